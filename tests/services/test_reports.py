"""Reports: what they count, whom they name, and that every format says it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import i18n
from mitra_tui.documents.blocks import Document, Facts, Paragraph, Signatures, Table
from mitra_tui.errors import Usage
from mitra_tui.services import reports, school
from mitra_tui.services.reports.span import Span, span_of
from tests import factories

ODD = 'CV "A & B" <Jaya> [Mitra] [/]'
ALL = Span()


def tables(document: Document) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the tables, by title."""
    return {block.title: list(block.rows) for block in document.blocks if isinstance(block, Table)}


def facts(document: Document) -> dict[str, Any]:
    return {name: value for block in document.blocks if isinstance(block, Facts)
            for name, value in block.pairs}


def signer(document: Document) -> Any:
    (block,) = [block for block in document.blocks if isinstance(block, Signatures)]
    return block.pairs[0][1]


def signed(partner: int, ends_on: str, **values: Any) -> int:
    return factories.agreement(partner, **{
        "kind": "mou", "state": "signed", "starts_on": "2024-01-01", "ends_on": ends_on,
        "school_number": f"421.5/{ends_on}", **values})


# -- R1 --------------------------------------------------------------------------------
def test_the_register_names_every_partner_with_the_document_that_tells_most(
    with_partners: Path,
) -> None:
    factories.partner(ODD)
    signed(1, "2023-12-31", starts_on="2022-01-01")
    signed(1, "2026-12-31", kind="pks")
    signed(4, "2026-12-31")
    signed(4, "2025-12-31", kind="ia")
    signed(2, "2023-12-31", starts_on="2022-01-01")
    signed(2, "2021-12-31", starts_on="2020-01-01")
    factories.agreement(3)
    document = reports.build("R1", ALL)
    (rows,) = tables(document).values()
    assert [row[0] for row in rows] == list(range(1, 11))
    told = {row[1]: row[4:] for row in rows}
    assert told["PT Indosat Ooredoo Hutchison"] == (
        "Rina\n0812-5550-0001", "PKS", "421.5/2026-12-31", "1 Jan 2024 – 31 Des 2026", "Berlaku")
    assert told["SMK Negeri 3 Balikpapan"][1:] == (
        "MoU", "421.5/2023-12-31", "1 Jan 2022 – 31 Des 2023", "Berakhir")
    assert told["SMK Negeri 30 Balikpapan"][-1] == "Draf"
    assert told[ODD][1:] == ("", "", "", "")
    assert (facts(document)["Jumlah mitra"], facts(document)["Dokumen berlaku"]) == ("9", "2")
    assert [row[5] for row in rows if row[1] == "Hotel Mercure Samarinda"] == ["MoU", "IA"]


def test_the_register_of_a_time_names_whom_something_was_done_with(
    with_activities: Path,
) -> None:
    signed(5, "2023-12-31", starts_on="2023-01-01")
    rows = tables(reports.build("R1", span_of("2023/2024", "ganjil")))[""]
    assert [row[1] for row in rows] == [
        "PT Indosat Ooredoo Hutchison", "PT. Kaltim Post", "SMK Negeri 3 Balikpapan"]
    assert {row[1]: row[-1] for row in rows}["PT. Kaltim Post"] == "Akan berakhir"


# -- R2 --------------------------------------------------------------------------------
def test_what_ends_is_told_by_its_days_left(with_partners: Path) -> None:
    """It is 20 May 2024; the last day belongs to the term."""
    for ends in ("2024-05-19", "2024-05-20", "2024-06-19", "2024-06-20", "2024-07-19",
                 "2024-08-18", "2024-08-19"):
        signed(1, ends)
    windows = tables(reports.build("R2", ALL))
    assert {title: [row[4] for row in rows] for title, rows in windows.items()} == {
        "Berakhir dalam 0–30 hari": [0, 30], "Berakhir dalam 31–60 hari": [31, 60],
        "Berakhir dalam 61–90 hari": [90]}


def test_what_has_a_successor_does_not_end(with_partners: Path) -> None:
    old = signed(1, "2024-05-30")
    signed(2, "2024-05-30", decision="end", decided_on="2024-05-01")
    factories.agreement(3, state="draft", ends_on="2024-05-30", starts_on="2024-01-01")
    signed(1, "2027-05-30", renews=old, starts_on="2024-05-31")
    rows = tables(reports.build("R2", ALL))["Berakhir dalam 0–30 hari"]
    assert [row[1] for row in rows] == ["SMK Negeri 3 Balikpapan"]
    assert rows[0][5] == i18n.t("agreements.decision.end")


def test_what_ended_in_a_year(with_partners: Path) -> None:
    signed(1, "2023-07-01", starts_on="2022-01-01")
    signed(2, "2023-06-30", starts_on="2022-01-01")
    rows = tables(reports.build("R2", span_of("2023/2024")))[""]
    assert [row[1] for row in rows] == ["PT Indosat Ooredoo Hutchison"]


# -- R10 -------------------------------------------------------------------------------
def test_readiness_is_told_record_by_record(with_activities: Path) -> None:
    found = tables(reports.build("R10", ALL))
    assert {title: len(rows) for title, rows in found.items()} == {"Mitra": 1, "Jurusan": 1}
    (partner,) = found["Mitra"]
    assert partner[1] == "PT Indosat Ooredoo Hutchison"
    assert "Alamat jalan belum diisi" in partner[2]


def test_where_nothing_is_lacking_it_is_said(school: Path) -> None:
    document = reports.build("R10", ALL)
    assert tables(document) == {}
    assert i18n.t("readiness.ready") in [
        block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_the_workbook_has_dapodiks_forms_too(with_activities: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(reports.file_of("R10", ALL, "xlsx")))
    assert book.sheet_names[-3:] == ["mou", "dudi", "Sumber"]
    rows = book.get_sheet_by_name("mou").to_python()
    heads = next(row for row in rows if "nomor_mou" in row)
    assert heads[:2] == ["jenis_kerja_sama", "nomor_mou"]
    assert rows[rows.index(heads) + 1][1] == "421.5/007/SMKN8/I/2024"


# -- all of them -----------------------------------------------------------------------
@pytest.mark.parametrize("name", reports.REPORTS)
@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html", "md"])
def test_every_report_is_written_in_every_format(
    with_activities: Path, name: str, kind: str,
) -> None:
    odd = factories.partner(ODD, kind="industry")
    signed(odd, "2024-06-01", title="Kerja sama & <b>tebal</b>")
    factories.activity(f"{ODD} <b>tebal</b>", starts_on="2024-05-01", partners=[odd],
                       status="done")
    factories.benefit(odd, quantity=2, unit="<b>tebal</b>")
    bold = factories.programme("Jurusan <b>tebal</b>")
    factories.placement(odd, bold, placed=4, supervisor="<b>tebal</b>")
    factories.evaluation(odd, findings="<b>tebal</b>")
    round_ = factories.survey("Survei <b>tebal</b>")
    for partner in (odd, 1):
        factories.response(round_, partner=partner, answers={"s1": 4})
    data = reports.file_of(name, ALL, kind)
    assert data
    if kind == "md":
        assert "CV" in data.decode() and (name in ("R1", "R4") or "tebal" in data.decode())
    if kind == "html":
        assert "&lt;Jaya&gt; [Mitra] [/]" in data.decode()
        assert "<b>tebal</b>" not in data.decode()


@pytest.mark.parametrize("name", reports.REPORTS)
def test_reports_are_written_where_there_is_nothing_to_tell(database: Path, name: str) -> None:
    """Without a school, partners or agreements."""
    for kind in ("pdf", "docx", "html", "md"):
        assert reports.file_of(name, ALL, kind)


def test_the_principal_of_the_day_signs(school: Path) -> None:
    assert set(signer(reports.build("R1", ALL)).name) == {"."}
    factories.add("officials", name="Yang lama", position="Kepala sekolah", from_on="2015-01-01",
                  to_on="2024-05-19")
    factories.add("officials", name="Yang baru", position="Kepala sekolah", nip="19700101",
                  rank="Pembina", from_on="2024-05-20", acting=True)
    one = signer(reports.build("R1", ALL))
    assert (one.name, one.details) == ("Yang baru", ("Pembina", "NIP 19700101"))
    assert one.heading == ("20 Mei 2024", "Plt. Kepala sekolah")


def test_the_letterhead_is_the_schools(school_named: None) -> None:
    head = reports.build("R2", ALL).blocks[0]
    assert (head.name, head.above, head.below) == (  # type: ignore[union-attr]
        "SMK Negeri 8 Samarinda", ("PEMERINTAH PROVINSI", "DINAS PENDIDIKAN"),
        ("Jalan Satu, Samarinda", "a@contoh.id · NPSN 12345678"))


@pytest.fixture
def school_named(database: Path) -> None:
    from mitra_tui.schemas.registry import draft_of

    school.save(draft_of("school").read({
        "name": "SMK Negeri 8 Samarinda", "city": "Samarinda", "address": "Jalan Satu",
        "header": "PEMERINTAH PROVINSI\nDINAS PENDIDIKAN\nSMK NEGERI 8 SAMARINDA",
        "email": "a@contoh.id", "npsn": "12345678"}).values())


def test_a_name_that_is_no_report_is_refused() -> None:
    assert reports.report("r10").name == "R10"
    with pytest.raises(Usage):
        reports.report("R99")
