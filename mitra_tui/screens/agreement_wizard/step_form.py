"""One step of the wizard as a form: after its last field comes the next step, not the saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.message import Message

from mitra_tui.rows.fields import Field
from mitra_tui.widgets.form import Form, Sources


class StepForm(Form):
    """A form that tells when one goes on beyond its fields."""

    class Beyond(Message):
        """Beyond the last field (`way` 1), or before the first (-1)."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    def __init__(self, fields: Sequence[Field], sources: Sources, values: Mapping[str, Any], *,
                 first: str = "", tall: Mapping[str, int] | None = None,
                 proposed: bool = False) -> None:
        """`tall` says how many lines a field takes. `proposed`: nobody typed the values."""
        super().__init__(fields, sources, values, first=first, mends=not proposed)
        if proposed:
            self.give(values)
        for name, rows in (tall or {}).items():
            if name in self._editors:
                self._editors[name].take_rows(rows)

    def through(self) -> None:
        self.post_message(self.Beyond(1))

    @property
    def here(self) -> str:
        """The field in which one is; empty: none."""
        return next((name for name, one in self._editors.items() if one.has_focus), "")

    def step_past(self, way: int) -> bool:
        """Whether the focus stands on the last field (`way` 1) or the first (-1)."""
        stops = self._stops()
        return bool(stops) and stops[-1 if way > 0 else 0].has_focus
