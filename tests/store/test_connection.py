"""Statements: values bound, collections spread, rows by name."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.store.connection import Connection, Row, as_dict

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.fixture(scope="module")
def driver():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        raw.row_factory = Row
        raw.execute('CREATE TABLE notes (id TEXT, "end" TEXT, kept JSON)')
        yield raw


@pytest.fixture
def connection(driver):
    driver.execute("DELETE FROM notes")
    return Connection(driver)


@given(TEXTS, st.lists(TEXTS, max_size=5), st.booleans())
def test_a_value_is_never_read_as_sql(driver, one, many, as_set):
    driver.execute("DELETE FROM notes")
    connection = Connection(driver)
    connection.insert("notes", *({"id": f"{n}", "end": v} for n, v in enumerate(many)))
    asked = set(many[:2]) if as_set else many[:2]
    found = connection.rows(
        'SELECT id, "end" FROM notes WHERE "end" IN :ends OR "end" = :end',
        ends=asked,
        end=one,
    )
    wanted = [(f"{n}", v) for n, v in enumerate(many) if v in asked or v == one]
    assert [tuple(row) for row in found] == wanted


def test_a_collections_name_may_begin_like_another(connection):
    connection.insert("notes", {"id": "1", "end": "a"}, {"id": "2", "end": "b"})
    query = 'SELECT id FROM notes WHERE id IN :id AND "end" IN :ids AND "end" = :id_end'
    found = connection.column(query, id=["1", "2"], ids={"a", "b"}, id_end="b")
    assert found == ["2"]


def test_mappings_and_lists_are_kept_as_json(connection):
    kept = {"code": "Ñandú", "spans": [[0, 3]]}
    connection.insert("notes", {"id": "1", "kept": kept}, {"id": "2", "kept": None})
    first, second = connection.rows("SELECT id, kept FROM notes ORDER BY id")
    assert as_dict(first, "kept") == {"id": "1", "kept": kept}
    assert as_dict(second, "kept") == {"id": "2", "kept": None}
    connection.update("notes", "2", kept=[1], end="x")
    row = connection.one("SELECT * FROM notes WHERE id = '2'")
    assert as_dict(row, "kept") == {"id": "2", "end": "x", "kept": [1]}


def test_rows_may_name_their_columns_in_any_order(connection):
    connection.insert("notes", {"id": "1", "end": "a"}, {"end": "b", "id": "2"})
    assert connection.pairs('SELECT id, "end" FROM notes') == {"1": "a", "2": "b"}


def test_what_is_not_there(connection):
    nothing = "SELECT id FROM notes WHERE id = :id"
    assert connection.value(nothing, id="1") is None
    assert connection.first(nothing, id="1") is None
    assert connection.run("DELETE FROM notes") == 0
    connection.insert("notes")
    with pytest.raises(LookupError):
        connection.one(nothing, id="1")
