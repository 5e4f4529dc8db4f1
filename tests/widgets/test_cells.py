"""Text is cut and filled by the cells it takes, never by its letters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from mitra_tui.widgets.cells import fit, wrapped


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("PT Maju", 10, "PT Maju   "),
        ("PT Maju", 7, "PT Maju"),
        ("PT Maju", 6, "PT Ma…"),
        ("PT Maju", 1, "…"),
        ("PT Maju", 0, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日 …"),
        ("a\u0301b", 3, "a\u0301b "),
        ("satu\ndua\ttiga", 14, "satu dua tiga "),
        ("[b]CV [/]", 10, "[b]CV [/] "),
    ],
)
def test_text_fills_its_cells_exactly(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_numbers_stand_flush_right() -> None:
    assert fit("12", 5, right=True) == "   12"


@given(st.text(), st.integers(0, 40), st.booleans())
@example("\x1b[31mmerah\x1b]0;x\x07", 12, False)
@example("👩‍🏫 guru", 4, False)
@example("\u202eterbalik", 9, True)
def test_any_text_is_one_harmless_line_of_that_width(text: str, width: int, right: bool) -> None:
    shown = fit(text, width, right=right)
    assert cell_len(shown) == width
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)


def test_a_text_without_end_costs_no_more_than_what_is_shown() -> None:
    assert fit("é" * 10_000_000, 5) == "éééé…"


def test_a_line_that_goes_on_does_so_below_where_it_began() -> None:
    assert wrapped("Satu dua tiga empat", 10) == ["Satu dua", "tiga empat"]
    assert wrapped("  /         Mencari nama dan kota", 24) == [
        "  /         Mencari nama", "            dan kota"]
    assert wrapped("  : ctrl+p  Semua perintah di sini", 24) == [
        "  : ctrl+p  Semua", "            perintah di", "            sini"]
    assert wrapped("  Kota: Samarinda dan Bontang", 20) == ["  Kota: Samarinda", "  dan Bontang"]
    assert wrapped("\nSatu\n", 10) == ["", "Satu", ""]
    assert wrapped("Sangat sempit", 1) == ["Sangat", "sempit"]
