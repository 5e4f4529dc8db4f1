"""The rule of each of the paper's eight strategies: from dated records to signs that hold or not.

Each rule quotes the paper's sentence it comes from (section "Strategi"), and reads nothing but the
facts it is given. Spans are this program's: the paper says *berkala* and *rutin*, domain.md says
twelve months for personal relations and for feedback.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mitra_tui.rows.agreement_term import later
from mitra_tui.rows.pulse import Evidence, Facts, Reading, Sign

YEAR = 12
"""Months in which personal relations, coordination and feedback must show."""
SILENCE = 6
"""Months after which a channel nobody used is not open."""
SPAN = 24
"""Months of joint work that are looked at: partners often meet once in a school year."""
YOUNG = 30
"""Days for which a conflict may be open before it counts as left lying."""


def read(facts: Facts) -> tuple[Reading, ...]:
    """All eight strategies, in the paper's order."""
    return tuple(Reading(number, rule(facts)) for number, rule in enumerate(RULES, 1))


def since(day: date, months: int) -> str:
    """The ISO day that many months before; records after it are within the span."""
    return later(day, -months).isoformat()


def clear_goals(facts: Facts) -> tuple[Sign, ...]:
    """1 · Goals with horizon and due date, or an agreement's objectives; met, none overdue.

    Domain: "goals with horizon, owner and due date; met or not". The owner is the partner's.
    """
    today = facts.day.isoformat()
    dated = [one.evidence for one in facts.goals if one.horizon and one.due_on]
    objectives = [one.evidence for one in facts.pacts if one.valid and one.objectives]
    late = [one.evidence for one in facts.goals
            if not one.met_on and one.due_on and one.due_on < today]
    met = [one.evidence for one in facts.goals if one.met_on]
    undated = [one.evidence for one in facts.goals]
    kept: bool | None = None
    if late or met:
        kept = not late
    return (
        Sign("goal", bool(dated or objectives), tuple(dated + objectives or undated)),
        Sign("kept", kept, tuple(late or met)),
    )


def open_channels(facts: Facts) -> tuple[Sign, ...]:
    """2 · "Membuat jalur komunikasi yang terbuka … rapat koordinasi dan laporan progres."

    A contact one can reach; a contact made within half a year; coordination or a report of
    progress within the year.
    """
    recent = _newest(one.evidence for one in facts.talks
                     if one.evidence.on_date > since(facts.day, SILENCE))
    lately = _newest(one.evidence for one in facts.talks)
    formal = _newest(one.evidence for one in facts.talks
                     if one.kind in ("coordination", "progress_report")
                     and one.evidence.on_date > since(facts.day, YEAR))
    return (
        Sign("contact", bool(facts.contacts), tuple(facts.contacts or facts.former)),
        Sign("recent", bool(recent), recent or lately),
        Sign("coordination", bool(formal), formal),
    )


def transparency(facts: Facts) -> tuple[Sign, ...]:
    """3 · "Menjaga keterbukaan … dan mengakui kesalahan secara terbuka … pelaporan pencapaian dan
    tantangan yang dihadapi."

    A report of progress to the partner within the year; joint work whose achievements and
    challenges are both written down, or a mistake closed with its lesson.
    """
    reports = _newest(one.evidence for one in facts.talks
                      if one.kind == "progress_report" and one.direction == "out"
                      and one.evidence.on_date > since(facts.day, YEAR))
    told = _newest(
        [one.evidence for one in facts.deeds if one.told_whole]
        + [one.evidence for one in facts.troubles if one.closed_on and one.lessons])
    done = _newest(one.evidence for one in facts.deeds)
    return (
        Sign("whole", bool(told), told or done),
        Sign("report", bool(reports), reports),
    )


def personal_relations(facts: Facts) -> tuple[Sign, ...]:
    """4 · "Pertemuan tatap muka, acara sosial, dan penghargaan serta apresiasi." Twelve months."""
    border = since(facts.day, YEAR)
    met = _newest(
        [one.evidence for one in facts.talks
         if (one.face_to_face or one.kind == "visit") and one.evidence.on_date > border]
        + [one.evidence for one in facts.deeds if one.evidence.on_date > border])
    thanked = _newest(one.evidence for one in facts.talks
                      if one.kind in ("social", "appreciation") and one.evidence.on_date > border)
    before = _newest(one.evidence for one in facts.deeds)
    return (
        Sign("met", bool(met), met or before),
        Sign("thanked", bool(thanked), thanked),
    )


def collaboration(facts: Facts) -> tuple[Sign, ...]:
    """5 · "Tim kerja gabungan, pelatihan bersama, dan partisipasi dalam pengambilan keputusan."

    Work in which both sides have their part, or a coordination that names its people; a joint
    training; a review that both sides' decisions can be read from.
    """
    team = _newest(
        [one.evidence for one in facts.deeds if one.shared]
        + [one.evidence for one in facts.talks if one.kind == "coordination" and one.people])
    training = _newest(one.evidence for one in facts.deeds if one.training)
    decided = _newest(one.evidence for one in facts.voices if one.kind == "decision")
    done = _newest(one.evidence for one in facts.deeds)
    return (
        Sign("training", bool(training), training or done),
        Sign("team", bool(team), team),
        Sign("decided", bool(decided), decided),
    )


def conflicts(facts: Facts) -> tuple[Sign, ...]:
    """6 · "Identifikasi potensi sumber konflik sejak dini, komunikasi terbuka …, dan mediasi jika
    diperlukan memastikan penyelesaian konflik yang adil."

    Where no conflict was ever noted there is nothing to judge: silence is no proof of peace.
    """
    border = (facts.day - timedelta(days=YOUNG)).isoformat()
    potential = [one.evidence for one in facts.troubles if one.nature == "potential"]
    lying = [one.evidence for one in facts.troubles
             if not one.closed_on and one.evidence.on_date < border]
    closed = [one for one in facts.troubles if one.closed_on]
    refused = [one.evidence for one in closed if not one.accepted]
    anything = bool(facts.troubles)
    return (
        Sign("young", not lying if anything else None,
             tuple(lying) or _newest(one.evidence for one in facts.troubles)),
        Sign("accepted", not refused if closed else None,
             tuple(refused or (one.evidence for one in closed))),
        Sign("early", bool(potential) if anything else None, tuple(potential)),
    )


def clear_agreement(facts: Facts) -> tuple[Sign, ...]:
    """7 · "Perjanjian kerjasama yang mencakup sasaran, tanggung jawab, indikator keberhasilan,
    dan mekanisme penyelesaian sengketa."
    """
    valid = [one for one in facts.pacts if one.valid]
    whole = [one.evidence for one in valid if one.whole]
    listed = tuple(one.evidence for one in (valid or facts.pacts))
    return (
        Sign("valid", bool(valid), listed),
        Sign("whole", bool(whole), tuple(whole) or tuple(one.evidence for one in valid)),
    )


def feedback(facts: Facts) -> tuple[Sign, ...]:
    """8 · "Evaluasi rutin dan umpan balik konstruktif … dari peserta dan mitra."

    Within twelve months an answer of the partner or a review, and one of participants; no
    follow-up of either left undone past its day.
    """
    border, today = since(facts.day, YEAR), facts.day.isoformat()
    fresh = [one for one in facts.voices if one.evidence.on_date > border]
    partner = _newest(one.evidence for one in fresh if one.kind in ("partner", "review"))
    people = _newest(one.evidence for one in fresh if one.kind in ("teacher", "student"))
    late = [one.evidence for one in facts.tasks
            if not one.done_on and one.due_on and one.due_on < today]
    before = _newest(one.evidence for one in facts.voices if one.kind != "decision")
    return (
        Sign("partner", bool(partner), partner or before),
        Sign("participants", bool(people), people),
        Sign("followed", not late if facts.tasks else None,
             tuple(late or (one.evidence for one in facts.tasks))),
    )


RULES = (clear_goals, open_channels, transparency, personal_relations, collaboration, conflicts,
         clear_agreement, feedback)


def _newest(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The newest of some evidence, alone; nothing of nothing."""
    newest = max(found, key=lambda one: (one.on_date, one.id), default=None)
    return () if newest is None else (newest,)
