"""Forms of records at the keyboard: nothing typed is lost, nobody's work is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.models.base import db
from mitra_tui.screens.record_form import RecordForm, open_form
from mitra_tui.services import changes, drafts, officials, partners
from mitra_tui.services.references import resolve
from mitra_tui.services.registry import store_of
from mitra_tui.widgets.dialogs import Confirm
from tests import factories
from tests.screens.desk import Desk, at_desk


def draft(form: str) -> dict[str, object]:
    return drafts.take(form) or {}


async def open_new(desk: Desk) -> None:
    await desk.press("n")
    await desk.sees("Mitra baru")


# -- drafts -------------------------------------------------------------------------------
async def test_escape_keeps_a_form_n_takes_it_up_and_d_discards_it(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("PT Belum Selesai")
        await desk.press("escape")
        await desk.sees("Draf disimpan", "8 catatan")
        await open_new(desk)
        await desk.sees("draf dilanjutkan", "PT Belum Selesai")
        await desk.press("escape", "d")
        await desk.sees("Draf dibuang")
        assert len(desk.listed) == 8
        await open_new(desk)
        await desk.misses("PT Belum Selesai")


async def test_d_is_removal_again_after_any_other_key(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("PT Belum Selesai")
        await desk.press("escape", "down", "d")
        await desk.sees("1 dihapus")
    assert draft("partners/new")["name"] == "PT Belum Selesai"


async def test_a_form_that_was_only_looked_at_leaves_no_draft(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("e")
        await desk.sees("Ubah mitra")
        await desk.press("escape")
        await desk.sees("8 catatan")
    assert list(db.execute_sql("SELECT 1 FROM draft")) == []


async def test_what_was_typed_survives_the_end_of_the_program(with_partners: Path) -> None:
    """No key, no exit hook: the draft is written while one types."""
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("PT Terputus")
        await desk.press("enter")
        await desk.until(lambda: draft("partners/new").get("name") == "PT Terputus", "the draft")
    async with at_desk() as desk:  # the app was gone; this is another one
        await open_new(desk)
        await desk.sees("draf dilanjutkan", "PT Terputus")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: PT Terputus")
    assert draft("partners/new") == {}
    assert resolve("partners", "PT Terputus")


async def test_a_signal_keeps_the_last_letters_too(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("PT Saluran Putus")
        desk.app._end(143)  # what the handlers of SIGTERM and SIGHUP do
        await desk.until(lambda: not desk.app.is_running, "the end")
        assert desk.app.return_code == 143
    assert draft("partners/new")["name"] == "PT Saluran Putus"


async def test_a_function_key_leaves_a_form_as_it_stands(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("PT Sebentar")
        await desk.press("f2")
        await desk.sees("[1 Hari ini]")
        await desk.press("2")
        await desk.sees("Mitra baru", "PT Sebentar")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: PT Sebentar")


# -- checks -------------------------------------------------------------------------------
async def test_a_likely_duplicate_is_shown_while_the_name_is_typed(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.type("kaltim pos")
        await desk.sees("Mungkin sudah ada: PT. Kaltim Post")
        await desk.type(" baru sekali")
        await desk.misses("Mungkin sudah ada")


async def test_what_is_wrong_stands_under_its_field(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.press("ctrl+s")
        await desk.sees("Wajib diisi.")
        await desk.type("CV Maju Jaya")
        await desk.press("ctrl+s")
        await desk.sees("Nama ini sudah dipakai catatan lain")
        await desk.sees("CV Maju Jaya")  # still there, to be mended
        await desk.type(" Kedua")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: CV Maju Jaya Kedua")


async def test_a_saved_record_is_seen_though_the_filter_hides_it(with_partners: Path) -> None:
    async with at_desk() as desk:
        await desk.press("f")
        await desk.choose("Kota")
        await desk.choose("Balikpapan")
        await desk.sees("2 dari 8")
        await open_new(desk)
        await desk.type("PT Lain Kota")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: PT Lain Kota", "Kota: Balikpapan")
        assert desk.here == "PT Lain Kota"
        await desk.press("d")  # gone is gone, also from the top of the list
        await desk.sees("1 dihapus: PT Lain Kota")
        assert desk.listed == ["SMK Negeri 3 Balikpapan", "SMK Negeri 30 Balikpapan"]


# -- two at once --------------------------------------------------------------------------
async def test_both_sides_are_shown_when_another_saved_meanwhile(with_partners: Path) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await desk.press("e")
        await desk.sees("Ubah mitra: CV Maju Jaya")
        await desk.type(" Abadi")
        factories.edit("partners", one, city="Sangatta", phone="0549-1")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah catatan ini", "Sekarang", "Isian Anda",
                        "Sangatta", "CV Maju Jaya Abadi")
        assert partners.store.get(one).values["name"] == "CV Maju Jaya"
        # Mine for the name, theirs for city and phone.
        await desk.sees("> Nama")
        await desk.press("down", "left", "down", "left", "enter")
        await desk.sees("Tersimpan: CV Maju Jaya Abadi")
    values = partners.store.get(one).values
    assert (values["name"], values["city"], values["phone"]) == (
        "CV Maju Jaya Abadi", "Sangatta", "0549-1")


async def test_escape_from_both_sides_loses_neither(with_partners: Path) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await desk.press("e")
        await desk.type(" Abadi")
        factories.edit("partners", one, city="Sangatta")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah")
        await desk.press("escape")
        await desk.sees("CV Maju Jaya Abadi", "sudah diubah orang lain")
        await desk.press("escape")
        await desk.sees("Draf disimpan")
        await desk.press("e")
        await desk.sees("draf dilanjutkan", "CV Maju Jaya Abadi")
    assert partners.store.get(one).values["city"] == "Sangatta"


async def test_a_draft_of_an_older_version_does_not_overwrite(with_partners: Path) -> None:
    one = resolve("partners", "CV Maju Jaya")
    async with at_desk() as desk:
        await desk.press("e")
        await desk.type(" Abadi")
        await desk.press("escape")
        factories.edit("partners", one, city="Sangatta")
        await desk.press("e")
        await desk.sees("draf dilanjutkan")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah", "Sangatta")
    assert partners.store.get(one).values["city"] == "Sangatta"


# -- what a form says ---------------------------------------------------------------------
async def test_a_draft_that_waits_is_told_when_the_list_opens(with_partners: Path) -> None:
    drafts.keep("partners/new", {"name": "PT Terputus"}, shared=True)
    async with at_desk() as desk:
        await desk.sees("8 catatan · 1 draf menunggu · n melanjutkan")
        await desk.press("n")
        await desk.sees("draf dilanjutkan", "PT Terputus")
        await desk.press("escape", "d")
        await desk.sees("Draf dibuang")
        await desk.misses("draf menunggu")


async def test_help_in_a_form_is_about_the_form(with_partners: Path) -> None:
    async with at_desk() as desk:
        await open_new(desk)
        await desk.press("f1")
        await desk.sees("FORMULIR", "Enter ke isian berikutnya")
        await desk.press("escape")
        await desk.sees("Mitra baru")
        await desk.type("PT Tetap")
        await desk.sees("PT Tetap")


async def test_an_unknown_partner_says_how_to_go_on(with_partners: Path) -> None:
    async with at_desk("activities") as desk:
        await desk.press("n")
        await desk.sees("Kegiatan baru")
        await desk.type("Kunjungan")
        desk.form.editor("partners").focus()
        await desk.type("CV Antah Berantah")
        await desk.sees('"CV Antah Berantah" tidak ditemukan.', "2 Mitra, lalu n")
        await desk.press("ctrl+s")
        await desk.sees('"CV Antah Berantah" tidak ditemukan.', "2 Mitra, lalu n",
                        "Kegiatan baru")


@pytest.mark.parametrize(("what", "field", "day"), [
    ("interactions", "on_date", "Jumat, 17 Mei 2024"),  # it has happened
    ("followups", "due_on", "Jumat, 24 Mei 2024"),
])
async def test_a_weekday_is_a_day(with_partners: Path, what: str, field: str, day: str) -> None:
    async with at_desk("today") as desk:
        open_form(desk.page, what)
        await desk.until(lambda: bool(desk.app.screen.query("Form *:focus")), "the form")
        desk.form.editor(field).focus()
        await desk.type("jumat")  # takes the place of what stood there
        await desk.sees(f" {day}")


# -- follow-ups and officials -------------------------------------------------------------
async def test_a_task_of_today_can_name_its_partner(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        await desk.press("n")
        await desk.sees("Tindak lanjut baru")
        await desk.type("Kirim surat")
        await desk.press("enter", "enter", "enter")
        await desk.type("indosat")
        await desk.press("enter")  # takes it; the last field saves
        await desk.sees("Tersimpan: Kirim surat")
    (one,) = db.execute_sql("SELECT id FROM followup").fetchone()
    assert store_of("followups").get(one).values["subject"] == "partners/1"


async def test_a_task_of_a_partner_is_due_today_and_ones_own(with_partners: Path) -> None:
    async with at_desk("today") as desk:
        open_form(desk.page, "followups", values={"subject": "partners/1"}, done=lambda one: None)
        await desk.sees("Tindak lanjut baru", "mitra: PT Indosat", "20 Mei 2024", "penguji")
        await desk.type("Kirim surat")
        await desk.press("ctrl+s")
        await desk.until(lambda: not isinstance(desk.app.screen, RecordForm), "saved")
    (one,) = db.execute_sql("SELECT id FROM followup").fetchone()
    values = store_of("followups").get(one).values
    assert (values["subject"], values["due_on"], values["owner"]) == (
        "partners/1", "2024-05-20", "penguji")


async def new_principal(desk: Desk, from_on: str) -> None:
    open_form(desk.page, "officials", values={"position": "Kepala Sekolah"},
              done=lambda one: None)
    await desk.sees("Pejabat baru")
    await desk.type("Kepala Baru")
    desk.form.editor("from_on").focus()
    await desk.type(from_on)
    await desk.press("ctrl+s")


@pytest.mark.parametrize(("from_on", "begins", "ends"), [
    ("1 Mei 2024", "2024-05-01", "2024-04-30"), ("", "2024-05-20", "2024-05-19"),
])
async def test_a_new_principal_may_end_the_term_of_the_one_before(
    with_partners: Path, from_on: str, begins: str, ends: str,
) -> None:
    old = factories.add(
        "officials", name="Kepala Lama", position="Kepala SMK", from_on="2020-01-01")
    async with at_desk("today") as desk:
        await new_principal(desk, from_on)
        await desk.sees("Kepala Lama masih menjabat Kepala SMK.", "sehari sebelumnya?")
        await desk.press("y")
        await desk.until(lambda: not isinstance(desk.app.screen, RecordForm | Confirm), "saved")
    assert store_of("officials").get(old).values["to_on"] == ends
    new = officials.principal()
    assert new is not None
    assert (new.values["name"], new.values["from_on"]) == ("Kepala Baru", begins)
    changes.undo()
    assert store_of("officials").get(old).values["to_on"] is None
    assert officials.current() == [store_of("officials").get(old)]


async def test_enter_leaves_the_term_of_the_one_before_open(with_partners: Path) -> None:
    old = factories.add("officials", name="Kepala Lama", position="Kepala Sekolah")
    async with at_desk("today") as desk:
        await new_principal(desk, "1 Mei 2024")
        await desk.sees("masih menjabat")
        await desk.press("enter")
        await desk.until(lambda: not isinstance(desk.app.screen, RecordForm | Confirm), "saved")
    assert store_of("officials").get(old).values["to_on"] is None
    assert len(officials.current()) == 2


async def test_another_office_or_an_ended_term_is_no_question(with_partners: Path) -> None:
    factories.add("officials", name="Wakil", position="Wakil Kepala Sekolah")
    factories.add("officials", name="Lama", position="Kepala Sekolah", to_on="2024-04-30")
    async with at_desk("today") as desk:
        await new_principal(desk, "1 Mei 2024")
        await desk.until(lambda: not isinstance(desk.app.screen, RecordForm | Confirm), "saved")
    assert len(officials.current()) == 2
