"""pulse: the condition of partnerships by the paper's eight strategies."""

from __future__ import annotations

import argparse

from mitra_tui.cli.output import put, put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of
from mitra_tui.i18n import t
from mitra_tui.rows.pulse import STRATEGIES, Pulse, to_json


def configure_pulse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--partner", metavar="ID", default="", help=t("cli.pulse.help_partner"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_pulse(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.services import pulse

    open_for(call)
    only = one_of("partners", args.partner).id if args.partner else None
    found = pulse.pulse() if only is None else [pulse.pulse_of(only)]
    if args.json:
        for one in found:
            put_json(to_json(one, t))
    elif args.partner:
        _tell(found[0])
    else:
        put_table(
            [t("partners.name"), *(str(number) for number in STRATEGIES), t("pulse.next")],
            [[one.name, *(t(f"pulse.mark.{reading.level}") for reading in one.readings),
              _next(one)] for one in found])
        say(t("pulse.legend"))
    return 0


def _next(pulse: Pulse) -> str:
    reading = pulse.next
    if reading is None or reading.lacking is None:
        return ""
    return f"{reading.strategy}: {t(f'pulse.act.{reading.strategy}.{reading.lacking.name}')}"


def _tell(pulse: Pulse) -> None:
    """One partner line by line, with what each sign was judged by."""
    from mitra_tui.i18n.dates import iso_text

    put(pulse.name)
    for one in pulse.readings:
        put(f"{one.strategy} {t(f'strategy.{one.strategy}')}: {t(f'pulse.level.{one.level}')}")
        for sign in one.signs:
            held = t({True: "pulse.yes", False: "pulse.no", None: "pulse.nothing"}[sign.holds])
            put(f"  {held} {t(f'pulse.sign.{one.strategy}.{sign.name}')}")
            for item in sign.evidence:
                day = iso_text(item.on_date) if item.on_date else "–"
                put(f"      {day} · {t(f'{item.what}.one')} #{item.id} · "
                    f"{item.text or t('pulse.untitled')}")
    if act := _next(pulse):
        put(f"{t('pulse.next')}: {act}")
