"""A sheet answered by single keys: it moves on by itself, goes back, and takes what fits."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot

from mitra_tui.widgets.answer_sheet import AnswerSheet, Asked
from tests.widgets.seen import rows, until

SCALE = {str(score): str(score) for score in range(1, 5)}
NPS = {**{str(score): str(score) for score in range(10)}, "+": "10"}
QUESTIONS = (Asked("a", "Jelas? [/b]", SCALE, "1–4"), Asked("b", "Anjurkan?", NPS, "0–10"),
             Asked("c", "Lanjut?", {"y": "yes", "t": "no"}, "y/t"), Asked("d", "Saran", {}, "", 9))


class Desk(App[None]):
    BINDINGS = [("1", "fault", "digits belong to the sheet"), ("e", "edit", "edit")]

    def __init__(self, questions: tuple[Asked, ...] = QUESTIONS) -> None:
        super().__init__()
        self.sheet = AnswerSheet(questions)
        self.finished = 0
        self.edited = 0
        self.refused: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.sheet

    def on_mount(self) -> None:
        self.sheet.focus()

    def on_answer_sheet_finished(self) -> None:
        self.finished += 1

    def on_answer_sheet_refused(self, message: AnswerSheet.Refused) -> None:
        self.refused.append(message.asked.code)

    def action_fault(self) -> None:
        raise AssertionError("a digit left the sheet")

    def action_edit(self) -> None:
        self.edited += 1


async def press(pilot: Pilot[None], *keys: str) -> AnswerSheet:
    await pilot.press(*keys)
    assert isinstance(pilot.app, Desk)
    return pilot.app.sheet


async def test_one_key_is_one_answer() -> None:
    app = Desk()
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = await press(pilot, "1", "plus", "y", "B", "a", "i", "k", "enter")
        assert sheet.answers == {"a": "1", "b": "10", "c": "yes", "d": "Baik"}
        assert app.finished == 1
        assert "Jelas? [/b]" in rows(app)[0] and "1" in rows(app)[0][60:]


async def test_a_key_that_is_no_answer_is_left_to_the_screen() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        sheet = await press(pilot, "x", "e")
        assert (sheet.answers, sheet.cursor, app.edited, app.refused) == ({}, 0, 1, [])


async def test_a_figure_that_is_no_answer_is_refused_and_goes_nowhere() -> None:
    """A slip of the finger answers nothing and leads to no other screen."""
    app = Desk()
    async with app.run_test() as pilot:
        sheet = await press(pilot, "5", "plus", "4", "5", "1", "y")
        assert sheet.answers == {"a": "4", "b": "5", "c": "yes"}
        assert app.refused == ["a", "a", "c"]


async def test_passing_over_and_going_back() -> None:
    async with Desk().run_test() as pilot:
        sheet = await press(pilot, "full_stop", "9")
        assert (sheet.answers, sheet.cursor, sheet.begun) == ({"b": "9"}, 2, True)
        await press(pilot, "backspace")
        assert (sheet.answers, sheet.cursor) == ({}, 1)
        await press(pilot, "up", "4", "7")
        assert (sheet.answers, sheet.cursor) == ({"a": "4", "b": "7"}, 2)


async def test_backspace_in_a_text_takes_letters_before_it_goes_back() -> None:
    async with Desk().run_test() as pilot:
        sheet = await press(pilot, "1", "2", "t", "o", "k", "backspace")
        assert sheet.answers["d"] == "o"
        await press(pilot, "backspace", "backspace")
        assert (sheet.cursor, "c" in sheet.answers) == (2, False)


async def test_a_long_text_is_cut_at_its_limit_and_shows_its_end() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        sheet = await press(pilot, "1", "2", "t")
        app.post_message(Paste("satu\ndua\ntiga"))
        await until(lambda: sheet.answers.get("d") == "satu dua ", "what was pasted")
        assert app.refused == ["d"]
        assert "satu dua" in rows(app)[3]


async def test_a_sheet_is_taken_up_where_it_was_left() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.sheet.fill({"a": "3", "gone": "1"})
        await pilot.pause()
        assert (app.sheet.cursor, app.sheet.answers) == (1, {"a": "3"})
        app.sheet.point("d")
        assert app.sheet.cursor == 3
        app.sheet.fill({"a": "3"}, at=0)
        assert app.sheet.cursor == 0


class Left(Desk):
    """A sheet of which but the last question is answered when it opens."""

    def compose(self) -> ComposeResult:
        yield self.sheet
        self.sheet.fill({"a": "1", "b": "2", "c": "yes"})


async def test_a_sheet_taken_up_near_its_end_is_seen_whole() -> None:
    app = Left()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert app.sheet.cursor == 3 and "Jelas?" in rows(app)[0]


@pytest.mark.parametrize("size", [(80, 24), (20, 3), (6, 2), (1, 1)])
async def test_it_fits_any_terminal_and_keeps_the_cursor_in_view(size: tuple[int, int]) -> None:
    many = tuple(Asked(f"q{n}", f"Pertanyaan {n}", SCALE, "1–4") for n in range(1, 31))
    app = Desk(many)
    async with app.run_test(size=size) as pilot:
        sheet = await press(pilot, *["4"] * 25)
        assert len(sheet.answers) == 25 and sheet.cursor == 25
        assert sheet._top <= sheet.cursor < sheet._top + max(sheet.size.height, 1)


async def test_a_sheet_without_questions_takes_no_keys() -> None:
    app = Desk(())
    async with app.run_test() as pilot:
        await press(pilot, "x", "backspace", "down", "enter")
        assert app.finished == 1
