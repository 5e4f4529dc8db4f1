"""Letters to partners: which one, what it says, how it is printed, and that it went out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mitra_tui import clock
from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.screens.agreement_printing import FORMATS, HERE, results_folder, show_here
from mitra_tui.screens.background import in_background
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.letters_many import KEY, ManyLetters
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose

if TYPE_CHECKING:
    from mitra_tui.services.letters import Letter
    from mitra_tui.services.templates import Line

# The letters by which the shipped kinds are chosen.
_KEYS = {"letter_pkl_request": "p", "letter_pkl_introduction": "a", "letter_pkl_withdrawal": "t",
         "letter_guest": "g", "letter_thanks": "k", "certificate": "i"}
_TAKE_UP, _DIFFER = "l", "b"
_ANSWER_BY = Field("answer_by", Kind.DATE)
_NOTE = Field("note_sent", Kind.FLAG)

Values = dict[str, Any]


@dataclass(slots=True)
class _Writing:
    """What is being written: to whom, about what, what stands in the form."""

    page: Page[Any]
    template: Line
    partners: Sequence[int]
    agreement: int | None
    activity: int | None
    values: Values = field(default_factory=dict)
    own: list[Letter] = field(default_factory=list)  # in which what differs was typed
    at_first: Values = field(default_factory=dict)  # what stood in the form before any typing

    @property
    def key(self) -> str:
        """The draft of what was typed and not printed."""
        return f"letters/{self.template.name}/{self.partners[0]}/{len(self.partners)}"

    def letters(self) -> list[Letter]:
        from mitra_tui.services import letters

        return self.own or letters.letters(self.template, self.partners, letters.read(self.said),
                               agreement=self.agreement, activity=self.activity)

    @property
    def said(self) -> dict[str, str]:
        """What the letter says, without what is only noted about it."""
        return {name: str(value or "") for name, value in self.values.items()
                if name not in (_ANSWER_BY.name, _NOTE.name)}

    @property
    def answer_by(self) -> str:
        return str(self.values.get(_ANSWER_BY.name) or "")


def write_letters(page: Page[Any], partners: Sequence[int], *, agreement: int | None = None,
                  activity: int | None = None) -> None:
    """Ask which letter, then what it says, then print it; several partners get one PDF.

    What it is about, an agreement or an activity, fills in what it knows.
    """
    from mitra_tui.services import drafts, letters

    if not partners:
        page.say(t("letters.no_partner"))
        return
    found = {line.name: line for line in page.attempt(letters.every) or ()}
    options = [(_KEYS.get(name, name), line.label) for name, line in found.items()]
    lines = dict(zip((key for key, _ in options), found.values(), strict=True))
    if len(partners) > 1 and page.attempt(drafts.waits, KEY):
        options.insert(0, (_TAKE_UP, t("letters.take_up")))

    def chosen(key: str | None) -> None:
        if key == _TAKE_UP:
            _take_up(page)
        elif key:
            _begin(_Writing(page, lines[key], partners, agreement, activity))

    page.app.push_screen(Choose(t("letters.to", whom=_whom(partners)), options), chosen)


def _whom(partners: Sequence[int]) -> str:
    """To whom it goes: one by name, several counted."""
    from mitra_tui.services.references import names

    if len(partners) > 1:
        return tn("letters.partners", len(partners))
    return names("partners", partners).get(partners[0], "")


# -- what it says --------------------------------------------------------------------
def _begin(writing: _Writing) -> None:
    from mitra_tui.services import drafts, letters

    said = writing.page.attempt(
        letters.proposed, writing.template, writing.partners, agreement=writing.agreement,
        activity=writing.activity)
    fields = writing.page.attempt(letters.asked, writing.template)
    if said is None or fields is None:
        return
    names = [one.name for one in fields]
    writing.at_first = {**{name: said.get(name) for name in names}, _NOTE.name: True}
    left = writing.page.attempt(drafts.take, writing.key) or {}
    writing.values = {**writing.at_first, **left}
    answered = [_ANSWER_BY] if letters.awaits_answer(writing.template) else []
    _ask(writing, [*fields, *answered, _NOTE])


def _ask(writing: _Writing, fields: Sequence[Field]) -> None:
    """The form; escape in what follows comes back to it as it was typed."""
    from mitra_tui.widgets.dialogs.fill import Fill

    def check(values: Values) -> Sequence[FieldError]:
        return _wrong(writing, values)

    def filled(values: Values | None) -> None:
        if values is None:
            _keep(writing, asked.form.values())
            return
        writing.values, writing.own = values, []
        _ask_format(writing, lambda: _ask(writing, fields))

    many = len(writing.partners) > 1
    title = f"{writing.template.label} · {_whom(writing.partners)}"
    sources = replace(form_sources("letters"), say=lambda key: _say(key, many))
    asked = Fill(f"{title}\n{t('letters.own')}" if many else title, fields, sources,
                 writing.values, check=check, first=_first_gap(writing, fields))
    writing.page.app.push_screen(asked, filled)


def _keep(writing: _Writing, values: Values) -> None:
    """Keep what was typed, to be taken up when the letter is chosen again. What only stood
    there is not kept: by then another number is the next."""
    from mitra_tui.services import drafts

    page = writing.page
    typed = {name: value for name, value in values.items()
             if (value or None) != (writing.at_first.get(name) or None)}
    if not typed:
        page.attempt(drafts.drop, writing.key)
        return
    page.attempt(drafts.keep, writing.key, typed)
    page.just_left = writing.key
    page.call_after_refresh(page.say, t("form.draft_kept", key="p"))


def _say(key: str, many: bool) -> str:
    """A label; of several letters, the number is the first one's."""
    name = key.partition(".")[2]
    return t("letters.first_number") if many and name == "number" else t(f"letters.{name}")


def _first_gap(writing: _Writing, fields: Sequence[Field]) -> str:
    """The first field that nobody knew: there the typing begins."""
    return next((one.name for one in fields
                 if not one.more and not writing.values.get(one.name)), "")


def _wrong(writing: _Writing, values: Values) -> Sequence[FieldError]:
    """What cannot be printed or noted, said under its field."""
    from mitra_tui.services import letters

    trial = replace(writing, values=values, own=[])
    try:
        many = trial.letters()
        letters.refuse_unrecordable(many, trial.answer_by)
    except Invalid as error:
        return error.errors
    if values.get("starts_on") and values.get("ends_on") and (
            values["ends_on"] < values["starts_on"]):
        return [FieldError("ends_on", "check.ends_before_starts")]
    return ()


# -- on paper ------------------------------------------------------------------------
def _ask_format(writing: _Writing, back: Callable[[], None]) -> None:
    many = writing.page.attempt(writing.letters)
    if not many:
        return
    title = "\n".join([t("printing.as"), *_remarks(many)])
    if len(many) > 1:
        options = [("p", tn("letters.one_pdf", len(many))), (_DIFFER, t("letters.differ")),
                   (HERE, t("letters.first_here"))]
    else:
        options = [(HERE, t("printing.here")),
                   *((key, t(f"printing.{kind}")) for key, kind in FORMATS.items())]

    def chosen(key: str | None) -> None:
        from mitra_tui.services import letters

        if key is None:
            back()
        elif key == HERE:
            show_here(writing.page, lambda: letters.document(many[0]),
                      lambda: _ask_format(writing, back))
        elif key == _DIFFER:
            _tell_apart(writing, many, back)
        else:
            _print(writing, many, FORMATS[key])

    writing.page.app.push_screen(Choose(title, options), chosen)


def _tell_apart(writing: _Writing, many: Sequence[Letter], back: Callable[[], None]) -> None:
    """The letters in a list, to type what differs; then to be printed."""
    def listed(own: list[Letter] | None) -> None:
        if own:
            writing.own = own
        _ask_format(writing, back)

    writing.page.app.push_screen(ManyLetters(many, {"values": writing.values}), listed)


def _take_up(page: Page[Any]) -> None:
    """Go on with the letters that were left in their list."""
    from mitra_tui.services import drafts, letters

    left = page.attempt(drafts.take, KEY)
    many = page.attempt(letters.from_draft, left["letters"]) if left else None
    if many:
        first = many[0]
        writing = _Writing(page, first.template, [one.partner for one in many], first.agreement,
                           first.activity, left["values"])
        _tell_apart(writing, many, lambda: None)


def _remarks(many: Sequence[Letter]) -> list[str]:
    """What is odd about the number: said, never refused."""
    from mitra_tui.services import numbering

    said: Mapping[str, str] = many[0].said
    day = date.fromisoformat(said.get("on_date") or clock.today().isoformat())
    return [t(one.key, **one.params)
            for one in numbering.remarks(numbering.LETTER, said.get("number") or "", day)]


def _print(writing: _Writing, many: Sequence[Letter], form: str) -> None:
    """Write the file in a thread; then note that it went out, and show where it lies."""
    from mitra_tui.services import drafts, letters

    page = writing.page
    folder = results_folder(page)
    if folder is None:
        return
    told: list[str] = []

    def printed(target: Path) -> None:
        page.attempt(drafts.drop, writing.key)
        if writing.own:
            page.attempt(drafts.drop, KEY)
        noted = _note_sent(writing, many, target) if writing.values.get(_NOTE.name) else ""
        done = [tn("letters.written", len(many)), *([noted] if noted else []), *told]
        hand_over(page, target, "\n".join(done))

    in_background(page, t("printing.writing"),
                  lambda: letters.print_into(many, form, folder, tell=told.append), printed)


def _note_sent(writing: _Writing, many: Sequence[Letter], file: Path) -> str:
    """Note the letters as sent; what to say of it."""
    from mitra_tui import i18n
    from mitra_tui.services import letters

    try:
        letters.note_sent(many, writing.answer_by, file)
    except MitraError as error:
        return t("letter.not_noted", why=i18n.message(error))
    writing.page.made()
    writing.page.reread()
    return f"{tn('letter.noted', len(many))} {t('letters.undo')}"
