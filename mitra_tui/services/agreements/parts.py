"""One line of a list of an agreement, changed by itself: a duty that was done, a figure reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.record import Record
from mitra_tui.services.agreements.records import store


def set_line(record: Record, name: str, place: int, values: Mapping[str, Any]) -> int:
    """Set some parts of the line `place` (from 0) of the list `name`, as `record` was read.

    Raises `Stale` when the agreement moved on meanwhile, `Invalid` for an unsound value.
    """
    from mitra_tui.schemas.agreement import AgreementDraft

    lines = [dict(line) for line in record.values[name]]
    lines[place] |= values
    checked = AgreementDraft.read({**_given(record), name: lines}).values()
    return store.save(checked, record.id, record.version)


def _given(record: Record) -> dict[str, Any]:
    """The fields that may go in."""
    computed = {field.name for field in store.entity.fields if field.computed}
    return {key: value for key, value in record.values.items() if key not in computed}
