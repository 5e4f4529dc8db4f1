"""Several partners or programmes named in one cell: `PT A, PT B, dan CV C`."""

from __future__ import annotations

import re

from mitra_tui.exchange.titles import lexicon
from mitra_tui.exchange.titles.names import dan_inside, is_place
from mitra_tui.exchange.titles.programmes import Programmes
from mitra_tui.exchange.titles.tokens import Token, cased, marker_at, tokenise
from mitra_tui.rows.text import fold

_SURE = re.compile(r"\s*[;\n]\s*")
_DEGREE = re.compile(r"(?:[SMAD]\.?[A-Z][A-Za-z.]*|Dr|Ph\.?D|Tbk|PT|CV|UD|Ltd|Inc|Persero)\.?,?")


def split_partners(text: str) -> list[str]:
    """The partners in a cell. `;` and line breaks always part them; a comma, `dan` and `&` only
    where they do not belong to a name (`Dinas Pendidikan dan Kebudayaan`, `Maju Jaya, PT`)."""
    return [name for piece in _SURE.split(text) for name in _partners(piece) if name]


def split_programmes(text: str) -> list[str]:
    """The programmes in a cell: `Akuntansi dan Keuangan Lembaga` is one, `TKJ dan RPL` are two."""
    return [name for piece in _SURE.split(text) for name in _programmes(piece) if name]


def _partners(text: str) -> list[str]:
    tokens = tokenise(text)
    use_case = cased(text)
    cuts: list[tuple[int, int]] = []
    begin = 0
    for at, token in enumerate(tokens):
        if token.text == "," and not _comma_inside(tokens, at, begin):
            cuts.append((at, at))
        elif token.key in ("dan", "&") and cuts and cuts[-1][1] == at - 1:
            cuts[-1] = (cuts[-1][0], at)  # `, dan`
        elif token.key in ("dan", "&") and at > begin:
            marker, _ = marker_at(tokens, begin)
            agency = marker in lexicon.DOUBLE_NAMED
            if not dan_inside(tokens, at, marker, agency, use_case) and (
                use_case or marker_at(tokens, at + 1)[0]
            ):
                cuts.append((at, at))
        if cuts:
            begin = cuts[-1][1] + 1
    return _cut(text, tokens, cuts)


def _comma_inside(tokens: list[Token], at: int, begin: int) -> bool:
    """Whether a comma belongs to the name before it: a degree, a legal form, a town follows."""
    if at + 1 < len(tokens) and tokens[at + 1].key in ("dan", "&"):
        return False
    after = []
    for token in tokens[at + 1:]:
        if token.text == "," or token.key in ("dan", "&"):
            break
        after.append(token)
    words = [token for token in after if token.is_word]
    if not words or at == begin:
        return True
    if _DEGREE.fullmatch(words[0].text) and (len(words) == 1 or words[0].key in ("pt", "cv")) and (
        len(words) == 1 or words[1].key == "persero"
    ):
        return True
    return is_place(words)


def _programmes(text: str) -> list[str]:
    tokens = tokenise(text)
    known = Programmes()
    cuts: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        taken = known.known_at(tokens, at, cued=True)
        if taken > 1:
            at += taken
            continue
        token = tokens[at]
        if token.text in ",/" or token.key in ("dan", "&", "serta"):
            if cuts and cuts[-1][1] == at - 1:
                cuts[-1] = (cuts[-1][0], at)
            else:
                cuts.append((at, at))
        at += 1
    return _cut(text, tokens, cuts)


def _cut(text: str, tokens: list[Token], cuts: list[tuple[int, int]]) -> list[str]:
    if not tokens:
        return []
    found, start = [], 0
    for first, last in cuts:
        found.append(text[start:tokens[first].start].strip())
        start = tokens[last].end
    found.append(text[start:].strip())
    return [name for name in found if fold(name)]
