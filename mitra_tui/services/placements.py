"""Placements of a PKL: the records, the grid of one period, visits, what is still unplaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.models.base import db, transaction
from mitra_tui.models.placement import Placement
from mitra_tui.rows.placement import PLACEMENTS
from mitra_tui.rows.placement_grid import Cell, Period, PlacementGrid
from mitra_tui.services.school_year import in_year
from mitra_tui.services.store import Store


class PlacementStore(Store):
    """A placement is called by its partner and its programme."""

    def title_of(self, values: Mapping[str, Any]) -> str:
        row = db.execute_sql(
            "SELECT p.name, CASE g.short WHEN '' THEN g.name ELSE g.short END FROM partner p, "
            "programme g WHERE p.id = ? AND g.id = ?",
            (values.get("partner"), values.get("programme"))).fetchone()
        return " · ".join(row) if row else str(values.get("grade") or "")


store = PlacementStore(PLACEMENTS, Placement, filters={"school_year": in_year})


# -- the grid --------------------------------------------------------------------------
def periods() -> list[Period]:
    """The times for which placements were entered, the newest first."""
    return [Period(*row) for row in db.execute_sql(
        "SELECT starts_on, ends_on, grade FROM placement WHERE hidden = 0 "
        "GROUP BY 1, 2, 3 ORDER BY starts_on DESC, ends_on DESC, grade")]


def grid(period: Period) -> PlacementGrid:
    """The partners and programmes of a period with their counts; besides, the programmes that
    have no placement in it and the partners whose agreements are about PKL."""
    rows = list(db.execute_sql(
        "SELECT partner_id, programme_id, id, version, quota, accepted, placed, withdrawn "
        "FROM placement WHERE hidden = 0 AND starts_on = ? AND ends_on = ? AND grade = ? "
        "ORDER BY id", (period.starts_on, period.ends_on, period.grade)))
    cells: dict[tuple[int, int], Cell] = {}
    for partner, programme, *cell in rows:
        cells.setdefault((partner, programme), Cell(*cell))
    partners = {partner for partner, _ in cells} | _pkl_partners()
    return PlacementGrid(period, _named("partner", "name", partners), _programmes(cells), cells)


def _pkl_partners() -> set[int]:
    """Partners with a running agreement about PKL."""
    today = clock.today().isoformat()
    return {row[0] for row in db.execute_sql(
        "SELECT a.partner_id FROM agreement a JOIN agreement_scope s ON s.agreement_id = a.id "
        "JOIN partner p ON p.id = a.partner_id AND p.hidden = 0 WHERE s.item = 4 "
        "AND a.hidden = 0 AND a.state = 'signed' AND (a.ends_on = '' OR a.ends_on >= ?)",
        (today,))}


def _named(table: str, column: str, ids: set[int]) -> tuple[tuple[int, str], ...]:
    found = []
    known = sorted(ids)
    for start in range(0, len(known), 500):
        part = known[start : start + 500]
        found += list(db.execute_sql(
            f"SELECT id, {column}, sort_key FROM {table} "
            f"WHERE id IN ({','.join('?' * len(part))})", part))
    return tuple((row[0], row[1]) for row in sorted(found, key=lambda row: (row[2], row[0])))


def _programmes(cells: Mapping[tuple[int, int], Cell]) -> tuple[tuple[int, str], ...]:
    """Those below which no other stands, and any that the cells name."""
    used = {programme for _, programme in cells}
    lowest = {row[0] for row in db.execute_sql(
        "SELECT p.id FROM programme p WHERE p.hidden = 0 AND NOT EXISTS "
        "(SELECT 1 FROM programme c WHERE c.parent_id = p.id AND c.hidden = 0)")}
    return _named("programme", "CASE short WHEN '' THEN name ELSE short END", used | lowest)


def set_counts(period: Period, partner: int, programme: int, counts: Mapping[str, int | None],
               cell: Cell | None) -> int:
    """Write counts of one cell: into its placement, else into a new one; the id.

    Raises `Stale` when the placement moved on, `Invalid` for counts that cannot be.
    """
    from mitra_tui.schemas.registry import draft_of

    draft = draft_of("placements")
    if cell is not None:
        old = store.get(cell.id).values
        return store.save(draft.read({**old, **counts}).values(), cell.id, cell.version)
    return store.save(draft.read({
        "partner": partner, "programme": programme, "grade": period.grade,
        "starts_on": period.starts_on, "ends_on": period.ends_on,
        "agreement": _agreement(partner, period), **counts}).values())


def _agreement(partner: int, period: Period) -> int | None:
    """The only agreement about PKL that the partner has in the period."""
    rows = list(db.execute_sql(
        "SELECT DISTINCT a.id FROM agreement a JOIN agreement_scope s ON s.agreement_id = a.id "
        "AND s.item = 4 WHERE a.partner_id = ? AND a.hidden = 0 AND a.state = 'signed' "
        "AND (a.ends_on = '' OR a.ends_on >= ?) LIMIT 2",
        (partner, period.starts_on or clock.today().isoformat())))
    return int(rows[0][0]) if len(rows) == 1 else None


# -- visits ----------------------------------------------------------------------------
def monitor(ids: Sequence[int], day: str, note: str = "") -> int:
    """Note that placements were visited on a day (ISO): the day at each, and one visit with each
    partner, as one change; how many placements these were."""
    from mitra_tui.i18n import t
    from mitra_tui.schemas.registry import draft_of
    from mitra_tui.services import interactions

    visited: dict[int, None] = {}
    with transaction("placements.monitor") as change:
        records = [one for one in store.records(list(ids)) if not one.hidden]
        for record in records:
            values = draft_of("placements").read({**record.values, "monitored_on": day}).values()
            store.write(values, record.id)
            visited.setdefault(record.values["partner"])
            change.about("placements", record.id, store.title_of(record.values))
        for partner in visited:
            interactions.store.write(draft_of("interactions").read({
                "partner": partner, "kind": "visit", "direction": "out", "channel": "meeting",
                "on_date": day, "subject": t("placements.visit"), "notes": note}).values())
        if len(records) > 1:
            change.about("placements", None, str(len(records)))
    return len(records)
