"""Changes as people read them: sentences, lines of a list, what became of each field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mitra_tui.i18n import has, t
from mitra_tui.i18n.dates import moment_text
from mitra_tui.models.base import db
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.services import changes, file_history
from mitra_tui.services.children import outward
from mitra_tui.services.display import label_of, part_text, value_text
from mitra_tui.services.references import names
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store


def act_text(change: ChangeRow) -> str:
    """What kind of change it was, in words."""
    what, _, verb = change.action.partition(".")
    if not verb:
        return t(f"change.{what}")
    return t(f"change.{verb}", one=t(f"{what}.one") if has(f"{what}.one") else what)


def change_sentence(change: ChangeRow) -> str:
    """What, on which record, when: `Ubah mitra: PT X (19 Mei 2024 10:12)`."""
    label = f": {label_text(change)}" if change.label else ""
    return f"{act_text(change)}{label} ({moment_text(change.at)})"


def label_text(change: ChangeRow) -> str:
    """What a change was about: the record's name, or how many of which kind: `11 mitra`."""
    if change.record_id is None and change.label.isdigit() and change.what in MODULES:
        return f"{change.label} {t(change.what).casefold()}"
    return title_text(change.what, change.label)


def title_text(what: str, title: str) -> str:
    """A record's title for people: where it is one of some choices, the word for that."""
    if what not in MODULES:
        return title
    field = entity(what).field(entity(what).title)
    return t(f"{what}.{field.name}.{title}") if title in field.choices else title


def change_cells(change: ChangeRow) -> list[str]:
    """A change as a line of the history."""
    return [str(change.id), moment_text(change.at), change.user, act_text(change),
            label_text(change)]


def history_of(what: str, record_id: int, limit: int = 100) -> list[tuple[ChangeRow, list[str]]]:
    """The changes of a record, newest first, each with what became of its fields, line by line."""
    store = store_for(what)
    hidden = store.concealed(record_id)
    found = [replace(change, fields={name: pair for name, pair in change.fields.items()
                                     if name not in hidden})
             for change in changes.of_record(store.table, record_id, limit)]
    lists = list_lines(store, record_id, [change.id for change in found])
    files = {} if hidden else file_lines(file_history.of_record(what, record_id))
    found += [changes.get(one) for one in files.keys() - {change.id for change in found}]
    found.sort(key=lambda change: -change.id)
    return [(change, [*field_lines(store.entity, change), *lists.get(change.id, []),
                      *files.get(change.id, [])])
            for change in (found if limit < 0 else found[:limit])]


def file_lines(moved: Sequence[file_history.Moved]) -> dict[int, list[str]]:
    """For each change, the files that it brought (+) and took away (−)."""
    found: dict[int, list[str]] = {}
    for one in moved:
        sign = "+" if one.added else "−"
        found.setdefault(one.change, []).append(f"{t('attachments')}: {sign} {_short(one.name)}")
    return found


def history_values(what: str, record_id: int, limit: int = 100) -> list[ChangeRow]:
    """The changes of a record, newest first, each with the fields it changed as JSON shows them.

    `fields` is name → [before, after]: None where empty, references and lists under the field's
    name, lists whole; `hidden` where the record was removed or brought back. `limit` -1: all.
    """
    store = store_for(what)
    found = changes.sides(store.table, record_id, limit)
    oldest = min((change.id for change, _, _ in found), default=0)
    lists, hidden = _list_values(store, record_id, oldest), store.concealed(record_id)
    told = [replace(change, fields={
        name: pair for name, pair in {**_plain_values(store, before, after),
                                      **lists.get(change.id, {})}.items() if name not in hidden})
            for change, before, after in found]
    return told if hidden else _with_files(what, record_id, told, limit)


def _with_files(
    what: str, record_id: int, told: list[ChangeRow], limit: int,
) -> list[ChangeRow]:
    """The same with what became of the record's files, under `attachments`, by their names."""
    moved = file_history.of_record(what, record_id)
    if not moved:
        return told
    now = [row[0] for row in db.execute_sql(
        "SELECT name FROM attachment WHERE subject_what = ? AND subject_id = ?",
        (what, record_id))]
    sides = file_history.names_before(moved, now)
    by_id = {change.id: change for change in told}
    for one, pair in sides.items():
        change = by_id.get(one) or changes.get(one)
        by_id[one] = replace(change, fields={**change.fields, "attachments": pair})
    newest = [by_id[one] for one in sorted(by_id, reverse=True)]
    return newest if limit < 0 else newest[:limit]


def _plain_values(
    store: Store, before: dict[str, Any] | None, after: dict[str, Any] | None,
) -> dict[str, tuple[Any, Any]]:
    """What became of the fields that are columns of the record's own table."""
    found = {}
    for field in store.entity.fields:
        if field.name not in store.children and not field.computed:
            old, new = (None if row is None else _outward(store, field, row)
                        for row in (before, after))
            if old != new:
                found[field.name] = (old, new)
    if before and after and before.get("hidden") != after.get("hidden"):
        found["hidden"] = (bool(before["hidden"]), bool(after["hidden"]))
    return found


def _outward(store: Store, field: Field, row: dict[str, Any]) -> Any:
    """A field's value from the columns of a row; a migration may have added some since."""
    if field.kind is Kind.SUBJECT:
        what = row.get(f"{field.name}_what")
        return f"{what}/{row[f'{field.name}_id']}" if what else None
    return outward(field, row.get(store.column(field)))


def _list_values(
    store: Store, record_id: int, oldest: int,
) -> dict[int, dict[str, tuple[Any, Any]]]:
    """Change → list → (before, after), for the changes from `oldest` on.

    The journal is walked back from the lists as they stand now."""
    found: dict[int, dict[str, tuple[Any, Any]]] = {}
    for name, child in store.children.items():
        field = store.entity.field(name)
        rows = {row["id"]: row for row in child.rows(record_id)}
        standing: dict[int, list[list[Any]]] = {}  # change → the list after it, and before
        for change, row_id, before in db.execute_sql(
            "SELECT change_id, row_id, before FROM journal WHERE table_name = ? AND change_id >= ?"
            f" AND ? IN (json_extract(before, '$.{child.owner}'), "
            f"json_extract(after, '$.{child.owner}')) ORDER BY id DESC",
            (child.table, oldest, record_id)):
            sides = standing.setdefault(change, [child.listed(field, rows.values()), []])
            old = json.loads(before) if before else {}
            rows.pop(row_id, None)
            if old.get(child.owner) == record_id:
                rows[row_id] = old
            sides[1] = child.listed(field, rows.values())
        for change, (after, earlier) in standing.items():
            if after != earlier:
                found.setdefault(change, {})[name] = (earlier, after)
    return found


def store_for(what: str) -> Store:
    """The store of a kind of record, the school's own profile included."""
    if what == "school":
        from mitra_tui.services import school

        return school.store
    return store_of(what)


def field_lines(known: Entity, change: ChangeRow) -> list[str]:
    """A line for each field of the record itself, before → after."""
    lines = []
    for field in known.fields:
        pair = change.fields.get(field.name) or change.fields.get(f"{field.name}_id")
        if pair is None:
            continue
        old, new = (_brief(known.what, field, value) for value in pair)
        if old != new:  # two kinds of partner are one on screen
            lines.append(f"{label_of(known.what, field.name)}: {old} → {new}")
    return lines


def list_lines(
    store: Store, record_id: int, ids: Sequence[int],
) -> dict[int, list[str]]:
    """For each change, what it added to (+) and took from (−) the lists of the record."""
    found: dict[int, list[str]] = {}
    marks, hidden = ",".join("?" * len(ids)), store.concealed(record_id)
    for name, child in store.children.items():
        if name in hidden:
            continue
        field = store.entity.field(name)
        columns = ", ".join(f"'{column}', json_extract(coalesce(after, before), '$.{column}')"
                            for column in child.columns(field))
        net: dict[tuple[int, str], int] = {}
        for change, added, row in db.execute_sql(
            f"SELECT change_id, (after IS NOT NULL) - (before IS NOT NULL), json_object({columns})"
            f" FROM journal WHERE table_name = ? AND change_id IN ({marks}) "
            f"AND json_extract(coalesce(after, before), '$.{child.owner}') = ? ORDER BY id",
            [child.table, *ids, record_id]):
            net[change, row] = net.get((change, row), 0) + added
        for (change, row), count in net.items():
            if count:  # rows that only moved are written anew and say nothing
                sign = "+" if count > 0 else "−"
                text = _row_text(
                    store.entity.what, field, child.outward(field, list(json.loads(row).values())))
                found.setdefault(change, []).append(
                    f"{label_of(store.entity.what, name)}: {sign} {text}")
    return found


def _row_text(what: str, field: Field, value: Any) -> str:
    if field.kind is Kind.ROWS:
        return _short(part_text(what, field, value))
    return _brief(what, field, [value])


def _brief(what: str, field: Field, value: Any) -> str:
    """A field's value as people know it, in a few words; a dash for none."""
    if value in (None, "", [None], [""]):
        return "–"
    if field.kind is Kind.FLAG:
        value = bool(value)
    known = {}
    if field.kind in (Kind.REF, Kind.REFS):
        ids = value if isinstance(value, list) else [value]
        known = {field.of: names(field.of, [one for one in ids if isinstance(one, int)])}
    return _short(value_text(what, field, value, known))


def _short(text: str) -> str:
    text = " / ".join(text.splitlines())
    return text if len(text) <= 60 else text[:59] + "…"
