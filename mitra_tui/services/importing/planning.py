"""From a table to a plan: read every row, find what is known, judge one row after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mitra_tui.errors import Conflict
from mitra_tui.exchange.headings import computed_headings, heading_key
from mitra_tui.exchange.mapping import guess
from mitra_tui.exchange.tables import SCRAMBLED, Sheet
from mitra_tui.i18n import t
from mitra_tui.rows.fields import Entity
from mitra_tui.rows.registry import entity
from mitra_tui.services.changes import newest
from mitra_tui.services.importing.activities import days_in
from mitra_tui.services.importing.judging import Judge
from mitra_tui.services.importing.known import Register
from mitra_tui.services.importing.naming import NAMED, NameBook
from mitra_tui.services.importing.reading import Reader
from mitra_tui.services.importing.resolving import Resolver
from mitra_tui.services.importing.shapes import (
    ON_DUPLICATE,
    Choice,
    Decision,
    Offer,
    Problem,
    RowPlan,
    Summary,
    Verdict,
)
from mitra_tui.services.importing.suggesting import nearest
from mitra_tui.services.importing.waiting import Waiting, fingerprint, waiting_for
from mitra_tui.services.importing.writing import counts
from mitra_tui.services.registry import store_of


class Plan:
    """What an import would do, row by row. `decide` changes it, `apply` writes it."""

    def __init__(
        self, what: str, sheet: Sheet, mapping: Mapping[int, str], on_duplicate: str, *,
        settling: int | None = None,
    ) -> None:
        from mitra_tui.schemas.registry import draft_of

        if on_duplicate not in ON_DUPLICATE:
            raise Conflict("import.bad_on_duplicate", value=on_duplicate)
        self.what = what
        self.entity: Entity = entity(what)
        self.sheet = sheet
        self.source = sheet.source
        self.headers = sheet.headers
        self.mapping = dict(mapping)  # column → field
        self.on_duplicate = on_duplicate
        self.decisions: dict[int, Decision] = {}  # by the row's place in `rows`
        self.added: dict[str, int] = {}  # WHAT → how many were recorded because rows named them
        self.refers = any(field.of in NAMED for field in self.entity.fields)
        self._store = store_of(what)
        draft = draft_of(what)
        self._check = lambda values: draft.read(values).values()
        self.names = {
            kind: NameBook(kind) for kind in NAMED
            if kind == what or any(field.of == kind for field in self.entity.fields)}
        self.settling = settling  # the pending record whose row this is, alone
        self.rows: list[RowPlan] = []
        self.look_up()

    def look_up(self) -> None:
        """Read the rows and find what they name as the records now stand; then judge."""
        self.seen = newest()  # the change up to which the records are known
        self._reader = Reader(self.entity, self.sheet, self.mapping)
        self._readings = self._reader.read_all()
        for kind, book in self.names.items():
            self.names[kind] = NameBook(kind, book.corrected)
            self.names[kind].load(self._named(kind))
        self._waiting = waiting_for(self.what, self._store.table)
        self._near: dict[str, tuple[int, str]] = {}
        self.judge()

    # -- judging -----------------------------------------------------------------
    def judge(self) -> None:
        """Judge all rows anew, with the decisions that were taken."""
        self._counted: dict[str, tuple[int, int] | None] = {}  # fingerprint → number of its row
        for book in self.names.values():
            book.forget_new()
        self.register = Register(self._store, self.names, self._reader.school)
        self._resolver = Resolver(self.entity, self.names)
        judge = Judge(
            self._store, self._check, self.register, self._resolver, self.on_duplicate)
        said = [self.resolved(reading.values)[0] if self.refers else reading.values
                for reading in self._readings]
        self.register.load([*said, *self._elsewhere()])
        rows = [
            RowPlan(row.number, row.cells, row.flags, reading)
            for row, reading in zip(self.sheet.rows, self._readings, strict=True)]
        for place, row in enumerate(rows):
            decision = self.decisions.get(place)
            if decision is not None and decision.choice is Choice.DROP:
                row.dropped, row.verdict = True, Verdict.SAME
                row.title = str(row.reading.values.get(self.entity.title) or "")
                continue
            judge.judge(row, decision)
            self._look_for_waiting(row, decision)
        self._suggest(rows)
        self.rows = rows  # only now: who shows the plan meanwhile shows it as it was

    def resolved(self, said: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """Values with ids in the place of names that are borne, and what stays unclear."""
        return self._resolver.resolved(said)

    def _look_for_waiting(self, row: RowPlan, decision: Decision | None) -> None:
        """Tie a row to the pending record that it is, if it came before."""
        if self.settling is not None:
            if row.verdict is Verdict.UNDECIDED:
                row.record_id = self.settling
            elif row.verdict is not Verdict.REFUSED:
                row.settles = self.settling
            return
        count = row.reading.count
        if not self._waiting and row.verdict is not Verdict.UNDECIDED and count is None:
            return
        row.fingerprint = fingerprint(self.what, self.headers, row.cells)
        first = self._counted.setdefault(row.fingerprint, count)
        if count and (row.repeats or _differ(first, count)):
            row.fingerprint = fingerprint(self.what, self.headers, row.cells, count[1])
        before: Waiting | None = self._waiting.get(row.fingerprint)
        if before is None:
            return
        if before.open:
            if row.verdict is Verdict.UNDECIDED:
                row.record_id = before.id
            elif row.verdict is not Verdict.REFUSED:
                row.settles = before.id
        elif decision is None and row.verdict in (Verdict.UNDECIDED, Verdict.NEW):
            row.verdict, row.record_id = Verdict.SAME, before.settled_id
            row.message = "import.decided" if before.settled_id else "import.set_aside"
            row.field, row.suggestion, row.offer = "", "", None

    def _suggest(self, rows: Sequence[RowPlan]) -> None:
        """Say of new names whom they perhaps mean."""
        book = self.names.get("partners")
        if book is None:
            return
        fresh = [row for row in rows if row.verdict is Verdict.NEW]
        own = [row.title for row in fresh] if self.what == "partners" else [
            name for spellings in book.new.values() for name in spellings]
        unknown = [name for name in own if name not in self._near]
        self._near |= nearest(unknown)
        for row in fresh:
            if self.what == "partners":
                near = self._near.get(row.title)
                if near is not None:
                    row.field, row.suggestion = "name", near[1]
                    row.offer = Offer(record_id=near[0])
            else:
                self._suggest_names(row)

    def _suggest_names(self, row: RowPlan) -> None:
        hints: dict[str, str] = {}
        for field in self.entity.fields:
            if field.of != "partners":
                continue
            value = row.values.get(field.name) or []
            for name in value if isinstance(value, list) else [value]:
                if not isinstance(name, str):
                    continue
                near = self._near.get(name)
                meant = near[1] if near else row.reading.hints.get(name)
                if meant:
                    hints[name], row.field = meant, field.name
        if hints:
            row.suggestion = "; ".join(hints.values())
            row.offer = Offer(names=hints)

    # -- what the rows need looked up --------------------------------------------
    def _named(self, kind: str) -> Iterator[str]:
        """All names of partners (programmes) in the rows."""
        fields = [field for field in self.entity.fields if field.of == kind]
        for reading in self._readings:
            if kind == self.what and reading.values.get("name"):
                yield str(reading.values["name"])
            for field in fields:
                for values in (reading.values, reading.derived):
                    value = values.get(field.name)
                    given = value if isinstance(value, list) else [value]
                    yield from (name for name in given if isinstance(name, str) and name)
            yield from reading.hints.values()

    def _elsewhere(self) -> Iterator[Mapping[str, Any]]:
        """What else has to be looked up: what is only offered, stands elsewhere, or was said."""
        for reading in self._readings:
            for problem in reading.problems:
                if problem.offer is not None and problem.offer.values:
                    yield {**reading.values, **problem.offer.values}
        for place, decision in self.decisions.items():
            if decision.values:
                yield {**self._readings[place].values, **decision.values}
        for row in self.sheet.rows:
            if SCRAMBLED in row.flags:
                yield from ({"starts_on": day} for day in days_in(row.cells))

    # -- for people --------------------------------------------------------------
    def unused(self) -> list[str]:
        """Headings of columns that hold something and go nowhere."""
        return [
            header for at, header in enumerate(self.headers)
            if header and at not in self.mapping
            and at not in self._reader.ignored
            and heading_key(header) not in computed_headings(self.what)
        ]

    def told_headers(self) -> tuple[str, ...]:
        """The headings by which a row that waits can be read again by itself: where a person said
        what a column is, or nothing names it, the field's label."""
        guessed = guess(self.headers, self.entity, self.sheet.rows).fields
        return tuple(
            header if guessed[at] == self.mapping.get(at, "") else
            t(f"{self.what}.{self.mapping[at]}") if at in self.mapping else ""
            for at, header in enumerate(self.headers))

    def meant(self, name: str) -> str:
        """What a name perhaps means, if it seems misspelt; else empty."""
        near = self._near.get(name)
        if near is not None:
            return near[1]
        return next((reading.hints[name] for reading in self._readings
                     if name in reading.hints), "")

    def corrected(self) -> list[tuple[str, str, str]]:
        """The names whose meaning a person told: (WHAT, the name, what it means)."""
        return [
            (what, name, meant) for what, book in self.names.items()
            for name, meant in book.corrected.items()]

    def named_only(self, what: str) -> list[str]:
        """The new names of a kind that have no row of their own: recorded as rows name them."""
        own = {row.values["name"] for row in self.rows
               if row.verdict is Verdict.NEW} if what == self.what else set()
        return [name for spellings in self.names[what].new.values() for name in spellings
                if name not in own]

    def summary(self, change: int | None = None) -> Summary:
        """The counts, and the change in which the plan was written."""
        added = {what: len(self.named_only(what)) for what in self.names}
        return Summary(counts(self.rows), {what: n for what, n in added.items() if n}, change)


def _differ(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    """Whether two rows have different numbers in one table."""
    return one is not None and one[0] == other[0] and one[1] != other[1]
