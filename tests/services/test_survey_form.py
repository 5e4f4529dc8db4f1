"""The printed form of a survey: one page a sheet, both languages, numbers that run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui import i18n
from mitra_tui.documents import write
from mitra_tui.documents.pdf import page_count
from mitra_tui.errors import Conflict, Usage
from mitra_tui.services.surveys.blanks import blanks
from mitra_tui.services.surveys.form import form_of
from tests import factories
from tests.command import Run
from tests.documents.paper import bare, docx_paragraphs, pdf_pages

LONG = "Kami mohon kesediaan Bapak/Ibu mengisi angket ini dengan jujur. " * 12


def pages(survey: int, copies: int | None = None, first: int | None = None) -> list[str]:
    return [bare(page) for page in pdf_pages(
        write("pdf", form_of(survey, blanks(survey, copies, first))))]


@pytest.mark.parametrize("kind", ["partner8", "skm", "participant", "teacher"])
def test_a_sheet_is_one_page_in_both_languages(with_partners: Path, kind: str) -> None:
    i18n.use("en")  # whoever prints it, the form is the same
    one = factories.survey(template=kind, closes_on="2024-06-30")
    (page,) = pages(one)
    for told in ("SMK Negeri 8 Samarinda", "Kepuasan mitra 2024", "Nomor lembar / Sheet number",
                 "Saran dan masukan", "Suggestions and remarks", "1234",
                 "Mohon dikembalikan ke sekolah paling lambat 30 Juni 2024.",
                 "Please return it to the school by 30 June 2024."):
        assert bare(told) in page
    assert page.count("□") == {
        "partner8": 10 * 4 + 11 + 2, "skm": 9 * 4, "participant": 5 * 4 + 11,
        "teacher": 7 * 4 + 11}[kind]
    scale = "1 = tidak baik" if kind == "skm" else "1 = sangat tidak setuju"
    assert bare(scale) in page


def test_a_full_letterhead_and_a_long_introduction_still_make_one_page(database: Path) -> None:
    factories.school(
        header="PEMERINTAH PROVINSI\nDINAS PENDIDIKAN DAN KEBUDAYAAN\nCABANG DINAS WILAYAH I",
        address="Jalan yang panjang 12", city="Samarinda", phone="0541-123456",
        email="humas@contoh.sch.id", website="contoh.sch.id")
    factories.partner("Perkumpulan " + "dengan nama yang panjang sekali " * 4)
    one = factories.survey(partners=[1], intro=LONG)
    document = form_of(one, blanks(one))
    assert (page_count(document), document.numbered) == (1, False)
    (page,) = pages(one)
    assert bare(LONG) in page and bare("Mohon isi angket") not in page


def test_what_is_too_long_for_a_page_says_which_page_it_is(school: Path) -> None:
    one = factories.survey(template="own", questions=[
        {"code": f"a{n}", "text": "Pertanyaan sendiri yang tidak pendek " * 3, "kind": "likert4"}
        for n in range(40)])
    document = form_of(one, blanks(one))
    assert page_count(document) > 1 and document.numbered
    assert bare("1 = paling rendah") in pages(one)[0]


def test_each_partner_that_has_not_answered_gets_a_sheet(with_partners: Path) -> None:
    one = factories.survey(partners=[1, 2, 3])
    factories.response(one, partner=2, sheet="7")
    names = {record: factories.values_of("partners", record)["name"] for record in (1, 2, 3)}
    told = [(sheet.number, sheet.partner) for sheet in blanks(one)]
    assert told == [("8", names[1]), ("9", names[3])]
    assert [bare(names[1]) in page for page in pages(one)] == [True, False]
    assert [sheet.number for sheet in blanks(one, 3)] == ["8", "9", "10"]
    assert [sheet.number for sheet in blanks(one, 2, 100)] == ["100", "101"]
    for wrong in ((0, None), (501, None), (1, 0)):
        with pytest.raises(Usage):
            blanks(one, *wrong)


def test_names_are_only_text(school: Path) -> None:
    factories.partner("CV [Mitra] [/] <b>")
    one = factories.survey("Angket </para> & [b]", partners=[1], questions=[
        {"code": "a", "text": "Baik <i>?", "kind": "yesno"},
        {"code": "b", "text": "Apa [/]?", "kind": "text"}])
    (page,) = pages(one)
    for told in ("CV [Mitra] [/] <b>", "Angket </para> & [b]", "Baik <i>?", "2. Apa [/]?"):
        assert bare(told) in page
    assert b"&lt;i&gt;?" in write("html", form_of(one, blanks(one)))


def test_a_form_from_the_command_line(with_partners: Path, run: Run, tmp_path: Path) -> None:
    one = str(factories.survey(partners=[1, 2]))
    for ending in ("pdf", "docx", "html"):
        target = tmp_path / f"angket.{ending}"
        told = run("survey", "form", one, "--to", str(target))
        assert told.code == 0 and "2 lembar" in told.err
        assert target.stat().st_mode & 0o777 == 0o600
    assert len(pdf_pages((tmp_path / "angket.pdf").read_bytes())) == 2
    assert "Kepuasan mitra 2024" in docx_paragraphs((tmp_path / "angket.docx").read_bytes())
    assert run("survey", "form", one, "--to", str(tmp_path / "angket.pdf")).code == 1
    again = run("survey", "form", one, "--to", str(tmp_path / "angket.pdf"), "--force",
                "--copies", "3", "--first", "21")
    assert again.code == 0 and "3 lembar" in again.err
    told_pages = pdf_pages((tmp_path / "angket.pdf").read_bytes())
    assert ["21" in page for page in told_pages] == [True, False, False]
    for wrong in (("--format", "md", "--to", "x.md"), (), ("--copies", "0", "--to", "x.pdf"),
                  ("--copies", "9" * 18, "--to", "x.pdf"),
                  ("--json", "--to", "x.pdf")):
        assert run("survey", "form", one, *wrong).code == 2, wrong
    assert run("survey", "open", one, "--copies", "2").code == 2


def test_a_survey_without_questions_has_no_form(school: Path, run: Run, tmp_path: Path) -> None:
    one = factories.survey(template="own")
    with pytest.raises(Conflict, match="no_questions"):
        form_of(one, blanks(one))
    told = run("survey", "form", str(one), "--to", str(tmp_path / "x.pdf"))
    assert told.code == 1 and "belum punya pertanyaan" in told.err
    assert not (tmp_path / "x.pdf").exists()
