"""survey: what is done with surveys beyond what every kind of record knows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mitra_tui.cli.output import put, put_json, put_table, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import number_text
from mitra_tui.rows.record import Record


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what runs it, and which options are its own."""

    run: Callable[[argparse.Namespace, Record], int]
    options: tuple[str, ...] = ()


def configure_survey(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", metavar="ACT", choices=[*ACTS],
                        help=t("cli.survey.help_act", acts=" ".join(ACTS)))
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("--partner", metavar="ID", default="", help=t("cli.survey.help_partner"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))
    parser.add_argument("--copies", metavar="N", type=int, help=t("cli.survey.help_copies"))
    parser.add_argument("--first", metavar="N", type=int, help=t("cli.survey.help_first"))
    parser.add_argument("--format", metavar="FORMAT", default="",
                        help=t("cli.survey.help_format"))
    parser.add_argument("--to", metavar="FILE", default="", help=t("cli.survey.help_to"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_survey(call: Call, args: argparse.Namespace) -> int:
    act = ACTS[args.act]
    given = {name for name, value in vars(args).items()
             if value not in (None, "", False) and name not in ("act", "id")}
    for name in sorted(given - {*act.options}):
        raise Usage("cli.survey.not_for", option=f"--{name}", act=args.act)
    open_for(call)
    return act.run(args, one_of("surveys", args.id))


def _form(args: argparse.Namespace, record: Record) -> int:
    """Sheets to be filled in, as a file."""
    from mitra_tui.services.surveys import form
    from mitra_tui.services.surveys.blanks import blanks

    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    kind = form.format_of(args.format, target)
    if target is None:
        raise Usage("export.needs_file", format=kind)
    sheets = blanks(record.id, args.copies, args.first)
    form.write_form(record.id, sheets, kind, target, force=args.force, tell=say)
    say(tn("survey_form.done", len(sheets), path=str(target)))
    return 0


def _open(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.surveys.records import set_state

    set_state(record.id, "open")
    say(t("cli.survey.opened", title=record.values["title"]))
    return 0


def _close(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.surveys.records import set_state

    set_state(record.id, "closed")
    say(t("cli.survey.closed", title=record.values["title"]))
    return 0


def _results(args: argparse.Namespace, record: Record) -> int:
    from mitra_tui.services.surveys.results import results

    partner = one_of("partners", args.partner).id if args.partner else None
    found = results(record.id, partner=partner)
    if args.json:
        put_json(found.to_json())
        return 0
    none = t("survey.no_data")
    put(record.values["title"])
    put(t("cli.survey.sheets", n=found.n))
    if found.few:
        say(t("survey.few", n=found.n))
    index = t("survey.index_skm" if record.values["template"] == "skm" else "survey.index")
    put(f"{index}: {number_text(float(found.skm)) if found.skm is not None else none}"
        + (f" ({found.grade}, {t(f'survey.grade.{found.grade}')})" if found.grade else ""))
    put(f"NPS: {number_text(float(found.nps)) if found.nps is not None else none}")
    put("")
    put_table(
        [t("surveys.questions.code"), "n", t("survey.mean"), t("survey.distribution"),
         t("surveys.questions.text")],
        [[one["code"], str(one["n"]), "–" if one["mean"] is None else number_text(one["mean"]),
          " ".join(f"{score}:{count}" for score, count in one["distribution"].items()),
          one["text"]]
         for one in found.to_json()["questions"]])
    return 0


def _export(args: argparse.Namespace, record: Record) -> int:
    """One row a sheet, a column for each question."""
    from mitra_tui.services.surveys import export

    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    kind = export.format_of(args.format, target)
    if target is not None:
        count = export.export_file(record.id, kind, target, force=args.force)
        say(tn("survey_form.done", count, path=str(target)))
        return 0
    if kind not in export.TEXT_FORMATS:
        raise Usage("export.needs_file", format=kind)
    export.export(record.id, kind, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0


ACTS = {
    "form": Act(_form, ("copies", "first", "format", "to", "force")),
    "open": Act(_open),
    "results": Act(_results, ("partner", "json")),
    "close": Act(_close),
    "export": Act(_export, ("format", "to", "force")),
}
