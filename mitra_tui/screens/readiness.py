"""Kesiapan Dapodik: what keeps the records out of Dapodik; enter leads to the field to fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.i18n import t, tn
from mitra_tui.rows.dapodik import Lack, Unready
from mitra_tui.rows.lines import Line
from mitra_tui.rows.registry import entity
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.table.grouped_table import GroupedTable

REPORT = "R10"
# A line's number is its record's id, of what kind it is and which of its fields: the same
# whenever the list is read.
_KINDS = ("agreements", "partners", "contacts", "programmes")
_FIELDS = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line stands for: a record, and what it lacks."""

    record: Unready
    lack: Lack


class ReadinessScreen(RowsPage[None]):
    """Each record that is not ready, and below it what it lacks."""

    ROOT = "school"
    HELP = "readiness"
    BINDINGS = [
        verb("e", "edit", "edit", show=True),
        verb("p", "print", "print", show=True),
        verb("h", "history", "history", show=True),
        verb("g", "related", "related", show=True),
    ]

    def __init__(self, agreement: int | None = None) -> None:
        """The cursor stands at first on what the `agreement` lacks, if it lacks something."""
        super().__init__()
        self.entries: dict[int, Entry] = {}
        self._first = agreement

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield GroupedTable([
            Head(t("readiness.what"), 55, grow=4, stays=True),
            Head(t("readiness.column"), 22, grow=1)], empty=t("readiness.ready"))

    @property
    def here(self) -> Entry | None:
        """What the line under the cursor stands for."""
        return self.entries.get(self.rows.cursor_id or 0) if self.is_mounted else None

    def shows(self, what: str) -> bool:
        return what in _KINDS

    def note_partner(self) -> int | None:
        found = self.here
        return found.record.id if found and found.record.what == "partners" else None

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        """Read anew; what was filled is gone, and the cursor stands on what comes next."""
        from mitra_tui.services import readiness

        found = self.attempt(readiness.check)
        if found is None:
            return
        self.entries = {_number(one, lack): Entry(one, lack)
                        for one in found for lack in one.lacks}
        at = next((number for number, entry in self.entries.items() if (
            entry.record.what, entry.record.id) == ("agreements", self._first)), None)
        self._first = None
        self.rows.show(ReadinessLines(found), cursor_id=at)
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        warnings = sum(entry.lack.warns for entry in self.entries.values())
        missing = len(self.entries) - warnings
        records = len({(one.record.what, one.record.id) for one in self.entries.values()})
        parts = [tn("readiness.count.missing", missing)] if missing else []
        parts += [tn("readiness.count.warnings", warnings)] if warnings else []
        parts += [tn("readiness.count.records", records)] if records else []
        self.query_one(Summary).show(" · ".join(parts))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is lacking there is nothing to change."""
        return action not in ("edit", "history") or self.here is not None

    # -- filling ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Open the record with the cursor in the field that is lacking."""
        found = self.here
        if found is None:
            return
        if found.record.what == "programmes":
            from mitra_tui.screens.agreement_wizard import begin_agreement

            begin_agreement(self, self.saved, programme=found.record.id)
            return
        from mitra_tui.services.registry import store_of

        record = self.attempt(store_of(found.record.what).get, found.record.id)
        if record is None:
            return
        if record.what == "agreements":
            from mitra_tui.screens.agreement_wizard import continue_agreement

            continue_agreement(self, record, self.saved, found.lack.field)
        else:
            from mitra_tui.screens.record_form import open_form

            open_form(self, record.what, record, at=found.lack.field)

    def saved(self, record_id: int | None) -> None:
        """Something was filled: say how to take it back."""
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()

    # -- further verbs -----------------------------------------------------------
    def action_print(self) -> None:
        """The report, or the workbook in the order of Dapodik's forms."""
        from mitra_tui.screens.report_printing import print_report

        print_report(self, REPORT)

    def action_history(self) -> None:
        """What happened to the record."""
        found = self.here
        if found is not None:
            from mitra_tui.screens.history import show_history

            show_history(self, found.record.what, found.record.id)

    def action_related(self) -> None:
        """The page of the record, and the lists behind this one."""
        from mitra_tui.widgets.dialogs import Choose

        found = self.here
        pages = found is not None and found.record.what in ("agreements", "partners")
        options = [("page", t("readiness.page", name=found.record.name))] if (
            found is not None and pages) else []
        options += [(what, t(what)) for what in _KINDS]
        self.app.push_screen(Choose(t("list.related"), options), self._related)

    def _related(self, key: str | None) -> None:
        from mitra_tui.screens.agreement_page import AgreementPage
        from mitra_tui.screens.partner_page import PartnerPage
        from mitra_tui.screens.plain_list import list_of

        found = self.here
        if key == "page" and found is not None:
            page = AgreementPage if found.record.what == "agreements" else PartnerPage
            self.app.push_screen(page(found.record.id))
        elif key:
            self.app.push_screen(list_of(key))


def _number(record: Unready, lack: Lack) -> int:
    return record.id * len(_KINDS) * _FIELDS + _place(record.what, lack.field)


@cache
def _place(what: str, field: str) -> int:
    """The number of a field among those of all kinds; 0 of a kind is the record as a whole."""
    number = entity(what).names.index(field) + 1 if field else 0
    return _KINDS.index(what) * _FIELDS + number


class ReadinessLines:
    """A heading for each record and a line for each thing that it lacks, told when it is seen;
    programmes, which lack but one thing, share their heading."""

    def __init__(self, found: Sequence[Unready]) -> None:
        self._rows: list[tuple[Unready, Lack | None]] = []
        alone = False  # whether the heading of those without one of their own stands already
        for one in found:
            if one.what != "programmes" or not alone:
                self._rows.append((one, None))
            alone = one.what == "programmes"
            self._rows += [(one, lack) for lack in one.lacks]
        self._places = {_number(one, lack): place
                        for place, (one, lack) in enumerate(self._rows) if lack is not None}

    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        """The lines at the positions `start` ≤ n < `stop`."""
        return [_heading(place, one) if lack is None else _line(one, lack)
                for place, (one, lack) in enumerate(self._rows[start:stop], start)]

    def position(self, id: int) -> int | None:
        """Where the line `id` stands, None when there is none."""
        return self._places.get(id)


def _heading(place: int, one: Unready) -> Line:
    told = t("readiness.programmes") if one.what == "programmes" else (
        f"{t(f'{one.what}.one').capitalize()} · {one.name}")
    return Line(-place - 1, (f" {told}",))


def _line(one: Unready, lack: Lack) -> Line:
    from mitra_tui.services.readiness import sentence

    said = sentence(one.what, lack) if lack.field else one.name
    return Line(_number(one, lack), (f"  {said}", lack.column))
