"""Numbers and days in Indonesian words, as documents write them beside the figures."""

from __future__ import annotations

from datetime import date, timedelta

from mitra_tui.i18n import t_in
from mitra_tui.i18n.dates import day_in

MOST = 10**15 - 1
_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_GROUPS = ("", "ribu", "juta", "miliar", "triliun")
_DOTS = "." * 12


def terbilang(number: int) -> str:
    """A whole number in words: 2024 is `dua ribu dua puluh empat`.

    ValueError beyond 999 trillion (10^15) on either side of zero.
    """
    if abs(number) > MOST:
        raise ValueError(number)
    if number < 0:
        return f"minus {terbilang(-number)}"
    groups: list[str] = []
    rest = number
    for name in _GROUPS:
        rest, group = divmod(rest, 1000)
        if group == 1 and name == "ribu":
            groups.insert(0, "seribu")
        elif group:
            groups.insert(0, f"{_under_thousand(group)} {name}".strip())
    return " ".join(groups) or "nol"


def _under_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    told = [] if not hundreds else ["seratus"] if hundreds == 1 else [f"{_ONES[hundreds]} ratus"]
    tens, ones = divmod(rest, 10)
    if rest in (10, 11):
        told.append("sepuluh" if rest == 10 else "sebelas")
    elif tens == 1:
        told.append(f"{_ONES[ones]} belas")
    else:
        told += [f"{_ONES[tens]} puluh"] if tens else []
        told += [_ONES[ones]] if ones else []
    return " ".join(told)


def figure(number: int) -> str:
    """A number with its words: `30 (tiga puluh)`."""
    return f"{number} ({terbilang(number)})"


def long_day(iso: str) -> str:
    """`2024-08-05` as `5 Agustus 2024`, in Indonesian whatever language is in use."""
    return day_in("id", iso)


def weekday(iso: str) -> str:
    """The day of the week of `2024-08-05`: `Senin`."""
    return t_in("id", f"weekday.{date.fromisoformat(iso).weekday()}")


def _month(iso: str) -> str:
    return t_in("id", f"month.{int(iso[5:7])}")


def day_in_words(iso: str) -> str:
    """A day as agreements name it: `Senin tanggal Lima bulan Agustus tahun Dua Ribu Dua Puluh
    Empat (05-08-2024)`; dotted lines where no day is given."""
    if not iso:
        return f"{_DOTS} tanggal {_DOTS} bulan {_DOTS} tahun {_DOTS} (.. - .. - ....)"
    number, year = (terbilang(int(part)).title() for part in (iso[8:10], iso[:4]))
    figures = f"{iso[8:10]}-{iso[5:7]}-{iso[:4]}"
    return f"{weekday(iso)} tanggal {number} bulan {_month(iso)} tahun {year} ({figures})"


def term_in_words(starts_on: str, ends_on: str) -> str:
    """How long a term is, its first and last day included: `3 (tiga) tahun`, else months, else
    days; empty when an end is missing or the term is none."""
    if not starts_on or not ends_on or ends_on < starts_on:
        return ""
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    # Offices end a year on the day before, or on the same day.
    months = _months(first, last + timedelta(days=1)) or _months(first, last)
    if months and months % 12 == 0:
        return f"{figure(months // 12)} tahun"
    if months:
        return f"{figure(months)} bulan"
    return f"{figure((last - first).days + 1)} hari"


def _months(first: date, after: date) -> int:
    """The whole months between two days, 0 when they do not come out even."""
    if after.day != first.day and not (first.day > 28 and after.day == 1):
        return 0
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if after.day == first.day else months - 1
