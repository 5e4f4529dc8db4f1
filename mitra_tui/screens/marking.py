"""Marks in a list: which records are chosen for what is done next."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui.screens.searching import Searching


class Marking(Searching):
    """A page with a list whose records can be marked."""

    def all_ids(self) -> Sequence[int]:
        """All records that the list finds, those beyond the page too."""
        return ()

    def _recount(self) -> None:
        """Say anew how many there are, and how many are marked."""

    def action_mark(self) -> None:
        """Mark the record, and go on to the next."""
        self.rows.toggle_mark()
        self.rows.action_move(1)
        self._recount()

    def action_mark_all(self) -> None:
        """Mark all that the list shows; once more takes all marks away."""
        ids = self.all_ids()
        if self.rows.marks.issuperset(ids):
            self.rows.clear_marks()
        else:
            self.rows.mark_all(ids)
        self._recount()

    def chosen(self) -> list[int]:
        """The marked records, else the one under the cursor."""
        if self.rows.marks:
            return sorted(self.rows.marks)
        here = self.rows.cursor_id
        return [here] if here is not None else []
