"""The accreditation folder or zip: the reports of a time, the agreements, the evidence files, an
index and check sums. It takes its name only when it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mitra_tui import i18n
from mitra_tui.errors import MitraError
from mitra_tui.rows.bundle import Packed
from mitra_tui.services.bundle.contents import Item, contents
from mitra_tui.services.bundle.index import CSV, HTML, as_csv, as_html
from mitra_tui.services.bundle.packing import SUMS, Add, pack, refuse
from mitra_tui.services.new_files import format_of
from mitra_tui.services.rendering import FORMATS
from mitra_tui.services.reports.span import Span

__all__ = ["FORMATS", "write_bundle"]

Progress = Callable[[int, int], None]


def write_bundle(span: Span, target: Path, kind: str = "", *, force: bool = False,
                 progress: Progress | None = None) -> tuple[Packed, ...]:
    """Write the bundle of a time as the folder `target`, or as a zip where it is called `.zip`.

    Reports and agreements are printed as `kind` (PDF unless given), reports as workbooks too.
    `progress` hears how many files of how many are done. What cannot be put in, like a file that
    has vanished, stands in the index and is answered with the reason. Raises `Usage` (format),
    `Conflict` or `BadFile` (there already, disk full, not to be written): nothing is left behind.
    """
    printed = format_of(kind.casefold(), None, FORMATS, "pdf")
    refuse(target, force=force)
    items = contents(span, printed)
    packed: list[Packed] = []

    def fill(add: Add) -> None:
        packed.clear()
        for one in _packed(items, add, progress):
            packed.append(one)
        made = [(HTML, as_html(span, packed)), (CSV, as_csv(packed))]
        sums = [(one.path, one.checksum) for one in packed if not one.missing]
        for path, data in made:
            add(path, data)
            sums.append((path, hashlib.sha256(data).hexdigest()))
        add(SUMS, "".join(f"{checksum}  {path}\n" for path, checksum in sums).encode())

    pack(target, fill, force=force)
    return tuple(packed)


def _packed(items: Iterable[Item], add: Add, progress: Progress | None) -> Iterator[Packed]:
    every = list(items)
    for number, one in enumerate(every, 1):
        found = _one(one, add)
        if found is not None:
            yield found
        if progress is not None:
            progress(number, len(every))


def _one(item: Item, add: Add) -> Packed | None:
    """Put one file in; None for one that has nothing to tell and may be left out."""
    try:
        data = item.read()
    except MitraError as error:
        if item.may_lack:
            return None
        return Packed(item.path, item.section, item.title, item.about, item.on_date,
                      missing=i18n.message(error))
    add(item.path, data)
    return Packed(item.path, item.section, item.title, item.about, item.on_date, len(data),
                  hashlib.sha256(data).hexdigest())
