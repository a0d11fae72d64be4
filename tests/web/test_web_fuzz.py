"""Whatever is sent to any route of /openapi.json: never a failure of ours (5xx)."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from web_client import HOST, TOKEN

pytestmark = pytest.mark.fuzz
HEADERS = {"authorization": f"Bearer {TOKEN}", "host": HOST}


@pytest.fixture
def api(example):
    """The schema of the example's own server."""
    return schemathesis.openapi.from_asgi("/openapi.json", example.app, headers=HEADERS)


def test_no_request_breaks_the_server(api) -> None:
    tried, statuses = 0, set()
    for found in api.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=20,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        def send(case) -> None:
            answer = case.call(headers=HEADERS)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)

        send()
        tried += 1
    assert tried > 40
    assert {200, 404, 422} <= statuses
