"""What warns about surveys: answers that became worse from one round to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mitra_tui.models.base import db
from mitra_tui.rows.warning import COMMON, EarlyWarning, Evidence, Options, fell

# A round without a last day is as far as it will ever be, unless it was opened by hand.
# One line for each partner, round and question: how it was answered on average.
_ANSWERS = (
    "SELECT p.id, p.name, r.respondent_kind, s.id, s.title, s.template, s.earlier_id, "
    "coalesce(nullif(s.opens_on, ''), min(r.on_date)), q.code, avg(a.score) "
    "FROM answer a JOIN question q ON q.id = a.question_id AND q.kind = 'likert4' "
    "JOIN response r ON r.id = a.response_id AND r.hidden = 0 "
    "JOIN survey s ON s.id = r.survey_id AND s.hidden = 0 "
    "JOIN partner p ON p.id = r.partner_id AND p.hidden = 0 AND p.stage = 'active' "
    "WHERE a.score IS NOT NULL AND r.on_date <= ? AND s.state <> 'open' "
    "AND (s.state = 'closed' OR s.closes_on < ?) GROUP BY p.id, r.respondent_kind, s.id, q.code"
)


class _Round(NamedTuple):
    day: str
    id: int
    title: str
    template: str
    earlier: int | None
    scores: dict[str, float]


def scores(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Partners whose newest round is worse than the one before, by the questions of both.

    Rounds are held against each other when one names the other as its earlier round, else when
    they have the same template. Must not fire: for different kinds of respondents, for fewer
    than `COMMON` questions in common, while a round is open, for a round whose answers came
    after `today`."""
    for (partner, name, _), rounds in _rounds(today).items():
        ordered = sorted(rounds.values(), key=lambda one: (one.day, one.id))
        newest = ordered[-1]
        earlier = _before(newest, ordered[:-1])
        shared = newest.scores.keys() & earlier.scores.keys() if earlier else set()
        if earlier is None or len(shared) < COMMON:
            continue
        was, now = (25 * sum(one.scores[code] for code in shared) / len(shared)
                    for one in (earlier, newest))
        if fell(was, now, options):
            yield EarlyWarning(
                "scores", "partners", partner, partner, name, newest.day,
                tuple(Evidence("surveys", one.id, one.day, one.title)
                      for one in (newest, earlier)),
                {"was": was, "now": now, "title": newest.title})


def _rounds(today: str) -> dict[tuple[int, str, str], dict[int, _Round]]:
    """The rounds that each partner answered, by the kind of who answered."""
    found: dict[tuple[int, str, str], dict[int, _Round]] = {}
    for partner, name, kind, one, title, template, earlier, day, code, score in db.execute_sql(
            _ANSWERS, (today, today)):
        rounds = found.setdefault((partner, name, kind), {})
        known = rounds.setdefault(one, _Round(day, one, title, template, earlier, {}))
        known.scores[code] = score
    return found


def _before(newest: _Round, others: list[_Round]) -> _Round | None:
    """The round that a round is held against."""
    named = [one for one in others if one.id == newest.earlier]
    alike = [one for one in others
             if one.template == newest.template and newest.template != "own"]
    found = named or alike
    return found[-1] if found else None
