"""The card of one partner (R9), printed from its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.text import words
from mitra_tui.screens.agreement_printing import results_folder
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose

_FORMATS = {"p": "pdf", "d": "docx", "h": "html", "m": "md"}


def print_card(page: Page[Any], partner: int, name: str) -> None:
    """Ask in which format, and write the card of the partner called `name`."""
    title = f"{t('report.R9')} · {name}"

    def chosen(key: str | None) -> None:
        if key:
            _write(page, partner, name, title, _FORMATS[key])

    page.app.push_screen(
        Choose(t("reports.print_as", report=title),
               [(key, t(f"printing.{kind}")) for key, kind in _FORMATS.items()]), chosen)


def _write(page: Page[Any], partner: int, name: str, title: str, kind: str) -> None:
    from mitra_tui.services import new_files, reports
    from mitra_tui.services.reports.partner_sheet import cards
    from mitra_tui.services.reports.span import Span

    folder = results_folder(page)
    if folder is None:
        return
    stem = folder / "-".join(["r9", *words(name)[:8]])

    def act() -> Path:
        data = reports.written(cards([partner], Span()), kind)
        return new_files.write_free(stem, kind, lambda stream: stream.write(data))[1]

    in_background(page, t("printing.writing"), act, lambda target: hand_over(
        page, target, t("reports.written", report=title)))
