"""The programmes (jurusan) that a title names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.titles import lexicon
from mitra_tui.exchange.titles.tokens import SCHOOL, Token, cased, marker_at, tokenise
from mitra_tui.rows.text import fold

_CUE = re.compile(
    r"\b(?:jurusan|(?:kompetensi|konsentrasi|program|bidang)\s+keahlian|keahlian|"
    r"program\s+studi|prodi|kejuruan)\b(?!\s+(?:siswa|guru)\b)", re.IGNORECASE,
)
_EXAM = re.compile(r"\b(?:uji|ujian|lomba|asesmen|sertifikasi|tes)\s+$", re.IGNORECASE)
# After these a programme's name may stand bare: `Siswa Akuntansi`.
_PEOPLE = frozenset({"siswa", "siswi", "guru", "kelas", "taruna", "taruni", "anak", "tamu",
                     "murid", "alumni", "industri", "siswa-siswi", "taruna-taruni"})


@dataclass(frozen=True, slots=True)
class Named:
    """A programme as named, and the words (indices) it takes."""

    name: str
    first: int
    last: int


class Programmes:
    """The programmes that are known: the nation's, and the school's own names and short forms."""

    def __init__(self, own: tuple[str, ...] = ()) -> None:
        names = {*lexicon.PROGRAMMES, *(fold(name) for name in own)}
        self._full = {tuple(name.split()) for name in names if len(name) > 4 or " " in name}
        shorts = {fold(name) for name in own if name.isupper() and " " not in name}
        self._shorts = lexicon.PROGRAMME_SHORTS | {short for short in shorts if len(short) > 2}
        self._shortest = lexicon.PROGRAMME_SHORTEST | shorts
        self._longest = max(len(name) for name in self._full)

    def known_at(self, tokens: list[Token], at: int, *, cued: bool) -> int:
        """How many words the longest known programme at a token takes; 0: none."""
        keys = [token.key for token in tokens[at:at + self._longest]]
        for length in range(len(keys), 0, -1):
            if tuple(keys[:length]) in self._full:
                return length
        if keys and tokens[at].text.isupper():
            return int(keys[0] in self._shorts or (cued and keys[0] in self._shortest))
        return 0


def find(masked: str, known: Programmes) -> list[Named]:
    """Every programme, in the order of the title, each once."""
    tokens = tokenise(masked)
    use_case = cased(masked)
    found: list[Named] = []
    for cue in _CUE.finditer(masked):
        exam = _EXAM.search(masked[:cue.start()]) is not None
        at = next((i for i, token in enumerate(tokens) if token.start >= cue.end()), len(tokens))
        _listed(tokens, at, known, found, use_case=use_case, only_known=exam)
    _bare(tokens, known, found)
    found.sort(key=lambda one: one.first)
    return list({fold(one.name): one for one in reversed(found)}.values())[::-1]


def _listed(tokens: list[Token], at: int, known: Programmes, found: list[Named], *,
            use_case: bool, only_known: bool) -> None:
    while at < len(tokens):
        end = _one(tokens, at, known, use_case=use_case, only_known=only_known)
        if end == at or any(one.first < end and at < one.last for one in found):
            return
        found.append(Named(_written(tokens[at:end]), at, end))
        after = end
        if after < len(tokens) and tokens[after].text == ",":
            after += 1
        if after < len(tokens) and tokens[after].key in ("dan", "&", "serta"):
            after += 1
        if after == end:
            return
        # After a comma alone something else may begin: only what is known goes on.
        comma_only = tokens[after - 1].text == ","
        only_known = only_known or (comma_only and not _closed(tokens, after))
        at = after


def _closed(tokens: list[Token], at: int) -> bool:
    """Whether a list with commas ends in `dan …` before the next stop."""
    for token in tokens[at:]:
        if token.key in ("dan", "&", "serta"):
            return True
        if not token.is_word and token.text != ",":
            return False
    return False


def _one(tokens: list[Token], at: int, known: Programmes, *, use_case: bool,
         only_known: bool) -> int:
    """The index after the programme at a token; the same index when there is none."""
    taken = known.known_at(tokens, at, cued=True)
    end = at + taken
    if only_known or (taken and tokens[at].text.isupper()):
        return end
    while end < len(tokens) and not _stops(tokens, end, use_case):
        end += 1
    if end - at > 7 or (end > at and tokens[at].key in lexicon.COMMON):
        return at + taken
    return end


def _stops(tokens: list[Token], at: int, use_case: bool) -> bool:
    token = tokens[at]
    if not token.is_word or token.text == SCHOOL or token.verb or token.year:
        return True
    if token.key in lexicon.STOPS or token.key in ("dan", "serta") or token.key in lexicon.COMMON:
        return True
    if use_case and not token.capital:
        return True
    return bool(marker_at(tokens, at)[0])


def _bare(tokens: list[Token], known: Programmes, found: list[Named]) -> None:
    """Short forms and full names without a word in front that introduces them."""
    at = 0
    while at < len(tokens):
        inside = any(one.first <= at < one.last for one in found)
        taken = 0 if inside else known.known_at(tokens, at, cued=False)
        people = at > 0 and tokens[at - 1].key in _PEOPLE
        short = taken == 1 and tokens[at].text.isupper()
        if taken > 1 or short or (taken and people):
            found.append(Named(_written(tokens[at:at + taken]), at, at + taken))
        at += max(taken, 1)


def _written(tokens: list[Token]) -> str:
    """As written, with `dan` as it is spelt inside names."""
    return " ".join("dan" if token.key == "dan" else token.text for token in tokens)
