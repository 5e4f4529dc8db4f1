"""Every interaction: what was said and written, by either side, and which answers are awaited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import brief_text
from mitra_tui.rows.interaction import awaits
from mitra_tui.rows.record import Query, Record
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import RowsTable
from mitra_tui.widgets.text_line import TextLine


class InteractionsScreen(ListScreen):
    """The register of interactions, newest first. What came in is marked, so is what waits."""

    WHAT = "interactions"
    BINDINGS = [
        verb("t", "done", "finish", show=True),
        verb("l", "next", "next"),
    ]

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield TextLine(id="counts")
        yield RowsTable(self.heads(), empty=t("interactions.empty"))

    def show_query(self, query: Query, record_id: int | None = None) -> None:
        super().show_query(query, record_id)
        self._count()

    def _count(self) -> None:
        """What the strategies of the paper count, of this partner or of all, in a year."""
        from mitra_tui.services import contact_counts

        partner = self.query_now.filter("partner")
        found = self.attempt(contact_counts.counts_of, partner) if partner else (
            self.attempt(contact_counts.of_all))
        if found is not None:
            self.query_one("#counts", TextLine).text = t(
                "interactions.counts", open=found.open_channel, reports=found.reports,
                personal=found.personal)

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
