"""8+i: how far each program keahlian has come, what is missing, and who could fill it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import number_text
from mitra_tui.rows.chart import bar
from mitra_tui.rows.eight_plus_i import (
    HOURS_NEEDED,
    ITEMS,
    ItemState,
    ProgrammeState,
    sign_of,
)
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.page import RowsPage
from mitra_tui.services.reports.semesters import semester_of
from mitra_tui.services.reports.span import Span, span_of
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_BAR = 8


class EightPage(RowsPage[None]):
    """A line for each programme; enter shows its items, `f` another semester."""

    ROOT = "evaluation"
    HELP = "eight_plus_i"
    BINDINGS = [
        Binding("f", "semester", t("keys.eight_plus_i.semester"), show=True, id="list.filter",
                tooltip=t("keys.eight_plus_i.semester.tip")),
    ]

    def __init__(self, semester: Span | None = None) -> None:
        super().__init__()
        self.semester = semester or semester_of(clock.today())
        self.found: dict[int, ProgrammeState] = {}

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield RowsTable([
            Head(t("eight_plus_i.programme"), 28, grow=1),
            *(Head(sign_of(one), 2) for one in ITEMS),
            Head(t("eight_plus_i.minimum"), 5),
            Head(t("eight_plus_i.hours"), 17)], empty=t("programmes.empty"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.eight_plus_i import eight_plus_i

        year, half = span_of(self.semester.year), self.semester
        found = self.attempt(eight_plus_i, (year.first, year.last), (half.first, half.last))
        if found is None:
            return
        self.found = {one.programme: one for one in found}
        self.query_one("#name", TextLine).text = t(
            "eight_plus_i.heading", year=half.year, semester=t(f"semester.{half.semester}"))
        self.rows.show(Fixed([Line(one.programme, _cells(one)) for one in found]),
                       cursor_id=self.rows.cursor_id)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.app.push_screen(ItemsPage(self.found[message.id]))

    def action_semester(self) -> None:
        """Another semester, or another school year."""
        from mitra_tui.services.reports.spans import offered
        from mitra_tui.widgets.dialogs import Choose

        spans = {f"{one.year} {one.semester}": one for one in offered() if one.semester}
        options = [(key, f"{one.year} · {t(f'semester.{one.semester}')}")
                   for key, one in spans.items()]

        def chosen(key: str | None) -> None:
            if key:
                self.semester = spans[key]
                self.reread()

        now = f"{self.semester.year} {self.semester.semester}"
        self.app.push_screen(Choose(t("keys.eight_plus_i.semester"), options, current=now), chosen)


def _cells(one: ProgrammeState) -> tuple[str, ...]:
    share = one.hours / HOURS_NEEDED
    told = f"{number_text(one.hours)}/{HOURS_NEEDED}"
    return (one.name, *(t(f"eight_plus_i.mark.{state.state}") for state in one.items),
            t("value.yes" if one.minimum else "value.no"),
            f"{bar(min(share, 1), _BAR):<{_BAR}} {told}")


class ItemsPage(RowsPage[None]):
    """The items of one programme: what was done, by whom, and who could fill a gap."""

    ROOT = "evaluation"
    HELP = "eight_plus_i_items"

    def __init__(self, programme: ProgrammeState) -> None:
        super().__init__()
        self.programme = programme

    def body(self) -> Iterable[Widget]:
        yield TextLine(self.programme.name, strong=True, id="name")
        yield RowsTable([
            Head("", 2), Head(t("eight_plus_i.item"), 34, grow=1),
            Head(t("eight_plus_i.state"), 14), Head(t("eight_plus_i.who"), 24, grow=2)])

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.references import names

        ids = {one for state in self.programme.items for one in state.partners} | {
            one for many in self.programme.candidates.values() for one in many}
        known = self.attempt(names, "partners", sorted(ids)) or {}
        self.rows.show(Fixed([
            Line(state.item, (
                sign_of(state.item), t(f"agreement_wizard.scope_items.{state.item}"),
                f"{t(f'eight_plus_i.mark.{state.state}')} {t(f'eight_plus_i.is_{state.state}')}",
                self._who(state, known)))
            for state in self.programme.items]), cursor_id=self.rows.cursor_id)

    def _who(self, state: ItemState, known: dict[int, str]) -> str:
        """Who serves it, or else who could."""
        told = "; ".join(known.get(one, f"#{one}") for one in state.partners)
        could = self.programme.candidates.get(state.item, ())
        if told or not could:
            return told
        return t("eight_plus_i.could", who="; ".join(known.get(one, f"#{one}") for one in could))

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        """The records that count, or the partners that could fill the gap."""
        message.stop()
        from mitra_tui.widgets.dialogs import Choose

        state = next(one for one in self.programme.items if one.item == message.id)
        options = self._options(state)
        if not options:
            self.say(t("eight_plus_i.nobody"))
            return

        def chosen(key: str | None) -> None:
            if key:
                from mitra_tui.screens.pulse_acts import open_evidence

                what, _, number = key.partition("/")
                open_evidence(self, what, int(number), self._acted)

        self.app.push_screen(
            Choose(t(f"agreement_wizard.scope_items.{state.item}"), options), chosen)

    def _options(self, state: ItemState) -> list[tuple[str, str]]:
        from mitra_tui.services.references import names

        found = [(f"{one.what}/{one.id}", f"{t(f'{one.what}.one')} · {_title(one.what, one.id)}")
                 for one in state.served]
        could: Sequence[int] = self.programme.candidates.get(state.item, ())
        known = names("partners", list(could))
        found += [(f"partners/{one}", t("eight_plus_i.could", who=known[one])) for one in could]
        return list(dict.fromkeys(found))

    def _acted(self, record_id: Any) -> None:
        if record_id is not None:
            self.made()
            self.say_saved()


def _title(what: str, record_id: int) -> str:
    from mitra_tui.services.registry import store_of

    store = store_of(what)
    return store.title_of(store.get(record_id).values) or f"#{record_id}"
