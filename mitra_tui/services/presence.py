"""Whether the partner that a record names is still there when the record is saved."""

from __future__ import annotations

from mitra_tui.errors import FieldError, Invalid
from mitra_tui.models.base import first_row


def expect_partner_there(partner: int, table: str, record_id: int | None) -> None:
    """Raises `Invalid` for a partner that was merged or removed, and says into which; unless
    the record (`record_id` of `table`, None: a new one) was about it before."""
    row = first_row(
        "SELECT p.name, k.name FROM partner p LEFT JOIN partner k ON k.id = p.merged_into "
        "WHERE p.id = ? AND p.hidden = 1 AND NOT EXISTS "
        f'(SELECT 1 FROM "{table}" a WHERE a.id = ? AND a.partner_id = p.id)', partner, record_id)
    if row:
        key = "check.partner_merged" if row[1] else "check.partner_removed"
        raise Invalid([FieldError("partner", key, {"name": row[0], "into": row[1] or ""})])
