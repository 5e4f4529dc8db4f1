"""init, history, undo, backup, restore-backup, check, doctor, version: looking after the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mitra_tui import __version__, paths
from mitra_tui.engines import journal
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database
from mitra_tui.services import changes
from tests import factories
from tests.command import Run
from tests.models.work import held


# -- init ----------------------------------------------------------------------------
def test_init_needs_only_a_name_and_asks_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "sekolah.db"
    result = run("--db", str(path), "init", "--name", "SMK Negeri 8 Samarinda")
    assert (result.code, result.out) == (0, "")
    assert str(path) in result.err
    assert path.stat().st_mode & 0o777 == 0o600
    shown = run("--db", str(path), "show", "school", "--json").object
    assert (shown["name"], shown["npsn"]) == ("SMK Negeri 8 Samarinda", None)


def test_init_takes_the_whole_profile(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "sekolah.db")
    assert run("--db", path, "init", "--name", "SMK X", "--npsn", "30401234", "--city",
               "Samarinda", "--header", "-5", "--phone=0541").code == 0
    shown = run("--db", path, "show", "school", "--json").object
    assert (shown["npsn"], shown["city"], shown["header"], shown["phone"]) == (
        "30401234", "Samarinda", "-5", "0541")


def test_init_refuses_a_second_school_and_bad_data(school: Path, run: Run, tmp_path: Path) -> None:
    refused = run("init", "--name", "Lain")
    assert refused.code == 1
    assert run("show", "school", "--json").object["name"] == factories.SCHOOL_NAME
    path = tmp_path / "baru.db"
    assert run("--db", str(path), "init", "--name", "X" * 201).code == 1
    assert not path.exists()
    assert run("--db", str(path), "init", "--name", "\x1b").code == 1
    assert not path.exists()


def test_without_a_database_a_verb_says_how_to_make_one(run: Run) -> None:
    result = run("list", "partners")
    assert (result.code, result.out) == (1, "")
    assert "mitra init" in result.err


# -- history and undo ------------------------------------------------------------------
def test_history_is_a_table_for_people_and_json_for_programs(
    with_partners: Path, run: Run,
) -> None:
    factories.edit("partners", 6, city="Berau")
    run("merge", "partners", "1", "6")
    table = run("history")
    assert table.code == 0
    assert "CV Maju Jaya" in table.out and "penguji" in table.out
    newest, edit = run("history", "--json", "--limit", "2").objects
    assert set(newest) == {"change", "at", "user", "action", "what", "id", "label", "undoes",
                           "undone_by", "fields"}
    assert (newest["action"], newest["id"]) == ("partners.merge", 1)
    assert (edit["action"], edit["label"]) == ("partners.edit", "CV Maju Jaya")
    (_merge, change, _add) = run("history", "partners", "6", "--json").objects
    assert change["fields"] == {"city": ["Tenggarong", "Berau"]}
    assert len(run("history", "--json", "--limit", "0").objects) == len(changes.recent(1000))


def test_undo_prints_what_it_reversed_and_takes_a_number(with_partners: Path, run: Run) -> None:
    factories.edit("partners", 6, city="Berau")
    number = changes.recent(1)[0].id
    factories.edit("partners", 5, city="Berau")
    result = run("undo", str(number))
    assert (result.code, result.err) == (0, "")
    assert "CV Maju Jaya" in result.out
    assert f"mitra undo {changes.newest()}" in result.out  # by which it can be brought back
    again = run("undo", str(number))
    assert again.code == 1
    assert run("undo").code == 0
    assert factories.values_of("partners", 5)["city"] == "Samarinda"
    assert factories.values_of("partners", 6)["city"] == "Tenggarong"


def test_undo_of_an_undo_brings_it_back(with_partners: Path, run: Run) -> None:
    factories.edit("partners", 6, city="Berau")
    run("undo")
    undo = run("history", "--json", "--limit", "1").object
    assert undo["action"] == "undo"
    assert run("undo", str(undo["change"])).code == 0
    assert factories.values_of("partners", 6)["city"] == "Berau"


def test_undo_says_who_stands_in_the_way(with_partners: Path, run: Run) -> None:
    factories.edit("partners", 6, city="Berau")
    number = str(changes.recent(1)[0].id)
    assert run("--user", "Pak Budi", "edit", "partners", "6", "city=Bontang").code == 0
    refused = run("undo", number)
    assert refused.code == 1
    assert "Pak Budi" in refused.err and "CV Maju Jaya" in refused.err


def test_undo_says_what_uses_the_record(with_partners: Path, run: Run) -> None:
    assert run("add", "partners", "name=PT Baru").object == {"id": 9}
    number = str(changes.newest())
    assert run("add", "contacts", "partner=9", "name=CV [Mitra] [/]").code == 0
    refused = run("undo", number)
    assert refused.code == 1
    assert "CV [Mitra] [/]" in refused.err


def test_who_acts_is_the_given_name(with_partners: Path, run: Run,
                                    monkeypatch: pytest.MonkeyPatch) -> None:
    run("edit", "partners", "6", "city=A", "--user", "Bu Rina")
    monkeypatch.setenv("MITRA_USER", "Pak \x1b[31mBudi")
    run("edit", "partners", "6", "city=B")
    users = [one["user"] for one in run("history", "--json", "--limit", "2").objects]
    assert users == ["Pak [31mBudi", "Bu Rina"]


def test_nothing_to_undo_is_said(school: Path, run: Run) -> None:
    assert run("--user", "orang baru", "undo").code == 1


# -- backup ----------------------------------------------------------------------------
def test_backup_prints_the_path_and_restoring_brings_it_back(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    target = tmp_path / "cadangan.db"
    result = run("backup", "--to", str(target))
    assert (result.code, result.out) == (0, f"{target}\n")
    assert run("backup", "--to", str(target)).code == 1
    assert run("backup", "--to", str(target), "--force").code == 0
    beside = Path(run("backup").out.strip())
    assert beside.parent == with_partners.parent and beside.exists()
    run("remove", "partners", "1")
    restored = run("restore-backup", str(target))
    assert (restored.code, restored.out) == (0, "")
    before = [word for word in restored.err.split() if word.endswith(".bak.db")]
    assert before and Path(before[0]).exists()
    assert len(run("list", "partners", "--json").objects) == 8
    assert run("check").code == 0


def test_a_backup_comes_back_on_a_new_machine(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    target = tmp_path / "cadangan.db"
    run("backup", "--to", str(target))
    new = str(tmp_path / "baru" / "mitra.db")
    assert run("--db", new, "restore-backup", str(target)).code == 0
    assert len(run("--db", new, "list", "partners", "--json").objects) == 8


def test_a_damaged_database_says_what_helps_and_that_helps(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    target = tmp_path / "cadangan.db"
    run("backup", "--to", str(target))
    close_database()
    with with_partners.open("r+b") as stream:
        stream.write(b"\xff" * 9000)
    told = run("list", "partners")
    assert told.code == 1
    assert "restore-backup" in told.err or "bukan basis data" in told.err
    assert run("restore-backup", str(target)).code == 0
    assert len(run("list", "partners", "--json").objects) == 8


def test_damage_that_shows_only_while_reading_is_no_fault_of_ours(
    with_activities: Path, run: Run,
) -> None:
    (page,) = db.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'partner'").fetchone()
    size = db.pragma("page_size")
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    close_database()
    with with_activities.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)
    for words in (("list", "partners"), ("check",), ("backup",), ("show", "partners", "1"),
                  ("add", "partners", "name=PT Baru")):
        result = run(*words)
        assert result.code == 1, words
        assert result.err or result.out


# -- check and doctor --------------------------------------------------------------------
def test_check_is_silent_about_sound_data_and_tells_what_is_not(
    with_partners: Path, run: Run,
) -> None:
    sound = run("check")
    assert (sound.code, sound.err) == (0, "")
    journal.drop_triggers(db)
    db.execute_sql("UPDATE partner SET city = 'X' WHERE id = 1")
    journal.build_triggers(db)
    unsound = run("check")
    assert unsound.code == 1
    assert "partner" in unsound.out and "1" in unsound.out
    assert unsound.err.strip()


def test_doctor_answers_with_and_without_a_database(with_partners: Path, run: Run) -> None:
    told = run("doctor")
    assert (told.code, told.err) == (0, "")
    for place in (paths.settings_file(), paths.results_base(), with_partners.parent):
        assert any(line.endswith(f"  {place}") for line in told.out.splitlines())
    assert "True" not in told.out and "False" not in told.out
    assert str(with_partners) in told.out and "wal" in told.out and __version__ in told.out
    missing = run("--db", "/tidak/ada.db", "doctor")
    assert missing.code == 0
    assert __version__ in missing.out and missing.err
    broken = with_partners.parent / "rusak.db"
    broken.write_bytes(b"x" * 5000)
    told = run("--db", str(broken), "doctor")
    assert told.code == 1
    assert __version__ in told.out


@pytest.mark.parametrize("words", [("version",), ("--version",), ("--lang", "en", "version")])
def test_version(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).out == f"mitra {__version__}\n"


# -- a lock that another holds -------------------------------------------------------------
@pytest.mark.parametrize("kind", ["side", "immediate"])
def test_a_locked_database_is_busy_after_the_wait_and_nothing_changed(
    with_partners: Path, run: Run, kind: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    from mitra_tui.cli import records, start

    def impatient(call: start.Call) -> None:
        start.open_for(call, wait=0.2)

    monkeypatch.setattr(records, "open_for", impatient)
    close_database()
    with held(kind, with_partners):
        refused = run("add", "partners", "name=PT Baru")
        assert (refused.code, refused.out) == (1, "")
        assert refused.err.strip()
        many = run("add", "partners", "--json", "-", stdin=json.dumps({"name": "PT Baru"}))
        assert many.code == 1
        assert many.object["error"]["key"] == "error.busy"
        assert len(run("list", "partners", "--json").objects) == 8
    assert run("add", "partners", "name=PT Baru").code == 0
