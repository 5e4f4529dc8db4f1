"""Dialogs: what they answer to which key, what they show, and that nothing of it is markup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from mitra_tui import i18n
from mitra_tui.widgets.dialogs import Ask, Choose, Confirm, Notice, Pair, Pick, Sides
from mitra_tui.widgets.dialogs.choose import letters
from mitra_tui.widgets.dialogs.dialog import Dialog
from mitra_tui.widgets.keys import TypeAheadApp
from tests.widgets.seen import rows, strips, until

LOOKS = Path(__file__).parents[2] / "screens.css"
ODD = "CV [Mitra] [/]"
NAMES = [ODD, *(f"PT {n}" for n in range(30))]


class Desk(TypeAheadApp[None]):
    """Asks one question over a page of text."""

    CSS_PATH = LOOKS

    def __init__(self, make: Callable[[], Dialog[Any]]) -> None:
        super().__init__()
        self.make = make
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("\n".join(f"beneath {n}" for n in range(40)))

    def on_mount(self) -> None:
        self.push_screen(self.make(), self.answers.append)


async def answer(make: Callable[[], Dialog[Any]], *keys: str) -> Any:
    """What a dialog answers to `keys`."""
    app = Desk(make)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(lambda: bool(app.answers), "an answer")
    assert len(app.answers) == 1
    return app.answers[0]


def looks(strip: Strip) -> list[tuple[str, str]]:
    """The texts of a line with their colours."""
    return [
        (text, f"{'' if text.isspace() else style.color} {style.bgcolor} {style.reverse}")
        for text, style, _ in strip if style is not None
    ]


async def seen(pilot: Pilot[None], text: str) -> None:
    await until(lambda: any(text in row for row in rows(pilot.app)), text)


def confirm() -> Confirm:
    return Confirm(f"Hapus {ODD}?", NAMES, count=40)


def ask() -> Ask:
    return Ask(f"Nama {ODD}", "awal", lambda text: f"Sudah ada {ODD}" if text == "awal" else None)


def choose() -> Choose:
    return Choose(f"Ke {ODD}", [("k", "Kontak"), ("activities", f"Kegiatan {ODD}"),
                                ("interactions", "Komunikasi")], current="activities")


def lookup(text: str) -> list[tuple[int, str]]:
    return [(n, name) for n, name in enumerate(NAMES) if text.lower() in name.lower()]


def pick() -> Pick:
    return Pick(f"Pilih {ODD}", lookup)


def sides() -> Sides:
    return Sides("Gabung", [
        Pair("name", "Nama", ODD, "PT Lain"), Pair("city", "Kota", "", "Samarinda"),
        Pair("phone", "Telepon", "0541", ""),
    ], (f"Tetap {ODD}", "Dilebur"))


def notice() -> Notice:
    return Notice("\n".join(f"baris {n} {ODD}" for n in range(60)), title=f"Bantuan {ODD}")


@pytest.mark.parametrize(
    ("key", "yes"),
    [("y", True), ("Y", True), ("t", False), ("enter", False), ("escape", False)],
)
async def test_a_question_is_answered_with_a_letter(key: str, yes: bool) -> None:
    assert await answer(confirm, key) is yes


async def test_enter_gives_the_answer_that_was_named_harmless() -> None:
    assert await answer(lambda: Confirm("Simpan?", default=True), "enter") is True


async def test_other_keys_do_not_answer() -> None:
    assert await answer(confirm, "n", "space", "1", "x", "y") is True


async def test_a_question_shows_how_many_and_some_of_their_names() -> None:
    app = Desk(confirm)
    async with app.run_test() as pilot:
        await seen(pilot, "32 lagi")
        lines = [row.strip() for row in rows(app)]
        start = lines.index(f"Hapus {ODD}?")
        assert lines[start + 1 : start + 4] == ["40 catatan:", ODD, "PT 0"]
        assert lines[-1] == "y ya · t tidak · enter tidak"
        assert rows(app)[0].strip() == "beneath 0"


async def test_a_line_is_asked_again_until_it_is_sound() -> None:
    app = Desk(ask)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await seen(pilot, f"Sudah ada {ODD}")
        await pilot.press("x")
        await until(lambda: not any("Sudah" in row for row in rows(app)), "taken back")
        await pilot.press("enter")
        await until(lambda: bool(app.answers), "answered")
    assert app.answers == ["awalx"]


async def test_escape_from_a_line_answers_nothing() -> None:
    assert await answer(ask, "x", "escape") is None


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (["enter"], "activities"), (["k"], "k"), (["K"], "k"), (["e"], "activities"),
        (["o"], "interactions"), (["down", "enter"], "interactions"),
        (["down", "down", "enter"], "k"), (["home", "enter"], "k"), (["z", "end", "enter"],
                                                                     "interactions"),
        (["escape"], None),
    ],
)
async def test_a_menu_is_chosen_by_letter_or_arrows(keys: list[str], key: str | None) -> None:
    assert await answer(choose, *keys) == key


def test_every_line_of_a_menu_has_a_key_of_its_own() -> None:
    found = letters([("x", "Kontak"), ("a", "Xenia"), ("one", "xa"), ("two", "…"), ("3", "Tiga")])
    assert found == ["x", "a", "1", "2", "3"]
    many = letters([(f"key{n}", "sama") for n in range(40)])
    assert len({key for key in many if key}) == 36


async def test_the_line_that_is_on_can_be_told_without_colour() -> None:
    app = Desk(choose)
    async with app.run_test() as pilot:
        await seen(pilot, "Kegiatan")
        line = next(row for row in rows(app) if "Kegiatan" in row)
        assert line.startswith("> e")


async def test_a_record_is_picked_while_its_name_is_typed() -> None:
    assert await answer(pick, *"mitra", "enter") == 0
    assert await answer(pick, "down", "down", "enter") == 2
    assert await answer(pick, *"pt 1", "down", "enter") == 11
    assert await answer(pick, "escape") is None


async def test_nothing_found_is_said_and_not_picked() -> None:
    app = Desk(pick)
    async with app.run_test() as pilot:
        await pilot.press(*"xyz")
        await seen(pilot, "Tidak ditemukan.")
        await pilot.press("enter")
        assert app.answers == []
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await until(lambda: bool(app.answers), "picked")
    assert app.answers == [0]


async def test_sides_are_chosen_field_by_field() -> None:
    assert await answer(sides, "enter") == {"name": "left", "city": "right", "phone": "left"}
    chosen = await answer(sides, "right", "down", "left", "down", "space", "enter")
    assert chosen == {"name": "right", "city": "left", "phone": "right"}
    assert await answer(sides, "right", "escape") is None


async def test_sides_show_both_values_and_mark_the_chosen_one() -> None:
    app = Desk(sides)
    async with app.run_test() as pilot:
        await seen(pilot, "Gabung")
        line = next(row for row in rows(app) if row.startswith("> Nama"))
        assert f"*{ODD}" in line
        assert " PT Lain" in line
        await pilot.press("right")
        await seen(pilot, "*PT Lain")
        assert any(row.strip() == f"Tetap {ODD}: {ODD}" for row in rows(app))


async def test_a_notice_scrolls_and_closes() -> None:
    app = Desk(notice)
    async with app.run_test() as pilot:
        await seen(pilot, f"baris 0 {ODD}")
        assert rows(app)[-1].strip() == "↑↓ gulir · esc tutup"
        await pilot.press("end")
        await seen(pilot, "baris 59")
        await pilot.press("home", "j")
        await until(lambda: not any("baris 0 " in row for row in rows(app)), "one line down")
        await pilot.press("q")
        await until(lambda: bool(app.answers), "closed")


@pytest.mark.parametrize("make", [confirm, ask, choose, pick, sides, notice])
@pytest.mark.parametrize("size", [(40, 12), (20, 5), (3, 2)])
async def test_every_dialog_fits_any_terminal(
    make: Callable[[], Dialog[Any]], size: tuple[int, int]
) -> None:
    app = Desk(make)
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "pagedown")
        await pilot.resize_terminal(80, 24)
        await seen(pilot, ODD)
        await pilot.press("escape")
        await until(lambda: len(app.answers) == 1, "closed")


@pytest.mark.parametrize("make", [confirm, ask, choose, pick, sides, notice])
async def test_what_lies_beneath_keeps_its_looks(make: Callable[[], Dialog[Any]]) -> None:
    app = Desk(make)
    async with app.run_test(size=(80, 40)) as pilot:
        await seen(pilot, ODD)
        if isinstance(app.screen, Notice):
            return  # it may take the whole screen
        over = looks(strips(app)[0])
        await pilot.press("escape")
        await until(lambda: bool(app.answers), "closed")
        await until(lambda: looks(strips(app)[0]) == over, "the same as without it")


@pytest.mark.parametrize(("keys", "yes"), [(["y"], True), (["t", "n"], False), (["enter"], False)])
async def test_the_letters_are_those_of_the_language(keys: list[str], yes: bool) -> None:
    i18n.use("en")
    assert await answer(confirm, *keys) is yes
