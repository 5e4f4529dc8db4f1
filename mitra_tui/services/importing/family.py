"""Records that stand below others of their kind: a konsentrasi below its program keahlian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mitra_tui.rows.fields import Kind
from mitra_tui.rows.text import same_name
from mitra_tui.services.importing.known import Known, Register, name_of
from mitra_tui.services.store import Store

_DEEPEST = 50


class Family:
    """Sees to it that no row puts a record below itself."""

    def __init__(self, store: Store, register: Register) -> None:
        self.register = register
        self._field = next((field.name for field in store.entity.fields
                            if field.kind is Kind.REF and field.of == store.entity.what), "")

    def forget_itself(self, said: dict[str, Any], known: Known | None) -> None:
        """A konsentrasi called like its program names only itself: that says nothing more."""
        above = said.get(self._field) if self._field else None
        if above is not None and self._is(above, said, known):
            del said[self._field]

    def ring(self, values: Mapping[str, Any], known: Known | None) -> str:
        """The field by which a record would stand below itself; empty when it does not."""
        above = values.get(self._field) if self._field else None
        for _ in range(_DEEPEST):
            if not above:
                return ""
            if self._is(above, values, known):
                return self._field
            higher = self._found(above)
            above = higher.values.get(self._field) if higher else None
        return self._field

    def _is(self, above: Any, values: Mapping[str, Any], known: Known | None) -> bool:
        if isinstance(above, str):
            return same_name(above, name_of(values))
        return known is not None and known.record_id == above

    def _found(self, above: Any) -> Known | None:
        if not isinstance(above, str):
            return self.register.fetch(above)
        return next(iter(self.register.of({"name": above})), None)
