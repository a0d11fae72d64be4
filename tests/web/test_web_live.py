"""The live channel: every act told once to every page, whoever did it."""

from __future__ import annotations

import asyncio
import re

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect
from web_client import DOCUMENT, HOST

from qualcode.services import coders, coding
from qualcode.web.desk import Desk, Who
from qualcode.web.live import POLL, Live

LIVE = f"ws://{HOST}/api/live"


@pytest.fixture
def live(client):
    with client.websocket_connect(LIVE) as socket:
        yield socket


def test_a_coding_is_told_with_its_client_id(live, code, client) -> None:
    row = code(client_id="c1").json()
    assert live.receive_json() == {
        "type": "coding-add",
        "object": "coding",
        "id": row["id"],
        "document": DOCUMENT,
        "client_id": "c1",
        "row": row,
    }
    code(client_id="c1")  # the same again is no news
    client.patch(f"/api/codings/{row['id']}", json={"end": 66})
    assert live.receive_json()["type"] == "coding-change"
    client.delete(f"/api/codings/{row['id']}")
    assert live.receive_json()["type"] == "coding-remove"
    client.post("/api/undo")
    told = live.receive_json()
    assert (told["type"], told["object"], told["id"]) == ("undo", "coding", row["id"])
    assert (told["document"], told["row"]["id"]) == (DOCUMENT, row["id"])
    client.post("/api/undo")
    assert live.receive_json()["row"]["end"] == 60


def test_what_another_process_does_is_told(live, study) -> None:
    row = coding.add(study, DOCUMENT, 45, 60, "inicio", coder="Berta")
    assert live.receive_json()["id"] == row["id"]
    coders.done(study, [DOCUMENT], coder="Berta")
    told = live.receive_json()
    assert (told["type"], told["document"]) == ("done", DOCUMENT)


def test_every_page_is_told(client, code) -> None:
    with (
        client.websocket_connect(LIVE) as one,
        client.websocket_connect(LIVE) as two,
    ):
        row = code().json()
        assert one.receive_json() == two.receive_json()
    with client.websocket_connect(LIVE) as three:
        code(code="cierre")
        assert three.receive_json()["id"] != row["id"]  # only what is new


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": "Bearer otra"}, 401),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "evil.example"}, 403),
    ],
)
def test_who_is_not_let_in_hears_nothing(client, headers, status) -> None:
    with (
        pytest.raises(WebSocketDenialResponse) as caught,
        client.websocket_connect(LIVE, headers=headers),
    ):
        pass
    assert caught.value.status_code == status


def test_our_own_pages_are_let_in_by_cookie(client) -> None:
    client.get("/", params={"token": client.headers.pop("authorization")[7:]})
    own = {"origin": f"http://{HOST}"}
    with client.websocket_connect(LIVE, headers=own):
        pass


def test_a_server_ends_while_news_arrive(study) -> None:
    async def run() -> None:
        desk = Desk(study.folder, Who("Ana"))
        for _ in range(100):
            hub = Live(desk, lambda _: None)
            task = asyncio.create_task(hub.run())
            await asyncio.sleep(0)
            hub.wake()
            await asyncio.sleep(0)
            task.cancel()
            _, left = await asyncio.wait([task], timeout=10)
            assert not left
        desk.close()

    asyncio.run(run())


def test_a_page_hears_what_happened_since_it_was_made(client, code) -> None:
    with client.websocket_connect(f"{LIVE}?after=0") as socket:
        first = socket.receive_json()
    code()
    page = client.get(f"/documents/{DOCUMENT}").text
    position = re.search(r'"position":(\d+)', page)[1]
    missed = code(code="cierre").json()
    with client.websocket_connect(f"{LIVE}?after={position}") as socket:
        told = socket.receive_json()
        assert (told["id"], told["row"]) == (missed["id"], missed)
        code(start=61, end=70)
        assert socket.receive_json()["row"]["start"] == 61
    assert first["id"] != missed["id"]


@pytest.mark.parametrize("after", ["-1", "x", str(2**63)])
def test_a_place_that_is_none_is_refused(client, after) -> None:
    with (
        pytest.raises((WebSocketDisconnect, WebSocketDenialResponse)),
        client.websocket_connect(f"{LIVE}?after={after}") as socket,
    ):
        socket.receive_json()


def test_an_idle_server_does_not_read_the_log(study) -> None:
    async def run() -> list[int]:
        desk = Desk(study.folder, Who("Ana"))
        hub = Live(desk, lambda _: None)
        reads: list[int] = []
        since = hub._since
        hub._since = lambda last: (reads.append(last), since(last))[1]
        task = asyncio.create_task(hub.run())
        queue = hub.listen()
        await asyncio.sleep(5 * POLL)
        before = len(reads)
        coding.add(study, DOCUMENT, 45, 60, "inicio", coder="Berta")
        await asyncio.wait_for(queue.get(), 10)
        after = len(reads)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        desk.close()
        return [before, after]

    before, after = asyncio.run(run())
    assert before == 1  # what was there when it began
    assert after > before
