"""Which language is spoken, and the sentence for each key.

Catalogues are gettext files whose message ids are dotted keys; every language, Indonesian
included, is one `.po` file under `catalogues/`. The language is chosen once, before any screen
is imported: bindings are read at import and need real strings.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mitra_tui.errors import FieldError, Invalid, MitraError

FOLDER = Path(__file__).parent / "catalogues"
DEFAULT = "id"
_QUOTED = 1000  # characters of one value in a message; a list of all choices may be long

_language = DEFAULT
_catalogue: gettext.NullTranslations | None = None


def languages() -> list[str]:
    """The languages there is a catalogue for."""
    return sorted(folder.name for folder in FOLDER.iterdir() if (folder / "mitra.mo").exists())


def use(language: str) -> None:
    """Speak `language` from now on. KeyError when there is no catalogue for it."""
    global _language, _catalogue
    if _catalogue is not None and language == _language:
        return
    path = FOLDER / language / "mitra.mo"
    if not path.exists():
        raise KeyError(language)
    with path.open("rb") as stream:
        _catalogue = gettext.GNUTranslations(stream)
    _language = language


def language() -> str:
    """The language in use."""
    return _language


def _loaded() -> gettext.NullTranslations:
    if _catalogue is None:
        use(DEFAULT)
    assert _catalogue is not None
    return _catalogue


def t(key: str, /, **params: Any) -> str:
    """The sentence for `key`, its gaps filled. An unknown key answers itself; a test forbids it."""
    sentence = _loaded().gettext(key)
    return sentence.format(**params) if params else sentence


def t_in(language: str, key: str, /, **params: Any) -> str:
    """The sentence for `key` in a language that need not be the one in use: on a document."""
    sentence = _catalogue_of(language).gettext(key)
    return sentence.format(**params) if params else sentence


def tn(key: str, n: int, /, **params: Any) -> str:
    """The sentence for `key` with the number `n` in it, in the language's plural form."""
    return _loaded().ngettext(key, key, n).format(n=n, **params)


def has(key: str) -> bool:
    """Whether the catalogue knows `key`."""
    return _loaded().gettext(key) != key


@cache
def _catalogue_of(language: str) -> gettext.NullTranslations:
    with (FOLDER / language / "mitra.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)


@cache
def _every() -> tuple[gettext.NullTranslations, ...]:
    return tuple(_catalogue_of(name) for name in languages())


def in_every_language(key: str) -> tuple[str, ...]:
    """The sentence for `key` in each language that has it: files come with the headings of any."""
    told = (catalogue.gettext(key) for catalogue in _every())
    return tuple(dict.fromkeys(sentence for sentence in told if sentence != key))


def message(error: MitraError) -> str:
    """What to tell a person about `error`: every field's complaint, or the one sentence."""
    if isinstance(error, Invalid):
        return "\n".join(field_message(one) for one in error.errors)
    return t(error.key, **_quoted(error.params))


def field_message(error: FieldError) -> str:
    """The sentence for one wrong field, without its name."""
    return t(error.key, **_quoted(error.params))


def _quoted(params: Mapping[str, Any]) -> dict[str, Any]:
    """What fills a message's gaps: of what was typed only as much as a person reads."""
    return {name: f"{value[:_QUOTED]}…" if isinstance(value, str) and len(value) > _QUOTED
            else value for name, value in params.items()}
