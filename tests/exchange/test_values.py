"""Cells as values: what an office writes, and what is not guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.exchange.tables import Cell
from mitra_tui.exchange.values import read_value
from mitra_tui.i18n import in_every_language
from mitra_tui.rows.fields import Field, Kind
from mitra_tui.rows.registry import entity

NUMBER, WHOLE = Field("x", Kind.NUMBER), Field("x", Kind.INTEGER)
KIND = entity("partners").field("kind")


@pytest.mark.parametrize(("field", "cell", "value"), [
    (NUMBER, "1.234,5", 1234.5), (NUMBER, "0,5", 0.5), (NUMBER, "-3", -3), (NUMBER, 2.5, 2.5),
    (WHOLE, "1.200", 1200), (WHOLE, " 15 ", 15), (WHOLE, 15.0, 15),
    (Field("x", Kind.FLAG), "Ya", True), (Field("x", Kind.FLAG), "✓", True),
    (Field("x", Kind.FLAG), "tidak", False), (Field("x", Kind.FLAG), "NO", False),
    (Field("x", Kind.FLAG), True, True), (Field("x", Kind.FLAG), 1, True),
    (Field("x", Kind.DATE), "19 Mei 2024", "2024-05-19"),
    (Field("x", Kind.DATE), date(2024, 5, 19), "2024-05-19"),
    (Field("x", Kind.DATE), datetime(2024, 5, 19, 8), "2024-05-19"),
    (KIND, "university", "university"), (KIND, "Perguruan Tinggi", "university"),
    (KIND, "DUDI", "industry"), (KIND, "BUMN", "state_enterprise"),
    (Field("x"), 81234567890, "81234567890"), (Field("x"), 1.5, "1,5"), (Field("x"), "a\tb", "a b"),
    (Field("x"), date(2024, 5, 19), "2024-05-19"),
    (Field("x", Kind.LINES), "a\r\nb", "a\nb"),
    (Field("x", Kind.TEXTS), "a; b\nc;;a", ["a", "b", "c"]),
    (Field("x", Kind.TEXTS), "[a] dan b", ["[a] dan b"]),
    (Field("x", Kind.REFS, of="partners"), "PT A, PT B, dan CV C", ["PT A", "PT B", "CV C"]),
    (Field("x", Kind.REFS, of="partners"), "Dinas Pendidikan dan Kebudayaan",
     ["Dinas Pendidikan dan Kebudayaan"]),
    (Field("x", Kind.REFS, of="partners"), "Pertamina, PT (Persero)", ["Pertamina, PT (Persero)"]),
    (Field("x", Kind.REFS, of="programmes"), "Akuntansi dan Keuangan Lembaga, TKJ dan RPL",
     ["Akuntansi dan Keuangan Lembaga", "TKJ", "RPL"]),
    *((Field("x", kind, of="partners"), cell, None if kind is Kind.REF else [])
      for kind in (Kind.REF, Kind.REFS) for cell in ("-", "–", "n/a", "N/A", "nihil", "Tidak ada")),
    (NUMBER, "-", None), (KIND, "–", None), (Field("x", Kind.DATE), "-", None),
    (Field("x", Kind.REFS, of="partners"), "PT Alfa / PT Beta", ["PT Alfa", "PT Beta"]),
    (Field("x", Kind.REFS, of="partners"), "1. PT Gama\n2. PT Delta", ["PT Gama", "PT Delta"]),
    (Field("x", Kind.REFS, of="partners"), "- PT Gama\n- PT Delta", ["PT Gama", "PT Delta"]),
    (Field("x", Kind.REFS, of="partners"), "PT Gama; -", ["PT Gama"]),
    (Field("x", Kind.REFS, of="partners"), "PT Gama 2. Jaya", ["PT Gama 2. Jaya"]),
    (Field("x", Kind.REFS, of="partners"), "XL Axiata", ["XL Axiata"]),
    (Field("x", Kind.REFS, of="programmes"), "TKJ/DKV", ["TKJ", "DKV"]),
    (Field("x", Kind.REFS, of="programmes"), "1. TKJ 2. DKV", ["TKJ", "DKV"]),
    (Field("x", Kind.REFS, of="programmes"), "X TKJ, XI DKV 2", ["TKJ", "DKV"]),
    (Field("x", Kind.REF, of="programmes"), "XII TKJ 2", "TKJ"),
    (Field("x", Kind.REFS, of="programmes"), "12 Sekawan", ["12 Sekawan"]),
    (Field("x", Kind.NUMBERS), "1, 2; 3 4", [1, 2, 3, 4]), (Field("x", Kind.NUMBERS), 5, [5]),
    (entity("programmes").field("aliases"), "OTKP; AP", [{"name": "OTKP"}, {"name": "AP"}]),
    (entity("activities").field("sessions"), "3/5/2024; 10 Mei 2024",
     [{"on_date": "2024-05-03"}, {"on_date": "2024-05-10"}]),
    (Field("x", Kind.REF, of="partners"), 212, "212"),
])
def test_reads(field: Field, cell: Cell, value: Any) -> None:
    read = read_value("partners", field, cell)
    assert (read.value, read.problem) == (value, "")


@pytest.mark.parametrize(("field", "cell", "problem"), [
    (NUMBER, "dua", "value.not_a_number"), (NUMBER, "١٢", "value.not_a_number"),
    (NUMBER, "1_000", "value.not_a_number"), (NUMBER, "1e5", "value.not_a_number"),
    (NUMBER, float("nan"), "value.not_a_number"), (NUMBER, True, "value.not_a_number"),
    (NUMBER, "9" * 5000, "value.not_a_number"),
    (WHOLE, 1.5, "value.not_whole"), (WHOLE, "1,5", "value.not_whole"),
    (Field("x", Kind.FLAG), "mungkin", "value.not_a_flag"),
    (Field("x", Kind.DATE), "Mei 2024", "date.not_a_day"),
    (Field("x", Kind.DATE), "31/02/2024", "date.impossible"),
    (Field("x", Kind.DATE), "Samarinda, 19 Mei 2024", "date.text_around"),
    (KIND, "planet", "value.not_a_choice"),
    (Field("x"), 197001012000121001, "value.digits_lost"),
    (Field("x", Kind.NUMBERS), "1, dua", "value.not_whole"),
    (Field("x", Kind.ROWS), "[1, 2]", "value.not_a_list"),
    (entity("activities").field("sessions"), "kapan saja", "date.unreadable"),
])
def test_does_not_guess(field: Field, cell: Cell, problem: str) -> None:
    read = read_value("partners", field, cell)
    assert (read.value, read.problem) == (field.empty, problem)
    sentences = in_every_language(problem)
    assert len(sentences) == 2
    assert all(sentence.format(**read.params) for sentence in sentences)


def test_labels_of_every_language_are_choices() -> None:
    for what, name in (("partners", "kind"), ("partners", "stage"), ("activities", "status")):
        field = entity(what).field(name)
        for choice in field.choices:
            for label in in_every_language(f"{what}.{name}.{choice}"):
                read = read_value(what, field, label.upper()).value
                assert in_every_language(f"{what}.{name}.{read}") == in_every_language(
                    f"{what}.{name}.{choice}")


def test_a_near_choice_is_offered() -> None:
    assert read_value("partners", KIND, "Perguruan Tingi").suggestion == "university"


def test_json_is_taken_by_its_types() -> None:
    refs = Field("x", Kind.REFS, of="partners")
    assert read_value("x", Field("x", Kind.REF), 5, typed=True).value == 5
    assert read_value("x", refs, "[1, 2]", typed=True).value == [1, 2]
    assert read_value("x", refs, "PT A dan PT B", typed=True).value == ["PT A dan PT B"]


_CELLS = st.one_of(
    st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(),
    st.sampled_from(["[", "[[", "[{}]", '[{"a": 1}]', "[1]", "1;2", "3 Mei 2024"]),
)


@given(_CELLS, st.sampled_from(list(Kind)), st.booleans())
def test_any_cell_is_read_or_told(cell: Cell, kind: Kind, typed: bool) -> None:
    field = Field("x", kind, choices=("a",), of="partners",
                  parts=(Field("name", required=True), Field("n", Kind.INTEGER)))
    read = read_value("partners", field, cell, typed=typed)
    assert not read.problem or read.value == field.empty
