"""R13: what whoever comes next must know: who answers for what, the agreements that run, whom to
call, what is open, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mitra_tui import clock
from mitra_tui.documents.blocks import Block, Document, Facts, Signatures, Signer
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, span_text
from mitra_tui.models.base import db
from mitra_tui.services import handover
from mitra_tui.services.agreement_status import status_sql
from mitra_tui.services.letterhead import DOTS
from mitra_tui.services.reports.behind import subjects
from mitra_tui.services.reports.sheet import Line, cells_of, day, figure_of, line, sheet, table
from mitra_tui.services.reports.span import Span

_RUNNING = ("draft", "sent", "upcoming", "active", "expiring")

Lines = list[Line]


def build(_span: Span) -> Document:
    """The memo as things stand today; a span narrows nothing."""
    parts = {
        "owners": (_owners(), ()), "agreements": (_agreements(), (24, 34, 12, 16, 14)),
        "contacts": (_contacts(), (26, 22, 20, 20, 12)),
        "conflicts": (_conflicts(), (24, 36, 8, 18, 14)),
        "followups": (_followups(), (14, 40, 30, 16)),
        "activities": (_activities(), (20, 38, 26, 16)),
        "answers": (_answers(), (14, 40, 30, 16)),
    }
    blocks: list[Block] = [Facts((
        (t("report.R13.as_of"), day_text(clock.today().isoformat(), short=False)),
        *((t(f"report.R13.{name}"), str(len(rows)))
          for name, (rows, _) in parts.items() if name != "owners")))]
    for name, (rows, widths) in parts.items():
        heads = _owner_heads() if name == "owners" else [
            t(f"report.R13.{name}.{place}") for place in range(1, len(widths) + 1)]
        blocks.append(table(heads, cells_of(rows), widths or [30, *[15] * (len(heads) - 1)],
                            title=t(f"report.R13.{name}"), size=9))
    blocks.append(Signatures(((_signer("giver"), _signer("taker")),)))
    return sheet(t("report.R13"), Span(), blocks, wide=True, figures=[
        figure_of(t(f"report.R13.{name}"), rows) for name, (rows, _) in parts.items()
        if name != "owners"])


def _signer(side: str) -> Signer:
    return Signer((t(f"report.R13.{side}"),), DOTS)


def _owner_heads() -> list[str]:
    return [t("handover.who"), *(t(what) for what in handover.kinds())]


def _owners() -> Lines:
    kinds = handover.kinds()
    return [Line((one.name, *(one.counts.get(what, 0) for what in kinds)), ())
            for one in handover.owners()]


def _agreements() -> Lines:
    """Those that run, begin later or are on their way, the first to end on top."""
    sql, params = status_sql()
    found: Lines = []
    for number, name, kind, mine, theirs, title, ends, status, owner in db.execute_sql(
        "SELECT r.id, p.name, r.kind, r.school_number, r.partner_number, r.title, r.ends_on, "
        f"{sql} AS status, p.owner FROM agreement r JOIN partner p ON p.id = r.partner_id "
        "WHERE r.hidden = 0 ORDER BY r.ends_on = '', r.ends_on, p.sort_key, r.id", params):
        if status in _RUNNING:
            told = "\n".join(part for part in (
                t(f"agreements.kind.{kind}"), mine or theirs, title) if part)
            found.append(line("agreements", number, name, told, day(ends),
                              t(f"agreements.status.{status}"), owner))
    return found


def _contacts() -> Lines:
    today = clock.today().isoformat()
    return [line("contacts", number, partner, name, position,
                 "\n".join(part for part in (phone, email) if part), owner)
            for number, partner, name, position, phone, email, owner in db.execute_sql(
        "SELECT c.id, p.name, c.name, c.position, c.phone, c.email, p.owner FROM contact c "
        "JOIN partner p ON p.id = c.partner_id WHERE c.hidden = 0 AND p.hidden = 0 "
        "AND p.stage <> 'ended' AND (c.active_to = '' OR c.active_to >= ?) "
        "ORDER BY p.sort_key, p.id, c.id", (today,))]


def _conflicts() -> Lines:
    """The open ones, the oldest first. A memo goes from hand to hand: it has no words of a
    confidential one, whoever prints."""
    from mitra_tui.services import conflicts

    secret = dict(db.execute_sql(
        "SELECT id, confidential FROM conflict WHERE hidden = 0 AND closed_on = '' "
        "ORDER BY raised_on, id"))
    hidden = t("report.confidential")
    return [line("conflicts", number, partner, hidden if secret[number] else summary, severity,
                 step, until)
            for number, (partner, summary, severity, _, step, until) in zip(
                secret, conflicts.lines(list(secret)), strict=True)]


def _followups() -> Lines:
    rows = list(db.execute_sql(
        "SELECT id, CASE snoozed_to WHEN '' THEN due_on ELSE snoozed_to END AS due, title, "
        "subject_what, subject_id, owner FROM followup WHERE hidden = 0 AND done_on = '' "
        "ORDER BY due = '', due, id"))
    known = subjects((what, about) for *_, what, about, _ in rows if what)
    return [line("followups", number, day(due), title, known.get((what, about), ""), owner)
            for number, due, title, what, about, owner in rows]


def _activities() -> Lines:
    return [line("activities", number, span_text(first, last, precision), title, partners or "",
                 owner)
            for number, first, last, precision, title, owner, partners in db.execute_sql(
        "SELECT a.id, a.starts_on, a.ends_on, a.date_precision, a.title, a.owner, "
        "(SELECT group_concat(p.name, '; ') FROM activity_partner l JOIN partner p "
        "ON p.id = l.partner_id WHERE l.activity_id = a.id) FROM activity a "
        "WHERE a.hidden = 0 AND a.status = 'planned' ORDER BY a.starts_on = '', a.starts_on, a.id")]


def _answers() -> Lines:
    """Letters that an answer is awaited to."""
    return [line("interactions", number, date.fromisoformat(until), subject, partner, owner)
            for number, until, subject, partner, owner in _awaited()]


def _awaited() -> Sequence[tuple[int, str, str, str, str]]:
    return list(db.execute_sql(
        "SELECT i.id, i.answer_by, i.subject, p.name, p.owner FROM interaction i "
        "JOIN partner p ON p.id = i.partner_id WHERE i.hidden = 0 AND i.answer_by <> '' "
        "AND i.answered_on = '' ORDER BY i.answer_by, i.id"))
