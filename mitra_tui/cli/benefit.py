"""benefit: the balance of both sides, and what activities seem to have given."""

from __future__ import annotations

import argparse

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn

ACTS = ("balance", "suggest")


def configure_benefit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", metavar="ACT", choices=[*ACTS],
                        help=t("cli.benefit.help_act", acts=" ".join(ACTS)))
    parser.add_argument("partner", nargs="?", metavar="PARTNER", default="",
                        help=t("cli.benefit.help_partner"))
    parser.add_argument("--write", action="store_true", help=t("cli.benefit.help_write"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_benefit(call: Call, args: argparse.Namespace) -> int:
    if args.write and args.act != "suggest":
        raise Usage("cli.agreement.not_for", option="--write", act=args.act)
    open_for(call)
    from mitra_tui.cli.words import one_of

    partner = one_of("partners", args.partner).id if args.partner else None
    if args.act == "balance":
        return _balance(partner, args.json)
    return _suggest(partner, args.write, args.json)


def _balance(partner: int | None, as_json: bool) -> int:
    """What each side got, who gave last, what to do next."""
    from mitra_tui.services.benefits.balance import advice, balances, shares_text

    found = balances(partner=partner)
    if as_json:
        for one in found:
            put_json(one.to_json())
        return 0
    heads = ("partner", "school", "theirs", "last", "advice")
    put_table([t(f"report.R8.{head}") for head in heads],
              [(one.name, shares_text(one, "school"), shares_text(one, "partner"),
                t(f"benefits.gave.{one.gave_last}") if one.gave_last else "", advice(one))
               for one in found])
    return 0


def _suggest(partner: int | None, write: bool, as_json: bool) -> int:
    """Benefits that activities seem to have given; with `write` they are recorded."""
    from mitra_tui.i18n.dates import day_text, number_text
    from mitra_tui.services.benefits.suggesting import record, suggestions

    found = suggestions(partner)
    if as_json:
        for one in found:
            put_json(dict(one.values))
    else:
        heads = ("on_date", "partner", "side", "kind", "quantity", "unit", "activity")
        put_table([t(f"benefits.{head}") for head in heads], [
            (day_text(str(one.values["on_date"] or "")), one.partner_name,
             t(f"benefits.side.{one.values['side']}"), t(f"benefits.kind.{one.values['kind']}"),
             "" if one.values["quantity"] is None else number_text(one.values["quantity"]),
             str(one.values["unit"] or ""), one.title) for one in found])
    if write:
        say(tn("cli.benefit.written", len(record(found))))
    return 0
