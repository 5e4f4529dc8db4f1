"""The wizard's screen: one step at a time, any step within reach, nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.agreement_steps import NAMES, PARTS, STEPS, is_complete, step_of
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.screens.agreement_wizard.review import Review
from mitra_tui.screens.agreement_wizard.step_form import StepForm
from mitra_tui.screens.agreement_wizard.steps import (
    TALL,
    fields_of,
    shown_errors,
    shown_values,
    typed_values,
    wizard_sources,
)
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.bars import MessageLine
from mitra_tui.widgets.detail import DIM, Detail
from mitra_tui.widgets.table import RowsTable
from mitra_tui.widgets.text_line import TextLine

REVIEW = len(NAMES) - 1
DONE, OPEN = "[x]", "[ ]"


class AgreementWizard(RecordForm):
    """Builds or changes an agreement; answers with its id when it was saved.

    All that was typed is one draft, with the step that was on: two windows never mix theirs.
    """

    ROOT = "agreements"
    HELP = "agreement_wizard"
    BINDINGS = [
        Binding("ctrl+n,pagedown", "go_step(1)", t("keys.wizard.next"), show=True, priority=True,
                id="wizard.next", tooltip=t("keys.wizard.next.tip")),
        Binding("pageup", "go_step(-1)", t("keys.wizard.previous"), show=True, priority=True,
                id="wizard.previous", tooltip=t("keys.wizard.previous.tip")),
        Binding("ctrl+g", "choose_step", t("keys.wizard.steps"), show=True, priority=True,
                id="wizard.steps", tooltip=t("keys.wizard.steps.tip")),
        Binding("tab", "tab(1)", show=False, id="wizard.tab", tooltip=t("keys.wizard.tab.tip")),
        Binding("shift+tab", "tab(-1)", show=False, id="wizard.back_tab",
                tooltip=t("keys.wizard.back_tab.tip")),
        Binding("ctrl+s", "save_now", t("form.save"), show=True, id="form.save",
                tooltip=t("form.save.help")),
        verb("p", "print", "print", show=True),
    ]

    def __init__(self, record: Record | None = None, values: Mapping[str, Any] | None = None,
                 at: str = "", *, partner: int | None = None) -> None:
        """`values` stand in a new agreement; the wizard opens at the step or the field `at`.
        `partner` is whose page it was begun from: the draft is then kept for that partner."""
        super().__init__("agreements", record, values)
        self.key = draft_key(record.id if record else None, partner)
        self.values: dict[str, Any] = dict(record.values) if record else self.given
        self.field_at = at if at not in NAMES else ""
        if record is None and not at:  # of what is new, the kind was chosen already
            self.field_at = "programmes" if self.given.get("partner") else "partner"
        self.step_at = NAMES.index(at if at in NAMES else step_of(at)) if at else 0
        # The steps in which nobody has typed: what stands there is only proposed.
        self.proposed = set(STEPS) if record is None else set()

    # -- what the form of a record is asked ---------------------------------------
    def form_fields(self) -> tuple[Field, ...]:
        return tuple(field for field in super().form_fields() if not field.computed)

    @property
    def step(self) -> str:
        """The step that is on."""
        return NAMES[self.step_at]

    def typed(self) -> dict[str, Any]:
        """All that was typed, as values of an agreement."""
        if self.step in STEPS:
            self.values |= typed_values(self.step, self.form.values())
        if self.step == "parties" and self.values["kind"] != "pks":
            self.values["template"] = None  # it was one of that kind
        return dict(self.values)

    def draft_values(self) -> dict[str, Any]:
        return {**self.typed(), "_step": self.step}

    def body(self) -> Iterable[Widget]:
        left = self.take_up()
        if left:
            self.proposed = set()
            step = left.pop("_step", "")
            self.values |= left
            if step in NAMES:
                self.step_at, self.field_at = NAMES.index(step), ""
            self.call_after_refresh(self.say, t("agreement_wizard.taken_up"))
        yield TextLine(self._heading(), id="step", strong=True)
        yield TextLine(self._meter(), id="meter")
        yield Detail(self._advice(), id="advice")
        yield self._step_widget()

    def _step_widget(self) -> Widget:
        if self.step not in STEPS:
            return Review(self.values)
        return StepForm(
            fields_of(self.step), wizard_sources(), shown_values(self.step, self.values),
            first=self.field_at, tall=TALL, proposed=self.step in self.proposed)

    # -- the lines above -----------------------------------------------------------
    def _heading(self) -> str:
        parts = [f"{self.step_at + 1}/{len(NAMES)} {t(f'agreement_wizard.step.{self.step}')}"]
        if self.record is not None or self.values.get("title"):
            parts.append(str(self.values.get("title") or self.values.get("school_number") or ""))
        else:
            parts.append(t("agreement_wizard.new"))
        return " · ".join(part for part in parts if part)

    def _meter(self) -> str:
        done = [is_complete(part, self.values) for part in PARTS]
        marks = [f"{DONE if one else OPEN} {t(f'agreement_wizard.part.{part}')}"
                 for part, one in zip(PARTS, done, strict=True)]
        return "  ".join([*marks, f"{sum(done)}/{len(PARTS)}"])

    def _advice(self) -> list[tuple[str, str]]:
        return [(t(f"agreement_wizard.advice.{self.step}"), DIM)]

    def edited(self, name: str) -> None:
        """The meter follows what is typed."""
        self.typed()
        self.proposed.discard(self.step)
        self.query_one("#meter", TextLine).text = self._meter()
        if name == "school_number":
            self._remark_number()

    # -- from step to step -----------------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the review the page keys move in the list; printing needs no field around it."""
        if action == "go_step" and parameters == (1,):
            return self.step_at < REVIEW
        if action == "go_step":
            return self.step_at > 0
        if action == "print":
            return self.step_at == REVIEW
        return True

    async def action_go_step(self, way: int) -> None:
        """The next step, once this one is sound; the one before, always."""
        if way > 0 and not self.is_sound():
            return
        await self.show_step(self.step_at + way)

    async def show_step(self, number: int, complaint: FieldError | None = None) -> None:
        """Show another step, perhaps at what is complained of in it."""
        if not 0 <= number <= REVIEW:
            return
        self.typed()
        self.keep_draft()
        if self.step == "parties":
            self._follow_partner()
        if NAMES[number] == "term" and self.record is None:
            self._propose_number()
        old = self.query_one("StepForm, Review")
        self.step_at, self.field_at = number, ""
        async with self.batch():
            self.query_one("#step", TextLine).text = self._heading()
            self.query_one("#meter", TextLine).text = self._meter()
            self.query_one("#advice", Detail).show(self._advice())
            await old.remove()
            await self.mount(self._step_widget(), before=self.query_one(MessageLine))
        self.refresh_bindings()
        if complaint is not None:
            self.blame([complaint])

    def _propose_number(self) -> None:
        """The next running number, as long as none was typed."""
        from mitra_tui.services import numbering

        day = self._first_day()
        if not self.values.get("school_number") and day is not None:
            found = self.attempt(numbering.propose, self.values["kind"], day)
            self.values["school_number"] = found[0] if found else None

    def _first_day(self) -> date | None:
        """The day by whose year and month the agreement is numbered."""
        from mitra_tui.services.typed import read_day

        iso = read_day(str(self.values.get("starts_on") or ""), clock.today())
        return date.fromisoformat(iso) if iso else None

    def _remark_number(self) -> None:
        """Say what is odd about the number that is typed; it is never refused."""
        from mitra_tui.services import numbering

        day = self._first_day()
        if day is None:
            return
        found = self.attempt(
            numbering.remarks, self.values["kind"], str(self.values["school_number"] or ""), day,
            self.record.id if self.record else 0) or []
        self.form.hint("school_number", " ".join(t(one.key, **one.params) for one in found))

    def _follow_partner(self) -> None:
        """Now that the partner is known: who may sign for it, unless that was typed."""
        from mitra_tui.services.agreements import beginning

        partner = self.values.get("partner")
        signing = self.values.get("signatories") or []
        typed = any(one.get("name") for one in signing if one.get("side") == "partner")
        if isinstance(partner, int) and not typed:
            found = self.attempt(beginning.signatories, partner, clock.today()) or []
            self.values["signatories"] = [
                *(one for one in signing if one.get("side") != "partner"),
                *(one for one in found if one["side"] == "partner")]

    def is_sound(self) -> bool:
        """Whether the step that is on can be left; what is wrong is said under its fields."""
        if self.step not in STEPS:
            return True
        self.form.settle()
        values = self.typed()
        wrong = [self.explained(one, values) for one in step_errors(self.step, values)]
        if wrong:
            self.blame(wrong)
        return not wrong

    def blame(self, errors: Sequence[FieldError]) -> list[FieldError]:
        """Say under the fields of this step what is wrong; answers what belongs to no field."""
        return self.form.show_errors(shown_errors(self.step, errors, self.values))

    async def action_tab(self, way: int) -> None:
        """The next field; from the last one the next step."""
        if self.step in STEPS and self.query_one(StepForm).step_past(way):
            await self.action_go_step(way)
        elif way > 0:
            self.focus_next()
        else:
            self.focus_previous()

    @on(StepForm.Beyond)
    async def _beyond(self, message: StepForm.Beyond) -> None:
        message.stop()
        await self.action_go_step(message.way)

    def action_choose_step(self) -> None:
        """Any step, from a menu that says what each lacks."""
        from mitra_tui.widgets.dialogs import Choose

        self.typed()
        options = [(str(number), self._step_line(name)) for number, name in enumerate(NAMES, 1)]

        async def chosen(key: str | None) -> None:
            if key:
                await self.show_step(int(key) - 1)

        self.app.push_screen(
            Choose(t("agreement_wizard.which_step"), options, current=str(self.step_at + 1)),
            chosen)

    def _step_line(self, step: str) -> str:
        mark = ""
        if step in PARTS:
            mark = f"  {DONE if is_complete(step, self.values) else OPEN}"
        return f"{t(f'agreement_wizard.step.{step}')}{mark}"

    @on(RowsTable.Opened)
    async def _opened(self, message: RowsTable.Opened) -> None:
        """A line of the review leads to the step and the field that it speaks of."""
        message.stop()
        step, complaint = self.query_one(Review).target(message.id)
        await self.show_step(NAMES.index(step), complaint)

    # -- saving -----------------------------------------------------------
    def action_save_now(self) -> None:
        """Save, from any step; what is missing can wait, what is wrong cannot."""
        self.save(self.typed())

    def action_print(self) -> None:
        """The document as it stands, gaps and all, whether or not it is saved."""
        from mitra_tui.screens.agreement_printing import print_draft

        print_draft(self, self.typed())

    def invalid(self, errors: Sequence[FieldError]) -> None:
        """Go to the step of the first complaint, and say it there."""
        steps = sorted({NAMES.index(step_of(one.field)) for one in errors if step_of(one.field)})
        if steps:
            self.run_worker(self._show_wrong(steps[0], errors), exclusive=True)
        else:
            self.say(field_message(errors[0]), error=True)

    async def _show_wrong(self, number: int, errors: Sequence[FieldError]) -> None:
        if number != self.step_at:
            await self.show_step(number)
        self.blame([one for one in errors if step_of(one.field) == self.step])
        self.say(t("agreement_wizard.not_sound"), error=True)


def draft_key(record_id: int | None, partner: int | None) -> str:
    """The name of the draft of an agreement, new or known."""
    about = f"?partner={partner}" if partner and record_id is None else ""
    return f"agreements/{record_id or 'new'}{about}"


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
