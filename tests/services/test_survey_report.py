"""R6: the results of a survey on paper, worked out again by hand."""

from __future__ import annotations

import io
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mitra_tui.documents.blocks import Document, Facts, Paragraph, Table, plain
from mitra_tui.rows.chart import Chart
from mitra_tui.services import reports, responses
from mitra_tui.services.reports.span import Span, span_of
from mitra_tui.services.reports.survey_results import build_one
from tests import factories
from tests.command import Run
from tests.documents.paper import bare, docx_paragraphs, pdf_pages

MARKS = ((4, 3, 2), (3, 3, 3), (4, 4, 1))  # of three sheets to u1, u2, u3


def skm() -> int:
    one = factories.survey("SKM 2024", template="skm", opens_on="2024-05-01")
    for number, marks in enumerate(MARKS, 1):
        factories.response(one, sheet=str(number), partner=number, on_date="2024-05-10", answers={
            f"u{unsur}": mark for unsur, mark in enumerate(marks, 1)}
            | ({"remarks": "Tambah [parkir] <b>"} if number == 2 else {}))
    return one


def tables(document: Document) -> dict[str, Table]:
    return {block.title: block for block in document.blocks if isinstance(block, Table)}


def facts(document: Document) -> dict[str, str]:
    (found,) = [block for block in document.blocks if isinstance(block, Facts)]
    return {name: plain(value) for name, value in found.pairs}


def test_the_figures_are_those_of_a_calculation_by_hand(with_partners: Path) -> None:
    document = build_one(skm())
    # 11/3, 10/3 and 6/3
    means = [Decimal(sum(mark)) / Decimal(3) for mark in zip(*MARKS, strict=True)]
    index = sum(means, Decimal(0)) / 3
    cent = Decimal("0.01")
    by_hand = (index * 25).quantize(cent, ROUND_HALF_UP)
    rows = tables(document)["Nilai rata-rata (NRR) tiap unsur"].rows
    assert [row[3] for row in rows[:3]] == [one.quantize(cent, ROUND_HALF_UP) for one in means]
    assert [row[4] for row in rows[:3]] == [Decimal("0.3333")] * 3
    assert rows[-2][5] == index.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    assert (rows[-1][1], rows[-1][5]) == ("SKM (indeks × 25)", by_hand)
    assert str(rows[2][1]).startswith("! ")  # below a B
    told = facts(document)
    assert (told["SKM"], told["Mutu"], told["NPS"]) == ("75,00", "C (Kurang Baik)",
                                                       "belum ada data")
    assert tables(document)["Sebaran"].rows[2][2:] == (1, 1, 1, 0, 0)
    assert any("Baru 3 lembar" in plain(block.text) for block in document.blocks
               if isinstance(block, Paragraph))


def test_questions_of_one_unsur_share_a_line(with_partners: Path) -> None:
    one = factories.survey(template="own", questions=[
        {"code": "a", "text": "Satu?", "kind": "likert4", "unsur": 1},
        {"code": "b", "text": "Juga satu?", "kind": "likert4", "unsur": 1},
        {"code": "c", "text": "Dua?", "kind": "likert4", "unsur": 2},
        {"code": "d", "text": "Kosong?", "kind": "likert4", "unsur": 3}])
    factories.response(one, answers={"a": 4, "b": 2, "c": 2})
    rows = tables(build_one(one))["Nilai rata-rata (NRR) tiap unsur"].rows
    assert [row[1:5] for row in rows[:2]] == [
        ("! Satu?; Juga satu?", 2, Decimal("3.00"), Decimal("0.5000")),
        ("! Dua?", 1, Decimal("2.00"), Decimal("0.5000"))]
    assert rows[-1][5] == Decimal("62.50")


def test_a_round_stands_beside_the_last_one_and_small_groups_are_hidden(
    with_partners: Path,
) -> None:
    from mitra_tui.services.surveys.comparing import new_round

    first = factories.survey("Putaran 1")
    factories.response(first, partner=1, answers={"s1": 4, "s2": 2})
    second = new_round(first, "Putaran 2", "2024-05-20")
    for kind, score in (("partner", 3), ("teacher", 4), ("teacher", 4)):
        factories.response(second, respondent_kind=kind, answers={"s1": score, "s2": score})
    document = build_one(second)
    assert facts(document)["Putaran sebelumnya"] == "Putaran 1: 75,00 (+16,67)"
    assert [row[-1] for row in tables(document)["Menurut strategi"].rows] == ["-0,33", "+1,67"]
    assert tables(document)["Menurut responden"].rows == (
        ("Mitra", 1, Decimal("75.00"), "C", "–"), ("Guru", 2, "n < 5", "", ""))


def test_the_report_holds_the_rounds_answered_in_its_time(with_partners: Path) -> None:
    one = skm()
    other = factories.survey("Lain", opens_on="2023-01-01")
    factories.response(other, on_date="2023-03-01", answers={"s1": 3})
    gone = factories.survey("Dihapus")
    responses.store.remove(factories.response(gone, answers={"s1": 1}))
    factories.survey("Tanpa jawaban")
    (page, *_) = pdf_pages(reports.file_of("R6", span_of("2023/2024"), "pdf"))
    assert bare("SKM 2024") in bare(page) and bare("75,00") in bare(page)
    document = reports.build("R6", span_of("2023/2024"))
    assert [figure.label for figure in document.figures] == ["SKM 2024"]
    assert document.figures[0].records == tuple(("responses", number) for number in (1, 2, 3))
    assert [one.label for one in reports.build("R6", Span()).figures] == ["SKM 2024", "Lain"]
    assert one == 1


def test_several_rounds_are_told_apart_by_numbers_on_their_sheets(with_partners: Path) -> None:
    skm()
    factories.response(factories.survey("Lain"), on_date="2024-05-11", answers={"s1": 3})
    data = reports.file_of("R6", span_of("2023/2024"), "xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert {"Survei", "1. Sebaran", "2. Sebaran"} <= set(book.sheet_names)
    first = book.get_sheet_by_name("Survei").to_python()
    assert [row[:4] for row in first[3:]] == [[1, "Lain", 1, 75], [2, "SKM 2024", 3, 75]]


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html", "md", "txt"])
def test_a_time_without_answers_has_no_figures(school: Path, kind: str) -> None:
    one = factories.survey()
    if kind != "xlsx":
        assert reports.file_of("R6", span_of("2019/2020"), kind)
        assert reports.written(build_one(one), kind)
    document = reports.build("R6", span_of("2019/2020"))
    assert "Tidak ada survei yang dijawab pada waktu itu." in [
        plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    empty = build_one(one)
    assert facts(empty)["Mutu"] == "belum ada data"
    assert not any(isinstance(block, Chart | Table) for block in empty.blocks)


def test_every_format_tells_the_texts_as_texts(with_partners: Path, tmp_path: Path,
                                              run: Run) -> None:
    skm()
    for kind in ("pdf", "docx", "xlsx", "html", "md"):
        done = run("report", "r6", "--year", "2023/2024", "--to", str(tmp_path / f"r6.{kind}"))
        assert done.code == 0, done.err
    assert any("Tambah [parkir] <b>" in line
               for line in docx_paragraphs((tmp_path / "r6.docx").read_bytes()))
    assert "Tambah [parkir] &lt;b&gt;" in (tmp_path / "r6.html").read_text()
    book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "r6.xlsx").read_bytes()))
    rows = book.get_sheet_by_index(0).to_python()
    assert 75.0 in [row[5] for row in rows] and any("Rata-rata" in one for one in book.sheet_names)
    assert any("SKM 2024" in map(str, row)
               for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
