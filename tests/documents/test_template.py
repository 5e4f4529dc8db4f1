"""The language of templates: what it prints, and how it complains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mitra_tui.documents.blocks import (
    Article,
    Block,
    Document,
    Facts,
    Listing,
    Paragraph,
    Run,
    Title,
    plain,
)
from mitra_tui.documents.filling import DOTS, DOTTED_LINE, Values, fill, listed
from mitra_tui.documents.template import read
from mitra_tui.documents.text import lines
from mitra_tui.documents.texts import blocks_of, fields_of, nodes_of, shipped
from mitra_tui.errors import Invalid
from mitra_tui.rows.template import KINDS

FIELDS = {"mitra.nama": "PT {x} **y**", "mitra.kota": ""}
BLOCKS = {"daftar.sasaran": lambda level: listed(["Sasaran satu"], level=level)}


def made(text: str) -> tuple[Block, ...]:
    return fill(read(text, FIELDS, BLOCKS), Values(FIELDS, BLOCKS))


def complaints(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(Invalid) as refused:
        read(text, FIELDS, BLOCKS)
    return [(one.key, one.params["line"], one.params["column"]) for one in refused.value.errors]


def test_a_text_becomes_titles_articles_clauses_and_items() -> None:
    blocks = made("""% remark
= PERJANJIAN
= {mitra.nama}

Pada hari ini
bertempat di {mitra.kota}.

# Pasal 7. Maksud
(1) Ayat satu
bersambung.

(2) Ayat dua:
a. huruf a;
b. huruf b.
(9) Ayat tiga.
# PASAL Ruang Lingkup
Kalimat.
1. satu
2. dua
""")
    title, preamble, first, second = blocks
    assert title == Title(("PERJANJIAN", "PT {x} **y**"))
    assert isinstance(preamble, Paragraph)
    assert plain(preamble.text) == f"Pada hari ini bertempat di {DOTS}."
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.number, first.heading) == (1, "Maksud")
    assert (second.number, second.heading) == (2, "Ruang Lingkup")
    told = [(block.style, block.start, block.level, len(block.items))
            for block in first.blocks if isinstance(block, Listing)]
    assert told == [("clause", 1, 0, 2), ("letter", 1, 1, 2), ("clause", 3, 0, 1)]
    assert [type(block) for block in second.blocks] == [Paragraph, Listing]


def test_bold_facts_braces_and_broken_lines() -> None:
    (facts, text, centre) = made(
        ":Nama lengkap: **{mitra.nama}**\n\n{{kurung}} **tebal** biasa\\\nbaris dua\n\n^ tengah")
    assert facts == Facts((("Nama lengkap", (Run("PT {x} **y**", bold=True),)),))
    assert isinstance(text, Paragraph)
    assert plain(text.text) == "{kurung} tebal biasa\nbaris dua"
    assert Run("tebal", bold=True) in text.text
    assert isinstance(centre, Paragraph) and centre.align == "center"


def test_a_part_stands_where_it_is_named_as_deep_as_its_place() -> None:
    (article,) = made("# Sasaran\n(1) Sasaran:\n{daftar.sasaran}")
    assert isinstance(article, Article)
    assert article.blocks[1] == Listing(("Sasaran satu.",), "letter", 1)
    (flat,) = made("# Sasaran\nSasaran:\n{ daftar.sasaran }")
    assert isinstance(flat, Article)
    assert flat.blocks[1] == Listing(("Sasaran satu.",), "letter", 0)


def test_an_article_without_words_is_a_dotted_line() -> None:
    (article,) = made("# Kosong")
    assert isinstance(article, Article)
    assert article.blocks == (Paragraph(DOTTED_LINE),)


@pytest.mark.parametrize("text,expected", [
    ("satu\ndua {mitra.nema}", ("template.unknown_field", 2, 5)),
    ("{daftar.sasarn}", ("template.unknown_field", 1, 1)),
    ("{qwertz}", ("template.no_such_field", 1, 1)),
    ("teks {daftar.sasaran}", ("template.block_in_line", 1, 6)),
    ("a { b", ("template.brace", 1, 3)), ("a } b", ("template.brace", 1, 3)),
    ("{mitra.\nnama}", ("template.brace", 1, 1)),
    ("(1) **tebal\n\nlagi", ("template.bold_open", 1, 5)),
])
def test_what_is_wrong_is_named_with_its_place(
    text: str, expected: tuple[str, int, int],
) -> None:
    assert complaints(text)[0] == expected


def test_all_that_is_wrong_is_told_and_the_nearest_field_proposed() -> None:
    with pytest.raises(Invalid) as refused:
        read("{nama}\n\n{mitra.kotta} dan {mitra.nema}", FIELDS, BLOCKS)
    assert [one.params["near"] for one in refused.value.errors] == [
        "mitra.nama", "mitra.kota", "mitra.nama"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from(
    "{}*#(1)a.-:=^>%\\\n")))
def test_any_text_is_read_or_refused_and_what_is_read_can_be_shown(text: str) -> None:
    try:
        blocks = made(text)
    except Invalid:
        return
    lines(Document(blocks, "x"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_texts_are_sound(kind: str) -> None:
    nodes = nodes_of(kind, shipped(kind))
    used = {part.field for node in nodes for part in node.parts if part.field}
    blocks = [node.name for node in nodes if node.kind == "block"]
    assert used <= set(fields_of(kind))
    assert "blok.kop" in blocks
    assert [name for name in blocks if name.startswith("blok.tanda_tangan")]
    assert set(blocks) <= set(blocks_of(kind))


def test_the_articles_stand_in_the_usual_order() -> None:
    def headings(kind: str) -> list[str]:
        return ["".join(part.text for part in node.parts)
                for node in nodes_of(kind, shipped(kind)) if node.kind == "article"]

    assert headings("mou") == [
        "Maksud dan Tujuan", "Ruang Lingkup", "Pelaksanaan", "Pembiayaan", "Jangka Waktu",
        "Penyelesaian Perselisihan", "Lain-lain", "Penutup"]
    sixteen = [
        "Ketentuan Umum", "Maksud dan Tujuan", "Ruang Lingkup", "Hak dan Kewajiban PIHAK PERTAMA",
        "Hak dan Kewajiban PIHAK KEDUA", "Pelaksanaan dan Narahubung",
        "Sasaran dan Indikator Keberhasilan", "Pembiayaan", "Jangka Waktu",
        "Monitoring, Evaluasi, dan Umpan Balik", "Kerahasiaan dan Pelindungan Data Pribadi",
        "Keadaan Kahar", "Pengakhiran", "Penyelesaian Perselisihan", "Addendum", "Penutup"]
    assert headings("pks") == sixteen
    assert headings("pkl") == sixteen
