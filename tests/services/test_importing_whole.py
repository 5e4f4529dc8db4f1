"""An import is all or nothing, comes again without effect, and goes without a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.errors import Busy
from mitra_tui.models.base import db
from mitra_tui.models.opening import open_database
from mitra_tui.services import changes
from mitra_tui.services.checkup import check
from mitra_tui.services.importing import apply, plan
from tests.command import command
from tests.services.imports import everything, imported, planned, records, verdicts

NAMES = st.sampled_from([
    "PT Satu", "PT. Satu", "CV Satu", "Satu", "PT Dua", "SMK Negeri 3", "SMKN 3", "SMKN 30", "",
    "Universitas Dua", "PT Dua 2", "pt dua"])
CITIES = st.sampled_from(["", "Berau", "berau", "Bontang"])
DATES = st.sampled_from(["", "3 Mei 2024", "Mei 2024", "3-5 Mei 2024", "31/02/2024", "2023",
                         "Samarinda, 3 Mei 2024", "C gustus 2023"])
TITLES = st.sampled_from(["Rapat", "Kunjungan ke PT Satu", "Lomba bersama CV Dua", "rapat", ""])


def cells(*row: str) -> str:
    return ",".join(f'"{cell}"' for cell in row)


@given(rows=st.lists(st.tuples(NAMES, CITIES), min_size=1, max_size=12),
       way=st.sampled_from(["skip", "update"]))
def test_partners_come_again_without_effect_and_go_without_a_trace(
    school: Path, rows: list[tuple[str, str]], way: str
) -> None:
    text = "Nama,Kota\n" + "\n".join(cells(*row) for row in rows)
    before = everything()
    summary = imported("partners", text, on_duplicate=way)
    found = [record["name"] for record in records("partners")]
    assert len(found) == len(set(found))
    again = planned("partners", text)
    assert "new" not in verdicts(again) and "update" not in verdicts(again)
    assert apply(again).change is None
    assert check() == []
    if summary.change is not None:
        changes.undo(summary.change)
    assert everything() == before


@given(rows=st.lists(st.tuples(TITLES, DATES, NAMES), min_size=1, max_size=10))
def test_no_row_of_activities_is_lost_or_doubled(
    school: Path, rows: list[tuple[str, str, str]]
) -> None:
    text = "Kegiatan,Waktu,Mitra\n" + "\n".join(cells(*row) for row in rows)
    before = everything()
    made = planned("activities", text)
    told = verdicts(made)
    summary = apply(made)
    assert len(records("activities")) == told.count("new")
    waiting = {row.fingerprint for row in made.rows if row.verdict == "undecided"}
    assert len(records("pending")) >= len(waiting)
    for row, verdict in zip(made.rows, told, strict=True):
        assert row.written is not None or verdict in ("same", "update", "duplicate", "refused")
        if verdict in ("same", "update", "duplicate"):
            assert row.twin is not None or row.record_id is not None
    again = planned("activities", text)
    assert apply(again).change is None
    if summary.change is not None:
        changes.undo(summary.change)
    assert everything() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_program_killed_in_the_middle_leaves_nothing(database: Path, tmp_path: Path) -> None:
    rows = "\n".join(f"PT Mitra {n},Berau" for n in range(30_000))
    (tmp_path / "mitra.csv").write_text(f"Nama,Kota\n{rows}\n")
    wal = database.with_name(database.name + "-wal")
    running = subprocess.Popen(
        command("import", "partners", str(tmp_path / "mitra.csv")), env=dict(os.environ),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < deadline:
        if wal.exists() and wal.stat().st_size > 1_000_000:  # it is writing
            break
        time.sleep(0.002)
    assert running.poll() is None, "it ended before it could be killed"
    running.send_signal(signal.SIGKILL)
    running.wait()
    open_database(database, wait=5.0)
    written = db.execute_sql("SELECT count(*) FROM partner").fetchone()[0]
    assert written in (0, 30_000) and check() == []


def test_a_busy_database_is_said_to_be_so(school: Path) -> None:
    made = planned("partners", "Nama\nPT Satu")
    held: Any = subprocess.Popen(
        [sys.executable, "-c",
         "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); "
         "print('held', flush=True); sys.stdin.read()", str(db.lock_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert held.stdout.readline() == b"held\n"
        with pytest.raises(Busy):
            apply(made)
        assert records("partners") == []
    finally:
        held.communicate(b"")
    apply(made)
    assert len(records("partners")) == 1


def test_without_a_school_it_works_too(database: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nKunjungan ke PT Satu,3 Mei 2024")
    assert [record["name"] for record in records("partners")] == ["PT Satu"]


def test_a_table_without_rows_does_nothing(school: Path) -> None:
    from mitra_tui.exchange.tables import read_text

    made = plan("partners", read_text("Nama,Kota\n", "x.csv", what="partners"))
    assert apply(made).rows == 0
