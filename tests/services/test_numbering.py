"""Running numbers: the next one follows from those that there are; odd ones are only told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mitra_tui.errors import Invalid
from mitra_tui.i18n import field_message, t
from mitra_tui.rows.numbering import ROMAN, check, fill, read, reader, short_name
from mitra_tui.services import changes, numbering
from mitra_tui.services.agreements import store
from tests import factories

DAY = date(2024, 8, 5)
PLAIN = "421.5/{n:03}/SMKN8/{roman}/{year}"


def numbered(*numbers: str, **values: str) -> list[int]:
    return [factories.agreement(1, school_number=number, **values) for number in numbers]


# -- templates -----------------------------------------------------------------------------
@pytest.mark.parametrize("text,number", [
    (PLAIN, "421.5/007/SMKN8/VIII/2024"), ("{n}/{kind}.{school}/{month}/{yy}", "7/PKS.SMKN8/08/24"),
    ("421.4/{n:04}/{year}", "421.4/0007/2024"), ("B-{n}", "B-7"),
])
def test_a_template_makes_a_number_that_it_reads_again(text: str, number: str) -> None:
    given = {"kind": "PKS", "school": "SMKN8"}
    check(text)
    assert fill(text, 7, DAY, given) == number
    said = read(reader(text, given), f" {number.lower()}")
    assert said is not None and said.n == 7 and said.year in (0, 2024)


def test_every_month_has_its_roman_number() -> None:
    assert [fill("{n}/{roman}", 1, date(2024, month, 1), {}) for month in (1, 4, 9, 12)] == [
        "1/I", "1/IV", "1/IX", "1/XII"]
    assert len(ROMAN) == 12


@pytest.mark.parametrize("text,words", [
    ("421/{n}/{bulan}", ("{bulan}", "ke-9")), ("{n}/{x[0].y}", ("{x[0].y}", "ke-5")),
    ("{n}/{year", ("ke-5",)), ("}{n}", ("ke-1",)), ("421/{year}", ("{n}",)),
    ("{n}/{n:02}", ("{n}",)), ("{n:99}", ("{n:99}", "ke-1")), ("x" * 80 + "{n}", ("80",)),
])
def test_a_template_that_cannot_be_filled_is_told_with_its_place(
    school: Path, text: str, words: tuple[str, ...],
) -> None:
    with pytest.raises(Invalid) as refused:
        numbering.choose("pks", text)
    said = field_message(refused.value.errors[0])
    assert all(word in said for word in words), said
    assert "{{" not in said and changes.count() == 1


@pytest.mark.parametrize("school,short", [
    ("SMK Negeri 8 Samarinda", "SMKN8"), ("SMKN 1 Tenggarong", "SMKN1"),
    ("SMK Pangeran Antasari", "SMKPA"), ("", ""), ("Sekolah", "SEKOLAH"),
])
def test_a_school_has_a_short_name(school: str, short: str) -> None:
    assert short_name(school) == short


# -- the next number -----------------------------------------------------------------------
def test_the_counter_follows_the_records_and_restarts_each_january(school: Path) -> None:
    factories.partner()
    assert numbering.propose("pks", DAY) == ["421.5/001/PKS/SMKN8/VIII/2024"]
    numbered("421.5/004/PKS/SMKN8/I/2024", "421.5 / 002 / pks / SMKN8 / II / 2024",
             "421.5/090/PKS/SMKN8/I/2023", "421.5/050/MOU/SMKN8/I/2024", "670/2024")
    assert numbering.propose("pks", DAY) == ["421.5/005/PKS/SMKN8/VIII/2024"]
    assert numbering.propose("mou", DAY) == ["421.5/051/MOU/SMKN8/VIII/2024"]
    assert numbering.propose("pks", date(2025, 1, 2), 2) == [
        "421.5/001/PKS/SMKN8/I/2025", "421.5/002/PKS/SMKN8/I/2025"]
    store.remove(1)
    assert numbering.propose("pks", DAY) == ["421.5/003/PKS/SMKN8/VIII/2024"]


def test_kinds_with_one_template_share_its_counter(school: Path) -> None:
    factories.partner()
    for kind in ("mou", "pks"):
        numbering.choose(kind, f" {PLAIN} ")
    numbered("421.5/011/SMKN8/I/2024")
    assert numbering.propose("mou", DAY) == numbering.propose("pks", DAY) == [
        "421.5/012/SMKN8/VIII/2024"]
    assert numbering.propose("ia", DAY) == ["421.5/001/IA/SMKN8/VIII/2024"]
    changes.undo(changes.newest() - 1)
    assert numbering.template_of("pks") != PLAIN, "a choice is a change like any other"
    numbering.choose("mou", "")
    assert numbering.template_of("mou") == numbering.template_of("pks")


def test_a_number_without_a_year_is_of_its_agreements_year(school: Path) -> None:
    factories.partner()
    numbering.choose("pks", "B-{n}")
    numbered("B-9", signed_on="2023-12-31")
    numbered("B-3", starts_on="2024-02-01")
    assert numbering.propose("pks", DAY) == ["B-4"]


def test_a_template_is_previewed_before_it_is_chosen(school: Path) -> None:
    factories.partner()
    numbered("9/SMKN8/2024")
    assert numbering.preview("pks", "{n}/{school}/{year}", DAY) == "10/SMKN8/2024"
    with pytest.raises(Invalid):
        numbering.preview("pks", "{m}", DAY)
    assert numbering.template_of("pks") != "{n}/{school}/{year}"


# -- what is odd about a number --------------------------------------------------------------
def told(number: str, day: date = DAY, besides: int = 0) -> list[str]:
    return [t(one.key, **one.params) for one in numbering.remarks("pks", number, day, besides)]


def test_duplicates_gaps_and_other_years_are_told_and_never_refused(school: Path) -> None:
    factories.partner()
    numbering.choose("pks", PLAIN)
    one, two = numbered("421.5/003/SMKN8/I/2024", "421.5/009/SMKN8/II/2024")
    assert told("421.5/010/SMKN8/VIII/2024") == told("421.5/004/SMKN8/I/2024") == told("") == []
    assert told("421.5/012/SMKN8/VIII/2024") == ["Nomor 10–11 terlewati."]
    assert told("421.5/011/SMKN8/VIII/2024") == ["Nomor 10 terlewati."]
    assert told("421.5/003/smkn8/i/2024") == [f"Nomor ini sudah dipakai perjanjian {one}."]
    assert told("421.5/003/SMKN8/I/2024", besides=one) == ["Nomor 1–2 terlewati."]
    assert told("421.5/001/SMKN8/I/2025") == ["Nomor ini menyebut tahun 2025, bukan 2024."]
    assert told("421.5/001/SMKN8/I/2025", date(2025, 1, 3)) == []
    assert told("nomor lain") == []
    assert numbered("421.5/003/SMKN8/I/2024") == [two + 1], "it is kept all the same"


def test_a_number_that_the_partner_gave_twice_is_told(with_partners: Path) -> None:
    one = factories.agreement(5, partner_number="05/MOU.PL29/II/2018")
    assert [remark.params for remark in numbering.partner_remarks("05 / mou.pl29/II/2018", 5)] == [
        {"ids": str(one)}]
    assert numbering.partner_remarks("05/MOU.PL29/II/2018", 6) == []
    assert numbering.partner_remarks("05/MOU.PL29/II/2018", 5, one) == []
    assert numbering.partner_remarks(" ", 5) == []
