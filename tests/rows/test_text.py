"""The gate in, the filter out, and the keys by which names are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mitra_tui.rows.text import (
    clean,
    fold,
    gate,
    name_key,
    numbers_in,
    same_name,
    search_text,
    words,
)

# What terminals act on: C0 and C1 controls, DEL, marks that turn text around, surrogates.
ACTING = {chr(n) for n in (*range(32), *range(127, 160), *range(0x202A, 0x202F),
                           *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C, 0xD800, 0xDFFF)}
ANY = st.text(st.characters(exclude_categories=()), max_size=60)
NASTY = st.text(st.sampled_from([*sorted(ACTING), "a", "É", " ", "\u200d", "👨", "\u0301", "ﬁ"]),
                max_size=30)


@given(ANY | NASTY)
@example("\x1b]0;x\x07")
def test_nothing_that_acts_passes_the_gate(text: str) -> None:
    kept = gate(text)
    assert not ACTING & set(kept)
    assert kept == kept.strip()
    assert kept == gate(kept), "twice is once"
    assert kept == unicodedata.normalize("NFC", kept)


@given(ANY | NASTY)
def test_with_lines_only_the_breaks_stay(text: str) -> None:
    kept = gate(text, lines=True)
    assert ACTING & set(kept) <= {"\n"}
    assert all(line == line.rstrip() for line in kept.split("\n"))
    assert kept == gate(kept, lines=True)


@given(ANY | NASTY)
def test_nothing_that_acts_leaves(text: str) -> None:
    sent = clean(text)
    assert not ACTING & set(sent) - {"\t", "\n"}
    assert len(sent) == len(text), "what was there is still seen to be there"


@pytest.mark.parametrize("typed,kept", [
    ("  PT Maju  ", "PT Maju"), ("PT\tMaju", "PT Maju"), ("PT\r\nMaju", "PT Maju"),
    ("e\u0301", "é"), ("Keluarga\u200d Jaya", "Keluarga\u200d Jaya"), ("\u200bPT\ufeff", "PT"),
    ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"), ("\u202egnp", "gnp"), ("\x00", ""),
    ("a\u2028b", "a b"), ("-5", "-5"), ("\ud800x", "x"),
])
def test_what_people_wrote_stays(typed: str, kept: str) -> None:
    assert gate(typed) == kept


@given(ANY)
def test_case_accents_and_blanks_do_not_sort(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"  {text} ") == fold(text)


def test_names_sort_as_people_read_them() -> None:
    names = ["élan", "Ealing", "  eagle", "EAST", "Zeta", "eagle  2"]
    assert sorted(names, key=fold) == ["  eagle", "eagle  2", "Ealing", "EAST", "élan", "Zeta"]


@pytest.mark.parametrize("name", [
    "SMKN 3 Balikpapan", "SMK N 3 Balikpapan", "SMK Negeri 3 Balikpapan", "smkn3 balikpapan",
    "SMK NEGERI 3, BALIKPAPAN",
])
def test_a_state_school_is_one_however_it_is_written(name: str) -> None:
    assert words(name) == ["smkn", "3", "balikpapan"]
    assert same_name(name, "SMK Negeri 3 Balikpapan")


@pytest.mark.parametrize("one,other,same", [
    ("PT. Kaltim Post", "Kaltim Post", True), ("P.T. Kaltim Post", "PT Kaltim-Post", True),
    ("PT Bank Syariah Indonesia Tbk", "Bank Syariah Indonesia", True),
    ("CV Maju", "PT Maju", False), ("CV Maju", "Maju", True), ("PT Maju", "PT Maju Jaya", False),
    ("SMKN 3", "SMKN 8", False), ("SMKN 1 2", "SMKN 12", False), ("PT", "CV", False),
    ("PT", "PT", True), ("#1", "#1", True), ("#1", "#2", False), ("-5", "5", True),
    ("!!", "??", False), ("UD Sari", "ud. sari", True),
])
def test_which_names_are_one_organisation(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@given(ANY.filter(lambda text: bool(gate(text))))
def test_every_name_is_its_own(text: str) -> None:
    assert same_name(text, text)
    assert name_key(text) == name_key(f" {text} ")


NUMBERED = st.text("abS 0123.-", max_size=8)


@given(NUMBERED, NUMBERED)
@example("1 2", "12")
@example("SMKN 3", "SMKN3")
def test_names_that_differ_in_a_number_are_never_one(one: str, other: str) -> None:
    if numbers_in(one) != numbers_in(other):
        assert not same_name(one, other)


def test_a_name_is_found_at_every_letter_on_the_way_to_it() -> None:
    text = search_text(["SMK Negeri 3 Balikpapan"]).split()
    for typed in ("smk", "smk negeri", "smkn 3", "negeri"):
        assert all(any(have.startswith(word) for have in text) for word in words(typed))
