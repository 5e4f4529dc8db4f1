"""From a name to the record that bears it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from mitra_tui.errors import NotFound
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Entity
from mitra_tui.rows.registry import MODULES
from mitra_tui.rows.text import LEGAL_FORMS, fold, name_key, same_name, words

# An agreement without a title is known by its number, else by its kind and partner.
_AGREEMENT = (
    "coalesce(nullif(title, ''), nullif(school_number, ''), nullif(partner_number, ''), "
    "CASE kind WHEN 'none' THEN '' ELSE upper(kind) || ' ' END || "
    "(SELECT name FROM partner WHERE id = partner_id))"
)
# WHAT → its table, the name in it, and (where spellings vary) the table of other names.
_TABLES = {
    "partners": ("partner", "name", "partner_alias"),
    "programmes": ("programme", "name", "programme_alias"),
    "contacts": ("contact", "name", ""),
    "activities": ("activity", "title", ""),
    "agreements": ("agreement", _AGREEMENT, ""),
    "templates": ("template", "name", ""),
    "needs": ("need", "text", ""),
    "surveys": ("survey", "title", ""),
    "interactions": ("interaction", "subject", ""),
    "conflicts": ("conflict", "summary", ""),
    "followups": ("followup", "title", ""),
    "officials": ("official", "name", ""),
    "team": ("team_member", "name", ""),
    "trainings": ("training", "title", ""),
    "duties": ("duty", "text", ""),
    "indicators": ("indicator", "text", ""),
}
# Kinds that are no records of their own but stand in an agreement, and are known by their text.
PARTS = ("duties", "indicators")
_BEYOND = 2**63  # no row of the database has such a number
_CONSIDERED = 50
"""Records found by their words that are compared with what was typed."""

# Filters that are no fields, and the kind of record that they name.
_FILTERS = {"partner": "partners", "programme": "programmes"}


def resolve(what: str, given: int | str) -> int:
    """The id that `given` means: an id, or a name where it is unique.

    A name is looked for letter for letter, then by its key (partners and programmes, other
    names included) or by its numbers (agreements). Raises `NotFound` with the field's sentence:
    unknown, or more than one.
    """
    table, column, aliases = _TABLES[what]
    if isinstance(given, int):
        if abs(given) < _BEYOND and db.execute_sql(
            f'SELECT 1 FROM "{table}" WHERE id = ?', (given,)
        ).fetchone():
            return given
        raise NotFound("check.no_such_id", id=str(given)[:20])
    found = (_parts_called(table, given) if what in PARTS
             else _by_name(table, column, given))
    if not found and aliases:
        found = _by_key(table, aliases, given)
    if not found and what == "agreements":
        found = [row[0] for row in db.execute_sql(
            "SELECT id FROM agreement WHERE (school_number = ? OR partner_number = ?) "
            "AND hidden = 0 AND '' <> ?", (given, given, given))]
    if not found and given.isascii() and given.isdigit() and len(given) <= 18:
        return resolve(what, int(given))
    if not found:
        raise NotFound("check.no_such_name", name=given)
    if len(found) > 1:
        raise NotFound("check.name_not_unique", name=given)
    return found[0]


def typed(what: str, word: str) -> int | str:
    """What a word on the command line means: plain digits are an id where there is such a
    record, all else is a name. (In JSON a text is a name first, and a number an id.)"""
    table = _TABLES[what][0]
    if word.isascii() and word.isdigit() and len(word) <= 18 and db.execute_sql(
        f'SELECT 1 FROM "{table}" WHERE id = ?', (int(word),)
    ).fetchone():
        return int(word)
    return word


def kind_named(known: Entity, key: str) -> str:
    """The kind of record whose ids or names a field or a filter takes; empty: none."""
    if key in known.names:
        return known.field(key).of
    return _FILTERS.get(key, "")


def _parts_called(table: str, text: str) -> list[int]:
    """The parts of agreements that say just this."""
    return [row[0] for row in db.execute_sql(
        f'SELECT p.id FROM "{table}" p JOIN agreement a ON a.id = p.agreement_id '
        "WHERE p.text = ? COLLATE NOCASE AND a.hidden = 0 LIMIT 2", (text,))]


def parts_like(what: str, agreement: int | None, typed: str, limit: int = 8,
               ) -> list[tuple[int, str]]:
    """The duties or indicators whose text holds what was typed, those of one agreement (None:
    of any): (id, text), in their order."""
    table = _TABLES[what][0]
    mine, params = ("AND a.id = ? ", [agreement]) if agreement is not None else ("", [])
    rows = db.execute_sql(
        f'SELECT p.id, p.text FROM "{table}" p JOIN agreement a ON a.id = p.agreement_id '
        f"WHERE a.hidden = 0 {mine}ORDER BY a.id DESC, p.position, p.id", params)
    wanted = fold(typed).split()
    found = []
    for one, text in rows:
        if all(word in fold(text) for word in wanted):
            found.append((one, text))
            if len(found) == limit:
                break
    return found


def _by_name(table: str, column: str, name: str) -> list[int]:
    rows = list(db.execute_sql(
        f'SELECT id, hidden, {column} FROM "{table}" WHERE sort_key = ? AND hidden IN (0, 1) '
        "LIMIT 50",
        (fold(name),)))
    exact = [row for row in rows if row[2] == name] or rows
    visible = [row[0] for row in exact if not row[1]]
    if table == "programme":
        visible = without_parents(visible)
    return visible or [row[0] for row in exact][:1]


def _by_key(table: str, aliases: str, name: str) -> list[int]:
    key = name_key(name)
    rows = list(db.execute_sql(
        f'SELECT id, name FROM "{table}" WHERE name_key = ? AND hidden = 0', (key,)))
    if table == "programme":
        rows += list(db.execute_sql(
            "SELECT id, short FROM programme WHERE short = ? AND hidden = 0", (name,)))
    rows += list(db.execute_sql(
        f'SELECT r.id, a.name FROM "{aliases}" a JOIN "{table}" r ON r.id = a.{table}_id '
        "WHERE a.name_key = ? AND r.hidden = 0", (key,)))
    near = [row for row in rows if same_name(row[1], name)] or rows
    found = list(dict.fromkeys(row[0] for row in near))
    return without_parents(found) if table == "programme" else found


def without_parents(programmes: Sequence[int]) -> list[int]:
    """Of programmes that bear one name, those below which none of the others stands: a
    konsentrasi keahlian may be called like its program keahlian, and is what people mean."""
    if len(programmes) < 2:
        return list(programmes)
    marks = ",".join("?" * len(programmes))
    above = {row[0] for row in db.execute_sql(
        f"SELECT parent_id FROM programme WHERE id IN ({marks})", list(programmes))}
    return [one for one in programmes if one not in above]


def knows(what: str) -> bool:
    """Whether records of this kind can be named instead of numbered."""
    return what in _TABLES


def names(what: str, ids: Sequence[int]) -> dict[int, str]:
    """The names of some records, by id."""
    table, column, _ = _TABLES[what]
    found: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        found.update(db.execute_sql(
            f'SELECT id, {column} FROM "{table}" WHERE id IN ({",".join("?" * len(part))})',
            list(part)))
    return found


def subject_named(given: str, of: str) -> str:
    """`what/id` for `what/NAME`, or for the bare name of a record of the kind `of`; what is
    `what/id` already stays so. Raises `NotFound`."""
    what, slash, name = given.partition("/")
    if not slash or what not in MODULES:
        what, name = of, given
    if name.isascii() and name.isdigit() and slash:
        return given
    if not knows(what):
        raise NotFound("check.subject")
    return f"{what}/{resolve(what, name)}"


def subject_text(subject: str) -> str:
    """Which record `what/id` is, for people: `kegiatan: Kunjungan industri`."""
    from mitra_tui.services.registry import store_of

    what, _, number = subject.partition("/")
    store = store_of(what)
    row = db.execute_sql(
        f'SELECT "{store.entity.title}" FROM "{store.table}" WHERE id = ?',
        (int(number),)).fetchone()
    told = row is not None and store.entity.title not in store.concealed(int(number))
    name = row[0] or store.title_of(store.get(int(number)).values) if told else ""
    return f"{t(f'{what}.one')}: {name or f'#{number}'}"


class Closeness(IntEnum):
    """How well a record answers to what was typed, the best first."""

    SAME = 0
    NAME_BEGINS = 1
    OTHER_NAME_BEGINS = 2
    WORDS_BEGIN = 3
    ELSEWHERE = 4
    """Found by something else than a name: the town, a person there."""


class Hit(NamedTuple):
    """A record that was found by what was typed."""

    id: int
    name: str
    closeness: Closeness


def lookup(what: str, typed: str, limit: int = 8) -> list[tuple[int, str]]:
    """Records whose words begin with what was typed: (id, name), for a list to pick from.

    Names that begin so come first, then other names, then words within, then the rest."""
    return [(hit.id, hit.name) for hit in closest(what, typed, limit)]


def closest(what: str, typed: str, limit: int = 8) -> list[Hit]:
    """What `lookup` finds, and how close each is. For nothing typed: the first by name."""
    table, column, aliases = _TABLES[what]
    if what in PARTS:
        return [Hit(one, text, Closeness.WORDS_BEGIN)
                for one, text in parts_like(what, None, typed, limit)]
    if not words(typed):
        rows = db.execute_sql(
            f'SELECT id, {column} FROM "{table}" WHERE hidden = 0 ORDER BY sort_key LIMIT ?',
            (limit,))
        return [Hit(row[0], row[1], Closeness.ELSEWHERE) for row in rows]
    ids = [*_beginning(table, aliases, typed, limit), *_containing(table, typed)]
    called = _all_names(table, column, aliases, list(dict.fromkeys(ids)))
    hits = [Hit(one, known[0], _closeness(typed, known)) for one, known in called.items()]
    return sorted(hits, key=lambda hit: (hit.closeness, fold(hit.name), hit.id))[:limit]


def by_initials(typed: str, limit: int = 8) -> list[Hit]:
    """Partners whose words begin with the letters typed, `bsi` for Bank Syariah Indonesia;
    none for less than three letters or more than eight."""
    letters = fold(typed)
    if not (3 <= len(letters) <= 8 and letters.isalpha()):
        return []
    rows = db.execute_sql(
        "SELECT id, name FROM partner WHERE name_key >= ? AND name_key < ? AND hidden = 0 "
        "ORDER BY name_key", (letters[0], letters[0] + chr(0x10FFFF)))
    found = (Hit(one, name, Closeness.WORDS_BEGIN) for one, name in rows
             if "".join(word[0] for word in words(name)
                        if word not in LEGAL_FORMS).startswith(letters))
    return list(islice(found, limit))


def _beginning(table: str, aliases: str, typed: str, limit: int) -> list[int]:
    """Records one of whose names begins with what was typed, legal forms left aside."""
    asked = [(f'SELECT id FROM "{table}" WHERE hidden = 0 AND sort_key >= ? AND sort_key < ? '
              "ORDER BY sort_key LIMIT ?", fold(typed))]
    if aliases:  # these tables have keys of names
        asked += [
            (f'SELECT id FROM "{table}" WHERE name_key >= ? AND name_key < ? AND hidden = 0 '
             "ORDER BY name_key LIMIT ?", name_key(typed)),
            (f'SELECT r.id FROM "{aliases}" a JOIN "{table}" r ON r.id = a.{table}_id '
             "WHERE a.name_key >= ? AND a.name_key < ? AND r.hidden = 0 "
             "ORDER BY a.name_key LIMIT ?", name_key(typed))]
    return [row[0] for sql, begin in asked
            for row in db.execute_sql(sql, (begin, begin + chr(0x10FFFF), limit))]


def _containing(table: str, typed: str) -> list[int]:
    """Records whose searchable text has words that begin like those typed."""
    from mitra_tui.engines.search import SPECS, match

    if table in SPECS:
        rows = db.execute_sql(
            f'SELECT rowid FROM "search_{table}" WHERE text MATCH ? ORDER BY rowid LIMIT ?',
            (match(typed), _CONSIDERED))
    else:
        rows = db.execute_sql(
            f'SELECT id FROM "{table}" WHERE hidden = 0 AND instr(sort_key, ?) > 0 '
            "ORDER BY sort_key LIMIT ?", (fold(typed), _CONSIDERED))
    return [row[0] for row in rows]


def _all_names(table: str, column: str, aliases: str, ids: Sequence[int]) -> dict[int, list[str]]:
    """Under which names some records are known, their own first."""
    marks = ",".join("?" * len(ids))
    called = {row[0]: [row[1]] for row in db.execute_sql(
        f'SELECT id, {column} FROM "{table}" WHERE id IN ({marks})', ids)}
    others = []
    if aliases:
        others += [f'SELECT {table}_id, name FROM "{aliases}" WHERE {table}_id IN ({marks})']
    if table == "programme":
        others += [f"SELECT id, short FROM programme WHERE short <> '' AND id IN ({marks})"]
    for sql in others:
        for one, name in db.execute_sql(sql, ids):
            called[one].append(name)
    return called


def _closeness(typed: str, called: Sequence[str]) -> Closeness:
    if any(fold(name) == fold(typed) or same_name(name, typed) for name in called):
        return Closeness.SAME
    for place, name in enumerate(called):
        if fold(name).startswith(fold(typed)) or name_key(name).startswith(name_key(typed)):
            return Closeness.OTHER_NAME_BEGINS if place else Closeness.NAME_BEGINS
    for name in called:
        inside = {*words(name), *fold(name).split()}
        if all(any(one.startswith(word) for one in inside) for word in words(typed)):
            return Closeness.WORDS_BEGIN
    return Closeness.ELSEWHERE


def suggestions(table: str, column: str, typed: str, limit: int = 1) -> list[str]:
    """Values that exist already in a column and begin like what was typed, commonest first."""
    if not typed:
        return []
    rows = db.execute_sql(
        f'SELECT "{column}" FROM "{table}" WHERE substr("{column}", 1, ?) = ? COLLATE NOCASE '
        f'AND hidden = 0 GROUP BY "{column}" ORDER BY count(*) DESC LIMIT ?',
        (len(typed), typed, limit))
    return [row[0] for row in rows]
