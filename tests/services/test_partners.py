"""The directory's own acts: merging, likely duplicates, the lines of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict, NotFound, Stale
from mitra_tui.models.base import db, transaction
from mitra_tui.services import changes, partners
from mitra_tui.services.checkup import check
from tests import factories
from tests.services.everything import everything, restart

KEEP, DROP = 1, 2


# -- merging -----------------------------------------------------------------------
def test_merging_moves_everything_that_refers_to_a_partner(with_activities: Path) -> None:
    """Every table with a foreign key to partners, the ones of later chapters too."""
    factories.need("Guru tamu")
    made: dict[tuple[str, str], int] = {}
    tables = [pair for pair in partners.referring("partner")
              if pair[0] not in ("partner", "partner_alias")]
    assert {"contact", "activity_partner", "interaction", "benefit", "need_partner",
            "agreement", "conflict", "evaluation", "placement", "response",
            "appraisal"} <= {table for table, _ in tables}
    with transaction("partners.import"):
        for table, column in tables:
            made[table, column] = _insert(table, column, DROP)
    before = everything()
    partners.merge(KEEP, [DROP])
    for (table, column), row in made.items():
        (now,) = db.execute_sql(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row,)).fetchone()
        assert now == KEEP, table
    assert check() == []
    restart()
    changes.undo()
    assert everything() == before
    assert check() == []
    changes.redo()
    assert check() == []


def _insert(table: str, column: str, partner: int) -> int:
    """One row in `table` for the partner, with the fewest other columns that it needs."""
    others: dict[str, dict[str, Any]] = {
        "contact": {"name": "X"},
        "activity_partner": {"activity_id": 4},
        "need_partner": {"need_id": 2},
        "interaction": {"subject": "X", "on_date": "2024-01-01"},
        "benefit": {"side": "school", "kind": "resources"},
        "conflict": {"summary": "X", "raised_on": "2024-01-01"},
        "placement": {"programme_id": 1},
        "response": {"survey_id": "survey"},
        "survey_partner": {"survey_id": "survey"},
    }
    columns = {column: partner, **others.get(table, {})}
    if columns.get("survey_id") == "survey":
        made = db.execute_sql("INSERT INTO survey (title) VALUES ('X')")  # that asked neither
        columns["survey_id"] = int(db.last_insert_id(made))
    names = ", ".join(f'"{name}"' for name in columns)
    cursor = db.execute_sql(
        f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})',
        list(columns.values()))
    return int(db.last_insert_id(cursor))


def test_the_dropped_names_stay_as_aliases_and_lead_to_the_one_that_remains(
    with_activities: Path,
) -> None:
    partners.merge(2, [3, 1])
    values = factories.values_of("partners", 2)
    assert sorted(values["aliases"]) == [
        "Indosat", "PT Indosat Ooredoo Hutchison", "SMK Negeri 30 Balikpapan"]
    dropped = partners.store.get(1)
    assert dropped.hidden
    from mitra_tui.services.references import resolve

    assert resolve("partners", "indosat") == 2


def test_empty_fields_are_filled_from_the_others_and_chosen_ones_win(
    with_activities: Path,
) -> None:
    partners.merge(4, [1])
    values = factories.values_of("partners", 4)
    assert (values["name"], values["sector"]) == ("Hotel Mercure Samarinda", "Perhotelan")
    assert (values["phone"], values["scope"]) == ("0541-200100", "national")
    changes.undo()
    partners.merge(4, [1], {"name": "Indosat Mercure", "sector": "Telekomunikasi"})
    values = factories.values_of("partners", 4)
    assert (values["name"], values["sector"]) == ("Indosat Mercure", "Telekomunikasi")
    assert "Hotel Mercure Samarinda" in values["aliases"]


def test_the_dropped_ones_own_name_can_be_kept(with_activities: Path) -> None:
    name = factories.values_of("partners", 1)["name"]
    partners.merge(4, [1], {"name": name})
    assert factories.values_of("partners", 4)["name"] == name
    changes.undo()
    assert factories.values_of("partners", 1)["name"] == name


def test_a_link_that_both_have_is_kept_once_and_undone(with_activities: Path) -> None:
    before = everything()
    partners.merge(1, [2])  # both took part in activity 2
    assert factories.values_of("activities", 2)["partners"] == [1]
    changes.undo()
    assert everything() == before
    assert sorted(factories.values_of("activities", 2)["partners"]) == [1, 2]


def test_follow_ups_about_the_dropped_one_follow(with_partners: Path) -> None:
    one = factories.followup("Telepon", subject="partners/2")
    partners.merge(1, [2])
    assert factories.values_of("followups", one)["subject"] == "partners/1"


def test_a_record_that_names_a_merged_partner_has_moved_on(with_activities: Path) -> None:
    """Who had it open before the merge must not write the partner that is gone over it."""
    from mitra_tui.services import activities, needs
    from mitra_tui.services.registry import store_of

    need = factories.need("Guru tamu", partners=[2])
    held = {("activities", one): activities.store.get(one) for one in (1, 2)}
    held["needs", need] = needs.store.get(need)
    named = {what: record for what, record in held.items() if 2 in record.values["partners"]}
    interaction = store_of("interactions").get(factories.interaction(2, "Jadwal"))
    partners.merge(1, [2])
    assert ("activities", 2) in named and ("needs", need) in named
    for (what, one), record in held.items():
        now = store_of(what).get(one)
        if (what, one) not in named:
            assert now == record
            continue
        assert now.version > record.version and now.updated_at > record.updated_at
        with pytest.raises(Stale):
            store_of(what).save(record.values, one, record.version)
        assert 2 not in store_of(what).get(one).values["partners"]
    after = store_of("interactions").get(interaction.id)
    assert after.version > interaction.version and after.updated_at > interaction.updated_at
    assert check() == []
    changes.undo()
    assert activities.store.get(2).values["partners"] == held["activities", 2].values["partners"]


def test_what_cannot_be_merged_is_refused(with_partners: Path) -> None:
    state = everything()
    for keep, drop in ((1, [1]), (1, []), (1, [2, 2])):
        with pytest.raises(Conflict):
            partners.merge(keep, drop)
    with pytest.raises(NotFound):
        partners.merge(1, [99])
    with pytest.raises(Stale):
        partners.merge(1, [2], versions={2: 7})
    assert everything() == state
    partners.store.remove(3)
    with pytest.raises(Conflict):
        partners.merge(1, [3])


def test_a_merged_one_does_not_come_back_but_by_undo(with_partners: Path) -> None:
    partners.merge(1, [2])
    with pytest.raises(Conflict) as refused:
        partners.store.restore(2)
    assert refused.value.key == "error.was_merged"
    assert refused.value.params["into"] == "PT Indosat Ooredoo Hutchison"


def test_merging_by_name(with_partners: Path) -> None:
    assert partners.merge_named("Indosat", ["kaltim post", "4"]) == 1
    assert partners.store.get(5).hidden and partners.store.get(4).hidden


# -- likely duplicates ---------------------------------------------------------------
@pytest.mark.parametrize("typed,found", [
    ("Indosat Oredoo Hutchison", 1), ("pt. indosat ooredoo hutchison", 1), ("Indosat", 1),
    ("SMKN 3 Balikpapan", 2), ("SMK N 3 Balikpapan", 2), ("Kaltim Pos", 5),
    ("PT Kaltim Post", 5), ("Hotel Mercure Samarinda", 4),
])
def test_a_likely_duplicate_is_shown(with_partners: Path, typed: str, found: int) -> None:
    assert partners.similar(typed)[0][0] == found


@pytest.mark.parametrize("typed", [
    "SMK Negeri 8 Balikpapan", "SMKN 33 Balikpapan", "Hotel", "-5", "X", "",
    "Dinas Perhubungan Kalimantan Timur",
])
def test_what_differs_in_a_number_is_no_duplicate(
    with_partners: Path, typed: str,
) -> None:
    assert partners.similar(typed) == []


@pytest.mark.parametrize("typed,found", [
    ("PT Badak", 9), ("PT Badak NGL Bontang", 9), ("Badak", 9), ("Harian Kaltim Post", 5),
])
def test_a_name_at_greater_length_is_shown(with_partners: Path, typed: str, found: int) -> None:
    factories.partner("PT Badak NGL")
    assert [one for one, _ in partners.similar(typed)] == [found]


@pytest.mark.parametrize("typed", ["CV Badak", "PT NGL", "PT Badak NGL 2", "PT Jaya"])
def test_another_legal_form_number_or_first_word_is_anothers(
    with_partners: Path, typed: str,
) -> None:
    factories.partner("PT Badak NGL")
    assert partners.similar(typed) == []


def test_a_known_name_is_found_among_many_with_its_frequent_word(with_partners: Path) -> None:
    for number in range(70):
        factories.partner(f"PT Sumber {chr(65 + number % 26)}bad{chr(65 + number // 26)}")
    wanted = factories.partner("PT Sumber Kayu Lestari")
    assert partners.similar("PT Sumber Kayu Lestri")[0][0] == wanted


def test_a_partner_is_not_its_own_duplicate(with_partners: Path) -> None:
    assert partners.similar("Indosat", besides=1) == []


# -- the lines of a page -------------------------------------------------------------
def test_a_line_shows_whom_to_call_now(with_partners: Path) -> None:
    lines = partners.lines([1, 4, 6])
    assert list(lines) == [1, 4, 6]
    assert lines[1] == ("PT Indosat Ooredoo Hutchison", "Samarinda", "Rina", "0812-5550-0001", "")
    assert lines[4] == ("Hotel Mercure Samarinda", "Samarinda", "Maya", "", "")
    assert lines[6] == ("CV Maju Jaya", "Tenggarong", "", "", "")


def test_a_new_partner_and_its_contact_are_one_change(with_partners: Path) -> None:
    count = len(changes.recent())
    one = partners.add_with_contact(
        {"name": "PT Baru", "stage": "active"}, {"name": "Ani", "phone": "0811"})
    assert len(changes.recent()) == count + 1
    assert partners.lines([one])[one][2:4] == ("Ani", "0811")
    changes.undo()
    with pytest.raises(NotFound):
        partners.store.get(one)
