"""What a text would print before it is saved: for every kind, with and without records."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.documents.texts import blocks_of, fields_of
from mitra_tui.errors import Conflict, Invalid, NotFound, Stale
from mitra_tui.rows.record import Query
from mitra_tui.rows.template import KINDS
from mitra_tui.services import rendering, template_preview, templates
from tests import factories

HOSTILE = 'CV "A & B" <Jaya> [Mitra] [/]'


def told(kind: str, text: str) -> str:
    return "\n".join(rendering.preview_of(template_preview.document_of(kind, text)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_text_can_be_seen_before_there_is_any_record(
    school: Path, kind: str,
) -> None:
    shown = told(kind, str(templates.values_of(kind)["text"]))
    assert "SMK Negeri 8 Samarinda" in shown
    assert "{" not in shown
    named = dict(template_preview.names_of(kind))
    assert [*named] == [*fields_of(kind), *blocks_of(kind)]
    assert named["sekolah.nama"] == "SMK Negeri 8 Samarinda"
    assert named["mitra.nama"] == "(belum ada datanya)"
    assert named["blok.kop"] == "(bagian utuh, sendirian di barisnya)"


def test_the_newest_agreement_of_the_kind_is_shown(school: Path) -> None:
    partner = factories.partner(HOSTILE)
    factories.agreement(partner, "mou", title="Yang lama", starts_on="2023-01-01")
    factories.agreement(partner, "mou", title="Yang baru", starts_on="2024-01-01")
    factories.agreement(partner, "pks", title="Bukan ini", starts_on="2024-02-01")
    assert told("mou", "{naskah.judul} dengan {mitra.nama}") == f"Yang baru dengan {HOSTILE}"
    assert dict(template_preview.names_of("mou"))["naskah.judul"] == "Yang baru"


def test_a_letter_is_to_the_newest_partner(school: Path) -> None:
    factories.partner("PT Lama")
    factories.partner(HOSTILE)
    assert told("letter_thanks", "Kepada {mitra.nama}") == f"Kepada {HOSTILE}"


def test_without_a_school_there_is_nothing_to_show(database: Path) -> None:
    with pytest.raises(NotFound):
        template_preview.document_of("mou", "{mitra.nama}")


def test_all_that_is_wrong_is_told_with_its_place(school: Path) -> None:
    wrong = templates.wrong_with("mou", "Baik\n{mitra.nma}\n**tebal\n\n{apa}")
    assert [(one.params["line"], one.params["column"]) for one in wrong] == [
        (2, 1), (3, 1), (5, 1)]
    with pytest.raises(Invalid):
        template_preview.document_of("mou", "{apa}")


def test_shipped_texts_are_records_until_somebody_saves_them(school: Path) -> None:
    assert [one.values["name"] for one in templates.unchanged()] == [*KINDS]
    assert [one.values["name"] for one in templates.unchanged(Query(search="nota kesepahaman"))
            ] == ["mou"]
    assert templates.unchanged(Query(hidden=True)) == []
    templates.save_text("mou", "Punya sendiri.", 0)
    assert "mou" not in [one.values["name"] for one in templates.unchanged()]
    with pytest.raises(Stale):
        templates.save_text("mou", "Orang lain.", 0)
    with pytest.raises(KeyError):
        templates.record_of("tidak ada")


def test_a_copy_has_a_name_of_its_own(school: Path) -> None:
    made = templates.copy("pks", "PKS [kampus]")
    assert templates.store.get(made).values["kind"] == "pks"
    with pytest.raises(Conflict):
        templates.copy("pks", "mou")
    with pytest.raises(Conflict):
        templates.copy("pks", "PKS [kampus]")
    with pytest.raises(Invalid):
        templates.copy("pks", "  ")
