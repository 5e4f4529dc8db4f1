"""Exports: all that was found, in a file that comes back and changes nothing."""

from __future__ import annotations

import errno
import io
import os
import shutil
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from mitra_tui import i18n
from mitra_tui.errors import BadFile, Conflict, Usage
from mitra_tui.exchange.tables import read_bytes, read_table
from mitra_tui.models.base import db
from mitra_tui.models.opening import open_database
from mitra_tui.rows.record import Query
from mitra_tui.rows.registry import MODULES
from mitra_tui.services.display import card_of
from mitra_tui.services.exporting import export, export_file, format_of
from mitra_tui.services.importing import apply, plan
from mitra_tui.services.listing import Listing
from mitra_tui.services.registry import store_of
from tests import factories
from tests.services.imports import everything, file_plan, imported, records

TABLES = ("csv", "xlsx", "ods", "json")
CALLED = ["Narahubung", "Jabatan narahubung", "Telepon narahubung", "Surel narahubung"]
KINDS = [what for what in MODULES if what != "pending"]


def exported(what: str, kind: str, **query: str) -> bytes:
    stream = io.BytesIO()
    export(Listing(store_of(what), Query(**query)), kind, stream)  # type: ignore[arg-type]
    return stream.getvalue()


def hostile() -> None:
    """Records whose texts a spreadsheet or a list would take for something else."""
    for name in ("=1+1", "-5", "#1", "None", "CV [Mitra] [/]", "A; B", '["x"]', "PT A dan PT B"):
        factories.partner(name, city="+62", aliases=["x; y", "-1"], notes="dua\nbaris")
    factories.contact(factories.partner("SMK N 8"), "Rina")
    factories.activity("Kunjungan 5 Mei 2024", partners=[9, 10, 14], starts_on="2024-05",
                       resources=[{"text": "bus; dua", "amount": 2.5}], place="@rumah")
    factories.activity("Tanpa tanggal", date_raw="kapan-kapan", students=0, hours=1.5)
    factories.programme("Perhotelan", parent=2)  # a konsentrasi called like its program
    factories.benefit(9, kind="contribution", quantity=0.5, activity=5)
    factories.conflict(1, "=1+1; dua", agreement=1, confidential=True, steps=[
        {"on_date": "2024-05-07", "kind": "mediation", "text": "satu; dua\nbaris", "rung": "-"},
        {"on_date": "2024-05-08", "kind": "note", "text": "-5", "corrects": 1}])
    voices()


def voices() -> None:
    """A round that was answered, and a review."""
    round_ = factories.survey("=Kepuasan; 2024", partners=[1, 2], intro="satu\ndua")
    factories.survey("Sendiri", template="own", questions=[
        {"code": "a; b", "text": "-5", "kind": "likert4", "weight": "1/2", "strategy": 3},
        {"code": "=1", "text": "Apa?", "kind": "likert4", "weight": "0.5"}])
    factories.response(round_, sheet="007", partner=1, answers={
        "s1": 4, "nps": 10, "continue": False, "remarks": "-\n=1+1; [/]"})
    factories.response(round_, respondent_kind="teacher", answers={"s1": 1})
    factories.evaluation(1, decision="improve", findings="=1+1; dua")


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("what", KINDS)
def test_an_export_comes_back_and_changes_nothing(
    with_activities: Path, what: str, kind: str
) -> None:
    hostile()
    before = everything()
    sheet = read_bytes(exported(what, kind), f"x.{kind}", what=what)
    for way in ("skip", "update"):
        made = plan(what, sheet, on_duplicate=way)
        assert [(str(row.verdict), row.field, row.changes) for row in made.rows] == [
            ("same", "", {})] * len(records(what))
        assert [row.record_id for row in made.rows] == Listing(store_of(what), Query()).all_ids()
        assert made.unused() == (  # whom to call is said beside a partner, and kept elsewhere
            CALLED if what == "partners" and kind != "json" else [])
        assert apply(made).change is None
    assert everything() == before


@pytest.mark.parametrize("kind", TABLES)
def test_an_export_in_one_language_comes_back_in_the_other(
    with_activities: Path, kind: str
) -> None:
    voices()
    for wrote, reads in (("id", "en"), ("en", "id")):
        for what in KINDS:
            i18n.use(wrote)
            data = exported(what, kind)
            i18n.use(reads)
            made = plan(what, read_bytes(data, f"x.{kind}", what=what))
            assert {str(row.verdict) for row in made.rows} == {"same"}, (what, wrote)


@pytest.mark.parametrize("kind", TABLES)
def test_an_export_fills_another_database_alike(
    with_activities: Path, template: Path, tmp_path: Path, kind: str
) -> None:
    order = ["programmes", "partners", "contacts", "activities", "needs", "officials", "team",
             "trainings", "benefits", "interactions"]
    files = {what: exported(what, kind) for what in order}
    here = {what: _told(what) for what in order}
    shutil.copy(template, tmp_path / "other.db")
    open_database(tmp_path / "other.db", wait=2.0)
    factories.school()
    for what in order:
        made = plan(what, read_bytes(files[what], f"x.{kind}", what=what))
        assert {str(row.verdict) for row in made.rows} == {"new"}, what
        apply(made)
    assert {what: _told(what) for what in order} == here


def _told(what: str) -> list[str]:
    """The records as people read them, so without their numbers."""
    store = store_of(what)
    ids = [row[0] for row in db.execute_sql(
        f'SELECT id FROM "{store.table}" WHERE hidden = 0')]
    return sorted(str(card_of(record)[1:]) for record in store.records(ids))


def test_all_that_was_found_is_written_not_a_page(school: Path, tmp_path: Path) -> None:
    rows = "\n".join(f"PT Mitra {n},{'Berau' if n % 2 else 'Bontang'}" for n in range(1300))
    imported("partners", f"Nama,Kota\n{rows}")
    target = tmp_path / "x.csv"
    found = Listing(store_of("partners"), Query(filters=(("city", "Berau"),)))
    assert export_file(found, "csv", target) == 650
    sheet = read_table(target, what="partners")
    assert len(sheet.rows) == 650
    assert export_file(Listing(store_of("partners"), Query()), "csv", tmp_path / "y.csv") == 1300


def test_the_paper_comes_back_from_every_format(school: Path) -> None:
    for name in ("paper-table1.tsv", "paper-table2.tsv", "paper-table3.tsv"):
        apply(file_plan(name))
    before = everything()
    for kind in TABLES:
        for what in ("activities", "partners", "programmes"):
            made = plan(what, read_bytes(exported(what, kind), f"x.{kind}", what=what))
            assert {str(row.verdict) for row in made.rows} == {"same"}
            apply(made)
    assert everything() == before


def test_formulas_are_neutralised(school: Path) -> None:
    factories.partner("=HYPERLINK(1)", city="@x")
    text = exported("partners", "csv").decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text and "'@x" in text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_table_of_partners_says_whom_to_call(with_partners: Path, kind: str) -> None:
    factories.contact(6, "Humas lama", active_to="2020-01-01")
    factories.contact(6, "=HRD [/]", position="Staf", phone="0812-5", email="hrd@contoh.id")
    data = exported("partners", kind)
    assert kind != "csv" or b"'=HRD" in data  # no formula
    sheet = read_bytes(data, f"mitra.{kind}")
    assert list(sheet.headers[-4:]) == CALLED
    told = {row.cells[1]: [str(cell or "") for cell in row.cells[-4:]] for row in sheet.rows}
    assert told["CV Maju Jaya"] == ["=HRD [/]", "Staf", "0812-5", "hrd@contoh.id"]
    assert told["PT. Kaltim Post"] == [""] * 4


def test_contacts_as_cards(with_partners: Path) -> None:
    cards = exported("contacts", "vcf").decode()
    assert cards.count("BEGIN:VCARD\r\nVERSION:3.0\r\n") == 3
    assert "ORG:Hotel Mercure Samarinda\r\n" in cards


def _events(what: str) -> dict[str, Any]:
    """The events of a kind's calendar, by what they are called."""
    found = Calendar.from_ical(exported(what, "ics")).walk("VEVENT")
    return {str(one["SUMMARY"]): one for one in found}


def test_activities_as_whole_days_of_a_calendar(with_partners: Path) -> None:
    name = "CV [Mitra] [/]; koma, titik"
    factories.activity(name, starts_on="2024-05-21", ends_on="2024-05-23", place="Aula",
                       partners=[1], status="planned")
    factories.activity("Sebulan", starts_on="2024-02", status="done")
    factories.activity("Batal", starts_on="2024-05-05", status="cancelled")
    factories.activity("Entah kapan")
    told = _events("activities")
    assert set(told) == {name, "Sebulan", "Batal"}
    assert (told[name]["DTSTART"].dt, told[name]["DTEND"].dt) == (
        date(2024, 5, 21), date(2024, 5, 24))  # the end is the first day that is free again
    assert told[name]["LOCATION"] == "Aula"
    assert "Mitra: PT Indosat Ooredoo Hutchison" in told[name]["DESCRIPTION"]
    assert (told["Sebulan"]["DTSTART"].dt, told["Sebulan"]["DTEND"].dt) == (
        date(2024, 2, 1), date(2024, 3, 1))
    assert "Feb 2024" in told["Sebulan"]["DESCRIPTION"]
    assert [bool(told[one].walk("VALARM")) for one in (name, "Sebulan", "Batal")] == [
        True, False, False]
    assert told["Batal"]["STATUS"] == "CANCELLED"


def test_tasks_and_needs_stand_on_their_day_and_keep_their_identity(with_partners: Path) -> None:
    task = factories.followup("Telepon", due_on="2024-05-21", subject="partners/1")
    factories.followup("Sudah", due_on="2024-05-02", done_on="2024-05-01")
    factories.need("30 tempat PKL", due_on="2024-07-01")
    first = _events("followups")
    assert "PT Indosat Ooredoo Hutchison" in first["Telepon"]["DESCRIPTION"]
    assert first["Sudah"].walk("VALARM") == []
    factories.edit("followups", task, snoozed_to="2024-05-28", title="Telepon lagi")
    later = _events("followups")["Telepon lagi"]
    assert later["DTSTART"].dt == date(2024, 5, 28)
    assert later["UID"] == first["Telepon"]["UID"] != first["Sudah"]["UID"]
    (need,) = _events("needs").values()
    assert [one["TRIGGER"].dt.days for one in need.walk("VALARM")] == [-30, -7]


def test_a_name_borne_twice_is_written_as_a_number(school: Path) -> None:
    first = factories.partner("PT Satu", aliases=["Bersama"])
    factories.partner("PT Dua", aliases=["PT. Satu"])
    one, two = factories.contact(first, "Rina"), factories.contact(first, "Rina")
    factories.interaction(first, "Surat", contact=two)
    made = plan("interactions", read_bytes(exported("interactions", "csv"), "x.csv"))
    assert [str(row.verdict) for row in made.rows] == ["same"]
    assert one != two


# -- the file --------------------------------------------------------------------
def test_a_file_is_private_and_never_replaced_unasked(
    with_partners: Path, tmp_path: Path
) -> None:
    target = tmp_path / "mitra.csv"
    listing = Listing(store_of("partners"), Query())
    export_file(listing, "csv", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.write_text("milik orang")
    with pytest.raises(Conflict):
        export_file(listing, "csv", target)
    assert target.read_text() == "milik orang"
    assert export_file(listing, "csv", target, force=True) == 8
    assert [path.name for path in tmp_path.glob(".*.new")] == []


def test_a_link_is_not_followed(with_partners: Path, tmp_path: Path) -> None:
    (tmp_path / "asli.txt").write_text("milik orang")
    (tmp_path / "link.csv").symlink_to(tmp_path / "asli.txt")
    listing = Listing(store_of("partners"), Query())
    with pytest.raises(Conflict):
        export_file(listing, "csv", tmp_path / "link.csv")
    export_file(listing, "csv", tmp_path / "link.csv", force=True)
    assert (tmp_path / "asli.txt").read_text() == "milik orang"


@pytest.mark.parametrize("end", ["", "-wal", ".lock"])
def test_the_database_is_never_the_target(with_partners: Path, end: str) -> None:
    listing = Listing(store_of("partners"), Query())
    with pytest.raises(Conflict) as refused:
        export_file(listing, "csv", Path(str(with_partners) + end), force=True)
    assert refused.value.key == "error.is_the_database"


def test_a_folder_and_a_missing_folder_are_refused(with_partners: Path, tmp_path: Path) -> None:
    listing = Listing(store_of("partners"), Query())
    for target in (tmp_path, tmp_path / "tiada" / "x.csv"):
        with pytest.raises(BadFile):
            export_file(listing, "csv", target)


def test_a_full_disk_leaves_no_half_file(
    with_partners: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Conflict):
        export_file(Listing(store_of("partners"), Query()), "csv", tmp_path / "x.csv")
    assert not [path for path in tmp_path.iterdir() if "x.csv" in path.name]


def test_the_format_is_the_one_said_else_the_files_else_csv() -> None:
    assert format_of("", None, "partners") == "csv"
    assert format_of("", Path("a.XLSX"), "partners") == "xlsx"
    assert format_of("ods", Path("a.xlsx"), "partners") == "ods"
    assert format_of("", Path("a.dat"), "partners") == "csv"
    for kind, what in (("vcf", "partners"), ("pdf", "partners"), ("ics", "partners")):
        with pytest.raises(Usage):
            format_of(kind, None, what)
