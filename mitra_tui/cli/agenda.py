"""agenda: what is late, due today and in the days ahead, for people, scripts and calendars."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from mitra_tui import clock
from mitra_tui.cli.output import put, put_json, say
from mitra_tui.cli.parser import count as counted
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import Usage
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import brief_text
from mitra_tui.rows.agenda import GROUPS, MOST_DAYS, AgendaItem


def configure_agenda(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--days", default="", metavar="N", help=t("cli.agenda.help_days"))
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=t("cli.help_json"))
    shape.add_argument("--ics", action="store_true", help=t("cli.agenda.help_ics"))
    parser.add_argument("--to", default="", metavar="FILE", help=t("cli.agenda.help_to"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_agenda(call: Call, args: argparse.Namespace) -> int:
    days = _days(args.days)
    target = Path(args.to).absolute() if args.to and args.to != "-" else None
    if target is not None and not args.ics:
        raise Usage("cli.agenda.only_ics")
    open_for(call)
    if args.ics:
        _put_calendar(days, target, force=args.force)
        return 0
    from mitra_tui.services.agenda import agenda

    items = agenda(days=days, most=0).items
    if args.json:
        for item in items:
            put_json(_object(item))
    elif items:
        _put_groups(items)
    else:
        say(t("today.nothing"))
    return 0


def _days(text: str) -> int | None:
    if not text:
        return None
    days = counted(text)
    if days > MOST_DAYS:
        raise Usage("cli.agenda.too_far", most=MOST_DAYS)
    return days


def _object(item: AgendaItem) -> dict[str, Any]:
    """An item as JSON: the record that it is about, why, and how many days are left."""
    left = (date.fromisoformat(item.due) - clock.today()).days if item.due else None
    return {
        "group": item.group, "due_on": item.due or None, "precision": item.precision,
        "days": left, "kind": item.kind, "what": item.what,
        "id": None if item.about else item.id, "line": item.part or None, "text": item.text,
        "partner": item.partner or None, "owner": item.owner or None,
        "target": item.about or None}


def _put_groups(items: tuple[AgendaItem, ...]) -> None:
    """The groups of *Hari ini*, none of them cut short."""
    today = clock.today().isoformat()
    kinds = max(len(t(f"today.kind.{item.kind}")) for item in items)
    for group in GROUPS:
        mine = [item for item in items if item.group == group]
        if mine:
            put(f"{t(f'today.group.{group}')} · {len(mine)}")
        for item in mine:
            when = brief_text(item.due, item.precision, today)
            line = f"  {when:<6}  {t(f'today.kind.{item.kind}'):<{kinds}}  {item.text}"
            put(f"{line}  ({item.owner})" if item.owner else line)


def _put_calendar(days: int | None, target: Path | None, *, force: bool) -> None:
    from mitra_tui.services.agenda.events import write_events
    from mitra_tui.services.new_files import write_new

    if target is None:
        write_events(sys.stdout.buffer, days)
        sys.stdout.buffer.flush()
        return
    count = write_new(target, lambda stream: write_events(stream, days), force=force)
    say(tn("cli.agenda.written", count, path=str(target)))
