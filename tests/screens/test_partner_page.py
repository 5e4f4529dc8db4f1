"""The page of one partner: what it tells, where it leads, what can be done from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.services import agreements, contacts, followups, partner_card, partners
from mitra_tui.services.references import resolve
from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

INDOSAT = "PT Indosat Ooredoo Hutchison"
SECTIONS = ["Profil", "Narahubung", "Nama lain", "Penilaian", "Perjanjian", "Kegiatan", "Manfaat",
            "Komunikasi", "Konflik", "Umpan balik", "Evaluasi", "Kondisi", "Tindak lanjut",
            "Lampiran", "Riwayat"]


async def open_page(desk: Desk, search: str) -> None:
    await desk.press("slash")
    await desk.type(search)
    await desk.press("enter")
    await desk.until(lambda: desk.listed[-1:] == ["Riwayat"], "the page")


async def go_to(desk: Desk, section: str) -> None:
    for _ in range(desk.listed.index(section) - desk.table.cursor):
        await desk.press("j")
    assert desk.here == section


# -- what it tells ----------------------------------------------------------------------
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_tells_the_newest_of_everything(
    with_activities: Path, size: tuple[int, int],
) -> None:
    async with at_desk(size=size) as desk:
        await open_page(desk, "indosat")
        assert desk.listed == SECTIONS
        assert desk.lines[1].strip() == INDOSAT
        assert desk.lines[2].strip() == "Aktif · Samarinda · belum ada penanggung jawab"
        assert desk.lines[3].strip() == (
            "Rina (HRD) · 0812-5550-0001 · terakhir 2 Mei 2024 · 18 hari lalu")
        await desk.sees(
            "1 sudah pindah", "nilai 3 · 12 Feb 2024", "PKS · Aktif · sampai 7 Jan 2026 · PKL",
            "5 Mar 2024 · Kunjungan industri ke Indosat",
            "sekolah 1, mitra 0", "Surat · Permohonan PKL", "lewat 1 Mei 2024",
            "Tambah mitra · penguji")


async def test_says_what_to_do_next_where_nothing_is(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await desk.sees(
            "Calon · Tenggarong", "Belum ada narahubung · belum ada komunikasi",
            "n menambah orang yang dihubungi", "n menambah singkatan atau ejaan lain",
            "n menyusun MoU atau PKS", "n mencatat kegiatan pertama",
            "n mencatat apa yang diperoleh kedua pihak",
            "c mencatat telepon, surat, atau kunjungan", "n menambah tugas dengan tenggat")


def test_reads_a_page_in_a_fixed_number_of_queries(
    with_activities: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    plain = type(db).execute_sql

    def counting(self: object, sql: str, *args: object, **more: object) -> object:
        asked.append(sql)
        return plain(self, sql, *args, **more)

    monkeypatch.setattr(type(db), "execute_sql", counting)
    one = resolve("partners", INDOSAT)
    asked.clear()
    partner_card.get(one)
    few = len(asked)
    monkeypatch.undo()
    for number in range(20):
        factories.contact(one, f"Orang {number}")
        factories.interaction(one, f"Hal {number}")
        factories.activity(f"Kegiatan {number}", partners=[one])
        factories.followup(f"Tugas {number}", subject=f"partners/{one}")
        factories.conflict(one, f"Kendala {number}")
    monkeypatch.setattr(type(db), "execute_sql", counting)
    asked.clear()
    card = partner_card.get(one)
    assert (card.people.current, card.interactions.count, card.followups.waiting) == (21, 21, 22)
    assert len(asked) == few <= 27  # eleven of them for the eight strategies


def test_snoozed_and_done_tasks_count_as_what_they_are(with_partners: Path) -> None:
    late = factories.followup("Lama", subject="partners/1", due_on="2024-05-01")
    factories.followup("Baru", subject="partners/1", due_on="2024-05-25")
    assert partner_card.get(1).followups.title == "Lama"
    followups.snooze([late], "2024-06-01")
    assert partner_card.get(1).followups.title == "Baru"
    followups.finish([late])
    tasks = partner_card.get(1).followups
    assert (tasks.waiting, tasks.done) == (1, 1)


# -- where it leads -----------------------------------------------------------------------
async def test_contacts_show_who_is_there_before_who_left(with_partners: Path) -> None:
    one = resolve("partners", INDOSAT)
    factories.contact(one, "Adi", active_from="2020-01-01", active_to="2021-06-30")
    factories.contact(one, "Zul", active_to="2030-01-01")
    async with at_desk() as desk:
        await open_page(desk, "indosat")
        await go_to(desk, "Narahubung")
        await desk.press("enter")
        await desk.sees("4 catatan · Mitra: PT Indosat", "sejak 1 Jan 2023", "s.d. 31 Des 2022",
                        "1 Jan 2020 – 30 Jun 2021")
        assert desk.listed == ["Rina", "Zul", "Wahyu", "Adi"]
        await desk.press("escape")
        await desk.until(lambda: desk.here == "Narahubung", "the page, where it was left")


@pytest.mark.parametrize(("section", "shown"), [
    ("Kegiatan", ["Kunjungan industri ke Indosat", "Studi banding"]),
    ("Perjanjian", ["PKS"]),
    ("Manfaat", ["modem"]),
    ("Komunikasi", ["Permohonan PKL"]),
    ("Tindak lanjut", ["Kirim laporan kunjungan", "Permohonan PKL"]),
])
async def test_a_section_opens_the_list_of_this_partner_only(
    with_activities: Path, section: str, shown: list[str],
) -> None:
    async with at_desk() as desk:
        await open_page(desk, "indosat")
        await go_to(desk, section)
        await desk.press("enter")
        await desk.sees(f"{len(shown)} catatan · Mitra: {INDOSAT}", *shown, "[2 Mitra]")
        await desk.press("f")
        await desk.press("escape", "slash")
        await desk.type("zzzz")
        await desk.sees(f"0 dari {len(shown)}")
        await desk.press("escape", "escape")
        await desk.sees(f"{len(shown)} catatan")
        await desk.press("escape")
        await desk.until(lambda: desk.here == section, "the page")


async def test_an_agreement_is_built_for_the_partner_of_the_page(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await go_to(desk, "Perjanjian")
        await desk.press("n", "b")
        await desk.sees("CV Maju Jaya")


def test_of_several_agreements_the_most_telling_stands_for_all(with_partners: Path) -> None:
    for ends, state in (("2030-01-01", "draft"), ("2024-05-01", "signed"),
                        ("2024-06-01", "signed"), ("2024-07-01", "signed")):
        factories.agreement(5, "mou", ends_on=ends, state=state)
    factories.agreement(5, state="signed", ended_reason="X", ends_on="2031-01-01")
    removed = factories.agreement(5, state="signed", ends_on="2032-01-01")
    agreements.store.remove(removed)
    found = partner_card.get(5).agreements
    assert (found.count, found.status, found.ends_on) == (5, "active", "2031-01-01")
    assert partners.lines([5])[5][4] == found.status


async def test_profile_and_history_are_read_on_the_spot(with_activities: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "indosat")
        await desk.press("enter")
        await desk.sees("Telekomunikasi", "Nasional", "0541-200100")
        await desk.press("escape", "h")
        await desk.sees(f"Tambah mitra: {INDOSAT}")


async def test_digits_leave_and_come_back_to_the_page(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "indosat")
        await desk.press("1")
        await desk.sees("[1 Hari ini]")
        await desk.press("2")
        await desk.sees(INDOSAT, "Riwayat")


# -- what is done from it -------------------------------------------------------------------
async def test_adds_to_the_section_under_the_cursor(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await go_to(desk, "Narahubung")
        await desk.press("n")
        await desk.sees("Narahubung baru", "CV Maju Jaya")
        await desk.type("Pak Joko")  # the cursor stands behind the partner
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Pak Joko · u urungkan", "Pak Joko · belum ada")
        await desk.press("u")  # made from here: at once
        await desk.sees("Diurungkan", "Belum ada narahubung")
    assert contacts.store.records([4]) == []


@pytest.mark.parametrize(("section", "typed", "said"), [
    ("Kegiatan", "Guru tamu", "Tersimpan: Guru tamu"),
    ("Komunikasi", "", "Komunikasi baru"),
    ("Tindak lanjut", "Kirim surat", "Tersimpan: Kirim surat"),
])
async def test_new_records_belong_to_the_partner(
    with_partners: Path, section: str, typed: str, said: str,
) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await go_to(desk, section)
        await desk.press("n")
        await desk.sees("baru", "CV Maju Jaya")
        if typed:
            await desk.type(typed)
            await desk.press("ctrl+s")
        await desk.sees(said)
        if typed:
            await desk.sees(typed)
            card = partner_card.get(resolve("partners", "CV Maju Jaya"))
            assert typed in (card.activities.title, card.followups.title)


async def test_another_name_is_added_in_one_line(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await go_to(desk, "Nama lain")
        await desk.press("n")
        await desk.type("CV. MJ [/]")
        await desk.press("enter")
        await desk.sees("Tersimpan: CV Maju Jaya", "CV. MJ [/]")
        one = resolve("partners", "CV. MJ [/]")
        assert partners.store.get(one).values["name"] == "CV Maju Jaya"
        await desk.press("u")
        await desk.sees("Diurungkan", "n menambah singkatan")


async def test_another_name_for_a_partner_that_moved_on_is_refused(with_partners: Path) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await go_to(desk, "Nama lain")
        await desk.press("n")
        factories.edit("partners", one, city="Sangatta")
        await desk.type("MJ")
        await desk.press("enter")
        await desk.sees("sudah diubah orang lain", "Sangatta")
    assert partners.store.get(one).values["aliases"] == []


async def test_edits_the_profile_and_stays(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await desk.press("e")
        await desk.sees("Ubah mitra: CV Maju Jaya")
        await desk.type(" Makmur")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: CV Maju Jaya Makmur · u urungkan")
        assert desk.lines[1].strip() == "CV Maju Jaya Makmur"


async def test_a_removed_partner_says_so_and_comes_back(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_page(desk, "maju jaya")
        await desk.press("d")
        await desk.sees("Dihapus: CV Maju Jaya · u urungkan", "Sudah dihapus · d mengembalikan")
        await desk.press("e", "n")  # what was removed is only read
        await desk.sees("Sudah dihapus")
        await desk.press("d")
        await desk.sees("Dikembalikan: CV Maju Jaya", "Calon · Tenggarong")


async def test_a_merged_partner_leads_to_the_one_that_remains(with_partners: Path) -> None:
    keep, drop = resolve("partners", INDOSAT), resolve("partners", "CV Maju Jaya")
    partners.merge(keep, [drop])
    async with at_desk() as desk:
        await desk.press("g")
        await desk.choose("Yang sudah dihapus")
        await desk.until(lambda: desk.listed == ["CV Maju Jaya"], "the merged one")
        await desk.press("enter")
        await desk.sees(f"Sudah digabung ke {INDOSAT}")
        await desk.press("d")
        await desk.sees("urungkan penggabungan")
        assert desk.here == "Digabung ke"
        await desk.press("enter")
        await desk.sees("Rina (HRD)", "Indosat; CV Maju Jaya")


async def test_a_page_whose_partner_was_never_made_closes(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("n")
        await desk.type("PT Sebentar")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
        await desk.press("enter")
        await desk.sees("Bagian", "PT Sebentar")
        await desk.press("u")
        await desk.sees("Diurungkan: Tambah mitra: PT Sebentar", "8 catatan")
        await desk.press("ctrl+y")
        await desk.sees("Diulangi", "9 catatan")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_silence_beyond_the_usual_rhythm_shows(
    with_partners: Path, size: tuple[int, int],
) -> None:
    one = resolve("partners", INDOSAT)
    for on_date in ("2024-02-05", "2024-02-19", "2024-03-04", "2024-03-18"):
        factories.interaction(one, on_date=on_date)
    async with at_desk(size=size) as desk:
        await open_page(desk, "ind")
        await desk.sees("sunyi 63 hari (biasa 14) · terakhir 18 Mar 2024",
                        "18 Mar 2024 · Telepon · biasanya tiap 14 hari")
    factories.interaction(one, on_date="2024-05-06")
    card = partner_card.get(one)
    assert (card.interactions.usual, card.interactions.last_on) == (14, "2024-05-06")
    async with at_desk(size=size) as desk:  # fourteen days after the last: as usual
        await open_page(desk, "ind")
        await desk.sees("terakhir 6 Mei 2024 · 14 hari lalu")
        await desk.misses("sunyi")


async def test_tells_feedback_reviews_and_the_eight_strategies(with_partners: Path) -> None:
    survey = factories.survey("Kepuasan [/] 2024")
    factories.response(survey, partner=1, on_date="2024-05-03")
    factories.evaluation(1, decision="improve", findings="Jadwal\nsering berubah")
    async with at_desk() as desk:
        await open_page(desk, "indosat")
        await desk.sees("3 Mei 2024 · Kepuasan [/] 2024", "Perbaiki · Jadwal sering berubah", "8◐")
        await go_to(desk, "Kondisi")
        await desk.press("enter")
        await desk.sees("Strategi, tanda, dan bukti", INDOSAT)


async def test_the_profile_is_written_as_a_card_of_one_partner(
    with_activities: Path, tmp_path: Path,
) -> None:
    factories.conflict(1, "Rahasia konflik")
    async with at_desk("partners", settings=Settings(results=str(tmp_path / "hasil"))) as desk:
        await desk.press("slash")
        await desk.type("indosat")
        await desk.press("enter")
        await desk.sees("Profil")
        await desk.press("home", "x")
        await desk.sees("Kartu mitra · PT Indosat Ooredoo Hutchison")
        await desk.press("m")
        await desk.until(lambda: any((tmp_path / "hasil").rglob("r9-*.md")), "the file")
    (file,) = (tmp_path / "hasil").rglob("r9-*.md")
    text = file.read_text("utf-8")
    assert "PT Indosat Ooredoo Hutchison" in text and "Kunjungan industri ke Indosat" in text
    assert "Rahasia konflik" not in text and "Hotel Mercure" not in text
