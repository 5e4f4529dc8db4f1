"""A round beside others: its last one, and the groups of those who answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.chart import LINES, Chart, Series
from mitra_tui.rows.survey_groups import PEOPLE, Group, ordered, told_apart
from mitra_tui.rows.survey_results import LEAST_B, Results, results_of
from mitra_tui.services.surveys.records import questions, store
from mitra_tui.services.surveys.results import results

BY = ("partner", "partner_kind", "respondent_kind", "programme")
"""By what a round can be told apart."""
_ROUNDS = 12  # of a chain that are looked at

# What a sheet `r` belongs to: an expression, and what has to be joined for it.
_OF = {
    "partner": ("r.partner_id", ""),
    "partner_kind": ("p.kind", "JOIN partner p ON p.id = r.partner_id"),
    "respondent_kind": ("nullif(r.respondent_kind, '')", ""),
    # A partner's sheet counts for each programme that its activities serve.
    "programme": ("x.programme_id",
                  "JOIN (SELECT DISTINCT l.partner_id, ap.programme_id FROM activity_partner l "
                  "JOIN activity a ON a.id = l.activity_id AND a.hidden = 0 "
                  "JOIN activity_programme ap ON ap.activity_id = a.id) x "
                  "ON x.partner_id = r.partner_id"),
}


def earlier(survey_id: int) -> Results | None:
    """The figures of the round before, None when there is none."""
    before = store.get(survey_id).values["earlier"]
    return None if before is None else results(before)


def rounds(survey_id: int) -> list[tuple[int, str, str]]:
    """The chain of rounds up to this one, the first on top: (id, title, the day it opened)."""
    found = list(db.execute_sql(
        "WITH RECURSIVE chain(id, depth) AS (SELECT ?, 0 UNION SELECT s.earlier_id, depth + 1 "
        "FROM survey s JOIN chain ON s.id = chain.id WHERE s.earlier_id IS NOT NULL "
        "AND depth < ?) SELECT s.id, s.title, s.opens_on FROM chain JOIN survey s "
        "ON s.id = chain.id WHERE s.hidden = 0 ORDER BY depth DESC", (survey_id, _ROUNDS)))
    return [(row[0], row[1], row[2]) for row in found]


def trend(survey_id: int) -> Chart:
    """The index of each round in a line, with the least of a B to be reached."""
    chain = rounds(survey_id)
    figures = tuple(results(one).skm for one, _, _ in chain)
    return Chart(
        LINES, t("survey.trend"), tuple(opens_on[:7] or title for _, title, opens_on in chain),
        (Series("", tuple(None if one is None else float(one) for one in figures)),),
        low=25, high=100, target=float(LEAST_B))


def groups(survey_id: int, by: str) -> list[Group]:
    """The round told apart by one of `BY`, the lowest first. KeyError: not by this.

    Sheets of fewer than five people are left out of a group; a group of only such has no figures.
    """
    key, joined = _OF[by]
    people: dict[Any, int] = {}
    sheets: dict[Any, int] = {}
    for group, n, of_people in db.execute_sql(
        f"SELECT {key} AS k, count(*), sum(r.respondent_kind IN {PEOPLE}) FROM response r {joined} "
        "WHERE r.survey_id = ? AND r.hidden = 0 AND k IS NOT NULL GROUP BY k", (survey_id,)
    ):
        sheets[group], people[group] = n, of_people
    counts: dict[Any, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for group, of_people, question, score, count in db.execute_sql(
        f"SELECT {key} AS k, r.respondent_kind IN {PEOPLE} AS people, a.question_id, a.score, "
        f"count(*) FROM response r {joined} JOIN answer a ON a.response_id = r.id "
        "WHERE r.survey_id = ? AND r.hidden = 0 AND k IS NOT NULL AND a.score IS NOT NULL "
        "GROUP BY k, people, a.question_id, a.score", (survey_id,)
    ):
        if not of_people or told_apart(people[group]):
            scores = counts[group][question]
            scores[score] = scores.get(score, 0) + count
    asked, names = questions(survey_id), _names(by, list(sheets))
    found = []
    for group, n in sheets.items():
        shown = n if told_apart(people[group]) else n - people[group]
        found.append(Group(
            names[group], n, results_of(asked, counts[group], shown) if shown else None,
            group if isinstance(group, int) else None))
    return ordered(found)


def _names(by: str, keys: Sequence[Any]) -> dict[Any, str]:
    from mitra_tui.services.references import names

    if by == "partner":
        return names("partners", list(keys))
    if by == "programme":
        return names("programmes", list(keys))
    if by == "partner_kind":
        return {key: t(f"partners.kind.{key}") for key in keys}
    return {key: t(f"responses.respondent_kind.{key}") for key in keys}


def new_round(survey_id: int, title: str, opens_on: str, closes_on: str = "") -> int:
    """Another round with the same questions and partners, after this one; its id."""
    from mitra_tui.schemas.survey import SurveyDraft

    record = store.get(survey_id)
    kept = ("template", "audience", "partners", "programme", "intro", "questions")
    draft = SurveyDraft.read({
        **{name: record.values[name] for name in kept}, "title": title, "opens_on": opens_on,
        "closes_on": closes_on, "earlier": survey_id})
    return store.save(draft.values())
