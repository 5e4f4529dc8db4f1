"""Saving, removing, bringing back, changing many: the same for every kind of record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict, Invalid, NotFound, Stale
from mitra_tui.rows.registry import MODULES
from mitra_tui.schemas.registry import draft_of
from mitra_tui.services import changes, drafts, partners, school, views
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store
from tests import factories

MADE = [what for what in MODULES if what != "pending"]


@pytest.mark.parametrize("what", MADE)
def test_what_is_read_can_be_saved_again_unchanged(with_activities: Path, what: str) -> None:
    store = store_of(what)
    record = store.get(1)
    before = changes.count()
    store.save(draft_of(what).read(record.values).values(), 1, record.version)
    assert store.get(1) == record
    assert changes.count() == before


@pytest.mark.parametrize("what,typed", [
    ("partners", {"city": "Berau"}), ("partners", {"aliases": ["Lain"]}),
    ("activities", {"partners": []}), ("activities", {"hours": None}),
    ("programmes", {"aliases": [{"name": "Multimedia", "to_year": 2020}]}),
])
def test_what_is_altered_moves_on(with_activities: Path, what: str, typed: dict[str, Any]) -> None:
    store = store_of(what)
    record = store.get(1)
    store.save(draft_of(what).read({**record.values, **typed}).values(), 1, record.version)
    again = store.get(1)
    assert again.version == record.version + 1 and again.updated_at > record.updated_at
    assert again.created_at == record.created_at
    assert [name for name in record.values if again.values[name] != record.values[name]] == [
        *typed]


def test_a_follow_up_names_a_record_that_is_there(with_activities: Path) -> None:
    for subject in ("partners/9999", "contacts/0", "followups/77"):
        with pytest.raises(Invalid) as refused:
            factories.followup("Telepon", subject=subject)
        assert [one.field for one in refused.value.errors] == ["subject"]
    activity = factories.activity("Sebentar")
    one = factories.followup("Telepon", subject=f"activities/{activity}")
    with pytest.raises(Invalid):
        factories.edit("followups", one, subject="activities/9999")
    factories.edit("followups", one, owner="Ani")
    assert store_of("followups").get(one).values["subject"] == f"activities/{activity}"


@pytest.mark.parametrize("what", MADE)
def test_removed_records_are_hidden_kept_and_brought_back(
    with_activities: Path, what: str,
) -> None:
    store = store_of(what)
    before = store.get(1)
    store.remove(1)
    assert store.get(1).hidden
    assert store.get(1).values == before.values
    with pytest.raises(Conflict) as refused:
        store.remove(1)
    assert refused.value.key == "error.removed_already"
    store.restore(1)
    assert not store.get(1).hidden
    with pytest.raises(Conflict) as refused:
        store.restore(1)
    assert refused.value.key == "error.not_removed"


def test_a_save_on_an_older_version_shows_both_sides(with_partners: Path) -> None:
    store = partners.store
    mine = store.get(1)
    factories.edit("partners", 1, city="Berau")
    wanted = draft_of("partners").read({**mine.values, "city": "Bontang"}).values()
    with pytest.raises(Stale) as refused:
        store.save(wanted, 1, mine.version)
    assert refused.value.mine["city"] == "Bontang"
    assert refused.value.theirs.values["city"] == "Berau"
    assert store.get(1).values["city"] == "Berau"
    store.save(wanted, 1, refused.value.theirs.version)
    assert store.get(1).values["city"] == "Bontang"


def test_what_is_not_there_is_not_found(with_partners: Path) -> None:
    for act in (lambda: partners.store.get(99), lambda: partners.store.remove(99),
                lambda: partners.store.restore(99),
                lambda: partners.store.save({"name": "X", "stage": "active"}, 99)):
        with pytest.raises(NotFound):
            act()


def test_names_are_refused_only_letter_for_letter(with_partners: Path) -> None:
    with pytest.raises(Conflict) as refused:
        factories.partner("CV Maju Jaya")
    assert (refused.value.key, refused.value.params["field"]) == ("error.duplicate", "name")
    for near in ("CV. Maju Jaya", "cv maju jaya", "CV Maju Jaya 2", "PT Maju Jaya"):
        factories.partner(near)
    assert len(changes.recent()) == 12 + 4  # refused ones leave no trace


def test_a_removed_name_is_free_again_until_it_comes_back(with_partners: Path) -> None:
    partners.store.remove(6)
    factories.partner("CV Maju Jaya")
    with pytest.raises(Conflict):
        partners.store.restore(6)
    assert partners.store.get(6).hidden


def test_references_may_be_names(with_activities: Path) -> None:
    one = factories.activity("Rapat", partners=["PT. Kaltim Post", "kaltim post", 1, "Indosat"],
                             programmes=["DKV", "Multimedia"])
    values = factories.values_of("activities", one)
    assert values["partners"] == [5, 1]
    assert values["programmes"] == [1]


def test_a_reference_to_nothing_names_the_field(with_activities: Path) -> None:
    with pytest.raises(Invalid) as refused:
        factories.activity("Rapat", partners=["PT Tidak Ada"], programmes=[77])
    assert {(error.field, error.key) for error in refused.value.errors} == {
        ("partners", "check.no_such_name"), ("programmes", "check.no_such_id")}


def test_a_name_that_two_bear_is_asked_about(with_partners: Path) -> None:
    one = factories.contact(1, "Rina Dewi")
    factories.contact(4, "Rina Dewi")
    with pytest.raises(Invalid) as refused:
        factories.interaction(1, contact="Rina Dewi")
    assert refused.value.errors[0].key == "check.name_not_unique"
    factories.interaction(1, contact=one)


def test_lists_keep_their_order_and_their_rows(with_activities: Path) -> None:
    from mitra_tui.models.base import db

    def rows() -> list[tuple[int, str]]:
        return list(db.execute_sql(
            "SELECT id, name FROM partner_alias WHERE partner_id = 1 ORDER BY position, id"))

    factories.edit("partners", 1, aliases=["A", "B", "C"])
    first = rows()
    factories.edit("partners", 1, aliases=["A", "B", "D"])
    assert rows()[:2] == first[:2], "rows before the first difference are left alone"
    factories.edit("partners", 1, aliases=["D", "A", "B"])
    assert factories.values_of("partners", 1)["aliases"] == ["D", "A", "B"]


def test_changing_many_is_one_change_that_counts_what_differs(with_partners: Path) -> None:
    assert partners.store.change_many([1, 2, 3], {"city": "Balikpapan"}) == 1
    newest = changes.recent(1)[0]
    assert (newest.action, newest.record_id) == ("partners.edit", 1)
    assert partners.store.change_many([1, 2, 3], {"owner": "Waka"}) == 3
    newest = changes.recent(1)[0]
    assert (newest.record_id, newest.label) == (None, "3")
    count = len(changes.recent())
    assert partners.store.change_many([1, 2], {"owner": "Waka"}) == 0
    assert len(changes.recent()) == count


def test_changing_many_is_all_or_nothing(with_partners: Path) -> None:
    with pytest.raises(Invalid):
        partners.store.change_many([1, 2], {"kind": "something"})
    with pytest.raises(Conflict):
        partners.store.change_many([1, 2], {"name": "Sama"})
    assert factories.values_of("partners", 1)["name"] == "PT Indosat Ooredoo Hutchison"


def test_an_interaction_keeps_its_follow_up_in_step(with_partners: Path) -> None:
    def waiting() -> list[tuple[str, str]]:
        from mitra_tui.models.base import db

        return list(db.execute_sql(
            "SELECT due_on, subject_what || '/' || subject_id FROM followup WHERE hidden = 0"))

    one = factories.interaction(1, follow_up_on="2024-06-01")
    assert waiting() == [("2024-06-01", f"interactions/{one}")]
    factories.edit("interactions", one, follow_up_on="2024-06-08")
    assert waiting() == [("2024-06-08", f"interactions/{one}")]
    factories.edit("interactions", one, follow_up_on="")
    assert waiting() == []


def test_there_is_one_school(school: Path) -> None:
    from mitra_tui.services import school as service

    with pytest.raises(Conflict) as refused:
        factories.school()
    assert refused.value.key == "error.school_exists"
    found = service.get()
    assert found is not None
    service.save({**found.values, "city": "Samarinda"}, found.version)
    with pytest.raises(Stale):
        service.save({**found.values, "city": "Bontang"}, found.version)


def test_a_store_is_found_by_the_name_of_its_records() -> None:
    assert isinstance(store_of("partners"), Store)
    with pytest.raises(KeyError):
        store_of("students")
    assert school.store.entity.what == "school"


def test_a_form_left_behind_is_taken_up_again_by_who_left_it(
    with_partners: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    drafts.keep("partners/new", {"name": "PT Sep", "aliases": ["x"]})
    drafts.keep("partners/new", {"name": "PT Separuh"})
    assert drafts.take("partners/new") == {"name": "PT Separuh"}
    monkeypatch.setenv("MITRA_USER", "orang lain")
    assert drafts.take("partners/new") is None
    assert not drafts.drop("partners/new")
    monkeypatch.setenv("MITRA_USER", "penguji")
    assert drafts.drop("partners/new")
    assert drafts.take("partners/new") is None


def test_saved_views_are_kept_by_name(with_partners: Path) -> None:
    from mitra_tui.rows.record import Query

    query = Query("pt", (("city", "Samarinda"), ("stage", "active")), "city", True)
    views.save("partners", "Utama", query)
    views.save("partners", "Semua", Query())
    assert views.all_of("partners") == {"Semua": Query(), "Utama": query}
    views.save("partners", "Utama", Query(sort="name"))
    assert views.all_of("partners")["Utama"] == Query(sort="name")
    views.remove("partners", "Utama")
    assert list(views.all_of("partners")) == ["Semua"]
    assert views.all_of("activities") == {}
