"""The text gate in, the filter out, and the keys by which names are compared.

`gate` is applied to everything that is typed, imported or piped in; `clean` to everything that
goes to a terminal or a log outside the app's own renderer. The other functions turn a name into
keys: `fold` for sorting, `words` for searching, `name_key` for "is this the same organisation?".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Patterns are compiled on first use (by `re`'s own cache): a command that lists records needs
# none of them, and compiling all takes longer than reading a page from the database.

# Marks that reorder or hide text on screen. The zero-width joiner (200D) is not one of them:
# names and emoji use it.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DROPPED = (
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}\u200b\u2060\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff]"
)
_BREAKS = "\r\n?|[\u2028\u2029\x85]"
_BLANKS = r"[^\S\n]+"
_UNSAFE = f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]"
_WORD = r"[^\W_]+"


# What people type for yes and no, folded; `typed` and filters know these, cells of tables more.
YES = frozenset({"1", "true", "yes", "y", "ya"})
NO = frozenset({"0", "false", "no", "n", "tidak", "t"})


def gate(value: str, *, lines: bool = False) -> str:
    """Text as it may be stored: NFC, no control, bidi or surrogate characters, ends stripped.

    With `lines`, line breaks survive as `\\n`; otherwise they become blanks.
    """
    if value.isascii() and value.isprintable():  # the common case, and imports have many
        return value.strip()
    text = re.sub(_BREAKS, "\n", value)
    if not lines:
        text = text.replace("\n", " ")
    text = unicodedata.normalize("NFC", re.sub(_DROPPED, "", text.replace("\t", " ")))
    if lines:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return text.strip()


def is_text(value: str) -> bool:
    """Whether `value` can be kept: no stand-in for a byte that was no UTF-8."""
    return not any("\ud800" <= char <= "\udfff" for char in value)


def clean(value: str) -> str:
    """Text as it may be sent to a terminal: no byte of it can act as a control sequence."""
    if value.isascii() and value.isprintable():
        return value
    return re.sub(_UNSAFE, "\ufffd", value)


def clipped(value: str, most: int = 500) -> str:
    """Text as a message may quote it: no longer than `most`, no half of a surrogate pair."""
    short = value if len(value) <= most else value[: most - 1] + "…"
    return short if is_text(short) else re.sub("[\ud800-\udfff]", "\ufffd", short)


def fold(value: str) -> str:
    """The sort key: case and accents do not count, runs of blanks are one."""
    if value.isascii():
        if "\n" not in value:
            return " ".join(value.lower().split())
        return re.sub(_BLANKS, " ", value.lower()).strip()
    # Unicode's own order for comparing without case: a letter like 𝘈 has a small one only when it
    # is taken apart, and what is made small may have to be taken apart again.
    plain = unicodedata.normalize("NFKD", value).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(_BLANKS, " ", plain).strip()


# Words that say what kind of body a name belongs to, never which one.
LEGAL_FORMS = frozenset({"pt", "cv", "tbk", "ud", "pd", "fa", "persero", "perum", "perumda"})

_SCHOOL = r"\b(smk|sma|smp|ma|mts|sd)\s*(?:negeri\b|n)\s*(?=\d)"
_DOTTED = r"\b(\w)\.(?=\w\b)"


def words(value: str) -> list[str]:
    """The words of a text as the search index knows them.

    `PT.` and `P.T.` are `pt`; `SMKN 3`, `SMK N 3`, `SMK Negeri 3` are `smkn`, `3`.
    """
    return re.findall(_WORD, _put_together(fold(value)))


def _put_together(plain: str) -> str:
    """A folded text with the pieces of one word joined."""
    if "." in plain:
        plain = re.sub(_DOTTED, r"\1", plain)
    return re.sub(_SCHOOL, r"\1n ", plain) if "n" in plain else plain


def search_text(parts: Iterable[str]) -> str:
    """The searchable form of several texts, in one line.

    Beside the words as `words` knows them stand those that it put together (`smk`, `negeri`),
    so that a name is found at every letter on the way to it.
    """
    found: dict[str, None] = {}
    for part in parts:
        if part:
            folded = fold(part)
            joined = _put_together(folded)
            found.update(dict.fromkeys(re.findall(_WORD, joined)))
            if joined != folded:
                found.update(dict.fromkeys(re.findall(_WORD, folded)))
    return " ".join(found)


def name_key(name: str) -> str:
    """The key under which two spellings of one organisation meet.

    Legal forms, punctuation, case and blanks do not count; numbers always do, each by itself
    (`SMKN 1 2` is not `SMKN 12`). A name that is nothing but a legal form, or nothing but
    signs, is its own key.
    """
    found = words(name)
    kept = [word for word in found if word not in LEGAL_FORMS] or found
    key = "".join(f"#{word}#" if word.isdigit() else word for word in kept)
    return key or fold(name)


def legal_forms(name: str) -> frozenset[str]:
    """The legal forms that a name carries: `PT. Bank X Tbk` has pt and tbk."""
    return LEGAL_FORMS.intersection(words(name))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one organisation's, spelt differently.

    `Kaltim Post` is `PT. Kaltim Post`, but `CV Maju` is not `PT Maju`.
    """
    if name_key(one) != name_key(other):
        return False
    mine, theirs = legal_forms(one), legal_forms(other)
    return not mine or not theirs or bool(mine & theirs)


def numbers_in(name: str) -> list[str]:
    """The numbers in a name. Names that differ in one are never the same organisation."""
    return [digits.lstrip("0") or "0" for digits in re.findall(r"\d+", name)]
