"""Running numbers of agreements and letters: proposed from what is there, never forced on anyone.

No counter is kept: the next number follows from those that the records bear, so one that was
typed by hand, imported or taken back by an undo counts as it stands. A number is warned about,
never refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from mitra_tui.i18n.dates import day_text
from mitra_tui.models.base import db
from mitra_tui.rows import numbering
from mitra_tui.rows.agreement import KINDS
from mitra_tui.services import preferences

LETTER = "letter"
"""The kind under which the letters that the school sends are numbered."""

NUMBERED = (*KINDS, LETTER)

# What stands for a kind in a number.
_SHORT = {"mou": "MOU", "pks": "PKS", "ia": "IA", "addendum": "ADD", "none": "", LETTER: ""}


class Remark(NamedTuple):
    """Something about a number that a person should look at: a catalogue key, what fills it."""

    key: str
    params: dict[str, Any]


def template_of(kind: str) -> str:
    """The template for the numbers of a kind of agreement, or of letters."""
    return str(preferences.get("numbering").get(kind) or _usual(kind))


def _usual(kind: str) -> str:
    return numbering.LETTER if kind == LETTER else numbering.DEFAULT


def is_usual(kind: str) -> bool:
    """Whether a kind is numbered as it would be had nobody chosen."""
    return template_of(kind) == _usual(kind)


def choose(kind: str, template: str) -> bool:
    """Number agreements of a kind, or letters, by another template from now on (empty: as at
    first). Whether that is another than before.

    Raises `Invalid` for one that cannot be filled.
    """
    if kind not in NUMBERED:
        raise KeyError(kind)
    chosen = dict(preferences.get("numbering"))
    chosen.pop(kind, None)
    if template.strip() and template.strip() != _usual(kind):
        numbering.check(template.strip())
        chosen[kind] = template.strip()
    return preferences.put("numbering", chosen)


def preview(kind: str, template: str, day: date) -> str:
    """The next number of a kind by a template that is not chosen yet. Raises `Invalid`."""
    numbering.check(template)
    return _next(kind, template, day, 1)[0]


def propose(kind: str, day: date, count: int = 1) -> list[str]:
    """The next numbers for what is made of a kind on `day`, one after the other."""
    return _next(kind, template_of(kind), day, count)


def _next(kind: str, template: str, day: date, count: int) -> list[str]:
    given = _given(kind)
    used = _used(kind, numbering.reader(template, given), day.year)
    first = max(used, default=0) + 1
    return [numbering.fill(template, first + place, day, given) for place in range(count)]


def _given(kind: str) -> dict[str, str]:
    row = db.execute_sql("SELECT name FROM school LIMIT 1").fetchone()
    return {"kind": _SHORT[kind], "school": numbering.short_name(row[0] if row else "")}


def _used(kind: str, pattern: re.Pattern[str], year: int, besides: int = 0) -> set[int]:
    """The counters that are borne in a year, of numbers of a pattern."""
    numbers = _of_letters() if kind == LETTER else _numbers(besides)
    said = ((numbering.read(pattern, number), dated) for number, dated in numbers)
    return {one.n for one, dated in said if one and (one.year or dated) == year}


def _numbers(besides: int) -> Iterable[tuple[str, int]]:
    """The school's numbers, each with the year of its agreement's days (0: it has none)."""
    for number, dated in db.execute_sql(
        "SELECT school_number, coalesce(nullif(signed_on, ''), nullif(starts_on, ''), created_at) "
        "FROM agreement WHERE hidden = 0 AND school_number <> '' AND id <> ?", (besides,)):
        yield number, int(dated[:4] or 0)


def _of_letters() -> Iterable[tuple[str, int]]:
    """The numbers of the letters that went out, each with the year of its day."""
    for number, dated in db.execute_sql(
        "SELECT number, on_date FROM interaction "
        "WHERE hidden = 0 AND number <> '' AND direction = 'out'"):
        yield number, int(dated[:4] or 0)


def run_on(kind: str, number: str, count: int) -> list[str]:
    """A number and those after it; the same one over and over when the template does not make
    such (offices give one number to a letter that goes to many)."""
    template, given = template_of(kind), _given(kind)
    pattern = numbering.reader(template, given)
    said = numbering.read(pattern, number)
    if said is None:
        return [number] * count
    found = pattern.fullmatch(number.replace(" ", ""))
    assert found is not None
    plain, (begin, end) = found.string, found.span("n")
    return [f"{plain[:begin]}{str(said.n + place).zfill(end - begin)}{plain[end:]}"
            for place in range(count)]


def remarks(kind: str, number: str, day: date, besides: int = 0) -> list[Remark]:
    """What is odd about the school's number of an agreement (`besides`: its own id) or letter.

    It is borne twice, it leaves out others, or it speaks of another year than `day`. A number
    that the template does not make is nobody's concern.
    """
    found: list[Remark] = []
    if number.strip():
        found = (_sent_already(number) if kind == LETTER
                 else _duplicates("school_number", number, besides))
    pattern = numbering.reader(template_of(kind), _given(kind))
    said = numbering.read(pattern, number)
    if said is None or found:
        return found
    year = said.year or day.year
    if year != day.year:
        found.append(Remark("numbering.other_year", {"year": year, "wanted": day.year}))
    used = _used(kind, pattern, year, besides)
    missing = _missing(said.n, used)
    if missing:
        found.append(Remark("numbering.gap", {"missing": missing}))
    return found


def partner_remarks(number: str, partner: int, besides: int = 0) -> list[Remark]:
    """What is odd about the number that a partner gave: it gave it to another agreement too."""
    return _duplicates("partner_number", number, besides, partner) if number.strip() else []


def _duplicates(column: str, number: str, besides: int, partner: int = 0) -> list[Remark]:
    rows = db.execute_sql(
        f"SELECT id FROM agreement WHERE hidden = 0 AND id <> ? AND (? IN (0, partner_id)) "
        f"AND replace({column}, ' ', '') = ? COLLATE NOCASE ORDER BY id LIMIT 5",
        (besides, partner, number.replace(" ", "")))
    ids = [str(row[0]) for row in rows]
    return [Remark("numbering.duplicate", {"ids": ", ".join(ids)})] if ids else []


def _sent_already(number: str) -> list[Remark]:
    row = db.execute_sql(
        "SELECT on_date FROM interaction WHERE hidden = 0 AND direction = 'out' "
        "AND replace(number, ' ', '') = ? COLLATE NOCASE ORDER BY id DESC LIMIT 1",
        (number.replace(" ", ""),)).fetchone()
    return [Remark("numbering.sent_already", {"day": day_text(row[0])})] if row else []


def _missing(n: int, used: Sequence[int] | set[int]) -> str:
    """The counters between the last used one before `n` and `n`: `3`, `3–7`; empty: none."""
    before = max((one for one in used if one < n), default=0)
    if n - before <= 1:
        return ""
    return str(n - 1) if n - before == 2 else f"{before + 1}–{n - 1}"
