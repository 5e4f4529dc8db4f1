"""Compile the catalogues (`.po` → `.mo`): a build hook for hatch, and a script.

The compiled files are not kept in git. They are made whenever the package is built or
installed, and again by the tests before anything is imported.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, without hatchling
    BuildHookInterface = object

CATALOGUES = Path(__file__).parent.parent / "mitra_tui" / "i18n" / "catalogues"


def compile_all(folder: Path = CATALOGUES) -> list[Path]:
    """Compile every catalogue below `folder` whose source is newer; return what was written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*/mitra.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.name)
        scratch = target.with_suffix(f".{os.getpid()}.new")  # others may compile at once
        with scratch.open("wb") as stream:
            write_mo(stream, catalogue)
        scratch.replace(target)
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Makes the `.mo` files before hatch collects the package's files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_all(Path(self.root) / "mitra_tui" / "i18n" / "catalogues")


if __name__ == "__main__":
    for path in compile_all():
        print(path)
