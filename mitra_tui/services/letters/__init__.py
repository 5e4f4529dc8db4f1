"""Letters to partners: filled from the records and from what their writer says, numbered, printed,
and noted as sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mitra_tui import clock
from mitra_tui.documents.blocks import Document
from mitra_tui.documents.letter import letter_document
from mitra_tui.documents.template import nearest
from mitra_tui.errors import FieldError, Invalid, Usage
from mitra_tui.i18n import t, t_in
from mitra_tui.models.base import transaction
from mitra_tui.rows.fields import Field
from mitra_tui.rows.letter import (
    ANSWERED,
    APPRECIATION,
    DAYS,
    FIELDS,
    IN_TEMPLATE,
    OWN,
    SAID,
)
from mitra_tui.rows.template import LETTERS
from mitra_tui.rows.text import gate, words
from mitra_tui.services import files, numbering, rendering, templates
from mitra_tui.services.letters.known import of_activity, of_partner
from mitra_tui.services.rendering import Tell, source_for, with_warnings
from mitra_tui.services.typed import read_day

# The words for a kind on the command line.
SHORT = dict(zip(
    ("request", "introduction", "withdrawal", "guest", "thanks", "certificate"), LETTERS,
    strict=True))


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: by which template, to whom, what is said in it (by the names of
    `rows.letter.FIELDS`, days as ISO), and what it is about."""

    template: templates.Line
    partner: int
    said: Mapping[str, str]
    agreement: int | None = None
    activity: int | None = None


def every() -> list[templates.Line]:
    """The letters there are: the shipped kinds, then those that the school made of them."""
    return [line for line in templates.every() if line.kind in LETTERS]


def named(word: str) -> templates.Line:
    """The letter that a word means: a short one, a kind, or the name of a template of the
    school's. Raises `Usage` with those there are."""
    known = {line.name: line for line in every()}
    found = known.get(SHORT.get(word, word))
    if found is None:
        own = [name for name in known if name not in LETTERS]
        raise Usage("letter.unknown", kind=word[:40], known=", ".join([*SHORT, *own]))
    return found


# -- what is said --------------------------------------------------------------------
def asked(template: templates.Line) -> tuple[Field, ...]:
    """The fields that a letter's text, as the school has it now, asks its writer for.

    Raises `Invalid` when the text names what is not known.
    """
    there = {part.field for node in templates.nodes_for(template.name, template.kind)
             for part in node.parts}
    return tuple(one for one in FIELDS
                 if one.name == "on_date" or IN_TEMPLATE[one.name] in there)


def awaits_answer(template: templates.Line) -> bool:
    """Whether one who gets such a letter answers it."""
    return template.kind in ANSWERED


def read(given: Mapping[str, str]) -> dict[str, str]:
    """What was said on a command line, by the names of `FIELDS` or those of the templates
    (`surat.nomor`, or `nomor` where that means one field); days as people write them.

    Raises `Invalid` for a field or a day that is none.
    """
    found: dict[str, str] = {}
    wrong = []
    for word, value in given.items():
        name = _field(word)
        text = gate(str(value), lines=True)
        if not name:
            near = nearest(word, (*IN_TEMPLATE, *SAID))
            wrong.append(FieldError(word[:40], "letter.unknown_field", {
                "name": word[:40], "near": near or ", ".join(IN_TEMPLATE)}))
        elif IN_TEMPLATE[name] in DAYS and text:
            day = read_day(text, clock.today())
            if day is None:
                wrong.append(FieldError(name, "check.day_unreadable", {"value": text[:40]}))
            found[name] = day or ""
        else:
            found[name] = text
    wrong += [FieldError(one.name, "check.too_long", {
        "maximum": one.maximum, "length": len(found[one.name])}) for one in FIELDS
        if one.maximum and len(found.get(one.name, "")) > one.maximum]
    if wrong:
        raise Invalid(wrong)
    return found


def _field(word: str) -> str:
    """The field that a name means, empty: none, or more than one."""
    if word in IN_TEMPLATE:
        return word
    found = [name for name, field in IN_TEMPLATE.items()
             if word in (field, field.partition(".")[2])]
    return found[0] if len(found) == 1 else ""


def proposed(template: templates.Line, partners: Sequence[int], *, day: str = "",
             agreement: int | None = None, activity: int | None = None) -> dict[str, str]:
    """What would be said in a letter of `day` (else today's): its number (the first, when there
    are several partners), what the records know of all of them."""
    today = date.fromisoformat(day) if day else clock.today()
    told = {"number": numbering.propose(numbering.LETTER, today)[0],
            "on_date": today.isoformat(), **of_activity(activity)}
    if template.kind == "certificate":
        told["reason"] = t_in("id", "letters.usual_reason")
    if len(partners) == 1:
        told |= of_partner(template.kind, partners[0], today, agreement)
    return told


def letters(template: templates.Line, partners: Sequence[int], said: Mapping[str, str], *,
            agreement: int | None = None, activity: int | None = None) -> list[Letter]:
    """A letter to each partner, in their order, with running numbers. What differs from partner
    to partner and was not said is taken from the records of each."""
    numbers = numbering.run_on(numbering.LETTER, said.get("number") or "", len(partners))
    day = said.get("on_date") or clock.today().isoformat()
    own = {name: value for name, value in said.items() if value or name not in OWN}
    return [
        Letter(template, one, {**of_partner(template.kind, one, date.fromisoformat(day), agreement),
                               **own, "number": number, "on_date": day}, agreement, activity)
        for one, number in zip(partners, numbers, strict=True)]


def as_draft(many: Sequence[Letter]) -> list[dict[str, Any]]:
    """Letters in what JSON can hold."""
    return [{"template": one.template.name, "partner": one.partner, "said": dict(one.said),
             "agreement": one.agreement, "activity": one.activity} for one in many]


def from_draft(kept: Sequence[Mapping[str, Any]]) -> list[Letter]:
    """Letters that `as_draft` made. Raises `Usage` when their template has gone."""
    return [Letter(named(str(one["template"])), one["partner"], one["said"], one["agreement"],
                   one["activity"]) for one in kept]


# -- on paper ------------------------------------------------------------------------
def document(letter: Letter) -> Document:
    """The letter, gaps and all. Whoever headed the school on its day signs it.

    Raises `NotFound` for the partner or before the school has a profile, `Invalid` with the
    place of what is wrong in the template's text.
    """
    day = date.fromisoformat(letter.said.get("on_date") or clock.today().isoformat())
    source = replace(source_for(letter.partner, day), day=day.isoformat())
    told = {IN_TEMPLATE[name]: value for name, value in letter.said.items()}
    nodes = templates.nodes_for(letter.template.name, letter.template.kind)
    made = letter_document(source, told, nodes, title=title_in_paper(letter.template),
                           wide=letter.template.kind == "certificate")
    return with_warnings(made)


def title_in_paper(template: templates.Line) -> str:
    """What a letter is called in the school's own files, whatever language is in use."""
    usual = template.label == t(f"templates.kind.{template.kind}")
    return t_in("id", f"templates.kind.{template.kind}") if usual else template.label


def print_to(many: Sequence[Letter], form: str, target: Path, *, force: bool = False,
             tell: Tell | None = None) -> Path:
    """Print letters into a new file, as `rendering.print_to`; several become one PDF.

    Raises `Usage` for several in another format.
    """
    documents = _documents(many, form)
    if len(documents) == 1:
        return rendering.print_to(documents[0], form, target, force=force, tell=tell)
    return rendering.print_many_to(documents, target, force=force, tell=tell)


def print_into(many: Sequence[Letter], form: str, folder: Path, *,
               tell: Tell | None = None) -> Path:
    """Print letters into a folder, under a name of their own that is free."""
    documents = _documents(many, form)
    if len(documents) == 1:
        return rendering.print_into(documents[0], form, folder, tell=tell)
    name = "-".join(words(title_in_paper(many[0].template))) or t("document.untitled")
    return rendering.print_many_into(
        documents, folder / f"{name[:60]}-{clock.today().isoformat()}", tell=tell)


def written(letter: Letter, form: str) -> bytes:
    """One letter as a file's bytes, for who keeps no file. Raises as `document`."""
    from mitra_tui.documents import write

    return write(form, document(letter))


def _documents(many: Sequence[Letter], form: str) -> list[Document]:
    if not many:
        raise Usage("letter.nobody")
    if len(many) > 1 and form != "pdf":
        raise Usage("letter.only_pdf", format=form)
    return [document(one) for one in many]


# -- in the records --------------------------------------------------------------------
def refuse_unrecordable(many: Sequence[Letter], answer_by: str = "") -> None:
    """Raises `Invalid` for letters that could not be noted as sent: before they are printed."""
    _drafts(many, answer_by)


def note_sent(many: Sequence[Letter], answer_by: str = "", file: Path | None = None) -> list[int]:
    """Note that letters went out: an interaction each, with a copy of the `file` in which they
    were printed, in one change that one undo takes back.

    `answer_by` is the day until which an answer is awaited. Raises `Invalid`, `BadFile`.
    """
    from mitra_tui.services import interactions
    from mitra_tui.services.attachments import MOST

    drafts = _drafts(many, answer_by)
    kept = files.keep(file, most=MOST) if file is not None else None
    with transaction("interactions.add") as change:
        made = [interactions.store.write(values) for values in drafts]
        if kept is not None:
            for one in made:
                files.attach("interactions", one, kept)
        if len(made) == 1:
            change.about("interactions", made[0], str(drafts[0]["subject"]))
        elif made:
            change.about("interactions", None, str(len(made)))
    return made


def _drafts(many: Sequence[Letter], answer_by: str) -> list[dict[str, Any]]:
    from mitra_tui.schemas.registry import draft_of

    return [draft_of("interactions").read(_interaction(one, answer_by)).values() for one in many]


def _interaction(letter: Letter, answer_by: str) -> dict[str, Any]:
    said, kind = letter.said, letter.template.kind
    about = said.get("event") or said.get("programme") or ""
    title = title_in_paper(letter.template)
    return {
        "partner": letter.partner, "channel": "letter", "direction": "out",
        "kind": "appreciation" if kind in APPRECIATION else "letter",
        "subject": (f"{title}: {about}" if about else title)[:300],
        "on_date": said["on_date"], "number": said.get("number") or "",
        "answer_by": answer_by if kind in ANSWERED else "",
        "agreement": letter.agreement, "activity": letter.activity,
    }
