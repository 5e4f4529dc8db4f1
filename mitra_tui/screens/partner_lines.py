"""The texts of a partner's page: three head rows, and a line for each section."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, number_text, span_text
from mitra_tui.rows.lines import Line
from mitra_tui.rows.partner_card import PartnerCard
from mitra_tui.rows.record import Record
from mitra_tui.screens.attachments import files_text
from mitra_tui.screens.conflict_section import conflicts_text
from mitra_tui.screens.pulse_lines import next_text
from mitra_tui.screens.section_texts import history_text, joined

# The sections by the number of their line.
SECTIONS = ("merged", "profile", "contacts", "aliases", "appraisals", "agreements", "activities",
            "benefits", "interactions", "conflicts", "responses", "evaluations", "pulse",
            "followups", "attachments", "history")
_PROFILE = ("kind", "sector", "scope", "street", "village", "email", "website", "notes")


def head_texts(card: PartnerCard) -> tuple[str, str, str]:
    """Name · stage, city, owner · whom to call, and when that was last done."""
    values = card.record.values
    owner = values["owner"]
    place = joined(
        _choice(card.record, "stage"), values["city"],
        t("partner_page.owner", name=owner) if owner else t("partner_page.no_owner"))
    if card.merged_into:
        place = t("partner_page.was_merged", name=card.merged_into[1])
    elif card.record.hidden:
        place = t("partner_page.removed")
    return str(values["name"]), place, joined(_whom(card), _last(card))


def _whom(card: PartnerCard) -> str:
    people, office = card.people, card.record.values["phone"] or ""
    if not people.current:
        missing = t("partner_page.nobody")
        return joined(missing, office)
    role = f" ({people.position})" if people.position else ""
    return joined(f"{people.name}{role}", people.phone or office)


def _last(card: PartnerCard) -> str:
    """When there was contact last; silence that is longer than usual says so."""
    found = card.interactions
    on_date = found.last_on or found.on_date
    if not on_date:
        return t("partner_page.never_spoken")
    days = (clock.today() - date.fromisoformat(on_date)).days
    if found.usual is not None and days > found.usual:
        return joined(tn("partner_page.silent", days, usual=found.usual),
                       t("partner_page.last", day=day_text(on_date)))
    return joined(t("partner_page.last", day=day_text(on_date)), _ago(days))


def _ago(days: int) -> str:
    if days < 0:
        return ""
    return tn("partner_page.days_ago", days) if days else t("partner_page.today")


def section_lines(card: PartnerCard) -> list[Line]:
    """A line for each section: its name, how many, and the newest or what to do next."""
    makers: dict[str, Callable[[PartnerCard], tuple[str, str]]] = {
        "merged": _merged, "profile": _profile, "contacts": _contacts, "aliases": _aliases,
        "appraisals": _appraisals, "agreements": _agreements, "activities": _activities,
        "benefits": _benefits, "interactions": _interactions,
        "conflicts": lambda one: conflicts_text(one.conflicts),
        "responses": _responses, "evaluations": _evaluations, "pulse": _pulse,
        "followups": _followups, "attachments": lambda one: files_text(one.attachments),
        "history": _history}
    shown = [name for name in SECTIONS if name != "merged" or card.merged_into]
    lines = []
    for name in shown:
        count, newest = makers[name](card)
        if count == "0":
            newest = t(f"partner_page.{name}.empty")
        lines.append(Line(SECTIONS.index(name), (t(f"partner_page.{name}"), count, newest)))
    return lines


def _merged(card: PartnerCard) -> tuple[str, str]:
    return "", card.merged_into[1] if card.merged_into else ""


def _profile(card: PartnerCard) -> tuple[str, str]:
    values = card.record.values
    filled = sum(value not in (None, "", []) for value in values.values())
    shown = [_choice(card.record, name) if name in ("kind", "scope") else str(values[name] or "")
             for name in _PROFILE]
    count = f"{filled}/{len(values)}"
    return count, joined(*shown).replace("\n", " ") or t("partner_page.profile.empty")


def _contacts(card: PartnerCard) -> tuple[str, str]:
    people = card.people
    role = f" ({people.position})" if people.position else ""
    left = tn("partner_page.left", people.left) if people.left and people.current else ""
    if not people.current and people.left:
        gone = t("partner_page.gone", name=people.name, day=day_text(people.active_to))
        return str(people.left), joined(gone, t("partner_page.successor"))
    return str(people.current + people.left), joined(f"{people.name}{role}", people.phone, left)


def _aliases(card: PartnerCard) -> tuple[str, str]:
    names = card.record.values["aliases"]
    return str(len(names)), "; ".join(names)


def _appraisals(card: PartnerCard) -> tuple[str, str]:
    newest = card.appraisals
    told = t("partner_page.total", total=number_text(newest.total)) if (
        newest.total is not None) else ""
    return str(newest.count), joined(told, day_text(newest.on_date), newest.verdict)


def _agreements(card: PartnerCard) -> tuple[str, str]:
    found = card.agreements
    if not found.count:
        return "0", ""
    until = t("partner_page.until", day=day_text(found.ends_on)) if found.ends_on else ""
    return str(found.count), joined(
        t(f"agreements.kind.{found.kind}"), t(f"agreements.status.{found.status}"), until,
        found.name)


def _activities(card: PartnerCard) -> tuple[str, str]:
    newest = card.activities
    when = span_text(newest.starts_on, newest.ends_on, newest.precision)
    return str(newest.count), joined(when, newest.title)


def _benefits(card: PartnerCard) -> tuple[str, str]:
    newest = card.benefits
    count = newest.school + newest.partner
    if not count:
        return "0", ""
    both = t("partner_page.sides", school=newest.school, partner=newest.partner)
    thank = t("partner_page.thank") if newest.thank else ""
    return str(count), joined(
        both, thank, day_text(newest.on_date), t(f"benefits.kind.{newest.kind}"))


def _interactions(card: PartnerCard) -> tuple[str, str]:
    newest = card.interactions
    if not newest.count:
        return "0", ""
    usual = tn("partner_page.usual", newest.usual) if newest.usual is not None else ""
    return str(newest.count), joined(
        day_text(newest.on_date), t(f"interactions.kind.{newest.kind}"), usual, newest.subject)


def _responses(card: PartnerCard) -> tuple[str, str]:
    newest = card.feedback
    return str(newest.count), joined(day_text(newest.on_date), newest.survey)


def _evaluations(card: PartnerCard) -> tuple[str, str]:
    newest = card.reviews
    decision = t(f"evaluations.decision.{newest.decision}") if newest.decision else ""
    findings = " ".join(newest.findings.split())
    return str(newest.count), joined(day_text(newest.on_date), decision, findings)


def _pulse(card: PartnerCard) -> tuple[str, str]:
    """The eight signs, and the one act that raises most."""
    marks = " ".join(f"{one.strategy}{t(f'pulse.mark.{one.level}')}" for one in card.pulse.readings)
    return "", joined(marks, next_text(card.pulse))


def _followups(card: PartnerCard) -> tuple[str, str]:
    tasks = card.followups
    if not tasks.waiting:
        return (str(tasks.done), t("partner_page.all_done")) if tasks.done else ("0", "")
    late = tasks.due_on and tasks.due_on < clock.today().isoformat()
    due = t("partner_page.late", day=day_text(tasks.due_on)) if late else day_text(tasks.due_on)
    done = tn("partner_page.done", tasks.done) if tasks.done else ""
    return str(tasks.waiting), joined(due, tasks.title, done)


def _history(card: PartnerCard) -> tuple[str, str]:
    return history_text(card.changes, card.changed)


def _choice(record: Record, name: str) -> str:
    value = record.values.get(name)
    return t(f"{record.what}.{name}.{value}") if value else ""
