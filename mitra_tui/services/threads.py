"""Calling a service from a thread, as jobs and typo searches do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mitra_tui.models.base import db

Answer = TypeVar("Answer")


def apart(act: Callable[..., Answer], *args: object) -> Answer:
    """The answer of `act`, with a connection of this thread's own, closed afterwards.

    peewee's connections belong to threads: without this a worker would leave one open.
    """
    with db.connection_context():
        return act(*args)
