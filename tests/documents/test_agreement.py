"""An agreement on paper: what was agreed stands in its article, what is missing is dotted."""

from __future__ import annotations

from typing import Any

import pytest

from mitra_tui.documents.agreement import BLOCKS, FIELDS, agreement_document
from mitra_tui.documents.blocks import Article, Document, Numbers, Signatures, plain
from mitra_tui.documents.common import Source
from mitra_tui.documents.letter import letter_document
from mitra_tui.documents.template import read
from mitra_tui.documents.text import lines
from mitra_tui.documents.texts import nodes_of, shipped
from mitra_tui.documents.xlsx import tables_of
from mitra_tui.i18n import use
from mitra_tui.rows.template import LETTERS
from tests.documents.making import NAME

SCHOOL = {"name": "SMK Negeri 8 Samarinda", "city": "Samarinda", "address": "Jalan Anggrek 1"}
HEAD = {"name": "Nama Kepala", "nip": "1970", "rank": "Pembina", "position": "Kepala Sekolah"}
FULL: dict[str, Any] = {
    "kind": "pks", "title": "Kelas Industri", "school_number": "421.5/1/VIII/2024",
    "partner_number": "05/X", "signed_on": "2024-08-05", "signed_at": "Samarinda",
    "starts_on": "2024-08-05", "ends_on": "2027-08-04", "copies": 2, "stamped": True,
    "objectives": ["Serapan lulusan naik."], "scope_items": [1, 4],
    "duties": [{"side": "school", "text": "Menyiapkan peserta;", "due_on": "2024-12-20"},
               {"side": "partner", "text": "Menyediakan instruktur"}],
    "indicators": [{"text": "Jam guru tamu", "measure": "hours", "unit": "jam", "target": 1250.5,
                    "due_on": "2025-06-30"}],
    "dispute_steps": [{"step": "deliberation", "days": 30}, {"step": "mediation"}],
    "signatories": [{"side": "partner", "name": "Nama Direktur", "position": "Direktur"}],
    "witnesses": [{"side": "school", "name": "Saksi Satu"}],
}


def made(values: dict[str, Any], kind: str = "pks", **more: Any) -> Document:
    source = Source(SCHOOL, {"name": NAME}, **{"principal": HEAD, "agreement": values, **more})
    return agreement_document(source, nodes_of(kind, shipped(kind)))


def article(document: Document, heading: str) -> str:
    """All that an article says."""
    (found,) = [block for block in document.blocks
                if isinstance(block, Article) and block.heading == heading]
    return "\n".join(lines(Document((found,), ""), 200))


def test_what_was_agreed_stands_in_its_article() -> None:
    paper = made(FULL, programmes=("Akuntansi", "Perhotelan"))
    assert "Serapan lulusan naik." in article(paper, "Sasaran dan Indikator Keberhasilan")
    assert "1.250,5 jam" in article(paper, "Sasaran dan Indikator Keberhasilan")
    assert "30 Juni 2025" in article(paper, "Sasaran dan Indikator Keberhasilan")
    assert "praktik kerja lapangan" in article(paper, "Ruang Lingkup")
    first = article(paper, "Hak dan Kewajiban PIHAK PERTAMA")
    assert "a. Menyiapkan peserta (paling lambat 20 Desember 2024)." in first
    assert "Menyediakan instruktur" not in first
    assert "a. Menyediakan instruktur." in article(paper, "Hak dan Kewajiban PIHAK KEDUA")
    assert "30 (tiga puluh) hari kalender; dan" in article(paper, "Penyelesaian Perselisihan")
    term = article(paper, "Jangka Waktu")
    assert "3 (tiga) tahun, terhitung sejak tanggal 5 Agustus 2024 sampai dengan tanggal " in term
    assert "rangkap 2 (dua) asli bermeterai cukup" in article(paper, "Penutup")
    assert "Akuntansi dan Perhotelan" in article(paper, "Ketentuan Umum")


def test_the_head_names_day_place_parties_and_both_numbers() -> None:
    told = " ".join(" ".join(lines(made(FULL))).split())
    assert ("Pada hari ini, Senin tanggal Lima bulan Agustus tahun Dua Ribu Dua Puluh Empat "
            "(05-08-2024), bertempat di Samarinda") in told
    assert f"untuk dan atas nama {NAME}, yang selanjutnya disebut PIHAK KEDUA" in told
    (numbers,) = [block for block in made(FULL).blocks if isinstance(block, Numbers)]
    assert [plain(number) for _, number in numbers.pairs] == ["421.5/1/VIII/2024", "05/X"]


@pytest.mark.parametrize("kind", ["mou", "pks", "pkl", "ia", "addendum"])
def test_an_agreement_of_gaps_only_is_printed_with_all_its_articles(kind: str) -> None:
    paper = agreement_document(Source({}, {}), nodes_of(kind, shipped(kind)))
    count = shipped(kind).count("\n# ")
    assert [block.number for block in paper.blocks if isinstance(block, Article)] == list(
        range(1, count + 1))
    assert "\n".join(lines(paper)).count(".....") > 20
    if kind in ("pks", "pkl"):
        assert count == 16


def test_every_field_and_part_that_may_be_named_is_filled() -> None:
    every = "\n\n".join(f"{{{name}}}" for name in (*FIELDS, *BLOCKS))
    source = Source(SCHOOL, {"name": NAME}, agreement=FULL)
    agreement_document(source, read(every, FIELDS, BLOCKS))


def test_who_signs_is_entered_or_the_head_of_the_school() -> None:
    def signers(document: Document) -> list[tuple[str, str]]:
        (block,) = [one for one in document.blocks if isinstance(one, Signatures)]
        return [(left.name if left else "", right.name if right else "")
                for left, right in block.pairs]

    assert signers(made(FULL)) == [("Nama Kepala", "Nama Direktur")]
    two = [{"side": "school", "name": "Satu", "position": "Kepala"},
           {"side": "school", "name": "Dua", "position": "Waka"}]
    assert signers(made({**FULL, "signatories": two}))[0][0] == "Satu"
    assert signers(made({**FULL, "signatories": two}))[1] == ("Dua", "")
    acting = made(FULL, principal={**HEAD, "acting": True})
    assert "Plt. Kepala Sekolah" in "\n".join(lines(acting))


def test_a_partner_is_called_as_it_was_when_it_signed() -> None:
    paper = made({**FULL, "partner_name": "PT Lama"})
    told = "\n".join(lines(paper))
    assert "PT Lama" in told and NAME not in told


def test_documents_are_indonesian_in_every_language() -> None:
    before = lines(made(FULL))
    use("en")
    assert lines(made(FULL)) == before


def test_an_addendum_says_only_what_changes() -> None:
    def headings(**values: Any) -> list[str]:
        paper = made({"kind": "addendum", **values}, "addendum")
        return [block.heading for block in paper.blocks if isinstance(block, Article)]

    whole = headings()
    assert len(whole) == 7, "as long as nothing was typed it is a form"
    assert headings(scope_items=[4]) == [
        "Dasar", "Sasaran dan Ruang Lingkup", "Masa Berlaku", "Penutup"]
    paper = made({"kind": "addendum", "duties": [{"side": "partner", "text": "Menambah kuota"}]},
                 "addendum")
    told = article(paper, "Kewajiban PARA PIHAK")
    assert "a. Menambah kuota." in told
    assert "PIHAK PERTAMA" not in told and "...." not in told and "(" not in told
    assert any(isinstance(block, Signatures) for block in paper.blocks)


def test_an_addendum_names_what_it_changes() -> None:
    parent = {"title": "Nota Kesepahaman Pendidikan", "school_number": "1/2023",
              "signed_on": "2023-01-02"}
    told = article(made(FULL, "addendum", parent=parent), "Dasar")
    assert "Nota Kesepahaman Pendidikan, nomor 1/2023" in told
    assert "2 Januari 2023" in told


def test_the_indicators_are_a_table() -> None:
    (table,) = tables_of(made(FULL))
    assert table.rows == (("1.", "Jam guru tamu", "Jam kegiatan", "1.250,5 jam", "30 Juni 2025"),)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_without_any_word_said_is_printed(kind: str) -> None:
    paper = letter_document(Source({}, {}), {}, nodes_of(kind, shipped(kind)), title="Surat")
    assert "....." in "\n".join(lines(paper))
