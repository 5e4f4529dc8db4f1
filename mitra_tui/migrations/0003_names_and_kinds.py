"""A konsentrasi keahlian may be called like its program keahlian; lists of one kind of partner."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """DROP INDEX "programme_name" """,
    """CREATE UNIQUE INDEX "programme_name" ON "programme" ("name", "parent_id") WHERE "hidden" = 0""",
    """CREATE UNIQUE INDEX "programme_top_name" ON "programme" ("name") WHERE "hidden" = 0 AND "parent_id" IS NULL""",
    """DROP INDEX "partner_hidden_sort_key_id" """,
    """DROP INDEX "partner_hidden_updated_at_id" """,
    """CREATE INDEX "partner_hidden_sort_key_id_kind_stage_scope" ON "partner" ("hidden", "sort_key", "id", "kind", "stage", "scope")""",
    """CREATE INDEX "partner_hidden_updated_at_id_kind_stage_scope" ON "partner" ("hidden", "updated_at", "id", "kind", "stage", "scope")""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the indexes anew."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
