"""What follows from a review: while the message that it was saved stands, `l` notes a task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mitra_tui.rows.text import clean
from mitra_tui.screens.page import Page

_TITLE = 300


class Reviewing(Page[Any]):
    """A page from which partnerships are reviewed."""

    just_reviewed: int | None = None
    """The review of which `l` notes a follow-up, as long as its message stands."""

    def forget_message(self, key: str) -> None:
        """A key was pressed; all but `l` leave the review behind."""
        super().forget_message(key)
        if key != "l":
            self.just_reviewed = None

    def reviewed(self, record_id: Any) -> None:
        """A review was saved, or not."""
        if record_id is None:
            return
        self.made()
        self.reread()
        self._offer(int(record_id))

    def _offer(self, review: int) -> None:
        from mitra_tui.services import changes

        self.just_reviewed = review
        newest = self.attempt(changes.undoable)
        if newest is not None:
            self.say_of("evaluations.saved_follow", newest.label)

    def follow_review(self) -> bool:
        """Note a follow-up of the review just saved; whether there is one."""
        review, self.just_reviewed = self.just_reviewed, None
        if review is None:
            return False

        def followed(record_id: Any) -> None:
            if record_id is not None:
                self.made()
                self.reread()
                self._offer(review)

        follow(self, review, followed)
        return True


def follow(page: Page[Any], review: int, done: Callable[[Any], None]) -> None:
    """The form of a follow-up of a review; the first line of its findings is the title."""
    from mitra_tui.screens.record_form import open_form
    from mitra_tui.services.evaluations import store

    record = page.attempt(store.get, review)
    if record is None:
        return
    findings = clean(str(record.values["findings"] or "")).strip()
    open_form(page, "followups", values={
        "title": findings.split("\n")[0][:_TITLE], "subject": f"evaluations/{review}"},
        at="due_on" if findings else "title", done=done)
