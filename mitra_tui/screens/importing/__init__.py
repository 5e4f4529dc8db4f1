"""Import, in three steps: where from, which column is what, which row is what; then write.

Each step is a page on the one before, so that escape goes back and nothing is lost on the way.
Nothing is written before the last step, and then all of it as one change.
"""

from mitra_tui.screens.importing.columns import ColumnsScreen
from mitra_tui.screens.importing.deciding import DecidingPage
from mitra_tui.screens.importing.preview import PreviewScreen
from mitra_tui.screens.importing.row_form import RowForm
from mitra_tui.screens.importing.source import ImportScreen

__all__ = ["ColumnsScreen", "DecidingPage", "ImportScreen", "PreviewScreen", "RowForm"]
