"""What the journal says of the files of records: attached, taken off, moved by a merge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from mitra_tui.models.base import db

Subject = tuple[str, int]
"""A record by its kind and id."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that came to a record in a change (`added`), or went from it."""

    change: int
    subject: Subject
    name: str
    added: bool


def of_change(change: int) -> list[Moved]:
    """The files that a change brought to records or took from them."""
    return list(_read("change_id = ?", [change], "ASC"))


def of_record(what: str, record_id: int) -> list[Moved]:
    """What happened to the files of a record, the newest first."""
    side = ("(json_extract({0}, '$.subject_what') = ? AND json_extract({0}, '$.subject_id') = ?)")
    return [one for one in _read(
        f"({side.format('before')} OR {side.format('after')})", [what, record_id] * 2, "DESC")
        if one.subject == (what, record_id)]


def _read(condition: str, params: list[object], order: str) -> Iterator[Moved]:
    for change, before, after in db.execute_sql(
        "SELECT change_id, before, after FROM journal WHERE table_name = 'attachment' "
        f"AND {condition} ORDER BY id {order}", params):
        old, new = (_subject(one) for one in (before, after))
        if old == new:
            continue
        for side, added in ((old, False), (new, True)):
            if side is not None:
                yield Moved(change, side[0], side[1], added)


def _subject(row: str | None) -> tuple[Subject, str] | None:
    if row is None:
        return None
    values = json.loads(row)
    return (values["subject_what"], values["subject_id"]), values["name"]


def names_before(moved: list[Moved], now: list[str]) -> dict[int, tuple[list[str], list[str]]]:
    """Change → the names of a record's files before and after it, walked back from those `now`.

    `moved` is what `of_record` answers.
    """
    found: dict[int, tuple[list[str], list[str]]] = {}
    standing = list(now)
    for one in moved:
        after = found.get(one.change, ([], list(standing)))[1]
        if one.added and one.name in standing:
            standing.remove(one.name)
        elif not one.added:
            standing.append(one.name)
        found[one.change] = (sorted(standing), sorted(after))
    return found
