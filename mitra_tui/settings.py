"""The settings file: TOML, read once, every key checked.

```toml
language = "id"          # id, en
theme = "mitra"          # mitra, mitra-16 (sixteen colours), mitra-mono (without colour)
borders = "auto"         # auto, lines, ascii
animations = false
database = ""            # a path; empty: the user's data folder
results = ""             # a folder for exports; empty: Documents/mitra

[keys]                   # binding id → key, or several separated by commas
"list.new" = "n,insert"
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mitra_tui.errors import BadFile

THEMES = ("mitra", "mitra-16", "mitra-mono")
BORDERS = ("auto", "lines", "ascii")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose. An empty text means: as it comes."""

    language: str = ""
    theme: str = "mitra"
    borders: str = "auto"
    animations: bool = False
    database: str = ""
    results: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


_CHOICES = {"theme": THEMES, "borders": BORDERS}


def read(path: Path) -> Settings:
    """Read and check the file; a missing one means the defaults.

    Raises `BadFile` naming the wrong key and what may stand there.
    """
    if not path.exists():
        return Settings()
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadFile("settings.not_toml", path=str(path), detail=str(error)) from error
    except UnicodeDecodeError as error:
        raise BadFile("settings.not_utf8", path=str(path)) from error
    except OSError as error:
        raise BadFile("settings.unreadable", path=str(path)) from error
    return _checked(path, data)


def _checked(path: Path, data: dict[str, Any]) -> Settings:
    known = {one.name: one for one in fields(Settings)}
    for name, value in data.items():
        if name not in known:
            raise BadFile("settings.unknown_key", path=str(path), key=name,
                          known=", ".join(known))
        if name == "keys":
            _check_keys(path, value)
        elif name == "animations":
            if not isinstance(value, bool):
                raise BadFile("settings.not_flag", path=str(path), key=name)
        elif not isinstance(value, str):
            raise BadFile("settings.not_text", path=str(path), key=name)
        elif name in _CHOICES and value not in _CHOICES[name]:
            raise BadFile("settings.not_choice", path=str(path), key=name, value=value,
                          known=", ".join(_CHOICES[name]))
    return Settings(**data)


def _check_keys(path: Path, value: Any) -> None:
    if not isinstance(value, dict):
        raise BadFile("settings.not_table", path=str(path), key="keys")
    for name, key in value.items():
        if not isinstance(key, str) or not key.strip():
            raise BadFile("settings.not_text", path=str(path), key=f"keys.{name}")
