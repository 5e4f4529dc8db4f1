"""The same screens in English: whole, and nothing Indonesian left in them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mitra_tui.models.opening import close_database
from tests.fence import ROOT
from tests.screens.in_english import AFTER_EACH

# Words of ours that no English screen has; the records' own words are not among them.
INDONESIAN = re.compile(
    r"\b(Mitra|Cari|Baru|Ubah|Saring|Hapus|Riwayat|Catat|Simpan|Tersimpan|urungkan|mitra|"
    r"narahubung|catatan|Kegiatan|Sekolah|Narahubung|Tindak|lanjut|Bagian|Jumlah|Terbaru|belum|"
    r"Belum|hari|lalu|terakhir|Telepon|Dokumen|Kota|Nama|tekan|Tekan|enter lanjut|batal|pilih|"
    r"Lengkapi|isian|tanpa|Tanpa|sudah|Ekspor|Gabung|memisahkan|yang|dan|atau|untuk)\b")


def screens(database: Path, first: str, *keys: str) -> list[str]:
    """What is seen at the start and after each key."""
    close_database()
    done = subprocess.run(
        [sys.executable, "-m", "tests.screens.in_english", str(database), first, *keys],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.split(AFTER_EACH)[:-1]


def strange(screen: str) -> list[str]:
    """Indonesian words of ours; the names of the test's own records are cut out first."""
    for own in ("Dinas Pendidikan", "Negeri", "Kunjungan industri ke Indosat", "Studi banding",
                "Permohonan PKL", "Kirim laporan kunjungan", "CV Maju Jaya", "Waka humas",
                "Guru tamu perhotelan", "Rapat tahunan", "Kepuasan mitra 2023",
                "Desain Komunikasi Visual"):
        screen = screen.replace(own, "")
    return INDONESIAN.findall(screen)


@pytest.mark.parametrize(("keys", "seen"), [
    (["slash", "TEXT:ind", "enter"], ["Active · Samarinda · no owner yet", "18 days ago",
                                      "Contacts", "1 has left", "c Note"]),
    (["slash", "TEXT:ind", "enter", "f1"], ["PARTNER PAGE", "Keys here:"]),
    (["slash", "TEXT:ind", "enter", "h"], ["Add partner: PT Indosat", "City: – → Samarinda"]),
    (["slash", "TEXT:ind", "enter", "down", "enter"], ["since 1 Jan 2023", "until 31 Dec 2022"]),
    (["c", "TEXT:call, dates, tomorrow"], ["Note an interaction", "Call · today · dates",
                                           "Follow-up: Tuesday, 21 May 2024"]),
    (["c", "TEXT:call, dates, tomorrow", "enter"], ["Saved: CV Maju Jaya", "u to undo"]),
    (["n", "ctrl+s"], ["New partner", "City", "More details"]),
    (["n", "TEXT:X", "escape"], ["Draft"]),
    (["d"], ["removed", "u to undo"]),
    (["a"], ["8 marked"]),
    (["f"], ["Filter by", "Sector"]),
    (["s"], ["Sort by"]),
    (["v"], ["Save this view"]),
    (["x"], ["Export 8 records as", "any program opens it"]),
    (["m"], ["Merge CV Maju Jaya with which partner?"]),
    (["colon"], ["esc"]),
    (["f1"], ["Keys here:", "PARTNERS"]),
])
def test_english_is_whole(with_activities: Path, keys: list[str], seen: list[str]) -> None:
    found = screens(with_activities, "partners", *keys)
    for text in seen:
        assert text in found[-1], f"{text}\n{found[-1]}"
    for screen in found:
        assert strange(screen) == [], screen
        assert all(len(line) <= 80 for line in screen.split("\n"))


@pytest.mark.parametrize(("keys", "seen"), [
    (["enter"], ["Planned", "Sessions & hours", "No hours yet", "t Done"]),
    (["t"], ["Done: Guru tamu perhotelan. What came of it?", "Challenges"]),
    (["g"], ["Calendar of the school year", "Cancel the activity", "PKL: grid of partners"]),
    (["g", "c"], ["School year 2023/2024 · 3 activities", "Jul 2023", "No date"]),
    (["g", "c", "f1"], ["CALENDAR OF THE SCHOOL YEAR", "Keys here:"]),
    (["g", "p"], ["PKL 1 Jul 2024 – 20 Dec 2024 · XII · Quota", "Not placed yet", "Sum"]),
    (["g", "p", "l"], ["XII · Accepted", "Next count"]),
    (["g", "p", "f1"], ["PKL GRID", "Keys here:"]),
])
def test_activities_are_told_in_english(
    with_activities: Path, keys: list[str], seen: list[str],
) -> None:
    found = screens(with_activities, "activities", *keys)
    for text in seen:
        assert text in found[-1], f"{text}\n{found[-1]}"
    for screen in found:
        assert strange(screen) == [], screen
        assert all(len(line) <= 80 for line in screen.split("\n"))


@pytest.mark.parametrize(("keys", "seen"), [
    ([], ["Being handled (1)", "Head of the pro", "16 May"]),
    (["n"], ["New conflict", "Write no names of students", "Confidential"]),
    (["l"], ["Kind of step", "by 16 May 2024"]),
    (["t"], ["Outcome", "Accepted by the school", "Lessons"]),
    (["enter"], ["Being handled · 14 days · late since 16 May 2024", "School's own ladder",
                 "1. Communication"]),
    (["enter", "f1"], ["One conflict", "Keys here:"]),
    (["f1"], ["The paper's advice", "a curtain, not a lock"]),
])
def test_conflicts_are_told_in_english(
    with_activities: Path, keys: list[str], seen: list[str],
) -> None:
    found = screens(with_activities, "conflicts", *keys)
    for text in seen:
        assert text in found[-1], f"{text}\n{found[-1]}"
    for screen in found:
        assert strange(screen.replace("Jam praktik melebihi kesepakatan", "")) == [], screen
        assert all(len(line) <= 80 for line in screen.split("\n"))
