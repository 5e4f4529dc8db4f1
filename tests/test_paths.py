"""Where things are kept, and that only we can read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mitra_tui import clock, paths
from mitra_tui.actor import actor, set_actor
from mitra_tui.errors import BadFile, Usage


def test_everything_lies_in_the_users_own_folders(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for path in (paths.settings_file(), paths.database(), paths.private_cache(), paths.logs(),
                 paths.results(date(2024, 5, 20))):
        assert path.is_relative_to(home), path
    for private in (paths.private_cache(), paths.logs()):
        assert private.stat().st_mode & 0o777 == 0o700


def test_the_database_is_the_given_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITRA_DB", "/dari/lingkungan.db")
    assert paths.database("/dari/bendera.db", "/dari/setelan.db") == Path("/dari/bendera.db")
    assert paths.database("", "/dari/setelan.db") == Path("/dari/lingkungan.db")
    monkeypatch.delenv("MITRA_DB")
    assert paths.database("", "/dari/setelan.db") == Path("/dari/setelan.db")
    assert paths.database("~/a.db").is_absolute() and "~" not in str(paths.database("~/a.db"))
    with pytest.raises(Usage):
        paths.database("postgresql://user:secret@host/db")


@pytest.mark.parametrize("day,year", [
    (date(2023, 3, 10), "2022/2023"), (date(2023, 7, 12), "2023/2024"),
    (date(2023, 6, 30), "2022/2023"), (date(2023, 7, 1), "2023/2024"),
])
def test_a_school_year_begins_in_july(day: date, year: str) -> None:
    assert paths.school_year(day) == year
    assert paths.results(day).name == year.replace("/", "-")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(BadFile):
        paths.results(date(2024, 5, 20), str(tmp_path / "berkas"))


def test_who_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert actor() == "penguji"
    set_actor("  Bu \x1b Rina ")
    assert actor() == "Bu  Rina"
    set_actor("")
    monkeypatch.setenv("MITRA_USER", "x" * 300)
    assert len(actor()) == 100
    monkeypatch.delenv("MITRA_USER")
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("uid")))
    assert actor() == "?"


def test_today_can_be_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.today() == date(2024, 5, 20)
    clock.set_today(None)
    monkeypatch.setenv("MITRA_TODAY", "2025-01-02")
    assert clock.today() == date(2025, 1, 2)
    clock.set_today(date(2026, 1, 1))
    assert clock.today() == date(2026, 1, 1)
