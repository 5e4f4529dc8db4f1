"""Which program something belongs to, and whether that program still runs.

A number alone is given again to other programs, so the moment of the start goes with it where
the system tells it.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path


def own_name() -> str:
    """This program's name: machine, number and start."""
    number = os.getpid()
    return f"{platform.node()}:{number}:{_start(number)}"


def elsewhere(name: str) -> bool:
    """Whether the program of that name runs, or ran, on another machine."""
    machine = name.rpartition(":")[0].rpartition(":")[0]
    return machine not in ("", platform.node())


def lives(name: str) -> bool:
    """Whether the program of that name still runs on this machine."""
    machine, _, rest = name.rpartition(":")[0].rpartition(":")
    if machine != platform.node() or not rest.isascii() or not rest.isdigit():
        return False
    number = int(rest)
    return _runs(number) and _start(number) == name.rpartition(":")[2]


def _start(number: int) -> str:
    """When a program was started, in the system's own count; empty where it does not say."""
    try:
        told = Path(f"/proc/{number}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    return told.rpartition(")")[2].split()[19]  # the name in brackets may hold blanks


def _runs(number: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x00100000, False, number)  # the right to wait for its end
        if not handle:
            return False
        ended = kernel.WaitForSingleObject(handle, 0) == 0
        kernel.CloseHandle(handle)
        return not ended
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
