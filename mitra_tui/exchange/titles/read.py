"""A title → partners, programmes, category, place; and the key by which two titles are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mitra_tui.exchange.dates import ReadDate, drop_trailing_date
from mitra_tui.exchange.titles import lexicon
from mitra_tui.exchange.titles import programmes as programme_names
from mitra_tui.exchange.titles.categories import guess_category
from mitra_tui.exchange.titles.known import Known
from mitra_tui.exchange.titles.names import (
    Directory,
    branch_of,
    guess_kind,
    mend_city,
    without_city,
)
from mitra_tui.exchange.titles.partners import Finder
from mitra_tui.exchange.titles.school import School
from mitra_tui.exchange.titles.tokens import SCHOOL, tokenise
from mitra_tui.rows.text import fold, gate, words

_BLANKS = re.compile(r"\s+")
_AT_SCHOOL = re.compile(rf"\bdi\s+{SCHOOL}")
_TOGETHER = re.compile(r"\bkerja\s*-?\s*sama\b")


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """A partner that a title names.

    `name` is as written; `known` the name under which the school has it, if it does;
    `kind` a value of rows/partner.py KINDS or empty; `city` the town the name tells;
    `core` a company's name without the town of its branch; `suggestion` what a misspelt name
    probably meant (then a person decides).
    """

    name: str
    kind: str = ""
    city: str = ""
    core: str = ""
    known: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ReadTitle:
    """What a title says. `title` is verbatim but for its blanks."""

    title: str
    bare: str  # the title without the date at its end
    partners: tuple[NamedPartner, ...] = ()
    programmes: tuple[str, ...] = ()
    category: str = ""
    place: str = ""  # only what the title itself says; a place in the date's cell goes before
    date: ReadDate | None = None  # the date at its end


class TitleReader:
    """Reads the titles of one school.

    `partners` are the names (aliases too) that the school knows, `programmes` its own names,
    short forms and aliases of programmes, `towns` where partners are, as far as that is known.
    """

    def __init__(self, school: School, partners: Iterable[str] = (),
                 programmes: Iterable[str] = (), towns: Mapping[str, str] | None = None) -> None:
        self.school = school
        self._directory = Directory(name for name in partners if not school.is_own(name))
        famous = tuple(name for name in lexicon.WELL_KNOWN if " " in name)
        self._towns = towns or {}
        self._known = Known((*self._directory.names, *famous))
        self._programmes = programme_names.Programmes(tuple(programmes))

    def read(self, title: str) -> ReadTitle:
        """What the title says."""
        whole = normal_title(title)
        bare, when = drop_trailing_date(whole)
        masked = self.school.mask(bare)
        named = programme_names.find(masked, self._programmes)
        taken = {at for one in named for at in range(one.first, one.last)}
        found = Finder(masked, self._known, taken).partners()
        partners = tuple(dict.fromkeys(self._partner(one.name) for one in found))
        inside = {at for one in found for at in range(one.first, one.last)}
        kept = tuple(one.name for one in named if one.first not in inside)
        kinds = tuple(partner.kind for partner in partners)
        return ReadTitle(whole, bare, partners, kept, guess_category(bare, kinds),
                         self._place(bare, masked, partners), when)

    def partner(self, name: str) -> NamedPartner:
        """A partner named in a cell of its own."""
        return self._partner(_BLANKS.sub(" ", gate(name)))

    def _partner(self, name: str) -> NamedPartner:
        core = without_city(name)
        city = branch_of(name) or branch_of(mend_city(name))
        known, suggestion = self._directory.find(name), ""
        if not known and (at_core := self._directory.find(core)):
            town = self._towns.get(at_core, "")
            if city and town and fold(town) != fold(city):  # of another town: its branch, or not
                suggestion = at_core
            else:
                known = at_core
        elif not known:
            suggestion = self._directory.likely(name)
            if not suggestion and core != name:
                suggestion = self._directory.likely(core)
        kind = guess_kind(known or suggestion or name)
        return NamedPartner(name, kind, city, core, known, suggestion)

    def _place(self, bare: str, masked: str, partners: tuple[NamedPartner, ...]) -> str:
        """Where it was, as far as the title says so: at the school, or in the visited town."""
        if _AT_SCHOOL.search(masked):
            for pattern in self.school.patterns:
                found = pattern.search(bare)
                if found is not None:
                    return _BLANKS.sub(" ", found[0]).strip(" ,")
        for partner in partners:
            if partner.city and re.search(rf"\b(?:ke|di)\s+{re.escape(partner.name)}", masked):
                return partner.city
        return ""


def normal_title(title: str) -> str:
    """A title as it is stored: one blank between words, nothing else changed."""
    return _BLANKS.sub(" ", gate(title))


def activity_key(title: str, starts_on: str = "", school: School | None = None) -> str:
    """The key of an activity: the same for the same activity in two tables.

    Case, punctuation, `SMKN 8`/`SMK N 8`/`SMK Negeri 8`, `kerja sama`/`kerjasama` and a date
    repeated at the end of the title do not count; numbers do. `starts_on` is the ISO day (empty:
    the title's own date, if it ends in one).
    """
    bare, when = drop_trailing_date(normal_title(title))
    masked = school.mask(bare) if school else bare
    plain = _TOGETHER.sub("kerjasama", fold(masked)).replace(SCHOOL, " \u0001 ")
    keys = [" ".join(words(piece)) for piece in plain.split("\u0001")]
    day = starts_on or (when.starts_on if when else "")
    return f"{' § '.join(keys).strip()}|{day}"


def find_title(cells: Iterable[str], titles: Iterable[str], school: School | None = None) -> str:
    """The one of `titles` whose words all stand, in order, in scrambled cells; empty: none or two.

    For a row whose cells were mixed up: what is already known helps a person to decide.
    """
    heap = [key for cell in cells for key in _keys(cell, school)]
    fits = [title for title in titles if _within(_keys(title, school), heap)]
    return fits[0] if len(fits) == 1 else ""


def _keys(text: str, school: School | None) -> list[str]:
    masked = school.mask(normal_title(text)) if school else normal_title(text)
    return [token.key for token in tokenise(masked) if token.is_word or token.text == SCHOOL]


def _within(wanted: list[str], heap: list[str]) -> bool:
    if len(wanted) < 3:
        return False
    left = iter(heap)
    return all(any(key == other for other in left) for key in wanted)
