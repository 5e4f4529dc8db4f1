"""Lists of agreements as offices keep them: numbers, days, a length instead of an end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui.services import changes
from mitra_tui.services.importing import Choice, Verdict, apply, decide
from tests import factories
from tests.services.imports import everything, imported, planned, records, verdicts

HEADS = "No;Nama DUDI;No. MoU;Judul;Tanggal Mulai;Masa Berlaku;Status"


def one(row: str, heads: str = HEADS) -> dict[str, Any]:
    """The agreement that a table of one row makes."""
    made = planned("agreements", f"{heads}\n{row}")
    assert verdicts(made) == ["new"], (made.rows[0].field, made.rows[0].message)
    apply(made)
    return records("agreements")[-1]


def test_a_list_of_numbers_and_days_comes_in_and_one_undo_takes_it_back(school: Path) -> None:
    factories.partner("PT Kaltim Post")
    before = everything()
    told = imported("agreements", "\n".join((
        HEADS, "1;Kaltim Post;421.5/7/SMKN8;Kelas industri;5 Agustus 2023;3 tahun;Aktif",
        "2;CV [Baru] [/];421.5/8/SMKN8;;05/08/2023;2 (dua) tahun;Kadaluarsa")))
    assert (told.counts[Verdict.NEW], dict(told.added)) == (2, {"partners": 1})
    found = records("agreements")
    assert [(got["partner_name"], got["school_number"], got["starts_on"], got["ends_on"],
             got["state"], got["status"]) for got in found] == [
        ("PT Kaltim Post", "421.5/7/SMKN8", "2023-08-05", "2026-08-04", "signed", "active"),
        ("CV [Baru] [/]", "421.5/8/SMKN8", "2023-08-05", "2025-08-04", "signed", "active")]
    changes.undo()
    assert everything() == before


def test_the_same_list_changes_nothing_the_second_time(school: Path) -> None:
    table = "\n".join((
        HEADS, "1;PT A;1/A;Judul;5 Agustus 2023;3 tahun;Aktif", "2;PT A;;Lain;;;",
        "3;PT A;;;1 Mei 2024;1 tahun;", "4;PT A;2/A;;5 Agustus 2023;3;Berakhir"))
    assert imported("agreements", table).counts[Verdict.NEW] == 4
    again = planned("agreements", table)
    assert verdicts(again) == ["same"] * 4
    assert apply(again).change is None


def test_a_number_known_before_tells_the_agreement_and_what_differs(school: Path) -> None:
    imported("agreements", f"{HEADS}\n1;PT A;1/A;Judul;5 Agustus 2023;3 tahun;Aktif")
    other = planned("agreements", f"{HEADS}\n1;PT A;1 / a;Judul;5 Agustus 2023;4 tahun;Aktif")
    assert (verdicts(other), other.rows[0].field) == (["duplicate"], "ends_on")
    assert verdicts(planned("agreements", f"{HEADS}\n1;PT A;2/A;Judul;5 Agustus 2023;3 th;")) == [
        "new"]
    assert verdicts(planned("agreements", f"{HEADS}\n1;PT B;1/A;Judul;5 Agustus 2023;3 th;")) == [
        "new"]


def test_a_number_is_added_to_the_agreement_of_the_same_days(school: Path) -> None:
    imported("agreements", f"{HEADS}\n1;PT A;;;5 Agustus 2023;3 tahun;")
    made = planned("agreements", f"{HEADS}\n1;PT A;7/A;;5 Agustus 2023;3 tahun;")
    assert (verdicts(made), list(made.rows[0].changes)) == (["update"], ["school_number"])


@pytest.mark.parametrize("heads,row,kind", [
    ("Mitra;Judul", "PT A;Perjanjian Kerja Sama PKL", "pks"),
    ("Mitra;No. PKS", "PT A;1/2024", "pks"),
    ("Mitra;Nomor Surat", "PT A;05/MOU.PL29/II/2018", "mou"), ("Mitra;Judul", "PT A;Kelas", "mou"),
    ("Mitra;Nomor Surat", "PT A;1/PKS/2024", "pks"),
    ("Mitra;Judul", "PT A;Addendum I", "addendum"),
    ("Mitra;Jenis Dokumen;No. MoU", "PT A;Perjanjian Kerja Sama;1/2024", "pks"),
    ("Mitra;Jenis Dokumen", "PT A;Nota Kesepahaman (MoU)", "mou"),
])
def test_the_kind_is_told_by_what_there_is(school: Path, heads: str, row: str, kind: str) -> None:
    assert one(row, heads)["kind"] == kind


@pytest.mark.parametrize("row,state", [
    ("1;PT A;1/A;;;;", "signed"), ("1;PT A;;;1 Mei 2024;;", "signed"),
    ("1;PT A;;Rencana;;;", "draft"),
    ("1;PT A;1/A;;;;Dalam proses", "draft"), ("1;PT A;1/A;;;;Menunggu ttd", "sent"),
    ("1;PT A;1/A;;;;Masih berlaku", "signed"), ("1;PT A;1/A;;;;Dibatalkan", "terminated"),
])
def test_the_state_follows_from_the_word_or_from_what_is_listed(
    school: Path, row: str, state: str,
) -> None:
    got = one(row)
    assert got["state"] == state
    assert got["ended_reason"] == ("Dibatalkan" if state == "terminated" else None)


@pytest.mark.parametrize("heads,cells,term", [
    ("Mulai;Berakhir", "1 Mei 2024;30/04/2025", ("2024-05-01", "2025-04-30")),
    ("Masa Berlaku", "1 Mei 2024 s.d. 30 April 2025", ("2024-05-01", "2025-04-30")),
    ("Mulai;Sampai", "1 Mei 2024;s.d. 30 April 2025", ("2024-05-01", "2025-04-30")),
    ("Tanggal MoU;Jangka Waktu", "1 Mei 2024;1 tahun", ("2024-05-01", "2025-04-30")),
    ("Mulai;Jangka Waktu", "29 Februari 2024;1 tahun", ("2024-02-29", "2025-02-28")),
    ("Mulai;Durasi", "1 Mei 2024;16 minggu", ("2024-05-01", "2024-08-20")),
    ("Mulai;Berakhir", "1 Mei 2024;-", ("2024-05-01", None)),
])
def test_a_term_is_read_as_it_is_written(
    school: Path, heads: str, cells: str, term: tuple[str, str],
) -> None:
    got = one(f"PT A;{cells}", f"Mitra;{heads}")
    assert (got["starts_on"], got["ends_on"]) == term


@pytest.mark.parametrize("row,field,suggestion", [
    ("PT A;31/02/2024;1 tahun", "starts_on", ""), ("PT A;;1 tahun", "ends_on", ""),
    ("PT A;Agustus 2023;Juli 2026", "starts_on", "2023-08-01"),
    ("PT A;1 Mei 2024;Juli 2026", "ends_on", "2026-07-31"),
    ("PT A;1 Mei 2024;2026", "ends_on", "2026-12-31"),
    ("PT A;1 Mei 2024;30/04/2024", "ends_on", ""), ("PT A;1 Mei 2024;kapan-kapan", "ends_on", ""),
])
def test_days_that_nobody_knows_wait_and_are_never_invented(
    school: Path, row: str, field: str, suggestion: str,
) -> None:
    made = planned("agreements", f"Mitra;Mulai;Jangka Waktu\n{row}")
    got = made.rows[0]
    assert (verdicts(made), got.field, got.suggestion) == (["undecided"], field, suggestion)
    assert apply(made).counts[Verdict.UNDECIDED] == 1
    assert records("agreements") == [] and len(records("pending")) == 1


def test_a_month_that_is_accepted_takes_the_length_along(school: Path) -> None:
    made = planned("agreements", "Mitra;Mulai;Jangka Waktu\nPT A;Agustus 2023;3 tahun")
    decide(made, 0, Choice.ACCEPT)
    assert verdicts(made) == ["new"]
    apply(made)
    (got,) = records("agreements")
    assert (got["starts_on"], got["ends_on"]) == ("2023-08-01", "2026-07-31")
