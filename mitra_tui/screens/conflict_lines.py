"""The texts of a conflict's page: three head rows, a line for each section and for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t, tn
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.conflict import missing_of_mediation, struck
from mitra_tui.rows.conflict_card import ConflictCard
from mitra_tui.rows.conflict_ladder import Rung
from mitra_tui.rows.lines import Line
from mitra_tui.screens.attachments import files_text
from mitra_tui.screens.section_texts import flat, history_text, joined
from mitra_tui.services.conflict_ladder import rung_text

# The sections by the number of their line; the steps stand between `next` and `outcome`.
SECTIONS = ("what", "about", "ladder", "next", "outcome", "files", "history")
STEPS = 100
"""Added to the number of a step, it is the number of its line."""


def head_texts(card: ConflictCard) -> tuple[str, str, str]:
    """What it is about · with whom · status, age, until when something is to be done."""
    values = card.record.values
    status = t(f"conflicts.status.{values['status']}")
    if card.record.hidden:
        status = t("conflict_page.removed")
    secret = t("conflicts.confidential") if values["confidential"] else ""
    return (str(values["summary"]), joined(card.partner, card.agreement or card.activity),
            joined(status, tn("conflict_page.age", values["age_days"]), _due(values), secret))


def _due(values: Mapping[str, Any]) -> str:
    due = values["next_on"]
    if not due:
        return ""
    late = due < clock.today().isoformat()
    return t("conflict_page.late" if late else "conflict_page.due", day=day_text(due))


def section_lines(card: ConflictCard) -> list[Line]:
    """A line for each section and, in their place, for each step of the log."""
    makers: dict[str, Callable[[ConflictCard], tuple[str, str]]] = {
        "what": _what, "about": _about, "ladder": _ladder, "next": _next, "outcome": _outcome,
        "files": lambda one: files_text(one.files), "history": _history}
    lines = []
    for number, name in enumerate(SECTIONS):
        count, text = makers[name](card)
        label = name if name != "ladder" else "agreed" if card.agreed else "own"
        lines.append(Line(number, (t(f"conflict_page.{label}"), count,
                                   text or t(f"conflict_page.{name}.empty"))))
        if name == "next":
            lines += _steps(card)
    return lines


def _what(card: ConflictCard) -> tuple[str, str]:
    values = card.record.values
    grade = t(f"conflicts.grade.{values['severity']}") if values["severity"] else ""
    source = t(f"conflicts.source.{values['source']}") if values["source"] else ""
    by = t(f"conflict_page.by_{values['raised_by']}") if values["raised_by"] else ""
    return "", joined(
        t(f"conflicts.nature.{values['nature']}"), grade, source,
        joined(day_text(values["raised_on"]), by))


def _about(card: ConflictCard) -> tuple[str, str]:
    return "", joined(card.partner, card.agreement, card.activity)


def _ladder(card: ConflictCard) -> tuple[str, str]:
    """The rungs in their order, the one that was reached in brackets."""
    standing = card.standing
    return str(len(standing.rungs)), " → ".join(
        f"[{_rung(one)}]" if place == standing.at else _rung(one)
        for place, one in enumerate(standing.rungs))


def _rung(rung: Rung) -> str:
    return f"{rung_text(rung.code)} {rung.days}" if rung.days else rung_text(rung.code)


def _next(card: ConflictCard) -> tuple[str, str]:
    step = card.standing.step
    if step is None:
        return "", ""
    return "", joined(rung_text(step.code), _due(card.record.values))


def _steps(card: ConflictCard) -> list[Line]:
    steps = card.record.values["steps"]
    gone = struck(steps)
    lines = []
    for number, one in enumerate(steps, 1):
        kind = one["kind"]
        lines.append(Line(STEPS + number, (
            f"{number}. {t(f'conflicts.steps.kind.{kind}')}", "",
            joined(t("conflict_page.struck") if number in gone else "",
                    day_text(one["on_date"]), flat(one["text"]), one["people"],
                    _mediation(one)))))
    return lines


def _mediation(step: Mapping[str, Any]) -> str:
    """Who mediated, or that it is not told."""
    if step["kind"] != "mediation":
        return ""
    if step["mediator"]:
        return t("conflict_page.mediated", name=step["mediator"])
    return t("conflict_page.no_mediator") if missing_of_mediation(step) else ""


def step_text(step: Mapping[str, Any]) -> str:
    """An entry in full, a line for each part that says something."""
    told = [(name, step[name]) for name in (
        "people", "mediator", "school_view", "partner_view", "corrects") if step[name]]
    return "\n".join([str(step["text"]), *(
        f"{t(f'conflicts.steps.{name}')}: {value}" for name, value in told)])


def _outcome(card: ConflictCard) -> tuple[str, str]:
    values = card.record.values
    answers = [t(f"conflict_page.{side}_{values[f'accepted_by_{side}']}")
               for side in ("school", "partner") if values[f"accepted_by_{side}"]]
    lessons = t("conflict_page.lessons", text=flat(values["lessons"])) if (
        values["lessons"]) else ""
    return "", joined(day_text(values["closed_on"] or ""), *answers, flat(values["outcome"]),
                       lessons)


def _history(card: ConflictCard) -> tuple[str, str]:
    return history_text(card.changes, card.changed)
