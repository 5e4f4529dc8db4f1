"""The search index: FTS5 over normalised words, kept in step by the journal.

Each searchable table `x` has an FTS5 table `search_x` whose rowid is the row's id and whose text
is what `rows.text.search_text` makes of the row and of what belongs to it. Nobody writes it by
hand: when a change closes, the journal tells which rows it touched and their texts are made
anew. Hidden rows are not in the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from mitra_tui.rows.text import search_text, words


class Spec(NamedTuple):
    """One searchable table: the texts of a row, and which other tables' rows they depend on.

    `texts` are SQL expressions over the row `r`; `owners` says, per other table, which rows of
    this one a row of it concerns: a column of it, or a query over the changed ids `c`.
    """

    table: str
    texts: tuple[str, ...]
    owners: Mapping[str, str] = MappingProxyType({})
    queries: Mapping[str, str] = MappingProxyType({})


_OWN_PARTNER = "(SELECT name FROM partner WHERE id = r.partner_id)"
_OWN_PROGRAMME = "(SELECT name || ' ' || short FROM programme WHERE id = r.programme_id)"

SPECS: dict[str, Spec] = {spec.table: spec for spec in (
    Spec("partner", (
        "r.name", "r.city", "r.sector",
        "(SELECT group_concat(name, ' ') FROM partner_alias WHERE partner_id = r.id)",
        "(SELECT group_concat(name, ' ') FROM contact WHERE partner_id = r.id AND hidden = 0)",
    ), {"partner_alias": "partner_id", "contact": "partner_id"}),
    Spec("contact", ("r.name", "r.position", "r.email", _OWN_PARTNER),
         queries={"partner": "SELECT id FROM contact WHERE partner_id IN (SELECT id FROM c)"}),
    Spec("programme", (
        "r.name", "r.short",
        "(SELECT group_concat(name, ' ') FROM programme_alias WHERE programme_id = r.id)",
    ), {"programme_alias": "programme_id"}),
    Spec("need", ("r.text", "r.target", _OWN_PROGRAMME),
         queries={"programme": "SELECT id FROM need WHERE programme_id IN (SELECT id FROM c)"}),
    Spec("appraisal", (
        "r.verdict", "r.by", _OWN_PARTNER, "(SELECT text FROM need WHERE id = r.need_id)",
    ), queries={
        "partner": "SELECT id FROM appraisal WHERE partner_id IN (SELECT id FROM c)",
        "need": "SELECT id FROM appraisal WHERE need_id IN (SELECT id FROM c)"}),
    Spec("agreement", (
        "r.title", "r.school_number", "r.partner_number", "r.partner_name", "r.cooperation",
        "CASE r.kind WHEN 'mou' THEN 'mou nota kesepahaman' WHEN 'pks' THEN 'pks perjanjian "
        "kerja sama' WHEN 'none' THEN '' ELSE r.kind END",
        _OWN_PARTNER,
    ), queries={"partner": "SELECT id FROM agreement WHERE partner_id IN (SELECT id FROM c)"}),
    Spec("activity", (
        "r.title", "r.category", "r.place", "r.finding",
        "(SELECT group_concat(p.name, ' ') FROM activity_partner ap JOIN partner p "
        "ON p.id = ap.partner_id WHERE ap.activity_id = r.id)",
    ), {"activity_partner": "activity_id"},
         {"partner": "SELECT activity_id FROM activity_partner WHERE partner_id IN "
                     "(SELECT id FROM c)"}),
    Spec("interaction", ("r.subject", "r.notes", "r.people", _OWN_PARTNER),
         queries={"partner": "SELECT id FROM interaction WHERE partner_id IN (SELECT id FROM c)"}),
    # Of a confidential one only with whom it is: the index would tell its text to everybody.
    Spec("conflict", (
        _OWN_PARTNER, *(f"CASE r.confidential WHEN 0 THEN {text} END" for text in (
            "r.summary", "r.outcome", "r.lessons",
            "(SELECT group_concat(text, ' ') FROM conflict_step WHERE conflict_id = r.id)")),
    ), {"conflict_step": "conflict_id"},
         {"partner": "SELECT id FROM conflict WHERE partner_id IN (SELECT id FROM c)"}),
    Spec("survey", ("r.title", "'survei angket umpan balik'")),
    Spec("response", (
        "r.sheet", _OWN_PARTNER, "(SELECT title FROM survey WHERE id = r.survey_id)",
        "(SELECT group_concat(text, ' ') FROM answer WHERE response_id = r.id)",
    ), {"answer": "response_id"}, {
        "partner": "SELECT id FROM response WHERE partner_id IN (SELECT id FROM c)",
        "survey": "SELECT id FROM response WHERE survey_id IN (SELECT id FROM c)"}),
    Spec("evaluation", ("r.period", "r.findings", "r.by", _OWN_PARTNER),
         queries={"partner": "SELECT id FROM evaluation WHERE partner_id IN (SELECT id FROM c)"}),
    Spec("followup", ("r.title", "r.owner")),
    Spec("official", ("r.name", "r.position", "r.nip")),
    Spec("team_member", ("r.name", "r.role", _OWN_PROGRAMME),
         queries={"programme": "SELECT id FROM team_member WHERE programme_id IN "
                               "(SELECT id FROM c)"}),
    Spec("training", ("r.title", "r.people")),
    Spec("template", ("r.name", "r.title")),
    Spec("benefit", ("r.unit", "r.evidence", _OWN_PARTNER),
         queries={"partner": "SELECT id FROM benefit WHERE partner_id IN (SELECT id FROM c)"}),
    Spec("placement", ("r.grade", "r.supervisor", "r.instructor", _OWN_PARTNER, _OWN_PROGRAMME),
         queries={
             "partner": "SELECT id FROM placement WHERE partner_id IN (SELECT id FROM c)",
             "programme": "SELECT id FROM placement WHERE programme_id IN (SELECT id FROM c)"}),
    Spec("pending", ("r.title", "r.source", "r.suggestion")),
)}

BATCH = 500


def create_tables(db: Any) -> None:
    """Make the index tables that are missing."""
    for table in SPECS:
        db.execute_sql(
            f'CREATE VIRTUAL TABLE IF NOT EXISTS "search_{table}" USING fts5 '
            "(text, prefix = '1 2 3', tokenize = \"unicode61 remove_diacritics 0\")"
        )


def match(query: str) -> str:
    """The FTS5 expression for what was typed; empty when it holds no word.

    Every word must occur; each may be the beginning of one, but a number before the last word
    is the whole number (`smkn 3 b` does not find SMKN 30).
    """
    found = words(query)
    parts = []
    for place, word in enumerate(found, 1):
        exact = word.isdigit() and place < len(found)
        parts.append(f'"{word}"' if exact else f'"{word}"*')
    return " ".join(parts)


def vocabulary(db: Any, table: str) -> list[str]:
    """The words of a table's index that begin with a letter, each once."""
    db.execute_sql(
        f'CREATE VIRTUAL TABLE IF NOT EXISTS temp."words_{table}" '
        f"USING fts5vocab (main, 'search_{table}', 'row')")
    rows = db.execute_sql(f"SELECT term FROM temp.\"words_{table}\" WHERE term >= 'a'")
    return [row[0] for row in rows]


def _touched(db: Any, spec: Spec, change: int) -> set[int]:
    """The rows of a searchable table whose text the change may have altered."""
    ids: set[int] = set()
    own = db.execute_sql(
        "SELECT DISTINCT row_id FROM journal WHERE change_id = ? AND table_name = ?",
        (change, spec.table),
    )
    ids.update(row[0] for row in own)
    for table, column in spec.owners.items():
        for side in ("before", "after"):
            rows = db.execute_sql(
                f"SELECT DISTINCT json_extract({side}, '$.{column}') FROM journal "
                f"WHERE change_id = ? AND table_name = ? AND {side} IS NOT NULL",
                (change, table),
            )
            ids.update(row[0] for row in rows)
    for table, query in spec.queries.items():
        rows = db.execute_sql(
            "WITH c AS (SELECT DISTINCT row_id AS id FROM journal WHERE change_id = ? "
            "AND table_name = ? AND before IS NOT NULL) " + query,
            (change, table),
        )
        ids.update(row[0] for row in rows)
    return ids


def documents(
    db: Any, spec: Spec, ids: Sequence[int] | None = None, *, hidden: bool = False,
) -> Iterable[tuple[int, str]]:
    """The texts that belong into the index, of some rows or (None) of all.

    With `hidden`, those of the removed rows instead, which are not in the index.
    """
    sql = (f'SELECT r.id, {", ".join(spec.texts)} FROM "{spec.table}" r '
           f"WHERE r.hidden = {int(hidden)}")
    if ids is None:
        yield from ((row[0], search_text(row[1:])) for row in db.execute_sql(sql))
        return
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        marks = ",".join("?" * len(part))
        for row in db.execute_sql(f"{sql} AND r.id IN ({marks})", part):
            yield row[0], search_text(row[1:])


def refresh(db: Any, change: int) -> None:
    """Bring the index up to date with what a change wrote."""
    tables = {row[0] for row in db.execute_sql(
        "SELECT DISTINCT table_name FROM journal WHERE change_id = ?", (change,))}
    for spec in SPECS.values():
        if tables.isdisjoint({spec.table, *spec.owners, *spec.queries}):
            continue
        ids = sorted(_touched(db, spec, change))
        if ids:
            _replace(db, spec, ids)


def _replace(db: Any, spec: Spec, ids: Sequence[int]) -> None:
    name = f'"search_{spec.table}"'
    cursor = db.connection().cursor()
    cursor.executemany(f"DELETE FROM {name} WHERE rowid = ?", ((one,) for one in ids))
    cursor.executemany(
        f"INSERT INTO {name} (rowid, text) VALUES (?, ?)", documents(db, spec, ids))


def missing(db: Any) -> list[str]:
    """The searchable tables without an index table."""
    have = {row[0] for row in db.execute_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search~_%' ESCAPE '~'")}
    return [table for table in SPECS if f"search_{table}" not in have]


def rebuild(db: Any, tables: Iterable[str] = tuple(SPECS)) -> None:
    """Make the index anew, that of all tables unless some are named (inside a transaction)."""
    for spec in (SPECS[table] for table in tables):
        db.execute_sql(f'DELETE FROM "search_{spec.table}"')
        db.connection().cursor().executemany(
            f'INSERT INTO "search_{spec.table}" (rowid, text) VALUES (?, ?)', documents(db, spec))


def differences(db: Any) -> list[tuple[str, int]]:
    """Rows whose index entry is missing, left over or outdated: (table, id)."""
    wrong = []
    for spec in SPECS.values():
        have = dict(db.execute_sql(f'SELECT rowid, text FROM "search_{spec.table}"'))
        want = dict(documents(db, spec))
        wrong += [
            (spec.table, one) for one in sorted(have.keys() | want.keys())
            if have.get(one) != want.get(one)
        ]
    return wrong
