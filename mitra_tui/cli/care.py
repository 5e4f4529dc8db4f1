"""backup, restore-backup, check, doctor, version: looking after the data."""

from __future__ import annotations

import argparse
from pathlib import Path

from mitra_tui import paths
from mitra_tui.cli.output import put, say
from mitra_tui.cli.start import Call, open_for
from mitra_tui.errors import MitraError, NotFound
from mitra_tui.i18n import message, t, tn


def configure_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE", help=t("cli.help_to"))
    parser.add_argument("--force", action="store_true", help=t("cli.help_force"))


def run_backup(call: Call, args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services import files
    from mitra_tui.services.backup import backup

    path = backup(Path(args.to).absolute() if args.to else None, force=args.force)
    put(str(path))
    say(t("message.backed_up", path=str(path)))
    if paths.files_of(path).is_dir():
        say(t("message.backed_up_files", path=str(paths.files_of(path))))
    for name in files.lost(path):
        say(t("message.not_backed_up", name=name))
    return 0


def configure_restore_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=t("cli.help_backup_file"))


def run_restore_backup(call: Call, args: argparse.Namespace) -> int:
    from mitra_tui.services import files
    from mitra_tui.services.backup import restore_over

    path = paths.database(call.db, call.settings.database)
    before = restore_over(path, Path(args.file).absolute(), wait=30.0)
    say(t("message.backup_restored", path=args.file, copy=str(before)) if before
        else t("message.backup_restored_new", path=args.file))
    for name in files.lost():
        say(t("message.not_restored", name=name))
    return 0


def configure_check(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run_check(call: Call, _args: argparse.Namespace) -> int:
    open_for(call)
    from mitra_tui.services.checkup import check

    findings = check()
    wrong = [finding for finding in findings if not finding.harmless]
    others = [finding for finding in findings if finding.harmless]
    for finding in [*wrong[:50], *others[:50]]:
        put(t(finding.key, **finding.params))
    if wrong:
        say(tn("check_up.found", len(wrong)))
        return 1
    put(t("check_up.sound"))
    return 0


def configure_doctor(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run_doctor(call: Call, _args: argparse.Namespace) -> int:
    from mitra_tui.services.checkup import doctor

    code = 0
    try:
        open_for(call)
    except NotFound as error:
        say(message(error))
    except MitraError as error:
        say(message(error))
        code = 1
    told = {**doctor(), **_places(call)}
    labels = {name: t(f"doctor.{name.replace('-', '_')}") for name in told}
    width = max(map(len, labels.values()))
    for name, value in told.items():
        put(f"{labels[name]:<{width}}  {value}")
    return code


def _places(call: Call) -> dict[str, str]:
    """Where things are kept, whether they are there already or not."""
    database = paths.database(call.db, call.settings.database)
    return {
        "settings_file": str(paths.settings_file()),
        "data_folder": str(database.parent),
        "files_folder": str(paths.files_of(database)),
        "results_folder": str(paths.results_base(call.settings.results)),
        "log_folder": str(paths.log_folder()),
    }


def configure_version(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run_version(_call: Call, _args: argparse.Namespace) -> int:
    from mitra_tui import __version__

    put(f"mitra {__version__}")
    return 0
