"""What open conflicts ask for: the next step of their ladder. Whoever looks after the partner is
asked.

When a step is due follows from the ladder and the log, so what is open is looked at, the gravest
and oldest first; a school has few of these at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.agenda import AgendaItem, Window
from mitra_tui.services.agenda.reading import joined, rows

_COLUMNS = ("agreement", "severity", "nature", "raised_on")


def open_ones(window: Window) -> Iterator[AgendaItem]:
    """Open conflicts whose next step is due."""
    found = list(rows(
        window, "SELECT r.id, r.summary, r.confidential, p.id, p.name, p.owner, r.agreement_id, "
        "r.severity, r.nature, r.raised_on FROM conflict r JOIN partner p ON p.id = r.partner_id "
        "WHERE r.hidden = 0 AND r.closed_on = '' "
        "ORDER BY r.severity IS 4 DESC, r.raised_on, r.id"))
    if not found:
        return
    from mitra_tui.services.conflict_ladder import brief_rung, standings
    from mitra_tui.services.conflict_secrecy import unreadable

    logs = _logs([row[0] for row in found])
    stood = standings({row[0]: {**dict(zip(_COLUMNS, row[6:], strict=True)), "closed_on": None,
                                "steps": logs.get(row[0], [])} for row in found})
    secret = unreadable([row[0] for row in found if row[2]])
    for one, summary, _, partner, name, owner, *_ in found:
        step, due = stood[one].step, stood[one].due
        group = window.group(due)
        if group and step is not None:
            told = t("conflicts.masked") if one in secret else summary
            what = joined(f"{brief_rung(step.code, step.kind)}: {told}", name)
            yield AgendaItem("conflicts", one, due, "conflict", what,
                             owner, group, partner=partner)


def _logs(conflicts: list[int]) -> dict[int, list[Mapping[str, Any]]]:
    """Of each log what tells how far the conflict is."""
    marks = ",".join("?" * len(conflicts))
    logs: dict[int, list[Mapping[str, Any]]] = {}
    for one, kind, on_date, corrects, rung in db.execute_sql(
        "SELECT conflict_id, kind, on_date, corrects, rung FROM conflict_step "
        f"WHERE conflict_id IN ({marks}) ORDER BY conflict_id, position, id", conflicts,
    ):
        logs.setdefault(one, []).append(
            {"kind": kind, "on_date": on_date, "corrects": corrects, "rung": rung})
    return logs
