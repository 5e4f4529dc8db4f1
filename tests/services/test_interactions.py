"""Interactions: letters whose answers are awaited, and what an office's table brings in."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.errors import Invalid, Usage
from mitra_tui.exchange.tables import read_text
from mitra_tui.rows.record import Query
from mitra_tui.services import changes, interactions, partners
from mitra_tui.services.agenda import agenda
from mitra_tui.services.importing import apply, plan
from mitra_tui.services.listing import Listing
from mitra_tui.services.values import filter_values
from tests import factories
from tests.command import Run


def found(**filters: str) -> list[int]:
    query = Query(filters=tuple(filters.items()))
    return sorted(Listing(interactions.store, query).all_ids())


@pytest.fixture
def letters(with_partners: Path) -> dict[str, int]:
    """Today is 20 May: one letter is late, one is waited for, one answered, one asks nothing."""
    return {
        "late": factories.interaction(1, "Permohonan PKL", kind="letter", answer_by="2024-05-19"),
        "waiting": factories.interaction(1, "Undangan", kind="letter", answer_by="2024-05-20"),
        "answered": factories.interaction(2, "Izin kunjungan", kind="letter",
                                          answer_by="2024-05-10", answered_on="2024-05-09"),
        "none": factories.interaction(2, "Surat edaran", kind="letter"),
    }


def test_a_list_knows_which_answers_are_late_awaited_and_given(letters: dict[str, int]) -> None:
    for state in ("late", "waiting", "answered"):
        assert found(awaits=state) == [letters[state]]
    assert found(awaits="late,waiting") == [letters["late"], letters["waiting"]]
    assert found(awaits="") == [letters["none"]]
    assert filter_values("interactions", "awaits") == [("late", 1), ("waiting", 1),
                                                       ("answered", 1)]
    with pytest.raises(Usage, match="no_such_value"):
        found(awaits="nanti")


def test_answering_is_one_change_and_leaves_alone_what_asks_for_nothing(
    letters: dict[str, int],
) -> None:
    call = factories.interaction(1, "Telepon")
    assert interactions.answer([*letters.values(), call]) == 3
    states = {name: factories.values_of("interactions", one)["answered_on"]
              for name, one in letters.items()}
    assert states == {"late": "2024-05-20", "waiting": "2024-05-20", "none": "2024-05-20",
                      "answered": "2024-05-09"}
    assert factories.values_of("interactions", call)["answered_on"] is None
    changes.undo()
    assert found(awaits="late") == [letters["late"]]


@pytest.mark.parametrize("field", ["answer_by", "answered_on"])
def test_no_letter_is_answered_before_it_was_written(with_partners: Path, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        factories.interaction(1, on_date="2024-05-02", **{field: "2024-05-01"})
    assert [(one.field, one.key) for one in refused.value.errors] == [
        (field, "check.answer_before")]


def test_an_offices_letter_book_comes_in_by_its_own_headings(with_partners: Path) -> None:
    book = (
        "Tanggal\tNama Mitra\tJenis Komunikasi\tArah\tNomor Surat\tPerihal\t"
        "Jawaban Paling Lambat\tPeserta\tHasil\n"
        "2 Mei 2024\tHotel Mercure Samarinda\tSurat\tMasuk\t12/HM/V/2024\tPermintaan data\t"
        "31 Mei 2024\tManajer; waka humas\tDibahas Jumat\n"
        "3/5/2024\tPT Baru Sekali\tRapat koordinasi\tKeluar\t\tRencana PKL\t\t\t\n")
    result = plan("interactions", read_text(book, "buku.tsv", what="interactions"))
    apply(result)
    first, second = (interactions.store.get(one).values for one in (1, 2))
    assert (first["partner"], first["kind"], first["direction"], first["number"],
            first["subject"], first["answer_by"], first["people"], first["notes"]) == (
        4, "letter", "in", "12/HM/V/2024", "Permintaan data", "2024-05-31",
        "Manajer; waka humas", "Dibahas Jumat")
    assert (second["kind"], second["on_date"], second["direction"]) == (
        "coordination", "2024-05-03", "out")
    assert factories.values_of("partners", second["partner"])["name"] == "PT Baru Sekali"


def test_the_command_line_lists_and_answers_letters(letters: dict[str, int], run: Run) -> None:
    rows = run("list", "interactions", "--filter", "awaits=late", "--json").objects
    assert [(row["id"], row["answer_by"]) for row in rows] == [(letters["late"], "2024-05-19")]
    assert run("edit", "interactions", str(letters["late"]), "answered_on=20/5/2024").code == 0
    assert run("list", "interactions", "--filter", "awaits=late", "--json").objects == []


def test_an_answer_is_on_the_agenda_until_it_came(letters: dict[str, int]) -> None:
    shown = [(item.id, item.group, item.text) for item in agenda().items if item.kind == "letter"]
    assert shown == [
        (letters["late"], "late",
         "Menunggu jawaban: Permohonan PKL · PT Indosat Ooredoo Hutchison"),
        (letters["waiting"], "today", "Menunggu jawaban: Undangan · PT Indosat Ooredoo Hutchison")]
    interactions.answer([letters["late"], letters["waiting"]])
    assert not [item for item in agenda().items if item.kind == "letter"]


def test_an_answer_far_ahead_or_long_past_is_not_on_the_agenda(with_partners: Path) -> None:
    factories.interaction(1, kind="letter", answer_by="2024-06-10")
    factories.interaction(1, kind="letter", on_date="2023-01-01", answer_by="2023-02-01")
    ours = factories.interaction(1, "Permintaan", kind="letter", direction="in",
                                 answer_by="2024-05-27")
    assert [(item.id, item.text.split(" · ")[0]) for item in agenda().items
            if item.kind == "letter"] == [(ours, "Jawab: Permintaan")]
    assert len([item for item in agenda(days=60).items if item.kind == "letter"]) == 2


def test_a_partner_that_was_merged_or_removed_meanwhile_is_told(with_partners: Path) -> None:
    old = factories.interaction(3)
    partners.merge(2, [3])
    with pytest.raises(Invalid) as refused:
        factories.interaction(3)
    (error,) = refused.value.errors
    assert (error.field, error.key, error.params["into"]) == (
        "partner", "check.partner_merged", "SMK Negeri 3 Balikpapan")
    factories.edit("interactions", old, subject="Tetap dapat diubah")
    partners.store.remove(4)
    with pytest.raises(Invalid, match="invalid"):
        factories.interaction(4)
