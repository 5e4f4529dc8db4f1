"""Files of records: kept once, named safely, undone, handed out, carried and checked."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from mitra_tui import actor, paths
from mitra_tui.errors import BadFile, Conflict, MitraError, NotFound, Usage
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import (
    attachments,
    backup,
    changes,
    checkup,
    files,
    importing,
    partners,
)
from mitra_tui.services.change_card import records_of
from mitra_tui.services.history import history_of, history_values
from mitra_tui.services.registry import store_of
from tests import factories


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A signed agreement, scanned."""
    source = tmp_path / "PKS ditandatangani.pdf"
    source.write_bytes(b"%PDF-1.7 halaman")
    return source


def kept() -> list[Path]:
    folder = paths.files_of(db.path)
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_file_is_copied_and_known_by_its_name(with_activities: Path, scan: Path) -> None:
    added = attachments.add("agreements", 1, scan)
    scan.unlink()
    assert (added.name, added.size, added.gone) == ("PKS ditandatangani.pdf", 16, False)
    assert attachments.of("agreements", 1) == (added,)
    (copy,) = kept()
    assert copy.read_bytes() == b"%PDF-1.7 halaman"
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_the_same_content_is_kept_once_for_all_records(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    other = tmp_path / "salinan.pdf"
    other.write_bytes(scan.read_bytes())
    attachments.add("agreements", 1, scan)
    attachments.add("activities", 1, other)
    assert len(kept()) == 1
    assert [one.name for one in attachments.of("activities", 1)] == ["salinan.pdf"]


def test_the_same_file_twice_on_one_record_writes_nothing(
    with_activities: Path, scan: Path,
) -> None:
    first = attachments.add("interactions", 1, scan)
    newest = changes.newest()
    assert attachments.add("interactions", 1, scan) == first
    assert changes.newest() == newest


@pytest.mark.parametrize("what", attachments.KINDS)
def test_every_kind_of_record_may_have_files(
    with_activities: Path, scan: Path, what: str,
) -> None:
    rows = db.execute_sql(f'SELECT id FROM "{store_of(what).table}" LIMIT 1').fetchone()
    if rows is None:
        with pytest.raises(NotFound):
            attachments.add(what, 1, scan)
        return
    attachments.add(what, rows[0], scan)
    assert attachments.counts(what, [rows[0]]) == {rows[0]: 1}


def test_rows_that_wait_have_no_files(with_activities: Path, scan: Path) -> None:
    with pytest.raises(Usage):
        attachments.add("templates", 1, scan)


def test_no_file_goes_to_a_record_that_is_not_there(with_partners: Path, scan: Path) -> None:
    partners.store.remove(1)
    with pytest.raises(Conflict) as removed:
        attachments.add("partners", 1, scan)
    assert removed.value.key == "error.removed_already"
    with pytest.raises(NotFound):
        attachments.add("partners", 99, scan)
    assert kept() == []


@pytest.mark.parametrize(("hostile", "name"), [
    ("../../etc/passwd", "etc-passwd"), ("..\\..\\evil.exe", "evil.exe"),
    ("\x1b[31mmerah\x07.pdf", "[31mmerah.pdf"), ("a:b*c?.pdf", "a-b-c-.pdf"),
    ("con.txt", "-con.txt"), ("  .htaccess", "htaccess"),
    ("CV [Mitra] [/].pdf", "CV [Mitra] [-].pdf"),
    ("...", ""), ("é" * 150 + ".pdf", "é" * 98 + ".pdf"), ("Surat & Lampiran.docx",) * 2,
])
def test_names_are_only_names(hostile: str, name: str) -> None:
    assert files.safe_name(hostile) == name


def test_what_comes_through_a_pipe_has_the_name_that_is_given(with_partners: Path) -> None:
    added = attachments.add_stream("partners", 1, io.BytesIO(b"x"), "../foto.jpg")
    assert added.name == "foto.jpg"
    with pytest.raises(BadFile) as empty:
        attachments.add_stream("partners", 1, io.BytesIO(), "kosong.jpg")
    assert empty.value.key == "file.empty"


def test_a_file_that_is_too_large_leaves_nothing(
    with_partners: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attachments, "MOST", 3 << 20)
    source = tmp_path / "film.mp4"
    source.write_bytes(b"x" * (3 << 20))
    assert attachments.add("partners", 1, source).size == 3 << 20
    source.write_bytes(b"y" * ((3 << 20) + 1))
    with pytest.raises(BadFile) as refused:
        attachments.add("partners", 1, source)
    assert refused.value.key == "file.too_large"
    assert len(kept()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_in_the_folder_is_not_followed(
    with_partners: Path, scan: Path, tmp_path: Path,
) -> None:
    """Whoever can write into the folder cannot make us write elsewhere, or take it for ours."""
    added = attachments.add("partners", 1, scan)
    (copy,) = kept()
    victim = tmp_path / "korban"
    victim.write_bytes(scan.read_bytes())
    copy.unlink()
    copy.symlink_to(victim)
    assert list(files.lost()) == [added.name]
    attachments.add("partners", 2, scan)
    assert not copy.is_symlink()
    assert list(files.lost()) == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0,
                    reason="the superuser writes everywhere")
def test_a_folder_that_cannot_be_written_is_said(with_partners: Path, scan: Path) -> None:
    paths.files_of(db.path, make=True).chmod(0o500)
    with pytest.raises(BadFile) as refused:
        attachments.add("partners", 1, scan)
    assert refused.value.key == "error.cannot_write"
    assert attachments.of("partners", 1) == ()


# -- undo --------------------------------------------------------------------------
def test_attaching_and_taking_off_can_be_undone(with_activities: Path, scan: Path) -> None:
    added = attachments.add("agreements", 1, scan)
    newest = changes.undoable()
    assert newest is not None
    assert (newest.action, newest.what, newest.record_id) == ("agreements.attach", "agreements", 1)
    assert newest.label == "PKL Desain Komunikasi Visual"
    changes.undo()
    assert attachments.of("agreements", 1) == ()
    changes.redo()
    assert attachments.of("agreements", 1) == (added,)
    attachments.remove(added.id)
    assert attachments.of("agreements", 1) == ()
    changes.undo()
    assert attachments.of("agreements", 1) == (added,)
    assert checkup.check() == []


def test_an_edit_of_the_record_does_not_keep_from_undoing(
    with_activities: Path, scan: Path,
) -> None:
    attachments.add("agreements", 1, scan)
    mine = changes.undoable()
    assert mine is not None
    factories.edit("agreements", 1, title="Judul lain")
    changes.undo(mine.id)
    assert attachments.of("agreements", 1) == ()


def test_the_files_of_a_merged_partner_go_with_it(with_partners: Path, scan: Path) -> None:
    attachments.add("partners", 2, scan)
    partners.merge(1, [2])
    assert [one.name for one in attachments.of("partners", 1)] == [scan.name]


# -- handing out -------------------------------------------------------------------
def test_a_file_is_handed_out_under_its_own_name(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    added = attachments.add("agreements", 1, scan)
    folder = tmp_path / "hasil"
    folder.mkdir()
    first = attachments.hand_out(added.id, folder)
    assert first == folder / scan.name
    assert first.read_bytes() == scan.read_bytes()
    assert attachments.hand_out(added.id, folder) == first
    first.write_bytes(b"diubah orang")
    assert attachments.hand_out(added.id, folder).name == "PKS ditandatangani-2.pdf"
    assert first.read_bytes() == b"diubah orang"


def test_a_name_without_an_ending_gets_none(with_partners: Path, tmp_path: Path) -> None:
    added = attachments.add_stream("partners", 1, io.BytesIO(b"x"), "catatan")
    assert attachments.hand_out(added.id, tmp_path).name == "catatan"


def test_a_file_that_has_vanished_is_said(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    added = attachments.add("agreements", 1, scan)
    (copy,) = kept()
    copy.write_bytes(b"%PDF-1.7 DIUBAH!")
    with pytest.raises(BadFile) as changed:
        attachments.hand_out(added.id, tmp_path)
    assert (changed.value.key, changed.value.params) == ("attachments.gone", {"name": scan.name})
    copy.unlink()
    assert attachments.get(added.id).gone
    with pytest.raises(MitraError):
        attachments.hand_out(added.id, tmp_path)
    attachments.add("partners", 1, scan)  # the same content heals it
    assert not attachments.get(added.id).gone


# -- backup and check --------------------------------------------------------------
def test_a_backup_has_every_sound_file_and_a_restore_brings_it(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    attachments.add("agreements", 1, scan)
    broken = attachments.add_stream("agreements", 1, io.BytesIO(b"foto"), "foto.jpg")
    files.path_of(broken.checksum).write_bytes(b"rusak")
    (tmp_path / "aman").mkdir()
    copy = backup.backup(tmp_path / "aman" / "cadangan.db")
    folder = tmp_path / "aman" / "cadangan-files"
    (only,) = folder.iterdir()
    assert files.is_sound(only)
    assert list(files.lost(copy)) == ["foto.jpg"]
    close_database()

    open_database(tmp_path / "lain" / "mitra.db", wait=2.0, create=True)
    backup.restore(copy)
    assert {one.name: one.gone for one in attachments.of("agreements", 1)} == {
        scan.name: False, "foto.jpg": True}
    assert [one.key for one in checkup.check()] == ["check_up.file"]


def test_a_backup_mends_a_damaged_copy_of_before(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    added = attachments.add("agreements", 1, scan)
    target = tmp_path / "cadangan.db"
    backup.backup(target)
    copied = paths.files_of(target) / added.checksum
    copied.write_bytes(b"separuh")
    backup.backup(target, force=True)
    assert files.is_sound(copied)


def test_a_backup_whose_files_cannot_be_written_is_none(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    new, old = tmp_path / "baru.db", tmp_path / "lama.db"
    backup.backup(old)
    content = old.read_bytes()
    attachments.add("agreements", 1, scan)
    for place in (new, old):
        paths.files_of(place).write_text("sebuah berkas di tempat folder")
        with pytest.raises(BadFile) as refused:
            backup.backup(place, force=True)
        assert refused.value.key == "error.cannot_write"
    assert not new.exists()
    assert old.read_bytes() == content
    assert not list(tmp_path.glob("*.new"))


def test_a_check_names_what_belongs_to_nobody_and_is_sound(
    with_activities: Path, scan: Path,
) -> None:
    added = attachments.add("agreements", 1, scan)
    attachments.remove(added.id)
    assert checkup.check() == []  # an undo may want it
    (paths.files_of(db.path) / "desktop.ini").write_text("asing")
    (finding,) = checkup.check()
    assert (finding.key, finding.params, finding.harmless) == (
        "check_up.orphan", {"name": "desktop.ini"}, True)


def test_a_backup_beside_the_database_takes_no_room_for_files(
    with_activities: Path, scan: Path, tmp_path: Path,
) -> None:
    added = attachments.add("agreements", 1, scan)
    copy = backup.backup()
    beside = paths.files_of(copy) / added.checksum
    assert beside.samefile(files.path_of(added.checksum))
    files.path_of(added.checksum).unlink()
    assert files.is_sound(beside)
    backup.restore(copy)
    assert not attachments.get(added.id).gone
    elsewhere = backup.backup(tmp_path / "lain.db")
    assert not (paths.files_of(elsewhere) / added.checksum).samefile(
        files.path_of(added.checksum))


def test_a_folder_that_cannot_be_made_is_said(with_partners: Path, scan: Path) -> None:
    paths.files_of(db.path).write_text("sebuah berkas di tempat folder")
    with pytest.raises(BadFile) as refused:
        attachments.add("partners", 1, scan)
    assert refused.value.key == "error.cannot_write"
    assert attachments.of("partners", 1) == ()


def test_files_of_a_confidential_conflict_are_not_for_everybody(
    with_partners: Path, scan: Path, tmp_path: Path,
) -> None:
    conflict = factories.add(
        "conflicts", partner=1, summary="Rahasia", nature="actual", source="other", severity=2,
        raised_on="2024-05-01", raised_by="school", confidential=True)
    added = attachments.add("conflicts", conflict, scan)
    actor.set_actor("orang lain")
    for act in (lambda: attachments.of("conflicts", conflict),
                lambda: attachments.hand_out(added.id, tmp_path),
                lambda: attachments.remove(added.id),
                lambda: attachments.add("conflicts", conflict, scan)):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.key == "attachments.not_yours"


# -- history -----------------------------------------------------------------------
def test_the_history_of_a_record_tells_of_its_files(with_activities: Path, scan: Path) -> None:
    added = attachments.add("agreements", 1, scan)
    factories.edit("agreements", 1, title="Judul lain")
    attachments.remove(added.id)
    told = [(change.action, lines) for change, lines in history_of("agreements", 1)]
    assert told[0] == ("agreements.detach", [f"Lampiran: − {scan.name}"])
    assert told[1][0] == "agreements.edit"
    assert told[2] == ("agreements.attach", [f"Lampiran: + {scan.name}"])
    assert told[3][0] == "agreements.add"
    values = history_values("agreements", 1)
    assert [change.fields.get("attachments") for change in values] == [
        ([scan.name], []), None, ([], [scan.name]), None]
    assert len(history_of("agreements", 1, limit=2)) == 2


def test_a_change_tells_which_file_went_to_which_record(
    with_activities: Path, scan: Path,
) -> None:
    attachments.add("agreements", 1, scan)
    newest = changes.undoable()
    assert newest is not None
    (only,), count = records_of(newest)
    assert count == 1
    assert "PKL Desain Komunikasi Visual" in only.title
    assert only.lines == (f"Lampiran: + {scan.name}",)


def test_a_merge_tells_of_the_files_it_moved(with_partners: Path, scan: Path) -> None:
    attachments.add("partners", 2, scan)
    partners.merge(1, [2])
    assert f"Lampiran: + {scan.name}" in history_of("partners", 1)[0][1]
    assert f"Lampiran: − {scan.name}" in history_of("partners", 2)[0][1]


@pytest.mark.parametrize("ending", ["", "-wal", ".lock"])
def test_the_database_s_own_files_are_not_opened(
    with_partners: Path, tmp_path: Path, ending: str,
) -> None:
    """Whoever opens and closes them drops the locks on them."""
    own = with_partners.with_name(with_partners.name + ending)
    for name, link in (("simbolik", Path.symlink_to), ("keras", Path.hardlink_to)):
        link(tmp_path / name, own)
        with pytest.raises(BadFile) as refused:
            attachments.add("partners", 1, tmp_path / name)
        assert refused.value.key == "file.is_the_database"
        with pytest.raises(BadFile):
            importing.read_file(str(tmp_path / name), what="partners")
