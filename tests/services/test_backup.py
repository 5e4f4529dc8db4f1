"""Backups and the way back: verified, private, and never over something else."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from mitra_tui.engines import sqlite
from mitra_tui.errors import BadFile, Conflict, MitraError
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database
from mitra_tui.services.backup import backup, restore, restore_over
from mitra_tui.services.checkup import check
from tests import factories
from tests.services.everything import everything


def count(path: Path) -> int:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        ((found,),) = connection.execute("SELECT count(*) FROM partner")
        return int(found)
    finally:
        connection.close()


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".new" in path.name]


def test_a_backup_is_one_moment_private_and_sound(with_activities: Path, tmp_path: Path) -> None:
    target = tmp_path / "cadangan" / "satu.db"
    target.parent.mkdir()
    assert backup(target) == target
    assert target.stat().st_mode & 0o777 == 0o600
    assert sqlite.inspect(target) == LATEST
    assert count(target) == 8
    assert [path.name for path in target.parent.iterdir()] == ["satu.db"]


def test_without_a_name_it_lies_beside_the_database(with_partners: Path) -> None:
    first, second = backup(), backup()
    assert first.parent == with_partners.parent
    assert first.name.startswith("mitra-20240520T")
    assert first != second


def test_what_exists_is_kept_unless_forced(with_partners: Path, tmp_path: Path) -> None:
    target = tmp_path / "penting.txt"
    target.write_text("penting")
    with pytest.raises(Conflict) as refused:
        backup(target)
    assert refused.value.key == "error.exists"
    assert target.read_text() == "penting"
    backup(target, force=True)
    assert count(target) == 8
    assert litter(tmp_path) == []


def test_a_link_is_not_followed(with_partners: Path, tmp_path: Path) -> None:
    victim, link = tmp_path / "korban", tmp_path / "tautan.db"
    link.symlink_to(victim)
    with pytest.raises(Conflict) as refused:
        backup(link)
    assert refused.value.key == "error.exists"
    assert not victim.exists()
    victim.write_text("milik orang lain")
    backup(link, force=True)
    assert victim.read_text() == "milik orang lain"
    assert count(link) == 8


def test_the_database_itself_is_no_target(with_partners: Path, tmp_path: Path) -> None:
    link = tmp_path / "sama.db"
    link.symlink_to(with_partners)
    for target in (with_partners, link):
        with pytest.raises(Conflict) as refused:
            backup(target, force=True)
        assert refused.value.key == "error.is_the_database"
    assert check() == []


@pytest.mark.parametrize("name", ["folder", "tidak/ada/x.db"])
def test_where_nothing_can_be_written_it_says_so(
    with_partners: Path, tmp_path: Path, name: str,
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(MitraError) as refused:
        backup(tmp_path / name)
    assert refused.value.key in ("error.is_folder", "error.cannot_write")
    assert refused.value.params["path"] == str(tmp_path / name)


def test_a_copy_that_is_not_sound_takes_no_name(
    with_partners: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The disk gave back something else than was written."""
    target = tmp_path / "baru.db"
    old = tmp_path / "lama.db"
    backup(old)
    content = old.read_bytes()

    def damage_then_inspect(path: Path) -> int:
        with path.open("r+b") as stream:
            stream.seek(5000)
            stream.write(b"\xff" * 4000)
        return inspect(path)

    inspect = sqlite.inspect
    monkeypatch.setattr(sqlite, "inspect", damage_then_inspect)
    factories.partner("PT Baru")
    for place in (target, old):
        with pytest.raises(BadFile) as refused:
            backup(place, force=True)
        assert refused.value.key == "error.backup_unsound"
    assert not target.exists()
    assert old.read_bytes() == content
    assert litter(tmp_path) == []


# -- the way back ------------------------------------------------------------------
def test_restoring_goes_back_to_that_moment_after_an_automatic_backup(
    with_activities: Path, tmp_path: Path,
) -> None:
    before = everything()
    saved = backup(tmp_path / "lama.db")
    factories.partner("PT Sesudahnya")
    factories.edit("partners", 1, city="Bontang")
    after = everything()
    copy = restore(saved)
    assert everything() == before
    assert check() == []
    assert db.pragma("journal_mode") == "wal"
    assert copy is not None and count(copy) == 9
    factories.partner("PT Lagi")  # the restored database is written to like any
    restore(copy)
    assert everything() == after


def test_after_restoring_others_see_it_too(with_partners: Path, tmp_path: Path) -> None:
    saved = backup(tmp_path / "lama.db")
    factories.partner("PT Sesudahnya")
    other = apsw.Connection(str(with_partners), flags=apsw.SQLITE_OPEN_READONLY)
    assert other.execute("SELECT count(*) FROM partner").fetchone() == (9,)
    restore(saved)
    assert other.execute("SELECT count(*) FROM partner").fetchone() == (8,)
    other.close()


@pytest.mark.parametrize("content,key", [
    (b"", "error.foreign_database"), (b"PT Maju;Samarinda\n" * 100, "error.backup_unsound"),
    (None, "error.no_file"),
])
def test_what_is_no_backup_is_refused_and_nothing_changed(
    with_partners: Path, tmp_path: Path, content: bytes | None, key: str,
) -> None:
    before = everything()
    source = tmp_path / "sumber.db"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        restore(source)
    assert refused.value.key == key
    assert everything() == before
    assert list(tmp_path.glob("mitra-*.bak.db")) == []


def test_a_damaged_foreign_or_newer_backup_is_refused(
    with_partners: Path, tmp_path: Path,
) -> None:
    before = everything()
    damaged, foreign, newer = (
        backup(tmp_path / name) for name in ("rusak.db", "lain.db", "baru.db"))
    with damaged.open("r+b") as stream:
        stream.seek(8192)
        stream.write(b"\xff" * 8192)
    for path, pragma in ((foreign, "application_id = 1"), (newer, f"user_version = {LATEST + 1}")):
        connection = apsw.Connection(str(path))
        connection.execute(f"PRAGMA {pragma}")
        connection.close()
    keys = []
    for source in (damaged, foreign, newer, tmp_path, with_partners):
        with pytest.raises(MitraError) as refused:
            restore(source)
        keys.append(refused.value.key)
    assert keys == ["error.backup_unsound", "error.foreign_database", "error.newer_database",
                    "error.is_folder", "error.is_the_database"]
    assert everything() == before


@pytest.mark.parametrize("damage", ["missing", "empty", "overwritten", "header"])
def test_a_lost_or_damaged_database_is_put_aside_and_restored(
    with_activities: Path, tmp_path: Path, damage: str,
) -> None:
    before = everything()
    saved = backup(tmp_path / "cadangan.db")
    close_database()
    content = {"empty": b"", "overwritten": b"x" * 9000,
               "header": with_activities.read_bytes()[:100] + b"\xff" * 9000}.get(damage)
    for path in with_activities.parent.glob("mitra.db*"):
        path.unlink()
    if content is not None:
        with_activities.write_bytes(content)
    aside = restore_over(with_activities, saved, wait=5.0)
    assert everything() == before
    assert check() == []
    if content is None:
        assert aside is None
    else:
        assert aside is not None and aside.read_bytes() == content
    assert with_activities.stat().st_mode & 0o777 == 0o600


def test_a_foreign_file_in_the_databases_place_is_not_touched(
    database: Path, tmp_path: Path,
) -> None:
    saved = backup(tmp_path / "cadangan.db")
    db.execute_sql("PRAGMA application_id = 7")
    close_database()
    with pytest.raises(BadFile) as refused:
        restore_over(database, saved, wait=1.0)
    assert refused.value.key == "error.foreign_database"


def test_an_unsound_backup_leaves_even_a_damaged_database_in_place(tmp_path: Path) -> None:
    path, source = tmp_path / "mitra.db", tmp_path / "cadangan.db"
    path.write_bytes(b"x" * 9000)
    source.write_bytes(b"y" * 9000)
    with pytest.raises(BadFile):
        restore_over(path, source, wait=1.0)
    assert path.read_bytes() == b"x" * 9000
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [
        "cadangan.db", "mitra.db"]
