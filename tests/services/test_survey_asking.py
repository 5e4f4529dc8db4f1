"""Whom a round can ask, by the way they are chosen; what is not asked twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mitra_tui.errors import Conflict, Invalid
from mitra_tui.services import partners, surveys
from mitra_tui.services.surveys import asking, comparing, writing
from tests import factories
from tests.conftest import TODAY


def day(back: int) -> str:
    return (TODAY - timedelta(days=back)).isoformat()


def test_partners_of_activities_are_those_of_the_last_year(with_partners: Path) -> None:
    factories.activity("Lama", partners=[1], starts_on=day(366))
    factories.activity("Baru", partners=[2], starts_on=day(365))
    factories.activity("Batal", partners=[3], starts_on=day(3), status="cancelled")
    factories.activity("Nanti", partners=[3], starts_on=day(-3), status="planned")
    one = factories.survey()
    assert asking.offered(one)["met"] == [2]
    assert asking.ask(one, [2]) == 1 and asking.offered(one)["met"] == []


def test_nobody_is_asked_twice_and_nobody_who_was_removed(with_partners: Path) -> None:
    one = factories.survey(partners=[2])
    partners.store.remove(3)
    assert asking.ask(one, [1, 2, 3, 999]) == 1
    assert surveys.store.get(one).values["partners"] == [2, 1]
    version = surveys.store.get(one).version
    assert asking.ask(one, [1, 2]) == 0 and surveys.store.get(one).version == version


def test_those_asked_in_the_last_round_can_be_asked_again(with_partners: Path) -> None:
    one = factories.survey(partners=[2, 1])
    later = comparing.new_round(one, "Lagi", "2024-06-01")
    asking.ask_no_more(later, [1, 2])
    assert asking.offered(later)["earlier"] == [2, 1]


def test_awaited_tells_whom_to_call(with_partners: Path) -> None:
    factories.contact(3, "HRD", phone="0811")
    factories.interaction(3, on_date=day(4))
    factories.interaction(3, on_date=day(-4))  # a plan is no contact
    one = factories.survey(partners=[3])
    (found,) = asking.awaited(one)
    assert (found.contact, found.phone, found.last_on) == ("HRD", "0811", day(4))
    assert asking.awaited(factories.survey("Tanpa mitra")) == []


def test_a_free_code_is_none_that_is_taken(with_partners: Path) -> None:
    one = factories.survey(template="own", questions=[
        {"code": "Q2", "text": "Satu"}])
    record = surveys.store.get(one)
    assert writing.free_code(record) == "q3"


def test_an_answered_round_is_not_rewritten(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, answers={"s1": 4})
    with pytest.raises(Conflict):
        writing.take_out(surveys.store.get(one), 0)


def test_a_complaint_names_the_questions_field(with_partners: Path) -> None:
    record = surveys.store.get(factories.survey())
    for values, name in (({"text": "?", "code": " S1"}, "code"),
                         ({"text": "", "code": "x"}, "text"),
                         ({"text": "?", "code": "x", "strategy": 9}, "strategy"),
                         ({"text": "?", "code": "x", "indicator": "Tidak ada"}, "indicator")):
        with pytest.raises(Invalid) as refused:
            writing.put(record, values)
        assert [one.field for one in refused.value.errors] == [name]
