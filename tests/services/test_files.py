"""Files that belong to records: copied by checksum, private, part of a backup, checked."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import paths
from mitra_tui.errors import FieldError, Invalid
from mitra_tui.models.base import db
from mitra_tui.models.opening import close_database, open_database
from mitra_tui.services import backup, changes, checkup, files
from mitra_tui.services import school as service

PNG = b"\x89PNG\r\n\x1a\n" + b"gambar"
JPEG = b"\xff\xd8\xff\xe0" + b"foto"


def save(**values: Any) -> None:
    present = service.get()
    assert present is not None
    service.save({**present.values, **values}, present.version)


def refused(logo: object) -> FieldError:
    with pytest.raises(Invalid) as error:
        save(logo=str(logo))
    (only,) = error.value.errors
    assert only.field == "logo"
    return only


def kept() -> list[Path]:
    return sorted(paths.files_of(db.path).iterdir())


def attachments() -> list[tuple[Any, ...]]:
    return list(db.execute_sql("SELECT subject_what, subject_id, name, size FROM attachment"))


def test_a_logo_is_copied_by_checksum_and_private(school: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo sekolah.png"
    source.write_bytes(PNG)
    save(logo=str(source))
    assert service.get().values["logo"] == "logo sekolah.png"  # type: ignore[union-attr]
    (copy,) = kept()
    assert copy.read_bytes() == PNG
    assert len(copy.name) == 64
    if sys.platform != "win32":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert copy.parent == school.with_name("mitra-files")
    assert attachments() == [("school", 1, "logo sekolah.png", len(PNG))]
    source.unlink()
    assert service.logo_path() == copy


def test_saving_the_profile_again_copies_nothing(school: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo.jpg"
    source.write_bytes(JPEG)
    save(logo=str(source))
    save(city="Samarinda")
    assert len(attachments()) == 1
    save(logo="")
    assert service.logo_path() is None


def test_a_home_folder_may_be_short(school: Path, tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    home.mkdir(parents=True, exist_ok=True)
    (home / "logo.png").write_bytes(PNG)
    save(logo="~/logo.png")
    assert service.logo_path() is not None


def test_an_undo_brings_the_former_logo_back(school: Path, tmp_path: Path) -> None:
    for name, content in (("a", PNG), ("b", PNG + b"2")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "logo.png").write_bytes(content)
        save(logo=str(folder / "logo.png"))
    found = service.logo_path()
    assert found is not None and found.read_bytes() == PNG + b"2"
    changes.undo()
    found = service.logo_path()
    assert found is not None and found.read_bytes() == PNG
    changes.redo()
    found = service.logo_path()
    assert found is not None and found.read_bytes() == PNG + b"2"


@pytest.mark.parametrize(("content", "key"), [
    (None, "error.no_file"), (b"", "file.empty"), (b"GIF89a", "file.wrong_kind"),
    (b"<svg/>", "file.wrong_kind"), (PNG + b"x" * (5 << 20), "file.too_large"),
])
def test_a_wrong_file_is_refused_at_its_field(
    school: Path, tmp_path: Path, content: bytes | None, key: str
) -> None:
    source = tmp_path / "berkas"
    if content is not None:
        source.write_bytes(content)
    assert refused(source).key == key
    assert attachments() == []
    assert service.get().values["logo"] is None  # type: ignore[union-attr]


def test_a_logo_of_just_five_megabytes_is_taken(school: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo.png"
    source.write_bytes(PNG.ljust(service.LOGO_MOST, b"x"))
    save(logo=str(source))
    assert service.logo_path() is not None


def test_folders_pipes_and_impossible_names_are_refused(school: Path, tmp_path: Path) -> None:
    assert refused(tmp_path).key == "error.is_folder"
    assert refused("x" * 300).key == "error.unreadable"
    assert refused("~siapa-ini/logo.png").key == "error.no_file"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa")
        assert refused(tmp_path / "pipa").key == "error.unreadable"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0,
                    reason="the superuser writes everywhere")
def test_a_folder_that_cannot_be_written_is_said(school: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo.png"
    source.write_bytes(PNG)
    paths.files_of(db.path, make=True).chmod(0o500)
    assert refused(source).key == "error.cannot_write"


def test_a_backup_carries_the_files_and_a_restore_brings_them(
    school: Path, tmp_path: Path
) -> None:
    source = tmp_path / "logo.png"
    source.write_bytes(PNG)
    save(logo=str(source))
    (tmp_path / "aman").mkdir()
    copy = backup.backup(tmp_path / "aman" / "cadangan.db")
    assert (tmp_path / "aman" / "cadangan-files" / kept()[0].name).read_bytes() == PNG
    close_database()

    other = tmp_path / "lain" / "mitra.db"
    open_database(other, wait=2.0, create=True)
    backup.restore(copy)
    found = service.logo_path()
    assert found is not None and found.parent == other.with_name("mitra-files")
    assert checkup.check() == []


def test_a_check_tells_of_files_that_are_gone_or_changed(school: Path, tmp_path: Path) -> None:
    source = tmp_path / "logo.png"
    source.write_bytes(PNG)
    save(logo=str(source))
    assert list(files.lost()) == []
    (copy,) = kept()
    copy.write_bytes(b"lain")
    assert list(files.lost()) == ["logo.png"]
    copy.unlink()
    (finding,) = checkup.check()
    assert (finding.key, finding.params) == ("check_up.file", {"name": "logo.png"})


def test_the_newest_backup_is_known_by_its_name(school: Path) -> None:
    assert backup.newest() is None
    backup.backup()
    second = backup.backup()
    school.with_name("mitra-catatan.bak.db").write_text("bukan")
    found = backup.newest()
    assert found is not None
    assert found == (second, "2024-05-20T01:00:00Z")
