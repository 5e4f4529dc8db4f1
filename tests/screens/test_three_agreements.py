"""Three agreements by keyboard alone, on the founding paper's own records: a PKL-PKS with the bank
for Akuntansi, an MoU with the university, an addendum. Built, printed, signed, renewed, and found
in Hari ini on the days on which they ask for something."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import clock
from mitra_tui.models.opening import open_database
from mitra_tui.rows.record import Query
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from mitra_tui.services.sample import make_copy
from mitra_tui.settings import Settings
from tests import factories
from tests.conftest import WAIT
from tests.screens.desk import Desk, at_desk

BANK, UNIVERSITY = "PT Bank Syariah Indonesia Tbk", "Universitas Balikpapan"
PKL = "Pelaksanaan Praktik Kerja Lapangan"


@pytest.fixture
def paper() -> Path:
    """The paper's records, with a principal in office."""
    path = make_copy()
    open_database(path, wait=WAIT)
    factories.add("officials", name="Kepala Sekolah", position="Kepala Sekolah",
                  from_on="2020-01-01")
    return path


async def build(desk: Desk, start: str, partner: str, programme: str = "") -> int:
    """A new agreement from Hari ini, saved from the first step; the strokes it took."""
    before = desk.strokes
    await desk.press("3", "n")
    await desk.choose(start)
    await desk.sees("1/8 Para pihak")
    await desk.type(partner)
    await desk.press("enter")
    if programme:
        await desk.type(programme)
        await desk.press("enter")
    await desk.press("ctrl+s")
    await desk.sees("Tersimpan")
    return desk.strokes - before


async def on_row(desk: Desk, *words: str) -> None:
    """Move to the row that says all of this."""
    await desk.press("home")
    for _ in range(40):
        if all(word in desk.cursor_line for word in words):
            return
        await desk.press("down")
    raise AssertionError(f"no row says {words}\n{desk.text}")


def values(one: int) -> dict[str, Any]:
    return factories.values_of("agreements", one)


async def written(desk: Desk, letter: str, folder: Path, ending: str) -> bytes:
    """The agreement under the cursor as a file."""
    await desk.press("p", letter)
    await desk.sees("Tercetak")
    await desk.press("escape")
    (made,) = folder.rglob(f"*.{ending}")
    found = made.read_bytes()
    made.unlink()
    return found


async def test_three_agreements_from_the_first_key_to_the_reminder(
    paper: Path, tmp_path: Path,
) -> None:
    folder = tmp_path / "hasil"
    async with at_desk("today", settings=Settings(results=str(folder))) as desk:
        assert await build(desk, "PKS tentang PKL", "syariah", "akuntansi") <= 6
        assert await build(desk, "Nota Kesepahaman", "univ", "akuntansi") <= 6
        bank, university = sorted(Listing(store_of("agreements"), Query()).all_ids())

        strokes = desk.strokes
        await on_row(desk, "Bank Syariah")
        moves = desk.strokes - strokes
        await desk.press("l", "l", "ctrl+s", "y")
        await desk.sees("Aktif")
        assert desk.strokes - strokes - moves == 4, "sent and signed"
        await desk.press("enter", "g")
        await desk.choose("buat addendum")
        await desk.sees("1/8 Para pihak", "isi hanya yang berubah")
        await desk.press("ctrl+g", "3")
        await desk.type("Peserta menjadi 20 siswa")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan", "421.5/001/ADD/")
        (addendum,) = {*Listing(store_of("agreements"), Query()).all_ids()} - {bank, university}
        assert (await written(desk, "d", folder, "docx"))[:2] == b"PK"
        assert (await written(desk, "p", folder, "pdf"))[:5] == b"%PDF-"
        await desk.press("p", "l")
        await desk.sees("ADDENDUM", PKL)
        await desk.press("escape")

    first, second, third = values(bank), values(university), values(addendum)
    assert (first["kind"], first["template"], first["status"]) == ("pks", "pkl", "active")
    assert (first["partner_name"], first["ends_on"]) == (BANK, "2025-05-19")
    assert first["school_number"] == "421.5/001/PKS/SMKN8/V/2024"
    assert (second["kind"], second["school_number"]) == ("mou", "421.5/001/MOU/SMKN8/V/2024")
    assert (third["kind"], third["parent"]) == ("addendum", bank)

    last = date.fromisoformat(first["ends_on"])
    for days, seen in ((91, False), (90, True), (60, True), (30, True), (7, True), (0, True)):
        clock.set_today(last - timedelta(days=days))
        async with at_desk("today") as desk:
            assert (f"{BANK} · {PKL[:12]}" in desk.text) == seen, f"{days} days\n{desk.text}"
    async with at_desk("today") as desk:
        await on_row(desk, f"{BANK} · {PKL[:12]}")
        await desk.press("r")
        await desk.sees("Perpanjang: PT Bank Syariah", "0 dari 2 tercapai", "0 dari 5 selesai",
                        "20 Mei 2025")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert values(bank)["decision"] == "renew"
    newest = max(Listing(store_of("agreements"), Query()).all_ids())
    assert (values(newest)["renews"], values(newest)["ends_on"]) == (bank, "2026-05-19")
