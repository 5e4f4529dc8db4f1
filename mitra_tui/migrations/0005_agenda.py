"""Indexes for what asks for attention: however many agreements there are, few of them do."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE INDEX "agreement_early" ON "agreement" ("lead_days", "ends_on") WHERE "lead_days" > 90""",
    """CREATE INDEX "agreement_sent" ON "agreement" ("starts_on") WHERE "state" = 'sent'""",
    """CREATE INDEX "duty_open" ON "duty" ("due_on") WHERE "done_on" = ''""",
    """CREATE INDEX "indicator_due_on" ON "indicator" ("due_on")""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
