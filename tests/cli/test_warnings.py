"""`mitra warnings`: what may become a quarrel, for people and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import factories
from tests.command import Run


@pytest.fixture
def troubled(with_partners: Path) -> int:
    """A letter without an answer and a duty that is overdue; the id of the letter."""
    partner = factories.partner("CV [Mitra] [/]")
    factories.agreement(1, title="PKL", state="signed", signed_on="2024-01-08",
                        starts_on="2024-01-08", ends_on="2026-01-07",
                        duties=[{"side": "partner", "text": "Menunjuk instruktur",
                                 "due_on": "2024-05-15"}])
    return factories.interaction(partner, "Permohonan", kind="letter", answer_by="2024-05-19")


def test_json_tells_rule_record_and_evidence(troubled: int, run: Run) -> None:
    first, second = run("warnings", "--json").objects
    assert first == {
        "rule": "letter", "what": "interactions", "id": troubled, "partner": 9,
        "name": "CV [Mitra] [/]", "since": "2024-05-20",
        "text": "“Permohonan” belum dijawab mitra, paling lambat 19 Mei 2024",
        "evidence": [{"what": "interactions", "id": troubled, "on_date": "2024-05-02",
                      "text": "Permohonan"}]}
    assert (second["rule"], second["what"], second["partner"]) == ("duty", "agreements", 1)


def test_a_table_for_people_in_both_languages(troubled: int, run: Run) -> None:
    result = run("warnings")
    assert "Kewajiban lewat" in result.out
    assert "Kewajiban mitra lewat 15 Mei 2024: Menunjuk instruktur" in result.out
    assert result.err == "2 peringatan dini\n"
    english = run("warnings", "--lang", "en")
    assert "The partner's duty was due 15 May 2024: Menunjuk instruktur" in english.out
    assert english.err == "2 early warnings\n"


def test_one_rule_one_partner_another_day(troubled: int, run: Run) -> None:
    assert [one["rule"] for one in run("warnings", "--rule", "duty", "--json").objects] == ["duty"]
    assert [one["rule"] for one in run(
        "warnings", "--partner", "CV [Mitra] [/]", "--json").objects] == ["letter"]
    early = run("warnings", "--json", "--today", "2024-05-10")
    assert (early.code, early.objects) == (0, [])
    assert run("warnings", "--rule", "hujan").code == 2
    none = run("warnings", "--today", "2024-05-10")
    assert (none.out, none.err) == ("", "Tidak ada peringatan dini.\n")
