"""An addendum says what changes and nothing else: a list that is empty goes, and so does the
sentence that introduces it, and an article that is left with nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from mitra_tui.documents.template import Node


def narrowed(nodes: Sequence[Node], absent: Collection[str]) -> list[Node]:
    """The nodes of a template without the blocks that are `absent`.

    A clause that stays alone where there were several loses its number.
    """
    found: list[Node] = []
    for part in _parts(nodes):
        kept = _without(part, absent)
        if len(kept) == len(part):
            found += kept
        elif any(node.kind != "article" and not node.name.startswith("blok.") for node in kept):
            alone = sum(node.kind == "clause" for node in kept) == 1
            found += [replace(node, kind="text") if alone and node.kind == "clause" else node
                      for node in kept]
        else:
            found += [node for node in kept if node.kind != "article"]
    return found


def _parts(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """What stands before the first article, then each article with all that is in it."""
    part: list[Node] = []
    for node in nodes:
        if node.kind == "article" and part:
            yield part
            part = []
        part.append(node)
    if part:
        yield part


def _without(part: Sequence[Node], absent: Collection[str]) -> list[Node]:
    kept: list[Node] = []
    for node in part:
        if node.kind != "block" or node.name not in absent:
            kept.append(node)
        elif kept and kept[-1].kind in ("clause", "text"):
            kept.pop()
    return kept
