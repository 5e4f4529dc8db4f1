"""Documents as PDF: from the records to the file, against reportlab with the same flowables.

What is held against ours is only reportlab's laying out and writing: the flowables are made
before the clock starts, and no page is counted at its foot.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from shutil import copy
from typing import Any

from mitra_tui.documents.blocks import Document
from mitra_tui.documents.layout import BOTTOM, MARGIN, paper
from mitra_tui.documents.pdf import story, to_one_pdf
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import rendering, reports
from mitra_tui.services.reports.span import Span
from tests import factories
from tests.bench.directory import directory
from tests.bench.measure import Figures, Row, bench, in_turn

FORTY = 40
LISTED = 620
"""Partners whose register takes forty pages."""
CALLS = 5


@cache
def _filled() -> Path:
    """A directory with forty agreements for whole PKS documents, and a school that prints."""
    path = directory(LISTED).with_name("documents.db")
    copy(directory(LISTED), path)
    open_database(path, wait=30.0)
    for partner in range(1, FORTY + 1):
        factories.whole_agreement(partner, school_number=f"421.5/{partner:03}/SMKN8/I/2024")
    close_database()
    return path


def _theirs(documents: Sequence[Document]) -> Callable[[], float]:
    """What reportlab alone takes for the documents, each time with flowables of its own."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    def build() -> float:
        flowables: list[Any] = story(documents)
        width, height = paper(documents[0])
        frame = Frame(MARGIN, BOTTOM, width - 2 * MARGIN, height - BOTTOM - 50, leftPadding=0,
                      rightPadding=0, topPadding=0, bottomPadding=0)
        name = "wide" if documents[0].wide else "tall"
        begun = time.perf_counter()
        book = BaseDocTemplate(io.BytesIO(), pagesize=paper(documents[0]), pageCompression=1)
        book.addPageTemplates([PageTemplate(name, [frame], pagesize=paper(documents[0]))])
        book.build(flowables)
        return time.perf_counter() - begun

    return build


def _ours(read: Callable[[], Sequence[Document]]) -> Callable[[], float]:
    """What it takes from the records to the bytes of the file."""
    def build() -> float:
        begun = time.perf_counter()
        to_one_pdf(read())
        return time.perf_counter() - begun

    return build


def _row(what: str, runs: int, read: Callable[[], Sequence[Document]], calls: int) -> Row:
    open_database(_filled(), wait=5.0)
    ours, theirs = _ours(read), _theirs(read())
    pair = in_turn(runs, lambda: _fastest(ours, calls), lambda: _fastest(theirs, calls))
    close_database()
    return pair.row(what, "ms", at_most=3.00, unit="ms")


def _fastest(build: Callable[[], float], calls: int) -> Figures:
    return {"ms": min(build() for _ in range(calls)) * 1e3}


@bench
def agreement(runs: int) -> Iterator[Row]:
    """A PKS of sixteen articles, and forty of them in one file."""
    yield _row("PDF of sixteen articles", runs, lambda: [rendering.document_of(1)], CALLS)
    yield _row("one PDF of forty agreements", runs,
               lambda: [rendering.document_of(one) for one in range(1, FORTY + 1)], 1)


@bench
def report(runs: int) -> Iterator[Row]:
    """A report of forty pages."""
    yield _row("PDF of forty pages of partners", runs, lambda: [reports.build("R1", Span())], 1)
