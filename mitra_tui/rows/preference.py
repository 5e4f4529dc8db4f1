"""What the school as a whole may choose, and what holds until it has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.appraisal import CRITERIA

# Name → the value that holds unless another was chosen. Values are what JSON can hold.
DEFAULTS: Mapping[str, Any] = {
    "appraisal.weights": dict.fromkeys(CRITERIA, 1),  # how much each criterion counts
    "numbering": {},  # the template of numbers, by the kind of agreement
}
