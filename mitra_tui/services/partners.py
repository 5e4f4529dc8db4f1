"""Partners: the directory, likely duplicates, merging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.engines.journal import columns_of
from mitra_tui.engines.search import match
from mitra_tui.errors import Conflict, Stale
from mitra_tui.models.base import db, transaction
from mitra_tui.models.partner import Partner, PartnerAlias
from mitra_tui.rows.agreement import best, status_on
from mitra_tui.rows.partner import PARTNERS
from mitra_tui.rows.record import Record
from mitra_tui.rows.text import LEGAL_FORMS, name_key, numbers_in, same_name, words
from mitra_tui.services import appraised
from mitra_tui.services.agreement_status import renewed_sql
from mitra_tui.services.children import Child
from mitra_tui.services.references import resolve, typed
from mitra_tui.services.store import Store

# Of 100: the likeness from which two names are shown as perhaps the same.
ALIKE = 88
CANDIDATES = 60


def _keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"name_key": name_key(values["name"])}


def _of_programme(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that a partner has to do with a programme; empty: with none."""
    programme = None if value == "" else resolve("programmes", value)
    which = "IS NOT NULL" if programme is None else "= ?"
    return (
        f"r.id {'NOT ' if programme is None else ''}IN "
        "(SELECT ap.partner_id FROM activity_programme ag "
        "JOIN activity a ON a.id = ag.activity_id AND a.hidden = 0 "
        f"JOIN activity_partner ap ON ap.activity_id = a.id WHERE ag.programme_id {which} "
        "UNION SELECT a.partner_id FROM agreement a JOIN agreement_programme p "
        f"ON p.agreement_id = a.id WHERE p.programme_id {which} AND a.hidden = 0)",
        [] if programme is None else [programme, programme],
    )


class PartnerStore(Store):
    """Partners keep what was merged into them hidden, with a pointer."""

    def before_hiding(self, record: Record, hidden: bool) -> None:
        if hidden:
            return
        row = db.execute_sql(
            "SELECT k.name FROM partner p JOIN partner k ON k.id = p.merged_into WHERE p.id = ?",
            (record.id,)).fetchone()
        if row:
            raise Conflict("error.was_merged", name=record.values["name"], into=row[0])


store = PartnerStore(
    PARTNERS, Partner, derive=_keys,
    children={"aliases": Child(PartnerAlias, "partner_id", "name", derive=_keys)},
    filters={"programme": _of_programme, "appraised": appraised.having_appraisal},
    orders={"appraised": appraised.ORDER},
)


def add_with_contact(values: Mapping[str, Any], contact: Mapping[str, Any] | None) -> int:
    """A new partner and, in the same change, the person to call there. Returns its id."""
    from mitra_tui.services import contacts

    with transaction("partners.add") as change:
        record_id = store.write(values)
        if contact and contact.get("name"):
            contacts.store.write({**contact, "partner": record_id})
        change.about("partners", record_id, store.title_of(values))
    return record_id


def lines(ids: Sequence[int]) -> dict[int, tuple[str, str, str, str, str]]:
    """For a page of the directory: name, city, contact, phone, document status of each partner.

    The contact is whoever is current and was entered last; the phone is the contact's own or
    the office's. Three queries, whatever the page's length.
    """
    today = clock.today()
    marks, day = ",".join("?" * len(ids)), today.isoformat()
    known = people(ids)
    offices = {row[0]: row[1:] for row in db.execute_sql(
        f"SELECT id, name, city, phone FROM partner WHERE id IN ({marks})", list(ids))}
    documents: dict[int, set[str]] = {}
    for partner, state, starts, ends, lead, renewed in db.execute_sql(
        f"SELECT a.partner_id, a.state, a.starts_on, a.ends_on, a.lead_days, {renewed_sql()} "
        f"FROM agreement a WHERE a.partner_id IN ({marks}) AND a.hidden = 0", [day, *ids]):
        documents.setdefault(partner, set()).add(status_on(
            today, state=state, starts_on=starts, ends_on=ends, lead_days=lead,
            renewed=bool(renewed)))
    found = {}
    for one in ids:
        person, _, direct, _ = known.get(one, ("", "", "", ""))
        name, city, phone = offices.get(one, ("", "", ""))
        found[one] = (name, city, person, direct or phone, best(documents.get(one, set())))
    return found


def people(ids: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
    """Whom to call at some partners: name, position, phone, e-mail of whoever is current and was
    entered last."""
    day = clock.today().isoformat()
    return {row[0]: row[1:] for row in db.execute_sql(
        "SELECT partner_id, name, position, phone, email FROM contact "
        f"WHERE partner_id IN ({','.join('?' * len(ids))}) AND hidden = 0 "
        "AND (active_to = '' OR active_to >= ?) AND (active_from = '' OR active_from <= ?) "
        "ORDER BY active_from, id", [*ids, day, day])}


def places(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Name and city of those of the partners that are not removed, by id."""
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(ids), 500):
        part = list(ids[start : start + 500])
        for one, name, city in db.execute_sql(
            f"SELECT id, name, city FROM partner WHERE id IN ({','.join('?' * len(part))}) "
            "AND hidden = 0", part):
            found[one] = (name, city)
    return found


# -- likely duplicates -----------------------------------------------------------
def similar(name: str, *, besides: int | None = None, limit: int = 3) -> list[tuple[int, str]]:
    """Partners that `name` may already be, the likeliest first: (id, name).

    Cheap enough for every keystroke: candidates come from the index, never from all pairs.
    """
    from rapidfuzz import fuzz

    from mitra_tui.exchange.titles import contains, parts_of

    key, parts = name_key(name), parts_of(name)
    if len(key) < 3:
        return []
    exact = db.execute_sql(
        "SELECT id, name, name FROM partner WHERE name_key = ? AND hidden = 0 UNION ALL "
        "SELECT p.id, p.name, a.name FROM partner_alias a JOIN partner p ON p.id = a.partner_id "
        "WHERE a.name_key = ? AND p.hidden = 0", (key, key))
    found = {row[0]: (100.0, row[1]) for row in exact if same_name(row[2], name)}
    terms = [match(word) for word in words(name) if len(word) > 2 and word not in LEGAL_FORMS]
    # Each word by itself too: of many names with a frequent word the wanted one comes late.
    for term in dict.fromkeys([" AND ".join(terms), *terms] if terms else []):
        rows = db.execute_sql(
            "SELECT r.id, r.name, r.name_key FROM search_partner s JOIN partner r "
            "ON r.id = s.rowid WHERE s.text MATCH ? ORDER BY s.rowid LIMIT ?",
            (term, CANDIDATES))
        for one, other, other_key in rows:
            score = fuzz.ratio(key, other_key)
            alike = score >= ALIKE and numbers_in(other) == numbers_in(name)
            if one not in found and (alike or contains(parts, parts_of(other))):
                found[one] = (score, other)
    found.pop(besides or 0, None)
    ranked = sorted(found.items(), key=lambda item: -item[1][0])[:limit]
    return [(one, other) for one, (_, other) in ranked]


# -- merging ---------------------------------------------------------------------
def merge(
    keep: int, drop: Sequence[int], values: Mapping[str, Any] | None = None,
    versions: Mapping[int, int] | None = None,
) -> int:
    """Make several partners one: `keep` gets everything that belonged to the others.

    `values` are the fields chosen from either side (default: what `keep` has, filled up from
    the others). The dropped names stay as aliases, the dropped rows stay hidden, so one undo
    restores all of them with their ids and links. Returns how many linked rows were moved.
    Raises `Conflict` when a partner is named twice or was removed, `Stale` when one moved on.
    """
    from mitra_tui.schemas.registry import draft_of

    if keep in drop or not drop or len(set(drop)) != len(drop):
        raise Conflict("error.merge_with_itself")
    moved = 0
    with transaction("partners.merge") as change:
        kept = store.get(keep)
        dropped = [store.get(one) for one in drop]
        for record in (kept, *dropped):
            if record.hidden:
                raise Conflict("error.removed_already", id=record.id)
            wanted = (versions or {}).get(record.id, record.version)
            if wanted != record.version:
                raise Stale(theirs=record)
        for record in dropped:
            moved += _move_links(record.id, keep)
            db.execute_sql(
                "UPDATE partner SET hidden = 1, merged_into = ?, updated_at = ?, "
                "version = version + 1 WHERE id = ?", (keep, clock.now(), record.id))
        store.write(draft_of("partners").read(_merged(kept, dropped, values or {})).values(), keep)
        change.about("partners", keep, str(store.get(keep).values["name"]))
    return moved


def _merged(
    kept: Record, dropped: Sequence[Record], chosen: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of the one that remains."""
    values = dict(kept.values)
    for record in dropped:
        for name, value in record.values.items():
            if values.get(name) in (None, "", []):
                values[name] = value
    values |= chosen
    names = [kept.values["name"], *(values.get("aliases") or []), *(kept.values["aliases"] or [])]
    for record in dropped:
        names += [record.values["name"], *record.values["aliases"]]
    values["aliases"] = [name for name in dict.fromkeys(names) if name != values["name"]]
    return values


def _move_links(old: int, new: int) -> int:
    """Point everything that refers to partner `old` to `new`; how many rows moved.

    A record whose list names the partner has moved on as well: whoever holds it open must not
    save the old list over the new one.
    """
    moved = 0
    for table, column in referring("partner"):
        if table in ("partner", "partner_alias"):
            continue
        rows = [row for (row,) in db.execute_sql(
            f'SELECT id FROM "{table}" WHERE "{column}" = ?', (old,))]
        owners = [(above, owner) for row in rows for above, owner in _owners(table, row)]
        for row in rows:
            taken = db.execute_sql(
                f'UPDATE OR IGNORE "{table}" SET "{column}" = ?, {_moves(table)} '
                "WHERE id = ?", (new, row))
            if not db.rows_affected(taken):  # the link exists already on the other side
                db.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (row,))
            moved += 1
        for above, owner in dict.fromkeys(owners):
            db.execute_sql(f'UPDATE "{above}" SET {_moves(above)} WHERE id = ?', (owner,))
    for table in ("followup", "attachment"):
        cursor = db.execute_sql(
            f'UPDATE "{table}" SET subject_id = ?, {_moves(table)} '
            "WHERE subject_what = 'partners' AND subject_id = ?", (new, old))
        moved += db.rows_affected(cursor)
    return moved


def _moves(table: str) -> str:
    """What every write sets besides its own columns."""
    dated = "updated_at" in columns_of(db, table)
    return "version = version + 1" + (f", updated_at = '{clock.now()}'" if dated else "")


def _owners(table: str, row: int) -> list[tuple[str, int]]:
    """The record whose list the row stands in: (table, id); none for a record of its own."""
    above = db.execute_sql(
        'SELECT "table", "from" FROM pragma_foreign_key_list(?) WHERE on_delete = \'CASCADE\'',
        (table,)).fetchall()
    return [(name, db.execute_sql(
        f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row,)).fetchone()[0])
        for name, column in above]


def referring(table: str) -> list[tuple[str, str]]:
    """Every (table, column) with a foreign key to `table`, as the database itself says."""
    return [
        (row[0], row[1]) for row in db.execute_sql(
            "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
            "WHERE m.type = 'table' AND f.\"table\" = ? ORDER BY m.name", (table,))
    ]


def merge_named(keep: str, drop: Sequence[str]) -> int:
    """`merge` for ids or names as typed on the command line. Returns the id that remains."""
    kept, *others = [resolve("partners", typed("partners", one)) for one in (keep, *drop)]
    merge(kept, others)
    return kept
