"""What agreements need: texts of documents, the school's own choices, Dapodik's fields, decisions."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "template" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "hidden" INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    "sort_key" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '' CHECK (length(name) BETWEEN 1 AND 60),
    "kind" TEXT NOT NULL DEFAULT 'mou' CHECK (kind IN ('mou', 'pks', 'pkl', 'ia', 'addendum', 'letter_pkl_request', 'letter_pkl_introduction', 'letter_pkl_withdrawal', 'letter_guest', 'letter_thanks', 'certificate')),
    "title" TEXT NOT NULL DEFAULT '' CHECK (length(title) <= 200),
    "text" TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 40000)
)""",
    """CREATE UNIQUE INDEX "template_name" ON "template" ("name")""",
    """CREATE INDEX "template_hidden_sort_key_id" ON "template" ("hidden", "sort_key", "id")""",
    """CREATE TABLE "preference" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT '' CHECK (length(name) BETWEEN 1 AND 60),
    "value" TEXT NOT NULL DEFAULT '' CHECK (length(value) <= 2000)
)""",
    """CREATE UNIQUE INDEX "preference_name" ON "preference" ("name")""",
    """ALTER TABLE "agreement" ADD COLUMN "template" TEXT NOT NULL DEFAULT '' CHECK (length(template) <= 60)""",
    """ALTER TABLE "agreement" ADD COLUMN "cooperation" TEXT NOT NULL DEFAULT '' CHECK (length(cooperation) <= 80)""",
    """ALTER TABLE "agreement" ADD COLUMN "supervisor" TEXT NOT NULL DEFAULT '' CHECK (length(supervisor) <= 100)""",
    """ALTER TABLE "agreement" ADD COLUMN "decision" TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'renew', 'end'))""",
    """ALTER TABLE "agreement" ADD COLUMN "decided_on" TEXT NOT NULL DEFAULT '' CHECK (decided_on = '' OR decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')""",
    """ALTER TABLE "indicator" ADD COLUMN "category" TEXT NOT NULL DEFAULT '' CHECK (length(category) <= 60)""",
    """ALTER TABLE "appraisal" ADD COLUMN "total" REAL CHECK (typeof(total) IN ('real', 'integer', 'null') AND total >= 0 AND total <= 4)""",
    """ALTER TABLE "appraisal_score" ADD COLUMN "position" INTEGER CHECK (typeof(position) IN ('integer', 'null'))""",
    """CREATE INDEX "appraisal_hidden_on_date_id" ON "appraisal" ("hidden", "on_date", "id")""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the tables, then the columns of tables that exist."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
