"""The school's own choices: read with their defaults, changed like any record.

A choice is one row of the database, so it is journalled, undone and backed up with the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.preference import DEFAULTS


def get(name: str) -> Any:
    """What the school has chosen, else the default. KeyError: there is no such choice."""
    default = DEFAULTS[name]
    row = db.execute_sql("SELECT value FROM preference WHERE name = ?", (name,)).fetchone()
    if row is None:
        return default
    try:
        return json.loads(row[0])
    except ValueError:  # of a program that kept it otherwise
        return default


def is_default(name: str) -> bool:
    """Whether what holds is what would hold had nobody chosen. KeyError: no such choice."""
    return bool(get(name) == DEFAULTS[name])


def reset(name: str) -> bool:
    """Back to what holds until somebody chooses, as one change. KeyError: no such choice."""
    return put(name, DEFAULTS[name])


def choose(name: str, values: Mapping[str, Any]) -> bool:
    """Choose what a form holds for `name`, checked. Raises `Invalid`, KeyError."""
    return put(name, checked(name, values))


def checked(name: str, values: Mapping[str, Any]) -> Any:
    """What a form holds for `name`, as it would be kept. Raises `Invalid`, KeyError."""
    from mitra_tui.schemas.preference import draft_for

    return draft_for(name).read(values).kept()


def put(name: str, value: Any) -> bool:
    """Choose `value` (what JSON can hold), as one change; whether it is another than before.
    KeyError: there is no such choice."""
    if value == get(name):
        return False
    text = json.dumps(value, ensure_ascii=False)
    with transaction("preferences.edit") as change:
        change.about("preferences", None, t(f"preferences.{name}"))
        row = db.execute_sql("SELECT id FROM preference WHERE name = ?", (name,)).fetchone()
        if row is None:
            db.execute_sql("INSERT INTO preference (name, value) VALUES (?, ?)", (name, text))
        else:
            db.execute_sql("UPDATE preference SET value = ?, version = version + 1 WHERE id = ?",
                           (text, row[0]))
    return True
