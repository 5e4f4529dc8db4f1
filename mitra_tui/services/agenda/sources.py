"""The sources of the agenda, one line each.

A source takes the `Window` and yields what asks for someone within it. A new one is a line here,
its kind in `rows.agenda.KINDS` with the label `today.kind.<kind>`, and what its keys do in
`screens.today_ways.WAYS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mitra_tui.rows.agenda import AgendaItem, Window
from mitra_tui.services.agenda import activities, agreements, conflicts, feedback, tasks

SOURCES: tuple[Callable[[Window], Iterator[AgendaItem]], ...] = (
    tasks.followups,
    tasks.needs,
    activities.planned,
    activities.unfound,
    conflicts.open_ones,
    agreements.ending,
    agreements.ending_late,
    agreements.unsigned,
    agreements.duties,
    agreements.indicators,
    tasks.letters,
    feedback.surveys,
    feedback.reviews,
    tasks.contacts,
    tasks.pending,
)

# How a record that was just saved is shown: as which kind, and on which of its days.
SAVED = {"followups": ("followup", "due_on"), "needs": ("need", "due_on"),
         "activities": ("activity", "starts_on"), "contacts": ("contact", "active_to"),
         "interactions": ("letter", "answer_by"), "conflicts": ("conflict", "next_on"),
         "surveys": ("survey", "closes_on"), "evaluations": ("review", "next_on")}
