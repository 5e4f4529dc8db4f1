"""The directory by what partners were appraised at: a filter and an order over the row `r`.

A partner's newest appraisal is the one that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mitra_tui.errors import Usage
from mitra_tui.i18n import t
from mitra_tui.i18n.dates import number_text
from mitra_tui.models.base import db
from mitra_tui.rows.appraisal import HIGHEST
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.numbers import read_number

YES, NO = "yes", "no"
OFFERED = ("3.5", "3", "2.5", "2")
"""The least totals that are offered to choose from."""

# All newest appraisals at once: a filter asks for them once, not for each partner.
_NEWEST = (
    "SELECT partner_id, total FROM (SELECT partner_id, total, row_number() OVER "
    "(PARTITION BY partner_id ORDER BY on_date DESC, id DESC) AS place FROM appraisal "
    "WHERE hidden = 0) WHERE place = 1"
)
# (A comma and a blank part the keys of an order.)
ORDER = ("coalesce((SELECT a.total FROM appraisal a WHERE a.partner_id=r.id AND a.hidden=0 "
         "ORDER BY a.on_date DESC,a.id DESC LIMIT 1),0)")
_TOTAL = Field("total", Kind.NUMBER, minimum=0, maximum=HIGHEST)


def having_appraisal(value: str | int) -> tuple[str, Sequence[Any]]:
    """The condition that a partner `r` was appraised (`yes`), was not (`no` or empty), or that
    its newest total is at least so much. Raises `Usage` for what is none of these."""
    word = str(value).strip().casefold()
    if word in (YES, NO, ""):
        which = "IN" if word == YES else "NOT IN"
        return f"r.id {which} (SELECT partner_id FROM appraisal WHERE hidden = 0)", []
    least = read_number(_TOTAL, word)
    if least is None:
        raise Usage("error.no_such_value", name="appraised", value=str(value),
                    known=f"{YES}, {NO}, 0–{HIGHEST}")
    return f"r.id IN (SELECT partner_id FROM ({_NEWEST}) WHERE total >= ?)", [least]


def values() -> list[tuple[str, int]]:
    """What the filter offers, and how many partners each finds."""
    found = []
    for value in (YES, NO, *OFFERED):
        condition, params = having_appraisal(value)
        count = db.execute_sql(
            f"SELECT count(*) FROM partner r WHERE r.hidden = 0 AND {condition}",
            list(params)).fetchone()[0]
        if count:
            found.append((value, int(count)))
    return found


def text_of(value: str | int) -> str:
    """The filter's value for people."""
    if value in (YES, NO):
        return t("value.yes" if value == YES else "value.no")
    least = read_number(_TOTAL, str(value))
    return t("partners.appraised_from", total=str(value) if least is None else number_text(least))
