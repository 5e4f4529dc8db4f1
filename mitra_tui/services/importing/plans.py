"""Making plans: of a file, a table, and of one row that waited."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mitra_tui.errors import Conflict
from mitra_tui.exchange.headings import are_places, place_of
from mitra_tui.exchange.mapping import ColumnMap
from mitra_tui.exchange.tables import (
    EXTRA,
    SCRAMBLED,
    Row,
    Sheet,
    read_bytes,
    read_table,
    read_text,
    sheet_names,
)
from mitra_tui.i18n import t
from mitra_tui.rows.record import Record
from mitra_tui.services.files import refuse_database
from mitra_tui.services.importing.mappings import mapping_for
from mitra_tui.services.importing.planning import Plan
from mitra_tui.services.importing.shapes import REPEATED, SKIP
from mitra_tui.services.importing.waiting import cells_of


def read_file(
    name: str, piped: bytes | None = None, *, what: str, sheet: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Sheet:
    """The table in the file `name`, or in what came down a pipe. Raises `BadFile`.

    Where `chosen` calls the columns only by letters or numbers, a first line of unknown words is
    a record.
    """
    bare = bool(chosen) and all(place_of(column) >= 0 for column in chosen or ())
    if piped is not None:
        return _shaped(what, read_bytes(piped, "stdin", what=what, sheet=sheet, bare=bare))
    refuse_database(Path(name))
    return _shaped(what, read_table(Path(name), what=what, sheet=sheet, bare=bare))


def read_pasted(content: str, *, what: str) -> Sheet:
    """The table in a text that was pasted. Raises `BadFile`."""
    return _shaped(what, read_text(content, t("import.pasted"), what=what))


def _shaped(what: str, sheet: Sheet) -> Sheet:
    """The table in the shape in which its records are kept: scores, or answers, as one list."""
    if what == "responses":
        from mitra_tui.services.importing import responses

        return responses.gathered(sheet)
    if what != "appraisals":
        return sheet
    from mitra_tui.exchange.scores import gathered

    return gathered(sheet)


def sheets_of(name: str) -> list[str]:
    """The sheets of a spreadsheet; empty for other files. Raises `BadFile`."""
    refuse_database(Path(name))
    return sheet_names(Path(name))


def plan(
    what: str, sheet: Sheet, chosen: Mapping[str, str] | None = None, *,
    on_duplicate: str = SKIP,
) -> Plan:
    """What importing `sheet` would do, row by row; nothing is written.

    `chosen` says where columns go, as in `mapping_for`. Raises `Usage` for a column or field
    that does not exist, `Conflict` when no column fills a required field.
    """
    found: ColumnMap = mapping_for(what, sheet.headers, sheet.rows, chosen)
    if found.missing:
        fields = ", ".join(t(f"{what}.{name}") for name in found.missing)
        if are_places(sheet.headers):
            raise Conflict("mapping.no_headings", name=sheet.source, fields=fields,
                           field=found.missing[0])
        raise Conflict("mapping.missing", name=sheet.source, fields=fields)
    return Plan(what, sheet, _used(found), on_duplicate)


def plan_row(pending: Record) -> Plan:
    """The plan of one pending row, as it can be read now."""
    what = str(pending.values["target"])
    headers, cells = cells_of(pending.values)
    flag = str(pending.values["message"] or "")
    flags = (flag,) if flag in (SCRAMBLED, EXTRA, REPEATED) else ()
    row = Row(int(pending.values["row"] or 0), cells, flags)
    sheet = Sheet(headers, (row,), str(pending.values["source"] or ""), "text")
    return Plan(what, sheet, _used(mapping_for(what, headers, sheet.rows)), SKIP,
                settling=pending.id)


def _used(found: ColumnMap) -> dict[int, str]:
    return {at: name for at, name in enumerate(found.fields) if name}
