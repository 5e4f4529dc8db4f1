"""The words dates are made of: months and days in Indonesian and English, and what joins them."""

from __future__ import annotations

import re
from datetime import date

MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)

_FORMS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agust agu agt ags aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
# Every accepted spelling of a month → its number.
MONTHS = {form: number for number, forms in enumerate(_FORMS, 1) for form in forms.split()}
ROMAN = {
    form: number
    for number, form in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}

_DAYS = (
    "senin", "selasa", "rabu", "kamis", "jum['’`]?at", "sabtu", "minggu", "ahad",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)

_WEEKDAYS = {
    day: number
    for number, days in enumerate((
        "senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday", "jumat friday",
        "sabtu saturday", "minggu ahad sunday"))
    for day in days.split()
}

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W_])"
DAY_NAME = "(?:" + "|".join(_DAYS) + r")(?![^\W_])"

# `–`, `-`, `s.d.`, `s/d`, `sd`, `sampai (dengan)`, `hingga`, `to`, `until`.
UNTIL = re.compile(
    r"\s*(?:-+|~|s\s*[./]?\s*d\b\.?|sampai(?:\s+dengan|\s+tanggal)?\b|hingga\b|to\b|until\b)\s*",
    re.IGNORECASE,
)
AND = re.compile(r"\s*,?\s*(?:&|\bdan\b|\band\b)\s*", re.IGNORECASE)

# What may stand before a date without meaning anything more: `Hari/Tanggal: Senin,`.
LEAD = (
    r"(?:(?:pada\s+)?(?:hari\s*/\s*tanggal|hari|tanggal|tgl\.?)\s*:?\s*)?"
    rf"(?:(?:(?P<since>{DAY_NAME})\s*(?:-|,|&|/|dan|s\s*[./]?\s*d\.?|sampai)\s*)*"
    rf"(?P<weekday>{DAY_NAME})\s*[,./]?\s*)?(?:(?:tanggal|tgl\.?)\s*:?\s*)?"
)
_CLOCK = r"[0-9]{1,2}[.:][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?![0-9]|[.:/][0-9])"
_ZONE = r"(?:\s*(?:wib|wita|wit|am|pm|z)\b)?"
TIME = re.compile(
    rf"\s*,?\s*T?(?:\(?\s*(?:pukul|jam|pkl\.?|at)\s*:?\s*)?{_CLOCK}{_ZONE}"
    rf"(?:\s*(?:-|s\s*[./]?\s*d\b\.?|sampai|hingga|to)\s*(?:{_CLOCK}{_ZONE}|selesai{_ZONE}))?\)?",
    re.IGNORECASE,
)


def is_weekday(name: str, when: date) -> bool:
    """Whether a day is on the weekday called `name`; an empty name fits every day."""
    wanted = _WEEKDAYS.get(re.sub("['’`]", "", name).lower())
    return wanted is None or wanted == when.weekday()


def plain(text: str) -> str:
    """The text with one kind of dash, one kind of blank; as long as it was."""
    return text.translate(_PLAIN)


_PLAIN = {ord(char): "-" for char in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"}
_PLAIN |= {ord(char): " " for char in "\u00a0\u2007\u202f\u2009\t\r\n"}
