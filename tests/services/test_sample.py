"""The throw-away copy of the paper's records."""

from __future__ import annotations

import os
from pathlib import Path

from mitra_tui import paths
from mitra_tui.models.opening import is_sample, open_database
from mitra_tui.services import changes, school
from mitra_tui.services.checkup import check
from mitra_tui.services.processes import own_name
from mitra_tui.services.sample import make_copy
from tests.services.imports import names, records


def test_the_copy_has_the_seventeen_activities_and_the_partners_of_the_paper() -> None:
    path = make_copy()
    assert path.parent == paths.private_cache()
    open_database(path, wait=2.0)
    assert is_sample()
    profile = school.get()
    assert profile is not None and profile.values["name"] == "SMK Negeri 8 Samarinda"
    found = records("activities")
    assert len(found) == 17 and len(records("partners")) == 13 and records("pending") == []
    assert {"Indosat Ooredoo", "PT Kaltim Post", "SMK Negeri 3 Balikpapan"} <= set(
        names("partners"))
    assert all(one["kind"] for one in records("partners"))
    assert len(names("programmes")) == 5
    dated = {one["title"][:30]: one["starts_on"] for one in found}
    assert dated["Membangun Kolaborasi Pendidika"] == "2023-08-01"
    assert sum(one["finding"] is not None for one in found) == 13
    assert check() == []
    newest = changes.undoable()
    assert newest is not None


def test_each_copy_is_its_own_and_old_ones_go() -> None:
    first, second = make_copy(), make_copy()
    assert first != second and first.exists()
    machine, number, start = own_name().split(":")
    gone = [first.with_name(f"demo-{name}-abcd1234.db") for name in (
        "999999999", f"{machine}=999999999=1", f"{machine}={number}=1{start}")]
    for one in gone:
        one.write_bytes(b"")
        one.with_name(one.name + "-wal").write_bytes(b"")
    shared = first.with_name("demo-other=1=1-abcd1234.db")
    shared.write_bytes(b"")
    other = first.with_name("mitra.db")
    other.write_bytes(b"")
    make_copy()
    assert first.exists() and second.exists() and other.exists()
    assert shared.exists(), "another machine's, and new"
    left = {one.name for one in first.parent.glob("demo-*")}
    assert not left & {name for one in gone for name in (one.name, one.name + "-wal")}
    os.utime(shared, (0, 0))
    make_copy()
    assert not shared.exists()


def test_nothing_of_the_copy_reaches_the_schools_own_database(database: Path) -> None:
    make_copy()
    open_database(database, wait=2.0)
    assert school.get() is None and records("partners") == []
