"""The answers that a form asks of services: records, names, suggestions, days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mitra_tui import clock
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import day_text, weekday_text
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.widgets.form.sources import Sources


def form_sources(what: str, *, strangers: bool = False) -> Sources:
    """The answers a form for records of this kind needs. `strangers`: a name that is no record's
    may stand, as its record will be made."""
    return Sources(
        what, lookup=_lookup, name=_name, suggest=_suggester(what), read_day=_read_day,
        write_day=_write_day, unknown=_nothing if strangers else _unknown)


def _nothing(field: Field, text: str) -> str:
    return ""


def _unknown(field: Field, text: str) -> str:
    params = unknown_params(field, text)
    return t("form.unknown", **params) if params else ""


def unknown_params(field: Field, text: str) -> dict[str, str]:
    """The gaps of `form.unknown`, how to go on when a name is no record's; empty where there
    is no such way."""
    where = {
        "partners": t("form.where_partners"), "programmes": t("form.where_programmes"),
        "contacts": t("form.where_contacts"), "activities": t("form.where_activities"),
    }.get(field.of)
    return {"name": text, "where": where} if where else {}


def _lookup(field: Field, text: str) -> Sequence[tuple[Any, str]]:
    from mitra_tui.services.references import lookup

    return lookup(field.of, text)


def _name(field: Field, value: Any) -> str:
    from mitra_tui.services.references import names, subject_text

    if field.kind is Kind.SUBJECT:
        return subject_text(str(value))
    return names(field.of, [value]).get(value, str(value))


def _suggester(what: str) -> Callable[[Field, str], str | None]:
    def suggest(field: Field, text: str) -> str | None:
        from mitra_tui.services.references import suggestions
        from mitra_tui.services.registry import store_of

        if what == "school" or "." in what:  # one record, or the part of one
            return None
        found = suggestions(store_of(what).table, field.name, text)
        return found[0] if found else None

    return suggest


def _read_day(field: Field, text: str) -> tuple[str, str] | None:
    from mitra_tui.services.typed import read_day, read_named

    today = clock.today()
    # What happens as a rule on the day it is written down has happened on the last Friday.
    iso = read_day(text, today) or read_named(text, today, past=field.default == "today")
    return (iso, weekday_text(iso)) if iso else None


def _write_day(iso: str) -> str:
    return day_text(iso, short=False)
