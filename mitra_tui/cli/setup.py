"""init and demo: the first set-up, and a try-out on the paper's own records."""

from __future__ import annotations

import argparse

from mitra_tui import paths
from mitra_tui.cli.output import say
from mitra_tui.cli.start import Call, expect_terminal, run_app
from mitra_tui.i18n import t
from mitra_tui.rows.school import SCHOOL


def configure_init(parser: argparse.ArgumentParser) -> None:
    for field in SCHOOL.fields:
        parser.add_argument(
            f"--{field.name}", required=field.required, default="",
            metavar=field.name.upper(), help=t(f"school.{field.name}"))


def run_init(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.models.opening import open_database
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services import school

    values = draft_of("school").read(
        {field.name: getattr(args, field.name) for field in SCHOOL.fields}).values()
    path = paths.database(call.db, call.settings.database)
    open_database(path, wait=30.0, create=True)
    school.set_up(values)
    say(t("message.school_ready", name=values["name"], path=str(path)))
    return 0


def configure_demo(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run_demo(call: Call, _args: argparse.Namespace) -> int:
    expect_terminal()  # before a copy is made that nobody will see
    from mitra_tui.services.sample import make_copy

    home = paths.database(call.db, call.settings.database)
    call.db = str(make_copy())
    return run_app(call, sample=True, home=home)
