"""From draft to renewal: each act of an agreement's life is one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import clock
from mitra_tui.errors import Conflict, Invalid, Stale
from mitra_tui.rows.agreement_term import last_day, moved, next_term
from mitra_tui.services import agreements, changes
from mitra_tui.services.agreements import store
from tests import factories
from tests.conftest import TODAY
from tests.services.everything import everything


def value(one: int, name: str) -> Any:
    return store.get(one).values[name]


# -- signing -----------------------------------------------------------------------------
def test_an_agreement_is_sent_and_signed(with_partners: Path) -> None:
    one = factories.agreement(5, school_number="1/A")
    agreements.send(one)
    assert value(one, "status") == "sent"
    agreements.sign(one, {"signed_on": "2024-05-17", "signed_at": "Samarinda",
                          "starts_on": "2024-05-17", "ends_on": "2025-05-16"})
    factories.edit("partners", 5, name="PT Baru")
    got = store.get(one).values
    assert (got["status"], got["signed_on"], got["signed_at"]) == (
        "active", "2024-05-17", "Samarinda")
    assert got["partner_name"] == "PT. Kaltim Post"
    assert changes.recent(3)[1].action == "agreements.sign"
    assert changes.recent(3)[1].label == "1/A"


def test_signing_without_a_day_is_today(with_partners: Path) -> None:
    one = factories.agreement(5, partner_name="Nama di konsep")
    agreements.sign(one)
    assert value(one, "signed_on") == "2024-05-20"
    assert value(one, "partner_name") == "PT. Kaltim Post", "as it is on that day, not before"


REFUSED: list[tuple[str, Callable[[int], object], str]] = [
    ("draft", agreements.renew, "agreements.not_signed"),
    ("draft", lambda one: agreements.terminate(one, {"ended_reason": "X"}),
     "agreements.not_signed"),
    ("sent", lambda one: agreements.decide(one, "end"), "agreements.not_signed"),
    ("sent", agreements.send, "agreements.not_signed"),
    ("signed", agreements.sign, "agreements.is_signed"),
    ("signed", agreements.send, "agreements.is_signed"),
    ("terminated", agreements.renew, "agreements.is_terminated"),
    ("terminated", agreements.sign, "agreements.is_terminated"),
]


@pytest.mark.parametrize("state,act,key", REFUSED)
def test_an_act_out_of_turn_is_refused_and_changes_nothing(
    with_partners: Path, state: str, act: Callable[[int], object], key: str,
) -> None:
    one = factories.agreement(5, state=state, ended_reason="Selesai")
    before = everything()
    with pytest.raises(Conflict) as refused:
        act(one)
    assert refused.value.key == key
    store.remove(one)
    with pytest.raises(Conflict):
        act(one)
    store.restore(one)
    assert everything() == before


@pytest.mark.parametrize("act", [
    lambda one: agreements.sign(one, {"signed_on": "2024-02-30"}),
    lambda one: agreements.sign(one, {"starts_on": "2024-05-02", "ends_on": "2024-05-01"}),
])
def test_unsound_days_sign_nothing(with_partners: Path, act: Callable[[int], object]) -> None:
    one = factories.agreement(5)
    before = everything()
    with pytest.raises(Invalid):
        act(one)
    assert everything() == before


def test_a_record_that_moved_on_is_not_signed_over(with_partners: Path) -> None:
    one = factories.agreement(5)
    version = store.get(one).version
    factories.edit("agreements", one, title="Lain")
    with pytest.raises(Stale):
        agreements.sign(one, version=version)
    assert value(one, "state") == "draft"


@pytest.mark.parametrize("act", [
    lambda one: agreements.renew(one),
    lambda one: agreements.terminate(one, {"ended_reason": "Pindah [kota]"}),
    lambda one: agreements.decide(one, "end"),
    lambda one: agreements.snooze([one], "2024-06-01"),
    lambda one: agreements.set_line(store.get(one), "duties", 1, {"done_on": "2024-05-20"}),
    lambda one: agreements.set_line(store.get(one), "indicators", 0, {"actual": 4}),
])
def test_each_act_is_one_change_that_one_undo_takes_back(
    with_partners: Path, act: Callable[[int], object],
) -> None:
    one = factories.whole_agreement(5, programmes=[factories.programme()])
    before, count = everything(), changes.count()
    act(one)
    assert everything() != before and changes.count() == count + 1
    changes.undo()
    assert everything() == before


# -- renewing ----------------------------------------------------------------------------
def test_a_renewal_carries_the_parts_into_a_new_term(with_partners: Path) -> None:
    factories.add("officials", name="Kepala baru", position="Kepala sekolah",
                  from_on="2024-03-01", nip="19800101")
    programme = factories.programme()
    old = factories.whole_agreement(5, programmes=[programme])
    new = agreements.renew(old)
    was, got = store.get(old).values, store.get(new).values
    assert (was["decision"], was["decided_on"]) == ("renew", "2024-05-20")
    assert (got["renews"], got["state"], got["kind"]) == (old, "draft", "pks")
    assert (got["starts_on"], got["ends_on"]) == ("2026-01-08", "2028-01-07")
    assert [got[name] for name in ("school_number", "partner_number", "signed_on", "decision",
                                   "partner_name")] == [None] * 5
    assert [duty["due_on"] for duty in got["duties"]] == ["2026-07-01", "2026-06-15"]
    assert [duty["done_on"] for duty in got["duties"]] == [None, None]
    assert got["indicators"][0]["due_on"] == "2026-12-31"
    for name in ("programmes", "objectives", "dispute_steps", "witnesses", "lead_days",
                 "supervisor", "scope_items", "cooperation", "partner"):
        assert got[name] == was[name], name
    assert [(one["side"], one["name"]) for one in got["signatories"]] == [
        ("school", "Kepala baru"), ("partner", "Rina")]


def test_a_renewal_takes_the_term_that_is_said(with_partners: Path) -> None:
    old = factories.whole_agreement(5)
    new = agreements.renew(old, {"starts_on": "2026-02-01", "school_number": "9/B"})
    assert [value(new, name) for name in ("starts_on", "ends_on", "school_number")] == [
        "2026-02-01", "2028-01-31", "9/B"]
    changes.undo()
    new = agreements.renew(old, {"starts_on": "2026-02-01", "ends_on": "2026-12-31"})
    assert value(new, "ends_on") == "2026-12-31"


def test_an_agreement_is_renewed_once(with_partners: Path) -> None:
    old = factories.whole_agreement(5)
    new = agreements.renew(old)
    with pytest.raises(Conflict) as refused:
        agreements.renew(old)
    assert refused.value.params == {"id": new}
    store.remove(new)
    assert agreements.renew(old) > new


def test_one_without_days_is_renewed_without_days(with_partners: Path) -> None:
    old = factories.agreement(5, state="signed", duties=[
        {"side": "school", "text": "X", "due_on": "2024-06-01"}])
    got = store.get(agreements.renew(old)).values
    assert (got["starts_on"], got["ends_on"], got["duties"][0]["due_on"]) == (None, None, None)


@pytest.mark.parametrize("starts,ends,after", [
    ("2024-01-08", "2026-01-07", ("2026-01-08", "2028-01-07")),
    ("2024-02-29", "2025-02-28", ("2025-03-01", "2026-02-28")),
    ("2024-03-01", "2025-02-28", ("2025-03-01", "2026-02-28")),
    ("2024-07-15", "2024-12-20", ("2024-12-21", "2025-05-28")),
    ("2024-01-31", "2024-02-29", ("2024-03-01", "2024-03-31")),
    ("2024-05-20", "2024-05-20", ("2024-05-21", "2024-05-21")),
    ("", "2024-05-20", ("2024-05-21", "")), ("2024-05-20", "", ("", "")), ("", "", ("", "")),
])
def test_the_next_term_is_as_long(starts: str, ends: str, after: tuple[str, str]) -> None:
    assert next_term(starts, ends) == after


def test_due_dates_keep_their_place_in_the_term() -> None:
    assert moved("2024-08-31", "2024-07-01", "2025-01-01") == "2025-02-28"
    assert moved("2024-07-15", "2024-07-01", "2025-01-13") == "2025-01-27"
    assert moved(None, "2024-07-01", "2025-01-01") is moved("2024-07-15", None, "x") is None
    assert last_day("2024-01-01", "2024-12-31", "2024-07-01") == "2025-06-30"


# -- ending ------------------------------------------------------------------------------
def test_a_termination_has_a_day_and_a_reason(with_partners: Path) -> None:
    one = factories.whole_agreement(5)
    with pytest.raises(Invalid) as refused:
        agreements.terminate(one, {})
    assert refused.value.errors[0].field == "ended_reason"
    agreements.terminate(one, {"ended_reason": "Perusahaan tutup", "ended_on": "2024-05-01"})
    assert (value(one, "status"), value(one, "ended_on")) == ("terminated", "2024-05-01")


def test_a_decision_can_be_opened_again(with_partners: Path) -> None:
    one = factories.whole_agreement(5)
    agreements.decide(one, "end")
    assert (value(one, "decision"), value(one, "decided_on")) == ("end", "2024-05-20")
    agreements.decide(one, "")
    assert (value(one, "decision"), value(one, "decided_on")) == (None, None)
    with pytest.raises(Invalid):
        agreements.decide(one, "perhaps")


def test_an_addendum_that_runs_longer_carries_the_term_on(with_partners: Path) -> None:
    one = factories.whole_agreement(5, ends_on="2024-06-01")
    assert value(one, "status") == "expiring"
    values = agreements.addendum(store.get(one))
    assert (values["kind"], values["parent"], values["ends_on"]) == ("addendum", one, "2024-06-01")
    more = factories.add("agreements", **{**values, "ends_on": "2025-06-01"})
    assert value(one, "status") == "expiring"
    agreements.sign(more)
    assert (value(one, "status"), value(more, "status")) == ("active", "active")
    assert factories.values_of("agreements", one)["ends_on"] == "2024-06-01"


# -- the scorecard -----------------------------------------------------------------------
def test_what_activities_tell_is_counted(with_partners: Path) -> None:
    def wanted(measure: str, target: float | None, **more: Any) -> dict[str, Any]:
        return {"text": measure, "measure": measure, "target": target, **more}

    one = factories.whole_agreement(5, indicators=[
        wanted("hours", 10, category="guru tamu"), wanted("activities", 3, due_on="2024-05-01"),
        wanted("participants", 40), wanted("manual", 80, actual=80.0),
        wanted("manual", None, actual=3), wanted("hired", 2)])
    other = factories.whole_agreement(5)
    teaching = {"category": "Guru tamu", "status": "done", "partners": [5]}
    factories.activity("Mengajar", starts_on="2024-03-01", hours=6, students=30, **teaching)
    factories.activity("Mengajar lagi", starts_on="2024-04-01", teachers=2, **teaching, sessions=[
        {"on_date": "2024-04-01", "hours": 2}, {"on_date": "2024-04-08", "hours": 1.5}])
    factories.activity("Ditunjuk", starts_on="2023-01-01", agreement=one, status="done",
                       guests=8, hours=50)
    for beside in ({"starts_on": "2024-01-07"}, {"starts_on": "2026-01-08"}, {},
                   {"starts_on": "2024-03-01", "status": "planned"},
                   {"starts_on": "2024-03-01", "agreement": other},
                   {"starts_on": "2024-03-01", "partners": [4]}):
        factories.activity("Bukan", **{**teaching, "hours": 100, "students": 100, **beside})
    card = agreements.scorecard(one)
    assert [(line.actual, line.met, line.counted) for line in card.indicators] == [
        (9.5, False, True), (3, True, True), (40, True, True), (80, True, False),
        (3, None, False), (None, None, False)]
    assert (card.met, card.of) == (3, 6)
    assert [line.late for line in card.indicators] == [False] * 6


def test_graduates_hired_are_counted_from_activities_and_typed_otherwise(
    with_partners: Path,
) -> None:
    hired = {"text": "Lulusan diterima", "measure": "hired", "target": 5, "actual": 2}
    one = factories.whole_agreement(5, indicators=[hired])

    def line() -> tuple[float | None, bool | None, bool]:
        (found,) = agreements.scorecard(one).indicators
        return found.actual, found.met, found.counted

    common = {"status": "done", "starts_on": "2024-03-01", "partners": [5]}
    factories.activity("Guru tamu", students=90, category="Guru tamu", **common)
    assert line() == (2, False, False), "no record tells: what was typed holds"
    factories.activity("Rekrutmen", students=3, category="Rekrutmen/penempatan kerja", **common)
    factories.activity("Wawancara", students=2, scope_item=8, **common)
    assert line() == (5, True, True)


def test_a_survey_s_question_tells_its_mean(with_partners: Path) -> None:
    from mitra_tui.models.base import db, transaction

    one = factories.whole_agreement(5, indicators=[
        {"text": "Kepuasan", "measure": "survey", "target": 3, "actual": 1}])
    assert [(line.actual, line.counted) for line in agreements.scorecard(one).indicators] == [
        (1, False)]
    ((indicator,),) = db.execute_sql("SELECT id FROM indicator WHERE agreement_id = ?", (one,))
    with transaction("surveys.add"):
        db.execute_sql("INSERT INTO survey (title, sort_key, template) VALUES ('S', 's', 'own')")
        db.execute_sql("INSERT INTO question (survey_id, position, code, text, kind, indicator_id)"
                       " VALUES (1, 1, 'q1', 'Puas?', 'likert4', ?)", (indicator,))
        for number, (partner, hidden, score) in enumerate(
                [(5, 0, 4), (None, 0, 3), (5, 1, 1), (4, 0, 1)], 1):
            db.execute_sql("INSERT INTO response (survey_id, partner_id, hidden) VALUES (1, ?, ?)",
                           (partner, hidden))
            db.execute_sql("INSERT INTO answer (response_id, question_id, score) VALUES (?, 1, ?)",
                           (number, score))
    assert [(line.actual, line.met) for line in agreements.scorecard(one).indicators] == [
        (3.5, True)]
    factories.edit("agreements", one, title="Judul lain", indicators=[
        {"text": "Kepuasan mitra", "measure": "survey", "target": 4}])
    assert [(line.actual, line.met) for line in agreements.scorecard(one).indicators] == [
        (3.5, False)]
    factories.edit("agreements", one, indicators=[])
    assert db.execute_sql("SELECT indicator_id FROM question").fetchone() == (None,)


def test_duties_and_indicators_are_late_after_their_day(with_partners: Path) -> None:
    one = factories.whole_agreement(5)
    assert agreements.scorecard(one).late == ()
    clock.set_today(TODAY.replace(month=6, day=15))
    assert agreements.scorecard(one).late == ()
    clock.set_today(TODAY.replace(month=6, day=16))
    card = agreements.scorecard(one)
    assert [(duty.place, duty.text) for duty in card.late] == [(1, "Menunjuk instruktur")]
    assert (card.done, len(card.duties)) == (1, 2)
    clock.set_today(TODAY.replace(year=2025))
    assert [one.late for one in agreements.scorecard(one).indicators] == [True]
    agreements.set_line(store.get(one), "duties", 1, {"done_on": "2024-06-20"})
    assert agreements.scorecard(one).late == ()


# -- the family ---------------------------------------------------------------------------
def _tree(one: int) -> list[tuple[int, int, bool]]:
    from mitra_tui.services.agreements.chain import chain

    return [(link.id, link.depth, link.renews) for link in chain(one)]


def test_renewals_stand_in_the_tree_behind_what_they_renew(with_activities: Path) -> None:
    mou = factories.whole_agreement(2, kind="mou", title="MoU")
    pks = factories.whole_agreement(2, title="PKS", parent=mou)
    extra = factories.whole_agreement(2, kind="addendum", title="Addendum", parent=pks)
    newer = agreements.renew(pks, {})
    again = agreements.renew(mou, {})
    under = factories.agreement(2, title="PKS baru", parent=again)
    removed = factories.agreement(2, title="Dihapus", parent=mou)
    store.remove(removed)
    whole = [(mou, 0, False), (pks, 1, False), (extra, 2, False), (newer, 1, True),
             (again, 0, True), (under, 1, False)]
    for one in (mou, pks, extra, newer, again, under):
        assert _tree(one) == whole
    assert (removed, 1, False) in _tree(removed)


def test_a_renewal_put_under_a_new_agreement_stands_there(with_activities: Path) -> None:
    mou = factories.whole_agreement(2, kind="mou", title="MoU lama")
    other = factories.whole_agreement(2, kind="mou", title="MoU lain")
    pks = factories.whole_agreement(2, title="PKS", parent=mou)
    newer = agreements.renew(pks, {"parent": other})
    assert _tree(pks) == [(mou, 0, False), (pks, 1, False), (other, 0, False), (newer, 1, True)]


def test_agreements_above_each_other_by_turns_end_no_program(with_activities: Path) -> None:
    one = factories.whole_agreement(2, title="Satu")
    two = factories.whole_agreement(2, title="Dua", parent=one)
    factories.edit("agreements", one, renews=two)
    assert _tree(one) == _tree(two) == []
