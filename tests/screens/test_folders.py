"""The path of a file as it is typed, completed and pasted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mitra_tui.screens.folders import (
    TABLES,
    begun_anew,
    completed,
    entries,
    file_at,
    first_folder,
    folder_of,
    from_paste,
    is_table,
    is_whole,
    split,
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder with files of different ages, as it would be typed."""
    found = tmp_path / "unduhan"
    (found / "Arsip").mkdir(parents=True)
    for age, name in enumerate(("rekap 2024.xlsx", "Rekap 2023.csv", "mitra.ods", ".rekap.csv")):
        (found / name).write_bytes(b"x" * 3000)
        os.utime(found / name, (1_700_000_000 - age, 1_700_000_000 - age))
    (found / "foto.jpg").touch()
    return f"{found}/"


def names(typed: str) -> list[str]:
    return [entry.name for entry in entries(typed, TABLES)]


def test_the_newest_files_come_first_then_folders(folder: str) -> None:
    assert names(folder) == ["rekap 2024.xlsx", "Rekap 2023.csv", "mitra.ods", "Arsip"]
    first = entries(folder, TABLES)[0]
    assert (first.typed, first.size, first.folder) == (f"{folder}rekap 2024.xlsx", 3000, False)
    assert entries(folder)[-1].typed == f"{folder}Arsip/"


def test_letters_narrow_names_that_begin_so_come_before_others(folder: str) -> None:
    assert names(f"{folder}RE") == ["rekap 2024.xlsx", "Rekap 2023.csv"]
    assert names(f"{folder}r") == ["rekap 2024.xlsx", "Rekap 2023.csv", "mitra.ods", "Arsip"]
    assert names(f"{folder}.re") == [".rekap.csv"]
    assert names(f"{folder}foto") == []
    assert [entry.name for entry in entries(f"{folder}foto")] == ["foto.jpg"]


def test_what_cannot_be_read_holds_nothing(tmp_path: Path, folder: str) -> None:
    assert names(f"{tmp_path}/tidak ada/x") == []
    assert names("~bukan-siapa-siapa/") == []
    assert names(f"{folder}rekap 2024.xlsx/") == []
    assert names("\0/") == []
    (Path(folder) / "putus.csv").symlink_to("ke mana")
    assert "putus.csv" not in names(folder)


def test_a_path_is_completed_as_far_as_is_certain(folder: str) -> None:
    typed = f"{folder}re"
    assert completed(typed, entries(typed, TABLES)) == f"{folder}rekap 202"
    assert completed(f"{folder}mi", entries(f"{folder}mi", TABLES)) == f"{folder}mitra.ods"
    assert completed(f"{folder}ar", entries(f"{folder}ar", TABLES)) == f"{folder}Arsip/"
    assert completed(folder, entries(folder, TABLES)) == folder
    assert completed(f"{folder}x", []) == f"{folder}x"


def test_a_path_is_parted_at_its_last_separator() -> None:
    assert split("~/Unduhan/rek") == ("~/Unduhan/", "rek")
    assert split("rek") == ("", "rek")
    assert split("~") == ("~/", "")


def test_home_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path(os.environ["HOME"])
    assert folder_of(home / "Unduhan" / "a.csv") == "~/Unduhan/"
    assert folder_of(home / "a.csv") == "~/"
    assert folder_of(Path("/srv/data/a.csv")) == "/srv/data/"
    assert folder_of(Path("/a.csv")) == "/"
    assert file_at("~/a.csv") == home / "a.csv"
    assert first_folder() == "~/"
    (home / "Downloads").mkdir(parents=True)
    assert first_folder() == "~/Downloads/"


@pytest.mark.parametrize(("pasted", "typed"), [
    ("/data/a b.csv\n", "/data/a b.csv"),
    ("'/data/a b.csv'", "/data/a b.csv"),
    ('"/data/a b.csv" ', "/data/a b.csv"),
    (r"/data/a\ b\ \(1\).csv", "/data/a b (1).csv"),
    ("file:///data/a%20b.csv", "/data/a b.csv"),
])
def test_a_pasted_path_is_unwrapped(pasted: str, typed: str) -> None:
    assert from_paste(pasted) == typed


def test_a_path_stands_for_itself_or_belongs_to_what_was_typed() -> None:
    assert all(map(is_whole, ("/data/a.csv", "~/a.csv", "C:\\a.csv", "\\\\server\\a.csv")))
    assert not is_whole("a.csv")


def test_several_lines_or_cells_are_a_table() -> None:
    assert is_table("Nama\tKota\nPT Satu\tBerau") and is_table("Nama\tKota")
    assert is_table("Nama;Kota\nPT Satu;Berau\n")
    assert not is_table("/data/a.csv\n") and not is_table("")


@pytest.mark.parametrize(("typed", "meant"), [
    ("~/Unduhan//srv/a.csv", "/srv/a.csv"),
    ("/srv/~/a.csv", "~/a.csv"),
    ("/srv/a//b/~/c//d/e.csv", "/d/e.csv"),
    ("/srv/~budi/a.csv", "/srv/~budi/a.csv"),
    ("a/b.csv", "a/b.csv"),
])
@pytest.mark.skipif(os.sep != "/", reason="paths of another kind")
def test_a_path_typed_behind_the_offered_folder_begins_anew(typed: str, meant: str) -> None:
    assert begun_anew(typed) == meant
