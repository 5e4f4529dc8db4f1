"""R12: the report of a semester: what was done, agreed, settled, asked, given, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mitra_tui.documents.blocks import Block, Document, Facts
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.models.base import db
from mitra_tui.rows.agreement import STATUSES
from mitra_tui.rows.report import Figure
from mitra_tui.services.agreement_status import status_sql
from mitra_tui.services.benefits.balance import balances, shares_text
from mitra_tui.services.eight_plus_i import eight_plus_i
from mitra_tui.services.reports.activity_rows import activities_of
from mitra_tui.services.reports.behind import subjects
from mitra_tui.services.reports.benefit_balance import benefits_of
from mitra_tui.services.reports.link_and_match import hours_chart
from mitra_tui.services.reports.semesters import semesters_of, year_of
from mitra_tui.services.reports.sheet import (
    Line,
    cells_of,
    day,
    figure_of,
    line,
    sheet,
    table,
)
from mitra_tui.services.reports.span import Span
from mitra_tui.services.surveys.results import results

_FIRST, _LAST = "0001-01-01", "9999-12-31"
_SIGNED = tuple(one for one in STATUSES if one not in ("draft", "sent"))


class _Part(NamedTuple):
    """A table of the report: its name in the catalogue, its lines and widths."""

    name: str
    read: Callable[[str, str], list[Line]]
    widths: tuple[float, ...]


def build(span: Span) -> Document:
    """All that the records say of the time, part by part; what is confidential without words."""
    first, last = span.first or _FIRST, span.last or _LAST
    parts = {one.name: (one, one.read(first, last)) for one in _PARTS}
    halves = semesters_of(span)
    programmes = {half: eight_plus_i(year_of(span), (half.first, half.last)) for half in halves}
    blocks: list[Block] = [Facts((
        *((t(f"report.R12.{name}"), str(len(lines))) for name, (_, lines) in parts.items()),
        (t("report.R12.minimum"), t("report.R12.of", n=sum(
            one.minimum for one in programmes[halves[-1]]), all=len(programmes[halves[-1]])))))]
    blocks += [_table(one, lines) for one, lines in parts.values()]
    blocks += [hours_chart(half, found) for half, found in programmes.items() if found]
    return sheet(t("report.R12"), span, blocks, wide=True, figures=[
        one for part, lines in parts.values() for one in _figures(part, lines)])


def _table(part: _Part, lines: Sequence[Line]) -> Block:
    heads = [t(f"report.R12.{part.name}.{at}") for at in range(1, len(part.widths) + 1)]
    return table(heads, cells_of(lines), part.widths, title=t(f"report.R12.{part.name}"), size=9)


def _figures(part: _Part, lines: Sequence[Line]) -> Iterable[Figure]:
    """The number of each part is made of all its records; a line of several is told by itself."""
    name = t(f"report.R12.{part.name}")
    if all(len(one.records) == 1 for one in lines):
        yield figure_of(name, lines)
        return
    for one in lines:
        yield figure_of(f"{name}: {one.cells[0]}", [one])


# -- the parts -----------------------------------------------------------------------
def _activities(first: str, last: str) -> list[Line]:
    """Done and planned ones, by their day; the programmes stand below what it was."""
    return [line("activities", one.id, one.when,
                 "\n".join(part for part in (one.title, one.programmes) if part),
                 one.partners, t(f"activities.status.{one.status}"), one.finding)
            for one in activities_of(Span(first, last))]


def _agreements(where: str, first: str, last: str) -> list[Line]:
    status, params = status_sql("r")
    found = []
    for number, partner, kind, mine, theirs, title, starts, ends, state in db.execute_sql(
        "SELECT r.id, p.name, r.kind, r.school_number, r.partner_number, r.title, r.starts_on, "
        f"CASE r.state WHEN 'terminated' THEN r.ended_on ELSE r.ends_on END AS until, {status} "
        "FROM agreement r JOIN partner p ON p.id = r.partner_id WHERE r.hidden = 0 "
        f"AND {where} BETWEEN ? AND ? ORDER BY {where}, p.sort_key, r.id",
        [*params, first, last]
    ):
        if state in _SIGNED:
            told = "\n".join(part for part in (
                t(f"agreements.kind.{kind}"), mine or theirs, title) if part)
            found.append(line("agreements", number, partner, told, day(starts), day(ends),
                              t(f"agreements.status.{state}")))
    return found


def _begun(first: str, last: str) -> list[Line]:
    return _agreements("r.starts_on", first, last)


def _ended(first: str, last: str) -> list[Line]:
    return _agreements("until", first, last)


def _conflicts(column: str, first: str, last: str) -> list[Line]:
    """What it was about is told unless it is confidential, whoever prints."""
    return [line("conflicts", number, day(raised), partner,
                 t(f"conflicts.source.{source}") if source else "–", severity,
                 t("report.confidential") if secret else summary, day(closed))
            for number, raised, partner, source, severity, secret, summary, closed in
            db.execute_sql(
        "SELECT c.id, c.raised_on, p.name, c.source, c.severity, c.confidential, c.summary, "
        "c.closed_on FROM conflict c JOIN partner p ON p.id = c.partner_id WHERE c.hidden = 0 "
        f"AND c.{column} BETWEEN ? AND ? ORDER BY c.{column}, c.id", (first, last))]


def _opened(first: str, last: str) -> list[Line]:
    return _conflicts("raised_on", first, last)


def _closed(first: str, last: str) -> list[Line]:
    return _conflicts("closed_on", first, last)


def _surveys(first: str, last: str) -> list[Line]:
    """The rounds that were open in the time, with what all their sheets say."""
    found = []
    for number, title, opens, closes in list(db.execute_sql(
        "SELECT id, title, opens_on, closes_on FROM survey WHERE hidden = 0 AND opens_on <= ? "
        "AND (closes_on = '' OR closes_on >= ?) AND (opens_on <> '' OR closes_on <> '') "
        "ORDER BY opens_on, id", (last, first))):
        said = results(number)
        term = " – ".join(day_text(one) for one in (opens, closes) if one)
        found.append(line(
            "surveys", number, title, term, said.n,
            "–" if said.skm is None else number_text(float(said.skm)), said.grade or "–",
            "–" if said.nps is None else number_text(float(said.nps))))
    return found


def _benefits(first: str, last: str) -> list[Line]:
    """What each side got, a line for each partner."""
    span = Span(first, last)
    behind = benefits_of(span)
    return [Line((one.name, shares_text(one, "school", "\n") or "–",
                  shares_text(one, "partner", "\n") or "–"),
                 tuple(("benefits", number) for number in behind.get(one.partner, ())))
            for one in balances(span)]


def _reviews(first: str, last: str) -> list[Line]:
    return [line("evaluations", number, day(on_date), partner, findings,
                 t(f"evaluations.decision.{decision}") if decision else "–")
            for number, on_date, partner, findings, decision in db.execute_sql(
        "SELECT e.id, e.on_date, p.name, e.findings, e.decision FROM evaluation e "
        "JOIN partner p ON p.id = e.partner_id WHERE e.hidden = 0 "
        "AND e.on_date BETWEEN ? AND ? ORDER BY e.on_date, e.id", (first, last))]


def _followups(first: str, last: str) -> list[Line]:
    """What is due by the end of the time and not done yet."""
    rows = list(db.execute_sql(
        "SELECT id, CASE snoozed_to WHEN '' THEN due_on ELSE snoozed_to END AS due, title, "
        "subject_what, subject_id, owner FROM followup WHERE hidden = 0 AND done_on = '' "
        "AND due <= ? ORDER BY due = '', due, id", (last,)))
    known = subjects((what, about) for *_, what, about, _ in rows if what)
    return [line("followups", number, day(due), title, known.get((what, about), ""), owner)
            for number, due, title, what, about, owner in rows]


_CONFLICT = (10, 24, 13, 7, 36, 10)
_PARTS = (
    _Part("activities", _activities, (15, 34, 24, 11, 30)),
    _Part("begun", _begun, (25, 40, 11, 11, 13)),
    _Part("ended", _ended, (25, 40, 11, 11, 13)),
    _Part("opened", _opened, _CONFLICT),
    _Part("closed", _closed, _CONFLICT),
    _Part("surveys", _surveys, (40, 24, 9, 10, 8, 9)),
    _Part("reviews", _reviews, (11, 25, 50, 14)),
    _Part("benefits", _benefits, (26, 37, 37)),
    _Part("followups", _followups, (11, 40, 32, 17)),
)
