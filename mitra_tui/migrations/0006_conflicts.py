"""What the log of conflicts needs: which entry another corrects, which rung of the ladder it was."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "conflict_step" ADD COLUMN "corrects" INTEGER CHECK (typeof(corrects) IN ('integer', 'null') AND corrects >= 1)""",
    """ALTER TABLE "conflict_step" ADD COLUMN "rung" TEXT NOT NULL DEFAULT '' CHECK (length(rung) <= 40)""",
    """CREATE INDEX "conflict_hidden_closed_on_id" ON "conflict" ("hidden", "closed_on", "id")""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the columns, and the index by which open conflicts are found among many closed ones."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
