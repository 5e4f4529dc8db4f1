"""Letters to many partners: a line for each, in which what differs from the others is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widget import Widget

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t, tn
from mitra_tui.rows.letter import OWN
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import RowsPage
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from mitra_tui.services.letters import Letter

KEY = "letters/many"
"""The draft of such a list."""

_SHOWN = ("programme", "students", "supervisor", "recipient")
_WIDTHS = {"programme": 16, "students": 9, "supervisor": 14, "recipient": 20}


class ManyLetters(RowsPage["list[Letter] | None"]):
    """A line for each letter; enter changes what differs, `p` goes on to print them all.

    It is kept as a draft from the first moment on.
    """

    ROOT = "partners"
    HELP = "letters_many"
    BINDINGS = [
        verb("p", "print", "print", show=True),
        verb("e", "edit", "edit", show=True),
        verb("d", "delete", "delete", show=True),
    ]

    def __init__(self, many: Sequence[Letter], beside: Mapping[str, Any]) -> None:
        """`beside` is what the draft keeps besides the letters."""
        from mitra_tui.services import letters

        super().__init__()
        self.many = list(many)
        self.beside = dict(beside)
        self.fields = [one for one in letters.asked(many[0].template) if one.name in OWN]
        self.shown = [one.name for one in self.fields if one.name in _SHOWN][:2]

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(id="name", strong=True)
        yield RowsTable([
            Head(t("interactions.partner"), 22, grow=2, stays=True),
            Head(t("letters.number"), 26, grow=1),
            *(Head(t(f"letters.{name}"), _WIDTHS[name], grow=1) for name in self.shown)],
            empty=t("letters.no_partner"))

    def on_mount(self) -> None:
        self.keep_draft()

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services.references import names

        known = names("partners", [letter.partner for letter in self.many])
        self.query_one("#name", TextLine).text = (
            f"{self.many[0].template.label} · {tn('letters.partners', len(self.many))}")
        self.rows.show(Fixed([
            Line(place, (known.get(letter.partner, ""), letter.said.get("number", ""),
                         *(letter.said.get(name, "") for name in self.shown)))
            for place, letter in enumerate(self.many)]),
            cursor_id=self.rows.cursor_id if record_id is None else record_id)

    # -- what differs ------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Change what differs in this letter, then go on to the next."""
        from mitra_tui.services.references import names
        from mitra_tui.widgets.dialogs.fill import Fill

        here = self.rows.cursor_id
        if here is None:
            return
        letter = self.many[here]

        def filled(values: dict[str, Any] | None) -> None:
            if values is None:
                return
            self.many[here] = _with(letter, values)
            self.keep_draft()
            self.reread()
            self.rows.action_move(1)

        def check(values: dict[str, Any]) -> Sequence[FieldError]:
            from mitra_tui.services import letters

            try:
                letters.refuse_unrecordable([_with(letter, letters.read(_text(values)))])
            except Invalid as error:
                return error.errors
            return ()

        sources = replace(form_sources("letters"), say=_say)
        name = names("partners", [letter.partner]).get(letter.partner, "")
        self.app.push_screen(
            Fill(name, self.fields, sources, {one.name: letter.said.get(one.name) or None
                                              for one in self.fields},
                 check=check, first=self._first_gap(letter)), filled)

    def _first_gap(self, letter: Letter) -> str:
        """Where the typing begins: at what this letter does not say yet."""
        return next((name for name in self.shown if not letter.said.get(name)),
                    self.shown[-1] if self.shown else "")

    def action_delete(self) -> None:
        """Write none to this partner."""
        here = self.rows.cursor_id
        if here is not None and len(self.many) > 1:
            del self.many[here]
            self.keep_draft()
            self.reread()

    # -- leaving -------------------------------------------------------------------
    def keep_draft(self) -> None:
        """Write the list down as it stands."""
        from mitra_tui.services import drafts, letters

        self.attempt(drafts.keep, KEY, {**self.beside, "letters": letters.as_draft(self.many)})

    def action_print(self) -> None:
        """Go on to print them all."""
        self.dismiss(self.many)

    def action_back(self) -> None:
        """Leave; what was typed waits to be taken up."""
        self.dismiss(None)


def _text(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value or "") for name, value in values.items()}


def _with(letter: Letter, values: Mapping[str, Any]) -> Letter:
    """The letter with other values of some of its fields."""
    return replace(letter, said={**letter.said, **_text(values)})


def _say(key: str) -> str:
    """A label."""
    return t(f"letters.{key.partition('.')[2]}")
