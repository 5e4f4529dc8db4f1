"""What the school as a whole may choose, and what holds until it has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.agreement import DEFAULT_LEAD_DAYS
from mitra_tui.rows.appraisal import CRITERIA
from mitra_tui.rows.conflict_ladder import SCHOOL_LADDER, kept

# Name → the value that holds unless another was chosen. Values are what JSON can hold.
DEFAULTS: Mapping[str, Any] = {
    # How many days before its end a new agreement reminds, and how its quarrels are settled.
    "agreements.lead_days": DEFAULT_LEAD_DAYS,
    "agreements.ladder": [{"step": "deliberation", "days": 30}, {"step": "mediation", "days": 30},
                          {"step": "court", "days": None}],
    "appraisal.weights": dict.fromkeys(CRITERIA, 1),  # how much each criterion counts
    "conflicts.ladder": kept(SCHOOL_LADDER),  # where no agreement names one
    "eight_plus_i.unit": "jp",  # in which hours are counted: teaching hours, or full ones
    "numbering": {},  # the template of numbers, by the kind of agreement
    "warnings": {},  # what differs from `rows.warning.OPTIONS`, by rule
}
