"""The list of every screen: a table that is never held in memory."""

from mitra_tui.widgets.table.columns import Head
from mitra_tui.widgets.table.rows_table import RowsTable

__all__ = ["Head", "RowsTable"]
