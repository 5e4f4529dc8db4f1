"""From the words after `mitra` to a verb or the app; from an error to a sentence and a code."""

from __future__ import annotations

import gc
import io
import os
import sys
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from mitra_tui import clock, i18n, paths, settings
from mitra_tui.actor import set_actor
from mitra_tui.cli.output import Outlet
from mitra_tui.errors import Usage
from mitra_tui.rows.text import is_text
from mitra_tui.without import without

# Verb → module. `run_<verb>` and `configure_<verb>` live there.
VERBS = {
    "init": "setup", "demo": "setup",
    "list": "records", "show": "records", "add": "records", "edit": "records",
    "remove": "records", "restore": "records", "merge": "records",
    "import": "exchange", "export": "exchange",
    "agenda": "agenda", "agreement": "agreement", "letter": "letter", "report": "report",
    "bundle": "bundle",
    "conflict": "conflict", "survey": "survey", "pulse": "pulse",
    "warnings": "warnings",
    "eight-plus-i": "eight_plus_i",
    "history": "history", "undo": "history", "attach": "attach", "handover": "handover",
    "benefit": "benefit",
    "backup": "care", "restore-backup": "care", "check": "care", "doctor": "care",
    "version": "care",
}
SCREENS = ("today", "partners", "agreements", "activities", "conflicts", "feedback", "evaluation",
           "school")
_GLOBAL = ("--db", "--lang", "--user", "--today", "--screen")


@dataclass(slots=True, eq=False, repr=False)
class Call:
    """One call of the command: what holds for every verb, and the verb's own words."""

    db: str = ""
    lang: str = ""
    user: str = ""
    today: str = ""
    screen: str = ""
    verb: str = ""
    rest: list[str] = field(default_factory=list)
    settings: settings.Settings = field(default_factory=settings.Settings)


def split(arguments: list[str]) -> Call:
    """Take the global options out, wherever they stand, and find the verb."""
    call = Call()
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in _GLOBAL:
            if not call.verb and not word.startswith("-"):
                call.verb = word
            else:
                call.rest.append(word)
            continue
        if not equals:
            value = next(words, "")
            if not value:
                raise Usage("cli.option_needs_value", option=name)
        setattr(call, name[2:], value)
    return call


def run(arguments: list[str]) -> int:
    """Run one call; every error becomes a sentence on stderr and an exit code."""
    harden_streams()
    try:
        _speak(os.environ.get("MITRA_LANG", "") or i18n.DEFAULT)
        call = split(in_utf8(arguments))
        prepare(call)
        code = dispatch(call)
        sys.stdout.flush()
        return code
    except (Exception, KeyboardInterrupt) as error:  # the last net: whatever escapes here
        from mitra_tui.cli.refusal import refuse

        return refuse(error)


def in_utf8(words: list[str]) -> list[str]:
    """The words read as UTF-8 whatever the locale says.

    Words and variables that are none name nothing that we could keep: raises `Usage`.
    """
    settings = [value for name, value in os.environ.items() if name.startswith("MITRA_")]
    read = [word if is_text(word) else os.fsencode(word).decode("utf-8", "surrogateescape")
            for word in words]
    for word in (*read, *settings):
        if not is_text(word):
            raise Usage("cli.not_utf8_word", word=word.encode("utf-8", "backslashreplace").decode())
    return read


def harden_streams() -> None:
    """UTF-8 whatever the locale says; what cannot be encoded is shown, not fatal.

    A stream that the caller closed (`>&-`) is opened to nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    usual = sys.__stdout__
    if usual is not None and sys.stdout is usual:
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(Outlet(usual.fileno(), "wb", closefd=False)),
            line_buffering=usual.isatty())
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin
                        else "backslashreplace")


def prepare(call: Call) -> None:
    """Language (flag, MITRA_LANG, settings, Indonesian), who acts, and which day it is."""
    wanted = call.lang or os.environ.get("MITRA_LANG", "")
    _speak(wanted or i18n.DEFAULT)
    call.settings = settings.read(paths.settings_file())
    if not wanted and call.settings.language:
        _speak(call.settings.language)
    set_actor(call.user)
    today = call.today or os.environ.get("MITRA_TODAY", "")
    if today:
        from datetime import date

        try:
            if len(today) != 10:
                raise ValueError(today)
            clock.set_today(date.fromisoformat(today))
        except ValueError:
            raise Usage("cli.bad_today", value=today) from None
    if call.screen and call.screen not in SCREENS:
        raise Usage("cli.bad_screen", value=call.screen, known=", ".join(SCREENS))


def _speak(language: str) -> None:
    try:
        i18n.use(language)
    except KeyError:
        i18n.use(i18n.DEFAULT)
        raise Usage("cli.bad_language", value=language,
                    known=", ".join(i18n.languages())) from None


def dispatch(call: Call) -> int:
    """Run the verb, the help, or the app."""
    if not call.verb:
        if any(word in ("-h", "--help") for word in call.rest):
            from mitra_tui.cli.parser import overview

            sys.stdout.write(overview())
            return 0
        if call.rest:
            raise Usage("cli.unknown_option", option=call.rest[0])
        return run_app(call)
    if call.verb == "help":
        from mitra_tui.cli.parser import overview

        sys.stdout.write(overview())
        return 0
    if call.verb not in VERBS:
        raise Usage("cli.unknown_verb", verb=call.verb, known=" ".join(VERBS))
    module = import_module(f"mitra_tui.cli.{VERBS[call.verb]}")
    from mitra_tui.cli.parser import Parser

    name = call.verb.replace("-", "_")
    parser = Parser(call.verb)
    getattr(module, f"configure_{name}")(parser)
    try:
        args = parser.parse_args(call.rest)
    except SystemExit as leaving:  # the help was shown
        return int(leaving.code or 0)
    gc.freeze()  # what was imported lives until the end: no need to look at it again
    gc.enable()
    runner: Any = getattr(module, f"run_{name}")
    return int(runner(call, args) or 0)


def run_app(call: Call, *, sample: bool = False, home: Path | None = None) -> int:
    """Start the terminal app on the chosen database; of a sample, `home` is the school's own."""
    with without("ssl"):  # the app talks to nobody, and TLS would cost four megabytes
        import asyncio  # noqa: F401
    from mitra_tui.app import start

    expect_terminal()
    path = paths.database(call.db, call.settings.database)
    return start(path, call.settings, screen=call.screen, sample=sample, home=home)


def expect_terminal() -> None:
    """The app needs a terminal at both ends: raises `Usage`."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Usage("error.no_terminal")


def open_for(call: Call, *, wait: float = 30.0) -> None:
    """Open the database that the call means; a verb waits up to 30 s for a lock."""
    from mitra_tui.models.opening import open_database

    open_database(paths.database(call.db, call.settings.database), wait=wait)
