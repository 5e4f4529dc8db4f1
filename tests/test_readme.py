"""The README is true: its commands run, its keys are the keys, its verbs are all there are."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest
from textual.binding import Binding

from mitra_tui.cli.start import VERBS
from mitra_tui.rows.registry import MODULES
from tests.command import Run
from tests.fence import ROOT
from tests.test_bindings import KINDS, keys_of, own

README = (ROOT / "README.md").read_text("utf-8")
SPELT = {"esc": "escape", "/": "slash", ":": "colon", "?": "question_mark"}


def _keys_table() -> list[tuple[set[str], str]]:
    """The rows of the table of keys: keys as Textual calls them, the word on screen."""
    part = README.split("## Keys")[1].split("##")[0]
    rows = re.findall(r"^\| (`.+?) \| (.*?) ?\| .+ \|$", part, re.MULTILINE)
    return [({SPELT.get(key, key.lower()) for key in re.findall(r"`(.+?)`", keys)}, word.strip())
            for keys, word in rows]


def _bindings() -> list[Binding]:
    return [binding for kind in KINDS for binding in own(kind)]


def test_the_keys_of_the_readme_are_the_keys() -> None:
    rows = _keys_table()
    assert len(rows) > 25
    wrong = [
        (keys, word) for keys, word in rows
        if not any(keys <= set(keys_of(one)) and one.description == word for one in _bindings())
    ]
    assert wrong == []


def test_every_verb_of_lists_and_pages_is_in_the_readme() -> None:
    told = {key for keys, _ in _keys_table() for key in keys} | {
        "down", "up", "j", "k", "home", "end", "pageup", "pagedown", "ctrl+q"}
    wrong = {
        binding.id for binding in _bindings()
        if (binding.id or "").startswith(("list.", "page.", "app."))
        and not told & set(keys_of(binding))
    }
    assert wrong == set()


def test_every_command_is_documented() -> None:
    documented = set(re.findall(r"mitra ([a-z-]+)", README))
    assert set(VERBS) <= documented
    assert all(re.search(rf"\b{what}\b", README) for what in MODULES)


def test_the_commands_of_the_readme_run_as_they_stand(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MITRA_DB", str(tmp_path / "mitra.db"))
    (block,) = re.findall(r"^```console\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    lines = block.splitlines()
    assert len(lines) >= 15
    for line in lines:
        words = shlex.split(line.removeprefix("$ "))
        assert words[0] == "mitra"
        result = run(*words[1:])
        assert result.code == 0, (line, result)


def test_ci_takes_the_two_commands_out_of_the_readme() -> None:
    first, second = runpy.run_path(str(ROOT / ".ci" / "readme.py"))["commands"](README)
    assert first.endswith("mitra demo")
    assert second.endswith("-m pytest -n 4")
    for command in (first, second):
        assert command.startswith("python3 -m venv ")
        assert "\n" not in command
    assert "python3-venv" in README


def test_the_settings_of_the_readme_are_read(tmp_path: Path) -> None:
    from mitra_tui import settings

    (block,) = re.findall(r"^```toml\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    path = tmp_path / "settings.toml"
    path.write_text(block, "utf-8")
    found = settings.read(path)
    assert dict(found.keys) == {"list.new": "n,insert"}
    assert {binding.id for binding in _bindings()} >= found.keys.keys()


def test_what_is_shown_fits_a_terminal() -> None:
    for block in re.findall(r"^```text\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL):
        lines = block.splitlines()
        assert len(lines) <= 24
        assert max(map(len, lines)) <= 80
