"""Sekolah (8): the school's profile and all that belongs to it, a line for each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui import paths
from mitra_tui.i18n import t, tn
from mitra_tui.rows.lines import Fixed, Line
from mitra_tui.rows.school_card import SchoolCard
from mitra_tui.screens.handing_over import hand_over
from mitra_tui.screens.jobs import JobPage
from mitra_tui.screens.page import Page, RowsPage
from mitra_tui.screens.school_lines import PARTS, lines_of
from mitra_tui.screens.verbs import verb
from mitra_tui.widgets.dialogs import Notice
from mitra_tui.widgets.table import Head, RowsTable

_LISTS = ("officials", "programmes", "needs", "team", "trainings")
_FINDINGS_SHOWN = 50
# Parts that have a screen of their own: the module and its class.
_SCREENS = {
    "reports": ("reports", "ReportsScreen"), "readiness": ("readiness", "ReadinessScreen"),
    "templates": ("templates", "TemplatesScreen"),
    "preferences": ("preferences", "PreferencesScreen"), "history": ("changes", "ChangesScreen"),
}


class SchoolScreen(JobPage[None], RowsPage[None]):
    """The parts of the school's own records; enter opens one."""

    ROOT = "school"
    BINDINGS = [
        verb("e", "edit", "edit", show=True),
        verb("n", "new", "new", show=True),
        verb("h", "history", "history", show=True),
        Binding("c", "note", t("keys.page.note"), show=True, id="page.note",
                tooltip=t("keys.page.note.tip")),
        verb("g", "related", "related", show=True),
        verb("p", "print", "print", show=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.card: SchoolCard | None = None
        self.lines = Fixed([])

    # -- composing -------------------------------------------------------------
    def body(self) -> Iterable[Widget]:
        yield RowsTable([Head(t("school.part"), 22, stays=True),
                         Head(t("school.count"), 6, right=True),
                         Head(t("school.newest"), 20, grow=1)])

    @property
    def here(self) -> str:
        """The part under the cursor."""
        return PARTS[self.rows.cursor]

    def shows(self, what: str) -> bool:
        return what == "school" or what in _LISTS

    # -- reading ---------------------------------------------------------------
    def reread(self, record_id: int | None = None) -> None:
        from mitra_tui.services import school_card

        card = self.attempt(school_card.get)
        if card is not None:
            self.card = card
            self.lines = Fixed([Line(place, cells) for place, cells in enumerate(
                lines_of(card, self.mitra.settings), 1)])
            self.rows.show(self.lines)

    def show_record(self, what: str, record_id: int | None) -> None:
        self.reread()

    def saved(self, record_id: int | None) -> None:
        """A form was saved: say how to take it back."""
        if record_id is not None:
            self.reread()
            self.say_saved()

    # -- opening ---------------------------------------------------------------
    @on(RowsTable.Opened)
    def _opened(self, message: RowsTable.Opened) -> None:
        message.stop()
        self.open_part(self.here)

    def go_to(self, part: str) -> None:
        """Stand on the line of a part, and open it."""
        self.reread()
        self.rows.show(self.lines, cursor_id=PARTS.index(part) + 1)
        self.open_part(part)

    def open_part(self, part: str) -> None:
        """What stands behind a line: a list, a form, a text, or an act."""
        if part in _LISTS:
            from mitra_tui.screens.plain_list import list_of

            self.app.push_screen(list_of(part))
        elif part in ("profile", "principal"):
            self.edit_part(part)
        elif part in _SCREENS:
            module, name = _SCREENS[part]
            self.app.push_screen(
                getattr(import_module(f"mitra_tui.screens.{module}"), name)())
        elif part == "settings":
            from mitra_tui.screens.settings_text import settings_text

            self.app.push_screen(
                Notice(settings_text(self.mitra.settings), title=t("school.settings")))
        else:
            self._start(part)

    def action_edit(self) -> None:
        """Change the profile; on the line of the principal, who that is."""
        self.edit_part(self.here)

    def edit_part(self, part: str) -> None:
        """Open the form of the principal, or of the profile."""
        if part == "principal":
            self._edit_principal()
        else:
            from mitra_tui.screens.school_form import open_profile

            open_profile(self)

    def _edit_principal(self) -> None:
        from mitra_tui.screens.record_form import open_form

        found = self.card.officials.principal if self.card else None
        values = None if found else {"position": t("officials.head")}
        open_form(self, "officials", found, values=values)

    def action_new(self) -> None:
        """A new record of the part under the cursor; a new principal is a new official."""
        from mitra_tui.screens.record_form import open_form

        part = self.here
        if part == "principal":
            open_form(self, "officials", values={"position": t("officials.head")})
        elif part in _LISTS:
            open_form(self, part)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only parts that are records are changed, only lists take new ones."""
        if not self.is_mounted:
            return True
        if action == "new":
            return self.here in _LISTS or self.here == "principal"
        if action in ("edit", "history"):
            return self.here in ("profile", "principal")
        return True

    @on(RowsTable.Highlighted)
    def _moved(self, message: RowsTable.Highlighted) -> None:
        message.stop()
        self.refresh_bindings()

    def action_history(self) -> None:
        """What happened to the profile, or to the principal."""
        from mitra_tui.screens.history import show_history

        record = self.card.record if self.card else None
        if self.here == "principal" and self.card and self.card.officials.principal:
            record = self.card.officials.principal
        if record is not None:
            show_history(self, record.what, record.id)

    def action_related(self) -> None:
        """The lists and screens of the school, a letter each."""
        from mitra_tui.widgets.dialogs import Choose

        options = [(what, t(what)) for what in _LISTS]
        options += [(part, t(f"school.part.{part}")) for part in _SCREENS]
        self.app.push_screen(
            Choose(t("list.related"), options),
            lambda part: self.open_part(part) if part else None)

    def action_print(self) -> None:
        """All that the school prints."""
        self.open_part("reports")

    # -- jobs ------------------------------------------------------------------
    def action_quit_or_back(self) -> None:
        """This is a root screen: `q` quits, whatever runs beside it."""
        Page.action_quit_or_back(self)

    def _start(self, part: str) -> None:
        """A backup or a check, beside the screen: on a large database it takes a while."""
        from mitra_tui.services import checkup

        if self.busy:
            return
        if part == "backup":
            self.begin(t("school.backup_runs"), _back_up, self._backed_up)
        else:
            self.begin(t("school.check_runs"), checkup.check, self._checked)

    def _backed_up(self, answer: tuple[Path, list[str]]) -> None:
        path, lost = answer
        self.reread()
        folder = paths.files_of(path)
        own = [t("message.backed_up_files", path=str(folder))] if folder.is_dir() else []
        told = [t("school.backed_up"), *own,
                *(t("message.not_backed_up", name=name) for name in lost)]
        hand_over(self, path, "\n".join(told), opens=False)

    def _checked(self, findings: Sequence[Any]) -> None:
        if not findings:
            self.say(t("check_up.sound"))
            return
        lines = [t(one.key, **one.params) for one in findings[:_FINDINGS_SHOWN]]
        wrong = sum(not one.harmless for one in findings)
        self.app.push_screen(Notice(
            "\n".join(lines), title=tn("check_up.found", wrong) if wrong else t("check_up.sound")))


def _back_up() -> tuple[Path, list[str]]:
    """Make a backup; where it is, and the files that could not go with it."""
    from mitra_tui.services import backup, files

    path = backup.backup()
    return path, list(files.lost(path))
