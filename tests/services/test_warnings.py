"""Early warnings over real records: each rule fires, and keeps silent when it must."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict, Invalid
from mitra_tui.models.base import db
from mitra_tui.rows.warning import OPTIONS, RULES, EarlyWarning
from mitra_tui.services import (
    agreements,
    changes,
    conflicts,
    interactions,
    partners,
    preferences,
    sample,
)
from mitra_tui.services.warnings import warnings
from mitra_tui.services.warnings.acts import dismiss, to_conflict, to_followup
from mitra_tui.services.warnings.options import choose, options
from mitra_tui.services.warnings.telling import sentence
from tests import factories
from tests.command import Run

TODAY = date(2024, 5, 20)


def day(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


def fired(rule: str = "") -> list[tuple[str, int]]:
    """What is warned about now."""
    return [(one.what, one.id) for one in warnings() if rule in ("", one.rule)]


def only(rule: str) -> EarlyWarning:
    (found,) = [one for one in warnings() if one.rule == rule]
    return found


@pytest.fixture
def one(school: Path) -> int:
    return factories.partner("CV [Mitra] [/]")


def spoken(partner: int, *before: int) -> int:
    """Interactions so many days before today; the id of the last that is written."""
    made = 0
    for offset in before:
        made = factories.interaction(partner, on_date=day(-offset))
    return made


def agreement(partner: int, **values: Any) -> int:
    return factories.agreement(partner, **{
        "title": "Kelas industri", "state": "signed", "signed_on": day(-300),
        "starts_on": day(-300), "ends_on": day(400), **values})


def test_nothing_is_warned_of_where_all_is_well(with_activities: Path) -> None:
    """The sound agreement of the sample has an overdue duty and nothing else."""
    assert [(warning.rule, warning.what) for warning in warnings()] == []


def test_an_empty_database_warns_of_nothing(database: Path) -> None:
    assert warnings() == ()


# -- silence -----------------------------------------------------------------------
def test_silence_beyond_the_rhythm(one: int) -> None:
    spoken(one, 151, 121, 91)
    last = spoken(one, 61)
    found = only("silence")
    assert (found.what, found.id, found.partner, found.name, found.since) == (
        "partners", one, one, "CV [Mitra] [/]", day(-31))
    assert [(item.what, item.id) for item in found.evidence] == [("interactions", last)]
    assert sentence(found) == "Sunyi 61 hari; biasanya berkomunikasi tiap 30 hari"


@pytest.mark.parametrize("what", ["call", "activity", "plan", "task", "answer", "ended",
                                  "prospect", "removed"])
def test_silence_is_none_where_somebody_is_at_it_or_nobody_needs_to(one: int, what: str) -> None:
    last = spoken(one, 151, 121, 91, 61)
    assert fired("silence")
    if what == "call":
        factories.interaction(one, on_date=day(-2))
    elif what == "activity":
        factories.activity(partners=[one], starts_on=day(-20), status="done")
    elif what == "plan":
        factories.activity(partners=[one], starts_on=day(20), status="planned")
    elif what == "task":
        factories.followup(due_on=day(3), subject=f"partners/{one}")
    elif what == "answer":
        factories.followup(due_on=day(-3), snoozed_to=day(1), subject=f"interactions/{last}")
    elif what in ("ended", "prospect"):
        factories.edit("partners", one, stage=what)
    else:
        partners.store.remove(one)
    assert fired("silence") == []


def test_a_late_task_or_a_cancelled_plan_does_not_break_silence(one: int) -> None:
    spoken(one, 151, 121, 91, 61)
    factories.followup(due_on=day(-3), subject=f"partners/{one}")
    factories.activity(partners=[one], starts_on=day(20), status="cancelled")
    assert fired("silence") == [("partners", one)]


# -- letters -----------------------------------------------------------------------
def test_letters_without_an_answer_of_either_side(one: int) -> None:
    out = factories.interaction(one, "Permohonan", kind="letter", answer_by=day(-1))
    own = factories.interaction(one, "Permintaan data", kind="letter", direction="in",
                                answer_by=day(-4))
    assert {told.id: sentence(told) for told in warnings()} == {
        out: "“Permohonan” belum dijawab mitra, paling lambat 19 Mei 2024",
        own: "“Permintaan data” belum kita jawab, paling lambat 16 Mei 2024"}
    interactions.answer([out])
    assert fired() == [("interactions", own)]
    interactions.store.remove(own)
    assert fired() == []


def test_letters_that_must_not_warn(one: int) -> None:
    factories.interaction(one, kind="letter", answer_by=day(0))
    factories.interaction(one, kind="letter")
    factories.interaction(one, kind="letter", on_date=day(-300), answer_by=day(-200))
    assert fired() == []


# -- duties ------------------------------------------------------------------------
LATE = {"side": "partner", "text": "Menunjuk instruktur", "due_on": day(-5)}


def test_overdue_duties_are_one_warning_for_each_agreement(one: int) -> None:
    found = agreement(one, duties=[LATE, {"side": "school", "text": "Mengirim siswa",
                                          "due_on": day(-3)},
                                   {"side": "school", "text": "Nanti", "due_on": day(3)}])
    told = only("duty")
    assert (told.what, told.id, told.agreement) == ("agreements", found, found)
    assert sentence(told) == "Kewajiban mitra lewat 15 Mei 2024: Menunjuk instruktur dan 1 lagi"
    assert [item.text for item in told.evidence] == ["Menunjuk instruktur", "Mengirim siswa"]


@pytest.mark.parametrize("values", [
    {"duties": [LATE | {"done_on": day(-1)}]}, {"duties": [LATE | {"due_on": day(0)}]},
    {"duties": [LATE], "state": "draft"}, {"duties": [LATE], "ends_on": day(-1)},
    {"duties": [LATE], "state": "terminated", "ended_on": day(-1), "ended_reason": "Selesai"},
])
def test_duties_that_must_not_warn(one: int, values: dict[str, Any]) -> None:
    agreement(one, **values)
    assert fired("duty") == []


# -- ends --------------------------------------------------------------------------
def test_an_agreement_that_ends_without_a_decision(one: int) -> None:
    found = agreement(one, ends_on=day(50))
    told = only("ending")
    assert (told.id, told.since) == (found, day(-10))
    agreements.decide(found, "end")
    assert fired() == []


@pytest.mark.parametrize("what", ["renewed", "addendum", "snoozed", "decided", "far", "ended"])
def test_ends_that_must_not_warn(one: int, what: str) -> None:
    found = agreement(one, ends_on=day(90 if what == "far" else 50))
    if what == "renewed":
        agreements.renew(found)  # a draft is enough: somebody is at it
    elif what == "addendum":
        agreement(one, kind="addendum", parent=found, ends_on=day(500))
    elif what == "snoozed":
        agreements.snooze([found], day(10))
    elif what == "decided":
        agreements.decide(found, "renew")
    elif what == "ended":
        factories.edit("partners", one, stage="ended")
    assert fired("ending") == []


# -- indicators --------------------------------------------------------------------
def test_an_indicator_far_from_its_target(one: int) -> None:
    found = agreement(one, indicators=[
        {"text": "Lulusan terserap", "measure": "manual", "unit": "orang", "target": 20,
         "actual": 4, "due_on": day(30)},
        {"text": "Guru tamu", "measure": "hours", "unit": "jam", "target": 10,
         "due_on": day(20)}])
    told = only("indicator")
    assert (told.id, sentence(told)) == (
        found, "Guru tamu: baru 0 dari 10 jam, tenggat 9 Jun 2024 dan 1 lagi")
    factories.activity(partners=[one], starts_on=day(-3), status="done", hours=8)
    assert sentence(only("indicator")) == (
        "Lulusan terserap: baru 4 dari 20 orang, tenggat 19 Jun 2024")


@pytest.mark.parametrize("values", [
    {"actual": 10}, {"actual": None}, {"due_on": day(61)}, {"target": None, "actual": 3},
])
def test_indicators_that_must_not_warn(one: int, values: dict[str, Any]) -> None:
    agreement(one, indicators=[{"text": "Terserap", "measure": "manual", "target": 20,
                                "actual": 4, "due_on": day(30)} | values])
    assert fired("indicator") == []


# -- contacts ----------------------------------------------------------------------
def test_a_partner_whose_last_contact_left(one: int) -> None:
    factories.contact(one, "Lama", active_to=day(-400))
    last = factories.contact(one, "Terakhir", active_to=day(-2))
    told = only("contact")
    assert (told.partner, told.since, [item.id for item in told.evidence]) == (
        one, day(-1), [last])
    assert sentence(told) == "Terakhir sudah pindah (18 Mei 2024), belum ada pengganti"


@pytest.mark.parametrize("what", ["successor", "coming", "today", "never", "ended"])
def test_contacts_that_must_not_warn(one: int, what: str) -> None:
    if what != "never":
        factories.contact(one, active_to=day(0 if what == "today" else -2))
    if what == "successor":
        factories.contact(one, "Baru")
    elif what == "coming":
        factories.contact(one, "Baru", active_from=day(20))
    elif what == "ended":
        factories.edit("partners", one, stage="ended")
    assert fired("contact") == []


# -- cancelled ---------------------------------------------------------------------
def activity(partner: int, offset: int, status: str) -> int:
    return factories.activity(f"Kegiatan {offset}", partners=[partner], starts_on=day(offset),
                              status=status)


def test_activities_cancelled_twice(one: int) -> None:
    activity(one, -90, "done")
    first, second = activity(one, -60, "cancelled"), activity(one, 10, "cancelled")
    told = only("cancelled")
    assert [item.id for item in told.evidence] == [second, first]
    assert sentence(told) == "2 kegiatan berturut-turut dibatalkan, terakhir “Kegiatan 10”"


@pytest.mark.parametrize("told", [
    [(-60, "cancelled")],
    [(-60, "cancelled"), (-40, "done"), (-20, "cancelled")],  # not in a row
    [(-60, "cancelled"), (-40, "cancelled"), (-20, "done")],  # made good since
    [(-500, "cancelled"), (-20, "cancelled")],  # long ago
])
def test_cancelled_activities_that_must_not_warn(one: int, told: list[tuple[int, str]]) -> None:
    for offset, status in told:
        activity(one, offset, status)
    assert fired("cancelled") == []


# -- surveys -----------------------------------------------------------------------
def a_round(partner: int, opens: int, score: int, *, template: str = "partner8", codes: int = 4,
            **values: Any) -> int:
    """A closed round with one answered sheet."""
    survey = factories.add(
        "surveys", title=f"Angket {opens}", template=template, opens_on=day(opens),
        closes_on=day(opens + 10), audience="partner", state="open",
        questions=[{"code": f"q{number}", "text": "Jelas?", "kind": "likert4"}
                   for number in range(codes)])
    factories.add("responses", survey=survey, partner=partner, respondent_kind="partner",
                  on_date=day(opens), answers=[{"code": f"q{number}", "answer": str(score)}
                                               for number in range(codes)])
    factories.edit("surveys", survey, **{"state": None, **values})
    return survey


def test_scores_that_fell_between_two_rounds(one: int) -> None:
    earlier, now = a_round(one, -400, 4), a_round(one, -30, 3)
    told = only("scores")
    assert [(item.what, item.id) for item in told.evidence] == [
        ("surveys", now), ("surveys", earlier)]
    assert sentence(told) == "Kepuasan turun dari 100 ke 75 pada “Angket -30”"
    a_round(one, -15, 4)
    assert fired("scores") == []


@pytest.mark.parametrize("second", [
    {"score": 4}, {"score": 3, "template": "own"}, {"score": 3, "codes": 2},
    {"score": 3, "closes_on": day(3)},  # still open
    {"score": 3, "state": "open"},
])
def test_scores_that_must_not_warn(one: int, second: dict[str, Any]) -> None:
    a_round(one, -400, 4)
    a_round(one, -30, **second)
    assert fired("scores") == []


def test_one_round_alone_fell_from_nothing(one: int) -> None:
    a_round(one, -30, 1)
    assert fired("scores") == []


# -- clashes -----------------------------------------------------------------------
def test_the_papers_own_clash_shows_before_its_day_and_not_after(database: Path) -> None:
    sample.fill()
    found = [one for one in warnings(date(2023, 7, 20)) if one.rule == "clash"]
    (told,) = found
    assert [item.on_date for item in told.evidence] == ["2023-08-03", "2023-08-03"]
    assert "SMK Negeri 6 Balikpapan" in told.name
    assert "Kaltim Post" in told.name
    assert [one for one in warnings(date(2023, 8, 4)) if one.rule == "clash"] == []
    assert [one for one in warnings(date(2023, 4, 1)) if one.rule == "clash"] == []


def test_an_activity_warns_once_of_all_that_it_clashes_with(one: int) -> None:
    visual = factories.programme()
    made = [factories.activity(f"Acara {place}", programmes=[visual], starts_on=day(5),
                               partners=[one]) for place in range(3)]
    assert fired("clash") == [("activities", made[1]), ("activities", made[2])]
    assert sentence(next(one for one in warnings() if one.id == made[2])).endswith("dan 1 lagi")
    factories.edit("activities", made[2], status="cancelled")
    factories.edit("activities", made[1], starts_on="2024-05", ends_on=None,
                   date_precision="month")
    assert fired("clash") == []


# -- what is done about them -----------------------------------------------------------
def test_what_was_put_aside_returns_with_other_evidence(one: int) -> None:
    found = agreement(one, duties=[LATE])
    dismiss(only("duty"), "Sudah dibicarakan")
    assert fired() == []
    factories.edit("agreements", found, duties=[LATE, LATE | {"due_on": day(-2)}])
    assert fired() == [("agreements", found)]
    dismiss(only("duty"), "Sudah dibicarakan lagi")
    assert fired() == []
    changes.undo()
    assert fired() == [("agreements", found)]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_nothing_is_put_aside_without_a_reason(one: int, reason: str) -> None:
    agreement(one, duties=[LATE])
    with pytest.raises(Invalid):
        dismiss(only("duty"), reason)
    assert fired("duty")


def test_a_warning_becomes_a_potential_conflict_and_comes_back_with_undo(one: int) -> None:
    found = agreement(one, duties=[LATE])
    made = to_conflict(only("duty"))
    values = factories.values_of("conflicts", made)
    assert (values["nature"], values["source"], values["rule"], values["partner"],
            values["agreement"], values["raised_on"]) == (
        "potential", "duties", "duty", one, found, "2024-05-20")
    assert values["summary"] == "Kewajiban mitra lewat 15 Mei 2024: Menunjuk instruktur"
    assert fired() == []
    changes.undo()
    assert fired("duty") == [("agreements", found)]
    assert conflicts.store.records([made]) == []


def test_the_same_quarrel_is_not_noted_twice(one: int) -> None:
    found = agreement(one, duties=[LATE])
    to_conflict(only("duty"))
    factories.edit("agreements", found, duties=[LATE, LATE | {"due_on": day(-2)}])
    with pytest.raises(Conflict):
        to_conflict(only("duty"))
    assert fired("duty")


def test_a_warning_becomes_a_task_in_one_change(one: int) -> None:
    found = agreement(one, duties=[LATE])
    before = len(changes.recent())
    made = to_followup(only("duty"))
    values = factories.values_of("followups", made)
    assert (values["subject"], values["due_on"], values["owner"]) == (
        f"agreements/{found}", "2024-05-20", "penguji")
    assert values["title"].startswith("CV [Mitra] [/]: Kewajiban mitra lewat")
    assert fired() == []
    assert len(changes.recent()) == before + 1
    changes.undo()
    assert fired("duty")


# -- options -----------------------------------------------------------------------
def test_a_rule_is_switched_off_and_tuned(one: int) -> None:
    found = agreement(one, duties=[LATE])
    assert choose("duty", {"days": 5})
    assert fired() == []
    assert choose("duty", {"days": 4})
    assert fired() == [("agreements", found)]
    assert choose("duty", {"on": False})
    assert fired() == []
    assert options()["duty"] == {"on": False, "days": 4}
    assert choose("duty", {"on": True, "days": 0})
    assert preferences.get("warnings") == {}
    assert not choose("duty", {})


@pytest.mark.parametrize("values", [{"days": -1}, {"days": 366}, {"days": "3"}, {"on": 1}])
def test_what_is_out_of_bounds_is_refused(one: int, values: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        choose("duty", values)


def test_what_another_program_kept_unsoundly_counts_for_nothing(one: int) -> None:
    unsound: list[Any] = [[], {"duty": 3}, {"duty": {"days": "x"}, "silence": None}]
    for kept in unsound:
        preferences.put("warnings", kept)
        assert options()["duty"] == {"on": True, "days": 0}
    assert warnings() == ()


def test_every_rule_has_options_that_can_switch_it_off() -> None:
    assert tuple(OPTIONS) == RULES
    assert all(fields[0].name == "on" for fields in OPTIONS.values())


# -- how they are read -----------------------------------------------------------------
def test_a_fixed_number_of_queries_however_many_records(
    one: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    plain = type(db).execute_sql

    def counting(self: object, sql: str, *args: object, **more: object) -> object:
        asked.append(sql)
        return plain(self, sql, *args, **more)

    def queries() -> int:
        asked.clear()
        with monkeypatch.context() as patch:
            patch.setattr(type(db), "execute_sql", counting)
            found = len(warnings())
        assert found
        return len(asked)

    def trouble(partner: int) -> None:
        spoken(partner, 151, 121, 91, 61)
        agreement(partner, duties=[LATE], ends_on=day(20))
        factories.contact(partner, active_to=day(-2))
        for offset in (-60, -30):
            activity(partner, offset, "cancelled")

    trouble(one)
    few = queries()
    for number in range(8):
        trouble(factories.partner(f"PT {number}"))
    assert queries() == few <= 25


def test_as_long_as_nobody_writes_the_answer_is_kept(one: int) -> None:
    agreement(one, duties=[LATE])
    first = warnings()
    assert warnings() is first
    factories.partner("PT Lain")
    assert warnings() == first
    assert warnings() is not first


def test_what_another_process_wrote_is_seen(one: int, run: Run) -> None:
    found = agreement(one, duties=[LATE])
    assert fired() == [("agreements", found)]
    assert run("edit", "partners", str(one), "stage=ended").code == 0
    assert fired() == []
