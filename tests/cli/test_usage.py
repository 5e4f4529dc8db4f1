"""Help, languages, settings and streams: how the command talks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mitra_tui.cli.start import SCREENS, VERBS
from mitra_tui.rows.registry import MODULES, entity
from tests.command import Run, command, run_process
from tests.fence import ROOT

HOSTILE = "\x1b]0;milikku\x07PT \x1b[31mMerah\x1b[0m \u202egnp.exe\x9b2J\r\n\x00[bold]X[/] {x}%s"


# -- help --------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(run: Run, verb: str, language: str) -> None:
    result = run("--lang", language, verb, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("pemakaian: " if language == "id" else "usage: ")
    assert f"mitra {verb}" in result.out
    assert "==SUPPRESS==" not in result.out
    assert not re.search(r"\{\w+\}", result.out), "a gap that nobody filled"
    assert max(map(len, result.out.splitlines())) <= 100
    assert not re.search(r"\b(cli|error|check)\.\w+", result.out), "a key instead of a sentence"


# Words that only English has, and that argparse would say.
ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|show this|the|and|with|file to|default|required|"
    r"of|is|are|for|from|which|records?)\b", re.IGNORECASE)


@pytest.mark.parametrize("words", [["--help"], *([verb, "--help"] for verb in VERBS)],
                         ids=lambda words: words[0])
def test_indonesian_help_has_no_english_left_in_it(run: Run, words: list[str]) -> None:
    shown = run(*words).out
    shown = re.sub(r"--\w[\w-]*|\bmitra [\w-]+|[A-Z]{2,}\b|\b(id|en)\b", "", shown)
    assert [line for line in shown.splitlines() if ENGLISH.search(line)] == []


@pytest.mark.parametrize("words", [
    ("list",), ("list", "x"), ("list", "partners", "--limit"), ("list", "partners", "--x"),
    ("show", "partners", "1", "2"), ("undo", "x"), ("init",), ("backup", "--to"),
    ("list", "partners", "--json=1"), ("frobnicate",), ("--x",), ("--lang", "zz"),
])
def test_indonesian_complaints_have_no_english_in_them(
    with_partners: Path, run: Run, words: tuple[str, ...],
) -> None:
    result = run(*words)
    assert result.code == 2
    told = re.sub(r"--\w[\w-]*|\bmitra [\w-]+|[A-Z]{2,}\b", "", result.err)
    assert not ENGLISH.search(told), told


def test_the_overview_names_every_verb_and_global_option(run: Run) -> None:
    for words in (("--help",), ("-h",), ("help",)):
        shown = run(*words)
        assert shown.code == 0
        for verb in VERBS:
            assert re.search(rf"^  {verb} ", shown.out, re.MULTILINE), verb
        for option in ("--db", "--lang", "--user", "--today", "--screen"):
            assert option in shown.out


def test_english_is_as_complete(with_partners: Path, run: Run) -> None:
    shown = run("list", "partners", "--lang", "en", "--limit", "1")
    assert shown.out.startswith("ID  Name")
    assert "Nama" in run("list", "partners", "--limit", "1").out


def test_the_language_comes_from_flag_then_environment_then_settings(
    with_partners: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def speaks() -> str:
        return "en" if run("list", "partners").out.startswith("ID  Name") else "id"

    settings = tmp_path / "settings.toml"
    settings.write_text('language = "en"\n')
    assert speaks() == "id"
    monkeypatch.setenv("MITRA_SETTINGS", str(settings))
    assert speaks() == "en"
    monkeypatch.setenv("MITRA_LANG", "id")
    assert speaks() == "id"
    assert run("--lang=en", "list", "partners").out.startswith("ID  Name")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert speaks() == "id"


def test_a_usage_error_is_told_in_the_language_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MITRA_LANG", "en")
    english = run("--db")
    monkeypatch.setenv("MITRA_LANG", "id")
    assert english.err != run("--db").err


@pytest.mark.parametrize("text,named", [
    ("tema = 1\n", "tema"), ('theme = "neon"\n', "neon"), ("language = 5\n", "language"),
    ("[keys]\n'list.new' = 5\n", "list.new"), ("keys = 1\n", "keys"), ("= =\n", "1"),
    ("animations = 'ya'\n", "animations"), ('language = "xx"\n', "xx"),
])
def test_a_wrong_settings_file_is_told_with_the_wrong_key(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, named: str,
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(text)
    monkeypatch.setenv("MITRA_SETTINGS", str(settings))
    result = run("list", "partners")
    assert result.code in (1, 2)
    assert named in result.err
    for content in (b"\xff\xfe", None):
        settings.unlink()
        settings.mkdir() if content is None else settings.write_bytes(content)
        assert run("list", "partners").code == 1


# -- today ---------------------------------------------------------------------------------
def test_today_decides_what_is_valid_and_journal_times_stay_real(
    with_partners: Path, run: Run, monkeypatch: pytest.MonkeyPatch,
) -> None:
    factories_line = run("--today", "2022-06-01", "list", "contacts", "--json")
    assert factories_line.code == 0
    run("--today", "2030-01-01", "edit", "partners", "6", "city=Berau")
    assert run("history", "--json", "--limit", "1").object["at"].startswith("2024-05-20")
    monkeypatch.setenv("MITRA_TODAY", "2024-13-01")
    assert run("list", "partners").code == 2


# -- streams -------------------------------------------------------------------------------
def test_nothing_in_the_data_acts_on_a_terminal(school: Path, run: Run) -> None:
    """Whatever got into the database, nothing of it leaves as a control sequence."""
    from mitra_tui.engines import journal
    from mitra_tui.models.base import db

    run("add", "partners", "--json", "-", stdin=json.dumps({"name": HOSTILE, "notes": HOSTILE}))
    journal.drop_triggers(db)
    db.execute_sql("UPDATE partner SET name = ?, city = ?", ("B" + HOSTILE.replace("\x00", ""),
                                                            "\x9bK\x1b[2J"))
    journal.build_triggers(db)
    for words in (("list", "partners"), ("list", "partners", "--json"), ("show", "partners", "1"),
                  ("show", "partners", "1", "--json"), ("history",), ("history", "--json"),
                  ("remove", "partners", "1"), ("restore", "partners", "1"), ("undo",), ("check",),
                  ("list", "partners", "--search", HOSTILE), ("list", HOSTILE), (HOSTILE,),
                  ("show", "partners", HOSTILE), ("--db", HOSTILE.replace("\x00", ""), "check"),
                  ("--lang", HOSTILE, "check"), ("add", "partners", f"{HOSTILE}=1"),
                  ("backup", "--to", "/tidak/ada/" + HOSTILE.replace("\x00", ""))):
        result = run(*words)
        assert result.code in (0, 1, 2), words
        for stream in (result.out, result.err):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", stream), words


def test_what_is_stored_has_passed_the_gate(school: Path, run: Run) -> None:
    added = run("add", "partners", "--json", "-", stdin=json.dumps({"name": HOSTILE}))
    name = run("show", "partners", str(added.object["id"]), "--json").object["name"]
    assert name == "]0;milikkuPT [31mMerah[0m gnp.exe2J [bold]X[/] {x}%s"


@pytest.mark.parametrize("env", [
    {"LANG": "C", "LC_ALL": "C"}, {"LANG": "", "LC_ALL": ""}, {"LANG": "id_ID.ISO-8859-1"},
    {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
])
def test_every_locale_is_survived(with_partners: Path, env: dict[str, str]) -> None:
    added = run_process("add", "partners", "--json", "-", env=env,
                        stdin='{"name": "Café ☕ 日本 \u200d"}\n')
    assert (added.code, added.err) == (0, "")
    shown = run_process("show", "partners", "9", "--json", env=env)
    assert shown.object["name"] == "Café ☕ 日本 \u200d"
    assert "☕" in run_process("list", "partners", env=env).out
    found = run_process("list", "partners", "--json", "--search", "Café", env=env)
    assert [one["id"] for one in found.objects] == [9]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_no_error(with_partners: Path, unbuffered: str) -> None:
    for words in (["list", "partners", "--json"], ["list", "partners"], ["--help"], ["doctor"],
                  ["list", "--help"], ["version"]):
        process = subprocess.Popen(command(*words), cwd=ROOT,
                                   env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()  # before anything is written
        told = process.stderr.read().decode()
        process.stderr.close()
        assert (process.wait(60), told) == (0, ""), words


def test_streams_that_are_closed_are_survived(with_partners: Path) -> None:
    for closing in ("<&-", ">&-", "2>&-"):
        line = f'"{sys.executable}" -m mitra_tui list partners --json {closing}'
        done = subprocess.run(["sh", "-c", line], cwd=ROOT, env=dict(os.environ),
                              capture_output=True, timeout=60, check=False)
        assert b"Traceback" not in done.stderr, closing
        assert done.returncode in (0, 1), closing


def test_an_interrupt_is_one_sentence(with_partners: Path) -> None:
    """Ctrl+C while a verb reads its input."""
    import signal

    process = subprocess.Popen(
        command("add", "partners", "--json", "-"), cwd=ROOT, env=dict(os.environ),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # A shell's background jobs ignore the signal, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write('{"name": "PT Sebelum"}\n')
    process.stdin.flush()
    os.set_blocking(process.stdout.fileno(), True)
    assert '"id"' in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in err and len(err.splitlines()) == 1
    assert "tersimpan" in err, "the first line was answered and is stored"


def test_without_a_terminal_the_app_does_not_start(with_partners: Path) -> None:
    for words in ([], ["demo"], ["--screen", "partners"]):
        result = run_process(*words)
        assert result.code == 2
        assert result.err.strip() and "Traceback" not in result.err
        assert result.out == ""
    assert list(Path(os.environ["HOME"]).rglob("demo-*")) == []


def test_every_screen_that_a_digit_reaches_can_be_opened_from_the_command_line() -> None:
    from mitra_tui.cli.start import SCREENS
    from mitra_tui.screens.roots import ROOTS

    assert list(SCREENS) == [name for name, *_ in ROOTS]


def test_a_fault_of_ours_names_a_log_without_the_offices_data(
    with_partners: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    from mitra_tui.services.store import Store

    def broken(self: object, *_: object) -> None:
        secret = "0812-5550-0001"
        raise RuntimeError(f"rahasia {secret}")

    monkeypatch.setattr(Store, "get", broken)
    result = run("show", "partners", "1")
    assert (result.code, result.out) == (3, "")
    (log,) = [Path(word) for word in result.err.split() if word.endswith(".log")]
    assert log.is_relative_to(tmp_path)
    assert log.stat().st_mode & 0o777 == 0o600
    text = log.read_text("utf-8")
    assert "RuntimeError" in text and "test_usage.py" in text
    assert "rahasia" not in text and "0812" not in text and "rahasia" not in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("line,stored", [
    ("list partners", False), ("export partners --format csv", False),
    ("list --help", False), ("add partners name=PT-Baru", True),
    ("add partners --json lines.jsonl", True),
])
def test_output_that_does_not_arrive_is_told_with_what_is_stored(
    with_partners: Path, line: str, stored: bool,
) -> None:
    (with_partners.parent / "lines.jsonl").write_text('{"name": "PT-Baru"}\n', "utf-8")
    shell = f'"{sys.executable}" -m mitra_tui {line} > /dev/full'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", shell], cwd=with_partners.parent, env=env,
                          capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "keluaran" in done.stderr and ".log" not in done.stderr
    assert ("tersimpan" in done.stderr) is stored
    names = [one["name"] for one in run_process("list", "partners", "--json").objects]
    assert ("PT-Baru" in names) is stored


@pytest.mark.parametrize("words,code", [
    (("show", "partners", "\udcff"), 2), (("list", "partners", "--filter", "city=\udcff"), 2),
    (("--db", "a\udcff.db", "check"), 2), (("add", "partners", "name=\udcff"), 2),
    (("--db", "x" * 300 + ".db", "check"), 1), (("import", "partners", "x" * 300), 1),
    (("add", "partners", "--json", "x" * 300), 1), (("restore-backup", "x" * 300), 1),
])
def test_names_that_the_system_does_not_take_are_no_fault_of_ours(
    with_partners: Path, run: Run, words: tuple[str, ...], code: int,
) -> None:
    result = run(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.strip() and ".log" not in result.err


def test_a_refused_edit_names_its_fields(with_partners: Path, run: Run) -> None:
    result = run("edit", "partners", "1", "kind=foo", "scope=bar")
    assert result.code == 1
    assert [line.split(":")[0] for line in result.err.splitlines()] == ["kind", "scope"]


def test_a_record_that_moved_on_is_shown_from_both_sides(with_partners: Path, run: Run) -> None:
    assert run("edit", "partners", "1", "city=Berau").code == 0
    result = run("edit", "partners", "1", "city=Bontang", "version=1")
    assert result.code == 1
    assert "Berau" in result.err and "Bontang" in result.err and "version=2" in result.err
    assert run("edit", "partners", "1", "city=Bontang", "version=2").code == 0


@pytest.mark.parametrize("what", [*MODULES, "school"])
def test_help_tells_the_fields_of_the_kind_in_the_call(what: str, run: Run) -> None:
    told = run("show", what, "--help")
    assert (told.code, told.err) == (0, "")
    lines = told.out.split(f"Bidang {what}:")[1].splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert names[: len(entity(what).names)] == list(entity(what).names)
    for field in entity(what).fields:
        assert all(choice in told.out for choice in field.choices)
    assert "Bidang" not in run("show", "--help").out


def test_help_names_every_screen(run: Run) -> None:
    for language in ("id", "en"):
        told = run("--lang", language, "--help").out
        assert all(screen in told for screen in SCREENS)
