"""The partners that a title names, found by the words that introduce them.

A wrong partner is worse than a missing one: after a strong word (`oleh`, `bersama`,
`kerja sama dengan`) any name counts; after a weak one (`di`, `ke`, `dari`) only what shows by
its first word that it is a body, or what the school already knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.titles import lexicon
from mitra_tui.exchange.titles.known import Known
from mitra_tui.exchange.titles.names import is_place, name_end, region_end
from mitra_tui.exchange.titles.tokens import SCHOOL, Token, cased, marker_at, tokenise

_I = re.IGNORECASE
_COOPERATES = re.compile(rf"\b{lexicon.COOPERATION}\b", _I)
_VISITS = re.compile(rf"\b{lexicon.VISITS}\b", _I)
_TOGETHER_ONLY = re.compile(r"\b(?:doa|senam|makan|nonton|buka\s+puasa|sahur|istigh?osah|jalan)\b"
                            r"[^:]*$", _I)
_STRONG = re.compile(
    r"\b(?:(?:yang\s+)?(?:di|ter)?selenggarakan(?:\s+oleh)?|"
    r"di(?:adakan|gelar|laksanakan|fasilitasi|bina|sponsori|dukung|pandu|bimbing|prakarsai|"
    r"inisiasi|taja|helat|isi|latih|uji)\s+oleh|disponsori|oleh|"
    r"(?:meng|men|me)?hadirkan|(?:meng)?undang|(?:meng)?gandeng|(?:men)?datangkan|menggaet|"
    r"bersama(?:\s+dengan)?|bareng|dibimbing|difasilitasi)\b", _I,
)
_WITH = re.compile(r"\bdengan\b|\bwith\b", _I)
_BETWEEN = re.compile(r"\bantara\b", _I)
_WEAK = re.compile(r"\b(?:ke|di|dari|dengan|pada|kepada|with|by|to|from|oleh)\b", _I)
_PLACED = re.compile(r"\b(?:di(?:adakan|laksanakan|gelar|selenggarakan)\s+di)\b", _I)
# Where a title has one of these, what stands after `dari` is a body though nothing else says so.
_FROM = re.compile(rf"\b(?:(?:guru|dosen)\s+tamu|narasumber|pemateri|praktisi|instruktur|trainer|"
                   rf"kuliah\s+(?:umum|tamu)|{lexicon.GIFTS})\b", _I)
_WORKS = re.compile(r"\b(?:magang|pkl|prakerin|praktik|praktek|ojt|on\s+the\s+job)\b", _I)
_FEAST = frozenset({"hut", "hari", "ulang", "peringatan", "dirgahayu"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the title: what is written, and which words (indices) it takes."""

    name: str
    first: int
    last: int


class Finder:
    """One title being searched. `taken` marks words that are something else (programmes)."""

    def __init__(self, masked: str, known: Known, taken: set[int]) -> None:
        self.text = masked
        self.tokens = tokenise(masked)
        self.known = known
        self.use_case = cased(masked)
        self.cooperates = _COOPERATES.search(masked)
        self.visits = _VISITS.search(masked)
        self.taken = taken
        self.found: list[Found] = []

    def partners(self) -> list[Found]:
        """Every partner, in the order of the title."""
        for match in _STRONG.finditer(self.text):
            together = match[0].lower().startswith("bersama")
            only = together and _TOGETHER_ONLY.search(self.text[:match.start()]) is not None
            self._list(self._after(match.end()), any_name=not only)
        for match in _WITH.finditer(self.text):
            joined = self.cooperates is not None and self.cooperates.start() < match.start()
            self._list(self._after(match.end()), any_name=joined)
        for match in _BETWEEN.finditer(self.text):
            self._list(self._after(match.end()), any_name=self.cooperates is not None)
        self._around_school()
        for match in _COOPERATES.finditer(self.text):
            self._cooperating(self._after(match.end()))
        for match in _VISITS.finditer(self.text):  # `Kunjungan SMK Negeri 4 Gowa di §`
            self._list(self._after(match.end()), any_name=False)
        for match in _WEAK.finditer(self.text):
            self._weak(match)
        self._leading()
        self._anywhere()
        return sorted(self.found, key=lambda one: one.first)

    def _after(self, offset: int) -> int:
        """The index of the first word after a place in the text."""
        return next((at for at, token in enumerate(self.tokens) if token.start >= offset),
                    len(self.tokens))

    def _list(self, at: int, *, any_name: bool, venues: bool = True) -> None:
        """Take the name at a token and those that `,`, `dan`, `serta` add to it."""
        while at < len(self.tokens):
            if self.tokens[at].text == SCHOOL:
                end = at + 1
            else:
                end = self._name(at, any_name=any_name or self._amid(at), venues=venues)
                if end == 0:
                    return
            after = self._joint(end)
            if after == 0:
                return
            at = after

    def _amid(self, at: int) -> bool:
        """Whether a name stands between two bodies of one list: `Hotel A, Belhotel, dan RSUD B`."""
        if not any(one.last <= at <= one.last + 2 for one in self.found):
            return False
        while 0 < at < len(self.tokens):
            end = name_end(self.tokens, at, self.use_case)
            span = self.tokens[at:end]
            marker, taken = marker_at(self.tokens, at)
            if span and self._is_body(span, marker, taken):
                return True
            if not span or marker or not self._may_be_name(span, end):
                return False
            at = self._joint(end)
        return False

    def _cooperating(self, at: int) -> None:
        """`Kerja Sama OSIS dan PMI`: bodies after the word itself, the school's own passed over."""
        start = at
        while at < len(self.tokens) and self.tokens[at].key in lexicon.OWN_PEOPLE:
            at += 1
        if at == start:
            self._list(at, any_name=False)
            return
        after = self._joint(at)
        if after and self.tokens[at].text != "," and (
                self.tokens[after].key not in lexicon.OWN_PEOPLE):
            self._list(after, any_name=True)

    def _joint(self, at: int) -> int:
        """The index after `,`, `dan`, `, dan`, `serta`, `dengan` between two names; 0: none."""
        start = at
        if at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        if at < len(self.tokens) and self.tokens[at].key in ("dan", "&", "serta", "dengan", "and"):
            at += 1
        return at if start < at < len(self.tokens) else 0

    def _name(self, at: int, *, any_name: bool, venues: bool = True) -> int:
        """Take one name; the index after it, 0 when there is none to take."""
        at = self._past_roles(at)
        if at >= len(self.tokens) or at in self.taken:
            return 0
        at = self._past_title(at)
        known, length = self.known.at(self.tokens, at)
        marker, taken = marker_at(self.tokens, at)
        if not venues and marker in lexicon.VENUES:
            return 0
        end = name_end(self.tokens, at, self.use_case)
        end = max(end, at + length)
        end = min([end, *(index for index in self.taken if index > at)])
        span = self.tokens[at:end]
        if not span or not (known or self._is_body(span, marker, taken) or (
                any_name and self._may_be_name(span, end))):
            return 0
        return self._take(at, end)

    def _past_roles(self, at: int) -> int:
        """Skip `Narasumber dari`, `Kepala`, `Tim` in front of a body's name."""
        start = at
        people = lexicon.ROLES | lexicon.HONORIFICS
        while at < len(self.tokens) and self.tokens[at].key in people:
            at += 1
            if at < len(self.tokens) and self.tokens[at].key in ("dari", "from", "utama"):
                at += 1
        if at == start or at >= len(self.tokens):
            return start
        known = self.known.at(self.tokens, at)[1] or marker_at(self.tokens, at)[1]
        after_from = self.tokens[at - 1].key in ("dari", "from") and self.tokens[at].capital
        return at if known or after_from else start

    def _past_title(self, at: int) -> int:
        """Skip a word or two of somebody's office in front of a body: `Sekretaris Dinas X`."""
        if self.known.at(self.tokens, at)[1] or marker_at(self.tokens, at)[1]:
            return at
        for skip in (1, 2):
            marker, taken = marker_at(self.tokens, at + skip)
            end = name_end(self.tokens, at + skip, self.use_case) if marker else 0
            if marker in lexicon.ANYWHERE and end < len(self.tokens) + 1 and self._is_body(
                    self.tokens[at + skip:end], marker, taken):
                between = self.tokens[at:at + skip]
                return at + skip if all(token.is_word for token in between) else at
        return at

    def _is_body(self, span: list[Token], marker: str, taken: int) -> bool:
        """Whether the first words say that this is a body, and a name follows where needed."""
        if not marker or (self.use_case and not span[0].capital):
            return False
        rest = [token for token in span[taken:] if token.is_word]
        if marker in lexicon.NEED_NAME and not rest:
            return False
        if lexicon.MARKERS[marker] == "school":
            return self._names_school(rest)
        return not (rest and rest[0].key in lexicon.COMMON and len(rest) == 1
                    and marker in lexicon.NEED_NAME and marker not in lexicon.DOUBLE_NAMED)

    @staticmethod
    def _names_school(rest: list[Token]) -> bool:
        """`SMK Negeri 3`, `SMK Bina Bangsa`; not `SMK Negeri`, `SMK Se-Kota`, `SMA/SMK`."""
        proper = [one for one in rest if one.key not in ("negeri", "n", "swasta", "sederajat")]
        return bool(proper) and not proper[0].key.startswith("se-")

    def _may_be_name(self, span: list[Token], end: int) -> bool:
        """Whether capitalised words after a strong word are a name, though nothing says so."""
        if not self.use_case or not span[0].text[0].isupper():
            return False
        keys = [token.key for token in span]
        common = keys[0] in lexicon.COMMON or keys[0] in lexicon.ROLES or span[0].verb
        derived = re.fullmatch(r"(?:pe|per|ke)[a-z]{4,}an", keys[0]) is not None
        guest = keys[0] in lexicon.GUESTS and len(span) > 1
        person = (keys[0] in lexicon.HONORIFICS and not guest) or self._has_degree(end)
        shape = len(span) > 5 or all(len(key) < 2 for key in keys)
        return not (common or derived or person or shape or is_place(span))

    def _has_degree(self, end: int) -> bool:
        """`Yudi Tanarong, S.Kom`: a person with a degree."""
        after = self.tokens[end:end + 2]
        return (len(after) == 2 and after[0].text == "," and "." in after[1].text
                and after[1].text[0].isupper())

    def _take(self, first: int, end: int) -> int:
        while end > first + 1 and not (
            self.tokens[end - 1].is_word or self.tokens[end - 1].text == ")"
        ):
            end -= 1
        name = self.text[self.tokens[first].start:self.tokens[end - 1].end].strip(" .,")
        overlaps = any(one.first < end and first < one.last for one in self.found)
        if not overlaps and not is_place(self.tokens[first:end]):
            self.found.append(Found(name, first, end))
        return end

    def _around_school(self) -> None:
        """`Kerjasama PIP Makassar dan §`, `MoU § & PT X`: one side is the school itself."""
        if self.cooperates is None:
            return
        start = self._after(self.cooperates.end())
        for at in range(start, len(self.tokens)):
            if self.tokens[at].text != SCHOOL:
                continue
            joint = self.tokens[at - 1].key if at else ""
            beside = joint in ("dan", "dengan", "&", "-", "x") and at - 1 > start
            if beside and name_end(self.tokens, start, self.use_case) == at - 1:
                self._name(start, any_name=True)
            follows = self.tokens[at + 1].key if at + 1 < len(self.tokens) else ""
            if follows in ("dan", "&", "-", "x"):
                self._list(at + 2, any_name=True)

    def _weak(self, match: re.Match[str]) -> None:
        at = self._after(match.end())
        word = match[0].lower()
        visiting = word in ("ke", "to") and self.visits is not None
        visiting = visiting or (word == "dari" and _FROM.search(self.text) is not None)
        placed = word == "di" and _PLACED.search(self.text[:match.end()]) is not None
        venues = word != "di" or (self.visits is not None and not placed) or self._works_there()
        self._list(at, any_name=visiting, venues=venues)

    def _works_there(self) -> bool:
        """Whether the title is of work at a partner's place, where a hotel is the partner."""
        return _WORKS.search(self.text) is not None

    def _leading(self) -> None:
        """A body that opens the title, or the part after a colon, and then does something."""
        starts = [0] + [at + 1 for at, token in enumerate(self.tokens) if token.text in ":–—"]
        for at in starts:
            if at >= len(self.tokens) or not marker_at(self.tokens, at)[0]:
                continue
            end = name_end(self.tokens, at, self.use_case)
            after = self.tokens[end] if end < len(self.tokens) else None
            if after is None or after.verb or after.text in (SCHOOL, ":", ",") or (
                    after.key in ("dan", "bersama", "untuk", "di", "ke")):
                self._name(at, any_name=False, venues=False)

    def _anywhere(self) -> None:
        """Bodies that are the partner wherever they stand, and partners known by two words."""
        for at, token in enumerate(self.tokens):
            if at in self.taken or any(one.first <= at < one.last for one in self.found):
                continue
            if at and self.tokens[at - 1].key in _FEAST:
                continue
            known, length = self.known.at(self.tokens, at)
            if known and (length > 1 or token.shouted) and token.text != SCHOOL:
                self._take(at, at + length)
                continue
            marker, taken = marker_at(self.tokens, at)
            if marker in lexicon.ANYWHERE and (token.capital or not self.use_case):
                self._body(at, marker, taken)

    def _body(self, at: int, marker: str, taken: int) -> None:
        if marker in lexicon.NEED_NAME:
            end = name_end(self.tokens, at, self.use_case)
            if self._is_body(self.tokens[at:end], marker, taken):
                self._take(at, end)
        elif self.tokens[at].shouted or taken > 1 or not self.use_case or len(marker) > 5:
            self._take(at, region_end(self.tokens, at + taken))
