"""Names of bodies: where one ends, what kind of body it is, what a misspelt one meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from mitra_tui.exchange.titles import lexicon
from mitra_tui.exchange.titles.cities import city_at_end, places, repaired
from mitra_tui.exchange.titles.tokens import SCHOOL, Token, marker_at, tokenise
from mitra_tui.rows.text import LEGAL_FORMS, fold, name_key, numbers_in, same_name

_LIKE = 87.0  # percent of likeness for an offer
_REGIONS = frozenset({"kota", "kabupaten", "kab", "provinsi", "prov", "ri", "republik", "indonesia",
                      "kesehatan", "ketenagakerjaan", "pusat", "cabang"})
# What stands before a town that is no part of the name.
_SET_APART = re.compile(
    r"(?:[,(\[/;]|\s[-–—])\s*$|(?:^|[\s,(])(?:kota|kab\.?|kabupaten|cabang|cab\.?|kcp|kc|area|unit|"
    r"perwakilan|di)\s+$", re.IGNORECASE,
)
_ENDS_NUMBERED = re.compile(r"[0-9]\s*,?\s*$")
_NATION = "Nusantara"  # the new capital, and the old word for the country in many names
_PROGRAMME_CUES = frozenset({"jurusan", "kompetensi", "konsentrasi", "keahlian", "prodi"})


def guess_kind(name: str) -> str:
    """The partner kind (rows/partner.py KINDS) that a name speaks for; empty when it does not."""
    famous = _famous().find(name)
    if famous:
        return lexicon.WELL_KNOWN[famous]
    tokens = tokenise(name)
    if not tokens:
        return ""
    start = 1 if tokens[0].key == "pt" and len(tokens) > 1 else 0
    marker, _ = marker_at(tokens, start)
    if marker and lexicon.MARKERS[marker] in ("state_enterprise", "business"):
        return lexicon.MARKERS[marker]
    marker, _ = marker_at(tokens, 0)
    if marker:
        return lexicon.MARKERS[marker]
    if tokens[0].key in lexicon.HONORIFICS:
        return "person"
    return "industry" if LEGAL_FORMS.intersection(token.key for token in tokens) else ""


def city_of(name: str) -> str:
    """The kabupaten or kota where a body is, as far as its name says so; empty when it does not.

    A town is told where it is set apart (`PT Maju, Bontang`, `… Cabang Bontang`), by an agency,
    and by a school with a number. Of other names it may be only a part: `PT Semen Padang`.
    """
    town = town_at_end(name)
    if not town:
        return ""
    before = name.rstrip(" .)]")[:-len(town)]
    if _SET_APART.search(before):
        return town
    kind = guess_kind(name)
    told = kind == "government" or (kind == "school" and bool(_ENDS_NUMBERED.search(before)))
    return town if told and town != _NATION else ""


def branch_of(name: str) -> str:
    """The town of `city_of`, or the one that follows a company's name of two words and more."""
    town = city_of(name) or town_at_end(name)
    core = [token for token in tokenise(without_city(name)) if token.is_word]
    proper = [token for token in core if token.key not in LEGAL_FORMS]
    company = without_city(name) != name and len(proper) > 1 and town != _NATION
    return town if company else city_of(name)


def town_at_end(name: str) -> str:
    """The kabupaten or kota that a name ends in, which may be no more than a part of the name."""
    tokens = [token.key for token in tokenise(name) if token.is_word]
    return city_at_end(tokens)


def without_city(name: str) -> str:
    """A company's name without the town of its branch: `PT. Kaltim Post Balikpapan`.

    A name of which the town is a part stays whole: `Universitas Balikpapan`, `PIP Makassar`.
    """
    city = town_at_end(name)
    tokens = [token for token in tokenise(name) if token.is_word]
    marker, taken = marker_at(tokens, 0)
    company = marker in ("pt", "cv") or lexicon.MARKERS.get(marker) in (
        "industry", "business", "state_enterprise")
    rest = len(tokens) - len(city.split())
    if not city or not company or rest <= (1 if marker in ("pt", "cv") else max(taken, 2) - 1):
        return name
    return name[:tokens[rest - 1].end]


class Directory:
    """The names that a school has partners under (aliases too), for finding one again."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._keys: dict[str, list[str]] = {}
        for name in self.names:
            self._keys.setdefault(name_key(name), []).append(name)
        self._folded: dict[tuple[str, ...], dict[str, str]] = {}
        self._offers: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name that is the same body's, spelt differently at most; empty: none."""
        known = self._keys.get(name_key(name), ())
        return next((one for one in known if same_name(one, name)), "")

    def likely(self, name: str) -> str:
        """What a misspelt name probably is: one of these, a name with its town mended, a name
        that the whole country knows. Empty: nothing near, or it is spelt as known.

        Never across different numbers or towns: `SMK Negeri 3` is not `SMK Negeri 6`.
        """
        if name not in self._offers:
            self._offers[name] = "" if self.find(name) else self._offer(name)
        return self._offers[name]

    def _offer(self, name: str) -> str:
        mended = mend_city(name)
        for wanted in (name, mended):
            near = self.find(wanted) or self._near(wanted) if wanted else ""
            if near:
                return near
        return mended or _famous().known_near(name)

    def known_near(self, name: str) -> str:
        """The nearest of these names, unless it is one of them."""
        return "" if self.find(name) else self._near(name)

    def _near(self, name: str) -> str:
        from rapidfuzz import fuzz, process

        folded = fold(name)
        if len(folded) < 6:
            return ""
        if not self._folded:
            for one in self.names:
                self._folded.setdefault(tuple(numbers_in(one)), {})[one] = fold(one)
        choices = self._folded.get(tuple(numbers_in(name)), {})
        found = process.extractOne(folded, choices, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return str(found[2]) if found and not _other_town(name, found[2]) else ""


@cache
def _famous() -> Directory:
    return Directory(lexicon.WELL_KNOWN)


def likely(name: str, known: Iterable[str]) -> str:
    """`Directory(known).likely(name)`, for one question."""
    return Directory(known).likely(name)


def mend_city(name: str) -> str:
    """A name whose last word is a damaged town, mended (`SMK Negeri 3 SBalikpapan`), or empty."""
    tokens = [token for token in tokenise(name) if token.is_word]
    if len(tokens) < 2:
        return ""
    kind = guess_kind(name)
    last = tokens[-1]
    odd = sum(char.isupper() for char in last.text) > 1 and not last.text.isupper()
    if kind not in ("school", "university", "government") and not odd:
        return ""
    town = repaired(last.text)
    return f"{name[:last.start]}{town}" if town else ""


def _other_town(one: str, other: str) -> bool:
    """Whether two names end in different towns: then they are two bodies."""
    mine, theirs = town_at_end(one), town_at_end(other)
    return bool(mine and theirs and mine != theirs)


def is_place(tokens: list[Token]) -> bool:
    """Whether the words are only a town, province or country."""
    keys = [token.key for token in tokens if token.key not in ("kota", "kabupaten", "kab",
                                                               "provinsi", "pulau")]
    return not keys or tuple(keys) in places()


def name_end(tokens: list[Token], at: int, use_case: bool) -> int:
    """The index after the name that begins at a token."""
    marker, taken = marker_at(tokens, at)
    agency = marker in lexicon.DOUBLE_NAMED
    end = at + max(taken, 0)
    while end < len(tokens):
        token = tokens[end]
        if token.text == "(" and end + 2 < len(tokens) and tokens[end + 1].key == "persero":
            end += 3
        elif token.key in ("dan", "&") and end > at:
            if not dan_inside(tokens, end, marker, agency, use_case):
                break
            end += 2
        elif end > at and _honours(tokens, end):
            end += 1  # `RSUD dr. H. Jusuf SK`
        elif _ends(token, use_case, inside=agency and end - at < 4, first=end == at) and not (
            end == at + taken and marker in lexicon.NEED_NAME and _begins(token, use_case)
        ):
            break
        else:
            end += 1
    return end


def _honours(tokens: list[Token], at: int) -> bool:
    """Whether a token is the `dr.` of somebody after whom a body is called."""
    after = tokens[at + 1:at + 2]
    return (tokens[at].key in lexicon.HONORIFICS and tokens[at].text.endswith(".")
            and bool(after) and after[0].is_word and after[0].capital)


def _ends(token: Token, use_case: bool, *, inside: bool, first: bool) -> bool:
    if not token.is_word or token.text == SCHOOL or token.key in lexicon.STOPS or token.year:
        return True
    if use_case and not token.capital:
        return True
    if first:
        return False
    if token.key in _PROGRAMME_CUES or token.verb or token.key in lexicon.ENDERS:
        return True
    return token.key in lexicon.ACTIVITIES and not inside


def _begins(token: Token, use_case: bool) -> bool:
    """Whether a word may follow `CV`, `Yayasan`, `Hotel` as their name: nearly every word may."""
    return (token.is_word and token.text != SCHOOL and token.key not in lexicon.STOPS
            and (token.capital or not use_case))


def dan_inside(tokens: list[Token], at: int, marker: str, agency: bool, use_case: bool) -> bool:
    """Whether a `dan` belongs to the name (`Dinas Pendidikan dan Kebudayaan`)."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if not after.is_word or (use_case and not after.capital) or after.verb:
        return False
    if tokens[at].text == "&":
        return not marker_at(tokens, at + 1)[0]
    if not agency:
        return after.key == "innovation"
    if after.key in lexicon.DISCIPLINES:
        return True
    return (marker in lexicon.ALWAYS_DOUBLE and not marker_at(tokens, at + 1)[0]
            and after.key not in _known_starts() and after.key not in lexicon.COMMON)


@cache
def _known_starts() -> frozenset[str]:
    return frozenset(fold(name).split()[0] for name in lexicon.WELL_KNOWN)


def region_end(tokens: list[Token], at: int) -> int:
    """The index after the region words that follow a body (`BNN` → `BNN Kota Samarinda`)."""
    end = at
    while end < len(tokens):
        keys = [token.key for token in tokens[end:end + 2]]
        if len(keys) == 2 and tuple(keys) in places():
            end += 2
        elif tuple(keys[:1]) in places() or (keys and keys[0] in _REGIONS):
            end += 1
        elif marker_at(tokens, end)[0] in lexicon.ANYWHERE - lexicon.NEED_NAME:
            end += marker_at(tokens, end)[1]  # `Satlantas Polrestabes Semarang`
        else:
            break
    return end
