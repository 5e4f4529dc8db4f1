"""What each side got of a partnership, summed up; and what an activity may have given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mitra_tui.rows.benefit import SIDES


@dataclass(frozen=True, slots=True)
class Share:
    """Benefits of one kind for one side: how many, and how much by unit (of those that say)."""

    side: str
    kind: str
    count: int
    amounts: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """The ledger of one partner. `school` and `partner` count what each side got; the days say
    when it last did; `thanked_on` is the school's last appreciation."""

    partner: int
    name: str
    school: int = 0
    theirs: int = 0
    school_on: str = ""
    theirs_on: str = ""
    thanked_on: str = ""
    shares: tuple[Share, ...] = field(default=())

    @property
    def gave_last(self) -> str:
        """The side that gave last: what the school got came from the partner. Both, when on one
        day; empty when no day is known."""
        if self.school_on == self.theirs_on:
            return "both" if self.school_on else ""
        return "partner" if self.school_on > self.theirs_on else "school"

    @property
    def owes_thanks(self) -> bool:
        """Whether the partner gave last and the school has not shown its appreciation since."""
        return self.gave_last == "partner" and self.thanked_on < self.school_on

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints."""
        return {
            "partner": self.partner, "name": self.name,
            "got": {side: [{"kind": one.kind, "count": one.count,
                            "amounts": [{"quantity": quantity, "unit": unit or None}
                                        for quantity, unit in one.amounts]}
                           for one in self.shares if one.side == side] for side in SIDES},
            "school": self.school, "partner_got": self.theirs,
            "school_on": self.school_on or None, "partner_on": self.theirs_on or None,
            "gave_last": self.gave_last or None, "owes_thanks": self.owes_thanks,
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A benefit that an activity which took place seems to have given; `values` are its fields."""

    activity: int
    title: str
    partner: int
    partner_name: str
    values: Mapping[str, Any]

    @property
    def key(self) -> tuple[int, int, str, str]:
        """What it is about: one activity gives one side one benefit of a kind."""
        return self.activity, self.partner, self.values["side"], self.values["kind"]
