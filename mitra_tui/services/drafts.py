"""Forms that were left before they were saved, kept as they were typed.

A draft belongs to a person and a form (`partners/new`, `partners/12`), and to the program that
wrote it for as long as that runs: what is being typed in one window is never taken up in
another. It is written while typing, so a dropped line or a power cut costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.models.base import db, side_note
from mitra_tui.services.processes import lives, own_name

# Between the form and the program in the stored name. The next character ends a range of names.
_OF, _AFTER = "#", "$"


def keep(form: str, values: Mapping[str, Any], *, shared: bool = False) -> None:
    """Remember what stands in a form now. `shared`: for all programs of this person."""
    with side_note():
        db.execute_sql(
            'INSERT INTO draft (user, form, "values", updated_at) VALUES (?, ?, ?, ?) '
            'ON CONFLICT (user, form) DO UPDATE SET "values" = excluded."values", '
            "updated_at = excluded.updated_at",
            (actor(), form if shared else _own(form), json.dumps(dict(values), ensure_ascii=False),
             clock.now()))


def take(form: str) -> dict[str, Any] | None:
    """What was left in a form, or None. Left by a program that has ended, it is now ours."""
    found = _left(form)
    if found is None:
        return None
    stored, values = found
    if stored not in (form, _own(form)):
        with side_note():
            db.execute_sql("UPDATE draft SET form = ? WHERE user = ? AND form = ?",
                           (_own(form), actor(), stored))
            (taken,) = db.execute_sql("SELECT changes()").fetchone()
        if not taken:  # another window was quicker
            return None
    return dict(json.loads(values))


def waits(form: str) -> bool:
    """Whether `take` would find something."""
    return _left(form) is not None


def drop(form: str) -> bool:
    """Forget a form's draft; whether there was one."""
    found = _left(form)
    if found is None:
        return False
    with side_note():
        db.execute_sql("DELETE FROM draft WHERE user = ? AND form = ?", (actor(), found[0]))
    return True


def _own(form: str) -> str:
    return f"{form}{_OF}{own_name()}"


def _left(form: str) -> tuple[str, str] | None:
    """A form's draft that may be taken up: stored name and values. Our own comes first, then
    the newest of those whose program has ended."""
    rows = list(db.execute_sql(
        'SELECT form, "values" FROM draft WHERE user = ? AND (form = ? OR (form > ? AND form < ?)) '
        "ORDER BY updated_at DESC, id DESC",
        (actor(), form, form + _OF, form + _AFTER)))
    own = _own(form)
    for stored, values in sorted(rows, key=lambda row: row[0] != own):
        if stored in (form, own) or not lives(stored.partition(form + _OF)[2]):
            return stored, values
    return None
