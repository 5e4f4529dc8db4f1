"""Tables as files: CSV, XLSX, ODS, JSON Lines, and contacts as vCards.

Each writer takes an open binary stream, the headings and the rows, one after the other: an
export of any length needs the memory of one row. `write` chooses by the format's name. JSON and
vCard take the code's field names as headings; JSON rows are the values themselves, the others
the cells that `exchange.values.write_value` makes (`typed` for TYPED formats).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

from mitra_tui.errors import Usage
from mitra_tui.exchange.writers.sheets import write_ods, write_xlsx
from mitra_tui.exchange.writers.text import write_csv, write_json
from mitra_tui.exchange.writers.vcard import write_vcards

__all__ = [
    "FORMATS", "TYPED", "write", "write_csv", "write_json", "write_ods", "write_vcards",
    "write_xlsx",
]

Writer = Callable[[BinaryIO, Sequence[str], Iterable[Sequence[Any]]], int]
_WRITERS: dict[str, Writer] = {
    "csv": write_csv, "xlsx": write_xlsx, "ods": write_ods, "json": write_json,
    "vcf": write_vcards,
}
FORMATS = tuple(_WRITERS)
TYPED = frozenset({"xlsx", "ods"})


def write(kind: str, stream: BinaryIO, headers: Sequence[str],
          rows: Iterable[Sequence[Any]]) -> int:
    """Write a table in the format `kind`; returns the number of rows. Usage: no such format."""
    writer = _WRITERS.get(kind)
    if writer is None:
        raise Usage("export.no_format", format=kind, formats=", ".join(FORMATS))
    return writer(stream, headers, rows)
