"""A full disk: nothing is half written, the sentence says so, and work goes on afterwards.

The disk is a real small one where mounting is allowed; elsewhere SQLite is told that it may not
grow, which ends in the same error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mitra_tui.errors import BadFile, Conflict, MitraError
from mitra_tui.i18n import message
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import changes, drafts, partners
from mitra_tui.services.backup import backup
from mitra_tui.services.checkup import check
from tests import factories
from tests.command import Run
from tests.services.everything import everything


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)],
        capture_output=True, check=False).returncode == 0
    if not mounted:
        pytest.skip("mounting is not allowed here")
    yield folder
    close_database()
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path, *, leave: int = 0) -> Path:
    """Take all room on the disk but `leave` bytes; the file to delete again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"\0" * 4096)
        except OSError:
            pass
        size = stream.tell()
        stream.truncate(max(0, size - leave))
    return filler


def _bulk() -> None:
    from mitra_tui.models.base import transaction
    from mitra_tui.services.bulk import add_many

    with transaction("partners.import") as change:
        add_many(partners.store, [
            {"name": f"PT Impor {n}", "notes": "x" * 3000} for n in range(500)])
        change.about("partners", None, "500")


ACTS: dict[str, Callable[[], object]] = {
    "save": lambda: factories.partner("PT Besar", notes="x" * 4000),
    "edit": lambda: factories.edit("partners", 1, notes="x" * 4000),
    "merge": lambda: partners.merge(1, [2, 3]),
    "import": _bulk,
    "undo": lambda: changes.undo(),
    "draft": lambda: drafts.keep("partners/new", {"name": "x" * 100_000}),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_write_on_a_full_disk_changes_nothing(
    small_disk: Path, with_activities: Path, act: Callable[[], object],
) -> None:
    close_database()
    path = small_disk / "mitra.db"
    shutil.copy(with_activities, path)
    open_database(path, wait=1.0)
    before, newest = everything(), changes.recent(1)
    filler = fill(small_disk)
    with pytest.raises(MitraError) as refused:
        act()
    assert refused.value.key == "error.disk_full"
    assert refused.value.exit_code == 1
    assert "penuh" in message(refused.value)
    assert not db.in_transaction()
    assert everything() == before
    assert changes.recent(1) == newest
    filler.unlink()
    assert check() == []
    factories.partner("PT Sesudah dikosongkan")
    assert check() == []


VERBS = [
    ("add", "partners", "name=PT Baru"), ("edit", "partners", "1", "city=Berau"),
    ("import", "partners", "{outside}/mitra.csv"), ("backup",), ("backup", "--to", "{disk}/b.db"),
    ("attach", "partners", "1", "{outside}/mitra.csv"),
    ("export", "partners", "--to", "{disk}/e.csv"), ("export", "partners", "--to", "{disk}/e.xlsx"),
    ("list", "partners"), ("check",), ("--db", "{disk}/lain.db", "init", "--name", "SMK"),
]


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_without_a_byte_left_every_verb_says_so(
    small_disk: Path, with_activities: Path, run: Run, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    """Nobody has the database open: even what SQLite wants beside it finds no room."""
    close_database()
    outside = with_activities.parent
    (outside / "mitra.csv").write_text("Nama\nPT Baru\n")
    path = small_disk / "mitra.db"
    shutil.copy(with_activities, path)
    monkeypatch.setenv("MITRA_DB", str(path))
    before = path.read_bytes()
    filler = fill(small_disk)
    refused = run(*(word.format(disk=small_disk, outside=outside) for word in words))
    assert (refused.code, refused.out) == (1, "")
    assert "penuh" in refused.err
    assert path.read_bytes() == before
    filler.unlink()
    assert run("check").code == 0


def test_a_write_that_would_grow_too_far_changes_nothing(with_activities: Path) -> None:
    """The same where no disk can be mounted: SQLite may not take another page."""
    before = everything()
    db.execute_sql(f"PRAGMA max_page_count = {db.pragma('page_count')}")
    with pytest.raises(Conflict) as refused:
        _bulk()
    assert refused.value.key == "error.disk_full"
    assert everything() == before
    db.execute_sql("PRAGMA max_page_count = 1073741823")
    assert check() == []
    _bulk()


def test_a_backup_on_a_full_disk_leaves_no_half_file(
    small_disk: Path, with_activities: Path,
) -> None:
    (small_disk / "lama.db").write_bytes(b"lama")
    fill(small_disk, leave=100_000)
    before = everything()
    for name in ("baru.db", "lama.db"):
        with pytest.raises(Conflict) as refused:
            backup(small_disk / name, force=True)
        assert refused.value.key == "error.disk_full"
    assert sorted(path.name for path in small_disk.iterdir()) == ["filler", "lama.db"]
    assert (small_disk / "lama.db").read_bytes() == b"lama"
    assert everything() == before
    factories.partner("PT Baru")


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_a_letter_on_a_full_disk_leaves_no_half_file_and_is_not_noted(
    small_disk: Path, with_partners: Path, run: Run, ending: str,
) -> None:
    fill(small_disk, leave=0)
    refused = run("letter", "thanks", "4", "--to", str(small_disk / f"surat.{ending}"))
    assert refused.code == 1 and "penuh" in refused.err
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    assert run("list", "interactions", "--json").out == ""


def test_a_new_database_on_a_full_disk_is_refused(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises((Conflict, BadFile)) as refused:
        open_database(small_disk / "mitra.db", wait=1.0, create=True)
    assert refused.value.key == "error.disk_full"
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    (small_disk / "filler").unlink()
    open_database(small_disk / "mitra.db", wait=1.0, create=True)
    factories.school()
    assert check() == []
