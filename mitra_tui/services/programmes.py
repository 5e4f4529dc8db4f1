"""Programmes of the school: konsentrasi keahlian within their program keahlian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.models.base import db
from mitra_tui.models.programme import Programme, ProgrammeAlias
from mitra_tui.rows.programme import PROGRAMMES
from mitra_tui.rows.text import name_key
from mitra_tui.services.children import Child
from mitra_tui.services.store import Store


def _keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"name_key": name_key(values["name"])}


class ProgrammeStore(Store):
    """No programme stands below itself."""

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        parent = self.resolved(values)["parent"]
        if record_id is not None and parent is not None and db.execute_sql(
            "WITH RECURSIVE above(id) AS (SELECT ? UNION SELECT p.parent_id FROM programme p "
            "JOIN above ON p.id = above.id WHERE p.parent_id IS NOT NULL) "
            "SELECT 1 FROM above WHERE id = ?", (parent, record_id),
        ).fetchone():
            raise Invalid([FieldError("parent", "programmes.parent_below_itself")])
        return super().write(values, record_id)


# A programme stands directly behind the one that it belongs to. (A comma and a blank part keys.)
_TREE = (
    "(SELECT p.sort_key FROM programme p WHERE p.id = coalesce(r.parent_id,r.id)) || ' ' || "
    "coalesce(r.parent_id,r.id) || ' ' || CASE WHEN r.parent_id IS NULL THEN '' "
    "ELSE r.sort_key END"
)

store = ProgrammeStore(
    PROGRAMMES, Programme, derive=_keys,
    children={"aliases": Child(ProgrammeAlias, "programme_id", derive=_keys)},
    orders={"tree": _TREE},
)


def lines(ids: list[int]) -> dict[int, tuple[str, str, str, str, bool]]:
    """For a page of the list: name, short name, parent, former names, whether it has a parent."""
    records = store.records(ids)
    parents = {one.values["parent"] for one in records} - {None}
    marks = ",".join("?" * len(parents))
    names = dict(db.execute_sql(
        f"SELECT id, name FROM programme WHERE id IN ({marks})", list(parents)))
    return {
        one.id: (
            str(one.values["name"]), str(one.values["short"] or ""),
            names.get(one.values["parent"], ""),
            "; ".join(_alias(alias) for alias in one.values["aliases"]),
            one.values["parent"] is not None,
        )
        for one in records
    }


def _alias(alias: Mapping[str, Any]) -> str:
    """`Multimedia (2015–2021)`; a year that is not known is left out."""
    first, last = alias.get("from_year"), alias.get("to_year")
    years = f" ({first or ''}–{last or ''})" if first or last else ""
    return f"{alias['name']}{years}"
