"""The texts of documents at the keyboard: changed, checked, previewed, copied, brought back."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.services import changes, templates
from mitra_tui.widgets.text_area import LongText
from tests import factories
from tests.screens.desk import LARGE, Desk, at_desk

HOSTILE = "CV [Mitra] [/]"


async def to_texts(desk: Desk) -> None:
    await desk.sees("Profil")
    await desk.press("g")
    await desk.choose("Naskah & surat")
    await desk.sees("0 teks sendiri atau diubah")


def area(desk: Desk) -> LongText:
    return desk.app.screen.query_one(LongText)


async def open_mou(desk: Desk) -> None:
    await to_texts(desk)
    await desk.press("enter")
    await desk.sees("Nota Kesepahaman (MoU) · baris 1, kolom 1", "{blok.kop}")


async def go_to(desk: Desk, line: int) -> None:
    """To the end of a line of the text, by the arrows: long lines are wrapped."""
    while area(desk).place[0] != line:
        await desk.press("down" if area(desk).place[0] < line else "up")
    await desk.press("end")


async def test_all_shipped_texts_are_listed(school: Path) -> None:
    async with at_desk("school") as desk:
        await to_texts(desk)
        assert desk.listed[:2] == ["Nota Kesepahaman (MoU)", "Perjanjian Kerja Sama (PKS)"]
        assert len(desk.listed) == 11
        assert desk.text.count("bawaan") == 12
        await desk.press("d", "h")
        assert templates.every()[0].id is None, "nothing to go back to"


async def test_a_text_is_changed_undone_and_brought_back(school: Path) -> None:
    shipped = templates.values_of("mou")["text"]
    async with at_desk("school") as desk:
        await open_mou(desk)
        await go_to(desk, 3)
        await desk.type(" BARU")
        await desk.press("ctrl+s")
        await desk.sees("Tersimpan: mou · u urungkan", "1 teks sendiri atau diubah")
        assert "diubah" in desk.cursor_line
        assert "= NOTA KESEPAHAMAN BARU\n" in templates.values_of("mou")["text"]
        await desk.press("u")
        await desk.sees("0 teks sendiri")
        assert templates.values_of("mou")["text"] == shipped
        await desk.press("ctrl+y")
        await desk.sees("1 teks sendiri")
        await desk.press("d")
        await desk.sees("Teks bawaan kembali: Nota Kesepahaman (MoU) · u urungkan")
        assert templates.values_of("mou")["text"] == shipped
        await desk.press("u")
        await desk.sees("1 teks sendiri")


async def test_an_unknown_field_is_told_with_its_line_while_it_is_typed(school: Path) -> None:
    async with at_desk("school") as desk:
        await open_mou(desk)
        await go_to(desk, 4)
        await desk.type(" {mitra.nma}")
        await desk.sees("Baris 4, kolom 10: isian {mitra.nma} tidak dikenal.")
        await go_to(desk, 3)
        await desk.type(" **tebal")
        await desk.sees("huruf tebal yang dimulai", "lagi, ctrl+b)")
        await desk.press("ctrl+b")
        await desk.until(lambda: area(desk).place == (4, 10), "the place of the other one")
        await desk.press("ctrl+b")
        await desk.until(lambda: area(desk).place[0] == 3, "the first again")
        await desk.press("ctrl+s")
        await desk.sees("Baris 3")
        assert templates.every()[0].id is None, "nothing was saved"
        await desk.press("ctrl+r")
        await desk.sees("Baris 3")


async def test_a_field_is_chosen_by_what_it_would_print(school: Path) -> None:
    factories.partner(HOSTILE, city="Samarinda")
    async with at_desk("school", LARGE) as desk:
        await open_mou(desk)
        await go_to(desk, 3)
        await desk.press("ctrl+o")
        await desk.sees("{sekolah.nama}  SMK Negeri 8 Samarinda")
        await desk.type("[mitra]")
        await desk.sees(f"{{mitra.nama}}  {HOSTILE}")
        await desk.press("enter")
        await desk.until(lambda: "= NOTA KESEPAHAMAN{mitra.nama}" in area(desk).text, "the field")


async def test_the_preview_is_filled_from_the_newest_record(school: Path) -> None:
    partner = factories.partner(HOSTILE)
    factories.agreement(partner, "mou", title="Kelas industri [/]", starts_on="2024-01-01")
    async with at_desk("school", LARGE) as desk:
        await open_mou(desk)
        await desk.press("ctrl+r")
        await desk.sees("NOTA KESEPAHAMAN", HOSTILE, "Kelas industri [/]")
        await desk.press("escape", "escape")
        await desk.sees("0 teks sendiri")
        await desk.press("end", "p")
        await desk.sees("PIAGAM", HOSTILE)


async def test_what_was_typed_is_kept_when_one_leaves(school: Path) -> None:
    async with at_desk("school") as desk:
        await open_mou(desk)
        await desk.type("% catatan ")
        await desk.press("escape")
        await desk.sees("0 teks sendiri")
        await desk.press("enter")
        await desk.until(lambda: area(desk).text.startswith("% catatan "), "the draft")
        await desk.press("escape")
        await desk.sees("0 teks sendiri", "Draf disimpan · e melanjutkan · d membuang")
        await desk.press("d")
        await desk.press("enter")
        await desk.until(lambda: area(desk).text.startswith("% Nota"), "the shipped text")


async def test_a_text_that_someone_else_changed_is_not_overwritten(school: Path) -> None:
    async with at_desk("school") as desk:
        await open_mou(desk)
        templates.save_text("mou", "Punya orang lain.")
        await desk.type("% punya saya ")
        await desk.press("ctrl+s")
        await desk.sees("Orang lain sudah mengubah")
        assert templates.values_of("mou")["text"] == "Punya orang lain."


async def test_an_own_text_is_a_copy_and_can_be_removed(school: Path) -> None:
    async with at_desk("school") as desk:
        await to_texts(desk)
        await desk.press("n")
        await desk.sees("Nama teks baru, salinan dari Nota Kesepahaman")
        await desk.type("pks")
        await desk.press("enter")
        await desk.sees("pks adalah nama teks bawaan")
        await desk.press("n")
        await desk.type("MoU [kampus]")
        await desk.press("enter")
        await desk.sees("Tersimpan: MoU [kampus]", "1 teks sendiri")
        assert "sendiri" in desk.cursor_line
        own = templates.values_of("MoU [kampus]")
        assert (own["kind"], own["text"]) == ("mou", templates.values_of("mou")["text"])
        await desk.press("d")
        await desk.sees("Dihapus: MoU [kampus]")
        assert len(templates.every()) == 11
    newest = changes.undoable()
    assert newest is not None
    assert newest.action == "templates.remove"
