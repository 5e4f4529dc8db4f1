"""Screen 7: the condition of partnerships, what raises it, 8+i, and reviews that lead on."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.rows.pulse import Facts
from mitra_tui.rows.pulse_rules import read
from mitra_tui.screens.eight_plus_i import EightPage
from mitra_tui.screens.pulse_acts import _ACTS
from mitra_tui.screens.pulse_page import PulsePage
from mitra_tui.screens.weakest import WeakestPage
from mitra_tui.widgets.table import RowsTable
from tests import factories
from tests.conftest import TODAY
from tests.screens.desk import LARGE, SMALL, Desk, at_desk


async def pulse_of(desk: Desk, partner: int) -> PulsePage:
    desk.app.push_screen(PulsePage(partner))
    await desk.until(lambda: isinstance(desk.app.screen, PulsePage), "the page")
    page = desk.app.screen
    assert isinstance(page, PulsePage)
    await desk.until(lambda: bool(page.query(RowsTable)) and page.rows.count > 0, "its lines")
    return page


async def test_the_screen_tells_every_strategy_and_the_next_act(with_activities: Path) -> None:
    async with at_desk() as desk:
        await desk.press("7")
        await desk.sees("[7 Evaluasi]", "1 2 3 4 5 6 7 8", "Langkah berikut")
        await desk.press("slash")
        await desk.type("ind")
        await desk.sees("Indosat")


async def test_enter_shows_what_each_sign_was_judged_by(with_partners: Path) -> None:
    factories.contact(1, phone="0812")
    factories.interaction(1, "Rapat awal [/]", on_date="2024-05-02", kind="coordination")
    async with at_desk("evaluation") as desk:
        await pulse_of(desk, 1)
        await desk.sees("2 Saluran komunikasi terbuka", "kuat", "komunikasi: Rapat awal [/]",
                        "2 Mei 2024", "[ya]", "[belum]")


async def test_a_sign_that_does_not_hold_leads_to_its_form(with_partners: Path) -> None:
    async with at_desk("evaluation") as desk:
        await pulse_of(desk, 1)
        await desk.press("down")
        await desk.sees("Langkah: Catat kebutuhan")
        await desk.press("enter")
        await desk.sees("Kebutuhan baru")
        await desk.type("Tempat PKL 2024")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan", "kebutuhan: Tempat PKL 2024")
    row = db.execute_sql("SELECT partner_id FROM need_partner ORDER BY id DESC").fetchone()
    assert row == (1,)


async def test_l_begins_the_one_act_that_raises_most(with_partners: Path) -> None:
    async with at_desk("evaluation") as desk:
        await desk.sees("Langkah berikut")
        await desk.press("l")
        await desk.until(lambda: "baru" in desk.text or "Catat" in desk.text, "its form")
        await desk.misses("Langkah berikut")


def test_every_sign_has_an_act() -> None:
    names = {f"{one.strategy}.{sign.name}" for one in read(Facts(TODAY)) for sign in one.signs}
    assert names == set(_ACTS)


@pytest.mark.parametrize("name", sorted(_ACTS))
async def test_every_act_opens_something(with_partners: Path, name: str) -> None:
    """Without a record to mend, each act leads to a form, a page or a question."""
    from mitra_tui.rows.pulse import Reading, Sign
    from mitra_tui.screens.pulse_acts import take

    strategy, _, sign = name.partition(".")
    async with at_desk("evaluation") as desk:
        page = desk.page
        lacking = Sign(sign, False)
        take(page, 1, Reading(int(strategy), (lacking,)), lacking, lambda _: None)
        await desk.until(lambda: desk.app.screen is not page and desk.app.screen.is_mounted,
                         f"what {name} opens")
        await desk.pilot.pause()


async def acts(desk: Desk, partner: int, name: str) -> None:
    """Take what the pulse of a partner says of one sign."""
    from mitra_tui.screens.pulse_acts import take
    from mitra_tui.services.pulse import pulse_of as pulse

    strategy, _, sign = name.partition(".")
    reading = pulse(partner).readings[int(strategy) - 1]
    page = desk.page
    take(page, partner, reading, next(one for one in reading.signs if one.name == sign),
         lambda _: None)
    await desk.until(lambda: desk.app.screen is not page and desk.app.screen.is_mounted, name)


async def test_what_is_there_is_mended_rather_than_written_again(with_partners: Path) -> None:
    need = factories.need("Tempat PKL", partners=[3])
    factories.contact(3, "Bagian HRD", phone="", email="")
    factories.activity("Pelatihan AKL", partners=[3], status="done", starts_on="2024-05-02")
    draft = factories.agreement(3, state="draft", title="Kelas industri")
    async with at_desk("evaluation") as desk:
        for name, seen in (("1.goal", "> Tenggat"), ("2.contact", "> Telepon"),
                           ("3.whole", "> Capaian"), ("7.valid", "Kelas industri")):
            await acts(desk, 3, name)
            await desk.sees(seen)
            await desk.press("escape")
            await desk.sees("Langkah berikut")
        factories.edit("needs", need, met_on="2024-05-01")
        await acts(desk, 3, "1.goal")
        await desk.sees("Kebutuhan baru")
    assert draft == 1


async def test_who_is_asked_already_answers_and_is_not_asked_again(with_partners: Path) -> None:
    async with at_desk("evaluation") as desk:
        await acts(desk, 1, "8.partner")
        await desk.choose("Survei baru")
        await desk.sees("Survei baru")
        await desk.type("Angket")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Angket")
        await acts(desk, 1, "8.partner")
        await desk.sees("Lembar 1")


async def test_where_nothing_is_known_of_conflicts_a_possible_one_is_noted(
    with_partners: Path,
) -> None:
    """Strategy 6 lacks no sign as long as nothing was noted; it is not strong for that."""
    async with at_desk("evaluation") as desk:
        page = await pulse_of(desk, 1)
        while page.spot is None or page.spot.reading.strategy != 6:
            await desk.press("down")
        await desk.sees("Langkah: Catat potensi konflik")
        await desk.press("down")  # a sign that nothing can be judged by
        await desk.sees("Langkah: Catat potensi konflik")
        await desk.press("enter")
        await desk.sees("Potensi")
        await desk.misses("Langkah berikut")


async def test_long_signs_are_read_to_their_end(with_partners: Path) -> None:
    async with at_desk("evaluation") as desk:
        await pulse_of(desk, 1)
        await desk.sees("Ada tujuan dengan jangka dan tenggat, atau sasaran perjanjian")


async def test_a_review_is_noted_and_leads_to_a_follow_up(with_partners: Path) -> None:
    async with at_desk("evaluation") as desk:
        await desk.press("n")
        await desk.sees("Evaluasi baru")
        await desk.press("down", "down", "down")
        await desk.type("Jadwal sering berubah")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan", "l tindak lanjut")
        await desk.press("l")
        await desk.sees("Tindak lanjut baru", "Jadwal sering berubah", "> Tenggat",
                        "evaluasi: CV Maju Jaya")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Jadwal sering", "l tindak lanjut")
        await desk.press("l")
        await desk.sees("Tindak lanjut baru")
        await desk.press("escape", "g")
        await desk.choose("Evaluasi")
        await desk.sees("Jadwal sering")
        await desk.press("l")
        await desk.sees("Tindak lanjut baru")
    row = db.execute_sql("SELECT title, subject_what, subject_id FROM followup").fetchone()
    assert tuple(row) == ("Jadwal sering berubah", "evaluations", 1)


async def test_8i_shows_hours_items_and_who_could_fill_a_gap(with_partners: Path) -> None:
    akl = factories.programme("AKL")
    dkv = factories.programme("DKV")
    for programme, category in ((akl, "Guru tamu"), (dkv, "Sertifikasi")):
        factories.activity(f"Kegiatan {category}", category=category, partners=[1], hours=25,
                           programmes=[programme], status="done", starts_on="2024-02-01",
                           ends_on="2024-02-01")
    async with at_desk("evaluation") as desk:
        await desk.press("g")
        await desk.choose("Link and match")
        await desk.until(lambda: isinstance(desk.app.screen, EightPage), "8+i")
        await desk.sees("AKL", "████ ", "25/50", "semester genap")
        await desk.press("enter")
        await desk.sees("◐ sebagian", "dapat diisi:")
        await desk.press("down", "down", "enter")
        await desk.choose("kegiatan · Kegiatan Guru tamu")
        await desk.sees("Kegiatan Guru tamu")
        await desk.press("escape", "escape", "f")
        await desk.choose("2023/2024 · semester ganjil")
        await desk.sees("0/50")


async def test_reports_are_reached_and_printed_from_here(with_activities: Path) -> None:
    async with at_desk("evaluation") as desk:
        await desk.press("g")
        await desk.choose("Laporan")
        await desk.sees("R1", "R3")


async def test_the_weakest_stand_on_top(with_activities: Path) -> None:
    factories.partner("AAA tanpa catatan", stage="active")
    async with at_desk("evaluation") as desk:
        await desk.press("g")
        await desk.choose("Kemitraan yang paling")
        await desk.until(lambda: isinstance(desk.app.screen, WeakestPage), "the page")
        await desk.sees("AAA tanpa catatan")
        assert desk.here == "AAA tanpa catatan"
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, PulsePage), "its pulse")


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_every_page_fits(with_activities: Path, size: tuple[int, int]) -> None:
    async with at_desk("evaluation", size=size) as desk:
        await pulse_of(desk, 1)
        await desk.press("end")
        desk.app.push_screen(EightPage())
        await desk.until(lambda: isinstance(desk.app.screen, EightPage), "8+i")
