"""Workbooks for tests."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter


def workbook(*rows: tuple[Any, ...], name: str = "Data") -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), day)
            elif value != "":
                sheet.write(at, column, value)
    book.close()
    return stream.getvalue()
