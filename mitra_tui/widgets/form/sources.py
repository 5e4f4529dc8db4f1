"""What a form asks the world outside: labels, records to choose from, how a day is read.

The form itself knows no entity and no service; whoever opens it hands these answers in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.rows.fields import Field
from mitra_tui.rows.numbers import read_number

Day = tuple[str, str]
"""A day as understood: as it is stored (ISO), and as it is said (`Senin, 3 Agustus 2026`)."""


_ISO_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _no_suggestion(field: Field, text: str) -> str | None:
    return None


def _no_records(field: Field, text: str) -> Sequence[tuple[Any, str]]:
    return ()


def _as_it_is(field: Field, value: Any) -> str:
    return str(value)


def _nothing_to_say(field: Field, text: str) -> str:
    return ""


def _no_day(field: Field, text: str) -> Day | None:
    return None


@dataclass(frozen=True, slots=True)
class Sources:
    """The answers that a form needs.

    `what` heads the catalogue keys of the labels. `lookup` finds the records that a text may
    mean, best first, as id and label; `name` is the label of a record by its id. `suggest`
    completes what was typed (None: nothing to offer). `unknown` is how to go on when a name is no
    record's (empty: such a name may stand). `read_day` understands a day as people write it,
    `write_day` puts a stored day as they would. `number` reads a number. `say` is the sentence
    for a catalogue key.
    """

    what: str
    lookup: Callable[[Field, str], Sequence[tuple[Any, str]]] = _no_records
    name: Callable[[Field, Any], str] = _as_it_is
    suggest: Callable[[Field, str], str | None] = _no_suggestion
    unknown: Callable[[Field, str], str] = _nothing_to_say
    read_day: Callable[[Field, str], Day | None] = _no_day
    write_day: Callable[[str], str] = str
    number: Callable[[Field, str], int | float | None] = read_number
    say: Callable[[str], str] = t

    def day(self, value: str) -> str:
        """A day as people write it; a text that is no day (yet) as it stands."""
        return self.write_day(value) if _ISO_DAY.fullmatch(value) else value

    def label(self, *names: str) -> str:
        """The label of a field by its name, of its choice (a second name), or of its part and of
        that part's choice."""
        return self.say(".".join((self.what, *names)))
