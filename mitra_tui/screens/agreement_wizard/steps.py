"""The forms of the wizard: which fields stand in each step, and how they say an agreement.

Most fields are those of the agreement. Some are put as people write them: objectives one a line,
the duties of each side in a list of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import has, t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.agreement import AGREEMENTS, KINDS
from mitra_tui.rows.agreement_steps import STEPS
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.widgets.form import Sources

SIDES = ("school", "partner")
_DUTY_PARTS = AGREEMENTS.field("duties").parts[1:]  # without the side
# The parts in the order in which they are typed: what is usually said comes first.
_INDICATOR_PARTS = ("text", "target", "unit", "measure", "due_on", "category", "actual")

# Lines of the fields that take more than one.
TALL = {"objectives": 8, "duties_school": 5, "duties_partner": 5, "indicators": 9,
        "dispute_steps": 4, "signatories": 2, "witnesses": 1}


def _field(name: str) -> Field:
    known = AGREEMENTS.field(name)
    if name == "kind":
        return replace(known, choices=tuple(one for one in KINDS if one != "none"))
    if name == "scope_items":
        return replace(known, choices=tuple("123456789"))
    if name == "objectives":
        return replace(known, kind=Kind.LINES)
    if name == "indicators":
        return replace(known, parts=tuple(
            next(part for part in known.parts if part.name == one) for one in _INDICATOR_PARTS))
    return known


def fields_of(step: str) -> tuple[Field, ...]:
    """The fields of a step's form."""
    if step == "duties":
        return tuple(Field(f"duties_{side}", Kind.ROWS, parts=_DUTY_PARTS) for side in SIDES)
    return tuple(replace(_field(name), more=False) for name in STEPS[step]
                 if name != "template")


def shown_values(step: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in a step's form for the values of an agreement."""
    if step == "duties":
        return {
            f"duties_{side}": [{part.name: duty.get(part.name) for part in _DUTY_PARTS}
                               for duty in values.get("duties") or () if duty.get("side") == side]
            for side in SIDES}
    found = {name: values.get(name) for name in STEPS[step]}
    if step == "objectives":
        found["objectives"] = "\n".join(str(one) for one in values.get("objectives") or ())
    return found


def typed_values(step: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a step's form says, as values of an agreement."""
    if step == "duties":
        return {"duties": [{"side": side, **duty} for side in SIDES
                           for duty in typed[f"duties_{side}"]]}
    if step == "objectives":
        lines = (line.strip() for line in str(typed["objectives"] or "").splitlines())
        return {"objectives": [line for line in lines if line]}
    return dict(typed)


def shown_errors(step: str, errors: Sequence[FieldError],
                 values: Mapping[str, Any]) -> list[FieldError]:
    """The complaints about a step, by the fields of its form."""
    if step != "duties":
        return list(errors)
    sides = [duty["side"] for duty in values.get("duties") or ()]
    found = []
    for error in errors:
        _, _, place = error.field.partition(".")
        number, _, part = place.partition(".")
        if number.isdigit() and int(number) <= len(sides):
            side = sides[int(number) - 1]
            row = sides[: int(number)].count(side)
            error = replace(error, field=f"duties_{side}.{row}" + (f".{part}" if part else ""))
        found.append(error)
    return found


def _say(key: str) -> str:
    """A label: the wizard's own, else that of the agreement's field."""
    own = f"agreement_wizard.{key.partition('.')[2]}"
    return t(own) if has(own) else t(key)


def wizard_sources() -> Sources:
    """What the forms of the wizard ask of services."""
    return replace(form_sources("agreements"), say=_say, write_day=day_text)


def step_errors(step: str, values: Mapping[str, Any]) -> list[FieldError]:
    """What is wrong in one step, whatever the others say."""
    from mitra_tui.schemas.agreement_steps import step_draft
    from mitra_tui.services.agreements import store

    try:
        checked = step_draft(step).read({name: values.get(name) for name in STEPS[step]})
        store.resolved(checked.values())
    except Invalid as error:
        return list(error.errors)
    return []


def draft_key(record_id: int | None, partner: int | None, need: int | None = None,
              parent: int | None = None) -> str:
    """The name of the draft of an agreement, new or known."""
    if record_id is not None:
        return f"agreements/{record_id}"
    about = "&".join(f"{name}={one}" for name, one in (
        ("partner", partner), ("need", need), ("parent", parent)) if one)
    return "agreements/new" + (f"?{about}" if about else "")
