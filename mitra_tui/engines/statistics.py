"""What SQLite's planner is told about the tables.

Nearly every row has `hidden = 0`. Untold, the planner takes that for as telling as any other
condition: to find the contacts of one page of partners it reads all contacts through an index
that begins with `hidden`. The figures are fixed, not counted: which way a question is answered
must not depend on what a directory held on some day.
"""

from __future__ import annotations

from typing import Any

ROWS = 100_000
"""Of a table, and of those with one value of `hidden`."""

ALIKE = 10
"""Rows with one value of `hidden` and of what stands next in an index."""


def tell(db: Any) -> None:
    """Write the figures for every index that begins with `hidden`, inside a transaction."""
    db.execute_sql("ANALYZE sqlite_schema")  # makes the table for them
    db.execute_sql("DELETE FROM sqlite_stat1")
    indexes = list(db.execute_sql(
        "SELECT m.tbl_name, m.name, (SELECT count(*) FROM pragma_index_info(m.name)), "
        "(SELECT seqno FROM pragma_index_info(m.name) WHERE name = 'id') "
        "FROM sqlite_schema m JOIN pragma_index_info(m.name) c ON c.seqno = 0 "
        "WHERE m.type = 'index' AND c.name = 'hidden'"))
    for table, index, columns, identity in indexes:
        alike = (columns - 1 if identity is None else identity) - 1  # from the id on, one row
        figures = [ROWS, ROWS, *[ALIKE] * alike, *[1] * (columns - 1 - alike)]
        db.execute_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
                       (table, index, " ".join(map(str, figures))))
    db.execute_sql("ANALYZE sqlite_schema")  # reads them
