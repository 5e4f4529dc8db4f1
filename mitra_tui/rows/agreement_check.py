"""What an agreement lacks, by the founding paper and by what an office needs of it later.

Rules are pure and take the values of an agreement, whole or half typed. What they find is told
and never refused. Sources: the paper's four parts; domain glossary, sections 4 and 6 (Dapodik).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from mitra_tui.rows.agreement_steps import step_of
from mitra_tui.rows.agreement_term import later
from mitra_tui.rows.benefit import SIDES

WEAK, HINT = "weak", "hint"
# Kinds that stand by themselves: the paper's four parts are asked of these.
WHOLE = ("mou", "pks", "ia")
DAPODIK_TITLE = 80
DAPODIK_NAME = 100
LONGEST_YEARS = 5
PKL_ITEM = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """Something missing or weak: the catalogue's key, the field to mend (dotted inside lists,
    places from 1), how much it matters, and what fills the sentence."""

    key: str
    field: str
    severity: str = WEAK
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)

    @property
    def part(self) -> str:
        """The step of the wizard that mends it."""
        return step_of(self.field)


Values = Mapping[str, Any]


def findings(values: Values) -> tuple[Finding, ...]:
    """All that is missing or weak in an agreement, in the order of the wizard's steps."""
    kind = values.get("kind") or "pks"
    rules: tuple[Callable[[Values], Iterator[Finding]], ...]
    if kind in WHOLE:
        rules = (_parties, _lengths, _scope, _objectives, _duties, _indicators, _ladder, _term,
                 _signing)
    elif kind == "addendum":
        rules = (_addendum, _lengths, _duties_listed, _indicators_listed, _term, _signing)
    else:
        rules = (_term,)
    return tuple(one for rule in rules for one in rule(values))


def is_weak(values: Values) -> bool:
    """Whether something is missing that matters."""
    return any(one.severity == WEAK for one in findings(values))


def _parties(values: Values) -> Iterator[Finding]:
    if not values.get("partner"):
        yield Finding("agreement_check.no_partner", "partner")
    if not values.get("programmes"):
        yield Finding("agreement_check.no_programmes", "programmes")
    if not values.get("title"):
        yield Finding("agreement_check.no_title", "title")


def _addendum(values: Values) -> Iterator[Finding]:
    if not values.get("parent"):
        yield Finding("agreement_check.no_parent", "parent")


def _lengths(values: Values) -> Iterator[Finding]:
    """What Dapodik's form has no room for."""
    title, name = str(values.get("title") or ""), str(values.get("partner_name") or "")
    if len(title) > DAPODIK_TITLE:
        yield Finding("agreement_check.long_title", "title", HINT,
                      {"length": len(title), "maximum": DAPODIK_TITLE})
    if len(name) > DAPODIK_NAME:
        yield Finding("agreement_check.long_name", "partner_name", HINT,
                      {"length": len(name), "maximum": DAPODIK_NAME})


def _scope(values: Values) -> Iterator[Finding]:
    items = values.get("scope_items") or ()
    if not items:
        yield Finding("agreement_check.no_scope", "scope_items", HINT)
    if (PKL_ITEM in items or values.get("template") == "pkl") and not values.get("supervisor"):
        yield Finding("agreement_check.no_supervisor", "supervisor", HINT)


def _objectives(values: Values) -> Iterator[Finding]:
    if not values.get("objectives"):
        yield Finding("agreement_check.no_objectives", "objectives")


def _duties(values: Values) -> Iterator[Finding]:
    sides = {duty.get("side") for duty in values.get("duties") or ()}
    if SIDES[0] not in sides:
        yield Finding("agreement_check.no_duties_school", "duties")
    if SIDES[1] not in sides:
        yield Finding("agreement_check.no_duties_partner", "duties")
    yield from _duties_listed(values)


def _duties_listed(values: Values) -> Iterator[Finding]:
    starts, ends = _iso(values.get("starts_on")), _iso(values.get("ends_on"))
    for n, duty in enumerate(values.get("duties") or (), 1):
        due = duty.get("due_on") or ""
        if not due:
            yield Finding("agreement_check.duty_without_date", f"duties.{n}.due_on",
                          params={"n": n})
        elif (starts and due < starts) or (ends and due > ends):
            yield Finding("agreement_check.duty_outside_term", f"duties.{n}.due_on", HINT,
                          {"n": n})


def _indicators(values: Values) -> Iterator[Finding]:
    if not values.get("indicators"):
        yield Finding("agreement_check.no_indicators", "indicators")
    yield from _indicators_listed(values)


def _indicators_listed(values: Values) -> Iterator[Finding]:
    for n, one in enumerate(values.get("indicators") or (), 1):
        if one.get("target") is None and (one.get("measure") or "manual") == "manual":
            yield Finding("agreement_check.indicator_without_measure", f"indicators.{n}.measure",
                          params={"n": n})
        elif one.get("target") is None:
            yield Finding("agreement_check.indicator_without_target", f"indicators.{n}.target",
                          params={"n": n})
        if not one.get("due_on"):
            yield Finding("agreement_check.indicator_without_date", f"indicators.{n}.due_on",
                          HINT, {"n": n})


def _ladder(values: Values) -> Iterator[Finding]:
    steps = values.get("dispute_steps") or ()
    if not steps:
        yield Finding("agreement_check.no_ladder", "dispute_steps")
    elif "mediation" not in {one.get("step") for one in steps}:
        yield Finding("agreement_check.ladder_without_mediation", "dispute_steps")
    for n, one in enumerate(steps, 1):
        if one.get("days") is None and one.get("step") in ("deliberation", "mediation"):
            yield Finding("agreement_check.step_without_days", f"dispute_steps.{n}.days", HINT,
                          {"n": n})


def _term(values: Values) -> Iterator[Finding]:
    starts, ends = _iso(values.get("starts_on")), _iso(values.get("ends_on"))
    if not starts:
        yield Finding("agreement_check.no_start", "starts_on")
    if not ends:
        yield Finding("agreement_check.no_end", "ends_on")
    if starts and ends and ends < starts:
        yield Finding("agreement_check.ends_before_starts", "ends_on")
    elif starts and ends and ends >= later(
            date.fromisoformat(starts), 12 * LONGEST_YEARS).isoformat():
        yield Finding("agreement_check.long_term", "ends_on", HINT, {"years": LONGEST_YEARS})


def _iso(value: object) -> str:
    """A day as ISO text; empty for none, and for what is still being typed."""
    try:
        return date.fromisoformat(str(value or "")).isoformat()
    except ValueError:
        return ""


def _signing(values: Values) -> Iterator[Finding]:
    signing = {one.get("side") for one in values.get("signatories") or () if one.get("name")}
    if SIDES[0] not in signing:
        yield Finding("agreement_check.no_signatory_school", "signatories")
    if SIDES[1] not in signing:
        yield Finding("agreement_check.no_signatory_partner", "signatories")
    if values.get("state") != "signed":
        return
    if not values.get("signed_on"):
        yield Finding("agreement_check.no_signing_day", "signed_on")
    if not values.get("school_number"):
        yield Finding("agreement_check.no_number", "school_number")
