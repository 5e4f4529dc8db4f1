"""What stands in a new agreement at first: blank, from a kind's usual text, from an older one.

All of it is a proposal that the office changes as it likes. Proposed sentences are in the
language of documents, whatever language the screens speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import DEFAULT, t_in
from mitra_tui.models.base import db
from mitra_tui.rows.agreement import DEFAULT_LEAD_DAYS
from mitra_tui.rows.agreement_term import later, moved
from mitra_tui.services import needs, officials, preferences
from mitra_tui.services.agreements.records import store

STARTS = ("mou", "pks", "pkl", "ia")
"""What a new agreement may be begun as: a kind, or an agreement about PKL."""

# Years of the term, the items of 8+i, and of each proposed indicator its measure, target, unit.
_YEARS = {"mou": 3, "pks": 2, "pkl": 1, "ia": 1}
_SCOPE = {"mou": [3, 4, 6], "pks": [3, 4, 6], "pkl": [4], "ia": []}
_INDICATORS: dict[str, tuple[tuple[str, float, str], ...]] = {
    "mou": (("activities", 2, "kegiatan"),),
    "pks": (("hours", 50, "jam"), ("activities", 4, "kegiatan")),
    "pkl": (("manual", 100, "persen"), ("survey", 3, "")),
    "ia": (("activities", 1, "kegiatan"),),
}
# Days after the first day by which a duty is due; 0 is that day, None the last day of the term.
_DUE: dict[str, dict[str, tuple[int | None, ...]]] = {
    "mou": {"school": (30, 180), "partner": (30,)},
    "pks": {"school": (30, 180), "partner": (90, 180)},
    "pkl": {"school": (0, 60, None), "partner": (0, None)},
    "ia": {"school": (0, None), "partner": (0,)},
}
_COPIES = 2


def blank(kind: str, partner: int | None = None, first: date | None = None) -> dict[str, Any]:
    """A new agreement with nothing proposed but who signs, the ladder and the term, which begins
    on the day `first` (today unless given)."""
    today = first or clock.today()
    return {
        "kind": "pks" if kind == "pkl" else kind, "partner": partner,
        "template": "pkl" if kind == "pkl" else None, "programmes": [],
        "starts_on": today.isoformat(),
        "ends_on": _last_day(today, _YEARS.get(kind, 1)).isoformat(),
        "scope_items": [], "objectives": [], "duties": [], "indicators": [],
        "dispute_steps": [dict(step) for step in preferences.get("agreements.ladder")],
        "copies": _COPIES, "signatories": signatories(partner, today), "witnesses": [],
        **_lead_days(),
    }


def _lead_days() -> dict[str, int]:
    """Days before its end on which an agreement reminds, where the school chose others than all
    have that name none."""
    days = int(preferences.get("agreements.lead_days"))
    return {} if days == DEFAULT_LEAD_DAYS else {"lead_days": days}


def usual(start: str, partner: int | None = None, first: date | None = None,
          last: date | None = None) -> dict[str, Any]:
    """A new agreement with what agreements of its kind usually say. `start` is one of `STARTS`;
    the term is from `first` to `last`, unless given from today and as long as it usually is."""
    found = blank(start, partner, first)
    first = date.fromisoformat(found["starts_on"])
    last = last or date.fromisoformat(found["ends_on"])
    found["ends_on"] = last.isoformat()
    found["title"] = t_in(DEFAULT, f"suggest.{start}.title")
    found["scope_items"] = list(_SCOPE[start])
    found["objectives"] = list(_sentences(start, "objective", 2))
    found["duties"] = [
        {"side": side, "text": text, "done_on": None,
         "due_on": (last if days is None else min(last, first + timedelta(days=days))).isoformat()}
        for side, due in _DUE[start].items()
        for text, days in zip(_sentences(start, side, len(due)), due, strict=True)]
    wanted = _INDICATORS[start]
    found["indicators"] = [
        {"text": text, "measure": measure, "category": None, "unit": unit or None,
         "target": target, "actual": None, "due_on": last.isoformat()}
        for text, (measure, target, unit) in zip(
            _sentences(start, "indicator", len(wanted)), wanted, strict=True)]
    return found


def like(record_id: int, partner: int | None = None) -> dict[str, Any]:
    """A new agreement with what an older one said: its days moved to a term of the same length
    that begins today, nothing done yet. For another `partner`, its people sign.

    Raises `NotFound`.
    """
    old = dict(store.get(record_id).values)
    whom = partner or old["partner"]
    found = blank(str(old["kind"]), whom)
    found |= {name: old[name] for name in (
        "kind", "template", "title", "programmes", "parent", "cooperation", "scope_items",
        "supervisor", "objectives", "dispute_steps", "lead_days", "copies", "stamped")}
    moves = (old["starts_on"], found["starts_on"])
    found["ends_on"] = moved(old["ends_on"], *moves) or found["ends_on"]
    found["duties"] = [{**duty, "due_on": moved(duty["due_on"], *moves), "done_on": None}
                       for duty in old["duties"]]
    found["indicators"] = [{**one, "due_on": moved(one["due_on"], *moves), "actual": None}
                           for one in old["indicators"]]
    return found


def meant_for(values: Mapping[str, Any], need: int | None = None,
              programme: int | None = None) -> dict[str, Any]:
    """The values of a new agreement that is to answer a need: its programme is one of the
    agreement's, its words come first among the objectives. Raises `NotFound`."""
    found = dict(values)
    if need is not None:
        asked = needs.store.get(need).values
        programme = programme or asked["programme"]
        words = " - ".join(part for part in (asked["text"], asked["target"]) if part)
        others = [one for one in found.get("objectives") or () if one != words]
        found["objectives"] = [words, *others]
    if programme is not None and programme not in (found.get("programmes") or ()):
        found["programmes"] = [programme, *(found.get("programmes") or ())]
    return found


def last_of(partner: int) -> int | None:
    """The newest agreement with a partner; None when there is none."""
    row = db.execute_sql(
        "SELECT id FROM agreement WHERE partner_id = ? AND hidden = 0 "
        "ORDER BY starts_on DESC, id DESC LIMIT 1", (partner,)).fetchone()
    return int(row[0]) if row else None


def signatories(partner: int | None, day: date) -> list[dict[str, Any]]:
    """Who would sign on a day: the principal in office, and the person known at the partner."""
    head = officials.principal(day)
    school = {"side": "school", **(_official(head.values) if head else {
        "name": None, "position": None, "rank": None, "id_number": None})}
    other: dict[str, Any] = {"side": "partner", "name": None, "position": None, "rank": None,
                             "id_number": None}
    row = db.execute_sql(
        "SELECT name, position FROM contact WHERE partner_id = ? AND hidden = 0 "
        "AND (active_to = '' OR active_to >= ?) ORDER BY active_from DESC, id LIMIT 1",
        (partner, day.isoformat())).fetchone() if partner else None
    if row:
        other |= {"name": row[0], "position": row[1] or None}
    return [school, other]


def _official(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": values["name"], "position": values["position"], "rank": values["rank"],
            "id_number": values["nip"]}


def _sentences(start: str, part: str, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield t_in(DEFAULT, f"suggest.{start}.{part}.{number}")


def _last_day(first: date, years: int) -> date:
    return later(first, 12 * years) - timedelta(days=1)
