"""What the title of an activity says: partners, programmes, category, place.

`TitleReader(own_school(name), partners, programmes).read(title)` reads one; `activity_key` says
whether two are the same activity; `likely` and `guess_kind` serve wherever a partner is named.
"""

from __future__ import annotations

from mitra_tui.exchange.titles.categories import CATEGORIES, guess_category
from mitra_tui.exchange.titles.contained import Parts, contains, parts_of
from mitra_tui.exchange.titles.lists import split_partners, split_programmes
from mitra_tui.exchange.titles.names import (
    Directory,
    city_of,
    guess_kind,
    likely,
    mend_city,
    without_city,
)
from mitra_tui.exchange.titles.read import (
    NamedPartner,
    ReadTitle,
    TitleReader,
    activity_key,
    find_title,
    normal_title,
)
from mitra_tui.exchange.titles.school import School, own_school

__all__ = [
    "CATEGORIES", "Directory", "NamedPartner", "Parts", "ReadTitle", "School", "TitleReader",
    "activity_key", "city_of", "contains", "find_title", "guess_category", "guess_kind", "likely",
    "mend_city", "normal_title", "own_school", "parts_of", "split_partners", "split_programmes",
    "without_city",
]
