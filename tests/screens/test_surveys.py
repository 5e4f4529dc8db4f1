"""Screen 6: a round is made, typed from paper one key an answer, looked at, and asked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from mitra_tui.models.base import db
from mitra_tui.screens.paper_entry import PaperEntry
from mitra_tui.screens.survey_results import ResultsPage
from mitra_tui.services import partners, responses, surveys
from mitra_tui.services.surveys.records import set_state
from tests import factories
from tests.screens.desk import LARGE, SMALL, Desk, at_desk

NINE = "432143214"


def answers(record: int) -> dict[str, Any]:
    told = responses.store.get(record).to_json()["answers"]
    assert isinstance(told, dict)
    return told


def sheets() -> list[tuple[Any, ...]]:
    return list(db.execute_sql("SELECT id, sheet, partner_id FROM response ORDER BY id"))


async def typing(desk: Desk, survey: int) -> PaperEntry:
    return await typing_from(desk, survey, "Lembar 1")


async def typing_from(desk: Desk, survey: int, first: str) -> PaperEntry:
    desk.app.push_screen(PaperEntry(survey))
    await desk.until(lambda: isinstance(desk.app.screen, PaperEntry), "the sheet")
    await desk.sees(first)
    page = desk.app.screen
    assert isinstance(page, PaperEntry)
    return page


async def test_a_round_is_made_with_its_questions(school: Path) -> None:
    async with at_desk() as desk:
        await desk.press("6")
        await desk.sees("Belum ada survei", "[6 Survei]")
        await desk.press("n")
        await desk.sees("Survei baru")
        await desk.type("Kepuasan 2024")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: Kepuasan 2024", "Dibuka")
        await desk.press("enter")
        await desk.sees("Kepuasan mitra (8 strategi)", "belum ada data", "Pertanyaan")
    assert len(surveys.store.get(1).values["questions"]) == 13


async def test_a_sheet_of_nine_answers_takes_eleven_keys(with_partners: Path) -> None:
    """From the list of surveys: `l`, nine answers, enter."""
    one = factories.survey(template="skm", partners=[2, 1])
    async with at_desk("feedback") as desk:
        await desk.sees("Kepuasan mitra 2024")
        desk.strokes = 0
        await desk.press("l")
        await desk.sees("Lembar 1", "2 mitra belum menjawab")
        await desk.press(*NINE, "enter")
        assert desk.strokes == 11
        await desk.sees("Tersimpan: Lembar 1", "Lembar 2", "4 3 2 1 4 3 2 1 4 –",
                        "1 mitra belum menjawab")
    (sheet,) = sheets()
    assert sheet[1:] == ("1", 2)  # the first that was asked stands there already
    assert answers(sheet[0]) == {f"u{n}": int(key) for n, key in enumerate(NINE, 1)}
    assert surveys.store.get(one).values["responses"] == 1


async def test_every_kind_of_question_has_its_keys(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press(*"4444", "full_stop", *"44444", "plus", "t")
        await desk.type("Baik [/b]")
        await desk.press("enter")
        await desk.sees("Tersimpan: Lembar 1", "10 t ✓")
    told = answers(sheets()[0][0])
    assert "s5" not in told and told["nps"] == 10 and told["continue"] is False
    assert told["remarks"] == "Baik [/b]"


async def test_the_head_of_a_sheet_can_be_changed(with_partners: Path) -> None:
    one = factories.survey(partners=[1])
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press("e")
        await desk.sees("Kepala lembar")
        await desk.press(*["backspace"] * 3)
        await desk.type("77")
        await desk.press("ctrl+s")
        await desk.sees("Lembar 77")
        await desk.press("4", "enter")
        await desk.sees("Tersimpan: Lembar 77", "Lembar 78")
    assert sheets()[0][1] == "77"


async def test_a_sheet_typed_twice_is_refused_and_kept(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, sheet="1")
    async with at_desk("feedback") as desk:
        desk.app.push_screen(PaperEntry(one))
        await desk.sees("Lembar 2")
        page = desk.app.screen
        assert isinstance(page, PaperEntry)
        page.head = {**page.head, "sheet": "1"}
        await desk.press("4", "enter")
        await desk.sees("sudah diketik")
        assert page.sheet.answers == {"s1": "4"}
        assert len(sheets()) == 1


async def test_a_figure_off_the_scale_leads_nowhere(with_partners: Path) -> None:
    one = factories.survey(template="skm")
    async with at_desk("feedback") as desk:
        page = await typing(desk, one)
        await desk.press("4", "5")
        await desk.sees("Bukan jawaban untuk pertanyaan ini", "1–4")
        assert desk.app.screen is page and page.sheet.answers == {"u1": "4"}
        await desk.press("3", "enter")
        await desk.sees("Tersimpan: Lembar 1", "4 3 – –")


async def test_the_pile_goes_on_after_the_partner_typed_last(with_partners: Path) -> None:
    """Sheets are printed in the order of the partners asked; a gap shifts nobody."""
    one = factories.survey(partners=[3, 1, 2], template="skm")
    factories.response(one, partner=1, sheet="2", answers={"u1": 4})
    async with at_desk("feedback") as desk:
        page = await typing_from(desk, one, "Lembar 3")
        assert page.head["partner"] == 2
        await desk.press("4", "enter")
        await desk.sees("Lembar 4", "1 mitra belum menjawab")
        assert page.head["partner"] == 3


async def test_a_pile_of_participants_sheets_is_about_one_partner(with_partners: Path) -> None:
    one = factories.survey(template="participant", partners=[2, 1])
    async with at_desk("feedback") as desk:
        page = await typing(desk, one)
        for sheet in ("Lembar 2", "Lembar 3"):
            assert page.head["partner"] == 2
            await desk.press("4", "enter")
            await desk.sees(sheet)
    assert [one[2] for one in sheets()] == [2, 2]


async def test_enter_on_a_sheet_mends_it(with_partners: Path) -> None:
    one = factories.survey(template="skm")
    sheet = factories.response(one, partner=1, sheet="7", answers={"u1": 1, "u2": 2, "u3": 3})
    factories.response(one, sheet="8", answers={"u1": 4})
    async with at_desk("feedback") as desk:
        await typing_from(desk, one, "Lembar 9")
        await desk.press("g")
        await desk.sees("1 2 3 – – – – – – –")
        await desk.press("down", "enter")
        await desk.sees("Lembar 7", "memperbaiki")
        await desk.press("4", "3", "enter")
        await desk.sees("Tersimpan: 7", "4 3 3 – – – – – – –")
        await desk.press("u")
        await desk.sees("1 2 3 – – – – – – –")
    assert answers(sheet) == {"u1": 1, "u2": 2, "u3": 3}


async def test_a_sheet_that_someone_else_mended_is_not_overwritten(with_partners: Path) -> None:
    one = factories.survey(template="skm")
    sheet = factories.response(one, sheet="7", answers={"u1": 1})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(PaperEntry(one, responses.store.get(sheet)))
        await desk.sees("memperbaiki")
        factories.edit("responses", sheet, answers={"u1": 2})
        await desk.press("4", "enter")
        await desk.sees("baru diubah orang lain menjadi 2 –")
        await desk.press("t")
        assert answers(sheet) == {"u1": 2}
        await desk.press("enter")
        await desk.sees("baru diubah orang lain")
        await desk.press("y")
        await desk.misses("memperbaiki")
    assert answers(sheet) == {"u1": 4}


async def test_a_sheet_that_someone_else_removed_is_brought_back(with_partners: Path) -> None:
    one = factories.survey(template="skm")
    sheet = factories.response(one, sheet="7", answers={"u1": 1})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(PaperEntry(one, responses.store.get(sheet)))
        await desk.sees("memperbaiki")
        responses.store.remove(sheet)
        await desk.press("4", "enter")
        await desk.sees("sudah dihapus orang lain")
        await desk.press("y")
        await desk.misses("memperbaiki")
    assert answers(sheet) == {"u1": 4} and not responses.store.get(sheet).hidden


async def test_a_round_that_was_closed_is_not_typed_in_vain(with_partners: Path) -> None:
    one = factories.survey()
    set_state(one, "closed")
    async with at_desk("feedback") as desk:
        await desk.press("enter", "n")
        await desk.sees("sudah ditutup. Buka lagi")


async def test_what_was_removed_while_a_sheet_was_typed_is_said(with_partners: Path) -> None:
    """The partner, then the round: nothing that was typed is lost."""
    one = factories.survey(partners=[3], template="skm")
    async with at_desk("feedback") as desk:
        page = await typing(desk, one)
        await desk.press("4")
        partners.store.remove(3)
        await desk.press("enter")
        await desk.sees("sementara itu dihapus")
        await desk.press("e")
        await desk.sees("Kepala lembar")
        await desk.press("down", "backspace", "ctrl+u", "ctrl+s")
        page.head = {**page.head, "partner": None}
        surveys.store.remove(one)
        await desk.press("enter")
        await desk.sees("sudah dihapus. Kembalikan")
        assert page.sheet.answers == {"u1": "4"} and sheets() == []
        surveys.store.restore(one)
        await desk.press("enter")
        await desk.sees("Tersimpan: Lembar 1")


async def test_the_sheet_of_a_partner_that_was_merged_goes_with_it(with_partners: Path) -> None:
    one = factories.survey(partners=[2], template="skm")
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press("4")
        partners.merge(1, [2])
        await desk.press("enter")
        await desk.sees("Tersimpan: Lembar 1")
    assert [one[2] for one in sheets()] == [1]


async def test_two_people_type_a_sheet_of_the_same_number(with_partners: Path) -> None:
    """The second is told, keeps what was typed, and saves it under the number it bears."""
    one = factories.survey(template="skm")
    async with at_desk("feedback") as desk:
        page = await typing(desk, one)
        await desk.press("4", "3")
        factories.response(one, sheet="01", answers={"u1": 1})
        await desk.press("enter")
        await desk.sees("Lembar nomor 1 sudah diketik")
        await desk.press("e", "backspace", "5", "ctrl+s")
        await desk.sees("Lembar 5")
        await desk.press("enter")
        await desk.sees("Tersimpan: Lembar 5", "Lembar 6")
        assert page.sheet.answers == {}
    assert [one[1] for one in sheets()] == ["01", "5"]


async def test_ten_thousand_letters_are_cut_and_that_is_said(with_partners: Path) -> None:
    one = factories.survey(template="own", questions=[
        {"code": "a [1]", "text": "Saran?", "kind": "text"}])
    async with at_desk("feedback") as desk:
        page = await typing(desk, one)
        desk.app.screen.post_message(Paste("baris\n" * 2000))
        await desk.sees("paling banyak 4000 huruf")
        assert len(page.sheet.answers["a [1]"]) == 4000
        await desk.press("enter")
        await desk.sees("Tersimpan: Lembar 1")
    assert len(answers(sheets()[0][0])["a [1]"]) in (3999, 4000)


async def test_an_empty_sheet_is_not_saved(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press("enter")
        await desk.sees("masih kosong")
    assert sheets() == []


async def test_undo_takes_the_last_sheet_back(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press("4", "enter")
        await desk.sees("Tersimpan")
        await desk.press("u")
        await desk.misses("4 – –")
    assert db.execute_sql("SELECT count(*) FROM response").fetchone() == (0,)


async def test_a_half_typed_sheet_waits(with_partners: Path) -> None:
    one = factories.survey()
    async with at_desk("feedback") as desk:
        await desk.press("enter")
        await desk.press("n")
        await desk.sees("Lembar 1")
        await desk.press("4", "3", "escape")
        await desk.sees("l melanjutkan")
        await desk.press("l")
        await desk.sees("draf dilanjutkan")
        page = desk.app.screen
        assert isinstance(page, PaperEntry)
        assert (page.sheet.answers, page.sheet.cursor) == ({"s1": "4", "s2": "3"}, 2)
        await desk.press("2", "enter")
        await desk.sees("Tersimpan: Lembar 1")
    assert answers(sheets()[0][0]) == {"s1": 4, "s2": 3, "s3": 2}
    assert one == 1


async def test_what_was_passed_over_is_not_asked_again_when_a_sheet_is_taken_up(
    with_partners: Path,
) -> None:
    """The next key answers the next question of the paper, not the one that was skipped."""
    one = factories.survey(template="skm")
    async with at_desk("feedback") as desk:
        await typing(desk, one)
        await desk.press("4", "full_stop", "3", "escape")
        await desk.sees("l melanjutkan")
        await desk.press("l")
        await desk.sees("draf dilanjutkan")
        await desk.press("2", "enter")
        await desk.sees("Tersimpan: Lembar 1", "4 – 3 2 –")


async def test_a_closed_round_leads_to_the_next_one(with_partners: Path) -> None:
    one = factories.survey(partners=[1])
    factories.response(one, partner=1, answers={"s1": 4})
    set_state(one, "closed")
    async with at_desk("feedback") as desk:
        await desk.press("enter")
        await desk.sees("Ditutup")
        await desk.press("l")
        await desk.sees("Putaran baru")
        await desk.press("ctrl+s")
        await desk.sees("Sebelumnya: Kepuasan mitra 2024")
    values = surveys.store.get(2).values
    assert (values["earlier"], values["partners"]) == (one, [1])


async def test_a_planned_round_is_opened(with_partners: Path) -> None:
    factories.survey(opens_on="2024-06-01")
    async with at_desk("feedback") as desk:
        await desk.sees("Akan dibuka")
        await desk.press("l")
        await desk.misses("Akan dibuka")
    assert surveys.store.get(1).values["status"] == "open"


async def test_a_round_is_closed_by_hand(with_partners: Path) -> None:
    factories.survey()
    async with at_desk("feedback") as desk:
        await desk.press("enter", "g")
        await desk.choose("Tutup sekarang")
        await desk.sees("Ditutup")
    assert surveys.store.get(1).values["state"] == "closed"


async def test_results_show_bars_texts_and_what_to_do(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, partner=1, answers={"s1": 4, "s2": 2, "nps": 9, "remarks": "Bagus"})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(ResultsPage(one))
        await desk.sees("1 lembar (sedikit)", "75,00 C", "NPS 100,00", "Kurang Baik",
                        "! Sekolah mudah dihubungi", "1 tulisan")
        await desk.press("enter")
        await desk.sees("1 (100 %)")
        await desk.press("escape", "end", "enter")
        await desk.sees("• Bagus")
        await desk.press("escape", "home", "down", "l")
        await desk.sees("Tingkatkan: Sekolah mudah")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
        await desk.press("g")
        await desk.choose("Menurut mitra")
        await desk.sees("Menurut mitra", "75,00")
    row = db.execute_sql("SELECT subject_what, subject_id FROM followup").fetchone()
    assert tuple(row) == ("surveys", one)


async def test_the_index_is_drawn_from_round_to_round(with_partners: Path) -> None:
    first = factories.survey(opens_on="2023-01-10")
    second = factories.survey("Kedua", opens_on="2024-01-10", earlier=first)
    for one, score in ((first, 2), (second, 4)):
        factories.response(one, answers={"s1": score})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(ResultsPage(second))
        await desk.sees("+50,00")
        await desk.press("g")
        await desk.choose("Indeks dari putaran ke putaran")
        await desk.sees("2023-01", "2024-01", "100 │", "●", "┄")


async def test_a_round_is_told_beside_the_last_one(with_partners: Path) -> None:
    """In full at 80 columns: the figures, what they were, and how they have changed."""
    one = factories.survey("Kepuasan mitra 2024")
    factories.response(one, partner=1, answers={"s1": 2, "nps": 0, "continue": False})
    factories.response(one, partner=2, answers={"s1": 2, "nps": 10, "continue": True})
    two = factories.survey("Kepuasan mitra 2024 (2)", earlier=one)
    factories.response(two, partner=1, answers={"s1": 4, "nps": 10, "continue": True})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(ResultsPage(two))
        await desk.sees("1 lembar (sedikit) · Indeks kepuasan (metode SKM) 100,00 A · NPS 100,00",
                        "Sangat Baik · putaran lalu: indeks 50,00 (+50,00) · NPS 0,00 (+100,00)",
                        "100 %     +50")


async def test_the_sheets_of_one_partner_are_reached_from_its_figures(with_partners: Path) -> None:
    one = factories.survey()
    factories.response(one, partner=1, sheet="11", answers={"s1": 4})
    factories.response(one, partner=2, sheet="12", answers={"s1": 2})
    async with at_desk("feedback") as desk:
        desk.app.push_screen(ResultsPage(one))
        await desk.sees("Sebaran")
        await desk.press("g")
        await desk.choose("Menurut mitra")
        await desk.sees("Menurut mitra", "50,00")
        await desk.press("enter")
        await desk.sees("12", "2 – –")
        await desk.misses("11 ")


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_every_page_of_a_round_fits(with_partners: Path, size: tuple[int, int]) -> None:
    one = factories.survey("Survei [/] " + "panjang " * 20, partners=[1, 2])
    factories.response(one, partner=1, answers={"s1": 4})
    async with at_desk("feedback", size=size) as desk:
        await desk.press("enter")
        await desk.sees("Survei [/]")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ResultsPage), "the results")
        await desk.sees("Survei [/]")
        await desk.press("escape", "n")
        await desk.sees("Lembar 1")
