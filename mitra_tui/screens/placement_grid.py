"""PKL: a grid of partners × programmes for one period, with counts typed in the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import field_message, t
from mitra_tui.i18n.dates import span_text
from mitra_tui.rows.placement import COUNTS, PLACEMENTS
from mitra_tui.rows.placement_grid import Cell, Period, PlacementGrid
from mitra_tui.screens.page import Page
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.count_grid import CountGrid
from mitra_tui.widgets.text_line import TextLine

_NEW = "+"
_PERIOD = ("starts_on", "ends_on", "grade")


class PlacementGridScreen(Page[None]):
    """One count at a time; `l` shows the next of the four, `f` another period."""

    ROOT = "activities"
    HELP = "placement_grid"
    BINDINGS = [
        Binding("l", "next", t("keys.placements.next"), show=True, id="list.next",
                tooltip=t("keys.placements.next.tip")),
        verb("f", "filter", "filter", show=True),
        verb("n", "new", "new", show=True),
        verb("e", "edit", "edit", show=True),
        Binding("t", "monitor", t("keys.placements.monitor"), show=True, id="list.done",
                tooltip=t("keys.placements.monitor.tip")),
        verb("p", "print", "print", show=True),
        verb("d", "delete", "delete"),
    ]

    def __init__(self, period: Period | None = None, count: str = COUNTS[0]) -> None:
        """The grid of a period, of the newest one when none is named, showing one count."""
        super().__init__()
        self.period = period
        self.count = count
        self.grid: PlacementGrid | None = None
        self.added: dict[int, str] = {}  # partners without a placement yet

    def body(self) -> Iterable[Widget]:
        yield TextLine(strong=True, id="name")
        yield TextLine(id="second")
        yield CountGrid(empty=t("placement_grid.empty"))

    @property
    def counts(self) -> CountGrid:
        """The grid of numbers."""
        return self.query_one(CountGrid)

    @property
    def cell(self) -> Cell | None:
        """The placement under the cursor."""
        here = self.counts.cell
        return self.grid.cells.get(here) if self.grid is not None and here is not None else None

    def shows(self, what: str) -> bool:
        return what == "placements"

    def on_mount(self) -> None:
        self.counts.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Ask for a period, where there is none yet."""
        if self.period is None:
            self._ask_period()

    # -- reading -------------------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import placements

        if self.period is None:
            known = self.attempt(placements.periods)
            self.period = known[0] if known else None
        if self.period is None:
            return
        grid = self.attempt(placements.grid, self.period)
        if grid is None:
            return
        self.grid = grid
        known_ids = {one for one, _ in grid.partners}
        extra = [(one, name) for one, name in self.added.items() if one not in known_ids]
        self.counts.show(
            [*grid.partners, *extra], grid.programmes,
            {place: cell.count(self.count) for place, cell in grid.cells.items()},
            [(t("placement_grid.unplaced"), _unplaced(grid))])
        self._tell(grid)

    def _tell(self, grid: PlacementGrid) -> None:
        """Which period and count, and how they stand."""
        self.query_one("#name", TextLine).text = t(
            "placement_grid.title", period=period_text(grid.period),
            count=t(f"placements.{self.count}"))
        sums = " · ".join(f"{t(f'placements.{name}')} {grid.total(name)}" for name in COUNTS)
        self.query_one("#second", TextLine).text = t(
            "placement_grid.sums", sums=sums, free=grid.free)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a placement needs one under the cursor."""
        if action in ("edit", "monitor"):
            return not self.is_mounted or self.cell is not None
        return True

    # -- typing --------------------------------------------------------------------------
    @on(CountGrid.Moved)
    def _moved(self, message: CountGrid.Moved) -> None:
        message.stop()
        self.refresh_bindings()

    @on(CountGrid.Changed)
    def _changed(self, message: CountGrid.Changed) -> None:
        """A number was typed: it is saved at once."""
        message.stop()
        from mitra_tui.services import placements

        if self.grid is None:
            return
        cell = self.grid.cells.get((message.row, message.column))
        try:
            made = self.attempt(
                placements.set_counts, self.grid.period, message.row, message.column,
                {self.count: message.value}, cell)
        except Invalid as error:
            self.say(field_message(error.errors[0]), error=True)
            made = None
        if made is not None:
            self.made()
        self.reread()
        if made is not None:
            self.say_saved()

    # -- verbs ---------------------------------------------------------------------------
    def action_next(self) -> None:
        """Show the next of the four counts."""
        self.count = COUNTS[(COUNTS.index(self.count) + 1) % len(COUNTS)]
        self.reread()

    def action_filter(self) -> None:
        """Another period, or a new one."""
        from mitra_tui.services import placements
        from mitra_tui.widgets.dialogs import Choose

        known = self.attempt(placements.periods)
        if known is None:
            return
        if not known:
            self._ask_period()
            return
        options = [(str(place), period_text(one)) for place, one in enumerate(known)]
        options.append((_NEW, t("placement_grid.new_period")))

        def chosen(key: str | None) -> None:
            if key == _NEW:
                self._ask_period()
            elif key:
                self._show(known[int(key)])

        self.app.push_screen(Choose(t("placement_grid.which"), options), chosen)

    def _show(self, period: Period) -> None:
        self.period = period
        self.added = {}
        self.reread()

    def _ask_period(self) -> None:
        from mitra_tui.screens.form_sources import form_sources
        from mitra_tui.widgets.dialogs.fill import Fill

        fields = [replace(PLACEMENTS.field(name), required=name != "grade") for name in _PERIOD]

        def check(given: dict[str, Any]) -> Sequence[FieldError]:
            from mitra_tui.schemas.placement import PlacementDraft

            wrong = [FieldError(name, "check.required") for name in _PERIOD[:2] if not given[name]]
            try:
                PlacementDraft.read({"partner": 1, "programme": 1, **given})
            except Invalid as error:
                wrong += error.errors
            return wrong

        def filled(given: dict[str, Any] | None) -> None:
            if given is not None:
                self._show(Period(given["starts_on"], given["ends_on"], given["grade"] or ""))

        self.app.push_screen(
            Fill(t("placement_grid.new_period"), fields, form_sources("placements"), check=check),
            filled)

    def action_new(self) -> None:
        """Add a partner to the grid; it is kept once a number stands in its row."""
        from mitra_tui.services.references import lookup, names
        from mitra_tui.widgets.dialogs import Pick

        if self.grid is None:
            self._ask_period()
            return

        def picked(partner: int | None) -> None:
            if partner is None:
                return
            self.added[partner] = names("partners", [partner]).get(partner, str(partner))
            self.reread()
            self.counts.point(partner, 0)

        self.app.push_screen(
            Pick(t("placement_grid.add"), lambda typed: lookup("partners", typed)), picked)

    def action_edit(self) -> None:
        """The whole placement: who looks after it, its days, its agreement."""
        from mitra_tui.screens.record_form import open_form
        from mitra_tui.services.placements import store

        cell = self.cell
        record = self.attempt(store.get, cell.id) if cell is not None else None
        if record is not None:
            open_form(self, "placements", record, at="supervisor", done=self._saved)

    def _saved(self, record_id: int | None) -> None:
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()

    def action_monitor(self) -> None:
        """Note a visit to the partner under the cursor: of all its placements of the period."""
        from mitra_tui.screens.placements import ask_visit

        here = self.counts.cell
        if self.grid is not None and here is not None:
            ids = [cell.id for (partner, _), cell in self.grid.cells.items()
                   if partner == here[0]]
            ask_visit(self, ids, lambda: self._saved(ids[0]))

    def action_delete(self) -> None:
        """Remove the placement under the cursor."""
        from mitra_tui.services.placements import store

        cell = self.cell
        if self.drop_draft() or cell is None:
            return
        record = self.attempt(store.get, cell.id)
        if record is not None and self.attempt(store.set_hidden, [cell.id], True):
            self.made()
            self.reread()
            self.say_of("message.removed_undo", store.title_of(record.values))

    def action_print(self) -> None:
        """Print the recap of PKL."""
        from mitra_tui.screens.report_printing import print_report

        print_report(self, "R14")


def period_text(period: Period) -> str:
    """A period in words."""
    when = span_text(period.starts_on, period.ends_on, "range") or t("placement_grid.no_date")
    return f"{when} · {period.grade}" if period.grade else when


def _unplaced(grid: PlacementGrid) -> dict[int, str]:
    """How many have no place yet, by programme and in all; nothing where all have one."""
    found = {one: grid.unplaced(one) for one, _ in grid.programmes}
    found[0] = grid.unplaced()
    return {one: str(count) for one, count in found.items() if count}
