"""Which ladder holds for a conflict, and where it stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mitra_tui import i18n
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.conflict_ladder import Rung, Standing, as_chosen, of_agreement, stand
from mitra_tui.services import preferences

PREFERENCE = "conflicts.ladder"


def school_ladder() -> tuple[Rung, ...]:
    """The school's own ladder, for conflicts without an agreement that names one."""
    return as_chosen(preferences.get(PREFERENCE))


def standings(conflicts: Mapping[int, Mapping[str, Any]]) -> dict[int, Standing]:
    """Where some conflicts stand, by id: two queries, however many they are."""
    agreed = _agreed({one["agreement"] for one in conflicts.values() if one["agreement"]})
    ours = school_ladder()
    found = {}
    for record_id, values in conflicts.items():
        theirs = agreed.get(values["agreement"])
        found[record_id] = stand(values, theirs or ours, agreed=bool(theirs))
    return found


def rung_text(code: str) -> str:
    """What a rung of a ladder is called: one of an agreement, of the school's usual ladder, or
    as the school named it."""
    for key in (f"agreements.dispute_steps.step.{code}", f"preferences.rung.{code}",
                f"conflicts.steps.kind.{code}"):
        if i18n.has(key):
            told = t(key)
            return told[:1].upper() + told[1:]
    return code


def brief_rung(code: str, kind: str) -> str:
    """The same for a narrow column: of an agreement's rungs the kind of the step says it all."""
    if i18n.has(f"agreements.dispute_steps.step.{code}"):
        return t(f"conflicts.steps.kind.{kind}")
    return rung_text(code)


def standing(values: Mapping[str, Any]) -> Standing:
    """Where one conflict stands."""
    return standings({0: values})[0]


def _agreed(agreements: Iterable[int]) -> dict[int, tuple[Rung, ...]]:
    """The ladders of agreements that name one."""
    ids = list(agreements)
    marks = ",".join("?" * len(ids))
    steps: dict[int, list[tuple[str, int | None]]] = {}
    for agreement, step, days in db.execute_sql(
        "SELECT agreement_id, step, days FROM dispute_step "
        f"WHERE agreement_id IN ({marks}) ORDER BY agreement_id, position, id", ids,
    ):
        steps.setdefault(agreement, []).append((step, days))
    return {one: of_agreement(listed) for one, listed in steps.items()}
