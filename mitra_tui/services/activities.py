"""Activities with partners and programmes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import span_text
from mitra_tui.models.activity import (
    Activity,
    ActivityEvidence,
    ActivityPartner,
    ActivityProgramme,
    ActivityResource,
    ActivitySession,
)
from mitra_tui.models.base import db, transaction
from mitra_tui.paths import school_year
from mitra_tui.rows.activity import ACTIVITIES
from mitra_tui.rows.text import fold, name_key
from mitra_tui.services.children import Child
from mitra_tui.services.references import resolve
from mitra_tui.services.school_year import in_month, in_year
from mitra_tui.services.stamping import stamp
from mitra_tui.services.store import Store


def _keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"title_key": name_key(values["title"])[:400]}


def _of_partner(value: str | int) -> tuple[str, Sequence[Any]]:
    if value == "":
        return "r.id NOT IN (SELECT activity_id FROM activity_partner)", []
    return ("r.id IN (SELECT activity_id FROM activity_partner WHERE partner_id = ?)",
            [resolve("partners", value)])


def _of_programme(value: str | int) -> tuple[str, Sequence[Any]]:
    if value == "":
        return "r.id NOT IN (SELECT activity_id FROM activity_programme)", []
    return ("r.id IN (SELECT activity_id FROM activity_programme WHERE programme_id = ?)",
            [resolve("programmes", value)])


class ActivityStore(Store):
    """How precise a date is follows from what was typed, unless that was typed too."""

    def amended(self, values: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
        found = super().amended(values, typed)
        precision = typed.get("date_precision")
        if typed.keys() & {"starts_on", "ends_on"}:
            if "ends_on" not in typed and (values["date_precision"] != "range"
                                           or precision in _LENGTH):
                found["ends_on"] = None  # it only repeated what was known of the beginning
            if "date_precision" not in typed:
                found["date_precision"] = None
        elif precision in _LENGTH:  # less is to be known than before: the month, the year
            for name in ("starts_on", "ends_on"):
                found[name] = (values[name] or "")[:_LENGTH[precision]]
        return found


    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(values)
        values["agreement"] = _agreement_of(values)
        return super().write(values, record_id)


def _agreement_of(values: Mapping[str, Any]) -> int | None:
    """The agreement under which an activity is: the one that it names, else that of the duty or
    indicator which it serves. Raises `Invalid` when these belong to different ones."""
    found: int | None = values.get("agreement")
    for name in ("duty", "indicator"):
        if values.get(name) is None:
            continue
        (owner,) = db.execute_sql(
            f"SELECT agreement_id FROM {name} WHERE id = ?", (values[name],)).fetchone()
        if found is None:
            found = owner
        elif owner != found:
            raise Invalid([FieldError(name, "check.of_other_agreement")])
    return found


# How much of an ISO day is said by a date that is no more precise than this.
_LENGTH = {"month": len("2024-05"), "year": len("2024")}

store = ActivityStore(
    ACTIVITIES, Activity, derive=_keys,
    children={
        "partners": Child(ActivityPartner, "activity_id", "partner_id"),
        "programmes": Child(ActivityProgramme, "activity_id", "programme_id"),
        "sessions": Child(ActivitySession, "activity_id"),
        "resources": Child(ActivityResource, "activity_id"),
        "evidence": Child(ActivityEvidence, "activity_id", "text"),
    },
    filters={"partner": _of_partner, "programme": _of_programme,
             "month": in_month, "school_year": in_year},
)


def lines(ids: Sequence[int]) -> list[tuple[str, ...]]:
    """For a page of the register: date, title, partners, status. Two queries."""
    marks = ",".join("?" * len(ids))
    names = dict(db.execute_sql(
        "SELECT ap.activity_id, group_concat(p.name, '; ') FROM activity_partner ap "
        f"JOIN partner p ON p.id = ap.partner_id WHERE ap.activity_id IN ({marks}) "
        "GROUP BY ap.activity_id", list(ids)))
    rows = {row[0]: row[1:] for row in db.execute_sql(
        "SELECT id, starts_on, ends_on, date_precision, title, status FROM activity "
        f"WHERE id IN ({marks})", list(ids))}
    return [
        (span_text(*rows[one][:3]), rows[one][3], names.get(one, ""),
         t(f"activities.status.{rows[one][4]}"))
        for one in ids
    ]


def finish(ids: Sequence[int]) -> int:
    """Mark activities as done, as one change; how many were planned. What was cancelled stays."""
    return stamp(store, ids, "activities.done", "status", "done", only="status = 'planned'")


def is_planned(one: int) -> bool:
    """Whether an activity has yet to take place."""
    found = db.execute_sql("SELECT status FROM activity WHERE id = ?", (one,)).fetchone()
    return found is not None and found[0] == "planned"


def conclude(activity: int, outcome: Mapping[str, Any], version: int | None = None) -> int:
    """Mark an activity as done, with its finding, achievements and challenges; its id.

    Raises `Stale` when it moved on from `version`, `Invalid` for texts that are too long.
    """
    from mitra_tui.schemas.registry import draft_of

    with transaction("activities.done") as change:
        store.expect(activity, version, outcome)
        values = {**store.get(activity).values, **outcome, "status": "done"}
        store.write(draft_of("activities").read(values).values(), activity)
        change.about("activities", activity, str(values["title"]))
    return activity


def set_status(ids: Sequence[int], status: str) -> int:
    """Cancel activities, or plan them anew, as one change; how many had another status."""
    action = "activities.cancel" if status == "cancelled" else "activities.plan"
    return stamp(store, ids, action, "status", status, only=f"status <> '{status}'")


# What a copy begins without: it is a plan again.
_NOT_COPIED = ("sessions", "finding", "achievements", "challenges", "evidence", "date_raw",
               "agreement", "duty", "indicator")


def copy_to_next_year(ids: Sequence[int]) -> list[int]:
    """Copy activities into the school year after their own, as one change; the copies' ids.

    A copy is planned, on the same weekday a year later (a month stays the same month), without
    what came of the first. The agreement goes along while it runs on that day.
    """
    made: list[int] = []
    with transaction("activities.copy") as change:
        for record in store.records(list(ids)):
            values = {**record.values, "status": "planned",
                      **{name: [] if store.entity.field(name).many else None
                         for name in _NOT_COPIED}}
            values |= _a_year_later(record.values)
            values["agreement"] = _still_runs(record.values["agreement"], values["starts_on"])
            made.append(store.write(values))
            change.about("activities", made[-1], str(values["title"]))
        if len(made) > 1:
            change.about("activities", None, str(len(made)))
    return made


def _a_year_later(values: Mapping[str, Any]) -> dict[str, str | None]:
    found: dict[str, str | None] = {"starts_on": None, "ends_on": None}
    for name in found:
        day = values[name]
        if not day:
            continue
        if values["date_precision"] in ("month", "year"):
            moved = f"{int(day[:4]) + 1:04}{day[4:7]}"
            last = monthrange(int(moved[:4]), int(moved[5:7]))[1]
            found[name] = f"{moved}-{'01' if name == 'starts_on' else f'{last:02}'}"
        else:
            found[name] = (date.fromisoformat(day) + _weeks(values["starts_on"])).isoformat()
    return found


def _weeks(day: str) -> timedelta:
    """Whole weeks to the same weekday of the following school year."""
    first = date.fromisoformat(day)
    weeks = timedelta(weeks=52)
    return weeks if school_year(first + weeks) != school_year(first) else weeks + timedelta(7)


def _still_runs(agreement: int | None, day: str | None) -> int | None:
    if agreement is None or not day:
        return None
    row = db.execute_sql(
        "SELECT 1 FROM agreement WHERE id = ? AND hidden = 0 AND state = 'signed' "
        "AND (ends_on = '' OR ends_on >= ?)", (agreement, day)).fetchone()
    return agreement if row else None


def usual_category(text: str) -> str | None:
    """The category that begins as was typed, of those by which activities are known."""
    from mitra_tui.exchange.titles.categories import CATEGORIES

    wanted = fold(text)
    return next((one for one in CATEGORIES if wanted and fold(one).startswith(wanted)), None)
