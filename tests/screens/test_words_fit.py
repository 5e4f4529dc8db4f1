"""At eighty columns no heading, and no sentence about what is still empty, is cut."""

from __future__ import annotations

import gettext
import re
from importlib.resources import files

import pytest

from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.widgets.table.columns import Head, share

# Sentences in the last column of a page, and the cells that it has there.
LAST_COLUMN = {r"partner_page\.\w+\.empty": 55, r"school\.\w+_next": 48, r"school\.check_do": 48,
               r"school\.part\.\w+": 22, r"today\.kind\.\w+": 11,
               r"agreements\.status\.\w+": 9}
# Lists with columns of their own, tried where they are seen.
OWN_COLUMNS = {"programmes", "pending"}


@pytest.fixture(params=["id", "en"])
def words(request: pytest.FixtureRequest) -> dict[str, str]:
    """All that a language says, by key."""
    file = files("mitra_tui") / "i18n" / "catalogues" / request.param / "mitra.mo"
    with file.open("rb") as stream:
        return {key: text for key, text in gettext.GNUTranslations(
            stream)._catalog.items() if isinstance(key, str)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("what", sorted({*MODULES} - OWN_COLUMNS))
def test_the_headings_of_lists_are_whole(words: dict[str, str], what: str) -> None:
    columns = entity(what).columns
    heads = [Head(words[f"{what}.{one.name}"], one.width, one.grow) for one in columns]
    shown = share(heads, 80)
    assert len(shown) == len(heads), "all of them are seen"
    assert [(heads[one.index].label, one.width) for one in shown
            if len(heads[one.index].label) > one.width] == []


@pytest.mark.parametrize("pattern", LAST_COLUMN)
def test_sentences_about_what_is_empty_are_whole(words: dict[str, str], pattern: str) -> None:
    found = {key: text for key, text in words.items() if re.fullmatch(pattern, key)}
    assert found
    assert {key: text for key, text in found.items() if len(text) > LAST_COLUMN[pattern]} == {}
