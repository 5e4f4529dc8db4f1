"""How the columns of a list share the width of the terminal, counted in cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARK_WIDTH = 1
"""Cells before the first column, for the mark."""

NARROWEST = 8
"""Cells below which a column that grows is not narrowed, nor below two thirds of its width."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column as shown: its heading and its width in cells.

    `grow` is its share of the room that a wide terminal has to spare; only columns that grow
    are made narrower on a small one. `right` sets its text flush right (numbers). `stays` says
    that the line means nothing without it.
    """

    label: str
    width: int
    grow: int = 0
    right: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column that found room: which head it is of, and the cells it got."""

    index: int
    width: int
    right: bool


def share(heads: Sequence[Head], room: int) -> tuple[Column, ...]:
    """The columns that fit in `room` cells, one blank before each, after the mark.

    Room to spare goes to the columns that grow. When there is too little, these are narrowed
    first; then columns are dropped, those that grow least first, from the right. One is always
    left: the one that stays, or grows most.
    """
    dropped = sorted(range(len(heads)),
                     key=lambda index: (heads[index].stays, heads[index].grow, -index))
    for gone in range(len(heads)):
        shown = sorted(dropped[gone:])
        widths = _widths([heads[index] for index in shown], room - MARK_WIDTH - len(shown),
                         last=len(shown) == 1)
        if widths is not None:
            return tuple(Column(index, width, heads[index].right)
                         for index, width in zip(shown, widths, strict=True))
    return ()


def _widths(heads: Sequence[Head], room: int, *, last: bool) -> list[int] | None:
    """The width of each of `heads` in `room` cells, None when they do not fit."""
    widths = [head.width for head in heads]
    spare = room - sum(widths)
    weight = sum(head.grow for head in heads)
    if spare >= 0:
        if weight:
            _spread(widths, [head.grow for head in heads], spare)
        return widths
    slack = [
        max(0, head.width - max(NARROWEST, head.width * 2 // 3)) if head.grow else 0
        for head in heads
    ]
    if sum(slack) + spare >= 0:
        _spread(widths, slack, spare)
        return widths
    return [max(1, room)] if last else None


def _spread(widths: list[int], weights: list[int], change: int) -> None:
    """Add `change` cells (fewer than none: take) to `widths` in proportion to `weights`."""
    total = sum(weights)
    done = seen = 0
    for index, weight in enumerate(weights):
        seen += weight
        here = change * seen // total - done if total else 0
        widths[index] += here
        done += here

