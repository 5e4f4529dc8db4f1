"""The accreditation bundle: what is in it, that it is whole or not there, what is told."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mitra_tui import i18n
from mitra_tui.errors import BadFile, Conflict, Usage
from mitra_tui.models.base import db
from mitra_tui.rows.bundle import missing_of
from mitra_tui.rows.report import REPORTS
from mitra_tui.services import attachments, files
from mitra_tui.services.bundle import packing, write_bundle
from mitra_tui.services.reports.span import span_of
from tests import factories
from tests.command import Run
from tests.services.test_full_disk import small_disk  # noqa: F401 (a fixture)

YEAR = span_of("2023/2024")
ODD = 'CV "A/B" [Mitra] [/]: con?'


def paths_in(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def attach(what: str, record: int, name: str, content: bytes, folder: Path) -> None:
    path = folder / name
    path.write_bytes(content)
    attachments.add(what, record, path)


@pytest.fixture
def office(school: Path, tmp_path: Path) -> Path:
    """A partner with an odd name, an agreement with its signed file, an activity with a photo."""
    odd = factories.partner(ODD, kind="industry", phone="0541-1")
    agreement = factories.whole_agreement(odd, state="signed", programmes=[])
    activity = factories.activity("Guru tamu: \"percetakan\"?", partners=[odd], status="done",
                                  starts_on="2024-02-01")
    factories.activity("Tanpa bukti", partners=[odd], status="done", starts_on="2024-02-02")
    secret = factories.conflict(odd, "Perkara yang peka", confidential=True,
                                raised_on="2024-02-01")
    attach("agreements", agreement, "naskah.pdf", b"signed", tmp_path)
    attach("activities", activity, "foto.JPG", b"photo", tmp_path)
    attach("activities", activity, "daftar hadir.pdf", b"list", tmp_path)
    attach("conflicts", secret, "rahasia.pdf", b"secret", tmp_path)
    return tmp_path


def test_the_folder_has_reports_agreements_and_evidence(office: Path) -> None:
    packed = write_bundle(YEAR, office / "akreditasi")
    found = paths_in(office / "akreditasi")
    assert missing_of(packed) == ()
    assert {path.split("/")[1].split("-")[0] for path in found if path.startswith("1-")} == {
        f"R{int(name[1:]):02}" for name in REPORTS}
    assert sum(path.endswith(".pdf") for path in found if path.startswith("1-")) == len(REPORTS)
    assert [path for path in found if path.startswith("2-")] == [
        "2-perjanjian/001-cv-a-b-mitra-con-pks/naskah-2.pdf",
        "2-perjanjian/001-cv-a-b-mitra-con-pks/naskah.pdf"]
    assert [path for path in found if path.startswith("3-")] == [
        "3-kegiatan/001-2024-02-01-guru-tamu-percetakan/daftar hadir.pdf",
        "3-kegiatan/001-2024-02-01-guru-tamu-percetakan/foto.JPG"]
    assert found[-3:] == ["SHA256SUMS.txt", "index.csv", "index.html"]
    assert (office / "akreditasi" / found[-1]).stat().st_mode & 0o777 == 0o600


def test_the_check_sums_are_those_of_the_files(office: Path) -> None:
    folder = office / "akreditasi"
    packed = write_bundle(YEAR, folder)
    lines = (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    sums = {path: checksum for checksum, path in (line.split("  ", 1) for line in lines)}
    assert set(sums) == set(paths_in(folder)) - {"SHA256SUMS.txt"}
    for path, checksum in sums.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == checksum
    assert {one.path: one.checksum for one in packed}.items() <= sums.items()


def test_the_index_leads_to_every_file(office: Path) -> None:
    folder = office / "akreditasi"
    packed = write_bundle(YEAR, folder)
    html = (folder / "index.html").read_text("utf-8")
    assert "Tahun pelajaran 2023/2024" in html
    assert "CV &quot;A/B&quot; [Mitra] [/]: con?" in html
    assert len(re.findall(r"<a href=", html)) == len(packed)
    assert 'href="3-kegiatan/001-2024-02-01-guru-tamu-percetakan/daftar%20hadir.pdf"' in html
    rows = list(csv.reader(io.StringIO((folder / "index.csv").read_text("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == [one.path for one in packed]


def test_what_is_secret_stays_out(office: Path) -> None:
    write_bundle(YEAR, office / "akreditasi", "md")
    every = b"".join(path.read_bytes() for path in (office / "akreditasi").rglob("*.md"))
    assert b"Guru tamu" in every
    assert b"peka" not in every
    assert not any("rahasia" in path for path in paths_in(office / "akreditasi"))
    assert "0541-1" not in (office / "akreditasi" / "index.html").read_text("utf-8")


def test_a_zip_holds_the_same_in_the_same_order(office: Path) -> None:
    packed = write_bundle(YEAR, office / "akreditasi.ZIP")
    with zipfile.ZipFile(office / "akreditasi.ZIP") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == [*(one.path for one in packed), "index.html", "index.csv",
                         "SHA256SUMS.txt"]
        assert archive.read(packed[-1].path) in (b"photo", b"list")
    again = write_bundle(YEAR, office / "lagi")
    assert [one.path for one in again] == [one.path for one in packed]


def test_a_file_that_vanished_stands_in_the_index(office: Path, run: Run) -> None:
    files.path_of(hashlib.sha256(b"photo").hexdigest()).unlink()
    (lost,) = missing_of(write_bundle(YEAR, office / "akreditasi"))
    assert (lost.title, lost.checksum) == ("foto.JPG", "")
    html = (office / "akreditasi" / "index.html").read_text("utf-8")
    assert "foto.JPG" in html and "hilang atau rusak" in html
    assert lost.path not in paths_in(office / "akreditasi")
    result = run("bundle", "--year", "2023/2024", "--to", str(office / "b.zip"), "--json")
    assert result.code == 0
    assert "foto.JPG" in result.err
    assert [one["path"] for one in result.objects if one["missing"]] == [lost.path]


def test_a_year_without_records_is_a_bundle_that_says_so(office: Path) -> None:
    packed = write_bundle(span_of("1999/2000"), office / "lama")
    assert {one.section for one in packed} == {"reports"}
    html = (office / "lama" / "index.html").read_text("utf-8")
    assert html.count("<p>tidak ada</p>") == 2


def test_before_the_school_has_a_profile_agreements_say_why(database: Path, tmp_path: Path) -> None:
    factories.whole_agreement(factories.partner(), state="signed", programmes=[])
    (lost,) = missing_of(write_bundle(YEAR, tmp_path / "b"))
    assert lost.missing == i18n.t("error.no_school")


# -- whole or not at all ---------------------------------------------------------------
def test_nothing_is_replaced_without_being_asked(office: Path) -> None:
    target = office / "akreditasi"
    write_bundle(YEAR, target)
    before = (target / "SHA256SUMS.txt").read_text("utf-8")
    with pytest.raises(Conflict) as told:
        write_bundle(YEAR, target)
    assert told.value.key == "error.exists"
    factories.activity("Baru", status="done", starts_on="2024-03-01")
    write_bundle(YEAR, target, force=True)
    assert (target / "SHA256SUMS.txt").read_text("utf-8") != before
    assert [path.name for path in office.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("make,key", [
    (lambda path: (path.mkdir(), (path / "skripsi.docx").touch()), "bundle.not_ours"),
    (lambda path: path.write_text("a file"), "error.exists"),
    (lambda path: path.symlink_to(path.parent), "error.exists"),
])
def test_what_is_not_ours_is_never_replaced(
    office: Path, make: Callable[[Path], Any], key: str,
) -> None:
    target = office / "akreditasi"
    make(target)
    before = paths_in(office)
    with pytest.raises(Conflict) as told:
        write_bundle(YEAR, target, force=True)
    assert told.value.key == key
    assert paths_in(office) == before


def test_the_folder_of_the_database_is_no_bundle(office: Path) -> None:
    with pytest.raises(Conflict) as told:
        write_bundle(YEAR, db.path.parent, force=True)
    assert told.value.key == "error.is_the_database"


def test_an_empty_folder_is_filled(office: Path) -> None:
    (office / "kosong").mkdir()
    assert write_bundle(YEAR, office / "kosong")
    assert "index.html" in paths_in(office / "kosong")


def test_where_nothing_can_be_written_it_is_said(office: Path) -> None:
    for name in ("naskah.pdf/b", "tidak-ada/b", "tidak-ada/b.zip"):
        with pytest.raises(BadFile) as told:
            write_bundle(YEAR, office / name)
        assert told.value.key == "error.cannot_write"
    with pytest.raises(Usage):
        write_bundle(YEAR, office / "b", "xlsx")


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_full_disk_leaves_nothing_behind(
    office: Path, small_disk: Path, name: str,  # noqa: F811
) -> None:
    attach("activities", 1, "besar.bin", bytes(range(256)) * 8_000, office)
    with (small_disk / "filler").open("wb") as stream:
        stream.write(b"\0" * 3_200_000)
    if name.endswith(".zip"):  # what repeats itself is packed small
        with (small_disk / "filler").open("ab") as stream:
            stream.write(b"\0" * 700_000)
    with pytest.raises(Conflict) as told:
        write_bundle(YEAR, small_disk / name)
    assert told.value.key == "error.disk_full"
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_new_bundle_that_fails_leaves_the_old_one(
    office: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = office / "akreditasi"
    write_bundle(YEAR, target)
    before = paths_in(target)

    def refused(path: Path, data: bytes) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(packing, "_write", refused)
    with pytest.raises(BadFile):
        write_bundle(YEAR, target, force=True)
    assert paths_in(target) == before
    assert [path.name for path in office.iterdir() if path.name.startswith(".")] == []


def test_progress_is_told(office: Path) -> None:
    heard: list[tuple[int, int]] = []
    packed = write_bundle(YEAR, office / "b", progress=lambda done, of: heard.append((done, of)))
    assert heard[0][0] == 1 and heard[-1][0] == heard[-1][1] >= len(packed)


# -- the command -----------------------------------------------------------------------
def test_the_command_writes_the_year_that_something_was_done_in(office: Path, run: Run) -> None:
    target = office / "luar"
    result = run("bundle", "--to", str(target), "--format", "docx")
    assert (result.code, result.out) == (0, "")
    assert str(target) in result.err
    assert any(path.endswith("naskah.docx") for path in paths_in(target))
    assert run("bundle").code == 2
    assert run("bundle", "--to", str(target)).code == 1
    assert run("bundle", "--to", str(target), "--year", "2023").code == 2
    shutil.rmtree(target)
    half = run("bundle", "--semester", "ganjil", "--year", "2023/2024", "--to", str(target))
    assert half.code == 0
    assert "Semester ganjil" in (target / "index.html").read_text("utf-8")
