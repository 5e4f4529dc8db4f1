"""Inside a field ctrl+z and ctrl+y take back and bring again what was typed there."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult

from mitra_tui.widgets.line import LineInput
from mitra_tui.widgets.typed_past import TypedPast
from tests.widgets.seen import until
from tests.widgets.test_form import CHOICE, CITY, DAY, NAME, PARTNER, PARTNERS, Desk, type_in


async def test_words_are_taken_back_one_by_one_and_come_again() -> None:
    app = Desk(NAME, CITY, values={"name": "PT A"})
    async with app.run_test() as pilot:
        await type_in(pilot, " Baru", " Sekali")
        assert app.form.values()["name"] == "PT A Baru Sekali"
        seen = []
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y"):
            await pilot.press(key)
            seen.append(app.form.values()["name"])
        assert seen == ["PT A Baru", "PT A", "PT A", "PT A Baru", "PT A Baru Sekali",
                        "PT A Baru Sekali"]
        await type_in(pilot, "<ctrl+z>", "!", "<ctrl+y>")
        assert app.form.values()["name"] == "PT A Baru!"  # what came after is gone
        assert app.changed[-1] == "name"  # the draft follows


async def test_a_line_emptied_by_mistake_comes_back() -> None:
    app = Desk(NAME, CITY)
    async with app.run_test() as pilot:
        await type_in(pilot, "PT A", "<ctrl+u>", "<ctrl+z>")
        assert app.form.values()["name"] == "PT A"


@pytest.mark.parametrize(("field", "typed", "before", "after"), [
    (CHOICE, ["n", "d"], "national", "iduka"),
    (PARTNER, ["indom", "<enter>", "<up>", "x"], 2, "Indomaretx"),
    (PARTNERS, ["ooredoo", "<enter>", "indom", "<enter>"], [1, "indom"], [1, 2]),
    (DAY, ["3", "/8"], None, "2026-08-03"),
])
async def test_every_kind_of_field_remembers(field: Any, typed: list[str], before: Any,
                                             after: Any) -> None:
    app = Desk(field, NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, *typed)
        app.form.editor(field.name).focus()
        await until(lambda: app.form.editor(field.name).has_focus)
        assert app.form.values()[field.name] == after
        await pilot.press("ctrl+z")
        assert app.form.values()[field.name] == before
        await pilot.press("ctrl+y")
        assert app.form.values()[field.name] == after


async def test_loading_forgets_what_stood_before() -> None:
    app = Desk(NAME)
    async with app.run_test() as pilot:
        await type_in(pilot, "PT A")
        app.form.load({"name": "PT B"})
        await pilot.press("ctrl+z")
        assert app.form.values()["name"] == "PT B"


async def test_a_line_in_a_dialog_remembers_too() -> None:
    class OneLine(App[None]):
        def compose(self) -> ComposeResult:
            yield LineInput("satu")

    app = OneLine()
    async with app.run_test() as pilot:
        line = app.query_one(LineInput)
        line.focus()
        await pilot.press("end", "space", *"dua", "ctrl+z")
        assert line.value == "satu"
        await pilot.press("ctrl+y")
        assert line.value == "satu dua"


def test_no_more_is_remembered_than_needed() -> None:
    past = TypedPast("")
    for number in range(1000):
        past.note(f"{number} x")
    steps = 0
    while past.step(-1) is not None:
        steps += 1
    assert 100 < steps < 300
