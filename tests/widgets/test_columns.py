"""The columns of a list on terminals of every width."""

from __future__ import annotations

import pytest

from mitra_tui.widgets.table.columns import Head, share

PARTNERS = [
    Head("Nama", 28, grow=2), Head("Kota", 11, grow=1), Head("Narahubung", 12, grow=1),
    Head("Telepon", 14), Head("Dokumen", 9),
]


def widths(room: int, heads: list[Head] = PARTNERS) -> list[int]:
    return [column.width for column in share(heads, room)]


def test_a_usual_terminal_shows_the_columns_as_they_are_given() -> None:
    assert widths(80) == [28, 11, 12, 14, 9]


def test_a_wide_terminal_gives_its_room_to_the_columns_that_grow() -> None:
    assert widths(120) == [48, 21, 22, 14, 9]
    assert 1 + sum(1 + width for width in widths(121)) == 121


def test_a_narrow_terminal_first_narrows_then_drops_from_the_right() -> None:
    assert widths(72) == [23, 9, 11, 14, 9]
    assert widths(60) == [22, 9, 10, 14]
    assert widths(50) == [25, 10, 11]
    assert widths(20) == [18]


def test_what_a_line_is_about_is_the_last_to_go() -> None:
    register = [Head("Mulai", 14), Head("Kegiatan", 36, grow=4), Head("Mitra", 17, grow=2),
                Head("Status", 10)]
    assert [one.index for one in share(register, 60)] == [0, 1, 2]
    assert [one.index for one in share(register, 40)] == [1, 2]
    assert [one.index for one in share(register, 20)] == [1]
    parts = [Head("Bagian", 22, stays=True), Head("Jumlah", 6), Head("Terbaru", 20, grow=1)]
    assert [one.index for one in share(parts, 40)] == [0, 2]
    assert [one.index for one in share(parts, 20)] == [0]


@pytest.mark.parametrize("room", range(1, 200))
def test_columns_never_take_more_than_there_is(room: int) -> None:
    shown = share(PARTNERS, room)
    assert shown[0].index == 0
    assert all(column.width >= 1 for column in shown)
    assert 1 + sum(1 + column.width for column in shown) <= max(room, 3)


def test_nothing_grows_where_nothing_is_said_to() -> None:
    assert widths(100, [Head("No", 4, right=True), Head("Isi", 20)]) == [4, 20]
    assert share([Head("No", 4, right=True)], 80)[0].right


def test_a_list_without_columns_shows_none() -> None:
    assert share([], 80) == ()
