"""Perjanjian at the keyboard: the list, the page, signing, renewing, and what is due in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mitra_tui.screens.agreement_page import AgreementPage
from mitra_tui.screens.agreement_parts import PartsPage
from mitra_tui.services import partners
from mitra_tui.settings import Settings
from mitra_tui.widgets.dialogs.fill import Fill
from tests import factories
from tests.screens.desk import Desk, at_desk

ODD = 'CV "A & B" <Jaya> [Mitra]'


def value(one: int, name: str) -> Any:
    return factories.values_of("agreements", one)[name]


async def find(desk: Desk, typed: str) -> None:
    """Search, and go back to the list."""
    await desk.press("slash")
    await desk.type(typed)
    await desk.press("escape")


# -- the list -----------------------------------------------------------------------------
async def test_the_list_shows_partner_number_last_day_and_status(with_activities: Path) -> None:
    odd = factories.partner(ODD)
    factories.agreement(odd, "mou", title="Judul [/]", school_number="421.5/9", state="sent")
    async with at_desk("agreements") as desk:
        await desk.sees(f"{ODD} ·"[:20], "421.5/9", "421.5/007/SMKN8", "7 Jan 2026", "Aktif")
        assert max(len(line) for line in desk.lines) <= 80


async def test_three_keys_reach_the_list_and_its_filter_narrows_it(with_activities: Path) -> None:
    factories.agreement(2, "mou", title="Studi tiru")
    async with at_desk("partners") as desk:
        await desk.press("3")
        await desk.sees("2 catatan")
        await desk.press("f")
        await desk.choose("Status")
        await desk.choose("Draf")
        await desk.sees("1 dari 2", "SMK Negeri 3")
        await desk.misses("PT Indosat")


# -- draft → sent → signed ------------------------------------------------------------------
async def test_l_sends_then_signs_after_a_yes_in_eight_keys(with_activities: Path) -> None:
    one = factories.agreement(4, "pks", title="PKL Perhotelan", starts_on="2024-06-01",
                              ends_on="2025-05-31", state="sent")
    async with at_desk("today") as desk:
        await desk.press("3")
        await find(desk, "mer")
        await desk.press("l")
        await desk.until(lambda: isinstance(desk.app.screen, Fill), "the dialog")
        await desk.sees("Hotel Mercure Samarinda · PKL Perhotelan")
        await desk.press("ctrl+s")
        await desk.sees("sudah ditandatangani")
        assert value(one, "state") == "sent"
        await desk.press("y")
        await desk.sees("Tersimpan")
        assert desk.strokes <= 8
    assert value(one, "state") == "signed"
    assert value(one, "signed_on") == "2024-05-20"
    assert value(one, "partner_name") == "Hotel Mercure Samarinda"


async def test_no_is_the_harmless_answer_and_u_takes_a_step_back(with_activities: Path) -> None:
    one = factories.agreement(4, "pks", title="PKL Perhotelan")
    async with at_desk("agreements") as desk:
        await find(desk, "mer")
        await desk.press("l")
        await desk.sees("Tersimpan")
        assert value(one, "state") == "sent"
        await desk.press("l", "ctrl+s", "enter")
        assert value(one, "state") == "sent"
        await desk.press("u")
        await desk.until(lambda: value(one, "state") == "draft", "a draft again")


async def test_a_day_that_is_none_is_said_in_the_dialog(with_activities: Path) -> None:
    one = factories.agreement(4, "pks", title="PKL Perhotelan", state="sent")
    async with at_desk("agreements") as desk:
        await find(desk, "mer")
        await desk.press("l")
        await desk.type("31 Feb 2024")
        await desk.press("ctrl+s", "y")
        await desk.until(lambda: isinstance(desk.app.screen, Fill) and bool(
            desk.form.editor("signed_on").error), "what is wrong")
        await desk.sees("31 Feb 2024")
        assert value(one, "state") == "sent"


async def test_the_palette_leads_to_an_agreement_which_is_renewed_in_four_keys(
    with_activities: Path,
) -> None:
    factories.agreement(4, "pks", title="PKL Perhotelan", signed_on="2023-06-01",
                        starts_on="2023-06-01", ends_on="2024-05-31")
    async with at_desk("today") as desk:
        await desk.press("colon")
        await desk.type("pkl perho")
        await desk.sees("> perjanjian: Hotel Mercure Samarinda · PKL Perhotelan")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.page, AgreementPage), "the page")
        await desk.press("r", "ctrl+s")
        await desk.sees("Tersimpan")
        assert desk.strokes == 4
    assert value(2, "decision") == "renew"


# -- renewing and ending ----------------------------------------------------------------------
async def test_renewing_shows_the_scorecard_and_makes_a_draft_with_a_new_term(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("r")
        await desk.sees("Perpanjang: PT Indosat", "0 dari 1 tercapai", "1 dari 2 selesai",
                        "8 Januari 2026")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan", "Draf")
    new = factories.values_of("agreements", 2)
    assert (new["renews"], new["starts_on"], new["ends_on"]) == (1, "2026-01-08", "2028-01-07")
    assert value(1, "decision") == "renew"


async def test_ending_before_the_time_needs_a_reason_and_a_yes(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter")
        await desk.sees("Tanggung jawab")
        await desk.press("g")
        await desk.choose("akhiri")
        await desk.press("ctrl+s")
        await desk.until(lambda: bool(desk.form.editor("ended_reason").error), "what is asked")
        await desk.type("Pindah kota")
        await desk.press("ctrl+s", "y")
        await desk.sees("Tersimpan", "Diakhiri")
    assert (value(1, "state"), value(1, "ended_reason")) == ("terminated", "Pindah kota")


async def test_an_addendum_hangs_below_its_agreement_in_the_chain(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter", "g")
        await desk.choose("buat addendum")
        await desk.sees("1/8 Para pihak")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
        page = desk.page
        assert isinstance(page, AgreementPage)
        assert page.record_id == 2
        assert value(2, "parent") == 1
        await desk.sees("Rantai")
        assert page.card is not None
        assert [(link.id, link.depth) for link in page.card.chain] == [(1, 0), (2, 1)]


async def test_an_addendum_left_half_built_is_no_draft_of_a_new_agreement(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter", "g")
        await desk.choose("buat addendum")
        await desk.sees("1/8 Para pihak", "isi hanya yang berubah")
        await desk.type("Tentang")
        await desk.press("ctrl+g", "3")
        await desk.sees("3/8 Sasaran")
        await desk.type("Peserta menjadi 20")
        await desk.press("escape")
        await desk.sees("buat addendum melanjutkannya")
        await desk.press("escape", "n")
        await desk.choose("Kosong")
        await desk.sees("1/8 Para pihak", "[ ] Sasaran")
        await desk.press("escape", "enter", "g")
        await desk.choose("buat addendum")
        await desk.sees("3/8 Sasaran", "Peserta menjadi 20")
        await desk.press("escape", "d")
        await desk.sees("Draf dibuang")


async def test_what_cannot_be_renewed_is_refused_before_anything_is_asked(
    with_activities: Path,
) -> None:
    factories.agreement(4, "pks", title="PKL Perhotelan")
    async with at_desk("agreements") as desk:
        await find(desk, "mer")
        await desk.press("r")
        await desk.sees("belum ditandatangani")
        await desk.press("escape")
        await find(desk, "indo")
        await desk.press("r", "ctrl+s")
        await desk.sees("Tersimpan")
        await desk.press("escape", "home")
        while "Aktif" not in desk.cursor_line:
            await desk.press("down")
        await desk.press("r")
        await desk.sees("sudah diperpanjang dengan perjanjian 3")


async def test_a_new_term_that_ends_before_it_starts_is_said_in_the_dialog(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("r")
        await desk.sees("Perpanjang: PT Indosat")
        await desk.press("enter")
        await desk.type("1/1/2024")
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, Fill) and bool(
            desk.form.editor("ends_on").error), "what is wrong")
        await desk.press("escape")
        await desk.sees("1 catatan")


async def test_a_renewal_with_a_partner_that_was_merged_meanwhile_says_so(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("r")
        await desk.sees("Perpanjang: PT Indosat")
        partners.store.remove(1)
        await desk.press("ctrl+s")
        await desk.sees("sementara itu dihapus")
        assert value(1, "decision") is None


# -- the page -------------------------------------------------------------------------------
async def test_the_page_says_what_was_agreed_and_what_became_of_it(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter")
        await desk.sees("PT Indosat Ooredoo Hutchison · PKS", "421.5/007/SMKN8/I/2024",
                        "8 Jan 2024 – 7 Jan 2026", "0 dari 1 tercapai", "1 selesai",
                        "Menunjuk instruktur", "Musyawarah")
        assert all(len(line) <= 80 for line in desk.lines)


async def test_t_marks_a_duty_as_done_in_place_and_u_takes_it_back(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter", *["down"] * 3, "enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartsPage), "the duties")
        await desk.press("down", "t")
        await desk.sees("Tersimpan")
        assert value(1, "duties")[1]["done_on"] == "2024-05-20"
        await desk.press("u")
        await desk.until(lambda: value(1, "duties")[1]["done_on"] is None, "not done")


async def test_enter_on_an_indicator_types_what_was_reached(with_activities: Path) -> None:
    factories.edit("agreements", 1, indicators=[
        {"text": "Siswa selesai", "measure": "manual", "target": 30, "unit": "siswa"}])
    async with at_desk("agreements") as desk:
        await desk.press("enter", *["down"] * 4, "enter")
        await desk.until(lambda: isinstance(desk.app.screen, PartsPage), "the indicators")
        await desk.press("enter")
        await desk.type("tiga")
        await desk.press("enter")
        await desk.sees("Harus berupa angka")
        await desk.press(*["backspace"] * 4)
        await desk.type("31")
        await desk.press("enter")
        await desk.sees("Tersimpan", "tercapai")
    assert value(1, "indicators")[0]["actual"] == 31


async def test_e_opens_the_wizard_at_the_part_under_the_cursor(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("enter", "down", "down", "e")
        await desk.sees("3/8 Sasaran", "Siswa siap kerja")
        await desk.press("end")
        await desk.type(" dan guru")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert value(1, "objectives") == ["Siswa siap kerja dan guru"]
    assert value(1, "state") == "signed"


# -- on paper ---------------------------------------------------------------------------------
async def test_p_writes_the_document_into_the_results_and_shows_where(
    with_activities: Path, tmp_path: Path,
) -> None:
    settings = Settings(results=str(tmp_path / "hasil"))
    async with at_desk("agreements", settings=settings) as desk:
        await desk.press("p", "d")
        await desk.sees("Tercetak", ".docx")
    (made,) = (tmp_path / "hasil" / "2023-2024").iterdir()
    assert made.read_bytes()[:2] == b"PK"


async def test_marked_agreements_become_one_pdf(with_activities: Path, tmp_path: Path) -> None:
    factories.agreement(4, "pks", title="PKL Perhotelan")
    settings = Settings(results=str(tmp_path / "hasil"))
    async with at_desk("agreements", settings=settings) as desk:
        await desk.press("a", "p", "1")
        await desk.sees("2 perjanjian tercetak")
    (made,) = (tmp_path / "hasil" / "2023-2024").iterdir()
    assert made.read_bytes()[:4] == b"%PDF"


# -- Hari ini -----------------------------------------------------------------------------------
async def test_an_agreement_that_ends_is_renewed_and_put_off_from_today(
    with_activities: Path,
) -> None:
    one = factories.agreement(4, "pks", title="PKL Perhotelan", signed_on="2023-06-01",
                              starts_on="2023-06-01", ends_on="2024-05-31")
    async with at_desk("today") as desk:
        while "PKL Perhotelan" not in desk.cursor_line:
            await desk.press("down")
        await desk.press("z", "7")
        await desk.sees("Tersimpan")
        assert value(one, "snoozed_to") == "2024-05-27"
        await desk.press("u")
        await desk.until(lambda: value(one, "snoozed_to") is None, "not put off")
        while "PKL Perhotelan" not in desk.cursor_line:
            await desk.press("down")
        await desk.press("r", "ctrl+s")
        await desk.sees("Tersimpan")
    assert value(one, "decision") == "renew"


async def test_enter_in_today_opens_the_agreement_s_page(with_activities: Path) -> None:
    one = factories.agreement(4, "pks", title="PKL Perhotelan", signed_on="2023-06-01",
                              starts_on="2023-06-01", ends_on="2024-05-31")
    async with at_desk("today") as desk:
        while "PKL Perhotelan" not in desk.cursor_line:
            await desk.press("down")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.page, AgreementPage), "the page")
        page = desk.page
        assert isinstance(page, AgreementPage)
        assert page.record_id == one
