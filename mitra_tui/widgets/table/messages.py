"""What a list tells the screen it is on; there they are `RowsTable.Opened` and so on."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from mitra_tui.errors import MitraError


class _FromTable(Message, namespace="rows_table"):
    """Something a table says."""

    def __init__(self, table: Widget) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> Widget:
        """The table, for `@on(…, "#selector")`."""
        return self.table


class Highlighted(_FromTable, namespace="rows_table"):
    """The cursor came to the record `id`. Of many in a row only the last is sent."""

    def __init__(self, table: Widget, id: int) -> None:
        super().__init__(table)
        self.id = id

    def can_replace(self, message: Message) -> bool:
        """Whether `message`, which came later, says it all."""
        return isinstance(message, Highlighted)


class Opened(_FromTable, namespace="rows_table"):
    """The record `id` is to be opened: enter, or a click on the row of the cursor."""

    def __init__(self, table: Widget, id: int) -> None:
        super().__init__(table)
        self.id = id


class Failed(_FromTable, namespace="rows_table"):
    """Rows could not be read; they stay blank until the screen shows the list again."""

    def __init__(self, table: Widget, error: MitraError) -> None:
        super().__init__(table)
        self.error = error
