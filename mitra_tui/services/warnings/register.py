"""Early warnings: rules that read the records, each explained by its evidence.

`RULES` joins each rule's name to what reads its facts: a few queries over the whole table, never
one for each record. A new rule is its function in `rows.warning`, its options there, and a line
here. What somebody put aside stays away until its evidence is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from mitra_tui import clock
from mitra_tui.models.base import db, first_row
from mitra_tui.rows.warning import RULES as NAMES
from mitra_tui.rows.warning import EarlyWarning, Options
from mitra_tui.services.warnings import (
    of_activities,
    of_agreements,
    of_partners,
    of_surveys,
)
from mitra_tui.services.warnings.options import options

Reader = Callable[[str, Options], Iterator[EarlyWarning]]

RULES: Mapping[str, Reader] = {
    "clash": of_activities.clashes,
    "letter": of_partners.letters,
    "duty": of_agreements.duties,
    "ending": of_agreements.ending,
    "indicator": of_agreements.indicators,
    "contact": of_partners.contacts,
    "cancelled": of_activities.cancelled,
    "scores": of_surveys.scores,
    "silence": of_partners.silence,
}
assert tuple(RULES) == NAMES

# The last answer and what it was for: as long as nobody writes, it is the same.
_kept: dict[tuple[object, ...], tuple[EarlyWarning, ...]] = {}


def warnings(day: date | None = None) -> tuple[EarlyWarning, ...]:
    """What may become a quarrel, seen from `day` (today unless given), in the order of a list.

    Rules that are switched off and warnings that were put aside are left out.
    """
    today = (day or clock.today()).isoformat()
    # Every write is a change, whoever makes it: the newest one stands for all that is recorded.
    newest = first_row("SELECT id, at FROM change ORDER BY id DESC LIMIT 1")
    key = (str(db.path), newest, today)
    found = _kept.get(key)
    if found is None:
        found = _read(today)
        _kept.clear()
        _kept[key] = found
    return found


def _read(today: str) -> tuple[EarlyWarning, ...]:
    chosen = options()
    aside = {(rule, what, one): mark for rule, what, one, mark in db.execute_sql(
        "SELECT rule, subject_what, subject_id, evidence FROM dismissal")}
    found = [one for rule, read in RULES.items() if chosen[rule]["on"]
             for one in read(today, chosen[rule])
             if aside.get((rule, one.what, one.id)) != one.mark]
    return tuple(sorted(found, key=lambda one: one.order))
