"""Whether the records can be typed into Dapodik: what is lacking, record by record.

Agreements count that are signed and not over; partners and their contacts count where such an
agreement names them; every konsentrasi must have one. A fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.dapodik import (
    DUDI,
    MOU,
    Lack,
    Unready,
    is_pkl,
    lacks_of,
    pkl_lacks,
    value_for,
)
from mitra_tui.rows.text import fold

Values = dict[str, Any]
_BATCH = 500
_AGREEMENT = ("id", "partner_id", "kind", "title", "school_number", "starts_on", "ends_on",
              "cooperation", "supervisor", "template")
_CONTACT = ("id", "name", "phone", "position")


@dataclass(frozen=True, slots=True)
class _Read:
    """What is to be typed over: agreements, their partners, and whom to call there."""

    agreements: list[Values]
    partners: dict[int, Values]
    contacts: dict[int, Values]  # by partner


def check() -> list[Unready]:
    """The records that lack something: agreements, partners, contacts, then programmes; each
    kind by name."""
    read = _read()
    found = [
        _unready("agreements", one, _name(one, read),
                 [*lacks_of("agreements", one), *(pkl_lacks(one) if one["pkl"] else [])])
        for one in read.agreements
    ]
    found += [_unready("partners", one, one["name"], lacks_of("partners", one))
              for one in read.partners.values()]
    found += [_unready("contacts", one, one["name"], lacks_of("contacts", one))
              for one in read.contacts.values()]
    found += [Unready("programmes", number, name, (Lack("", "readiness.no_agreement", {}),))
              for number, name in _without_agreement()]
    order = ("agreements", "partners", "contacts", "programmes")
    return sorted((one for one in found if one.lacks),
                  key=lambda one: (order.index(one.what), fold(one.name), one.id))


def sentence(what: str, lack: Lack) -> str:
    """A lack in words."""
    if not lack.field:
        return t(lack.key, **lack.params)
    return t(lack.key, label=t(f"{what}.{lack.field}"), **lack.params)


def sheets() -> dict[str, list[list[Any]]]:
    """The two forms as tables, `mou` and `dudi`: Dapodik's columns in their order, with a heading
    line. At the end of an agreement's line stand its programmes."""
    read = _read()
    programmes = _programmes([one["id"] for one in read.agreements])
    mou: list[list[Any]] = [[*(slot.name for slot in MOU), "jurusan"]]
    for one in read.agreements:
        rows = {"agreements": one, "partners": read.partners.get(one["partner_id"], {}),
                "contacts": read.contacts.get(one["partner_id"], {})}
        mou.append([*(value_for(slot, rows[slot.what]) for slot in MOU),
                    "; ".join(programmes.get(one["id"], ()))])
    dudi: list[list[Any]] = [[slot.name for slot in DUDI]]
    dudi += [[value_for(slot, one) for slot in DUDI] for one in sorted(
        read.partners.values(), key=lambda one: fold(one["name"]))]
    return {"mou": mou, "dudi": dudi}


# -- reading -----------------------------------------------------------------------
def _read() -> _Read:
    agreements = _agreements()
    partners = sorted({one["partner_id"] for one in agreements})
    return _Read(agreements, _partners(partners), _contacts(partners))


def _agreements() -> list[Values]:
    """Signed agreements that are not over; an addendum is no entry of its own.

    One under which students are placed is about PKL. Who looks after all of these placements
    stands for a supervisor whom the agreement does not name.
    """
    rows = db.execute_sql(
        f"SELECT {', '.join(f'a.{name}' for name in _AGREEMENT)}, "
        "(SELECT group_concat(item) FROM agreement_scope WHERE agreement_id = a.id), "
        "(SELECT count(*) FROM placement l WHERE l.agreement_id = a.id AND l.hidden = 0), "
        "(SELECT CASE min(l.supervisor <> '') WHEN 1 THEN max(l.supervisor) ELSE '' END "
        "FROM placement l WHERE l.agreement_id = a.id AND l.hidden = 0) "
        "FROM agreement a JOIN partner p ON p.id = a.partner_id "
        "WHERE a.hidden = 0 AND a.state = 'signed' AND a.kind NOT IN ('none', 'addendum') "
        "AND (a.ends_on = '' OR a.ends_on >= ?) ORDER BY p.sort_key, a.starts_on, a.id",
        (clock.today().isoformat(),))
    found = []
    for *cells, items, placements, looks_after in rows:
        values = dict(zip(_AGREEMENT, cells, strict=True))
        values["supervisor"] = values["supervisor"] or looks_after
        scope = [int(item) for item in str(items or "").split(",") if item]
        found.append({**values, "pkl": bool(placements) or is_pkl(values, scope)})
    return found


def _partners(ids: Sequence[int]) -> dict[int, Values]:
    names = ["id", *dict.fromkeys(slot.field for slot in DUDI)]
    found = {}
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        for row in db.execute_sql(
            f"SELECT {', '.join(names)} FROM partner "
            f"WHERE hidden = 0 AND id IN ({','.join('?' * len(part))})", list(part)):
            found[row[0]] = dict(zip(names, row, strict=True))
    return found


def _contacts(partners: Sequence[int]) -> dict[int, Values]:
    """Whoever is there today and came last, by partner, as in the directory."""
    day = clock.today().isoformat()
    found = {}
    for start in range(0, len(partners), _BATCH):
        part = partners[start : start + _BATCH]
        for partner, *row in db.execute_sql(
            f"SELECT partner_id, {', '.join(_CONTACT)} FROM contact WHERE hidden = 0 "
            f"AND partner_id IN ({','.join('?' * len(part))}) "
            "AND (active_to = '' OR active_to >= ?) AND (active_from = '' OR active_from <= ?) "
            "ORDER BY active_from, id", [*part, day, day]):
            found[partner] = dict(zip(_CONTACT, row, strict=True))
    return found


def _without_agreement() -> list[tuple[int, str]]:
    """Programmes below which no other stands and that no valid agreement names."""
    day = clock.today().isoformat()
    return list(db.execute_sql(
        "SELECT p.id, p.name FROM programme p WHERE p.hidden = 0 "
        "AND NOT EXISTS (SELECT 1 FROM programme c WHERE c.parent_id = p.id AND c.hidden = 0) "
        "AND p.id NOT IN (SELECT l.programme_id FROM agreement_programme l "
        "JOIN agreement a ON a.id = l.agreement_id WHERE a.hidden = 0 AND a.state = 'signed' "
        "AND a.kind <> 'none' AND (a.starts_on = '' OR a.starts_on <= ?) "
        "AND (a.ends_on = '' OR a.ends_on >= ?)) ORDER BY p.sort_key", (day, day)))


def _programmes(agreements: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for start in range(0, len(agreements), _BATCH):
        part = agreements[start : start + _BATCH]
        for agreement, name in db.execute_sql(
            "SELECT l.agreement_id, p.name FROM agreement_programme l "
            "JOIN programme p ON p.id = l.programme_id "
            f"WHERE l.agreement_id IN ({','.join('?' * len(part))}) "
            "ORDER BY l.agreement_id, l.position", list(part)):
            found.setdefault(agreement, []).append(name)
    return found


def _name(agreement: Values, read: _Read) -> str:
    """What an agreement is called in the list: its partner, and its title or number."""
    partner = read.partners.get(agreement["partner_id"], {}).get("name", "")
    told = agreement["title"] or agreement["school_number"] or agreement["kind"].upper()
    return " · ".join(part for part in (partner, told) if part)


def _unready(what: str, values: Values, name: str, lacks: Sequence[Lack]) -> Unready:
    return Unready(what, values["id"], name, tuple(lacks))
