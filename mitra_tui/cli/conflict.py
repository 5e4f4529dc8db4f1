"""conflict: what is done about conflicts: a step of the log, closing, reopening."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mitra_tui.cli.output import put_json, say
from mitra_tui.cli.parser import pair_of
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of, typed_values, version_of
from mitra_tui.errors import FieldError, Invalid, Usage
from mitra_tui.i18n import t
from mitra_tui.rows.conflict import CONFLICTS, STEP_PARTS, missing_of_mediation
from mitra_tui.rows.record import Record

_CLOSING = ("outcome", "accepted_by_school", "accepted_by_partner", "closed_on", "lessons")


def configure_conflict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", metavar="ACT", choices=[*ACTS],
                        help=t("cli.conflict.help_act", acts=" ".join(ACTS)))
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("pairs", nargs="*", metavar="KEY=VALUE", help=t(
        "cli.conflict.help_pairs", step=" ".join(part.name for part in STEP_PARTS),
        close=" ".join(_CLOSING)))
    parser.add_argument("--on", metavar="DATE", default="", help=t("cli.conflict.help_on"))
    parser.add_argument("--text", metavar="TEXT", default="", help=t("cli.conflict.help_text"))
    parser.add_argument("--reason", metavar="TEXT", default="",
                        help=t("cli.conflict.help_reason"))


def run_conflict(call: Call, args: argparse.Namespace) -> int:
    run, options = ACTS[args.act]
    for name in ("on", "reason", "text"):
        if getattr(args, name) and name not in options:
            raise Usage("cli.agreement.not_for", option=f"--{name}", act=args.act)
    open_for(call)
    return run(args, one_of("conflicts", args.id))


def _pairs(args: argparse.Namespace, **options: str) -> tuple[list[str], int | None]:
    """The `KEY=VALUE` words and those that options stand for, and the version read at."""
    pairs, version = version_of(args.pairs)
    return [*pairs, *(f"{field}={getattr(args, name)}" for name, field in options.items()
                      if getattr(args, name))], version


def _entry(pairs: Sequence[str]) -> dict[str, Any]:
    """`KEY=VALUE` words as the values of an entry of the log, read as a person types them."""
    from mitra_tui.services.typed import read_typed

    known = {part.name: part for part in STEP_PARTS}
    found: dict[str, Any] = {}
    errors: list[FieldError] = []
    for pair in pairs:
        name, text = pair_of(pair)
        try:
            found[name] = read_typed(known[name], text)
        except KeyError:
            errors.append(FieldError(name, "check.unknown_field", {}))
        except Invalid as error:
            errors += error.errors
    if errors:
        raise Invalid(errors)
    return found


# -- the acts --------------------------------------------------------------------
def _step(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services import conflicts

    pairs, version = _pairs(args, on="on_date", text="text")
    number = conflicts.step(record.id, _entry(pairs), version)
    put_json({"id": record.id, "step": number})
    values = conflicts.store.get(record.id).values
    entry = values["steps"][number - 1]
    say(t("cli.conflict.stepped", number=number, kind=t(f"conflicts.steps.kind.{entry['kind']}")))
    missing = missing_of_mediation(entry)
    if missing:
        say(t("conflicts.mediation_lacks", fields=", ".join(
            t(f"conflicts.steps.{name}") for name in missing)))
    _say_next(values)
    return 0


def _close(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services import conflicts

    pairs, version = _pairs(args, on="closed_on")
    given = typed_values("conflicts", pairs)
    strange = [FieldError(name, "check.unknown_field", {}) for name in given
               if name not in _CLOSING]
    if strange:
        raise Invalid(strange)
    closed = conflicts.close(record.id, given, version)
    values = conflicts.store.get(record.id).values
    put_json({"id": record.id, "status": values["status"]})
    say(t("cli.conflict.closed" if closed else "cli.conflict.refused", name=_name(record)))
    if not closed:
        _say_next(values)
    return 0


def _reopen(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services import conflicts

    pairs, version = version_of(args.pairs)
    given = dict(pair_of(pair) for pair in pairs)
    reason = args.reason or given.pop("reason", "")
    if given:
        raise Usage("cli.agreement.no_words", words=" ".join(given))
    conflicts.reopen(record.id, reason, version)
    put_json({"id": record.id, "status": conflicts.store.get(record.id).values["status"]})
    say(t("cli.conflict.reopened", name=_name(record)))
    return 0


def _name(record: Record) -> str:
    return str(record.values[CONFLICTS.title])


def _say_next(values: Mapping[str, Any]) -> None:
    from mitra_tui.i18n.dates import day_text

    say(t("conflicts.next_is", step=t(f"conflicts.steps.kind.{values['next_step']}"),
          day=day_text(values["next_on"])))


ACTS: dict[str, tuple[Callable[[argparse.Namespace, Record], int], tuple[str, ...]]] = {
    "step": (_step, ("on", "text")),
    "close": (_close, ("on",)),
    "reopen": (_reopen, ("reason",)),
}
