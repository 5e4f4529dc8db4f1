"""Reports: which time, which format, and the file in the results of the school year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mitra_tui import clock
from mitra_tui.errors import FieldError
from mitra_tui.i18n import has, t
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.report import NOW, REPORTS, for_list
from mitra_tui.rows.text import words
from mitra_tui.screens.background import in_background
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.page import Page
from mitra_tui.services.reports.span import Span, span_of
from mitra_tui.widgets.dialogs import Choose

# The letter that picks a format; the first shows it here, the last asks for another time.
_HERE, _TIME = "l", "t"
_FORMATS = {"p": "pdf", "d": "docx", "x": "xlsx", "h": "html", "m": "md"}

# The labels of the two days, by whose last words their fields go.
_DAYS = ("reports.first", "reports.last")

# Cells beside the text of a report shown here.
_MARGIN = 4


def print_for_list(page: Page[Any], what: str) -> None:
    """Print the report that fits the list of a kind of records, or another one that does."""
    names = for_list(what)
    if names:
        print_report(page, names[0], others=names[1:])


def print_report(page: Page[Any], name: str, span: Span | None = None,
                 others: Sequence[str] = ()) -> None:
    """Ask in which format a report shall be, and print it. Without a `span` it is about the time
    that it usually is. `others` are reports that may be chosen instead."""
    from mitra_tui.services.reports.spans import usual_span

    if span is None:
        span = page.attempt(usual_span, name)
    if span is None:
        return
    about = span
    options = [(key, _format_label(name, kind)) for key, kind in _FORMATS.items()]
    options += [(_HERE, t("printing.here"))]
    if REPORTS[name].usual != NOW:
        options += [(_TIME, t("reports.other_time"))]
    options += report_options(others)

    def chosen(key: str | None) -> None:
        if key == _HERE:
            _show_here(page, name, about)
        elif key == _TIME:
            choose_span(page, about, lambda other: print_report(page, name, other, others))
        elif key in _FORMATS:
            _print(page, name, about, _FORMATS[key])
        elif key:
            print_report(page, key)

    page.app.push_screen(
        Choose(t("reports.print_as", report=_with_time(name, about)), options), chosen)


def report_options(names: Sequence[str]) -> list[tuple[str, str]]:
    """Reports as lines of a menu."""
    return [(name, f"{name} · {_title(name)}") for name in names]


def _title(name: str) -> str:
    return t(REPORTS[name].title)


def _with_time(name: str, span: Span) -> str:
    """What a report is called, and the time that it is about."""
    now = REPORTS[name].usual == NOW
    return _title(name) if now else f"{_title(name)} · {time_text(span)}"


def time_text(span: Span) -> str:
    """The time of a report in words."""
    from mitra_tui.services.reports.sheet import about

    return about(span) or t("reports.all_time")


def _format_label(name: str, kind: str) -> str:
    """What a format is called; a workbook that holds more than the report says so."""
    own = f"report.{name}.as_{kind}"
    return t(own) if has(own) else t(f"printing.{kind}")


def _show_here(page: Page[Any], name: str, span: Span) -> None:
    from mitra_tui.screens.report_sources import ShownReport
    from mitra_tui.services import rendering, reports

    document = page.attempt(reports.build, name, span)
    if document is not None:
        text = "\n".join(rendering.preview_of(document, page.app.size.width - _MARGIN))
        page.app.push_screen(ShownReport(text, document.title, document.figures))


def _print(page: Page[Any], name: str, span: Span, kind: str) -> None:
    """Write the report in a thread; then show where it lies."""
    from mitra_tui.screens.agreement_printing import results_folder
    from mitra_tui.services import new_files, reports

    folder = results_folder(page)
    if folder is None:
        return
    stem = folder / "-".join([name.casefold(), *words(_title(name)), *stamp(span)])

    def act() -> Path:
        data = reports.file_of(name, span, kind)
        return new_files.write_free(stem, kind, lambda stream: stream.write(data))[1]

    in_background(page, t("printing.writing"), act, lambda target: hand_over(
        page, target, t("reports.written", report=_with_time(name, span))))


def stamp(span: Span) -> list[str]:
    """What a file's name says of the time: the year and semester, the days, or today."""
    told = [part for part in (span.year.replace("/", "-"), span.semester) if part]
    return told or [part for part in (span.first, span.last) if part] or [
        clock.today().isoformat()]


# -- the time ----------------------------------------------------------------------
def choose_span(page: Page[Any], now: Span, then: Callable[[Span], None]) -> None:
    """Ask which time a report shall be about: a school year, a semester, days, or all time."""
    from mitra_tui.services.reports.spans import offered

    spans = {f"{one.year} {one.semester}": one for one in offered()}
    options = [("s", t("reports.all_time")), ("d", t("reports.days"))]
    options += [(key, time_text(one)) for key, one in spans.items()]

    def chosen(key: str | None) -> None:
        if key == "s":
            then(Span())
        elif key == "d":
            _ask_days(page, now, then)
        elif key:
            then(spans[key])

    page.app.push_screen(
        Choose(t("reports.time"), options, current=f"{now.year} {now.semester}"), chosen)


def _ask_days(page: Page[Any], now: Span, then: Callable[[Span], None]) -> None:
    """From which day to which; one of them may stay open."""
    from mitra_tui.screens.form_sources import form_sources
    from mitra_tui.widgets.dialogs.fill import Fill

    def check(values: dict[str, Any]) -> Sequence[FieldError]:
        wrong = [FieldError(name, "check.day_unreadable", {"value": str(values[name])[:40]})
                 for name in ("first", "last") if values[name] and not _is_day(values[name])]
        if wrong:
            return wrong
        ends_first = values["first"] and values["last"] and values["last"] < values["first"]
        return [FieldError("last", "check.ends_before_starts")] if ends_first else ()

    def filled(values: dict[str, Any] | None) -> None:
        if values is not None:
            then(span_of(first=values["first"] or "", last=values["last"] or ""))

    page.app.push_screen(
        Fill(t("reports.days"), [Field(key.rpartition(".")[2], Kind.DATE) for key in _DAYS],
             form_sources("reports"), {"first": now.first or None, "last": now.last or None},
             check=check), filled)


def _is_day(text: str) -> bool:
    from mitra_tui.services.typed import read_day

    return read_day(text, clock.today()) == text
