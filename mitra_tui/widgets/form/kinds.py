"""Which editor a kind of field gets, and what stands in it at first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mitra_tui import clock
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.widgets.form.editor import Editor
from mitra_tui.widgets.form.sources import Sources


def editor(field: Field, sources: Sources) -> Editor:
    """The editor for a kind of field. Those of rare kinds are loaded when they are needed."""
    if field.kind is Kind.CHOICE or field.kind is Kind.FLAG:
        from mitra_tui.widgets.form.choice import ChoiceEditor, FlagEditor

        return (FlagEditor if field.kind is Kind.FLAG else ChoiceEditor)(field, sources)
    if field.kind is Kind.LINES or field.kind is Kind.ROWS:
        from mitra_tui.widgets.form.lines import LinesEditor, RowsEditor

        return (RowsEditor if field.kind is Kind.ROWS else LinesEditor)(field, sources)
    if field.kind is Kind.REF or field.kind is Kind.REFS:
        from mitra_tui.widgets.form.records import RecordEditor, RecordsEditor

        return (RecordsEditor if field.kind is Kind.REFS else RecordEditor)(field, sources)
    if field.kind is Kind.SUBJECT:
        from mitra_tui.widgets.form.records import SubjectEditor

        return SubjectEditor(field, sources)
    if field.kind is Kind.NUMBERS and field.choices:
        from mitra_tui.widgets.form.checks import ChecksEditor

        return ChecksEditor(field, sources)
    from mitra_tui.widgets.form.text import TYPED

    return TYPED[field.kind](field, sources)


def defaults(fields: Iterable[Field]) -> dict[str, Any]:
    """What stands in a new record's form: each field's default, `today` as the day it is."""
    today = clock.today().isoformat()
    return {
        field.name: today if field.kind is Kind.DATE and field.default == "today" else field.default
        for field in fields
        if field.default is not None
    }
