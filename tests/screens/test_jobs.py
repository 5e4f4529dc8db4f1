"""Work beside the keys: what it says, when it is heard, what becomes of a fault."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mitra_tui.errors import Busy, Conflict
from mitra_tui.screens.jobs import JobPage
from mitra_tui.services.threads import patiently
from tests.screens.desk import Desk, at_desk


class Bench(JobPage[None]):
    """A page whose jobs wait for a word."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.heard: list[object] = []

    def work(self, answer: object = "selesai") -> None:
        """Begin a job that answers, or raises what it is given, once it may."""

        def act() -> object:
            self.go.wait(60)
            if isinstance(answer, Exception):
                raise answer
            return answer

        self.begin("Bekerja…", act, self.heard.append)

    def reread(self, record_id: int | None = None) -> None:
        """Nothing is shown."""


async def bench(desk: Desk) -> Bench:
    page = Bench()
    desk.app.push_screen(page)
    await desk.until(lambda: desk.app.screen is page and page.is_mounted, "the page")
    return page


async def test_a_job_says_what_it_does_until_it_answers(school: Path) -> None:
    async with at_desk() as desk:
        page = await bench(desk)
        page.work()
        assert page.busy and desk.message == "Bekerja…"
        page.forget_message("x")
        assert desk.message == "Bekerja…", "a key does not wipe it"
        await desk.until(lambda: " dtk" in desk.message, "a word about the time")
        page.go.set()
        await desk.until(lambda: page.heard == ["selesai"], "the answer")
        assert not page.busy and desk.message == ""


async def test_a_refusal_is_said(school: Path) -> None:
    async with at_desk() as desk:
        page = await bench(desk)
        page.work(Conflict("import.not_decided"))
        page.go.set()
        await desk.until(lambda: "masih perlu diputuskan" in desk.message, "why")
        assert page.heard == [] and not page.busy


async def test_a_job_that_was_left_is_not_heard(school: Path) -> None:
    async with at_desk() as desk:
        page = await bench(desk)
        page.work("pertama")
        page.end_job()
        page.work("kedua")
        page.go.set()
        await desk.until(lambda: page.heard != [], "an answer")
        assert page.heard == ["kedua"]


async def test_an_answer_waits_for_the_page_to_be_on_top(school: Path) -> None:
    async with at_desk() as desk:
        page = await bench(desk)
        page.work()
        await desk.press("f1")
        page.go.set()
        await desk.until(lambda: page._heard is not None, "the answer beneath the help")
        assert page.heard == []
        await desk.press("escape")
        await desk.until(lambda: page.heard == ["selesai"], "the answer on top")


async def test_a_fault_in_a_thread_is_a_fault_of_the_app(school: Path) -> None:
    with pytest.raises(Exception, match="kosong"):
        async with at_desk() as desk:
            page = await bench(desk)
            page.work(RuntimeError("kosong"))
            page.go.set()
            await desk.until(lambda: desk.app.return_code == 1, "nothing goes on after it")


def test_a_busy_database_is_asked_again(school: Path) -> None:
    answers = iter([Busy("error.busy"), Busy("error.busy"), None])

    def act() -> str:
        error = next(answers)
        if error is not None:
            raise error
        return "ya"

    assert patiently(act) == "ya"


def test_patience_ends(school: Path) -> None:
    def act() -> None:
        raise Busy("error.busy")

    with pytest.raises(Busy):
        patiently(act, seconds=0.0)
