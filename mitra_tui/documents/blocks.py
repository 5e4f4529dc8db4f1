"""What a document is made of, whatever it is printed as.

Agreements, letters and reports are lists of these blocks. `layout` turns them into the few
pieces that the writers know. Text is a plain string, or runs where some of it is bold; a line
break in it is a line break on paper. Nothing in a text is ever markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mitra_tui.documents.picture import Picture
from mitra_tui.rows.chart import Chart
from mitra_tui.rows.report import Figure


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]
Cell = Text | int | float | Decimal | date | None
"""A cell of a table. A decimal keeps the places that it has."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the school's paper: lines above its name, the name, lines below, the logo."""

    name: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """Centred bold lines. `small`: as a heading within the text; `size` in points, 0 the usual."""

    lines: tuple[str, ...]
    small: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a document, one centred line a party: (label, number)."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `align` is justify, left, center or right; `level` indents it; with `keep`
    it stands on the same page as what follows; `size` is in points, 0 the usual."""

    text: Text
    align: str = "justify"
    level: int = 0
    keep: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered things. `style`: clause `(1)`, number `1.`, letter `a.`, bullet `–`."""

    items: tuple[Text, ...]
    style: str = "number"
    level: int = 0
    start: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines `label : value`, the colons below each other."""

    pairs: tuple[tuple[str, Text], ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head is repeated on each page.

    `widths` are shares (any numbers; equal when empty); `aligns` one of left, right, center a
    column, numbers to the right when empty. `title` names the sheet of a workbook and stands
    above the table. `total`: the last row is bold.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[str, ...] = ()
    title: str = ""
    total: bool = False
    size: float = 10


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an agreement: `PASAL 3`, its heading, and what it says."""

    number: int
    heading: str
    blocks: tuple[Paragraph | Listing | Facts | Table, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs: lines above, room (for the meterai, with its words), name, lines below."""

    heading: tuple[str, ...]
    name: str
    details: tuple[str, ...] = ()
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Rows of signatures in two columns, never parted by a page's end."""

    pairs: tuple[tuple[Signer | None, Signer | None], ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The witnesses: a heading, and numbered lines to sign on."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Room of so many points."""

    points: float = 12


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = (
    Letterhead | Title | Numbers | Paragraph | Listing | Facts | Table | Article | Signatures
    | Witnesses | Space | NewPage | Chart
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its blocks, its title (of the file, not printed), its language.

    `numbered` prints "page x of y" at the foot; `wide` lies the paper on its side; `note` stands
    small at the foot of each page. `warnings` are sentences about what could not be printed.
    `figures` say from which records it was made.
    """

    blocks: tuple[Block, ...]
    title: str
    language: str = "id"
    author: str = ""
    wide: bool = False
    numbered: bool = True
    note: str = ""
    warnings: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


def runs_of(text: Text) -> tuple[Run, ...]:
    """The runs of a text; those without a letter are left out."""
    if isinstance(text, str):
        return (Run(text),) if text else ()
    return tuple(run for run in text if run.text)


def plain(text: Text) -> str:
    """A text without its faces."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def bold(text: str) -> tuple[Run, ...]:
    """A text in bold."""
    return (Run(text, bold=True),)


def label(style: str, number: int) -> str:
    """What stands before the item `number` of a listing (ValueError: no such style)."""
    if style == "clause":
        return f"({number})"
    if style == "number":
        return f"{number}."
    if style == "letter":
        return f"{_letters(number)}."
    if style == "bullet":
        return "–"
    raise ValueError(style)


def _letters(number: int) -> str:
    """a … z, aa, ab …"""
    told = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        told = chr(ord("a") + rest) + told
    return told
