"""Where a conflict stands on its ladder, what comes next, and until when."""

from __future__ import annotations

from typing import Any

import pytest

from mitra_tui.rows.conflict import age_on, status_of
from mitra_tui.rows.conflict_ladder import SCHOOL_LADDER, as_chosen, kept, of_agreement, stand
from tests.conftest import TODAY

AGREED = of_agreement([("deliberation", 20), ("mediation", 30), ("court", None)])


def conflict(*steps: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A conflict of 6 May that was dealt with in these steps."""
    return {"raised_on": "2024-05-06", "closed_on": None, "severity": None, "nature": "actual",
            "accepted_by_school": None, "accepted_by_partner": None, "steps": list(steps),
            **values}


def step(kind: str, on_date: str = "2024-05-07", **values: Any) -> dict[str, Any]:
    return {"kind": kind, "on_date": on_date, "text": "…", "corrects": None, **values}


def following(values: dict[str, Any], *, agreed: bool = True) -> tuple[str, str]:
    """The code of the next rung, and its day."""
    found = stand(values, AGREED if agreed else SCHOOL_LADDER, agreed=agreed)
    return (found.step.code if found.step else "", found.due)


def test_the_agreements_own_ladder_is_climbed_by_its_days() -> None:
    assert following(conflict()) == ("deliberation", "2024-05-26")
    talked = conflict(step("deliberation", "2024-05-10"))
    assert following(talked) == ("mediation", "2024-06-09")
    mediated = conflict(*talked["steps"], step("mediation", "2024-05-20"))
    assert following(mediated) == ("court", "2024-06-03"), "14 days where it names none"
    sued = conflict(*mediated["steps"], step("legal", "2024-06-01"))
    assert following(sued) == ("decision", "2024-06-15")


def test_a_second_meeting_stays_on_its_rung_and_a_higher_step_leaves_rungs_out() -> None:
    twice = conflict(step("deliberation", "2024-05-10"), step("deliberation", "2024-05-14"))
    assert following(twice) == ("mediation", "2024-06-13")
    assert following(conflict(step("mediation", "2024-05-14")))[0] == "court"
    # What is on no ladder moves nothing up.
    assert following(conflict(step("communication", "2024-05-09"))) == (
        "deliberation", "2024-05-29")


def test_the_schools_ladder_holds_without_an_agreement() -> None:
    assert following(conflict(), agreed=False) == ("immediate", "2024-05-06")
    rungs = []
    values = conflict()
    for _ in SCHOOL_LADDER:
        found = stand(values, SCHOOL_LADDER, agreed=False)
        assert found.step is not None
        rungs.append(found.step.code)
        values["steps"].append(step(found.step.kind, rung=found.step.code))
    assert rungs == [
        "immediate", "supervisor", "head", "partnerships", "principal", "mediation"]
    assert following(values, agreed=False)[0] == "decision"


@pytest.mark.parametrize("values", [{"nature": "potential"}, {"severity": 1}, {"severity": 2}])
def test_nobody_is_taken_out_of_what_is_gentle_or_has_not_happened(values: Any) -> None:
    assert following(conflict(**values), agreed=False)[0] == "supervisor"


def test_the_gravest_is_due_the_same_day_whatever_the_ladder_says() -> None:
    grave = conflict(severity=4)
    assert following(grave) == ("immediate", "2024-05-06"), "before the agreement's own steps"
    grave["steps"].append(step("immediate_action", "2024-05-06"))
    assert following(grave) == ("deliberation", "2024-05-06")
    assert following(conflict(severity=3)) == ("deliberation", "2024-05-26")


def test_an_entry_that_was_put_right_counts_no_more() -> None:
    wrong = step("mediation", "2024-05-20")
    values = conflict(step("deliberation", "2024-05-10"), wrong, step("note", corrects=2))
    assert following(values) == ("mediation", "2024-06-09")
    values["steps"].append(step("mediation", "2024-05-21"))
    assert following(values)[0] == "court"


def test_what_is_closed_has_no_next_step() -> None:
    assert following(conflict(closed_on="2024-05-08")) == ("", "")


def test_the_last_days_that_there_are_end_no_program() -> None:
    assert following(conflict(raised_on="9999-12-30")) == ("deliberation", "9999-12-31")


def test_the_status_follows_from_the_record() -> None:
    assert status_of(conflict()) == "open"
    assert status_of(conflict(step("note"))) == "open"
    assert status_of(conflict(step("deliberation"))) == "handling"
    assert status_of(conflict(step("deliberation"), step("note", corrects=1))) == "open"
    assert status_of(conflict(step("deliberation"), nature="potential")) == "potential"
    assert status_of(conflict(accepted_by_partner="no")) == "refused"
    assert status_of(conflict(accepted_by_partner="yes")) == "open"
    assert status_of(conflict(closed_on="2024-05-08")) == "closed"


def test_age_is_counted_until_it_was_closed() -> None:
    assert age_on(TODAY, "2024-05-06", None) == 14
    assert age_on(TODAY, "2024-05-06", "2024-05-08") == 2
    assert age_on(TODAY, "2024-06-01", None) == 0


def test_a_chosen_ladder_is_kept_as_it_is() -> None:
    assert as_chosen(kept(SCHOOL_LADDER)) == SCHOOL_LADDER
