"""Tables without a line of headings: their columns are called by letters or numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from mitra_tui.i18n import t
from tests.cli.test_exchange import table, verdicts
from tests.command import Run
from tests.services.imports import names, records

BARE = "PT Maju,Samarinda,0541-123456\nPT Jaya,Bontang,0548-1\n"


@pytest.mark.parametrize("places", [("A", "B", "C"), ("1", "2", "3"), ("A", "2", "C")])
def test_columns_are_called_by_letters_or_numbers(
    school: Path, run: Run, tmp_path: Path, places: tuple[str, ...],
) -> None:
    maps = [word for place, field in zip(places, ("name", "city", "phone"), strict=True)
            for word in ("--map", f"{place}={field}")]
    result = run("import", "partners", table(tmp_path, BARE), *maps, "--json")
    assert result.code == 0 and verdicts(result) == ["new", "new"]
    assert [(one["name"], one["city"], one["phone"]) for one in records("partners")] == [
        ("PT Maju", "Samarinda", "0541-123456"), ("PT Jaya", "Bontang", "0548-1")]


def test_a_list_of_names_alone(school: Path, run: Run, tmp_path: Path) -> None:
    name = table(tmp_path, "Wardah\nJulak Atui\n", "nama.txt")
    assert run("import", "partners", name, "--map", "1=name").code == 0
    assert names("partners") == ["Wardah", "Julak Atui"]


def test_without_a_word_about_columns_it_says_how(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    result = run("import", "partners", table(tmp_path, BARE))
    assert result.code == 1 and names("partners") == []
    assert t("mapping.no_headings", name="tabel.csv", field="name", fields="Nama") in result.err


def test_a_known_heading_is_one_though_columns_are_called_by_letters(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    name = table(tmp_path, "Nama Mitra,Di mana\nPT Maju,Samarinda\n")
    assert run("import", "partners", name, "--map", "B=city").code == 0
    assert [(one["name"], one["city"]) for one in records("partners")] == [
        ("PT Maju", "Samarinda")]


def test_a_letter_beyond_the_table_is_refused(school: Path, run: Run, tmp_path: Path) -> None:
    result = run("import", "partners", table(tmp_path, BARE), "--map", "A=name", "--map", "F=city")
    assert result.code == 2 and "F" in result.err and "A, B, C" in result.err


def test_nothing_is_remembered_of_tables_that_have_only_their_width_in_common(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    run("import", "partners", table(tmp_path, BARE), "--map", "A=name")
    other = table(tmp_path, "Berau,PT Lain,08\nPaser,PT Dua,07\n")
    assert run("import", "partners", other).code == 1


def test_a_row_that_waits_is_read_again_as_its_columns_were_called(
    school: Path, run: Run, tmp_path: Path,
) -> None:
    text = "Lomba,31/02/2024,satu\nRapat,3 Mei 2024,dua\n"
    maps = ("--map", "A=title", "--map", "B=starts_on", "--map", "C=finding")
    assert run("import", "activities", table(tmp_path, text), *maps).code == 0
    from mitra_tui.services import pending
    from mitra_tui.services.importing import Choice, decide

    waiting = pending.reopen(records("pending")[0]["id"])
    decide(waiting, 0, Choice.ACCEPT)
    pending.settle(waiting)
    found = {one["title"]: one for one in records("activities")}
    assert (found["Lomba"]["starts_on"], found["Lomba"]["finding"]) == ("2024-02-01", "satu")
