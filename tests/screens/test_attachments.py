"""The files of a record by keys: attached, opened, taken off, brought back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mitra_tui.screens.agreement_page import AgreementPage
from mitra_tui.screens.attachments import AttachmentsPage
from mitra_tui.screens.file_finder import ChooseFile
from mitra_tui.screens.handing_over import Result
from mitra_tui.screens.list_screen import ListScreen
from mitra_tui.services import attachments, files
from tests.screens.desk import LARGE, Desk, at_desk
from tests.screens.imports import paste


@pytest.fixture
def downloads() -> Path:
    """Where the files lie that people want to attach."""
    folder = Path(os.environ["HOME"]) / "Downloads"
    folder.mkdir(parents=True)
    (folder / "PKS CV [Mitra] [b].pdf").write_bytes(b"%PDF-1.7 dua pihak")
    (folder / "foto kelas.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


async def to_section(desk: Desk) -> None:
    """The page of the first agreement, on the line of its files."""
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, AgreementPage), "the agreement")
    await desk.sees("Riwayat")
    while not desk.here.startswith("Lampiran"):
        await desk.press("down")


async def test_a_file_is_attached_from_the_agreement_s_page(
    with_activities: Path, downloads: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await to_section(desk)
        await desk.press("n")
        await desk.sees("Lampirkan berkas", "PKS CV [Mitra] [b].pdf", "foto kelas.jpg")
        await desk.type("PKS")
        await desk.press("enter")
        await desk.sees("Tersimpan: PKS CV [Mitra] [b].pdf")
        (only,) = attachments.of("agreements", 1)
        assert only.name == "PKS CV [Mitra] [b].pdf"
        assert "PKS CV [Mitra] [b].pdf" in desk.cursor_line
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert attachments.of("agreements", 1) == ()


async def test_the_page_of_files_opens_adds_and_takes_off(
    with_activities: Path, downloads: Path,
) -> None:
    attachments.add("agreements", 1, downloads / "foto kelas.jpg")
    async with at_desk("agreements", LARGE) as desk:
        await to_section(desk)
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, AttachmentsPage), "the files")
        await desk.sees("foto kelas.jpg", "1 KB")
        await desk.press("n")
        await desk.until(lambda: isinstance(desk.app.screen, ChooseFile), "which file?")
        await paste(desk, str(downloads / "PKS CV [Mitra] [b].pdf"))
        await desk.press("enter")
        await desk.sees("Tersimpan: PKS CV [Mitra] [b].pdf")
        assert desk.here == "PKS CV [Mitra] [b].pdf"
        await desk.press("o")
        await desk.until(lambda: isinstance(desk.app.screen, Result), "where it lies")
        assert isinstance(desk.app.screen, Result)
        assert desk.app.screen.path.read_bytes() == b"%PDF-1.7 dua pihak"
        assert desk.app.screen.path.name == "PKS CV [Mitra] [b].pdf"
        await desk.press("escape", "d")
        await desk.sees("Dihapus: PKS CV [Mitra] [b].pdf")
        assert [one.name for one in attachments.of("agreements", 1)] == ["foto kelas.jpg"]
        await desk.press("u")
        await desk.until(lambda: desk.table.count == 2, "both files again")


async def test_a_file_that_cannot_be_taken_is_asked_for_again(
    with_activities: Path, downloads: Path,
) -> None:
    (downloads / "kosong.pdf").touch()
    async with at_desk("agreements") as desk:
        await to_section(desk)
        await desk.press("n")
        await desk.type("kosong")
        await desk.press("enter")
        await desk.sees("kosong. Pilih berkas lain")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, AgreementPage), "the page again")
        assert attachments.of("agreements", 1) == ()


async def test_a_vanished_file_is_shown_and_said(with_activities: Path, downloads: Path) -> None:
    added = attachments.add("agreements", 1, downloads / "foto kelas.jpg")
    files.path_of(added.checksum).unlink()
    async with at_desk("agreements", LARGE) as desk:
        await to_section(desk)
        assert "1 hilang" in desk.cursor_line
        await desk.press("enter")
        await desk.sees("foto kelas.jpg", "hilang")
        await desk.press("enter")
        await desk.sees("hilang atau rusak di folder data")


async def test_every_list_leads_to_the_files_of_its_record(
    with_activities: Path, downloads: Path,
) -> None:
    attachments.add("activities", 1, downloads / "foto kelas.jpg")
    async with at_desk("activities") as desk:
        await desk.press("end")
        await desk.until(lambda: desk.table.cursor == desk.table.count - 1, "the last row")
        page = desk.app.screen
        assert isinstance(page, ListScreen)
        number = page.rows.cursor_id
        await desk.press("g")
        await desk.choose("Lampiran catatan ini")
        await desk.until(lambda: isinstance(desk.app.screen, AttachmentsPage), "the files")
        assert isinstance(desk.app.screen, AttachmentsPage)
        assert (desk.app.screen.WHAT, desk.app.screen.record_id) == ("activities", number)
