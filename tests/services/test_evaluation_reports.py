"""The reports on the state of partnerships: 8+i, the eight strategies, the semester."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui import i18n
from mitra_tui.documents.blocks import Document, Paragraph
from mitra_tui.i18n.dates import number_text
from mitra_tui.rows.chart import BARS, HEAT, Chart
from mitra_tui.services import reports
from mitra_tui.services.reports.semesters import semesters_of
from mitra_tui.services.reports.span import Span, span_of
from tests import factories
from tests.services.test_reports import facts, tables

GENAP = span_of("2023/2024", "genap")
YEAR = span_of("2023/2024")
LONG_AGO = span_of("1999/2000", "ganjil")
ODD = "CV [Mitra] [/]"


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def said(document: Document) -> list[Any]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


# -- the semesters of a time -----------------------------------------------------------
@pytest.mark.parametrize("span,found", [
    (GENAP, ["genap"]), (YEAR, ["ganjil", "genap"]), (span_of("2024/2025"), ["ganjil"]),
    (Span(), ["ganjil", "genap"]), (Span("2024-02-01", "2024-04-30"), ["genap"]),
    (Span("", "2023-10-01"), ["genap", "ganjil"]),
])
def test_a_time_has_its_semesters(span: Span, found: list[str]) -> None:
    """It is May 2024: what has not begun is not told of, unless nothing else was asked for."""
    assert [one.semester for one in semesters_of(span)] == found


# -- R5 --------------------------------------------------------------------------------
@pytest.fixture
def taught(school: Path) -> tuple[int, int]:
    """Two programmes; the first had 20 hours of guests in the semester, 40 in the one before."""
    visual, hotels = factories.programme("DKV"), factories.programme("Perhotelan")
    odd = factories.partner(ODD)
    for day, hours in (("2023-09-01", 40), ("2024-02-01", 20)):
        factories.activity("Guru tamu", category="Guru tamu", partners=[odd], programmes=[visual],
                           status="done", starts_on=day, ends_on=day, hours=hours)
    return visual, hotels


def test_8_plus_i_has_a_bar_for_each_programme_and_its_target(taught: tuple[int, int]) -> None:
    document = reports.build("R5", GENAP)
    (chart,) = charts(document)
    assert (chart.kind, chart.labels, chart.target) == (BARS, ("DKV", "Perhotelan"), 50)
    assert chart.series[0].values == (20, 0)
    assert chart.notes == ("20 / 50", "0 / 50")
    assert chart.high > 50, "the target can be seen"
    found = tables(document)
    assert [row[0] for row in found[i18n.t("report.R5.items")]] == ["DKV", "Perhotelan"]
    assert found[i18n.t("report.R5.items")][0][3] == i18n.t("eight_plus_i.mark.partly")
    gaps = {(row[1], row[2][0]): row[3:] for row in found[i18n.t("report.R5.gaps")]}
    assert gaps["DKV", "3"] == ("sebagian", "–"), "who serves it already is no candidate"
    assert gaps["Perhotelan", "3"] == ("belum ada", ODD)


def test_a_year_has_a_bar_for_each_semester(taught: tuple[int, int]) -> None:
    assert [one.series[0].values[0] for one in charts(reports.build("R5", YEAR))] == [40, 20]


def test_8_plus_i_leads_to_what_was_counted(taught: tuple[int, int]) -> None:
    (figure,) = reports.build("R5", GENAP).figures
    assert figure.label.startswith("DKV: 3 ")
    assert figure.records == (("activities", 1), ("activities", 2))


# -- R7 --------------------------------------------------------------------------------
def test_partners_are_told_by_strategy_with_their_next_act(with_activities: Path) -> None:
    document = reports.build("R7", YEAR)
    (chart,) = charts(document)
    assert (chart.kind, len(chart.labels)) == (HEAT, 8)
    found = tables(document)
    each = {row[1]: row for row in found[i18n.t("report.R7.each")]}
    assert list(each) == [one.name for one in chart.series]
    assert "Dinas Pendidikan Kalimantan Timur" not in each, "what ended is not to be raised"
    indosat = each["PT Indosat Ooredoo Hutchison"]
    values = next(one.values for one in chart.series if one.name == indosat[1])
    assert indosat[10] == sum(value or 0 for value in values)
    means = found[i18n.t("report.R7.means")]
    assert len(means) == 8
    assert all(sum(row[2:]) == len(each) for row in means)
    strong, fair, weak, _ = means[0][2:]
    assert means[0][1] == number_text(
        round((3 * strong + 2 * fair + weak) / len(each), 2))


def test_reviews_of_the_time_stand_with_what_follows_from_them(school: Path) -> None:
    odd = factories.partner(ODD)
    factories.evaluation(odd, on_date="2022-05-01", period="lama")
    one = factories.evaluation(odd, on_date="2024-03-01", period="genap", findings="Baik sekali",
                               decision="improve")
    factories.followup("Susun jadwal", subject=f"evaluations/{one}", due_on="2024-06-01")
    factories.followup("Kirim surat", subject=f"evaluations/{one}", done_on="2024-03-04")
    (row,) = tables(reports.build("R7", YEAR))[i18n.t("report.R7.decided")]
    assert row[2:6] == (ODD, "genap", "Baik sekali", i18n.t("evaluations.decision.improve"))
    assert row[6] == "Susun jadwal (sebelum 1 Jun 2024)\nKirim surat (selesai 4 Mar 2024)"


def test_a_map_of_many_partners_is_parted_where_the_page_ends(school: Path) -> None:
    for number in range(45):
        factories.partner(f"Mitra {number:02}")
    text = reports.file_of("R7", YEAR, "html").decode()
    assert "(1–23)" in text and "(24–45)" in text
    assert reports.file_of("R7", YEAR, "pdf").startswith(b"%PDF")


def test_the_bars_of_many_programmes_are_parted_too(school: Path) -> None:
    for number in range(40):
        factories.programme(f"Jurusan {number:02}")
    assert "(21–40)" in reports.file_of("R5", GENAP, "html").decode()
    assert reports.file_of("R5", GENAP, "pdf").startswith(b"%PDF")


# -- R12 -------------------------------------------------------------------------------
def test_a_semester_is_told_part_by_part(with_activities: Path) -> None:
    factories.whole_agreement(2, state="signed", signed_on="2024-02-01", starts_on="2024-02-01",
                              ends_on="2025-01-31", programmes=[])
    factories.whole_agreement(4, state="signed", signed_on="2022-02-01", starts_on="2022-02-01",
                              ends_on="2024-01-31", programmes=[])
    factories.agreement(5, starts_on="2024-02-01", ends_on="2024-03-01")  # a draft
    factories.benefit(1, side="partner", kind="reputation", on_date="2024-04-01")
    round_ = factories.survey(opens_on="2024-05-01", closes_on="2024-06-01")
    factories.response(round_, answers={"s1": 4, "s2": 3})
    document = reports.build("R12", GENAP)
    found = {title: [row[1:] for row in rows] for title, rows in tables(document).items()}
    assert [row[1] for row in found["Kegiatan"]] == [
        "Kunjungan industri ke Indosat\nDKV", "Guru tamu perhotelan\nPH"]
    assert [row[0] for row in found["Perjanjian yang mulai berlaku"]] == [
        "PT Indosat Ooredoo Hutchison", "SMK Negeri 3 Balikpapan"]
    assert [row[0] for row in found["Perjanjian yang berakhir"]] == ["Hotel Mercure Samarinda"]
    assert [row[4] for row in found["Kendala dan konflik yang dicatat"]] == [
        "Jam praktik melebihi kesepakatan"]
    asked = {row[0]: row[2:] for row in found["Survei"]}
    assert asked["Kepuasan mitra 2024"] == (1, "87,5", "B", "–")
    assert [row[0] for row in found["Manfaat menurut mitra"]] == ["PT Indosat Ooredoo Hutchison"]
    assert [row[1] for row in found["Tindak lanjut yang belum selesai"]] == [
        "Kirim laporan kunjungan", "Permohonan PKL"]
    assert facts(document)["Kegiatan"] == "2"
    assert [one.series[0].values for one in charts(document)] == [(0, 0)]
    behind = {one.label: one.records for one in document.figures}
    assert len(behind["Kegiatan"]) == 2
    assert [what for what, _ in behind["Manfaat menurut mitra: PT Indosat Ooredoo Hutchison"]] == [
        "benefits", "benefits"]


def test_what_is_confidential_has_no_words_whoever_prints(school: Path) -> None:
    odd = factories.partner(ODD)
    factories.conflict(odd, "Perkara yang peka", confidential=True, raised_on="2024-02-01")
    for kind in ("md", "html"):
        text = reports.file_of("R12", GENAP, kind).decode()
        assert "Perkara" not in text
        assert "(rahasia)" in text


@pytest.mark.parametrize("name", ["R5", "R7", "R12"])
@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html", "md"])
def test_a_time_without_records_says_so(with_activities: Path, name: str, kind: str) -> None:
    assert reports.file_of(name, LONG_AGO, kind)
    assert len(reports.file_of(name, Span(), kind)) > 200


@pytest.mark.parametrize("name,sentence", [
    ("R5", "Belum ada program keahlian."), ("R7", "Belum ada mitra."),
    ("R12", "Kegiatan: tidak ada")])
def test_a_new_school_is_told_what_there_is_not(school: Path, name: str, sentence: str) -> None:
    assert sentence in said(reports.build(name, GENAP))
