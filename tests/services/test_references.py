"""From a name to its record, and what is offered while one types."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.errors import Conflict, NotFound
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.record import Query
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.services import partners
from mitra_tui.services.listing import Listing
from mitra_tui.services.references import (
    Closeness,
    closest,
    lookup,
    names,
    resolve,
    subject_text,
    suggestions,
)
from mitra_tui.services.registry import store_of
from mitra_tui.services.values import filter_values
from tests import factories


@pytest.mark.parametrize("given,found", [
    (1, 1), ("1", 1), ("PT Indosat Ooredoo Hutchison", 1), ("indosat", 1), ("Indosat", 1),
    ("pt. indosat ooredoo hutchison", 1), ("Kaltim Post", 5), ("SMKN 3 Balikpapan", 2),
    ("smk negeri 30 balikpapan", 3),
])
def test_a_record_is_known_by_id_name_other_name_and_spelling(
    with_partners: Path, given: int | str, found: int,
) -> None:
    assert resolve("partners", given) == found


@pytest.mark.parametrize("given,key", [
    (99, "check.no_such_id"), ("PT Antah", "check.no_such_name"), ("SMKN 8", "check.no_such_name"),
    ("Maju", "check.no_such_name"),
])
def test_what_names_nothing_is_told(with_partners: Path, given: int | str, key: str) -> None:
    with pytest.raises(NotFound) as refused:
        resolve("partners", given)
    assert refused.value.key == key


def test_a_konsentrasi_is_meant_before_the_program_of_its_name(school: Path) -> None:
    name = "Akuntansi dan Keuangan Lembaga"
    above = factories.programme(name, short="AK")
    below = factories.programme(name, short="AKL", parent=above)
    assert resolve("programmes", name) == below
    assert resolve("programmes", name.upper()) == below
    assert (resolve("programmes", "AK"), resolve("programmes", above)) == (above, above)
    for parent in (None, above):
        with pytest.raises(Conflict) as refused:
            factories.programme(name, parent=parent)
        assert (refused.value.key, refused.value.params["field"]) == ("error.duplicate", "name")
    other = factories.programme(name, parent=factories.programme("Bisnis"))
    with pytest.raises(NotFound) as asked:
        resolve("programmes", name)
    assert asked.value.key == "check.name_not_unique"
    assert other != below


def test_a_visible_record_comes_before_a_removed_one(with_partners: Path) -> None:
    partners.store.remove(6)
    assert resolve("partners", "CV Maju Jaya") == 6, "a removed one is still known"
    one = factories.partner("CV Maju Jaya")
    assert resolve("partners", "CV Maju Jaya") == one


def test_a_key_that_several_share_is_asked_about(with_partners: Path) -> None:
    factories.partner("PT Maju Jaya")
    assert resolve("partners", "CV. Maju Jaya") == 6
    with pytest.raises(NotFound) as refused:
        resolve("partners", "Maju Jaya")
    assert refused.value.key == "check.name_not_unique"


def test_programmes_are_known_by_short_and_former_names(with_activities: Path) -> None:
    assert resolve("programmes", "DKV") == resolve("programmes", "Multimedia") == 1


@pytest.mark.parametrize("what,typed,found", [
    ("partners", "indo", [1]), ("partners", "smkn 3", [2, 3]), ("partners", "x", []),
    ("programmes", "dkv", [1]), ("programmes", "multi", [1]), ("contacts", "ri", [1]),
    ("activities", "rapat", [4]), ("agreements", "kerja", [2, 1]), ("agreements", "zz", []),
])
def test_records_are_offered_while_one_types(
    with_activities: Path, what: str, typed: str, found: list[int],
) -> None:
    with transaction("agreements.add"):
        db.execute_sql("INSERT INTO agreement (partner_id, title, sort_key) "
                       "VALUES (1, 'Kerja sama PKL', 'kerja sama pkl')")
    assert [one for one, _ in lookup(what, typed)] == found
    assert lookup(what, "")
    assert len(lookup(what, "", limit=1)) == 1


def test_names_by_id(with_partners: Path) -> None:
    assert names("partners", [5, 6, 99]) == {5: "PT. Kaltim Post", 6: "CV Maju Jaya"}
    assert names("partners", []) == {}


def test_what_a_task_is_about_is_told(with_activities: Path) -> None:
    assert subject_text("activities/1").endswith(": Kunjungan industri ke Indosat")
    assert subject_text("partners/99").endswith(": #99")


def test_the_commonest_value_that_begins_so_is_suggested(with_partners: Path) -> None:
    assert suggestions("partner", "city", "b") == ["Balikpapan"]
    assert suggestions("partner", "city", "SAM") == ["Samarinda"]
    assert suggestions("partner", "city", "") == []
    partners.store.set_hidden([2, 3], True)
    assert suggestions("partner", "city", "b") == []


# -- the values of filters -------------------------------------------------------------
@pytest.mark.parametrize("what", MODULES)
def test_a_filters_count_is_what_it_finds(with_activities: Path, what: str) -> None:
    """Also after records on either side were removed."""
    factories.partner("PT Lepas", city="Samarinda")
    for title, asked in (("Kepuasan 2024", [1, 4]), ("Kepuasan 2025", [1])):
        factories.add("surveys", title=title, template="partner8", partners=asked)
    store_of("surveys").remove(factories.add("surveys", title="Lama", template="skm"))
    store_of("activities").remove(2)
    partners.store.remove(4)
    for key in entity(what).filters:
        for value, count in filter_values(what, key):
            found = Listing(store_of(what), Query(filters=((key, value),))).count()
            assert found == count > 0, (key, value)


def test_industry_and_business_are_one_kind(with_partners: Path) -> None:
    assert dict(filter_values("partners", "kind"))["industry,business"] == 4


def test_the_document_of_a_partner_is_its_most_telling_agreement(with_partners: Path) -> None:
    rows = [
        (1, "signed", "2020-01-01", "2023-01-01", None), (1, "signed", "2024-01-01", "", None),
        (2, "signed", "2020-01-01", "2024-06-01", None), (3, "draft", "", "", None),
        (4, "signed", "2020-01-01", "2024-07-30", 30), (5, "terminated", "", "", None),
        (6, "signed", "2024-09-01", "2025-09-01", None), (7, "signed", "2020-01-01", "2024-05-20",
                                                          0),
        (8, "signed", "2020-01-01", "2024-05-19", None),
    ]
    with transaction("agreements.add"):
        for row in rows:
            db.execute_sql("INSERT INTO agreement (partner_id, title, state, starts_on, ends_on, "
                           "lead_days) VALUES (?, 'X', ?, ?, ?, ?)", row)
    told = {one: line[4] for one, line in partners.lines(range(1, 9)).items()}
    assert told == {1: "active", 2: "expiring", 3: "draft", 4: "active", 5: "terminated",
                    6: "upcoming", 7: "expiring", 8: "expired"}


def test_names_that_begin_so_come_before_words_within(with_partners: Path) -> None:
    factories.partner("Bank Syariah Indonesia")
    factories.partner("PT Telkom", aliases=["Indihome"])
    factories.partner("Toko Kembang", city="Indramayu")
    found = [hit.name for hit in closest("partners", "indo")]
    assert found[0] == "PT Indosat Ooredoo Hutchison"
    hits = {hit.name: hit.closeness for hit in closest("partners", "ind")}
    assert hits == {
        "PT Indosat Ooredoo Hutchison": Closeness.NAME_BEGINS,
        "PT Telkom": Closeness.OTHER_NAME_BEGINS,
        "Bank Syariah Indonesia": Closeness.WORDS_BEGIN, "Toko Kembang": Closeness.ELSEWHERE}
    assert closest("partners", "indosat")[0].closeness is Closeness.SAME


def test_a_name_that_begins_so_is_found_among_many_that_contain_it(with_partners: Path) -> None:
    for number in range(60):
        factories.partner(f"Toko {number} Zamrud")
    factories.partner("PT Zamrud Jaya")
    assert lookup("partners", "zam", 1) == [(69, "PT Zamrud Jaya")]
