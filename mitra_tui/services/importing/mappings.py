"""Which column went into which field: guessed, corrected by people, remembered.

Remembered is only what a person said, by the folded headings of the table. It is convenience, so
it stands outside the journal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mitra_tui.exchange.headings import are_places, heading_key
from mitra_tui.exchange.mapping import ColumnMap, guess
from mitra_tui.exchange.tables import Row
from mitra_tui.models.base import db, side_note
from mitra_tui.rows.registry import entity

if TYPE_CHECKING:
    from mitra_tui.services.importing.planning import Plan


def mapping_for(
    what: str, headers: Sequence[str], rows: Sequence[Row] = (),
    chosen: Mapping[str, str] | None = None,
) -> ColumnMap:
    """The mapping of a table's columns: what is said now, else what was said, else a guess.

    `chosen` maps a heading or a column's number to a field's name (empty: leave it out). Raises
    `Usage` for a column or field that does not exist.
    """
    before = remembered(what, headers)
    said = {**before, **_as_numbers(headers, chosen or {})}
    return guess(headers, entity(what), rows, said)


def names_contacts(plan: Plan) -> bool:
    """Whether a table of partners also says whom to call, which is imported for itself."""
    if plan.what != "partners":
        return False
    found = guess(plan.headers, entity("contacts"), plan.sheet.rows)
    return not found.missing and any(
        plan.headers[at] in plan.unused() for at in found.columns("name"))


def remembered(what: str, headers: Sequence[str]) -> dict[str, str]:
    """What was said before of a table with these headings: the column's number → field. Of those
    without headings nothing is remembered: they have nothing in common."""
    if are_places(headers):
        return {}
    row = db.execute_sql(
        "SELECT mapping FROM import_mapping WHERE what = ? AND headers = ?",
        (what, _folded(headers))).fetchone()
    if row is None:
        return {}
    known = entity(what).names
    return {column: name for column, name in json.loads(row[0]).items()
            if not name or name in known}


def remember(what: str, headers: Sequence[str], chosen: Mapping[str, str]) -> None:
    """Keep what was said of a table's columns for the next table with these headings."""
    if are_places(headers):
        return
    said = remembered(what, headers) | _as_numbers(headers, chosen)
    with side_note():
        db.execute_sql(
            "INSERT INTO import_mapping (what, headers, mapping) VALUES (?, ?, ?) "
            "ON CONFLICT (what, headers) DO UPDATE SET mapping = excluded.mapping",
            (what, _folded(headers), json.dumps(said, ensure_ascii=False)))


def _folded(headers: Sequence[str]) -> str:
    return json.dumps([heading_key(header) for header in headers], ensure_ascii=False)


def _as_numbers(headers: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The same with the columns by their numbers, where the heading is one of the table's."""
    places = {heading_key(header): str(at) for at, header in
              reversed(list(enumerate(headers, 1))) if heading_key(header)}
    return {places.get(heading_key(column), column): name for column, name in chosen.items()}
