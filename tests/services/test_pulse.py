"""The pulse of partners, read from their records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import NotFound
from mitra_tui.models.base import db
from mitra_tui.rows.pulse import Level, Pulse
from mitra_tui.services import partners
from mitra_tui.services.pulse import pulse, pulse_of
from tests import factories
from tests.command import Run


def held(found: Pulse, strategy: int) -> dict[str, bool | None]:
    return {one.name: one.holds for one in found.readings[strategy - 1].signs}


@pytest.fixture
def partner(school: Path) -> int:
    return factories.partner("CV [Mitra] [/]")


def test_a_new_partner_has_no_data(partner: int) -> None:
    assert [one.level for one in pulse_of(partner).readings] == [Level.NONE] * 8
    with pytest.raises(NotFound):
        pulse_of(99)


def test_every_strategy_reads_its_records(partner: int) -> None:
    factories.need(horizon="short", due_on="2024-06-30", met_on="2024-05-01", partners=[partner])
    factories.contact(partner, phone="0812")
    factories.interaction(partner, on_date="2024-05-02", kind="progress_report", direction="out")
    factories.interaction(partner, on_date="2024-05-03", kind="appreciation", direction="out")
    factories.interaction(partner, on_date="2024-05-04", kind="coordination", people="Kaprog")
    factories.activity(
        partners=[partner], starts_on="2024-04-01", ends_on="2024-04-01", status="done",
        category="Diklat/pelatihan", achievements="Lulus", challenges="Alat kurang")
    factories.conflict(partner, nature="potential", raised_on="2024-05-10")
    factories.whole_agreement(
        partner, state="signed", signed_on="2024-01-02", starts_on="2024-01-02",
        ends_on="2026-01-01")
    survey = factories.survey()
    factories.response(survey, partner=partner, on_date="2024-05-01")
    factories.response(survey, partner=partner, on_date="2024-05-01", respondent_kind="student")
    factories.evaluation(partner, decision="continue", on_date="2024-05-05")
    found = pulse_of(partner)
    assert [str(one.level) for one in found.readings] == ["strong"] * 8, [
        (one.strategy, held(found, one.strategy)) for one in found.readings]
    assert found.points == 24 and found.next is None


@pytest.mark.parametrize("values,strategy,sign", [
    ({"state": "draft"}, 7, "valid"),
    ({"state": "signed", "starts_on": "2020-01-01", "ends_on": "2021-01-01"}, 7, "valid"),
    ({"state": "signed", "starts_on": "2024-01-01", "ends_on": "2025-01-01",
      "dispute_steps": []}, 7, "whole"),
])
def test_what_an_agreement_lacks_shows(
    partner: int, values: dict[str, Any], strategy: int, sign: str,
) -> None:
    factories.whole_agreement(partner, **values)
    assert held(pulse_of(partner), strategy)[sign] is False


def test_what_was_removed_or_only_planned_does_not_count(partner: int) -> None:
    one = factories.interaction(partner, on_date="2024-05-02", kind="visit")
    factories.activity(partners=[partner], starts_on="2024-06-01", ends_on="2024-06-01")
    assert held(pulse_of(partner), 4)["met"] is True
    from mitra_tui.services import interactions

    interactions.store.remove(one)
    assert held(pulse_of(partner), 4)["met"] is False


def test_what_lies_ahead_does_not_count_yet(partner: int) -> None:
    """A slip in a year, or a plan, is no contact, no answer and no review."""
    ahead = "2062-05-01"
    factories.interaction(partner, on_date=ahead, kind="coordination")
    factories.contact(partner, phone="0812", active_from=ahead)
    factories.evaluation(partner, on_date=ahead, decision="continue")
    factories.response(factories.survey(), partner=partner, on_date=ahead, answers={"s1": 4})
    found = pulse_of(partner)
    assert not any(held(found, 2).values()) and held(found, 5)["decided"] is False
    assert held(found, 8)["partner"] is False


def test_a_confidential_conflict_counts_without_its_words(partner: int) -> None:
    factories.conflict(partner, "Rahasia besar", confidential=True)
    evidence = pulse_of(partner).readings[5].signs[0].evidence[0]
    assert (evidence.what, evidence.text) == ("conflicts", "")


def test_however_many_partners_the_queries_are_few(
    with_activities: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    execute = db.execute_sql

    def counted(sql: str, params: Any = None) -> Any:
        asked.append(sql)
        return execute(sql, params)

    monkeypatch.setattr(db, "execute_sql", counted)
    assert len(pulse()) == 8
    assert len(asked) <= 12


def test_all_partners_are_read_like_one(with_activities: Path) -> None:
    found = pulse()
    assert [one.name for one in found] == sorted((one.name for one in found), key=str.casefold)
    for one in found:
        assert pulse_of(one.partner) == one
    partners.store.remove(1)
    assert 1 not in [one.partner for one in pulse()]
    assert pulse_of(1).partner == 1


def test_the_command_line_tells_it_with_its_evidence(with_activities: Path, run: Run) -> None:
    told = run("pulse", "--json").objects
    assert len(told) == 8
    assert [one["strategy"] for one in told[0]["strategies"]] == list(range(1, 9))
    assert set(told[0]["strategies"][0]) == {"strategy", "title", "level", "act", "signs"}
    one = run("pulse", "--partner", "1", "--json").objects
    assert [found["partner"] for found in one] == [1]
    shown = run("pulse", "--partner", "1")
    assert "Tujuan yang jelas" in shown.out and "Langkah berikut" in shown.out
    table = run("pulse", "--lang", "en")
    assert "Next act" in table.out and "no data yet" in table.err
    assert run("pulse", "--partner", "tidak ada").code == 1


def test_a_review_without_a_period_is_told_by_its_findings(partner: int) -> None:
    factories.evaluation(partner, findings="Jadwal sering berubah", decision="improve")
    (evidence,) = next(one for one in pulse_of(partner).readings[4].signs
                       if one.name == "decided").evidence
    assert evidence.text == "Jadwal sering berubah"
