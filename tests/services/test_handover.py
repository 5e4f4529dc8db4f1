"""Handing over: all that is open moves at once, what is over stays, one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui import actor
from mitra_tui.errors import Conflict, Invalid, NotFound
from mitra_tui.services import changes, checkup, handover
from mitra_tui.services.reports import file_of
from mitra_tui.services.reports.span import Span
from tests import factories
from tests.command import Run

WAKA, NEXT = "Waka [Humas]", "Kaprog AKL"


@pytest.fixture
def office(school: Path) -> Path:
    """One person's records, open and over, and a spelling that slipped in."""
    partner = factories.partner("PT Terbuka", owner=WAKA)
    factories.partner("PT Berakhir", owner=WAKA, stage="ended")
    factories.activity("Rencana", owner=WAKA, partners=[partner])
    factories.activity("Selesai", owner=WAKA, status="done")
    factories.followup("Telepon", owner="waka [humas]")
    factories.followup("Sudah", owner=WAKA, done_on="2024-05-01")
    factories.followup("Orang lain", owner="Guru BK")
    factories.add("team", name=NEXT)
    factories.add("team", name="Yang pergi", until="2024-01-01")
    return school


def owner_of(what: str, record_id: int) -> str:
    return str(factories.values_of(what, record_id)["owner"])


def test_all_that_is_open_moves_and_what_is_over_stays(office: Path) -> None:
    moved = handover.hand_over(WAKA, NEXT)
    assert (moved.name, dict(moved.counts)) == (
        NEXT, {"partners": 1, "activities": 1, "followups": 1})
    assert [owner_of("partners", one) for one in (1, 2)] == [NEXT, WAKA]
    assert [owner_of("activities", one) for one in (1, 2)] == [NEXT, WAKA]
    assert [owner_of("followups", one) for one in (1, 2, 3)] == [NEXT, WAKA, "Guru BK"]
    assert checkup.check() == []


def test_one_undo_takes_all_of_it_back(office: Path) -> None:
    handover.hand_over(WAKA, NEXT)
    done = changes.undo()
    assert (done.action, done.label) == ("handover", f"{WAKA} → {NEXT}")
    assert owner_of("followups", 1) == "waka [humas]"
    assert handover.open_of(WAKA).total == 3


def test_who_answers_for_what(office: Path) -> None:
    assert [(one.name, one.total) for one in handover.owners()] == [(WAKA, 3), ("Guru BK", 1)]
    assert handover.people() == [WAKA, "Guru BK", NEXT]


def test_a_known_name_is_spelt_as_it_is_known(office: Path) -> None:
    assert handover.hand_over("WAKA  [humas]", "kaprog akl").name == NEXT


def test_what_cannot_be_handed_over_is_said(office: Path) -> None:
    with pytest.raises(NotFound) as nobody:
        handover.hand_over("Entah", NEXT)
    assert WAKA in nobody.value.params["known"]
    with pytest.raises(Conflict):
        handover.hand_over(WAKA, WAKA.upper())
    for name in ("", " \x00", "x" * 101):
        with pytest.raises(Invalid):
            handover.hand_over(WAKA, name)
    assert handover.open_of(WAKA).total == 3


def test_where_nobody_answers_for_anything(school: Path) -> None:
    with pytest.raises(NotFound) as nobody:
        handover.hand_over("A", "B")
    assert nobody.value.key == "handover.nobody_at_all"


# -- the command -----------------------------------------------------------------------
def test_the_command_looks_first_then_moves(office: Path, run: Run) -> None:
    assert [one["owner"] for one in run("handover", "--json").objects] == [WAKA, "Guru BK"]
    assert WAKA in run("handover").out
    looked = run("handover", WAKA, "--dry-run", "--json")
    assert looked.object == {"owner": WAKA, "partners": 1, "activities": 1, "followups": 1}
    assert run("handover", WAKA).code == 2
    moved = run("handover", WAKA, NEXT)
    assert moved.code == 0
    assert NEXT in moved.err
    again = run("handover", WAKA, NEXT)
    assert (again.code, again.out) == (1, "")
    assert run("undo").code == 0
    assert run("handover", WAKA, "--dry-run", "--json").object["partners"] == 1


# -- the memo --------------------------------------------------------------------------
def test_the_memo_tells_whoever_comes_next(office: Path) -> None:
    factories.contact(1, "Bagian HRD", phone="0541-1")
    factories.contact(1, "Yang pindah", active_to="2024-01-01")
    factories.whole_agreement(1)
    factories.agreement(1, title="Lama", signed_on="2019-01-01", starts_on="2019-01-01",
                        ends_on="2020-01-01")
    factories.interaction(1, "Permohonan tempat", kind="letter", answer_by="2024-06-01")
    factories.add("conflicts", partner=1, summary="Siswa tanpa pembimbing", nature="actual",
                  source="duties", severity=2, raised_on="2024-05-01", raised_by="school")
    factories.add("conflicts", partner=1, summary="Rahasia sekali", nature="actual",
                  source="other", severity=2, raised_on="2024-05-02", raised_by="school",
                  confidential=True)
    actor.set_actor("orang lain")
    told = file_of("R13", Span(), "md").decode().replace("\\", "")
    for text in ("Bagian HRD", "0541-1", "PKL Desain Komunikasi Visual", "Siswa tanpa pembimbing",
                 "Telepon", "Rencana", "Permohonan tempat", "Guru BK", "Yang menyerahkan",
                 "Yang menerima"):
        assert text in told
    for text in ("Yang pindah", "Lama", "Rahasia sekali", "Sudah", "Selesai"):
        assert text not in told
    actor.set_actor("")
    assert "Rahasia sekali" not in file_of("R13", Span(), "md").decode(), "a memo is handed on"
    assert file_of("R13", Span(), "pdf").startswith(b"%PDF")
