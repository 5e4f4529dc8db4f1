"""Names that the school has partners under, found where they stand in a title."""

from __future__ import annotations

from mitra_tui.exchange.titles.tokens import Token
from mitra_tui.rows.text import words


class Known:
    """Names that the school knows, for finding them in a title."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            parts = tuple(words(name))
            if parts:
                self._by_word.setdefault(parts[0], []).append((parts, name))

    def at(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """The longest known name that begins at a token, and its words; ('', 0): none."""
        first = words(tokens[at].text) if at < len(tokens) else []
        best, taken = "", 0
        for parts, name in self._by_word.get(first[0], ()) if first else ():
            length = _covered(tokens, at, parts)
            if length > taken:
                best, taken = name, length
        return best, taken


def _covered(tokens: list[Token], at: int, parts: tuple[str, ...]) -> int:
    """How many tokens spell `parts`; 0 when they do not."""
    for length in range(1, len(parts) + 2):
        text = " ".join(token.text for token in tokens[at:at + length])
        if tuple(words(text)) == parts:
            return length
    return 0
