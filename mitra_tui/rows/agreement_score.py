"""What became of an agreement: which indicators were met, which duties are late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What records can tell: activities, and the answers to a survey. Where they tell nothing of
# graduates hired or of a question, the figure that was typed holds.
COUNTED = ("activities", "hours", "participants", "hired", "survey")


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator: `actual` is what was reached (None: not known), `counted` says that the
    program counted it, `met` is None as long as nobody can tell, `late` says that its day has
    passed without it."""

    place: int
    text: str
    measure: str
    unit: str
    target: float | None
    actual: float | None
    due_on: str
    counted: bool
    met: bool | None
    late: bool


@dataclass(frozen=True, slots=True)
class DutyScore:
    """One duty: `late` says that its day has passed and it was not done."""

    place: int
    side: str
    text: str
    due_on: str
    done_on: str
    late: bool


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Indicators and duties of one agreement on one day. Places count from 0."""

    indicators: tuple[IndicatorScore, ...]
    duties: tuple[DutyScore, ...]

    @property
    def met(self) -> int:
        """How many indicators were met."""
        return sum(bool(one.met) for one in self.indicators)

    @property
    def of(self) -> int:
        """How many indicators there are."""
        return len(self.indicators)

    @property
    def done(self) -> int:
        """How many duties were done."""
        return sum(bool(one.done_on) for one in self.duties)

    @property
    def late(self) -> tuple[DutyScore, ...]:
        """The duties that should have been done."""
        return tuple(one for one in self.duties if one.late)


def score_of(
    values: Mapping[str, Any], counted: Sequence[float | None], today: str,
) -> Scorecard:
    """The scorecard of an agreement's values on `today` (ISO).

    `counted` are the figures that records give, in the order of the indicators; None for one
    that is not counted, whose typed `actual` holds. An indicator is met when its target is
    reached; one without a target cannot be told.
    """
    indicators = []
    for place, (one, figure) in enumerate(zip(values["indicators"], counted, strict=True)):
        actual = one["actual"] if figure is None else figure
        target, due = one["target"], one["due_on"] or ""
        met = None if target is None or actual is None else actual >= target
        indicators.append(IndicatorScore(
            place, one["text"], one["measure"], one["unit"] or "", target, actual, due,
            figure is not None, met, bool(due) and due < today and not met))
    duties = tuple(
        DutyScore(place, one["side"], one["text"], one["due_on"] or "", one["done_on"] or "",
                  not one["done_on"] and bool(one["due_on"]) and one["due_on"] < today)
        for place, one in enumerate(values["duties"]))
    return Scorecard(tuple(indicators), duties)
