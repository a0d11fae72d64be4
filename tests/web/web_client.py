"""A client of an application without a socket, shared by the tests of `web`."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

TOKEN = "una-clave-de-prueba"
HOST = "127.0.0.1:8765"
DOCUMENT = "directora-1"


def make_client(folder: Path, *, coder: str = "Ana", **more) -> TestClient:
    from qualcode.web.app import create_app

    return TestClient(
        create_app(folder, TOKEN, coder=coder, **more),
        base_url=f"http://{HOST}",
        headers={"authorization": f"Bearer {TOKEN}"},
        follow_redirects=False,
    )
