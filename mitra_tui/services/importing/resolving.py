"""References in rows: from names to records, and to names that become records.

Partners and programmes that nothing bears become records of their own; other records must exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.errors import NotFound
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.rows.text import fold
from mitra_tui.services.importing.comparing import is_empty
from mitra_tui.services.importing.naming import NAMED, NameBook
from mitra_tui.services.importing.shapes import Problem
from mitra_tui.services.references import resolve
from mitra_tui.services.registry import store_of

# Of the records that a name may become, the longest name.
_LONGEST = {what: entity(what).field("name").maximum for what in NAMED}


class Resolver:
    """Finds what the references of one kind of record mean."""

    def __init__(self, entity: Entity, names: Mapping[str, NameBook]) -> None:
        self.names = names
        self._fields = [field for field in entity.fields
                        if field.kind in (Kind.REF, Kind.REFS, Kind.SUBJECT)]

    def claimed(self, values: dict[str, Any]) -> dict[str, Any]:
        """The same with every new name in the spelling under which it will be recorded."""
        for field in self._fields:
            if field.of not in NAMED or is_empty(values.get(field.name)):
                continue
            book, value = self.names[field.of], values[field.name]
            if field.kind is Kind.REFS:
                values[field.name] = list(dict.fromkeys(
                    book.claim(one) if isinstance(one, str) else one for one in value))
            elif isinstance(value, str) and not is_subject(field, value):
                values[field.name] = book.claim(value)
        return values

    def resolved(self, said: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The values with ids in the place of names that are borne, and what stays unclear."""
        found, problems = dict(said), []
        for field in self._fields:
            if is_empty(found.get(field.name)):
                continue
            many = field.kind is Kind.REFS
            given: Sequence[Any] = found[field.name] if many else [found[field.name]]
            ids: list[Any] = []
            for one in given:
                value, problem = (self._subject(field, one, found) if field.kind is Kind.SUBJECT
                                  else self._reference(field, one, found))
                if problem is None:
                    ids.append(value)
                else:
                    problems.append(problem)
            ids = list(dict.fromkeys(ids))
            found[field.name] = ids if many else next(iter(ids), None)
        return found, problems

    def _subject(
        self, field: Field, given: Any, said: Mapping[str, Any]
    ) -> tuple[Any, Problem | None]:
        """A record as `what/id`, or the name of one of the kind that is usually meant."""
        if is_subject(field, given):
            what, _, number = str(given).partition("/")
            try:
                store_of(what).get(int(number))
            except NotFound:
                return None, Problem(field.name, "check.no_such_id", {"id": number})
            return given, None
        value, problem = self._reference(field, given, said)
        return (f"{field.of}/{value}" if isinstance(value, int) else value), problem

    def _reference(
        self, field: Field, given: Any, said: Mapping[str, Any]
    ) -> tuple[Any, Problem | None]:
        if field.of in NAMED and isinstance(given, str):
            book = self.names[field.of]
            name = book.meant(given)
            ids = book.find(name)
            if len(ids) > 1 or book.means_several(name):
                return None, Problem(field.name, "check.name_not_unique", {"name": name})
            if not ids and len(name) > _LONGEST[field.of]:  # it cannot become a record
                return None, Problem(field.name, "check.too_long", {
                    "maximum": _LONGEST[field.of], "length": len(name)})
            if ids or not _is_number(name):
                return (ids[0] if ids else name), None
            given = int(name[1:] if name.startswith("#") else name)
        elif field.of == "contacts" and isinstance(given, str):
            number = _contact(given, said.get("partner"))
            if number is not None:
                return number, None
            if not _is_number(given):  # of another partner's people nobody is meant
                return None, Problem(field.name, "check.no_such_name", {"name": given})
        try:
            return resolve(field.of, given), None
        except NotFound as error:
            if isinstance(given, str) and given.startswith("#") and _is_number(given):
                return self._reference(field, int(given[1:]), said)
            return None, Problem(field.name, error.key, error.params)


def is_subject(field: Field, value: Any) -> bool:
    """Whether a value is a record as `what/id` already, and no name."""
    if field.kind is not Kind.SUBJECT:
        return False
    what, _, number = str(value).partition("/")
    return what in MODULES and _is_number(number) and not number.startswith("#")


def _is_number(name: str) -> bool:
    digits = name[1:] if name.startswith("#") else name
    return digits.isascii() and digits.isdigit() and len(digits) < 18


def _contact(name: str, partner: Any) -> int | None:
    """The contact of that name at a partner."""
    row = db.execute_sql(
        "SELECT id FROM contact WHERE partner_id = ? AND sort_key = ? AND hidden = 0 LIMIT 1",
        (partner if isinstance(partner, int) else -1, fold(name))).fetchone()
    return int(row[0]) if row else None
