"""What is asked of the index for what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.engines.search import SPECS, differences, match, rebuild
from mitra_tui.models.base import db, transaction


@pytest.mark.parametrize("typed,asked", [
    ("", ""), ("  !! ", ""), ("mit", '"mit"*'), ("PT. Maju", '"pt"* "maju"*'),
    ("smkn 3", '"smkn"* "3"*'), ("smkn 3 b", '"smkn"* "3" "b"*'), ('"', ""), ("a*b", '"a"* "b"*'),
    ("NEAR(x)", '"near"* "x"*'),
])
def test_words_begin_words_and_numbers_are_whole(typed: str, asked: str) -> None:
    assert match(typed) == asked


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_question_that_the_index_understands(
    database: object, typed: str,
) -> None:
    asked = match(typed)
    if asked:
        assert list(db.execute_sql(
            "SELECT rowid FROM search_partner WHERE text MATCH ?", (asked,))) == []


def test_the_index_made_anew_is_the_index_that_was_kept(with_activities: object) -> None:
    kept = {table: list(db.execute_sql(f'SELECT rowid, text FROM "search_{table}" ORDER BY rowid'))
            for table in SPECS}
    assert any(kept.values())
    with transaction("partners.edit"):
        rebuild(db)
    anew = {table: list(db.execute_sql(f'SELECT rowid, text FROM "search_{table}" ORDER BY rowid'))
            for table in SPECS}
    assert anew == kept
    assert differences(db) == []
