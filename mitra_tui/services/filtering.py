"""From the filters of a query to conditions on the row `r`.

An empty value asks for the records in which nothing was entered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mitra_tui.engines.search import match
from mitra_tui.errors import Invalid, Usage
from mitra_tui.i18n import message
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.record import Query
from mitra_tui.services.references import resolve
from mitra_tui.services.store import Store

_READ = (Kind.DATE, Kind.FLAG, Kind.INTEGER, Kind.NUMBER)


def meant(store: Store, query: Query) -> Query:
    """The query in which words that name a kind of record ask for that kind: DUDI, DUDIKA and
    IDUKA are partners of business and industry. A word that records themselves have is a word."""
    kinds = _KINDS_NAMED.get(store.entity.what, {})
    if not kinds or not query.search:
        return query
    named = [word for word in query.search.split() if kinds.get(word.casefold())]
    if not named or query.filter("kind") or any(_occurs(store, word) for word in named):
        return query
    rest = " ".join(word for word in query.search.split() if word not in named)
    return replace(query, search=rest).filtered("kind", kinds[named[0].casefold()])


_IDUKA = "industry,business"
_KINDS_NAMED = {"partners": {"dudi": _IDUKA, "dudika": _IDUKA, "iduka": _IDUKA}}


def _occurs(store: Store, word: str) -> bool:
    return db.execute_sql(
        f'SELECT 1 FROM "search_{store.table}" WHERE "search_{store.table}" MATCH ? LIMIT 1',
        (match(word),)).fetchone() is not None


def conditions(store: Store, query: Query) -> tuple[str, list[Any]]:
    """The condition that all filters of `query` make together, and what fills its gaps.

    Raises `Usage` for a filter or a value that there cannot be, `NotFound` for a name that no
    record bears.
    """
    parts, params = ["r.hidden = ?"], [int(query.hidden)]
    for key, value in query.filters:
        condition, values = _condition(store, key, value)
        parts.append(condition)
        params += values
    return " AND ".join(parts), params


def _condition(store: Store, key: str, value: str | int) -> tuple[str, list[Any]]:
    special = store.filters.get(key)
    if special:
        condition, values = special(value)
        return condition, list(values)
    try:
        field = store.entity.field(key)
    except KeyError:
        known = sorted({*store.entity.names, *store.filters})
        raise Usage("error.no_such_filter", name=key, known=", ".join(known)) from None
    if field.name in store.children:
        return _list_condition(store, field, value)
    return _field_condition(store, field, value)


def _list_condition(store: Store, field: Field, value: str | int) -> tuple[str, list[Any]]:
    child = store.children[field.name]
    rows = f'SELECT 1 FROM "{child.table}" c WHERE c."{child.owner}" = r.id'
    if value == "":
        return f"NOT EXISTS ({rows})", []
    if not child.value:
        raise Usage("error.no_such_filter", name=field.name,
                    known=", ".join(store.entity.filters))
    wanted: Any = resolve(field.of, value) if field.kind is Kind.REFS else value
    return f"EXISTS ({rows} AND c.{child.value} = ? COLLATE NOCASE)", [wanted]


def _field_condition(store: Store, field: Field, value: str | int) -> tuple[str, list[Any]]:
    if field.kind is Kind.SUBJECT:
        what, _, number = str(value).partition("/")
        if not what:
            return f"r.{field.name}_what = ''", []
        return (f"r.{field.name}_what = ? AND r.{field.name}_id = ?",
                [what, int(number) if number.isdigit() else None])
    column = f'r."{store.column(field)}"'
    if value == "" and field.kind is not Kind.FLAG:
        return f"coalesce({column}, '') = ''", []
    if field.kind is Kind.REF:
        return f"{column} = ?", [resolve(field.of, value)]
    values = _values(field, str(value))
    marks = ", ".join("?" * len(values))
    if field.kind is not Kind.CHOICE:  # those are codes, and indexes know them as they are
        column += " COLLATE NOCASE"
    return f"{column} IN ({marks})", values


def _values(field: Field, text: str) -> list[Any]:
    """What the column may hold; raises `Usage` where the field can never hold it."""
    if field.kind is Kind.CHOICE:
        values = [one.strip() for one in text.split(",")]
        if not {*values} <= {*field.choices}:
            raise Usage("error.no_such_value", name=field.name, value=text,
                        known=", ".join(field.choices))
        return values
    if field.kind not in _READ:
        return [text]
    # Lists are read without it: what people may type for a day takes longer to load than a page.
    from mitra_tui.services.typed import read_typed

    try:
        value = read_typed(replace(field, spans=False), text)
    except Invalid as error:
        raise Usage("error.bad_value", name=field.name, reason=message(error)) from None
    return [int(bool(value)) if field.kind is Kind.FLAG else value]
