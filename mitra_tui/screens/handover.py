"""Serah terima: asking who hands over to whom, showing what it is about, and doing it."""

from __future__ import annotations

from typing import Any

from mitra_tui.i18n import t, tn
from mitra_tui.rows.text import fold
from mitra_tui.screens.background import at_once_or_not
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Confirm, Pick


def hand_over_records(page: Page[Any], giver: str = "") -> None:
    """Move what one person answers for to another. `giver` is who hands over, when that is
    clear; whoever answers for nothing is asked about like nobody."""
    from mitra_tui.services import handover

    found = page.attempt(handover.owners)
    if found is None:
        return
    if not found:
        page.say(t("handover.nobody_at_all"))
        return
    counts = {one.name: one.total for one in found}
    known = next((name for name in counts if fold(name) == fold(giver)), "")
    if known:
        _ask_taker(page, known, counts[known])
        return

    def lookup(text: str) -> list[tuple[Any, str]]:
        return [(name, tn("handover.has", number, name=name)) for name, number in counts.items()
                if fold(text) in fold(name)]

    page.app.push_screen(
        Pick(t("handover.ask_giver"), lookup),
        lambda name: _ask_taker(page, name, counts[name]) if name else None)


def _ask_taker(page: Page[Any], giver: str, number: int) -> None:
    """One of the people that are known, or a name as it is typed."""
    from mitra_tui.services import handover

    people = page.attempt(handover.people)
    if people is None:
        return
    others = [name for name in people if fold(name) != fold(giver)]

    def lookup(text: str) -> list[tuple[Any, str]]:
        found = [(name, name) for name in others if fold(text) in fold(name)]
        if text and fold(text) not in {fold(name) for name in people}:
            found.append((text, t("handover.new_name", name=text)))
        return found

    page.app.push_screen(
        Pick(t("handover.ask_taker", name=giver), lookup),
        lambda taker: _confirm(page, giver, taker, number) if taker else None)


def _confirm(page: Page[Any], giver: str, taker: str, number: int) -> None:
    from mitra_tui.services import handover

    titles = page.attempt(handover.titles, giver)
    if titles is None:
        return

    def done(moved: handover.Owner) -> None:
        page.made()
        page.reread()
        page.say(tn("handover.done", moved.total, name=moved.name))

    def answered(yes: bool | None) -> None:
        if yes:
            at_once_or_not(page, number, t("handover.moving"),
                           lambda: handover.hand_over(giver, taker), done)

    page.app.push_screen(
        Confirm(t("handover.ask", giver=giver, taker=taker), titles, count=number), answered)
