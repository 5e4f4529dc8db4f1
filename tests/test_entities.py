"""One field, few places: FIELDS, draft, table and services of every record say the same.

A record whose piece was forgotten is told here by name.
"""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import mitra_tui.rows as rows_package
from mitra_tui.engines.search import SPECS
from mitra_tui.errors import Invalid
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.registry import MODULES, entity
from mitra_tui.schemas.base import Draft
from mitra_tui.schemas.registry import draft_of
from mitra_tui.services import school
from mitra_tui.services.registry import store_of
from mitra_tui.services.store import Store
from mitra_tui.widgets.table.columns import Head, share

WHATS = [*MODULES, "school"]
TEXTUAL = (Kind.TEXT, Kind.LINES)
# Texts by which a computed or kept column of the table is known to be no field.
BOOKKEEPING = {"id", "version", "created_at", "updated_at", "hidden", "sort_key", "name_key",
               "title_key"}
# Columns that services fill, each for a reason of its own.
KEPT = {
    "partners": {"merged_into"},
    "school": {"sample"},
    "pending": {"settled_id"},
    "appraisals": {"total"},
}


def store(what: str) -> Store:
    return school.store if what == "school" else store_of(what)


def errors(draft: type[Draft], values: dict[str, Any]) -> dict[str, str]:
    """field → key of what the draft says against these values."""
    try:
        draft.read(values)
    except Invalid as error:
        return {one.field: one.key for one in error.errors}
    return {}


def pairs(kinds: tuple[Kind, ...] = tuple(Kind)) -> list[Any]:
    return [pytest.param(what, field, id=f"{what}.{field.name}")
            for what in WHATS for field in entity(what).fields
            if field.kind in kinds and not field.computed]


def constraint(what: str, field: Field) -> str:
    """The CHECK of a plain field's column."""
    column = store(what).model._meta.columns[store(what).column(field)]
    return " ".join(str(one.sql) for one in column.constraints or [])


# -- nothing forgotten -------------------------------------------------------------
def test_every_record_described_is_registered() -> None:
    wrong = []
    for info in iter_modules(rows_package.__path__):
        module = import_module(f"mitra_tui.rows.{info.name}")
        wrong += [
            f"{info.name}: {value.what} is missing in rows/registry.py"
            for value in vars(module).values()
            if isinstance(value, Entity) and value.what not in WHATS
        ]
    assert wrong == []


@pytest.mark.parametrize("what", WHATS)
def test_every_record_has_all_its_pieces(what: str) -> None:
    known = entity(what)
    module = "school" if what == "school" else MODULES[what]
    assert known.what == what
    assert known.one == module, "the singular is the name of the files"
    draft_of(what)  # schemas/<one>.py with <One>Draft
    assert store(what).entity is known  # services/<what>.py with its store
    assert store(what).table == module, "the table is called like the module"
    assert known.title in known.names
    if what != "school":
        assert module in SPECS, "engines/search.py does not know its words"
        assert known.columns and known.sorts and known.natural
        assert set(known.natural) <= set(known.names)


@pytest.mark.parametrize("what", list(MODULES))
def test_what_a_list_offers_exists(what: str, database: object) -> None:
    from mitra_tui.rows.record import Query
    from mitra_tui.services.listing import Listing

    known = entity(what)
    for sort in known.sorts:
        assert Listing(store(what), Query(sort=sort)).ids(0, 10) == []
    for name in known.filters:
        if name not in store(what).filters:
            known.field(name)
    heads = [Head("", column.width, column.grow) for column in known.columns]
    assert len(share(heads, 80)) == len(heads), "a column finds no room at 80"


# -- FIELDS and draft --------------------------------------------------------------
@pytest.mark.parametrize("what", WHATS)
def test_the_draft_has_exactly_the_fields(what: str) -> None:
    names = [field.name for field in entity(what).fields if not field.computed]
    assert set(draft_of(what).model_fields) == set(names)


@pytest.mark.parametrize("what", WHATS)
def test_required_means_the_same(what: str) -> None:
    known = entity(what)
    refused = {name for name, key in errors(
        draft_of(what), {field.name: None for field in known.fields if not field.computed}
    ).items() if key == "check.required"}
    required = {field.name for field in known.fields if field.required}
    with_default = {field.name for field in known.fields if field.default is not None}
    assert required <= refused
    assert refused <= required | with_default


@pytest.mark.parametrize("what,field", pairs(TEXTUAL))
def test_the_maximum_is_the_same_in_fields_draft_and_table(what: str, field: Field) -> None:
    draft = draft_of(what)
    assert field.maximum > 0
    if field.name != "target":
        assert field.name not in errors(draft, {field.name: "x" * field.maximum})
        assert errors(draft, {field.name: "x" * (field.maximum + 1)})[field.name] == (
            "check.too_long")
    low = "BETWEEN 1 AND" if field.required else "<="
    assert f"length({field.name}) {low} {field.maximum})" in constraint(what, field)


@pytest.mark.parametrize("what,field", pairs((Kind.CHOICE,)))
def test_the_choices_are_the_same_in_fields_draft_and_table(what: str, field: Field) -> None:
    draft = draft_of(what)
    assert all(field.name not in errors(draft, {field.name: one}) for one in field.choices)
    assert errors(draft, {field.name: "something else"})[field.name] == "check.choice"
    allowed = re.findall(r"'([^']*)'", constraint(what, field).split(" IN ")[1])
    assert tuple(one for one in allowed if one) == field.choices


@pytest.mark.parametrize("what,field", pairs((Kind.INTEGER, Kind.NUMBER)))
def test_the_bounds_are_the_same_in_fields_draft_and_table(what: str, field: Field) -> None:
    draft, rule = draft_of(what), constraint(what, field)
    if field.minimum is not None:
        assert field.name not in errors(draft, {field.name: field.minimum})
        assert errors(draft, {field.name: field.minimum - 1})[field.name] == "check.at_least"
        assert f"{field.name} >= {field.minimum}" in rule
    if field.maximum:
        assert errors(draft, {field.name: field.maximum + 1})[field.name] == "check.at_most"
        assert f"{field.name} <= {field.maximum}" in rule
    whole = "check.whole" if field.kind is Kind.INTEGER else "check.number"
    assert errors(draft, {field.name: "dua"})[field.name] == whole


@pytest.mark.parametrize("what,field", pairs((Kind.DATE,)))
def test_days_are_strict_everywhere(what: str, field: Field) -> None:
    draft = draft_of(what)
    for wrong in ("20240519", "2024-W01-1", "19-05-2024", "2024-5-9", "٢٠٢٤-٠٥-١٩"):
        assert errors(draft, {field.name: wrong})[field.name] == "check.day_unreadable", wrong
    assert errors(draft, {field.name: "2024-02-31"})[field.name] == "check.day_impossible"
    assert "GLOB" in constraint(what, field)


@pytest.mark.parametrize("what,field", pairs((Kind.REF, Kind.REFS)))
def test_references_name_a_known_kind(what: str, field: Field) -> None:
    from mitra_tui.services.references import knows

    assert knows(field.of)


# -- FIELDS and table --------------------------------------------------------------
@pytest.mark.parametrize("what", WHATS)
def test_the_table_has_exactly_the_fields(what: str) -> None:
    columns = set(store(what).model._meta.columns) - BOOKKEEPING - KEPT.get(what, set())
    assert columns == set(store(what).columns())


@pytest.mark.parametrize("what", WHATS)
def test_lists_have_a_table_with_their_parts(what: str) -> None:
    for field in entity(what).fields:
        if field.computed:
            continue
        assert field.many == (field.name in store(what).children), field.name
        if not field.many:
            continue
        child = store(what).children[field.name]
        columns = set(child.model._meta.columns)
        assert set(child.columns(field)) <= columns
        assert {child.owner, "position"} <= columns
        if field.keyed:
            continue  # its columns are not its parts: tests of its service say what they hold
        for part in field.parts:
            rule = " ".join(str(one.sql) for one in child.model._meta.columns[
                child.columns(field)[field.parts.index(part)]].constraints or [])
            if part.kind in TEXTUAL:
                assert f" {part.maximum})" in rule, f"{what}.{field.name}.{part.name}"
