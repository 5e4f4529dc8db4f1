"""Columns find their fields, in both languages, and none is taken twice."""

from __future__ import annotations

from typing import Any

import pytest

from mitra_tui.errors import Usage
from mitra_tui.exchange.mapping import guess
from mitra_tui.exchange.tables import read_text
from mitra_tui.i18n import in_every_language
from mitra_tui.rows.registry import entity

KINDS = ("partners", "contacts", "programmes", "activities", "interactions", "needs", "followups")


@pytest.mark.parametrize(("what", "headers", "fields"), [
    ("activities", ("No", "Nama Kegiatan", "Waktu", "Temuan Utama Terkait"),
     ("", "title", "starts_on", "finding")),
    ("activities", ("No", "Kegiatan", "Pelaksanaan"), ("", "title", "starts_on")),
    ("activities", ("HARI/TANGGAL", "TEMPAT", "HASIL *", "Nama Kegiatan Kerja Sama"),
     ("starts_on", "place", "finding", "title")),
    ("activities", ("Tempat/Tanggal", "Judul", "Mitra 1", "Mitra 2"),
     ("starts_on", "title", "partners", "partners")),
    ("activities", ("Activity title", "Activity date", "Place", "Partners"),
     ("title", "starts_on", "place", "partners")),
    ("partners", ("Nama Mitra", "Jenis", "Kab./Kota", "No. Telp", "Alamat", "E-mail"),
     ("name", "kind", "city", "phone", "street", "email")),
    ("partners", ("Partner name", "City", "Phone"), ("name", "city", "phone")),
    ("activities", ("Event name", "Start date", "End date", "Venue", "Programs", "Results"),
     ("title", "starts_on", "ends_on", "place", "programmes", "finding")),
    ("activities", ("Activity", "From", "To", "Location", "Company", "Department", "Type"),
     ("title", "starts_on", "ends_on", "place", "partners", "programmes", "category")),
    ("activities", ("Kegiatan", "Start", "Finish", "Objectives", "Participants", "In charge"),
     ("title", "starts_on", "ends_on", "goal", "students", "owner")),
    ("contacts", ("Company", "Full Name", "Job title", "Phone no.", "E-mail", "From", "To"),
     ("partner", "name", "position", "phone", "email", "active_from", "active_to")),
    ("contacts", ("Organization", "Contact name", "Role", "Mobile", "Since", "Until", "Remarks"),
     ("partner", "name", "position", "phone", "active_from", "active_to", "notes")),
    ("partners", ("Organization", "Type", "Town", "Telephone", "Street address", "ZIP", "URL"),
     ("name", "kind", "city", "phone", "street", "postcode", "website")),
    ("needs", ("Department", "Need", "Deadline", "Completed on"),
     ("programme", "text", "due_on", "met_on")),
    ("interactions", ("Date", "Company", "Topic", "Type", "Comments"),
     ("on_date", "partner", "subject", "kind", "notes")),
    ("followups", ("Task", "Due date", "Assigned to"), ("title", "due_on", "owner")),
    ("officials", ("Name", "Position", "From", "To"), ("name", "position", "from_on", "to_on")),
    ("programmes", ("Program", "Abbreviation"), ("name", "short")),
    ("partners", ("Nama  Mitra (wajib)", "Telepn"), ("name", "phone")),
    ("contacts", ("Nama", "Nama Mitra", "HP", "Jabatan"), ("name", "partner", "phone", "position")),
    ("programmes", ("Nama Jurusan", "Singkatan"), ("name", "short")),
    ("interactions", ("Tanggal", "Mitra", "Perihal", "Jenis"),
     ("on_date", "partner", "subject", "kind")),
    ("needs", ("Kebutuhan", "Jurusan", "Tenggat"), ("text", "programme", "due_on")),
    ("followups", ("Tugas", "Tenggat", "PIC"), ("title", "due_on", "owner")),
    ("activities", ("No.", "Nama Keg.", "Hari/Tgl", "Pemateri", "Jml Siswa", "Ket"),
     ("", "title", "starts_on", "partners", "students", "finding")),
    ("activities", ("Uraian Kegiatan", "Tgl. Pelaksanaan", "Instansi Mitra", "Jml", "Hasil", "PIC"),
     ("title", "starts_on", "partners", "students", "finding", "owner")),
    ("activities", ("Waktu & Tempat", "Tema", "Nama DU/DI", "Prodi", "Jml JP", "Temuan", "Ket"),
     ("starts_on", "title", "partners", "programmes", "hours", "finding", "")),
    ("partners", ("No", "Nama Perusahaan", "Alamat Lengkap", "Kab/Kota", "No. Telp", "Ket."),
     ("", "name", "street", "city", "phone", "notes")),
    ("partners", ("NAMA DU/DI", "JENIS USAHA", "NO. TLP/HP", "PROV.", "KODEPOS", "NO. NPWP"),
     ("name", "sector", "phone", "province", "postcode", "npwp")),
    ("partners", ("Instansi Mitra", "Alamat IDUKA", "No HP", "PIC"),
     ("name", "street", "phone", "owner")),
    ("partners", ("Nama Tempat PKL", "Alamat", "Handphone"), ("name", "street", "phone")),
    ("contacts", ("Nama PIC", "Jab.", "Perusahaan/Instansi", "No. HP/WA"),
     ("name", "position", "partner", "phone")),
    ("interactions", ("Tgl", "DU/DI", "Topik", "Ket"), ("on_date", "partner", "subject", "notes")),
    ("needs", ("Prodi", "Uraian Kebutuhan", "Jml", "Batas Waktu"),
     ("programme", "text", "target", "due_on")),
    ("followups", ("Rencana Tindak Lanjut", "PJ", "Target Waktu"), ("title", "owner", "due_on")),
])
def test_headings(what: str, headers: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert guess(headers, entity(what)).fields == fields


@pytest.mark.parametrize("what", KINDS)
def test_names_and_labels_of_every_field(what: str) -> None:
    known = entity(what)
    fields = tuple(one.name for one in known.fields if not one.computed)
    assert guess(fields, known).fields == fields
    languages = max(len(in_every_language(f"{what}.{name}")) for name in fields)
    for at in range(languages):
        told = [in_every_language(f"{what}.{name}") for name in fields]
        labels = tuple(words[min(at, len(words) - 1)] for words in told)
        assert guess(labels, known).fields == fields


def test_no_field_is_taken_twice_and_what_is_left_is_told() -> None:
    found = guess(("Nama Mitra", "Nama Perusahaan", "Foto", "No", ""), entity("partners"))
    assert found.fields == ("name", "", "", "", "")
    assert found.unmapped == ("Nama Perusahaan", "Foto")
    assert found.missing == ()
    assert guess(("Kota",), entity("partners")).missing == ("name",)


def test_what_stands_in_a_column_has_a_say() -> None:
    text = "Kegiatan\tWaktu\tTanggal\nA\t08.00-10.00\t3 Mei 2024\nB\t09.00\t4 Mei 2024\n"
    sheet = read_text(text, "x", what="activities")
    assert guess(sheet.headers, entity("activities"), sheet.rows).fields == (
        "title", "", "starts_on")


def test_the_user_has_the_last_word() -> None:
    headers = ("Nama", "Perusahaan", "Kota")
    chosen: dict[str, Any] = {"perusahaan": "notes", "1": "name", "Kota": ""}
    assert guess(headers, entity("partners"), chosen=chosen).fields == ("name", "notes", "")
    for wrong in ({"Tidak ada": "name"}, {"Kota": "kota"}, {"9": "name"}):
        with pytest.raises(Usage):
            guess(headers, entity("partners"), chosen=wrong)
