"""`mitra agreement …` and agreements under the verbs of every record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.services import changes
from tests import factories
from tests.command import Run
from tests.services.everything import everything


@pytest.fixture
def mercure(with_partners: Path) -> int:
    """A draft with the hotel, known by its title."""
    return factories.agreement(4, title="PKL [Hotel] [/]", starts_on="2024-06-01",
                               ends_on="2025-05-31")


def shown(run: Run, one: int, *words: str) -> dict[str, Any]:
    return run(*words, "show", "agreements", str(one), "--json").object


def test_json_comes_in_and_goes_out(with_partners: Path, run: Run) -> None:
    factories.programme()
    line = {
        "kind": "pks", "partner": "Hotel Mercure Samarinda", "programmes": ["DKV Tidak Ada"],
        "witnesses": ["A"], "signed_on": "2024-05-01"}
    answer = run("add", "agreements", "--json", "-", stdin=json.dumps(line))
    assert (answer.code, answer.object["error"]["field"]) == (1, "programmes")
    line["programmes"] = ["Desain Komunikasi Visual"]
    one = run("add", "agreements", "--json", "-", stdin=json.dumps(line)).object["id"]
    got = shown(run, one)
    assert got["partner"] == 4 and got["programmes"] == [1] and got["status"] == "active"
    assert got["witnesses"] == [{"side": None, "name": "A"}] and got["lead_days"] is None
    again = run("add", "agreements", "--json", "-", stdin=json.dumps(got))
    assert again.code == 0, "what comes out goes in, the computed status left aside"
    assert {**shown(run, again.object["id"]), "id": one, "created_at": got["created_at"],
            "updated_at": got["updated_at"]} == got


def test_the_status_is_not_set_by_hand(mercure: int, run: Run) -> None:
    result = run("edit", "agreements", str(mercure), "status=active")
    assert result.code == 1 and "Dihitung" in result.err


def test_an_agreement_lives_on_the_command_line(mercure: int, run: Run) -> None:
    def status(day: str) -> str:
        return str(shown(run, mercure, "--today", day)["status"])

    assert run("agreement", "send", str(mercure)).code == 0
    assert status("2024-05-20") == "sent"
    assert run("agreement", "sign", "PKL [Hotel] [/]", "--on", "20 Mei 2024",
               "school_number=1/A").code == 0
    got = shown(run, mercure)
    assert (got["signed_on"], got["school_number"]) == ("2024-05-20", "1/A")
    assert [status(day) for day in ("2024-05-31", "2024-06-01", "2025-03-01", "2025-03-02",
                                    "2025-05-31", "2025-06-01")] == [
        "upcoming", "active", "active", "expiring", "expiring", "expired"]
    found = run("--today", "2025-03-02", "list", "agreements", "--filter", "status=expiring",
                "--json").objects
    assert [one["id"] for one in found] == [mercure]
    renewed = run("agreement", "renew", "1/A", "--ends", "31 Desember 2025")
    assert renewed.code == 0
    new = shown(run, renewed.object["id"])
    assert (new["renews"], new["starts_on"], new["ends_on"], new["status"]) == (
        mercure, "2025-06-01", "2025-12-31", "draft")
    assert status("2025-06-01") == "renewed"
    assert run("undo").code == 0
    assert status("2025-06-01") == "expired"
    assert run("agreement", "decide", str(mercure), "end").code == 0
    assert run("agreement", "terminate", str(mercure), "--on", "2024-07-01",
               "--reason", "Hotel tutup").code == 0
    assert shown(run, mercure)["ended_reason"] == "Hotel tutup"


def test_what_is_missing_is_told(mercure: int, run: Run) -> None:
    result = run("agreement", "check", str(mercure))
    assert result.code == 1 and "Belum ada sasaran." in result.out
    found = run("agreement", "check", str(mercure), "--json").objects
    assert {"key": "agreement_check.no_objectives", "field": "objectives", "severity": "weak",
            "message": "Belum ada sasaran."} in found
    weak = run("list", "agreements", "--filter", "check=weak", "--json").objects
    assert [one["id"] for one in weak] == [mercure]
    whole = factories.whole_agreement(4, programmes=[factories.programme()])
    result = run("agreement", "check", str(whole))
    assert (result.code, result.out) == (0, "")
    assert "PKL Desain" in result.err


@pytest.mark.parametrize("words,code", [
    ((), 2), (("sign",), 2), (("frame", "1"), 2), (("sign", "99"), 1),
    (("sign", "1", "--reason", "x"), 2), (("sign", "1", "--on", "31/02/2024"), 1),
    (("sign", "1", "colour=red"), 1), (("sign", "1", "--ends", "2024-01-01"), 1),
    (("sign", "1", "version=7"), 1), (("terminate", "1", "--reason", "x"), 1),
    (("renew", "1"), 1), (("decide", "1"), 2), (("decide", "1", "perhaps"), 2),
    (("decide", "1", "end"), 1), (("check", "1", "title=x"), 2), (("send", "1", "--json"), 2),
])
def test_what_is_wrong_is_told_and_changes_nothing(
    mercure: int, run: Run, words: tuple[str, ...], code: int,
) -> None:
    before, newest = everything(), changes.newest()
    result = run("agreement", *words)
    assert (result.code, result.out) == (code, "")
    assert result.err.strip() and "Traceback" not in result.err and "{" not in result.err
    assert everything() == before and changes.newest() == newest


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_help_names_every_act(run: Run, language: str) -> None:
    from mitra_tui.cli.agreement import ACTS

    told = run("--lang", language, "agreement", "--help")
    assert told.code == 0
    assert all(f"{act} ID" in told.out for act in ACTS), told.out


# -- documents -------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "md"])
def test_render_writes_the_document_once(
    with_partners: Path, run: Run, tmp_path: Path, kind: str,
) -> None:
    factories.whole_agreement(1)
    target = tmp_path / f"perjanjian.{kind}"
    done = run("agreement", "render", "1", "--to", str(target))
    assert (done.code, str(target) in done.err) == (0, True), done.err
    assert target.stat().st_mode & 0o777 == 0o600
    before = target.read_bytes()
    again = run("agreement", "render", "1", "--to", str(target))
    assert again.code == 1 and target.read_bytes() == before
    assert run("agreement", "render", "1", "--to", str(target), "--force").code == 0


def test_render_refuses_what_it_cannot_write(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    factories.agreement(1)
    assert run("agreement", "render", "1").code == 2
    assert run("agreement", "render", "1", "--format", "pdf", "--to", "-").code == 2
    told = run("agreement", "render", "1", "--format", "md", "--to", "-")
    assert (told.code, "PASAL" in told.out.upper()) == (0, True)
    assert run("agreement", "render", "1", "--format", "exe", "--to", "x").code == 2
    missing = run("agreement", "render", "1", "--to", str(tmp_path / "tidak ada" / "x.pdf"))
    assert missing.code == 1 and "Traceback" not in missing.err
