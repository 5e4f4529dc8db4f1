"""What a row of an activity table says together: one cell for day and place, one title for all.

The paper's tables have a title and `Samarinda, 19 Mei 2024`, nothing more. What stands in a cell
is the row's own; what the title lets one conclude (partners, programmes, category) goes into a
new record only, and only where the table has no column for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.engines.search import match
from mitra_tui.exchange.dates import ReadDate, find_date, read_date
from mitra_tui.exchange.tables import SCRAMBLED, Cell, Row, Sheet
from mitra_tui.exchange.titles import NamedPartner, School, TitleReader, own_school
from mitra_tui.i18n.dates import span_text
from mitra_tui.models.base import db
from mitra_tui.rows.text import gate, words
from mitra_tui.services import school as school_service
from mitra_tui.services.importing.shapes import Offer, Problem, Reading

ALL_NAMES = 3000  # a directory up to this size is known by heart
_LONG_WORD = 4
_WORDS = 400  # of the titles, by which a larger directory is searched


class ActivityReader:
    """Completes the reading of rows of activities."""

    def __init__(self, sheet: Sheet, mapping: Mapping[int, str]) -> None:
        profile = school_service.get()
        name = str(profile.values["name"]) if profile else ""
        city = str(profile.values["city"] or "") if profile else ""
        self.school: School = own_school(name, city)
        self._mapped = frozenset(mapping.values())  # what a title says else is only concluded
        self._start = next((at for at, name in mapping.items() if name == "starts_on"), -1)
        self._end = next((at for at, name in mapping.items() if name == "ends_on"), -1)
        title = next((at for at, name in mapping.items() if name == "title"), -1)
        titles = [str(row.cells[title]) for row in sheet.rows] if title >= 0 else []
        partners = _partner_names(titles)
        self._titles = TitleReader(self.school, partners, _programme_names(), partners)

    def complete(self, row: Row, reading: Reading) -> Reading:
        """The reading with the row's dates, and what its title says."""
        values, derived = dict(reading.values), dict(reading.derived)
        problems = list(reading.problems)
        if SCRAMBLED not in row.flags:
            problems += self._when(row, values, derived)
        hints = self._title(values, derived, undated=bool(problems))
        return Reading(values, derived, tuple(problems), hints)

    # -- when and where ----------------------------------------------------------
    def _when(
        self, row: Row, values: dict[str, Any], derived: dict[str, Any]
    ) -> Iterator[Problem]:
        start, end = self._read(row, self._start), self._read(row, self._end)
        precision = values.pop("date_precision", "")
        if start is not None and isinstance(row.cells[self._start], str):
            derived |= self._raw(start)
        if start is not None and start.place:
            values.setdefault("place", start.place)
        if start is not None and start.problem:
            yield _problem("starts_on", start, self._start)
        elif start is not None and start.known:
            first, last, known = start.starts_on, start.ends_on, start.precision
            if end is not None and end.known and end.ends_on < first:
                yield _turned_round(start, end, self._end)
            elif end is not None and end.known:
                last = end.ends_on
                known = "range" if known == "day" and last != first else known
            values |= {"starts_on": first, "ends_on": last, "date_precision": precision or known}
        elif end is not None and end.known:
            yield Problem("starts_on", "check.activity_ends_without_start", column=self._start)
        if end is not None and end.problem:
            yield _problem("ends_on", end, self._end)

    def _raw(self, read: ReadDate) -> dict[str, str]:
        """What was written, unless a column of its own says it."""
        return {} if "date_raw" in self._mapped else {"date_raw": read.raw[:200]}

    def _read(self, row: Row, at: int) -> ReadDate | None:
        cell: Cell = row.cells[at] if at >= 0 else ""
        return read_date(cell) if cell != "" else None

    # -- what the title says -----------------------------------------------------
    def _title(
        self, values: dict[str, Any], derived: dict[str, Any], *, undated: bool
    ) -> dict[str, str]:
        """Complete the row by its title; `undated`: when it was is in question already."""
        hints: dict[str, str] = {}
        if "partners" in values:
            named = [self._titles.partner(name) if isinstance(name, str) else name
                     for name in values["partners"]]
            values["partners"] = [
                one.name if isinstance(one, NamedPartner) else one for one in named
                if not (isinstance(one, NamedPartner) and self.school.is_own(one.name))]
            hints = {one.name: one.suggestion or one.known for one in named
                     if isinstance(one, NamedPartner) and (one.suggestion or one.known)}
        title = str(values.get("title") or "")
        if not title:
            return hints
        read = self._titles.read(title)
        values["title"] = read.title
        if "partners" not in self._mapped:
            derived["partners"] = [one.known or one.name for one in read.partners]
            hints = {one.name: one.suggestion for one in read.partners if one.suggestion}
        told = {"programmes": list(read.programmes), "category": read.category,
                "place": read.place}
        derived |= {name: value for name, value in told.items() if name not in self._mapped}
        if not undated and "starts_on" not in values and read.date is not None:
            values |= {"starts_on": read.date.starts_on, "ends_on": read.date.ends_on,
                       "date_precision": read.date.precision}
            derived |= self._raw(read.date)
        return hints


def _problem(field: str, read: ReadDate, column: int) -> Problem:
    """A date that cannot be read; its suggestion says all of when."""
    offered = read.suggestion
    if offered is None:
        return Problem(field, read.problem, {"text": read.raw[:60]}, column=column)
    values = {"starts_on": offered.starts_on, "ends_on": offered.ends_on,
              "date_precision": offered.precision}
    return Problem(field, read.problem, {"text": read.raw[:60]}, suggestion=offered.text,
                   offer=Offer(values), column=column)


def _turned_round(start: ReadDate, end: ReadDate, column: int) -> Problem:
    """An end before the start; perhaps the two were exchanged."""
    known = "day" if start.ends_on == end.starts_on else "range"
    if start.precision == end.precision and start.precision in ("month", "year"):
        known = start.precision
    values = {"starts_on": end.starts_on, "ends_on": start.ends_on, "date_precision": known}
    return Problem("ends_on", "check.activity_ends_before_starts", column=column,
                   suggestion=span_text(end.starts_on, start.ends_on, known),
                   offer=Offer(values))


def status_of(values: Mapping[str, Any]) -> str:
    """The status of an activity whose table says none: what is past was done."""
    last = values.get("ends_on") or values.get("starts_on")
    return "done" if last and last < clock.today().isoformat() else "planned"


def days_in(cells: tuple[Cell, ...]) -> list[str]:
    """The first days of the dates that stand somewhere in the cells of a scrambled row."""
    found = (find_date(cell) for cell in cells if isinstance(cell, str))
    return [one.starts_on for one in found if one is not None]


def _partner_names(titles: list[str]) -> dict[str, str]:
    """The names that a title may contain, each with its partner's town; of a large directory
    those that share a word."""
    total = db.execute_sql("SELECT count(*) FROM partner WHERE hidden = 0").fetchone()[0]
    where, params = "", []
    if total > ALL_NAMES:
        found = {word for title in titles for word in words(gate(title))
                 if len(word) >= _LONG_WORD}
        terms = [match(word) for word in sorted(found, key=len, reverse=True)[:_WORDS]]
        if not terms:
            return {}
        where = ("AND p.id IN (SELECT rowid FROM search_partner WHERE text MATCH ? "
                 f"LIMIT {ALL_NAMES})")
        params = [" OR ".join(terms)]
    names: dict[str, str] = {}
    for row in db.execute_sql(
            f"SELECT p.name, p.city FROM partner p WHERE p.hidden = 0 {where}", params):
        names.setdefault(row[0], row[1] or "")
    for row in db.execute_sql(
            "SELECT a.name, p.city FROM partner_alias a JOIN partner p ON p.id = a.partner_id "
            f"WHERE p.hidden = 0 {where}", params):
        names.setdefault(row[0], row[1] or "")
    return names


def _programme_names() -> list[str]:
    rows = db.execute_sql(
        "SELECT name FROM programme WHERE hidden = 0 UNION SELECT short FROM programme "
        "WHERE hidden = 0 AND short <> '' UNION SELECT a.name FROM programme_alias a "
        "JOIN programme p ON p.id = a.programme_id WHERE p.hidden = 0")
    return [row[0] for row in rows]
