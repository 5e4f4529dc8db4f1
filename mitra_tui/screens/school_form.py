"""The form of the school's profile: one record, with its letterhead and its logo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.screens.page import Page
from mitra_tui.screens.record_form import RecordForm, open_form


class SchoolForm(RecordForm):
    """Saves through the school's own service, which also copies the logo."""

    def on_mount(self) -> None:
        self.form.hint("header", t("school.header.hint"))
        self.form.hint("logo", t("school.logo.hint"))

    def write(self, values: Mapping[str, Any]) -> int:
        from mitra_tui.schemas.registry import draft_of
        from mitra_tui.services import school

        return school.save(draft_of("school").read(values).values(), self.version)


def open_profile(page: Page[Any], done: Callable[[int | None], None] | None = None) -> None:
    """Open the form of the profile on top of `page`."""
    from mitra_tui.services import school

    record = page.attempt(school.get)
    open_form(page, "school", record, done=done)
