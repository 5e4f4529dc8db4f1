"""What the school as a whole has chosen: numbering, weights, lead times."""

from __future__ import annotations

from mitra_tui.models.base import Row, string


class Preference(Row):
    """One choice. What was not chosen has no row; the service knows the defaults."""

    name = string("name", 60, required=True)
    value = string("value", 2000)

    class Meta:
        indexes = ((("name",), True),)
