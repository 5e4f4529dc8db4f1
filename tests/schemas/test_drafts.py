"""What comes in: dates as precise as what is known, numbers, lists, references."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import Invalid
from mitra_tui.schemas.registry import draft_of


def dates(**values: Any) -> tuple[str, str, str]:
    read = draft_of("activities").read({"title": "Rapat", **values}).values()
    return read["starts_on"], read["ends_on"], read["date_precision"]


def refused(what: str, **values: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as error:
        draft_of(what).read(values)
    return {one.field: one.key for one in error.value.errors}


@pytest.mark.parametrize("given_,expected", [
    ({}, ("", "", "unknown")),
    ({"starts_on": "2024-05-19"}, ("2024-05-19", "2024-05-19", "day")),
    ({"starts_on": "2023-08-21", "ends_on": "2023-08-25"}, ("2023-08-21", "2023-08-25", "range")),
    ({"starts_on": "2024-05"}, ("2024-05-01", "2024-05-31", "month")),
    ({"starts_on": "2024-02"}, ("2024-02-01", "2024-02-29", "month")),
    ({"starts_on": "2024"}, ("2024-01-01", "2024-12-31", "year")),
    ({"starts_on": "2024-05-19", "date_precision": "month"}, ("2024-05-01", "2024-05-31", "month")),
    ({"starts_on": "2024-05-01", "ends_on": "2024-06-30", "date_precision": "month"},
     ("2024-05-01", "2024-06-30", "month")),
    ({"starts_on": "2024-05", "ends_on": "2024-06"}, ("2024-05-01", "2024-06-30", "month")),
    ({"starts_on": "2023", "ends_on": "2024", "date_precision": "year"},
     ("2023-01-01", "2024-12-31", "year")),
    ({"starts_on": "2024-05-19", "ends_on": "2024-05-19", "date_precision": "range"},
     ("2024-05-19", "2024-05-19", "day")),
    ({"date_precision": "day"}, ("", "", "unknown")),
])
def test_a_date_is_as_precise_as_what_is_known(
    given_: dict[str, str], expected: tuple[str, str, str],
) -> None:
    assert dates(**given_) == expected


@given(st.dates(), st.dates(), st.sampled_from(["day", "range", "month", "year", "unknown"]))
def test_a_read_date_reads_the_same_again(start: Any, end: Any, precision: str) -> None:
    if end < start:
        start, end = end, start
    try:
        once = dates(
            starts_on=start.isoformat(), ends_on=end.isoformat(), date_precision=precision)
    except Invalid as error:  # what the days say besides would be lost
        assert {one.field for one in error.errors} == {"date_precision"}
        assert precision == "unknown" or (precision in ("month", "year") and start != end)
        return
    assert dates(starts_on=once[0], ends_on=once[1], date_precision=once[2]) == once
    assert once[0] <= start.isoformat() and (precision == "day" or once[1] >= end.isoformat())


def test_dates_that_contradict_are_refused() -> None:
    for end in ("2024-05-21", "2024-06-02"):
        assert refused("activities", title="X", starts_on="2024-05-19", ends_on=end,
                       date_precision="month") == {"date_precision": "check.precision_disagrees"}
    assert refused("activities", title="X", starts_on="2024-05-19", date_precision="unknown") == {
        "date_precision": "check.precision_unknown"}
    assert refused("activities", title="X", ends_on="2024-05-19") == {
        "starts_on": "check.activity_ends_without_start"}
    assert refused("activities", title="X", starts_on="2024-05-19", ends_on="2024-05-18") == {
        "ends_on": "check.activity_ends_before_starts"}
    assert refused("contacts", partner=1, name="A", active_from="2024-02-01",
                   active_to="2024-01-01") == {"active_to": "check.ends_before_starts"}
    assert refused("officials", name="A", position="B", from_on="2024-02-01",
                   to_on="2024-01-01") == {"to_on": "check.ends_before_starts"}


def test_every_complaint_names_its_field_also_inside_lists() -> None:
    assert refused("activities", title="", students=-1, hours="x", sessions=[
        {"on_date": "2024-05-19"}, {"on_date": "besok", "hours": 2000, "colour": 1}]) == {
        "title": "check.required", "students": "check.at_least", "hours": "check.number",
        "sessions.2.on_date": "check.day_unreadable", "sessions.2.hours": "check.at_most",
        "sessions.2.colour": "check.unknown_field"}


@pytest.mark.parametrize("value,read", [
    (32, 32), ("32", 32), (32.0, 32), ("+32", 32), (None, None), ("", None), (0, 0),
])
def test_whole_numbers(value: object, read: int | None) -> None:
    draft = draft_of("activities").read({"title": "X", "students": value})
    assert draft.values()["students"] == read


@pytest.mark.parametrize("value", ["٣٢", "1_000", "3.5", 3.5, True, "1e3", float("nan"),
                                   float("inf"), 10**30, [1], {}])
def test_what_is_no_whole_number(value: object) -> None:
    assert "students" in refused("activities", title="X", students=value)


@pytest.mark.parametrize("value,read", [
    (True, True), (False, False), (1, True), (0, False), (None, False), ("", False),
])
def test_flags(value: object, read: bool) -> None:
    draft = draft_of("officials").read({"name": "A", "position": "B", "acting": value})
    assert draft.values()["acting"] is read


@pytest.mark.parametrize("value", ["ya", 2, "true", []])
def test_what_is_no_flag(value: object) -> None:
    assert refused("officials", name="A", position="B", acting=value) == {"acting": "check.flag"}


def test_numbers_that_stand_for_texts_are_texts() -> None:
    """Spreadsheets and scripts give telephone numbers and NPSN as numbers."""
    draft = draft_of("partners").read({"name": 123, "phone": 541200100.0, "postcode": 75117})
    assert (draft.values()["name"], draft.values()["phone"], draft.values()["postcode"]) == (
        "123", "541200100", "75117")


def test_lists_lose_what_is_empty_or_twice() -> None:
    draft = draft_of("partners").read({"name": "A", "aliases": ["B", " B ", "", None, "C"]})
    assert draft.values()["aliases"] == ["B", "C"]
    draft = draft_of("activities").read({"title": "A", "partners": [3, "X", 3, "", "X"]})
    assert draft.values()["partners"] == [3, "X"]


@pytest.mark.parametrize("value,sound", [
    ("partners/1", True), ("", True), (None, True), ("students/1", False), ("partners/", False),
    ("partners/1/2", False), ("partners/-1", False), ("partners/٣", False), (5, False),
])
def test_what_a_follow_up_is_about(value: object, sound: bool) -> None:
    if sound:
        draft_of("followups").read({"title": "A", "subject": value})
    else:
        assert refused("followups", title="A", subject=value) == {"subject": "check.subject"}


@given(st.dictionaries(
    st.sampled_from(["title", "starts_on", "ends_on", "partners", "sessions", "hours", "x"]),
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
                 lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                     st.text(max_size=5), inner, max_size=3), max_leaves=8), max_size=6))
def test_whatever_comes_in_is_read_or_refused_by_field(data: dict[str, Any]) -> None:
    try:
        read = draft_of("activities").read(data)
    except Invalid as error:
        assert error.errors
        assert all(one.key.startswith("check.") for one in error.errors)
    else:
        assert draft_of("activities").read(read.values()) == read
