"""The accreditation bundle from the screen: folder or zip, written beside what one does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mitra_tui.i18n import t, tn
from mitra_tui.rows.bundle import Packed, missing_of
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.services.reports.span import Span
from mitra_tui.widgets.dialogs import Choose


def write_bundle_from(page: Page[Any], span: Span | None = None) -> None:
    """Ask for a folder or a zip and write it into the results of the school year. Without a
    `span` it is about the school year of the newest thing that was done."""
    from mitra_tui.screens.report_printing import choose_span, stamp, time_text
    from mitra_tui.services.reports.spans import newest_year

    about = page.attempt(newest_year) if span is None else span
    if about is None:
        return
    options = [("z", t("bundle.as_zip")), ("f", t("bundle.as_folder")),
               ("t", t("reports.other_time"))]

    def chosen(key: str | None) -> None:
        if key == "t":
            choose_span(page, about, lambda other: write_bundle_from(page, other))
        elif key:
            _write(page, about, "-".join([t("bundle.stem"), *stamp(about)]), key == "z")

    page.app.push_screen(
        Choose(t("bundle.ask", when=time_text(about)), options), chosen)


def _write(page: Page[Any], span: Span, stem: str, packed: bool) -> None:
    from mitra_tui.screens.agreement_printing import results_folder
    from mitra_tui.services.bundle import write_bundle

    folder = results_folder(page)
    if folder is None:
        return
    target = _free(folder, stem, ".zip" if packed else "")

    def tell(done: int, of: int) -> None:
        page.app.call_from_thread(_tell, page, done, of)

    in_background(page, t("bundle.writing"), lambda: write_bundle(span, target, progress=tell),
                  lambda made: _made(page, target, made))


def _free(folder: Path, stem: str, ending: str) -> Path:
    """The first name that is free: `stem`, `stem-2`, …"""
    number, found = 1, folder / f"{stem}{ending}"
    while found.exists():
        number += 1
        found = folder / f"{stem}-{number}{ending}"
    return found


def _tell(page: Page[Any], done: int, of: int) -> None:
    """How far it is, where the page is still looked at."""
    if page.is_current:
        page.say(t("bundle.progress", n=done, all=of))


def _made(page: Page[Any], target: Path, packed: tuple[Packed, ...]) -> None:
    missing = missing_of(packed)
    told = tn("bundle.done", len(packed) - len(missing))
    if missing:
        told = f"{told} {tn('bundle.lacks', len(missing))}"
    hand_over(page, target, told)
