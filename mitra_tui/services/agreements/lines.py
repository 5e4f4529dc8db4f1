"""A page of the list of agreements."""

from __future__ import annotations

from collections.abc import Sequence

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import db
from mitra_tui.services.agreement_status import statuses


def lines(ids: Sequence[int]) -> list[tuple[str, str, str, str, str, str]]:
    """For a page of the list: partner and title, kind, number, last day, status in words, and
    the status itself. Two queries, whatever the page's length.

    The partner is called as in the directory, until the agreement is signed; then as it was.
    """
    marks = ",".join("?" * len(ids))
    rows = {row[0]: row[1:] for row in db.execute_sql(
        "SELECT a.id, CASE a.partner_name WHEN '' THEN p.name ELSE a.partner_name END, a.title, "
        "a.kind, CASE a.school_number WHEN '' THEN a.partner_number ELSE a.school_number END, "
        "a.ends_on FROM agreement a JOIN partner p ON p.id = a.partner_id "
        f"WHERE a.id IN ({marks})", list(ids))}
    found = statuses(ids)
    return [_line(rows[one], found[one]) for one in ids if one in rows]


def _line(row: tuple[str, str, str, str, str], status: str) -> tuple[str, str, str, str, str, str]:
    partner, title, kind, number, ends = row
    return (f"{partner} · {title}" if title else partner, t(f"agreements.kind.{kind}"), number,
            day_text(ends) if ends else "", t(f"agreements.status.{status}"), status)
