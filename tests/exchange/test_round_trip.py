"""What is exported comes back as exactly the same values, in every format and language."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui import i18n
from mitra_tui.errors import BadFile, Usage
from mitra_tui.exchange.formulas import neutralise, restore
from mitra_tui.exchange.mapping import guess
from mitra_tui.exchange.tables import read_bytes
from mitra_tui.exchange.values import read_value, write_value
from mitra_tui.exchange.writers import FORMATS, TYPED, write
from mitra_tui.rows.fields import Entity, Field, Kind
from mitra_tui.rows.registry import entity
from mitra_tui.rows.text import gate

TABLES = [kind for kind in FORMATS if kind != "vcf"]
ODD = [
    "=1+1", "-5", "+62 811 234", "@x", "'=x", "''", "'", "\u200b=1", "＝1", "＋1", "a;b", "a, b",
    'PT "Maju"', "[1]", '["x"]', "[Mitra] [/]", "dua\nbaris", "a  b", "_x0041_", "0811", "TRUE",
    "1.234,5", "2024-05-19", "ya", "-", "None", "#1", "A\u200dB", "PT A dan PT B", "x" * 4000,
    "No", "---", "{", "é\u0301", "👩‍🏫", "1e5", "007", "=HYPERLINK(\"x\")", "sep=;", "NaN",
]


def come_back(what: str, records: list[dict[str, Any]], kind: str,
              heads: str = "names") -> list[dict[str, Any]]:
    """The records after an export and an import."""
    known: Entity = entity(what)
    fields = [one for one in known.fields if any(one.name in record for record in records)]
    headers = [one.name if heads == "names" or kind == "json" else i18n.t(f"{what}.{one.name}")
               for one in fields]
    stream = io.BytesIO()
    if kind == "json":
        rows = [[record.get(one.name, one.empty) for one in fields] for record in records]
    else:
        rows = [[write_value(what, one, record.get(one.name), typed=kind in TYPED)
                 for one in fields] for record in records]
    assert write(kind, stream, headers, iter(rows)) == len(records)
    sheet = read_bytes(stream.getvalue(), f"x.{kind}", what=what)
    mapping = guess(sheet.headers, known, sheet.rows)
    assert mapping.fields == tuple(one.name for one in fields) and mapping.unmapped == ()
    found = []
    for row in sheet.rows:
        record = {}
        for name, cell in zip(mapping.fields, row.cells, strict=True):
            read = read_value(what, known.field(name), cell, typed=kind == "json")
            assert not read.problem, (name, cell, read)
            if read.value not in (None, "", []):
                record[name] = read.value
        found.append(record)
    return found


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("heads", ["names", "labels"])
def test_odd_texts_come_back(kind: str, heads: str) -> None:
    records = [{"name": gate(f"N {text}"), "notes": gate(text, lines=True),
                "city": gate(text), "aliases": [gate(text)]} for text in ODD]
    records += [{"name": gate(text), "city": "Berau"} for text in ODD]
    assert come_back("partners", records, kind, heads) == records


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_of_field_comes_back(kind: str, language: str) -> None:
    i18n.use(language)
    try:
        partners = [{
            "name": "PT Maju", "kind": choice, "stage": "active", "latitude": -0.5021,
            "longitude": 117.15363281250001, "aliases": ["A; B", "C"], "phone": "0541 123",
            "postcode": "07512",
        } for choice in entity("partners").field("kind").choices]
        assert come_back("partners", partners, kind) == partners
        activities: list[dict[str, Any]] = [{
            "title": "Guru Tamu", "starts_on": "2024-05-19", "ends_on": "2024-05-19",
            "date_precision": "day", "partners": ["PT Maju dan Mundur"], "hours": 1234.5,
            "programmes": ["TKJ", "RPL"], "students": 1200, "status": "done",
            "sessions": [{"on_date": "2024-05-19", "hours": 2.5, "guest": "="}],
            "evidence": ["foto.jpg", "https://x.id/?a=1;b=2"],
        }, {"title": "Lain", "partners": ["A", "B, C"], "finding": "satu\n\ndua"}]
        assert come_back("activities", activities, kind) == activities
        officials = [{"name": "X", "position": "Y", "acting": True, "from_on": "1899-01-01"}]
        assert come_back("officials", officials, kind) == officials
    finally:
        i18n.use("id")


_TEXT = st.text(max_size=30).map(gate)
_LINES = st.text(max_size=30).map(lambda text: gate(text, lines=True))
_SPICED = st.text("=+-@'\t\n\r ,;\"\u200b|[]{}ab1.", max_size=12).map(gate)


@given(st.lists(st.fixed_dictionaries({
    "name": st.one_of(_TEXT, _SPICED).map(lambda text: f"N{text}"),
    "city": st.one_of(_TEXT, _SPICED), "notes": st.one_of(_LINES, _SPICED),
    "aliases": st.lists(st.one_of(_TEXT, _SPICED).filter(bool), max_size=3, unique=True),
    "latitude": st.one_of(st.none(), st.floats(0.0001, 90), st.floats(-90, -0.0001)),
}), min_size=1, max_size=4), st.sampled_from(TABLES))
def test_whatever_was_typed_comes_back(records: list[dict[str, Any]], kind: str) -> None:
    wanted = [{name: value for name, value in one.items() if value not in (None, "", [])}
              for one in records]
    assert come_back("partners", wanted, kind) == wanted


@given(st.text("=+-@'\t\n\r\0 \u200bab＝", max_size=8))
def test_a_mark_comes_off_exactly_as_it_was_put_on(text: str) -> None:
    marked = neutralise(text)
    assert restore(marked) == text
    if text.lstrip("'").lstrip(" \t\r\n\0\u200b")[:1] in ("=", "+", "-", "@", "＝"):
        assert marked == f"'{text}"


@given(st.lists(st.one_of(_TEXT, st.sampled_from(ODD)).filter(bool), min_size=1, max_size=4,
                unique=True))
def test_lists_come_back(items: list[str]) -> None:
    for field in (Field("x", Kind.TEXTS), Field("x", Kind.REFS, of="partners")):
        cell = write_value("partners", field, items)
        assert read_value("partners", field, cell).value == items


@given(st.integers(-10**15, 10**15) | st.floats(1e-9, 1e12) | st.floats(-1e12, -1e-9))
def test_numbers_come_back(number: float) -> None:
    field = Field("x", Kind.NUMBER)
    assert read_value("x", field, write_value("x", field, number)).value == number


def test_no_formula_reaches_a_spreadsheet() -> None:
    stream = io.BytesIO()
    write("csv", stream, ["name"], [["=1+1"], [" \t@x"], ["-5"], [-5]])
    assert stream.getvalue().decode("utf-8-sig") == "name\r\n'=1+1\r\n' \t@x\r\n'-5\r\n-5\r\n"
    stream = io.BytesIO()
    write("xlsx", stream, ["=a"], [["=1+1"], ["{=1}"], ["http://x.id"]])
    import zipfile

    with zipfile.ZipFile(stream) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and "hyperlink" not in xml


def test_what_a_sheet_cannot_hold_is_refused() -> None:
    for kind in ("xlsx", "ods"):
        with pytest.raises(BadFile) as refused:
            write(kind, io.BytesIO(), ["name"], [["x" * 40_000]])
        assert refused.value.key == "export.cell_too_long"
    with pytest.raises(Usage):
        write("doc", io.BytesIO(), ["name"], [])


def test_json_lines_hold_the_values_themselves() -> None:
    stream = io.BytesIO()
    write("json", stream, ["id", "name", "aliases"], [[1, "é\n", ["a"]], [2, None, []]])
    lines = stream.getvalue().decode().split("\n")
    assert lines[0] == '{"id": 1, "name": "é\\n", "aliases": ["a"]}'
    assert json.loads(lines[1]) == {"id": 2, "name": None, "aliases": []}


def test_vcards() -> None:
    stream = io.BytesIO()
    headers = ["name", "partner", "position", "phone", "email", "notes"]
    write("vcf", stream, headers, [
        ["Yudi; Tanarong", "PT Maju, Tbk", "HRD", "+62 811", "y@x.id", "a\nb\\" + "é" * 60],
        ["Kaharudin Yusuf", "", "", None, "", ""]])
    text = stream.getvalue().decode()
    assert all(len(line) <= 75 for line in stream.getvalue().split(b"\r\n"))
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert unfolded[:6] == [
        "BEGIN:VCARD", "VERSION:3.0", "FN:Yudi\\; Tanarong", "N:Yudi\\; Tanarong;;;;",
        "ORG:PT Maju\\, Tbk", "TITLE:HRD"]
    assert f"NOTE:a\\nb\\\\{'é' * 60}" in unfolded
    assert text.count("BEGIN:VCARD\r\n") == text.count("END:VCARD\r\n") == 2
