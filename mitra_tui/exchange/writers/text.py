"""CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from mitra_tui.exchange.formulas import neutralise


def write_csv(stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Comma-separated, UTF-8 with its mark (so that Excel knows it), no text a formula."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    count = 0
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([neutralise(header) for header in headers])
        for count, row in enumerate(rows, 1):  # noqa: B007
            writer.writerow([neutralise(cell) if isinstance(cell, str) else cell for cell in row])
    finally:
        text.detach()
    return count


def write_json(stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """One object a line, its keys the headings."""
    count = 0
    for row in rows:
        line = json.dumps(dict(zip(headers, row, strict=True)), ensure_ascii=False, default=str)
        stream.write(line.encode() + b"\n")
        count += 1
    return count
