"""`x`: all that a list shows as a file, and the way to it."""

from __future__ import annotations

import csv
import getpass
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.screens import handing_over
from mitra_tui.screens.handing_over import Result, fetch_command, opener
from mitra_tui.settings import Settings
from tests import factories
from tests.screens.desk import Desk, at_desk


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(results=str(tmp_path / "hasil"))


async def export(desk: Desk, letter: str) -> Path:
    """Press `x`, pick a format, and answer with the file."""
    await desk.press("x")
    await desk.sees("Ekspor")
    await desk.press(letter)
    await desk.until(lambda: isinstance(desk.app.screen, Result), "the file")
    screen = desk.app.screen
    assert isinstance(screen, Result)
    return screen.path


async def test_writes_everything_that_is_found_not_the_page(
    with_partners: Path, tmp_path: Path, settings: Settings,
) -> None:
    for number in range(70):
        factories.partner(f"PT Banyak {number:02}", city="Bontang")
    async with at_desk(settings=settings) as desk:
        await desk.press("f")
        await desk.choose("Kota")
        await desk.choose("Bontang")
        await desk.sees("70 dari 78")
        path = await export(desk, "c")
        await desk.sees("70 catatan ditulis", path.name)
        assert path.parent == tmp_path / "hasil" / "2023-2024"
        assert path.name == "mitra-2024-05-20.csv"
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = list(csv.reader(stream))
        assert len(lines) == 71
        assert {line[lines[0].index("Kota")] for line in lines[1:]} == {"Bontang"}
        await desk.press("escape")
        again = await export(desk, "c")  # nothing is overwritten
        assert again.name == "mitra-2024-05-20-2.csv"
        assert path.exists()


@pytest.mark.parametrize(("letter", "ending"), [("x", "xlsx"), ("o", "ods"), ("j", "json")])
async def test_every_format_is_a_letter(
    with_partners: Path, settings: Settings, letter: str, ending: str,
) -> None:
    async with at_desk(settings=settings) as desk:
        path = await export(desk, letter)
        assert path.suffix == f".{ending}"
        assert path.stat().st_size > 100
        if ending == "json":
            names = [json.loads(line)["name"] for line in path.read_text("utf-8").splitlines()]
            assert len(names) == 8


async def test_what_was_probably_meant_is_what_is_written(
    with_partners: Path, settings: Settings,
) -> None:
    async with at_desk(settings=settings) as desk:
        await desk.press("slash")
        await desk.type("indosat oredo")
        await desk.sees("hanya yang mirip")
        await desk.press("escape")
        path = await export(desk, "j")
        (line,) = path.read_text("utf-8").splitlines()
        assert json.loads(line)["name"] == "PT Indosat Ooredoo Hutchison"


async def test_contacts_become_cards_from_the_partners_page(
    with_partners: Path, settings: Settings,
) -> None:
    async with at_desk(settings=settings) as desk:
        await desk.press("slash")
        await desk.type("indosat")
        await desk.press("enter")
        await desk.sees("Riwayat")
        await desk.press("down", "down", "x")
        await desk.sees("atau bagian yang berupa daftar")
        await desk.press("up")
        path = await export(desk, "v")
        assert path.read_text("utf-8").count("BEGIN:VCARD") == 2


async def test_an_empty_list_writes_no_file(school: Path, settings: Settings) -> None:
    async with at_desk(settings=settings) as desk:
        await desk.press("x")
        await desk.sees("Tidak ada yang dapat diekspor")


async def test_a_folder_that_cannot_be_made_is_said(with_partners: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("a file")
    async with at_desk(settings=Settings(results=str(tmp_path / "hasil"))) as desk:
        await desk.press("x", "c")
        await desk.sees("Periksa folder")


# -- the way to the file --------------------------------------------------------------------
def test_over_ssh_the_command_that_fetches_it_is_told() -> None:
    there = {"SSH_CONNECTION": "10.0.0.9 51234 10.0.0.5 22"}
    path = Path("/srv/hasil/mitra.csv")
    assert fetch_command(there, "humas", path) == "scp humas@10.0.0.5:/srv/hasil/mitra.csv ./"
    odd = {"SSH_CONNECTION": "fe80::1%eth0 51234 fe80::2%eth0 2222"}
    assert fetch_command(odd, "humas", Path("/srv/hasil mitra/a'b.csv")) == (
        "scp -P 2222 'humas@[fe80::2]:/srv/hasil mitra/a'\"'\"'b.csv' ./")
    below = Path.home() / "Dokumen" / "mitra" / "2026-2027" / "mitra.csv"
    assert fetch_command(there, "humas", below) == (
        "scp humas@10.0.0.5:Dokumen/mitra/2026-2027/mitra.csv ./")
    assert fetch_command({}, "humas", path) == ""
    assert fetch_command({"SSH_CONNECTION": "?"}, "humas", path) == ""


async def test_the_command_stands_alone_on_its_line(
    with_partners: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.9 51234 10.0.0.5 22")
    monkeypatch.setattr(getpass, "getuser", lambda: "humas")
    async with at_desk() as desk:
        made = Path.home() / "Documents" / "mitra" / "2023-2024" / "mitra-2024-05-20.xlsx"
        desk.app.push_screen(Result("8 catatan ditulis", made))
        await desk.until(lambda: (
            "scp humas@10.0.0.5:Documents/mitra/2023-2024/mitra-2024-05-20.xlsx ./") in desk.lines,
            "the command")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a desktop is always there")
def test_opens_only_where_there_is_a_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert opener({}) is None
    assert opener({"DISPLAY": ":0"}) == ("xdg-open",)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert opener({"DISPLAY": ":0"}) is None


async def test_o_opens_the_file_on_the_spot(
    with_partners: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[Sequence[str]] = []
    monkeypatch.setattr(handing_over, "opener", lambda environment: ("open-it",))

    def start(command: Sequence[str], **how: Any) -> None:
        assert how["stdin"] == how["stdout"] == how["stderr"] == subprocess.DEVNULL
        started.append(command)

    monkeypatch.setattr(subprocess, "Popen", start)
    async with at_desk(settings=settings) as desk:
        path = await export(desk, "c")
        await desk.sees("o buka")
        await desk.press("o")
        await desk.sees("8 catatan")
        assert started == [["open-it", str(path)]]


async def test_over_ssh_o_does_nothing_and_the_command_is_shown(
    with_partners: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.9 51234 10.0.0.5 22")
    async with at_desk(size=(200, 24), settings=settings) as desk:
        path = await export(desk, "c")
        await desk.sees("Ambil dari komputer Anda dengan:", f"@10.0.0.5:{path} .")
        await desk.misses("o buka")
        await desk.press("o")
        assert isinstance(desk.app.screen, Result)
