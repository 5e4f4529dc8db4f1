"""The founding paper's three tables, and three others of the same kinds, from file to fields."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from mitra_tui.exchange.dates import ReadDate, read_date
from mitra_tui.exchange.tables import JOINED, SCRAMBLED, Row, Sheet, read_table
from mitra_tui.exchange.titles import (
    ReadTitle,
    TitleReader,
    activity_key,
    find_title,
    own_school,
)

DATA = Path(__file__).parent / "data"
SCHOOL = own_school("SMK Negeri 8 Samarinda")


@dataclass(frozen=True)
class Activity:
    """A row as the import would understand it."""

    row: Row
    title: ReadTitle
    when: ReadDate

    @property
    def key(self) -> str:
        return activity_key(self.title.title, self.when.starts_on, SCHOOL)

    @property
    def clear(self) -> bool:
        """Whether no person is needed."""
        return self.when.known and SCRAMBLED not in self.row.flags


def activities(name: str, title: int, school: str = "SMK Negeri 8 Samarinda") -> list[Activity]:
    sheet: Sheet = read_table(DATA / name, what="activities")
    reader = TitleReader(own_school(school))
    return [
        Activity(row, reader.read(str(row.cells[title])), read_date(row.cells[sheet.when]))
        for row in sheet.rows
    ]


def expected() -> list[dict[str, str]]:
    with (DATA / "paper-activities-expected.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_each_table_has_its_rows_and_none_is_lost() -> None:
    assert [len(activities(f"paper-table{n}.tsv", 1)) for n in (1, 2, 3)] == [13, 13, 4]


def test_the_paper_gives_seventeen_activities_sixteen_without_a_person() -> None:
    every = [one for n in (1, 2, 3) for one in activities(f"paper-table{n}.tsv", 1)]
    clear = {one.key: one for one in every if one.clear}
    assert len(clear) == 16
    unclear = [one for one in every if not one.clear]
    assert [(one.row.number, one.when.problem) for one in unclear] == [
        (13, "date.unreadable"), (7, "date.unreadable")]
    scrambled, broken = unclear
    assert SCRAMBLED in scrambled.row.flags
    cells = [str(cell) for cell in scrambled.row.cells]
    titles = [one.title.title for one in clear.values()]
    assert find_title(cells, titles, SCHOOL).startswith("Yudi Tanarong, S.Kom, M.Pd: Meng")
    assert broken.when.suggestion is not None
    assert (broken.when.suggestion.text, broken.when.suggestion.precision) == (
        "Agustus 2023", "month")
    assert broken.title.partners[0].suggestion == "SMK Negeri 3 Balikpapan"


def test_dates_places_partners_and_programmes_are_those_a_person_reads() -> None:
    every = {one.key: one for n in (2, 1, 3) for one in activities(f"paper-table{n}.tsv", 1)}
    for want in expected():
        when = want["date_start"] if want["date_raw"] != "C gustus 2023" else ""
        one = every[activity_key(want["name_verbatim"], when, SCHOOL)]
        assert one.title.title == want["name_verbatim"]
        partners = [name.strip() for name in want["partner_verbatim"].split(";") if name.strip()]
        assert [partner.name for partner in one.title.partners] == partners
        programmes = [] if "inferred" in want["program_keahlian"] else [
            name.strip() for name in want["program_keahlian"].split(";") if name.strip()]
        assert list(one.title.programmes) == programmes
        place = one.when.place or one.title.place
        assert want["place_verbatim"].startswith(place) and bool(place) == bool(
            want["place_verbatim"])
        if when:
            assert (one.when.starts_on, one.when.ends_on, one.when.precision) == (
                want["date_start"], want["date_end"], want["date_precision"])


def test_rows_broken_by_a_page_are_whole_again() -> None:
    table = activities("paper-table2.tsv", 1)
    joined = [one for one in table if JOINED in one.row.flags]
    assert [one.row.number for one in joined] == [3, 8, 13, 18, 23]
    assert str(joined[0].row.cells[3]).endswith("memperkuat posisi sekolah di tingkat regional.")
    assert str(joined[1].row.cells[1]).endswith("di Raimuna Pramuka 2023")


def test_another_school_with_numbers_repeated_headings_and_broken_cells() -> None:
    table = activities("bontang.tsv", 1, "SMK Negeri 1 Bontang")
    assert [one.row.number for one in table] == [6, 7, 10, 12, 15, 16, 17]
    assert [one.when.starts_on for one in table] == [
        "2022-09-05", "2022-09-12", "2022-09-28", "2022-10-01", "2022-08-17", "", ""]
    assert [one.when.precision for one in table[:4]] == ["day", "range", "range", "month"]
    assert table[3].row.cells[1:] == (
        "Sosialisasi Bahaya Narkoba BNN Kota Bontang di SMK N 1 Bontang", "Oktober 2022",
        "Aula Serbaguna", "Seluruh kelas X hadir.")
    offers = [one.when.suggestion.text for one in table if one.when.suggestion]
    assert offers == ["November 2022", "November 2022"]
    assert [one.when.problem for one in table[5:]] == ["date.impossible", "date.unreadable"]


def test_a_csv_with_semicolons_quotes_and_the_date_first() -> None:
    table = activities("semarang.csv", 1, "SMK Bina Nusantara Semarang")
    assert [one.when.starts_on for one in table] == [
        "2023-02-14", "2023-02-21", "2023-03-01", "2023-03-30", "", "2023-04-03", "2023-04-07"]
    assert [one.when.place for one in table[:3]] == ["Semarang", "Kudus", ""]
    assert table[0].row.cells[2] == 'Kelas XI, "penuh"'
    assert table[2].row.cells[2] == "Daring\ndan luring"
    assert [partner.name for partner in table[1].title.partners] == [
        "PT. Sido Muncul", "PT. Djarum", "Politeknik Negeri Semarang"]


def test_a_markdown_table_with_a_scrambled_row() -> None:
    table = activities("makassar.txt", 1, "SMKN 4 Makassar")
    assert [one.when.starts_on for one in table] == [
        "2024-01-08", "2024-02-12", "2024-02-21", "2024-03-04", "", "", "2024-01-01"]
    assert [SCRAMBLED in one.row.flags for one in table].index(True) == 4
    assert table[5].when.suggestion is not None and table[5].when.suggestion.text == "Maret 2024"
    assert table[6].when.precision == "year"
