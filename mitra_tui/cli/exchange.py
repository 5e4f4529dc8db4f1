"""import and export."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.parser import pair_of, query_of, search_arguments, what_argument
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn
from mitra_tui.rows.registry import MODULES

if TYPE_CHECKING:
    from mitra_tui.services.importing import Plan, RowPlan, Summary

SHOWN = 200  # lines of the table for people; --json has them all
_TITLE, _MESSAGE = 44, 70


# -- import ----------------------------------------------------------------------
def configure_import(parser: argparse.ArgumentParser) -> None:
    kinds = [what for what in MODULES if what != "pending"]
    parser.add_argument("what", metavar="WHAT", choices=kinds,
                        help=t("cli.help_what", kinds=" ".join(kinds)))
    parser.add_argument("file", metavar="FILE|-", help=t("cli.help_import_file"))
    parser.add_argument("--sheet", default="", metavar="S", help=t("cli.help_sheet"))
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD",
                        help=t("cli.help_map"))
    parser.add_argument("--on-duplicate", default="skip", choices=["skip", "update", "add"],
                        help=t("cli.help_on_duplicate"))
    parser.add_argument("--dry-run", action="store_true", help=t("cli.help_dry_run"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_import(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import importing

    chosen = dict(_column(pair) for pair in args.map)
    sheet = importing.read_file(
        args.file, _stdin(args.file), what=args.what, sheet=args.sheet, chosen=chosen)
    plan = importing.plan(args.what, sheet, chosen, on_duplicate=args.on_duplicate)
    if args.dry_run:
        summary = plan.summary()
    else:
        summary = importing.apply(plan, shown=False)
        if chosen:
            importing.remember(args.what, sheet.headers, chosen)
    if args.json:
        for row in plan.rows:
            put_json(importing.row_to_json(plan, row))
        put_json({"summary": summary.to_json()})
    else:
        _print_rows(plan, args.dry_run)
    _tell(plan, summary, args.dry_run)
    return 1 if summary.counts[importing.Verdict.REFUSED] else 0


def _column(pair: str) -> tuple[str, str]:
    """`COLUMN=FIELD`; the heading may hold an equals sign itself."""
    column, equals, field = pair.rpartition("=")
    return (column.strip(), field.strip()) if equals else pair_of(pair)


def _stdin(file: str) -> bytes | None:
    return sys.stdin.buffer.read() if file == "-" else None


def _print_rows(plan: Plan, dry_run: bool) -> None:
    """Every row of a trial; afterwards only those that want to be seen."""
    from mitra_tui.services.importing import Verdict

    rows = [row for row in plan.rows if dry_run or row.suggestion
            or row.verdict not in (Verdict.NEW, Verdict.SAME, Verdict.UPDATE)]
    if not rows:
        return
    heads = [t(f"import.head.{name}") for name in ("row", "verdict", "title", "message")]
    put_table(heads, [_cells(plan, row) for row in rows[:SHOWN]])
    if len(rows) > SHOWN:
        say(tn("import.more_rows", len(rows) - SHOWN))


def _cells(plan: Plan, row: RowPlan) -> Sequence[str]:
    from mitra_tui.services.importing import field_text, message_of, title_of, verdict_text

    told = message_of(plan, row)
    label = field_text(plan, row)
    if label and told and not told.startswith(label):
        told = f"{label}: {told}"
    if row.suggestion:
        told = " ".join(part for part in (
            _short(told, _MESSAGE), t("import.perhaps", suggestion=row.suggestion)) if part)
    return (str(row.number), verdict_text(row), _short(title_of(plan, row), _TITLE),
            _short(told, 2 * _MESSAGE))


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _tell(plan: Plan, summary: Summary, dry_run: bool) -> None:
    """The figures, what else was recorded, and how to take it back."""
    from mitra_tui.services import importing

    told = [f"{n} {t(f'import.verdict.{verdict}')}" for verdict, n in summary.counts.items() if n]
    say(tn("import.rows", summary.rows) + (": " + ", ".join(told) if told else ""))
    for what, n in summary.added.items():
        say(tn(f"import.added_{what}", n))
    if plan.unused():
        say(t("import.unused", columns=", ".join(plan.unused())))
        if importing.names_contacts(plan):
            say(t("import.contacts_too"))
    if dry_run:
        say(t("import.dry_run"))
        return
    if summary.counts[importing.Verdict.UNDECIDED]:
        say(t("import.waiting"))
    if summary.change is not None:
        say(t("import.undo", change=summary.change))
    else:
        say(t("import.nothing_changed"))


# -- export ----------------------------------------------------------------------
def configure_export(parser: argparse.ArgumentParser) -> None:
    what_argument(parser)
    parser.add_argument("--format", default="", metavar="csv|xlsx|ods|json|vcf|ics",
                        help=t("cli.help_format"))
    search_arguments(parser)
    parser.add_argument("--to", metavar="FILE", default="", help=t("cli.help_export_to"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_export(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import exporting
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.registry import store_of

    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    kind = exporting.format_of(args.format, target, args.what)
    listing = Listing(store_of(args.what), query_of(args))
    if listing.guess():
        say(t("cli.guessed"))
    if target is None:
        if kind not in exporting.TEXT_FORMATS:
            raise Usage("export.needs_file", format=kind)
        count = exporting.export(listing, kind, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        count = exporting.export_file(listing, kind, target, force=args.force)
        say(tn("export.done", count, path=str(target)))
    if count < listing.count():  # a calendar has no place for what has no day
        say(tn("export.without_day", listing.count() - count))
    return 0
