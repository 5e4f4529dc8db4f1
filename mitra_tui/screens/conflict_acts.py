"""What is done about a conflict from wherever it is shown: the next step, a correction, closing.

Each act takes the page on which it happens, the conflict, and what is to hear of it once it is
done. What is refused is said under its field, in the dialog with what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mitra_tui import clock, i18n
from mitra_tui.errors import FieldError, MitraError
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text
from mitra_tui.rows.conflict import CONFLICTS, STEP_PARTS, missing_of_mediation
from mitra_tui.rows.fields import Field
from mitra_tui.rows.record import Record
from mitra_tui.screens.asking import attempted
from mitra_tui.screens.form_sources import form_sources
from mitra_tui.screens.page import Page
from mitra_tui.services.conflict_ladder import rung_text
from mitra_tui.widgets.cells import clip
from mitra_tui.widgets.dialogs import Ask
from mitra_tui.widgets.dialogs.fill import Fill

Done = Callable[[int], None]
Values = dict[str, Any]

_NAME = 40  # cells of a summary in a question
_OF_MEDIATION = ("mediator", "school_view", "partner_view")
_STEP = ("text", "kind", "on_date", "people")
_CLOSING = ("outcome", "accepted_by_school", "accepted_by_partner", "lessons", "closed_on")

_NOT_ALWAYS = ("lessons", "closed_on")  # what is refused teaches nothing yet


def _parts(kind: str) -> list[Field]:
    """What is asked of a step; of a mediation at once who mediated and what both said."""
    known = {part.name: part for part in STEP_PARTS}
    if kind == "mediation":
        return [replace(known[name], more=False)
                for name in (_STEP[0], *_OF_MEDIATION, *_STEP[1:])]
    return [replace(known[name], more=name in _OF_MEDIATION) for name in (*_STEP, *_OF_MEDIATION)]


def readable(page: Page[Any], conflict: int) -> Record | None:
    """The conflict, if its text is for whoever acts; otherwise it is said whose it is."""
    from mitra_tui.services.conflict_secrecy import expect_readable
    from mitra_tui.services.registry import store_of

    def read() -> Record:
        expect_readable(conflict)
        return store_of("conflicts").get(conflict)

    found = page.attempt(read)
    return found if isinstance(found, Record) else None


def _name(record: Record) -> str:
    return clip(str(record.values["summary"]), _NAME)


def ask(page: Page[Any], title: str, fields: Sequence[Field], what: str, values: Values,
        save: Callable[[Values], Any], check: Callable[[Values], Sequence[FieldError]], *,
        first: str) -> None:
    """Ask for some fields, then `save` them. What is refused as a whole opens the dialog again
    with what was typed, and the reason above it: nothing is typed twice."""

    def filled(given: Values | None) -> None:
        if given is None:
            return
        try:
            save(given)
        except MitraError as error:
            page.reread()
            ask(page, i18n.message(error), fields, what, given, save, check, first=first)

    page.app.push_screen(
        Fill(title, fields, form_sources(what), values, first=first, check=check,
             hints=lambda _: {first: t("conflicts.no_names")}), filled)


# -- steps -----------------------------------------------------------------------
def next_step(page: Page[Any], conflict: int, done: Done) -> None:
    """Record the next step of the ladder, or another one that was taken. When the ladder is at
    its end, the outcome is put to both sides."""
    from mitra_tui.services.conflicts import standing

    record = readable(page, conflict)
    if record is None:
        return
    step = standing(record.values).step
    if step is None:
        page.say(t("conflicts.is_closed"))
        return
    if step.kind == "decision":
        close(page, conflict, done)
        return
    title = t("conflict_acts.step", name=_name(record), step=rung_text(step.code),
              day=day_text(str(record.values["next_on"])))
    _ask_step(page, record, title, {"kind": step.kind, "rung": step.code}, done)


def correct(page: Page[Any], conflict: int, number: int, done: Done) -> None:
    """Say anew what an entry should have said: a further entry that counts in its place."""
    record = readable(page, conflict)
    if record is None:
        return
    entry = dict(record.values["steps"][number - 1])
    _ask_step(page, record, t("conflict_acts.correct", number=number),
              {**entry, "corrects": number}, done)


def _ask_step(page: Page[Any], record: Record, title: str, proposed: Mapping[str, Any],
              done: Done) -> None:
    from mitra_tui.services.conflicts import acts

    def entry(given: Values) -> Values:
        kept = {name: proposed.get(name) for name in ("corrects", "rung")}
        if given["kind"] != proposed["kind"]:
            kept["rung"] = None
        return {**kept, **given}

    def check(given: Values) -> Sequence[FieldError]:
        wrong = list(acts.check_step(record, entry(given)))
        said = {one.field for one in wrong}
        return wrong + [FieldError(name, "check.required")
                        for name in missing_of_mediation(given) if name not in said]

    def save(given: Values) -> None:
        acts.step(record.id, entry(given), record.version)
        done(record.id)

    shown = {"on_date": clock.today().isoformat(), **proposed}
    ask(page, title, _parts(str(proposed["kind"])), "conflicts.steps",
        {name: shown.get(name) for name in (*_STEP, *_OF_MEDIATION)}, save, check, first="text")


def take_back(page: Page[Any], conflict: int, number: int, done: Done) -> None:
    """Say of an entry that it was a mistake."""
    from mitra_tui.services import conflicts

    record = readable(page, conflict)
    if record is not None and page.attempt(
            conflicts.take_back, conflict, number, version=record.version):
        done(conflict)


# -- the end -----------------------------------------------------------------------
def close(page: Page[Any], conflict: int, done: Done) -> None:
    """Put an outcome to both sides: it closes the conflict when both accept it."""
    from mitra_tui.services.conflicts import acts

    record = readable(page, conflict)
    if record is None:
        return
    if record.values["closed_on"]:
        page.say(t("conflicts.is_closed"))
        return

    def save(given: Values) -> None:
        acts.close(record.id, given, record.version)
        done(record.id)

    values = {name: record.values[name] for name in ("outcome", "lessons")}
    ask(page, t("conflict_acts.close", name=_name(record)),
        [replace(CONFLICTS.field(name), more=False, required=name not in _NOT_ALWAYS)
         for name in _CLOSING], "conflicts",
        {**values, "closed_on": clock.today().isoformat()}, save,
        lambda given: acts.check_closing(record, given), first="outcome")


def reopen(page: Page[Any], conflict: int, done: Done) -> None:
    """Open a closed conflict again: the reason is recorded."""
    from mitra_tui.services import conflicts

    record = readable(page, conflict)
    if record is None:
        return

    def check(text: str) -> str | None:
        return None if text.strip() else t("check.required")

    def answered(reason: str | None) -> None:
        if reason and attempted(page, conflicts.reopen, conflict, reason, record.version):
            done(conflict)

    page.app.push_screen(Ask(t("conflict_acts.reopen", name=_name(record)), check=check), answered)
