"""Agreements on paper: read on the screen, or written into the results of the school year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mitra_tui import clock, paths
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.screens.report_printing import print_report, report_options
from mitra_tui.widgets.dialogs import Choose, Notice

Make = Callable[[], Any]
"""Makes the document, when it is needed."""

# The letter that picks a format; the first shows it here.
HERE = "l"
FORMATS = {"d": "docx", "p": "pdf", "h": "html", "m": "md"}
_ONE_FILE = "1"
_LETTER = "s"

# Cells beside the text of a document shown here.
_MARGIN = 4


def print_agreements(page: Page[Any], ids: Sequence[int], reports: Sequence[str] = ()) -> None:
    """Ask in which format, and print; several as one PDF, or each as a file of its own.
    `reports` may be printed instead."""
    from mitra_tui.services import rendering

    if len(ids) == 1:
        _ask(page, lambda: rendering.document_of(ids[0]), reports,
             lambda: _write_letter(page, ids[0]))
    elif ids:
        _ask_many(page, ids, reports)


def _write_letter(page: Page[Any], agreement: int) -> None:
    """A letter to the partner of an agreement, about it."""
    from mitra_tui.screens.letters import write_letters
    from mitra_tui.services.agreements import store

    record = page.attempt(store.get, agreement)
    if record is not None:
        write_letters(page, [record.values["partner"]], agreement=agreement)


def print_draft(page: Page[Any], values: Mapping[str, Any]) -> None:
    """Print what is being typed, as far as it goes. What cannot be an agreement is refused."""
    from mitra_tui.schemas.agreement import AgreementDraft
    from mitra_tui.services import rendering
    from mitra_tui.services.agreements import store

    known = {name: values.get(name) for name in AgreementDraft.model_fields}

    def make() -> Any:
        return rendering.document_for(store.resolved(AgreementDraft.read(known).values()))

    _ask(page, make)


def _ask(page: Page[Any], make: Make, reports: Sequence[str] = (),
         letter: Callable[[], None] | None = None) -> None:
    options = [(HERE, t("printing.here")),
               *((key, t(f"printing.{kind}")) for key, kind in FORMATS.items()),
               *([(_LETTER, t("printing.letter"))] if letter else []), *report_options(reports)]

    def chosen(key: str | None) -> None:
        if key == HERE:
            show_here(page, make)
        elif key in FORMATS:
            _print(page, make, FORMATS[key])
        elif key == _LETTER and letter:
            letter()
        elif key:
            print_report(page, key)

    page.app.push_screen(Choose(t("printing.as"), options), chosen)


def show_here(page: Page[Any], make: Make, then: Callable[[], None] | None = None) -> None:
    """The document as text, to be read on the screen; `then` hears that it was read."""
    from mitra_tui.services import rendering

    document = page.attempt(make)
    if document is not None:
        text = "\n".join(rendering.preview_of(document, page.app.size.width - _MARGIN))
        page.app.push_screen(
            Notice(text, title=document.title), lambda _: then() if then else None)


def _print(page: Page[Any], make: Make, kind: str) -> None:
    """Write one document in a thread; then show where it lies, and what could not be printed."""
    from mitra_tui.services import rendering

    folder = results_folder(page)
    if folder is None:
        return
    told: list[str] = []
    in_background(
        page, t("printing.writing"),
        lambda: rendering.print_into(make(), kind, folder, tell=told.append),
        lambda target: hand_over(page, target, "\n".join([t("printing.written"), *told])))


def _ask_many(page: Page[Any], ids: Sequence[int], reports: Sequence[str]) -> None:
    options = [(_ONE_FILE, tn("printing.one_pdf", len(ids))),
               *((key, t(f"printing.{kind}")) for key, kind in FORMATS.items()),
               *report_options(reports)]

    def chosen(key: str | None) -> None:
        if key == _ONE_FILE:
            print_together(page, ids)
        elif key in FORMATS:
            _print_each(page, ids, FORMATS[key])
        elif key:
            print_report(page, key)

    page.app.push_screen(Choose(tn("printing.many_as", len(ids)), options), chosen)


def print_together(page: Page[Any], ids: Sequence[int]) -> None:
    """One PDF of several agreements, each of which counts its own pages."""
    from mitra_tui.services import rendering

    folder = results_folder(page)
    if folder is None:
        return
    stem = f"{t('printing.together')}-{clock.today().isoformat()}"
    told: list[str] = []
    in_background(
        page, t("printing.writing"),
        lambda: rendering.render_many_free(ids, folder / stem, tell=told.append),
        lambda target: hand_over(
            page, target, "\n".join([tn("printing.written_many", len(ids)), *told])))


def _print_each(page: Page[Any], ids: Sequence[int], kind: str) -> None:
    from mitra_tui.services import rendering

    folder = results_folder(page)
    if folder is None:
        return

    def act() -> Path:
        for one in ids:
            rendering.render_free(one, kind, folder)
        return folder

    in_background(page, t("printing.writing"), act,
                  lambda target: hand_over(page, target, tn("printing.written_many", len(ids))))


def results_folder(page: Page[Any]) -> Path | None:
    """The results folder of this school year; None when it cannot be written."""
    try:
        return paths.results(clock.today(), page.mitra.settings.results)
    except MitraError as error:
        page.refuse(error)
        return None
