"""A document's codings by columns, beside the same codings as rows."""

from __future__ import annotations

import pytest

from qualcode.services import coding
from qualcode.store import rows
from qualcode.store.columns import coding_columns

SLUG = "directora-1"


@pytest.fixture
def coded(study):
    spans = [(45, 60), (45, 70), (20, 40), (45, 60)]
    for n, (start, end) in enumerate(spans):
        code = "cierre" if n % 2 else "inicio"
        coding.add(study, SLUG, start, end, code, coder="Ana" if n else "Berta")
    coding.add(study, SLUG, 20, 30, "inicio", coder="Ana", pass_="2")
    gone = coding.add(study, SLUG, 30, 35, "inicio", coder="Ana")
    coding.remove(study, [gone["id"]], coder="Ana")
    return study


def test_columns_say_what_rows_say(coded) -> None:
    with coded.database.read() as connection:
        columns = coding_columns(connection, SLUG, "1")
        plain = rows.codings(connection, coded.codebook(), document=SLUG, pass_="1")
    found = list(zip(*columns, strict=True))
    assert found == sorted(found, key=lambda c: (c[1], -c[2], c[0]))
    assert sorted(found) == sorted(
        (c.id, c.start, c.end, c.code, c.valence, c.coder, c.origin) for c in plain
    )
    assert len(found) == 4


def test_a_document_without_codings_has_seven_empty_columns(study) -> None:
    with study.database.read() as connection:
        assert coding_columns(connection, SLUG, "1") == [[]] * 7
