"""The files of one record (*lampiran*, *bukti*): listed, added, opened, taken off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui import clock, i18n, paths
from mitra_tui.errors import Busy, MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import moment_text
from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.screens.background import in_background
from mitra_tui.screens.card_page import RecordPage
from mitra_tui.screens.file_finder import ChooseFile, last_folder, remember_folder
from mitra_tui.screens.handing_over import open_or_hand_over
from mitra_tui.screens.page import Page
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_FOLDER = "attachments/folder"  # the draft that remembers where the last file was

Done = Callable[[Attached], None]


def files_text(files: Iterable[Attached]) -> tuple[str, str]:
    """How many files a record has and their names: what a section of its page says of them."""
    found = list(files)
    gone = sum(one.gone for one in found)
    names = "; ".join(dict.fromkeys(one.name for one in found))
    return str(len(found)), f"{t('attachments.some_gone', n=gone)} · {names}" if gone else names


def show_files(page: Page[Any], what: str, record_id: int | None) -> None:
    """Open the page of a record's files."""
    from mitra_tui.services import attachments
    from mitra_tui.services.history import title_text
    from mitra_tui.services.registry import store_of

    if record_id is None:
        return
    store = store_of(what)
    record = page.attempt(store.get, record_id)
    if record is not None and page.attempt(attachments.of, what, record_id) is not None:
        name = title_text(what, store.title_of(record.values)) or f"{t(f'{what}.one')} {record_id}"
        page.app.push_screen(AttachmentsPage(what, record_id, name))


def attach_file(page: Page[Any], what: str, record_id: int, done: Done) -> None:
    """Ask for a file and attach it to a record; `done` hears of it. What is refused is said in
    the dialog, which stays."""
    _ask(page, what, record_id, done, last_folder(_FOLDER), "")


def _ask(page: Page[Any], what: str, record_id: int, done: Done, typed: str,
         problem: str) -> None:
    from mitra_tui.services import attachments

    def chosen(path: Path | None) -> None:
        if path is None:
            return

        def attached(answer: Attached | MitraError) -> None:
            if isinstance(answer, MitraError):
                _ask(page, what, record_id, done, str(path), i18n.message(answer))
                return
            remember_folder(_FOLDER, path)
            done(answer)

        def attach() -> Attached | MitraError:
            try:
                return attachments.add(what, record_id, path)
            except Busy:
                raise  # the job asks again
            except MitraError as error:
                return error

        in_background(page, t("attachments.copying"), attach, attached)

    page.app.push_screen(ChooseFile(t("attachments.ask"), typed, problem=problem), chosen)


class AttachmentsPage(RecordPage):
    """A line for each file; enter opens it, `n` adds one, `d` takes it off."""

    HELP = "attachments"
    BINDINGS = [
        verb("n", "new", "new", show=True),
        Binding("o", "open", t("keys.attachments.open"), show=True, id="attachments.open",
                tooltip=t("keys.attachments.open.tip")),
        verb("d", "delete", "delete", show=True),
        verb("h", "history", "history"),
    ]

    def __init__(self, what: str, record_id: int, name: str) -> None:
        """The files of the record `what`/`record_id`, which people know as `name`."""
        self.WHAT = what
        super().__init__(record_id)
        self.named = name
        self.files: dict[int, Attached] = {}
        self.removed = False

    def body(self) -> Iterable[Widget]:
        yield TextLine(f"{t('attachments')} · {self.named}", strong=True, id="name")
        yield RowsTable(
            [Head(t("attachments.name"), 34, grow=1), Head(t("attachments.size"), 10, right=True),
             Head(t("attachments.added_at"), 18), Head(t("attachments.state"), 10)],
            empty=t("attachments.none_here"))

    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import attachments
        from mitra_tui.services.registry import store_of

        record = self.present(lambda: store_of(self.WHAT).get(self.record_id))
        if record is None:
            return
        found = self.attempt(attachments.of, self.WHAT, self.record_id)
        if found is None:
            return
        self.removed = record.hidden
        self.files = {one.id: one for one in found}
        self.rows.show(Fixed([
            Line(one.id, (one.name, attachments.size_text(one.size), moment_text(one.added_at),
                          t("attachments.is_gone") if one.gone else ""))
            for one in self.files.values()]), cursor_id=record_id or self.rows.cursor_id)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """To a removed record nothing is attached; what is not there is not opened."""
        if action == "new":
            return not self.removed
        return bool(self.files) and not self.removed if action == "delete" else (
            bool(self.files) or action != "open")

    @property
    def here(self) -> Attached | None:
        """The file under the cursor."""
        return self.files.get(self.rows.cursor_id or 0)

    # -- verbs -----------------------------------------------------------------
    def action_new(self) -> None:
        """Attach a file."""
        attach_file(self, self.WHAT, self.record_id, self._added)

    def _added(self, added: Attached) -> None:
        known = added.id in self.files
        self.reread(added.id)
        self.say_of("attachments.was_there" if known else "message.saved_undo", added.name)

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """Put a copy under the file's own name among the results, and open it there; where no
        program can be started, say where it lies."""
        from mitra_tui.services import attachments

        one = self.here
        if one is None:
            return
        number = one.id
        settings = self.mitra.settings

        def copy() -> Path:
            return attachments.hand_out(number, paths.results(clock.today(), settings.results))

        in_background(self, t("attachments.copying"), copy, self._show)

    def _show(self, path: Path) -> None:
        if open_or_hand_over(self, path, t("attachments.copied")):
            self.say_of("attachments.opened", str(path))

    def action_delete(self) -> None:
        """Take the file off the record; the undo brings it back."""
        from mitra_tui.services import attachments

        one = self.here
        if self.drop_draft() or one is None:
            return
        if self.attempt(attachments.remove, one.id) is not None:
            self.made()
            self.reread()
            self.say_of("message.removed_undo", one.name)
