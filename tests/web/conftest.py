"""A study served without a socket: the application and who asks it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_client import DOCUMENT, make_client


@pytest.fixture
def client(study) -> Iterator[TestClient]:
    """Asks as Ana, with the token."""
    with make_client(study.folder) as made:
        yield made


@pytest.fixture
def code(client):
    """Code a span of the interview; the answer."""

    def send(start=45, end=60, code="inicio", **more):
        row = {"document": DOCUMENT, "start": start, "end": end, "code": code, **more}
        return client.post("/api/codings", json=row)

    return send


@pytest.fixture(scope="session")
def _example(tmp_path_factory) -> Path:
    """The example study with its codings, a second coder's and suggestions."""
    from qualcode.services import coders, coding, coding_files, demo, importing
    from qualcode.services.example import example
    from qualcode.services.study import open_study

    folder = tmp_path_factory.mktemp("web") / "ejemplo"
    with example() as source:
        demo._copy(source, folder)
    with open_study(folder) as study:
        transcripts = study.where.transcripts
        importing.import_files(study, [transcripts], coder=demo.CODER)
        coding_files.import_csv(study, transcripts / "codings.csv", coder=demo.CODER)
        _propose(study)
        rows = [r for r in coding.list_rows(study) if r["document"].startswith("res")]
        second = [{**r, "id": "", "coder": "Berta"} for r in rows[::2]]
        coding.add_many(study, second, coder="Berta")
        coders.done(study, [rows[0]["document"]], coder="Berta")
    return folder


def _propose(study) -> None:
    """Some suggestions; the engine, which takes its time, has tests of its own."""
    from qualcode.store import suggestions, writes

    data = study.data()
    slug = data.documents[0].document
    text, spans = data.texts[slug], data.segments[slug][2:8]
    rows = [
        {
            "segment": s.segment,
            "code": list(data.codebook.codes)[n],
            "probability": 0.9 - n / 10,
            "valence": {"id": "facilitador", "probability": 0.7} if n % 2 else None,
            "reasons": [
                {
                    "term": text[s.start : s.start + 4],
                    "weight": 1.5,
                    "start": s.start,
                    "end": s.start + 4,
                }
            ],
            "example": {"document": slug, "text": text[:40]} if n else None,
        }
        for n, s in enumerate(spans)
    ]
    with study.database.write() as connection:
        text_id = writes.text_keys(connection)[slug][1]
        suggestions.save_suggestions(connection, text_id, "test 1", rows)


@pytest.fixture
def example(_example, tmp_path) -> Iterator[TestClient]:
    """The example study of one's own, served."""
    folder = tmp_path / "ejemplo"
    shutil.copytree(_example, folder)
    with make_client(folder) as made:
        yield made


@pytest.fixture(scope="module")
def reading(_example, tmp_path_factory) -> Iterator[TestClient]:
    """The example study for tests that change nothing."""
    folder = tmp_path_factory.mktemp("reading") / "ejemplo"
    shutil.copytree(_example, folder)
    with make_client(folder, coder="Berta") as made:
        yield made
