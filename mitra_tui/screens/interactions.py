"""Every interaction: what was said and written, by either side, and which answers are awaited."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import brief_text
from mitra_tui.rows.interaction import awaits
from mitra_tui.rows.record import Record
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb


class InteractionsScreen(ListScreen):
    """The register of interactions, newest first. What came in is marked, so is what waits."""

    WHAT = "interactions"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("l", "next", "next"),
    ]

    def cells(self, ids: Sequence[int]) -> Sequence[tuple[str, ...]]:
        records = self.store.records(ids)
        return [(day, partner, _kind(kind, record), _subject(subject, record))
                for (day, partner, kind, subject), record in zip(
                    super().cells(ids), records, strict=True)]

    def note_partner(self) -> int | None:
        """The partner of the line under the cursor, as everywhere that names one."""
        own = super().note_partner()
        here = self.rows.cursor_id
        if own is not None or here is None:
            return own
        record = self.attempt(self.store.get, here)
        partner = record.values["partner"] if record is not None else None
        return partner if isinstance(partner, int) else None

    def related(self) -> list[tuple[str, str]]:
        return [("awaits", t("interactions.go_awaits")), *super().related()]

    def go_related(self, key: str) -> None:
        if key == "awaits":
            self.show_query(self.query_now.filtered("awaits", "late,waiting"))
        else:
            super().go_related(key)

    def action_finish(self) -> None:
        """Note that the letter was answered today."""
        from mitra_tui.services import interactions

        ids = self.chosen()
        answered = self.attempt(interactions.answer, ids) if ids else None
        if answered == 0:
            self.say(t("interactions.none_awaits"))
        elif answered is not None:
            self.rows.clear_marks()
            self.reread()
            self.say(tn("message.answered_many", answered))

    def action_next(self) -> None:
        """The next step of a letter: its answer."""
        self.action_finish()


def _kind(text: str, record: Record) -> str:
    return f"< {text}" if record.values["direction"] == "in" else text


def _subject(text: str, record: Record) -> str:
    """The subject, behind the day of the answer that is awaited."""
    answer_by, today = str(record.values["answer_by"] or ""), clock.today().isoformat()
    state = awaits(answer_by, str(record.values["answered_on"] or ""), today)
    if state not in ("late", "waiting"):
        return text
    day = brief_text(answer_by, "day", today)
    return f"{t(f'interactions.shown.{state}', day=day)} · {text}"
