"""Import at the keyboard: a file or a paste, its columns, its rows, one change."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from mitra_tui.models.base import db
from mitra_tui.screens.importing import ColumnsScreen, ImportScreen, PreviewScreen, RowForm
from mitra_tui.services import changes, importing
from mitra_tui.widgets.dialogs import Confirm, Pick
from mitra_tui.widgets.path_line import PathLine
from tests import factories
from tests.exchange.making import workbook
from tests.screens.desk import LARGE, SMALL, Desk, at_desk
from tests.screens.imports import (
    PAPER,
    choose_file,
    detail,
    downloads,
    go_on,
    paste,
    shown,
    summary,
    to_columns,
    to_preview,
    write,
)
from tests.screens.test_english import screens, strange
from tests.services.imports import everything, names, records

ODD = "CV [Mitra] [/]"


def _two_sheets() -> bytes:
    """A book whose second sheet is the directory."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    notes, partners = book.add_worksheet("Catatan"), book.add_worksheet("Mitra")
    notes.write_row(0, 0, ("Nama", "Keterangan"))
    notes.write_row(1, 0, ("Rina", "telepon"))
    partners.write_row(0, 0, ("Nama", "Kota", "Telepon"))
    partners.write_row(1, 0, ("PT Satu", "Berau", "0812"))
    book.close()
    return stream.getvalue()


# -- the paper ---------------------------------------------------------------------
async def test_the_papers_tables_give_the_seventeen_activities(school: Path) -> None:
    downloads()
    async with at_desk("activities") as desk:
        await to_preview(desk, PAPER[0])
        assert summary(desk).startswith("13 baris: 13 baru · +8 mitra · +6 jurusan")
        await write(desk)
        assert desk.message == "13 baru · u urungkan"

        await to_preview(desk, PAPER[1])
        assert desk.here == "13", "on the row that asks"
        await desk.press("y")
        await desk.sees("Baris 13: sudah ada")
        await write(desk)
        assert desk.message == "12 diperbarui, 1 sudah ada · u urungkan"

        await to_preview(desk, PAPER[2])
        await desk.press("y", "y", "y")  # Indosat Ooredoo; August 2023; Balikpapan
        assert summary(desk).startswith("4 baris: 4 baru")
        await write(desk)
        assert desk.table.count == 17
        await desk.sees("Agu 2023")
    assert len(records("activities")) == 17 and records("pending") == []
    assert {"Indosat Ooredoo", "SMK Negeri 3 Balikpapan"} <= set(names("partners"))
    assert sum(one["finding"] is not None for one in records("activities")) == 12


async def test_one_key_undoes_the_whole_import(with_activities: Path) -> None:
    downloads()
    before = everything()
    async with at_desk("activities") as desk:
        await to_preview(desk, PAPER[0])
        await write(desk)
        assert desk.table.count == 17
        await desk.press("u")
        await desk.sees("Diurungkan: Impor kegiatan: paper-table1.tsv")
        assert desk.table.count == 4
    assert everything() == before


async def test_what_is_not_decided_waits_and_nothing_is_doubled(school: Path) -> None:
    downloads()
    async with at_desk("activities") as desk:
        await to_preview(desk, PAPER[2])
        await write(desk)
        assert desk.message == "3 baru, 1 menunggu keputusan · u urungkan"
        await to_preview(desk, PAPER[2])
        assert summary(desk) == "4 baris: 3 sudah ada, 1 menunggu keputusan"
        await desk.press("l")
        await desk.sees("Tidak ada yang perlu ditulis.")
    assert len(records("activities")) == 3 and len(records("pending")) == 1


# -- where from ----------------------------------------------------------------------
async def test_a_path_is_completed_and_the_newest_file_is_offered_first(school: Path) -> None:
    folder = downloads()
    (folder / "rekap lama.csv").write_text("Kegiatan,Waktu\nLama,3 Mei 2023\n", "utf-8")
    (folder / "rekap baru.csv").write_text("Kegiatan,Waktu\nBaru,3 Mei 2024\n", "utf-8")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    async with at_desk("activities") as desk:
        await desk.press("i")
        await desk.sees("~/Downloads/", "> rekap baru.csv", "paper-table1.tsv")
        assert "foto.jpg" not in desk.text
        await desk.type("re")
        await desk.press("tab")
        path = desk.app.screen.query_one(PathLine)
        assert path.value == "~/Downloads/rekap "
        await desk.misses("paper-table1.tsv")
        await desk.press("down", "enter")
        await desk.sees("2/3 Kolom · rekap lama.csv")
        await desk.press("escape")
        await desk.press("escape")
        await desk.press("i")  # the folder is remembered
        await desk.sees("~/Downloads/", "rekap lama.csv")


async def test_another_folder_is_entered_and_remembered(school: Path, tmp_path: Path) -> None:
    inner = downloads() / "arsip" / "2024"
    inner.mkdir(parents=True)
    (inner / "rekap.csv").write_text("Kegiatan,Waktu\nLomba,3 Mei 2024\n", "utf-8")
    async with at_desk("activities") as desk:
        await desk.press("i")
        await desk.type("ars")
        await desk.press("enter")
        await desk.sees("~/Downloads/arsip/")
        await desk.press("enter")  # the one folder in it
        await desk.sees("~/Downloads/arsip/2024/")
        await desk.press("enter")
        await desk.sees("2/3 Kolom · rekap.csv")
        await desk.press("escape", "escape", "i")
        assert desk.app.screen.query_one(PathLine).value == "~/Downloads/arsip/2024/"


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("tak ada.csv", None, "Berkas “tak ada.csv” tidak ditemukan."),
    ("kosong.csv", b"", "Berkas “kosong.csv” kosong."),
    ("biner.csv", bytes(range(256)) * 20, "bukan berkas tulisan"),
    ("gambar.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "melainkan PNG"),
    ("huruf.csv", "Nama,Kota\nPT É,".encode() + b"\xff\x9d\n", "Huruf pada baris 2"),
    ("lebar.csv", b",".join(b"k%d" % n for n in range(201)) + b"\n1\n", "lebih dari 200 kolom"),
    ("sel.csv", b"Nama,Kota\n" + b"x" * 1_000_000 + b",Berau\n", "sel yang terlalu panjang"),
    ("bukan tabel.txt", b"Kami sudah bicara dengan PT Satu.\nMereka setuju.\n",
     "Baris judul kolom tidak ditemukan"),
])
async def test_a_bad_file_is_told_and_another_can_be_chosen(
    school: Path, name: str, content: bytes | None, sentence: str,
) -> None:
    folder = downloads()
    if content is not None:
        (folder / name).write_bytes(content)
    (folder / "baik.csv").write_text("Nama,Kota\nPT Satu,Berau\n", "utf-8")
    async with at_desk("partners") as desk:
        await choose_file(desk, name)
        await desk.sees(sentence)
        assert isinstance(desk.app.screen, ImportScreen)
        for _ in name:
            await desk.press("backspace")
        await desk.misses(sentence)
        await desk.type("baik.csv")
        await desk.press("enter")
        await desk.sees("2/3 Kolom · baik.csv")
    assert records("partners") == []


async def test_a_folder_and_a_cut_off_book_are_told(school: Path) -> None:
    folder = downloads()
    (folder / "kosong").mkdir()
    (folder / "putus.xlsx").write_bytes(workbook(("Nama", "Kota"), ("PT Satu", "Berau"))[:900])
    async with at_desk("partners") as desk:
        await choose_file(desk, "kosong")
        await desk.press("enter")  # entered, and nothing is in it
        await desk.sees("“kosong” adalah folder, bukan berkas.")
        await desk.press("escape")
        await choose_file(desk, "putus.xlsx")
        await desk.sees("Berkas “putus.xlsx” rusak atau terpotong.")


async def test_of_several_sheets_the_likeliest_is_offered(school: Path) -> None:
    (downloads() / "buku.xlsx").write_bytes(_two_sheets())
    async with at_desk("partners") as desk:
        await choose_file(desk, "buku.xlsx")
        await desk.sees("Lembar yang mana?", "> m  Mitra")
        await desk.press("enter")
        await desk.sees("2/3 Kolom · buku.xlsx (Mitra)")
        await desk.press("escape", "enter")
        await desk.choose("Catatan")
        await desk.sees("2/3 Kolom · buku.xlsx (Catatan)")


# -- pasting -------------------------------------------------------------------------
async def test_a_table_pasted_into_the_path_goes_on_at_once(school: Path) -> None:
    async with at_desk("activities") as desk:
        await desk.press("i")
        await paste(desk, "Kegiatan\tWaktu\r\nLomba\t3 Mei 2024\r\nRapat\t4 Mei 2024\r\n")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await desk.sees("2/3 Kolom · tempelan", "2 baris")
        await desk.press("escape")  # what was pasted stands there, to be mended
        await desk.sees("Lomba", "Rapat", "Ctrl+S")
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await go_on(desk)
        await write(desk)
    assert names("activities") == ["Lomba", "Rapat"]


async def test_a_terminal_that_pastes_by_typing_can_paste_too(school: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("i", "f10")
        await desk.sees("Tempel tabelnya")
        for text, key in (("Nama", "tab"), ("Kota", "enter"), ("PT Satu", "tab"), ("Berau", "")):
            await desk.type(text)
            if key:
                await desk.press(key)
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await go_on(desk)
        assert shown(desk) == {"2": "baru"}
        await write(desk)
    assert [(one["name"], one["city"]) for one in records("partners")] == [("PT Satu", "Berau")]


async def test_a_bad_paste_is_told_and_can_be_mended(school: Path) -> None:
    async with at_desk("partners") as desk:
        await desk.press("i")
        await paste(desk, "Kegiatan kami banyak.\nSemua\tselesai.\n")
        await desk.sees("Baris judul kolom tidak ditemukan pada “tempelan”.")
        await desk.press("ctrl+home", "up", "home")
        await desk.press("escape")  # back to the files
        await desk.sees("Ketik atau pilih berkas.")
        await desk.misses("Baris judul kolom")


async def test_a_path_is_pasted_with_or_without_quotes(school: Path) -> None:
    folder = downloads()
    async with at_desk("activities") as desk:
        await desk.press("i")
        await paste(desk, f"'{folder / PAPER[0]}'\n")
        await desk.press("enter")
        await desk.sees(f"2/3 Kolom · {PAPER[0]}")


# -- columns -------------------------------------------------------------------------
TABLE = "Perusahaan,Alamat lengkap,Daerah,Kesan\nPT Satu,Jl. Mawar 1,Berau,lama\nPT Dua,,Bontang,\n"


async def test_the_columns_are_guessed_and_what_goes_nowhere_is_seen(school: Path) -> None:
    (downloads() / "t.csv").write_text(TABLE, "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        await desk.sees("> Nama", "– tidak diimpor", "PT Satu · PT Dua")
        assert "2 baris" in summary(desk) and "tidak diimpor" in summary(desk)


async def test_a_column_is_given_another_field_and_it_is_remembered(school: Path) -> None:
    (downloads() / "t.csv").write_text(TABLE, "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        await desk.press("end", "enter")
        await desk.sees("Kolom “Kesan” masuk ke isian mana?")
        await desk.choose("Catatan")
        await desk.sees("> Catatan")
        await go_on(desk)
        await write(desk)
        assert records("partners")[0]["notes"] == "lama"

        (downloads() / "t.csv").write_text(TABLE.replace(",lama", ",baru"), "utf-8")
        await to_columns(desk, "t.csv")
        line = next(line for line in desk.lines if line.strip().startswith("Kesan "))
        assert line.split() == ["Kesan", ">", "Catatan", "baru"]


async def test_columns_without_headings_are_called_by_letters(school: Path) -> None:
    (downloads() / "t.csv").write_text("PT Satu,Berau,0812\nPT Dua,Bontang,0813\n", "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        await desk.sees("Belum ada kolom untuk isian wajib: Nama.")
        await desk.press("home", "e")
        await desk.sees("Kolom “A” masuk ke isian mana?")
        await desk.choose("Nama *")
        await desk.press("down", "e")
        await desk.choose("Kota")
        await go_on(desk)
        await write(desk)
    assert [(one["name"], one["city"]) for one in records("partners")] == [
        ("PT Satu", "Berau"), ("PT Dua", "Bontang")]


async def test_two_columns_do_not_go_into_one_field(school: Path) -> None:
    (downloads() / "t.csv").write_text(TABLE, "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        await desk.press("end", "e")
        await desk.choose("Nama *")
        await desk.sees("Kolom “Perusahaan” tidak lagi masuk ke Nama.")
        await desk.press("d")  # now no column goes there
        await desk.sees("Belum ada kolom untuk isian wajib: Nama.")
        await desk.press("l")
        assert isinstance(desk.app.screen, ColumnsScreen)
        await desk.press("home", "e")
        await desk.choose("Nama *")
        await desk.misses("Belum ada kolom")


async def test_going_back_loses_neither_columns_nor_decisions(school: Path) -> None:
    (downloads() / "t.csv").write_text(TABLE, "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        await desk.press("end", "e")
        await desk.choose("Catatan")
        await go_on(desk)
        await desk.press("d")
        await desk.sees("dibuang")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, ImportScreen), "the file")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await desk.sees("> Catatan")
        await go_on(desk)
        assert shown(desk) == {"2": "dibuang", "3": "baru"}
        await desk.press("u")  # taken back as if one had never left
        await desk.until(lambda: shown(desk)["2"] == "baru", "the row is new again")
        await desk.press("d")
        await desk.press("escape", "end", "d")  # other columns: the rows are read anew
        await go_on(desk)
        assert shown(desk) == {"2": "dibuang", "3": "baru"}
    assert records("partners") == []


# -- rows ----------------------------------------------------------------------------
ROWS = """Nama,Kota,Telepon,Kode pos
PT Satu,Bontang,0541-1,
PT Dua,Berau,,751231
Indosat Oredo,Samarinda,,
PT Empat,,,
"""


@pytest.fixture
def rows_file(school: Path) -> Path:
    """One row that differs, one that is refused, one that is perhaps known, one that is new."""
    factories.partner("PT Satu", city="Berau")
    factories.partner("Indosat Ooredoo")
    path = downloads() / "rows.csv"
    path.write_text(ROWS, "utf-8")
    return path


def place_of(desk: Desk, number: int) -> int:
    screen = desk.app.screen
    assert isinstance(screen, PreviewScreen)
    return next(at for at, row in enumerate(screen.plan.rows) if row.number == number)


async def test_every_row_says_its_verdict_and_why(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        assert shown(desk) == {"2": "berbeda", "3": "ditolak", "4": "baru", "5": "baru"}
        assert desk.here == "2"
        assert "Di catatan: \"Berau\"; di berkas: \"Bontang\"." in detail(desk)
        assert "Telepon: 0541-1" in detail(desk)
        await desk.press("down")
        await desk.until(lambda: "Kode pos: " in detail(desk), "the next row")
        await desk.press("down")
        await desk.until(lambda: "Mungkin sudah tercatat: Indosat Ooredoo" in detail(desk),
                         "the suggestion")
        await desk.press("enter")
        await desk.sees("Baris 4: baru")  # all of it, in a dialog
        await desk.press("escape")


async def test_only_keys_that_mean_something_are_shown(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.until(lambda: "r Perbarui" in desk.lines[-1], "what a different row can be")
        assert desk.lines[-1].startswith(" l Tulis") and "y Terima" not in desk.lines[-1]
        await desk.press("down")
        await desk.until(lambda: "n Baru" not in desk.lines[-1], "a refused row is mended or not")
        assert "e Perbaiki" in desk.lines[-1] and "d Buang" in desk.lines[-1]
        await desk.press("down")
        await desk.until(lambda: "y Terima usul" in desk.lines[-1], "a suggestion")


async def test_single_keys_decide_and_the_cursor_goes_on(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("r")
        await desk.sees("Baris 2: diperbarui")
        assert desk.here == "3"
        await desk.press("d")
        await desk.sees("Baris 3: dibuang")
        assert desk.here == "4"
        await desk.press("y")
        await desk.sees("Baris 4: diperbarui")
        await desk.press("end", "z")
        await desk.sees("Baris 5: menunggu")
        assert summary(desk).startswith(
            "4 baris: 2 diperbarui, 1 menunggu keputusan, 1 dibuang")
        await write(desk)
        assert desk.message == "2 diperbarui, 1 menunggu keputusan · u urungkan"
    found = {one["name"]: one for one in records("partners")}
    assert found["PT Satu"]["city"] == "Bontang"
    assert found["Indosat Ooredoo"]["aliases"] == ["Indosat Oredo"]
    assert set(found) == {"PT Satu", "Indosat Ooredoo"}
    assert [one["title"] for one in records("pending")] == ["PT Empat"]


async def test_a_decision_is_taken_back(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        newest = changes.undoable()
        await desk.press("r", "d", "u")
        assert desk.here == "3" and shown(desk)["3"] == "ditolak"
        await desk.press("u")
        assert desk.here == "2" and shown(desk)["2"] == "berbeda"
        await desk.press("u")
        await desk.sees("Belum ada keputusan")
    assert changes.undoable() == newest, "no change of the records was touched"


async def test_marked_rows_are_decided_by_one_key(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("f")
        await desk.choose("baru")
        assert set(shown(desk)) == {"4", "5"}
        await desk.press("a", "d")
        await desk.sees("2 baris diputuskan")
        await desk.press("escape")
        assert shown(desk) == {"2": "berbeda", "3": "ditolak", "4": "dibuang", "5": "dibuang"}
        await desk.press("u")
        assert shown(desk)["4"] == "baru" and shown(desk)["5"] == "baru"


async def test_the_filter_shows_what_needs_a_decision(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("f")
        await desk.choose("perlu keputusan (3)")
        assert set(shown(desk)) == {"2", "3", "4"}
        assert summary(desk).startswith("Hanya: perlu keputusan")
        await desk.press("r")  # decided rows leave the list
        assert set(shown(desk)) == {"3", "4"}
        await desk.press("escape")
        assert len(shown(desk)) == 4


async def test_a_row_is_said_to_be_a_record(rows_file: Path) -> None:
    factories.partner("Badan Empat", city="Paser")
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("end", "m")
        await desk.until(lambda: isinstance(desk.app.screen, Pick), "which one?")
        await desk.type("badan")
        await desk.sees("Badan Empat · Paser")
        await desk.press("enter")
        await desk.sees("Baris 5: diperbarui")
        await write(desk)
    assert "PT Empat" in next(
        one for one in records("partners") if one["name"] == "Badan Empat")["aliases"]


async def test_a_refused_row_is_mended_in_the_form(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("down", "e")
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form")
        await desk.sees("Perbaiki baris 3", "Kode pos: 751231")
        assert desk.app.focused is not None and desk.app.focused.id == "field-postcode"
        await desk.press("ctrl+s")  # still too long
        await desk.until(lambda: isinstance(desk.app.screen, RowForm), "the form again")
        await desk.press("backspace")
        await desk.press("ctrl+s")
        await desk.sees("Baris 3: baru")
        assert records("partners")[-1]["name"] != "PT Dua", "nothing is written yet"
        await desk.press("escape")
        await go_on(desk)
        assert shown(desk)["3"] == "baru"
        await write(desk)
    assert next(one for one in records("partners") if one["name"] == "PT Dua")["postcode"] == (
        "75123")


async def test_what_exists_may_be_updated_or_added_again(rows_file: Path) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("b")
        await desk.choose("Perbarui")
        await desk.sees("yang berbeda diperbarui")
        assert shown(desk)["2"] == "diperbarui"
        await desk.press("b")
        await desk.choose("Lewati")
        await desk.sees("yang berbeda dilewati")
        assert shown(desk)["2"] == "berbeda"


async def test_names_are_only_names(school: Path) -> None:
    (downloads() / "odd.csv").write_text(
        f"Nama,Kota\n{ODD},[b]Berau[/b]\n\x1b[31mPT Merah,x\n", "utf-8")
    async with at_desk("partners", LARGE) as desk:
        await to_preview(desk, "odd.csv")
        await desk.sees(ODD, "[b]Berau[/b]")
        await desk.press("enter")
        await desk.sees("Kota: [b]Berau[/b]")
        await desk.press("escape")
        await write(desk)
        await desk.sees(ODD)
    assert names("partners")[0] == ODD


async def test_people_to_call_in_a_table_of_partners_are_pointed_at(school: Path) -> None:
    (downloads() / "cp.csv").write_text(
        "Nama mitra,Kota,Narahubung,Jabatan CP\nPT Satu,Berau,Rina,HRD\n", "utf-8")
    async with at_desk("partners") as desk:
        await to_preview(desk, "cp.csv")
        await write(desk)
        assert desk.message == "1 baru · u urungkan · narahubungnya: g Narahubung, lalu i"


# -- writing -------------------------------------------------------------------------
async def test_nothing_is_written_without_a_yes(rows_file: Path) -> None:
    before = everything()
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("l")
        await desk.until(lambda: isinstance(desk.app.screen, Confirm), "the question")
        await desk.sees("2 baru, 1 berbeda, 1 ditolak", "baru: Indosat Oredo")
        await desk.press("enter")  # the harmless answer
        await desk.until(lambda: isinstance(desk.app.screen, PreviewScreen), "the preview")
        await desk.press("escape", "escape", "escape")
    assert everything() == before


async def test_a_key_too_many_does_not_write(school: Path) -> None:
    """Typed ahead, the second `l` only asks."""
    downloads()
    async with at_desk("activities") as desk:
        await to_columns(desk, PAPER[0])
        await desk.press("l", "l", "l")
        await desk.sees("Tulis sekarang?")
    assert records("activities") == []


async def test_records_that_changed_meanwhile_are_shown_before_they_are_written(
    rows_file: Path,
) -> None:
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        factories.partner("PT Empat", city="Paser")  # someone else was faster
        await desk.press("l", "y")
        await desk.sees("Catatan berubah sejak pratinjau dibuat.")
        assert shown(desk)["5"] == "sudah ada"
        assert names("partners").count("PT Empat") == 1
        await write(desk)
    assert names("partners").count("PT Empat") == 1


async def test_many_rows_are_checked_and_written_beside_the_keys(school: Path) -> None:
    lines = "".join(f"PT Banyak {n},Berau\n" for n in range(2500))
    (downloads() / "many.csv").write_text(f"Nama,Kota\n{lines}", "utf-8")
    async with at_desk("partners") as desk:
        await to_preview(desk, "many.csv")
        await desk.press("end", "d", "up", "d")  # the second waits for the first
        await desk.until(lambda: "2 dibuang" in summary(desk), "both decisions")
        await desk.press("u")
        await desk.until(lambda: "1 dibuang" in summary(desk), "one taken back")
        await write(desk)
        assert desk.message == "2499 baru · u urungkan"
        assert desk.table.count == 2499
    assert len(records("partners")) == 2499


async def test_a_locked_database_refuses_and_everything_stays(
    rows_file: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    from mitra_tui.engines.lock import side_lock
    from mitra_tui.services import threads

    monkeypatch.setattr(threads, "PATIENCE", 0.0)
    monkeypatch.setattr(threads.patiently, "__defaults__", (0.0,))
    monkeypatch.setattr(db, "wait", 0.05)
    async with at_desk("partners") as desk:
        await to_preview(desk, "rows.csv")
        await desk.press("r")
        with side_lock(db.lock_path, 1.0):
            await desk.press("l", "y")
            await desk.until(lambda: "coba lagi" in desk.text.lower(), "busy")
        assert shown(desk)["2"] == "diperbarui", "what was decided is still there"
        await write(desk)
    assert "PT Empat" in names("partners")


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_it_fits_on_any_screen(school: Path, size: tuple[int, int]) -> None:
    downloads()
    async with at_desk("activities", size) as desk:
        await to_preview(desk, PAPER[2])
        assert all(len(line) <= size[0] for line in desk.lines)
        assert " l Tulis" in desk.lines[-1]
        assert "baru" in desk.text


def test_the_words_of_the_screens_exist() -> None:
    """Verdicts and choices are put together with their keys."""
    from mitra_tui.i18n import has

    wanted: list[Any] = [f"import.word.{one}" for one in importing.Verdict]
    wanted += [f"import.known.{one}" for one in importing.ON_DUPLICATE]
    wanted += [f"import.known.{one}.short" for one in importing.ON_DUPLICATE]
    assert [key for key in wanted if not has(key)] == []


KINDS = {
    "contacts": ("Mitra,Nama,Jabatan,Telepon\nPT Satu,Rina,HRD,0812\n", "Rina"),
    "programmes": ("Nama,Singkatan\nPerhotelan,PH\n", "Perhotelan"),
    "needs": ("Kebutuhan,Jurusan,Tenggat\nTempat PKL,Perhotelan,1 Juli 2024\n", "Tempat PKL"),
    "interactions": ("Mitra,Tanggal,Perihal\nPT Satu,3 Mei 2024,Jadwal PKL\n", "Jadwal PKL"),
    "followups": ("Tugas,Tenggat,Petugas\nKirim draf,1 Juni 2024,Waka\n", "Kirim draf"),
    "officials": ("Nama,Jabatan,Mulai\nKepala,Kepala sekolah,1 Juli 2020\n", "Kepala"),
    "trainings": ("Judul,Tanggal,Jam\nPelatihan mitra,1 Februari 2024,8\n", "Pelatihan mitra"),
    "team": ("Nama,Peran\nKetua tim,Ketua\n", "Ketua tim"),
}


@pytest.mark.parametrize("what", KINDS)
async def test_every_kind_of_record_is_imported_alike(school: Path, what: str) -> None:
    text, title = KINDS[what]
    (downloads() / "t.csv").write_text(text, "utf-8")
    async with at_desk("activities") as desk:
        desk.app.push_screen(ImportScreen(what))
        await desk.sees("1/3 Berkas")
        await desk.type("t.csv")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await go_on(desk)
        assert shown(desk) == {"2": "baru"}
        await write(desk)
        assert desk.message == "1 baru · u urungkan"
        await desk.press("u")
        await desk.sees("Diurungkan")
    assert records(what) == [] and changes.redo().what == what
    assert title in names(what)


async def test_a_table_without_rows_is_empty(school: Path) -> None:
    (downloads() / "t.csv").write_text("Nama,Kota\n", "utf-8")
    async with at_desk("partners") as desk:
        await choose_file(desk, "t.csv")
        await desk.until(lambda: isinstance(desk.app.screen, ColumnsScreen), "the columns")
        await go_on(desk)
        await desk.sees("Tidak ada baris.")
        await desk.press("l")
        await desk.sees("Tidak ada yang perlu ditulis.")


async def test_columns_chosen_while_rows_are_checked_are_not_mixed_up(school: Path) -> None:
    """The first check is left; what it answers later is not taken for the second's."""
    (downloads() / "t.csv").write_text(TABLE, "utf-8")
    async with at_desk("partners") as desk:
        await to_columns(desk, "t.csv")
        screen = desk.app.screen
        assert isinstance(screen, ColumnsScreen)
        early = screen.wizard.planning()
        await desk.press("end", "e")
        await desk.choose("Catatan")
        await go_on(desk)
        early()
        assert screen.wizard.plan is not None and 3 in screen.wizard.plan.mapping


# -- in English ------------------------------------------------------------------------
@pytest.mark.parametrize(("keys", "seen"), [
    (["i"], ["Import: Partners · 1/3 File", "Type or choose a file", "tab Complete"]),
    (["i", "f10"], ["Paste the table with its line of headings"]),
    (["i", "TEXT:none.csv", "enter"], ["none.csv"]),
    (["i", "TEXT:odd.csv", "enter"], ["2/3 Columns · odd.csv", "> Name", "– row number",
                                      "5 columns are imported"]),
    (["i", "TEXT:odd.csv", "enter", "enter"], ["Into which field does the column", "not imported"]),
    (["i", "TEXT:odd.csv", "enter", "end", "d", "home", "down", "d", "l"],
     ["No column yet for a required field: Name."]),
    (["i", "TEXT:odd.csv", "enter", "l"], ["3/3 Check · odd.csv", "differs", "The record says",
                                          "what differs is skipped (b)", "l Write  r Update"]),
    (["i", "TEXT:odd.csv", "enter", "l", "r", "d", "end", "z"],
     ["Row 4: waits · u to undo"]),
    (["i", "TEXT:odd.csv", "enter", "l", "f"], ["Which rows to show?", "all rows (3)"]),
    (["i", "TEXT:odd.csv", "enter", "l", "b"], ["Update: the record takes the file's values"]),
    (["i", "TEXT:odd.csv", "enter", "l", "e"], ["Correct row 2: partner", "ctrl+s Save"]),
    (["i", "TEXT:odd.csv", "enter", "l", "f1"], ["IMPORT", "Keys here:"]),
    (["i", "TEXT:odd.csv", "enter", "l", "l"], ["Write now? 1 new, 1 differs, 1 refused"]),
    (["i", "TEXT:odd.csv", "enter", "l", "end", "z", "l", "y"], ["1 waiting for a decision"]),
    (["i", "TEXT:odd.csv", "enter", "l", "end", "z", "l", "y", "g", "w"],
     ["1 record · For: Partners", "y Accept  e Correct"]),
])
def test_english_is_whole(school: Path, keys: list[str], seen: list[str]) -> None:
    factories.partner("PT One", city="Berau")
    (downloads() / "odd.csv").write_text(
        "No,Name,City,Phone,Postcode,Notes\n1,PT One,Paser,0541,,\n2,PT Two,,,751231,\n"
        "3,PT Three,Berau,,,new\n", "utf-8")
    found = screens(school, "partners", *keys)
    for text in seen:
        assert text in found[-1], f"{text}\n{found[-1]}"
    for screen in found:
        assert strange(screen) == [], screen
        assert all(len(line) <= 80 for line in screen.split("\n"))
