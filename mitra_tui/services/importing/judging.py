"""The verdict on a row: what it is, what it changes, or what keeps it from being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mitra_tui.errors import Invalid
from mitra_tui.exchange.tables import SCRAMBLED
from mitra_tui.rows.fields import Kind
from mitra_tui.services.importing.activities import status_of
from mitra_tui.services.importing.asking import maybe_same, unscrambled
from mitra_tui.services.importing.comparing import WHEN, dates_meet, differences, is_empty
from mitra_tui.services.importing.family import Family
from mitra_tui.services.importing.known import Known, Register
from mitra_tui.services.importing.naming import NAMED
from mitra_tui.services.importing.resolving import Resolver, is_subject
from mitra_tui.services.importing.shapes import (
    ADD,
    REPEATED,
    UPDATE,
    Choice,
    Decision,
    Problem,
    RowPlan,
    Verdict,
)
from mitra_tui.services.store import Store

Check = Callable[[Mapping[str, Any]], dict[str, Any]]
UNDECIDED_CHOICES = frozenset({Choice.NEW, Choice.SAME, Choice.UPDATE})


class Judge:
    """Judges the rows of one table, one after the other: earlier rows count as records."""

    def __init__(
        self, store: Store, check: Check, register: Register, resolver: Resolver,
        on_duplicate: str,
    ) -> None:
        """`check` makes a sound record's complete values of given ones, or raises `Invalid`."""
        self.store = store
        self.entity = store.entity
        self.check = check
        self.register = register
        self.resolver = resolver
        self.on_duplicate = on_duplicate
        self.family = Family(store, register)

    def judge(self, row: RowPlan, decision: Decision | None) -> None:
        """Fill in the row's verdict and all that goes with it."""
        said = dict(row.reading.values)
        problems = list(row.reading.problems)
        if decision is not None:
            offered = dict(decision.offer.values) if decision.offer else {}
            corrected = {**offered, **decision.values}
            said |= corrected
            problems = [one for one in problems
                        if one.field.partition(".")[0] not in corrected]
            if decision.values:  # who corrected the row has sorted its cells out
                problems = [one for one in problems if one.field]
            elif problems and _tells_the_record(decision):
                said, problems = {}, []  # its cells are mixed up: they say nothing more
        said, unclear = self.resolver.resolved(said)
        problems += unclear
        if decision is not None and decision.choice in UNDECIDED_CHOICES:
            for one in problems:
                if one.waits:
                    said.pop(one.field, None)
            problems = [one for one in problems if not one.waits]
        row.title = (self.store.title_of(row.reading.values)
                     or str(row.reading.values.get("partner") or ""))[:400]
        refused = next((one for one in problems if not one.waits), None)
        if refused is not None:
            _complain(row, refused, Verdict.REFUSED)
        elif problems:
            self._undecided(row, said, problems[0])
        else:
            self._sound(row, said, decision)
            if decision is not None and decision.choice in UNDECIDED_CHOICES and (
                row.verdict is Verdict.UNDECIDED and row.field in said
            ):  # a day that cannot be stays empty
                del said[row.field]
                row.message, row.field, row.params = "", "", {}
                self._sound(row, said, decision)
        if decision is not None and decision.choice is Choice.WAIT and (
            row.verdict is not Verdict.REFUSED
        ):
            self._wait(row)

    # -- rows that can be read ---------------------------------------------------
    def _sound(self, row: RowPlan, said: dict[str, Any], decision: Decision | None) -> None:
        choice = decision.choice if decision else None
        known, maybe = self._match(said, row)
        if decision is not None:
            chosen = decision.record_id or (decision.offer.record_id if decision.offer else None)
            if chosen is not None and choice is not Choice.NEW:
                known, maybe = self._chosen(chosen, said), None
        self.family.forget_itself(said, known)
        if choice is None and self.on_duplicate != ADD and self.entity.what in NAMED and (
            self.register.means_several(said)
        ):
            _complain(row, Problem("name", "check.name_not_unique", {"name": said["name"]}),
                      Verdict.UNDECIDED)
            return
        if known is None and maybe is None and self._was_removed(row, said, choice):
            return
        if choice is Choice.NEW:
            maybe = None
        elif maybe is not None and choice in (Choice.SAME, Choice.UPDATE):
            known, maybe = maybe, None
        if maybe is not None:
            _complain(row, maybe_same(maybe, row), Verdict.UNDECIDED)
        elif known is None or choice is Choice.NEW or (
            self.on_duplicate == ADD and choice not in (Choice.SAME, Choice.UPDATE)
        ):
            self._new(row, said, known)
        else:
            self._known(row, said, known, choice)

    def _was_removed(self, row: RowPlan, said: Mapping[str, Any], choice: Choice | None) -> bool:
        """Whether the row is of our own export, and its record was removed: it stays so."""
        number = row.reading.derived.get("id")
        if number is None or choice is not None or self.on_duplicate == ADD:
            return False
        known = self.register.removed(said, number)
        if known is None or (self.entity.what == "activities"
                             and dates_meet(known.values, said) != "yes"):
            return False
        row.verdict, row.record_id, row.message = Verdict.SAME, number, "import.was_removed"
        return True

    def _match(self, said: Mapping[str, Any], row: RowPlan) -> tuple[Known | None, Known | None]:
        """(the record that the row is, one that it may be)."""
        found = self.register.of(said)
        maybe: Known | None = None
        if self.entity.what == "activities":
            sure = [one for one in found if dates_meet(one.values, said) == "yes"]
            near = [one for one in found if dates_meet(one.values, said) == "maybe"]
            maybe = near[0] if near and not sure else None
            found = [one for one in sure if not self._is_another(one, row)]
            row.repeats = len(found) < len(sure)
            maybe = maybe if found or not sure else sure[0]
        if self.entity.what == "responses" and not said.get("sheet"):
            # Without a number, who says the same is another one, unless it is the same record.
            found = [one for one in found if one.first is None
                     and not any(differences(self.entity, one.values, said))]
        if not found:
            return None, maybe
        number = row.reading.derived.get("id")
        return min(found, key=lambda one: self._distance(one, said, number)), None

    @staticmethod
    def _is_another(known: Known, row: RowPlan) -> bool:
        """Whether a record is that of another number in the row's table, as far as is known."""
        return REPEATED in row.flags or known.is_another(row)

    def _distance(
        self, known: Known, said: Mapping[str, Any], number: Any
    ) -> tuple[bool, int, int]:
        """How far a record is from what a row says: our own export's number, then the values."""
        lacking, otherwise = differences(self.entity, known.values, said)
        mine = known.record_id is not None and known.record_id == number
        return (not mine, len(otherwise), len(lacking))

    def _chosen(self, record_id: int, said: Mapping[str, Any]) -> Known:
        for one in self.register.of(said):
            if one.record_id == record_id:
                return one
        return self.register.fetch(record_id)

    def _new(self, row: RowPlan, said: Mapping[str, Any], twin: Known | None) -> None:
        name = said.get("name")
        if twin is not None and self.entity.what == "responses" and said.get("sheet"):
            row.record_id, row.twin = twin.record_id, twin.first
            _complain(row, Problem("sheet", "check.sheet_twice", {"sheet": said["sheet"]},
                                   waits=False), Verdict.REFUSED)
            return
        if twin is not None and self.entity.what == "partners":  # who is called so, not only alike
            twin = next((one for one in self.register.of(said)
                         if one.values.get("name") == name), twin)
        if twin is not None and self.entity.what in NAMED and twin.values.get("name") == name:
            row.record_id, row.twin = twin.record_id, twin.first
            _complain(row, Problem("name", "error.duplicate", waits=False), Verdict.REFUSED)
            return
        derived = {name: value for name, value in row.reading.derived.items() if name != "id"}
        derived, _ = self.resolver.resolved(derived)
        if self.entity.what == "activities":
            derived["status"] = status_of(said)
        full = self._checked(row, {**derived, **said})
        if full is None or self._in_a_ring(row, full, None) or self._objected(row, full, None):
            return
        row.verdict, row.values = Verdict.NEW, self.resolver.claimed(full)
        self.register.add(row.values, row)

    def _known(
        self, row: RowPlan, said: Mapping[str, Any], known: Known, choice: Choice | None
    ) -> None:
        row.record_id, row.version, row.twin = known.record_id, known.version, known.first
        overwrite = choice is Choice.UPDATE or (
            self.on_duplicate == UPDATE and choice is None and known.first is None)
        known.first = known.first or row.number
        known.is_row(row)
        lacking, otherwise = differences(
            self.entity, known.values, said, exact=overwrite)
        if choice in (Choice.SAME, Choice.ACCEPT, Choice.UPDATE):
            lacking |= self._alias(known, said)
        if otherwise and choice is None and not overwrite:
            if self.entity.what == "responses":  # two papers of one number: a person must look
                _complain(row, Problem("sheet", "import.sheet_differs", {
                    "sheet": said.get("sheet")}), Verdict.UNDECIDED)
                return
            name, (old, new) = next(iter(otherwise.items()))
            row.verdict, row.field, row.message = Verdict.DUPLICATE, name, "import.differs"
            row.changes, row.params = otherwise, {"old": old, "new": new}
            return
        changes = {**lacking, **(otherwise if overwrite else {})}
        if not changes:
            row.verdict = Verdict.SAME
            return
        full = self._checked(row, {
            **_given(known.values), **{name: new for name, (_, new) in changes.items()}})
        if full is None or self._in_a_ring(row, full, known) or (
                self._objected(row, full, known)):
            return
        full = self.resolver.claimed(full)
        row.verdict, row.values, row.changes = Verdict.UPDATE, full, changes
        row.field = ", ".join(changes)
        known.values, known.touched = dict(full), True
        if known.row is not None:
            known.row.values = full

    def _alias(self, known: Known, said: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
        """The row's spelling of a name, to be remembered when a person says whose it is."""
        name = said.get("name")
        if self.entity.what != "partners" or not name or name in known.spellings:
            return {}
        old = list(known.values.get("aliases") or [])
        return {"aliases": (old, [*old, name])}

    # -- rows that a person must decide ------------------------------------------
    def _undecided(self, row: RowPlan, said: dict[str, Any], problem: Problem) -> None:
        """A row with something unreadable; what a person entered meanwhile is known again."""
        if self.entity.what == "activities" and problem.field == "starts_on" and (
            problem.offer is not None
        ):
            meant = {**said, **problem.offer.values}
            for known in self.register.of(meant):
                if known.record_id is not None and not known.is_another(row) and all(
                    known.values.get(name) == meant.get(name) for name in WHEN[:2]
                ):
                    row.verdict, row.record_id = Verdict.SAME, known.record_id
                    row.twin, row.message = known.first, "import.decided"
                    return
        if problem.key == SCRAMBLED:
            problem = unscrambled(self.register, row, problem)
        _complain(row, problem, Verdict.UNDECIDED)

    def _wait(self, row: RowPlan) -> None:
        row.verdict, row.record_id, row.changes = Verdict.UNDECIDED, None, {}
        if not row.message:
            row.message = "import.left_open"

    # -- values ------------------------------------------------------------------
    def _checked(self, row: RowPlan, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """The complete values of a sound record; None when the row has to wait or is refused for
        them: dates that contradict each other are asked about."""
        named = {one.name: values[one.name] for one in self.entity.fields
                 if one.kind is Kind.SUBJECT and values.get(one.name)
                 and not is_subject(one, values[one.name])}  # a partner that is not there yet
        try:
            return self.check({**values, **dict.fromkeys(named)}) | named
        except Invalid as error:
            first = error.errors[0]
            name = first.field.partition(".")[0]
            dated = any(one.name == name and one.kind is Kind.DATE for one in self.entity.fields)
            verdict = Verdict.UNDECIDED if dated and values.get(name) else Verdict.REFUSED
            _complain(row, Problem(name, first.key, first.params, waits=False), verdict)
            return None

    def _in_a_ring(self, row: RowPlan, values: Mapping[str, Any], known: Known | None) -> bool:
        """Whether the row was refused because its record would stand below itself."""
        name = self.family.ring(values, known)
        if name:
            _complain(row, Problem(name, f"{self.entity.what}.{name}_below_itself", waits=False),
                      Verdict.REFUSED)
        return bool(name)

    def _objected(self, row: RowPlan, values: Mapping[str, Any], known: Known | None) -> bool:
        """Whether the row was refused for what only the records tell of it."""
        wrong = self.store.objections(values, known.record_id if known else None)
        if wrong:
            first = wrong[0]
            _complain(row, Problem(first.field, first.key, first.params, waits=False),
                      Verdict.REFUSED)
        return bool(wrong)


def _tells_the_record(decision: Decision) -> bool:
    """Whether a person said which record the row is, by its number."""
    offered = decision.offer.record_id if decision.offer else None
    return bool(offered or decision.record_id) and decision.choice is not Choice.NEW


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not is_empty(value)}


def _complain(row: RowPlan, problem: Problem, verdict: Verdict) -> None:
    row.verdict, row.field = verdict, problem.field
    row.message, row.params = problem.key, problem.params
    row.suggestion, row.offer = problem.suggestion, problem.offer
