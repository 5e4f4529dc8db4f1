"""attach: files that belong to a record."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mitra_tui.cli.output import put_json, put_table, say
from mitra_tui.cli.parser import count, what_argument
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import NotFound, Usage
from mitra_tui.i18n import t


def configure_attach(parser: argparse.ArgumentParser) -> None:
    what_argument(parser)
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("file", nargs="?", metavar="FILE", default="",
                        help=t("cli.attach.help_file"))
    parser.add_argument("--name", metavar="NAME", default="", help=t("cli.attach.help_name"))
    parser.add_argument("--remove", metavar="N", type=count, help=t("cli.attach.help_remove"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_attach(call: Call, args: argparse.Namespace) -> int:
    if args.file and args.remove is not None:
        raise Usage("cli.attach.one_act")
    if args.name and args.file != "-":
        raise Usage("cli.attach.name_for_pipe")
    open_for(call)
    from mitra_tui.cli.words import one_of

    record = one_of(args.what, args.id)
    if args.remove is not None:
        return _remove(args.what, record.id, args.remove)
    if args.file:
        return _add(args.what, record.id, args.file, args.name)
    return _list(args.what, record.id, args.json)


def _add(what: str, record_id: int, file: str, name: str) -> int:
    """Attach a file, or what comes through a pipe; the id of the attachment is the result."""
    from mitra_tui.services import attachments

    before = {one.id for one in attachments.of(what, record_id)}
    if file == "-":
        added = attachments.add_stream(
            what, record_id, sys.stdin.buffer, name or t("attachments.from_pipe"))
    else:
        added = attachments.add(what, record_id, Path(file).absolute())
    put_json(added.to_json())
    key = "attachments.was_there" if added.id in before else "attachments.added"
    say(t(key, name=added.name))
    return 0


def _remove(what: str, record_id: int, number: int) -> int:
    from mitra_tui.services import attachments

    if number not in {one.id for one in attachments.of(what, record_id)}:
        raise NotFound("attachments.none_such", id=number)
    say(t("attachments.removed", name=attachments.remove(number).name))
    return 0


def _list(what: str, record_id: int, as_json: bool) -> int:
    """What is attached, and where it lies."""
    from mitra_tui.i18n.dates import moment_text
    from mitra_tui.services import attachments, files

    found = attachments.of(what, record_id)
    paths = {one.id: str(files.path_of(one.checksum)) for one in found}
    if as_json:
        for one in found:
            put_json({**one.to_json(), "path": None if one.gone else paths[one.id]})
        return 0
    if not found:
        say(t("attachments.empty"))
        return 0
    put_table(
        [t(f"attachments.{head}") for head in ("number", "name", "size", "added_at", "path")],
        [(str(one.id), one.name, attachments.size_text(one.size), moment_text(one.added_at),
          t("attachments.is_gone") if one.gone else paths[one.id]) for one in found])
    return 0
