"""The pages of single records: what an agreement's and a partner's have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from textual.widget import Widget

from mitra_tui.i18n import t
from mitra_tui.rows.attachment import Attached
from mitra_tui.rows.change import ChangeRow
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.record import Record
from mitra_tui.screens.page import RowsPage
from mitra_tui.widgets.table import Head, RowsTable
from mitra_tui.widgets.text_line import TextLine

_HEADS = ("name", "second", "third")


class Card(Protocol):
    """What such a page has read: the record itself, and more."""

    @property
    def record(self) -> Record: ...


CardType = TypeVar("CardType", bound=Card)


class RecordPage(RowsPage[None]):
    """A page around a list that is about one record of the kind `WHAT`."""

    WHAT = ""

    def __init__(self, record_id: int) -> None:
        super().__init__()
        self.record_id = record_id

    def owns(self, change: ChangeRow) -> bool:
        mine = (change.what, change.record_id) == (self.WHAT, self.record_id)
        return mine or change.id in self.own_changes

    def action_history(self) -> None:
        """What happened to this record."""
        from mitra_tui.screens.history import show_history

        show_history(self, self.WHAT, self.record_id)


class CardPage(RecordPage, Generic[CardType]):
    """Three head rows, then a line for each section; enter opens it."""

    SECTIONS: ClassVar[tuple[str, ...]]  # by the number of their line

    def __init__(self, record_id: int) -> None:
        super().__init__(record_id)
        self.card: CardType | None = None

    # -- what differs ----------------------------------------------------------
    @abstractmethod
    def read_card(self) -> CardType:
        """The record and what hangs on it, as they are now. Raises `NotFound`."""

    @abstractmethod
    def told(self, card: CardType) -> tuple[Sequence[str], Sequence[Line]]:
        """The three head rows, and the lines of the sections."""

    @abstractmethod
    def name_of(self, card: CardType) -> str:
        """What the record is called in a message."""

    @abstractmethod
    def columns(self) -> tuple[int, str]:
        """The width of the sections' names, and the heading of what they say."""

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield from (TextLine(strong=name == "name", id=name) for name in _HEADS)
        width, says = self.columns()
        yield RowsTable([
            Head(t("partner_page.section"), width, stays=True),
            Head(t("partner_page.count"), 6, right=True), Head(says, 20, grow=1)])

    @property
    def section(self) -> str:
        """The section under the cursor."""
        here = self.rows.cursor_id
        return self.SECTIONS[here] if here is not None else ""

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        card = self.present(self.read_card)
        if card is None:
            return
        self.card = card
        heads, lines = self.told(card)
        for name, text in zip(_HEADS, heads, strict=True):
            self.query_one(f"#{name}", TextLine).text = text
        self.rows.show(Fixed(lines))
        self.refresh_bindings()

    # -- what was written -------------------------------------------------------
    def acted(self, record_id: int | None) -> None:
        """Something was written about this record (None: nothing was): show it, and say how to
        take it back."""
        if record_id is not None:
            self.made()
            self.reread()
            self.say_saved()

    def saved(self, record_id: int | None) -> None:
        """The record's form was saved, or left."""
        self.acted(record_id)

    def attached(self, added: Attached) -> None:
        """A file was attached."""
        self.reread()
        self.say_of("message.saved_undo", added.name)

    # -- verbs -----------------------------------------------------------------
    def action_delete(self) -> None:
        """Discard the draft just left; else remove this record, or bring it back."""
        if self.card is None or self.drop_draft():
            return
        from mitra_tui.services.registry import store_of

        store, hidden = store_of(self.WHAT), self.card.record.hidden
        act = store.restore if hidden else store.remove
        if self.attempt(lambda: act(self.record_id) or True):
            self.reread()
            self.say_of("message.restored_undo" if hidden else "message.removed_undo",
                        self.name_of(self.card))
