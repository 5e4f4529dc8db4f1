"""Whether the records can be typed into Dapodik: lengths, places, programmes, supervisors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mitra_tui import clock
from mitra_tui.rows.dapodik import DUDI, MOU, is_pkl
from mitra_tui.services import readiness
from tests import factories
from tests.conftest import TODAY

READY: dict[str, Any] = {
    "sector": "Perhotelan", "street": "Jalan Mulawarman 171", "village": "Pelabuhan",
    "region_code": "166001", "latitude": -0.5, "longitude": 117.15, "npwp": "01.234.567.8-901.000",
}
SIGNED: dict[str, Any] = {
    "title": "Kerja sama perhotelan", "school_number": "421.5/123/SMKN8/I/2024",
    "cooperation": "Kelas industri", "state": "signed", "starts_on": "2024-01-08",
    "ends_on": "2025-01-07",
}


@pytest.fixture
def ready(school: Path) -> tuple[int, int]:
    """An agreement that lacks nothing: its id and its partner's."""
    hotel = factories.partner("Hotel [Mercure] [/]", **READY)
    programme = factories.programme("Perhotelan")
    return factories.agreement(hotel, programmes=[programme], **SIGNED), hotel


def told() -> list[tuple[str, str]]:
    """(kind of record.field, sentence's key) of all that is lacking."""
    return [(f"{one.what}.{lack.field}", lack.key.removeprefix("readiness."))
            for one in readiness.check() for lack in one.lacks]


def test_records_that_lack_nothing_are_not_listed(ready: tuple[int, int]) -> None:
    assert told() == []


@pytest.mark.parametrize("values,lacking", [
    ({"cooperation": ""}, [("agreements.cooperation", "missing")]),
    ({"school_number": "", "title": "T" * 81},
     [("agreements.school_number", "missing"), ("agreements.title", "too_long")]),
    ({"title": "T" * 80}, []),
    ({"starts_on": "", "ends_on": ""},
     [("agreements.starts_on", "missing"), ("agreements.ends_on", "missing")]),
    ({"title": "PKS tentang PKL"}, [("agreements.supervisor", "no_supervisor")]),
    ({"scope_items": [1, 4]}, [("agreements.supervisor", "no_supervisor")]),
    ({"scope_items": [1, 4], "supervisor": "Pembimbing"}, []),
])
def test_what_an_agreement_lacks(
    ready: tuple[int, int], values: dict[str, Any], lacking: list[tuple[str, str]],
) -> None:
    factories.edit("agreements", ready[0], **values)
    assert told() == lacking


@pytest.mark.parametrize("values,lacking", [
    ({"region_code": "000000"}, [("partners.region_code", "no_region")]),
    ({"region_code": "Smd"}, [("partners.region_code", "no_region")]),
    ({"region_code": ""}, [("partners.region_code", "missing")]),
    ({"latitude": None}, [("partners.latitude", "no_coordinate")]),
    ({"latitude": 0.0, "longitude": 0.0}, []),  # a place like any other
    ({"sector": "S" * 41}, [("partners.sector", "too_long")]),  # mou takes 40, dudi more
    ({"phone": "0" * 21}, [("partners.phone", "too_long")]),
    ({"email": "a" * 61}, [("partners.email", "too_long")]),
    ({"npwp": "0123456789012345"}, [("partners.npwp", "too_long")]),
    ({"street": "", "village": ""},
     [("partners.street", "missing"), ("partners.village", "missing")]),
])
def test_what_a_partner_lacks(
    ready: tuple[int, int], values: dict[str, Any], lacking: list[tuple[str, str]],
) -> None:
    factories.edit("partners", ready[1], **values)
    assert told() == lacking


def test_only_agreements_that_run_are_looked_at(ready: tuple[int, int]) -> None:
    poor = factories.partner("CV Tanpa Alamat")
    for values in (
        {"kind": "mou", "state": "draft"},
        {"kind": "mou", "state": "terminated", "ended_on": "2024-01-01", "ended_reason": "Pindah"},
        {"kind": "none", "state": "signed"}, {"kind": "addendum", "state": "signed"},
        {"kind": "mou", "state": "signed", "ends_on": "2024-05-19"},
    ):
        factories.agreement(poor, **values)
    assert told() == []
    last = factories.agreement(poor, kind="mou", state="signed", ends_on=TODAY.isoformat())
    assert {field for field, _ in told()} >= {"agreements.title", "partners.street"}
    from mitra_tui.services.registry import store_of

    store_of("agreements").remove(last)
    assert told() == []


def test_every_konsentrasi_has_an_agreement_that_is_valid_today(ready: tuple[int, int]) -> None:
    above = factories.programme("Pariwisata")
    factories.edit("programmes", 1, parent=above)
    travel = factories.programme("Usaha Layanan Wisata", parent=above)
    found = readiness.check()
    assert [(one.what, one.name) for one in found] == [("programmes", "Usaha Layanan Wisata")]
    later = factories.agreement(ready[1], programmes=[travel], kind="mou", **{
        **SIGNED, "starts_on": "2024-06-01"})
    assert [one.name for one in readiness.check()] == ["Usaha Layanan Wisata"]
    factories.edit("agreements", later, starts_on=TODAY.isoformat())
    assert told() == []
    clock.set_today(TODAY.replace(year=2025))  # both are over
    assert [one.name for one in readiness.check()] == ["Perhotelan", "Usaha Layanan Wisata"]


def test_the_contact_of_today_must_fit_too(ready: tuple[int, int]) -> None:
    factories.contact(ready[1], "Lama", position="J" * 41, active_to="2023-01-01")
    assert told() == []
    factories.contact(ready[1], "Baru", position="J" * 41)
    assert told() == [("contacts.position", "too_long")]


def test_the_sheets_have_dapodiks_columns_in_their_order(ready: tuple[int, int]) -> None:
    factories.contact(ready[1], "Maya", position="Manajer", phone="0812")
    sheets = readiness.sheets()
    assert sheets["mou"][0] == [*(slot.name for slot in MOU), "jurusan"]
    assert sheets["mou"][0][:5] == ["jenis_kerja_sama", "nomor_mou", "judul_mou",
                                    "tanggal_mulai", "tanggal_selesai"]
    assert sheets["mou"][1] == [
        "Kelas industri", "421.5/123/SMKN8/I/2024", "Kerja sama perhotelan", "2024-01-08",
        "2025-01-07", "Hotel [Mercure] [/]", "012345678901000", "Perhotelan", "", "", "Maya",
        "0812", "Manajer", "Perhotelan"]
    assert sheets["dudi"][0] == [slot.name for slot in DUDI]
    assert sheets["dudi"][1][:3] == ["Hotel [Mercure] [/]", "Perhotelan", "Jalan Mulawarman 171"]
    assert len(sheets["dudi"]) == 2


@pytest.mark.parametrize("title,is_one", [
    ("PKL Akuntansi", True), ("Praktik Kerja Lapangan", True), ("Praktek kerja industri", True),
    ("Prakerin", True), ("Pemagangan guru", False), ("Pembelian kapkl", False),
])
def test_what_is_about_pkl(title: str, is_one: bool) -> None:
    assert is_pkl({"title": title}) is is_one
