"""The texts that ship with the program, and what a text of each kind may name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from mitra_tui.documents import agreement, letter
from mitra_tui.documents.template import Node, read
from mitra_tui.rows.template import KINDS, LETTERS


@cache
def shipped(kind: str) -> str:
    """The text that ships with the program for a kind. KeyError: there is no such kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    return (files("mitra_tui") / "documents" / "templates" / f"{kind}.txt").read_text(
        "utf-8").strip()


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that may stand in a line."""
    return letter.FIELDS if kind in LETTERS else agreement.FIELDS


def blocks_of(kind: str) -> tuple[str, ...]:
    """The parts that may stand alone on a line."""
    return letter.BLOCKS if kind in LETTERS else agreement.BLOCKS


def nodes_of(kind: str, text: str) -> tuple[Node, ...]:
    """A text of that kind, read. Raises `Invalid` with the place of all that is wrong."""
    return read(text, fields_of(kind), blocks_of(kind))
