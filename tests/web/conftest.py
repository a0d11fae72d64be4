"""A study served without a socket: the application and who asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

TOKEN = "una-clave-de-prueba"
HOST = "127.0.0.1:8765"
DOCUMENT = "directora-1"


def make_client(folder: Path, **more) -> TestClient:
    from qualcode.web.app import create_app

    app = create_app(folder, TOKEN, coder=more.pop("coder", "Ana"), **more)
    return TestClient(
        app,
        base_url=f"http://{HOST}",
        headers={"authorization": f"Bearer {TOKEN}"},
        follow_redirects=False,
    )


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
