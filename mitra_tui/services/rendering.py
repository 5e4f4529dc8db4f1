"""Agreements on paper: the document of a record, its preview, its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mitra_tui import clock
from mitra_tui.documents import write
from mitra_tui.documents.agreement import agreement_document
from mitra_tui.documents.blocks import Document
from mitra_tui.documents.common import Source
from mitra_tui.documents.text import WIDTH, lines
from mitra_tui.errors import NotFound, Usage
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.text import words
from mitra_tui.services import agreements, new_files, officials, partners, school, templates
from mitra_tui.services.files import safe_name
from mitra_tui.services.letterhead import letterhead
from mitra_tui.services.new_files import refuse_target, write_free, write_new
from mitra_tui.services.references import names

FORMATS = ("docx", "pdf", "html", "md", "txt")
# An agreement without a document is printed, when it is, as the first that it could become.
_TEXTS = {"none": "mou"}

Tell = Callable[[str], None]


def document_of(agreement_id: int) -> Document:
    """The agreement as a document, gaps and all; its `warnings` say what could not be printed.

    Raises `NotFound`, or `Invalid` with the place of what is wrong in the template's text.
    """
    return document_for(agreements.store.get(agreement_id).values)


def document_for(values: Mapping[str, Any]) -> Document:
    """As `document_of`, for the checked values of an agreement that need not be saved yet."""
    kind = str(values["kind"])
    nodes = templates.nodes_for(str(values["template"] or ""), _TEXTS.get(kind, kind))
    return with_warnings(agreement_document(source_of(values), nodes))


def source_of(values: Mapping[str, Any]) -> Source:
    """What the document of an agreement tells. Raises as `source_for`."""
    day = str(values["signed_on"] or "")
    when = date.fromisoformat(day) if day else clock.today()
    parent = agreements.store.records([values["parent"]]) if values["parent"] else []
    known = names("programmes", values["programmes"])
    return replace(
        source_for(values["partner"], when), day=day, agreement=values,
        parent=parent[0].values if parent else {},
        programmes=tuple(known[one] for one in values["programmes"] if one in known))


def source_for(partner_id: int, day: date) -> Source:
    """What documents for a partner tell: the school, who heads it on `day`, the partner.

    Raises `NotFound` before the school has a profile.
    """
    own = school.get()
    if own is None:
        raise NotFound("error.no_school")
    head = officials.principal(day)
    return Source(own.values, partners.store.get(partner_id).values,
                  head.values if head else None, _contact(partner_id, day), letterhead())


def _contact(partner_id: int, day: date) -> dict[str, str] | None:
    """Whom to reach at the partner on `day`: of those who are there, who came last."""
    when = day.isoformat()
    row = db.execute_sql(
        "SELECT name, position, phone, email FROM contact WHERE partner_id = ? AND hidden = 0 "
        "AND (active_from = '' OR active_from <= ?) AND (active_to = '' OR active_to >= ?) "
        "ORDER BY active_from DESC, id DESC LIMIT 1", (partner_id, when, when)).fetchone()
    return dict(zip(("name", "position", "phone", "email"), row, strict=True)) if row else None


def with_warnings(document: Document) -> Document:
    """The document, which tells when the school's logo could not be printed on it."""
    head = letterhead()
    own = school.get()
    name = str(own.values["logo"] or "") if own else ""
    if head is None or head.logo is not None or not name:
        return document
    return replace(document, warnings=(*document.warnings, t("document.no_logo", name=name)))


def preview(agreement_id: int, width: int = WIDTH) -> list[str]:
    """What would be printed, as lines of at most `width` characters for the terminal."""
    return preview_of(document_of(agreement_id), width)


def preview_of(document: Document, width: int = WIDTH) -> list[str]:
    """A document as lines of at most `width` characters."""
    return lines(document, width)


# -- files -------------------------------------------------------------------------
def format_of(chosen: str, target: Path | None) -> str:
    """The format: as chosen, else as the file's name ends, else DOCX. Raises `Usage`."""
    return new_files.format_of(chosen.casefold(), target, FORMATS, "docx")


def render(agreement_id: int, kind: str, target: Path, force: bool = False,
           tell: Tell | None = None) -> Path:
    """Print an agreement into a new file. `tell` hears what could not be printed.

    Raises as `document_of`, and `Conflict` or `BadFile` as `new_files.write_new`: nothing is
    half-written.
    """
    return print_to(document_of(agreement_id), kind, target, force=force, tell=tell)


def rendered(agreement_id: int, kind: str, tell: Tell | None = None) -> bytes:
    """An agreement as the content of a file. Raises as `document_of`."""
    document = document_of(agreement_id)
    data = write(kind, document)
    _tell([document], tell)
    return data


def render_free(agreement_id: int, kind: str, folder: Path, tell: Tell | None = None) -> Path:
    """Print an agreement into a folder, under a name of its own that is free."""
    return print_into(document_of(agreement_id), kind, folder, tell=tell)


def render_many(ids: Sequence[int], target: Path, force: bool = False,
                tell: Tell | None = None) -> Path:
    """Print agreements as one PDF, each counting its own pages. Usage: there are none."""
    return print_many_to(_documents(ids), target, force=force, tell=tell)


def render_many_free(ids: Sequence[int], stem: Path, tell: Tell | None = None) -> Path:
    """Print agreements as one PDF to the first name that is free: `stem.pdf`, `stem-2.pdf`, …"""
    return print_many_into(_documents(ids), stem, tell=tell)


def _documents(ids: Sequence[int]) -> list[Document]:
    if not ids:
        raise Usage("document.none_chosen")
    return [document_of(one) for one in ids]


def print_to(document: Document, kind: str, target: Path, *, force: bool = False,
             tell: Tell | None = None) -> Path:
    """Write a document as the file `target`; what is there already is refused first."""
    refuse_target(target, force=force)
    data = write(kind, document)
    write_new(target, lambda stream: stream.write(data), force=force)
    _tell([document], tell)
    return target


def print_into(document: Document, kind: str, folder: Path, *, tell: Tell | None = None) -> Path:
    """Write a document into a folder, under the first free name that its title gives."""
    data = write(kind, document)
    stem = folder / file_stem(document)
    _, target = write_free(stem, kind, lambda stream: stream.write(data))
    _tell([document], tell)
    return target


def print_many_to(documents: Sequence[Document], target: Path, *, force: bool = False,
                  tell: Tell | None = None) -> Path:
    """Write documents as the one PDF `target`, each counting its own pages."""
    from mitra_tui.documents.pdf import to_one_pdf

    refuse_target(target, force=force)
    data = to_one_pdf(documents)
    write_new(target, lambda stream: stream.write(data), force=force)
    _tell(documents, tell)
    return target


def print_many_into(documents: Sequence[Document], stem: Path, *,
                    tell: Tell | None = None) -> Path:
    """Write documents as one PDF under the first name that is free."""
    from mitra_tui.documents.pdf import to_one_pdf

    data = to_one_pdf(documents)
    _, target = write_free(stem, "pdf", lambda stream: stream.write(data))
    _tell(documents, tell)
    return target


def file_stem(document: Document) -> str:
    """A file's name from a document's title: words and dashes, so that no path hides in it, and
    no name that Windows keeps for its devices."""
    found = "-".join(words(document.title))[:80].strip("-")
    if not found or safe_name(found) != found:
        return "-".join(part for part in (t("document.untitled"), found) if part)
    return found


def _tell(documents: Sequence[Document], tell: Tell | None) -> None:
    if tell is not None:
        for warning in dict.fromkeys(one for document in documents for one in document.warnings):
            tell(warning)
