"""Work that takes longer than a key may: in a thread, one piece at a time, with a word about it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from textual import on, work
from textual.message import Message
from textual.screen import ScreenResultType
from textual.timer import Timer

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.screens.page import Page

_TELL_AFTER = 1.0  # seconds between two words about a job that takes its time

Act = Callable[[], Any]
Then = Callable[[Any], None]


class JobPage(Page[ScreenResultType]):
    """A page with jobs. While one runs, `busy` is true and the message line says what is done."""

    class Ended(Message):
        """A job is over: with an answer, or refused."""

        def __init__(self, number: int, answer: Any, error: MitraError | None) -> None:
            super().__init__()
            self.number = number
            self.answer = answer
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._job = 0  # the number of the last one that was begun
        self._sentence = ""  # what is said while it runs; empty: none does
        self._since = 0.0
        self._then: Then = _nothing
        self._otherwise: Then = self.refuse
        self._clock: Timer | None = None
        self._heard: JobPage.Ended | None = None  # what came while another screen was on top

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return bool(self._sentence)

    def begin(self, sentence: str, act: Act, then: Then, otherwise: Then | None = None) -> None:
        """Run `act` in a thread; `then` hears its answer, `otherwise` the `MitraError` of a
        refusal (unless given, it is said). A job that still runs is forgotten."""
        self._job += 1
        self._sentence, self._since = sentence, time.monotonic()
        self._then, self._otherwise = then, otherwise or self.refuse
        self._tell_job()
        if self._clock is None:
            self._clock = self.set_interval(_TELL_AFTER, self._tell_job)
        self._run(self._job, act)

    @work(thread=True, exclusive=True, group="job", exit_on_error=False)
    def _run(self, number: int, act: Act) -> None:
        from mitra_tui.services.threads import patiently

        try:
            self.post_message(self.Ended(number, patiently(act), None))
        except MitraError as error:
            self.post_message(self.Ended(number, None, error))

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        message.stop()
        if message.number != self._job or not self.busy:
            return
        if self.app.screen is not self:
            self._heard = message
            return
        self.end_job()
        if message.error is not None:
            self._otherwise(message.error)
        else:
            self._then(message.answer)

    def end_job(self) -> None:
        """Wait for the job no longer; what it answers is not heard."""
        self._sentence = ""
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        self.say("")

    def on_screen_resume(self) -> None:
        """What a job answered meanwhile is heard now: it may open the next page on this one."""
        heard, self._heard = self._heard, None
        if heard is not None:
            self._ended(heard)

    def _tell_job(self) -> None:
        passed = int(time.monotonic() - self._since)
        self.say(t("job.seconds", sentence=self._sentence, n=passed) if passed else self._sentence)

    def action_quit_or_back(self) -> None:
        """One step back, as escape: a job may have to be waited for."""
        self.action_back()

    def forget_message(self, key: str) -> None:
        """What a running job is about stays."""
        super().forget_message(key)
        if self.busy:
            self._tell_job()


def _nothing(answer: Any) -> None:
    """Nobody waits for the answer."""
