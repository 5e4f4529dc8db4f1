"""From the try-out to the school's own data, in a real terminal: a new run on another file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bench.probe import Terminal
from tests.command import command


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where the school's own data will be; nothing is there yet."""
    return tmp_path / "sekolah" / "mitra.db"


def sample_copies() -> list[Path]:
    return sorted(Path(os.environ["XDG_CACHE_HOME"]).rglob("demo-*.db"))


def test_the_try_out_leads_to_the_schools_own_data(own: Path) -> None:
    with Terminal(command("--db", str(own), "--screen", "today", "demo"), env=os.environ) as here:
        here.wait_for("DATA CONTOH")
        (copy,) = sample_copies()
        here.press("f10", until="Selamat datang di mitra")
        assert str(own) in "".join(line.strip() for line in here.text().split("\n"))
        assert not own.exists(), "nothing is made before the school's name is known"
        here.press(*"SMK Uji")
        here.press("ctrl+s", until="Langkah awal")
        assert "DATA CONTOH" not in here.text()
        assert own.exists()
        assert copy.exists(), "the sample stays"
        here.press("2", until="Belum ada mitra")
        here.press("q")
        assert here.wait_exit() == 0


def test_the_way_back_to_data_that_is_there_asks_nothing(own: Path) -> None:
    from mitra_tui.models.opening import close_database, open_database
    from tests import factories

    open_database(own, wait=2.0, create=True)
    factories.school(name="SMK Lama")
    factories.followup("Tugas sendiri", due_on="2020-01-01")
    close_database()
    with Terminal(command("--db", str(own), "--screen", "today", "demo"), env=os.environ) as here:
        here.wait_for("DATA CONTOH")
        here.press("f10", until="Tugas sendiri")
        assert "DATA CONTOH" not in here.text()
        here.press("q")
        assert here.wait_exit() == 0
