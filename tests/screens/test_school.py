"""Sekolah at the keyboard: profile, officials, programmes, needs, care of the data, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui import paths
from mitra_tui.models.base import db
from mitra_tui.services import backup, changes, checkup
from mitra_tui.services import school as service
from mitra_tui.services.change_card import records_of
from mitra_tui.services.registry import store_of
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

HOSTILE = "CV [Mitra] [/]"
PNG = b"\x89PNG\r\n\x1a\n" + b"gambar"


def profile() -> dict[str, object]:
    present = service.get()
    assert present is not None
    return dict(present.values)


def listed(desk: Desk) -> list[str]:
    """The lines of the list, without what stands around it."""
    return [line.strip() for line in desk.lines[2:-2] if line.strip()]


async def go(desk: Desk, part: str) -> None:
    """Put the cursor on a part of the page."""
    await desk.press("home")
    for _ in range(20):
        if part in desk.cursor_line:
            return
        await desk.press("down")
    raise AssertionError(f"{part} is not on\n{desk.text}")


async def test_a_new_school_is_told_what_to_do_next(school: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("Profil & kepala surat", "Isi alamat dan kota")
        assert [line[:22].strip() for line in listed(desk)] == [
            "Profil & kepala surat", "Kepala sekolah", "Pejabat", "Jurusan", "Kebutuhan & tujuan",
            "Tim kemitraan", "Pelatihan", "Laporan", "Kesiapan Dapodik",
            "Naskah & surat", "Bobot, nomor, jenjang", "Cadangan", "Periksa data",
            "Pengaturan", "Riwayat"]
        assert "Tulis tujuan dahulu, lalu pilih mitranya" in desk.text
        assert "Profil" in desk.cursor_line


async def test_every_part_shows_its_number_and_what_is_newest(with_activities: Path) -> None:
    async with at_desk("school", LARGE) as desk:
        await desk.sees("Kepala sekolah                Kepala · sejak 1 Jan 2020")
        await desk.sees("Pejabat                     1 Kepala sekolah: Kepala")
        await desk.sees("Jurusan                     2 DKV, PH")
        await desk.sees("Kebutuhan & tujuan          1 1 Jul 2024 · Tempat PKL untuk 30 siswa")
        await desk.sees("Tim kemitraan               1 Ketua: Tim")
        await desk.sees("Pelatihan                   1 1 Feb 2024 · Pelatihan kemitraan")
        assert "Tambah pelatihan: Pelatihan kemitraan" in desk.text


async def test_the_profile_is_filled_in_with_letterhead_and_logo(
    school: Path, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    async with at_desk("school") as desk:
        await desk.sees("Profil")
        await desk.press("e")
        await desk.sees("Ubah sekolah: SMK Negeri 8 Samarinda")
        await desk.press("enter")
        await desk.type("30401234")
        await desk.press("enter")
        await desk.type("PEMERINTAH PROVINSI")
        await desk.press("enter")
        await desk.type("DINAS PENDIDIKAN")
        await desk.press("tab")
        await desk.type(f"Jalan {HOSTILE}")
        await desk.press("enter", "enter")
        await desk.type("Samarinda")
        desk.form.editor("logo").focus()
        await desk.type("tidak/ada.png")
        await desk.press("ctrl+s")
        await desk.sees("Berkas tidak/ada.png tidak ada")
        assert profile()["npsn"] is None, "nothing was saved"
        await desk.press("ctrl+u")
        await desk.type(str(logo))
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: SMK Negeri 8 Samarinda · u urungkan",
                        "SMK Negeri 8 Samarinda · kepala surat · logo")
        found = profile()
        assert (found["npsn"], found["header"], found["address"], found["city"], found["logo"]) == (
            "30401234", "PEMERINTAH PROVINSI\nDINAS PENDIDIKAN", f"Jalan {HOSTILE}", "Samarinda",
            "logo.png")
        await desk.press("u")
        await desk.sees("Diurungkan", "Isi alamat dan kota")
        assert profile()["city"] is None


async def test_a_profile_that_someone_else_saved_shows_both_sides(school: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("Profil")
        await desk.press("e")
        await desk.sees("Ubah sekolah")
        service.save({**profile(), "city": "Bontang"})
        await desk.press("enter")
        await desk.type("30401234")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah", "Bontang")
        await desk.press("escape", "escape")


async def test_the_principal_is_written_and_then_followed(school: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("Enter menulis siapa yang menandatangani")
        await desk.press("down", "enter")
        await desk.sees("Pejabat baru", "Kepala Sekolah")
        await desk.type("Dra. Siti")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Dra. Siti", "Kepala sekolah                Dra. Siti")
        await desk.press("enter")
        await desk.sees("Ubah pejabat: Dra. Siti")
        await desk.press("escape")
        await desk.sees("Profil")
        await desk.press("n")
        await desk.sees("Pejabat baru")
        await desk.press("escape")


async def test_officials_say_who_is_in_office(school: Path) -> None:
    factories.add("officials", name="Drs. Lama", position="Kepala Sekolah",
                  from_on="2015-01-01", to_on="2023-12-31")
    factories.add("officials", name=HOSTILE, position="Kepala Sekolah", from_on="2024-01-01",
                  acting=True)
    async with at_desk("school") as desk:
        await desk.sees(f"Plt. {HOSTILE} · sejak 1 Jan 2024")
        await go(desk, "Pejabat")
        await desk.press("enter")
        await desk.sees("2 catatan")
        assert [line.split("  ")[0] for line in listed(desk)[1:]] == [
            "Kepala Sekolah", "Plt. Kepala Sekolah"]
        assert "31 Des 2023" in listed(desk)[1]
        assert listed(desk)[2].endswith("menjabat")


async def test_programmes_are_a_tree_with_their_former_names(school: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "Jurusan")
        await desk.press("n")
        await desk.sees("Jurusan baru")
        await desk.type("Seni Rupa")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Seni Rupa")
        await desk.press("enter")
        await desk.sees("1 catatan")
        await desk.press("n")
        await desk.sees("Jurusan baru")
        await desk.type("Desain Komunikasi Visual")
        await desk.press("enter")
        await desk.type("DKV")
        await desk.press("enter")
        await desk.type("seni")
        await desk.sees("> Seni Rupa")
        await desk.press("enter", "enter")
        await desk.type("Multimedia; 2015; 2021")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Desain Komunikasi Visual")
        assert listed(desk)[1:3] == [
            "Seni Rupa",
            "Desain Komunikasi Visual     DKV        Seni Rupa        Multimedia (2015–…"]
        stored = factories.values_of("programmes", 2)
        assert stored["parent"] == 1
        assert stored["aliases"] == [{"name": "Multimedia", "from_year": 2015, "to_year": 2021}]
        await desk.press("home", "e")
        await desk.sees("Ubah jurusan: Seni Rupa")
        await desk.press("enter", "enter")
        await desk.type("desain")
        await desk.sees("> Desain Komunikasi Visual")
        await desk.press("enter", "ctrl+s")
        await desk.sees("Jurusan tidak dapat berada di bawah dirinya")
        await desk.press("escape")


async def test_a_need_is_met_with_t(with_activities: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "Kebutuhan")
        await desk.press("enter")
        await desk.sees("Tempat PKL untuk 30 siswa")
        await desk.press("t")
        await desk.sees("1 tercapai · u urungkan", "20 Mei 2024")
        assert factories.values_of("needs", 1)["met_on"] == "2024-05-20"
        await desk.press("u")
        await desk.sees("Diurungkan")
        assert factories.values_of("needs", 1)["met_on"] is None
        await desk.press("t", "escape")
        await desk.sees("Semua tercapai (1); tulis tujuan berikutnya")


async def test_needs_are_narrowed_to_those_that_are_open(with_activities: Path) -> None:
    factories.need("Sudah ada", met_on="2024-01-01")
    async with at_desk("school") as desk:
        await go(desk, "Kebutuhan")
        await desk.press("enter")
        await desk.sees("2 catatan")
        await desk.press("f")
        await desk.sees("Sudah tercapai")
        await desk.press("s")
        await desk.sees("tidak (1)", "ya (1)")
        await desk.press("t")
        await desk.sees("Sudah tercapai: tidak", "Tempat PKL")
        await desk.misses("Sudah ada")


async def test_a_backup_is_made_beside_the_screen(with_partners: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "Cadangan")
        assert "Belum ada" in desk.cursor_line
        await desk.press("enter")
        await desk.sees("Cadangan tersimpan dan sudah diperiksa", "Terakhir 20 Mei 2024")
        found = backup.newest()
        assert found is not None
        assert found[0].exists()
        await desk.until(lambda: found[0].name in desk.text.replace("\n", "").replace(" ", ""),
                         "where it lies")


async def test_a_backup_that_fails_says_why(
    with_partners: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "default_target", lambda: with_partners.parent / "tak" / "ada.db")
    async with at_desk("school") as desk:
        await go(desk, "Cadangan")
        await desk.press("enter")
        await desk.until(lambda: "tidak dapat ditulis" in desk.message, "why it failed")
        assert "Belum ada" in desk.cursor_line


async def test_the_data_is_checked(with_partners: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "Periksa data")
        await desk.press("enter")
        await desk.sees("Semua utuh.")
        db.execute_sql("DELETE FROM search_partner WHERE rowid = 1")
        assert len(checkup.check()) == 1
        await desk.press("enter")
        await desk.sees("1 hal tidak beres", "Indeks pencarian partner 1")
        await desk.press("escape")
        await desk.sees("Profil")


async def test_settings_show_their_file_and_what_is_set(with_partners: Path) -> None:
    async with at_desk("school") as desk:
        await go(desk, "Pengaturan")
        await desk.press("enter")
        await desk.sees("Belum ada berkas pengaturan", "settings.toml", "theme", "(bawaan)",
                        "Basis data yang terbuka", "Folder hasil",
                        f"  {paths.results_base()}"[:60])
        await desk.press("escape")


async def test_any_change_is_undone_from_the_history_after_asking(with_partners: Path) -> None:
    one = factories.followup(HOSTILE, due_on="2024-05-20")
    factories.followup("Terbaru")
    async with at_desk("school", LARGE) as desk:
        await go(desk, "Riwayat")
        assert "Tambah tindak lanjut: Terbaru" in desk.cursor_line
        await desk.press("enter")
        await desk.sees("Enter menampilkan rinciannya", HOSTILE)
        await desk.press("down", "u")
        await desk.sees("Urungkan perubahan ini? Tambah tindak lanjut: CV [Mitra] [/]")
        await desk.press("t")
        await desk.misses("Urungkan perubahan ini?")
        assert store_of("followups").records([one]) != []
        await desk.press("enter")
        await desk.sees("Perubahan 13", f"tindak lanjut: {HOSTILE} · baru",
                        "Tenggat: – → 20 Mei 2024", "u urungkan")
        await desk.press("escape", "enter", "u")
        await desk.sees("Urungkan perubahan ini?")
        await desk.press("y")
        await desk.sees("Diurungkan: Tambah tindak lanjut", f"(diurungkan) {HOSTILE}")
        assert store_of("followups").records([one]) == []
        await desk.press("home", "u")
        await desk.sees("Urungkan pengurungan ini")
        await desk.press("y")
        await desk.sees("Ulangi", "Urungkan                       (diurungkan) CV")
        assert store_of("followups").records([one]) != []


async def test_a_change_of_many_tells_how_many_of_what_and_each_of_them(
    with_partners: Path,
) -> None:
    store_of("partners").change_many([2, 3, 6], {"owner": "Waka humas", "stage": "active"})
    factories.benefit(1, kind="resources")
    async with at_desk("school") as desk:
        await go(desk, "Riwayat")
        await desk.press("enter")
        await desk.sees("3 mitra", "Sumber daya")
        await desk.press("down", "enter")
        await desk.sees("Ubah mitra: 3 mitra", "mitra: SMK Negeri 3 Balikpapan",
                        "Penanggung jawab: – → Waka humas", "mitra: CV Maju Jaya",
                        "Tahap: Calon → Aktif")
        await desk.misses("owner", "stage")


def test_of_a_very_large_change_the_first_records_are_told(with_partners: Path) -> None:
    store_of("partners").change_many(list(range(1, 9)), {"sector": "Pendidikan"})
    (change,) = changes.recent(1)
    told, count = records_of(change, most=3)
    assert (len(told), count) == (3, 8)
    assert told[0].lines == ("Bidang: Telekomunikasi → Pendidikan",)


async def test_a_change_that_moved_on_is_not_undone(with_partners: Path) -> None:
    one = factories.followup("Surat")
    factories.edit("followups", one, title="Surat lain")
    count = changes.count()
    async with at_desk("school") as desk:
        await go(desk, "Riwayat")
        await desk.press("enter", "down", "u")
        await desk.sees("Urungkan perubahan ini?")
        await desk.press("y")
        await desk.sees("tidak dapat diurungkan")
        assert changes.count() == count


async def test_the_keys_that_are_shown_are_those_that_work(with_partners: Path) -> None:
    async with at_desk("school") as desk:
        await desk.sees("e Ubah")
        assert "n Baru" not in desk.lines[-1]
        await go(desk, "Tim kemitraan")
        await desk.sees("n Baru")
        assert "e Ubah" not in desk.lines[-1]
        await desk.press("e", "h", "n")
        await desk.sees("Anggota tim baru")
        await desk.press("escape")
        await desk.press("g")
        await desk.sees("Buka", "Pelatihan")
        await desk.press("escape")


async def test_help_quotes_the_paper(with_partners: Path) -> None:
    async with at_desk("school", LARGE) as desk:
        await desk.press("f1")
        await desk.sees("SEKOLAH", "Saran makalah", "berbalas pantun")
        await desk.press("escape", "1", "f1")
        await desk.sees("HARI INI", "Saran makalah", "STIE Balikpapan")


async def test_a_tiny_terminal_does_not_end_it(with_partners: Path) -> None:
    async with at_desk("school", (20, 5)) as desk:
        await desk.sees("Profil")
        await desk.press("down", "end", "enter", "u", "escape", "escape", "home", "e")
        await desk.sees("Ubah sekolah")
        await desk.press("escape")
