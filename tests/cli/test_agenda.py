"""`mitra agenda`: what needs attention, for people, scripts and calendars."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests import factories
from tests.command import Run

HOSTILE = "CV [Mitra] [/]"


@pytest.fixture
def busy(school: Path) -> Path:
    """A school on 20 May 2024 with one thing of most kinds."""
    partner = factories.partner(HOSTILE)
    factories.followup("Kirim draf", due_on="2024-05-19", owner="Waka humas")
    factories.activity("Guru tamu", starts_on="2024-05-20", partners=[partner])
    factories.agreement(
        partner, title="PKL", state="signed", starts_on="2023-01-01", ends_on="2024-08-18",
        duties=[{"side": "partner", "text": "Menunjuk instruktur", "due_on": "2024-05-25"}],
        indicators=[{"text": "Terserap", "target": 5, "due_on": "2024-06-19"}])
    factories.agreement(partner, "mou", title="Kelas industri", state="sent")
    return school


def test_people_see_the_groups_of_hari_ini(busy: Path, run: Run) -> None:
    told = run("agenda")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Lewat · 1", "  19 Mei  T. lanjut   Kirim draf  (Waka humas)",
        "Hari ini · 1", "  20 Mei  Kegiatan    Guru tamu",
        "7 hari · 1", f"  25 Mei  Kewajiban   Mitra: Menunjuk instruktur · {HOSTILE}",
        "30 hari · 3", f"  19 Jun  Indikator   Terserap · {HOSTILE}",
        f"  18 Agu  Berakhir    {HOSTILE} · PKL",
        f"          Tunggu TTD  {HOSTILE} · Kelas industri"]
    english = run("--lang", "en", "agenda", "--days", "0")
    assert english.out.splitlines()[:4] == [
        "Late · 1", "  19 May  Follow-up  Kirim draf  (Waka humas)",
        "Today · 1", "  20 May  Activity   Guru tamu"]


def test_scripts_get_an_object_a_line(busy: Path, run: Run) -> None:
    found = run("agenda", "--json").objects
    assert found[0] == {
        "group": "late", "due_on": "2024-05-19", "precision": "day", "days": -1,
        "kind": "followup", "what": "followups", "id": 1, "line": None, "text": "Kirim draf",
        "partner": None, "owner": "Waka humas", "target": None}
    assert [(one["kind"], one["id"], one["line"], one["days"]) for one in found[2:]] == [
        ("duty", 1, 1, 5), ("indicator", 1, 1, 30), ("agreement", 1, None, 90),
        ("sign", 2, None, None)]


@pytest.mark.parametrize(("today", "lead", "there"), [
    ("2024-05-19", None, False), ("2024-05-20", None, True), ("2024-06-19", None, True),
    ("2024-08-18", None, True), ("2024-07-18", 30, False), ("2024-07-19", 30, True),
    ("2024-02-20", 180, True), ("2024-02-19", 180, False),
])
def test_an_agreement_is_there_from_its_lead_time_on(
    busy: Path, run: Run, today: str, lead: int | None, there: bool,
) -> None:
    factories.edit("agreements", 1, lead_days=lead)
    found = run("--today", today, "agenda", "--json").objects
    assert any(one["kind"] == "agreement" for one in found) is there


def test_a_renewed_agreement_is_reminded_of_at_the_end_of_its_new_term(
    busy: Path, run: Run,
) -> None:
    made = run("agreement", "renew", "1", "--starts", "2024-08-19",
               "--ends", "2026-08-18").object["id"]
    assert run("agreement", "sign", str(made), "--on", "2024-05-20").code == 0

    def ends(today: str) -> list[int]:
        found = run("--today", today, "agenda", "--json").objects
        return [one["id"] for one in found if one["kind"] == "agreement"]

    assert ends("2024-08-18") == ends("2024-08-19") == []
    assert ends("2026-05-19") == []
    assert ends("2026-05-20") == [made]
    events = Calendar.from_ical(run("agenda", "--ics").out).walk("VEVENT")
    old, new = (one for one in events if "Perjanjian berakhir" in str(one["summary"]))
    assert (str(old["status"]), old.walk("VALARM")) == ("CANCELLED", [])
    assert new.decoded("dtstart").isoformat() == "2026-08-18"
    assert len(new.walk("VALARM")) == 4


def test_how_far_ahead_is_asked_for(busy: Path, run: Run) -> None:
    factories.edit("agreements", 1, lead_days=7)
    kinds = {days: [one["kind"] for one in run("agenda", "--json", "--days", days).objects]
             for days in ("0", "5", "89", "90")}
    assert kinds["0"] == ["followup", "activity", "sign"]
    assert kinds["5"] == ["followup", "activity", "duty", "sign"]
    assert "agreement" not in kinds["89"]
    assert "agreement" in kinds["90"]
    for wrong in ("-1", "x", "1.5", "36501", "99999999999999999999"):
        refused = run("agenda", "--days", wrong)
        assert (refused.code, refused.out) == (2, ""), wrong
    assert run("--today", "9999-12-31", "agenda", "--days", "36500").code == 0


def test_a_calendar_goes_out_or_into_a_file(busy: Path, run: Run, tmp_path: Path) -> None:
    out = run("agenda", "--ics").out
    assert [str(one["summary"]) for one in Calendar.from_ical(out).walk("VEVENT")] == [
        "Kirim draf", "Guru tamu", f"Kewajiban · Mitra: Menunjuk instruktur · {HOSTILE}",
        f"Indikator · Terserap · {HOSTILE}", f"Perjanjian berakhir · {HOSTILE} · PKL"]
    file = tmp_path / "agenda.ics"
    done = run("agenda", "--ics", "--to", str(file))
    assert (done.code, done.out) == (0, "")
    assert "5 acara" in done.err and str(file) in done.err
    before = file.read_bytes()
    again = run("agenda", "--ics", "--to", str(file))
    assert (again.code, file.read_bytes()) == (1, before)
    assert run("agenda", "--ics", "--days", "0", "--to", str(file), "--force").code == 0
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 2


def test_what_does_not_go_together_is_said(busy: Path, run: Run, tmp_path: Path) -> None:
    assert run("agenda", "--ics", "--json").code == 2
    refused = run("agenda", "--to", str(tmp_path / "a.txt"))
    assert (refused.code, "--ics" in refused.err) == (2, True)
    assert list(tmp_path.glob("a.txt")) == []


def test_nothing_to_do_is_no_result_and_a_word(school: Path, run: Run) -> None:
    told = run("agenda")
    assert (told.code, told.out) == (0, "")
    assert "Tidak ada yang menunggu" in told.err
    assert run("agenda", "--json").out == ""
    assert Calendar.from_ical(run("agenda", "--ics").out).walk("VEVENT") == []
