"""Statements within one transaction: SQL as it is, rows by name.

SQLAlchemy makes the tables and Alembic changes them; what reads and writes their rows
is plain SQL, for a command that lists a study would spend half its time on loading
them. Statements keep to what SQLite and PostgreSQL both read: values by name
(`:slug`), reserved names quoted.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = sqlite3.Row  # by name and by place; it unpacks like a tuple
_MANY = (list, tuple, set, frozenset)


class Connection:
    """What may be done in a transaction; the transaction itself is `Database`'s.

    A value given as a list, tuple or set stands for all of its items in a row:
    `code IN :codes`. Raises sqlite3.Error, which `Database` words.
    """

    def __init__(self, driver: sqlite3.Connection) -> None:
        """Wrap the driver's connection, in which a transaction has begun."""
        self._driver = driver

    def rows(self, sql: str, **values: Any) -> list[Row]:
        """All rows of a query."""
        return self._run(sql, values).fetchall()

    def first(self, sql: str, **values: Any) -> Row | None:
        """The first row of a query, or None."""
        found: Row | None = self._run(sql, values).fetchone()
        return found

    def one(self, sql: str, **values: Any) -> Row:
        """The first row of a query that has one; raises LookupError if it has none."""
        row = self.first(sql, **values)
        if row is None:
            raise LookupError(sql)
        return row

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row; None without a row."""
        row = self.first(sql, **values)
        return None if row is None else row[0]

    def column(self, sql: str, **values: Any) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self._run(sql, values)]

    def columns(self, sql: str, names: Sequence[str], **values: Any) -> list[list[Any]]:
        """All rows of a query by columns, in its order: whole numbers, texts or None.

        The driver lets go of the interpreter at each row, and where other threads work
        it has to be waited for each time; here the query gives one row. Its order is
        kept by what gathers it: SQLite's own word, for which PostgreSQL has `json_agg`.
        """
        lists = ", ".join(f'json_group_array("{name}")' for name in names)
        return [
            json.loads(one)
            for one in self.one(f"SELECT {lists} FROM ({sql})", **values)
        ]

    def pairs(self, sql: str, **values: Any) -> dict[Any, Any]:
        """{first column: second column} of all rows."""
        return {key: value for key, value in self._run(sql, values)}  # noqa: C416 - Row is no tuple to a type checker

    def run(self, sql: str, **values: Any) -> int:
        """Change rows; how many."""
        return self._run(sql, values).rowcount

    def insert(self, table: str, *rows: Mapping[str, Any]) -> None:
        """Insert rows that all name the same columns, in order."""
        if rows:
            names = tuple(rows[0])
            lines = ([_stored(row[name]) for name in names] for row in rows)
            self.insert_lines(table, names, lines)

    def insert_lines(
        self, table: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]
    ) -> None:
        """Insert rows given as their values alone, at half the cost of mappings."""
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self._driver.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', lines
        )

    def update(self, table: str, id_: str, **values: Any) -> None:
        """Set columns of the row with a key."""
        put = ", ".join(f'"{name}" = :{name}' for name in values)
        stored = {name: _stored(value) for name, value in values.items()}
        self._driver.execute(
            f'UPDATE "{table}" SET {put} WHERE id = :id', {**stored, "id": id_}
        )

    def _run(self, sql: str, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if any(isinstance(value, _MANY) for value in values.values()):
            sql, values = _spread(sql, values)
        return self._driver.execute(sql, values)


def _spread(sql: str, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A name for each item of a collection; NULL, which nothing equals, for none."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, _MANY):
            items = {f"{name}_{n}": item for n, item in enumerate(value)}
            marks = ", ".join(f":{item}" for item in items) or "NULL"
            sql = re.sub(rf":{name}\b", f"({marks})", sql)
            flat.update(items)
        else:
            flat[name] = value
    return sql, flat


def loaded(value: str | None) -> Any:
    """What a JSON column holds."""
    return None if value is None else json.loads(value)


def as_dict(row: Row, *loads: str) -> dict[str, Any]:
    """A row as a dict, the columns `loads` read as JSON."""
    found = dict(row)
    for name in loads:
        found[name] = loaded(found[name])
    return found


def _stored(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list, tuple)) else value
