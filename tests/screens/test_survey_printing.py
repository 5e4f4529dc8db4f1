"""`p` on surveys: the form, the fill-in sheet, and what a round says, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui import paths
from mitra_tui.screens.survey_results import ResultsPage
from mitra_tui.services.surveys.records import set_state
from tests import factories
from tests.conftest import TODAY
from tests.documents.paper import bare, pdf_pages
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


def written(ending: str) -> list[Path]:
    return sorted(paths.results(TODAY, "").glob(f"*.{ending}"))


async def made(desk: Desk, ending: str) -> Path:
    """Wait until the file is whole and shown; then close the dialog."""
    await desk.until(lambda: bool(written(ending)), ending)
    (path,) = written(ending)
    # A long path goes over two lines, wherever the name happens to stand in it.
    await desk.until(lambda: path.name[:30] in "".join(
        line.strip() for line in desk.lines), path.name)
    await desk.press("escape")
    return path


async def test_a_sheet_for_each_partner_is_four_keys(with_partners: Path) -> None:
    factories.survey("Kepuasan [/] 2024", partners=[1, 2])
    async with at_desk("feedback") as desk:
        await desk.sees("Kepuasan [/] 2024", "p Cetak")
        desk.strokes = 0
        await desk.press("p")
        await desk.choose("Angket untuk dicetak (PDF)")
        await desk.choose("Satu lembar untuk tiap mitra yang belum menjawab (2)")
        assert desk.strokes == 3
        await desk.sees("2 lembar siap.")
        path = await made(desk, "pdf")
    assert len(pdf_pages(path.read_bytes())) == 2
    assert path.stat().st_mode & 0o777 == 0o600


async def test_blank_sheets_are_numbered_as_asked(with_partners: Path) -> None:
    one = factories.survey(template="participant")
    factories.response(one, sheet="4")
    async with at_desk("feedback", size=LARGE) as desk:
        await desk.press("enter", "p")
        await desk.choose("Angket untuk dicetak (PDF)")
        await desk.sees("Banyak lembar", "20", "Nomor lembar pertama", "5")
        await desk.press("backspace", "backspace")
        await desk.type("3")
        await desk.press("ctrl+s")
        await desk.sees("3 lembar siap.")
        path = await made(desk, "pdf")
    pages = [bare(page) for page in pdf_pages(path.read_bytes())]
    assert len(pages) == 3
    assert [number in page for number, page in zip("567", pages, strict=True)] == [True] * 3


@pytest.mark.parametrize("label,ending", [("Lembar isian Excel", "xlsx"),
                                          ("Lembar isian LibreOffice", "ods")])
async def test_a_fill_in_sheet_is_written(with_partners: Path, label: str, ending: str) -> None:
    factories.survey(partners=[1])
    async with at_desk("feedback") as desk:
        await desk.press("p")
        await desk.choose(label)
        await desk.choose("Satu lembar")
        await desk.sees("1 lembar siap.")
        assert (await made(desk, ending)).stat().st_size > 1000


async def test_what_a_round_says_is_printed_from_its_results(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, partner=1, answers={"s1": 4, "remarks": "Baik"})
    async with at_desk("feedback", size=SMALL) as desk:
        desk.app.push_screen(ResultsPage(one))
        await desk.sees("100,00", "p Cetak")
        await desk.press("p")
        await desk.choose("Lihat di layar ini")
        await desk.sees("HASIL SURVEI", "g")
        await desk.press("escape", "p")
        await desk.choose("PDF")
        await desk.sees("Hasil survei tercetak.")
        path = await made(desk, "pdf")
        assert "100,00" in pdf_pages(path.read_bytes())[0]
        await desk.press("escape", "p")
        await desk.choose("Semua jawaban sebagai tabel")
        await desk.sees("Jawaban tertulis.")
        await made(desk, "xlsx")


async def test_a_survey_without_questions_says_so(with_partners: Path) -> None:
    factories.survey(template="own")
    async with at_desk("feedback") as desk:
        await desk.press("p")
        await desk.choose("Angket untuk Word")
        await desk.press("ctrl+s")
        await desk.sees("belum punya pertanyaan")
    assert written("docx") == []


async def test_a_closed_round_is_printed_too(with_partners: Path) -> None:
    set_state(factories.survey(), "closed")
    async with at_desk("feedback") as desk:
        await desk.press("p")
        await desk.choose("R6")
        await desk.sees("Hasil survei")
