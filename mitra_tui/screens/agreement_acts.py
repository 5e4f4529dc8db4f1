"""What is done with an agreement from wherever it is shown: sent, signed, renewed, put off, ended.

Each act takes the page on which it happens, the agreement, and what is to hear of it once it is
done. Dialogs only ask; what they answer is saved here, and a refusal opens them again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.screens.asking import attempted, fill
from mitra_tui.screens.page import Page
from mitra_tui.widgets.dialogs import Choose

Done = Callable[[int], None]


def fields(*names: str, required: Sequence[str] = ()) -> list[Field]:
    """Some fields of an agreement, as a dialog asks for them."""
    return [replace(AGREEMENTS.field(name), more=False, required=name in required)
            for name in names]


def _record(page: Page[Any], record_id: int) -> Record | None:
    from mitra_tui.services.agreements import store

    found = page.attempt(store.get, record_id)
    return found if isinstance(found, Record) else None


def name_of(record: Record) -> str:
    """An agreement in a few words: with whom, and about what or under which number."""
    from mitra_tui.services.agreements import store
    from mitra_tui.services.references import names

    partner = record.values["partner"]
    called = record.values["partner_name"] or names("partners", [partner]).get(partner, "")
    title = store.title_of(record.values)
    return f"{called} · {title}" if title else str(called)


def edit(page: Page[Any], record_id: int, done: Done) -> None:
    """Open the agreement in the wizard, at its review."""
    from mitra_tui.screens.agreement_wizard import continue_agreement

    record = _record(page, record_id)
    if record is not None:
        continue_agreement(page, record, lambda one: done(one) if one is not None else None)


# -- draft → sent → signed -----------------------------------------------------------
def next_step(page: Page[Any], record_id: int, done: Done) -> None:
    """Send what is a draft, sign what was sent; of what is signed, say what can come next."""
    from mitra_tui.services.agreements import life

    record = _record(page, record_id)
    if record is None:
        return
    state = record.values["state"]
    if state == "draft":
        if attempted(page, life.send, record_id):
            done(record_id)
    elif state == "sent":
        sign(page, record, done)
    else:
        page.say(t("agreements.no_next"))


def sign(page: Page[Any], record: Record, done: Done) -> None:
    """Ask for the day, the place and the partner's number; then for a yes."""
    from mitra_tui.services import numbering, school
    from mitra_tui.services.agreements import life

    values = record.values
    profile = school.get()
    names = ["signed_on", "signed_at", "partner_number"]
    proposed = {
        "signed_on": clock.today().isoformat(), "partner_number": values["partner_number"],
        "signed_at": values["signed_at"] or (profile.values.get("city") if profile else None)}
    if not values["school_number"]:
        names.append("school_number")
        proposed["school_number"] = numbering.propose(values["kind"], clock.today())[0]

    def save(given: Mapping[str, Any]) -> None:
        life.sign(record.id, given, record.version)
        done(record.id)

    fill(page, "agreements", t("agreements.sign_title", name=name_of(record)),
         fields(*names, required=("signed_on",)), proposed, save,
         ask=t("agreements.sign_ask", name=name_of(record)))


# -- the end, or a new term -------------------------------------------------------------
def renew(page: Page[Any], record_id: int, done: Done) -> None:
    """Show what became of the agreement, then ask for the new term. What cannot be renewed is
    refused before anything is asked."""
    from mitra_tui.screens.agreement_lines import score_text
    from mitra_tui.services.agreements import life
    from mitra_tui.services.agreements.score import scorecard

    record = page.attempt(life.renewable, record_id)
    if record is None:
        return
    proposed = life.renewal(record)

    def save(given: Mapping[str, Any]) -> None:
        done(life.renew(record_id, given, record.version))

    title = [t("agreements.renew_title", name=name_of(record)), *score_text(scorecard(record))]
    fill(page, "agreements", "\n".join(title),
         fields("starts_on", "ends_on", "school_number", required=("starts_on", "ends_on")),
         {name: proposed[name] for name in ("starts_on", "ends_on")}, save)


def terminate(page: Page[Any], record_id: int, done: Done) -> None:
    """End an agreement before its time: the day, the reason, and a yes."""
    from mitra_tui.services.agreements import life

    record = _record(page, record_id)
    if record is None:
        return

    def save(given: Mapping[str, Any]) -> None:
        life.terminate(record_id, given, record.version)
        done(record_id)

    fill(page, "agreements", t("agreements.terminate_title", name=name_of(record)),
         fields("ended_on", "ended_reason", required=("ended_on", "ended_reason")),
         {"ended_on": clock.today().isoformat()}, save, first="ended_reason",
         ask=t("agreements.terminate_ask", name=name_of(record)))


def addendum(page: Page[Any], record_id: int, done: Done) -> None:
    """A change to an agreement: a document of its own, built in the wizard."""
    from mitra_tui.screens.agreement_wizard import AgreementWizard
    from mitra_tui.services.agreements import life

    record = _record(page, record_id)
    if record is not None:
        page.app.push_screen(
            AgreementWizard(values=life.addendum(record), parent=record_id),
            lambda one: done(one) if one is not None else None)


def snooze(page: Page[Any], record_id: int, done: Done) -> None:
    """Be reminded of the end later."""
    from mitra_tui.screens.snoozing import ask_until
    from mitra_tui.services.agreements import life

    def rest(day: str) -> None:
        if page.attempt(life.snooze, [record_id], day):
            done(record_id)

    ask_until(page, clock.today(), rest)


# -- duties ---------------------------------------------------------------------------
def finish_duty(page: Page[Any], record_id: int, done: Done) -> None:
    """Ask which duty was done, and note it with today's day."""
    record = _record(page, record_id)
    if record is None:
        return
    waiting = [(str(number), _duty_text(duty))
               for number, duty in enumerate(record.values["duties"]) if not duty["done_on"]]
    if not waiting:
        page.say(t("agreements.no_duties"))
        return

    def chosen(key: str | None) -> None:
        if key and set_part(page, record, "duties", int(key), {
                "done_on": clock.today().isoformat()}):
            done(record_id)

    page.app.push_screen(Choose(t("agreements.which_duty"), waiting), chosen)


def _duty_text(duty: Mapping[str, Any]) -> str:
    from mitra_tui.i18n.dates import day_text

    side = t(f"agreements.duties.side.{duty['side']}")
    due = f" · {day_text(duty['due_on'])}" if duty["due_on"] else ""
    return f"{side}: {duty['text']}{due}"


def set_part(page: Page[Any], record: Record, name: str, place: int,
             values: Mapping[str, Any]) -> bool:
    """Change one line of a list of an agreement, as it was read; whether that was saved."""
    from mitra_tui.services.agreements import set_line

    return page.attempt(set_line, record, name, place, values) is not None


# -- the rest ------------------------------------------------------------------------------
def decide_end(page: Page[Any], record_id: int, done: Done) -> None:
    """Decide not to go on after the end: nobody is reminded any more."""
    from mitra_tui.services.agreements import life

    if attempted(page, life.decide, record_id, "end"):
        done(record_id)


_MORE = {"addendum": addendum, "terminate": terminate, "end": decide_end}


def choose_more(page: Page[Any], record_id: int, done: Done) -> None:
    """What is seldom done with an agreement, and the page of its partner."""
    record = _record(page, record_id)
    if record is None:
        return
    names = [*_MORE, "readiness"] if record.values["state"] == "signed" else []

    def chosen(key: str | None) -> None:
        if key == "partner":
            from mitra_tui.screens.partner_page import PartnerPage

            page.app.push_screen(PartnerPage(record.values["partner"]))
        elif key == "readiness":
            from mitra_tui.screens.readiness import ReadinessScreen

            page.app.push_screen(ReadinessScreen(record_id))
        elif key:
            _MORE[key](page, record_id, done)

    page.app.push_screen(
        Choose(t("list.related"), [(name, t(f"agreements.do_{name}"))
                                   for name in (*names, "partner")]), chosen)
