"""Placements of a PKL: counts, the grid, visits, and what other checks learn from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.documents.blocks import Table
from mitra_tui.errors import Invalid, Stale
from mitra_tui.models.base import db
from mitra_tui.rows.placement_grid import Period
from mitra_tui.services import changes, placements, readiness, reports
from mitra_tui.services.reports.span import span_of
from tests import factories

ODD = "CV [Mitra] [/]"
PERIOD = Period("2024-07-01", "2024-12-20", "XII")


@pytest.fixture
def places(database: object) -> tuple[int, int, int, int]:
    """Two partners and two programmes."""
    return (factories.partner(ODD), factories.partner("PT Bersih"),
            factories.programme("Desain Komunikasi Visual", short="DKV"),
            factories.programme("Perhotelan"))


def place(partner: int, programme: int, **values: Any) -> int:
    return factories.placement(partner, programme, **{"grade": "XII", **values})


@pytest.mark.parametrize(("values", "field"), [
    ({"starts_on": "2024-07-01", "ends_on": "2024-06-30"}, "ends_on"),
    ({"placed": 3, "withdrawn": 4}, "withdrawn"),
    ({"quota": -1}, "quota"), ({"quota": "banyak"}, "quota"), ({"quota": 100_001}, "quota"),
    ({"grade": "x" * 11}, "grade"), ({"supervisor": "x" * 10_000}, "supervisor"),
    ({"partner": 99}, "partner"), ({"programme": "Tidak ada"}, "programme"),
])
def test_what_cannot_be_is_refused_under_its_field(
    places: tuple[int, int, int, int], values: dict[str, Any], field: str,
) -> None:
    with pytest.raises(Invalid) as refused:
        place(**{"partner": places[0], "programme": places[2], **values})
    assert [one.field for one in refused.value.errors] == [field]


def test_the_grid_has_partners_by_programmes_and_knows_who_is_unplaced(
    places: tuple[int, int, int, int],
) -> None:
    odd, clean, visual, hotels = places
    idle = factories.partner("Kantor MoU")
    factories.agreement(idle, "pks", state="signed", starts_on="2024-01-01", scope_items=[4])
    place(odd, visual, quota=10, accepted=8, placed=5)
    place(clean, hotels, quota=4, accepted=4, placed=6)
    place(clean, visual, starts_on="2023-07-01")
    assert placements.periods() == [PERIOD, Period("2023-07-01", "2024-12-20", "XII")]
    grid = placements.grid(PERIOD)
    assert [name for _, name in grid.partners] == [ODD, "Kantor MoU", "PT Bersih"]
    assert [name for _, name in grid.programmes] == ["DKV", "Perhotelan"]
    assert (grid.total("quota"), grid.total("placed", visual)) == (14, 5)
    assert (grid.unplaced(), grid.unplaced(hotels), grid.free) == (3, 0, 2)


def test_a_cell_is_made_changed_and_refuses_what_moved_on(
    places: tuple[int, int, int, int],
) -> None:
    odd, _, visual, _ = places
    agreement = factories.agreement(odd, "pks", state="signed", starts_on="2024-01-01",
                                    scope_items=[4])
    one = placements.set_counts(PERIOD, odd, visual, {"quota": 10}, None)
    cell = placements.grid(PERIOD).cells[odd, visual]
    assert (cell.id, cell.quota, cell.placed) == (one, 10, None)
    assert factories.values_of("placements", one)["agreement"] == agreement
    placements.set_counts(PERIOD, odd, visual, {"placed": 7}, cell)
    assert placements.grid(PERIOD).cells[odd, visual].placed == 7
    with pytest.raises(Stale):
        placements.set_counts(PERIOD, odd, visual, {"placed": 8}, cell)
    changes.undo()
    assert placements.grid(PERIOD).cells[odd, visual].placed is None


def test_a_visit_is_dated_and_noted_with_each_partner_in_one_change(
    places: tuple[int, int, int, int],
) -> None:
    odd, clean, visual, hotels = places
    ids = [place(odd, visual), place(odd, hotels), place(clean, hotels)]
    assert placements.monitor(ids, "2024-09-01", "Semua hadir") == 3
    assert {factories.values_of("placements", one)["monitored_on"] for one in ids} == {
        "2024-09-01"}
    rows = [tuple(row) for row in db.execute_sql(
        "SELECT partner_id, kind, on_date, notes FROM interaction ORDER BY partner_id")]
    assert rows == [(odd, "visit", "2024-09-01", "Semua hadir"),
                    (clean, "visit", "2024-09-01", "Semua hadir")]
    changes.undo()
    assert factories.values_of("placements", ids[0])["monitored_on"] is None
    assert db.execute_sql("SELECT count(*) FROM interaction").fetchone()[0] == 0


def test_a_merged_partner_takes_its_placements_along(places: tuple[int, int, int, int]) -> None:
    from mitra_tui.services import partners

    odd, clean, visual, _ = places
    one = place(odd, visual)
    partners.merge(clean, [odd])
    assert factories.values_of("placements", one)["partner"] == clean


# -- Dapodik ---------------------------------------------------------------------------
def lacks(agreement: int) -> list[str]:
    return [lack.key for one in readiness.check() if (one.what, one.id) == (
        "agreements", agreement) for lack in one.lacks if lack.field == "supervisor"]


def test_who_looks_after_the_placements_stands_for_the_agreements_supervisor(
    places: tuple[int, int, int, int],
) -> None:
    odd, _, visual, hotels = places
    agreement = factories.agreement(odd, "mou", title="Kerja sama", state="signed",
                                    starts_on="2024-01-01")
    assert lacks(agreement) == [], "nothing says that it is about PKL"
    first = place(odd, visual, agreement=agreement)
    assert lacks(agreement) == ["readiness.no_supervisor"]
    factories.edit("placements", first, supervisor="Guru DKV")
    assert lacks(agreement) == []
    place(odd, hotels, agreement=agreement)
    assert lacks(agreement) == ["readiness.no_supervisor"], "each placement needs one"


# -- R14 -------------------------------------------------------------------------------
def test_the_recap_has_a_line_for_each_placement_and_sums_by_programme(
    places: tuple[int, int, int, int],
) -> None:
    odd, clean, visual, hotels = places
    place(odd, visual, quota=10, accepted=8, placed=5, withdrawn=1, supervisor="Guru",
          instructor="Ahli", monitored_on="2024-09-01")
    place(clean, visual, accepted=2, placed=2)
    place(clean, hotels, placed=4)
    place(clean, hotels, starts_on="2022-01-01", ends_on="2022-06-01")
    whole, sums = [block for block in reports.build("R14", span_of("2024/2025")).blocks
                   if isinstance(block, Table)]
    assert [row[1:3] for row in whole.rows] == [
        (ODD, "Desain Komunikasi Visual"), ("PT Bersih", "Desain Komunikasi Visual"),
        ("PT Bersih", "Perhotelan")]
    assert whole.rows[0][4:11] == (
        "1 Jul 2024 – 20 Des 2024", 10, 8, 5, 1, "Guru", "Ahli")
    assert sums.rows == (("Desain Komunikasi Visual", 2, 10, 10, 7, 1, 3),
                         ("Perhotelan", 1, 0, 0, 4, 0, 0), ("Semua", 2, 10, 10, 11, 1, 3))


def test_it_is_written_in_every_format(with_activities: Path) -> None:
    for kind in ("pdf", "docx", "xlsx", "html", "md"):
        assert reports.file_of("R14", span_of("2024/2025"), kind)
