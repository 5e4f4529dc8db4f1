"""What the day-to-day, surveys and reviews need beside the first schema."""

from __future__ import annotations

from typing import Any

STATEMENTS = (
    """CREATE TABLE "dismissal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rule" TEXT NOT NULL DEFAULT '' CHECK (length(rule) BETWEEN 1 AND 40),
    "subject_what" TEXT NOT NULL DEFAULT '' CHECK (length(subject_what) BETWEEN 1 AND 20),
    "subject_id" INTEGER CHECK (typeof(subject_id) IN ('integer', 'null')),
    "evidence" TEXT NOT NULL DEFAULT '' CHECK (length(evidence) <= 500),
    "reason" TEXT NOT NULL DEFAULT '' CHECK (length(reason) BETWEEN 1 AND 500),
    "on_date" TEXT NOT NULL DEFAULT '' CHECK (on_date = '' OR on_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
)""",
    """CREATE UNIQUE INDEX "dismissal_rule_subject_what_subject_id" ON "dismissal" ("rule", "subject_what", "subject_id")""",
    """ALTER TABLE "activity" ADD COLUMN "agenda" TEXT NOT NULL DEFAULT '' CHECK (length(agenda) <= 2000)""",
    """ALTER TABLE "activity" ADD COLUMN "school_part" TEXT NOT NULL DEFAULT '' CHECK (length(school_part) <= 1000)""",
    """ALTER TABLE "activity" ADD COLUMN "partner_part" TEXT NOT NULL DEFAULT '' CHECK (length(partner_part) <= 1000)""",
    """ALTER TABLE "activity" ADD COLUMN "scope_item" INTEGER CHECK (typeof(scope_item) IN ('integer', 'null') AND scope_item >= 1 AND scope_item <= 9)""",
    """ALTER TABLE "activity" ADD COLUMN "hours_unit" TEXT NOT NULL DEFAULT '' CHECK (hours_unit IN ('', 'jp', 'hour'))""",
    """ALTER TABLE "interaction" ADD COLUMN "number" TEXT NOT NULL DEFAULT '' CHECK (length(number) <= 80)""",
    """ALTER TABLE "interaction" ADD COLUMN "answer_by" TEXT NOT NULL DEFAULT '' CHECK (answer_by = '' OR answer_by GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')""",
    """ALTER TABLE "interaction" ADD COLUMN "answered_on" TEXT NOT NULL DEFAULT '' CHECK (answered_on = '' OR answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')""",
    """ALTER TABLE "interaction" ADD COLUMN "agreement_id" INTEGER REFERENCES "agreement" (id) ON DELETE RESTRICT""",
    """ALTER TABLE "interaction" ADD COLUMN "activity_id" INTEGER REFERENCES "activity" (id) ON DELETE RESTRICT""",
    """CREATE INDEX "interaction_agreement_id" ON "interaction" ("agreement_id")""",
    """CREATE INDEX "interaction_activity_id" ON "interaction" ("activity_id")""",
    """ALTER TABLE "conflict_step" ADD COLUMN "mediator" TEXT NOT NULL DEFAULT '' CHECK (length(mediator) <= 100)""",
    """ALTER TABLE "conflict_step" ADD COLUMN "school_view" TEXT NOT NULL DEFAULT '' CHECK (length(school_view) <= 2000)""",
    """ALTER TABLE "conflict_step" ADD COLUMN "partner_view" TEXT NOT NULL DEFAULT '' CHECK (length(partner_view) <= 2000)""",
    """ALTER TABLE "conflict" ADD COLUMN "rule" TEXT NOT NULL DEFAULT '' CHECK (length(rule) <= 40)""",
    """ALTER TABLE "duty" ADD COLUMN "scope_item" INTEGER CHECK (typeof(scope_item) IN ('integer', 'null') AND scope_item >= 1 AND scope_item <= 9)""",
    """ALTER TABLE "survey" ADD COLUMN "state" TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'open', 'closed'))""",
    """ALTER TABLE "survey" ADD COLUMN "earlier_id" INTEGER REFERENCES "survey" (id) ON DELETE RESTRICT""",
    """ALTER TABLE "survey" ADD COLUMN "programme_id" INTEGER REFERENCES "programme" (id) ON DELETE RESTRICT""",
    """ALTER TABLE "survey" ADD COLUMN "intro" TEXT NOT NULL DEFAULT '' CHECK (length(intro) <= 1000)""",
    """CREATE INDEX "survey_earlier_id" ON "survey" ("earlier_id")""",
    """CREATE INDEX "survey_programme_id" ON "survey" ("programme_id")""",
    """ALTER TABLE "question" ADD COLUMN "unsur" INTEGER CHECK (typeof(unsur) IN ('integer', 'null') AND unsur >= 1 AND unsur <= 9)""",
    """ALTER TABLE "question" ADD COLUMN "weight" TEXT NOT NULL DEFAULT '' CHECK (length(weight) <= 20)""",
    """ALTER TABLE "evaluation" ADD COLUMN "by" TEXT NOT NULL DEFAULT '' CHECK (length(by) <= 100)""",
    """ALTER TABLE "evaluation" ADD COLUMN "next_on" TEXT NOT NULL DEFAULT '' CHECK (next_on = '' OR next_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')""",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table, then the columns of tables that exist."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
