"""What a template's text would print, before it is saved: filled from the newest record that such
a document could be about, so that people see their own words in it."""

from __future__ import annotations

from dataclasses import replace

from mitra_tui import clock
from mitra_tui.documents.agreement import agreement_document
from mitra_tui.documents.blocks import Document, Facts
from mitra_tui.documents.common import Source
from mitra_tui.documents.filling import DOTS
from mitra_tui.documents.letter import letter_document
from mitra_tui.documents.texts import blocks_of, fields_of, nodes_of
from mitra_tui.errors import NotFound
from mitra_tui.i18n import t, t_in
from mitra_tui.models.base import db
from mitra_tui.rows.template import LETTERS
from mitra_tui.services import agreements, officials, school
from mitra_tui.services.agreements import beginning
from mitra_tui.services.letterhead import letterhead
from mitra_tui.services.rendering import source_for, source_of


def document_of(kind: str, text: str) -> Document:
    """The document that a text of that kind gives. Raises `Invalid` with the place of all that is
    wrong in the text, `NotFound` before the school has a profile."""
    nodes = nodes_of(kind, text)
    if kind in LETTERS:
        return letter_document(_for_letter(), {}, nodes, title=t_in("id", f"templates.kind.{kind}"),
                               wide=kind == "certificate")
    return agreement_document(_for_agreement(kind), nodes)


def names_of(kind: str) -> list[tuple[str, str]]:
    """All that a text of that kind may name, each with what it would print now; parts that stand
    alone on their line say so."""
    fields = fields_of(kind)
    text = "\n".join(f":{name}: {{{name}}}" for name in fields)
    told: dict[str, str] = {}
    for block in document_of(kind, text).blocks:
        if isinstance(block, Facts):
            told |= {label: words if isinstance(words, str) else "".join(
                run.text for run in words) for label, words in block.pairs}
    empty = t("templates.not_known")
    return [*((name, empty if told.get(name, DOTS) == DOTS else told[name]) for name in fields),
            *((name, t("templates.alone")) for name in blocks_of(kind))]


def _for_letter() -> Source:
    return replace(_for_partner(), day=clock.today().isoformat())


def _for_agreement(kind: str) -> Source:
    """The newest agreement of that kind; without one, what such an agreement usually says."""
    row = db.execute_sql(
        "SELECT id FROM agreement WHERE hidden = 0 AND (template = ? OR (kind = ? AND "
        "template = '')) ORDER BY starts_on DESC, id DESC LIMIT 1", (kind, kind)).fetchone()
    if row is not None:
        return source_of(agreements.store.get(row[0]).values)
    usual = beginning.usual(kind) if kind in beginning.STARTS else beginning.blank(kind)
    return replace(_for_partner(), agreement=usual)


def _for_partner() -> Source:
    """The school, and the newest partner when there is one."""
    row = db.execute_sql(
        "SELECT id FROM partner WHERE hidden = 0 ORDER BY id DESC LIMIT 1").fetchone()
    if row is not None:
        return source_for(row[0], clock.today())
    own = school.get()
    if own is None:
        raise NotFound("error.no_school")
    head = officials.principal(clock.today())
    return Source(own.values, {}, head.values if head else None, None, letterhead())
