"""Lists: what a search finds, filters, orders, and positions that agree with the rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.engines.search import SPECS, documents
from mitra_tui.errors import NotFound, Usage
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.record import Query
from mitra_tui.rows.registry import MODULES
from mitra_tui.rows.text import fold
from mitra_tui.services import benefits, partners
from mitra_tui.services.listing import RANKED, Listing
from mitra_tui.services.registry import store_of
from tests import factories

SORTS = ("name", "city", "updated_at")


def found(search: str, what: str = "partners", **options: object) -> list[int]:
    listing = Listing(store_of(what), Query(search, **options))  # type: ignore[arg-type]
    listing.guess()
    ids = listing.all_ids()
    assert listing.count() == len(ids)
    assert listing.ids(0, 1000) == ids
    assert [listing.position(one) for one in ids] == list(range(len(ids)))
    return ids


# -- searching -----------------------------------------------------------------------
@pytest.mark.parametrize("typed,ids", [
    ("indosat", [1]), ("INDOSAT ooredoo", [1]), ("i", [1]), ("ind", [1]),
    ("hutchison pt", [1]), ("pt. indosat", [1]), ("p.t. indosat", [1]),
    ("smkn 3 balikpapan", [2]), ("smk negeri 3", [2, 3]), ("smk n 3 b", [2]), ("SMKN3 balik", [2]),
    ("smk", [2, 3]), ("smk neg", [2, 3]), ("balikpapan", [2, 3]), ("smkn 30", [3]),
    ("cv maju", [6]), ("cv. maju jaya", [6]), ("maju", [6]),
    ("telekomunikasi", [1]), ("perhotelan", [4]), ("tenggarong", [6]),
    ("rina", [1]), ("maya", [4]), ("kaltim post", [5]), ("samarinda indosat", [1]),
])
def test_words_and_their_beginnings_are_found(
    with_partners: Path, typed: str, ids: list[int],
) -> None:
    assert found(typed) == ids


@pytest.mark.parametrize("typed,first", [
    ("indosat oredo", 1), ("indosat oredoo", 1), ("smkn 3 balik papan", 2),
    ("smk negeri 3 balikpapn", 2), ("mercuri samarinda", 4), ("kaltimpost", 5),
    ("politehnik negeri samarinda", 7),
])
def test_typing_errors_are_forgiven(with_partners: Path, typed: str, first: int) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize("typed", ["smkn 8 balikpapan", "xyz", "qqqqqqq", "smkn 300"])
def test_what_is_not_there_is_not_found(with_partners: Path, typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize("typed", ['"', "*", "NEAR(a b)", "a AND", "^", "text:", "'; DROP", "-",
                                   "( )", "\x00", "indosat\"", "é́", "🙂", "%", "_"])
def test_signs_are_no_syntax(with_partners: Path, typed: str) -> None:
    assert found(typed) in ([], [1])


def test_names_that_begin_with_it_come_first(with_partners: Path) -> None:
    factories.partner("Mitra Samarinda")
    factories.partner("Samarinda Jaya")
    assert found("samarinda")[0] == 10


def test_the_index_follows_every_change(with_partners: Path) -> None:
    assert found("bontang") == []
    factories.edit("partners", 1, city="Bontang", aliases=["Sinyal Kuat"])
    assert found("bontang") == found("sinyal") == [1]
    one = factories.contact(6, "Zulaikha")
    assert found("zulaikha") == [6]
    store_of("contacts").remove(one)
    assert found("zulaikha") == []
    partners.store.remove(1)
    assert found("bontang") == []
    partners.store.restore(1)
    assert found("bontang") == [1]


def test_records_are_found_by_the_partners_name(with_activities: Path) -> None:
    assert found("indosat", "activities") == [1, 2]
    assert found("indosat", "interactions") == [1]
    assert found("mercure", "activities") == [3]
    factories.edit("partners", 4, name="Hotel Bumi Senyiur")
    assert found("senyiur", "activities") == [3]
    assert found("senyiur", "interactions") == [2]
    assert found("mercure", "activities") == []


@pytest.mark.parametrize("what", MODULES)
def test_every_kind_is_found_by_its_words(with_activities: Path, what: str) -> None:
    """Records without a title of their own too."""
    asked = factories.survey(partners=[1])
    factories.response(asked, partner=1, sheet="7", answers={"s1": 4})
    factories.evaluation(1, period="Genap")
    factories.appraisal(1)
    factories.conflict(1)
    store = store_of(what)
    for one, text in documents(db, SPECS[store.table]):
        for query in (text.split()[-1], text.split()[0][:2]):
            assert one in Listing(store, Query(search=query)).all_ids(), query


def test_removed_records_are_searched_when_asked_for(with_partners: Path) -> None:
    partners.store.remove(1)
    partners.store.remove(4)
    assert found("", hidden=True) == [4, 1]
    assert found("indosat", hidden=True) == [1]
    assert found("hut indo", hidden=True) == [1]
    assert found("kaltim", hidden=True) == []
    assert found("indosat") == []


# -- filters and orders --------------------------------------------------------------
@pytest.mark.parametrize("filters,ids", [
    ({"kind": "school"}, [2, 3]), ({"kind": "school,university"}, [7, 2, 3]),
    ({"city": "samarinda", "kind": "industry"}, [1, 5]), ({"stage": "prospect"}, [6]),
    ({"sector": "Media"}, [5]), ({"scope": "local"}, [2, 3]),
])
def test_filters(with_partners: Path, filters: dict[str, str], ids: list[int]) -> None:
    assert found("", filters=tuple(filters.items())) == ids


def test_filters_by_reference(with_activities: Path) -> None:
    assert found("", filters=(("programme", "DKV"),)) == [1]
    assert found("", "activities", filters=(("partner", "Indosat"),)) == [1, 2]
    assert found("", "activities", filters=(("partner", "1"), ("status", "done"))) == [1, 2]
    assert found("", "contacts", filters=(("partner", "Hotel Mercure Samarinda"),)) == [3]
    assert found("", "followups", filters=(("done", "tidak"),)) == [2, 1]
    with pytest.raises(NotFound):
        found("", filters=(("programme", "Tidak Ada"),))


@pytest.mark.parametrize("key,value,ids", [
    ("students", "32", [1]), ("hours", "6", [1]), ("starts_on", "2024-03-05", [1]),
    ("evidence", "foto.jpg", [1]), ("title", "rapat tahunan", [4]), ("hours", "6,0", [1]),
    ("starts_on", "5 Maret 2024", [1]),
    ("agreement", "99", []),
])
def test_filters_by_any_field(
    with_activities: Path, key: str, value: str, ids: list[int],
) -> None:
    if key == "agreement":
        with pytest.raises(NotFound):
            found("", "activities", filters=((key, value),))
    else:
        assert found("", "activities", filters=((key, value),)) == ids
    assert found("", "officials", filters=(("acting", "tidak"),)) == [1]
    assert found("", "officials", filters=(("acting", "ya"),)) == []


@pytest.mark.parametrize("what,key", [
    ("activities", "hours"), ("activities", "starts_on"), ("activities", "agreement"),
    ("activities", "partner"), ("activities", "partners"), ("activities", "programme"),
    ("activities", "sessions"), ("activities", "evidence"), ("activities", "place"),
    ("partners", "aliases"), ("partners", "latitude"), ("partners", "sector"),
    ("partners", "programme"), ("partners", "kind"), ("followups", "subject"),
    ("followups", "partner"), ("needs", "partners"), ("needs", "programme"),
])
def test_an_empty_filter_asks_for_what_was_not_entered(
    with_activities: Path, what: str, key: str,
) -> None:
    factories.followup("Rapat dinas")
    store = store_of(what)
    every = found("", what)
    empty = found("", what, filters=((key, ""),))
    if key in store.entity.names:
        assert empty == [one.id for one in store.records(every)
                         if one.values[key] in (None, [])]
    assert empty != every or what == "needs" or key in ("agreement", "latitude")
    if (what, key) == ("partners", "programme"):
        assert 1 not in empty and 8 in empty
    if (what, key) == ("activities", "partner"):
        assert 1 not in empty and 4 in empty


@pytest.mark.parametrize("what,key,value,told", [
    ("partners", "kind", "foo", "industry"), ("partners", "kind", "school,foo", "school"),
    ("activities", "hours", "enam", "hours"), ("activities", "starts_on", "kapan", "starts_on"),
    ("officials", "acting", "mungkin", "acting"),
])
def test_a_value_that_a_field_cannot_have_is_told(
    with_activities: Path, what: str, key: str, value: str, told: str,
) -> None:
    with pytest.raises(Usage) as refused:
        found("", what, filters=((key, value),))
    assert told in str(refused.value.params)


def test_an_order_that_was_chosen_holds_for_a_search_too(with_partners: Path) -> None:
    for n in range(RANKED + 10):
        factories.partner(f"Bengkel {n:03}", city=f"Kota {(n * 7) % 50:02}")
    plain = found("bengkel")
    assert found("bengkel", sort="name", descending=True) == plain[::-1]
    cities = [one.values["city"] for one in store_of("partners").records(
        found("bengkel", sort="city"))]
    assert cities == sorted(cities) and len(cities) == RANKED + 10
    assert found("samarinda", sort="name", descending=True, filters=(("kind", "industry"),)) == [
        5, 1]


def test_search_and_filter_meet(with_partners: Path) -> None:
    assert found("samarinda", filters=(("kind", "industry"),)) == [1, 5]
    assert found("indosat oredo", filters=(("kind", "school"),)) == []


def test_what_cannot_be_filtered_or_ordered_by_is_told(with_partners: Path) -> None:
    with pytest.raises(Usage) as refused:
        found("", filters=(("colour", "red"),))
    assert "city" in refused.value.params["known"]
    with pytest.raises(Usage):
        found("", sort="colour")


def test_orders(with_partners: Path) -> None:
    assert found("", sort="name") == [6, 8, 4, 7, 1, 5, 2, 3]
    assert found("", sort="name", descending=True) == [3, 2, 5, 1, 7, 4, 8, 6]
    factories.edit("partners", 3, notes="x")
    assert found("", sort="updated_at")[0] == 3
    assert found("", sort="city")[:2] == [2, 3]


# -- the window, against a plain list --------------------------------------------------
NAMES = st.lists(
    st.tuples(st.text("abAB é1", min_size=1, max_size=4).filter(str.strip),
              st.sampled_from(["", "a", "B", "b", "é"])),
    max_size=30, unique_by=lambda pair: pair[0].strip())


@given(NAMES, st.sampled_from(SORTS), st.sampled_from([None, True, False]),
       st.sampled_from(["", "a", "b"]), st.data())
def test_windows_and_positions_agree_with_a_plain_list(
    database: Path, names: list[tuple[str, str]], sort: str, down: bool | None, city: str,
    data: st.DataObject,
) -> None:
    with transaction("partners.remove"):
        for table in ("partner_alias", "partner"):
            db.execute_sql(f"DELETE FROM {table}")
    for name, town in names:
        factories.partner(name.strip(), city=town)
    filters = (("city", city),) if city else ()
    listing = Listing(partners.store, Query(sort=sort, descending=down, filters=filters))
    rows = [(row[0], row[1], row[2], row[3]) for row in db.execute_sql(
        "SELECT id, name, city, updated_at FROM partner")]
    if city:
        rows = [row for row in rows if row[2].lower() == city]
    key = {"name": lambda row: (fold(row[1]), row[0]),
           "city": lambda row: ("".join(c.lower() if c.isascii() else c for c in row[2]), row[0]),
           "updated_at": lambda row: (row[3], row[0])}[sort]
    reverse = sort == "updated_at" if down is None else down
    plain = [row[0] for row in sorted(rows, key=key, reverse=reverse)]
    assert listing.count() == len(plain)
    assert listing.all_ids() == plain
    start = data.draw(st.integers(0, len(plain) + 2))
    stop = data.draw(st.integers(0, len(plain) + 2))
    assert listing.ids(start, stop) == plain[start:stop]
    assert [listing.position(one) for one in plain] == list(range(len(plain)))
    assert listing.position(10**9) is None
    assert [record.id for record in listing.records(start, stop)] == plain[start:stop]


def test_more_hits_than_are_ranked_come_in_the_order_of_their_ids(school: Path) -> None:
    from mitra_tui.services.bulk import add_many

    with transaction("partners.import"):
        ids = add_many(partners.store, [
            {"name": f"Toko {n:04}", "stage": "active"} for n in range(RANKED + 51)])
    listing = Listing(partners.store, Query("toko"))
    assert listing.count() == len(ids)
    assert listing.ids(0, 3) == ids[:3]
    assert listing.ids(RANKED, RANKED + 60) == ids[RANKED:]
    assert listing.position(ids[RANKED + 30]) == RANKED + 30
    assert listing.all_ids() == ids
    assert listing.rows(0, 1, ["r.name"]) == [(ids[0], "Toko 0000")]


def test_records_without_a_name_are_guessed_at_by_all_their_words(
    with_activities: Path,
) -> None:
    """Benefits have no title: only where every word was nearly met are they shown."""
    near = Listing(benefits.store, Query(search="indosatt modemm"))
    assert near.guess()
    assert len(near.ids(0, 10)) == 1
    assert not Listing(benefits.store, Query(search="zzzz modem")).guess()


def test_a_place_is_counted_from_the_nearer_end(
    with_partners: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mitra_tui.services.listing.NEAR", 2)
    for down in (False, True):
        listing = Listing(store_of("partners"), Query(sort="name", descending=down))
        ids = listing.all_ids()
        assert [listing.position(one) for one in ids] == list(range(len(ids)))
