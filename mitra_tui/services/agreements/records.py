"""The records of agreements: how they are read, written and narrowed down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.models.agreement import (
    Agreement,
    AgreementProgramme,
    AgreementScope,
    DisputeStep,
    Duty,
    Indicator,
    Objective,
    Signatory,
    Witness,
)
from mitra_tui.models.base import db
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.services.agreement_status import having_status, statuses
from mitra_tui.services.agreements.checking import having_check
from mitra_tui.services.children import Child
from mitra_tui.services.presence import expect_partner_there
from mitra_tui.services.references import resolve
from mitra_tui.services.store import Store


def _of_programme(value: str | int) -> tuple[str, Sequence[Any]]:
    if value == "":
        return "r.id NOT IN (SELECT agreement_id FROM agreement_programme)", []
    return ("r.id IN (SELECT agreement_id FROM agreement_programme WHERE programme_id = ?)",
            [resolve("programmes", value)])


class AgreementStore(Store):
    """A signed agreement keeps the partner's name as it was; none stands above or before itself."""

    def title_of(self, values: Mapping[str, Any]) -> str:
        """The title, or the number under which an untitled one is known."""
        return str(values.get("title") or values.get("school_number")
                   or values.get("partner_number") or "")

    def amended(self, values: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
        """A day of signing that is typed signs; another partner brings its own name."""
        found = super().amended(values, typed)
        if typed.get("signed_on") and "state" not in typed and (
                values["state"] in ("draft", "sent")):
            found["state"] = None
        if "partner" in typed and "partner_name" not in typed and (
                self.resolved(found)["partner"] != values["partner"]):
            found["partner_name"] = None
        return found

    def write(self, values: Mapping[str, Any], record_id: int | None = None) -> int:
        values = self.resolved(values)
        expect_partner_there(values["partner"], self.table, record_id)
        if record_id is not None:
            for name in ("parent", "renews"):
                _expect_no_circle(name, values.get(name), record_id)
        if values["state"] in ("signed", "terminated") and not values.get("partner_name"):
            (values["partner_name"],) = db.execute_sql(
                "SELECT name FROM partner WHERE id = ?", (values["partner"],)).fetchone()
        return super().write(values, record_id)


def _expect_no_circle(name: str, above: int | None, record_id: int) -> None:
    """Raises `Invalid` when following the link `name` from `above` leads back to the record."""
    column = f"{name}_id"
    if above is not None and db.execute_sql(
        f"WITH RECURSIVE up(id) AS (SELECT ? UNION SELECT a.{column} FROM agreement a "
        f"JOIN up ON a.id = up.id WHERE a.{column} IS NOT NULL) SELECT 1 FROM up WHERE id = ?",
        (above, record_id),
    ).fetchone():
        raise Invalid([FieldError(name, "agreements.follows_itself")])


store = AgreementStore(
    AGREEMENTS, Agreement,
    children={
        "programmes": Child(AgreementProgramme, "agreement_id", "programme_id"),
        "scope_items": Child(AgreementScope, "agreement_id", "item"),
        "objectives": Child(Objective, "agreement_id", "text"),
        "duties": Child(Duty, "agreement_id", named_in=(("activity", "duty_id"),)),
        "indicators": Child(Indicator, "agreement_id", named_in=(
            ("activity", "indicator_id"), ("question", "indicator_id"))),
        "dispute_steps": Child(DisputeStep, "agreement_id"),
        "signatories": Child(Signatory, "agreement_id", renamed={"position": "office"}),
        "witnesses": Child(Witness, "agreement_id"),
    },
    filters={"status": having_status, "check": having_check, "programme": _of_programme},
    orders={"partner": "(SELECT p.sort_key FROM partner p WHERE p.id = r.partner_id)"},
    computed={"status": statuses},
)
