"""The values that exist in a list, for filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mitra_tui.i18n import t
from mitra_tui.i18n.dates import iso_text
from mitra_tui.models.base import db
from mitra_tui.rows.fields import Kind
from mitra_tui.rows.record import Query
from mitra_tui.rows.survey import STATUSES
from mitra_tui.services.references import kind_named, names
from mitra_tui.services.registry import store_of

_SQL = {
    ("partners", "programme"):
        "SELECT programme_id, count(DISTINCT partner_id) FROM (SELECT ag.programme_id, "
        "ap.partner_id FROM activity_programme ag "
        "JOIN activity a ON a.id = ag.activity_id AND a.hidden = 0 "
        "JOIN activity_partner ap ON ap.activity_id = a.id "
        "UNION SELECT p.programme_id, a.partner_id FROM agreement a "
        "JOIN agreement_programme p ON p.agreement_id = a.id WHERE a.hidden = 0) "
        "JOIN partner r ON r.id = partner_id AND r.hidden = 0 GROUP BY 1",
    ("agreements", "programme"):
        "SELECT programme_id, count(*) FROM agreement_programme l "
        "JOIN agreement a ON a.id = l.agreement_id AND a.hidden = 0 GROUP BY 1",
    ("activities", "partner"):
        "SELECT partner_id, count(*) FROM activity_partner l "
        "JOIN activity a ON a.id = l.activity_id AND a.hidden = 0 GROUP BY 1",
    ("activities", "programme"):
        "SELECT programme_id, count(*) FROM activity_programme l "
        "JOIN activity a ON a.id = l.activity_id AND a.hidden = 0 GROUP BY 1",
    ("surveys", "partner"):
        "SELECT partner_id, count(*) FROM survey_partner l "
        "JOIN survey s ON s.id = l.survey_id AND s.hidden = 0 GROUP BY 1",
}
# Filters that ask whether something has happened: the day on which it did.
_WHEN = {("followups", "done"): "done_on", ("needs", "met"): "met_on"}
MOST = 500


def filter_values(what: str, key: str) -> list[tuple[str, int]]:
    """The values by which a list can be narrowed, the commonest first: (value, how many).

    References come as names; whether something has happened is `yes` or `no`. `industry` and
    `business` are one kind on screen.
    """
    store = store_of(what)
    rows: Iterable[Any]
    if (what, key) in _WHEN:
        rows = db.execute_sql(
            f"SELECT CASE WHEN {_WHEN[what, key]} = '' THEN 'no' ELSE 'yes' END, count(*) "
            f'FROM "{store.table}" WHERE hidden = 0 GROUP BY 1')
        return [(row[0], row[1]) for row in rows]
    told = _told(what, key)
    if told is not None:
        return told
    if key == "school_year":
        rows = db.execute_sql(
            "SELECT substr(starts_on, 6, 2) < '07', substr(starts_on, 1, 4), count(*) "
            f"FROM {store.table} WHERE hidden = 0 AND starts_on <> '' GROUP BY 1, 2")
        return _school_years([(int(row[1]) - row[0], row[2]) for row in rows])
    sql = _SQL.get((what, key))
    if sql is None:
        field = store.entity.field(key)
        column = store.column(field)
        empty = "IS NOT NULL" if field.kind is Kind.REF else "<> ''"
        sql = (f'SELECT "{column}", count(*) FROM "{store.table}" WHERE hidden = 0 '
               f'AND "{column}" {empty} GROUP BY 1 ORDER BY 2 DESC LIMIT {MOST}')
        if field.kind is not Kind.REF:
            return _one_iduka([(str(row[0]), row[1]) for row in db.execute_sql(sql)])
    rows = sorted(db.execute_sql(sql), key=lambda row: -row[1])[:MOST]
    known = names(kind_named(store.entity, key) or key, [row[0] for row in rows])
    return [(known[row[0]], row[1]) for row in rows if row[0] in known]


def _told(what: str, key: str) -> list[tuple[str, int]] | None:
    """The values of filters that are no columns, as who computes them tells; None: one is."""
    if (what, key) == ("partners", "appraised"):
        from mitra_tui.services import appraised

        return appraised.values()
    if (what, key) == ("interactions", "awaits"):
        from mitra_tui.services import interactions

        return interactions.awaiting()
    if what == "agreements" and key in ("status", "check"):
        return _told_of_agreements(key)
    if (what, key) == ("conflicts", "status"):
        from mitra_tui.services.conflict_status import status_values

        return status_values()
    if (what, key) == ("surveys", "status"):
        from mitra_tui.services.listing import Listing

        counts = [(one, Listing(store_of(what), Query(filters=((key, one),))).count())
                  for one in STATUSES]
        return [(one, count) for one, count in counts if count]
    return None


def _school_years(counts: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """How many there are of each school year, given as its first; the newest on top."""
    found: dict[int, int] = {}
    for first, count in counts:
        found[first] = found.get(first, 0) + count
    return [(f"{first}/{first + 1}", found[first]) for first in sorted(found, reverse=True)]


def _told_of_agreements(key: str) -> list[tuple[str, int]]:
    """How many agreements have each status today, the most telling first; how many are weak."""
    from mitra_tui.rows.agreement import STATUSES
    from mitra_tui.services.agreement_status import status_sql
    from mitra_tui.services.agreements.checking import check_sql

    sql, params = status_sql() if key == "status" else check_sql()
    order = STATUSES[::-1] if key == "status" else ("weak", "ok")
    rows = db.execute_sql(
        f"SELECT {sql}, count(*) FROM agreement r WHERE r.hidden = 0 GROUP BY 1", params)
    found: dict[str, int] = dict(rows)
    return [(one, found[one]) for one in order if one in found]


def filter_text(what: str, key: str, value: str | int) -> str:
    """A filter's value for people: a choice's label, a record's name, or the text itself."""
    if (what, key) in _WHEN:
        return t("value.yes" if value == "yes" else "value.no")
    if (what, key) == ("partners", "appraised"):
        from mitra_tui.services import appraised

        return appraised.text_of(value)
    if (what, key) == ("agreements", "check"):
        return t(f"agreements.check.{value}")
    if (what, key) == ("interactions", "awaits"):
        return t(f"interactions.awaits.{str(value).split(',')[0]}")
    if (what, key) == ("pending", "target"):
        return t(str(value))
    if (what, key) == ("activities", "month"):
        return iso_text(str(value))
    known = store_of(what).entity
    field = known.field(key) if key in known.names else None
    if isinstance(value, int):
        return names(kind_named(known, key), [value]).get(value, f"#{value}")
    if field and field.kind is Kind.CHOICE:
        return t(f"{what}.{key}.{value.split(',')[0]}")
    return value


def _one_iduka(values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    both = sum(n for value, n in values if value in ("industry", "business"))
    if not both:
        return values
    rest = [pair for pair in values if pair[0] not in ("industry", "business")]
    return sorted([("industry,business", both), *rest], key=lambda pair: -pair[1])
