"""Letters to partners: filled from the records and from what their writer says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from mitra_tui import clock
from mitra_tui.documents.blocks import Document
from mitra_tui.documents.letter import DAYS, SAID, letter_document
from mitra_tui.documents.template import nearest
from mitra_tui.errors import FieldError, Invalid, Usage
from mitra_tui.i18n import t, t_in
from mitra_tui.models.base import db
from mitra_tui.rows.template import LETTERS
from mitra_tui.rows.text import gate
from mitra_tui.services import templates
from mitra_tui.services.references import names
from mitra_tui.services.rendering import Tell, print_to, source_for, with_warnings
from mitra_tui.services.typed import read_day

# The words for a kind on the command line.
SHORT = dict(zip(
    ("request", "introduction", "withdrawal", "guest", "thanks", "certificate"), LETTERS,
    strict=True))


def kind_of(word: str) -> str:
    """The kind of letter that a word means. Raises `Usage` with those there are."""
    found = SHORT.get(word, word)
    if found not in LETTERS:
        raise Usage("letter.unknown", kind=word[:40], known=", ".join(SHORT))
    return found


def letter(kind: str, partner_id: int, said: Mapping[str, str]) -> Document:
    """A letter to a partner. `said` fills fields of the template (`surat.nomor`, or `nomor`
    where that means one field); days as people write them. What was not said is taken from the
    records where they know it, else it is a dotted line.

    Raises `Invalid` for a field or a day that is none, `NotFound` for the partner.
    """
    kind = kind_of(kind)
    told = _checked(said)
    day = date.fromisoformat(told.get("surat.tanggal") or clock.today().isoformat())
    source = replace(source_for(partner_id, day), day=day.isoformat())
    known = {**_known(partner_id, day.isoformat()), **told}
    nodes = templates.nodes_for(kind, kind)
    document = letter_document(
        source, known, nodes, title=t_in("id", f"templates.kind.{kind}"),
        wide=kind == "certificate")
    return with_warnings(document)


def print_letter(kind: str, partner_id: int, said: Mapping[str, str], form: str, target: Path, *,
                 force: bool = False, tell: Tell | None = None) -> Path:
    """Print a letter into a new file of the format `form`, as `rendering.render` does."""
    return print_to(letter(kind, partner_id, said), form, target, force=force, tell=tell)


def _checked(said: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    wrong = []
    for given, value in said.items():
        name = _field(given)
        text = gate(str(value), lines=True)
        if not name:
            near = nearest(given, SAID)
            wrong.append(FieldError(given[:40], "letter.unknown_field", {
                "name": given[:40], "near": near or ", ".join(SAID)}))
        elif name in DAYS and text:
            day = read_day(text, clock.today())
            if day is None:
                wrong.append(FieldError(name, "check.day_unreadable", {"value": text[:40]}))
            found[name] = day or ""
        else:
            found[name] = text
    if wrong:
        raise Invalid(wrong)
    return found


def _field(given: str) -> str:
    """The field that a name means, empty: none, or more than one."""
    if given in SAID:
        return given
    ends = [name for name in SAID if name.partition(".")[2] == given]
    return ends[0] if len(ends) == 1 else ""


def _known(partner_id: int, day: str) -> dict[str, str]:
    """What the agreement that runs with the partner says of its internships."""
    row = db.execute_sql(
        "SELECT id, supervisor FROM agreement WHERE partner_id = ? AND hidden = 0 "
        "AND state = 'signed' AND (ends_on = '' OR ends_on >= ?) "
        "ORDER BY template = 'pkl' DESC, starts_on DESC, id DESC LIMIT 1",
        (partner_id, day)).fetchone()
    if row is None:
        return {}
    ids = [one[0] for one in db.execute_sql(
        "SELECT programme_id FROM agreement_programme WHERE agreement_id = ? ORDER BY position",
        (row[0],))]
    known = names("programmes", ids)
    return {"pkl.jurusan": ", ".join(known[one] for one in ids if one in known),
            "pkl.guru_pembimbing": row[1]}


def title_of(kind: str) -> str:
    """A kind of letter for people."""
    return t(f"templates.kind.{kind_of(kind)}")
