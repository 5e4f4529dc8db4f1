"""What a row of a list of agreements says together: a length instead of a last day, and the kind
and the state where the table has no column for them.

What an office lists has been agreed: without a word about the state a row with a number or days is
a signed agreement. The kind is told by the title, the number or the heading above it; where none
tells, it is an MoU, as offices call them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from mitra_tui.exchange.dates import read_date
from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.tables import Cell, Row, Sheet
from mitra_tui.exchange.terms import length_of, without_until
from mitra_tui.exchange.values import read_value
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.agreement_term import last_day_after
from mitra_tui.services.importing.shapes import Offer, Problem, Reading

# Which kind the words of a title, a number or a heading tell of; the first that fits.
_KINDS = (
    ("addendum", re.compile(r"\b(?:adendum|addendum|amandemen)\b", re.IGNORECASE)),
    ("pks", re.compile(r"\b(?:pks|moa)\b|perjanjian\s+kerja\s*sama|memorandum of agreement",
                       re.IGNORECASE)),
    ("mou", re.compile(r"\bmou\b|nota\s+kesepahaman|memorandum of understanding",
                       re.IGNORECASE)),
    ("ia", re.compile(r"\bia\b|implement\w+\s+arrangement", re.IGNORECASE)),
)
_USUAL = "mou"
# Headings of columns that hold a length, so that a bare number is one of years.
_LENGTHS = re.compile(r"masa|jangka|durasi|lama|duration|period|term|length|years")
_ENDED = "terminated"


class AgreementReader:
    """Completes the reading of rows of agreements."""

    def __init__(self, sheet: Sheet, mapping: Mapping[int, str]) -> None:
        found = {name: at for at, name in mapping.items()}
        self._typed = sheet.kind == "json"
        self._start, self._end = found.get("starts_on", -1), found.get("ends_on", -1)
        self._state = found.get("state", -1)
        heads = [sheet.headers[at] for at, name in mapping.items()
                 if name in ("school_number", "title", "starts_on", "signed_on")]
        self._usual = _kind_in(*heads) or _USUAL
        self._years = self._end >= 0 and bool(
            _LENGTHS.search(heading_key(sheet.headers[self._end])))

    def complete(self, row: Row, reading: Reading) -> Reading:
        """The reading with the row's term, and what it lets one conclude."""
        values, derived = dict(reading.values), dict(reading.derived)
        begin = list(self._begin(row, values))
        end = list(self._term(row, values, begin))  # may add to what the beginning is asked
        problems = [*reading.problems, *begin, *end]
        if "kind" not in values:
            derived["kind"] = _kind_in(
                str(values.get("title") or ""), str(values.get("school_number") or "")
            ) or self._usual
        told = ("school_number", "partner_number", "signed_on", "starts_on", "ends_on")
        if "state" not in values:
            derived["state"] = "signed" if any(values.get(name) for name in told) else "draft"
        elif values["state"] == _ENDED and not values.get("ended_reason"):
            derived["ended_reason"] = str(row.cells[self._state])[:1000]
        return Reading(values, derived, tuple(problems))

    def _begin(self, row: Row, values: dict[str, Any]) -> Iterator[Problem]:
        if self._start < 0 or row.cells[self._start] == "":
            return
        yield from self._day(row.cells[self._start], "starts_on", self._start, values)

    def _term(
        self, row: Row, values: dict[str, Any], asked: list[Problem]
    ) -> Iterator[Problem]:
        """The last day: as it stands, or as far from the first as the row says.

        Where the first day is `asked` about, the last goes along with the one that is proposed.
        """
        cell: Cell = row.cells[self._end] if self._end >= 0 else ""
        if cell == "":
            return
        length = None if self._typed else length_of(cell, years=self._years)
        if length is None:
            yield from self._day(cell, "ends_on", self._end, values)
            return
        begin = values.get("starts_on") or values.get("signed_on")
        if begin:
            values.setdefault("starts_on", begin)
            values["ends_on"] = last_day_after(begin, *length)
        elif asked:
            offer = asked[0].offer
            if offer is not None:
                told = dict(offer.values)
                told["ends_on"] = last_day_after(told["starts_on"], *length)
                asked[0] = replace(asked[0], offer=Offer(told))
        else:
            yield Problem("ends_on", "import.length_without_start", {"value": str(cell)[:60]},
                          column=self._end)

    def _day(self, cell: Cell, name: str, at: int, values: dict[str, Any]) -> Iterator[Problem]:
        """A day, or the first and the last; of a month or year the day is only proposed."""
        if isinstance(cell, str) and not self._typed:
            cell = without_until(cell)
        read = read_value("agreements", AGREEMENTS.field(name), cell, typed=self._typed)
        if not read.problem:
            if read.value:
                values[name] = read.value
            return
        found = read_date(cell)
        if found.known and found.precision == "range" and not found.place:
            values.setdefault("starts_on", found.starts_on)
            values.setdefault("ends_on", found.ends_on)
            return
        offered = read.suggestion
        if found.known and found.precision in ("month", "year") and not found.place:
            offered = found.starts_on if name == "starts_on" else found.ends_on
        yield Problem(name, read.problem, read.params, suggestion=offered,
                      offer=Offer({name: offered}) if offered else None, column=at)


def _kind_in(*texts: str) -> str:
    for text in texts:
        for kind, pattern in _KINDS:
            if pattern.search(text):
                return kind
    return ""
