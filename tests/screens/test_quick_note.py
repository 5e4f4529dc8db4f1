"""`c`: one line from anywhere becomes an interaction with its follow-up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from mitra_tui.models.base import db
from mitra_tui.screens.note_line import NoteLine
from mitra_tui.screens.quick_note import QuickNote
from mitra_tui.services import changes, interactions, partners
from mitra_tui.services.references import resolve
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

INDOSAT = "PT Indosat Ooredoo Hutchison"


def newest() -> dict[str, Any]:
    (one,) = db.execute_sql("SELECT max(id) FROM interaction").fetchone()
    return dict(interactions.store.get(one).values)


def written() -> int:
    (count,) = db.execute_sql("SELECT count(*) FROM interaction").fetchone()
    return int(count)


async def open_line(desk: Desk) -> None:
    await desk.press("c")
    await desk.until(lambda: isinstance(desk.app.screen, QuickNote), "the line")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_call_with_a_follow_up_takes_at_most_eight_keys(
    with_partners: Path, size: tuple[int, int],
) -> None:
    async with at_desk("today", size) as desk:
        await open_line(desk)
        await desk.type("ind")
        await desk.sees(f"> {INDOSAT}")
        await desk.press("enter")
        await desk.sees(f"{INDOSAT},")
        await desk.type("jadwal PKL, besok")
        await desk.sees("Tindak lanjut: Selasa, 21 Mei 2024", "Telepon · hari ini · jadwal PKL")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Indosat", "tindak lanjut 21 Mei 2024 · u urungkan")
        assert desk.strokes <= 8
        values = newest()
        assert (values["partner"], values["kind"], values["subject"], values["on_date"],
                values["follow_up_on"]) == (1, "call", "jadwal PKL", "2024-05-20", "2024-05-21")
        await desk.press("u")  # at once: it was made from here
        await desk.sees("Diurungkan: Tambah komunikasi")
    assert written() == 0


async def test_one_comma_takes_the_likeliest_partner(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("ind, surat masuk, balasan MoU, 12/8")
        await desk.sees(f"{INDOSAT}, surat masuk", "Surat (Masuk)", "Senin, 12 Agustus 2024")
        await desk.press("enter")
        await desk.sees("Tersimpan")
    values = newest()
    assert (values["kind"], values["channel"], values["direction"], values["subject"]) == (
        "letter", "letter", "in", "balasan MoU")


async def test_the_partner_under_the_cursor_stands_there_and_can_be_given_back(
    with_partners: Path,
) -> None:
    async with at_desk() as desk:
        assert desk.here == "CV Maju Jaya"
        await open_line(desk)
        await desk.sees("CV Maju Jaya,")
        await desk.type("kunjungan, tempat praktik")
        await desk.press("home", "backspace")
        await desk.misses("CV Maju Jaya,")
        await desk.type("hotel")
        await desk.sees("> Hotel Mercure Samarinda")
        await desk.press("tab")
        await desk.sees("Hotel Mercure Samarinda, kunjungan, tempat praktik", "· Kunjungan ·")
        await desk.press("enter")
        await desk.sees("Tersimpan: Hotel Mercure Samarinda · u urungkan")
    assert (newest()["partner"], newest()["kind"], newest()["subject"]) == (
        resolve("partners", "Hotel Mercure Samarinda"), "visit", "tempat praktik")


async def test_a_pasted_line_is_read_as_if_it_were_typed(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        desk.app.screen.query_one(NoteLine).post_message(Paste("indosat, rapat, rencana\n+7"))
        await desk.sees("indosat, rapat, rencana +7", f"> {INDOSAT}", "27 Mei 2024")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Indosat")
    assert (newest()["kind"], newest()["subject"]) == ("coordination", "rencana")


async def test_whom_one_spoke_with_lately_is_offered_first(with_partners: Path) -> None:
    factories.interaction(4)
    factories.interaction(1)
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.sees(f"> {INDOSAT}")
        await desk.press("down", "enter")
        await desk.sees("Hotel Mercure Samarinda,")


async def test_initials_name_a_partner(with_partners: Path) -> None:
    bank = factories.partner("PT Bank Syariah Indonesia Tbk")
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("bsi, rapat, literasi keuangan")
        await desk.sees("PT Bank Syariah Indonesia T…, rapat")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Bank Syariah")
    assert (newest()["partner"], newest()["subject"]) == (bank, "literasi keuangan")


async def test_initials_of_another_partner_are_asked_about_behind_the_one_that_stands_there(
    with_partners: Path,
) -> None:
    bank = factories.partner("PT Bank Syariah Indonesia Tbk")
    async with at_desk() as desk:
        assert desk.here == "CV Maju Jaya"
        await open_line(desk)
        await desk.type("bsi, rapat, literasi keuangan")
        await desk.press("enter")
        await desk.sees("“bsi”: mitra yang mana?")
        await desk.choose("PT Bank")
        await desk.sees("Tersimpan: PT Bank Syariah")
    assert (newest()["partner"], newest()["subject"]) == (bank, "literasi keuangan")


# -- what is not understood ---------------------------------------------------------------
async def test_an_unknown_partner_is_asked_about(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("PT [Baru] Sekali, perkenalan, senin")
        await desk.press("enter")
        await desk.sees("Belum ada mitra “PT [Baru] Sekali”", "Kembali dan perbaiki")
        await desk.press("escape")
        assert isinstance(desk.app.screen, QuickNote)
        assert written() == 0
        await desk.press("enter")
        await desk.choose("Tambahkan sebagai mitra baru: PT [Baru] Sekali")
        await desk.sees("Tersimpan: PT [Baru] Sekali")
        one = resolve("partners", "PT [Baru] Sekali")
        assert newest()["partner"] == one
        await desk.press("u")  # the partner goes with the note
        await desk.sees("Diurungkan")
        assert partners.store.records([one]) == []


async def test_a_misspelt_partner_is_offered_as_it_is_spelt(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("hotel merkure samarinda")
        await desk.sees("> Hotel Mercure Samarinda")
        await desk.press("enter")
        await desk.sees("Hotel Mercure Samarinda,")


async def test_a_day_that_is_none_is_asked_about_and_not_lost(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("ind, jadwal, 31/2")
        await desk.sees("“31/2” bukan tanggal yang akan datang")
        await desk.press("enter")
        await desk.choose("Kembali")
        assert written() == 0
        await desk.sees("jadwal, 31/2")
        await desk.press("enter")
        await desk.choose("Simpan tanpa tindak lanjut")
        await desk.sees("Tersimpan")
    assert (newest()["subject"], newest()["follow_up_on"]) == ("jadwal, 31/2", None)


async def test_what_is_missing_is_said_and_the_line_stays(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("zzz")
        await desk.press("backspace", "backspace", "backspace", "enter")
        await desk.sees("Tulis mitranya dahulu")
        await desk.type("ind, telepon")
        await desk.press("enter")
        await desk.sees("Tulis tentang apa, misalnya jadwal PKL.")
        await desk.type(", jadwal")
        await desk.misses("Tulis tentang apa")
        await desk.press("enter")
        await desk.sees("Tersimpan")


async def test_what_is_refused_comes_back_as_it_was_typed(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("ind, ")
        desk.app.post_message(Paste("a" * 301))
        await desk.sees("aaa")
        await desk.press("enter")
        await desk.sees("Terlalu panjang", "draf dilanjutkan")
        assert written() == 0
        await desk.press("backspace", "enter")
        await desk.sees("Tersimpan")
    assert newest()["subject"] == "a" * 300


# -- drafts -------------------------------------------------------------------------------
async def test_escape_keeps_the_line_and_d_discards_it(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("ind, jadwal PKL")
        await desk.press("escape")
        await desk.sees("c melanjutkan · d membuang")
        await open_line(desk)
        await desk.sees("draf dilanjutkan", f"{INDOSAT}, jadwal PKL")
        await desk.press("escape", "d")
        await desk.sees("Draf dibuang")
        await open_line(desk)
        await desk.misses("jadwal PKL")
        assert changes.undoable().action == "contacts.add"  # type: ignore[union-attr]


async def test_a_line_belongs_to_the_partner_it_was_begun_for(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_line(desk)
        await desk.type("jadwal PKL")
        await desk.press("escape")
        await desk.press("down")
        await open_line(desk)
        await desk.misses("jadwal PKL")
        await desk.press("escape", "up")
        await open_line(desk)
        await desk.sees("CV Maju Jaya, jadwal PKL")


async def test_a_function_key_leaves_the_line_and_keeps_it(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("ind, jadwal")
        await desk.press("f3")
        await desk.sees("[2 Mitra]", "8 catatan")
        await desk.press("f2")
        await desk.sees("[1 Hari ini]")
        await open_line(desk)
        await desk.sees(f"{INDOSAT}, jadwal")


# -- whom a note is about ----------------------------------------------------------------
@pytest.mark.parametrize("typed", ["ind", "indosat", INDOSAT])
async def test_a_name_typed_behind_the_partner_under_the_cursor_replaces_it(
    with_partners: Path, typed: str,
) -> None:
    async with at_desk() as desk:
        assert desk.here == "CV Maju Jaya"
        await open_line(desk)
        await desk.type(f"{typed}, kunjungan, antar proposal, besok")
        await desk.sees(f"{INDOSAT}, kunjungan", f"{INDOSAT} · Kunjungan · hari ini · antar")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Indosat")
    assert (newest()["partner"], newest()["subject"]) == (1, "antar proposal")


async def test_a_word_that_was_no_name_goes_back_behind_the_partner_before(
    with_partners: Path,
) -> None:
    async with at_desk() as desk:
        await open_line(desk)
        await desk.type("hotel, dan makan")
        await desk.sees("Hotel Mercure Samarinda, dan makan")
        await desk.press("home", "backspace")
        await desk.sees("CV Maju Jaya, hotel, dan makan", "CV Maju Jaya · Telepon")
        await desk.press("enter")
        await desk.sees("Tersimpan: CV Maju Jaya")
    assert newest()["subject"] == "hotel, dan makan"


async def test_a_word_within_names_is_asked_about_behind_a_partner(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_line(desk)
        await desk.type("mercure, wa, tamu")
        await desk.sees("mercure? ·")
        await desk.press("enter")
        await desk.sees("“mercure”: mitra yang mana?", "Hotel Mercure Samarinda")
        assert written() == 0
        await desk.choose("Tetap CV Maju Jaya")
        await desk.sees("Tersimpan: CV Maju Jaya")
    assert newest()["partner"] == resolve("partners", "CV Maju Jaya")


async def test_several_that_begin_alike_are_a_question(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("smk, wa, tes")
        await desk.sees("smk? ·")
        await desk.press("enter")
        await desk.sees("“smk”: mitra yang mana?")
        assert written() == 0
        await desk.choose("SMK Negeri 30 Balikpapan")
        await desk.sees("Tersimpan: SMK Negeri 30")
    assert (newest()["partner"], newest()["channel"], newest()["subject"]) == (
        3, "whatsapp", "tes")


async def test_the_line_says_whom_it_will_be_about(with_partners: Path) -> None:
    factories.partner("Bank Syariah Indonesia")
    async with at_desk("today") as desk:
        await open_line(desk)
        await desk.type("indo")
        await desk.sees(f"{INDOSAT} · Telepon")
        await desk.press("down")
        await desk.sees("Bank Syariah Indonesia · Telepon")
        await desk.type(", setoran")
        await desk.sees("Bank Syariah Indonesia, setoran")


async def test_a_name_pasted_behind_a_partner_is_said_before_it_is_taken(
    with_partners: Path,
) -> None:
    async with at_desk() as desk:
        await open_line(desk)
        await desk.sees("CV Maju Jaya,")
        desk.app.screen.query_one(NoteLine).post_message(Paste("indosat, kunjungan, proposal"))
        await desk.sees(f"{INDOSAT} · Kunjungan · hari ini · proposal")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Indosat")
    assert newest()["partner"] == 1


async def test_ctrl_u_takes_the_partner_away_too(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_line(desk)
        await desk.type("jadwal")
        await desk.press("ctrl+u")
        await desk.misses("CV Maju Jaya,")
        await desk.type("ind, jadwal")
        await desk.press("enter")
        await desk.sees("Tersimpan: PT Indosat")
    assert newest()["subject"] == "jadwal"
