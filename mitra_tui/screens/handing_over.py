"""A file was made: where it lies, opening it here, or the command that fetches it over SSH."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.i18n import t
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs.dialog import Dialog, plain


def hand_over(page: Page[Any], path: Path, done: str, *, opens: bool = True) -> None:
    """Show where a finished file lies. `done` says what was made; `opens`, whether a person
    would look into it.

    Whoever went on to something else meanwhile is not interrupted: the message line says it.
    """
    current = page.app.screen
    if current is page:
        page.say("")  # that it is being made is over
        page.app.push_screen(Result(done, path, opens=opens))
    elif isinstance(current, Page):
        current.say(f"{done} · {path}")


def open_or_hand_over(page: Page[Any], path: Path, done: str) -> bool:
    """Open a file where that can be seen, else show where it lies; whether it was opened."""
    if fetch_command(os.environ, getpass.getuser(), path) or opener(os.environ) is None:
        hand_over(page, path, done, opens=False)
        return False
    open_file(path)
    return True


class Result(Dialog[None]):
    """The path, whole; `o` opens the file where that can be seen."""

    BINDINGS = [
        Binding("escape,enter,q", "cancel", show=False, id="result.close",
                tooltip=t("keys.result.close.tip")),
        Binding("o", "open", show=False, id="result.open", tooltip=t("keys.result.open.tip")),
    ]

    def __init__(self, done: str, path: Path, *, opens: bool = True) -> None:
        self.path = path
        self.fetch = fetch_command(os.environ, getpass.getuser(), path)
        self.opens = opens and not self.fetch and opener(os.environ) is not None
        super().__init__(done, t("result.keys_open" if self.opens else "result.keys"))

    def body(self) -> Sequence[Widget]:
        told: list[Widget] = [Static(plain(str(self.path)), id="text")]
        if self.fetch:
            told += [Static(plain(f"\n{t('result.fetch')}"), id="fetch"),
                     Static(plain(self.fetch), id="command")]
        return told

    def action_open(self) -> None:
        """Open the file with the program that the system knows for it."""
        if self.opens:
            open_file(self.path)
            self.dismiss(None)


def fetch_command(environment: Mapping[str, str], user: str, path: Path) -> str:
    """What to type at home to fetch a file; empty when we are not on the far end of SSH.

    `SSH_CONNECTION` holds the client's address and port, then the server's. A file below the
    user's home is named from there, as scp does: the command shall fit on one line. It ends with
    `./` because a mere stop would be taken for one.
    """
    parts = environment.get("SSH_CONNECTION", "").split()
    if len(parts) != 4:
        return ""
    _, _, host, port = parts
    if ":" in host:
        host = f"[{host.partition('%')[0]}]"
    way = "" if port == "22" else f"-P {port} "
    home = Path.home()
    place = path.relative_to(home).as_posix() if path.is_relative_to(home) else path
    return f"scp {way}{shlex.quote(f'{user}@{host}:{place}')} ./"


def opener(environment: Mapping[str, str]) -> Sequence[str] | None:
    """The program that opens files on this desktop; None where there is none.

    On a bare console `xdg-open` would start a pager in our terminal, so it needs a display.
    """
    if sys.platform == "win32":
        return ()
    if sys.platform == "darwin":
        return ("open",)
    shown = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return ("xdg-open",) if shown and shutil.which("xdg-open") else None


def open_file(path: Path) -> None:
    """Hand a file to the desktop, which goes on without us."""
    if sys.platform == "win32":
        os.startfile(path)
        return
    command = opener(os.environ)
    if command:
        subprocess.Popen(
            [*command, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
