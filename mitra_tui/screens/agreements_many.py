"""Many agreements at once: one kind and one term for all marked, what differs in a grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.i18n import field_message, t, tn
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.fields import Field
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.text import fold
from mitra_tui.screens.agreement_acts import fields
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page, RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.dialogs import Choose, Confirm
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

KEY = "agreements/many"
_STARTS = {"k": "pkl", "p": "pks", "m": "mou", "i": "ia"}
_NAME = next(part for part in AGREEMENTS.field("signatories").parts if part.name == "name")
_SIGNS = replace(_NAME, name="signatory", maximum=100)
_SIGNS_AS = Field("position", maximum=100)
_NAMES_SHOWN = 8

Values = dict[str, Any]


def begin_many(page: Page[Any], partners: Sequence[int]) -> None:
    """Ask of which kind and for which term, then show the grid. What was left is taken up."""
    from mitra_tui.services import drafts
    from mitra_tui.services.references import names

    known = names("partners", partners)
    partners = sorted(partners, key=lambda one: fold(known.get(one, "")))
    waiting = page.attempt(drafts.waits, KEY)
    options = [(key, t(f"agreement_wizard.start.{start}")) for key, start in _STARTS.items()]
    if waiting:
        options.insert(0, ("l", t("agreements_many.take_up")))

    def chosen(key: str | None) -> None:
        if key == "l":
            left = page.attempt(drafts.take, KEY)
            if left:
                page.app.push_screen(ManyAgreements(left["many"]), _made(page))
        elif key:
            _ask_term(page, partners, _STARTS[key])

    page.app.push_screen(Choose(tn("agreements_many.kind", len(partners)), options), chosen)


def _made(page: Page[Any]) -> Any:
    """What the page hears when the grid is done."""
    def made(ids: list[int] | None) -> None:
        if ids:
            page.made()
            page.reread()
            page.say(tn("agreements_many.made", len(ids)))

    return made


def _ask_term(page: Page[Any], partners: Sequence[int], start: str) -> None:
    from mitra_tui.services.agreements import beginning, many
    from mitra_tui.widgets.dialogs.fill import Fill

    proposed = beginning.usual(start)
    asked = fields("starts_on", "ends_on", "programmes", "title", "supervisor",
                   required=("starts_on", "ends_on"))

    def check(given: Values) -> Sequence[FieldError]:
        from mitra_tui.schemas.agreement_steps import TermStep

        wrong = [FieldError(name, "check.required") for name in ("starts_on", "ends_on")
                 if not given[name]]
        try:
            TermStep.read({name: given[name] for name in ("starts_on", "ends_on")})
        except Invalid as error:
            wrong += error.errors
        return wrong

    def filled(given: Values | None) -> None:
        if given is None:
            return
        shared = {name: given[name] for name in ("programmes", "title", "supervisor")}
        first, last = (date.fromisoformat(given[name]) for name in ("starts_on", "ends_on"))
        found = page.attempt(many.propose, start, partners, first, last, shared)
        if found:
            page.app.push_screen(ManyAgreements(found), _made(page))

    page.app.push_screen(
        Fill(tn("agreements_many.term", len(partners)), asked, form_sources("agreements"),
             {name: proposed.get(name) for name in ("starts_on", "ends_on", "title")},
             check=check), filled)


class ManyAgreements(RowsPage[list[int]]):
    """A line for each agreement; enter changes what differs, ctrl+s makes them all.

    It is kept as a draft from the first moment on.
    """

    ROOT = "agreements"
    HELP = "agreements_many"
    BINDINGS = [
        Binding("ctrl+s", "save", t("form.save"), show=True, id="form.save",
                tooltip=t("form.save.help")),
        verb("e", "edit", "edit", show=True),
        verb("d", "delete", "delete", show=True),
    ]

    def __init__(self, many: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self.many: list[Values] = [dict(values) for values in many]

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(id="name", strong=True)
        yield RowsTable([
            Head(t("agreements.partner"), 24, grow=2, stays=True),
            Head(t("agreements.school_number"), 26, grow=1),
            Head(t("agreements.programmes"), 11, grow=1),
            Head(t("agreements_many.signatory"), 13, grow=1)], empty=t("agreements_many.none"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.references import names

        partners = names("partners", [values["partner"] for values in self.many])
        known = names("programmes", [one for values in self.many for one in values["programmes"]
                                     if isinstance(one, int)])
        self.query_one("#name", TextLine).text = tn("agreements_many.title", len(self.many))
        self.rows.show(Fixed([
            Line(place, (partners.get(values["partner"], ""), str(values["school_number"] or ""),
                         "; ".join(known.get(one, str(one)) for one in values["programmes"]),
                         str(_signatory(values)["name"] or "")))
            for place, values in enumerate(self.many)]),
            cursor_id=self.rows.cursor_id if record_id is None else record_id)

    def on_mount(self) -> None:
        self.keep_draft()

    # -- what differs ------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Change the number, the programmes and who signs for the partner, then go on."""
        from mitra_tui.services.references import names
        from mitra_tui.widgets.dialogs.fill import Fill

        here = self.rows.cursor_id
        if here is None:
            return
        values = self.many[here]
        signs = _signatory(values)
        partner = names("partners", [values["partner"]]).get(values["partner"], "")

        def filled(given: Values | None) -> None:
            if given is None:
                return
            values["school_number"] = given["school_number"]
            values["programmes"] = given["programmes"]
            signs["name"], signs["position"] = given["signatory"], given["position"]
            self.keep_draft()
            self.reread()
            self.rows.action_move(1)

        sources = form_sources("agreements")
        self.app.push_screen(
            Fill(partner, [*fields("school_number", "programmes"), _SIGNS, _SIGNS_AS],
                 replace(sources, say=_say),
                 {"school_number": values["school_number"], "programmes": values["programmes"],
                  "signatory": signs["name"], "position": signs["position"]}), filled)

    def action_delete(self) -> None:
        """Make none for this partner."""
        here = self.rows.cursor_id
        if here is not None and len(self.many) > 1:
            del self.many[here]
            self.keep_draft()
            self.reread()

    # -- keeping and making ---------------------------------------------------------
    def keep_draft(self) -> None:
        """Write the grid down as it stands."""
        from mitra_tui.services import drafts

        self.attempt(drafts.keep, KEY, {"many": self.many})

    def action_back(self) -> None:
        """Leave; the grid waits to be taken up."""
        parent = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(parent, Page):
            parent.just_left = KEY
            parent.call_after_refresh(parent.say, t("agreements_many.kept"))

    def action_save(self) -> None:
        """Make them all, after a yes."""
        from mitra_tui.services.references import names

        ids = [values["partner"] for values in self.many[:_NAMES_SHOWN]]
        known = names("partners", ids)
        self.app.push_screen(
            Confirm(t("agreements_many.ask"), [known.get(one, "") for one in ids],
                    count=len(self.many)),
            lambda yes: self._make() if yes else None)

    def _make(self) -> None:
        from mitra_tui.services import drafts
        from mitra_tui.services.agreements import many

        try:
            made = many.make(self.many)
        except Invalid as error:
            self._blame(error)
            return
        except MitraError as error:
            self.refuse(error)
            return
        self.attempt(drafts.drop, KEY)
        self._offer_print(made)

    def _blame(self, error: Invalid) -> None:
        """Go to the line that is not sound, and say what is wrong with it."""
        first = error.errors[0]
        place, _, field = first.field.partition(".")
        self.reread(int(place) - 1)
        self.say(field_message(replace(first, field=field)), error=True)

    def _offer_print(self, made: list[int]) -> None:
        """Print them together, or be done."""
        from mitra_tui.screens.agreement_printing import print_together

        parent = self.app.screen_stack[-2]

        def chosen(key: str | None) -> None:
            self.dismiss(made)
            if key == "1" and isinstance(parent, Page):
                parent.call_after_refresh(print_together, parent, made)

        self.app.push_screen(
            Choose(tn("agreements_many.made", len(made)),
                   [("1", tn("printing.one_pdf", len(made))), ("s", t("agreements_many.done"))]),
            chosen)


def _signatory(values: Mapping[str, Any]) -> Values:
    """Who signs for the partner; a line for it is made where there is none."""
    for one in values["signatories"]:
        if one["side"] == "partner":
            return one  # type: ignore[no-any-return]
    made: Values = {"side": "partner", "name": None, "position": None}
    values["signatories"].append(made)
    return made


def _say(key: str) -> str:
    """A label: those of a signatory stand under the agreement's list of them."""
    name = key.partition(".")[2]
    if name == "signatory":
        return t("agreements_many.signatory")
    return t("agreements.signatories.position") if name == "position" else t(key)
