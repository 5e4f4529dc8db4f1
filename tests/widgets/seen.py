"""What a person sees of an app under test: the screen as text, and waiting until it is so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.strip import Strip

DEADLINE = 30.0
"""Seconds after which something that did not come about never will, on a busy machine too."""


def strips(app: App[Any]) -> list[Strip]:
    """The lines of the screen, with their styles."""
    return app.screen._compositor.render_strips()


def rows(app: App[Any]) -> list[str]:
    """The lines of the screen as text."""
    return [strip.text.rstrip() for strip in strips(app)]


def is_reverse(strip: Strip) -> bool:
    """Whether all text of a line is drawn in reverse."""
    return all(segment.style is not None and segment.style.reverse for segment in strip)


LOOK_AGAIN = 0.002
"""Seconds between two looks: without a pause, a thread that is waited for would get no turn."""


async def until(condition: Callable[[], bool], what: str = "") -> None:
    """Wait until `condition` holds. AssertionError with `what` when it never does."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, f"never happened: {what}"
        await asyncio.sleep(LOOK_AGAIN)
