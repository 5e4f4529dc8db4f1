"""Choosing a partner for a need: who comes into question, how they compare, the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mitra_tui.errors import Conflict
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.candidate import NAMED, PROGRAMME, SECTOR, Appraised, Candidate
from mitra_tui.services import needs, partners
from mitra_tui.services.appraisals import store

PROPOSED = 6
"""Partners proposed beside those that were named."""


def candidates(need: int) -> list[Candidate]:
    """Who comes into question for a need: those named or appraised for it, the best total first,
    then the proposed. A fixed number of queries. Raises `NotFound`."""
    record = needs.store.get(need)
    named = _visible([*record.values["partners"], *_appraised_for(need)])
    known = dict.fromkeys(named, NAMED)
    worked = _of_programme(record.values["programme"], known)
    for one in worked[:PROPOSED]:
        known[one] = PROGRAMME
    for one in _of_sector([*named, *worked], known)[: PROPOSED - min(len(worked), PROPOSED)]:
        known[one] = SECTOR
    return _compared(known, need)


def proposals(need: int, limit: int = PROPOSED) -> list[tuple[int, str]]:
    """Those who are proposed and not named yet: (id, name)."""
    return [(one.id, one.name) for one in candidates(need) if one.reason != NAMED][:limit]


def latest(ids: Sequence[int], need: int | None = None) -> dict[int, Appraised]:
    """The appraisal of each partner that counts: the newest for `need`, else the newest."""
    marks = ",".join("?" * len(ids))
    rows = list(db.execute_sql(
        "SELECT partner_id, id, on_date, by, total, verdict, need_id IS ? FROM ("
        "SELECT *, row_number() OVER (PARTITION BY partner_id "
        "ORDER BY need_id IS NOT ?, on_date DESC, id DESC) AS place FROM appraisal "
        f"WHERE hidden = 0 AND partner_id IN ({marks})) WHERE place = 1",
        [need or 0, need or 0, *ids]))
    scores: dict[int, dict[str, tuple[int, str]]] = {}
    marks = ",".join("?" * len(rows))
    for appraisal, criterion, score, evidence in db.execute_sql(
        "SELECT appraisal_id, criterion, score, evidence FROM appraisal_score "
        f"WHERE appraisal_id IN ({marks})", [row[1] for row in rows]):
        scores.setdefault(appraisal, {})[criterion] = (score, evidence)
    return {
        partner: Appraised(one, on_date, by, total, verdict, scores.get(one, {}), bool(for_need))
        for partner, one, on_date, by, total, verdict, for_need in rows}


def choose(need: int, partner: int, verdict: str) -> int:
    """Record why a partner was chosen: the verdict of its newest appraisal for the need, and the
    partner among those of the need, as one change. Returns the appraisal's id.

    Raises `Conflict` when the partner was not appraised for the need.
    """
    from mitra_tui.schemas.registry import draft_of

    with transaction("appraisals.choose") as change:
        found = latest([partner], need).get(partner)
        if found is None or not found.for_need:
            raise Conflict("choosing.not_appraised")
        values = draft_of("appraisals").read(
            {**store.get(found.id).values, "verdict": verdict}).values()
        store.write(values, found.id)
        _name(need, partner)
        change.about("appraisals", found.id, store.title_of(values))
    return found.id


def name(need: int, partner: int) -> None:
    """Put a partner among those named for a need."""
    with transaction("needs.edit") as change:
        _name(need, partner)
        change.about("needs", need, str(needs.store.get(need).values["text"]))


def drop(need: int, partner: int) -> bool:
    """Take a partner from those named for a need; whether it was among them."""
    record = needs.store.get(need)
    left = [one for one in record.values["partners"] if one != partner]
    if len(left) == len(record.values["partners"]):
        return False
    needs.store.save({**record.values, "partners": left}, need, record.version)
    return True


def _name(need: int, partner: int) -> None:
    record = needs.store.get(need)
    if partner not in record.values["partners"]:
        needs.store.write(
            {**record.values, "partners": [*record.values["partners"], partner]}, need)


# -- who comes into question -------------------------------------------------------
def _visible(ids: Iterable[int]) -> list[int]:
    ids = list(dict.fromkeys(ids))
    there = partners.places(ids)
    return [one for one in ids if one in there]


def _appraised_for(need: int) -> list[int]:
    return [row[0] for row in db.execute_sql(
        "SELECT DISTINCT partner_id FROM appraisal WHERE need_id = ? AND hidden = 0", (need,))]


def _of_programme(programme: int | None, known: Iterable[int]) -> list[int]:
    """Partners that have worked with a programme or agreed on it, those with most to do first."""
    if programme is None:
        return []
    rows = db.execute_sql(
        "SELECT partner_id FROM ("
        "SELECT ap.partner_id FROM activity_programme ag JOIN activity a ON a.id = ag.activity_id "
        "AND a.hidden = 0 JOIN activity_partner ap ON ap.activity_id = a.id "
        "WHERE ag.programme_id = ? UNION ALL SELECT a.partner_id FROM agreement_programme g "
        "JOIN agreement a ON a.id = g.agreement_id AND a.hidden = 0 WHERE g.programme_id = ?) "
        "GROUP BY partner_id ORDER BY count(*) DESC, partner_id", (programme, programme))
    passed = set(known)
    return _visible(row[0] for row in rows if row[0] not in passed)


def _of_sector(like: Sequence[int], known: Iterable[int]) -> list[int]:
    """Partners in the line of business of one of these, by name."""
    passed = {*known, *like}
    marks = ",".join("?" * len(like))
    rows = db.execute_sql(
        "SELECT id FROM partner WHERE hidden = 0 AND sector <> '' AND sector COLLATE NOCASE IN ("
        f"SELECT sector FROM partner WHERE sector <> '' AND id IN ({marks})) "
        "ORDER BY sort_key LIMIT ?", [*like, PROPOSED + len(passed)])
    return [row[0] for row in rows if row[0] not in passed]


def _compared(reasons: dict[int, str], need: int) -> list[Candidate]:
    ids = list(reasons)
    if not ids:
        return []
    appraised, known = latest(ids, need), partners.lines(ids)
    marks = ",".join("?" * len(ids))
    done = {row[0]: row[1:] for row in db.execute_sql(
        "SELECT l.partner_id, count(*), a.title, max(a.starts_on) FROM activity_partner l "
        f"JOIN activity a ON a.id = l.activity_id WHERE l.partner_id IN ({marks}) "
        "AND a.hidden = 0 AND a.status <> 'cancelled' GROUP BY l.partner_id", ids)}
    found = [Candidate(one, known[one][0], reason, appraised.get(one), known[one][4],
                       *done.get(one, (0, "", ""))) for one, reason in reasons.items()]
    return sorted(found, key=_standing)


def _standing(one: Candidate) -> tuple[int, bool, float]:
    """Named ones first, of them the appraised for this need, of them the best total."""
    there = one.appraised if one.reason == NAMED else None
    return ((NAMED, PROGRAMME, SECTOR).index(one.reason), not (there and there.for_need),
            -((there.total or 0) if there else 0))
