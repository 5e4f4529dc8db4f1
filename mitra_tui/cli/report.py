"""report: what a school prints, as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mitra_tui import clock, paths
from mitra_tui.cli.output import say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t
from mitra_tui.rows.report import REPORTS

# Formats that may go to standard output.
_TEXTS = ("html", "md", "txt")


def configure_report(parser: argparse.ArgumentParser) -> None:
    listed = "\n".join(f"  {one.name:<4}{t(one.title)}" for one in REPORTS.values())
    parser.description = f"{parser.description}\n\n{listed}"
    parser.add_argument("name", metavar="NAME", help=t("cli.help_report"))
    parser.add_argument("--year", default="", metavar="2023/2024", help=t("cli.help_year"))
    parser.add_argument("--semester", default="", metavar="ganjil|genap",
                        help=t("cli.help_semester"))
    parser.add_argument("--from", dest="first", default="", metavar="D",
                        help=t("cli.help_from"))
    parser.add_argument("--to", action="append", default=[], metavar="D|FILE",
                        help=t("cli.help_report_to"))
    parser.add_argument("--format", default="", metavar="pdf|docx|xlsx|html|md",
                        help=t("cli.help_report_format"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_report(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.services.reports.span import span_of

    last, file = _days_and_file(args.to)
    span = span_of(args.year, args.semester.casefold(), _day(args.first), last,
                   this_year=paths.school_year(clock.today()))
    open_for(call)
    from mitra_tui.services import reports

    one = reports.report(args.name)
    target = Path(file).absolute() if file and file != "-" else None
    kind = reports.format_of(args.format, target)
    if target is None:
        if kind not in _TEXTS:
            raise Usage("export.needs_file", format=kind)
        sys.stdout.buffer.write(reports.file_of(one.name, span, kind))
        sys.stdout.buffer.flush()
        return 0
    from mitra_tui.services.new_files import refuse_target, write_new

    refuse_target(target, force=args.force)
    data = reports.file_of(one.name, span, kind)
    write_new(target, lambda stream: stream.write(data), force=args.force)
    say(t("report.written", title=t(one.title), path=str(target)))
    return 0


def _days_and_file(given: list[str]) -> tuple[str, str]:
    """`--to` says two things, the last day and the file: what reads as a day is one. Of two
    that do, the second is a file all the same."""
    last = file = ""
    for one in given:
        day = _read(one) if not last else ""
        if day:
            last = day
        elif file:
            raise Usage("report.two_files", one=file, other=one)
        else:
            file = one
    return last, file


def _day(text: str) -> str:
    """A day on the command line, as ISO text. Raises `Usage` when it is none."""
    found = _read(text) if text else ""
    if text and not found:
        raise Usage("report.no_day", value=text[:40])
    return found


def _read(text: str) -> str:
    from mitra_tui.services.typed import read_day

    return read_day(text, clock.today()) or ""
