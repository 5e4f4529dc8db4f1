"""list, show, add, edit, remove, restore, merge: the same for every kind of record."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mitra_tui import clock
from mitra_tui.cli.output import put, put_json, put_table, say
from mitra_tui.cli.parser import count, query_of, search_arguments, what_argument
from mitra_tui.cli.start import Call, open_for
from mitra_tui.cli.words import one_of, store_for, typed_values, version_of, with_subjects
from mitra_tui.errors import BadFile, Conflict, Invalid, MitraError, Stale, Usage
from mitra_tui.i18n import field_message, message, t, tn
from mitra_tui.rows.record import Record
from mitra_tui.rows.registry import entity

# How often an edit is tried when others save the same record at the same time.
_ATTEMPTS = 20


# -- list ------------------------------------------------------------------------
def configure_list(parser: argparse.ArgumentParser) -> None:
    what_argument(parser)
    search_arguments(parser)
    parser.add_argument("--limit", type=count, default=100, metavar="N", help=t("cli.help_limit"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_list(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.registry import store_of

    store = store_of(args.what)
    listing = Listing(store, query_of(args))
    if listing.guess():
        say(t("cli.guessed"))
    ids = listing.ids(0, args.limit) if args.limit else listing.all_ids()
    shipped = _shipped(args)
    shown = shipped[: args.limit - len(ids)] if args.limit else shipped
    if args.json:
        for start in range(0, len(ids), 500):
            for record in store.records(ids[start : start + 500]):
                put_json(record.to_json())
        for record in shown:
            put_json(record.to_json())
        return 0
    _print_table(args.what, [*store.records(ids), *shown])
    total = listing.count() + len(shipped)
    if len(ids) + len(shown) < total:
        say(t("cli.more", shown=len(ids) + len(shown), total=total))
    return 0


def _shipped(args: argparse.Namespace) -> list[Record]:
    """What comes with the program and was never saved: the texts of documents."""
    if args.what != "templates":
        return []
    from mitra_tui.services.templates import unchanged

    return unchanged(query_of(args))


def _print_table(what: str, records: list[Record]) -> None:
    from mitra_tui.services.display import cells_of, headings

    put_table(headings(what), cells_of(what, records))


# -- show ------------------------------------------------------------------------
def configure_show(parser: argparse.ArgumentParser) -> None:
    what_argument(parser, school=True)
    parser.add_argument("id", metavar="ID", nargs="?", help=t("cli.help_id"))
    parser.add_argument("--json", action="store_true", help=t("cli.help_json"))


def run_show(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    record = one_of(args.what, args.id)
    if args.json:
        put_json(record.to_json())
        return 0
    from mitra_tui.services.display import card_of

    for label, value in card_of(record):
        put(f"{label:<24}{value}" if "\n" not in value else f"{label}\n{value}")
    if record.hidden:
        say(t("cli.is_removed"))
    return 0


# -- add -------------------------------------------------------------------------
def configure_add(parser: argparse.ArgumentParser) -> None:
    what_argument(parser)
    parser.add_argument("pairs", nargs="*", metavar="KEY=VALUE", help=t("cli.help_pairs"))
    parser.add_argument("--json", metavar="FILE|-", default="", help=t("cli.help_add_json"))


def run_add(call: Call, args: argparse.Namespace) -> int:
    if bool(args.json) == bool(args.pairs):
        raise Usage("cli.add_needs_input")
    open_for(call)
    if args.pairs:
        record_id = _add(args.what, typed_values(args.what, args.pairs))
        put_json({"id": record_id})
        return 0
    refused = added = 0
    for data in _objects(args.json):
        try:
            if isinstance(data, MitraError):
                raise data
            put_json({"id": _add(args.what, data)})
            added += 1
        except MitraError as error:
            refused += 1
            put_json({"error": error_object(error)})
        sys.stdout.flush()  # who feeds the lines one by one reads each answer at once
    if refused:
        say(tn("cli.refused", refused) if added else tn("cli.all_refused", refused))
    return 1 if refused else 0


def _add(what: str, data: Mapping[str, Any]) -> int:
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services.registry import store_of

    today = clock.today().isoformat()
    fields = {field.name: today for field in entity(what).fields if field.default == "today"}
    fields |= {name: value for name, value in with_subjects(what, data).items()
               if name not in ("id", "version", "created_at", "updated_at")}
    return store_of(what).save(draft_of(what).read(fields).values())


# Sentences that tell what people may type, and those that tell what JSON takes.
_IN_JSON = {
    "check.day_unreadable": "check.day_iso", "check.number": "check.number_json",
    "check.flag": "check.flag_json", "check.list": "check.list_json",
}


def error_object(error: MitraError) -> dict[str, Any]:
    """What JSON says of a refusal: the key, the field (or null) and the sentence."""
    if isinstance(error, Invalid):
        first = error.errors[0]
        told = replace(first, key=_IN_JSON.get(first.key, first.key))
        return {"key": first.key, "field": first.field or None, "message": field_message(told)}
    return {"key": error.key, "field": error.params.get("field") or None,
            "message": message(error)}


def _objects(source: str) -> Iterator[Mapping[str, Any] | MitraError]:
    """The JSON objects in a file or on stdin; a line that is none comes as its error."""
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        if any("\udc80" <= char <= "\udcff" for char in line):  # bytes that are no UTF-8
            yield MitraError("cli.not_utf8", line=number)
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            yield MitraError("cli.not_json", line=number)
            continue
        yield data if isinstance(data, dict) else MitraError("cli.not_object", line=number)


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        for number, line in enumerate(sys.stdin):
            yield line if number else line.removeprefix("\ufeff")  # Windows marks UTF-8 so
        return
    try:
        with Path(source).open(encoding="utf-8-sig", errors="surrogateescape") as stream:
            yield from stream
    except OSError as error:
        raise BadFile("error.unreadable", path=source) from error


# -- edit ------------------------------------------------------------------------
def configure_edit(parser: argparse.ArgumentParser) -> None:
    what_argument(parser, school=True)
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))
    parser.add_argument("pairs", nargs="*", metavar="KEY=VALUE", help=t("cli.help_pairs"))


def run_edit(call: Call, args: argparse.Namespace) -> int:
    if args.what == "school" and "=" in args.id:  # there is one: nobody needs its number
        args.id, args.pairs = None, [args.id, *args.pairs]
    if not args.pairs:
        raise Usage("cli.edit_needs_pairs")
    open_for(call)
    from mitra_tui.schemas.registry import draft_of

    pairs, version = version_of(args.pairs)
    typed = typed_values(args.what, pairs)
    store = store_for(args.what)
    for attempt in range(_ATTEMPTS):
        record = one_of(args.what, args.id)
        values = draft_of(args.what).read(store.amended(record.values, typed)).values()
        try:
            _save(args.what, values, record.id or None,
                  record.version if version is None else version)
            break
        except Stale:  # someone saved between reading and writing: their fields stay, ours go in
            if version is not None or attempt == _ATTEMPTS - 1:
                raise
    say(t("message.saved", name=_name_of(args.what, record.id, values)))
    return 0


def _name_of(what: str, record_id: int, values: Mapping[str, Any]) -> str:
    """What a record is called when it is told what was done with it."""
    from mitra_tui.services.history import title_text

    return title_text(what, store_for(what).title_of(values)) or str(record_id)


def _save(what: str, values: dict[str, Any], record_id: int | None, version: int) -> None:
    if what == "school":
        from mitra_tui.services import school

        school.save(values, version)
    else:
        store_for(what).save(values, record_id, version)


# -- remove, restore, merge ------------------------------------------------------
def configure_remove(parser: argparse.ArgumentParser) -> None:
    what_argument(parser)
    parser.add_argument("id", metavar="ID", help=t("cli.help_id"))


configure_restore = configure_remove


def run_remove(call: Call, args: argparse.Namespace) -> int:
    return _set_hidden(call, args, hidden=True)


def run_restore(call: Call, args: argparse.Namespace) -> int:
    return _set_hidden(call, args, hidden=False)


def _set_hidden(call: Call, args: argparse.Namespace, *, hidden: bool) -> int:
    open_for(call)
    from mitra_tui.services.registry import store_of

    record, store = one_of(args.what, args.id), store_of(args.what)
    name = _name_of(args.what, record.id, record.values)
    if not record.id:
        raise Conflict("templates.shipped", name=name)
    if hidden:
        store.remove(record.id)
        say(t("message.removed", name=name))
    else:
        store.restore(record.id)
        say(t("message.restored", name=name))
    return 0


def configure_merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", choices=["partners"],
                        help=t("cli.help_what", kinds="partners"))
    parser.add_argument("keep", metavar="KEEP", help=t("cli.help_keep"))
    parser.add_argument("drop", metavar="DROP", nargs="+", help=t("cli.help_drop"))


def run_merge(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import partners

    kept = partners.merge_named(args.keep, args.drop)
    say(t("message.merged", name=str(partners.store.get(kept).values["name"]),
          n=len(args.drop)))
    return 0
