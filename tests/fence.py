"""Keeps the tests away from the developer's machine, and the catalogues fresh.

Imported by `conftest.py` before anything of the package: what the package reads at import
(languages, Textual's own switches) must already be ours.
"""

from __future__ import annotations

import os
import runpy
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What would leak from outside: settings of ours, of Textual, of terminals and colours.
_OUTSIDE = ("MITRA_", "TEXTUAL", "XDG_", "LC_")
_ALSO = ("LANGUAGE", "LINES", "COLUMNS", "NO_COLOR", "COLORTERM", "TERM_PROGRAM", "SSH_CONNECTION",
         "SSH_CLIENT", "SSH_TTY", "PYTHONUTF8", "PYTHONIOENCODING", "PYTHONUNBUFFERED")
USER = "penguji"


def environment(home: Path) -> dict[str, str]:
    """What points every folder that the program knows below `home`."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DOCUMENTS_DIR": str(home / "documents"),
        "MITRA_USER": USER,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "Asia/Makassar",
    }


def raise_fence() -> None:
    """Forget the developer's environment, and live in a new empty home."""
    for name in list(os.environ):
        if name.startswith(_OUTSIDE) or name in _ALSO:
            del os.environ[name]
    os.environ.update(environment(Path(tempfile.mkdtemp(prefix="mitra-tests-"))))
    if hasattr(time, "tzset"):
        time.tzset()


def compile_catalogues() -> None:
    """Make the `.mo` files that git does not keep."""
    runpy.run_path(str(ROOT / ".ci" / "catalogues.py"))["compile_all"]()
