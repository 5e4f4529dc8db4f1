"""What warns about partners: silence, letters without an answer, nobody to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mitra_tui.models.base import db
from mitra_tui.rows.agenda import after
from mitra_tui.rows.warning import EarlyWarning, Evidence, Options, is_overdue, is_silent
from mitra_tui.services.warnings.reading import at_it, before, day_of, listed

_CONTACT_DAYS = (
    "(SELECT {} FROM interaction i WHERE i.partner_id = p.id AND i.hidden = 0 "
    "AND i.on_date <= ?)")


def silence(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Active partners who have not been spoken with for longer than is usual with them."""
    quiet_since = before(today, options["days"])
    rows = db.execute_sql(
        f"SELECT p.id, p.name, {_CONTACT_DAYS.format('group_concat(i.on_date)')} FROM partner p "
        "WHERE p.hidden = 0 AND p.stage = 'active' AND "
        f"{_CONTACT_DAYS.format('max(i.on_date)')} < ?", (today, today, quiet_since))
    spoken = {one: (name, listed.split(",")) for one, name, listed in rows}
    quiet = [one for one, (_, days) in spoken.items() if is_silent(days, "", today, options)]
    if not quiet:
        return
    met, busy = _met(quiet, today), at_it(quiet, today)
    fired = {one: told for one in quiet if one not in busy
             and (told := is_silent(spoken[one][1], met.get(one, ""), today, options))}
    newest = _newest([*fired], today)
    for one, (silent, usual) in fired.items():
        yield EarlyWarning(
            "silence", "partners", one, one, spoken[one][0], after(day_of(today), usual - silent),
            (newest[one],), {"days": silent, "usual": usual})


def _met(ids: Sequence[int], today: str) -> dict[int, str]:
    """The last day of the newest activity that was done with each of these partners."""
    return {partner: min(last, today) for partner, last in db.execute_sql(
        "SELECT l.partner_id, max(max(a.ends_on, a.starts_on)) FROM activity_partner l "
        "JOIN activity a ON a.id = l.activity_id WHERE a.hidden = 0 AND a.status = 'done' "
        "AND a.starts_on <> '' AND a.starts_on <= ? "
        "AND l.partner_id IN (SELECT value FROM json_each(?)) GROUP BY l.partner_id",
        (today, listed(ids)))}


def _newest(ids: Sequence[int], today: str) -> dict[int, Evidence]:
    """The newest interaction with each of these partners."""
    return {partner: Evidence("interactions", one, day, subject)
            for partner, one, day, subject in db.execute_sql(
                "SELECT partner_id, id, max(on_date), subject FROM interaction "
                "WHERE hidden = 0 AND on_date <= ? "
                "AND partner_id IN (SELECT value FROM json_each(?)) GROUP BY partner_id",
                (today, listed(ids)))}


def letters(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Letters whose answer is late, the partner's or the school's own.

    Of one that nobody answered in half a year nobody is warned any more."""
    for one, due, subject, written, direction, number, partner, name in db.execute_sql(
        "SELECT i.id, i.answer_by, i.subject, i.on_date, i.direction, i.number, p.id, p.name "
        "FROM interaction i JOIN partner p ON p.id = i.partner_id WHERE i.answered_on = '' "
        "AND i.answer_by <> '' AND i.answer_by < ? AND i.answer_by >= ? AND +i.hidden = 0 "
        "AND p.hidden = 0 AND p.stage <> 'ended'", (today, before(today, _LONG_AGO)),
    ):
        if is_overdue(due, "", today, options):
            yield EarlyWarning(
                "letter", "interactions", one, partner, name, after(day_of(due), 1),
                (Evidence("interactions", one, written, subject),),
                {"subject": subject, "day": due, "number": number, "side": direction})


_LONG_AGO = 180


def contacts(today: str, options: Options) -> Iterator[EarlyWarning]:
    """Active partners whose last contact left and where nobody is to come after them.

    Must not fire: where anyone else is there or is to come, for a partner without any contact
    ever, within `days` days."""
    for partner, name, contact, person, left in db.execute_sql(
        "SELECT p.id, p.name, c.id, c.name, c.left FROM (SELECT id, name, partner_id, "
        "max(active_to) AS left FROM contact WHERE hidden = 0 GROUP BY partner_id "
        "HAVING total(active_to = '') = 0 AND max(active_to) < ?) c "
        "JOIN partner p ON p.id = c.partner_id WHERE p.hidden = 0 AND p.stage = 'active'",
        (before(today, options["days"]),),
    ):
        yield EarlyWarning(
            "contact", "partners", partner, partner, name, after(day_of(left), 1),
            (Evidence("contacts", contact, left, person),), {"person": person, "day": left})
