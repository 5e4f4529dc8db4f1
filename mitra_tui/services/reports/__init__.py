"""What a school prints: each report a document, by its number and for a span of time.

A report is one module with `build(span)`; a line in the register `rows.report` makes it known to
the command line and to the screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from mitra_tui.documents import FORMATS, write
from mitra_tui.documents.blocks import Document, Table
from mitra_tui.errors import Usage
from mitra_tui.i18n import t
from mitra_tui.rows.report import REPORTS, Report
from mitra_tui.services import new_files
from mitra_tui.services.reports.behind import sources_sheet
from mitra_tui.services.reports.span import Span

__all__ = ["REPORTS", "build", "file_of", "format_of", "report", "title_of", "written"]


def report(name: str) -> Report:
    """The report of that number, in whatever case. Raises `Usage`: there is none."""
    found = REPORTS.get(name.strip().upper())
    if found is None:
        raise Usage("report.unknown", name=name[:40], known=", ".join(REPORTS))
    return found


def format_of(chosen: str, target: Path | None) -> str:
    """As chosen, else as the file's name ends, else PDF. Raises `Usage`."""
    return new_files.format_of(chosen.casefold(), target, FORMATS, "pdf")


def build(name: str, span: Span) -> Document:
    """The report as a document. Raises `Usage` for a name that is none."""
    made = _of(report(name), "build")(span)
    assert isinstance(made, Document)
    return made


def file_of(name: str, span: Span, kind: str) -> bytes:
    """The report as a file of the format `kind`. A workbook has further sheets: those that the
    report has only there, and the records behind its figures."""
    more = _of(report(name), "sheets") if kind == "xlsx" else None
    return written(build(name, span), kind, more(span) if more else ())


def written(document: Document, kind: str, more: Iterable[Table] = ()) -> bytes:
    """A report's document as a file; a workbook has the sheets `more`, and one of the records
    behind the figures."""
    if kind == "xlsx":
        sources = sources_sheet(document.figures)
        sheets = [*more, *([sources] if sources is not None else [])]
        document = replace(document, blocks=(*document.blocks, *sheets))
    return write(kind, document)


def title_of(name: str) -> str:
    """What a report is called."""
    return t(report(name).title)


def _of(one: Report, part: str) -> Any:
    """A function of the report's module; None where it has none of that name."""
    module = import_module(f"mitra_tui.services.reports.{one.module}")
    return getattr(module, part, None)
