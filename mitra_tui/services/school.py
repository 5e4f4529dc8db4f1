"""The school's own profile: one record, made once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mitra_tui.errors import BadFile, Conflict, FieldError, Invalid
from mitra_tui.models.base import db, transaction
from mitra_tui.models.school import School
from mitra_tui.rows.record import Record
from mitra_tui.rows.school import SCHOOL
from mitra_tui.services import files
from mitra_tui.services.store import Store

LOGO_MOST = 5 << 20
"""Bytes of a logo at most."""
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

store = Store(SCHOOL, School)


def get() -> Record | None:
    """The school, or None before the first set-up."""
    row = db.execute_sql("SELECT id FROM school ORDER BY id LIMIT 1").fetchone()
    return store.get(row[0]) if row else None


def set_up(values: Mapping[str, Any], *, sample: bool = False) -> int:
    """Make the school's record. `Conflict` when there is one, `Invalid` for a wrong logo file."""
    values, logo = _with_logo(values, "")
    with transaction("school.add") as change:
        if get() is not None:
            raise Conflict("error.school_exists")
        record_id = store.write(values)
        if sample:
            db.execute_sql("UPDATE school SET sample = 1 WHERE id = ?", (record_id,))
        if logo:
            files.attach("school", record_id, logo)
        change.about("school", record_id, str(values["name"]))
    return record_id


def save(values: Mapping[str, Any], version: int | None = None) -> int:
    """Write the profile (made on first use).

    A logo that is not the present one is the path of a PNG or JPEG file; it is copied. Raises
    `Invalid` for one that cannot be used, `Stale` when someone else saved the profile.
    """
    present = get()
    if present is None:
        return set_up(values)
    values, logo = _with_logo(values, str(present.values["logo"] or ""))
    with transaction("school.edit") as change:
        store.expect(present.id, version, values)
        store.write(values, present.id)
        if logo:
            files.attach("school", present.id, logo)
        change.about("school", present.id, str(values["name"]))
    return present.id


def logo_path() -> Path | None:
    """The file of the school's logo; None when there is none (any more)."""
    present = get()
    name = str(present.values["logo"] or "") if present else ""
    return files.find("school", present.id, name) if present and name else None


def _with_logo(
    values: Mapping[str, Any], known: str
) -> tuple[Mapping[str, Any], files.Kept | None]:
    """The values with the logo's name in the place of its path, and the file if it is a new one."""
    given = str(values.get("logo") or "")
    if not given or given == known:
        return values, None
    try:
        kept = files.keep(
            Path(given).expanduser(), most=LOGO_MOST, heads=_IMAGES, kinds="PNG/JPEG")
    except (BadFile, RuntimeError) as error:  # RuntimeError: `~name` names nobody
        if not isinstance(error, BadFile):
            error = BadFile("error.no_file", path=given)
        raise Invalid([FieldError("logo", error.key, error.params)]) from error
    return {**values, "logo": kept.name}, kept
