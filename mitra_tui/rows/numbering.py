"""The numbers of documents: a template with a counter, and what a number says when it is read.

A template is text with fields in braces: `{n}` the counter (`{n:03}` with leading zeros), `{roman}`
and `{month}` the month, `{year}` and `{yy}` the year, `{kind}` and `{school}` what they stand for.
The counter restarts each January. Sources: domain glossary, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.rows.text import words

DEFAULT = "421.5/{n:03}/{kind}/{school}/{roman}/{year}"
LETTER = "421.5/{n:03}/{school}/{roman}/{year}"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
KNOWN = ("n", "roman", "month", "year", "yy", "kind", "school")
MOST_DIGITS = 6
LONGEST = 80

_FIELD = re.compile(r"\{([^{}]*)\}|([{}])")
_PADDED = re.compile(r"n:0?([1-6])")


@dataclass(frozen=True, slots=True)
class Said:
    """What a number says: its counter, and its year (0: it has none)."""

    n: int
    year: int


def check(template: str) -> None:
    """Raises `Invalid` for a template that cannot be filled: an unknown field (named, with the
    place where it stands, counted from 1), a lone brace, no counter, too long a text."""
    fields = []
    for found in _FIELD.finditer(template):
        name, place = found[1], found.start() + 1
        if name is None:
            raise _wrong("numbering.lone_brace", place=place)
        if name not in KNOWN and not _PADDED.fullmatch(name):
            raise _wrong("numbering.unknown_field", name=name[:40], place=place,
                         known=", ".join(f"{{{one}}}" for one in KNOWN))
        fields.append(name.partition(":")[0])
    if fields.count("n") != 1:
        raise _wrong("numbering.one_counter", counter="{n}", padded="{n:03}")
    if len(template) > LONGEST:
        raise _wrong("check.too_long", maximum=LONGEST, length=len(template))


def _wrong(key: str, **params: object) -> Invalid:
    return Invalid([FieldError("template", key, params)])


def fill(template: str, n: int, day: date, given: Mapping[str, str]) -> str:
    """The number `n` of the year of `day`; `given` says `kind` and `school`."""
    return "".join(_part(name, n, day, given) if name else text
                   for text, name in _parts(template))


def _parts(template: str) -> Iterator[tuple[str, str]]:
    """The template's pieces: plain text, or the name of a field."""
    at = 0
    for found in _FIELD.finditer(template):
        if found.start() > at:
            yield template[at : found.start()], ""
        yield "", found[1]
        at = found.end()
    if at < len(template):
        yield template[at:], ""


def _part(name: str, n: int, day: date, given: Mapping[str, str]) -> str:
    padded = _PADDED.fullmatch(name)
    if name == "n" or padded:
        return str(n).zfill(int(padded[1]) if padded else 0)
    told = {"roman": ROMAN[day.month - 1], "month": f"{day.month:02}", "year": str(day.year),
            "yy": f"{day.year % 100:02}"}
    return told.get(name) or given.get(name, "")


# What the fields of a number look like.
_SHAPES = {"roman": "[IVXivx]{1,4}", "month": "[0-9]{1,2}", "year": "(?P<year>[0-9]{4})",
           "yy": "(?P<yy>[0-9]{2})"}


def reader(template: str, given: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of the numbers that a template makes, whatever their counter and day."""
    shapes = []
    for text, name in _parts(template):
        if name.partition(":")[0] == "n":
            shapes.append(f"(?P<n>[0-9]{{1,{MOST_DIGITS}}})")
        elif name in _SHAPES:
            shapes.append(_SHAPES[name])
        else:
            shapes.append(re.escape(given.get(name, "") if name else text))
    return re.compile("".join(shapes), re.IGNORECASE)


def read(pattern: re.Pattern[str], number: str) -> Said | None:
    """What a number says, None when it is not of this pattern. Blanks do not count."""
    found = pattern.fullmatch(number.replace(" ", ""))
    if found is None:
        return None
    told = found.groupdict()
    year = int(told.get("year") or 0) or (2000 + int(told["yy"]) if told.get("yy") else 0)
    return Said(int(told["n"]), year)


def short_name(school: str) -> str:
    """What stands for a school in its numbers: `SMK Negeri 8 Samarinda` is SMKN8, `SMK Pangeran
    Antasari` SMKPA."""
    found = words(school)
    if not found:
        return ""
    first, rest = found[0].upper(), found[1:]
    if rest and rest[0].isdigit():
        return first + rest[0]
    return first + "".join(word[0].upper() for word in rest[:3])
