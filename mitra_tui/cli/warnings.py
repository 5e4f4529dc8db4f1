"""warnings: what may become a quarrel, told by rules that read the records."""

from __future__ import annotations

import argparse

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of
from mitra_tui.i18n import t, tn
from mitra_tui.rows.warning import RULES


def configure_warnings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rule", choices=RULES, metavar="RULE",
                        help=t("cli.help_rule", rules=" ".join(RULES)))
    parser.add_argument("--partner", metavar="ID", default="", help=t("cli.help_warned_partner"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_warnings(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.i18n.dates import iso_text
    from mitra_tui.services.warnings import warnings
    from mitra_tui.services.warnings.telling import sentence, to_json

    only = one_of("partners", args.partner).id if args.partner else None
    found = [one for one in warnings()
             if args.rule in (None, one.rule) and only in (None, one.partner)]
    if args.json:
        for one in found:
            put_json(to_json(one))
        return 0
    if found:
        put_table([t("warnings.rule"), t("warnings.whom"), t("warnings.since"), t("warnings.one")],
                  [[t(f"warnings.rule.{one.rule}"), one.name, iso_text(one.since), sentence(one)]
                   for one in found])
    say(tn("warnings.count", len(found)) if found else t("warnings.none"))
    return 0
