"""The small forms of the school's choices, and each choice as a line of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import Invalid
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.i18n.dates import number_text
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.appraisal import CRITERIA
from mitra_tui.rows.conflict import STEP_KINDS
from mitra_tui.rows.eight_plus_i import UNITS
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import write_number
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.widgets.form import Sources

Values = dict[str, Any]

_TALL = 6  # lines of a ladder
_WEIGHTS = tuple(Field(name, Kind.NUMBER) for name in CRITERIA)
_RUNGS = Field("rungs", Kind.ROWS, parts=(
    Field("rung", required=True, maximum=40),
    Field("kind", Kind.CHOICE, required=True, choices=STEP_KINDS),
    Field("days", Kind.INTEGER, minimum=0, maximum=3650)))
# What a form of ours calls its fields: where the words stand already, there.
_LABELS = {
    "numbering.template": "numbering.template",
    "preferences.rungs": "preferences.conflicts.ladder",
    "preferences.rungs.rung": "conflicts.steps.rung",
    "preferences.rungs.kind": "conflicts.steps.kind",
    "preferences.rungs.days": "agreements.dispute_steps.days",
}
_RUNG_KINDS = "preferences.rungs.kind."
# The school's own rungs go by a code until somebody renames them.
_CODES = ("immediate", "supervisor", "head", "partnerships", "principal", "mediation")


@dataclass(frozen=True, slots=True)
class ChoiceForm:
    """What a choice asks: its fields, what stands in them, what is said under them; `check`
    raises `Invalid`, `choose` writes."""

    fields: tuple[Field, ...]
    sources: Sources
    values: Mapping[str, Any]
    check: Callable[[Values], Any]
    choose: Callable[[Values], bool]
    hints: Callable[[Values], Mapping[str, str]] | None = None

    @property
    def tall(self) -> dict[str, int]:
        """Lines that its fields take, where that is more than usual."""
        return {field.name: _TALL for field in self.fields if field.kind is Kind.ROWS}


def label_of(name: str) -> str:
    """What a choice is called."""
    what, _, kind = name.partition("/")
    return t("preferences.number_of", kind=_kind_text(kind)) if kind else t(f"preferences.{what}")


def _kind_text(kind: str) -> str:
    return t("preferences.letters") if kind == "letter" else t(f"agreements.kind.{kind}")


def value_text(name: str) -> str:
    """What holds now, in a line."""
    from mitra_tui.services import numbering, preferences

    what, _, kind = name.partition("/")
    if kind:
        return numbering.propose(kind, clock.today())[0]
    value = preferences.get(what)
    if what == "appraisal.weights":
        return " · ".join(
            f"{t(f'appraisals.{one}')} {write_number(value.get(one, 0))}" for one in CRITERIA)
    if what == "agreements.lead_days":
        return t("preferences.days", days=number_text(value))
    if what == "eight_plus_i.unit":
        return t(f"activities.hours_unit.{value}")
    if what == "warnings":
        return tn("preferences.rules_changed", len(value)) if value else t("preferences.no_rule")
    if what == "agreements.ladder":
        return _arrows([(t(f"agreements.dispute_steps.step.{one['step']}"), one["days"])
                        for one in value])
    return _arrows([(_rung_text(one["rung"]), one["days"]) for one in value])


def whole_text(name: str) -> str:
    """What holds now, told in full: of a number its pattern too."""
    from mitra_tui.services import numbering

    _, _, kind = name.partition("/")
    told = value_text(name)
    return f"{numbering.template_of(kind)} · {told}" if kind else told


def _arrows(steps: Sequence[tuple[str, int | None]]) -> str:
    return " → ".join(f"{text} {days}" if days else text for text, days in steps)


def form_of(name: str) -> ChoiceForm:
    """The form of a choice."""
    what, _, kind = name.partition("/")
    if kind:
        return _number_form(kind)
    return {"appraisal.weights": _weights_form, "agreements.lead_days": _lead_form,
            "agreements.ladder": _ladder_form, "conflicts.ladder": _rungs_form,
            "eight_plus_i.unit": _unit_form}[what]()


def _plain(name: str, fields: tuple[Field, ...], of: str, values: Mapping[str, Any],
           hint: tuple[str, str]) -> ChoiceForm:
    """A choice whose form holds what is kept, with one sentence under the field `hint[0]`."""
    from mitra_tui.services import preferences

    return ChoiceForm(fields, form_sources(of), values,
                      lambda typed: preferences.checked(name, typed),
                      lambda typed: preferences.choose(name, typed),
                      lambda typed: {hint[0]: hint[1]})


def _weights_form() -> ChoiceForm:
    from mitra_tui.services import preferences

    now = preferences.get("appraisal.weights")
    return _plain("appraisal.weights", _WEIGHTS, "appraisals",
                  {name: now.get(name, 0) for name in CRITERIA},
                  (CRITERIA[-1], t("preferences.weights_hint")))


def _lead_form() -> ChoiceForm:
    from mitra_tui.services import preferences

    return _plain("agreements.lead_days", (replace(AGREEMENTS.field("lead_days"), more=False),),
                  "agreements", {"lead_days": preferences.get("agreements.lead_days")},
                  ("lead_days", t("preferences.lead_hint")))


def _ladder_form() -> ChoiceForm:
    from mitra_tui.services import preferences

    return _plain("agreements.ladder", (replace(AGREEMENTS.field("dispute_steps"), more=False),),
                  "agreements", {"dispute_steps": preferences.get("agreements.ladder")},
                  ("dispute_steps", t("preferences.ladder_hint")))


def _unit_form() -> ChoiceForm:
    from mitra_tui.services import preferences

    form = _plain("eight_plus_i.unit", (Field("unit", Kind.CHOICE, choices=UNITS),), "activities",
                  {"unit": preferences.get("eight_plus_i.unit")},
                  ("unit", t("preferences.unit_hint")))
    of_activities = "activities.hours_unit"
    return replace(form, sources=replace(
        form.sources, say=lambda key: t(key.replace("activities.unit", of_activities))))


def _rungs_form() -> ChoiceForm:
    from mitra_tui.services import preferences

    def say(key: str) -> str:
        choice = key.removeprefix(_RUNG_KINDS)
        return t(_LABELS.get(key, key)) if choice == key else t(f"conflicts.steps.kind.{choice}")

    now = [{**one, "rung": _rung_text(one["rung"])} for one in preferences.get("conflicts.ladder")]
    name = "conflicts.ladder"
    return ChoiceForm(
        (_RUNGS,), replace(form_sources("preferences"), say=say), {"rungs": now},
        lambda typed: preferences.checked(name, _coded(typed)),
        lambda typed: preferences.choose(name, _coded(typed)),
        lambda typed: {"rungs": t("preferences.rungs_hint")})


def _rung_text(rung: str) -> str:
    return t(f"preferences.rung.{rung}") if rung in _CODES else rung


def _coded(typed: Values) -> Values:
    """As typed, but the school's own rungs by their codes again."""
    codes = {_rung_text(code).casefold(): code for code in _CODES}
    return {"rungs": [{**one, "rung": codes.get(str(one["rung"] or "").casefold(), one["rung"])}
                      for one in typed["rungs"]]}


def _number_form(kind: str) -> ChoiceForm:
    from mitra_tui.services import numbering

    def check(typed: Values) -> str:
        return numbering.preview(kind, str(typed["template"] or ""), clock.today())

    def hints(typed: Values) -> dict[str, str]:
        try:
            said = t("preferences.next_is", number=check(typed))
        except Invalid as error:
            said = field_message(error.errors[0])
        return {"template": f"{said}\n{t('preferences.number_fields', **_NAMES)}"}

    return ChoiceForm(
        (Field("template", required=True, maximum=80),),
        replace(form_sources("numbering"), say=lambda key: t(_LABELS[key])),
        {"template": numbering.template_of(kind)}, check,
        lambda typed: numbering.choose(kind, str(typed["template"])), hints)


# The fields of a number as they are typed: in braces, which a sentence of ours cannot hold.
_NAMES = {name: f"{{{name}}}" for name in ("n", "roman", "month", "year", "yy", "kind", "school")}
_NAMES["padded"] = "{n:03}"
