"""What an agreement lacks, rule by rule: told with the field that mends it, and never refused."""

from __future__ import annotations

from typing import Any

import pytest

from mitra_tui.rows.agreement_check import HINT, WEAK, findings, is_weak

DUTIES = [{"side": "school", "text": "A", "due_on": "2024-07-01"},
          {"side": "partner", "text": "B", "due_on": "2024-07-01"}]
INDICATORS = [{"text": "C", "measure": "hours", "target": 50, "due_on": "2024-12-31"}]
LADDER = [{"step": "deliberation", "days": 30}, {"step": "mediation", "days": 30},
          {"step": "court", "days": None}]
SIGNING = [{"side": "school", "name": "Kepala"}, {"side": "partner", "name": "Rina"}]
WHOLE: dict[str, Any] = {
    "kind": "pks", "partner": 1, "title": "Kerja sama", "programmes": [1], "scope_items": [3],
    "objectives": ["Siap kerja"], "duties": DUTIES, "indicators": INDICATORS,
    "dispute_steps": LADDER, "starts_on": "2024-01-08", "ends_on": "2026-01-07",
    "signatories": SIGNING, "state": "draft", "partner_name": None, "template": None,
    "signed_on": None, "school_number": None, "parent": None, "supervisor": None,
}


def told(**values: Any) -> list[tuple[str, str]]:
    return [(one.key.partition(".")[2], one.field) for one in findings({**WHOLE, **values})]


def test_a_whole_agreement_lacks_nothing() -> None:
    assert findings(WHOLE) == () and not is_weak(WHOLE)


def test_an_empty_one_is_told_all_its_parts_in_the_order_of_the_steps() -> None:
    found = findings({})
    assert [one.part for one in found] == [
        "parties", "parties", "parties", "scope", "objectives", "duties", "duties", "indicators",
        "disputes", "term", "term", "term", "term"]
    assert {one.severity for one in found if one.part not in ("scope",)} == {WEAK}


@pytest.mark.parametrize("values,key,field", [
    ({"partner": None}, "no_partner", "partner"), ({"title": ""}, "no_title", "title"),
    ({"programmes": []}, "no_programmes", "programmes"),
    ({"objectives": []}, "no_objectives", "objectives"),
    ({"duties": DUTIES[:1]}, "no_duties_partner", "duties"),
    ({"duties": DUTIES[1:]}, "no_duties_school", "duties"),
    ({"duties": [*DUTIES, {"side": "school", "text": "X", "due_on": None}]},
     "duty_without_date", "duties.3.due_on"),
    ({"indicators": []}, "no_indicators", "indicators"),
    ({"indicators": [{**INDICATORS[0], "target": None}]}, "indicator_without_target",
     "indicators.1.target"),
    ({"indicators": [*INDICATORS, {"text": "X", "due_on": "2024-12-31"}]},
     "indicator_without_measure", "indicators.2.measure"),
    ({"dispute_steps": []}, "no_ladder", "dispute_steps"),
    ({"dispute_steps": [LADDER[0], LADDER[2]]}, "ladder_without_mediation", "dispute_steps"),
    ({"starts_on": None}, "no_start", "starts_on"), ({"ends_on": ""}, "no_end", "ends_on"),
    ({"ends_on": "2024-01-07", "duties": [], "kind": "none"}, "ends_before_starts", "ends_on"),
    ({"signatories": SIGNING[1:]}, "no_signatory_school", "signatories"),
    ({"signatories": [SIGNING[0], {"side": "partner", "name": ""}]}, "no_signatory_partner",
     "signatories"),
    ({"state": "signed", "school_number": "1"}, "no_signing_day", "signed_on"),
    ({"state": "signed", "signed_on": "2024-01-08"}, "no_number", "school_number"),
    ({"kind": "addendum"}, "no_parent", "parent"),
])
def test_what_is_missing_makes_it_weak(values: dict[str, Any], key: str, field: str) -> None:
    assert told(**values) == [(key, field)]
    assert is_weak({**WHOLE, **values})


@pytest.mark.parametrize("values,key,field", [
    ({"title": "x" * 81}, "long_title", "title"),
    ({"partner_name": "x" * 101}, "long_name", "partner_name"),
    ({"scope_items": []}, "no_scope", "scope_items"),
    ({"scope_items": [4]}, "no_supervisor", "supervisor"),
    ({"template": "pkl"}, "no_supervisor", "supervisor"),
    ({"duties": [*DUTIES, {"side": "school", "text": "X", "due_on": "2024-01-07"}]},
     "duty_outside_term", "duties.3.due_on"),
    ({"indicators": [{**INDICATORS[0], "due_on": ""}]}, "indicator_without_date",
     "indicators.1.due_on"),
    ({"dispute_steps": [{"step": "mediation"}]}, "step_without_days", "dispute_steps.1.days"),
    ({"ends_on": "2029-01-08"}, "long_term", "ends_on"),
])
def test_what_is_only_odd_is_a_hint(values: dict[str, Any], key: str, field: str) -> None:
    assert told(**values) == [(key, field)]
    assert not is_weak({**WHOLE, **values})
    assert [one.severity for one in findings({**WHOLE, **values})] == [HINT]


@pytest.mark.parametrize("values", [
    {"title": "x" * 80}, {"ends_on": "2029-01-07"}, {"scope_items": [4], "supervisor": "Guru"},
    {"duties": [{**one, "due_on": "2026-01-07"} for one in DUTIES]},
    {"kind": "addendum", "parent": 1, "duties": [], "objectives": [], "dispute_steps": [],
     "indicators": [], "title": "", "programmes": []},
    {"kind": "none", "duties": [], "objectives": [], "dispute_steps": [], "signatories": []},
])
def test_what_is_enough_is_enough(values: dict[str, Any]) -> None:
    assert told(**values) == []


def test_a_day_that_is_still_being_typed_breaks_nothing() -> None:
    assert told(starts_on="5 Mei", ends_on="31/12/2024") == [
        ("no_start", "starts_on"), ("no_end", "ends_on")]
