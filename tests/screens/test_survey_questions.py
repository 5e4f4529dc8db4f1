"""The questions of a round: written one by one, moved, taken out, taken from a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.screens.survey_questions import QuestionsPage
from mitra_tui.services import surveys
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


def questions(survey: int = 1) -> list[dict[str, Any]]:
    return list(surveys.store.get(survey).values["questions"])


async def opened(desk: Desk, survey: int) -> None:
    desk.app.push_screen(QuestionsPage(survey))
    await desk.until(lambda: isinstance(desk.app.screen, QuestionsPage), "the questions")
    await desk.sees("pertanyaan ·")


async def test_an_own_question_with_its_strategy_and_indicator(with_partners: Path) -> None:
    factories.agreement(1, indicators=[{"text": "Kepuasan PKL", "measure": "survey"}])
    one = factories.survey(template="own")
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.sees("Belum ada pertanyaan")
        await desk.press("n")
        await desk.sees("Pertanyaan baru")
        await desk.type("Apakah PKL [2024] sesuai?")
        await desk.press("enter", "enter")
        await desk.type("7")
        await desk.sees("Kesepakatan yang jelas")
        await desk.press("enter", "enter")
        await desk.type("pkl")
        await desk.sees("> Kepuasan PKL")
        await desk.press("enter", "ctrl+s")
        await desk.sees("Tersimpan", "7 Kesepakatan")
    (made,) = questions(one)
    assert (made["code"], made["text"], made["kind"], made["strategy"]) == (
        "q1", "Apakah PKL [2024] sesuai?", "likert4", 7)
    assert made["indicator"] == 1


async def test_a_code_that_is_taken_is_said_under_its_field(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.press("n")
        await desk.type("Lagi?")
        await desk.press(*["enter"] * 5)  # to the code, the last field
        await desk.press(*["backspace"] * 3)
        await desk.type("S1")
        await desk.press("ctrl+s")
        await desk.sees("Pertanyaan baru", "Lagi?", "S1")
        await desk.until(lambda: bool(desk.form.editor("code").error), "what is wrong")
    assert len(questions(one)) == 13


async def test_questions_are_moved_and_taken_out_and_undone(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.press("plus")
        await desk.until(lambda: [q["code"] for q in questions(one)][:2] == ["s2", "s1"], "moved")
        assert desk.table.cursor == 1
        await desk.press("minus")
        await desk.until(lambda: questions(one)[0]["code"] == "s1", "moved back")
        await desk.press("end", "d")
        await desk.until(lambda: len(questions(one)) == 12, "taken out")
        await desk.press("u")
        await desk.until(lambda: len(questions(one)) == 13, "brought back")


async def test_a_templates_questions_are_taken_once(with_partners: Path) -> None:
    one = factories.survey(template="own")
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.press("g")
        await desk.choose("Ambil pertanyaan: SKM")
        await desk.sees("10 pertanyaan", "unsur 9")
        await desk.press("g")
        await desk.choose("Ambil pertanyaan: SKM")
        await desk.sees("sudah ada di sini")
    assert len(questions(one)) == 10


async def test_what_was_answered_stays_as_it_was_asked(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, answers={"s1": 4})
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.sees("sudah dijawab, jadi terkunci")
        await desk.press("d", "plus", "n", "enter")
        await desk.sees("pertanyaannya terkunci. Buat")
    assert [q["code"] for q in questions(one)][:2] == ["s1", "s2"]


async def test_all_are_written_as_lines(with_partners: Path) -> None:
    one = factories.survey(template="own")
    async with at_desk("feedback") as desk:
        await opened(desk, one)
        await desk.press("g")
        await desk.choose("Tulis semua sebagai baris")
        await desk.sees("Kode *; Pertanyaan *")
        await desk.type("a; Jelas?; Skala; 1")
        await desk.press("ctrl+s")
        await desk.sees("Pilih salah satu: Skala 1–4;")
        await desk.press(*["backspace"] * 3)
        await desk.type(" 1-4; 1")  # as keyboards write it
        await desk.press("ctrl+s")
        await desk.sees("Jelas?", "1 pertanyaan")
    assert [(q["text"], q["strategy"]) for q in questions(one)] == [("Jelas?", 1)]


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_sixty_questions_are_reached(with_partners: Path, size: tuple[int, int]) -> None:
    one = factories.survey(template="own", questions=[
        {"code": f"k [{n}]", "text": f"Pertanyaan ke-{n} [/]"} for n in range(1, 61)])
    async with at_desk("feedback", size=size) as desk:
        await opened(desk, one)
        await desk.press("end")
        await desk.sees("Pertanyaan ke-60 [/]")
