"""The school itself: in all its spellings it is never its own partner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.titles.cities import city_at_end, places, repaired
from mitra_tui.exchange.titles.tokens import SCHOOL
from mitra_tui.rows.text import fold

_NUMBERED = re.compile(
    r"(?P<level>smk|sma|smp|ma|mts|sd)(?P<kind>n|s)?\s*(?:(?:negeri|swasta|n|s)\b\.?)?\s*"
    r"(?P<number>[0-9]+)\b\s*(?P<rest>.*)", re.IGNORECASE,
)
_NEXT = re.compile(r"\s+(?:(?:kota|kab\.?|kabupaten)\s+)?([^\W\d_]+)(?:\s+([^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class School:
    """The school whose activities are read: the patterns of its names, and its city."""

    name: str
    city: str
    patterns: tuple[re.Pattern[str], ...]

    def mask(self, text: str) -> str:
        """The text with the sign § where it names the school."""
        for pattern in self.patterns:
            text = pattern.sub(self._masked, text)
        return text

    def _masked(self, found: re.Match[str]) -> str:
        if found.groupdict().get("city"):
            return SCHOOL
        after = _NEXT.match(found.string, found.end())
        if after is None or not after[1][0].isupper():
            return SCHOOL
        words = [fold(word) for word in after.groups() if word]
        town = places().get(tuple(words)) or places().get(tuple(words[:1])) or repaired(after[1])
        # Another town's school of the same number is another school.
        return found[0] if town and fold(town) != fold(self.city) else SCHOOL

    def is_own(self, name: str) -> bool:
        """Whether a name is the school's own."""
        return self.mask(name).strip(" .,;:") == SCHOOL


def own_school(name: str, city: str = "", *others: str) -> School:
    """The school called `name`, also known as `others`.

    `SMK Negeri 8 Samarinda` answers to `SMKN 8`, `SMK N 8 Samarinda`, `SMK Negeri 8` too.
    """
    city = city or city_at_end(fold(name).split())
    patterns = [_pattern(one, city) for one in (name, *others) if one.strip()]
    return School(name, city, tuple(patterns))


def _pattern(name: str, city: str) -> re.Pattern[str]:
    numbered = _NUMBERED.fullmatch(name.strip())
    town = _town(city)
    if numbered is not None:
        level, number = numbered["level"], numbered["number"]
        return re.compile(
            rf"\b{level}\s*(?:negeri|neg\.?|swasta|n\.?|s\.?)?\s*-?\s*{number}(?![\w/]){town}",
            re.IGNORECASE,
        )
    words = name.split()
    if city and fold(name).endswith(" " + fold(city)) and len(words) > 2 + len(city.split()):
        words = words[:-len(city.split())]
    body = r"\s+".join(re.escape(word) for word in words)
    return re.compile(rf"\b{body}\b{town}", re.IGNORECASE)


def _town(city: str) -> str:
    if not city:
        return ""
    words = r"\s+".join(re.escape(word) for word in city.split())
    return rf"(?P<city>,?\s+(?:(?:kota|kab\.?|kabupaten)\s+)?{words}\b)?"
