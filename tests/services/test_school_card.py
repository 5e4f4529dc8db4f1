"""The school's own records: its page, its principal, its programmes as a tree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mitra_tui.errors import Invalid
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, officials, programmes, school_card
from mitra_tui.services.listing import Listing
from tests import factories


def principal(day: date | None = None) -> str:
    found = officials.principal(day)
    return str(found.values["name"]) if found else ""


def test_the_card_of_a_school_that_has_nothing_yet(school: Path) -> None:
    card = school_card.get()
    assert card.record is not None
    assert card.officials.count == card.programmes.count == card.needs.waiting == 0
    assert card.officials.principal is None
    assert card.backup == ""
    assert card.changes == 1


def test_the_card_before_there_is_a_school(database: Path) -> None:
    card = school_card.get()
    assert card.record is None
    assert card.changed is None


def test_the_card_counts_and_names_what_is_newest(with_activities: Path) -> None:
    factories.add("officials", name="Lama", position="Kepala sekolah", to_on="2019-12-31")
    factories.add("team", name="Pergi", until="2024-05-19")
    factories.need("Tercapai", met_on="2024-05-01")
    factories.programme("Multimedia Dasar", parent=1)
    card = school_card.get()
    assert (card.officials.current, card.officials.count) == (1, 2)
    assert (card.officials.newest, card.officials.newest_position) == ("Kepala", "Kepala sekolah")
    assert (card.programmes.count, card.programmes.below) == (3, 1)
    assert "DKV" in card.programmes.names
    assert (card.needs.waiting, card.needs.met) == (1, 1)
    assert (card.needs.text, card.needs.due_on) == ("Tempat PKL untuk 30 siswa", "2024-07-01")
    assert (card.team.current, card.team.left, card.team.name) == (1, 1, "Tim")
    assert (card.trainings.count, card.trainings.title) == (1, "Pelatihan kemitraan")
    assert card.changed is not None and card.changed.label == "Multimedia Dasar"


def test_documents_use_whoever_held_office_on_their_day(school: Path) -> None:
    factories.add("officials", name="Lama", position="Kepala Sekolah", from_on="2015-01-01",
                  to_on="2023-12-31")
    factories.add("officials", name="Baru", position="Kepala Sekolah", from_on="2024-01-01")
    factories.add("officials", name="Waka", position="Wakil Kepala Sekolah")
    assert principal() == "Baru"
    assert principal(date(2023, 12, 31)) == "Lama"
    assert principal(date(2024, 1, 1)) == "Baru"
    assert principal(date(2014, 12, 31)) == ""


def test_an_acting_principal_signs_where_nobody_was_appointed(school: Path) -> None:
    factories.add("officials", name="Pelaksana", position="Kepala Sekolah", acting=True,
                  from_on="2024-05-01")
    assert principal() == "Pelaksana"
    factories.add("officials", name="Tetap", position="Kepala Sekolah", from_on="2024-02-01")
    assert principal() == "Tetap"


def test_programmes_stand_below_their_own(school: Path) -> None:
    ships = factories.programme("Teknika Kapal")
    art = factories.programme("Seni Rupa")
    factories.programme("Nautika Kapal Niaga", parent=ships)
    factories.programme("Animasi", parent=art)
    factories.programme("Desain Komunikasi Visual", parent=art,
                        aliases=[{"name": "Multimedia", "from_year": 2015, "to_year": 2021},
                                 {"name": "MM"}])
    listing = Listing(programmes.store, Query(sort="tree"))
    ids = listing.all_ids()
    found = programmes.lines(ids)
    assert [(found[one][0], found[one][2]) for one in ids] == [
        ("Seni Rupa", ""), ("Animasi", "Seni Rupa"), ("Desain Komunikasi Visual", "Seni Rupa"),
        ("Teknika Kapal", ""), ("Nautika Kapal Niaga", "Teknika Kapal")]
    assert found[ids[2]][3] == "Multimedia (2015–2021); MM"
    assert [listing.position(one) for one in ids] == [0, 1, 2, 3, 4]
    assert listing.ids(3, 5) == ids[3:]


def test_a_programme_never_stands_below_itself(school: Path) -> None:
    top = factories.programme("Atas")
    middle = factories.programme("Tengah", parent=top)
    bottom = factories.programme("Bawah", parent=middle)
    for below in (top, middle, bottom):
        with pytest.raises(Invalid) as refused:
            factories.edit("programmes", top, parent=below)
        assert refused.value.errors[0].key == "programmes.parent_below_itself"
        assert refused.value.errors[0].field == "parent"
    factories.edit("programmes", bottom, parent=top)
    assert factories.values_of("programmes", bottom)["parent"] == top


def test_changes_are_a_window_newest_first(with_partners: Path) -> None:
    count = changes.count()
    newest, second = changes.window(0, 2)
    assert newest.id > second.id
    assert changes.position(newest.id) == 0
    assert changes.position(second.id) == 1
    assert [one.id for one in changes.window(count - 1, count + 5)] == [1]
