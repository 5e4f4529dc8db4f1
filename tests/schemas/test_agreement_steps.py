"""The steps of the wizard: each sound by itself, together the agreement."""

from __future__ import annotations

import pytest

from mitra_tui.errors import Invalid
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.agreement_steps import PARTS, STEPS, is_complete, step_of
from mitra_tui.schemas.agreement import AgreementDraft
from mitra_tui.schemas.agreement_steps import step_draft


@pytest.mark.parametrize("step", STEPS)
def test_each_step_asks_for_its_fields_and_no_others(step: str) -> None:
    assert set(step_draft(step).model_fields) == set(STEPS[step])


def test_the_steps_and_the_life_of_an_agreement_are_all_of_it() -> None:
    asked = {name for names in STEPS.values() for name in names}
    life = {"state", "signed_on", "signed_at", "partner_name", "renews", "snoozed_to", "decision",
            "decided_on", "ended_on", "ended_reason"}
    assert asked | life == set(AgreementDraft.model_fields)
    assert asked | life | {"status"} == set(AGREEMENTS.names)


def test_a_step_is_judged_whatever_the_others_lack() -> None:
    with pytest.raises(Invalid) as error:
        step_draft("term").read({"starts_on": "2024-05-02", "ends_on": "2024-05-01"})
    assert [(one.field, one.key) for one in error.value.errors] == [
        ("ends_on", "check.agreement_ends_before_starts")]
    assert step_draft("term").read({}).values()["copies"] is None


def test_a_complaint_leads_to_its_step() -> None:
    assert step_of("duties.2.due_on") == "duties"
    assert step_of("ends_on") == "term"
    assert step_of("state") == ""


def test_duties_are_complete_when_both_sides_have_one() -> None:
    ours = {"side": "school", "text": "Membekali siswa"}
    assert not is_complete("duties", {"duties": [ours]})
    assert not is_complete("duties", {"duties": [ours, {"side": "partner", "text": ""}]})
    assert is_complete("duties", {"duties": [ours, {"side": "partner", "text": "Menilai"}]})
    assert [part for part in PARTS if is_complete(part, {"objectives": ["Sasaran"]})] == [
        "objectives"]
