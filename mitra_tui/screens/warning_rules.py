"""The rules of the early warnings, switched and tuned; and what was put aside, to bring it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mitra_tui.errors import FieldError
from mitra_tui.i18n import t
from mitra_tui.rows.warning import OPTIONS
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose
from mitra_tui.widgets.dialogs.fill import Fill

if TYPE_CHECKING:
    from mitra_tui.screens.warnings import WarningsScreen
    from mitra_tui.services.warnings.acts import Aside


def choose_related(screen: WarningsScreen) -> None:
    """The `g` menu of the warnings."""
    options = [("rules", t("preferences.warnings")), ("aside", t("warnings.go_aside"))]
    opened = {"rules": choose_rule, "aside": choose_aside}
    screen.app.push_screen(
        Choose(t("list.related"), options), lambda key: opened[key](screen) if key else None)


def choose_rule(page: Page[Any]) -> None:
    """Which rule to switch or tune."""
    from mitra_tui.services.warnings.options import options

    now = page.attempt(options)
    if now is None:
        return
    lines = [(rule, f"{t(f'warnings.rule.{rule}')}: {_told(rule, now[rule])}") for rule in OPTIONS]
    page.app.push_screen(
        Choose(t("preferences.warnings"), lines),
        lambda rule: _tune(page, rule, now[rule]) if rule else None)


def _told(rule: str, now: dict[str, int]) -> str:
    """What holds for a rule, in a few words."""
    if not now["on"]:
        return t("warnings.off")
    return " · ".join(f"{t(f'warnings.options.{rule}.{field.name}')} {now[field.name]}"
                      for field in OPTIONS[rule][1:])


def _tune(page: Page[Any], rule: str, now: dict[str, int]) -> None:
    from mitra_tui.services.warnings.options import choose

    fields = OPTIONS[rule]

    def check(values: dict[str, Any]) -> Sequence[FieldError]:
        return [FieldError(field.name, "check.required") for field in fields
                if values.get(field.name) is None]

    def filled(values: dict[str, Any] | None) -> None:
        if values is None:
            return
        changed = page.attempt(choose, rule, values)
        if changed:
            page.made()
            page.reread()
            page.say_saved()
        elif changed is not None:
            page.say(t("preferences.same"))

    page.app.push_screen(
        Fill(t(f"warnings.rule.{rule}"), fields, form_sources(f"warnings.options.{rule}"), now,
             check=check, hints=lambda _: {fields[-1].name: t(f"warnings.about.{rule}")}), filled)


def choose_aside(screen: WarningsScreen) -> None:
    """What was put aside and why; the one that is chosen warns again."""
    from mitra_tui.services.references import subject_text
    from mitra_tui.services.warnings.acts import bring_back, put_aside

    found: list[Aside] = screen.attempt(put_aside) or []
    if not found:
        screen.say(t("warnings.none_aside"))
        return
    lines = [(str(one.id), " · ".join((
        t(f"warnings.rule.{one.rule}"), one.reason, subject_text(f"{one.what}/{one.record}"))))
        for one in found]

    def brought(one: Aside) -> bool:
        bring_back(one)
        return True

    def chosen(key: str | None) -> None:
        one = next((one for one in found if str(one.id) == key), None)
        if one is not None and screen.attempt(brought, one):
            screen.made()
            screen.reread()
            screen.say_saved()

    screen.app.push_screen(Choose(t("warnings.go_aside"), lines), chosen)
