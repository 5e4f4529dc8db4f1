"""From each figure of a report to the records behind it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from mitra_tui.models.base import db
from mitra_tui.services import reports
from mitra_tui.services.registry import store_of
from mitra_tui.services.reports.behind import told
from mitra_tui.services.reports.span import Span, span_of
from tests import factories

YEAR = span_of("2023/2024")
ODD = "CV [Mitra] [/]"


def sources(name: str, span: Span = YEAR) -> list[list[Any]]:
    """The lines of the sheet of sources, without their heads."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(reports.file_of(name, span, "xlsx")))
    assert book.sheet_names.count("Sumber") == 1
    rows = book.get_sheet_by_name("Sumber").to_python()
    start = next(place for place, row in enumerate(rows) if row[0] == "Angka atau baris")
    return rows[start + 1:]


def test_a_workbook_names_the_records_behind_each_figure(with_activities: Path) -> None:
    rows = sources("R3")
    assert {row[0] for row in rows} == {"Jumlah kegiatan", "Jumlah mitra"}
    found = {row[4]: row for row in rows if row[0] == "Jumlah kegiatan"}
    tour = found["Kunjungan industri ke Indosat"]
    assert (tour[1], tour[3].isoformat()) == ("kegiatan", "2024-03-05")
    assert store_of("activities").get(int(tour[2])).values["title"] == tour[4]


@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_leads_to_records_that_are_there(
    with_activities: Path, name: str,
) -> None:
    """Each figure has its own; none is empty in a school that has records of every kind."""
    factories.followup("Tindak lanjut")
    factories.response(factories.survey(opens_on="2024-05-01"), sheet="7", answers={"s1": 4})
    factories.whole_agreement(4, state="signed", signed_on="2023-06-01", starts_on="2023-06-01",
                              ends_on="2024-06-10", programmes=[])
    figures = reports.build(name, Span()).figures
    wanted = [record for figure in figures for record in figure.records]
    assert wanted
    found = told(wanted)
    assert [(one.what, one.id) for one in found] == wanted
    assert all(one.text for one in found if one.what != "conflicts")


def test_names_come_in_few_queries_however_many_records(
    school: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    ids = [factories.partner(f"Mitra {number}") for number in range(30)]
    asked: list[str] = []
    ask = db.execute_sql

    def counted(sql: str, *args: Any) -> Any:
        asked.append(sql)
        return ask(sql, *args)

    monkeypatch.setattr(db, "execute_sql", counted)
    assert len(told([("partners", one) for one in ids])) == 30
    many = len(asked)
    asked.clear()
    told([("partners", ids[0])])
    assert many == len(asked)


def test_what_is_gone_is_left_out() -> None:
    assert told([]) == []


def test_what_is_confidential_has_no_name_in_a_file(school: Path) -> None:
    odd = factories.partner(ODD)
    factories.conflict(odd, "Perkara yang peka", confidential=True, raised_on="2024-02-01")
    assert [row[4] for row in sources("R12") if row[1] == "konflik"] == [ODD], "with whom it is"
