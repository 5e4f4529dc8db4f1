"""Partners and programmes by the names that a table's rows give them.

One round of queries finds all names of a table at once. A name that nothing bears is a new
record, once however often the table says it, in the spelling that came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mitra_tui.models.base import db
from mitra_tui.rows.text import legal_forms, name_key, same_name
from mitra_tui.services.references import without_parents
from mitra_tui.services.store import BATCH

NAMED = {"partners": "partner", "programmes": "programme"}  # WHAT → its table


class NameBook:
    """The names of one kind, partners or programmes."""

    def __init__(self, what: str, corrected: Mapping[str, str] | None = None) -> None:
        self.what = what
        self.table = NAMED[what]
        self.new: dict[str, list[str]] = {}  # key → the spellings of different new records
        self.corrected = dict(corrected or {})  # a name → how a person says it is spelt
        self._known: dict[str, list[tuple[int, str]]] = {}
        self._keys: dict[str, str] = {}
        self._forms: dict[str, set[frozenset[str]]] = {}  # key → the legal forms it comes with

    def key(self, name: str) -> str:
        """The key under which spellings of `name` meet."""
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = name_key(name)
        return found

    def load(self, names: Iterable[str]) -> None:
        """Look up, at once, all of `names` that were not looked up before."""
        names = set(names)
        for name in names:
            self._note_form(name)
        keys = [key for key in {self.key(name) for name in names} if key not in self._known]
        for start in range(0, len(keys), BATCH):
            part = keys[start : start + BATCH]
            for key in part:
                self._known[key] = []
            for key, record_id, spelling in self._rows(part):
                self._known[key].append((record_id, spelling))
                self._note_form(spelling)

    def _rows(self, keys: list[str]) -> Iterator[tuple[str, int, str]]:
        # The plus keeps SQLite from walking all that is not hidden instead of the keys.
        marks = ",".join("?" * len(keys))
        yield from db.execute_sql(
            f'SELECT name_key, id, name FROM "{self.table}" '
            f"WHERE name_key IN ({marks}) AND +hidden = 0", keys)
        yield from db.execute_sql(
            f'SELECT a.name_key, r.id, a.name FROM "{self.table}_alias" a JOIN "{self.table}" r '
            f'ON r.id = a.{self.table}_id WHERE a.name_key IN ({marks}) AND +r.hidden = 0', keys)
        if self.what == "programmes":
            for record_id, short in db.execute_sql(
                "SELECT id, short FROM programme WHERE short <> '' AND hidden = 0"):
                if self.key(short) in keys:
                    yield self.key(short), record_id, short

    def find(self, name: str) -> list[int]:
        """The records that `name` may mean: those that bear it, but a konsentrasi keahlian
        before the program keahlian of its name."""
        found = self.bearers(name)
        return without_parents(found) if self.what == "programmes" else found

    def bearers(self, name: str) -> list[int]:
        """The records that bear `name`: letter for letter, else in another spelling."""
        key = self.key(name)
        if key not in self._known:
            self.load([name])
        rows = self._known[key]
        exact = {record_id for record_id, spelling in rows if spelling == name}
        near = exact or {record_id for record_id, spelling in rows if same_name(spelling, name)}
        return sorted(near)

    def _note_form(self, name: str) -> None:
        form = legal_forms(name)
        if form:
            self._forms.setdefault(self.key(name), set()).add(form)

    def means_several(self, name: str) -> bool:
        """Whether a bare name may be that of several bodies, of which none is called so:
        `Maju Jaya` where there are `PT Maju Jaya` and `CV Maju Jaya`, known or in the table."""
        key = self.key(name)
        forms = self._forms.get(key, set())
        if len(forms) < 2 or legal_forms(name) or not any(
            not one & other for one in forms for other in forms
        ):
            return False
        return not any(spelling == name for _, spelling in self._known.get(key, ()))

    def meant(self, name: str) -> str:
        """The name as a person corrected it, or as it is."""
        return self.corrected.get(name, name)

    def claim(self, name: str) -> str:
        """A name that nothing bears, in the spelling under which it will be recorded."""
        spellings = self.new.setdefault(self.key(name), [])
        for spelling in spellings:
            if same_name(spelling, name):
                return spelling
        spellings.append(name)
        return name

    def forget_new(self) -> None:
        """Begin again: no name is new yet."""
        self.new = {}

    def exists(self, record_id: int) -> bool:
        """Whether there is a record of that number."""
        row: Any = db.execute_sql(
            f'SELECT 1 FROM "{self.table}" WHERE id = ? AND hidden = 0', (record_id,)).fetchone()
        return row is not None
