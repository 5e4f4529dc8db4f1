"""Files of any record: added, listed, handed out, removed. An undo brings a removed one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from mitra_tui.errors import BadFile, Conflict, NotFound, Usage
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import number_text
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.registry import MODULES
from mitra_tui.services import files
from mitra_tui.services.files import Kept
from mitra_tui.services.new_files import write_free
from mitra_tui.services.registry import store_of

MOST = 50 << 20
"""Bytes of a file at most: a scanned agreement or a set of photos, not a film."""
# Rows that wait and texts that are filled in are no records with proofs.
_WITHOUT = ("pending", "templates")
KINDS = tuple(what for what in MODULES if what not in _WITHOUT)
"""The kinds of records that may have files."""

_COLUMNS = "id, name, size, added_at, checksum"
_OF = "subject_what = ? AND subject_id = ?"


def of(what: str, record_id: int) -> tuple[Attached, ...]:
    """The files of a record, the newest first. Raises `Conflict` when they are not for whoever
    acts: a confidential record's."""
    _refuse_concealed(what, record_id)
    return tuple(_attached(row) for row in db.execute_sql(
        f"SELECT {_COLUMNS} FROM attachment WHERE {_OF} ORDER BY id DESC", (what, record_id)))


def counts(what: str, ids: Sequence[int]) -> dict[int, int]:
    """How many files some records have, in one query; those without are left out."""
    marks = ",".join("?" * len(ids))
    return dict(db.execute_sql(
        f"SELECT subject_id, count(*) FROM attachment WHERE subject_what = ? "
        f"AND subject_id IN ({marks}) GROUP BY subject_id", [what, *ids]))


def _attached(row: Sequence[object]) -> Attached:
    one = Attached(*row)  # type: ignore[arg-type]
    path = files.path_of(one.checksum)
    try:
        gone = path.stat().st_size != one.size
    except OSError:
        gone = True
    return Attached(one.id, one.name, one.size, one.added_at, one.checksum, gone)


def size_text(size: int) -> str:
    """A size for people: kilobytes, from one megabyte on these."""
    if size < 1 << 20:
        return t("attachments.kilobytes", size=number_text(-(-size // 1024)))
    return t("attachments.megabytes", size=number_text(round(size / (1 << 20), 1)))


def _refuse_concealed(what: str, record_id: int) -> None:
    store = store_of(what)
    if store.entity.title in store.concealed(record_id):
        raise Conflict("attachments.not_yours")


def get(attachment: int) -> Attached:
    """One file. Raises `NotFound`, or `Conflict` as `of` does."""
    row = db.execute_sql(
        f"SELECT {_COLUMNS}, subject_what, subject_id FROM attachment WHERE id = ?",
        (attachment,)).fetchone()
    if row is None:
        raise NotFound("attachments.none_such", id=attachment)
    if row[5] in KINDS:
        _refuse_concealed(row[5], row[6])
    return _attached(row[:5])


def add(what: str, record_id: int, source: Path) -> Attached:
    """Copy a file into the data folder and note it with a record, as one change.

    A file that the record has already is answered as it is, and nothing is written. Raises
    `NotFound` or `Conflict` when the record is not there (any more), `BadFile` for a file that
    cannot be taken, `Conflict` when the disk is full.
    """
    _refuse_record(what, record_id)
    return _note(what, record_id, files.keep(source, most=MOST))


def add_stream(what: str, record_id: int, stream: BinaryIO, name: str) -> Attached:
    """As `add`, for what comes through a pipe; `name` is what the file will be called."""
    _refuse_record(what, record_id)
    return _note(what, record_id, files.keep_stream(stream, name, name, most=MOST))


def _refuse_record(what: str, record_id: int) -> str:
    """The title of the record. Raises `Usage`, `NotFound` or `Conflict`."""
    if what not in KINDS:
        raise Usage("attachments.not_for", what=what)
    store = store_of(what)
    record = store.get(record_id)
    if record.hidden:
        raise Conflict("error.removed_already", id=record_id)
    _refuse_concealed(what, record_id)
    return store.title_of(record.values)


def _note(what: str, record_id: int, kept: Kept) -> Attached:
    with transaction(f"{what}.attach") as change:
        title = _refuse_record(what, record_id)
        row = db.execute_sql(f"SELECT id FROM attachment WHERE {_OF} AND checksum = ?",
                             (what, record_id, kept.checksum)).fetchone()
        number = int(row[0]) if row else files.attach(what, record_id, kept)
        change.about(what, record_id, title)
    return get(number)


def remove(attachment: int) -> Attached:
    """Take a file from its record, as one change; the undo of it brings it back.

    The copy in the data folder stays, for the undo and for other records. Raises `NotFound`.
    """
    found = get(attachment)
    what, record_id = db.execute_sql(
        "SELECT subject_what, subject_id FROM attachment WHERE id = ?", (attachment,)).fetchone()
    with transaction(f"{what}.detach") as change:
        db.execute_sql("DELETE FROM attachment WHERE id = ?", (attachment,))
        title = ""
        if what in KINDS:
            store = store_of(what)
            title = store.title_of(store.get(record_id).values)
        change.about(what, record_id, title)
    return found


def hand_out(attachment: int, folder: Path) -> Path:
    """A copy of a file under its own name in `folder`, to be opened or sent on; where it is.

    A copy that is there already, and the same, is not made again. Raises `BadFile` when the file
    has vanished or is not what it was.
    """
    one = get(attachment)
    kept = files.path_of(one.checksum)
    if not files.is_sound(kept):
        raise BadFile("attachments.gone", name=one.name)
    target = folder / one.name
    if target.is_file() and files.checksum_of(target) == one.checksum:
        return target
    name = Path(one.name)
    content = kept.read_bytes()
    _, made = write_free(folder / name.stem, name.suffix.lstrip("."),
                         lambda stream: stream.write(content))
    return made
