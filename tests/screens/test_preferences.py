"""The school's choices at the keyboard: weights, numbers with their preview, reminders, ladders."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui import clock
from mitra_tui.rows.preference import DEFAULTS
from mitra_tui.screens.preferences import CHOICES
from mitra_tui.services import numbering, preferences
from mitra_tui.services.agreements import beginning
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


async def to_choices(desk: Desk) -> None:
    await desk.sees("Profil")
    await desk.press("g")
    await desk.choose("Bobot, nomor, jenjang")
    await desk.sees("Semuanya bawaan")


async def go(desk: Desk, label: str) -> None:
    await desk.press("home")
    for _ in range(12):
        if label in desk.cursor_line:
            return
        await desk.press("down")
    raise AssertionError(f"{label} is not on\n{desk.text}")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_choice_says_what_holds(school: Path, size: tuple[int, int]) -> None:
    async with at_desk("school", size) as desk:
        await to_choices(desk)
        assert desk.listed == [
            "Bobot penilaian mitra", "Nomor MoU berikutnya", "Nomor PKS berikutnya",
            "Nomor IA berikutnya", "Nomor Addendum berikutnya", "Nomor surat keluar berikutnya",
            "Tenggang pengingat perjanjian", "Jenjang sengketa perjanjian",
            "Jenjang konflik sekolah", "Satuan jam 8+i", "Aturan peringatan dini"]
        await desk.sees("421.5/001/MOU/SMKN8/V/2024", "90 hari sebelum berakhir")
        await go(desk, "Jenjang sengketa")
        await desk.sees("Musyawarah mufakat 30 → Mediasi 30 → Pengadilan")


async def test_the_next_number_stands_below_the_pattern_while_it_is_typed(school: Path) -> None:
    partner = factories.partner("CV [Mitra] [/]")
    factories.agreement(partner, "mou", school_number="MOU-7/2024", signed_on="2024-02-01")
    async with at_desk("school") as desk:
        await to_choices(desk)
        await go(desk, "Nomor MoU")
        await desk.press("enter")
        await desk.sees("Nomor berikutnya: 421.5/001/MOU/SMKN8/V/2024")
        await desk.press("ctrl+u")
        await desk.type("MOU-{n}/{yaer}")
        await desk.sees("Isian {yaer} di huruf ke-9 tidak dikenal")
        await desk.press("enter")
        await desk.sees("Isian {yaer} di huruf ke-9 tidak dikenal")
        assert numbering.template_of("mou") != "MOU-{n}/{yaer}", "nothing was saved"
        await desk.press("ctrl+u")
        await desk.type("MOU-{n}/{year}")
        await desk.sees("Nomor berikutnya: MOU-8/2024")
        await desk.press("enter")
        await desk.sees("Tersimpan: Penomoran perjanjian · u urungkan", "1 pilihan sendiri")
        assert "MOU-8/2024" in desk.cursor_line
        assert numbering.propose("mou", clock.today()) == ["MOU-8/2024"]
        await desk.press("u")
        await desk.sees("Semuanya bawaan", "421.5/001/MOU/SMKN8/V/2024")
        await desk.press("ctrl+y")
        await desk.sees("MOU-8/2024")
        await desk.press("d")
        await desk.sees("Semuanya bawaan")


async def test_weights_need_one_that_weighs(school: Path) -> None:
    async with at_desk("school") as desk:
        await to_choices(desk)
        await desk.press("enter")
        await desk.sees("Sesuai kebutuhan")
        for _ in range(4):
            await desk.type("0")
            await desk.press("enter")
        await desk.sees("Paling sedikit satu kriteria harus berbobot lebih dari 0.")
        await desk.press("ctrl+u")
        await desk.type("101")
        await desk.press("ctrl+s")
        await desk.until(lambda: "100" in desk.text, "how much a weight may be")
        await desk.press("ctrl+u")
        await desk.type("2,5")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Bobot penilaian mitra · u urungkan")
        assert preferences.get("appraisal.weights") == {
            "needs_fit": 2.5, "capability": 0, "reputation": 0, "vision": 0}


async def test_new_agreements_take_the_chosen_days_and_ladder(school: Path) -> None:
    async with at_desk("school") as desk:
        await to_choices(desk)
        await go(desk, "Tenggang")
        await desk.press("e")
        await desk.sees("Dipakai perjanjian baru")
        await desk.press("ctrl+u", "enter")
        await desk.sees("Wajib diisi.")
        await desk.type("120")
        await desk.press("enter")
        await desk.sees("120 hari sebelum berakhir")
        await go(desk, "Jenjang sengketa")
        await desk.press("e")
        await desk.sees("Satu langkah per baris")
        await desk.press("ctrl+k")
        await desk.type("musyawarah mufakat; 20")
        await desk.press("ctrl+s")
        await desk.sees("Musyawarah mufakat 20 → Mediasi 30")
    begun = beginning.blank("mou")
    assert begun["lead_days"] == 120
    assert begun["dispute_steps"][0] == {"step": "deliberation", "days": 20}
    preferences.reset("agreements.lead_days")
    assert "lead_days" not in beginning.blank("mou")


async def test_the_schools_rungs_keep_their_codes(school: Path) -> None:
    async with at_desk("school", LARGE) as desk:
        await to_choices(desk)
        await go(desk, "Jenjang konflik")
        await desk.press("e")
        await desk.sees("guru pembimbing; Komunikasi; 3")
        await desk.press("ctrl+s")
        await desk.sees("Tidak ada yang berubah.")
        await desk.press("e")
        await desk.press("pagedown", "end", "enter")
        await desk.type("Komite sekolah; keputusan")
        await desk.press("ctrl+s")
        await desk.sees("mediasi 14 → Komite sekolah")
    assert preferences.get("conflicts.ladder") == [
        *DEFAULTS["conflicts.ladder"],
        {"rung": "Komite sekolah", "kind": "decision", "days": None}]


async def test_every_choice_there_is_can_be_made_here(school: Path) -> None:
    assert {name.partition("/")[0] for name in CHOICES} == set(DEFAULTS)
    async with at_desk("school") as desk:
        await to_choices(desk)
        await go(desk, "Satuan jam")
        await desk.press("enter")
        await desk.sees("Satuan jam", "50 jam")
        await desk.press("right", "ctrl+s")
        await desk.sees("Tersimpan: Satuan jam 8+i · u urungkan")
        assert preferences.get("eight_plus_i.unit") == "hour"
        await go(desk, "Aturan peringatan")
        assert "semua aturan" in desk.cursor_line
        await desk.press("enter")
        await desk.choose("Bentrok jadwal")
        await desk.sees("Hari ke depan")
        await desk.press("enter", "ctrl+u")
        await desk.type("30")
        await desk.press("ctrl+s")
        await desk.sees("1 aturan diubah")
        await desk.press("d")
        await desk.sees("semua aturan seperti bawaan")
        assert preferences.get("warnings") == {}
