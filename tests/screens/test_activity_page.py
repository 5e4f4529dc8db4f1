"""The page of an activity, and what is done with activities from their list."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.screens.activity_page import ActivityPage
from mitra_tui.screens.agreement_page import AgreementPage
from mitra_tui.screens.partner_page import PartnerPage
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

ODD = "CV [Mitra] [/]"


async def open_page(desk: Desk, title: str) -> None:
    await desk.press("slash")
    await desk.type(title)
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, ActivityPage), "the page")


async def go_to(desk: Desk, section: str) -> None:
    """Put the cursor on a section."""
    await desk.press("home")
    for _ in range(20):
        if desk.here == section:
            return
        await desk.press("down")
    raise AssertionError(section)


def planned(**values: object) -> int:
    return factories.activity(**{  # type: ignore[arg-type]
        "title": f"Pelatihan {ODD}", "starts_on": "2024-09-03", "partners": [1], **values})


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_page_tells_everything_about_one_activity(
    with_activities: Path, size: tuple[int, int],
) -> None:
    visual = factories.programme("Perkapalan", short="PKP")
    agreement = factories.agreement(1, title="PKS kapal", duties=[
        {"side": "partner", "text": "Memberi pelatihan"}])
    one = planned(category="Guru tamu", place="Aula", owner="Kaprog", programmes=[visual],
                  duty="Memberi pelatihan", school_part="Ruang", goal="Wawasan", students=30,
                  teachers=2, resources=[{"text": "Konsumsi", "amount": 500000, "source": "BOS"}],
                  sessions=[{"on_date": "2024-09-03", "hours": 4, "guest": "Ahli"}],
                  challenges="Listrik padam")
    factories.activity("Rapat pagi", starts_on="2024-09-03", programmes=[visual])
    factories.followup("Kirim foto", subject=f"activities/{one}", due_on="2024-05-01")
    factories.benefit(1, activity=one)
    async with at_desk("activities", size) as desk:
        await open_page(desk, "Pelatihan")
        await desk.sees(
            f"Pelatihan {ODD}", "3 Sep 2024 · Aula · Rencana", "Guru tamu · 8+i: Guru tamu",
            "PT Indosat", "Perkapalan", "PKS kapal · Memberi pelatihan", "Wawasan",
            "Sekolah: Ruang", "4 jam · 3 Sep 2024 · Ahli", "32 Siswa 30 · Guru 2",
            "500.000 · Konsumsi (BOS)", "1/3 Listrik padam", "1 PKP · Rapat pagi",
            "lewat 1 Mei 2024 · Kirim foto")
        assert agreement == factories.values_of("activities", one)["agreement"]


async def test_done_asks_for_what_came_of_it_in_one_form(with_activities: Path) -> None:
    one = planned()
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        await desk.press("t")
        await desk.sees("Apa hasilnya?")
        await desk.type("Siswa paham")
        await desk.press("tab")
        await desk.type("Semua lulus")
        await desk.press("tab")
        await desk.type("Waktu sempit")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Pelatihan", "Selesai", "3/3 Siswa paham")
        values = factories.values_of("activities", one)
        assert (values["status"], values["finding"], values["achievements"],
                values["challenges"]) == ("done", "Siswa paham", "Semua lulus", "Waktu sempit")
        await desk.press("u")
        await desk.sees("Rencana", "0/3")
    assert factories.values_of("activities", one)["finding"] is None


async def test_a_text_of_ten_thousand_letters_is_refused_and_not_lost(
    with_activities: Path,
) -> None:
    one = planned()
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        await desk.press("t")
        await desk.sees("Apa hasilnya?")
        editor = desk.form.editor("finding")
        editor.put("x" * 10_000)
        await desk.press("ctrl+s")
        await desk.sees("10000 huruf, paling banyak 4000")
        assert len(str(desk.form.values()["finding"])) == 10_000
    assert factories.values_of("activities", one)["status"] == "planned"


async def test_sections_open_what_they_name(with_activities: Path) -> None:
    agreement = factories.agreement(1, title="PKS kapal")
    planned(agreement=agreement)
    other = factories.activity("Rapat pagi", starts_on="2024-09-03")
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        for section, kind in (("Mitra", PartnerPage), ("Perjanjian", AgreementPage),
                              ("Bentrok", ActivityPage)):
            await go_to(desk, section)
            before = desk.app.screen
            await desk.press("enter")
            await desk.until(lambda kind=kind, before=before:  # type: ignore[misc]
                             isinstance(desk.app.screen, kind) and desk.app.screen is not before,
                             section)
            if section == "Bentrok":
                assert desk.app.screen.record_id == other  # type: ignore[attr-defined]
            await desk.press("escape")
            await desk.until(lambda before=before: desk.app.screen is before,  # type: ignore[misc]
                             "back")
        await go_to(desk, "Pertemuan & jam")
        await desk.press("enter")
        await desk.sees("Ubah kegiatan", "Pertemuan")


async def test_a_followup_is_added_to_the_activity(with_activities: Path) -> None:
    one = planned()
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        await go_to(desk, "Tindak lanjut")
        await desk.press("n")
        await desk.sees("Tindak lanjut baru")
        await desk.type("Kirim foto")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Kirim foto", "· Kirim foto")
    row = db.execute_sql("SELECT subject_what, subject_id FROM followup WHERE title = 'Kirim foto'"
                         ).fetchone()
    assert tuple(row) == ("activities", one)


async def test_an_activity_is_cancelled_and_planned_again(with_activities: Path) -> None:
    one = planned()
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        await desk.press("g")
        await desk.choose("Batalkan")
        await desk.sees("3 Sep 2024 · Batal")
        assert factories.values_of("activities", one)["status"] == "cancelled"
        await desk.press("g")
        await desk.choose("Rencanakan")
        await desk.sees("3 Sep 2024 · Rencana")
    assert factories.values_of("activities", one)["status"] == "planned"


async def test_marked_activities_are_copied_into_the_next_year_and_undone_together(
    with_activities: Path,
) -> None:
    planned(finding="Lama", status="done")
    factories.activity("Pelatihan kedua", starts_on="2024-10")
    before = int(db.execute_sql("SELECT count(*) FROM activity").fetchone()[0])
    async with at_desk("activities") as desk:
        await desk.press("slash")
        await desk.type("pelatihan")
        await desk.press("escape", "a", "g")
        await desk.choose("Salin")
        await desk.sees("tahun pelajaran berikutnya?", "2 catatan")
        await desk.press("y")
        await desk.sees("2 kegiatan disalin")
        rows = db.execute_sql(
            "SELECT title, starts_on, date_precision, status, finding FROM activity "
            "ORDER BY id DESC LIMIT 2").fetchall()
        assert sorted(map(tuple, rows)) == [
            (f"Pelatihan {ODD}", "2025-09-02", "day", "planned", ""),
            ("Pelatihan kedua", "2025-10-01", "month", "planned", "")]
        await desk.press("u")
        await desk.until(lambda: int(db.execute_sql(
            "SELECT count(*) FROM activity").fetchone()[0]) == before, "both copies gone")


async def test_the_page_of_an_activity_whose_partner_was_removed_still_opens(
    with_activities: Path,
) -> None:
    from mitra_tui.services import partners

    odd = factories.partner(ODD)
    planned(partners=[odd])
    partners.store.remove(odd)
    async with at_desk("activities") as desk:
        await open_page(desk, "Pelatihan")
        await desk.sees(ODD, "3 Sep 2024")
