"""A list of benefits as an office keeps it, read by the common preview."""

from __future__ import annotations

from pathlib import Path

from tests import factories
from tests.command import Run

TABLE = """No;Nama Mitra;Penerima;Jenis Manfaat;Jumlah;Satuan;Tanggal;Kegiatan;Bukti
1;PT A;Sekolah;Sumber daya;10;modem;5 Maret 2024;;BAST 12
2;CV [Mitra] [/];pihak sekolah;kompetensi guru;12,5;JP;12/06/2024;Pelatihan;foto
;PT A;Industri;Kontribusi pada pendidikan;30;siswa;;;
4;PT A;Sekolah;Peralatan;2;unit;Mei 2024;;
5;PT A;Sekolah;Entah;1;;;;
"""


def test_headings_and_words_of_an_office_are_understood(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    partner = factories.partner("PT A")
    factories.activity("Pelatihan", starts_on="2024-06-12", partners=[partner])
    source = tmp_path / "manfaat.csv"
    source.write_text(TABLE, "utf-8")
    told = run("import", "benefits", str(source), "--json").objects
    assert [one["verdict"] for one in told[:-1]] == ["new", "new", "new", "undecided", "undecided"]
    found = {one["kind"]: one for one in run("list", "benefits", "--json").objects}
    assert found["resources"] | {"id": 0} == found["resources"] | {
        "id": 0, "side": "school", "quantity": 10, "unit": "modem", "on_date": "2024-03-05",
        "evidence": "BAST 12"}
    assert (found["teacher_competence"]["quantity"], found["teacher_competence"]["activity"]) == (
        12.5, 1)
    assert found["contribution"]["side"] == "partner"
    waiting = run("list", "pending", "--json").objects
    assert [one["title"] for one in waiting] == [
        "PT A · Sekolah · Peralatan", "PT A"]
    assert "Kompetensi guru · CV [Mitra] [/]" in run(
        "import", "benefits", str(source), "--dry-run", "--on-duplicate", "add").out
