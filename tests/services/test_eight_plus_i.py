"""Link and match 8+i: what counts for which item, and the bar of fifty hours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.rows.eight_plus_i import ProgrammeState, Served, in_unit, state_of, weeks
from mitra_tui.services import preferences
from mitra_tui.services.eight_plus_i import eight_plus_i, partner_items
from tests import factories
from tests.command import Run

YEAR, GENAP = ("2023-07-01", "2024-06-30"), ("2024-01-01", "2024-06-30")


def programmes() -> dict[str, ProgrammeState]:
    return {one.name: one for one in eight_plus_i(YEAR, GENAP)}


def states(name: str = "AKL") -> dict[int, str]:
    return {one.item: one.state for one in programmes()[name].items}


@pytest.fixture
def akl(with_partners: Path) -> int:
    return factories.programme("AKL")


def guest(programme: int, **values: Any) -> int:
    return factories.activity(**{
        "category": "Guru tamu", "partners": [1], "programmes": [programme], "status": "done",
        "starts_on": "2024-02-01", "ends_on": "2024-02-01", **values})


# -- the rules ---------------------------------------------------------------------------
def served(item: int, *, done: bool = True, weeks: int = 0) -> Served:
    return Served(1, item, "activities", 1, (1,), done, weeks=weeks)


@pytest.mark.parametrize("item,found,hours,state", [
    (1, [], 0, "none"), (1, [served(1, done=False)], 0, "promised"), (1, [served(1)], 0, "met"),
    (3, [served(3)], 49.99, "partly"), (3, [served(3)], 50, "met"),
    (3, [served(3, done=False)], 0, "promised"),
    (4, [served(4, weeks=19)], 0, "partly"), (4, [served(4, weeks=20)], 0, "met"),
])
def test_how_far_an_item_has_come(
    item: int, found: list[Served], hours: float, state: str,
) -> None:
    assert state_of(item, found, hours) == state


@pytest.mark.parametrize("hours,unit,wanted,counted", [
    (4, "jp", "jp", 4), (4, "", "jp", 4), (3, "hour", "jp", 4), (4, "jp", "hour", 3),
])
def test_hours_count_in_the_schools_unit(
    hours: float, unit: str, wanted: str, counted: float,
) -> None:
    assert in_unit(hours, unit, wanted) == counted


def test_weeks_are_whole() -> None:
    assert [weeks("2024-01-01", "2024-01-07"), weeks("2024-01-01", "2024-01-06"),
            weeks("", "2024-01-06")] == [1, 0, 0]


# -- what counts -------------------------------------------------------------------------
def test_hours_of_guests_are_those_of_the_semester(akl: int) -> None:
    guest(akl, hours=20)
    guest(akl, hours=99, starts_on="2023-09-01", ends_on="2023-09-01")  # the other semester
    guest(akl, hours=30, status="planned")
    guest(akl, starts_on="2024-01-10", ends_on="2024-05-10", sessions=[
        {"on_date": "2024-01-10", "hours": 16}, {"on_date": "2024-07-10", "hours": 50}])
    one = programmes()["AKL"]
    assert one.hours == 36
    assert states()[3] == "partly"
    guest(akl, hours=14)
    assert (programmes()["AKL"].hours, states()[3]) == (50, "met")
    preferences.put("eight_plus_i.unit", "hour")
    guest(akl, hours=4, hours_unit="jp")
    assert programmes()["AKL"].hours == 53


def test_a_konsentrasi_counts_on_its_program_once(akl: int) -> None:
    children = [factories.programme(f"Konsentrasi {n}", parent=akl) for n in (1, 2)]
    factories.activity(category="Guru tamu", partners=[1], programmes=children, status="done",
                       starts_on="2024-02-01", ends_on="2024-02-01", hours=10)
    assert set(programmes()) == {"AKL"}
    assert programmes()["AKL"].hours == 10


def test_several_programmes_count_in_full(akl: int) -> None:
    other = factories.programme("DKV")
    guest(akl, programmes=[akl, other], hours=10)
    assert [one.hours for one in programmes().values()] == [10, 10]


def test_a_promise_shows_until_it_is_kept(akl: int) -> None:
    one = factories.whole_agreement(
        1, state="signed", signed_on="2024-01-02", starts_on="2024-01-02", ends_on="2026-01-01",
        programmes=[akl], scope_items=[5], duties=[
            {"side": "partner", "text": "Menguji", "scope_item": 1},
            {"side": "school", "text": "Menyusun", "scope_item": 2, "done_on": "2024-03-01"}])
    assert {item: state for item, state in states().items() if state != "none"} == {
        1: "promised", 2: "met", 5: "promised"}
    factories.edit("agreements", one, state="draft", signed_on=None)
    assert set(states().values()) == {"none"}


def test_resources_through_an_activity_count_for_i(akl: int) -> None:
    done = guest(akl, category="")
    factories.benefit(1, kind="resources", activity=done, on_date="2024-03-01")
    assert states()[9] == "met"


def test_gaps_name_partners_who_could_fill_them(akl: int) -> None:
    other = factories.programme("DKV")
    guest(other, category="Sertifikasi", partners=[2])
    factories.agreement(3, state="signed", starts_on="2024-01-01", ends_on="2025-01-01",
                        programmes=[other], scope_items=[5])
    one = programmes()["AKL"]
    assert one.candidates[5] == (2, 3)  # who did it before who only promised
    assert not one.minimum and one.gaps == tuple(range(1, 10))
    factories.edit("partners", 2, stage="ended")
    assert programmes()["AKL"].candidates[5] == (3,)


def test_what_each_partner_serves(akl: int) -> None:
    guest(akl, hours=2)
    factories.agreement(1, state="signed", starts_on="2024-01-01", ends_on="2025-01-01",
                        programmes=[akl], scope_items=[3, 5])
    assert partner_items() == {1: {3: "done", 5: "promised"}}


def test_the_command_line_tells_it(akl: int, run: Run) -> None:
    guest(akl, hours=12.5)
    (one,) = run("eight-plus-i", "--year", "2023/2024", "--json").objects
    assert one["hours"] == {"done": 12.5, "needed": 50, "unit": "jp"}
    assert [item["item"] for item in one["items"]] == [*"12345678", "i"]
    assert one["items"][2]["state"] == "partly" and one["minimum"] is False
    shown = run("eight-plus-i")
    assert "12,5/50" in shown.out and "semester genap" in shown.err
    assert run("eight-plus-i", "--year", "2023/2024", "--semester", "ganjil").out.count("0/50") == 1
    assert run("eight-plus-i", "--year", "2023").code == 2
