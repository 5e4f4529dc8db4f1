"""What is done about a warning: put aside with a reason, noted as a potential conflict, made a
task. Whatever is done, it stays away until its evidence is another; each act is one change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mitra_tui import clock
from mitra_tui.actor import actor
from mitra_tui.errors import FieldError, Invalid
from mitra_tui.i18n import t
from mitra_tui.models.base import db, transaction
from mitra_tui.rows.text import gate
from mitra_tui.rows.warning import EarlyWarning
from mitra_tui.services import conflicts, followups
from mitra_tui.services.warnings.telling import sentence

LONGEST_REASON = 500
MOST_ASIDE = 200

# What a quarrel would come from, were the warning right.
_SOURCES: Mapping[str, str] = {
    "clash": "schedule", "cancelled": "schedule", "letter": "communication",
    "contact": "communication", "silence": "communication", "duty": "duties",
    "ending": "duties", "indicator": "duties", "scores": "other",
}


def dismiss(warning: EarlyWarning, reason: str) -> None:
    """Put a warning aside. Raises `Invalid` without a reason."""
    said = gate(reason)
    if not said:
        raise Invalid([FieldError("reason", "check.required")])
    if len(said) > LONGEST_REASON:
        raise Invalid([FieldError("reason", "check.too_long",
                                  {"maximum": LONGEST_REASON, "length": len(said)})])
    with transaction("warnings.dismiss") as change:
        _put_aside(warning, said)
        change.about(warning.what, warning.id, warning.name)


def to_conflict(warning: EarlyWarning) -> int:
    """Note a warning as a potential conflict. Returns its id.

    Raises `Invalid` for a warning that concerns no single partner, `Conflict` when an open one
    was made of the same warning before.
    """
    if not warning.partner:
        raise Invalid([FieldError("partner", "check.required")])
    return conflicts.raise_from(
        warning.rule, warning.partner, sentence(warning), source=_SOURCES[warning.rule],
        agreement=warning.agreement, activity=warning.activity,
        also=lambda one: _put_aside(warning, t("warnings.became", what=t("conflicts.one"), id=one)))


def to_followup(warning: EarlyWarning) -> int:
    """Make a task of a warning, for today and for whoever acts. Returns its id."""
    with transaction("followups.add") as change:
        title = f"{warning.name}: {sentence(warning)}"[:300]
        made = followups.store.write({
            "title": title, "due_on": clock.today().isoformat(), "owner": actor(),
            "subject": f"{warning.what}/{warning.id}"})
        _put_aside(warning, t("warnings.became", what=t("followups.one"), id=made))
        change.about("followups", made, title)
    return made


class Aside(NamedTuple):
    """A warning that was put aside: of which rule, about which record, why and when."""

    id: int
    rule: str
    what: str
    record: int
    reason: str
    on_date: str


def put_aside() -> list[Aside]:
    """What was put aside, the newest first; at most `MOST_ASIDE`."""
    return [Aside(*row) for row in db.execute_sql(
        "SELECT id, rule, subject_what, subject_id, reason, on_date FROM dismissal "
        "ORDER BY on_date DESC, id DESC LIMIT ?", (MOST_ASIDE,))]


def bring_back(aside: Aside) -> None:
    """Warn again, as long as the reason for the warning stands."""
    with transaction("warnings.restore") as change:
        db.execute_sql("DELETE FROM dismissal WHERE id = ?", (aside.id,))
        change.about(aside.what, aside.record, t(f"warnings.rule.{aside.rule}"))


def _put_aside(warning: EarlyWarning, reason: str) -> None:
    """Remember, inside a transaction, with which evidence the warning was dealt with."""
    subject = (warning.rule, warning.what, warning.id)
    told = (warning.mark, reason, clock.today().isoformat())
    known = db.execute_sql(
        "SELECT id FROM dismissal WHERE rule = ? AND subject_what = ? AND subject_id = ?",
        subject).fetchone()
    if known:
        db.execute_sql("UPDATE dismissal SET evidence = ?, reason = ?, on_date = ?, "
                       "version = version + 1 WHERE id = ?", (*told, known[0]))
    else:
        db.execute_sql(
            "INSERT INTO dismissal (rule, subject_what, subject_id, evidence, reason, on_date) "
            "VALUES (?, ?, ?, ?, ?, ?)", (*subject, *told))
