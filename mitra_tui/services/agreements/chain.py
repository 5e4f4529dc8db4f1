"""The family of an agreement: MoU → PKS → addendum, and each with what it was renewed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mitra_tui.models.base import db
from mitra_tui.rows.agreement_card import Link
from mitra_tui.services.agreement_status import statuses

_FAMILY = (
    "WITH RECURSIVE family(id) AS (SELECT ? "
    "UNION SELECT a.parent_id FROM family f JOIN agreement a ON a.id = f.id "
    "WHERE a.parent_id IS NOT NULL "
    "UNION SELECT a.renews_id FROM family f JOIN agreement a ON a.id = f.id "
    "WHERE a.renews_id IS NOT NULL "
    "UNION SELECT a.id FROM family f JOIN agreement a ON a.parent_id = f.id "
    "UNION SELECT a.id FROM family f JOIN agreement a ON a.renews_id = f.id) "
    "SELECT a.id, a.parent_id, a.renews_id, a.hidden, a.kind, CASE WHEN a.title <> '' "
    "THEN a.title ELSE a.school_number END FROM family f JOIN agreement a ON a.id = f.id "
    "ORDER BY a.id"
)


@dataclass(frozen=True, slots=True)
class _Member:
    id: int
    parent: int | None
    renews: int | None
    hidden: int
    kind: str
    title: str


def chain(agreement: int) -> tuple[Link, ...]:
    """The whole family of an agreement: those at the top, then each with what stands below it;
    a renewal follows what it renews, at the same depth.

    Removed ones are left out, but for the agreement itself. Three queries.
    """
    members = [_Member(*row) for row in db.execute_sql(_FAMILY, (agreement,))]
    shown = [(one, depth) for one, depth in _laid_out(members)
             if not one.hidden or one.id == agreement]
    found = statuses([one.id for one, _ in shown])
    return tuple(Link(one.id, depth, one.kind, one.title, found[one.id], one.renews is not None)
                 for one, depth in shown)


def _laid_out(members: Sequence[_Member]) -> Iterator[tuple[_Member, int]]:
    """Each member once, with its depth, in the order of the tree."""
    known = {one.id: one for one in members}
    below: dict[tuple[int | None, bool], list[_Member]] = {}
    for one in members:
        below.setdefault(_place(one, known), []).append(one)
    waiting = [(one, 0) for one in reversed(below.get((None, False), []))]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting += [(next_one, depth) for next_one in reversed(below.get((one.id, True), []))]
        waiting += [(child, depth + 1) for child in reversed(below.get((one.id, False), []))]


def _place(one: _Member, known: dict[int, _Member]) -> tuple[int | None, bool]:
    """After which agreement it stands (None: at the top), and whether as its renewal. A renewal
    that was put under another agreement than the one it renews stands there."""
    old = known.get(one.renews) if one.renews else None
    if old is not None and one.parent in (None, old.parent):
        return old.id, True
    return one.parent, False
