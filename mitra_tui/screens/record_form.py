"""The form of a record: new or changed, kept as a draft while it is typed, saved as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid, MitraError, Stale
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.rows.registry import entity
from mitra_tui.screens.draft_keys import new_key
from mitra_tui.screens.form_sources import form_sources, unknown_params
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Confirm, Pair, Side, Sides
from mitra_tui.widgets.form import Form, Sources
from mitra_tui.widgets.text_line import TextLine

# A draft is written this long after the last key; leaving or a signal writes it at once.
KEEP_AFTER = 0.3


class RecordForm(Page[int]):
    """The form for one record of the kind `what`; answers with its id when it was saved."""

    HELP = "form"

    mends = False
    """What stands in the form is there to be corrected, not only proposed."""

    def __init__(self, what: str, record: Record | None = None,
                 values: Mapping[str, Any] | None = None, at: str = "") -> None:
        """`values` stand in a new record's fields; the form opens at the field `at`, otherwise
        at the first that is not filled in this way."""
        super().__init__()
        self.what = what
        self.record = record
        self.version = record.version if record else None
        self.given = dict(values or {})
        self.key = f"{what}/{record.id}" if record else new_key(what, self.given)
        self.at = at
        self._timer: Timer | None = None
        self._left = False

    # -- what a kind of form may say differently -----------------------------------
    def form_fields(self) -> tuple[Field, ...]:
        """The fields, in the order of the form."""
        return entity(self.what).fields

    def sources(self) -> Sources:
        """The answers that the form asks of services."""
        return form_sources(self.what, strangers=self.mends)

    def typed_values(self, record: Record) -> dict[str, Any]:
        """What stands in the form for a record."""
        return dict(record.values)

    def write(self, values: Mapping[str, Any]) -> int:
        """Check and save what was typed; returns the id. Raises `MitraError`."""
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services.registry import store_of

        checked = draft_of(self.what).read(values).values()
        return store_of(self.what).save(
            checked, self.record.id if self.record else None, self.version)

    def edited(self, name: str) -> None:
        """A field was changed: a place for hints."""

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        left = self.take_up()
        if self.record is not None:
            values: dict[str, Any] | None = self.typed_values(self.record)
            name = str(self.record.values.get(entity(self.what).title) or self.record.id)
            title = t("form.edit_title", one=t(f"{self.what}.one"), name=name)
        else:
            values = None
            title = t("form.new_title", one=t(f"{self.what}.one"))
            title = title[:1].upper() + title[1:]
        if left:
            values = {**(values or {}), **left}
            title = f"{title} · {t('form.draft_taken')}"
        first = self.at or next(
            (field.name for field in self.form_fields() if field.name not in self.given), "")
        form = Form(self.form_fields(), self.sources(), values, first=first, mends=self.mends)
        if not left and self.record is None and self.given:
            form.give(self.given)
        yield TextLine(title)
        yield form

    def take_up(self) -> dict[str, Any]:
        """What was left in this form before, with the version that it was about."""
        from mitra_tui.services import drafts

        left = dict(self.attempt_quietly(drafts.take, self.key) or {})
        if left:
            self._left = True
            version = left.pop("_version", None)
            self.version = version if version is not None else self.version
        return left

    def attempt_quietly(self, act: Any, *args: Any) -> Any:
        """A service call that may fail without a word (a draft is a convenience)."""
        try:
            return act(*args)
        except MitraError:
            return None

    @property
    def form(self) -> Form:
        return self.query_one(Form)

    def typed(self) -> dict[str, Any]:
        """What stands in the form."""
        return self.form.values()

    def draft_values(self) -> dict[str, Any]:
        """What is kept of it as a draft."""
        return self.typed()

    def forget_message(self, key: str) -> None:
        self.query_one("MessageLine").clear()  # type: ignore[attr-defined]

    # -- the draft -------------------------------------------------------------
    @on(Form.Changed)
    def _changed(self, message: Form.Changed) -> None:
        message.stop()
        self.edited(message.name)
        self.keep_soon()

    def keep_soon(self) -> None:
        """Write down the draft, once nothing more is typed for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Write down what stands in the form, if anything was typed."""
        from mitra_tui.services import drafts

        if self._timer is None:
            return
        self._timer.stop()
        self._timer = None
        values = self.draft_values()
        if self.version is not None:
            values["_version"] = self.version
        self.attempt(drafts.keep, self.key, values)
        self._left = True

    @on(Form.Leave)
    def _leave(self, message: Form.Leave) -> None:
        message.stop()
        self.action_back()

    def action_back(self) -> None:
        self.keep_draft()
        parent = self.app.screen_stack[-2]
        self.dismiss(None)
        self.tell_of_draft(parent)

    def tell_of_draft(self, page: Screen[Any]) -> None:
        """Say on `page`, to which the form gave way, that a draft was kept, if one was."""
        if self._left and isinstance(page, Page):
            page.just_left = self.key
            key = "n" if self.record is None else "e"
            page.call_after_refresh(page.say, t("form.draft_kept", key=key))

    # -- saving ----------------------------------------------------------------
    @on(Form.Save)
    def _save(self, message: Form.Save) -> None:
        message.stop()
        self.save(self.typed())

    def save(self, values: Mapping[str, Any]) -> None:
        """Write; say under each field what is wrong; show both sides when it moved on."""
        from mitra_tui.services import drafts

        try:
            record_id = self.write(values)
        except Invalid as error:
            self.invalid([self.explained(one, values) for one in error.errors])
            return
        except Stale as error:
            self._stale(values, error)
            return
        except MitraError as error:
            self._refused(error)
            return
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.attempt_quietly(drafts.drop, self.key)
        self.dismiss(record_id)

    def invalid(self, errors: Sequence[FieldError]) -> None:
        """Say what is wrong with what was typed, each under its field."""
        strange = self.form.show_errors(errors)
        self.say(field_message(strange[0]) if strange else t("error.invalid"), error=True)

    def explained(self, error: FieldError, values: Mapping[str, Any]) -> FieldError:
        """A complaint as it is said in a form. A name that is no record's: how to go on. Words
        that are no choice: those that are, as they are shown."""
        known = {field.name: field for field in self.form_fields()}
        field = known.get(error.field.partition(".")[0])
        if field is not None and error.key == "check.choice" and field.parts:
            return self._with_choices(error, field)
        if field is None or error.key not in ("check.no_such_name", "check.subject"):
            return error
        name = str(error.params.get("name") or values.get(field.name) or "")
        params = unknown_params(field, name)
        return FieldError(error.field, "form.unknown", params) if params else error

    def _with_choices(self, error: FieldError, field: Field) -> FieldError:
        name = error.field.rpartition(".")[2]
        choices = next((part.choices for part in field.parts if part.name == name), ())
        told = [t(f"{self.what}.{field.name}.{name}.{choice}") for choice in choices]
        return replace(error, params={"choices": "; ".join(told)}) if told else error

    def _refused(self, error: MitraError) -> None:
        name = str(error.params.get("field") or "")
        if name in [field.name for field in self.form_fields()]:
            self.form.show_errors([FieldError(name, error.key, error.params)])
        self.refuse(error)

    def _stale(self, values: Mapping[str, Any], error: Stale) -> None:
        """Someone saved it meanwhile: both sides, a choice per field, then save again."""
        from mitra_tui.services.display import names_for, value_text

        theirs = error.theirs
        if not isinstance(theirs, Record):
            self.refuse(error)
            return
        if theirs.hidden:
            self._removed(values, theirs)
            return
        theirs = replace(theirs, values=self.typed_values(theirs))
        mine = Record(theirs.what, theirs.id, theirs.version, "", "", False, dict(values))
        names = names_for(self.what, [theirs])
        before = self.typed_values(self.record) if self.record else {}
        pairs = []
        taken: dict[str, Side] = {}  # what was not changed here stays as the other one left it
        for field in self.form_fields():
            left = str(value_text(self.what, field, theirs.values.get(field.name), names))
            right = str(self._shown(field, mine.values.get(field.name), names))
            if left != right:
                pairs.append(Pair(field.name, t(f"{self.what}.{field.name}"), left, right))
                mended = str(self._shown(field, before.get(field.name), names)) != right
                taken[field.name] = "right" if mended else "left"

        def answered(sides: Mapping[str, str] | None) -> None:
            if sides is None:
                self.refuse(error)
                return
            chosen = dict(theirs.values)
            changed = {name for name, side in sides.items() if side == "right"}
            chosen |= {name: values[name] for name in changed}
            self.version = theirs.version
            self.save(chosen)

        self.app.push_screen(
            Sides(t("form.stale"), pairs, (t("form.theirs"), t("form.mine")), taken=taken),
            answered)

    def _removed(self, values: Mapping[str, Any], theirs: Record) -> None:
        """Someone removed it meanwhile: bring it back before saving, if that is wanted."""
        from mitra_tui.services.registry import store_of

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            store = store_of(self.what)
            self.attempt(store.restore, theirs.id)
            back = self.attempt(store.get, theirs.id)
            if back is None:
                return
            if self.record is not None and back.values == self.record.values:
                self.version = back.version  # nothing but the removal came between
            self.save(values)

        self.app.push_screen(Confirm(t("form.removed_meanwhile")), answered)

    def _shown(self, field: Field, value: Any, names: Any) -> str:
        from mitra_tui.services.display import value_text

        try:
            return value_text(self.what, field, value, names)
        except (TypeError, ValueError, AttributeError):  # text as typed, not yet a value
            return str(value)


def open_form(page: Page[Any], what: str, record: Record | None = None, *,
              values: Mapping[str, Any] | None = None, at: str = "",
              done: Callable[[int | None], None] | None = None) -> None:
    """Open the form for a record on top of `page`, at the field `at`.

    `done` (unless given, the page's `saved`) hears the record's id, or None when it was left.
    """
    form = _FORMS.get(what, RecordForm)
    if isinstance(form, str):
        from importlib import import_module

        module, _, name = form.partition(":")
        form = getattr(import_module(module), name)
    page.app.push_screen(form(what, record, values, at), done or getattr(page, "saved", None))


# Kinds whose form does more than the common one: module and class.
_FORMS: dict[str, Any] = {
    "activities": "mitra_tui.screens.activity_form:ActivityForm",
    "conflicts": "mitra_tui.screens.conflict_form:ConflictForm",
    "followups": "mitra_tui.screens.followup_form:FollowupForm",
    "officials": "mitra_tui.screens.official_form:OfficialForm",
    "appraisals": "mitra_tui.screens.appraisal_form:AppraisalForm",
    "partners": "mitra_tui.screens.partner_form:PartnerForm",
    "school": "mitra_tui.screens.school_form:SchoolForm",
}
