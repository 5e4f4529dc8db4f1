"""Letters: who signs, what the records fill in, which number they bear, what is noted of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mitra_tui.documents.text import lines
from mitra_tui.errors import Invalid, Usage
from mitra_tui.i18n import t, use
from mitra_tui.rows.template import LETTERS
from mitra_tui.services import changes, letters, numbering, templates
from mitra_tui.services.registry import store_of
from tests import factories
from tests.documents.making import NAME
from tests.documents.paper import bare, docx_paragraphs, pdf_pages

PARTNER = 4  # the hotel


@pytest.fixture
def heads(with_partners: Path) -> None:
    """One principal until the end of 2023, another since."""
    factories.add("officials", name="Kepala Lama", nip="1960", position="Kepala Sekolah",
                  to_on="2023-12-31")
    factories.add("officials", name="Kepala Baru", nip="1970", position="Kepala Sekolah",
                  from_on="2024-01-01")


def text(letter: letters.Letter) -> str:
    return "\n".join(lines(letters.document(letter), 100))


def one(kind: str, partner: int = PARTNER, **said: str) -> letters.Letter:
    (found,) = letters.letters(letters.named(kind), [partner], said)
    return found


@pytest.mark.parametrize("day,signer", [("2023-12-31", "Kepala Lama"),
                                        ("2024-01-01", "Kepala Baru")])
@pytest.mark.parametrize("kind", LETTERS)
def test_whoever_headed_the_school_on_its_day_signs(
    heads: None, kind: str, day: str, signer: str,
) -> None:
    told = text(one(kind, on_date=day))
    others = {"Kepala Lama", "Kepala Baru"} - {signer}
    assert signer in told and not any(other in told for other in others)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_asks_for_what_its_text_names_and_says_it(heads: None, kind: str) -> None:
    template = letters.named(kind)
    fields = [field.name for field in letters.asked(template)]
    assert fields[:2] == ["number", "on_date"]
    said = {name: f"isi_{name}" for name in fields if "on" not in name.split("_")}
    (letter,) = letters.letters(template, [PARTNER], said)
    told = text(letter)
    assert [name for name in said if f"isi_{name}" not in told] == []


def test_an_edited_text_is_printed_and_the_shipped_one_brought_back(heads: None) -> None:
    templates.save_text("letter_thanks", "Terima kasih, {mitra.nama}, untuk {acara.materi}.")
    assert [field.name for field in letters.asked(letters.named("thanks"))] == ["on_date", "topic"]
    assert text(one("thanks", topic="kopi")) == "Terima kasih, Hotel Mercure Samarinda, untuk kopi."
    templates.restore_default("letter_thanks")
    assert "yang sebesar-besarnya" in text(one("thanks"))


def test_a_text_of_the_schools_own_is_a_letter_of_its_own(heads: None) -> None:
    factories.template("PKL kelas XIII", kind="letter_pkl_request", title="Permohonan XIII",
                       text="Mohon {pkl.jumlah_siswa} tempat.")
    assert "PKL kelas XIII" in [line.name for line in letters.every()]
    letter = one("PKL kelas XIII", students="3")
    assert text(letter) == "Mohon 3 (tiga) tempat."
    assert letters.awaits_answer(letter.template)
    assert letters.document(letter).title == "Permohonan XIII - Hotel Mercure Samarinda"


def test_the_records_fill_in_what_they_know(heads: None) -> None:
    visual = factories.programme()
    agreement = factories.agreement(
        PARTNER, title="PKL", starts_on="2024-01-01", ends_on="2024-12-31", state="signed",
        signed_on="2024-01-01", programmes=[visual], supervisor="Pembimbing A")
    draft = factories.agreement(PARTNER, title="Lain", supervisor="Pembimbing B")
    told = text(one("request"))
    assert "Desain Komunikasi Visual" in told and "Pembimbing A" in told
    assert "Pembimbing A" not in text(one("request", on_date="2025-01-01")), "it has ended"
    assert "Guru lain" in text(one("request", supervisor="Guru lain"))
    (about,) = letters.letters(letters.named("request"), [PARTNER], {}, agreement=draft)
    assert "Pembimbing B" in text(about)
    assert letters.proposed(letters.named("request"), [PARTNER], agreement=agreement)[
        "supervisor"] == "Pembimbing A"


@pytest.mark.parametrize("kind,students", [
    ("request", "9 (sembilan) orang"), ("introduction", "7 (tujuh) orang"),
    ("withdrawal", "6 (enam) orang")])
def test_the_placements_of_the_last_period_fill_in_letters(
    heads: None, kind: str, students: str,
) -> None:
    first, second = factories.programme("Perhotelan"), factories.programme("Tata Boga")
    for programme, counts in ((first, {"quota": 5, "placed": 4, "withdrawn": 1}),
                              (second, {"quota": 4, "accepted": 3})):
        factories.add("placements", partner=PARTNER, programme=programme, supervisor="Guru P",
                      starts_on="2024-01-08", ends_on="2024-05-10", **counts)
    factories.add("placements", partner=PARTNER, programme=first, starts_on="2023-01-08",
                  ends_on="2024-05-09", quota=90, placed=90)
    if kind == "withdrawal":
        factories.edit("placements", 2, placed=3)
    told = text(one(kind))
    assert students in told and "Perhotelan, Tata Boga" in told and "Guru P" in told
    assert "10 Mei 2024" in told
    (late,) = letters.letters(letters.named(kind), [PARTNER], {"on_date": "2024-07-01"})
    assert "Guru P" not in text(late), "long over"


@pytest.mark.parametrize("precision,day", [("day", "2024-03-05"), ("month", None)])
def test_an_activity_fills_in_an_invitation(
    heads: None, precision: str, day: str | None,
) -> None:
    activity = factories.activity(
        "Guru tamu animasi", starts_on="2024-03-05", date_precision=precision, place="Aula",
        partners=[PARTNER])
    told = letters.proposed(letters.named("guest"), [PARTNER], activity=activity)
    assert (told["event"], told["venue"], told.get("event_on")) == (
        "Guru tamu animasi", "Aula", day)


def test_several_letters_run_on_in_number_and_take_the_rest_from_each(heads: None) -> None:
    factories.agreement(1, title="PKL", starts_on="2024-01-01", ends_on="2024-12-31",
                        state="signed", signed_on="2024-01-01", supervisor="Guru Satu")
    template = letters.named("request")
    said = letters.proposed(template, [1, PARTNER])
    many = letters.letters(template, [1, PARTNER], {**said, "supervisor": ""})
    assert [letter.said["number"] for letter in many] == [
        "421.5/001/SMKN8/V/2024", "421.5/002/SMKN8/V/2024"]
    assert "Guru Satu" in text(many[0]) and "Guru Satu" not in text(many[1])
    same = letters.letters(template, [1, PARTNER], {"number": "B/12 a"})
    assert {letter.said["number"] for letter in same} == {"B/12 a"}


def test_what_was_sent_is_noted_counted_on_and_taken_back(heads: None) -> None:
    template = letters.named("request")
    many = letters.letters(template, [1, PARTNER], {
        **letters.proposed(template, [1, PARTNER]), "programme": "Perhotelan"})
    made = letters.note_sent(many, "2024-06-03")
    found = store_of("interactions").get(made[1]).values
    assert {name: found[name] for name in (
        "partner", "kind", "channel", "direction", "number", "subject", "on_date", "answer_by")
    } == {"partner": PARTNER, "kind": "letter", "channel": "letter", "direction": "out",
          "number": "421.5/002/SMKN8/V/2024", "subject": "Surat permohonan PKL: Perhotelan",
          "on_date": "2024-05-20", "answer_by": "2024-06-03"}
    assert letters.proposed(template, [1])["number"] == "421.5/003/SMKN8/V/2024"
    changes.undo()
    assert store_of("interactions").records(made) == []
    assert letters.proposed(template, [1])["number"] == "421.5/001/SMKN8/V/2024"


def test_thanks_are_appreciation_and_await_no_answer(heads: None) -> None:
    (made,) = letters.note_sent([one("thanks", event="Bazar")], "2024-06-03")
    found = store_of("interactions").get(made).values
    assert (found["kind"], found["answer_by"], found["subject"]) == (
        "appreciation", None, "Surat ucapan terima kasih: Bazar")


def test_a_number_is_told_about_when_a_letter_bears_it(heads: None) -> None:
    letters.note_sent([one("thanks", number="421.5/001/SMKN8/V/2024")])
    (found,) = numbering.remarks(numbering.LETTER, "421.5/001/smkn8/V/2024", date(2024, 5, 20))
    assert "20 Mei 2024" in t(found.key, **found.params)
    (gap,) = numbering.remarks(numbering.LETTER, "421.5/003/SMKN8/V/2024", date(2024, 5, 20))
    assert gap.key == "numbering.gap"


def test_letters_are_numbered_by_the_schools_own_pattern(heads: None) -> None:
    numbering.choose(numbering.LETTER, "{n}/HUMAS/{year}")
    assert letters.proposed(letters.named("guest"), [1])["number"] == "1/HUMAS/2024"


def test_what_cannot_be_said_is_refused_with_its_name(heads: None) -> None:
    with pytest.raises(Invalid) as refused:
        letters.read({"studens": "3", "mulai": "31 Februari 2024", "number": "x"})
    assert [(one.field, one.params.get("near")) for one in refused.value.errors] == [
        ("studens", "students"), ("starts_on", None)]
    assert letters.read({"mulai": "1 Juli 2024", "surat.nomor": "7"}) == {
        "starts_on": "2024-07-01", "number": "7"}
    with pytest.raises(Usage):
        letters.named("surat cinta")
    long = letters.letters(letters.named("thanks"), [1], {"number": "9" * 81})
    with pytest.raises(Invalid):
        letters.refuse_unrecordable(long)


def test_a_letter_is_indonesian_whatever_is_spoken(heads: None) -> None:
    factories.edit("partners", PARTNER, name=NAME)
    before = letters.document(one("request"))
    use("en")
    assert letters.document(one("request")) == before
    assert NAME in text(one("request"))


def test_files_are_named_by_the_letter_and_several_are_one(heads: None, tmp_path: Path) -> None:
    single = letters.print_into([one("guest")], "docx", tmp_path)
    assert single.name == "surat-undangan-guru-tamu-hotel-mercure-samarinda.docx"
    many = letters.letters(letters.named("guest"), [1, PARTNER], {})
    together = letters.print_into(many, "pdf", tmp_path)
    assert together.name == "surat-undangan-guru-tamu-2024-05-20.pdf"
    assert together.read_bytes().startswith(b"%PDF")
    for wrong, form in ((many, "docx"), ([], "pdf")):
        with pytest.raises(Usage):
            letters.print_into(wrong, form, tmp_path)


@pytest.mark.parametrize("kind", LETTERS)
def test_pdf_and_docx_of_a_letter_say_the_same_on_one_page(heads: None, kind: str) -> None:
    factories.edit("partners", PARTNER, name=NAME, street="Jalan Anggrek 1")
    letter = one(kind, event="Kelas <b>animasi</b>", students="4", starts_on="2024-07-01")
    (page,) = pdf_pages(letters.written(letter, "pdf"))
    told = bare("".join(docx_paragraphs(letters.written(letter, "docx"))))
    assert bare(page) == told
    assert bare(NAME) in told and bare("Kepala Baru") in told and "NIP1970" in told
