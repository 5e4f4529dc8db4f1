"""The activities of a span of time, as the reports about them read them: one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mitra_tui.i18n.dates import span_text
from mitra_tui.models.base import db
from mitra_tui.services.reports.span import Span

_COLUMNS = ("id", "title", "category", "starts_on", "ends_on", "date_precision", "place", "status",
            "scope_item", "students", "teachers", "guests", "owner", "goal", "finding")
_LATEST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity that is printed; empty texts where nothing was entered."""

    id: int
    title: str
    category: str
    starts_on: str
    ends_on: str
    date_precision: str
    place: str
    status: str
    scope_item: int | None
    students: int | None
    teachers: int | None
    guests: int | None
    owner: str
    goal: str
    finding: str
    hours: float
    hours_unit: str
    partners: str
    partner_ids: tuple[int, ...]
    programmes: str
    resources: str

    @property
    def when(self) -> str:
        """Its date in words, as precise as what is known."""
        return span_text(self.starts_on, self.ends_on, self.date_precision, short=False)


def activities_of(span: Span, *, statuses: tuple[str, ...] = ("planned", "done"),
                  newest_first: bool = False) -> list[ActivityRow]:
    """Those that meet the span, by their date; of all time also those without one, at the end."""
    first, last = span.first, span.last or _LATEST
    dated = "r.starts_on <> '' AND r.starts_on <= ? AND r.ends_on >= ?"
    meets = dated if not span.whole else f"(r.starts_on = '' OR ({dated}))"
    order = "r.starts_on DESC" if newest_first else "r.starts_on = '', r.starts_on"
    marks = ", ".join("?" * len(statuses))
    rows = db.execute_sql(
        f"SELECT {', '.join(f'r.{name}' for name in _COLUMNS)}, "
        "coalesce(r.hours, (SELECT sum(s.hours) FROM activity_session s "
        "WHERE s.activity_id = r.id), 0), r.hours_unit, "
        "(SELECT group_concat(name, '; ') FROM (SELECT p.name FROM activity_partner l "
        "JOIN partner p ON p.id = l.partner_id WHERE l.activity_id = r.id ORDER BY l.position)), "
        "(SELECT group_concat(partner_id) FROM activity_partner WHERE activity_id = r.id), "
        "(SELECT group_concat(name, '; ') FROM (SELECT CASE p.short WHEN '' THEN p.name "
        "ELSE p.short END AS name FROM activity_programme l JOIN programme p "
        "ON p.id = l.programme_id WHERE l.activity_id = r.id ORDER BY l.position)), "
        "(SELECT group_concat(text || CASE source WHEN '' THEN '' ELSE ' (' || source || ')' END, "
        "'; ') FROM (SELECT text, source FROM activity_resource WHERE activity_id = r.id "
        f"ORDER BY position)) FROM activity r WHERE r.hidden = 0 AND r.status IN ({marks}) "
        f"AND {meets} ORDER BY {order}, r.id", [*statuses, last, first])
    found = []
    own: list[Any]
    for *own, hours, unit, partners, ids, programmes, resources in rows:
        numbers = tuple(int(one) for one in str(ids or "").split(",") if one)
        found.append(ActivityRow(*[*own, float(hours), unit, partners or "", numbers,
                                   programmes or "", resources or ""]))
    return found
