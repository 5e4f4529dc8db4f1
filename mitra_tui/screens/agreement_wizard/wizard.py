"""The wizard's screen: one step at a time, any step within reach, nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from mitra_tui.errors import FieldError
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.agreement_check import findings
from mitra_tui.rows.agreement_steps import NAMES, PARTS, STEPS, is_complete, step_of
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.screens.agreement_wizard import proposals
from mitra_tui.screens.agreement_wizard.review import Review
from mitra_tui.screens.agreement_wizard.step_form import StepForm
from mitra_tui.screens.agreement_wizard.steps import (
    TALL,
    draft_key,
    fields_of,
    shown_errors,
    shown_values,
    step_errors,
    typed_values,
    wizard_sources,
)
from mitra_tui.screens.page import Page
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.bars import MessageLine
from mitra_tui.widgets.detail import DIM, Detail
from mitra_tui.widgets.table import RowsTable
from mitra_tui.widgets.text_line import TextLine

REVIEW = len(NAMES) - 1
DONE, OPEN = "[x]", "[ ]"
SHORT = 16
"""Fewer lines than these are for the form; F1 quotes the paper too."""


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
                 at: str = "", *, partner: int | None = None, need: int | None = None,
                 parent: int | None = None) -> None:
        """`values` stand in a new agreement; the wizard opens at the step or the field `at`.
        `partner` is whose page it was begun from, `need` for which need that partner was chosen,
        `parent` what it is an addendum to: the draft is then kept for these."""
        super().__init__("agreements", record, values)
        self.key = draft_key(record.id if record else None, partner, need, parent)
        self.parent_id = parent
        self.numbered = record is not None
        self.values: dict[str, Any] = dict(record.values) if record else self.given
        self.field_at = at if at not in NAMES else ""
        if record is None and not at:  # of what is new, the kind was chosen already
            self.field_at = next((name for name in ("partner", "programmes")
                                  if not self.given.get(name)), "title")
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
        field = self.query_one(StepForm).here if self.step in STEPS else ""
        return {**self.typed(), "_step": self.step, "_field": field}

    def body(self) -> Iterable[Widget]:
        left = self.take_up()
        if left:
            self.proposed = set()
            step, field = left.pop("_step", ""), left.pop("_field", "")
            self.values |= left
            if step in NAMES:
                self.step_at, self.field_at = NAMES.index(step), field
                self.numbered = self.numbered or self.step_at >= NAMES.index("term")
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

    def on_resize(self) -> None:
        """On a few lines the form matters, not the advice above it."""
        self.set_class(self.app.size.height < SHORT, "short")

    # -- the lines above -----------------------------------------------------------
    def _heading(self) -> str:
        parts = [f"{self.step_at + 1}/{len(NAMES)} {t(f'agreement_wizard.step.{self.step}')}"]
        if self.record is not None or self.values.get("title"):
            parts.append(str(self.values.get("title") or self.values.get("school_number") or ""))
        else:
            parts.append(t("agreement_wizard.new"))
        return " · ".join(part for part in parts if part)

    def _meter(self) -> str:
        if self.values.get("kind") == "addendum":
            return t("agreement_wizard.only_changes")
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
            self.form.hint(name, proposals.remarks(
                self, self.values, self.record.id if self.record else 0))
        else:
            self.form.hint(name, " ".join(
                t(one.key, **one.params) for one in findings(self.values) if one.field == name))

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
            proposals.follow_partner(self, self.values)
        if NAMES[number] in ("term", "review"):
            self.give_number()
        old = self.query_one("StepForm, Review")
        self.step_at, self.field_at = number, ""
        async with self.batch():
            self.query_one("#step", TextLine).text = self._heading()
            self.query_one("#meter", TextLine).text = self._meter()
            self.query_one("#advice", Detail).show(self._advice())
            await old.remove()
            await self.mount(self._step_widget(), before=self.query_one(MessageLine))
        self.refresh_bindings()
        if self._left:  # the draft tells which step is on
            self.keep_soon()
        if complaint is not None:
            self.blame([complaint])

    def give_number(self) -> None:
        """Propose the running number of a new agreement, once: who empties it wants none."""
        if not self.numbered:
            self.numbered = True
            proposals.propose_number(self, self.values)

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

    def tell_of_draft(self, page: Screen[Any]) -> None:
        """An addendum is taken up where it was begun: in the menu of its agreement."""
        super().tell_of_draft(page)
        if self._left and self.parent_id is not None and isinstance(page, Page):
            page.call_after_refresh(page.say, t("agreement_wizard.addendum_kept"))

    # -- saving -----------------------------------------------------------
    def action_save_now(self) -> None:
        """Save, from any step; what is missing can wait, what is wrong cannot."""
        self.save(self.typed())

    def save(self, values: Mapping[str, Any]) -> None:
        """Who saves before the step of numbers gets the proposed one."""
        if not self.numbered:
            self.give_number()
            values = {**values, "school_number": self.values.get("school_number")}
        super().save(values)

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
