"""Where the table is on the page: its heading line, the lines that are no records, the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.errors import BadFile
from mitra_tui.exchange.dates import read_date
from mitra_tui.exchange.headings import COUNTING, WHEN, heading_key, place_names
from mitra_tui.exchange.tables.shapes import MAX_COLUMNS, Cell, Line
from mitra_tui.exchange.titles.names import is_place
from mitra_tui.exchange.titles.tokens import marker_at, tokenise

# How a body's name begins, which no heading does.
_BODIES = frozenset({
    "pt", "cv", "ud", "smk", "smkn", "universitas", "politeknik", "dinas", "yayasan"})
_SEARCHED = 40  # lines in which the heading line must stand
_RULE = re.compile(r"[-=_:+|\s]*(?:--|==|__)[-=_:+|\s]*")
_COUNT = re.compile(r"\(?[0-9]{1,6}[.)]?")
# A line that adds up a column: `Jumlah`, `Total seluruhnya: 40 orang`.
_OF = (r"(?:kegiatan|mitra|siswa|siswi|peserta|orang|guru|jam|hari|kali|sekolah|perusahaan|rupiah|"
       r"lulusan|biaya|anggaran|dana|nilai|penerima|manfaat|kelas|dokumen|mou|unit|laki-laki|perempuan|"
       r"people|students|hours|days|rows|activities|partners|%)")
_AMOUNT = rf"(?:rp\.?\s*)?(?:[1-9][0-9.,]{{0,15}}|0)\s*{_OF}?"
_TOTAL = re.compile(
    rf"(?:(?:sub|grand)[\s-]*)?(?:(?P<sure>jumlah|jml)|total|rata-rata|average|sum)\b\.?"
    rf"(?:\s+(?:total|seluruh(?:nya)?|keseluruhan|semua(?:nya)?|akhir|{_OF}))*"
    rf"\s*[:=]?\s*(?P<amount>{_AMOUNT})?", re.IGNORECASE,
)
_SAMPLE = 60  # records looked at to know a column


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings, and which columns count the rows, say when, and name the record (-1: none).

    `numbered`: the records carry a number in the counting column.
    """

    headers: tuple[str, ...]
    counting: int
    when: int
    key: int
    numbered: bool


def find_heading(lines: list[Line], headings: frozenset[str], *, bare: bool = False) -> int:
    """The index of the heading line, -1: there is none. `bare`: one of unknown words is none."""
    best, chosen = (0, 0), -1
    for index, line in enumerate(lines[:_SEARCHED]):
        if not _may_be_heading(line.cells):
            continue
        keys = {heading_key(str(cell)) for cell in line.cells if cell != ""}
        known = len({key for key in keys if key in headings} | {
            key for key in (heading_key(str(cell), brackets=False) for cell in line.cells)
            if key in headings})
        if known and (score := (known, known * 100 // len(keys))) > best:
            best, chosen = score, index
    return chosen if chosen >= 0 or bare else _by_shape(lines)


def without_heading(lines: list[Line], name: str, *, bare: bool) -> tuple[str, ...]:
    """What the columns are called where no line names them: `A`, `B`. BadFile: it is no table, as
    far as one can see (`bare`: somebody says that it is one)."""
    widths = [len(line.cells) for line in lines]
    usual = max(set(widths), key=widths.count)
    if not bare and (usual < 2 or widths.count(usual) * 3 < len(widths) * 2):
        raise BadFile("table.no_header", name=name)
    return place_names(min(max(widths), MAX_COLUMNS))


def _may_be_heading(cells: list[Cell]) -> bool:
    texts = [cell for cell in cells if cell != ""]
    return bool(texts) and all(
        (isinstance(cell, str) and len(cell) <= 120) or isinstance(cell, int) for cell in texts)


def _by_shape(lines: list[Line]) -> int:
    """The first line of several short different words above other lines, if nothing is known."""
    for index, line in enumerate(lines[:_SEARCHED]):
        texts = [str(cell).strip() for cell in line.cells if str(cell).strip()]
        if len(texts) < 2 or index + 1 >= len(lines):
            continue
        plain = all(
            len(text) <= 60 and not re.search("[0-9]{3}|@|://", text) and not _RULE.fullmatch(text)
            and isinstance(cell, str) and not read_date(text).known and not _is_named(text)
            for text, cell in zip(texts, line.cells, strict=False)
        )
        if plain and len({heading_key(text) for text in texts}) == len(texts):
            return index
        return -1
    return -1


def _is_named(text: str) -> bool:
    """Whether a cell is a body's name or a town, so no heading: `PT Maju`, `Samarinda`."""
    tokens = tokenise(text)
    marker, taken = marker_at(tokens, 0)
    body = marker in _BODIES and len(tokens) > taken
    return body or is_place(tokens)


def whole_heading(
    lines: list[Line], heading: int, headings: frozenset[str]
) -> tuple[list[str], int]:
    """The headings, and the index of the line after them.

    A second line of headings under merged cells (`Waktu` over `Mulai` and `Selesai`) is part of
    them: it names a column that the first line leaves without a name.
    """
    headers = [str(cell).strip() for cell in lines[heading].cells]
    after = heading + 1
    below = [str(cell).strip() for cell in lines[after].cells] if after < len(lines) else []
    told = [cell for cell in below if cell]
    unnamed = any(cell and not (at < len(headers) and headers[at]) for at, cell in enumerate(below))
    if not told or not unnamed or not all(heading_key(cell) in headings for cell in told):
        return headers, after
    width = max(len(headers), len(below))
    headers += [""] * (width - len(headers))
    below += [""] * (width - len(below))
    return [lower or upper for upper, lower in zip(headers, below, strict=True)], after + 1


def records(headers: list[str], lines: list[Line]) -> tuple[tuple[str, ...], list[Line]]:
    """The headings and the lines that hold something: no rules, no headings said again, no sums,
    no line that only numbers the columns. A line that lost its empty counting cell is moved. A
    column without a heading that many lines fill becomes a column without a name."""
    keys = [heading_key(header) for header in headers]
    counting = bool(keys) and keys[0] in COUNTING
    kept: list[Line] = []
    gap = False
    for line in lines:
        if _is_rule(line.cells):
            continue
        if _same_heading(line.cells, keys) or (not kept and _numbers_columns(line.cells)):
            gap = True
            continue
        cells = line.cells
        if _is_total(cells, counting):
            continue
        if counting and len(cells) == len(headers) - 1 > 0 and not counts(cells[0]) and cells[0]:
            cells = ["", *cells]
        kept.append(Line(line.number, list(cells), line.gap or gap))
        gap = False
    wider = [len(line.cells) for line in kept if len(line.cells) > len(headers)]
    if len(wider) > max(2, len(kept) // 3):
        headers = headers + [""] * (max(wider) - len(headers))
    return tuple(headers), kept


def _is_rule(cells: list[Cell]) -> bool:
    return all(isinstance(cell, str) and (not cell.strip() or _RULE.fullmatch(cell.strip()))
               for cell in cells)


def _is_total(cells: list[Cell], counting: bool) -> bool:
    """Whether a line only adds up what stands above it: beside the word stand figures alone.

    A numbered line is a record, and so may be a bare `Total`: there is a company of that name.
    """
    told = [cell for cell in cells if not isinstance(cell, str) or cell.strip()]
    if counting and told and counts(cells[0]):
        return False
    word = _TOTAL.fullmatch(told[0].strip()) if told and isinstance(told[0], str) else None
    figures = [cell for cell in told[1:] if _is_amount(cell)]
    return word is not None and len(figures) == len(told) - 1 and bool(
        figures or word["amount"] or word["sure"])


def _is_amount(cell: Cell) -> bool:
    if isinstance(cell, str):
        return re.fullmatch(_AMOUNT, cell.strip(), re.IGNORECASE) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _same_heading(cells: list[Cell], keys: list[str]) -> bool:
    filled = 0
    for cell, key in zip(cells, keys, strict=False):
        if not isinstance(cell, str) or heading_key(cell) != key:
            return False
        filled += bool(key)
    return filled >= min(2, len(keys))


def _numbers_columns(cells: list[Cell]) -> bool:
    told = [re.sub(r"[().\s]", "", str(cell)) for cell in cells]
    return len(told) > 1 and told == [str(number) for number in range(1, len(told) + 1)]


def counts(cell: Cell) -> bool:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and bool(_COUNT.fullmatch(cell.strip()))


def understand(headers: tuple[str, ...], lines: list[Line]) -> Layout:
    """What the columns are, from their headings and what stands in them."""
    keys = [heading_key(header) for header in headers]
    counting = next((at for at, key in enumerate(keys) if key in COUNTING), -1)
    numbered = counting >= 0 and _is_numbered([cell_at(line, counting) for line in lines])
    when = _when(keys, lines)
    key = next((at for at in range(len(keys)) if at not in (counting, when)), -1)
    return Layout(headers, counting, when, key, numbered)


def _is_numbered(cells: list[Cell]) -> bool:
    """Whether most lines carry a number, or, where many are broken, the numbers run on from 1."""
    told = [int(re.sub("[^0-9]", "", str(cell)) or 0) for cell in cells if counts(cell)]
    if len(told) * 2 > len(cells):
        return True
    runs = len(told) > 1 and told == list(range(1, len(told) + 1)) and counts(cells[0])
    return runs and len(told) * 4 >= len(cells)


def _when(keys: list[str], lines: list[Line]) -> int:
    best, chosen = 0.4, -1
    for at, key in enumerate(keys):
        if not WHEN.intersection(key.split()):
            continue
        told = [cell for cell in (cell_at(line, at) for line in lines[:_SAMPLE]) if cell != ""]
        share = sum(read_date(cell).known for cell in told) / len(told) if told else 0.0
        if share > best:
            best, chosen = share, at
    return chosen


def cell_at(line: Line, index: int) -> Cell:
    return line.cells[index] if 0 <= index < len(line.cells) else ""
