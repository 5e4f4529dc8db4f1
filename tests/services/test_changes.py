"""Undo and redo: whole changes of every kind, after a restart too, and never over another's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mitra_tui.actor import set_actor
from mitra_tui.errors import Conflict, NotFound
from mitra_tui.i18n import message
from mitra_tui.models.base import db, transaction
from mitra_tui.services import activities, changes, followups, partners
from mitra_tui.services.bulk import add_many
from mitra_tui.services.checkup import check
from mitra_tui.services.registry import store_of
from tests import factories
from tests.services.everything import everything, restart


def _bulk() -> None:
    with transaction("partners.import") as change:
        ids = add_many(partners.store, [
            {"name": f"PT Impor {n}", "stage": "active", "aliases": [f"Impor {n}"]}
            for n in range(30)])
        for one in ids[:3]:
            values = dict(partners.store.get(one).values)
            partners.store.write({**values, "city": "Bontang"}, one)
        change.about("partners", None, "30")


ACTS: dict[str, Callable[[], object]] = {
    "add": lambda: factories.partner("PT Baru", aliases=["Baru", "Anyar"]),
    "add with contact": lambda: partners.add_with_contact(
        {"name": "PT Baru", "stage": "active", "kind": "", "aliases": []},
        {"name": "Ani", "phone": "0811"}),
    "edit": lambda: factories.edit("partners", 1, name="PT Indosat", city="Bontang",
                                   aliases=["Indosat", "IM3"]),
    "edit a list": lambda: factories.edit("activities", 1, partners=[3, 1], sessions=[
        {"on_date": "2024-03-06", "hours": 2}, {"on_date": "2024-03-05", "hours": 4}]),
    "empty a list": lambda: factories.edit("partners", 1, aliases=[]),
    "remove": lambda: partners.store.remove(1),
    "remove many": lambda: partners.store.set_hidden([1, 2, 5], True),
    "change many": lambda: partners.store.change_many([1, 2, 3, 4], {"city": "Bontang"}),
    "merge": lambda: partners.merge(4, [1, 2]),
    "bulk": _bulk,
    "done": lambda: followups.finish([1, 2]),
    "snooze": lambda: followups.snooze([2], "2024-06-01"),
    "activities done": lambda: activities.finish([3, 4]),
    "follow-up of an interaction": lambda: factories.edit("interactions", 1, follow_up_on=""),
    "official": lambda: factories.edit("officials", 1, to_on="2024-06-30", acting=True),
    "programme": lambda: factories.edit("programmes", 1, aliases=[{"name": "MM"}], parent=2),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_one_undo_restores_everything_and_redo_brings_it_back(
    with_activities: Path, act: Callable[[], object],
) -> None:
    before = everything()
    act()
    after = everything()
    assert after != before
    restart()
    undone = changes.undo()
    assert everything() == before
    assert check() == []
    assert (undone.undoes, undone.user) == (None, "penguji")
    restart()
    changes.redo()
    assert everything() == after
    assert check() == []
    restart()
    changes.undo()
    assert everything() == before
    changes.redo()
    assert everything() == after


def test_undo_goes_back_step_by_step_and_redo_forward(with_partners: Path) -> None:
    states = [everything()]
    for act in ("edit", "remove many", "change many", "add"):
        ACTS[act]()
        states.append(everything())
    for state in reversed(states[:-1]):
        changes.undo()
        assert everything() == state
    for state in states[1:]:
        changes.redo()
        assert everything() == state
    with pytest.raises(NotFound) as refused:
        changes.redo()
    assert refused.value.key == "error.nothing_to_redo"


def test_something_new_ends_redo(with_partners: Path) -> None:
    factories.edit("partners", 1, city="Bontang")
    changes.undo()
    factories.edit("partners", 2, city="Berau")
    with pytest.raises(NotFound):
        changes.redo()


def test_undo_takes_ones_own_newest_change(with_partners: Path) -> None:
    set_actor("Bu Rina")
    factories.edit("partners", 1, city="Bontang")
    set_actor("Pak Budi")
    factories.edit("partners", 2, city="Berau")
    set_actor("Bu Rina")
    undone = changes.undo()
    assert (undone.user, undone.record_id) == ("Bu Rina", 1)
    with pytest.raises(NotFound) as refused:
        changes.undo()
    assert refused.value.key == "error.nothing_to_undo"
    assert factories.values_of("partners", 2)["city"] == "Berau"


def test_anyones_change_can_be_undone_by_its_number(with_partners: Path) -> None:
    set_actor("Pak Budi")
    factories.edit("partners", 2, city="Berau")
    number = changes.recent(1)[0].id
    set_actor("Bu Rina")
    changes.undo(number)
    assert factories.values_of("partners", 2)["city"] == "Balikpapan"
    newest = changes.recent(1)[0]
    assert (newest.user, newest.action, newest.undoes) == ("Bu Rina", "undo", number)
    assert changes.get(number).undone_by == newest.id
    with pytest.raises(Conflict) as refused:
        changes.undo(number)
    assert refused.value.key == "error.undone_already"


def test_undo_refuses_where_a_row_moved_on_and_says_who(with_partners: Path) -> None:
    set_actor("Bu Rina")
    factories.edit("partners", 1, city="Bontang")
    set_actor("Pak Budi")
    factories.edit("partners", 1, city="Berau", phone="0541")
    state = everything()
    set_actor("Bu Rina")
    with pytest.raises(Conflict) as refused:
        changes.undo()
    assert refused.value.key == "error.moved_on"
    assert refused.value.params["record"].startswith("mitra: ")
    assert refused.value.params["by"] == "Pak Budi"
    assert "Pak Budi" in message(refused.value)
    assert everything() == state
    assert changes.recent(1)[0].user == "Pak Budi"


def test_undo_refuses_as_a_whole(with_partners: Path) -> None:
    """One of four rows moved on: the other three stay as they are too."""
    partners.store.change_many([1, 2, 3, 4], {"city": "Bontang"})
    number = changes.recent(1)[0].id
    factories.edit("partners", 3, city="Berau")
    state = everything()
    with pytest.raises(Conflict):
        changes.undo(number)
    assert everything() == state


def test_a_row_that_came_back_to_what_it_was_is_no_obstacle(with_partners: Path) -> None:
    factories.edit("partners", 1, city="Bontang")
    number = changes.recent(1)[0].id
    factories.edit("partners", 1, city="Berau")
    factories.edit("partners", 1, city="Bontang")
    changes.undo(number)
    assert factories.values_of("partners", 1)["city"] == "Samarinda"


def test_undo_of_an_add_refuses_when_something_stands_on_it(with_partners: Path) -> None:
    one = factories.partner("PT Baru")
    number = changes.recent(1)[0].id
    contact = factories.contact(one, "Ani")
    with pytest.raises(Conflict) as refused:
        changes.undo(number)
    assert refused.value.key == "error.undo_in_use"
    assert refused.value.params["record"] == f"narahubung: Ani ({contact})"
    assert check() == []


def test_undo_of_a_removal_refuses_when_the_name_was_taken(with_partners: Path) -> None:
    name = factories.values_of("partners", 1)["name"]
    partners.store.remove(1)
    number = changes.recent(1)[0].id
    other = factories.partner(name)
    for bring_back in (lambda: changes.undo(number), lambda: partners.store.restore(1)):
        with pytest.raises(Conflict) as refused:
            bring_back()
        assert refused.value.key == "error.name_taken"
        assert refused.value.params["record"] == f"mitra: {name} ({other})"
        assert partners.store.get(1).hidden


def test_versions_only_ever_grow(with_partners: Path) -> None:
    seen = [partners.store.get(1).version]
    factories.edit("partners", 1, city="Bontang")
    seen.append(partners.store.get(1).version)
    for _ in range(2):
        changes.undo()
        seen.append(partners.store.get(1).version)
        changes.redo()
        seen.append(partners.store.get(1).version)
    assert seen == sorted(set(seen))


def test_an_id_that_undo_took_away_comes_back_and_is_not_given_to_others(
    with_partners: Path,
) -> None:
    one = factories.partner("PT Baru")
    changes.undo()
    other = factories.partner("PT Lain")
    assert other > one
    changes.undo()
    with pytest.raises(NotFound):
        store_of("partners").get(other)


def test_the_history_of_a_record_tells_what_became_of_its_fields(with_partners: Path) -> None:
    factories.edit("partners", 1, city="Bontang", phone="")
    newest, first = changes.of_record("partner", 1)
    assert (newest.action, first.action) == ("partners.edit", "partners.add")
    assert newest.fields == {"city": ("Samarinda", "Bontang"), "phone": ("0541-200100", "")}
    assert first.fields["name"] == (None, "PT Indosat Ooredoo Hutchison")


def test_saving_what_is_there_already_still_is_no_difference(with_partners: Path) -> None:
    factories.edit("partners", 1)
    assert [one.action for one in changes.of_record("partner", 1)] == ["partners.add"]


def test_drafts_and_views_are_no_changes(with_partners: Path) -> None:
    from mitra_tui.rows.record import Query
    from mitra_tui.services import drafts, views

    newest = changes.recent(1)[0]
    drafts.keep("partners/new", {"name": "PT Sep"})
    views.save("partners", "Samarinda", Query(filters=(("city", "Samarinda"),)))
    assert changes.recent(1)[0] == newest
    assert not db.in_transaction()
