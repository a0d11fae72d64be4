"""Several codings in one gesture: one act, one undo; their rows on the live channel."""

from __future__ import annotations

from web_client import DOCUMENT, HOST

PAIR = [
    {"client_id": "a", "document": DOCUMENT, "start": 45, "end": 60, "code": "inicio"},
    {
        "client_id": "b",
        "document": DOCUMENT,
        "start": 45,
        "end": 60,
        "code": "confianza",
    },
]


def rows(client):
    return client.get(f"/api/documents/{DOCUMENT}/codings").json()


def test_many_in_their_order_and_undone_as_one(client) -> None:
    made = client.post("/api/codings/many", json={"codings": PAIR})
    assert made.status_code == 201
    assert [r["code"] for r in made.json()["codings"]] == ["inicio", "confianza"]
    again = client.post("/api/codings/many", json={"codings": PAIR})
    assert again.status_code == 200
    assert again.json() == made.json()
    assert len(rows(client)) == 2
    client.post("/api/undo")
    assert rows(client) == []
    client.post("/api/redo")
    assert len(rows(client)) == 2


def test_one_wrong_and_none_is_made(client) -> None:
    wrong = {**PAIR[1], "code": "no-existe"}
    made = client.post("/api/codings/many", json={"codings": [PAIR[0], wrong]})
    assert made.status_code == 422
    assert rows(client) == []
    assert client.post("/api/codings/many", json={"codings": []}).status_code == 422


def test_the_live_channel_brings_the_row_and_null_when_it_is_gone(client) -> None:
    with client.websocket_connect(f"ws://{HOST}/api/live") as socket:
        made = client.post("/api/codings", json=PAIR[0]).json()
        told = socket.receive_json()
        assert (told["type"], told["row"]) == ("coding-add", made)
        client.delete(f"/api/codings/{made['id']}")
        told = socket.receive_json()
        assert (told["id"], told["row"]) == (made["id"], None)
        client.post("/api/undo")
        assert socket.receive_json()["row"] == made
