"""The report by the API: what it lacks, held against the study, mended."""

from __future__ import annotations

import threading
import time

import pytest
from web_client import DOCUMENT


@pytest.fixture
def built(client, code):
    """A report on two codings; its file's name."""
    code()
    code(start=61, end=90, code="cierre")
    return client.post("/api/reports").json()["file"].rpartition("/")[2]


def check(client, name: str):
    return client.get("/api/reports/check", params={"file": name})


def test_a_report_is_current_until_the_study_changes(client, built) -> None:
    first = check(client, built).json()
    assert first["file"] == built
    assert [p for p in first["problems"] if p["severity"] == "error"] == []
    rows = client.get("/api/codings").json()
    client.delete(f"/api/codings/{rows[0]['id']}")
    found = check(client, built).json()["problems"]
    stale = [p for p in found if p.get("state") == "stale"]
    assert stale
    assert all(p["place"] and p["printed"] != p["expected"] for p in stale)
    done = client.post("/api/reports/refresh", json={"file": built}).json()
    assert len(done["updated"]) >= len(stale)
    assert all(row["why_told"] for row in done["left"])
    left = check(client, built).json()["problems"]
    assert [p for p in left if p.get("state") == "stale"] == []


@pytest.mark.parametrize(
    "name", ["nada.docx", "../study.yaml", ".oculto", "a/b", "x" * 300, "a\0b", ""]
)
def test_only_files_of_outputs_are_checked(client, name) -> None:
    assert check(client, name).status_code == 404
    sent = client.post("/api/reports/refresh", json={"file": name})
    assert sent.status_code in (404, 422)


def test_what_is_lacking_is_told_from_the_first_day(client) -> None:
    rows = client.get("/api/reports/lacking").json()
    assert rows
    for row in rows:
        assert row["what"]
        assert row["chapter_name"]
        assert row["n"] >= 1
        assert not row["page"] or client.get(row["page"]).status_code == 200


def test_coding_goes_on_while_a_report_is_made(client, code) -> None:
    desk = client.app.state.desk
    with desk.reporting():
        waiting = threading.Thread(target=client.post, args=("/api/reports",))
        waiting.start()
        time.sleep(0.1)
        assert code().status_code == 201
        assert waiting.is_alive()  # the other report waits its turn
    waiting.join(60)
    assert client.get(f"/api/documents/{DOCUMENT}/codings").json()
