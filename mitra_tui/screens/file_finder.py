"""Finding a file: its path is typed, completed with tab, pasted, or chosen with the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, number_text
from mitra_tui.screens import folders
from mitra_tui.widgets.dialogs.dialog import Dialog, plain
from mitra_tui.widgets.line import LineInput
from mitra_tui.widgets.menu import Menu
from mitra_tui.widgets.path_line import PathLine


def _quietly(act: Callable[..., Any], *args: Any) -> Any:
    """A service call that may fail without a word: which folder it was is a convenience."""
    try:
        return act(*args)
    except MitraError:
        return None


def last_folder(draft: str) -> str:
    """Where the last file was, as the draft of that name remembers; at first, where downloads
    go."""
    from mitra_tui.services import drafts

    left = _quietly(drafts.take, draft) or {}
    kept = str(left.get("folder") or "")
    return kept if kept and folders.file_at(kept).is_dir() else folders.first_folder()


def remember_folder(draft: str, path: Path) -> None:
    """Remember where a file was, for the next time."""
    from mitra_tui.services import drafts

    _quietly(lambda: drafts.keep(draft, {"folder": folders.folder_of(path)}, shared=True))


class FileFinder(Vertical):
    """A line for the path, and below it the files that it may become."""

    class Chosen(Message):
        """A file was chosen, or a path typed at which there may be none."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class TablePasted(Message):
        """What was pasted is not a path but what should be in the file."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Typed(Message):
        """The path is another one now."""

    def __init__(self, typed: str, *, endings: tuple[str, ...] = (), none: str) -> None:
        """Begin with the path `typed`. Files with these `endings` are offered (none: all);
        `none` says that there are none."""
        super().__init__()
        self.typed = typed
        self.endings = endings
        self.none = none
        self.found: list[folders.Entry] = []

    def compose(self) -> ComposeResult:
        yield PathLine(self.typed, id="path")
        yield Menu(id="files")

    def on_mount(self) -> None:
        self._look()

    @property
    def path(self) -> PathLine:
        """The line in which the path stands."""
        return self.query_one(PathLine)

    def show_rows(self, rows: int) -> None:
        """Offer that many files at once."""
        menu = self.query_one(Menu)
        menu.rows = rows
        menu.refresh(layout=True)

    # -- what is offered -------------------------------------------------------
    def _look(self) -> None:
        """Show the files that the path may become."""
        self.found = folders.entries(self.path.value, self.endings)
        menu = self.query_one(Menu)
        menu.show_lines([("", _line(one)) for one in self.found] or [("", self.none)])
        menu.refresh(layout=True)

    def _here(self) -> folders.Entry | None:
        at = self.query_one(Menu).at
        return self.found[at] if at < len(self.found) else None

    @on(LineInput.Changed, "#path")
    def _typed(self, message: LineInput.Changed) -> None:
        message.stop()
        self._look()
        if message.value != self.typed:  # not what it began with
            self.typed = message.value
            self.post_message(self.Typed())

    @on(PathLine.Moved)
    def _moved(self, message: PathLine.Moved) -> None:
        message.stop()
        if self.found:
            self.query_one(Menu).handle(message.key)

    @on(PathLine.Completed)
    def _complete(self, message: PathLine.Completed) -> None:
        message.stop()
        here = self._here()
        longer = folders.completed(self.path.value, self.found)
        if longer == self.path.value and here is not None:
            longer = here.typed
        self.path.put(longer)

    @on(PathLine.Pasted)
    def _pasted(self, message: PathLine.Pasted) -> None:
        message.stop()
        if folders.is_table(message.text):
            self.post_message(self.TablePasted(message.text))
            return
        path = folders.from_paste(message.text)
        if folders.is_whole(path):
            self.path.put(path)
        else:
            self.path.replace(path, *self.path.selection)

    # -- choosing --------------------------------------------------------------
    @on(LineInput.Submitted, "#path")
    def _entered(self, message: LineInput.Submitted) -> None:
        message.stop()
        self.choose()

    def choose(self) -> None:
        """The file that is typed, else the one under the cursor; a folder is opened."""
        typed, here = self.path.value, self._here()
        file = folders.file_at(typed)
        if not (typed.strip() and file.is_file()) and here is not None:
            if here.folder:
                self.path.put(here.typed)
                return
            file = folders.file_at(here.typed)
        self.post_message(self.Chosen(file))


def _line(one: folders.Entry) -> str:
    if one.folder:
        return f"{one.name}/"
    day = day_text(date.fromtimestamp(one.changed).isoformat())
    return t("import.file", name=one.name, size=number_text(-(-one.size // 1024)), day=day)


class ChooseFile(Dialog[Path | None]):
    """A file, by its path; escape answers with None."""

    def __init__(self, title: str, typed: str, *, problem: str = "") -> None:
        """Begin with the path `typed`; `problem` says why the file chosen before was refused."""
        super().__init__(title, t("dialog.file_keys"))
        self.finder = FileFinder(typed, none=t("dialog.no_files"))
        self.problem = problem

    def body(self) -> Sequence[Widget]:
        return [self.finder, Static(plain(self.problem), id="error")]

    def on_mount(self) -> None:
        self.query_one("#error").display = bool(self.problem)
        self.finder.path.focus()

    @on(FileFinder.Typed)
    def _typed(self, message: FileFinder.Typed) -> None:
        message.stop()
        self.query_one("#error").display = False

    @on(FileFinder.Chosen)
    def _chosen(self, message: FileFinder.Chosen) -> None:
        message.stop()
        self.dismiss(message.path)
