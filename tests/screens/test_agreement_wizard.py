"""The wizard at the keyboard: eight steps, none of which loses what was typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.rows.record import Query
from mitra_tui.screens.agreement_wizard import AgreementWizard
from mitra_tui.services import drafts, partners
from mitra_tui.services.listing import Listing
from mitra_tui.services.references import resolve
from mitra_tui.services.registry import store_of
from mitra_tui.widgets.bars import KeyBar
from tests import factories
from tests.screens.desk import Desk, at_desk

ODD = 'CV "A & B" <Jaya> [Mitra]'


async def open_wizard(desk: Desk, start: str = "PKS tentang PKL") -> AgreementWizard:
    await desk.press("n")
    await desk.choose(start)
    await desk.sees("1/8 Para pihak")
    page = desk.page
    assert isinstance(page, AgreementWizard)
    return page


async def name_partner(desk: Desk, typed: str) -> None:
    """The partner, at which the wizard opens, picked by what is typed."""
    await desk.type(typed)
    await desk.press("enter")


async def to_step(desk: Desk, number: int) -> None:
    await desk.press("ctrl+g", str(number))
    await desk.sees(f"{number}/8 ")


def made() -> dict[str, Any]:
    """The agreement that was saved last."""
    ids = Listing(store_of("agreements"), Query()).all_ids()
    return factories.values_of("agreements", max(ids))


def test_nothing_is_proposed_that_the_check_would_refuse(with_activities: Path) -> None:
    from mitra_tui.schemas.agreement import AgreementDraft
    from mitra_tui.services.agreements import beginning

    for start in beginning.STARTS:
        draft = AgreementDraft.read(beginning.usual(start, 1))
        assert draft.title
        assert draft.ends_on > draft.starts_on
        assert all(draft.starts_on <= duty.due_on <= draft.ends_on for duty in draft.duties)


async def test_an_agreement_about_pkl_takes_a_partner_and_is_complete(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        for number in range(2, 9):
            await desk.press("pagedown")
            await desk.sees(f"{number}/8 ")
        await desk.sees("PT Indosat Ooredoo Hutchison", "sekolah 3, mitra 2", "4/4")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    values = made()
    assert (values["kind"], values["template"], values["state"]) == ("pks", "pkl", "draft")
    assert values["partner"] == resolve("partners", "PT Indosat Ooredoo Hutchison")
    assert (values["starts_on"], values["ends_on"]) == ("2024-05-20", "2025-05-19")
    assert [one["days"] for one in values["dispute_steps"]] == [30, 30, None]
    assert [(one["side"], one["name"]) for one in values["signatories"]] == [
        ("school", "Kepala"), ("partner", "Rina")]


async def test_every_step_says_the_paper_s_advice_in_at_most_two_lines(
    with_activities: Path,
) -> None:
    from mitra_tui.rows.agreement_steps import NAMES

    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        for number in range(1, len(NAMES) + 1):
            await to_step(desk, number)
            assert desk.page.query_one("#advice").size.height <= 2
            assert desk.page.query("Form, RowsTable").first().size.height >= 14


async def test_enter_and_tab_lead_from_field_to_field_and_on_to_the_next_step(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk, "Kosong")
        await name_partner(desk, "indo")
        await desk.press("enter", "enter", "enter", "enter")
        await desk.sees("2/8 Ruang lingkup")
        await desk.press("3", "4", "tab", "tab")
        await desk.sees("3/8 Sasaran")
        await desk.type("Siswa siap kerja")
        await desk.press("enter")
        await desk.type("Guru magang")
        await desk.press("tab")
        await desk.sees("4/8 Tanggung jawab", "[x] Sasaran", "[ ] Tanggung jawab")
        await desk.press("shift+tab")
        await desk.sees("3/8 Sasaran", "Guru magang")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["objectives"] == ["Siswa siap kerja", "Guru magang"]
    assert made()["scope_items"] == [3, 4]


async def test_what_is_wrong_keeps_one_in_its_step_and_can_be_mended(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk, "Kosong")
        await name_partner(desk, "indo")
        await to_step(desk, 4)
        await desk.type("Membekali siswa; 31 Feb 2025")
        await desk.press("pagedown")
        await desk.sees("4/8", "31 Feb 2025")
        await desk.until(lambda: bool(desk.form.editor("duties_school").error), "a complaint")
        await desk.press("ctrl+s")
        await desk.sees("Belum tersimpan")
        for _ in range(len("31 Feb 2025")):
            await desk.press("backspace")
        await desk.type("28 Feb 2025; ; 10")
        await desk.press("ctrl+s")
        await desk.until(lambda: bool(desk.form.editor("duties_school").error), "no item of 8+i")
        await desk.press("backspace", "backspace")
        await desk.type("4")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["duties"] == [{"side": "school", "text": "Membekali siswa",
                                 "due_on": "2025-02-28", "done_on": None, "scope_item": 4}]


async def test_saving_without_a_partner_leads_back_to_the_first_step(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await to_step(desk, 5)
        await desk.press("ctrl+s")
        await desk.sees("1/8 Para pihak", "Belum tersimpan")


async def test_an_end_before_the_start_is_said_where_it_stands(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await to_step(desk, 7)
        await desk.press("enter")
        await desk.type("1/1/2024")
        await to_step(desk, 8)
        await desk.press("ctrl+s")
        await desk.sees("7/8", "Belum tersimpan")
        assert desk.form.editor("ends_on").error


async def test_a_draft_is_taken_up_where_it_stood_and_d_discards_it(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk, "Kosong")
        await name_partner(desk, "indo")
        await to_step(desk, 3)
        await desk.type("Siswa siap kerja")
        await desk.press("escape")
        await desk.sees("catatan")
        await desk.press("n")
        await desk.sees("3/8 Sasaran", "Siswa siap kerja", "Draf dilanjutkan")
        await desk.press("escape", "d")
        await desk.press("n")
        await desk.sees("mulai dari")


async def test_every_step_is_taken_up_at_its_field_by_another_program(
    with_activities: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As after a power cut: what the first program wrote is all that the second one finds."""
    from mitra_tui.rows.agreement_steps import NAMES

    begun = "1/8 Para pihak"
    for number in range(1, 9):
        async with at_desk("agreements") as desk:
            await desk.press("n")
            if number == 1:
                await desk.choose("PKS tentang PKL")
                await name_partner(desk, "indo")
                await desk.press("down")
                await desk.type("Judul ")
            else:
                await desk.sees(begun, "Judul")
                await to_step(desk, number)
            if number in (3, 4, 5, 6):
                await desk.type(f"Teks{number} ")
            begun, typed = f"{number}/8 ", {1: "Judul"}.get(number, f"Teks{min(number, 6)}")

            def kept(step: str = NAMES[number - 1], typed: str = typed) -> bool:
                left = drafts.take("agreements/new") or {}
                return left.get("_step") == step and (step == "scope" or typed in str(left))

            await desk.until(kept, f"the draft at step {number}")
        monkeypatch.setattr(drafts, "lives", lambda _name: False)
        monkeypatch.setattr(drafts, "own_name", lambda number=number: f"program-{number}")
    left = drafts.take("agreements/new")
    assert left is not None
    assert left["title"] == "Judul"
    assert [left[name][0]["text"][:6] for name in ("duties", "indicators")] == [
        "Teks4 ", "Teks5 "]
    assert left["objectives"][0].startswith("Teks3 ")


async def test_a_step_is_taken_up_at_the_field_that_was_left(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await to_step(desk, 7)
        await desk.press("down", "down")
        await desk.type("30")
        await desk.press("escape")
        await desk.sees("Draf disimpan")
        await desk.press("n")
        await desk.sees("7/8", "Draf dilanjutkan")
        await desk.until(lambda: desk.form.editor("lead_days").has_focus, "the field")


async def test_what_was_typed_is_written_down_before_anything_is_saved(
    with_activities: Path,
) -> None:
    """A power cut costs nothing: another program finds it all."""
    async with at_desk("agreements") as desk:
        page = await open_wizard(desk, "Kosong")
        await name_partner(desk, "indo")
        await to_step(desk, 3)
        await desk.type("Siswa siap kerja")
        await desk.until(lambda: page._timer is None or page._timer._task is None or bool(
            (drafts.take("agreements/new") or {}).get("objectives")), "the draft")
        left = drafts.take("agreements/new")
        assert left is not None
        assert left["_step"] == "objectives"
        assert left["objectives"] == ["Siswa siap kerja"]
        assert left["partner"] == resolve("partners", "PT Indosat Ooredoo Hutchison")


async def test_an_older_agreement_begins_a_new_one_with_its_days_moved(
    with_activities: Path,
) -> None:
    factories.agreement(
        1, title="PKL Akuntansi", starts_on="2023-05-20", ends_on="2024-05-19", kind="pks",
        duties=[{"side": "school", "text": "Membekali", "due_on": "2023-07-20",
                 "done_on": "2023-07-01", "scope_item": 4}])
    async with at_desk("agreements") as desk:
        await desk.press("n")
        await desk.choose("Perjanjian lain")
        await desk.type("pkl")
        await desk.press("enter")
        await desk.sees("1/8 Para pihak", "PKL Akuntansi")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    new = made()
    assert (new["starts_on"], new["ends_on"]) == ("2024-05-20", "2025-05-19")
    assert new["duties"] == [{"side": "school", "text": "Membekali", "due_on": "2024-07-20",
                              "done_on": None, "scope_item": 4}]


async def test_an_odd_name_and_ten_thousand_letters_are_only_text(with_activities: Path) -> None:
    odd = factories.partner(ODD)
    async with at_desk("agreements") as desk:
        await open_wizard(desk, "Kosong")
        await name_partner(desk, "jaya")
        await desk.sees(ODD)
        await to_step(desk, 3)
        desk.app.copy_to_clipboard("a" * 10_000)
        await desk.press("ctrl+v", "pagedown")
        await desk.sees("3/8 Sasaran")
        await desk.until(lambda: bool(desk.form.editor("objectives").error), "a complaint")
        await desk.press("ctrl+z")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["partner"] == odd


async def test_the_keys_of_the_wizard_are_shown(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await to_step(desk, 3)
        shown = desk.page.query_one(KeyBar)
        assert all(word in "".join(desk.lines[-1:]) for word in ("Lanjut", "Kembali", "Langkah",
                                                                 "Simpan")), shown


async def test_the_review_tells_what_is_missing_and_enter_goes_there(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await to_step(desk, 4)
        await desk.type("Mengundang mitra ke rapat")
        await desk.press("enter")
        await to_step(desk, 8)
        await desk.sees("! Tanggung jawab")
        while not desk.here.startswith("! Tanggung"):
            await desk.press("down")
        await desk.press("enter")
        await desk.sees("4/8")
        editor = desk.form.editor("duties_school")
        await desk.until(lambda: bool(editor.error) and editor.has_focus, "the complaint")
        assert editor.cursor_location[0] == 0  # type: ignore[attr-defined]


async def test_a_number_is_proposed_and_one_that_is_taken_is_remarked(
    with_activities: Path,
) -> None:
    factories.agreement(1, school_number="421.5/008/PKS/SMKN8/V/2024", starts_on="2024-05-01")
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await to_step(desk, 7)
        await desk.sees("421.5/009/PKS/SMKN8/V/2024")
        await desk.press("down", "down", "down")
        await desk.type("421.5/008/PKS/SMKN8/V/2024")
        await desk.until(lambda: bool(desk.form.editor("school_number").hint), "a remark")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["school_number"] == "421.5/008/PKS/SMKN8/V/2024"


async def test_the_document_can_be_read_before_anything_is_saved(with_activities: Path) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await to_step(desk, 8)
        await desk.press("p", "l")
        await desk.sees("PERJANJIAN KERJA SAMA", "PT Indosat Ooredoo")
        await desk.press("escape")
        await desk.sees("8/8 Tinjau")
    assert len(Listing(store_of("agreements"), Query()).all_ids()) == 1


# -- what may come in between -------------------------------------------------------------
async def test_a_colleague_s_title_stays_where_only_the_objectives_were_changed(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await desk.press("e")
        await to_step(desk, 3)
        await desk.press("end")
        await desk.type(" dan guru")
        factories.edit("agreements", 1, title="Judul rekan")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah", "Judul rekan")
        await desk.press("enter")
        await desk.sees("Tersimpan")
    values = factories.values_of("agreements", 1)
    assert (values["title"], values["objectives"]) == (
        "Judul rekan", ["Siswa siap kerja dan guru"])


async def test_a_partner_that_was_merged_meanwhile_is_told_where_it_is_chosen(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "mer")
        await to_step(desk, 5)
        partners.merge(1, [4])
        await desk.press("ctrl+s")
        await desk.sees("1/8 Para pihak", "Belum tersimpan", "sementara itu digabung ke PT")
        await desk.type("x")
        await desk.press("enter", "ctrl+s")
        await desk.sees("Tulis nama")
        assert desk.text.count("Tulis nama") == 1
        await desk.press("end", "ctrl+u")
        await desk.type("indo")
        await desk.press("enter", "ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["partner"] == 1


async def test_a_title_too_long_for_dapodik_is_remarked_while_it_is_typed_and_saved(
    with_activities: Path,
) -> None:
    async with at_desk("agreements") as desk:
        await open_wizard(desk)
        await name_partner(desk, "indo")
        await desk.press("down")
        await desk.type("a" * 80)
        await desk.misses("Dapodik hanya menerima")
        await desk.type("a")
        await desk.sees("Judul 81 huruf; Dapodik hanya menerima 80.")
        await to_step(desk, 8)
        await desk.sees("Judul 81 huruf", "421.5/00")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
    assert made()["title"] == "a" * 81


async def test_on_twelve_lines_of_forty_letters_the_form_has_the_room(
    with_activities: Path,
) -> None:
    async with at_desk("agreements", size=(40, 12)) as desk:
        await desk.press("n")
        await desk.choose("Kosong")
        await name_partner(desk, "indo")
        for number in range(1, 9):
            await to_step(desk, number)
            assert desk.page.query("Form, RowsTable").first().size.height >= 6
            assert max(len(line) for line in desk.lines) <= 40
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan")
