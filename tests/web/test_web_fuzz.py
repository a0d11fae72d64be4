"""Whatever is sent to any route of /openapi.json: never a failure of ours (5xx).

The same requests every time, on a small study.
"""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from web_client import HOST, TOKEN

from qualcode.services import coding, memos
from qualcode.services.study import open_study

pytestmark = pytest.mark.fuzz
HEADERS = {"authorization": f"Bearer {TOKEN}", "host": HOST}
EXAMPLES = 15
# These make or read whole files each time.
HEAVY = {
    "/api/documents": 8,
    "/api/reports": 3,
    "/api/reports/refresh": 6,
    "/api/reports/check": 6,
}


@pytest.fixture
def api(client, study, monkeypatch):
    """The schema of a server over the small study, with a coding and a memo."""
    monkeypatch.setenv("PATH", "")  # LibreOffice would number each report's pages
    with open_study(study.folder) as own:
        row = coding.add(own, "directora-1", 45, 60, "inicio", coder="Ana")
        memos.add(own, "Por ver", coder="Ana", coding=row["id"])
    return schemathesis.openapi.from_asgi("/openapi.json", client.app, headers=HEADERS)


def test_no_request_breaks_the_server(api) -> None:
    tried, statuses = set(), set()
    for found in api.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=HEAVY.get(operation.path, EXAMPLES),
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
            deadline=None,
        )
        def send(case) -> None:
            answer = case.call(headers=HEADERS)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)

        send()
        tried.add((operation.method.upper(), operation.path))
    schema = api.raw_schema["paths"]
    known = {(m.upper(), path) for path, methods in schema.items() for m in methods}
    assert tried == known
    assert len(tried) > 40
    assert {200, 404, 422} <= statuses
