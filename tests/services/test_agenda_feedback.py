"""The agenda of surveys and reviews: shown in time, silent once they are done."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.services.agenda import agenda
from mitra_tui.services.surveys.records import set_state
from tests import factories


def due(kind: str) -> list[tuple[str, str, str]]:
    return [(one.due, one.group, one.text) for one in agenda().items if one.kind == kind]


def test_a_round_that_closes_asks_for_those_who_have_not_answered(with_partners: Path) -> None:
    one = factories.survey(partners=[1, 2], opens_on="2024-05-01", closes_on="2024-05-25")
    assert due("survey") == [
        ("2024-05-25", "week", "Kepuasan mitra 2024 · 2 belum menjawab")]
    factories.response(one, partner=1)
    factories.response(one, partner=2)
    assert due("survey") == []


@pytest.mark.parametrize("closes_on,shown", [
    ("2024-05-20", True), ("2024-05-19", False), ("2024-06-19", True), ("2024-06-20", False),
])
def test_it_is_shown_within_the_month(
    with_partners: Path, closes_on: str, shown: bool,
) -> None:
    factories.survey(partners=[1], opens_on="2024-05-01", closes_on=closes_on)
    assert bool(due("survey")) is shown


def test_a_planned_round_is_to_be_opened_and_a_closed_one_is_silent(with_partners: Path) -> None:
    one = factories.survey(opens_on="2024-05-27", closes_on="2024-06-10", partners=[1])
    assert due("survey") == [("2024-05-27", "week", "Kepuasan mitra 2024 · dibuka")]
    set_state(one, "closed")
    assert due("survey") == []


def test_a_review_is_due_until_the_next_one_is_made(with_partners: Path) -> None:
    factories.evaluation(1, on_date="2024-01-10", next_on="2024-05-20")
    assert [(day, group) for day, group, _ in due("review")] == [("2024-05-20", "today")]
    factories.evaluation(1, on_date="2024-05-20")
    assert due("review") == []


def test_nobody_is_asked_to_review_a_partnership_that_ended(with_partners: Path) -> None:
    factories.evaluation(1, on_date="2024-01-10", next_on="2024-05-01")
    factories.edit("partners", 1, stage="ended")
    assert due("review") == []
