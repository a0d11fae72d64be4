"""An operationalisation matrix: dimensions, their activities, products and actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.codebook.cells import Actors, goes_on, products, unbroken, vocabulary
from qualcode.codebook.ids import without_number
from qualcode.codebook.tables import Cell, Grid, grids
from qualcode.errors import QualcodeError
from qualcode.problems import Problem, problem
from qualcode.text.normalise import fold, key

# What the head of a column begins with, without case and accents.
_HEADS = {
    "dimension": ("dimension", "etapa", "stage", "fase", "phase", "ambito", "area"),
    "activity": ("actividad", "activit", "subdimension", "accion"),
    "product": ("producto", "product", "output", "resultado", "result"),
    "actors": ("actor", "informante", "informant", "fuente", "source", "responsable"),
    "questions": ("pregunta", "question"),
    "indicators": ("indicador", "indicator"),
}
# By place, where no head is recognised.
_ORDER = ("dimension", "activity", "product", "actors", "questions", "indicators")
# Titles and logos stand above the head; further down it is a row like any other.
_HEAD_ROWS = 15
_HEAD_WORDS = 6


@dataclass
class Activity:
    """An activity as read; `actors` in the order of the study or the matrix."""

    name: str
    products: list[str] = field(default_factory=list)
    actors: tuple[str, ...] = ()
    questions: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)


@dataclass
class Dimension:
    """A dimension with its activities, its printed number taken off."""

    name: str
    activities: list[Activity] = field(default_factory=list)
    own: Activity | None = None


@dataclass
class Matrix:
    """The matrix of one file; `head` is the printed head of its first column."""

    dimensions: list[Dimension]
    head: str
    problems: list[Problem]
    actors: Actors


Columns = dict[str, int]


def read_matrix(path: Path, actors: Sequence[str] = ()) -> Matrix:
    """Read the matrix of a Word, Excel or CSV file.

    Tables of other content are passed over; a table cut in two goes on. Raises
    `matrix-no-table` and `matrix-empty`, and what `tables.grids` raises.
    """
    found = [g for g in grids(path) if len(g[0]) > 1]
    if not found:
        raise QualcodeError("matrix-no-table", file=path)
    reader = _Reader(
        vocabulary(c.text for g in found for r in g for c in r), Actors(actors)
    )
    for grid, columns, first in _parts(found):
        reader.head = reader.head or _head_of(grid, columns, first)
        reader.read(grid, columns, first)
    if not reader.dimensions:
        raise QualcodeError("matrix-empty", file=path)
    return Matrix(
        reader.dimensions, reader.head, list(reader.problems(path)), reader.actors
    )


def _parts(found: list[Grid]) -> Iterator[tuple[Grid, Columns, int]]:
    """The tables that are the matrix with their columns and first row of content."""
    heads = [_find_head(grid) for grid in found]
    if not any(heads):
        grid = max(found, key=len)
        yield grid, {n: i for i, n in enumerate(_ORDER) if i < len(grid[0])}, 0
        return
    columns: Columns = {}
    width = 0
    for grid, head in zip(found, heads, strict=True):
        if head is not None:
            columns, first = head
            width = len(grid[0])
            yield grid, columns, first
        elif columns and len(grid[0]) == width:
            yield grid, columns, 0


def _find_head(grid: Grid) -> tuple[Columns, int] | None:
    """The columns named by a row of heads, and the row after it."""
    for number, row in enumerate(grid[:_HEAD_ROWS]):
        columns: Columns = {}
        for place, cell in enumerate(row):
            kind = _kind(cell)
            if kind and kind not in columns:
                columns[kind] = place
        if "activity" in columns and len(columns) > 1:
            if "dimension" not in columns and columns["activity"] > 0:
                columns["dimension"] = 0
            return columns, number + 1
    return None


def _kind(cell: Cell) -> str:
    plain = key(cell.text.replace("\n", " "))
    if not plain or len(plain.split()) > _HEAD_WORDS:
        return ""
    for kind, stems in _HEADS.items():
        if plain.startswith(stems):
            return kind
    return ""


def _head_of(grid: Grid, columns: Columns, first: int) -> str:
    if not first or "dimension" not in columns:
        return ""
    return " ".join(grid[first - 1][columns["dimension"]].text.split())


@dataclass
class _Reader:
    words: Counter[str]
    actors: Actors
    dimensions: list[Dimension] = field(default_factory=list)
    head: str = ""
    activity: Activity | None = None
    dimension: Dimension | None = None

    def read(self, grid: Grid, columns: Columns, first: int) -> None:
        """Take in the rows of one table."""
        head = [key(c.text) for c in grid[first - 1]] if first else None
        for row in grid[first:]:
            # Word repeats the head on a new page, people do it by hand.
            if [key(c.text) for c in row] == head or not any(c.text for c in row):
                continue
            self._row(row, columns)

    def _row(self, row: list[Cell], columns: Columns) -> None:
        def cell(kind: str) -> Cell:
            return row[columns[kind]] if kind in columns else Cell()

        dimension, activity = cell("dimension"), cell("activity")
        if dimension.text:
            self._enter(without_number(unbroken(dimension.text, self.words)))
        if self.dimension is None:
            # Content above the first dimension has no place but the activity's own.
            if not activity.text:
                return
            self._enter(without_number(unbroken(activity.text, self.words)))
        assert self.dimension is not None
        if activity.text:
            self._begin(without_number(unbroken(activity.text, self.words)))
        rest = {
            k: cell(k).text for k in ("product", "actors", "questions", "indicators")
        }
        if not any(rest.values()):
            return
        target = self.activity
        if target is None:
            self.dimension.own = self.dimension.own or Activity(self.dimension.name)
            target = self.dimension.own
        self._fill(target, rest, fresh=bool(activity.text or activity.merged))

    def _enter(self, name: str) -> None:
        """Go on with the dimension of that name, a new one when there is none."""
        if self.dimension is not None and key(self.dimension.name) == key(name):
            return
        self.activity = None
        for other in self.dimensions:
            if key(other.name) == key(name):
                self.dimension = other
                return
        self.dimension = Dimension(name)
        self.dimensions.append(self.dimension)

    def _begin(self, name: str) -> None:
        assert self.dimension is not None
        for other in self.dimension.activities:
            if key(other.name) == key(name):
                self.activity = other
                return
        self.activity = Activity(name)
        self.dimension.activities.append(self.activity)

    def _fill(self, target: Activity, rest: dict[str, str], *, fresh: bool) -> None:
        """Add a row's cells; a row the page cut goes on with the words before."""
        made = products(rest["product"])
        if (
            made
            and not fresh
            and target.products
            and goes_on(target.products[-1], made[0])
        ):
            target.products[-1] += " " + made.pop(0)
        _extend(target.products, made)
        _extend(target.questions, products(rest["questions"]))
        _extend(target.indicators, products(rest["indicators"]))
        named = self.actors.of(rest["actors"])
        target.actors = self.actors.order([*target.actors, *named])

    def problems(self, path: Path) -> Iterator[Problem]:
        """Actors that the study does not list, dimensions without an activity."""
        if self.actors.known:
            for actor in self.actors.others:
                yield problem(
                    "matrix-actor-unknown",
                    file=path,
                    value=actor,
                    expected=", ".join(self.actors.known),
                )
        for dimension in self.dimensions:
            if not dimension.activities:
                yield problem("matrix-no-activity", file=path, value=dimension.name)


def _extend(found: list[str], more: list[str]) -> None:
    """Add what is not there yet, whatever its case."""
    have = {fold(f)[0] for f in found}
    found += [m for m in more if fold(m)[0] not in have]
