"""R9: a card of each partner, on one page: who it is, what was agreed and done, what both sides
had of it. What went wrong is no matter for a card that is handed out."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Document, Facts, NewPage, Paragraph, Table, Title
from mitra_tui.i18n import language, t
from mitra_tui.i18n.dates import day_text, number_text, span_text
from mitra_tui.models.base import db
from mitra_tui.rows.report import Figure
from mitra_tui.services import partners
from mitra_tui.services.agreement_status import status_sql
from mitra_tui.services.letterhead import letterhead
from mitra_tui.services.reports.benefit_balance import benefits_of
from mitra_tui.services.reports.sheet import Line, cells_of, line, table
from mitra_tui.services.reports.span import Span

_LAST = "9999-12-31"
_SHOWN = 6  # lines of each list, so that a card stays one page
_FACTS = ("sector", "city", "phone", "email", "website", "owner")


def build(span: Span) -> Document:
    """The cards of all partners; of a time, of those with whom something was done in it."""
    meets, params = "", list[str]()
    if not span.whole:
        meets = ("AND EXISTS (SELECT 1 FROM activity_partner l JOIN activity a "
                 "ON a.id = l.activity_id AND a.hidden = 0 WHERE l.partner_id = p.id "
                 "AND a.starts_on <> '' AND a.starts_on <= ? AND a.ends_on >= ?) ")
        params = [span.last or _LAST, span.first]
    found = [row[0] for row in db.execute_sql(
        f"SELECT p.id FROM partner p WHERE p.hidden = 0 {meets}ORDER BY p.sort_key, p.id", params)]
    return cards(found, span)


def cards(ids: Sequence[int], span: Span) -> Document:
    """The cards of these partners. Raises `NotFound`."""
    head = letterhead(language())
    blocks: list[Block] = []
    figures: list[Figure] = []
    for partner in ids:
        card, figure = _card(partner, span)
        blocks += [*([NewPage()] if blocks else []), *([head] if head else []), *card]
        figures.append(figure)
    if not ids:
        blocks.append(Paragraph(t("report.none"), align="left"))
    return Document(tuple(blocks), title=t("report.R9"), language=language(),
                    author=head.name if head else "", figures=tuple(figures))


def _card(partner: int, span: Span) -> tuple[list[Block], Figure]:
    """The card of a partner, and what it was made from."""
    record = partners.store.get(partner)
    values = record.values
    kind = values["kind"]
    pairs = [(t("partners.kind"), t(f"partners.kind.{kind}") if kind else "")]
    address = ", ".join(str(values[name]) for name in ("street", "village") if values[name])
    pairs.append((t("report.R9.address"), address))
    pairs += [(t(f"partners.{name}"), str(values[name] or "")) for name in _FACTS]
    filled = tuple(pair for pair in pairs if pair[1])
    gave, got = _benefits(partner, span)
    lists = (_contacts(partner), _agreements(partner), _activities(partner, span))
    blocks: list[Block] = [
        Title((t("report.R9").upper(), str(values["name"]))),
        *([Facts(filled)] if filled else []),
        _listed("contacts", lists[0], (45, 30, 25)),
        _listed("agreements", lists[1], (17, 53, 30)),
        _listed("activities", lists[2], (24, 50, 26)),
        Facts(((t("report.R9.got"), got or "–"), (t("report.R9.gave"), gave or "–"))),
        Paragraph(t("report.R9.as_of", day=day_text(clock.today().isoformat(), short=False)),
                  align="left", size=9),
    ]
    behind = [("partners", partner), *(record for lines in lists for one in lines
                                       for record in one.records),
              *(("benefits", one) for one in benefits_of(span, partner).get(partner, ()))]
    return blocks, Figure(str(values["name"]), tuple(behind))


def _listed(name: str, rows: Sequence[Line],
            widths: tuple[float, ...]) -> Table | Paragraph:
    heads = [t(f"report.R9.{name}.{at}") for at in (1, 2, 3)]
    return table(heads, cells_of(rows[:_SHOWN]), widths, title=t(name).capitalize(), size=9)


def _contacts(partner: int) -> list[Line]:
    today = clock.today().isoformat()
    return [line("contacts", *row) for row in db.execute_sql(
        "SELECT id, name, position, phone FROM contact WHERE partner_id = ? AND hidden = 0 "
        "AND (active_to = '' OR active_to >= ?) ORDER BY active_from DESC, id LIMIT ?",
        (partner, today, _SHOWN))]


def _agreements(partner: int) -> list[Line]:
    sql, params = status_sql()
    found: list[Line] = []
    for number, kind, title, ends, status in db.execute_sql(
        "SELECT r.id, r.kind, CASE r.title WHEN '' THEN r.school_number ELSE r.title END, "
        f"r.ends_on, {sql} FROM agreement r WHERE r.partner_id = ? AND r.hidden = 0 "
        "ORDER BY r.ends_on DESC, r.id DESC LIMIT ?", [*params, partner, _SHOWN]):
        until = f" – {day_text(ends)}" if ends else ""
        found.append(line("agreements", number, t(f"agreements.kind.{kind}"), title,
                          t(f"agreements.status.{status}") + until))
    return found


def _activities(partner: int, span: Span) -> list[Line]:
    return [line("activities", number, span_text(first, last, precision), title,
                 t(f"activities.status.{status}"))
            for number, first, last, precision, title, status in db.execute_sql(
        "SELECT a.id, a.starts_on, a.ends_on, a.date_precision, a.title, a.status "
        "FROM activity_partner l JOIN activity a ON a.id = l.activity_id "
        "WHERE l.partner_id = ? AND a.hidden = 0 AND (? OR (a.starts_on <> '' "
        "AND a.starts_on <= ? AND a.ends_on >= ?)) ORDER BY a.starts_on DESC, a.id DESC LIMIT ?",
        (partner, int(span.whole), span.last or _LAST, span.first, _SHOWN))]


def _benefits(partner: int, span: Span) -> tuple[str, str]:
    """What the partner had of it, and what the school had, by kind."""
    told: dict[str, list[str]] = {"partner": [], "school": []}
    for side, kind, count, quantity, unit in db.execute_sql(
        "SELECT side, kind, count(*), total(quantity), max(unit) FROM benefit "
        "WHERE partner_id = ? AND hidden = 0 AND (? OR on_date BETWEEN ? AND ?) "
        "GROUP BY side, kind ORDER BY count(*) DESC, kind",
        (partner, int(span.whole), span.first, span.last or _LAST)):
        amount = f" ({number_text(quantity)} {unit})".replace(" )", ")") if quantity else ""
        told[side].append(f"{t(f'benefits.kind.{kind}')} {count}×{amount}")
    return ", ".join(told["partner"]), ", ".join(told["school"])
