"""What became of a record's fields and lists, in words."""

from __future__ import annotations

from pathlib import Path

from mitra_tui import i18n
from mitra_tui.services import changes
from mitra_tui.services.history import history_of, history_values
from mitra_tui.services.partners import merge
from mitra_tui.services.registry import store_of
from tests import factories


def newest(what: str, one: int) -> list[str]:
    return history_of(what, one)[0][1]


def test_tells_labels_names_and_days_instead_of_codes_and_numbers(with_partners: Path) -> None:
    one = factories.activity("Kunjungan", starts_on="2024-05-01", partners=[1])
    factories.edit("activities", one, starts_on="2024-05-03", ends_on="2024-05-03",
                   status="done", partners=[2], finding="Baris satu\nBaris dua",
                   sessions=[{"on_date": "2024-05-03", "hours": 2, "guest": "[b]Rina[/b]"}])
    assert newest("activities", one) == [
        "Mulai: 1 Mei 2024 → 3 Mei 2024",
        "Selesai: 1 Mei 2024 → 3 Mei 2024",
        "Status: Rencana → Selesai",
        "Temuan utama: – → Baris satu / Baris dua",
        "Mitra: − PT Indosat Ooredoo Hutchison",
        "Mitra: + SMK Negeri 3 Balikpapan",
        "Pertemuan: + 3 Mei 2024 · 2 · [b]Rina[/b]",
    ]


def test_a_reference_is_told_by_its_name(with_partners: Path) -> None:
    one = factories.contact(1, "Adi")
    factories.edit("contacts", one, partner=2)
    assert newest("contacts", one) == [
        "Mitra: PT Indosat Ooredoo Hutchison → SMK Negeri 3 Balikpapan"]


def test_only_what_really_changed_of_a_list_is_told(with_partners: Path) -> None:
    factories.edit("partners", 1, aliases=["Indosat", "ISAT", "IOH"])
    factories.edit("partners", 1, aliases=["Indosat", "Ooredoo", "IOH"])
    assert newest("partners", 1) == ["Nama lain: − ISAT", "Nama lain: + Ooredoo"]


def test_undone_changes_stay_and_are_marked(with_partners: Path) -> None:
    factories.edit("partners", 1, kind="business", city="")
    undone = changes.undo()
    told = {change.id: (change.undone_by, lines) for change, lines in history_of("partners", 1)}
    assert told[undone.id] == (max(told), [
        "Kota: Samarinda → –"])  # the two kinds are one to people
    i18n.use("en")
    assert history_of("partners", 1)[0][1][0] == "City: – → Samarinda"


def test_as_values_it_has_the_names_and_the_nulls_of_json(with_activities: Path) -> None:
    one = factories.contact(1, "Adi", phone="0812")
    factories.edit("contacts", one, partner=2, phone="")
    task = factories.followup(subject="partners/1")
    factories.edit("followups", task, subject=f"contacts/{one}")
    store_of("followups").remove(task)
    edited, added = history_values("contacts", one)
    assert edited.fields == {"partner": (1, 2), "phone": ("0812", None)}
    assert added.fields == {"partner": (None, 1), "name": (None, "Adi"), "phone": (None, "0812")}
    removed, moved, _ = history_values("followups", task)
    assert removed.fields == {"hidden": (False, True)}
    assert moved.fields == {"subject": ("partners/1", f"contacts/{one}")}


def test_as_values_lists_are_told_whole_whoever_changed_them(with_partners: Path) -> None:
    session = {"on_date": "2024-05-03", "hours": 2.0, "guest": None}
    one = factories.activity("Kunjungan", partners=[6, 2], evidence=["a", "b"])
    factories.edit("activities", one, evidence=["b"], sessions=[session])
    merge(1, [6])
    told = [change.fields for change in history_values("activities", one)]
    assert told[0] == {"partners": ([6, 2], [1, 2])}
    assert told[1] == {"evidence": (["a", "b"], ["b"]), "sessions": ([], [session])}
    assert told[2]["partners"] == ([], [6, 2])
    changes.undo()
    changes.undo()
    newest = history_values("activities", one)[0]
    assert newest.fields == {"evidence": (["b"], ["a", "b"]), "sessions": ([session], [])}
    (only,) = history_values("activities", one, limit=1)
    assert only == newest


def test_the_school_has_a_history_too(school: Path) -> None:
    ((change, lines),) = history_of("school", 1)
    assert (change.action, lines) == ("school.add", [
        f"Nama sekolah: – → {factories.SCHOOL_NAME}"])
