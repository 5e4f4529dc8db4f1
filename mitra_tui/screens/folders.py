"""Files that a typed path may mean, and the path as it is typed."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl")
"""Endings of the files that are offered for an import; any other file can be typed."""

MOST = 200
"""Entries offered at once: who has more types a letter."""

_BETWEEN = "/\\" if os.sep == "\\" else "/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder that can be chosen. `typed` is the path as it would stand in the line;
    `size` is in bytes, `changed` in seconds since 1970."""

    name: str
    typed: str
    folder: bool = False
    size: int = 0
    changed: float = 0.0


def entries(typed: str, endings: tuple[str, ...] = ()) -> list[Entry]:
    """What a path that is being typed may become: the newest files first, then folders.

    Names that begin as the last part of the path does come before those that contain it. With
    `endings`, only files whose names end so.
    """
    head, part = split(typed)
    wanted = part.casefold()
    found: list[tuple[tuple[object, ...], Entry]] = []
    try:
        with os.scandir(Path(head).expanduser() if head else Path()) as listed:
            for one in listed:
                entry = _entry(one, head, wanted, endings, hidden=part.startswith("."))
                if entry is not None:
                    later = not entry.name.casefold().startswith(wanted)
                    found.append(((later, entry.folder, -entry.changed, entry.name.casefold()),
                                  entry))
    except (OSError, RuntimeError, ValueError):  # no such folder, not ours to read, no such user
        return []
    found.sort(key=lambda pair: pair[0])
    return [entry for _, entry in found[:MOST]]


def _entry(one: os.DirEntry[str], head: str, wanted: str, endings: tuple[str, ...], *,
           hidden: bool) -> Entry | None:
    name = one.name
    if wanted not in name.casefold() or (name.startswith(".") and not hidden):
        return None
    try:
        if one.is_dir():
            return Entry(name, f"{head}{name}{_BETWEEN[0]}", folder=True)
        if endings and not name.lower().endswith(endings):
            return None
        status = one.stat()
    except OSError:  # a link to nowhere, a disk that went away
        return None
    return Entry(name, f"{head}{name}", size=status.st_size, changed=status.st_mtime)


def begun_anew(typed: str) -> str:
    """A path that was begun anew behind the folder that was offered: `~/Unduhan//srv/x.csv` is
    `/srv/x.csv`, and `/srv/~/x.csv` is `~/x.csv`."""
    found = re.fullmatch(r".*/(/.*|~/.*)", typed, re.DOTALL)
    return found[1] if found and os.sep == "/" else typed


def split(typed: str) -> tuple[str, str]:
    """The folder of a path with its separator, and what follows."""
    typed = begun_anew(typed)
    if typed in ("~", ".", ".."):
        return f"{typed}/", ""
    at = max(typed.rfind(sign) for sign in _BETWEEN) + 1
    return typed[:at], typed[at:]


def completed(typed: str, found: Sequence[Entry]) -> str:
    """The path as far as all that begin like it agree; as it is when they part at once."""
    head, part = split(typed)
    names = [one.name for one in found if one.name.casefold().startswith(part.casefold())]
    if not names:
        return typed
    if len(names) == 1:
        return next(one.typed for one in found if one.name == names[0])
    first, last = min(map(str.casefold, names)), max(map(str.casefold, names))
    common = next((at for at, (one, other) in enumerate(zip(first, last, strict=False))
                   if one != other), min(len(first), len(last)))
    return head + names[0][:common] if common > len(part) else typed


def first_folder() -> str:
    """Where a file to import is likely to be: among the downloads, else at home."""
    import platformdirs

    found = platformdirs.user_downloads_path()
    return folder_of(found / "-") if found.is_dir() else "~/"


def file_at(typed: str) -> Path:
    """The file that a typed path means."""
    path = Path(begun_anew(typed.strip()))
    try:
        return path.expanduser()
    except RuntimeError:  # `~someone` who is nobody here
        return path


def folder_of(path: Path) -> str:
    """The folder of a file as it would be typed, the home folder as `~`."""
    folder = path.absolute().parent
    try:
        short = folder.relative_to(Path.home())
    except (ValueError, RuntimeError):
        text = str(folder)
        return text if text.endswith(tuple(_BETWEEN)) else f"{text}{_BETWEEN[0]}"
    return "~/" if short == Path() else f"~/{short.as_posix()}/"


def from_paste(text: str) -> str:
    """A pasted path as it is typed: without the quotes, backslashes or `file://` that file
    managers and terminals put around it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    if text.startswith("file://"):
        return unquote(urlsplit(text).path)
    return re.sub(r"\\([ ()&'\[\]])", r"\1", text) if os.sep == "/" else text


def is_whole(path: str) -> bool:
    """Whether a path says all of where, so that it stands for itself."""
    return path.startswith(("/", "~", "\\\\")) or re.match(r"[A-Za-z]:[/\\]", path) is not None


def is_table(text: str) -> bool:
    """Whether a pasted text is what should be imported, not the path to it."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any("\t" in line.strip() for line in lines)
