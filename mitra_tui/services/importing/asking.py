"""What is asked of a row that may be an activity that is known already."""

from __future__ import annotations

from dataclasses import replace

from mitra_tui.exchange.titles import find_title
from mitra_tui.i18n.dates import day_text, span_text
from mitra_tui.services.importing.activities import days_in
from mitra_tui.services.importing.known import Known, Register
from mitra_tui.services.importing.shapes import REPEATED, Offer, Problem, RowPlan


def unscrambled(register: Register, row: RowPlan, problem: Problem) -> Problem:
    """What a row with mixed cells probably is: an activity whose title stands in them."""
    days = days_in(row.cells)
    known = {str(one.values["title"]): one for one in register.on_days(days)}
    title = find_title((str(cell) for cell in row.cells), known, register.school)
    if title:
        maybe = maybe_same(known[title], row)
        return replace(problem, suggestion=maybe.suggestion, offer=maybe.offer)
    return replace(problem, suggestion=", ".join(map(day_text, days)))


def maybe_same(known: Known, row: RowPlan) -> Problem:
    """The question whether a row is an activity that is known: by its days it may be, or another
    number of its table is."""
    when = span_text(
        known.values.get("starts_on") or "", known.values.get("ends_on") or "",
        known.values.get("date_precision") or "")
    title = str(known.values.get("title") or "")
    said = f"{title} ({when})" if when else title
    number = f"#{known.record_id} " if known.record_id else ""
    return Problem(
        "starts_on", REPEATED if row.repeats else "import.maybe_same",
        {"title": title, "when": when},
        suggestion=f"{number}{said}"[:400],
        offer=Offer(record_id=known.record_id) if known.record_id else None)
