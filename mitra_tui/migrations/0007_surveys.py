"""The partners whom a survey asks and the answers of a sheet stand in an order, as every list."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """ALTER TABLE "survey_partner" ADD COLUMN "position" INTEGER CHECK (typeof(position) IN ('integer', 'null'))""",
    """ALTER TABLE "answer" ADD COLUMN "position" INTEGER CHECK (typeof(position) IN ('integer', 'null'))""",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
