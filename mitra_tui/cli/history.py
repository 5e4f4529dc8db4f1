"""history and undo."""

from __future__ import annotations

import argparse

from mitra_tui.cli.output import put, put_json, put_table
from mitra_tui.cli.parser import count
from mitra_tui.cli.start import Call, open_for
from mitra_tui.i18n import t


def configure_history(parser: argparse.ArgumentParser) -> None:
    from mitra_tui.rows.registry import MODULES

    parser.add_argument("what", nargs="?", metavar="WHAT", choices=[*MODULES, "school"],
                        help=t("cli.help_what", kinds=" ".join(MODULES)))
    parser.add_argument("id", nargs="?", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("--limit", type=count, default=100, metavar="N", help=t("cli.help_limit"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_history(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.cli.words import one_of
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_cells, history_values

    limit = args.limit or -1
    if args.what:
        rows = history_values(args.what, one_of(args.what, args.id).id, limit)
    else:
        rows = changes.recent(limit)
    if args.json:
        for row in rows:
            put_json(row.to_json())
        return 0
    heads = [t(f"history.{name}") for name in ("number", "when", "who", "act", "record")]
    put_table(heads, [change_cells(row) for row in rows])
    return 0


def configure_undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("change", nargs="?", metavar="CHANGE", type=count,
                        help=t("cli.help_change"))


def run_undo(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import changes
    from mitra_tui.services.history import change_sentence

    done = changes.undo(args.change)
    put(t("message.undone", what=change_sentence(done)))
    own = changes.written_here()
    if own is not None:
        put(t("cli.undone_as", change=own))
    return 0
