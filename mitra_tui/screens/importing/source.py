"""The first step: a file, by its path, or a table that is pasted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui import i18n
from mitra_tui.errors import MitraError
from mitra_tui.i18n import t
from mitra_tui.screens.file_finder import FileFinder, last_folder, remember_folder
from mitra_tui.screens.folders import TABLES
from mitra_tui.screens.importing.opening import Opened, open_file
from mitra_tui.screens.importing.wizard import Wizard, Written, heading, show_written
from mitra_tui.screens.jobs import JobPage
from mitra_tui.screens.page import Page
from mitra_tui.widgets.detail import STRONG, Detail
from mitra_tui.widgets.table_area import TableArea
from mitra_tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from mitra_tui.services.importing import Sheet

_FOLDER = "import/folder"  # the draft that remembers where the last file was
_NOT_FILES = 10  # lines of the screen that are not files


class ImportScreen(JobPage[None]):
    """A path is typed, completed with tab, chosen with the arrows; a table is pasted."""

    HELP = "import"
    BINDINGS = [
        Binding("ctrl+s", "next", t("keys.import.next"), show=True, id="import.read",
                tooltip=t("keys.import.read.tip")),
        Binding("f10", "turn", t("keys.import.turn"), show=True, id="import.turn",
                tooltip=t("keys.import.turn.tip")),
    ]

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what
        self.wizard: Wizard | None = None

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield TextLine(heading(self.what, 1, ""), strong=True)
        yield TextLine(t("import.source_hint"), id="hint")
        yield Detail(id="problem")
        yield FileFinder(last_folder(_FOLDER), endings=TABLES, none=t("import.no_files"))
        yield TableArea(id="pasted")

    def on_mount(self) -> None:
        self.query_one(TableArea).display = False
        self.problem.display = False
        self.finder.path.focus()

    def on_resize(self) -> None:
        """The files take what the other lines leave."""
        self.finder.show_rows(max(3, self.size.height - _NOT_FILES))

    @property
    def finder(self) -> FileFinder:
        """Where the file is found."""
        return self.query_one(FileFinder)

    @property
    def problem(self) -> Detail:
        """Why the last file or paste could not be read."""
        return self.query_one("#problem", Detail)

    @property
    def pasting(self) -> bool:
        """Whether the table is pasted, not read from a file."""
        return self.query_one(TableArea).display

    # -- choosing a file ---------------------------------------------------------
    @on(FileFinder.Typed)
    def _typed(self, message: FileFinder.Typed) -> None:
        message.stop()
        self._say_problem("")

    @on(FileFinder.Chosen)
    def _found(self, message: FileFinder.Chosen) -> None:
        message.stop()
        if not self.busy:
            self._read_file(message.path)

    def action_next(self) -> None:
        """Read the file, or what was pasted; a folder is opened."""
        if self.busy:
            return
        if self.pasting:
            self._read_pasted(self.query_one(TableArea).text)
        else:
            self.finder.choose()

    # -- pasting -----------------------------------------------------------------
    @on(FileFinder.TablePasted)
    def _pasted(self, message: FileFinder.TablePasted) -> None:
        message.stop()
        self._turn_to(pasting=True)
        self.query_one(TableArea).put(message.text)
        self.action_next()

    def action_turn(self) -> None:
        """From the path to the place to paste, and back."""
        self._turn_to(pasting=not self.pasting)

    def _turn_to(self, *, pasting: bool) -> None:
        self._say_problem("")
        area = self.query_one(TableArea)
        area.display = pasting
        self.finder.display = not pasting
        self.query_one("#hint", TextLine).text = t(
            "import.paste_hint" if pasting else "import.source_hint")
        (area if pasting else self.finder.path).focus()

    # -- reading -----------------------------------------------------------------
    def _read_pasted(self, text: str) -> None:
        from mitra_tui.services import importing

        self.begin(t("import.reading"), lambda: importing.read_pasted(text, what=self.what),
                   self._go_on, self._refused)

    def _read_file(self, file: Path, sheet: str = "") -> None:
        self.begin(t("import.reading"), lambda: open_file(file, self.what, sheet), self._opened,
                   self._refused)

    def _opened(self, opened: Opened) -> None:
        """The file could be opened: of several sheets, ask for the one that is meant."""
        remember_folder(_FOLDER, opened.path)
        if len(opened.sheets) < 2:
            self._chosen(opened)
            return
        from mitra_tui.widgets.dialogs import Choose

        best = opened.sheet.sheet if opened.sheet else None
        options = [(f"sheet {place}", name) for place, name in enumerate(opened.sheets)]

        def answered(key: str | None) -> None:
            if key is None:
                return
            name = opened.sheets[int(key.removeprefix("sheet "))]
            if name == best:
                self._chosen(opened)
            else:
                self._read_file(opened.path, name)

        current = f"sheet {opened.sheets.index(best)}" if best in opened.sheets else None
        self.app.push_screen(Choose(t("import.which_sheet"), options, current=current), answered)

    def _chosen(self, opened: Opened) -> None:
        if opened.error is not None or opened.sheet is None:
            self._refused(opened.error)
        else:
            self._go_on(opened.sheet)

    def _refused(self, error: MitraError | None) -> None:
        """Say what is wrong with the file, whole, and let another be chosen."""
        if error is not None:
            self._say_problem(i18n.message(error))

    def _say_problem(self, text: str) -> None:
        self.problem.show([(f"! {text}", STRONG)] if text else [])
        self.problem.display = bool(text)

    def _go_on(self, sheet: Sheet) -> None:
        """To the columns. The same table again keeps what was said of it, one with the same
        headings what was said of these."""
        from mitra_tui.screens.importing.columns import ColumnsScreen

        wizard = self.wizard
        if wizard is None or wizard.sheet.headers != sheet.headers:
            wizard = Wizard(self.what, sheet)
        elif wizard.sheet != sheet:
            wizard = Wizard(self.what, sheet, dict(wizard.chosen))
        self.wizard = wizard
        self.app.push_screen(ColumnsScreen(wizard), self._came_back)

    def _came_back(self, written: Written | None) -> None:
        """All is written: back to the list, which shows it."""
        if written is None:
            return
        parent = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(parent, Page):
            parent.call_after_refresh(show_written, parent, self.what, written)

    def action_back(self) -> None:
        """A job is forgotten, then the paste is left, then the import."""
        if self.busy:
            self.end_job()
        elif self.pasting:
            self._turn_to(pasting=False)
        else:
            super().action_back()
