"""What the words behind a verb mean: which record, and which values of its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.cli.parser import pair_of
from mitra_tui.errors import FieldError, Invalid, NotFound, Usage
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.record import Record
from mitra_tui.rows.registry import entity
from mitra_tui.rows.text import fold, gate

_MONTH_OR_YEAR = re.compile(r"[0-9]{4}(-[0-9]{2})?")


def one_of(what: str, given: str | None) -> Record:
    """The record that an ID (or a name) on the command line means."""
    if what == "school":
        return _the_school(given)
    from mitra_tui.services.registry import store_of

    if not given:
        raise Usage("cli.id_missing")
    if what == "templates" and not given.isdigit():
        return _template(given)
    return store_of(what).get(_id_of(what, given))


def _template(given: str) -> Record:
    """A template by its name: those that ship with the program need no row to be known."""
    from mitra_tui.services.templates import record_of

    try:
        return record_of(given.strip())
    except KeyError:
        raise NotFound("error.not_found", what="templates", id=given[:40]) from None


def _the_school(given: str | None) -> Record:
    """The one school; whoever names another is told so."""
    from mitra_tui.services import school

    found = school.get()
    if found is None:
        raise NotFound("error.no_school")
    known = (str(found.id), fold(str(found.values["name"])))
    if given and given not in known and fold(given) not in known:
        raise NotFound("error.not_found", what="school", id=given)
    return found


def _id_of(what: str, given: str) -> int:
    from mitra_tui.services.references import knows, resolve, typed

    if knows(what):
        return resolve(what, typed(what, given))
    if not (given.isascii() and given.isdigit()):
        raise Usage("cli.bad_id", value=given)
    if len(given) > 18:
        raise NotFound("error.not_found", what=what, id=given[:40])
    return int(given)


def store_for(what: str) -> Any:
    """The store of a kind of record, the school's own profile included."""
    from mitra_tui.services.history import store_for as found

    return found(what)


def version_of(words: list[str]) -> tuple[list[str], int | None]:
    """The pairs without `version=N`, and that number."""
    version = None
    pairs = []
    for pair in words:
        name, _, number = pair.partition("=")
        if name != "version":
            pairs.append(pair)
            continue
        if not (number.isascii() and number.isdigit()):
            raise Usage("cli.bad_id", value=number)
        version = int(number[:18])
    return pairs, version


def with_subjects(what: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the record that one is about given as `what/id`, where it was named."""
    from mitra_tui.services.references import subject_named

    found = dict(values)
    for field in entity(what).fields:
        given = found.get(field.name)
        if field.kind is Kind.SUBJECT and isinstance(given, str) and gate(given):
            try:
                found[field.name] = subject_named(gate(given), field.of)
            except NotFound as error:
                raise Invalid([FieldError(field.name, error.key, error.params)]) from None
    return found


def typed_values(what: str, pairs: Sequence[str]) -> dict[str, Any]:
    """`KEY=VALUE` words as field values, read as a person types them; the database is open."""
    known = entity(what)
    found: dict[str, Any] = {}
    errors: list[FieldError] = []
    for pair in pairs:
        name, text = pair_of(pair)
        try:
            field = known.field(name)
        except KeyError:
            errors.append(FieldError(name, "check.unknown_field", {}))
            continue
        if field.computed:
            errors.append(FieldError(name, "check.computed", {}))
            continue
        try:
            found[name] = _value(known, field, text)
        except Invalid as error:
            errors += error.errors
    if errors:
        raise Invalid(errors)
    return with_subjects(what, found)


def _value(known: Entity, field: Field, text: str) -> Any:
    from mitra_tui.services.references import typed
    from mitra_tui.services.typed import read_typed

    precise = "date_precision" in known.names  # its dates may be months and years
    if field.kind is Kind.DATE and precise and _MONTH_OR_YEAR.fullmatch(text.strip()):
        return text.strip()
    value = read_typed(field, text)
    if field.kind is Kind.REF and isinstance(value, str):
        return typed(field.of, value)
    if field.kind is Kind.REFS:
        return [typed(field.of, one) if isinstance(one, str) else one for one in value]
    return value
