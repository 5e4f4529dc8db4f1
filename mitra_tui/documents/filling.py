"""From a template's nodes and a document's values to blocks. What is missing is a dotted line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mitra_tui.documents.blocks import (
    Article,
    Block,
    Facts,
    Listing,
    Paragraph,
    Run,
    Table,
    Text,
    Title,
)
from mitra_tui.documents.template import Node

DOTS = "." * 24
DOTTED_LINE = "." * 60

Inner = Paragraph | Listing | Facts | Table
Maker = Callable[[int], Sequence[Block]]
_STYLES = ("clause", "number", "letter", "bullet")


@dataclass(frozen=True, slots=True)
class Values:
    """What a template is filled with: texts by field, and makers of blocks.

    A maker is told the level at which its block stands within an article.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, Maker] = field(default_factory=dict)


def fill(nodes: Sequence[Node], values: Values) -> tuple[Block, ...]:
    """The blocks of a document."""
    return tuple(_Filler(values).filled(nodes))


class _Filler:
    def __init__(self, values: Values) -> None:
        self._values = values
        self._done: list[Block] = []
        self._article: tuple[int, str] | None = None
        self._inside: list[Inner] = []
        self._articles = 0
        self._clauses = 0

    def filled(self, nodes: Sequence[Node]) -> list[Block]:
        for kind, group in _grouped(nodes):
            if kind == "article":
                self._end_article()
                self._articles += 1
                self._article = self._articles, _plain(self._text(group[0]))
            elif kind == "block":
                for block in self._values.blocks[group[0].name](self._level()):
                    self._put(block)
            else:
                self._put(self._block(kind, group))
        self._end_article()
        return self._done

    def _block(self, kind: str, group: Sequence[Node]) -> Block:
        texts = tuple(self._text(node) for node in group)
        if kind == "title":
            return Title(tuple(_plain(text) for text in texts))
        if kind == "fact":
            pairs = tuple(zip((node.name for node in group), texts, strict=True))
            return Facts(pairs, self._level())
        if kind == "clause":
            self._clauses += len(texts)
            return Listing(texts, "clause", start=self._clauses - len(texts) + 1)
        if kind in _STYLES:
            return Listing(texts, kind, self._level())
        return Paragraph(texts[0], {"text": "justify"}.get(kind, kind))

    def _level(self) -> int:
        """Below a clause things stand further in."""
        return 1 if self._clauses else 0

    def _put(self, block: Block) -> None:
        if isinstance(block, Inner) and self._article:
            self._inside.append(block)
            return
        self._end_article()
        self._done.append(block)

    def _end_article(self) -> None:
        if self._article:
            inside = tuple(self._inside) or (Paragraph(DOTTED_LINE),)
            self._done.append(Article(*self._article, inside))
        self._article, self._inside, self._clauses = None, [], 0

    def _text(self, node: Node) -> tuple[Run, ...]:
        return tuple(
            Run(self._values.fields[part.field] or DOTS if part.field else part.text, part.bold)
            for part in node.parts)


def _grouped(nodes: Sequence[Node]) -> Iterator[tuple[str, list[Node]]]:
    """Nodes of one kind that follow each other and are one thing on paper."""
    together = (*_STYLES, "title", "fact")
    group: list[Node] = []
    for node in nodes:
        if group and (node.kind != group[0].kind or node.kind not in together):
            yield group[0].kind, group
            group = []
        group.append(node)
    if group:
        yield group[0].kind, group


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def listed(items: Sequence[str], *, level: int = 0, gaps: int = 2) -> tuple[Block, ...]:
    """Lettered items with the signs of a sentence; dotted lines when there are none."""
    told = [item.rstrip(" .;,") for item in items] or [DOTTED_LINE] * gaps
    texts: list[Text] = [f"{item};" for item in told[:-2]]
    if len(told) > 1:
        texts.append(f"{told[-2]}; dan")
    return (Listing((*texts, f"{told[-1]}."), "letter", level),)

