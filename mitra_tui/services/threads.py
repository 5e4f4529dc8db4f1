"""Calling a service from a thread, as jobs and typo searches do."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from mitra_tui.errors import Busy
from mitra_tui.models.base import db

Answer = TypeVar("Answer")

PATIENCE = 30.0
"""Seconds for which a job asks a busy database again."""


def apart(act: Callable[..., Answer], *args: object) -> Answer:
    """The answer of `act`, with a connection of this thread's own, closed afterwards.

    peewee's connections belong to threads: without this a worker would leave one open.
    """
    with db.connection_context():
        return act(*args)


def patiently(act: Callable[[], Answer], seconds: float = PATIENCE) -> Answer:
    """The same for a job: nobody waits for its next key, so a busy database is asked again.

    `act` must have done nothing when it raises `Busy`, as one transaction does.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return apart(act)
        except Busy:
            if time.monotonic() >= deadline:
                raise
