"""A dialog of a few fields: what it answers, what it refuses, and that it closes with nothing."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from mitra_tui.errors import FieldError
from mitra_tui.rows.fields import Field
from mitra_tui.widgets.dialogs.fill import Fill
from mitra_tui.widgets.form import Sources
from mitra_tui.widgets.keys import TypeAheadApp
from tests.widgets.seen import rows, until

FIELDS = [Field("place"), Field("number")]


def _wrong(values: dict[str, Any]) -> list[FieldError]:
    return [FieldError("number", "check.required", {})] if not values["number"] else []


class Desk(TypeAheadApp[None]):
    def __init__(self, **given: str) -> None:
        super().__init__()
        self.given = given
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("beneath")

    def on_mount(self) -> None:
        self.push_screen(
            Fill("Tanda tangan CV [Mitra] [/]", FIELDS, Sources("things", say=lambda key: key[7:]),
                 self.given, check=_wrong), self.answers.append)


async def test_what_is_typed_takes_the_place_of_what_was_proposed() -> None:
    app = Desk(place="Samarinda", number="7")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: any("CV [Mitra] [/]" in row for row in rows(app)), "the dialog")
        await pilot.press(*"Bontang", "enter", "enter")
        await until(lambda: bool(app.answers), "an answer")
    assert app.answers == [{"place": "Bontang", "number": "7"}]


async def test_ctrl_s_answers_at_once_with_what_was_proposed() -> None:
    app = Desk(place="Samarinda", number="7")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await until(lambda: bool(app.answers), "an answer")
    assert app.answers == [{"place": "Samarinda", "number": "7"}]


async def test_what_is_wrong_is_said_under_its_field_and_nothing_is_answered() -> None:
    app = Desk(place="Samarinda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await until(lambda: any("harus diisi" in row.lower() or "wajib" in row.lower()
                                for row in rows(app)), "what is wrong")
        assert app.answers == []
        await pilot.press("escape")
        await until(lambda: bool(app.answers), "an answer")
    assert app.answers == [None]
