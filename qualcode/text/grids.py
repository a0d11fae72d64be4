"""Transcripts laid out in tables: speaker | words, or question | answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.text.forms import ANSWERS, ASKS, Opening, Plan, is_question
from qualcode.text.lines import TIME_ALONE, Line, label_key
from qualcode.text.normalise import key as folded
from qualcode.text.vocabulary import column_role, role

_Cells = dict[int, dict[int, list[int]]]  # row to column to the numbers of its lines


@dataclass(frozen=True, slots=True)
class _Grid:
    """One table: its cells, the rows below its head, and its columns."""

    lines: Sequence[Line]
    cells: _Cells
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    def at(self, row: int, column: int) -> list[int]:
        return self.cells[row].get(column, [])

    def text(self, row: int, column: int) -> str:
        return " ".join(self.lines[i].text for i in self.at(row, column))

    def filled(self, column: int) -> list[str]:
        return [text for row in self.rows if (text := self.text(row, column))]

    def words(self, column: int) -> int:
        return sum(len(text.split()) for text in self.filled(column))


def tables(lines: Sequence[Line]) -> Plan | None:
    """The plan of a file most of whose words stand in tables; None for another."""
    words = sum(len(one.text.split()) for one in lines)
    inside = sum(len(one.text.split()) for one in lines if one.cell)
    if not words or inside < 0.5 * words:
        return None
    grids: dict[int, _Cells] = {}
    for number, line in enumerate(lines):
        if line.cell:
            table, row, column = line.cell
            cells = grids.setdefault(table, {}).setdefault(row, {})
            cells.setdefault(column, []).append(number)
    plan = Plan()
    for grid in grids.values():
        _read(lines, grid, plan)
    return plan if len(plan.openings) >= 2 else None


def _read(lines: Sequence[Line], cells: _Cells, plan: Plan) -> None:
    rows = sorted(cells)
    columns = tuple(sorted({c for row in cells.values() for c in row}))
    while len(rows) > 2 and len(cells[rows[0]]) == 1 < len(columns):
        # A title across the table: the head comes below it.
        plan.walls.update(i for cell in cells[rows.pop(0)].values() for i in cell)
    grid = _Grid(lines, cells, tuple(rows), columns)
    head = _head(grid)
    if head:
        plan.walls.update(i for cell in cells[rows[0]].values() for i in cell)
        grid = _Grid(lines, cells, tuple(rows[1:]), columns)
    if not grid.rows or len(columns) < 2:
        return
    small = {c for c in columns if all(map(_is_count, grid.filled(c)))}
    who = head.get("who", _voices(grid))
    wide = [c for c in columns if c not in small and c != who]
    if who is not None and wide:
        said = head["said"] if head.get("said") in wide else max(wide, key=grid.words)
        _by_voice(grid, who, said, small, plan)
    else:
        _by_question(grid, head, wide, small, plan)


def _is_count(text: str) -> bool:
    """A time or the number of a row."""
    return bool(TIME_ALONE.match(text)) or text.strip(".) ").isdigit()


def _by_voice(grid: _Grid, who: int, said: int, small: set[int], plan: Plan) -> None:
    for row in grid.rows:
        names, words = grid.at(row, who), grid.at(row, said)
        counts = [grid.text(row, column) for column in sorted(small)]
        clock = next((m[1] for text in counts if (m := TIME_ALONE.match(text))), None)
        plan.dropped.update(names)
        plan.dropped.update(i for column in small for i in grid.at(row, column))
        if names and words:
            name = grid.text(row, who).rstrip(": ")
            plan.openings[words[0]] = Opening(name, label_key(name), time=clock)


def _by_question(
    grid: _Grid, head: dict[str, int], wide: list[int], small: set[int], plan: Plan
) -> None:
    if len(wide) < (1 if "asks" in head else 2):
        return
    asked, said = head.get("asks", wide[0]), head.get("answers", wide[-1])
    questions = sum(map(is_question, grid.filled(asked)))
    if asked == said or ("asks" not in head and questions < 0.5 * len(grid.rows)):
        return
    for row in grid.rows:
        plan.dropped.update(i for column in small for i in grid.at(row, column))
        for column, part in ((asked, ASKS), (said, ANSWERS)):
            cell = grid.at(row, column)
            if cell:
                plan.openings[cell[0]] = Opening(None, part, part=part)


def _head(grid: _Grid) -> dict[str, int]:
    """What the first row calls the columns: who, or asks and answers."""
    first = grid.rows[0]
    if any(len(grid.text(first, column).split()) > 4 for column in grid.columns):
        return {}
    found: dict[str, int] = {}
    for column in grid.columns:
        word = folded(grid.text(first, column)).strip(" :.")
        part = column_role(word)
        if part:
            found.setdefault(part, column)
    if "who" in found:
        return found
    roles = [one for one in grid.filled(grid.columns[0]) if role(folded(one))]
    # A column of roles is a column of speakers, and its first row is no head.
    return found if {"asks", "answers"} <= set(found) and len(roles) < 2 else {}


def _voices(grid: _Grid) -> int | None:
    """The column that names who speaks: short cells, few of them different."""
    total = sum(map(grid.words, grid.columns))
    for column in grid.columns:
        cells = grid.filled(column)
        if len(cells) < 3 or grid.words(column) >= 0.35 * total:
            continue
        names = all(
            len(text.split()) <= 5
            and not is_question(text)
            and not _is_count(text)
            and any(c.isalpha() for c in text)
            for text in cells
        )
        if names and len({label_key(text) for text in cells}) <= 0.5 * len(cells):
            return column
    return None
