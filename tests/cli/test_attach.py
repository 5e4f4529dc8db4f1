"""attach: what goes in, what is listed, what is said of files that cannot be taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mitra_tui import paths
from mitra_tui.models.base import db
from tests.command import Run


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    source = tmp_path / "CV [Mitra] [b].jpg"
    source.write_bytes(b"\xff\xd8\xff foto")
    return source


def test_attach_list_remove_undo(with_activities: Path, run: Run, photo: Path) -> None:
    added = run("attach", "activities", "1", str(photo))
    assert (added.code, added.object["name"], added.object["size"]) == (0, photo.name, 8)
    assert photo.name in added.err
    (line,) = run("attach", "activities", "1", "--json").objects
    assert Path(line["path"]).read_bytes() == photo.read_bytes()
    assert photo.name in run("attach", "activities", "1").out
    number = str(line["id"])
    assert run("attach", "activities", "1", "--remove", number).code == 0
    assert run("attach", "activities", "1", "--json").out == ""
    assert run("attach", "activities", "1", "--remove", number).code == 1
    assert run("undo").code == 0
    assert len(run("attach", "activities", "1", "--json").objects) == 1


def test_a_file_comes_through_a_pipe(with_activities: Path, run: Run) -> None:
    named = run("attach", "partners", "PT Indosat Ooredoo Hutchison", "-", "--name", "npwp.pdf",
                stdin=b"%PDF")
    assert (named.code, named.object["name"]) == (0, "npwp.pdf")
    assert run("attach", "benefits", "1", "-", stdin=b"x").object["name"] == "lampiran"
    empty = run("attach", "benefits", "1", "-", stdin=b"")
    assert (empty.code, empty.out) == (1, "")
    assert "kosong" in empty.err


def test_what_cannot_be_taken_is_said(with_activities: Path, run: Run, tmp_path: Path) -> None:
    for file, said in ((tmp_path / "tidak ada.pdf", "tidak ada"), (tmp_path, "folder")):
        refused = run("attach", "agreements", "1", str(file))
        assert (refused.code, refused.out) == (1, "")
        assert said in refused.err
    assert run("attach", "agreements", "99", str(tmp_path)).code == 1
    assert run("attach", "agreements", "1", "a", "--remove", "1").code == 2
    assert run("attach", "agreements", "1", "a", "--name", "b").code == 2
    assert run("attach", "bukan", "1").code == 2


def test_check_fails_for_a_lost_file_and_not_for_a_strange_one(
    with_activities: Path, run: Run, photo: Path,
) -> None:
    added = run("attach", "activities", "1", str(photo)).object
    folder = paths.files_of(db.path)
    (folder / "asing.txt").write_text("x")
    sound = run("check")
    assert sound.code == 0
    assert "asing.txt" in sound.out
    (folder / added["checksum"]).unlink()
    lost = run("check")
    assert lost.code == 1
    assert photo.name in lost.out
    assert json.loads(run("attach", "activities", "1", "--json").out)["gone"] is True
    saved = run("backup", "--to", str(folder.parent / "b.db"))
    assert saved.code == 0
    assert photo.name in saved.err


def test_a_restore_says_which_files_did_not_come_back(
    with_activities: Path, run: Run, photo: Path, tmp_path: Path,
) -> None:
    run("attach", "activities", "1", str(photo))
    copy = tmp_path / "aman" / "b.db"
    copy.parent.mkdir()
    saved = run("backup", "--to", str(copy))
    assert saved.code == 0
    assert str(copy.with_name("b-files")) in saved.err  # both are to be carried away
    alone = tmp_path / "hanya basis data" / "b.db"
    alone.parent.mkdir()
    copy.rename(alone)  # its folder of files stays behind
    other = str(tmp_path / "lain" / "mitra.db")
    restored = run("--db", other, "restore-backup", str(alone))
    assert restored.code == 0
    assert photo.name in restored.err
    alone.rename(copy)
    assert photo.name not in run("--db", other, "restore-backup", str(copy)).err
    assert run("--db", other, "check").code == 0
