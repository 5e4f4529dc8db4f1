"""What an import plans: a verdict for every row, and what a person may decide about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Any

from mitra_tui.exchange.tables import Cell

SKIP, UPDATE, ADD = "skip", "update", "add"
# The question of a row that says what one with another number of its table says.
REPEATED = "import.maybe_repeated"
ON_DUPLICATE = (SKIP, UPDATE, ADD)


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"  # a known record gets values
    SAME = "same"  # a known record says all of it already
    DUPLICATE = "duplicate"  # a known record says otherwise, and is left alone
    UNDECIDED = "undecided"  # kept as pending until a person decides
    REFUSED = "refused"


class Choice(StrEnum):
    """What a person may decide about one row."""

    ACCEPT = "accept"  # take the suggestion
    NEW = "new"  # a record of its own; what cannot be read stays empty
    SAME = "same"  # it is the known record: fill what that one lacks
    UPDATE = "update"  # it is the known record: take the row's values
    WAIT = "wait"  # leave it as pending
    DROP = "drop"  # do not import it


@dataclass(frozen=True, slots=True)
class Offer:
    """What accepting a suggestion would do: fields take `values`, or the row is the record
    `record_id`, or misspelt partners are those of `names` (as written → as meant)."""

    values: Mapping[str, Any] = dataclass_field(default_factory=dict)
    record_id: int | None = None
    names: Mapping[str, str] = dataclass_field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be written as it stands. `waits`: a person can settle it."""

    field: str
    key: str
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)
    waits: bool = True
    suggestion: str = ""
    offer: Offer | None = None
    column: int = -1  # the cell, by its column


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cells of a row say.

    `values` is what stands there, `derived` what follows from it: only a new record gets that.
    `hints` are names that seem misspelt → what they probably mean. `count` is the row's number
    in the table's own column for it, after the number of the table (numbers that begin again
    begin another one).
    """

    values: Mapping[str, Any]
    derived: Mapping[str, Any] = dataclass_field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    hints: Mapping[str, str] = dataclass_field(default_factory=dict)
    count: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `values` are corrected fields, read already."""

    choice: Choice
    record_id: int | None = None
    values: Mapping[str, Any] = dataclass_field(default_factory=dict)
    offer: Offer | None = None


@dataclass(slots=True)
class RowPlan:
    """One row of the file and what becomes of it.

    `record_id` is the record that the row is (for an undecided one: the pending record that
    waits already); `twin` the number of an earlier row of the file that it is; `repeats`: a row
    with another number of the same table is that record too. `changes` maps fields to (old,
    new). `message` is a catalogue key, filled with `params`.
    """

    number: int
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    reading: Reading
    title: str = ""
    verdict: Verdict = Verdict.NEW
    record_id: int | None = None
    version: int | None = None
    twin: int | None = None
    repeats: bool = False
    values: Mapping[str, Any] = dataclass_field(default_factory=dict)  # of the record, complete
    changes: dict[str, tuple[Any, Any]] = dataclass_field(default_factory=dict)
    field: str = ""
    message: str = ""
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)
    suggestion: str = ""
    offer: Offer | None = None
    fingerprint: str = ""
    settles: int | None = None  # the pending record that this row answers
    dropped: bool = False
    written: int | None = None  # the id that `apply` gave it


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import did (or would do)."""

    counts: Mapping[Verdict, int]
    added: Mapping[str, int]  # partners and programmes that rows named: WHAT → how many
    change: int | None = None  # the change that one undo reverses

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return sum(self.counts.values())

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints last."""
        return {
            "rows": self.rows, **{str(one): self.counts[one] for one in Verdict},
            "added": dict(self.added), "change": self.change,
        }
