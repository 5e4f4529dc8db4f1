"""handover: what one person answers for goes to another."""

from __future__ import annotations

import argparse

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn


def configure_handover(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("giver", nargs="?", metavar="FROM", default="",
                        help=t("cli.handover.help_from"))
    parser.add_argument("taker", nargs="?", metavar="TO", default="",
                        help=t("cli.handover.help_to"))
    parser.add_argument("--dry-run", action="store_true", help=t("cli.handover.help_dry_run"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_handover(call: Call, args: argparse.Namespace) -> int:
    if args.giver and not args.taker and not args.dry_run:
        raise Usage("cli.handover.to_whom")
    open_for(call)
    from mitra_tui.services import handover

    if not args.giver:
        return _list(args.json)
    if args.dry_run:
        found = handover.open_of(args.giver)
        say(tn("cli.handover.would_move", found.total, name=found.name))
    else:
        found = handover.hand_over(args.giver, args.taker)
        say(tn("cli.handover.moved", found.total, name=found.name))
    if args.json:
        put_json({"owner": found.name, **found.counts})
    else:
        put_table([t("handover.what"), t("handover.number")],
                  [(t(what), str(number)) for what, number in found.counts.items()])
    return 0


def _list(as_json: bool) -> int:
    """Who answers for what."""
    from mitra_tui.services import handover

    kinds = handover.kinds()
    found = handover.owners()
    if as_json:
        for one in found:
            put_json({"owner": one.name, **{what: one.counts.get(what, 0) for what in kinds}})
        return 0
    put_table([t("handover.who"), *(t(what) for what in kinds)],
              [(one.name, *(str(one.counts.get(what, 0)) for what in kinds)) for one in found])
    return 0
