"""The texts of an activity's page: three head rows, and a line for each section."""

from __future__ import annotations

from collections.abc import Callable

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, hours_text, number_text, span_text
from mitra_tui.rows.activity import item_of
from mitra_tui.rows.activity_card import ActivityCard
from mitra_tui.rows.lines import Line
from mitra_tui.screens.attachments import files_text
from mitra_tui.screens.conflict_section import conflicts_text
from mitra_tui.screens.section_texts import flat, history_text, joined

# The sections by the number of their line.
SECTIONS = ("partners", "programmes", "agreement", "goal", "parts", "sessions", "participants",
            "resources", "outcome", "evidence", "clashes", "benefits", "interactions",
            "conflicts", "followups", "history")
# The field at which a section's form opens.
FIELDS = {"partners": "partners", "programmes": "programmes", "agreement": "agreement",
          "goal": "goal", "parts": "school_part", "sessions": "sessions",
          "participants": "students", "resources": "resources"}
_PEOPLE = ("students", "teachers", "guests")
_COUNTED = ("benefits", "interactions", "conflicts")


def head_texts(card: ActivityCard) -> tuple[str, str, str]:
    """Title · when, where, status · what it is and counts for, whose it is."""
    values = card.record.values
    status = t(f"activities.status.{values['status']}")
    if card.record.hidden:
        status = t("activity_page.removed")
    when = span_text(values["starts_on"] or "", values["ends_on"] or "", values["date_precision"])
    item = item_of(values["category"], values["scope_item"], students=values["students"],
                   teachers=values["teachers"])
    counts = t("activity_page.counts", item=t(f"agreement_wizard.scope_items.{item}")) if (
        item) else ""
    return (str(values["title"]),
            joined(when or t("activity_page.no_date"), values["place"], status),
            joined(values["category"], counts, values["owner"]) or t("activity_page.no_category"))


def section_lines(card: ActivityCard) -> list[Line]:
    """A line for each section: its name, how many, and what it says or lacks."""
    makers: dict[str, Callable[[ActivityCard], tuple[str, str]]] = {
        "partners": lambda one: _named(one.partners),
        "programmes": lambda one: _named(one.programmes),
        "agreement": _agreement, "goal": _goal, "parts": _parts, "sessions": _sessions,
        "participants": _participants, "resources": _resources, "outcome": _outcome,
        "evidence": _evidence, "clashes": _clashes,
        "benefits": lambda one: (str(one.benefits), t("activity_page.open")),
        "interactions": lambda one: (str(one.interactions), t("activity_page.open")),
        "conflicts": lambda one: conflicts_text(one.conflicts),
        "followups": _followups, "history": _history}
    lines = []
    for number, name in enumerate(SECTIONS):
        count, text = makers[name](card)
        empty = not text or (name in _COUNTED and count == "0")
        lines.append(Line(number, (t(f"activity_page.{name}"), count,
                                   t(f"activity_page.{name}.empty") if empty else text)))
    return lines


def _named(records: tuple[tuple[int, str], ...]) -> tuple[str, str]:
    return str(len(records)), "; ".join(name for _, name in records)


def _agreement(card: ActivityCard) -> tuple[str, str]:
    return "", joined(card.agreement, *card.serves)


def _goal(card: ActivityCard) -> tuple[str, str]:
    values = card.record.values
    return "", joined(flat(values["goal"]), flat(values["agenda"]))


def _parts(card: ActivityCard) -> tuple[str, str]:
    values = card.record.values
    told = [(t("activity_page.school"), values["school_part"]),
            (t("activity_page.partner"), values["partner_part"])]
    return "", joined(*(f"{side}: {flat(text)}" for side, text in told if text))


def _sessions(card: ActivityCard) -> tuple[str, str]:
    values = card.record.values
    sessions = values["sessions"]
    hours = values["hours"]
    if hours is None and sessions:
        hours = sum(one["hours"] or 0 for one in sessions)
    total = hours_text(hours, values["hours_unit"] or "") if hours else ""
    newest = max(sessions, key=lambda one: str(one["on_date"]), default=None)
    last = joined(day_text(newest["on_date"]), newest["guest"]) if newest else ""
    return str(len(sessions)), joined(total, last)


def _participants(card: ActivityCard) -> tuple[str, str]:
    values = card.record.values
    count = sum(values[name] or 0 for name in _PEOPLE)
    return str(count), joined(*(
        f"{t(f'activities.{name}')} {number_text(values[name])}" for name in _PEOPLE
        if values[name]))


def _resources(card: ActivityCard) -> tuple[str, str]:
    found = card.record.values["resources"]
    total = sum(one["amount"] or 0 for one in found)
    told = [one["text"] + (f" ({one['source']})" if one["source"] else "") for one in found]
    return str(len(found)), joined(number_text(total) if total else "", "; ".join(told))


def _outcome(card: ActivityCard) -> tuple[str, str]:
    values = card.record.values
    filled = [name for name in ("finding", "achievements", "challenges") if values[name]]
    return f"{len(filled)}/3", flat(values[filled[0]]) if filled else ""


def _evidence(card: ActivityCard) -> tuple[str, str]:
    texts = card.record.values["evidence"]
    count, names = files_text(card.attachments)
    return str(int(count) + len(texts)), joined(names, "; ".join(texts))


def _clashes(card: ActivityCard) -> tuple[str, str]:
    if not card.clashes:
        return "0", ""
    _, title, programmes = card.clashes[0]
    return str(len(card.clashes)), joined(programmes or t("activity_page.same_day"), title)


def _followups(card: ActivityCard) -> tuple[str, str]:
    tasks = card.followups
    if not tasks.waiting:
        return str(tasks.done), tn("partner_page.done", tasks.done) if tasks.done else ""
    late = tasks.due_on and tasks.due_on < clock.today().isoformat()
    due = t("partner_page.late", day=day_text(tasks.due_on)) if late else day_text(tasks.due_on)
    return str(tasks.waiting), joined(due, tasks.title)


def _history(card: ActivityCard) -> tuple[str, str]:
    return history_text(card.changes, card.changed)
