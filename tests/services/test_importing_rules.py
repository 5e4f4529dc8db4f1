"""How a row is judged: what is known again, what is filled in, what waits, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.errors import Conflict, Usage
from mitra_tui.exchange.tables import read_text
from mitra_tui.rows.registry import MODULES
from mitra_tui.rows.text import gate
from mitra_tui.services.importing import (
    Choice,
    Verdict,
    apply,
    corrections,
    decide,
    form_values,
    message_of,
    plan,
    remember,
    row_to_json,
)
from tests import factories
from tests.services.imports import imported, names, planned, records, verdicts

PT = "Nama,Kota\nPT Maju Bersama,Samarinda"


def partner(number: int) -> dict[str, Any]:
    return factories.values_of("partners", number)


# -- known again -----------------------------------------------------------------
@pytest.mark.parametrize("spelling", [
    "PT Maju Bersama", "PT. MAJU BERSAMA", "Maju Bersama", "pt maju-bersama", "P.T. Maju Bersama"])
def test_a_partner_is_known_in_any_spelling_of_its_name(school: Path, spelling: str) -> None:
    number = factories.partner("PT Maju Bersama")
    made = planned("partners", f"Nama\n{spelling}")
    assert verdicts(made) == ["same"] and made.rows[0].record_id == number
    apply(made)
    assert names("partners") == ["PT Maju Bersama"]


@pytest.mark.parametrize("other", [
    "CV Maju Bersama", "PT Maju Bersama 2", "PT Maju Bersaudara", "PT Maju"])
def test_what_is_only_alike_is_another(school: Path, other: str) -> None:
    factories.partner("PT Maju Bersama")
    assert verdicts(planned("partners", f"Nama\n{other}")) == ["new"]


def test_names_that_differ_in_a_number_are_different_and_not_even_offered(school: Path) -> None:
    factories.partner("SMK Negeri 3 Balikpapan")
    made = planned("partners", "Nama\nSMKN 30 Balikpapan\nSMK N 3 Balikpapan\nSMK Negeri 13")
    assert verdicts(made) == ["new", "same", "new"]
    assert [row.suggestion for row in made.rows] == ["", "", ""]


def test_likeness_only_fills_the_suggestion(school: Path) -> None:
    factories.partner("Indosat Ooredoo")
    made = planned("partners", "Nama\nIndosat Oredo")
    row = made.rows[0]
    assert (row.verdict, row.suggestion) == (Verdict.NEW, "Indosat Ooredoo")
    apply(made)
    assert names("partners") == ["Indosat Ooredoo", "Indosat Oredo"]


def test_a_partner_is_known_by_its_other_names(school: Path) -> None:
    number = factories.partner("Badan Nasional Sertifikasi Profesi", aliases=["BNSP"])
    made = planned("partners", "Nama,Kota\nBNSP,Jakarta")
    assert (made.rows[0].verdict, made.rows[0].record_id) == (Verdict.UPDATE, number)
    apply(made)
    assert partner(number)["name"] == "Badan Nasional Sertifikasi Profesi"
    assert partner(number)["city"] == "Jakarta"


def test_a_removed_partner_is_not_known(school: Path) -> None:
    from mitra_tui.services.partners import store

    store.remove(factories.partner("PT Maju Bersama"))
    assert verdicts(planned("partners", PT)) == ["new"]
    imported("partners", PT)


def test_an_export_with_removed_records_changes_nothing(school: Path, tmp_path: Path) -> None:
    from mitra_tui.exchange.tables import read_table
    from mitra_tui.rows.record import Query
    from mitra_tui.services.exporting import export_file
    from mitra_tui.services.listing import Listing
    from mitra_tui.services.partners import store

    factories.partner("PT Dua")
    number = factories.partner("PT Satu")
    store.remove(number)
    export_file(Listing(store, Query(hidden=True)), "csv", tmp_path / "x.csv")
    made = plan("partners", read_table(tmp_path / "x.csv", what="partners"))
    assert set(verdicts(made)) == {"same"}
    row = next(one for one in made.rows if one.title == "PT Satu")
    assert (row.record_id, row.message) == (number, "import.was_removed")
    assert apply(made).change is None
    row = decide(made, made.rows.index(row), Choice.NEW)
    assert row.verdict is Verdict.NEW
    assert verdicts(planned("partners", f"ID,Nama\n{number},PT Lain")) == ["new"]


# -- filling, leaving, overwriting -----------------------------------------------
def test_what_is_lacking_is_filled_and_what_stands_is_left(school: Path) -> None:
    number = factories.partner(city="Samarinda")
    table = "Nama,Kota,Telepon\nPT Maju Bersama,samarinda,0541-1"
    made = planned("partners", table)
    assert made.rows[0].changes == {"phone": (None, "0541-1")}
    assert message_of(made, made.rows[0]) == "Telepon: 0541-1"
    apply(made)
    assert (partner(number)["city"], partner(number)["phone"]) == ("Samarinda", "0541-1")
    assert verdicts(planned("partners", table)) == ["same"]


def test_a_record_that_says_otherwise_is_left_alone(school: Path) -> None:
    number = factories.partner(city="Berau")
    made = planned("partners", "Nama,Kota,Telepon\nPT Maju Bersama,Samarinda,0541-1")
    row = made.rows[0]
    assert (row.verdict, row.record_id, row.field) == (Verdict.DUPLICATE, number, "city")
    assert 'Di catatan: "Berau"; di berkas: "Samarinda".' in message_of(made, row)
    assert apply(made).change is None
    assert partner(number)["city"] == "Berau" and partner(number)["phone"] is None


def test_update_overwrites_but_an_empty_cell_empties_nothing(school: Path) -> None:
    number = factories.partner(city="Berau", phone="0541-1", stage="prospect")
    made = planned("partners", "Nama,Kota,Telepon\nPT Maju Bersama,Samarinda,",
                   on_duplicate="update")
    assert made.rows[0].changes == {"city": ("Berau", "Samarinda")}
    apply(made)
    found = partner(number)
    assert (found["city"], found["phone"], found["stage"]) == ("Samarinda", "0541-1", "prospect")


def test_add_makes_a_record_of_its_own_unless_the_name_is_the_very_same(school: Path) -> None:
    number = factories.partner("PT Maju Bersama")
    made = planned("partners", "Nama\nPT. Maju Bersama\nPT Maju Bersama", on_duplicate="add")
    assert verdicts(made) == ["new", "refused"]
    assert made.rows[1].message == "error.duplicate" and made.rows[1].record_id == number
    apply(made)
    assert names("partners") == ["PT Maju Bersama", "PT. Maju Bersama"]


def test_a_way_that_does_not_exist_is_refused(school: Path) -> None:
    with pytest.raises(Conflict):
        planned("partners", PT, on_duplicate="replace")


# -- within the file -------------------------------------------------------------
def test_the_second_row_of_a_name_is_the_first(school: Path) -> None:
    made = planned("partners", """
Nama,Kota,Telepon
PT Satu,Berau,
PT. Satu,Berau,
PT SATU,,0541-1
PT Satu,Bontang,
PT Dua,Berau,
""")
    assert verdicts(made) == ["new", "same", "update", "duplicate", "new"]
    assert [row.twin for row in made.rows] == [None, 2, 2, 2, None]
    assert "Sama dengan baris 2." in message_of(made, made.rows[3])
    apply(made)
    found = records("partners")
    assert [(one["name"], one["city"], one["phone"]) for one in found] == [
        ("PT Satu", "Berau", "0541-1"), ("PT Dua", "Berau", None)]


def test_two_rows_complete_one_record_of_the_database(school: Path) -> None:
    number = factories.partner()
    imported("partners", "Nama,Kota,Telepon\nPT Maju Bersama,Berau,\nPT Maju Bersama,,0541-1")
    found = partner(number)
    assert (found["city"], found["phone"]) == ("Berau", "0541-1")


def test_rows_of_one_file_do_not_overwrite_each_other(school: Path) -> None:
    number = factories.partner(city="Berau")
    table = "Nama,Kota\nPT Maju Bersama,Bontang\nPT Maju Bersama,Kutai"
    made = planned("partners", table, on_duplicate="update")
    assert verdicts(made) == ["update", "duplicate"] and made.rows[1].twin == 2
    apply(made)
    assert partner(number)["city"] == "Bontang"
    assert verdicts(planned("partners", table, on_duplicate="update")) == ["same", "duplicate"]


def test_a_bare_name_of_two_bodies_is_asked_about(school: Path) -> None:
    table = "Nama,Kota\nMaju Jaya,Berau\nCV Maju Jaya,\nPT Maju Jaya,"
    made = planned("partners", table)
    assert verdicts(made) == ["undecided", "new", "new"]
    assert made.rows[0].message == "check.name_not_unique"
    apply(made)
    assert apply(planned("partners", table)).change is None
    decide(again := planned("partners", table), 0, Choice.SAME, record_id=2)
    apply(again)
    assert partner(2)["city"] == "Berau" and records("pending") == []


# -- what rows name --------------------------------------------------------------
def test_unknown_partners_and_programmes_are_recorded_in_the_same_change(school: Path) -> None:
    factories.partner("PT Maju Bersama")
    summary = imported("needs", """
Kebutuhan,Jurusan,Mitra
Tempat PKL,Perhotelan,Hotel Mercure; Maju Bersama
Alat praktik,perhotelan,Universitas Mulawarman
""")
    assert dict(summary.added) == {"partners": 2, "programmes": 1}
    assert names("programmes") == ["Perhotelan"]
    kinds = {one["name"]: one["kind"] for one in records("partners")}
    assert kinds == {"PT Maju Bersama": None, "Hotel Mercure": "business",
                     "Universitas Mulawarman": "university"}
    first = records("needs")[0]
    assert first["partners"] == [2, 1]


def test_what_only_says_that_there_is_none_is_no_record(school: Path) -> None:
    imported("activities", """
Kegiatan,Waktu,Mitra,Jurusan,Temuan
Lomba,3 Mei 2024,-,Tidak ada,-
Rapat,4 Mei 2024,n/a,–,Tidak ada
""")
    assert names("partners") == [] and names("programmes") == []
    assert [one["finding"] for one in records("activities")] == [None, "Tidak ada"]
    imported("partners", "Nama,Email,Telepon\nPT Satu,-,nihil")
    found = records("partners")[0]
    assert (found["email"], found["phone"]) == (None, None)


def test_all_programmes_are_those_that_there_are(school: Path) -> None:
    table = "Kegiatan,Waktu,Jurusan\nLomba,3 Mei 2024,Semua jurusan"
    assert verdicts(planned("activities", table)) == ["undecided"]
    imported("programmes", "Nama,Induk\nTKJ,Teknik\nDKV,")
    imported("activities", table)
    found = {one["id"]: one["name"] for one in records("programmes")}
    assert {found[one] for one in records("activities")[0]["programmes"]} == {"TKJ", "DKV"}
    made = planned("activities", "Kegiatan,Waktu,Mitra\nRapat,3 Mei 2024,Semua")
    assert verdicts(made) == ["undecided"] and names("partners") == []


def test_contacts_find_or_make_their_partner(school: Path) -> None:
    number = factories.partner("PT Maju Bersama")
    imported("contacts", """
Nama,Perusahaan,Jabatan
Rina,Maju Bersama,HRD
Rina,CV Lain,HRD
rina,PT. Maju Bersama,
""")
    found = records("contacts")
    assert [(one["name"], one["partner"]) for one in found] == [("Rina", number), ("Rina", 2)]
    assert names("partners") == ["PT Maju Bersama", "CV Lain"]


def test_a_name_borne_twice_is_asked_about(school: Path) -> None:
    factories.partner("PT Satu", aliases=["Bersama"])
    factories.partner("PT Dua", aliases=["Bersama"])
    made = planned("contacts", "Nama,Mitra\nRina,Bersama")
    assert (made.rows[0].verdict, made.rows[0].message) == (
        Verdict.UNDECIDED, "check.name_not_unique")


def test_a_programme_may_name_a_parent_in_the_same_file(school: Path) -> None:
    imported("programmes", "Nama,Induk\nPerhotelan,Pariwisata\nPariwisata,\nKuliner,Boga")
    found = {one["name"]: one for one in records("programmes")}
    assert found["Perhotelan"]["parent"] == found["Pariwisata"]["id"]
    assert found["Kuliner"]["parent"] == found["Boga"]["id"]
    assert len(found) == 4


def test_a_konsentrasi_called_like_its_program_stops_no_row(school: Path) -> None:
    table = "Konsentrasi Keahlian,Program Keahlian\nKuliner,Kuliner\nTKJ,TJKT"
    made = planned("programmes", table)
    assert verdicts(made) == ["new", "new"]
    assert made.summary().added == apply(made).added == {"programmes": 1}
    found = {one["name"]: one for one in records("programmes")}
    assert set(found) == {"Kuliner", "TKJ", "TJKT"} and found["Kuliner"]["parent"] is None
    assert found["TKJ"]["parent"] == found["TJKT"]["id"]
    assert verdicts(planned("programmes", table)) == ["same", "same"]


def test_programmes_below_each_other_are_refused_and_the_others_stay(school: Path) -> None:
    made = planned("programmes", "Nama,Induk\nA,B\nB,C\nC,A\nTKJ,")
    assert verdicts(made) == ["new", "new", "refused", "new"]
    assert (made.rows[2].field, made.rows[2].message) == (
        "parent", "programmes.parent_below_itself")
    apply(made)
    assert set(names("programmes")) == {"A", "B", "C", "TKJ"}
    assert verdicts(planned("programmes", "Nama,Induk\nC,A")) == ["refused"]


def test_the_school_is_never_its_own_partner(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu,Mitra\nLomba,3 Mei 2024,SMKN 8 Samarinda; PT Satu")
    assert names("partners") == ["PT Satu"]


def test_interactions_keep_their_follow_up(school: Path) -> None:
    imported("interactions", """
Mitra,Tanggal,Perihal,Tindak lanjut
PT Satu,3 Mei 2024,Jadwal PKL,27 Mei 2024
""")
    assert [(one["title"], one["due_on"]) for one in records("followups")] == [
        ("Jadwal PKL", "2024-05-27")]
    made = planned("interactions", "Mitra,Tanggal,Perihal\nPT Satu,2024-05-03,Jadwal PKL")
    assert verdicts(made) == ["same"]


def test_a_follow_up_is_about_the_partner_in_its_row(school: Path) -> None:
    number = factories.partner("PT Maju Bersama")
    summary = imported("followups", f"""
Tindak Lanjut,Mitra,Tenggat
Kirim MoU,Maju Bersama,3 Mei 2024
Telepon HRD,CV Baru,4 Mei 2024
Cetak,partners/{number},5 Mei 2024
""")
    new = next(one["id"] for one in records("partners") if one["name"] == "CV Baru")
    assert summary.added == {"partners": 1}
    assert [one["subject"] for one in records("followups")] == [
        f"partners/{number}", f"partners/{new}", f"partners/{number}"]
    made = planned("followups", "Tindak Lanjut,Mitra,Tenggat\nY,CV Lain,kapan")
    shown = form_values(made, 0)
    assert "subject" not in shown
    told = corrections(made, 0, shown | {"due_on": "2024-05-06"})
    decide(made, 0, Choice.ACCEPT, values=told)
    apply(made)
    assert records("followups")[-1]["subject"] == f"partners/{records('partners')[-1]['id']}"
    made = planned("followups", "Tindak Lanjut,Mitra\nX,partners/9999")
    assert (made.rows[0].verdict, made.rows[0].field) == (Verdict.UNDECIDED, "subject")


def test_interactions_in_an_office_s_words(school: Path) -> None:
    imported("interactions", """
Mitra,Tanggal,Jenis,Perihal,Media,Hasil
PT Satu,3 Mei 2024,Rapat,Jadwal PKL,WA,Disetujui
""")
    found = records("interactions")[0]
    assert (found["kind"], found["channel"], found["notes"]) == (
        "coordination", "whatsapp", "Disetujui")


# -- waiting and refusing --------------------------------------------------------
@pytest.mark.parametrize(("cell", "key", "suggestion"), [
    ("31/02/2024", "date.impossible", "Februari 2024"),
    ("C gustus 2023", "date.unreadable", "Agustus 2023"),
    ("belum pasti", "date.unreadable", ""),
])
def test_a_date_that_cannot_be_waits(
    school: Path, cell: str, key: str, suggestion: str
) -> None:
    made = planned("activities", f"Kegiatan,Waktu\nLomba,{cell}")
    row = made.rows[0]
    assert (row.verdict, row.field, row.message, row.suggestion) == (
        Verdict.UNDECIDED, "starts_on", key, suggestion)
    apply(made)
    assert records("activities") == []
    kept = records("pending")[0]
    assert (kept["target"], kept["title"], kept["suggestion"] or "") == (
        "activities", "Lomba", suggestion)


def test_an_end_before_the_start_waits(school: Path) -> None:
    table = "Kegiatan,Tanggal Mulai,Tanggal Selesai\nLomba,12 Mei 2024,5 Mei 2024"
    made = planned("activities", table)
    row = made.rows[0]
    assert (row.verdict, row.field, row.message) == (
        Verdict.UNDECIDED, "ends_on", "check.activity_ends_before_starts")
    assert row.suggestion == "5–12 Mei 2024"
    apply(made)
    assert [one["title"] for one in records("pending")] == ["Lomba"]
    again = planned("activities", table)
    decide(again, 0, Choice.NEW)
    assert (again.rows[0].values["starts_on"], again.rows[0].values["ends_on"]) == (
        "2024-05-12", "2024-05-12")
    decide(again, 0, None)
    decide(again, 0, Choice.ACCEPT)
    apply(again)
    found = records("activities")[0]
    assert (found["starts_on"], found["ends_on"], found["date_precision"]) == (
        "2024-05-05", "2024-05-12", "range")


def test_an_end_before_the_start_waits_in_every_list(school: Path) -> None:
    made = planned("contacts", "Nama,Mitra,Sejak,Sampai\nRina,PT Satu,2024-05-12,2024-05-05")
    assert (made.rows[0].verdict, made.rows[0].field) == (Verdict.UNDECIDED, "active_to")
    apply(made)
    assert len(records("pending")) == 1 and records("contacts") == []
    row = decide(made, 0, Choice.NEW)
    assert row.verdict is Verdict.NEW and not row.values["active_to"]


def test_an_empty_date_is_unknown_and_no_question(school: Path) -> None:
    imported("activities", "Kegiatan,Waktu\nLomba,")
    found = records("activities")[0]
    assert (found["starts_on"], found["date_precision"], found["status"]) == (
        None, "unknown", "planned")


def test_a_row_that_waits_is_kept_once(school: Path) -> None:
    table = "Kegiatan,Waktu\nLomba,31/02/2024"
    imported("activities", table)
    again = planned("activities", table)
    assert again.rows[0].record_id == records("pending")[0]["id"]
    assert apply(again).change is None
    assert len(records("pending")) == 1


def test_a_row_that_can_be_read_now_ends_its_waiting(school: Path) -> None:
    factories.partner("PT Satu", aliases=["Bersama"])
    second = factories.partner("PT Dua", aliases=["Bersama"])
    table = "Nama,Mitra\nRina,Bersama"
    imported("contacts", table)
    assert len(records("pending")) == 1
    factories.edit("partners", second, aliases=[])
    imported("contacts", table)
    assert records("pending") == [] and names("contacts") == ["Rina"]


@pytest.mark.parametrize(("table", "field", "key"), [
    ("Nama,Kota\n,Samarinda", "name", "check.required"),
    (f"Nama,Kota\n{'x' * 10_000},Samarinda", "name", "check.too_long"),
    ("Nama,Lintang\nPT Satu,200", "latitude", "check.at_most"),
])
def test_what_breaks_a_rule_is_refused_with_its_cell(
    school: Path, table: str, field: str, key: str
) -> None:
    made = planned("partners", table + "\nPT Baik,")
    assert verdicts(made) == ["refused", "new"]
    assert (made.rows[0].field, made.rows[0].message) == (field, key)
    apply(made)
    assert names("partners") == ["PT Baik"]


@pytest.mark.parametrize("broken", ['{"name": ', "[1]", "PT Tiga", "\0"])
def test_a_broken_line_of_json_is_refused_and_the_others_are_read(
    school: Path, broken: str
) -> None:
    text = f'{{"name": "PT Satu"}}\n{broken}\n{{"name": "PT Dua"}}\n'
    made = plan("partners", read_text(text, "x.jsonl", what="partners"))
    assert verdicts(made) == ["new", "refused", "new"]
    told = row_to_json(made, made.rows[1])
    assert (told["row"], told["message"]) == (2, "Baris ini bukan objek JSON yang benar.")
    apply(made)
    assert names("partners") == ["PT Satu", "PT Dua"]


def test_an_unknown_choice_waits_with_the_nearest(school: Path) -> None:
    made = planned("partners", "Nama,Jenis\nPT Satu,Perguruan tingi\nPT Dua,zzz")
    assert verdicts(made) == ["undecided", "undecided"]
    assert made.rows[0].suggestion != "" and made.rows[1].suggestion == ""
    decide(made, 0, Choice.ACCEPT)
    assert made.rows[0].values["kind"] == "university"


def test_a_row_with_too_much_to_keep_is_refused_not_cut(school: Path) -> None:
    made = planned("activities", f"Kegiatan,Waktu,Temuan\nLomba,kapan saja,{'x' * 5000}")
    assert made.rows[0].verdict is Verdict.REFUSED
    assert (made.rows[0].field, made.rows[0].message) == ("finding", "check.too_long")


@pytest.mark.parametrize("name", [
    "PT \x1b[31mMerah\x07", "PT Maju\u202eKanan", "CV [Mitra] [/]", "PT 🏭 Pabrik", "=1+1", "-5",
    "PT\tTab", "#1", "None", "Ünïversitas é\u0301"])
def test_hostile_names_come_in_clean_and_are_known_again(school: Path, name: str) -> None:
    sheet = read_text(json.dumps({"name": name, "city": "Berau"}), "x.jsonl", what="partners")
    apply(plan("partners", sheet))
    assert names("partners") == [gate(name)]
    assert verdicts(plan("partners", sheet)) == ["same"]


def test_nul_and_surrogates_do_not_reach_the_database(school: Path) -> None:
    imported("partners", "Nama,Kota\nPT A\x00B,Sama\x00rinda")
    assert records("partners")[0]["name"] == "PT AB"


# -- columns ---------------------------------------------------------------------
def test_a_table_without_the_needed_column_is_refused_whole(school: Path) -> None:
    with pytest.raises(Conflict) as refused:
        planned("partners", "Warna,Rasa\nmerah,manis")
    assert refused.value.key == "mapping.missing"


def test_columns_go_where_a_person_says_and_that_is_remembered(school: Path) -> None:
    sheet = read_text("Nama,Lokasi\nPT Satu,Jalan Mawar\n", "x.csv", what="partners")
    assert plan("partners", sheet).rows[0].values["city"] == "Jalan Mawar"
    chosen = {"Lokasi": "street"}
    assert plan("partners", sheet, chosen).rows[0].values["street"] == "Jalan Mawar"
    remember("partners", sheet.headers, chosen)
    again = plan("partners", sheet).rows[0]
    assert again.values["street"] == "Jalan Mawar" and again.values["city"] == ""
    assert plan("partners", sheet, {"2": ""}).rows[0].values["street"] == ""
    with pytest.raises(Usage):
        plan("partners", sheet, {"Lokasi": "warna"})
    with pytest.raises(Usage):
        plan("partners", sheet, {"Tiada": "street"})


def test_columns_that_go_nowhere_are_told(school: Path) -> None:
    made = planned("partners", "No,ID,Nama,Warna kesukaan\n1,7,PT Satu,merah")
    assert made.unused() == ["Warna kesukaan"]


# -- JSON ------------------------------------------------------------------------
def test_a_row_as_json(school: Path) -> None:
    made = planned("activities", "Kegiatan,Waktu\nLomba,31/02/2024\nRapat,3 Mei 2024")
    waiting, fresh = [row_to_json(made, row) for row in made.rows]
    assert waiting == {
        "row": 2, "verdict": "undecided", "id": None, "field": "starts_on",
        "message": "Tanggal “31/02/2024” tidak ada di kalender.", "suggestion": "Februari 2024"}
    assert fresh == {"row": 3, "verdict": "new", "id": None, "field": None, "message": None,
                     "suggestion": None}
    summary = apply(made).to_json()
    assert (summary["rows"], summary["new"], summary["undecided"], summary["refused"]) == (
        2, 1, 1, 0)
    assert row_to_json(made, made.rows[1])["id"] == records("activities")[0]["id"]


ANY = {"name": "Satu", "title": "Satu", "text": "Satu", "partner": 1, "on_date": "2024-05-01",
       "position": "Guru", "role": "Anggota", "side": "school"}


@pytest.mark.parametrize("what", [what for what in MODULES if what != "pending"])
def test_every_kind_can_be_imported(with_activities: Path, what: str) -> None:
    subject = {} if what == "followups" else {"subject": "Satu"}
    kinds: dict[str, dict[str, Any]] = {
        "benefits": {"kind": "reputation"}, "agreements": {"kind": "mou"},
        "templates": {"kind": "mou"}, "placements": {"programme": 1},
        "responses": {"survey": 1}}
    factories.survey()
    sheet = read_text(json.dumps({**ANY, **subject, **kinds.get(what, {})}), "x.jsonl", what=what)
    before = len(records(what))
    made = plan(what, sheet)
    assert verdicts(made) == ["new"]
    apply(made)
    assert len(records(what)) == before + 1
    assert verdicts(plan(what, sheet)) == ["same"]
