"""A survey on paper: its form, its fill-in sheet, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.text import words
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.screens.report_printing import print_report, report_options
from mitra_tui.widgets.dialogs import Choose

# The letter that picks what is made of the sheets to be filled in.
_SHEETS = {"a": "pdf", "d": "docx", "x": "xlsx", "o": "ods"}
_RESULTS, _ANSWERS = "h", "j"
_HERE = "l"
_FORMATS = {"p": "pdf", "d": "docx", "x": "xlsx", "h": "html", "m": "md"}
_COPIES = 20  # as many sheets are proposed
# The labels of what is asked, by whose last words their fields go.
_ASKED = ("survey_printing.copies", "survey_printing.first")

# Cells beside the text of a report shown here.
_MARGIN = 4


def print_survey(page: Page[Any], survey: int) -> None:
    """Ask what shall be printed of a round: sheets to be filled in, or what it says."""
    options = [
        *((key, t(f"survey_printing.{kind}")) for key, kind in _SHEETS.items()),
        (_RESULTS, t("survey_printing.results")), (_ANSWERS, t("survey_printing.answers")),
        *report_options(("R6",))]

    def chosen(key: str | None) -> None:
        if key in _SHEETS:
            _sheets(page, survey, _SHEETS[key])
        elif key == _RESULTS:
            print_results(page, survey)
        elif key == _ANSWERS:
            _write_answers(page, survey)
        elif key:
            print_report(page, key)

    page.app.push_screen(Choose(t("survey_printing.what"), options), chosen)


# -- sheets to be filled in ----------------------------------------------------------
def _sheets(page: Page[Any], survey: int, kind: str) -> None:
    """One sheet for each partner that has not answered, or as many as are wanted."""
    from mitra_tui.services.surveys.results import waiting

    asked = page.attempt(waiting, survey)
    if not asked:
        if asked is not None:
            _ask_copies(page, survey, kind)
        return
    options = [("m", tn("survey_printing.each", len(asked))), ("k", t("survey_printing.blank"))]

    def chosen(key: str | None) -> None:
        if key == "m":
            _write_sheets(page, survey, kind)
        elif key:
            _ask_copies(page, survey, kind)

    page.app.push_screen(Choose(t(f"survey_printing.{kind}"), options), chosen)


def _ask_copies(page: Page[Any], survey: int, kind: str) -> None:
    from mitra_tui.screens.asking import fill
    from mitra_tui.services.surveys.blanks import MOST
    from mitra_tui.services.surveys.entry import next_sheet

    first = page.attempt(next_sheet, survey)
    if first is None:
        return
    fields = [Field(key.rpartition(".")[2], Kind.INTEGER, required=True, minimum=1, maximum=most)
              for key, most in zip(_ASKED, (MOST, 999_999_999), strict=True)]

    def save(given: Mapping[str, Any]) -> None:
        _write_sheets(page, survey, kind, int(given["copies"]), int(given["first"]))

    fill(page, "survey_printing", t(f"survey_printing.{kind}"), fields,
         {"copies": _COPIES, "first": int(first)}, save)


def _write_sheets(page: Page[Any], survey: int, kind: str, copies: int | None = None,
                  first: int | None = None) -> None:
    from mitra_tui.screens.agreement_printing import results_folder
    from mitra_tui.services.surveys import form
    from mitra_tui.services.surveys.blanks import blanks

    folder = results_folder(page)
    sheets = page.attempt(blanks, survey, copies, first)
    if folder is None or sheets is None:
        return
    told: list[str] = []
    in_background(
        page, t("printing.writing"),
        lambda: form.write_form_into(survey, sheets, kind, folder, tell=told.append),
        lambda target: hand_over(
            page, target, "\n".join([tn("survey_printing.written", len(sheets)), *told])))


# -- what a round says ---------------------------------------------------------------
def print_results(page: Page[Any], survey: int) -> None:
    """Ask in which format the results of a round shall be, and print them."""
    options = [(_HERE, t("printing.here")),
               *((key, t(f"printing.{kind}")) for key, kind in _FORMATS.items())]

    def chosen(key: str | None) -> None:
        if key == _HERE:
            _show_here(page, survey)
        elif key:
            _write_results(page, survey, _FORMATS[key])

    page.app.push_screen(Choose(t("survey_printing.results"), options), chosen)


def _show_here(page: Page[Any], survey: int) -> None:
    from mitra_tui.screens.report_sources import ShownReport
    from mitra_tui.services import rendering
    from mitra_tui.services.reports.survey_results import build_one

    document = page.attempt(build_one, survey)
    if document is not None:
        text = "\n".join(rendering.preview_of(document, page.app.size.width - _MARGIN))
        page.app.push_screen(ShownReport(text, document.title, document.figures))


def _write_results(page: Page[Any], survey: int, kind: str) -> None:
    from mitra_tui.services import reports
    from mitra_tui.services.reports.survey_results import build_one

    _write(page, survey, kind, t("report.R6"), t("survey_printing.results_written"),
           lambda stream: stream.write(reports.written(build_one(survey), kind)))


def _write_answers(page: Page[Any], survey: int) -> None:
    from mitra_tui.services.surveys.export import export

    _write(page, survey, "xlsx", t("responses"), t("survey_printing.answers_written"),
           lambda stream: export(survey, "xlsx", stream))


def _write(page: Page[Any], survey: int, kind: str, name: str, done: str, fill: Any) -> None:
    """Write a file about a round in a thread; then show where it lies."""
    from mitra_tui.screens.agreement_printing import results_folder
    from mitra_tui.services import new_files
    from mitra_tui.services.surveys.records import standing

    folder, round_ = results_folder(page), page.attempt(standing, survey)
    if folder is None or round_ is None:
        return
    stem = folder / "-".join([*words(name), *words(round_.title)])[:80].strip("-")

    def act() -> Path:
        return new_files.write_free(stem, kind, fill)[1]

    in_background(page, t("printing.writing"), act, lambda target: hand_over(page, target, done))
