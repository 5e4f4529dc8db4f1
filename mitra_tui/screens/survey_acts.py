"""What is done with a round: opened, typed, closed, asked again, printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mitra_tui import clock, paths
from mitra_tui.i18n import t, tn
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Query
from mitra_tui.rows.survey import SURVEYS, next_title
from mitra_tui.screens.page import Page
from mitra_tui.widgets.cells import clip

Done = Callable[[int], None]


def next_step(page: Page[Any], survey: int, done: Done) -> None:
    """What comes next: a planned round is opened, answers to an open one are typed, after a
    closed one comes another."""
    from mitra_tui.services.surveys import records

    record = page.attempt(records.store.get, survey)
    if record is None:
        return
    status = record.values["status"]
    if status == "open":
        type_answers(page, survey)
    elif status == "planned":
        _set_state(page, survey, "open", done)
    else:
        _new_round(page, survey, record.values["title"], done)


def type_answers(page: Page[Any], survey: int, partner: int | None = None) -> None:
    """Type answers from paper. A round without questions needs some first, one that takes no
    answers is not typed in vain."""
    from mitra_tui.screens.paper_entry import PaperEntry
    from mitra_tui.services.surveys import records

    standing = page.attempt(records.standing, survey)
    if standing is None:
        return
    if standing.status != "open":
        page.say(t(f"survey.{standing.status}", title=clip(standing.title, 24)), error=True)
    elif not page.attempt(records.questions, survey):
        page.say(t("survey_acts.no_questions"), error=True)
    else:
        page.app.push_screen(PaperEntry(survey, partner=partner))


def _set_state(page: Page[Any], survey: int, state: str, done: Done) -> None:
    from mitra_tui.services.surveys import records

    if page.attempt(records.set_state, survey, state) is not None:
        done(survey)


def choose_state(page: Page[Any], survey: int, done: Done) -> None:
    """Open or close it whatever its days say, or leave it to them."""
    from mitra_tui.services.surveys import records
    from mitra_tui.widgets.dialogs import Choose

    record = page.attempt(records.store.get, survey)
    if record is None:
        return
    options = [("open", t("survey_acts.open")), ("closed", t("survey_acts.close")),
               ("days", t("survey_acts.by_days"))]

    def chosen(key: str | None) -> None:
        if key:
            _set_state(page, survey, "" if key == "days" else key, done)

    page.app.push_screen(Choose(
        t("survey_acts.state"), options, current=record.values["state"] or "days"), chosen)


def _new_round(page: Page[Any], survey: int, title: str, done: Done) -> None:
    """The same questions again; only its name and its days are asked for."""
    from mitra_tui.screens.asking import fill
    from mitra_tui.services.surveys import comparing

    today = clock.today()
    asked: list[Field] = [SURVEYS.field(name) for name in ("title", "opens_on", "closes_on")]

    def save(given: Mapping[str, Any]) -> None:
        done(comparing.new_round(survey, given["title"], given["opens_on"] or "",
                                 given["closes_on"] or ""))

    fill(page, "surveys", t("survey_acts.new_round"), asked,
         {"title": next_title(title, today.year, paths.school_year(today)),
          "opens_on": today.isoformat()}, save)


def ask_partners(page: Page[Any], survey: int, done: Done) -> None:
    """Ask many partners at once, or pick them one by one in the form."""
    from mitra_tui.screens.record_form import open_form
    from mitra_tui.services.surveys import asking, records
    from mitra_tui.widgets.dialogs import Choose

    ways = page.attempt(asking.offered, survey)
    if ways is None:
        return
    options = [(way, t(f"survey_asking.{way}", n=len(found)))
               for way, found in ways.items() if found]

    def chosen(key: str | None) -> None:
        if key == "form":
            record = page.attempt(records.store.get, survey)
            if record is not None:
                open_form(page, "surveys", record, at="partners",
                          done=lambda one: done(one) if one is not None else None)
        elif key:
            ask_these(page, survey, ways[key], done)

    page.app.push_screen(
        Choose(t("survey_asking.title"), [*options, ("form", t("survey_asking.form"))]), chosen)


def ask_these(page: Page[Any], survey: int, partners: Sequence[int], done: Done) -> None:
    """Ask these partners too; say so when all of them are asked already."""
    from mitra_tui.services.surveys import asking

    new = page.attempt(asking.ask, survey, partners)
    if new:
        done(survey)
    elif new == 0:
        page.say(t("survey_asking.all_asked"))


def ask_by_survey(page: Page[Any], partners: Sequence[int]) -> None:
    """Ask these partners in a round that is open or planned, or in a new one."""
    from mitra_tui.screens.record_form import open_form
    from mitra_tui.services.surveys import asking
    from mitra_tui.widgets.dialogs import Choose

    rounds = page.attempt(asking.rounds) or []

    def done(survey: int) -> None:
        page.made()
        page.reread()
        page.say_saved()

    def chosen(key: str | None) -> None:
        if key == "new":
            open_form(page, "surveys", values={"partners": list(partners)},
                      done=lambda one: done(one) if one is not None else None)
        elif key:
            ask_these(page, int(key.removeprefix("survey ")), partners, done)

    options = [(f"survey {one}", title) for one, title in rounds]
    page.app.push_screen(Choose(
        tn("survey_asking.ask", len(partners)), [("new", t("survey_asking.new")), *options]),
        chosen)


def show_waiting(page: Page[Any], survey: int) -> None:
    """Who has yet to answer."""
    from mitra_tui.screens.survey_waiting import WaitingPage

    page.app.push_screen(WaitingPage(survey))


def show_sheets(page: Page[Any], survey: int, partner: int | None = None) -> None:
    """The sheets of a round, perhaps only those of one partner, to be looked through and
    mended."""
    from mitra_tui.screens.plain_list import list_of

    only = () if partner is None else (("partner", partner),)
    page.app.push_screen(list_of(
        "responses", Query(filters=(("survey", survey), *only)), {"survey": survey}))


def show_results(page: Page[Any], survey: int) -> None:
    """What a round says, question by question."""
    from mitra_tui.screens.survey_results import ResultsPage

    page.app.push_screen(ResultsPage(survey))
