"""Where things are kept: the database, settings, logs, results, and the try-out copy."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from mitra_tui.errors import BadFile, Usage, refused_by_system

APP = "mitra"


def _user(kind: str) -> Path:
    """A folder of the user's for `kind`: config, data, cache, log or documents.

    On Linux the two that every command needs are read off the environment as the XDG rules
    say: importing platformdirs there costs 6 ms, a tenth of a command's time.
    """
    if sys.platform == "linux" and kind in ("config", "data"):
        usual = {"config": "~/.config", "data": "~/.local/share"}[kind]
        given = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip()
        return Path(given or usual).expanduser() / APP
    import platformdirs

    if kind == "documents":
        return platformdirs.user_documents_path() / APP
    found = getattr(platformdirs, f"user_{kind}_path")(APP)
    assert isinstance(found, Path)
    return found


def settings_file() -> Path:
    """The settings, TOML. `MITRA_SETTINGS` names another file."""
    given = os.environ.get("MITRA_SETTINGS")
    return Path(given) if given else _user("config") / "settings.toml"


def database(given: str = "", configured: str = "") -> Path:
    """The database file: `--db`, else `MITRA_DB`, else the settings, else the user's data folder.

    Raises `Usage` for a URL: this version keeps its data in a file.
    """
    chosen = given or os.environ.get("MITRA_DB", "") or configured
    if "://" in chosen:
        raise Usage("error.url_unsupported", url=chosen.split("://")[0])
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _user("data") / "mitra.db"


def files_of(database: Path, *, make: bool = False) -> Path:
    """The folder of the files that belong to a database's records (with `make`: 0700)."""
    folder = database.with_name(f"{database.stem}-files")
    return _private(folder) if make else folder


def private_cache() -> Path:
    """A folder of our own (0700) for what can be made again."""
    return _private(_user("cache"))


def log_folder() -> Path:
    """The folder of incident logs; not made."""
    return _user("log")


def logs() -> Path:
    """The folder of incident logs (0700), made if missing."""
    return _private(log_folder())


def school_year(day: date) -> str:
    """The school year of a day, July to June: 10 March 2023 is `2022/2023`."""
    first = day.year if day.month >= 7 else day.year - 1
    return f"{first}/{first + 1}"


def results_base(configured: str = "") -> Path:
    """The folder in which the results of each school year have theirs; not made."""
    return Path(configured).expanduser() if configured else _user("documents")


def results(day: date, configured: str = "") -> Path:
    """Where exports and prints of that day's school year go (made if missing)."""
    folder = results_base(configured) / school_year(day).replace("/", "-")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(folder))) from error
    return folder


def _private(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError as error:
        raise refused_by_system(
            error, BadFile("error.cannot_write", path=str(folder))) from error
    return folder
