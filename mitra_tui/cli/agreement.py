"""agreement: what is done with agreements beyond what every kind of record knows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of, typed_values, version_of
from mitra_tui.errors import Usage
from mitra_tui.i18n import t
from mitra_tui.rows.agreement import DECISIONS
from mitra_tui.rows.record import Record

# Formats of a document that may go to standard output.
_TEXTS = ("html", "md", "txt")


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what runs it, and which options are its own."""

    run: Callable[[argparse.Namespace, Record], int]
    options: tuple[str, ...] = ()


def configure_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", metavar="ACT", choices=[*ACTS],
                        help=t("cli.agreement.help_act", acts=" ".join(ACTS)))
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("pairs", nargs="*", metavar="KEY=VALUE", help=t("cli.help_pairs"))
    for name in ("on", "starts", "ends"):
        parser.add_argument(f"--{name}", metavar="DATE", default="",
                            help=t(f"cli.agreement.help_{name}"))
    parser.add_argument("--reason", metavar="TEXT", default="",
                        help=t("cli.agreement.help_reason"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))
    parser.add_argument("--format", metavar="docx|pdf|html|md|txt", default="",
                        help=t("cli.agreement.help_format"))
    parser.add_argument("--to", metavar="FILE", default="", help=t("cli.agreement.help_to"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_agreement(call: Call, args: argparse.Namespace) -> int:
    act = ACTS[args.act]
    given = {name for name, value in vars(args).items()
             if value and name not in ("act", "id", "pairs")}
    for name in sorted(given - {*act.options}):
        raise Usage("cli.agreement.not_for", option=f"--{name}", act=args.act)
    open_for(call)
    return act.run(args, one_of("agreements", args.id))


def _values(args: argparse.Namespace, **options: str) -> tuple[dict[str, Any], int | None]:
    """The fields that options and `KEY=VALUE` words set, and the version they were read at."""
    pairs, version = version_of(args.pairs)
    said = [f"{field}={getattr(args, name)}" for name, field in options.items()
            if getattr(args, name)]
    return typed_values("agreements", [*pairs, *said]), version


def _name(record: Record) -> str:
    from mitra_tui.services.references import names

    return names("agreements", [record.id])[record.id]


# -- the acts --------------------------------------------------------------------
def _send(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.agreements import life

    _, version = _values(args)
    life.send(record.id, version)
    say(t("cli.agreement.sent", name=_name(record)))
    return 0


def _sign(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.agreements import life

    life.sign(record.id, *_values(args, on="signed_on", starts="starts_on", ends="ends_on"))
    say(t("cli.agreement.signed", name=_name(record)))
    return 0


def _renew(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.agreements import life

    made = life.renew(record.id, *_values(args, starts="starts_on", ends="ends_on"))
    put_json({"id": made})
    say(t("cli.agreement.renewed", name=_name(record), id=made))
    return 0


def _terminate(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.agreements import life

    life.terminate(record.id, *_values(args, on="ended_on", reason="ended_reason"))
    say(t("cli.agreement.terminated", name=_name(record)))
    return 0


def _decide(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.agreements import life

    words, version = version_of(args.pairs)
    if len(words) != 1 or words[0] not in DECISIONS:
        raise Usage("cli.agreement.decide_what", known=" ".join(DECISIONS))
    life.decide(record.id, words[0], version)
    say(t("cli.agreement.decided", name=_name(record),
          decision=t(f"agreements.decision.{words[0]}")))
    return 0


def _check(args: argparse.Namespace, record: Record) -> int:
    """What is missing or weak; 1 when something that matters is."""
    from mitra_tui.rows.agreement_check import WEAK, findings

    if args.pairs:
        raise Usage("cli.agreement.no_words", words=" ".join(args.pairs))
    found = findings(record.values)
    told = [t(one.key, **one.params) for one in found]
    if args.json:
        for one, text in zip(found, told, strict=True):
            put_json({"key": one.key, "field": one.field, "severity": one.severity,
                      "message": text})
    elif found:
        put_table([t(f"cli.agreement.head_{name}") for name in ("severity", "field", "message")],
                  [[t(f"cli.agreement.{one.severity}"),
                    t(f"agreements.{one.field.partition('.')[0]}"), text]
                   for one, text in zip(found, told, strict=True)])
    else:
        say(t("cli.agreement.complete", name=_name(record)))
    return int(any(one.severity == WEAK for one in found))


def _render(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services import rendering

    if args.pairs:
        raise Usage("cli.agreement.no_words", words=" ".join(args.pairs))
    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    kind = rendering.format_of(args.format, target)
    if target is None:
        if kind not in _TEXTS:
            raise Usage("export.needs_file", format=kind)
        sys.stdout.buffer.write(rendering.rendered(record.id, kind, say))
        sys.stdout.buffer.flush()
        return 0
    made = rendering.render(record.id, kind, target, args.force, say)
    say(t("report.written", title=_name(record), path=str(made)))
    return 0


ACTS = {
    "send": Act(_send),
    "sign": Act(_sign, ("on", "starts", "ends")),
    "renew": Act(_renew, ("starts", "ends")),
    "terminate": Act(_terminate, ("on", "reason")),
    "decide": Act(_decide),
    "check": Act(_check, ("json",)),
    "render": Act(_render, ("force", "format", "to")),
}
