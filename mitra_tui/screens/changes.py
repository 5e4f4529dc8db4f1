"""Riwayat: every change of the records, the newest first; any of them can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from mitra_tui.errors import MitraError
from mitra_tui.i18n import t, tn
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.lines import Line
from mitra_tui.screens.page import RowsPage
from mitra_tui.widgets.dialogs import Notice
from mitra_tui.widgets.summary import Summary
from mitra_tui.widgets.table import Head, RowsTable


class ChangeSource:
    """The journal's changes as lines, counted once."""

    def __init__(self) -> None:
        from mitra_tui.services import changes

        self._changes = changes
        self._count = changes.count()

    def count(self) -> int:
        return self._count

    def lines(self, start: int, stop: int) -> Sequence[Line]:
        from mitra_tui.services.history import change_cells

        return [Line(one.id, _marked(one, change_cells(one)))
                for one in self._changes.window(start, stop)]

    def position(self, id: int) -> int | None:
        return self._changes.position(id)


def _marked(change: ChangeRow, cells: Sequence[str]) -> tuple[str, ...]:
    """One that was undone says so before its record."""
    *before, label = cells
    return (*before, label if change.undone_by is None else t("changes.undone", label=label))


class ChangeText(Notice):
    """All that one change did; `u` closes it and asks to undo that."""

    BINDINGS = [
        Binding("u", "undo", show=False, id="changes.undo", tooltip=t("keys.changes.undo.tip")),
    ]

    def __init__(self, text: str, *, title: str) -> None:
        super().__init__(text, title=title)
        self.keys = t("changes.keys")
        self.to_be_undone = False

    def action_undo(self) -> None:
        """Close, and have it undone."""
        self.to_be_undone = True
        self.dismiss(None)


def change_text(change: ChangeRow) -> str:
    """A change as lines: what it was, then each record with what became of its fields."""
    from mitra_tui.services.change_card import records_of
    from mitra_tui.services.history import change_sentence

    written, count = records_of(change)
    sentence = f"{change_sentence(change)} · {change.user}"
    lines = [sentence if change.undone_by is None else t("changes.undone", label=sentence)]
    for one in written:
        lines += ["", one.title, *(f"  {line}" for line in one.lines)]
    if count > len(written):
        lines += ["", tn("changes.more", count - len(written))]
    return "\n".join(lines)


class ChangesScreen(RowsPage[Any]):
    """The list of changes; enter tells all of one, `u` undoes it after asking."""

    HELP = "school"
    BINDINGS = [
        Binding("u", "undo", t("keys.page.undo"), show=True, id="page.undo",
                tooltip=t("keys.changes.undo.tip")),
    ]

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="finder"):
            yield Summary()
        yield RowsTable(
            [Head(t("history.number"), 5, right=True), Head(t("history.when"), 17),
             Head(t("history.who"), 9, grow=1), Head(t("history.act"), 22, grow=1),
             Head(t("history.record"), 21, grow=3)],
            empty=t("history.none"))

    def reread(self, record_id: int | None = None) -> None:
        source = self.attempt(ChangeSource)
        if source is not None:
            self.rows.show(source)
            self.query_one(Summary).show(
                f"{tn('changes.count', source.count())} · {t('changes.how')}")

    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        change = self.here
        if change is None:
            return
        told = ChangeText(change_text(change), title=t("changes.title", number=change.id))
        self.app.push_screen(told, lambda _: self.action_undo() if told.to_be_undone else None)

    @property
    def here(self) -> ChangeRow | None:
        """The change under the cursor."""
        from mitra_tui.services import changes

        number = self.rows.cursor_id
        found = None if number is None else self.attempt(changes.get, number)
        assert found is None or isinstance(found, ChangeRow)
        return found

    def action_undo(self) -> None:
        """Undo the change under the cursor, not the newest."""
        from mitra_tui.services.history import change_sentence
        from mitra_tui.widgets.dialogs import Confirm

        change = self.here
        if change is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._undo(change)

        key = "changes.ask_redo" if change.undoes is not None else "undo.ask"
        self.app.push_screen(
            Confirm(t(key, what=change_sentence(change))), answered)

    def _undo(self, change: ChangeRow) -> None:
        from mitra_tui.services import changes
        from mitra_tui.services.history import change_sentence

        try:
            done = changes.undo(change.id)
        except MitraError as error:
            self.refuse(error)
            return
        self.rows.action_edge(False)
        self.reread()
        self.say(t("message.undone", what=change_sentence(done)))
