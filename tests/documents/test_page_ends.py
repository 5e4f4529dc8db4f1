"""Where pages of a PDF end: headings, rows and signatures stay with what they belong to."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from mitra_tui.documents.blocks import Block, Document, Paragraph, Signatures, Signer, Table
from mitra_tui.documents.docx import to_docx
from mitra_tui.documents.pdf import to_pdf
from mitra_tui.rows.chart import HEAT, Chart, Series
from tests.documents.paper import bare, pdf_pages

SIGNED = Signatures(((None, Signer(("Kepala sekolah",), "Nama")),))


def pages(*blocks: Block) -> list[str]:
    """The text of each page, without blanks."""
    return [bare(page) for page in pdf_pages(to_pdf(Document(blocks, "Uji")))]


def table(rows: int, text: str = "baris", title: str = "Daftar") -> Table:
    return Table(("Kepala kolom",), tuple((f"<{text}{number}>",) for number in range(rows)),
                 title=title)


def filled(lines: int) -> list[Paragraph]:
    return [Paragraph("isi", align="left", size=10)] * lines


def test_a_long_table_begins_on_the_page_of_what_stands_before_it() -> None:
    first, second, *_ = pages(*filled(4), table(60))
    assert "Daftar" in first and "<baris9>" in first
    assert "Kepalakolom" in second, "its head is repeated"


@pytest.mark.parametrize("lines", range(30, 46))
def test_a_heading_never_stands_without_its_first_row(lines: int) -> None:
    found = pages(*filled(lines), table(3))
    (page,) = [page for page in found if "Daftar" in page]
    assert "<baris0>" in page


@pytest.mark.parametrize("rows", range(24, 42))
def test_a_signature_never_stands_without_a_row_of_its_table(rows: int) -> None:
    found = pages(table(rows), SIGNED)
    (page,) = [page for page in found if "Kepalasekolah" in page]
    assert f"<baris{rows - 1}>" in page
    assert sum(f"<baris{number}>" in one for one in found for number in range(rows)) == rows


def test_rows_are_not_parted_and_their_head_stands_once_a_page() -> None:
    several = Table(("Kepala kolom",), tuple(
        ("\n".join(f"<r{number}.{line}>" for line in range(7)),) for number in range(20)))
    for page in pages(several):
        assert page.count("Kepalakolom") == 1
        for number in re.findall(r"<r(\d+)\.0>", page):
            assert f"<r{number}.6>" in page


def test_a_row_longer_than_a_page_is_parted() -> None:
    found = pages(Table(("Kepala kolom",), (("\n".join(f"<z{n}>" for n in range(120)),),)), SIGNED)
    assert len(found) > 2
    assert all(any(f"<z{n}>" in page for page in found) for n in range(120))


def test_the_last_rows_stay_together_where_one_would_fit() -> None:
    """The rest of a table is not begun on a page on which what follows it has no room."""
    for lines in range(10, 40):
        for page in pages(*filled(lines), table(6, title=""), SIGNED):
            assert page.count("Kepalakolom") <= 1


def test_a_row_of_a_docx_is_not_parted() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(Document((table(3), SIGNED), "Uji")))) as book:
        body = book.read("word/document.xml").decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>|<w:tr [^>]*>.*?</w:tr>", body, re.DOTALL)
    assert len(rows) > 4
    assert all("w:cantSplit" in row for row in rows)


def test_a_chart_in_a_docx_is_not_parted() -> None:
    rows = tuple(Series(f"baris{number}", (1.0,)) for number in range(20))
    chart = Chart(HEAT, "Peta", ("1",), rows, marks=("-", "o"))
    with zipfile.ZipFile(io.BytesIO(to_docx(Document((chart,), "Uji")))) as book:
        body = book.read("word/document.xml").decode()
    (paragraph,) = [one for one in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL)
                    if "baris0 " in one]
    assert "baris19" in paragraph and "w:keepLines" in paragraph
