"""What raises a strategy: each lacking sign leads to the form or page where it is brought about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui.rows.pulse import Reading, Sign
from mitra_tui.screens.page import Page

Done = Callable[[Any], None]
Act = Callable[[Page[Any], int, Sign, Done], None]


def take_next(page: Page[Any], partner: int, done: Done) -> None:
    """Begin the one act that raises most; say so when there is none."""
    from mitra_tui.i18n import t
    from mitra_tui.services.pulse import pulse_of

    found = page.attempt(pulse_of, partner)
    if found is None:
        return
    reading = found.next
    if reading is None or reading.lacking is None:
        page.say(t("pulse.all_strong"))
        return
    take(page, partner, reading, reading.lacking, done)


def take(page: Page[Any], partner: int, reading: Reading, sign: Sign, done: Done) -> None:
    """Begin what would bring a sign about."""
    _ACTS[f"{reading.strategy}.{sign.name}"](page, partner, sign, done)


def review(page: Page[Any], partner: int, done: Done) -> None:
    """A review of the partnership."""
    _form("evaluations", partner="partner")(page, partner, Sign("", None), done)


def open_evidence(page: Page[Any], what: str, record_id: int, done: Done) -> None:
    """The page of a record, else its form."""
    from mitra_tui.screens.record_form import open_form
    from mitra_tui.screens.record_pages import page_of
    from mitra_tui.services.registry import store_of

    found = page_of(what, record_id)
    if found is not None:
        page.app.push_screen(found)
        return
    record = page.attempt(store_of(what).get, record_id)
    if record is not None:
        open_form(page, what, record, done=done)


def _form(what: str, values: Mapping[str, Any] | None = None, *, partner: str = "",
          partners: str = "") -> Act:
    """The form of a new record of this kind, with the partner in the field of that name."""
    def act(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
        from mitra_tui.screens.record_form import open_form

        filled = dict(values or {})
        if partner:
            filled[partner] = one
        if partners:
            filled[partners] = [one]
        open_form(page, what, values=filled, done=done)

    return act


def _evidence(otherwise: Act) -> Act:
    """The record that the sign lacks something of; without one, another act."""
    def act(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
        if sign.evidence:
            first = sign.evidence[0]
            open_evidence(page, first.what, first.id, done)
        else:
            otherwise(page, one, sign, done)

    return act


def _note(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    page.action_note()


def _letter(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    from mitra_tui.screens.letters import write_letters

    write_letters(page, [one])


def _agreement(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    from mitra_tui.screens.agreement_wizard import begin_agreement

    begin_agreement(page, done, one)


_report = _form("interactions", {"kind": "progress_report", "direction": "out"}, partner="partner")
_activity = _form("activities", partners="partners")

# Strategy and sign → what brings it about.
_ACTS: Mapping[str, Act] = {
    "1.goal": _form("needs", partners="partners"),
    "1.kept": _evidence(_form("needs", partners="partners")),
    "2.contact": _evidence(_form("contacts", partner="partner")),
    "2.recent": _note,
    "2.coordination": _form("interactions", {"kind": "coordination"}, partner="partner"),
    "3.whole": _evidence(_activity),
    "3.report": _report,
    "4.met": _form("activities", partners="partners"),
    "4.thanked": _letter,
    "5.training": _activity,
    "5.team": _activity,
    "5.decided": _form("evaluations", partner="partner"),
    "6.young": _evidence(_form("conflicts", partner="partner")),
    "6.accepted": _evidence(_form("conflicts", partner="partner")),
    "6.early": _form("conflicts", {"nature": "potential"}, partner="partner"),
    "7.valid": _agreement,
    "7.whole": _evidence(_agreement),
    "8.partner": _form("surveys", {"template": "partner8"}, partners="partners"),
    "8.participants": _form("surveys", {"template": "participant"}),
    "8.followed": _evidence(_form("followups")),
}
