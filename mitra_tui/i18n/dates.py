"""Days, numbers and moments as people write them, by our own tables (never `locale`)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mitra_tui import clock
from mitra_tui.i18n import language, t, t_in

if TYPE_CHECKING:
    from decimal import Decimal

# From this many days on, a day of the month says less than the year.
_BRIEF_DAYS = 180


def day_text(iso: str, *, short: bool = True) -> str:
    """`2024-05-19` as `19 Mei 2024`; empty stays empty."""
    if not iso:
        return ""
    return f"{int(iso[8:10])} {_month(iso, short=short)} {iso[:4]}"


def day_in(language: str, iso: str) -> str:
    """A day in full, in a language that need not be the one in use; empty stays empty."""
    month = t_in(language, f"month.{int(iso[5:7])}") if iso else ""
    return f"{int(iso[8:10])} {month} {iso[:4]}" if iso else ""


def weekday_text(iso: str) -> str:
    """`2024-05-19` as `Minggu, 19 Mei 2024`."""
    name = t(f"weekday.{date.fromisoformat(iso).weekday()}")
    return f"{name}, {day_text(iso, short=False)}"


def _month(iso: str, *, short: bool) -> str:
    return t(f"{'month_short' if short else 'month'}.{int(iso[5:7])}")


def span_text(starts_on: str, ends_on: str, precision: str, *, short: bool = True) -> str:
    """A date of any precision: `19 Mei 2024`, `21–25 Agu 2023`, `Mei 2024`, `2024`, or empty.
    Months are cut to three letters unless not `short`, as paper has room for."""
    if not starts_on or precision == "unknown":
        return ""
    if precision == "year":
        return starts_on[:4] if starts_on[:4] == ends_on[:4] else f"{starts_on[:4]}–{ends_on[:4]}"
    if precision == "month":
        first = f"{_month(starts_on, short=short)} {starts_on[:4]}"
        last = f"{_month(ends_on or starts_on, short=short)} {(ends_on or starts_on)[:4]}"
        return first if first == last else f"{first} – {last}"
    if not ends_on or ends_on == starts_on:
        return day_text(starts_on, short=short)
    if ends_on[:7] == starts_on[:7]:
        dash = "–" if short else " – "
        return f"{int(starts_on[8:10])}{dash}{day_text(ends_on, short=short)}"
    return f"{day_text(starts_on, short=short)} – {day_text(ends_on, short=short)}"


def iso_text(iso: str) -> str:
    """An ISO date of any precision, perhaps two with `/` between: `2024-05` as `Mei 2024`."""
    first, _, last = iso.partition("/")
    precision = {len("2024-05"): "month", len("2024"): "year"}.get(len(first), "range")
    return span_text(first, last or first, precision)


def brief_text(iso: str, precision: str, today: str) -> str:
    """A day in six cells: `19 Mei`; `Mei'23` when it is more than half a year from `today` or
    only the month is known, `2023` when only the year is. All days are ISO; empty stays empty.
    """
    if not iso or precision == "year":
        return iso[:4]
    far = abs((date.fromisoformat(iso) - date.fromisoformat(today)).days) > _BRIEF_DAYS
    if far or precision == "month":
        return f"{_month(iso, short=True)}'{iso[2:4]}"
    return f"{int(iso[8:10])} {_month(iso, short=True)}"


def moment_text(moment: str) -> str:
    """A stored moment (UTC) as local day and time."""
    local = clock.local(moment)
    return f"{day_text(local.date().isoformat())} {local:%H:%M}"


def number_text(value: float | int | None) -> str:
    """A number with the language's decimal sign; whole numbers without one."""
    return "" if value is None else number_in(language(), value)


def hours_text(hours: float, unit: str) -> str:
    """An amount of hours in their unit (`jp`, else hours): `4 jam`, `12 JP`."""
    name = t("unit.jp") if unit == "jp" else t("unit.hour")
    return f"{number_text(hours)} {name}"


def decimal_in(language: str, value: Decimal) -> str:
    """An exact figure with all its places and the language's sign: `3,50`."""
    told = f"{value:,f}"
    return told.translate(str.maketrans(",.", ".,")) if language == "id" else told


def number_in(language: str, value: float | int) -> str:
    """A number as `number_text` writes it, in a language that need not be the one in use."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float):
        from decimal import Decimal

        text = f"{Decimal(repr(value)):,f}"
    else:
        text = f"{value:,}"
    if language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return text
