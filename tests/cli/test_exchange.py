"""import, export and demo on the command line: what scripts get, what people are told."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from tests.command import Result, Run, run_process
from tests.services.imports import TABLES, everything, names, records

PAPER = [str(TABLES / f"paper-table{n}.tsv") for n in (1, 2, 3)]


def table(tmp_path: Path, text: str | bytes, name: str = "tabel.csv") -> str:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def verdicts(result: Result) -> list[str]:
    return [one["verdict"] for one in result.objects[:-1]]


def summary(result: Result) -> dict[str, Any]:
    found = result.objects[-1]["summary"]
    assert isinstance(found, dict)
    return found


# -- import ----------------------------------------------------------------------
def test_the_paper_goes_in_from_the_command_line(school: Path, run: Run) -> None:
    first, second, third = (run("import", "activities", name, "--json") for name in PAPER)
    assert (first.code, second.code, third.code) == (0, 0, 0)
    assert summary(first)["new"] == 13
    assert (summary(second)["update"], summary(second)["undecided"]) == (12, 1)
    assert (summary(third)["new"], summary(third)["undecided"]) == (3, 1)
    assert len(run("list", "activities", "--json").objects) == 16
    waiting = run("list", "pending", "--json").objects
    assert [one["suggestion"][:12] for one in waiting] == ["#7 Yudi Tana", "Agustus 2023"]
    again = [run("import", "activities", name, "--json") for name in PAPER]
    assert {verdict for one in again for verdict in verdicts(one)} == {"same", "undecided"}
    assert all(summary(one)["change"] is None for one in again)
    assert run("check").code == 0


def test_each_row_is_one_line_and_the_summary_the_last(
    school: Path, run: Run, tmp_path: Path
) -> None:
    name = table(tmp_path, "Kegiatan,Waktu\nLomba,3 Mei 2024\nRapat,31/02/2024\n,4 Mei 2024\n")
    result = run("import", "activities", name, "--json")
    assert result.code == 1
    keys = ["row", "verdict", "id", "field", "message", "suggestion"]
    assert [list(one) for one in result.objects[:-1]] == [keys] * 3
    assert [(one["row"], one["verdict"], one["id"], one["field"]) for one in result.objects[:-1]
            ] == [(2, "new", 1, None), (3, "undecided", 1, "starts_on"),
                  (4, "refused", None, "title")]
    told = summary(result)
    assert {name: told[name] for name in ("rows", "new", "update", "same", "duplicate",
                                          "undecided", "refused")} == {
        "rows": 3, "new": 1, "update": 0, "same": 0, "duplicate": 0, "undecided": 1, "refused": 1}
    assert names("activities") == ["Lomba"], "good rows stay"


def test_a_trial_writes_nothing(school: Path, run: Run) -> None:
    before = everything()
    result = run("import", "activities", PAPER[0], "--dry-run", "--json")
    assert result.code == 0 and verdicts(result) == ["new"] * 13
    assert {one["id"] for one in result.objects[:-1]} == {None}
    told = run("import", "activities", PAPER[0], "--dry-run")
    assert told.out.count("\n") == 14 and "tidak ada yang ditulis" in told.err
    assert everything() == before


def test_people_are_told_what_wants_them_and_how_to_undo(
    with_partners: Path, run: Run, tmp_path: Path
) -> None:
    name = table(tmp_path, "Nama,Kota,Warna\nCV Maju Jaya,Berau,merah\nPT Baru,Berau,biru\n")
    result = run("import", "partners", name)
    assert result.code == 0
    assert "CV Maju Jaya" in result.out and "PT Baru" not in result.out
    assert 'Di catatan: "Tenggarong"; di berkas: "Berau".' in result.out
    assert "2 baris: 1 baru, 1 berbeda, dibiarkan" in result.err
    assert "Kolom yang tidak dipakai: Warna" in result.err
    number = result.err.split("mitra undo ")[1].split()[0]
    assert run("undo", number).code == 0
    assert "PT Baru" not in names("partners")


def test_a_list_of_partners_with_contacts_goes_in_twice(
    school: Path, run: Run, tmp_path: Path
) -> None:
    name = table(tmp_path, "Nama Industri,Kota,Narahubung,Jabatan CP,HP CP\n"
                           "PT Satu,Berau,Rina,HRD,0812\nPT Dua,Berau,,,\n")
    result = run("import", "partners", name)
    assert "mitra import contacts" in result.err
    second = run("import", "contacts", name, "--json")
    assert verdicts(second) == ["new", "refused"]
    assert [(one["name"], one["position"], one["partner"]) for one in records("contacts")] == [
        ("Rina", "HRD", 1)]
    assert "mitra import contacts" not in run("import", "partners", PAPER[2], "--map",
                                              "Kegiatan=name").err


def test_english_says_the_same(school: Path, run: Run) -> None:
    result = run("--lang", "en", "import", "activities", PAPER[2])
    assert "4 rows: 3 new, 1 undecided" in result.err
    assert "cannot be read as a date" in result.out


@pytest.mark.parametrize(("way", "verdict", "city"), [
    ("skip", "duplicate", "Tenggarong"), ("update", "update", "Berau"),
    ("add", "refused", "Tenggarong")])
def test_on_duplicate(
    with_partners: Path, run: Run, tmp_path: Path, way: str, verdict: str, city: str
) -> None:
    name = table(tmp_path, "Nama,Kota\nCV Maju Jaya,Berau\n")
    result = run("import", "partners", name, "--on-duplicate", way, "--json")
    assert verdicts(result) == [verdict] and result.code == int(verdict == "refused")
    assert run("show", "partners", "CV Maju Jaya", "--json").object["city"] == city


def test_columns_are_mapped_by_hand_and_remembered(
    school: Path, run: Run, tmp_path: Path
) -> None:
    name = table(tmp_path, "Perusahaan;Tempat = kantor\nPT Satu;Jalan Mawar\n")
    assert run("import", "partners", name, "--map", "Tempat = kantor=street").code == 0
    second = table(tmp_path, "Perusahaan;Tempat = kantor\nPT Dua;Jalan Melati\n", "b.csv")
    run("import", "partners", second)
    assert [one["street"] for one in records("partners")] == ["Jalan Mawar", "Jalan Melati"]
    assert run("import", "partners", name, "--map", "Tiada=street").code == 2
    assert run("import", "partners", name, "--map", "Perusahaan=tiada").code == 2
    assert run("import", "partners", name, "--map", "Perusahaan").code == 2


def test_a_table_comes_down_a_pipe(school: Path, run: Run) -> None:
    result = run("import", "partners", "-", "--json", stdin="Nama\tKota\nPT Satu\tBerau\n")
    assert verdicts(result) == ["new"]
    result = run("import", "partners", "-", "--json",
                 stdin=b'{"name": "PT Dua"}\n{"name": "PT Tiga", "city": "Berau"}\n')
    assert verdicts(result) == ["new", "new"]


def test_the_sheet_of_a_workbook_is_chosen(school: Path, run: Run, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "mitra.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for title, partner in (("Lama", "PT Lama"), ("Baru", "PT Baru")):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["Nama Mitra", "NPWP", "Telepon"])
            sheet.write_row(1, 0, [partner, 12345678, 541200100])
    assert run("import", "partners", str(path), "--sheet", "Baru").code == 0
    assert run("import", "partners", str(path), "--sheet", "1").code == 0
    found = records("partners")
    assert [(one["name"], one["phone"]) for one in found] == [
        ("PT Baru", "541200100"), ("PT Lama", "541200100")]
    assert run("import", "partners", str(path), "--sheet", "Tiada").code == 1


# -- files that are none ---------------------------------------------------------
def broken_xlsx(tmp_path: Path) -> bytes:
    import xlsxwriter

    path = tmp_path / "utuh.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["Nama", "Kota"])
    return path.read_bytes()[:-200]


FAULTS = {
    "empty": b"", "blank": b"  \n\n", "binary": bytes(range(256)) * 20,
    "pdf": b"%PDF-1.7 \x00\x01", "no header": b"1,2\n3,4\n",
    "wrong encoding": "Nama,Kota\nPT éé,Ünë\n".encode() + b"PT \xff,Berau\n",
    "200 columns": (",".join(f"k{n}" for n in range(250)) + "\n" + ",".join("x" * 250)).encode(),
    "1 MB cell": b"Nama,Kota\nPT " + b"A" * 1_000_000 + b",Berau\n",
    "open quote": b'Nama,Kota\n"PT Satu,Berau\nPT Dua,Berau\n',
    "bad json": b'{"name": "PT Satu"\n',
    "zip": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    school: Path, run: Run, tmp_path: Path, fault: str, language: str
) -> None:
    before = everything()
    name = table(tmp_path, FAULTS[fault], "berkas.csv")
    result = run("--lang", language, "import", "partners", name)
    assert result.code == 1 and result.out == ""
    assert 10 < len(result.err) < 400 and "Traceback" not in result.err
    assert everything() == before


def test_missing_folder_and_damaged_files_are_refused(
    school: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(broken_xlsx(tmp_path))
    for name in ("tiada.csv", "", "rusak.xlsx"):
        result = run("import", "partners", str(tmp_path / name))
        assert result.code == 1 and len(result.err.splitlines()) == 1


def test_a_zip_bomb_is_refused(school: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (300 * 1024 * 1024))
    assert run("import", "partners", str(path)).code == 1


def test_wrong_usage_is_2(school: Path, run: Run, tmp_path: Path) -> None:
    name = table(tmp_path, "Nama\nPT Satu\n")
    for words in (["import", "partners"], ["import", "planets", name],
                  ["import", "pending", name], ["import", "partners", name, "--on-duplicate", "x"],
                  ["export", "planets"], ["export", "partners", "--format", "pdf"],
                  ["export", "partners", "--format", "vcf"],
                  ["export", "partners", "--format", "xlsx"],
                  ["export", "partners", "--filter", "kota"]):
        result = run(*words)
        assert result.code == 2 and result.out == "", words


# -- export ----------------------------------------------------------------------
def test_export_to_standard_output(with_partners: Path, run: Run) -> None:
    told = run("export", "partners")
    assert told.out.startswith("\ufeffID,Nama,Jenis,Kota,Telepon")
    assert len(told.out.splitlines()) == 9
    lines = run("export", "partners", "--format", "json", "--search", "indosat").objects
    assert [one["name"] for one in lines] == ["PT Indosat Ooredoo Hutchison"]
    assert lines[0]["aliases"] == ["Indosat"] and lines[0]["latitude"] is None
    assert run("export", "contacts", "--format", "vcf").out.startswith("BEGIN:VCARD")
    english = run("--lang", "en", "export", "partners")
    assert english.out.startswith("\ufeffID,Name,")


def test_a_calendar_says_what_has_no_day(
    with_activities: Path, run: Run, tmp_path: Path,
) -> None:
    assert run("add", "followups", "title=Kapan saja").code == 0
    assert run("add", "followups", "title=Besok", "due_on=besok").code == 0
    undated = sum(not one["due_on"] for one in run("list", "followups", "--json").objects)
    told = run("export", "followups", "--format", "ics")
    assert told.code == 0 and told.out.startswith("BEGIN:VCALENDAR")
    assert told.err.strip() == f"{undated} catatan tanpa tanggal tidak ikut."
    assert run("export", "activities", "--to", str(tmp_path / "k.ics")).code == 0
    assert (tmp_path / "k.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    refused = run("export", "partners", "--format", "ics")
    assert (refused.code, refused.out) == (2, "") and "followups" in refused.err


def test_export_of_a_filter_to_a_file_and_back(
    with_partners: Path, run: Run, tmp_path: Path
) -> None:
    for kind in ("csv", "xlsx", "ods", "json"):
        target = tmp_path / f"mitra.{kind}"
        result = run("export", "partners", "--filter", "city=Samarinda", "--to", str(target))
        assert result.code == 0 and "5" in result.err and str(target) in result.err
        back = run("import", "partners", str(target), "--json")
        assert verdicts(back) == ["same"] * 5 and summary(back)["change"] is None
        assert run("export", "partners", "--to", str(target)).code == 1
        assert run("export", "partners", "--to", str(target), "--force").code == 0


def test_an_export_to_a_closed_pipe_is_no_fault(with_partners: Path) -> None:
    result = run_process("export", "partners", "--format", "json")
    assert result.code == 0 and len(result.objects) == 8


# -- as people and scripts meet them ------------------------------------------------
def test_import_and_export_as_a_script_calls_them(school: Path, tmp_path: Path) -> None:
    name = table(tmp_path, "Nama,Kota\nPT Satu,Berau\n")
    result = run_process("import", "partners", name, "--json", env={"LANG": "C", "LC_ALL": "C"})
    assert result.code == 0
    assert json.loads(result.out.splitlines()[0])["verdict"] == "new"
    told = run_process("export", "partners", env={"LANG": "C", "LC_ALL": "C"})
    assert "PT Satu" in told.out


def test_every_word_of_help_in_both_languages(school: Path, run: Run) -> None:
    for verb in ("import", "export"):
        told = {language: run("--lang", language, verb, "--help") for language in ("id", "en")}
        assert {result.code for result in told.values()} == {0}
        assert told["id"].out != told["en"].out
        for result in told.values():
            assert "cli." not in result.out and "%(" not in result.out


def test_a_pending_row_is_shown_with_its_question(school: Path, run: Run) -> None:
    run("import", "activities", PAPER[2])
    told = run("show", "pending", "1").out
    assert "Agustus 2023" in told and "bukan tanggal yang dapat dibaca" in told
    assert factories.values_of("pending", 1)["message"] == "date.unreadable"
    for words in (("show", "pending", "1", "--json"), ("list", "pending", "--json")):
        assert "bukan tanggal yang dapat dibaca" in run(*words).objects[0]["message"]
