"""Tables of talk, a turn per row: .csv, .tsv and .xlsx."""

from __future__ import annotations

import csv
import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from qualcode.errors import QualcodeError
from qualcode.ingest.package import Package
from qualcode.ingest.plain import decode, problems_of
from qualcode.ingest.source import Reading, Source
from qualcode.text.blocks import Block
from qualcode.text.normalise import key, normalise
from qualcode.text.vocabulary import column_role

_MOST_ROWS = 200_000
_MOST_COLUMNS = 200
_TOP = 10  # rows among which the head is looked for
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")

Row = list[str]


def read(source: Source) -> list[Reading]:
    """The talk in a spreadsheet; each sheet that holds any is a document.

    Raises:
        QualcodeError: `xlsx-corrupt`, `xlsx-bomb`, `xlsx-encrypted`, `file-too-large`,
            `file-not-text`, `file-no-text`.
    """
    if source.data.startswith(b"PK"):
        sheets = _workbook(source)
    else:
        sheets = [("", _delimited(source))]
    readings = []
    for title, rows in sheets:
        blocks = tuple(_blocks(rows))
        if any(block.text.strip() for block in blocks):
            shown = "\n".join(block.text for block in blocks)
            problems = problems_of(shown, source)
            readings.append(Reading(blocks, title=title, problems=problems))
    if not readings:
        raise QualcodeError("file-no-text", file=source.path)
    if len(readings) == 1:
        return [Reading(readings[0].blocks, problems=readings[0].problems)]
    return readings


def _delimited(source: Source) -> list[Row]:
    text = decode(source)
    # The limit is the whole process's: it may rise for a long cell, never sink.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    first = text[:20_000]
    counts = Counter({mark: _evenness(first, mark) for mark in ("\t", ";", ",", "|")})
    mark = counts.most_common(1)[0][0]
    found: list[Row] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=mark):
            found.append([_shown(cell) for cell in row[:_MOST_COLUMNS]])
            if len(found) >= _MOST_ROWS:
                break
    except csv.Error:
        raise QualcodeError("file-not-text", file=source.path) from None
    return found


def _evenness(text: str, mark: str) -> float:
    """How well a sign parts the first rows into the same number of columns."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    try:
        rows = [len(row) for row in reader if row][:50]
    except csv.Error:
        return 0.0
    wide = [n for n in rows if n > 1]
    if not wide:
        return 0.0
    usual = Counter(wide).most_common(1)[0]
    return usual[1] / len(rows) + 0.01 * min(usual[0], 20)


def _workbook(source: Source) -> list[tuple[str, list[Row]]]:
    """The sheets by name; formulas as Excel last worked them out."""
    package = Package(source, "xlsx")
    if "xl/workbook.xml" not in package.names():
        raise QualcodeError("xlsx-corrupt", file=source.path)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(source.data), read_only=True, data_only=True)
        found = []
        for sheet in book.worksheets:
            rows = sheet.iter_rows(
                max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
            )
            found.append((sheet.title, [[_cell(v) for v in row] for row in rows]))
        book.close()
    except QualcodeError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises what its parser happens to raise
        raise QualcodeError("xlsx-corrupt", file=source.path) from None
    return found


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.timedelta):
        whole = int(value.total_seconds())
        return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _shown(str(value))


def _shown(text: str) -> str:
    if _ENTITY.search(text):
        text = html.unescape(text)
    return normalise(text.replace("_x000D_", "")).strip()


def _blocks(rows: Sequence[Row]) -> Iterable[Block]:
    """Rows by what their head says, else as the cells of a table."""
    at, head = _head(rows)
    if "said" in head:
        return [
            Block(
                row[head["said"]],
                speaker=_of(row, head.get("who")),
                time=_of(row, head.get("time")),
            )
            for row in rows[at + 1 :]
            if len(row) > head["said"] and row[head["said"]]
        ]
    wanted = None
    if {"asks", "answers"} <= set(head):
        wanted = {head["asks"], head["answers"], head.get("who", -1)}
    return [
        Block(cell, table=0, row=number, column=column)
        for number, row in enumerate(rows[at:] if wanted else rows)
        for column, cell in enumerate(row)
        if cell and (wanted is None or column in wanted)
    ]


def _of(row: Row, column: int | None) -> str | None:
    if column is None or column >= len(row):
        return None
    return row[column].rstrip(": ") or None


def _head(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    """The row that names the columns, and the column of each part it names."""
    for number, row in enumerate(rows[:_TOP]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            part = column_role(key(cell).strip(" :.")) if len(cell) <= 40 else ""
            if part:
                found.setdefault(part, column)
        if "said" in found or {"asks", "answers"} <= set(found):
            return number, found
    return 0, {}
