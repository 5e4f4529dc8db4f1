"""Indexes for letters that await an answer, and for a partner's days of contact."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE INDEX "interaction_unanswered" ON "interaction" ("answer_by") WHERE "answered_on" = '' AND "answer_by" <> ''""",
    """CREATE INDEX "interaction_partner_id_hidden_on_date" ON "interaction" ("partner_id", "hidden", "on_date")""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
