"""The texts of documents: those that ship with the program, and what the school made of them.

A row holds a text of the school's own. One without a text says what is shipped for its kind, so
that it gets better with the program. The row that is called like a kind (`pks`) stands for that
kind wherever no other is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mitra_tui.documents.template import Node
from mitra_tui.documents.texts import nodes_of, shipped
from mitra_tui.errors import Conflict, FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.models.template import Template
from mitra_tui.rows.record import Query, Record
from mitra_tui.rows.template import KINDS, TEMPLATES
from mitra_tui.rows.text import fold
from mitra_tui.services.store import Store


class TemplateStore(Store):
    """Reads the shipped text where there is no own one, and keeps no copy of a shipped text."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        """As any record. Raises `Invalid` with the place of what is wrong in the text."""
        text = str(values.get("text") or "")
        if text:
            nodes_of(str(values["kind"]), text)
        if text == shipped(str(values["kind"])):
            text = ""
        return super().write({**values, "text": text}, record_id)

    def _read(self, ids: Sequence[int]) -> list[Record]:
        return [
            record if record.values["text"] else replace(
                record, values={**record.values, "text": shipped(str(record.values["kind"]))})
            for record in super()._read(ids)]


store = TemplateStore(TEMPLATES, Template)
_EVERYTHING = Query()


@dataclass(frozen=True, slots=True)
class Line:
    """A template that can be chosen: the id of its row where it has one, whether it was changed."""

    name: str
    kind: str
    label: str
    id: int | None = None
    changed: bool = False


def every(kind: str = "") -> list[Line]:
    """The templates there are, of one kind or of all: the shipped ones, then the school's own."""
    rows = {row[1]: row for row in db.execute_sql(
        "SELECT id, name, kind, title, text <> '' FROM template WHERE hidden = 0 ORDER BY name")}
    found = []
    for name in KINDS:
        row = rows.pop(name, None)
        label = str(row[3] or "") if row else ""
        found.append(Line(name, row[2] if row else name, label or t(f"templates.kind.{name}"),
                          row[0] if row else None, bool(row and row[4])))
    found += [Line(row[1], row[2], row[3] or row[1], row[0], bool(row[4]))
              for row in rows.values()]
    return [line for line in found if kind in ("", line.kind)]


def values_of(name: str) -> dict[str, Any]:
    """A template by its name, as a form shows it: one that nobody changed is the shipped one.

    KeyError: there is no template of that name.
    """
    found = _row(name)
    if found is not None:
        return dict(store.get(found).values)
    return {"name": name, "kind": name, "title": None, "text": shipped(name)}


def record_of(name: str) -> Record:
    """A template by its name as a record; one that nobody changed has the id 0.

    KeyError: there is no template of that name.
    """
    found = _row(name)
    return _unsaved(name) if found is None else store.get(found)


def _unsaved(name: str) -> Record:
    return Record(TEMPLATES.what, 0, 0, "", "", False, values_of(name))


def unchanged(query: Query = _EVERYTHING) -> list[Record]:
    """The shipped templates that nobody changed and that `query` finds, as `record_of` does."""
    if query.hidden:
        return []
    known = {row[0] for row in db.execute_sql("SELECT name FROM template WHERE hidden = 0")}
    words = fold(query.search).split()
    found = []
    for name in KINDS:
        told = fold(f"{name} {t(f'templates.kind.{name}')}")
        if name not in known and all(word in told for word in words) and all(
            name in str(value).split(",") for _, value in query.filters
        ):
            found.append(_unsaved(name))
    return found


def wrong_with(kind: str, text: str) -> Sequence[FieldError]:
    """What is wrong with a text of that kind, each thing with its line and column."""
    try:
        nodes_of(kind, text)
    except Invalid as error:
        return error.errors
    return ()


def copy(name: str, other: str) -> int:
    """A new template of the school's own with the text of one that there is. Its id.

    Raises `Invalid`, `Conflict` when there is one of that name, KeyError for `name`.
    """
    from mitra_tui.schemas.registry import draft_of

    if other.strip() in KINDS:
        raise Conflict("templates.name_taken", name=other.strip())
    values = {**values_of(name), "name": other, "title": None}
    return store.save(draft_of(TEMPLATES.what).read(values).values())


def save_text(name: str, text: str, version: int | None = None) -> int:
    """Give a template a text; a shipped one becomes the school's own. Its id.

    Raises `Invalid` with the place of what is wrong, KeyError for a name that is none; `Stale`
    when `version` is given and the template has another (0: nobody has changed it).
    """
    from mitra_tui.schemas.registry import draft_of

    values = draft_of("templates").read({**values_of(name), "text": text}).values()
    return store.save(values, _row(name), version)


def restore_default(name: str) -> None:
    """Back to the text that ships with the program. KeyError for a name that is none."""
    found = _row(name)
    if found is None:
        shipped(name)
        return
    save_text(name, shipped(str(store.get(found).values["kind"])))


def nodes_for(name: str, kind: str) -> tuple[Node, ...]:
    """The template to print with: `name` where there is one of that name, else the kind's.

    Raises `Invalid` when its text names what is not known.
    """
    chosen = name if name in KINDS or (name and _row(name) is not None) else kind
    values = values_of(chosen)
    return nodes_of(str(values["kind"]), str(values["text"]))


def _row(name: str) -> int | None:
    row = db.execute_sql(
        "SELECT id FROM template WHERE name = ? AND hidden = 0", (name,)).fetchone()
    return int(row[0]) if row else None
