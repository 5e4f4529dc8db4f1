"""Many processes on one database: nobody is lost, nobody waits for ever."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from mitra_tui.errors import Busy
from mitra_tui.migrations import LATEST
from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import changes, partners
from mitra_tui.services.checkup import check
from tests import factories
from tests.fence import ROOT
from tests.models.work import finish, held, start

WRITERS = 8
WRITES = 25

WRITER = """
import sys
from pathlib import Path
from mitra_tui.models.opening import open_database
from mitra_tui.schemas.registry import draft_of
from mitra_tui.services import partners
path, name, many, shared = sys.argv[1:]
open_database(Path(path), wait=60.0)
store, draft = partners.store, draft_of("partners")
sys.stdin.readline()
for n in range(int(many)):
    store.save(draft.read({"name": f"PT {name} {n}"}).values())
    old = store.get(int(shared))
    from mitra_tui.models.base import db, transaction
    with transaction("partners.edit") as change:
        (count,) = db.execute_sql("SELECT latitude FROM partner WHERE id = ?",
                                  (shared,)).fetchone()
        db.execute_sql("UPDATE partner SET latitude = ?, version = version + 1 WHERE id = ?",
                       (count + 0.25, shared))
        change.about("partners", int(shared), "hitung")
print("done")
"""

OPENER = """
import sys
from pathlib import Path
from mitra_tui.models.opening import open_database
sys.stdin.readline()
open_database(Path(sys.argv[1]), wait=60.0, create=True)
print("open")
"""


def test_eight_writers_at_once_lose_nothing(school: Path) -> None:
    shared = factories.partner("PT Bersama", latitude=0)
    close_database()
    writers = [start(WRITER, str(school), str(n), str(WRITES), str(shared))
               for n in range(WRITERS)]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [finish(writer) for writer in writers] == ["done\n"] * WRITERS
    open_database(school, wait=5.0)
    (count,) = db.execute_sql("SELECT count(*) FROM partner").fetchone()
    assert count == 1 + WRITERS * WRITES
    # Read-modify-write of one row by all: not one step is lost.
    assert partners.store.get(shared).values["latitude"] == WRITERS * WRITES * 0.25
    assert partners.store.get(shared).version == 1 + WRITERS * WRITES
    (made,) = db.execute_sql("SELECT count(*) FROM change").fetchone()
    assert made == 2 + 2 * WRITERS * WRITES
    assert check() == []


def test_three_that_start_together_migrate_once(tmp_path: Path) -> None:
    path = tmp_path / "mitra.db"
    path.touch(mode=0o600)
    processes = [start(OPENER, str(path)) for _ in range(3)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [finish(process) for process in processes] == ["open\n"] * 3
    open_database(path, wait=5.0)
    assert list(db.execute_sql("SELECT count(*) FROM schema_migration")) == [(LATEST,)]
    assert check() == []
    factories.school()


@pytest.mark.parametrize("kind", ["side", "immediate"])
def test_who_cannot_write_in_time_is_told_and_nothing_changed(
    with_partners: Path, kind: str,
) -> None:
    close_database()
    with held(kind, with_partners):
        open_database(with_partners, wait=0.2)
        assert len(partners.store.records([1, 2])) == 2, "reading goes on"
        with pytest.raises(Busy) as refused:
            factories.partner("PT Terlambat")
        assert refused.value.key == "error.busy"
        with pytest.raises(Busy):
            changes.undo()
        assert not db.in_transaction()
    factories.partner("PT Kemudian")
    (found,) = db.execute_sql("SELECT group_concat(name) FROM partner WHERE id > 8").fetchone()
    assert found == "PT Kemudian"
    assert check() == []


def test_who_waits_long_enough_gets_the_turn(with_partners: Path) -> None:
    factories.edit("partners", 1, latitude=0)
    close_database()
    with held("side", with_partners):
        waiting = start(WRITER, str(with_partners), "sabar", "1", "1")
        assert waiting.stdin is not None
        waiting.stdin.write("go\n")
        waiting.stdin.flush()
        open_database(with_partners, wait=0.1)
        with pytest.raises(Busy):
            factories.partner("PT Tidak sabar")
    assert finish(waiting) == "done\n"
    assert factories.values_of("partners", 1)["latitude"] == 0.25


def test_a_process_that_dies_in_the_middle_leaves_nothing(with_partners: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from mitra_tui.models.base import db, transaction
from mitra_tui.models.opening import open_database
open_database(Path(sys.argv[1]), wait=5.0)
with transaction("partners.add"):
    db.execute_sql("INSERT INTO partner (name) VALUES ('PT Separuh')")
    os.kill(os.getpid(), 9)
"""
    close_database()
    process = start(code, str(with_partners))
    process.communicate(timeout=60)
    assert process.returncode == -9
    open_database(with_partners, wait=1.0)
    assert check() == []
    factories.partner("PT Utuh")
    (found,) = db.execute_sql("SELECT count(*) FROM partner").fetchone()
    assert found == 9


def test_edits_of_one_record_by_many_commands_all_stay(with_partners: Path) -> None:
    """Each command types one field; none writes back the others as it read them."""
    from tests.command import command

    close_database()
    fields = ["city", "sector", "phone", "owner", "email", "website", "notes", "street"]
    processes = [
        subprocess.Popen(command("edit", "partners", "6", f"{name}=nilai {name}"), cwd=ROOT,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for name in fields]
    for process in processes:
        finish(process)
    open_database(with_partners, wait=2.0)
    values = factories.values_of("partners", 6)
    assert {name: values[name] for name in fields} == {name: f"nilai {name}" for name in fields}
    assert partners.store.get(6).version == 1 + len(fields)


def test_a_change_in_another_process_is_stale_here(with_partners: Path) -> None:
    from mitra_tui.errors import Stale
    from tests.command import run_process

    mine = partners.store.get(1)
    done = run_process("edit", "partners", "1", "city=Bontang", env={"MITRA_USER": "Pak Budi"})
    assert (done.code, done.out) == (0, "")
    with pytest.raises(Stale) as refused:
        partners.store.save(dict(mine.values), 1, mine.version)
    assert refused.value.theirs.values["city"] == "Bontang"
    assert changes.recent(1)[0].user == "Pak Budi"
    with transaction("partners.edit"):  # and nothing is left open
        pass
