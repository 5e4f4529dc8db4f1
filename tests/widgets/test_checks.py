"""Numbered things that are on or off, in a form: what the keys switch, and where they go on."""

from __future__ import annotations

from textual.app import App, ComposeResult

from mitra_tui.rows.fields import Field, Kind
from mitra_tui.widgets.form import Form, Sources
from mitra_tui.widgets.form.checks import ChecksEditor
from tests.widgets.seen import rows, until

SCOPE = Field("scope", Kind.NUMBERS, choices=tuple("123456789"))
WORDS = {"things.name": "Nama", "things.scope": "Lingkup",
         **{f"things.scope.{n}": f"Butir [{n}] [/]" for n in range(1, 10)}}


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        self.form = Form([Field("name"), SCOPE, Field("last")],
                         Sources("things", say=lambda key: WORDS.get(key, key)),
                         {"scope": [3]}, first="scope")
        yield self.form


async def opened(app: Desk) -> ChecksEditor:
    await until(lambda: isinstance(app.focused, ChecksEditor), "the checks")
    found = app.focused
    assert isinstance(found, ChecksEditor)
    return found


async def test_a_digit_switches_its_own_line_and_space_the_one_that_is_on() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        checks = await opened(app)
        await pilot.press("5")
        assert checks.answer() == [3, 5]
        await pilot.press("down", "space")
        assert checks.answer() == [3, 5, 6]
        await pilot.press("3")
        assert checks.answer() == [5, 6]
        await until(lambda: any("[x] 5 Butir [5] [/]" in row for row in rows(app)), "5 on")
        assert any("[ ] 3 Butir [3] [/]" in row for row in rows(app))


async def test_ctrl_z_takes_a_switch_back() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        checks = await opened(app)
        await pilot.press("5", "6", "ctrl+z")
        assert checks.answer() == [3, 5]


async def test_the_arrows_go_on_to_the_fields_around_and_enter_to_the_next() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        checks = await opened(app)
        await pilot.press("up")
        await until(lambda: not checks.has_focus, "the field above")
        await pilot.press("down")
        await until(lambda: checks.has_focus, "the checks again")
        await pilot.press("enter")
        await until(lambda: app.focused is app.form.editor("last"), "the field below")
