"""`mitra letter …`: a file, and a letter that went out in the records."""

from __future__ import annotations

from pathlib import Path

from mitra_tui.services import attachments, files
from tests.command import Run
from tests.documents.paper import bare, docx_paragraphs, pdf_pages


def noted(run: Run) -> list[tuple[int, str]]:
    return [(one["partner"], one["number"]) for one in run(
        "list", "interactions", "--sort", "subject", "--json").objects]


def test_a_letter_is_printed_and_noted(with_partners: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "surat.docx"
    made = run("letter", "request", "Hotel Mercure Samarinda", "students=4", "mulai=1 Juli 2024",
               "--answer-by", "3 Juni 2024", "--to", str(target))
    assert made.code == 0 and str(target) in made.err and "undo" in made.err
    told = "\n".join(docx_paragraphs(target.read_bytes()))
    assert "4 (empat) orang" in told and "421.5/001/SMKN8/V/2024" in told
    assert noted(run) == [(4, "421.5/001/SMKN8/V/2024")]
    (file,) = attachments.of("interactions", 1)
    assert (file.name, files.path_of(file.checksum).read_bytes()) == (
        "surat.docx", target.read_bytes())
    assert run("undo").code == 0
    assert noted(run) == [] and target.exists() and attachments.of("interactions", 1) == ()


def test_letters_to_several_are_one_pdf(with_partners: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "surat.pdf"
    assert run("letter", "guest", "1", "4", "--to", str(target)).code == 0
    pages = pdf_pages(target.read_bytes())
    assert [bare("Hotel Mercure") in bare(page) for page in pages] == [False, True]
    assert sorted(noted(run)) == [(1, "421.5/001/SMKN8/V/2024"), (4, "421.5/002/SMKN8/V/2024")]


def test_what_is_only_looked_at_is_not_noted(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    shown = run("letter", "thanks", "4", "event=Bazar", "--format", "txt")
    assert shown.code == 0 and "Bazar" in shown.out
    assert run("letter", "thanks", "4", "--no-record", "--to", str(tmp_path / "a.md")).code == 0
    assert noted(run) == []


def test_nothing_is_noted_of_what_was_not_printed(
    with_partners: Path, run: Run, tmp_path: Path,
) -> None:
    target = tmp_path / "surat.pdf"
    target.write_text("penting", "utf-8")
    for words in (("--to", str(target)), ("--to", str(tmp_path / "tidak" / "ada.pdf")),
                  ("--format", "pdf"), ("number=" + "9" * 81, "--to", str(tmp_path / "b.pdf")),
                  ("studens=4", "--to", str(tmp_path / "b.pdf"))):
        refused = run("letter", "guest", "4", *words)
        assert refused.code in (1, 2) and refused.err, words
    assert target.read_text("utf-8") == "penting"
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".pdf") == ["surat.pdf"]
    assert noted(run) == []


def test_who_says_no_partner_learns_the_fields(with_partners: Path, run: Run) -> None:
    refused = run("letter", "certificate", "reason=x")
    assert refused.code == 2 and "recipient" in refused.err
    assert "certificate" in run("letter", "surat", "4").err
