"""The steps of a new school: each line of the checklist leads to the place where it is done."""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import t
from mitra_tui.screens.page import Page

_IMPORTED = ("partners", "contacts", "activities")


def open_step(page: Page[Any], step: str) -> None:
    """Lead to a step: profile, officials, programmes or import."""
    if step == "profile":
        from mitra_tui.screens.school_form import open_profile

        open_profile(page)
    elif step == "officials":
        from mitra_tui.screens.record_form import open_form

        open_form(page, "officials", values={"position": t("officials.head")})
    elif step == "programmes":
        from mitra_tui.screens.plain_list import list_of

        page.app.push_screen(list_of("programmes"))
    else:
        _choose_import(page)


def _choose_import(page: Page[Any]) -> None:
    from mitra_tui.widgets.dialogs import Choose

    def chosen(what: str | None) -> None:
        if what:
            from mitra_tui.screens.importing import ImportScreen

            page.app.push_screen(ImportScreen(what))

    page.app.push_screen(
        Choose(t("today.import_what"), [(what, t(what)) for what in _IMPORTED]), chosen)
