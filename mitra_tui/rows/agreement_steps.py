"""The steps in which an agreement is built, what each asks for, and the four parts that the
founding paper requires of every agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# The fields that each step asks for; the last step only shows.
STEPS: dict[str, tuple[str, ...]] = {
    "parties": ("kind", "template", "partner", "programmes", "title", "parent", "cooperation"),
    "scope": ("scope_items", "supervisor"),
    "objectives": ("objectives",),
    "duties": ("duties",),
    "indicators": ("indicators",),
    "disputes": ("dispute_steps",),
    "term": ("starts_on", "ends_on", "lead_days", "school_number", "partner_number", "copies",
             "stamped", "signatories", "witnesses"),
}
NAMES = (*STEPS, "review")
PARTS = ("objectives", "duties", "indicators", "disputes")
"""The four parts of the paper, by the steps that fill them."""

_OF = {name: step for step, names in STEPS.items() for name in names}


def step_of(field: str) -> str:
    """The step that asks for a field of an agreement (dotted inside lists); empty: none does."""
    return _OF.get(field.partition(".")[0], "")


def is_complete(part: str, values: Mapping[str, Any]) -> bool:
    """Whether one of `PARTS` says what the paper asks of it: duties those of both sides."""
    if part == "duties":
        return {"school", "partner"} <= {
            str(duty.get("side")) for duty in values.get("duties") or () if duty.get("text")}
    (name,) = STEPS[part]
    return bool(values.get(name))
