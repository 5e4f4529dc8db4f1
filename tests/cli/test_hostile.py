"""What a script may send by mistake or malice: each line is answered, nothing is our fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.rows.registry import MODULES, entity
from tests.command import Run

_HOSTILE: tuple[Any, ...] = (
    True, -1, 1e308, float("nan"), float("inf"), 10**40, 2**63, "\x00", "\ud800", "x" * 100_000,
    "9" * 5000, "١٢", "1_000", "2024-02-30", "0000-00-00", "10000-01-01",
    [], {}, [[]], [{}], [None], ["\ud800"], [10**30], {"\ud800": "\ud800"}, [{"\ud800": 1}],
    f"partners/{10**30}", "partners/1", "pending/1", "nothing/1", "partners/１",
)


def _deep(levels: int) -> Any:
    found: Any = 1
    for _ in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize("what", MODULES)
def test_every_hostile_line_is_answered_in_a_sentence(
    what: str, with_activities: Path, run: Run,
) -> None:
    lines = [json.dumps({field.name: value})
             for field in entity(what).fields for value in (*_HOSTILE, _deep(900))]
    lines += [json.dumps({field.name: [{part.name: value}]})
              for field in entity(what).fields for part in field.parts for value in _HOSTILE]
    lines += ["[" * 100_000, '{"a":' * 50_000, "{", "nan", "[]", json.dumps({"\ud800": 1})]
    result = run("add", what, "--json", "-", stdin="\n".join(lines))
    answers = result.objects
    assert result.code == 1, result.err
    assert len(answers) == len(lines)
    told = [one["error"]["message"] for one in answers if "error" in one]
    assert told and max(map(len, told)) < 1500
    assert run("check").code == 0


def test_a_name_that_nobody_bears_is_quoted_in_part(with_partners: Path, run: Run) -> None:
    line = json.dumps({"partner": "x" * 1_000_000, "name": "Bagian HRD"})
    result = run("add", "contacts", "--json", "-", stdin=line)
    assert result.code == 1
    assert result.object["error"]["key"] == "check.no_such_name"
    assert "xxx" in result.object["error"]["message"]
    assert len(result.out) < 1500
    shown = run("show", "partners", "y" * 100_000)
    assert shown.code == 1 and len(shown.err) < 1500


@pytest.mark.parametrize("what", [one for one in MODULES if one not in ("pending", "templates")])
def test_every_hostile_row_of_an_import_gets_its_verdict(
    what: str, with_activities: Path, run: Run, tmp_path: Path,
) -> None:
    known = run("export", what, "--format", "json").objects
    base = {name: value for name, value in known[0].items() if name not in (
        "id", "version", "created_at", "updated_at")} if known else {}
    rows = [json.dumps({**base, field.name: value})
            for field in entity(what).fields for value in _HOSTILE]
    file = tmp_path / "rows.json"
    file.write_text("\n".join(rows), "utf-8")
    for way in ("skip", "add"):
        result = run("import", what, str(file), "--json", "--on-duplicate", way)
        assert result.code in (0, 1), result.err
        if not result.out:  # nothing in it is this kind of record, of which there is none
            assert not known and result.err
            return
        *verdicts, last = result.objects
        assert last["summary"]["rows"] == len(verdicts)
        assert max(len(str(one["message"])) for one in verdicts) < 1500
    assert run("list", "pending", "--json").code == 0
    assert run("check").code == 0


def test_a_new_name_that_is_too_long_keeps_back_its_row_only(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"Mitra,Nama,Telepon\n{'x' * 300},Ani,1\nPT Baru,Budi,2\n", "utf-8")
    first, second, _ = run("import", "contacts", str(file), "--json").objects
    assert (first["verdict"], first["field"]) == ("undecided", "partner")
    assert second["verdict"] == "new"
