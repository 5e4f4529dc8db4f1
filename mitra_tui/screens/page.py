"""What every full screen has: the line of screens, a message line, the line of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from mitra_tui import clock, i18n
from mitra_tui.errors import Busy, MitraError, NotFound
from mitra_tui.i18n import t
from mitra_tui.rows.change import ChangeRow
from mitra_tui.screens.roots import ROOTS, TheApp
from mitra_tui.screens.verbs import own_order, verb
from mitra_tui.widgets.bars import KeyBar, MessageLine, ScreenBar, shown_keys
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.table import RowsTable

LOW = 8
"""Lines of a terminal below which only the list and the messages are shown."""

Found = TypeVar("Found")


class Page(Screen[ScreenResultType]):
    """A full screen. `ROOT` names one of the eight; pages above it belong to the same."""

    AUTO_FOCUS = None
    ROOT = ""
    BINDINGS = [
        Binding("escape", "back", show=False, id="page.back", tooltip=t("keys.page.back.tip")),
        Binding("q", "quit_or_back", t("keys.page.quit"), show=False, id="page.quit",
                tooltip=t("keys.page.quit.tip")),
        Binding("u", "undo", t("keys.page.undo"), show=False, id="page.undo",
                tooltip=t("keys.page.undo.tip")),
        Binding("ctrl+y", "redo", t("keys.page.redo"), show=False, id="page.redo",
                tooltip=t("keys.page.redo.tip")),
        Binding("c", "note", t("keys.page.note"), show=False, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("d", "delete", "delete"),
    ]

    _shown_state: Any = None
    just_left = ""  # the draft that `d` discards while its message stands

    def __init__(self) -> None:
        super().__init__()
        self.own_changes: set[int] = set()
        """The changes that were made from this screen."""

    @property
    def mitra(self) -> TheApp:
        """The app, as its screens know it."""
        return cast(TheApp, self.app)

    # -- composing -------------------------------------------------------------
    def compose(self) -> ComposeResult:
        yield ScreenBar(self._names(), active=self._active(),
                        badge=t("app.sample") if self.mitra.sample else "")
        yield from self.body()
        yield MessageLine()
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """The widgets between the lines at the top and at the bottom."""
        return ()

    def _names(self) -> list[tuple[str, str]]:
        return [(str(digit), t(f"screen.{name}")) for name, digit, _, _ in ROOTS]

    def _active(self) -> str:
        """The digit of the root screen beneath, also where another's list stands on it."""
        digits = {name: str(digit) for name, digit, _, _ in ROOTS}
        return digits.get(self.mitra.current_mode) or digits.get(self.ROOT, "")

    def on_mount(self) -> None:
        """Keep the line of keys in step with what can be done."""
        self.bindings_updated_signal.subscribe(self, self._show_keys)

    def on_resize(self) -> None:
        """On a few lines the list matters, not what stands around it."""
        self.set_class(self.app.size.height < LOW, "low")

    def _compositor_refresh(self) -> None:
        """Paint what has changed, but not while the app holds back what is painted: Textual
        would paint it, drop it and forget that it has to be painted, until a later frame."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def _show_keys(self, _screen: Screen[Any]) -> None:
        if self.is_current:
            self.query_one(KeyBar).show(own_order(self, shown_keys(self)))

    # -- messages --------------------------------------------------------------
    def say(self, text: str, error: bool = False) -> None:
        """A message, until the next key."""
        self.query_one(MessageLine).show(text, error)

    def say_of(self, key: str, name: str, **params: Any) -> None:
        """Say a sentence about a record. A long name is cut, so that the rest can be read:
        how to take the act back stands at the end."""
        room = self.app.size.width - 2 - cell_len(t(key, name="", **params))
        self.say(t(key, name=clip(name, max(8, room)), **params))

    def say_saved(self) -> None:
        """Say what this person has just saved, and how to take it back."""
        from mitra_tui.services import changes

        newest = self.attempt(changes.undoable)
        if newest is not None:
            self.say_of("message.saved_undo", newest.label)

    def refuse(self, error: MitraError) -> None:
        """Say what was refused, and why."""
        self.say(i18n.message(error).replace("\n", " · "), error=True)

    def forget_message(self, key: str) -> None:
        """A key was pressed: what was said is history. Capitals get a hint instead."""
        if key != "d":
            self.just_left = ""
        line = self.query_one(MessageLine)
        line.clear()
        if len(key) == 1 and key.isupper() and self.focused_list is not None:
            self.say(t("app.caps_lock"))

    @on(RowsTable.Failed)
    def _list_failed(self, message: RowsTable.Failed) -> None:
        message.stop()
        self.refuse(message.error)

    @property
    def focused_list(self) -> RowsTable | None:
        """The list that has the focus, if one has."""
        return self.focused if isinstance(self.focused, RowsTable) else None

    def attempt(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        """Run a service call; try once more when busy; say what was refused and return None."""
        try:
            try:
                return act(*args, **kwargs)
            except Busy:
                return act(*args, **kwargs)
        except MitraError as error:
            self.refuse(error)
            return None

    def present(self, read: Callable[[], Found]) -> Found | None:
        """What this page is about, as it is now; None when there is nothing to show.

        The page is left when its record is not there: its very making was undone.
        """
        try:
            return read()
        except NotFound:
            self.dismiss(None)
        except MitraError as error:
            self.refuse(error)
        return None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of ours in a thread ends the app as one on the loop does."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, Exception):
            raise error

    # -- actions ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        """Show what the database says now; put the cursor on a record if one is named."""

    def show_record(self, what: str, record_id: int | None) -> None:
        """Show what became of a record that was undone or redone."""
        self.reread(record_id if self.shows(what) else None)

    def on_screen_resume(self) -> None:
        """Another screen was on top: if anything was written meanwhile, it is shown."""
        if not self._is_new_since_shown():
            return
        self.reread()

    def _is_new_since_shown(self) -> bool:
        from mitra_tui.services.store import state

        now = (self.attempt(state), clock.today())
        if now == self._shown_state:
            return False
        self._shown_state = now
        return True

    def action_back(self) -> None:
        """One step back. A root screen stays: escape never quits."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)

    def action_quit_or_back(self) -> None:
        """Quit, but only from a root screen."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.mitra.action_leave()

    def note_partner(self) -> int | None:
        """The partner that a note written here is about, if the screen is on one."""
        return None

    def noted(self, interaction: int) -> None:
        """A note was written from here."""
        self.reread()

    def action_note(self) -> None:
        """Note an interaction, in one line."""
        from mitra_tui.screens.noting import open_quick_note

        open_quick_note(self)

    def action_delete(self) -> None:
        """Discard the draft that was just left, where there is nothing else to remove."""
        self.drop_draft()

    def drop_draft(self) -> bool:
        """Discard the draft whose message stands; whether there was one."""
        left, self.just_left = self.just_left, ""
        if not left:
            return False
        from mitra_tui.services import drafts

        if self.attempt(drafts.drop, left):
            self.say(t("form.draft_dropped"))
        return True

    def action_undo(self) -> None:
        """Undo this person's newest change."""
        from mitra_tui.screens.undoing import undo

        undo(self)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        from mitra_tui.screens.undoing import redo

        redo(self)

    def shows(self, what: str) -> bool:
        """Whether records of this kind are what the screen is about (undo acts at once)."""
        return False

    def made(self) -> None:
        """Remember that this person's newest change was made from this screen."""
        from mitra_tui.services import changes

        newest = self.attempt(changes.undoable)
        if newest is not None:
            self.own_changes.add(newest.id)

    def owns(self, change: ChangeRow) -> bool:
        """Whether a change is one of this screen, so that undo need not ask."""
        return change.id in self.own_changes or self.shows(change.what)


class RowsPage(Page[ScreenResultType]):
    """A page around one list, which has the focus when the page opens."""

    @property
    def rows(self) -> RowsTable:
        """The list."""
        return self.query_one(RowsTable)

    def on_mount(self) -> None:
        self.rows.focus()
