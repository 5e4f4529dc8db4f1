"""Acts that take longer than a key may: in a thread, while the screen stays usable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mitra_tui.errors import MitraError
from mitra_tui.screens.page import Page

FEW = 200
"""Records up to which an act is done at once: a thread would take longer to be told of."""


def in_background(page: Page[Any], sentence: str, act: Callable[[], Any],
                  then: Callable[[Any], None]) -> None:
    """Say `sentence`, run a service in a thread, and let `then` hear its answer on the loop.

    What is refused is said on the page, or on the one that stands in its place by then.
    """
    page.say(sentence)

    def job() -> None:
        from mitra_tui.services.threads import patiently

        try:
            answer = patiently(act)
        except MitraError as error:
            page.app.call_from_thread(_refused, page, error)
        else:
            page.app.call_from_thread(then, answer)

    page.run_worker(job, thread=True, exclusive=True, group="job", exit_on_error=False)


def at_once_or_not(page: Page[Any], size: int, sentence: str, act: Callable[[], Any],
                   then: Callable[[Any], None]) -> None:
    """Run a service here when it is about few records, else in a thread. `then` hears of it
    only when it was not refused."""
    if size > FEW:
        in_background(page, sentence, act, then)
        return
    answer = page.attempt(act)
    if answer is not None:
        then(answer)


def _refused(page: Page[Any], error: MitraError) -> None:
    current = page if page.is_attached and page.is_current else page.app.screen
    if isinstance(current, Page):
        current.refuse(error)
