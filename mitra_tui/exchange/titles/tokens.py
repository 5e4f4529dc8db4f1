"""A title as words and signs, and the questions asked of one word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mitra_tui.exchange.titles import lexicon
from mitra_tui.rows.text import fold

SCHOOL = "§"  # stands where the title names the school itself
_TOKEN = re.compile(r"§|(?:[^\W_]+(?:['’./&-][^\W_]+)*\.?)|[^\s]")
_ABBREVIATION = re.compile(r"(?:pt|cv|ud|pd|tbk|jl|no|kab|prov|dr|drs|dra|ir|hj|h|prof|st)\.$")
_YEAR = re.compile(r"20(?:0[5-9]|[1-9][0-9])(?:/20[0-9]{2})?")
_MEN = re.compile(r"(?:mem[bpf]|men[dtjcsz]|meng[aeioughk]|meny)[a-z]{3,}")
_PASSIVE = re.compile(r"di[a-z]{4,}(?:kan|i)|di(?:gelar|buka|latih|bekali|tutup|ikuti|hadiri)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign. `key` is folded and without a final stop."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Written as names are: with a capital or a figure in front."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def shouted(self) -> bool:
        """All capitals, at least two."""
        return len(self.key) > 1 and self.text.isupper()

    @property
    def verb(self) -> bool:
        if self.key in lexicon.VERBS:
            return True
        if self.key in lexicon.NOT_VERBS:
            return False
        return bool(_MEN.fullmatch(self.key) or _PASSIVE.fullmatch(self.key))

    @property
    def year(self) -> bool:
        return bool(_YEAR.fullmatch(self.key))


def tokenise(text: str) -> list[Token]:
    """The words and signs of a text, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, end = match[0], match.end()
        if word.endswith(".") and len(word) > 1 and not _ABBREVIATION.match(fold(word)) and (
            "." not in word[:-1]
        ):
            word, end = word[:-1], end - 1
        key = fold(word).rstrip(".").replace("p.t", "pt").replace("c.v", "cv")
        found.append(Token(word, match.start(), end, key))
        if end < match.end():
            found.append(Token(".", end, match.end(), "."))
    return found


def cased(text: str) -> bool:
    """Whether capitals say anything in this text: it has both, and more than the first letter."""
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return 1 < upper < len(letters) * 0.7


def marker_at(tokens: list[Token], at: int) -> tuple[str, int]:
    """The marker of a body that begins at a token, and how many tokens it takes; ('', 0): none."""
    for length in (3, 2, 1):
        if at + length <= len(tokens):
            key = " ".join(token.key for token in tokens[at:at + length])
            if key in lexicon.MARKERS:
                return key, length
    return "", 0
