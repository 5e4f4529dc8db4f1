"""Every format says the same, and nothing that is printed acts as markup."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from mitra_tui.documents import FORMATS, write
from mitra_tui.documents.blocks import (
    Document,
    Facts,
    Listing,
    Paragraph,
    Space,
    Table,
    Title,
    label,
)
from mitra_tui.documents.pdf import to_one_pdf
from mitra_tui.documents.picture import read_picture
from mitra_tui.documents.text import lines
from mitra_tui.errors import Usage
from tests.documents.making import NAME, document, picture
from tests.documents.paper import bare, docx_foot, docx_paragraphs, pdf_pages

FOOT = re.compile(r"Halaman (\d+) dari (\d+)\s*$")


def without_foot(pages: list[str]) -> str:
    return bare("".join(FOOT.sub("", page) for page in pages))


def test_the_pdf_and_the_docx_say_the_same() -> None:
    made = document(16)
    pages = pdf_pages(write("pdf", made))
    assert len(pages) > 2
    assert without_foot(pages) == bare("".join(docx_paragraphs(write("docx", made))))


def test_a_name_that_is_markup_stands_in_every_format() -> None:
    made = document()
    count = bare("".join(docx_paragraphs(write("docx", made)))).count(bare(NAME))
    assert count == 3 + 3 + 1  # title, facts, table, signer; articles
    assert without_foot(pdf_pages(write("pdf", made))).count(bare(NAME)) == count
    assert bare(write("txt", made).decode()).count(bare(NAME)) >= 4  # cells may be broken up
    page = write("html", made).decode()
    assert html.unescape(re.sub(r"<[^>]*>", "", page)).count(NAME) == count
    told = write("md", made).decode()
    assert re.sub(r"\\(.)", r"\1", told).count(NAME) == count


def test_pages_are_counted_at_their_foot() -> None:
    made = document(12)
    pages = pdf_pages(write("pdf", made))
    feet = [FOOT.search(page) for page in pages]
    assert [(one[1], one[2]) for one in feet if one] == [
        (str(at), str(len(pages))) for at in range(1, len(pages) + 1)]
    assert docx_foot(write("docx", made)) == "Halaman  PAGE 1 dari  NUMPAGES 1"
    english = Document(made.blocks, "Agreement", language="en")
    assert "Page 1 of" in pdf_pages(write("pdf", english))[0]
    bareness = Document(made.blocks, "Perjanjian", numbered=False)
    assert FOOT.search(pdf_pages(write("pdf", bareness))[0]) is None


def test_many_documents_in_one_file_count_their_own_pages() -> None:
    short = Document((Paragraph("Surat"),), "Surat")
    feet = [FOOT.search(page) for page in pdf_pages(to_one_pdf([document(8), short, short]))]
    counted = [(one[1], one[2]) for one in feet if one]
    assert counted[-2:] == [("1", "1"), ("1", "1")]
    assert counted[0] == ("1", str(len(counted) - 2))


def test_only_the_letters_that_are_used_are_embedded() -> None:
    data = write("pdf", document())
    faces = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert faces and all(b"+LiberationSerif" in face for face in faces), faces
    assert data.count(b"/FontFile2") == len(faces)
    assert len(data) < 150_000


def test_signatures_stand_on_one_page_with_words_before_them() -> None:
    for points in range(0, 640, 40):  # wherever the page ends
        made = document(1)
        moved = Document((Space(points), *made.blocks), "Perjanjian")
        pages = pdf_pages(write("pdf", moved))
        (page,) = (one for one in pages if "Direktur" in one)
        assert "Meterai" in page and "Demikian" in page, points


def test_the_head_of_a_long_table_is_repeated() -> None:
    rows = tuple((n, f"Mitra {n}", "Aktif") for n in range(120))
    made = Document((Table(("No", "Nama Mitra", "Status"), rows),), "Daftar", wide=True)
    pages = pdf_pages(write("pdf", made))
    assert len(pages) > 2
    assert all("Nama Mitra" in page for page in pages)
    xml = zipfile.ZipFile(io.BytesIO(write("docx", made))).read("word/document.xml")
    assert xml.count(b"<w:tblHeader/>") == 1


def test_a_cell_longer_than_a_page_is_printed() -> None:
    long = "kata " * 3000
    made = Document((Table(("No", "Isi"), ((1, long),)),), "Panjang")
    pages = pdf_pages(write("pdf", made))
    assert sum(bare(page).count("kata") for page in pages) == 3000


def test_lists_are_counted_in_their_way() -> None:
    assert [label("clause", 2), label("number", 2), label("bullet", 2)] == ["(2)", "2.", "–"]
    assert [label("letter", n) for n in (1, 26, 27, 53)] == ["a.", "z.", "aa.", "ba."]
    with pytest.raises(ValueError, match="roman"):
        label("roman", 1)


def test_tables_become_sheets_with_numbers_and_days() -> None:
    table = Table(("Nama", "Jumlah", "Hari"), ((NAME, 12.5, date(2024, 5, 19)), ("=1+1", 3, None)),
                  title="Daftar: [mitra]/ini")
    again = Table(("Nama",), (("x",),), title="Daftar: [mitra]/ini")
    data = write("xlsx", Document((table, Paragraph("kata"), again), "Laporan"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Daftar   mitra  ini", "Tabel 2"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[-2:] == [[NAME, 12.5, date(2024, 5, 19)], ["=1+1", 3, ""]]


def test_rows_of_a_sheet_are_as_tall_as_what_is_wrapped_in_them() -> None:
    table = Table(("Nama", "Isi"), (("pendek", "satu"), ("dua\nbaris", "x"), ("y", "kata " * 40)))
    data = write("xlsx", Document((table,), "Daftar"))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    tall = {int(row): float(height) for row, height in re.findall(
        r'<row r="(\d+)"[^>]* ht="([\d.]+)"', xml)}
    assert 4 not in tall and tall[5] == 30 and tall[6] > 60


def test_a_day_is_not_broken_at_its_hyphens() -> None:
    made = Document((Paragraph("Pada (05-08-2024), sekurang-kurangnya\nsatu"),), "Surat")
    data = write("docx", made)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert xml.count(b"<w:noBreakHyphen/>") == 2 and b"sekurang-kurangnya" in xml
    assert docx_paragraphs(data)[0] == "Pada (05-08-2024), sekurang-kurangnya\nsatu"


def test_a_workbook_of_a_document_without_tables_holds_its_words() -> None:
    data = write("xlsx", Document((
        Title(("REKAP",)), Facts((("Jumlah", "0"),)), Paragraph("=Tidak ada [/]")), "Rekap"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Rekap"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["REKAP"], ["Jumlah: 0"], ["=Tidak ada [/]"]]
    assert write("xlsx", Document((), "Rekap"))


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(Usage) as refused:
        write("doc", document())
    assert refused.value.params["format"] == "doc"
    assert all(write(kind, document()) for kind in FORMATS)


def test_the_preview_keeps_within_its_width() -> None:
    for width in (76, 40, 20):
        told = lines(document(), width)
        assert max(map(len, told)) <= width
        assert bare("PASAL 3") in bare("".join(told))


def test_a_list_stays_below_what_announces_it() -> None:
    for points in range(0, 700, 25):
        made = Document((Space(points), Paragraph("Ruang lingkup meliputi:"),
                         Listing(("satu;", "dua;", "tiga."), "letter")), "x")
        for page in pdf_pages(write("pdf", made)):
            assert not FOOT.sub("", page).rstrip().endswith("meliputi:"), points
            assert FOOT.sub("", page).strip() != "c.\ntiga.", points


# -- pictures ----------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_read(kind: str) -> None:
    found = read_picture(picture(kind, (1200, 600)))
    assert found is not None
    assert (found.width, found.height) == (600, 300)


@pytest.mark.parametrize("data", [
    b"", b"kata", b"\x89PNG\r\n\x1a\n", picture()[:60], picture("JPEG", (400, 400))[:200],
    picture("BMP"),
])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert read_picture(data) is None


def test_a_picture_that_would_fill_the_memory_is_none() -> None:
    assert read_picture(picture(size=(9000, 9000))) is None
