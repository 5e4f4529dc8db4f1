"""`mitra report`: names, spans, formats, files."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mitra_tui.rows.report import REPORTS
from tests.command import Run

HEADS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "html": b"<!DOCTYPE", "md": b""}


@pytest.mark.parametrize("kind", HEADS)
def test_the_format_follows_from_the_files_name(
    with_activities: Path, run: Run, tmp_path: Path, kind: str,
) -> None:
    file = tmp_path / f"laporan.{kind}"
    done = run("report", "R1", "--to", str(file))
    assert (done.code, done.out) == (0, "")
    assert str(file) in done.err
    assert file.read_bytes().lower().startswith(HEADS[kind].lower())
    again = run("report", "R1", "--to", str(file))
    assert again.code == 1
    assert run("report", "R1", "--to", str(file), "--force").code == 0


def test_the_format_that_is_asked_for_goes_first(
    with_activities: Path, run: Run, tmp_path: Path,
) -> None:
    file = tmp_path / "laporan"
    assert run("report", "r2", "--to", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert run("report", "R2", "--format", "md", "--to", str(file), "--force").code == 0
    assert b"%PDF-" not in file.read_bytes()
    out = run("report", "R10", "--format", "md")
    assert (out.code, "PT Indosat Ooredoo Hutchison" in out.out) == (0, True)


def test_the_last_day_and_the_file_are_both_said_with_to(
    with_activities: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "laporan.md"
    done = run("report", "R2", "--from", "2025-12-01", "--to", "31/1/2026", "--to", str(file))
    assert done.code == 0, done.err
    told = file.read_text("utf-8")
    assert "1 Desember 2025" in told and "31 Januari 2026" in told
    assert "PT Indosat Ooredoo Hutchison" in told
    out = run("report", "R2", "--from", "2025-12-01", "--to", "2025-12-31", "--format", "md")
    assert out.code == 0 and "PT Indosat" not in out.out
    monkeypatch.chdir(tmp_path)
    days = ("--from", "2025-12-01", "--to", "2026-01-31", "--to", "2026-01-31")
    assert run("report", "R2", *days, "--format", "md").code == 0
    assert "PT Indosat" in (tmp_path / "2026-01-31").read_text("utf-8")  # a name like any other
    genap = run("report", "R2", "--year", "2025/2026", "--semester", "genap", "--format", "md")
    assert "PT Indosat" in genap.out
    ganjil = run("report", "R2", "--year", "2025/2026", "--semester", "ganjil", "--format", "md")
    assert "PT Indosat" not in ganjil.out


@pytest.mark.parametrize("words,code", [
    (("R99", "--to", "x.pdf"), 2), ((), 2), (("R1",), 2), (("R1", "--format", "xlsx"), 2),
    (("R1", "--format", "odt", "--to", "x"), 2), (("R1", "--year", "2023", "--to", "x.md"), 2),
    (("R1", "--semester", "ketiga", "--to", "x.md"), 2),
    (("R1", "--from", "31-02-2024", "--to", "x.md"), 2),
    (("R1", "--from", "2024-02-01", "--to", "2024-01-01", "--to", "x.md"), 2),
    (("R1", "--year", "2023/2024", "--from", "2024-01-01", "--to", "x.md"), 2),
    (("R1", "--to", "x.md", "--to", "y.md"), 2), (("R1", "--to", "."), 1),
    (("R1", "--to", "tidak/ada/x.pdf"), 1),
])
def test_what_is_wrong_is_told_and_nothing_is_written(
    with_partners: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...], code: int,
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = run("report", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.strip() and "Traceback" not in result.err and "{" not in result.err
    assert list(folder.iterdir()) == []


def test_a_workbook_says_so_when_there_is_nothing_to_report(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    for name in REPORTS:
        file = tmp_path / f"{name}.xlsx"
        done = run("report", name, "--year", "1999/2000", "--to", str(file))
        assert done.code == 0, (name, done.err)
        sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0)
        assert any(cell for row in sheet.to_python() for cell in row), name


def test_help_names_every_report(run: Run) -> None:
    told = run("report", "--help").out
    assert all(f"{name} " in told for name in REPORTS)
