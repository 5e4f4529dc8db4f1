"""Tables of scores: offices give each criterion a column of its own, perhaps one more for what
it was judged by. Such columns are gathered into the one list that an appraisal keeps.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from mitra_tui.exchange.headings import heading_key
from mitra_tui.exchange.tables import Cell, Row, Sheet
from mitra_tui.i18n import in_every_language
from mitra_tui.rows.appraisal import CRITERIA, HIGHEST, LOWEST

# Further headings of the criteria, beside their names and labels.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "needs_fit": ("kesesuaian kebutuhan", "kesesuaian dengan kebutuhan", "kebutuhan sekolah",
                  "relevansi", "needs", "fit"),
    "capability": ("kemampuan", "kapasitas", "capacity"),
    "reputation": ("nama baik",),
    "vision": ("visi misi", "visi", "kesesuaian visi misi", "kesesuaian visi dan misi", "mission"),
}
_SCORE = re.compile(r"(?:(?:nilai|skor|score|rating)\s+)?(.+?)(?:\s+(?:nilai|skor|score|rating))?")
_EVIDENCE = frozenset({"bukti", "evidence", "alasan", "keterangan", "dasar"})
_POINTS = re.compile(rf"([{LOWEST}-{HIGHEST}])(?:[.,]0+)?(?:\s*/\s*{HIGHEST})?")


def gathered(sheet: Sheet) -> Sheet:
    """The same table with the columns of criteria in one column `scores`; a table without such
    columns as it is. A cell that is no score is handed on as it stands, and found wrong later."""
    scores, evidence = _columns(sheet.headers)
    if not scores:
        return sheet
    first = min(scores.values())
    taken = {*scores.values(), *evidence.values()}
    kept = [at for at in range(len(sheet.headers)) if at not in taken or at == first]
    headers = tuple("scores" if at == first else sheet.headers[at] for at in kept)
    rows = tuple(_gather(row, kept, first, scores, evidence) for row in sheet.rows)
    when = kept.index(sheet.when) if sheet.when in kept else -1
    return replace(sheet, headers=headers, rows=rows, when=when)


def _columns(headers: tuple[str, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Criterion → the column of its score, and of its evidence."""
    known = {heading_key(text): name for name in CRITERIA for text in (
        name, *in_every_language(f"appraisals.scores.criterion.{name}"), *_HEADINGS[name])}
    scores: dict[str, int] = {}
    evidence: dict[str, int] = {}
    before = ""
    for at, header in enumerate(headers):
        key = heading_key(header, brackets=False)
        found = _SCORE.fullmatch(key)
        name = known.get(key) or (known.get(found[1], "") if found else "")
        if name and name not in scores:
            scores[name] = at
        elif (name := _proved(key, known, before)) and name not in evidence:
            evidence[name] = at
        before = name
    return scores, {name: at for name, at in evidence.items() if name in scores}


def _proved(key: str, known: Mapping[str, str], before: str) -> str:
    """Of which criterion a column holds the evidence: `Bukti kapabilitas`, or `Bukti` beside it."""
    if key in _EVIDENCE:
        return before
    first, _, rest = key.partition(" ")
    start, _, last = key.rpartition(" ")
    return known.get(rest, "") if first in _EVIDENCE else (
        known.get(start, "") if last in _EVIDENCE else "")


def _gather(row: Row, kept: list[int], first: int, scores: Mapping[str, int],
            evidence: Mapping[str, int]) -> Row:
    told = []
    for name, at in scores.items():
        score, proof = _points(row.cells[at]), row.cells[evidence[name]] if (
            name in evidence) else ""
        if score != "" or proof != "":
            told.append({"criterion": name, "score": None if score == "" else score,
                         "evidence": str(proof)})
    cell = json.dumps(told, ensure_ascii=False, default=str) if told else ""
    return row._replace(cells=tuple(cell if at == first else row.cells[at] for at in kept))


def _points(cell: Cell) -> Cell:
    """`3`, `3,0` and `3/4` as the number; what is none as it stands."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    found = _POINTS.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return int(found[1]) if found else cell
