"""A list of records as a window over a query: counted, addressed by position, never held.

A `Listing` answers what a virtual table asks: how many, the rows from here to there, where a
record stands. Without a search it pages through an index, ids first, from the nearer end. With
one, up to `RANKED` hits are put in a telling order; more are shown in the order of their ids,
because ranking a letter's thousands would be felt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui.engines.search import SPECS, documents, match
from mitra_tui.errors import Usage
from mitra_tui.models.base import db
from mitra_tui.rows.record import Query, Record
from mitra_tui.rows.text import fold, words
from mitra_tui.services.filtering import conditions, meant
from mitra_tui.services.store import Store

# A page of the list: looking further ahead to rank more would cost many hits a second time.
RANKED = 64

NEAR = 2000
"""Records up to which a place in the list is counted from the nearer end."""


class Listing:
    """The records that a query finds. Make a new one when the query or the data changes."""

    def __init__(self, store: Store, query: Query, count: int | None = None) -> None:
        """`count` is how many records the query finds, where that is known already."""
        self.store = store
        self.query = query = meant(store, query)
        self._where, self._params = conditions(store, query)
        self._order = _order(store, query)
        self._match = match(query.search)
        self._joined = bool(query.filters or query.sort)
        self._ids: list[int] | None = None  # all of them, when they are few and ranked
        self._first: list[int] = []  # the first of many hits
        self._count = count
        self._places: dict[int, int | None] = {}  # where records stand that were asked for
        if query.search.strip() and not self._match:
            self._ids = []
        elif self._match and query.hidden:
            self._find_hidden()
        elif self._match and query.sort:  # an order that someone chose goes before ours
            self._ids = self._fetch(self._order, -1, 0)
        elif self._match:
            self._rank()

    # -- the window ------------------------------------------------------------
    def count(self) -> int:
        """How many records the query finds."""
        if self._ids is not None:
            return len(self._ids)
        if self._count is None:
            if self._match and not self.query.filters and not self.query.hidden:
                sql = (f'SELECT count(*) FROM "search_{self.store.table}" '
                       f'WHERE "search_{self.store.table}" MATCH ?')
                params: list[Any] = [self._match]
            elif not self._match and not self.query.filters:
                return self._count_plain()
            else:
                sql = f"SELECT count(*) FROM {self._source()} WHERE {self._where_all()}"
                params = self._params_all()
            self._count = int(db.execute_sql(sql, params).fetchone()[0])
        return self._count

    def _count_plain(self) -> int:
        """Count a whole table as all rows less the few removed ones: no step per row."""
        table = self.store.table
        hidden = int(db.execute_sql(
            f'SELECT count(*) FROM "{table}" WHERE hidden = 1').fetchone()[0])
        if not self.query.hidden:
            hidden = int(db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]) - hidden
        self._count = hidden
        return hidden

    def ids(self, start: int, stop: int) -> list[int]:
        """The ids from position `start` up to `stop`."""
        if self._ids is not None:
            return self._ids[start:stop]
        wanted = stop - start
        if wanted <= 0:
            return []
        if stop <= len(self._first):
            return self._first[start:stop]
        if self._match:
            order = f'"search_{self.store.table}".rowid'
            return self._fetch(order, wanted, start)
        total = self.count()
        stop = min(stop, total)
        if start >= stop:
            return []
        if start > total // 2:
            return self._fetch(_reversed(self._order), stop - start, total - stop)[::-1]
        return self._fetch(self._order, stop - start, start)

    def all_ids(self) -> list[int]:
        """Every id, in order (for exports and marking all)."""
        if self._ids is not None:
            return list(self._ids)
        order = f'"search_{self.store.table}".rowid' if self._match else self._order
        return self._fetch(order, -1, 0)

    def position(self, record_id: int) -> int | None:
        """Where a record stands in the list; None when it is not in it."""
        if self._ids is not None:
            return self._ids.index(record_id) if record_id in self._ids else None
        if self._match:
            return self._position_among_hits(record_id)
        if record_id not in self._places:  # a screen asks twice: to pin it, and to go there
            self._places[record_id] = self._position(record_id)
        return self._places[record_id]

    def _position(self, record_id: int) -> int | None:
        keys = [part.rsplit(" ", 1) for part in self._order.split(", ")]
        row = db.execute_sql(
            f'SELECT {", ".join(key for key, _ in keys)} FROM "{self.store.table}" r '
            f"WHERE r.id = ? AND {self._where}", [record_id, *self._params]).fetchone()
        if row is None:
            return None
        left, right = ", ".join(key for key, _ in keys), ", ".join("?" * len(keys))
        signs = "><" if keys[0][1] == "DESC" else "<>"

        def beside(sign: str, most: int) -> int:
            """How many records stand on one side of it, counted up to `most` (0: all)."""
            of_these = (f'FROM "{self.store.table}" r '
                        f"WHERE {self._where} AND ({left}) {sign} ({right})")
            # Counting through the window of a LIMIT takes half as long again.
            sql = (f"SELECT count(*) FROM (SELECT 1 {of_these} LIMIT {most})" if most
                   else f"SELECT count(*) {of_these}")
            return int(db.execute_sql(sql, [*self._params, *row]).fetchone()[0])

        if (before := beside(signs[0], NEAR)) < NEAR:
            return before
        if (after := beside(signs[1], NEAR)) < NEAR:
            return self.count() - 1 - after
        return beside(signs[0], 0)

    def has(self, record_id: int) -> bool:
        """Whether the record exists, removed or not as the query asks, found or not."""
        return bool(db.execute_sql(
            f'SELECT 1 FROM "{self.store.table}" WHERE id = ? AND hidden = ?',
            (record_id, int(self.query.hidden))).fetchone())

    def records(self, start: int, stop: int) -> list[Record]:
        """The whole records of a window."""
        return self.store.records(self.ids(start, stop))

    def rows(self, start: int, stop: int, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """The window as tuples: the id, then the SQL expressions `columns` over the row `r`."""
        ids = self.ids(start, stop)
        if not ids:
            return []
        marks = ",".join("?" * len(ids))
        found = {row[0]: row for row in db.execute_sql(
            f'SELECT r.id, {", ".join(columns)} FROM "{self.store.table}" r '
            f"WHERE r.id IN ({marks})", ids)}
        return [found[one] for one in ids if one in found]

    # -- searching -------------------------------------------------------------
    def guess(self) -> bool:
        """When nothing was found, look for misspelt names; whether any were found.

        Costs some hundredths of a second on a large directory: call it off the screen's loop.
        """
        if not self._match or self.count():
            return False
        from mitra_tui.services.guessing import likely

        self._ids = likely(self.store, self.query.search, self._where, self._params)
        return bool(self._ids)

    def _rank(self) -> None:
        """Put the hits in a telling order when they are few; else keep the first of them."""
        ids = self._fetch(f'"search_{self.store.table}".rowid', RANKED + 1, 0)
        if len(ids) > RANKED:
            self._first = ids
            return
        marks = ",".join("?" * len(ids))
        begins = fold(self.query.search)
        keys = dict(db.execute_sql(
            f'SELECT r.id, {_title_key(self.store)} FROM "{self.store.table}" r '
            f"WHERE r.id IN ({marks})", ids))
        self._ids = sorted(
            ids, key=lambda one: (not keys[one].startswith(begins), keys[one], one))

    def _find_hidden(self) -> None:
        """Removed records are not in the index: their texts are read, they are few."""
        wanted = words(self.query.search)
        rows = db.execute_sql(
            f'SELECT r.id FROM "{self.store.table}" r WHERE {self._where} ORDER BY {self._order}',
            self._params)
        ids = [row[0] for row in rows]
        texts = dict(documents(db, SPECS[self.store.table], ids, hidden=True))
        self._ids = [one for one in ids if _begins(wanted, texts[one].split())]

    def _position_among_hits(self, record_id: int) -> int | None:
        name = f'"search_{self.store.table}"'
        inside = db.execute_sql(
            f"SELECT 1 FROM {self._source()} WHERE {self._where_all()} AND {name}.rowid = ?",
            [*self._params_all(), record_id]).fetchone()
        if not inside:
            return None
        before = db.execute_sql(
            f"SELECT count(*) FROM {self._source()} WHERE {self._where_all()} "
            f"AND {name}.rowid < ?", [*self._params_all(), record_id])
        return int(before.fetchone()[0])

    # -- SQL -------------------------------------------------------------------
    def _source(self) -> str:
        if not self._match:
            return f'"{self.store.table}" r'
        name = f'"search_{self.store.table}"'
        if not self._joined:  # hidden rows are not in the index
            return name
        return f'{name} JOIN "{self.store.table}" r ON r.id = {name}.rowid'

    def _where_all(self) -> str:
        if not self._match:
            return self._where
        matched = f'"search_{self.store.table}" MATCH ?'
        return f"{matched} AND {self._where}" if self._joined else matched

    def _params_all(self) -> list[Any]:
        if not self._match:
            return self._params
        return [self._match, *self._params] if self._joined else [self._match]

    def _fetch(self, order: str, limit: int, offset: int) -> list[int]:
        column = f'"search_{self.store.table}".rowid' if self._match else "r.id"
        rows = db.execute_sql(
            f"SELECT {column} FROM {self._source()} WHERE {self._where_all()} "
            f"ORDER BY {order} LIMIT ? OFFSET ?", [*self._params_all(), limit, offset])
        return [row[0] for row in rows]


def _begins(wanted: Sequence[str], text: Sequence[str]) -> bool:
    """Whether each word begins one of the text's (a number before the last one is whole)."""
    last = len(wanted) - 1
    return all(
        word in text if word.isdigit() and place < last
        else any(one.startswith(word) for one in text)
        for place, word in enumerate(wanted))


def _title_key(store: Store) -> str:
    """What a hit is ranked by: its title; records without one are all alike."""
    return "r.sort_key" if "sort_key" in store.model._meta.columns else "''"


def _order(store: Store, query: Query) -> str:
    entity = store.entity
    sort = query.sort or (entity.sorts[0] if entity.sorts else "id")
    if sort != "id" and sort not in entity.sorts:
        raise Usage("error.no_such_order", name=sort, known=", ".join(entity.sorts))
    down = query.descending
    if down is None:
        down = sort in entity.descending
    way = "DESC" if down else "ASC"
    if sort == "id":
        return f"r.id {way}"
    if sort in store.orders:
        key = store.orders[sort]
    elif sort == entity.title and "sort_key" in store.model._meta.columns:
        key = "r.sort_key"
    elif sort in ("city", "position"):
        key = f'r."{sort}" COLLATE NOCASE'
    else:
        key = f'r."{sort}"'
    return f"{key} {way}, r.id {way}"


def _reversed(order: str) -> str:
    swap = {"ASC": "DESC", "DESC": "ASC"}
    parts = [part.rsplit(" ", 1) for part in order.split(", ")]
    return ", ".join(f"{key} {swap[way]}" for key, way in parts)
