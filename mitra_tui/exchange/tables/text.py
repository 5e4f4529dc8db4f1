"""Lines and cells of a text: CSV, TSV, a pasted table, a Markdown table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mitra_tui.errors import BadFile
from mitra_tui.exchange.formulas import restore
from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.tables.lines import collect
from mitra_tui.exchange.tables.shapes import MAX_CELL, Raw

_QUOTED = re.compile(r'"[^"]*"')
_SAMPLE = 60  # lines looked at to find out what parts the cells
_NONE = "\x1f"


def read(text: str, name: str, headings: frozenset[str]) -> Raw:
    """The lines of a text table. BadFile names the line that cannot be read."""
    declared = re.match(r"sep=(.)\r?\n", text)
    sample = [line for line in text[:200_000].splitlines()[:_SAMPLE * 3] if line.strip()][:_SAMPLE]
    separator = declared[1] if declared else _separator(sample, headings)
    body = text[declared.end():] if declared else text
    if separator == "|":
        records = _piped(body)
    elif separator == "\t":
        records = _tabbed(body, name)
    else:
        records = _strict(body, separator, name)
    skipped = 1 if declared else 0
    lines = [
        line._replace(cells=[restore(str(cell)) for cell in line.cells])
        for line in collect(((number + skipped, [*cells]) for number, cells in records), name)
    ]
    return Raw(lines, "text" if separator in "|\t" else "csv")


def _separator(sample: list[str], headings: frozenset[str]) -> str:
    """What parts the cells: the sign that makes most known headings of one line, then the sign
    that most lines have the same number of."""
    best, chosen = (0.0, 0.0, 0.0), _NONE
    plain = [_QUOTED.sub("Q", line) for line in sample]
    for sign in ("\t", "|", ";", ","):
        counts = [line.strip("| ").count(sign) for line in plain] if sign == "|" else [
            line.count(sign) for line in plain]
        heads = [
            sum(heading_key(cell.strip('" ')) in headings for cell in line.split(sign))
            for line, count in zip(sample, counts, strict=True) if count
        ]
        with_sign = [count for count in counts if count]
        if not with_sign:
            continue
        usual = max(set(with_sign), key=with_sign.count)
        share = with_sign.count(usual) / len(counts)
        known = max(heads, default=0)
        if known == 0 and _is_heading(sample, headings):
            continue  # one column: the sign stands inside its texts
        if (score := (float(known), share, len(with_sign) / len(counts))) > best:
            best, chosen = score, sign
    return chosen


def _is_heading(sample: list[str], headings: frozenset[str]) -> bool:
    return any(heading_key(line.strip('" ')) in headings for line in sample[:5])


def _strict(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """CSV by the book: a quote that is never closed is an error of the line where it opens."""
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=separator, strict=True,
                        skipinitialspace=separator in ",;")
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _csv_error(error, text, start, name) from None
        yield start, cells


def _csv_error(error: csv.Error, text: str, line: int, name: str) -> BadFile:
    told = str(error)
    if "field limit" in told:
        first = text.splitlines()[line - 1] if line else ""
        if len(first) > MAX_CELL:
            return BadFile("table.cell_too_long", name=name, line=line, limit=MAX_CELL)
        return BadFile("table.unclosed_quote", name=name, line=line)
    if "unexpected end" in told:
        return BadFile("table.unclosed_quote", name=name, line=line)
    return BadFile("table.bad_quote", name=name, line=line)


def _tabbed(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Tab-separated: quotes count where they close properly, otherwise they are only quotes."""
    try:
        return iter(list(_strict(text, "\t", name)))
    except BadFile as refused:
        plain = [(number, line.split("\t")) for number, line in enumerate(_lines(text), 1)]
        widths = [len(cells) for _, cells in plain if any(cell.strip() for cell in cells)]
        usual = max(set(widths), key=widths.count)
        if refused.key == "table.cell_too_long" or widths.count(usual) < 0.8 * len(widths):
            raise
        return iter(plain)


def _piped(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(_lines(text), 1):
        inner = line.strip()
        inner = inner.removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        cells = re.split(r"(?<!\\)\|", inner)
        yield number, [cell.strip().replace("\\|", "|") for cell in cells]


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)
