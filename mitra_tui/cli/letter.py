"""letter: letters to partners, as a file, and noted as sent."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mitra_tui import clock
from mitra_tui.cli.output import say
from mitra_tui.cli.parser import pair_of
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of
from mitra_tui.errors import MitraError, Usage
from mitra_tui.i18n import message, t, tn

if TYPE_CHECKING:
    from mitra_tui.services.letters import Letter

# Formats that may go to standard output.
_TEXTS = ("html", "md", "txt")
_PAIR = re.compile(r"[a-z_]+(\.[a-z_]+)?=", re.IGNORECASE)


def configure_letter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=t("cli.letter.help_kind"))
    parser.add_argument("words", nargs="*", metavar="PARTNER|KEY=VALUE",
                        help=t("cli.letter.help_words"))
    parser.add_argument("--agreement", metavar="ID", default="",
                        help=t("cli.letter.help_agreement"))
    parser.add_argument("--activity", metavar="ID", default="", help=t("cli.letter.help_activity"))
    parser.add_argument("--answer-by", metavar="DATE", default="",
                        help=t("cli.letter.help_answer_by"))
    parser.add_argument("--format", metavar="docx|pdf|html|md|txt", default="",
                        help=t("cli.letter.help_format"))
    parser.add_argument("--to", metavar="FILE", default="", help=t("cli.letter.help_to"))
    parser.add_argument("--no-record", action="store_true", help=t("cli.letter.help_no_record"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_letter(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import rendering

    many = _letters(args)
    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    form = rendering.format_of(args.format, target)
    if target is None:
        return _to_output(many, form)
    from mitra_tui.services import letters

    answer_by = _day(args.answer_by)
    if not args.no_record:
        letters.refuse_unrecordable(many, answer_by)
    made = letters.print_to(many, form, target, force=args.force, tell=say)
    say(t("report.written", title=many[0].template.label, path=str(made)))
    if not args.no_record:
        _record(many, answer_by, made)
    return 0


def _letters(args: argparse.Namespace) -> list[Letter]:
    """The letters that the words ask for. A number that nobody said is the next one."""
    from mitra_tui.services import letters

    template = letters.named(args.kind)
    given = dict(pair_of(word) for word in args.words if _PAIR.match(word))
    partners = [one_of("partners", word).id for word in args.words if not _PAIR.match(word)]
    agreement = one_of("agreements", args.agreement).id if args.agreement else None
    activity = one_of("activities", args.activity).id if args.activity else None
    if not partners:
        fields = ", ".join(one.name for one in letters.asked(template))
        raise Usage("letter.to_whom", fields=fields)
    told = letters.read(given)
    said = {**letters.proposed(template, partners, day=told.get("on_date", ""),
                               agreement=agreement, activity=activity), **told}
    return letters.letters(template, partners, said, agreement=agreement, activity=activity)


def _to_output(many: Sequence[Letter], form: str) -> int:
    """To be read or handed on, by nobody noted as sent."""
    from mitra_tui.services import letters

    if form not in _TEXTS:
        raise Usage("export.needs_file", format=form)
    if len(many) > 1:
        raise Usage("letter.only_pdf", format=form)
    sys.stdout.buffer.write(letters.written(many[0], form))
    sys.stdout.buffer.flush()
    return 0


def _record(many: Sequence[Letter], answer_by: str, file: Path) -> None:
    """The file is there: note that it was sent; why not, when that is refused."""
    from mitra_tui.services import letters

    try:
        letters.note_sent(many, answer_by, file)
    except MitraError as error:
        say(t("letter.not_noted", why=message(error)))
        raise
    say(tn("letter.noted", len(many)) + f" {t('cli.letter.undo')}")


def _day(text: str) -> str:
    from mitra_tui.services.typed import read_ahead, read_day

    found = (read_day(text, clock.today()) or read_ahead(text, clock.today())) if text else ""
    if found is None:
        raise Usage("report.no_day", value=text[:40])
    return found
