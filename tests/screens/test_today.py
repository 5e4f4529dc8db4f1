"""Hari ini at the keyboard: what is due is shown, and dealt with in place."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from mitra_tui.models.base import db
from mitra_tui.services import followups
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

TODAY = date(2024, 5, 20)
HOSTILE = "CV [Mitra] [/]"


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def value(table: str, column: str, record_id: int) -> object:
    row = db.execute_sql(f"SELECT {column} FROM {table} WHERE id = ?", (record_id,)).fetchone()
    return row[0]


def listed(desk: Desk) -> list[str]:
    """The lines of the list, without what stands around it."""
    return [line.strip() for line in desk.lines[3:-2] if line.strip()]


async def test_what_is_due_stands_there_without_a_key(with_partners: Path) -> None:
    factories.followup(f"Kirim surat {HOSTILE}", due_on=day(-1), owner="Waka humas",
                       subject="partners/1")
    factories.followup("Telepon hotel", due_on=day(0))
    factories.need("Tempat PKL", due_on=day(7))
    factories.activity("Kunjungan", starts_on=day(30))
    factories.followup("Terlalu jauh", due_on=day(31))
    async with at_desk("today") as desk:
        await desk.sees("Senin, 20 Mei 2024 · 1 lewat · 1 hari ini")
        assert listed(desk)[:8] == [
            "Lewat · 1",
            f"19 Mei T. lanjut   Kirim surat {HOSTILE} · PT Indosat Ooredoo … Waka hum…",
            "Hari ini · 1", "20 Mei T. lanjut   Telepon hotel",
            "7 hari · 1", "27 Mei Kebutuhan   Tempat PKL",
            "30 hari · 1", "19 Jun Kegiatan    Kunjungan"]
        assert "Terlalu jauh" not in desk.text
        assert "Kirim surat" in desk.cursor_line, "the cursor starts on what can be done"


async def test_a_task_is_done_in_two_keys_from_anywhere(with_partners: Path) -> None:
    one = factories.followup("Kirim draf", due_on=day(0))
    async with at_desk("partners") as desk:
        await desk.sees("PT Indosat")
        await desk.press("1", "t")
        await desk.sees("Selesai: Kirim draf · u urungkan")
        assert value("followup", "done_on", one) == "2024-05-20"
        assert "20 Mei T. lanjut" not in desk.text
        await desk.press("u")
        await desk.sees("Diurungkan", "20 Mei T. lanjut   Kirim draf")
        assert value("followup", "done_on", one) == ""
        assert "Kirim draf" in desk.cursor_line
        await desk.press("ctrl+y")
        await desk.sees("Diulangi")
        assert value("followup", "done_on", one) == "2024-05-20"


async def test_after_an_act_the_next_line_has_the_cursor(with_partners: Path) -> None:
    for number in range(3):
        factories.followup(f"Tugas {number}", due_on=day(-3 + number))
    async with at_desk("today") as desk:
        await desk.sees("Tugas 2")
        await desk.press("z", "7")
        await desk.sees("Ditunda sampai 27 Mei 2024: Tugas 0 · u urungkan", "7 hari · 1")
        assert "Tugas 1" in desk.cursor_line
        await desk.press("t")
        await desk.sees("Selesai: Tugas 1")
        assert "Tugas 2" in desk.cursor_line


async def test_a_task_is_put_off_by_a_digit_or_to_any_day(with_partners: Path) -> None:
    one = factories.followup("Kirim draf", due_on=day(-5))
    async with at_desk("today") as desk:
        await desk.sees("Kirim draf")
        for digit, days in (("1", 1), ("3", 3), ("7", 7), ("0", 30)):
            followups.snooze([one], "")
            await desk.press("z")
            await desk.sees("Tunda sampai", "Besok · Selasa, 21 Mei 2024")
            await desk.press(digit)
            await desk.sees("Ditunda sampai")
            assert value("followup", "snoozed_to", one) == day(days)
        followups.snooze([one], "")
        await desk.press("z", "t")
        await desk.sees("Tunda sampai tanggal")
        await desk.type("besar")
        await desk.press("enter")
        await desk.sees("bukan tanggal")
        await desk.press("ctrl+u")
        await desk.type("19/5/2024")
        await desk.press("enter")
        await desk.sees("harus setelah hari ini")
        await desk.press("ctrl+u")
        await desk.type("+10")
        await desk.press("enter")
        await desk.sees("Ditunda sampai 30 Mei 2024")
        assert value("followup", "snoozed_to", one) == day(10)
        await desk.press("z", "escape")
        await desk.misses("Besok")
        assert value("followup", "snoozed_to", one) == day(10)


async def test_a_task_that_comes_up_later_is_never_brought_forward(with_partners: Path) -> None:
    one = factories.followup("Kirim draf", due_on=day(2))
    async with at_desk("today") as desk:
        await desk.sees("Kirim draf")
        await desk.press("z")
        await desk.sees("1 hari kemudian · Kamis, 23 Mei 2024")
        await desk.press("1")
        await desk.sees("Ditunda sampai 23 Mei 2024")
        assert value("followup", "snoozed_to", one) == day(3)
        await desk.press("z", "t")
        await desk.sees("Tunda sampai tanggal")
        await desk.type("besok")
        await desk.press("enter")
        await desk.sees("tugas ini baru muncul Kamis, 23 Mei 2024")
    assert value("followup", "snoozed_to", one) == day(3)


async def test_a_group_shows_five_lines_and_enter_opens_the_rest(with_partners: Path) -> None:
    for number in range(17):
        factories.followup(f"Tugas {number:02}", due_on=day(-20 + number))
    async with at_desk("today") as desk:
        await desk.sees("Lewat · 17", "… 12 lagi")
        assert "Tugas 04" in desk.text
        assert "Tugas 05" not in desk.text
        await desk.press("down", "down", "down", "down", "down")
        assert "… 12 lagi" in desk.cursor_line
        assert "t Selesai" not in desk.lines[-1]
        await desk.press("enter")
        await desk.sees("Tugas 16")
        assert "Tugas 05" in desk.cursor_line
        await desk.misses("lagi")
        await desk.press("escape")
        await desk.sees("… 12 lagi")
        await desk.misses("Tugas 05")


async def test_a_line_that_would_hide_one_other_is_the_other(with_partners: Path) -> None:
    for number in range(6):
        factories.followup(f"Tugas {number}", due_on=day(-9))
    async with at_desk("today") as desk:
        await desk.sees("Tugas 5")
        assert "lagi" not in desk.text


async def test_a_need_is_met_and_an_activity_done_in_place(with_partners: Path) -> None:
    need = factories.need("Tempat PKL", due_on=day(-2))
    activity = factories.activity("Kunjungan industri", starts_on=day(-1))
    async with at_desk("today") as desk:
        await desk.sees("Terlaksana? Kunjungan industri")
        assert "Tempat PKL" in desk.cursor_line
        assert "z Tunda" not in desk.lines[-1]
        await desk.press("t")
        await desk.sees("Selesai: Tempat PKL")
        assert value("need", "met_on", need) == "2024-05-20"
        await desk.press("t")
        await desk.sees("Selesai: Kunjungan industri. Apa hasilnya?")
        await desk.press("ctrl+s")
        await desk.sees("Temuan?     Kunjungan industri")
        assert value("activity", "status", activity) == "done"
        await desk.press("t")
        await desk.sees("Apa hasilnya?")
        await desk.type("Siswa paham")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Kunjungan industri")
        assert value("activity", "finding", activity) == "Siswa paham"
        assert "Temuan?" not in desk.text


async def test_a_new_task_is_on_the_screen_whatever_its_day(school: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Langkah awal")
        await desk.press("n")
        await desk.sees("Tindak lanjut baru", "20 Mei 2024")
        await desk.type(f"Surat {HOSTILE}")
        await desk.press("enter", "ctrl+u")
        await desk.type("1/9/2024")
        await desk.press("ctrl+s")
        await desk.sees(f"Tersimpan: Surat {HOSTILE} · u urungkan", "Baru disimpan", "1 Sep")
        assert HOSTILE in desk.cursor_line
        assert value("followup", "due_on", 1) == "2024-09-01"
        await desk.press("u")
        await desk.sees("Diurungkan")
        await desk.misses("Baru disimpan")


async def test_enter_opens_the_record_and_saving_comes_back_to_it(with_partners: Path) -> None:
    factories.followup("Kirim draf", due_on=day(-3), subject="partners/4")
    one = factories.followup("Telepon", due_on=day(-2))
    async with at_desk("today") as desk:
        await desk.sees("Telepon")
        await desk.press("enter")
        await desk.sees("Ubah tindak lanjut: Kirim draf", "mitra: Hotel Mercure Samarinda")
        await desk.press("escape")
        await desk.sees("Telepon")
        await desk.press("down", "e")
        await desk.sees("Ubah tindak lanjut: Telepon")
        await desk.type(" Bu Rina")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Telepon Bu Rina")
        assert "Telepon Bu Rina" in desk.cursor_line
        assert value("followup", "title", one) == "Telepon Bu Rina"


async def test_a_draft_is_kept_and_discarded(with_partners: Path) -> None:
    factories.followup("Telepon", due_on=day(0))
    async with at_desk("today") as desk:
        await desk.sees("Telepon")
        await desk.press("e")
        await desk.sees("Ubah tindak lanjut")
        await desk.type("zz")
        await desk.press("escape")
        await desk.sees("Draf disimpan")
        await desk.press("d")
        await desk.sees("Draf dibuang")
        await desk.press("e")
        await desk.sees("Ubah tindak lanjut: Telepon")
        assert "Teleponzz" not in desk.text
        await desk.press("escape")
        await desk.sees("Hari ini · 1")
        await desk.press("d")
        await desk.sees("Dihapus: Telepon · u urungkan")
        assert value("followup", "hidden", 1) == 1


async def test_the_first_steps_lead_there_and_are_ticked_off(school: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Langkah awal · 0 dari 4 selesai", "[ ] Profil", "[ ] Impor")
        await desk.press("enter")
        await desk.sees("Ubah sekolah")
        await desk.press("enter", "enter", "tab")  # name, npsn, letterhead
        await desk.type("Jalan Pahlawan")
        await desk.press("enter", "enter")
        await desk.type("Samarinda")
        await desk.press("ctrl+s")
        await desk.sees("[x] Profil", "1 dari 4", "Tersimpan: SMK Negeri 8 Samarinda")
        assert "Pejabat" in desk.cursor_line, "on to the next step"
        await desk.press("enter")
        await desk.sees("Pejabat baru", "Kepala Sekolah")
        await desk.type("Siti")
        await desk.press("ctrl+s")
        await desk.sees("[x] Pejabat")
        await desk.press("enter")
        await desk.sees("Belum ada jurusan")
        await desk.press("n")
        await desk.sees("Jurusan baru")
        await desk.type("Nautika")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Nautika")
        await desk.press("escape")
        await desk.sees("[x] Jurusan", "3 dari 4")
        assert "Impor" in desk.cursor_line
        await desk.press("enter")
        await desk.sees("Impor apa dari Excel?", "Mitra", "Kegiatan")
        await desk.press("escape")
        factories.partner("PT Maju")
        await desk.press("2", "1")
        await desk.sees("Tidak ada yang menunggu")
        assert "Langkah awal" not in desk.text


async def test_the_first_steps_are_sent_away(school: Path) -> None:
    factories.followup("Telepon", due_on=day(0))
    async with at_desk("today") as desk:
        await desk.sees("Telepon", "Langkah awal")
        await desk.press("down", "d")
        await desk.sees("Langkah awal disembunyikan")
        await desk.misses("[ ] Profil")
        assert "Telepon" in desk.text
    async with at_desk("today") as desk:
        await desk.sees("Telepon")
        assert "[ ] Profil" not in desk.text


async def test_whole_lists_are_a_letter_away(with_activities: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Kirim laporan kunjungan")
        await desk.press("g", "t")
        await desk.sees("2 catatan", "Permohonan PKL")
        await desk.press("t")
        await desk.sees("1 selesai · u urungkan")
        assert followups.store.get(2).values["done_on"] == "2024-05-20"
        await desk.press("escape")
        await desk.sees("Hari ini]")
        await desk.misses("Kirim laporan kunjungan")


async def test_one_person_can_see_only_what_is_theirs(with_partners: Path) -> None:
    factories.followup("Tugas Andi", due_on=day(-2), owner="Andi")
    factories.followup("Tugas Rina", due_on=day(-1), owner="Rina")
    factories.followup("Tugas siapa saja", due_on=day(0))
    async with at_desk("today") as desk:
        await desk.sees("Tugas siapa saja")
        await desk.press("f")
        await desk.sees("Penanggung jawab", "Andi", "Rina")
        await desk.press("r")
        await desk.sees("Petugas: Rina", "Tugas Rina")
        await desk.misses("Tugas Andi", "Tugas siapa saja")
        await desk.press("n")
        await desk.sees("Tindak lanjut baru", "Rina")
        await desk.press("escape")
        await desk.press("escape")
        await desk.sees("Tugas Andi", "Tugas siapa saja")


async def test_a_new_task_is_ones_own(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await desk.press("n")
        await desk.sees("Tindak lanjut baru")
        await desk.type("Surat")
        await desk.press("enter", "enter", "enter", "enter")
        await desk.sees("Tersimpan: Surat · u urungkan")
        assert value("followup", "owner", 1) == "penguji"
        assert value("followup", "due_on", 1) == "2024-05-20"


async def test_the_history_of_a_task_is_told(with_partners: Path) -> None:
    one = factories.followup(HOSTILE, due_on=day(0))
    factories.edit("followups", one, owner="Waka")
    async with at_desk("today") as desk:
        await desk.sees(HOSTILE)
        await desk.press("h")
        await desk.sees("Riwayat", "Penanggung jawab: – → Waka")


async def test_a_database_without_records_says_what_to_do(database: Path) -> None:
    factories.school(address="Jalan", city="Samarinda")
    factories.add("officials", name="Siti", position="Kepala Sekolah")
    factories.programme("Nautika")
    factories.partner("PT Maju")
    async with at_desk("today") as desk:
        await desk.sees("Tidak ada yang menunggu. n menulis tindak lanjut")
        await desk.press("t", "z", "e", "enter", "down", "h", "d")
        await desk.sees("Tidak ada yang menunggu.")


async def test_the_sample_is_marked_and_offers_the_schools_own_data(
    with_partners: Path, tmp_path: Path
) -> None:
    before = school_bytes(with_partners)
    home = tmp_path / "sendiri.db"
    async with at_desk("today", sample=True, home=home) as desk:
        await desk.sees("DATA CONTOH", "Mulai data sekolah sendiri", "F10 Mulai data sekolah")
        await desk.press("end")
        assert "Mulai data sekolah sendiri" in desk.cursor_line
        await desk.press("enter")
        assert desk.app.goes_home
        assert desk.app.home == home
    assert school_bytes(with_partners) == before, "the sample stays as it is"
    assert not home.exists(), "nothing is made before the school's name is known"


def school_bytes(path: Path) -> list[tuple[object, ...]]:
    return list(db.execute_sql("SELECT * FROM school"))


async def test_real_data_offers_no_other(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Langkah awal")
        await desk.press("f10")
        assert "DATA CONTOH" not in desk.text
        assert not desk.app.goes_home


async def test_on_a_wide_terminal_the_titles_have_the_room(with_partners: Path) -> None:
    title = "Kirim surat permohonan tempat PKL untuk jurusan Desain Komunikasi Visual"
    factories.followup(title, due_on=day(0), owner="Waka humas")
    async with at_desk("today", LARGE) as desk:
        await desk.sees(f"20 Mei T. lanjut   {title}", "Waka humas")
        assert len(desk.lines) == 40


async def test_a_tiny_terminal_loses_nothing_but_sight(with_partners: Path) -> None:
    one = factories.followup("Kirim draf", due_on=day(0))
    async with at_desk("today", (20, 5)) as desk:
        await desk.sees("Kirim draf")
        await desk.press("down", "up", "z", "escape", "enter", "escape", "t")
        await desk.sees("Selesai")
        assert value("followup", "done_on", one) == "2024-05-20"
