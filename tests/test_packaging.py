"""The wheel, installed where there is nothing else: all that is needed is in it, and it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mitra_tui import __version__
from mitra_tui.migrations import LATEST
from mitra_tui.rows.template import KINDS
from tests.fence import ROOT

pytestmark = pytest.mark.slow

INSIDE = (
    "mitra_tui/screens.css", "mitra_tui/py.typed", "mitra_tui/i18n/catalogues/id/mitra.mo",
    "mitra_tui/i18n/catalogues/en/mitra.mo", "mitra_tui/migrations/0001_first.py",
    "mitra_tui/sample/paper-table1.tsv", "mitra_tui/sample/paper-table2.tsv",
    "mitra_tui/sample/paper-table3.tsv",
    *(f"mitra_tui/documents/fonts/LiberationSerif-{face}.ttf"
      for face in ("Regular", "Bold", "Italic")),
    *(f"mitra_tui/documents/templates/{kind}.txt" for kind in KINDS),
)


def _do(*words: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, env={**os.environ, **env},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    _do(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT,
        cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a clean environment that has the wheel."""
    folder = tmp_path_factory.mktemp("clean")
    _do(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _do(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs


def test_the_wheel_holds_all_that_is_needed_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in INSIDE if name not in names] == []
    migrations = [name for name in names if name.startswith("mitra_tui/migrations/0")]
    assert len(migrations) == LATEST
    assert [name for name in names if name.startswith(("tests/", ".ci/", "docs/"))] == []
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "mitra_tui").rglob("*.py")}
    assert sources <= set(names)


def test_the_command_runs_where_nothing_else_is(installed: Path, tmp_path: Path) -> None:
    mitra = installed / "mitra"
    assert _do(mitra, "version", cwd=tmp_path) == f"mitra {__version__}\n"
    assert "Perintah" in _do(mitra, "--help", cwd=tmp_path)
    assert "Commands" in _do(mitra, "--lang", "en", "--help", cwd=tmp_path)
    told = _do(mitra, "doctor", cwd=tmp_path, PYTHONWARNINGS="error")
    assert __version__ in told


def test_documents_are_made_from_what_was_installed(installed: Path, tmp_path: Path) -> None:
    mitra: list[str | Path] = [installed / "mitra", "--db", tmp_path / "x.db"]
    _do(*mitra, "init", "--name", "SMK Negeri 8 Samarinda", cwd=tmp_path)
    _do(*mitra, "add", "partners", "name=PT Maju", cwd=tmp_path)
    _do(*mitra, "add", "agreements", "kind=pks", "partner=1", cwd=tmp_path)
    for kind in ("pdf", "docx"):
        _do(*mitra, "agreement", "render", "1", "--to", f"a.{kind}", cwd=tmp_path)
        _do(*mitra, "letter", "thanks", "1", "--to", f"b.{kind}", cwd=tmp_path)
    assert all(b"LiberationSerif" in (tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))


def test_the_try_out_has_the_papers_activities(installed: Path, tmp_path: Path) -> None:
    made = _do(installed / "python", "-c",
               "from mitra_tui.services.sample import make_copy; print(make_copy())",
               cwd=tmp_path).strip()
    lines = _do(installed / "mitra", "--db", made, "list", "activities", "--json", "--limit", "0",
                cwd=tmp_path).splitlines()
    pending = _do(installed / "mitra", "--db", made, "list", "pending", "--json",
                  cwd=tmp_path).splitlines()
    assert len(lines) + len(pending) == 17
    assert len(lines) >= 16
    assert all(json.loads(line)["title"] for line in lines)
    assert _do(installed / "mitra", "--db", made, "check", cwd=tmp_path)


def test_what_is_installed_finds_its_looks_and_screens(installed: Path, tmp_path: Path) -> None:
    code = ("from mitra_tui.app import style_sheet; path = style_sheet(); "
            "assert path.parent.name == 'mitra_tui', path; print(path.read_text('utf-8')[:10])")
    assert _do(installed / "python", "-c", code, cwd=tmp_path)
