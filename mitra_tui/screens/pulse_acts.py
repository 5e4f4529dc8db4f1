"""What raises a strategy: each lacking sign leads to the form or page where it is brought about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui.rows.pulse import Level, Reading, Sign
from mitra_tui.rows.registry import entity
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


def wanted(reading: Reading) -> Sign | None:
    """The sign to begin with: the first that is lacking; where nothing is known, what can be
    noted beforehand. None: the strategy is strong."""
    if reading.lacking is None and reading.level is Level.NONE:
        return reading.signs[-1]
    return reading.lacking


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
          partners: str = "", at: str = "") -> Act:
    """The form of a new record of this kind, with the partner in the field of that name."""
    def act(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
        from mitra_tui.screens.record_form import open_form

        filled = dict(values or {})
        if partner:
            filled[partner] = one
        if partners:
            filled[partners] = [one]
        open_form(page, what, values=filled, at=at, done=done)

    return act


def _evidence(otherwise: Act, *, at: str = "", unless: tuple[str, ...] = (),
              only: tuple[str, ...] = ()) -> Act:
    """The record that the sign lacks something of: its page, else (or with `at`) its form. Without
    one, another act; so too where the record has something in one of the fields `unless`, or a
    status that is not `only`: what is over is not mended."""
    def act(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
        from mitra_tui.screens.record_form import open_form
        from mitra_tui.services.registry import store_of

        first = sign.evidence[0] if sign.evidence else None
        record = page.attempt(store_of(first.what).get, first.id) if first else None
        if first is None or record is None or any(record.values[name] for name in unless) or (
                only and record.values["status"] not in only):
            otherwise(page, one, sign, done)
        elif at and at in entity(first.what).names:
            open_form(page, first.what, record, at=at, done=done)
        else:
            open_evidence(page, first.what, first.id, done)

    return act


def _note(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    page.action_note()


def _letter(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    from mitra_tui.screens.letters import write_letters

    write_letters(page, [one])


def _agreement(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    from mitra_tui.screens.agreement_wizard import begin_agreement

    begin_agreement(page, done, one)


def _survey(page: Page[Any], one: int, sign: Sign, done: Done) -> None:
    """Its sheet, where an answer is awaited; else it is asked, in a running round or a new one."""
    from mitra_tui.screens import survey_acts
    from mitra_tui.services.surveys import asking

    waits = page.attempt(asking.awaiting, one)
    if waits is None:
        survey_acts.ask_by_survey(page, [one])
    else:
        survey_acts.type_answers(page, waits, one)


_need = _form("needs", partners="partners", at="text")
_contact = _form("contacts", partner="partner")
_report = _form("interactions", {"kind": "progress_report", "direction": "out"}, partner="partner")
_activity = _form("activities", partners="partners")

# Strategy and sign → what brings it about.
_ACTS: Mapping[str, Act] = {
    "1.goal": _evidence(_need, at="due_on", unless=("met_on",)),
    "1.kept": _evidence(_need, at="due_on"),
    "2.contact": _evidence(_contact, at="phone", unless=("active_to",)),
    "2.recent": _note,
    "2.coordination": _form("interactions", {"kind": "coordination"}, partner="partner"),
    "3.whole": _evidence(_activity, at="achievements"),
    "3.report": _report,
    "4.met": _form("activities", partners="partners"),
    "4.thanked": _letter,
    "5.training": _activity,
    "5.team": _activity,
    "5.decided": _form("evaluations", partner="partner"),
    "6.young": _evidence(_form("conflicts", partner="partner")),
    "6.accepted": _evidence(_form("conflicts", partner="partner")),
    "6.early": _form("conflicts", {"nature": "potential"}, partner="partner"),
    "7.valid": _evidence(_agreement, only=("draft", "sent", "upcoming", "expired")),
    "7.whole": _evidence(_agreement),
    "8.partner": _survey,
    "8.participants": _form("surveys", {"template": "participant"}, partners="partners"),
    "8.followed": _evidence(_form("followups")),
}
