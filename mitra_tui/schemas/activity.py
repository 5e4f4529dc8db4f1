"""What makes a sound activity: above all, dates that are as precise as what is known."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from mitra_tui.rows.activity import HOUR_UNITS, PRECISIONS, STATUSES
from mitra_tui.schemas.base import (
    Draft,
    day,
    line,
    number,
    one_of,
    paragraph,
    parts,
    reference,
    references,
    refuse,
    texts,
    whole,
)

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_ISO = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}")


class SessionDraft(Draft):
    on_date: Annotated[str, day(required=True)]
    hours: Annotated[float | None, number(0, 1000)] = None
    guest: Annotated[str, line(200)] = ""


class ResourceDraft(Draft):
    text: Annotated[str, line(200, required=True)]
    amount: Annotated[float | None, number(0)] = None
    source: Annotated[str, line(100)] = ""


class ActivityDraft(Draft):
    title: Annotated[str, line(400, required=True)]
    category: Annotated[str, line(60)] = ""
    starts_on: Annotated[str, day()] = ""
    ends_on: Annotated[str, day()] = ""
    date_precision: Annotated[str, one_of(PRECISIONS, required=True)] = "unknown"
    date_raw: Annotated[str, line(200)] = ""
    place: Annotated[str, line(200)] = ""
    partners: Annotated[list[int | str], references()] = Field(default_factory=list)
    programmes: Annotated[list[int | str], references()] = Field(default_factory=list)
    agreement: Annotated[int | str | None, reference()] = None
    duty: Annotated[int | str | None, reference()] = None
    indicator: Annotated[int | str | None, reference()] = None
    goal: Annotated[str, paragraph(2000)] = ""
    agenda: Annotated[str, paragraph(2000)] = ""
    school_part: Annotated[str, paragraph(1000)] = ""
    partner_part: Annotated[str, paragraph(1000)] = ""
    scope_item: Annotated[int | None, whole(1, 9)] = None
    hours: Annotated[float | None, number(0, 10000)] = None
    hours_unit: Annotated[str, one_of(HOUR_UNITS)] = ""
    sessions: Annotated[list[SessionDraft], parts()] = Field(default_factory=list)
    students: Annotated[int | None, whole(0, 1000000)] = None
    teachers: Annotated[int | None, whole(0, 1000000)] = None
    guests: Annotated[int | None, whole(0, 1000000)] = None
    owner: Annotated[str, line(100)] = ""
    resources: Annotated[list[ResourceDraft], parts()] = Field(default_factory=list)
    status: Annotated[str, one_of(STATUSES, required=True)] = "planned"
    finding: Annotated[str, paragraph(4000)] = ""
    achievements: Annotated[str, paragraph(4000)] = ""
    challenges: Annotated[str, paragraph(4000)] = ""
    evidence: Annotated[list[str], texts(300)] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _widen(cls, data: Any) -> Any:
        """Turn `2024-05` and `2024` into full days, and say how precise they were.

        `2023-08-21/2023-08-25` (ISO 8601) is the first and the last of several."""
        if not isinstance(data, dict):
            return data
        values = dict(data)
        first, slash, last_said = str(values.get("starts_on") or "").partition("/")
        if slash:
            values |= {"starts_on": first, "ends_on": last_said}
        for name, last in (("starts_on", False), ("ends_on", True)):
            said = str(values.get(name) or "").strip()
            for pattern, precision in ((_MONTH, "month"), (_YEAR, "year")):
                if pattern.fullmatch(said):
                    whole_span = _span(f"{said}-01-01"[:10], "", precision)
                    values |= {name: whole_span[last]}
                    if not last:
                        values["date_precision"] = precision
        start, end = str(values.get("starts_on") or ""), str(values.get("ends_on") or "")
        _refuse_other_precision(start, end, values.get("date_precision"))
        if values.get("date_precision") in (None, "", "day", "range", "unknown"):
            known = "range" if end and end != start else "day"
            values["date_precision"] = known if start else "unknown"
        return values

    @model_validator(mode="after")
    def _dates_agree(self) -> Self:
        start, end = self.starts_on, self.ends_on
        if self.date_precision == "unknown" or not start:
            if end and not start:
                raise refuse("check.activity_ends_without_start", field="starts_on")
            start, end, precision = "", "", "unknown"
        else:
            precision = self.date_precision
            start, end = _span(start, end, precision)
        if end < start:
            raise refuse("check.activity_ends_before_starts", field="ends_on")
        return self.model_copy(
            update={"starts_on": start, "ends_on": end, "date_precision": precision})


def _refuse_other_precision(start: str, end: str, precision: object) -> None:
    """Days that say more than the precision allows would be thrown away: they are asked about."""
    if not start:
        return
    if precision == "unknown":
        raise refuse("check.precision_unknown", field="date_precision")
    spanning = end not in ("", start) and _ISO.fullmatch(start) and _ISO.fullmatch(end)
    if precision in ("month", "year") and spanning and end > start and (
            start, end) != _span(start, end, str(precision)):
        raise refuse("check.precision_disagrees", field="date_precision")


def _span(start: str, end: str, precision: str) -> tuple[str, str]:
    """The first and the last full day for what is known."""
    year, month = int(start[:4]), int(start[5:7])
    if precision == "day":
        return start, start
    if precision == "month":
        last = end[:7] if end[:7] > start[:7] else start[:7]
        year, month = int(last[:4]), int(last[5:7])
        return f"{start[:7]}-01", f"{last}-{monthrange(year, month)[1]:02}"
    if precision == "year":
        return f"{year:04}-01-01", f"{max(start[:4], end[:4])}-12-31"
    return start, end or start
