"""The first start: the school's name, or a try-out on the paper's own records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from mitra_tui.errors import Invalid, MitraError
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.school import SCHOOL
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs.dialog import plain
from mitra_tui.widgets.form import Form
from mitra_tui.widgets.text_line import TextLine

ASKED = ("name", "npsn", "city")


class WelcomeScreen(Page[str]):
    """Asks for the school's name; answers `school` or `sample`, None to leave."""

    BINDINGS = [
        Binding("f10", "try_out", t("welcome.try"), show=True, id="welcome.try",
                tooltip=t("welcome.try.tip")),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def body(self) -> Iterable[Widget]:
        from textual.widgets import Static

        yield TextLine(t("welcome.title"))
        yield Static(plain(t("welcome.text", path=self.path)), id="welcome")
        fields = [field for field in SCHOOL.fields if field.name in ASKED]
        yield Form(fields, form_sources("school"))

    def _names(self) -> list[tuple[str, str]]:
        return [("mitra", t("welcome.start"))]

    def forget_message(self, key: str) -> None:
        self.query_one("MessageLine").clear()  # type: ignore[attr-defined]

    @on(Form.Save)
    def _save(self, message: Form.Save) -> None:
        message.stop()
        from mitra_tui.models.opening import open_database
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import school

        form = self.query_one(Form)
        try:
            values = draft_of("school").read(form.values()).values()
            open_database(self.path, wait=0.6, create=True)
            school.set_up(values)
        except Invalid as error:
            form.show_errors(error.errors)
            self.say(field_message(error.errors[0]), error=True)
        except MitraError as error:
            self.refuse(error)
        else:
            self.dismiss("school")

    @on(Form.Leave)
    def _leave(self, message: Form.Leave) -> None:
        message.stop()
        self.dismiss(None)

    def action_try_out(self) -> None:
        """Open a throw-away copy of the paper's records."""
        from mitra_tui.models.opening import open_database
        from mitra_tui.services.sample import make_copy

        try:
            copy = make_copy()
            open_database(copy, wait=0.6)
        except MitraError as error:
            self.refuse(error)
            return
        self.dismiss("sample")

    def _is_new_since_shown(self) -> bool:
        """Nothing is read before there is a database."""
        return False
