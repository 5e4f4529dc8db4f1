"""The texts of an agreement's page: three head rows, and a line for each section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text, span_text
from mitra_tui.rows.agreement_card import AgreementCard, Link
from mitra_tui.rows.agreement_score import Scorecard
from mitra_tui.rows.lines import Line
from mitra_tui.screens.attachments import files_text
from mitra_tui.screens.conflict_section import conflicts_text
from mitra_tui.screens.section_texts import history_text, joined

# The sections by the number of their line.
SECTIONS = ("parties", "scope", "objectives", "duties", "indicators", "disputes", "term", "chain",
            "attachments", "activities", "conflicts", "history")


def head_texts(card: AgreementCard) -> tuple[str, str, str]:
    """Partner and kind · what it is about and its numbers · status and term."""
    values = card.record.values
    name = joined(card.partner, t(f"agreements.kind.{values['kind']}"))
    about = joined(values["title"], values["school_number"], values["partner_number"])
    status = t(f"agreements.status.{values['status']}")
    if card.record.hidden:
        status = t("agreement_page.removed")
    return name, about or t("agreement_page.untitled"), joined(status, _term(values), _left(
        values))


def _term(values: Mapping[str, Any]) -> str:
    return span_text(values["starts_on"] or "", values["ends_on"] or "", "range")


def _left(values: Mapping[str, Any]) -> str:
    """How long it still runs, or what was decided for afterwards."""
    if values["status"] == "terminated":
        return joined(day_text(values["ended_on"] or ""), values["ended_reason"])
    if values["status"] not in ("active", "expiring") or not values["ends_on"]:
        return ""
    days = (date.fromisoformat(values["ends_on"]) - clock.today()).days
    return tn("agreement_page.days_left", days) if days else t("agreement_page.last_day")


def section_lines(card: AgreementCard) -> list[Line]:
    """A line for each section: its name, how many, and what it says or lacks."""
    makers: dict[str, Callable[[AgreementCard], tuple[str, str]]] = {
        "parties": _parties, "scope": _scope, "objectives": _objectives, "duties": _duties,
        "indicators": _indicators, "disputes": _disputes, "term": _signing, "chain": _chain,
        "attachments": _attachments, "activities": _activities,
        "conflicts": lambda one: conflicts_text(one.conflicts), "history": _history}
    lines = []
    for number, name in enumerate(SECTIONS):
        count, text = makers[name](card)
        lines.append(Line(number, (t(f"agreement_page.{name}"), count,
                                   text or t(f"agreement_page.{name}.empty"))))
    return lines


def _parties(card: AgreementCard) -> tuple[str, str]:
    values = card.record.values
    return str(len(card.programmes) or ""), joined(
        "; ".join(card.programmes), values["cooperation"], card.partner)


def _scope(card: AgreementCard) -> tuple[str, str]:
    items = card.record.values["scope_items"]
    return str(len(items)), "; ".join(t(f"agreement_wizard.scope_items.{one}") for one in items)


def _objectives(card: AgreementCard) -> tuple[str, str]:
    texts = card.record.values["objectives"]
    return str(len(texts)), texts[0] if texts else ""


def _duties(card: AgreementCard) -> tuple[str, str]:
    score = card.score
    waiting = sorted((duty for duty in score.duties if not duty.done_on),
                     key=lambda duty: duty.due_on or "9999")
    following = joined(day_text(waiting[0].due_on), waiting[0].text) if waiting else ""
    said = [tn("agreement_page.late", len(score.late))] if score.late else []
    said += [tn("agreement_page.done", score.done)] if score.done else []
    return str(len(score.duties)), joined(*said, following)


def _indicators(card: AgreementCard) -> tuple[str, str]:
    score = card.score
    if not score.of:
        return "0", ""
    waiting = next((one.text for one in score.indicators if not one.met), "")
    return str(score.of), joined(met_text(score), waiting)


def met_text(score: Scorecard) -> str:
    """How many of the indicators were met: `3 dari 5 tercapai`."""
    return t("agreement_page.met", met=score.met, all=score.of)


def score_text(score: Scorecard) -> list[str]:
    """What became of an agreement: its indicators and its duties, a line each."""
    lines = [t("agreement_page.score_met", text=met_text(score))] if score.of else []
    if score.duties:
        lines.append(joined(
            t("agreement_page.score_duties", done=score.done, all=len(score.duties)),
            tn("agreement_page.late", len(score.late)) if score.late else ""))
    return lines


def _disputes(card: AgreementCard) -> tuple[str, str]:
    steps = card.record.values["dispute_steps"]
    return str(len(steps)), " → ".join(
        joined(t(f"agreements.dispute_steps.step.{one['step']}"),
                tn("agreement_page.days", one["days"]) if one["days"] else "")
        for one in steps)


def _signing(card: AgreementCard) -> tuple[str, str]:
    values = card.record.values
    names = [one["name"] for one in values["signatories"] if one["name"]]
    signed = t("agreement_page.signed", day=day_text(values["signed_on"])) if (
        values["signed_on"]) else ""
    return str(len(names)), joined(signed, values["signed_at"], "; ".join(names))


def _chain(card: AgreementCard) -> tuple[str, str]:
    links = card.chain
    if len(links) < 2:
        return "", ""
    return str(len(links)), " → ".join(
        joined(link_kind(link), link.title) for link in links)


def link_kind(link: Link) -> str:
    """What an agreement in the chain is: `PKS`, or `Perpanjangan PKS`."""
    kind = t(f"agreements.kind.{link.kind}")
    return t("agreement_page.renewal", kind=kind) if link.renews else kind


def _attachments(card: AgreementCard) -> tuple[str, str]:
    return files_text(card.attachments)


def _activities(card: AgreementCard) -> tuple[str, str]:
    newest = card.activities
    when = span_text(newest.starts_on, newest.ends_on, newest.precision)
    return str(newest.count), joined(when, newest.title)


def _history(card: AgreementCard) -> tuple[str, str]:
    return history_text(card.changes, card.changed)
