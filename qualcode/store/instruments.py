"""The registers of instruments/: needs, activities, standards, fichas, fieldwork.

Each is a CSV file or, where there is none, an Excel sheet of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model.instruments import (
    Activity,
    Contact,
    FichaEntry,
    Instruments,
    Need,
    Standard,
)
from qualcode.problems import Problem, problem
from qualcode.store.registers import Register, read_csv

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "needs": ("case", "area", "standard"),
    "activities": ("case", "area", "standard", "activity", "state", "date"),
    "standards": ("area", "n", "standard"),
    "ficha": ("case", "attribute", "value", "document", "start", "end"),
    "fieldwork": ("case", "actor", "outcome", "date", "reason"),
}
# What a Spanish hand writes in a register that the program calls otherwise.
_WORDS = {
    "realizada": "done", "realizado": "done", "hecha": "done",
    "pendiente": "pending",
    "eliminada": "dropped", "eliminado": "dropped",
    "rechazada": "refused", "rechazado": "refused",
    "no ubicable": "unreachable", "inubicable": "unreachable",
    "excluida": "excluded", "excluido": "excluded",
    "fusionada": "merged", "fusionado": "merged", "unida": "merged",
}  # fmt: skip


def read_instruments(folder: Path) -> tuple[Instruments, list[Problem]]:
    """The registers as they stand; one that cannot be read is a problem, and empty.

    Rows that leave out what makes them a row (a need without a standard) are not
    taken, and told with their line.
    """
    problems: list[Problem] = []
    rows: dict[str, list[dict[str, Any]]] = {}
    files = {}
    for name, columns in COLUMNS.items():
        try:
            register = _read(folder, name, columns)
        except QualcodeError as error:
            problems.append(error.problem)
            register = Register(folder / f"{name}.csv", list(columns))
        files[name] = register.path.name
        rows[name] = list(_whole(register, columns, problems))
    return (
        Instruments(
            needs=tuple(Need(**r) for r in rows["needs"]),
            activities=tuple(
                Activity(**{**r, "state": _word(r["state"])})
                for r in rows["activities"]
            ),
            standards=tuple(Standard(**r) for r in rows["standards"]),
            ficha=tuple(
                FichaEntry(
                    **{**r, "start": _offset(r["start"]), "end": _offset(r["end"])}
                )
                for r in rows["ficha"]
            ),
            fieldwork=tuple(
                Contact(**{**r, "outcome": _word(r["outcome"])})
                for r in rows["fieldwork"]
            ),
            files=files,
        ),
        problems,
    )


_NEEDED = {
    "needs": ("case", "area", "standard"),
    "activities": ("case", "area", "standard"),
    "standards": ("area", "standard"),
    "ficha": ("case", "attribute", "value"),
    "fieldwork": ("case", "outcome"),
}


def _whole(
    register: Register, columns: tuple[str, ...], problems: list[Problem]
) -> Any:
    name = register.path.stem
    for line, row in register.items():
        lacking = [column for column in _NEEDED[name] if not row[column]]
        if lacking:
            problems.append(
                problem(
                    "register-cell-blank",
                    file=register.path.name,
                    line=line,
                    column=lacking[0],
                )
            )
            continue
        yield {**{column: row[column] for column in columns}, "line": line}


def _read(folder: Path, name: str, columns: tuple[str, ...]) -> Register:
    path = folder / f"{name}.csv"
    sheet = folder / f"{name}.xlsx"
    if path.exists() or not sheet.exists():
        return read_csv(path, columns)
    return _read_sheet(sheet, columns)


def _read_sheet(path: Path, columns: tuple[str, ...]) -> Register:
    """The first sheet of a workbook as a register, its lines the sheet's rows."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        table = [[_text(v) for v in row] for row in book.worksheets[0].values]
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise QualcodeError(
            "register-unreadable", file=path.name, detail=str(error)
        ) from error
    head = table[0] if table else list(columns)
    if columns[0] not in head:
        raise QualcodeError(
            "register-column-missing", file=path.name, column=columns[0]
        )
    register = Register(path, [*head, *(c for c in columns if c not in head)])
    for line, cells in enumerate(table[1:], 2):
        if any(cells):
            row = dict(zip(head, cells, strict=False))
            register.rows.append({c: row.get(c, "") for c in register.columns})
            register.lines.append(line)
    return register


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if hasattr(value, "date"):  # Excel keeps a day as a moment
        value = value.date()
    return str(value).strip()


def _word(text: str) -> str:
    word = text.casefold()
    return _WORDS.get(word, word)


def _offset(text: str) -> int | None:
    return int(text) if text.isdigit() else None
