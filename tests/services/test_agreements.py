"""Agreements: what is kept of them, how they are found, and the status that follows from dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import clock
from mitra_tui.errors import Invalid, NotFound, Usage
from mitra_tui.i18n import message
from mitra_tui.models.base import db
from mitra_tui.rows.agreement_check import is_weak
from mitra_tui.rows.record import Query
from mitra_tui.services import partners
from mitra_tui.services.agreement_status import statuses
from mitra_tui.services.agreements import lines, store
from mitra_tui.services.listing import Listing
from mitra_tui.services.references import resolve
from mitra_tui.services.values import filter_values
from tests import factories

TODAY = date(2024, 5, 20)


def found(**query: Any) -> list[int]:
    return Listing(store, Query(**query)).all_ids()


def where(**filters: str | int) -> list[int]:
    return found(filters=tuple(filters.items()))


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def value(one: int, name: str) -> Any:
    return factories.values_of("agreements", one)[name]


# -- the draft ---------------------------------------------------------------------------
def refused(**values: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as error:
        factories.agreement(1, **values)
    return {one.field: one.key for one in error.value.errors}


def test_the_state_follows_from_the_signing_unless_it_is_said(with_partners: Path) -> None:
    assert value(factories.agreement(1), "state") == "draft"
    assert value(factories.agreement(1, signed_on="2024-05-02"), "state") == "signed"
    assert value(factories.agreement(1, signed_on="2024-05-02", state="sent"), "state") == "sent"


def test_typing_the_day_of_signing_signs(with_partners: Path) -> None:
    one = factories.agreement(1, state="sent", starts_on="2024-05-01", ends_on="2027-04-30")
    store.change_many([one], {"signed_on": "2024-05-02"})
    assert (value(one, "state"), value(one, "status")) == ("signed", "active")
    store.change_many([one], {"signed_on": None})
    assert value(one, "state") == "signed", "a day that turned out wrong unsigns nothing"


def test_an_end_before_the_start_is_refused_and_one_day_is_a_term(with_partners: Path) -> None:
    assert refused(starts_on="2024-05-02", ends_on="2024-05-01") == {
        "ends_on": "check.agreement_ends_before_starts"}
    assert refused(starts_on="2024-02-30") == {"starts_on": "check.day_impossible"}
    one = factories.agreement(1, state="signed", starts_on="2024-05-20", ends_on="2024-05-20")
    assert value(one, "status") == "expiring"


def test_a_termination_says_why(with_partners: Path) -> None:
    assert refused(state="terminated") == {"ended_reason": "check.agreement_ended_without_reason"}
    one = factories.agreement(1, state="terminated", ended_reason="Pindah kota")
    assert value(one, "status") == "terminated"


def test_what_is_asked_for_is_told_by_field(with_partners: Path) -> None:
    assert refused(kind="mous") == {"kind": "check.choice"}
    assert refused(scope_items=[10]) == {"scope_items": "check.at_most"}
    assert refused(duties=[{"side": "both", "text": "X"}]) == {"duties.1.side": "check.choice"}
    assert refused(programmes=["Tidak Ada"]) == {"programmes": "check.no_such_name"}
    with pytest.raises(Invalid):
        factories.add("agreements", kind="mou")


def test_witnesses_may_be_names_and_indicators_are_typed_by_hand_unless_said(
    with_partners: Path,
) -> None:
    one = factories.agreement(1, witnesses=["Saksi [A]", {"side": "partner", "name": "B"}],
                              indicators=[{"text": "Puas"}])
    assert value(one, "witnesses") == [
        {"side": None, "name": "Saksi [A]"}, {"side": "partner", "name": "B"}]
    assert value(one, "indicators")[0]["measure"] == "manual"


def test_a_signatory_has_a_position(with_partners: Path) -> None:
    """In JSON it is called so; its column has another name."""
    one = factories.agreement(1, signatories=[
        {"side": "partner", "name": "Rina", "position": "Direktur"}])
    assert value(one, "signatories") == [{"side": "partner", "name": "Rina", "rank": None,
                                          "position": "Direktur", "id_number": None}]


def test_no_agreement_stands_above_or_before_itself(with_partners: Path) -> None:
    mou = factories.agreement(1, "mou")
    pks = factories.agreement(1, parent=mou)
    for name in ("parent", "renews"):
        with pytest.raises(Invalid) as error:
            factories.edit("agreements", mou, **{name: mou})
        assert error.value.errors[0].field == name
    with pytest.raises(Invalid):
        factories.edit("agreements", mou, parent=pks)
    factories.edit("agreements", mou, title="Payung")
    assert value(pks, "parent") == mou


# -- the partner's name ------------------------------------------------------------------
def test_a_signed_agreement_keeps_the_partners_name_as_it_was(with_partners: Path) -> None:
    one = factories.agreement(5, signed_on="2024-05-02")
    draft = factories.agreement(5)
    factories.edit("partners", 5, name="PT Kaltim Post Media")
    assert value(one, "partner_name") == "PT. Kaltim Post"
    assert value(draft, "partner_name") is None
    assert [line[0] for line in lines([one, draft])] == [
        "PT. Kaltim Post", "PT Kaltim Post Media"]
    store.change_many([one], {"partner": "Hotel Mercure Samarinda"})
    assert value(one, "partner_name") == "Hotel Mercure Samarinda"


# -- the status --------------------------------------------------------------------------
@pytest.mark.parametrize("day,status", [
    (-1, "upcoming"), (0, "active"), (100, "active"), (274, "active"), (275, "expiring"),
    (365, "expiring"), (366, "expired"),
])
def test_the_first_and_the_last_day_belong_to_the_term(
    with_partners: Path, day: int, status: str,
) -> None:
    one = factories.agreement(1, state="signed", starts_on=after(0), ends_on=after(365))
    clock.set_today(TODAY + timedelta(days=day))
    assert statuses([one]) == {one: status}


def test_a_renewal_counts_while_the_old_term_runs_once_it_is_signed(with_partners: Path) -> None:
    old = factories.agreement(1, state="signed", starts_on=after(-300), ends_on=after(30))
    new = factories.agreement(1, renews=old, starts_on=after(31), ends_on=after(400))
    assert value(old, "status") == "expiring", "a draft silences nothing"
    clock.set_today(TODAY + timedelta(days=31))
    assert value(old, "status") == "renewed"
    clock.set_today(TODAY)
    store.change_many([new], {"state": "signed"})
    assert (value(old, "status"), value(new, "status")) == ("active", "upcoming")
    store.remove(new)
    assert value(old, "status") == "expiring"


def test_the_filter_finds_what_the_status_says(with_partners: Path) -> None:
    """The rule stands in the code and once more in the database: they must say the same."""
    days = ["", *(after(days) for days in (-400, -1, 0, 1, 30, 90, 91, 400))]
    for state, starts, ends, lead in product(
        ("draft", "sent", "signed", "terminated"), days, days, (None, 0, 30),
    ):
        if not starts or not ends or starts <= ends:
            why = "Selesai" if state == "terminated" else ""
            factories.agreement(1, state=state, starts_on=starts, ends_on=ends, lead_days=lead,
                                ended_reason=why)
    for one in found()[::7]:
        factories.agreement(1, renews=one, state="signed" if one % 2 else "draft")
    told = statuses(found())
    assert len(set(told.values())) == 8
    for status in set(told.values()):
        assert sorted(where(status=status)) == sorted(
            one for one, other in told.items() if other == status), status
    assert sorted(where(status="expired, expiring")) == sorted(
        one for one, other in told.items() if other in ("expired", "expiring"))
    assert dict(filter_values("agreements", "status")) == {
        status: list(told.values()).count(status) for status in set(told.values())}
    with pytest.raises(Usage):
        where(status="broken")


# -- what is missing ---------------------------------------------------------------------
PARTS: dict[str, list[Any]] = {
    "title": ["", "Kerja sama"], "objectives": [[], ["A"]], "programmes": [[], [1]],
    "duties": [[], *([{"side": "school", "text": "A", "due_on": due},
                      {"side": side, "text": "B", "due_on": "2024-06-01"}]
                     for due, side in product(("", "2024-07-01"), ("school", "partner")))],
    "indicators": [[], [{"text": "C"}], [{"text": "C", "target": 0}],
                   [{"text": "C", "measure": "hours"}]],
    "dispute_steps": [[], [{"step": "court"}], [{"step": "mediation", "days": 30}]],
    "starts_on": ["", "2024-05-20"], "ends_on": ["", "2024-05-20"],
    "signatories": [[], *([{"side": "school", "name": name}, {"side": side, "name": "R"}]
                          for name, side in product(("", "K"), ("school", "partner")))],
    "signed_on": ["", "2024-05-01"], "school_number": ["", "1/A"], "state": ["draft", "signed"],
    "kind": ["mou", "pks", "ia", "addendum", "none"], "parent": [None, 1],
}
FULL: dict[str, Any] = {name: values[-1] for name, values in PARTS.items()} | {"kind": "pks"}


def test_the_filter_finds_what_the_check_says(with_partners: Path) -> None:
    """Each part spoilt in turn, for each kind: the rules in the code and in the database agree."""
    factories.programme()
    factories.agreement(1, "mou")
    for kind, (name, values) in product(PARTS["kind"], PARTS.items()):
        for value in values:
            factories.agreement(1, **{**FULL, "kind": kind, name: value})
    weak = [one.id for one in store.records(found()) if is_weak(one.values)]
    assert 0 < len(weak) < len(found())
    assert sorted(where(check="weak")) == sorted(weak)
    assert sorted(where(check="ok")) == sorted(set(found()) - set(weak))
    assert dict(filter_values("agreements", "check")) == {
        "weak": len(weak), "ok": len(found()) - len(weak)}
    with pytest.raises(Usage):
        where(check="maybe")


# -- the list ----------------------------------------------------------------------------
def test_the_list_is_narrowed_ordered_and_searched(with_partners: Path) -> None:
    visual = factories.programme()
    hotel = factories.agreement(4, "mou", title="Kelas industri [A] [/]", starts_on="2024-01-01",
                                ends_on="2029-01-01", state="signed")
    post = factories.agreement(5, "pks", school_number="421.5/7/SMKN8", programmes=[visual],
                               starts_on="2024-02-01", ends_on="2024-06-01", state="signed")
    bare = factories.agreement(6, "none")
    assert found() == [hotel, post, bare]
    assert found(sort="partner") == [bare, hotel, post]
    assert where(kind="mou,none") == [hotel, bare]
    assert where(partner="Kaltim Post") == where(programme=visual) == [post]
    assert where(programme="") == [hotel, bare]
    assert where(status="expiring") == [post]
    assert found(search="kelas indus") == found(search="mercure") == [hotel]
    assert found(search="nota kesepahaman") == found(search="mou") == [hotel]
    assert found(search="421.5/7") == [post]
    assert lines([hotel, bare, post]) == [
        ("Hotel Mercure Samarinda · Kelas industri [A] [/]", "MoU", "", "1 Jan 2029", "Aktif",
         "active"),
        ("CV Maju Jaya", "Tanpa dokumen", "", "", "Draf", "draft"),
        ("PT. Kaltim Post", "PKS", "421.5/7/SMKN8", "1 Jun 2024", lines([post])[0][4],
         "expiring")]


def test_an_agreement_is_named_by_title_or_number_where_that_is_one(with_partners: Path) -> None:
    titled = factories.agreement(1, title="Payung PKL", school_number="1/A/2024")
    numbered = factories.agreement(1, school_number="2/A/2024", partner_number="99/B")
    again = factories.agreement(2, title="Payung PKL", partner_number="1/A/2024")
    assert resolve("agreements", "2/A/2024") == resolve("agreements", "99/B") == numbered
    for several in ("Payung PKL", "1/A/2024", ""):
        with pytest.raises(NotFound):
            resolve("agreements", several)
    store.remove(again)
    assert resolve("agreements", "payung pkl") == resolve("agreements", "1/A/2024") == titled
    assert value(factories.agreement(1, parent="2/A/2024"), "parent") == numbered


def test_what_is_renamed_is_found_under_its_new_name(with_partners: Path) -> None:
    one = factories.agreement(5)
    factories.edit("partners", 5, name="Harian Baru")
    assert found(search="harian") == [one] and found(search="kaltim") == []


# -- merging partners --------------------------------------------------------------------
def test_merging_partners_moves_their_agreements_and_one_undo_brings_them_back(
    with_partners: Path,
) -> None:
    from mitra_tui.services import changes
    from tests.services.everything import everything

    one = factories.agreement(6, signed_on="2024-01-01", programmes=[factories.programme()])
    before = everything()
    version = store.get(one).version
    partners.merge(5, [6])
    assert (value(one, "partner"), value(one, "partner_name")) == (5, "CV Maju Jaya")
    assert store.get(one).version == version + 1
    changes.undo()
    assert everything() == before
    assert db.execute_sql("SELECT partner_id FROM agreement").fetchone() == (6,)


def test_a_new_agreement_with_a_partner_that_was_merged_or_removed_says_so(
    with_partners: Path,
) -> None:
    one = factories.agreement(4)
    partners.merge(1, [2])
    with pytest.raises(Invalid) as error:
        factories.agreement(2)
    assert message(error.value).count("SMK Negeri 3 Balikpapan") == 1
    assert "PT Indosat Ooredoo Hutchison" in message(error.value)
    partners.store.remove(4)
    for act in (lambda: factories.agreement(4), lambda: factories.edit(
            "agreements", factories.agreement(5), partner=4)):
        with pytest.raises(Invalid) as error:
            act()
        assert [(found.field, found.key) for found in error.value.errors] == [
            ("partner", "check.partner_removed")]
    factories.edit("agreements", one, title="Tetap milik mitra itu")


def test_the_directory_tells_the_most_telling_status_of_every_kind(with_partners: Path) -> None:
    """Each status alone, then with all others beside it."""
    today = TODAY.isoformat()
    made = {
        "draft": {}, "sent": {"state": "sent"},
        "upcoming": {"signed_on": today, "starts_on": after(1), "ends_on": after(400)},
        "active": {"signed_on": today, "starts_on": today, "ends_on": after(400)},
        "expiring": {"signed_on": today, "starts_on": today, "ends_on": after(10)},
        "expired": {"signed_on": after(-400), "starts_on": after(-400), "ends_on": after(-1)},
        "terminated": {"state": "terminated", "ended_reason": "Pindah"},
    }
    for status, values in made.items():
        one = factories.partner(f"Mitra {status}")
        factories.agreement(one, **values)
        assert partners.lines([one])[one][4] == status
    one = factories.partner("Mitra diperpanjang")
    old = factories.agreement(one, **made["expired"])
    factories.agreement(one, renews=old, state="sent")
    assert partners.lines([one])[one][4] == "sent"
    assert value(old, "status") == "renewed"
    many = factories.partner("Mitra banyak")
    told = []
    for status in ("terminated", "expired", "draft", "sent", "upcoming", "expiring", "active"):
        factories.agreement(many, **made[status])
        told.append(partners.lines([many])[many][4])
    assert told == ["terminated", "expired", "draft", "sent", "upcoming", "expiring", "active"]
