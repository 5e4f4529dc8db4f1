"""The last step: all of the agreement on one page, and what is missing or weak in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from mitra_tui.errors import FieldError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.agreement_check import WEAK, findings
from mitra_tui.rows.agreement_steps import STEPS
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.agreement_wizard.steps import SIDES, wizard_sources
from mitra_tui.widgets.table import Head, RowsTable

WEAK_SIGN, HINT_SIGN = "!", "·"
"""Stand before what is missing, and before what might be better."""


class Review(Vertical):
    """A line for each step and one for each finding; `target` tells where a line leads."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = values
        self._targets: list[tuple[str, FieldError | None]] = []

    def compose(self) -> ComposeResult:
        yield RowsTable([Head(t("agreement_wizard.part_of"), 24, stays=True),
                         Head(t("agreement_wizard.says"), 40, grow=1)])

    def on_mount(self) -> None:
        table = self.query_one(RowsTable)
        table.show(Fixed(self._lines()))
        table.focus()

    def target(self, line: int) -> tuple[str, FieldError | None]:
        """The step that a line is about, and what it complains of."""
        return self._targets[line]

    def _lines(self) -> list[Line]:
        lines: list[Line] = []
        for step in STEPS:
            lines.append(Line(len(lines), (t(f"agreement_wizard.step.{step}"),
                                           summary(step, self.values))))
            self._targets.append((step, None))
        for finding in findings(self.values):
            step = finding.part or "term"
            sign = WEAK_SIGN if finding.severity == WEAK else HINT_SIGN
            lines.append(Line(len(lines), (f"{sign} {t(f'agreement_wizard.step.{step}')}",
                                           t(finding.key, **finding.params))))
            self._targets.append((step, FieldError(finding.field, finding.key, finding.params)))
        return lines


def summary(step: str, values: Mapping[str, Any]) -> str:
    """One step of an agreement in a line."""
    from mitra_tui.services.references import names

    if step == "parties":
        partner = values.get("partner")
        name = names("partners", [partner])[partner] if isinstance(partner, int) else partner
        known = [one for one in values.get("programmes") or () if isinstance(one, int)]
        return _joined(name, t(f"agreements.kind.{values.get('kind') or 'none'}"),
                       values.get("title"), "; ".join(names("programmes", known).values()))
    if step == "term":
        return _term(values)
    return _counted(step, values)


def _counted(step: str, values: Mapping[str, Any]) -> str:
    """How many of what a step asks for, and the first of them."""
    if step == "scope":
        return "; ".join(t(f"agreement_wizard.scope_items.{one}")
                         for one in values.get("scope_items") or ())
    if step == "disputes":
        return " → ".join(t(f"agreements.dispute_steps.step.{one.get('step')}")
                          for one in values.get("dispute_steps") or ())
    if step == "duties":
        duties = values.get("duties") or ()
        sides = [sum(duty.get("side") == side for duty in duties) for side in SIDES]
        return t("agreement_wizard.duties_of", school=sides[0], partner=sides[1])
    listed = values.get(STEPS[step][0]) or ()
    first = listed[0] if listed else ""
    text = first.get("text") if isinstance(first, Mapping) else first
    return _joined(tn("agreement_wizard.count", len(listed)), text)


def _term(values: Mapping[str, Any]) -> str:
    day = wizard_sources().day
    starts, ends = (day(str(values.get(name) or "")) for name in ("starts_on", "ends_on"))
    names = (one.get("name") or one.get("position") for one in values.get("signatories") or ())
    signing = "; ".join(str(name) for name in names if name)
    return _joined(f"{starts or '…'} – {ends or '…'}", values.get("school_number"), signing)


def _joined(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)
