"""What the preview asks: which rows to show, what becomes of known ones; and one row whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mitra_tui.i18n import t
from mitra_tui.screens.importing.told import ASKED, filter_word, filters_of, paragraphs, word_of
from mitra_tui.services import importing
from mitra_tui.widgets.dialogs import Choose, Notice

if TYPE_CHECKING:
    from mitra_tui.screens.importing.preview import PreviewScreen

_ALL = "all"


def choose_filter(screen: PreviewScreen) -> None:
    """Show only the rows of one verdict, or those that need a person."""
    plan = screen.plan
    counts = Counter(name for at in range(len(plan.rows)) for name in filters_of(plan, at))
    names = sorted(counts, key=lambda name: name != ASKED)  # these first
    options = [(_ALL, f"{t('import.all_rows')} ({len(plan.rows)})"),
               *((name, f"{filter_word(name)} ({counts[name]})") for name in names)]

    def chosen(name: str | None) -> None:
        if name is not None:
            screen.filter = "" if name == _ALL else name
            screen.show_rows()

    screen.app.push_screen(
        Choose(t("import.filter"), options, current=screen.filter or _ALL), chosen)


def choose_known(screen: PreviewScreen) -> None:
    """Choose what becomes of rows whose record says otherwise."""
    options = [(name, t(f"import.known.{name}")) for name in importing.ON_DUPLICATE]
    now = screen.plan.on_duplicate

    def chosen(name: str | None) -> None:
        if name and name != now:
            screen.treat_known(name)

    screen.app.push_screen(Choose(t("import.known"), options, current=now), chosen)


def show_whole(screen: PreviewScreen, place: int) -> None:
    """All of a row, however long."""
    row = screen.plan.rows[place]
    title = t("import.row_title", number=row.number, verdict=word_of(row))
    texts = [text for text, _ in paragraphs(screen.plan, place)]
    screen.app.push_screen(Notice("\n\n".join(texts), title=title))
