"""A study served without a socket: the application and who asks it."""

from __future__ import annotations

from collections.abc import Iterator

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
