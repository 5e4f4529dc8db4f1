"""bundle: the accreditation folder or zip."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mitra_tui import clock, paths
from mitra_tui.cli.output import put_json, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn


def configure_bundle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", default="", metavar="2023/2024", help=t("cli.help_year"))
    parser.add_argument("--semester", default="", metavar="ganjil|genap",
                        help=t("cli.help_semester"))
    parser.add_argument("--to", default="", metavar="FOLDER|FILE.zip", help=t("cli.bundle.help_to"))
    parser.add_argument("--format", default="", metavar="pdf|docx|html|md",
                        help=t("cli.bundle.help_format"))
    parser.add_argument("--force", action="store_true", help=t("cli.bundle.help_force"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_bundle(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.services.reports.span import span_of

    if not args.to:
        raise Usage("cli.bundle.whereto")
    span = span_of(args.year, args.semester.casefold(),
                   this_year=paths.school_year(clock.today()))
    open_for(call)
    from mitra_tui.rows.bundle import missing_of
    from mitra_tui.services.bundle import write_bundle
    from mitra_tui.services.reports.spans import newest_year

    target = Path(args.to).absolute()
    told = sys.stderr.isatty()
    packed = write_bundle(newest_year() if span.whole else span, target, args.format,
                          force=args.force, progress=_tell if told else None)
    for one in missing_of(packed):
        say(t("bundle.left_out", path=one.path, why=one.missing))
    if args.json:
        for one in packed:
            put_json(one.to_json())
    say(tn("bundle.written", len(packed) - len(missing_of(packed)), path=str(target)))
    return 0


def _tell(done: int, of: int) -> None:
    """How far it is, on the line itself."""
    sys.stderr.write(f"\r{t('bundle.progress', n=done, all=of)} " + ("\n" if done == of else ""))
    sys.stderr.flush()
