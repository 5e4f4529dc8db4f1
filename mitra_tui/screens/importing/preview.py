"""The third step: every row with its verdict, decided where need be, then written as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import MitraError, Stale
from mitra_tui.i18n import t, tn
from mitra_tui.screens.importing.deciding import DecidingPage
from mitra_tui.screens.importing.told import (
    PlanLines,
    filter_word,
    paragraphs,
    word_of,
)
from mitra_tui.screens.importing.wizard import Wizard, Written, counted, heading
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.services import importing
from mitra_tui.services.importing import Choice, Plan, Summary, Verdict
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.detail import Detail
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_AT_ONCE = 1500  # rows that are judged anew within a key; more of them in a job
_NAMES = 8  # records named before they are written


class PreviewScreen(DecidingPage[Written], RowsPage[Written]):
    """Single keys decide the row under the cursor, or all that are marked; `l` writes."""

    BINDINGS = [
        Binding("l,ctrl+s", "next", t("keys.import.write"), show=True, id="import.next",
                tooltip=t("keys.import.write.tip")),
        verb("f", "filter", "filter"),
        verb("space", "mark", "mark"),
        verb("a", "mark_all", "mark_all"),
        Binding("u", "undo", t("keys.page.undo"), show=False, id="page.undo",
                tooltip=t("keys.import.undo.tip")),
        Binding("b", "known", t("keys.import.known"), show=False, id="import.known",
                tooltip=t("keys.import.known.tip")),
    ]

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        assert wizard.plan is not None
        self.wizard = wizard
        self.plan: Plan = wizard.plan
        self.filter = ""
        self.shown = PlanLines(self.plan)
        self.writing = False
        # The places of each decision, the newest last.
        self.decided: list[Sequence[int]] = [[place] for place in self.plan.decisions]
        self._queue: list[tuple[Callable[[], object], Sequence[int]]] = []
        self._possible: frozenset[Choice] = frozenset()

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="heading")
        yield TextLine(id="summary")
        yield RowsTable([
            Head(t("import.head.row"), 5, right=True), Head(t("import.head.verdict"), 10),
            Head(t("import.head.title"), 34, grow=3), Head(t("import.head.message"), 26, grow=2)],
            empty=t("import.no_rows"))
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self.rows.focus()
        self.show_rows(self._next_asked(-1))

    @property
    def deciding(self) -> tuple[Plan, int] | None:
        place = self.rows.cursor_id
        return None if place is None else (self.plan, place)

    def can(self, choice: Choice) -> bool:
        if not self.rows.marks:
            return super().can(choice)
        if choice is Choice.SAME:  # of several rows it cannot be one record
            return False
        return any(choice in importing.choices(self.plan.rows[place]) for place in self.rows.marks)

    # -- showing -----------------------------------------------------------------
    def show_rows(self, place: int | None = None) -> None:
        """Show the plan as it stands; the cursor stays, or goes to the row at `place`."""
        self.shown = PlanLines(self.plan, self.filter)
        self.rows.show(self.shown, cursor_id=place)
        self._summarise()
        self._tell()

    def _summarise(self) -> None:
        summary = self.plan.summary()
        parts = [f"{tn('import.rows', len(self.plan.rows))}: {self._counted(summary)}"]
        if self.rows.marks:
            parts.insert(0, tn("list.marked", len(self.rows.marks)))
        if self.filter:
            parts.insert(0, t("import.only", what=filter_word(self.filter)))
        parts += [tn(f"import.adds_{what}", n) for what, n in summary.added.items()]
        self.query_one("#summary", TextLine).text = " · ".join(parts)
        mode, above = self.plan.on_duplicate, heading(self.wizard.what, 3, self.plan.source)
        if mode != importing.ON_DUPLICATE[0] or summary.counts[Verdict.DUPLICATE]:
            above = f"{above} · {t(f'import.known.{mode}.short')}"
        self.query_one("#heading", TextLine).text = above

    def _counted(self, summary: Summary) -> str:
        dropped = sum(self.plan.rows[place].dropped for place in self.plan.decisions)
        return counted(summary.counts, dropped)

    def _tell(self) -> None:
        """All that is to be said of the row under the cursor, and what can be done with it."""
        place = self.rows.cursor_id
        self.query_one("#detail", Detail).show(
            [] if place is None else paragraphs(self.plan, place))
        possible = frozenset(choice for choice in Choice if self.can(choice))
        if possible != self._possible:
            self._possible = possible
            self.refresh_bindings()

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self._tell()

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """All of a row, however long."""
        message.stop()
        from mitra_tui.screens.importing.preview_menus import show_whole

        show_whole(self, message.id)

    # -- deciding ----------------------------------------------------------------
    def decide(self, choice: Choice, *, record_id: int | None = None,
               values: Mapping[str, Any] | None = None) -> None:
        """Decide the marked rows, or the one under the cursor, and go to the next that asks."""
        here = self.rows.cursor_id
        if here is None:
            return
        marks = sorted(self.rows.marks)
        if marks:
            self.rows.clear_marks()
            self.decided.append(marks)
            self._judge(lambda: importing.decide_all(self.plan, marks, choice), marks)
        else:
            self.decided.append([here])
            self._judge(lambda: importing.decide(
                self.plan, here, choice, record_id=record_id, values=values), [here])

    def _judge(self, act: Callable[[], object], places: Sequence[int]) -> None:
        """Take decisions about rows, at once or, when all rows are many, one after the other in
        a job; meanwhile the cursor goes on."""
        if self.writing:
            return
        asked = any(importing.needs_a_person(self.plan, place) for place in places)
        after = self._next_asked(places[-1]) if asked else None
        if len(self.plan.rows) <= _AT_ONCE:
            try:
                act()
            except MitraError as error:
                self.refuse(error)
            else:
                self._judged(places, after)
            return
        self._queue.append((act, places))
        if after is not None:
            self.show_rows(after)
        if not self.busy:
            self._work_off()

    def _work_off(self) -> None:
        """Take the oldest decision that waits for its turn, and so on."""
        act, places = self._queue.pop(0)

        def over(error: MitraError | None) -> None:
            if error is None:
                self._judged(places, None)
            else:
                self.refuse(error)
            if self._queue:
                self._work_off()

        self.begin(tn("import.checking", len(self.plan.rows)), act, lambda _done: over(None), over)

    def _judged(self, places: Sequence[int], after: int | None) -> None:
        if after is not None and importing.needs_a_person(self.plan, places[-1]):
            after = places[-1]  # what was decided asks something else
        self.show_rows(after)
        if len(places) > 1:
            self.say(tn("import.decided_many", len(places)))
        else:
            row = self.plan.rows[places[0]]
            self.say(t("import.decided_one", number=row.number, verdict=word_of(row)))

    def _next_asked(self, place: int) -> int | None:
        """The next row that needs a person, beginning anew at the end."""
        count = len(self.plan.rows)
        order = (*range(place + 1, count), *range(place + 1))
        return next((at for at in order if at != place
                     and importing.needs_a_person(self.plan, at)), None)

    def action_undo(self) -> None:
        """Take the newest decision back; before the writing there is nothing else to undo."""
        if not self.decided:
            self.say(t("import.nothing_decided"))
            return
        places = self.decided.pop()
        self._judge(lambda: importing.decide_all(self.plan, places, None), places)
        self.show_rows(places[0])

    # -- what is shown, what is known ------------------------------------------------
    def action_filter(self) -> None:
        """Show only the rows of one verdict, or those that need a person."""
        from mitra_tui.screens.importing.preview_menus import choose_filter

        choose_filter(self)

    def action_mark(self) -> None:
        """Mark the row, and go on to the next."""
        self.rows.toggle_mark()
        self.rows.action_move(1)
        self._summarise()
        self._tell()

    def action_mark_all(self) -> None:
        """Mark all rows that are shown; once more takes all marks away."""
        shown = self.shown.places
        if self.rows.marks.issuperset(shown):
            self.rows.clear_marks()
        else:
            self.rows.mark_all(shown)
        self._summarise()
        self._tell()

    def action_known(self) -> None:
        """Choose what becomes of rows whose record says otherwise."""
        from mitra_tui.screens.importing.preview_menus import choose_known

        choose_known(self)

    def treat_known(self, name: str) -> None:
        """Judge all rows anew, with another rule for what exists already."""

        def judge() -> None:
            self.plan.on_duplicate = name
            self.plan.judge()

        if not self.busy:
            self.begin(tn("import.checking", len(self.plan.rows)), judge,
                       lambda _answer: self.show_rows())

    # -- writing -----------------------------------------------------------------
    def action_next(self) -> None:
        """Write all, after asking: it may be many records."""
        if self.busy:
            return
        writes = [row for row in self.plan.rows if not row.dropped and (
            row.verdict in (Verdict.NEW, Verdict.UPDATE)
            or (row.verdict is Verdict.UNDECIDED and row.record_id is None))]
        if not writes and not any(row.settles for row in self.plan.rows):
            self.say(t("import.nothing_to_write"))
            return
        from mitra_tui.services.importing import title_of
        from mitra_tui.widgets.dialogs import Confirm

        room = self.size.width - 4
        names = [clip(f"{word_of(row)}: {title_of(self.plan, row)}", room)
                 for row in writes[:_NAMES]]
        question = t("import.write_ask", counts=self._counted(self.plan.summary()))
        self.app.push_screen(Confirm(question, names, count=len(writes)),
                             lambda yes: self._write() if yes else None)

    def _write(self) -> None:
        wizard, plan = self.wizard, self.plan

        def write() -> Summary:
            summary = importing.apply(plan)
            wizard.remember()
            return summary

        self.writing = True
        self.begin(tn("import.writing", len(plan.rows)), write, self._written, self._not_written)

    def _written(self, summary: Summary) -> None:
        first = next((row.written for row in self.plan.rows
                      if row.verdict is Verdict.NEW and row.written is not None), None)
        self.dismiss(Written(summary, first, importing.names_contacts(self.plan)))

    def _not_written(self, error: MitraError) -> None:
        """Nothing was written; a plan that the records left behind says now what it would do."""
        self.writing = False
        if isinstance(error, Stale):
            self.show_rows(self._next_asked(-1))
        self.refuse(error)

    def action_back(self) -> None:
        """The filter first, then the marks; a job that writes is waited for."""
        if self.busy:
            return
        if self.filter:
            self.filter = ""
            self.show_rows()
        elif self.rows.marks:
            self.rows.clear_marks()
            self._summarise()
            self._tell()
        else:
            super().action_back()
