"""The steps of a new school: what it takes until the records can carry the daily work."""

from __future__ import annotations

from mitra_tui import clock
from mitra_tui.models.base import db
from mitra_tui.rows.agenda import Step
from mitra_tui.services import drafts

# A person may send the list away for good. That is no change of the records: like a form that
# was left, it is kept for this person beside them.
_AWAY = "today/steps"


def steps() -> tuple[Step, ...]:
    """The steps in their order; empty when all are done or the list was sent away.

    A profile is done when a letter could be addressed; an official counts while in office.
    """
    day = clock.today().isoformat()
    row = db.execute_sql(
        "SELECT EXISTS (SELECT 1 FROM school WHERE address <> '' AND city <> ''), "
        "EXISTS (SELECT 1 FROM official WHERE hidden = 0 AND (from_on = '' OR from_on <= ?) "
        "AND (to_on = '' OR to_on >= ?)), "
        "EXISTS (SELECT 1 FROM programme WHERE hidden = 0), "
        "EXISTS (SELECT 1 FROM partner WHERE hidden = 0) "
        "OR EXISTS (SELECT 1 FROM activity WHERE hidden = 0), "
        "EXISTS (SELECT 1 FROM school WHERE sample = 1)", (day, day)).fetchone()
    done = dict(zip(("profile", "officials", "programmes", "import"), row[:4], strict=True))
    if all(done.values()) or row[4] or drafts.take(_AWAY) is not None:
        return ()
    return tuple(Step(key, bool(is_done)) for key, is_done in done.items())


def send_away() -> None:
    """Do not show the list to this person again."""
    drafts.keep(_AWAY, {}, shared=True)
