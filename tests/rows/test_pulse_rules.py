"""The eight strategies, each rule on both sides of its thresholds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mitra_tui.rows.pulse import (
    Deed,
    Evidence,
    Facts,
    Goal,
    Level,
    Pact,
    Pulse,
    Reading,
    Sign,
    Talk,
    Task,
    Trouble,
    Voice,
)
from mitra_tui.rows.pulse_rules import RULES, read
from tests.conftest import TODAY

NOW = TODAY.isoformat()
YEAR_AGO, WITHIN_YEAR = "2023-05-20", "2023-05-21"
HALF_AGO, WITHIN_HALF = "2023-11-20", "2023-11-21"


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def seen(on_date: str = NOW, what: str = "interactions") -> Evidence:
    return Evidence(what, 1, on_date, "…")


def talk(kind: str = "call", on_date: str = NOW, *, direction: str = "in", face: bool = False,
         people: bool = False) -> Talk:
    return Talk(seen(on_date), kind, direction, face, people)


def deed(on_date: str = NOW, *, whole: bool = False, training: bool = False,
         shared: bool = False) -> Deed:
    return Deed(seen(on_date, "activities"), whole, training, shared)


def trouble(raised_on: str = NOW, *, nature: str = "actual", closed_on: str = "",
            accepted: bool = False, lessons: bool = False) -> Trouble:
    return Trouble(seen(raised_on, "conflicts"), nature, closed_on, accepted, lessons)


def pact(status: str = "active", *parts: bool) -> Pact:
    return Pact(seen(NOW, "agreements"), status, *(parts or (True, True, True, True)))


def signs(strategy: int, **facts: object) -> dict[str, bool | None]:
    """What a strategy's signs say of some facts."""
    found = RULES[strategy - 1](Facts(TODAY, **facts))  # type: ignore[arg-type]
    return {one.name: one.holds for one in found}


@pytest.mark.parametrize("goal,expected", [
    (Goal(seen(), "short", "2024-05-21", ""), {"goal": True, "kept": None}),
    (Goal(seen(), "", "2024-05-21", ""), {"goal": False, "kept": None}),  # no horizon
    (Goal(seen(), "long", "", ""), {"goal": False, "kept": None}),  # no day
    (Goal(seen(), "long", NOW, ""), {"goal": True, "kept": None}),  # due today is not late
    (Goal(seen(), "long", ago(1), ""), {"goal": True, "kept": False}),
    (Goal(seen(), "long", ago(1), NOW), {"goal": True, "kept": True}),
])
def test_goals(goal: Goal, expected: dict[str, bool | None]) -> None:
    assert signs(1, goals=[goal]) == expected


def test_an_agreements_objectives_are_goals_while_it_is_in_force() -> None:
    assert signs(1, pacts=[pact()])["goal"]
    assert not signs(1, pacts=[pact("expired")])["goal"]
    assert not signs(1, pacts=[pact("active", False, True, True, True)])["goal"]


@pytest.mark.parametrize("found,sign,holds", [
    (talk("call", WITHIN_HALF), "recent", True), (talk("call", HALF_AGO), "recent", False),
    (talk("coordination", WITHIN_YEAR), "coordination", True),
    (talk("progress_report", WITHIN_YEAR), "coordination", True),
    (talk("coordination", YEAR_AGO), "coordination", False),
    (talk("call"), "coordination", False),
])
def test_channels(found: Talk, sign: str, holds: bool) -> None:
    assert signs(2, talks=[found])[sign] is holds


def test_a_contact_one_cannot_reach_is_shown_but_does_not_count() -> None:
    gone = Evidence("contacts", 1, "", "Narahubung")
    assert signs(2, former=[gone])["contact"] is False
    assert signs(2, contacts=[gone])["contact"] is True
    (contact, *_) = RULES[1](Facts(TODAY, former=[gone]))
    assert contact.evidence == (gone,)


@pytest.mark.parametrize("facts,sign,holds", [
    ({"talks": [talk("progress_report", WITHIN_YEAR, direction="out")]}, "report", True),
    ({"talks": [talk("progress_report", YEAR_AGO, direction="out")]}, "report", False),
    ({"talks": [talk("progress_report", NOW, direction="in")]}, "report", False),  # it told us
    ({"deeds": [deed(whole=True)]}, "whole", True), ({"deeds": [deed()]}, "whole", False),
    ({"troubles": [trouble(closed_on=NOW, lessons=True)]}, "whole", True),  # a mistake, mended
    ({"troubles": [trouble(lessons=True)]}, "whole", False),
])
def test_transparency(facts: dict[str, object], sign: str, holds: bool) -> None:
    assert signs(3, **facts)[sign] is holds


@pytest.mark.parametrize("facts,sign,holds", [
    ({"talks": [talk("visit", WITHIN_YEAR)]}, "met", True),
    ({"talks": [talk("visit", YEAR_AGO)]}, "met", False),
    ({"talks": [talk("coordination", NOW, face=True)]}, "met", True),
    ({"talks": [talk("call")]}, "met", False),
    ({"deeds": [deed(WITHIN_YEAR)]}, "met", True), ({"deeds": [deed(YEAR_AGO)]}, "met", False),
    ({"talks": [talk("appreciation", WITHIN_YEAR)]}, "thanked", True),
    ({"talks": [talk("social", WITHIN_YEAR)]}, "thanked", True),
    ({"talks": [talk("appreciation", YEAR_AGO)]}, "thanked", False),
])
def test_personal_relations(facts: dict[str, object], sign: str, holds: bool) -> None:
    assert signs(4, **facts)[sign] is holds


@pytest.mark.parametrize("facts,sign,holds", [
    ({"deeds": [deed(training=True)]}, "training", True), ({"deeds": [deed()]}, "training", False),
    ({"deeds": [deed(shared=True)]}, "team", True),
    ({"talks": [talk("coordination", people=True)]}, "team", True),
    ({"talks": [talk("call", people=True)]}, "team", False),
    ({"voices": [Voice(seen(), "decision")]}, "decided", True),
    ({"voices": [Voice(seen(), "review")]}, "decided", False),
])
def test_collaboration(facts: dict[str, object], sign: str, holds: bool) -> None:
    assert signs(5, **facts)[sign] is holds


@pytest.mark.parametrize("one,expected", [
    (trouble(ago(30)), {"young": True, "accepted": None, "early": False}),
    (trouble(ago(31)), {"young": False, "accepted": None, "early": False}),
    (trouble(ago(31), closed_on=NOW, accepted=True),
     {"young": True, "accepted": True, "early": False}),
    (trouble(closed_on=NOW), {"young": True, "accepted": False, "early": False}),
    (trouble(nature="potential"), {"young": True, "accepted": None, "early": True}),
])
def test_conflicts(one: Trouble, expected: dict[str, bool | None]) -> None:
    assert signs(6, troubles=[one]) == expected


def test_without_a_conflict_there_is_nothing_to_judge() -> None:
    assert set(signs(6).values()) == {None}
    assert read(Facts(TODAY))[5].level is Level.NONE


@pytest.mark.parametrize("status,valid", [
    ("active", True), ("expiring", True), ("expired", False), ("draft", False), ("sent", False),
    ("upcoming", False), ("terminated", False), ("renewed", False),
])
def test_only_an_agreement_in_force_counts(status: str, valid: bool) -> None:
    assert signs(7, pacts=[pact(status)]) == {"valid": valid, "whole": valid}


@pytest.mark.parametrize("missing", range(4))
def test_all_four_parts_are_asked_for(missing: int) -> None:
    parts = [place != missing for place in range(4)]
    assert signs(7, pacts=[pact("active", *parts)]) == {"valid": True, "whole": False}


@pytest.mark.parametrize("kind,on_date,sign,holds", [
    ("partner", WITHIN_YEAR, "partner", True), ("partner", YEAR_AGO, "partner", False),
    ("review", WITHIN_YEAR, "partner", True), ("student", NOW, "partner", False),
    ("student", WITHIN_YEAR, "participants", True), ("teacher", NOW, "participants", True),
    ("teacher", YEAR_AGO, "participants", False), ("partner", NOW, "participants", False),
])
def test_feedback(kind: str, on_date: str, sign: str, holds: bool) -> None:
    assert signs(8, voices=[Voice(seen(on_date), kind)])[sign] is holds


@pytest.mark.parametrize("due_on,done_on,holds", [
    (NOW, "", True), (ago(1), "", False), (ago(1), NOW, True), ("", "", True),
])
def test_follow_ups_are_done_in_time(due_on: str, done_on: str, holds: bool) -> None:
    assert signs(8, tasks=[Task(seen(), due_on, done_on)])["followed"] is holds


# -- levels and the next act --------------------------------------------------------------
def reading(strategy: int, *holds: bool | None, evidence: bool = True) -> Reading:
    found = (seen(),) if evidence else ()
    return Reading(strategy, tuple(
        Sign(str(place), one, found) for place, one in enumerate(holds)))


@pytest.mark.parametrize("holds,level", [
    ((True, True), Level.STRONG), ((True, None), Level.STRONG), ((True, False), Level.FAIR),
    ((False, False), Level.WEAK),
])
def test_a_level_is_the_share_of_signs_that_hold(
    holds: tuple[bool | None, ...], level: Level,
) -> None:
    assert reading(1, *holds).level is level


def test_nothing_known_is_no_weakness() -> None:
    assert reading(1, False, None, evidence=False).level is Level.NONE
    assert [one.level for one in read(Facts(date(2024, 5, 20)))] == [Level.NONE] * 8


def test_the_next_act_is_the_one_that_raises_most() -> None:
    found = Pulse(1, "PT", (reading(1, True, False), reading(2, False, True, True),
                            reading(3, False, False, False), reading(4, False)))
    assert found.next is not None
    assert found.next.strategy == 4  # from weak to strong by one act
    assert Pulse(1, "PT", (reading(1, True),)).next is None
