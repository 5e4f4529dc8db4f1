"""The quick note: what is understood of one line, in both languages, and what is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui import i18n
from mitra_tui.errors import Conflict, Invalid
from mitra_tui.services import changes, followups, interactions, partners, quick_note
from mitra_tui.services.quick_note import Note, parse
from tests import factories

MONDAY = date(2024, 5, 20)


def understood(text: str, **wanted: Any) -> None:
    found = parse(text, MONDAY)
    assert {name: getattr(found, name) for name in wanted} == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Astra, telepon, jadwal PKL, besok", {
        "partner": "Astra", "kind": "call", "channel": "phone", "subject": "jadwal PKL",
        "follow_up_on": "2024-05-21", "on_date": "2024-05-20"}),
    ("Astra, jadwal PKL", {"kind": "call", "subject": "jadwal PKL", "follow_up_on": ""}),
    ("Astra, surat masuk, balasan MoU, 12/8", {
        "kind": "letter", "direction": "in", "subject": "balasan MoU",
        "follow_up_on": "2024-08-12"}),
    ("Astra, jadwal PKL, wa, +7", {"kind": "call", "channel": "whatsapp",
                                   "subject": "jadwal PKL", "follow_up_on": "2024-05-27"}),
    ("Astra, kunjungan, tempat praktik, lanjut 2 minggu", {
        "kind": "visit", "subject": "tempat praktik", "follow_up_on": "2024-06-03"}),
    ("Astra, jadwal PKL lanjut jumat", {"subject": "jadwal PKL", "follow_up_on": "2024-05-24"}),
    ("Astra, jadwal PKL +3", {"subject": "jadwal PKL", "follow_up_on": "2024-05-23"}),
    ("Astra, Surat permohonan PKL", {"kind": "letter", "subject": "Surat permohonan PKL"}),
    ("Astra, Rapat koordinasi", {"kind": "coordination", "subject": ""}),
    ("Astra, rapat, Rapat koordinasi", {"kind": "coordination", "subject": "Rapat koordinasi"}),
    ("Astra, laporan progres, semester ganjil", {"kind": "progress_report",
                                                 "subject": "semester ganjil"}),
    ("Astra, telepon, jadwal, kemarin", {"on_date": "2024-05-19", "follow_up_on": "",
                                         "subject": "jadwal"}),
    ("Astra, pembimbing S.Kom, M.Pd", {"subject": "pembimbing S.Kom, M.Pd"}),
    ("Astra, surat masuk no 421.5/7, permintaan data, balas 5 juni", {
        "kind": "letter", "direction": "in", "number": "421.5/7", "subject": "permintaan data",
        "answer_by": "2024-06-05", "follow_up_on": ""}),
    ("Astra, surat, nomor 12/HM/V, permohonan PKL, ditunggu jawaban 27/5, besok", {
        "kind": "letter", "number": "12/HM/V", "subject": "permohonan PKL",
        "answer_by": "2024-05-27", "follow_up_on": "2024-05-21"}),
    ("Astra, surat, permohonan PKL, +3, jawab jumat", {
        "subject": "permohonan PKL", "answer_by": "2024-05-24", "follow_up_on": "2024-05-23"}),
    ("Astra, Surat permohonan no. 7/2024, besok", {
        "kind": "letter", "number": "7/2024", "subject": "Surat permohonan"}),
    ("Astra, telepon, ruang no 3.2", {"number": "", "subject": "ruang no 3.2"}),
    ("Astra, surat, jawaban MoU", {"answer_by": "", "subject": "jawaban MoU"}),
    ("Astra", {"partner": "Astra", "subject": ""}),
    ("", {"partner": "", "subject": ""}),
    (", jadwal", {"partner": "", "subject": "jadwal"}),
    ("CV [Mitra] [/], [b]isi[/b]", {"partner": "CV [Mitra] [/]", "subject": "[b]isi[/b]"}),
])
def test_indonesian(text: str, wanted: dict[str, Any]) -> None:
    understood(text, **wanted)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Astra, call, internship dates, tomorrow", {
        "kind": "call", "subject": "internship dates", "follow_up_on": "2024-05-21"}),
    ("Astra, incoming letter, reply, next week", {
        "kind": "letter", "direction": "in", "subject": "reply", "follow_up_on": "2024-05-27"}),
    ("Astra, visit, workshop, follow up 3 days", {
        "kind": "visit", "subject": "workshop", "follow_up_on": "2024-05-23"}),
    ("Astra, meeting, plan, friday", {"kind": "coordination", "follow_up_on": "2024-05-24"}),
    ("Astra, thanks, book donation", {"kind": "appreciation", "subject": "book donation"}),
])
def test_english(text: str, wanted: dict[str, Any]) -> None:
    i18n.use("en")
    understood(text, **wanted)
    i18n.use("id")
    understood(text, **wanted)  # the words of both languages count in both


@pytest.mark.parametrize("text", [
    "Astra, jadwal, 31/2", "Astra, jadwal, lanjut kapan-kapan", "Astra, jadwal, lanjut kemarin",
])
def test_a_day_that_is_none_is_kept_apart(text: str) -> None:
    found = parse(text, MONDAY)
    assert found.strange
    assert found.strange in text
    assert (found.subject, found.follow_up_on) == ("jadwal", "")


@pytest.mark.parametrize(("typed", "on_date", "follow_up_on"), [
    ("2/5", "2024-05-02", ""), ("19 Mei", "2024-05-19", ""), ("22/3", "2024-03-22", ""),
    ("15/3", "2024-05-20", "2025-03-15"), ("2/5/2025", "2024-05-20", "2025-05-02"),
    ("> 2/5", "2024-05-20", "2025-05-02"), ("2/6", "2024-05-20", "2024-06-02"),
    ("29/2", "2024-05-20", ""),
])
def test_a_day_of_late_without_its_year_is_the_notes_own(
    typed: str, on_date: str, follow_up_on: str,
) -> None:
    found = parse(f"Astra, kunjungan, jadwal, {typed}", MONDAY)
    assert (found.on_date, found.follow_up_on) == (on_date, follow_up_on)


def test_without_a_partner_in_the_line() -> None:
    found = parse("telepon, jadwal, besok", MONDAY, whom=False)
    assert (found.partner, found.kind, found.subject) == ("", "call", "jadwal")
    assert found.follow_up_on == "2024-05-21"


@given(st.lists(st.text("qxé日[/] ", min_size=1, max_size=12).map(str.strip).filter(bool),
                min_size=1, max_size=6))
def test_nothing_that_was_typed_is_lost(pieces: list[str]) -> None:
    """Words that mean neither a kind nor a day stand in the partner and the subject, all."""
    found = parse(", ".join(pieces), MONDAY)
    assert [found.partner, *([found.subject] if found.subject else [])] == [
        pieces[0], *([", ".join(pieces[1:])] if pieces[1:] else [])]


@given(st.text(max_size=60))
def test_any_line_can_be_read(text: str) -> None:
    found = parse(text, MONDAY)
    assert all("\n" not in value for value in (found.partner, found.subject, found.strange))


def test_saves_note_and_follow_up_as_one_change(with_partners: Path) -> None:
    before = len(changes.recent())
    note = parse("x, telepon, jadwal PKL, besok", MONDAY)
    record_id = quick_note.save(note, 1)
    values = interactions.store.get(record_id).values
    assert (values["partner"], values["kind"], values["channel"], values["subject"],
            values["on_date"], values["follow_up_on"]) == (
        1, "call", "phone", "jadwal PKL", "2024-05-20", "2024-05-21")
    assert len(changes.recent()) == before + 1
    (task,) = followups.store.records([1])
    assert (task.values["title"], task.values["due_on"], task.values["owner"]) == (
        "jadwal PKL", "2024-05-21", "penguji")
    changes.undo()
    assert interactions.store.records([record_id]) == []
    assert followups.store.records([1]) == []


def test_a_new_partner_comes_with_its_note_and_goes_with_it(with_partners: Path) -> None:
    record_id = quick_note.save(parse("CV [Baru] [/], perkenalan", MONDAY), None)
    about = interactions.store.get(record_id).values["partner"]
    assert partners.store.get(about).values["name"] == "CV [Baru] [/]"
    changes.undo()
    assert partners.store.records([about]) == []


def test_refuses_what_is_not_sound_and_writes_nothing(with_partners: Path) -> None:
    before = len(changes.recent())
    with pytest.raises(Invalid):
        quick_note.save(Note(partner="x", on_date="2024-05-20"), 1)
    with pytest.raises(Conflict):
        quick_note.save(Note(partner="CV Maju Jaya", subject="jadwal"), None)
    assert len(changes.recent()) == before


def test_remembers_whom_a_note_was_about(with_partners: Path) -> None:
    for partner in (2, 1, 2):
        factories.interaction(partner)
    assert [one for one, _ in quick_note.recent_partners()] == [2, 1]
