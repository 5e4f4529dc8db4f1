"""Conflicts: a log that only grows, an outcome both accept, and who may read it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.actor import set_actor
from mitra_tui.engines.search import differences
from mitra_tui.errors import Conflict, Invalid, MitraError, NotFound, Stale
from mitra_tui.models.base import db
from mitra_tui.rows.conflict import STATUSES
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, conflicts, partners
from mitra_tui.services.change_card import records_of
from mitra_tui.services.exporting import export
from mitra_tui.services.history import history_of, history_values
from mitra_tui.services.listing import Listing
from mitra_tui.services.values import filter_values
from mitra_tui.services.whose import record_text
from tests import factories
from tests.factories import add, conflict, edit, partner, values_of

AGREED = {"outcome": "Jadwal disepakati", "lessons": "Kirim jadwal sebulan sebelumnya",
          "accepted_by_school": "yes", "accepted_by_partner": "yes"}


def log(record_id: int) -> list[tuple[str, str, int | None]]:
    return [(one["kind"], one["text"], one["corrects"])
            for one in values_of("conflicts", record_id)["steps"]]


def told(record_id: int, *names: str) -> tuple[Any, ...]:
    values = values_of("conflicts", record_id)
    return tuple(values[name] for name in names)


def refusal(error: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {one.field: one.key for one in error.value.errors}


@pytest.fixture
def quarrel(with_activities: Path) -> int:
    """A conflict under an agreement whose ladder gives 30 days to each of two steps."""
    return conflict(1, agreement=1)


# -- up the ladder -----------------------------------------------------------------
def test_from_a_fear_over_deliberation_and_mediation_to_an_outcome(quarrel: int) -> None:
    edit("conflicts", quarrel, nature="potential")
    assert told(quarrel, "status", "next_step", "next_on", "age_days") == (
        "potential", "deliberation", "2024-06-05", 14)
    edit("conflicts", quarrel, nature="actual")
    conflicts.step(quarrel, {"text": "Rapat dengan HRD", "people": "Waka humas"})
    assert told(quarrel, "status", "next_step", "next_on") == (
        "handling", "mediation", "2024-06-19")
    assert not conflicts.close(quarrel, {**AGREED, "accepted_by_partner": "no"})
    assert told(quarrel, "status", "closed_on", "next_step") == ("refused", None, "mediation")
    conflicts.step(quarrel, {"text": "Dimediasi", "mediator": "Dinas Pendidikan",
                             "school_view": "Jadwal lama", "partner_view": "Jadwal baru"})
    assert told(quarrel, "status", "accepted_by_partner", "next_step") == (
        "handling", None, "legal")
    assert conflicts.close(quarrel, AGREED)
    assert told(quarrel, "status", "closed_on", "next_step", "next_on") == (
        "closed", "2024-05-20", None, None)
    assert [kind for kind, _, _ in log(quarrel)] == [
        "deliberation", "decision", "mediation", "decision"]
    conflicts.reopen(quarrel, "Terulang")
    assert told(quarrel, "status", "accepted_by_school") == ("handling", None)
    assert log(quarrel)[-1][1] == "Dibuka kembali: Terulang"


def test_without_an_agreement_the_schools_ladder_holds(with_partners: Path) -> None:
    from mitra_tui.services import preferences

    one = conflict(1)
    assert told(one, "next_step", "next_on") == ("immediate_action", "2024-05-06")
    preferences.put("conflicts.ladder", [{"rung": "Komite", "kind": "deliberation", "days": 2}])
    assert told(one, "next_step", "next_on") == ("deliberation", "2024-05-08")
    conflicts.step(one, {"text": "Bertemu komite"})
    assert values_of("conflicts", one)["steps"][0]["rung"] == "Komite"


def test_an_agreement_without_a_ladder_leaves_it_to_the_schools(with_partners: Path) -> None:
    bare = factories.agreement(1)
    assert told(conflict(1, agreement=bare, severity=4), "next_step", "next_on") == (
        "immediate_action", "2024-05-06")


# -- the log only grows ---------------------------------------------------------------
@pytest.mark.parametrize("alter", [
    lambda steps: [],
    lambda steps: steps[1:],
    lambda steps: [{**steps[0], "text": "Lain"}, *steps[1:]],
    lambda steps: [{**steps[0], "on_date": "2024-05-19"}, *steps[1:]],
    lambda steps: [*steps[::-1]],
])
def test_no_entry_is_changed_or_taken_away(quarrel: int, alter: Any) -> None:
    conflicts.step(quarrel, {"text": "Rapat"})
    conflicts.step(quarrel, {"text": "Mediasi"})
    before = log(quarrel)
    with pytest.raises(Invalid) as error:
        edit("conflicts", quarrel, steps=alter(values_of("conflicts", quarrel)["steps"]))
    assert refusal(error) == {"steps": "conflicts.log_only_grows"}
    assert log(quarrel) == before


def test_undo_of_a_step_is_a_further_entry_and_so_is_its_redo(quarrel: int) -> None:
    conflicts.step(quarrel, {"text": "Rapat"})
    conflicts.step(quarrel, {"text": "Mediasi"})
    changes.undo()
    assert log(quarrel) == [
        ("deliberation", "Rapat", None), ("mediation", "Mediasi", None),
        ("note", "Langkah 2 keliru dan tidak berlaku: Mediasi", 2)]
    assert told(quarrel, "next_step") == ("mediation",)
    changes.redo()
    assert log(quarrel)[3:] == [("mediation", "Mediasi", 3)]
    assert told(quarrel, "next_step") == ("legal",)
    changes.undo()
    assert log(quarrel)[4][2] == 4
    assert told(quarrel, "next_step") == ("mediation",)
    assert differences(db) == []


def test_undo_of_closing_opens_it_again_and_keeps_what_was_put_to_both(quarrel: int) -> None:
    conflicts.close(quarrel, AGREED)
    changes.undo()
    assert told(quarrel, "status", "closed_on", "outcome") == ("open", None, None)
    assert [(kind, corrects) for kind, _, corrects in log(quarrel)] == [
        ("decision", None), ("note", 1)]


def test_a_step_that_came_by_editing_is_not_taken_away_either(quarrel: int) -> None:
    edit("conflicts", quarrel, severity=2,
         steps=[{"on_date": "2024-05-07", "kind": "deliberation", "text": "Rapat"}])
    changes.undo()
    assert told(quarrel, "severity") == (None,)
    assert len(log(quarrel)) == 2


def test_recording_a_conflict_is_undone_unless_its_log_went_on(with_partners: Path) -> None:
    one = conflict(1, steps=[{"on_date": "2024-05-07", "kind": "note", "text": "Telepon"}])
    changes.undo()
    with pytest.raises(NotFound):
        conflicts.store.get(one)
    changes.redo()
    assert log(one) == [("note", "Telepon", None)]
    two = conflict(1, "Biaya transportasi")
    made = changes.undoable()
    assert made is not None
    conflicts.step(two, {"text": "Ditelepon"})
    with pytest.raises(Conflict) as error:
        changes.undo(made.id)
    assert error.value.key == "conflicts.has_log"
    assert len(log(two)) == 1


def test_an_older_entry_is_taken_back_once(quarrel: int) -> None:
    conflicts.step(quarrel, {"text": "Rapat " * 40})
    conflicts.step(quarrel, {"text": "Mediasi"})
    assert conflicts.take_back(quarrel, 1) == 3
    assert len(log(quarrel)[2][1]) < 110
    assert told(quarrel, "next_step") == ("legal",), "mediation stands"
    for number in (1, 0, 9):
        with pytest.raises(Invalid):
            conflicts.take_back(quarrel, number)


def test_a_refusal_that_was_a_mistake_is_none(quarrel: int) -> None:
    conflicts.close(quarrel, {**AGREED, "accepted_by_school": "no"})
    conflicts.take_back(quarrel, 1)
    assert told(quarrel, "status", "accepted_by_school") == ("open", None)


# -- bad input ---------------------------------------------------------------------------
@pytest.mark.parametrize("values,field,key", [
    ({"steps": [{"on_date": "2024-05-05", "kind": "note", "text": "x"}]}, "steps.1.on_date",
     "check.step_before_conflict"),
    ({"steps": [{"on_date": "2024-05-07", "kind": "note", "text": "x", "corrects": 1}]},
     "steps.1.corrects", "check.step_corrects_none"),
    ({"steps": [{"on_date": "2024-05-07", "kind": "gossip", "text": "x"}]}, "steps.1.kind",
     "check.choice"),
    ({"summary": "x" * 10_000}, "summary", "check.too_long"),
    ({"severity": 5}, "severity", "check.at_most"),
    ({**AGREED, "closed_on": "2024-05-07", "outcome": ""}, "outcome",
     "check.closed_without_outcome"),
    ({**AGREED, "closed_on": "2024-05-07", "lessons": ""}, "lessons",
     "check.closed_without_lessons"),
    ({**AGREED, "closed_on": "2024-05-07", "accepted_by_partner": "no"}, "accepted_by_partner",
     "check.closed_not_accepted"),
    ({**AGREED, "closed_on": "2024-05-01"}, "closed_on", "check.closed_before_raised"),
])
def test_what_is_unsound_is_refused_by_its_field(
    with_partners: Path, values: dict[str, Any], field: str, key: str,
) -> None:
    with pytest.raises(Invalid) as error:
        conflict(1, **values)
    assert refusal(error) == {field: key}


def test_what_is_wrong_with_a_step_is_told_of_its_own_fields(quarrel: int) -> None:
    conflicts.step(quarrel, {"text": "Rapat"})
    with pytest.raises(Invalid) as error:
        conflicts.step(quarrel, {"text": "x" * 10_000, "people": "y" * 400})
    assert refusal(error) == {"text": "check.too_long", "people": "check.too_long"}
    with pytest.raises(Invalid) as error:
        conflicts.step(quarrel, {"text": "Dahulu", "on_date": "2024-05-05"})
    assert refusal(error) == {"on_date": "check.step_before_conflict"}
    with pytest.raises(Invalid) as error:
        conflicts.step(quarrel, {})
    assert refusal(error) == {"text": "check.required"}


def test_closing_asks_for_all_it_takes(quarrel: int) -> None:
    for missing in ("outcome", "accepted_by_school", "accepted_by_partner", "lessons"):
        with pytest.raises(Invalid) as error:
            conflicts.close(quarrel, {**AGREED, missing: ""})
        assert refusal(error) == {missing: "check.required"}
    with pytest.raises(Invalid) as error:
        conflicts.close(quarrel, {**AGREED, "accepted_by_partner": "maybe"})
    assert refusal(error) == {"accepted_by_partner": "check.choice"}
    assert log(quarrel) == []
    assert not conflicts.close(quarrel, {**AGREED, "accepted_by_school": "no", "lessons": ""})


def test_acts_fit_the_state(quarrel: int) -> None:
    with pytest.raises(Conflict):
        conflicts.reopen(quarrel, "Belum")
    conflicts.close(quarrel, AGREED)
    for act, values in ((conflicts.close, AGREED), (conflicts.step, {"text": "Lagi"})):
        with pytest.raises(Conflict) as error:
            act(quarrel, values)
        assert error.value.key == "conflicts.is_closed"
    with pytest.raises(Invalid):
        conflicts.reopen(quarrel, "x" * 10_000)
    conflicts.reopen(quarrel, " ")
    assert log(quarrel)[-1][1] == "Dibuka kembali"


def test_a_conflict_that_moved_on_is_stale(quarrel: int) -> None:
    version = conflicts.store.get(quarrel).version
    conflicts.step(quarrel, {"text": "Rapat"}, version)
    with pytest.raises(Stale) as error:
        conflicts.step(quarrel, {"text": "Rapat lain"}, version)
    assert len(error.value.theirs.values["steps"]) == 1


def test_a_partner_merged_or_removed_meanwhile_is_told_with_both_names(
    with_partners: Path,
) -> None:
    partners.merge(1, [2])
    with pytest.raises(Stale) as error:
        conflict(2)
    assert (error.value.mine, error.value.theirs) == (
        "SMK Negeri 3 Balikpapan", "PT Indosat Ooredoo Hutchison")
    partners.store.remove(4)
    with pytest.raises(Stale) as error:
        conflict(4)
    assert error.value.key == "conflicts.partner_removed"


def test_an_open_conflict_goes_with_its_partner_into_the_other(quarrel: int) -> None:
    version = conflicts.store.get(quarrel).version
    partners.merge(2, [1])
    assert told(quarrel, "partner") == (2,)
    with pytest.raises(Stale):
        conflicts.step(quarrel, {"text": "Rapat"}, version)
    conflicts.step(quarrel, {"text": "Rapat"})


def test_another_partners_agreement_binds_nobody(with_activities: Path) -> None:
    with pytest.raises(Invalid) as error:
        conflict(2, agreement=1)
    assert refusal(error) == {"agreement": "conflicts.agreement_of_other"}


def test_hostile_text_is_only_text(with_partners: Path) -> None:
    one = conflict(partner("CV [Mitra] [/]"), "=cmd|'/c calc' [@click=x] \x1b[2J[/b]")
    conflicts.step(one, {"text": "[/] \x07 {number}", "kind": "note"})
    assert "\x1b" not in told(one, "summary")[0]
    assert conflicts.lines([one])[0][:2] == ("CV [Mitra] [/]", told(one, "summary")[0])
    assert conflicts.take_back(one, 1) == 2


# -- finding them ----------------------------------------------------------------------------
def test_the_database_tells_the_same_status(with_activities: Path) -> None:
    made = [1, conflict(1), conflict(1, nature="potential"), conflict(1, "Ditangani"),
            conflict(1, "Ditolak"), conflict(1, "Ditutup"), conflict(1, "Dibatalkan")]
    conflicts.step(made[3], {"text": "Rapat"})
    conflicts.close(made[4], {**AGREED, "accepted_by_school": "no"})
    conflicts.close(made[5], AGREED)
    conflicts.step(made[6], {"text": "Rapat"})
    conflicts.take_back(made[6], 1)
    for status in STATUSES:
        expected = [one for one in made if told(one, "status") == (status,)]
        found = Listing(conflicts.store, Query(filters=(("status", status),))).all_ids()
        assert sorted(found) == expected, status
    assert dict(filter_values("conflicts", "status")) == {
        "refused": 1, "open": 2, "handling": 2, "potential": 1, "closed": 1}
    both = Listing(conflicts.store, Query(filters=(("status", "open,closed"),)))
    assert both.count() == 3
    assert Listing(conflicts.store, Query(filters=(("open", "yes"),))).count() == 6


def test_words_of_the_log_find_it_and_the_partners_name_too(quarrel: int) -> None:
    conflicts.step(quarrel, {"text": "Bertemu instruktur"})
    for words in ("instruktur", "mendadak", "indosat"):
        assert Listing(conflicts.store, Query(search=words)).all_ids() == [quarrel], words


# -- early warnings ----------------------------------------------------------------------------
def test_a_warning_becomes_a_potential_conflict_once(with_activities: Path) -> None:
    one = conflicts.raise_from("clash", 1, "Dua kegiatan pada satu hari", activity=1)
    assert told(one, "nature", "rule", "raised_on", "status") == (
        "potential", "clash", "2024-05-20", "potential")
    with pytest.raises(Conflict):
        conflicts.raise_from("clash", 1, "Lagi", activity=1)
    conflicts.raise_from("clash", 1, "Kegiatan lain", activity=2)
    conflicts.close(one, AGREED)
    conflicts.raise_from("clash", 1, "Terulang", activity=1)


# -- confidential ------------------------------------------------------------------------------
@pytest.fixture
def secret(with_activities: Path) -> int:
    """A confidential conflict that the principal recorded, seen by somebody else."""
    set_actor("kepsek")
    one = conflict(1, "Pelecehan", confidential=True)
    edit("conflicts", one, severity=3)
    conflicts.step(one, {"text": "Dipanggil", "people": "Pembimbing"})
    set_actor("tamu")
    return one


def test_a_confidential_text_is_not_for_others(secret: int) -> None:
    values = values_of("conflicts", secret)
    assert (values["summary"], values["severity"]) == ("(rahasia)", 3)
    assert values["steps"][0] == {
        "on_date": "2024-05-20", "kind": "immediate_action", "text": "(rahasia)",
        **dict.fromkeys(("people", "mediator", "school_view", "partner_view")),
        "corrects": None, "rung": "immediate"}
    assert conflicts.lines([secret])[0][1] == "(rahasia)"
    for words in ("Pelecehan", "dipanggil"):
        assert Listing(conflicts.store, Query(search=words)).all_ids() == []
    assert Listing(conflicts.store, Query(filters=(("summary", "Pelecehan"),))).all_ids() == []
    for kind in ("csv", "json"):
        stream = io.BytesIO()
        export(Listing(conflicts.store, Query()), kind, stream)
        assert b"Pelecehan" not in stream.getvalue() and b"Dipanggil" not in stream.getvalue()


def test_nor_does_its_history_tell(secret: int) -> None:
    told = repr([history_of("conflicts", secret), history_values("conflicts", secret),
                 [records_of(one) for one in changes.recent()], changes.recent(),
                 record_text("conflict", secret)])
    assert "Pelecehan" not in told and "Dipanggil" not in told
    set_actor("kepsek")
    assert "Dipanggil" in repr(history_of("conflicts", secret))


@pytest.mark.parametrize("act", [
    lambda one: conflicts.step(one, {"text": "Lagi"}),
    lambda one: conflicts.close(one, AGREED),
    lambda one: conflicts.store.remove(one),
    lambda one: conflicts.store.change_many([one], {"severity": 1}),
    lambda one: edit("conflicts", one, severity=1),
    lambda one: edit("conflicts", one, confidential=False),
    lambda one: changes.undo(changes.newest()),
    lambda one: changes.undo(changes.newest() - 1),
])
def test_who_may_not_read_it_changes_nothing(secret: int, act: Any) -> None:
    with pytest.raises(MitraError) as error:
        act(secret)
    assert error.value.key == "conflicts.not_yours"
    set_actor("kepsek")
    assert told(secret, "summary", "severity") == ("Pelecehan", 3)
    assert len(log(secret)) == 1


def test_who_recorded_it_and_the_team_of_today_read_it(secret: int) -> None:
    add("team", name="Tamu")
    assert told(secret, "summary") == ("Pelecehan",)
    edit("team", 2, until="2024-05-19")
    assert told(secret, "summary") == ("(rahasia)",)
    set_actor("kepsek")
    assert told(secret, "summary") == ("Pelecehan",)
    edit("conflicts", secret, confidential=False)
    set_actor("tamu")
    assert told(secret, "summary") == ("Pelecehan",)
    assert Listing(conflicts.store, Query(search="dipanggil")).all_ids() == [secret]


def test_what_becomes_confidential_later_is_told_by_no_older_change(quarrel: int) -> None:
    edit("conflicts", quarrel, confidential=True)
    mine = [one for one in changes.recent() if (one.what, one.record_id) == ("conflicts", quarrel)]
    assert {one.label for one in mine} == {"PT Indosat Ooredoo Hutchison"}


def test_what_is_feared_of_a_day_to_come_is_dealt_with_before(with_partners: Path) -> None:
    one = conflict(1, raised_on="2024-06-01", nature="potential")
    conflicts.step(one, {"text": "Ditelepon"})
    conflicts.close(one, AGREED)
    conflicts.reopen(one, "Belum")
    assert {step["on_date"] for step in values_of("conflicts", one)["steps"]} == {"2024-06-01"}
    assert told(one, "age_days") == (0,)
