"""The tables of a workbook or a csv, as text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.report.paper import PaperTable


def read_sheets(path: Path) -> list[PaperTable]:
    """One table per sheet that holds anything; a csv is one sheet.

    Numbers keep the form a person sees: a whole number has no decimals, a
    percentage format prints as one.

    Raises:
        QualcodeError: `report-unreadable` (exit 3).
    """
    if path.suffix.lower() == ".csv":
        return [_csv(path)]
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise QualcodeError("report-unreadable", file=path) from error
    tables = []
    for sheet in book.worksheets:
        rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
        while rows and not any(rows[-1]):
            rows.pop()
        if rows:
            tables.append(PaperTable(sheet.title, rows))
    return tables


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "%" in str(cell.number_format or ""):
            decimals = str(cell.number_format).partition(".")[2].count("0")
            return f"{value * 100:.{decimals}f}%"
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
    return str(value)


def _csv(path: Path) -> PaperTable:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    return PaperTable(path.stem, rows)
