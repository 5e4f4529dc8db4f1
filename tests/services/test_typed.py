"""What a person types into one field, on the screen or after `KEY=`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mitra_tui.errors import Invalid
from mitra_tui.rows.activity import ACTIVITIES
from mitra_tui.rows.agreement import AGREEMENTS
from mitra_tui.rows.fields import Field
from mitra_tui.rows.followup import FOLLOWUPS
from mitra_tui.rows.official import OFFICIALS
from mitra_tui.rows.partner import PARTNERS
from mitra_tui.rows.response import RESPONSES
from mitra_tui.services.typed import read_day, read_typed


@pytest.mark.parametrize(("field", "text", "value"), [
    (PARTNERS.field("name"), "CV [Mitra] [/]", "CV [Mitra] [/]"),
    (PARTNERS.field("city"), "  ", None),
    (PARTNERS.field("latitude"), "-0,5022", -0.5022),
    (PARTNERS.field("longitude"), "117.153", 117.153),
    (PARTNERS.field("aliases"), "Indosat; IOH", ["Indosat", "IOH"]),
    (PARTNERS.field("aliases"), '["Indosat; Tbk"]', ["Indosat; Tbk"]),
    (PARTNERS.field("aliases"), "[Mitra] [/]", ["[Mitra] [/]"]),
    (PARTNERS.field("aliases"), "", []),
    (ACTIVITIES.field("students"), "1.250", 1250),
    (ACTIVITIES.field("starts_on"), "besok", "2024-05-21"),
    (ACTIVITIES.field("starts_on"), "19/5/24", "2024-05-19"),
    (ACTIVITIES.field("starts_on"), "Mei 2024", "2024-05"),
    (ACTIVITIES.field("starts_on"), "5/2024", "2024-05"),
    (ACTIVITIES.field("starts_on"), "2024", "2024"),
    (ACTIVITIES.field("starts_on"), "Samarinda, 19 Mei 2024", "2024-05-19"),
    (ACTIVITIES.field("starts_on"), "21-25 Agustus 2023", "2023-08-21/2023-08-25"),
    (ACTIVITIES.field("starts_on"), "Mei – Juni 2024", "2024-05/2024-06"),
    (ACTIVITIES.field("sessions"), '[{"on_date": "2024-05-01"}]', [{"on_date": "2024-05-01"}]),
    (AGREEMENTS.field("scope_items"), "1, 4;5", [1, 4, 5]),
    (AGREEMENTS.field("scope_items"), "[1, 4]", [1, 4]),
    (RESPONSES.field("answers"), '{"s1": 4}', {"s1": 4}),
    (RESPONSES.field("answers"), '[{"code": "s1", "answer": 4}]', [{"code": "s1", "answer": 4}]),
    (OFFICIALS.field("acting"), "Ya", True),
    (OFFICIALS.field("acting"), "no", False),
])
def test_reads_what_was_typed(field: Field, text: str, value: Any) -> None:
    assert read_typed(field, text) == value


@pytest.mark.parametrize(("field", "text", "key"), [
    (ACTIVITIES.field("students"), "2,5", "check.whole"),
    (ACTIVITIES.field("hours"), "dua", "check.number"),
    (ACTIVITIES.field("starts_on"), "31/02/2024", "date.impossible"),
    (ACTIVITIES.field("starts_on"), "pertengahan", "date.unreadable"),
    (FOLLOWUPS.field("due_on"), "Mei 2024", "date.not_a_day"),
    (ACTIVITIES.field("sessions"), "besok", "check.list"),
    (ACTIVITIES.field("sessions"), "3", "check.list"),
    (ACTIVITIES.field("sessions"), '{"on_date": "2024-05-01"}', "check.list"),
    (ACTIVITIES.field("sessions"), "[" * 100_000, "check.list"),
    (AGREEMENTS.field("scope_items"), "1, dua", "check.number"),
    (OFFICIALS.field("acting"), "mungkin", "check.flag"),
])
def test_says_which_field_is_wrong(field: Field, text: str, key: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_typed(field, text)
    assert [(one.field, one.key) for one in caught.value.errors] == [(field.name, key)]


def test_a_day_that_cannot_be_read_is_none() -> None:
    assert read_day("+7", date(2024, 5, 20)) == "2024-05-27"
    assert read_day("31/02/2024", date(2024, 5, 20)) is None
    assert read_day("", date(2024, 5, 20)) is None
