"""The answers of a round as a table: one row a sheet, a column for each question.

The table has the headings of the fill-in sheet, so that it can be read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from mitra_tui.exchange.values import write_value
from mitra_tui.exchange.writers import TYPED, write
from mitra_tui.i18n import t
from mitra_tui.models.base import db
from mitra_tui.rows.record import Record
from mitra_tui.rows.response import RESPONSES
from mitra_tui.services import new_files, responses
from mitra_tui.services.exporting import BATCH, telling_names
from mitra_tui.services.surveys.columns import HEAD, heading, sheet_cell
from mitra_tui.services.surveys.fill_in import survey_cell
from mitra_tui.services.surveys.records import questions, store

FORMATS = ("csv", "xlsx", "ods", "json")
TEXT_FORMATS = ("csv", "json")  # those that may go to standard output


def format_of(chosen: str, target: Path | None) -> str:
    """As chosen, else as the file's name ends, else CSV. Raises `Usage`."""
    return new_files.format_of(chosen.casefold(), target, FORMATS, "csv")


def export(survey_id: int, kind: str, stream: BinaryIO) -> int:
    """Write all sheets of the round to a stream, in the order of their numbers; how many.

    JSON has the answers of each sheet by their codes. Raises `NotFound`.
    """
    store.get(survey_id)
    asked = questions(survey_id)
    if kind == "json":
        return write(kind, stream, ["id", *HEAD, "answers"], (
            [record.id, *head, {one.code: told.get(one.code) for one in asked}]
            for record, head, told in _sheets(survey_id, kind)))
    heads = [*(t(f"responses.{name}") for name in HEAD), *(heading(one) for one in asked)]
    return write(kind, stream, heads, (
        [*head, *(_cell(told.get(one.code), kind) for one in asked)]
        for _, head, told in _sheets(survey_id, kind)))


def export_file(survey_id: int, kind: str, target: Path, *, force: bool = False) -> int:
    """As `export`, into a new file; raises as `new_files.write_new` too."""
    return new_files.write_new(
        target, lambda stream: export(survey_id, kind, stream), force=force)


def _sheets(survey_id: int, kind: str) -> Iterator[tuple[Record, list[Any], dict[str, Any]]]:
    """Each sheet: its record, the cells at its head, its answers by their codes."""
    ids = [row[0] for row in db.execute_sql(
        "SELECT id FROM response WHERE survey_id = ? AND hidden = 0 "
        "ORDER BY CAST(sheet AS INTEGER), sheet, id", (survey_id,)).fetchall()]
    survey = survey_cell(survey_id)
    for start in range(0, len(ids), BATCH):
        records = responses.store.records(ids[start:start + BATCH])
        named = telling_names("partners", sorted(
            {record.values["partner"] for record in records} - {None}))
        for record in records:
            told = {one["code"]: one["answer"] for one in record.values["answers"]}
            yield record, _head(record, survey, named, kind), told


def _head(record: Record, survey: str, named: dict[int, str], kind: str) -> list[Any]:
    values, partner = record.values, record.values["partner"]
    if kind == "json":
        return [values["survey"], values["sheet"], named.get(partner, partner),
                values["respondent_kind"], values["on_date"]]
    number = str(values["sheet"] or "")
    return [
        survey, sheet_cell(number) if kind in TYPED else number,
        "" if partner is None else named.get(partner, f"#{partner}"),
        *(write_value("responses", RESPONSES.field(name), values[name], typed=kind in TYPED)
          for name in HEAD[3:])]


def _cell(answer: Any, kind: str) -> Any:
    if isinstance(answer, bool):
        return t("value.yes") if answer else t("value.no")
    if isinstance(answer, int):
        return answer if kind in TYPED else str(answer)
    return answer or ""
