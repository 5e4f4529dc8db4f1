"""Asking for a few fields and saving them, as the acts on all kinds of records do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mitra_tui.errors import FieldError, Invalid, MitraError
from mitra_tui.rows.fields import Field
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Confirm
from mitra_tui.widgets.dialogs.fill import Fill

Save = Callable[[Mapping[str, Any]], Any]
Hints = Callable[[Mapping[str, Any]], Mapping[str, str]]


def fill(page: Page[Any], what: str, title: str, asked: Sequence[Field], values: Mapping[str, Any],
         save: Save, *, ask: str = "", first: str = "", hints: Hints | None = None) -> None:
    """Ask for a few fields of a record of the kind `what`, perhaps for a yes, then `save` them.
    What is refused is said under its field, in the dialog with what was typed. `hints` are
    words under the fields, by their names."""
    def check(given: Mapping[str, Any]) -> Sequence[FieldError]:
        return [FieldError(field.name, "check.required") for field in asked
                if field.required and given[field.name] in (None, "")]

    def attempt(given: Mapping[str, Any]) -> None:
        try:
            save(given)
        except MitraError as error:
            errors = error.errors if isinstance(error, Invalid) else ()
            if not {one.field for one in errors} & {field.name for field in asked}:
                page.refuse(error)
                return
            again = Fill(title, asked, form_sources(what), given, check=check, first=first,
                         hints=hints)
            page.app.push_screen(again, filled)
            page.call_after_refresh(again.form.show_errors, errors)

    def filled(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        if ask:
            page.app.push_screen(Confirm(ask), lambda yes: attempt(given) if yes else None)
        else:
            attempt(given)

    page.app.push_screen(
        Fill(title, asked, form_sources(what), values, check=check, first=first, hints=hints),
        filled)


def attempted(page: Page[Any], act: Callable[..., Any], *args: Any) -> bool:
    """Run an act that answers nothing; whether it was done, otherwise it is said why not."""
    return page.attempt(lambda: (act(*args), True)) is not None
