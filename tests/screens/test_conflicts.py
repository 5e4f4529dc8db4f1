"""Kendala & konflik (5) at the keyboard: recorded, taken up the ladder, ended by both sides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.actor import set_actor
from mitra_tui.screens.activity_page import ActivityPage
from mitra_tui.screens.agreement_page import AgreementPage
from mitra_tui.screens.conflict_page import ConflictPage
from mitra_tui.screens.conflicts import ConflictsScreen
from mitra_tui.screens.partner_page import PartnerPage
from mitra_tui.screens.record_form import RecordForm
from mitra_tui.services import conflicts
from mitra_tui.widgets.dialogs import Notice, Sides
from mitra_tui.widgets.dialogs.fill import Fill
from tests.factories import conflict, edit, partner, values_of
from tests.screens.desk import LARGE, Desk, at_desk

AGREED = {"outcome": "Jadwal disepakati", "lessons": "Kabari lebih awal",
          "accepted_by_school": "yes", "accepted_by_partner": "yes"}


def told(record_id: int, *names: str) -> tuple[Any, ...]:
    values = values_of("conflicts", record_id)
    return tuple(values[name] for name in names)


async def asked(desk: Desk) -> None:
    """Wait for the small form at the bottom."""
    await desk.until(lambda: isinstance(desk.app.screen, Fill), "the questions")


async def answered(desk: Desk) -> None:
    await desk.until(lambda: not isinstance(desk.app.screen, Fill), "the answers taken")


# -- recording -----------------------------------------------------------------------
async def test_a_conflict_is_logged_in_a_few_keys(with_activities: Path) -> None:
    async with at_desk("today") as desk:
        await desk.press("5", "n")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        await desk.sees("Jangan tulis nama siswa")
        await desk.type("ind")
        await desk.press("enter")
        await desk.type("Jadwal PKL bentrok")
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictsScreen), "the list")
        assert desk.strokes == 4
        assert told(2, "partner", "agreement", "nature", "raised_on", "status") == (
            1, 1, "actual", "2024-05-20", "open"), "the one agreement that runs is proposed"
        await desk.until(lambda: "Jadwal PKL bentrok" in desk.cursor_line, "the cursor on it")
        assert desk.message.startswith("Tersimpan: Jadwal PKL bentrok")
        await desk.press("u")
        await desk.until(lambda: desk.table.count == 2, "only the other one and its heading")


async def test_the_next_step_is_four_keys_away(with_activities: Path) -> None:
    conflict(1, agreement=1)
    async with at_desk("today") as desk:
        await desk.press("colon")
        await desk.type("mend")
        await desk.sees("konflik: ")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictPage), "its page")
        await desk.press("l")
        await asked(desk)
        await desk.sees("Musyawarah mufakat, paling lambat 5 Jun 2024", "Jangan tulis nama siswa")
        await desk.type("Rapat dengan HRD")
        await desk.press("ctrl+s")
        await answered(desk)
        assert desk.strokes == 4
        assert told(2, "status", "next_step") == ("handling", "mediation")
        await desk.sees("1. Musyawarah", "Rapat dengan HRD", "[Musyawarah mufakat 30] → Mediasi")


# -- the whole way -------------------------------------------------------------------
@pytest.mark.parametrize("size", [(80, 24), LARGE])
async def test_from_a_fear_to_an_outcome_by_keyboard_alone(
    with_activities: Path, size: tuple[int, int],
) -> None:
    one = conflict(1, "Jadwal bentrok [/b]", agreement=1, nature="potential", severity=2)
    async with at_desk("conflicts", size) as desk:
        await desk.until(lambda: "Jadwal bentrok" in desk.text, "the list")
        assert "Potensi (1)" in desk.text and "Ditangani (1)" in desk.text
        await desk.press("end", "enter")
        await desk.sees("Jadwal bentrok [/b]", "Potensi · 14 hari · paling lambat 5 Jun 2024")
        await desk.press("l")
        await asked(desk)
        await desk.type("Rapat")
        await desk.press("ctrl+s")
        await answered(desk)
        await desk.press("l")
        await asked(desk)
        await desk.type("Bertemu penengah")
        await desk.press("ctrl+s")
        await desk.sees("Wajib diisi")  # a mediation tells who mediated and what both said
        await desk.type("Dinas")
        await desk.press("tab")
        await desk.type("Sesuai kalender")
        await desk.press("tab")
        await desk.type("Sesuai produksi")
        await desk.press("ctrl+s")
        await answered(desk)
        await desk.sees("2. Mediasi")
        assert values_of("conflicts", one)["steps"][1]["partner_view"] == "Sesuai produksi"
        await desk.press("t")
        await asked(desk)
        await desk.type("Digeser sepekan")
        await desk.press("tab", "y", "tab", "t", "ctrl+s")  # the partner refuses
        await answered(desk)
        await desk.sees("Hasil ditolak", "Pengadilan negeri")
        await desk.press("t")
        await asked(desk)
        await desk.press("tab", "y", "tab", "y", "ctrl+s")
        await desk.sees("Wajib diisi")  # the lessons
        await desk.type("Cocokkan kalender di awal")
        await desk.press("ctrl+s")
        await answered(desk)
        await desk.sees("Selesai · 14 hari", "sekolah menerima", "mitra menerima")
    assert told(one, "status", "closed_on", "outcome", "lessons") == (
        "closed", "2024-05-20", "Digeser sepekan", "Cocokkan kalender di awal")
    assert [step["kind"] for step in values_of("conflicts", one)["steps"]] == [
        "deliberation", "mediation", "decision", "decision"]


# -- the log only grows --------------------------------------------------------------
async def test_a_step_is_struck_put_right_and_undone_by_further_steps(
    with_activities: Path,
) -> None:
    one = conflict(1, agreement=1)
    conflicts.step(one, {"text": "Rapat"})

    def log() -> list[tuple[str, str, int | None]]:
        return [(step["kind"], step["text"].partition(":")[0], step["corrects"])
                for step in values_of("conflicts", one)["steps"]]

    async with at_desk("conflicts") as desk:
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("1. Musyawarah")
        await desk.press("down", "down", "down", "down", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, Notice), "the step in full")
        await desk.press("escape", "up", "up", "enter")
        await desk.sees("> 1. Musyawarah mufakat (30 hari)")
        await desk.press("escape", "down", "down", "e")
        await asked(desk)
        await desk.sees("Membetulkan langkah 1")
        await desk.press("ctrl+a")
        await desk.type(" virtual")
        await desk.press("ctrl+s")
        await answered(desk)
        await desk.sees("(tidak berlaku)")
        assert log()[1][::2] == ("deliberation", 1)
        assert "virtual" in log()[1][1]
        await desk.press("l")
        await asked(desk)
        await desk.type("Keliru")
        await desk.press("tab", "tab", "tab", "tab")
        await desk.type("kom")  # another kind than the one proposed
        await desk.press("ctrl+s")
        await answered(desk)
        assert log()[2][:2] == ("communication", "Keliru")
        await desk.press("u")
        await desk.until(lambda: len(log()) == 4, "a further entry")
        assert log()[3][::2] == ("note", 3)
        await desk.press("down", "d")
        await desk.until(lambda: len(log()) == 5, "one more")
        assert log()[4][::2] == ("note", 2)
        assert told(one, "status") == ("open",)


async def test_what_is_closed_is_reopened_with_a_reason(with_activities: Path) -> None:
    one = conflict(1)
    conflicts.close(one, AGREED)
    async with at_desk("conflicts") as desk:
        await desk.until(lambda: "Selesai (1)" in desk.text, "the groups")
        await desk.press("end", "enter")
        await desk.sees("Selesai; g membuka kembali")
        await desk.press("l", "t")  # nothing is done to it
        await desk.press("g")
        await desk.choose("Buka kembali")
        await desk.sees("Mengapa dibuka kembali?")
        await desk.type("Terulang")
        await desk.press("enter")
        await desk.sees("Dibuka kembali: Terulang")
        assert told(one, "status", "closed_on") == ("handling", None)


async def test_what_someone_else_did_meanwhile_is_shown_and_nothing_is_typed_twice(
    with_activities: Path,
) -> None:
    one = conflict(1, agreement=1)
    async with at_desk("conflicts") as desk:
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("Musyawarah mufakat")
        await desk.press("l")
        await asked(desk)
        await desk.type("Rapat pertama")
        conflicts.step(one, {"text": "Sudah ditelepon", "kind": "communication"})
        await desk.press("ctrl+s")
        await desk.sees("sudah diubah orang lain", "Rapat pertama")
        await desk.press("escape")
        await desk.sees("Sudah ditelepon")
        assert len(values_of("conflicts", one)["steps"]) == 1


# -- the list -----------------------------------------------------------------------
async def test_the_list_is_searched_filtered_and_ordered(with_activities: Path) -> None:
    first = conflict(1, "Biaya transportasi", source="cost", severity=3, raised_on="2024-01-02")
    conflicts.close(conflict(2, "Sudah lama", raised_on="2023-01-02"), AGREED)
    async with at_desk("conflicts") as desk:
        await desk.until(lambda: "Selesai (1)" in desk.text, "the groups")
        assert desk.listed[0] == "Baru (1)"
        assert [line for line in desk.listed if "(" in line] == [
            "Baru (1)", "Ditangani (1)", "Selesai (1)"]
        await desk.press("slash")
        await desk.type("biaya")
        await desk.press("escape")
        await desk.until(lambda: desk.table.count == 1, "one found, without groups")
        await desk.press("escape", "f")
        await desk.choose("Status")
        await desk.choose("Selesai")
        await desk.sees("Sudah lama")
        await desk.misses("Biaya")
        await desk.press("escape", "s")
        await desk.choose("Berat")
        await desk.until(lambda: desk.table.count == 3, "by grade, without groups")
        assert desk.listed[0] == "PT Indosat Ooredoo Hutchison"
    assert told(first, "age_days") == (139,)


async def test_a_saved_conflict_is_not_lost_from_sight(with_activities: Path) -> None:
    async with at_desk("conflicts") as desk:
        await desk.until(lambda: "Ditangani (1)" in desk.text, "the groups")
        await desk.press("f")
        await desk.choose("Status")
        await desk.choose("Ditangani")
        await desk.press("n")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        await desk.type("mercure")
        await desk.press("enter")
        await desk.type("Baru saja")
        await desk.press("ctrl+s")
        await desk.until(lambda: "Baru saja" in desk.cursor_line, "the cursor on it")


async def test_the_end_of_a_long_list_is_the_oldest_of_the_closed(with_activities: Path) -> None:
    for number in range(40):
        conflicts.close(conflict(1, f"Kendala {number:02}", raised_on="2024-01-01"),
                        {**AGREED, "closed_on": f"2024-02-{number % 28 + 1:02}"})
    async with at_desk("conflicts") as desk:
        await desk.until(lambda: "Selesai (40)" in desk.text, "the groups")
        await desk.press("end")
        await desk.until(lambda: "Kendala 00" in desk.cursor_line, "the end")
        await desk.press("home")
        await desk.until(lambda: "Jam praktik" in desk.cursor_line, "the beginning")
        await desk.press("pagedown")
        await desk.until(lambda: desk.table.cursor > 10, "a page further")
        assert "Selesai (40)" not in desk.cursor_line


# -- hostile and secret ---------------------------------------------------------------
async def test_hostile_text_is_only_text(with_activities: Path) -> None:
    one = conflict(partner("CV [Mitra] [/]"), "[@click=quit] [/b] {x} " + "y" * 900)
    conflicts.step(one, {"text": "[red]\n[/]", "kind": "mediation", "mediator": "[b]"})
    async with at_desk("conflicts") as desk:
        await desk.sees("CV [Mitra] [/]", "[@click=quit]")
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("[red] [/]", "mediator: [b]")
        await desk.press("l")
        await asked(desk)
        await desk.sees("[@click=quit]")


async def test_a_confidential_conflict_is_not_shown_nor_changed(with_activities: Path) -> None:
    set_actor("kepsek")
    one = conflict(1, "Pelecehan", confidential=True)
    conflicts.step(one, {"text": "Dipanggil"})
    set_actor("tamu")
    async with at_desk("conflicts") as desk:
        await desk.sees("(rahasia)")
        await desk.press("end" if "Ditangani" in desk.listed[-2] else "down")
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("1. Tindakan segera", "Rahasia")
        assert "Pelecehan" not in desk.text and "Dipanggil" not in desk.text
        for key in ("l", "t", "e", "d"):
            await desk.press(key)
            await desk.until(lambda: "Konflik ini rahasia" in desk.message, f"{key} refused")
    set_actor("kepsek")
    assert len(values_of("conflicts", one)["steps"]) == 1


async def test_the_form_keeps_what_it_does_not_show(with_activities: Path) -> None:
    one = conflict(1, agreement=1)
    conflicts.step(one, {"text": "Rapat"})
    edit("conflicts", one, outcome="Hampir", rule="clash")
    async with at_desk("conflicts") as desk:
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("1. Musyawarah")
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        await desk.press("down", "down", "4")
        await desk.sees("darurat")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert told(one, "severity", "outcome", "rule", "next_on") == (
        4, "Hampir", "clash", "2024-05-20")
    assert len(values_of("conflicts", one)["steps"]) == 1


# -- where else they are told of -----------------------------------------------------------
async def test_the_pages_of_partner_and_agreement_show_theirs(with_activities: Path) -> None:
    one = conflict(1, "Jadwal bentrok", agreement=1)
    conflicts.close(conflict(1, "Biaya"), AGREED)
    async with at_desk("partners") as desk:
        desk.app.push_screen(PartnerPage(1))
        await desk.sees("2 1 terbuka · Baru · 14 hari · Jadwal bentrok")
        line = next(number for number, text in enumerate(desk.lines) if "Konflik  " in text)
        await desk.press(*["down"] * (line - desk.table.region.y - 1), "n")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        assert desk.form.values()["agreement"] == 1, "the one that runs with the partner"
        await desk.type("Instruktur berganti")
        await desk.press("ctrl+s")
        await desk.sees("3 2 terbuka", "Tersimpan: Instruktur berganti")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictsScreen), "its conflicts")
        await desk.sees("Baru (2)", "Selesai (1)")
        await desk.press("escape")
        desk.app.push_screen(AgreementPage(1))
        await desk.sees("2 2 terbuka · Baru · 0 hari · Instruktur berganti")
    assert told(one, "agreement") == (1,)


async def test_what_is_due_is_dealt_with_from_hari_ini(with_activities: Path) -> None:
    async with at_desk("today") as desk:
        await desk.sees("Kaprog: Jam praktik melebihi kesepakatan")
        line = next(number for number, text in enumerate(desk.lines) if "Jam praktik" in text)
        while "Jam praktik" not in desk.cursor_line:
            assert desk.strokes < line
            await desk.press("down")
        desk.strokes = 0
        await desk.press("l")
        await asked(desk)
        await desk.sees("Kaprog, paling lambat 16 Mei 2024")
        await desk.type("Kaprog menelepon manajer")
        await desk.press("ctrl+s")
        await answered(desk)
        assert desk.strokes == 2
        await desk.sees("Tersimpan: Kaprog: Jam praktik")
        await desk.sees("Waka humas: Jam praktik")  # the next rung, five days on
        assert values_of("conflicts", 1)["steps"][1]["rung"] == "head"
        await desk.press("5")
        await desk.sees("Waka humas")  # the list names the same rung


async def test_a_form_that_was_open_meanwhile_loses_no_step(with_activities: Path) -> None:
    one = conflict(1, agreement=1)
    async with at_desk("conflicts") as desk:
        desk.app.push_screen(ConflictPage(one))
        await desk.sees("Musyawarah mufakat")
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        await desk.press("down", "down", "3")
        conflicts.step(one, {"text": "Rapat"})
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, Sides), "both sides")
        await desk.press("enter")
        await desk.sees("Tersimpan")
    assert told(one, "severity") == (3,)
    assert [step["text"] for step in values_of("conflicts", one)["steps"]] == ["Rapat"]


async def test_the_page_of_an_activity_shows_what_went_wrong(with_activities: Path) -> None:
    async with at_desk("activities") as desk:
        desk.app.push_screen(ActivityPage(1))
        await desk.sees("Tidak ada kendala yang dicatat")
        while "Konflik" not in desk.cursor_line:
            await desk.press("down")
        await desk.press("n")
        await desk.until(lambda: isinstance(desk.app.screen, RecordForm), "the form")
        await desk.type("Bus terlambat")
        await desk.press("ctrl+s")
        await desk.sees("1 1 terbuka · Baru · 0 hari · Bus terlambat")
    assert told(2, "partner", "activity", "agreement") == (1, 1, 1)
