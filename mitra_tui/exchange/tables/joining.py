"""Records that were broken over several lines by a page's end, put together again.

A line continues the one above when it does not stand by itself: it lacks what every record of
the table has (its number, its date), and its text goes on where the one above stopped. What
stays in doubt stays a record of its own: two records made into one would lose one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.dates import find_date, read_date
from mitra_tui.exchange.tables.layout import Layout, cell_at, counts
from mitra_tui.exchange.tables.shapes import EXTRA, JOINED, SCRAMBLED, Cell, Line, Row
from mitra_tui.exchange.titles.tokens import marker_at, tokenise
from mitra_tui.rows.text import gate

# A text that ends in one of these goes on.
_OPEN = re.compile(
    r"(?:[,:(/&–-]|\b(?:di|ke|dari|dan|yang|untuk|dengan|pada|oleh|seperti|atau|serta|dalam|bagi|"
    r"tentang|melalui|antara|bersama|sebagai|adalah|of|and|the|to|for|with|in|by))\s*$",
    re.IGNORECASE,
)
_DATE_OPEN = re.compile(r"(?:[,–—-]|s\.?/?d\.?|sampai)\s*$", re.IGNORECASE)
_YEAR = re.compile("[0-9]{4}")


@dataclass(slots=True)
class _Open:
    """A record that may still go on."""

    number: int
    cells: list[Cell]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Usual:
    """What proves nothing here: columns whose texts often begin in lower case; records undated."""

    lower: frozenset[int]
    undated: bool


def join(lines: list[Line], layout: Layout) -> list[Row]:
    """The records."""
    if layout.when < 0 and not layout.numbered:
        return [_row(_Open(line.number, line.cells), layout) for line in lines]
    usual = _usual(lines, layout)
    found: list[_Open] = []
    for line in lines:
        if found and _goes_on(found[-1], line, layout, usual):
            _append(found[-1], line)
        else:
            found.append(_Open(line.number, list(line.cells)))
    return [_row(one, layout) for one in found]


def _goes_on(above: _Open, line: Line, layout: Layout, usual: _Usual) -> bool:
    if layout.numbered:
        if counts(cell_at(line, layout.counting)):
            return False
        if layout.when >= 0 and _completes(above, line, layout):
            return True
        if layout.when < 0:
            return _text_goes_on(above, line, usual) or _blank(cell_at(line, layout.key))
    when, key = cell_at(line, layout.when), cell_at(line, layout.key)
    before = _of(above, layout.when)
    if _blank(when):
        if _blank(key):
            return _fits(above, line)
        if _text_goes_on(above, line, usual):
            return True
        return line.gap and not usual.undated and not _blank(before)
    if _blank(before) and _blank(key):
        return True
    return _date_goes_on(above, line, layout, usual)


def _completes(above: _Open, line: Line, layout: Layout) -> bool:
    """Whether a line without a number brings the date that the numbered one above it lacks,
    whole or in part."""
    when, before = cell_at(line, layout.when), _of(above, layout.when)
    if _blank(when) or not counts(_of(above, layout.counting)):
        return False
    if _blank(before):
        return _fits(above, line) and (not isinstance(when, str) or _dated(when))
    piece = isinstance(before, str) and isinstance(when, str) and not read_date(when).known and (
        _DATE_OPEN.search(before) or when.lstrip()[:1] in ",-–—")
    return bool(piece) or _together(before, when)


def _together(before: Cell, when: Cell) -> bool:
    """Whether two cells are a date only when read as one: `21 –` and `25 Agustus 2023`."""
    if not isinstance(before, str) or read_date(before).known:
        return False
    if isinstance(when, str) and read_date(when).precision in ("day", "range") and (
            read_date(before).suggestion is not None):
        return False  # each is a date, though the first is damaged
    return isinstance(when, (str, int)) and read_date(f"{before} {when}").known


def _date_goes_on(above: _Open, line: Line, layout: Layout, usual: _Usual) -> bool:
    """Whether the cell that says when is itself broken, or holds a piece of the text."""
    when, before = cell_at(line, layout.when), _of(above, layout.when)
    if not isinstance(when, str):
        return False
    key = cell_at(line, layout.key)
    evidence = line.gap or _text_goes_on(above, line, usual, but=layout.when) or _blank(key)
    if _blank(before):
        lower = _starts_lower(key) and layout.key not in usual.lower
        return evidence and lower and not _dated(when)
    return evidence and _together(before, when)


def _text_goes_on(above: _Open, line: Line, usual: _Usual, but: int = -1) -> bool:
    """Whether some cell begins in lower case, or the one above it ends open."""
    for at, cell in enumerate(line.cells):
        if at == but or not isinstance(cell, str) or not cell.strip():
            continue
        over = _of(above, at)
        lower = at not in usual.lower and _starts_lower(cell)
        if isinstance(over, str) and over.strip() and (lower or _OPEN.search(over)):
            return True
    return False


def _fits(above: _Open, line: Line) -> bool:
    """Whether every cell of the line is text that stands under text (or under nothing)."""
    return all(isinstance(cell, str) and isinstance(_of(above, at), str)
               for at, cell in enumerate(line.cells))


def _usual(lines: list[Line], layout: Layout) -> _Usual:
    """What is ordinary in this table, judged by the lines that stand by themselves."""
    whole = [line for line in lines if not _blank(cell_at(line, layout.when)) and (
        not layout.numbered or counts(cell_at(line, layout.counting)))]
    lower = set()
    for at in range(len(layout.headers)):
        texts = [cell for cell in (cell_at(line, at) for line in whole) if not _blank(cell)]
        if texts and sum(map(_starts_lower, texts)) * 5 > len(texts):
            lower.add(at)
    if layout.when < 0:
        return _Usual(frozenset(lower), False)
    undated = sum(
        _blank(cell_at(line, layout.when)) and not line.gap
        and not _starts_lower(cell_at(line, layout.key)) for line in lines)
    # When most lines are set apart by an empty one, an empty line is no page's end.
    apart = sum(line.gap for line in lines) * 2 > len(lines)
    return _Usual(frozenset(lower), apart or undated > max(2, len(lines) // 8))


def _append(above: _Open, line: Line) -> None:
    for at, cell in enumerate(line.cells):
        if at >= len(above.cells):
            above.cells.extend([""] * (at + 1 - len(above.cells)))
        if _blank(cell):
            continue
        over = above.cells[at]
        if _blank(over):
            above.cells[at] = cell
        else:
            over, cell = str(over).rstrip(), str(cell).lstrip()
            # A body's name under another one's is a second name in a list.
            listed = marker_at(tokenise(cell), 0)[1] and not (
                _OPEN.search(over) or _starts_lower(cell))
            above.cells[at] = f"{over}\n{cell}" if listed else f"{over} {cell}"
    above.joined = True


def _row(record: _Open, layout: Layout) -> Row:
    width = len(layout.headers)
    cells = [*record.cells, *[""] * (width - len(record.cells))]
    flags = [JOINED] if record.joined else []
    if len(cells) > width:
        flags.append(EXTRA)
    if _is_scrambled(cells, layout.when):
        flags.append(SCRAMBLED)
    return Row(record.number, tuple(cells), tuple(flags))


def _is_scrambled(cells: list[Cell], at: int) -> bool:
    """Whether the cell that should say when holds words, and another cell holds the date."""
    when = cells[at] if 0 <= at < len(cells) else None
    if not isinstance(when, str) or len(when.split()) < 3:
        return False
    others = [cell for index, cell in enumerate(cells)
              if index != at and isinstance(cell, str) and _YEAR.search(cell)]
    return bool(others) and not _dated(when) and any(map(find_date, others))


def _dated(text: str) -> bool:
    read = read_date(text)
    return read.known or read.suggestion is not None


def _of(record: _Open, index: int) -> Cell:
    return record.cells[index] if 0 <= index < len(record.cells) else ""


def _blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _starts_lower(cell: Cell) -> bool:
    text = gate(cell) if isinstance(cell, str) else ""
    return bool(text) and text[0].islower()
