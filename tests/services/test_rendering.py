"""Agreements into files: what is missing or broken is told, and nothing is half written."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.documents.blocks import Document
from mitra_tui.errors import BadFile, Conflict, Invalid, MitraError
from mitra_tui.i18n import field_message, message, use
from mitra_tui.rows.template import KINDS
from mitra_tui.services import rendering, school, templates
from mitra_tui.services.letterhead import letterhead
from tests import factories
from tests.command import Run
from tests.documents.making import picture
from tests.documents.paper import bare, docx_paragraphs, pdf_pages

ODD = 'CV "A & B" <Jaya> [Mitra] [/]'


@pytest.fixture
def agreement(school: Path) -> int:
    return factories.whole_agreement(factories.partner(ODD, city="Balikpapan"))


@pytest.fixture
def empty(school: Path) -> int:
    """An agreement of which nothing is known but with whom."""
    return factories.agreement(factories.partner("PT Kosong"))


def logo(tmp_path: Path, data: bytes) -> Path:
    """Give the school a logo; the file that is kept of it."""
    given = tmp_path / "logo.png"
    given.write_bytes(data)
    own = school.get()
    assert own is not None
    school.save({**own.values, "logo": str(given)})
    kept = school.logo_path()
    assert kept is not None
    return kept


# -- the logo ------------------------------------------------------------------------
def test_a_logo_is_printed(agreement: int, tmp_path: Path) -> None:
    plain = rendering.render(agreement, "pdf", tmp_path / "a.pdf").stat().st_size
    logo(tmp_path, picture(size=(300, 300)))
    target = rendering.render(agreement, "pdf", tmp_path / "b.pdf")
    assert b"/Subtype /Image" in target.read_bytes() and target.stat().st_size > plain


@pytest.mark.parametrize("spoil", [
    lambda kept: kept.write_bytes(b"\x89PNG\r\n\x1a\nnothing"), lambda kept: kept.unlink(),
    lambda kept: kept.write_bytes(b"")])
@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_a_logo_that_is_broken_or_lost_is_left_out_and_told(
    agreement: int, tmp_path: Path, spoil: Callable[[Path], Any], kind: str,
) -> None:
    kept = logo(tmp_path, picture())
    kept.chmod(0o600)
    spoil(kept)
    told: list[str] = []
    target = rendering.render(agreement, kind, tmp_path / f"a.{kind}", tell=told.append)
    assert target.stat().st_size > 1000
    assert len(told) == 1 and "logo.png" in told[0]


# -- where it is written ---------------------------------------------------------------
def left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("code,kind", [
    (errno.EACCES, BadFile), (errno.EROFS, BadFile), (errno.ENOSPC, Conflict)])
@pytest.mark.parametrize("boundary", ["open", "fsync"])
def test_a_folder_that_is_read_only_or_full_gets_nothing(
    agreement: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int,
    kind: type[MitraError], boundary: str,
) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()
    real = getattr(os, boundary)

    def refuse(*args: Any, **options: Any) -> Any:
        if boundary == "fsync" or str(folder) in str(args[0]):
            raise OSError(code, os.strerror(code))
        return real(*args, **options)

    monkeypatch.setattr(os, boundary, refuse)
    with pytest.raises(MitraError) as refused:
        rendering.render(agreement, "pdf", folder / "a.pdf")
    monkeypatch.undo()
    assert isinstance(refused.value, kind) and message(refused.value)
    assert left(folder) == []


def test_a_file_in_the_place_of_the_folder_is_refused(agreement: int, tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("a file", "utf-8")
    with pytest.raises(MitraError):
        rendering.render_free(agreement, "pdf", tmp_path / "hasil")


def test_what_is_there_is_never_written_over(agreement: int, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("penting", "utf-8")
    for kind in ("pdf", "docx", "html", "md", "txt"):
        with pytest.raises(Conflict):
            rendering.render(agreement, kind, target)
    assert target.read_text("utf-8") == "penting"
    first = rendering.render_free(agreement, "md", tmp_path)
    assert rendering.render_free(agreement, "md", tmp_path).name == f"{first.stem}-2.md"


@pytest.mark.parametrize("title,stem", [
    ("../../x", "x"), ("a\0b/../c", "a-b-c"), ("CON", "dokumen-con"), ("lpt1", "dokumen-lpt1"),
    ("...", "dokumen"), ("C:\\Windows\\x", "c-windows-x"), ("~", "dokumen"),
    ("x" * 300, "x" * 80)])
def test_no_path_hides_in_the_name_of_a_document(title: str, stem: str) -> None:
    assert rendering.file_stem(Document((), title)) == stem


def test_a_name_with_path_tricks_stays_in_its_folder(school: Path, tmp_path: Path) -> None:
    one = factories.agreement(factories.partner("../../lari"), title="../../../keluar")
    folder = tmp_path / "hasil"
    folder.mkdir()
    made = rendering.render_free(one, "md", folder)
    assert made.parent == folder and left(folder) == [made.name]


# -- templates ---------------------------------------------------------------------------
def test_a_template_with_an_unknown_field_is_refused_with_its_place(school: Path) -> None:
    with pytest.raises(Invalid) as refused:
        templates.save_text("pks", "Baris satu\n\nNama: {mitra.nma} dan {{ini}}")
    (error,) = refused.value.errors
    said = field_message(error)
    assert (error.params["line"], error.params["column"]) == (3, 7)
    assert all(word in said for word in ("3", "mitra.nma", "mitra.nama")), said


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_text_comes_back(school: Path, kind: str) -> None:
    before = templates.values_of(kind)["text"]
    templates.save_text(kind, "Hanya {mitra.nama}.")
    assert templates.values_of(kind)["text"] == "Hanya {mitra.nama}."
    assert [line.changed for line in templates.every() if line.name == kind] == [True]
    templates.restore_default(kind)
    assert templates.values_of(kind)["text"] == before
    assert [line.changed for line in templates.every() if line.name == kind] == [False]


def test_an_edited_template_is_printed(agreement: int, run: Run, tmp_path: Path) -> None:
    templates.save_text("pks", "{blok.kop}\n\nHanya **{mitra.nama}** saja.")
    target = tmp_path / "a.docx"
    assert run("agreement", "render", str(agreement), "--to", str(target)).code == 0
    assert f"Hanya {ODD} saja." in docx_paragraphs(target.read_bytes())


# -- what it says ---------------------------------------------------------------------------
def without_foot(pages: list[str]) -> str:
    return bare("".join(re.sub(r"Halaman \d+ dari \d+\s*$", "", page) for page in pages))


def printed(one: int, kind: str, tmp_path: Path) -> bytes:
    return rendering.render(one, kind, tmp_path / f"naskah.{kind}").read_bytes()


@pytest.mark.parametrize("text", ["mou", "pks", "pkl", "ia", "addendum"])
def test_pdf_and_docx_say_the_same_of_every_agreement(
    agreement: int, tmp_path: Path, text: str,
) -> None:
    templates.save_text("pks", str(templates.values_of(text)["text"]))
    told = without_foot(pdf_pages(printed(agreement, "pdf", tmp_path)))
    assert told == bare("".join(docx_paragraphs(printed(agreement, "docx", tmp_path))))
    assert bare(ODD) in told


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md", "txt"])
def test_a_name_of_signs_survives_in_every_format(
    agreement: int, tmp_path: Path, kind: str,
) -> None:
    import html

    data = printed(agreement, kind, tmp_path)
    if kind == "pdf":
        told = "".join(pdf_pages(data))
    elif kind == "docx":
        told = "".join(docx_paragraphs(data))
    else:
        told = data.decode()
        told = html.unescape(re.sub(r"<[^>]*>", "", told)) if kind == "html" else told
        told = re.sub(r"\\(.)", r"\1", told) if kind == "md" else told
    assert bare(ODD) in bare(told)


def test_an_empty_agreement_has_sixteen_articles_dots_and_a_place_to_sign(
    empty: int, tmp_path: Path,
) -> None:
    pages = pdf_pages(printed(empty, "pdf", tmp_path))
    whole = "\n".join(pages)
    assert re.findall(r"PASAL (\d+)", whole) == [str(n) for n in range(1, 17)]
    assert whole.count("." * 20) > 20
    (last,) = [page for page in pages if "PIHAK PERTAMA\nSMK Negeri 8" in page]
    assert "Saksi-saksi" in last and "PENUTUP" in last


def test_the_letterhead_of_an_agreement_is_indonesian_in_every_language(
    agreement: int, tmp_path: Path,
) -> None:
    own = school.get()
    assert own is not None
    school.save({**own.values, "phone": "0541-1"})
    use("en")
    assert "Telepon 0541-1" in "".join(docx_paragraphs(printed(agreement, "docx", tmp_path)))


def test_a_letterhead_breaks_between_its_parts(agreement: int) -> None:
    own = school.get()
    assert own is not None
    school.save({**own.values, "phone": "0541-735281", "email": "surat@sekolah.contoh.sch.id",
                 "website": "https://sekolah.contoh.sch.id", "npsn": "30401234"})
    head = letterhead()
    assert head is not None
    assert head.below[-2:] == ("Telepon 0541-735281 · surat@sekolah.contoh.sch.id",
                               "https://sekolah.contoh.sch.id · NPSN 30401234")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_another_program_reads_the_same_out_of_the_pdf(agreement: int, tmp_path: Path) -> None:
    printed(agreement, "pdf", tmp_path)
    told = subprocess.run(["pdftotext", "-layout", tmp_path / "naskah.pdf", "-"],
                          capture_output=True, check=True).stdout.decode()
    assert bare(ODD) in bare(told) and bare("PASAL 16") in bare(told)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_docx_with_as_many_pages(agreement: int, tmp_path: Path) -> None:
    pages = len(pdf_pages(printed(agreement, "pdf", tmp_path)))
    printed(agreement, "docx", tmp_path)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
                    "--convert-to", "pdf", "--outdir", tmp_path / "lo", tmp_path / "naskah.docx"],
                   capture_output=True, check=True, timeout=300)
    data = (tmp_path / "lo" / "naskah.pdf").read_bytes()
    assert io.BytesIO(data).read(4) == b"%PDF"
    found = re.findall(rb"/Type\s*/Page\b[^s]", data)
    assert len(found) == pages
