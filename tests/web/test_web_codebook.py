"""The codebook by the API: its bytes guarded, edits undone, built from a matrix."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from web_client import DOCUMENT

MATRIX = Path(__file__).parents[2] / "codebooks" / "matriz-operacionalizacion.docx"


@pytest.fixture
def file(study) -> Path:
    return study.where.codebooks / "prueba.yaml"


def etag(client) -> str:
    return client.get("/api/codebook").headers["etag"]


def put(client, text: str, seen: str):
    return client.put(
        "/api/codebook", content=text.encode(), headers={"if-match": seen}
    )


def edits(client, *given, seen: str | None = None):
    headers = {"if-match": seen or etag(client)}
    body = {"edits": list(given)}
    return client.post("/api/codebook/edits", json=body, headers=headers)


def test_the_file_is_given_as_it_is_with_its_hash(client, file) -> None:
    answer = client.get("/api/codebook")
    assert answer.content == file.read_bytes()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert answer.headers["etag"] == f'"{digest}"'
    plain = client.get("/api/codebook", headers={"accept": "application/json"}).json()
    assert [f["id"] for f in plain["facets"]] == ["etapa", "factor"]
    again = client.get("/api/codebook", headers={"if-none-match": f'"{digest}"'})
    assert (again.status_code, again.content) == (304, b"")


def test_another_text_takes_its_place(client, file) -> None:
    text = "# Un comentario\n" + file.read_text(encoding="utf-8").replace(
        "name: Cierre", "name: Final  # antes: Cierre"
    )
    answer = put(client, text, etag(client))
    assert answer.status_code == 200
    assert file.read_text(encoding="utf-8") == text
    assert answer.json()["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert answer.json()["version"] == 2
    [change] = answer.json()["changes"]
    assert (change["change"], change["code"]) == ("renamed", "cierre")
    assert "Final" in change["text"]
    assert "Final" in [c["name"] for c in client.get("/api/codes").json()]


@pytest.mark.parametrize("seen", ["", "0" * 64, '"otro"'])
def test_what_was_not_seen_is_not_replaced(client, file, seen: str) -> None:
    before = file.read_bytes()
    answer = put(client, before.decode() + "# más\n", seen)
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        412,
        "codebook-changed",
    )
    refused = edits(client, {"op": "delete", "code": "inicio"}, seen=seen or "x")
    assert refused.status_code == 412
    assert file.read_bytes() == before


def test_a_file_changed_by_hand_meanwhile_is_not_replaced(client, file) -> None:
    seen = etag(client)
    by_hand = file.read_text(encoding="utf-8") + "# a mano\n"
    file.write_text(by_hand, encoding="utf-8")
    assert put(client, "codebook: prueba\n", seen).status_code == 412
    assert file.read_text(encoding="utf-8") == by_hand


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[", "codebook-not-yaml"),
        ("codebook: prueba\n", "codebook-unusable"),
        ("", "codebook-empty"),
    ],
)
def test_a_text_that_loses_codings_is_refused(client, file, text, code) -> None:
    before = file.read_bytes()
    answer = put(client, text, etag(client))
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert file.read_bytes() == before


def test_another_codebook_s_text_and_bytes_that_are_no_text(client, file) -> None:
    other = file.read_text(encoding="utf-8").replace("codebook: prueba", "codebook: x")
    assert put(client, other, etag(client)).json()["error"]["code"] == (
        "codebook-id-fixed"
    )
    headers = {"if-match": etag(client)}
    answer = client.put("/api/codebook", content=b"\xff\xfe\x00", headers=headers)
    assert answer.status_code == 422


def test_a_code_is_born_in_vivo_used_merged_and_undone(client, file) -> None:
    first = file.read_bytes()
    made = edits(client, {"op": "create", "parent": "factor", "name": "Humor negro"})
    assert made.json()["made"] == ["humor-negro"]
    body = {"document": DOCUMENT, "start": 45, "end": 60, "code": "humor-negro"}
    row = client.post("/api/codings", json=body).json()
    second = file.read_bytes()
    merged = edits(client, {"op": "merge", "codes": ["humor-negro"], "into": "tiempo"})
    assert merged.status_code == 200
    [coding] = client.get("/api/codings").json()
    assert (coding["id"], coding["code"]) == (row["id"], "tiempo")
    assert client.get("/api/quotes", params={"code": "tiempo"}).json()
    client.post("/api/undo")
    assert file.read_bytes() == second
    assert client.get("/api/codings").json() == [row]
    client.post("/api/redo")
    assert client.get("/api/codings").json() == [coding]
    for _ in range(3):
        client.post("/api/undo")
    assert file.read_bytes() == first


def test_an_undo_never_overwrites_a_hand(client, file) -> None:
    edits(client, {"op": "create", "parent": "etapa", "name": "Otra"})
    by_hand = file.read_text(encoding="utf-8") + "# a mano\n"
    file.write_text(by_hand, encoding="utf-8")
    answer = client.post("/api/undo")
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        412,
        "codebook-changed",
    )
    assert file.read_text(encoding="utf-8") == by_hand


def test_a_code_with_codings_is_not_deleted(client, code, file) -> None:
    code(code="inicio")
    before = file.read_bytes()
    answer = edits(client, {"op": "delete", "code": "inicio"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "code-in-use")
    assert file.read_bytes() == before
    assert edits(client, {"op": "delete", "code": "cierre"}).status_code == 200


def test_edits_are_all_made_or_none(client, file) -> None:
    before = file.read_bytes()
    good = {"op": "create", "parent": "etapa", "name": "Otra"}
    bad = {"op": "move", "code": "nada", "parent": "etapa"}
    assert edits(client, good, bad).status_code == 422
    assert file.read_bytes() == before
    assert edits(client, {"op": "volar"}).status_code == 422
    assert edits(client).status_code == 422


def test_a_matrix_shows_its_codebook_and_is_written_when_asked(client, study) -> None:
    def send(**query):
        files = [("files", (MATRIX.name, io.BytesIO(MATRIX.read_bytes())))]
        return client.post("/api/codebook/matrix", files=files, params=query).json()

    shown = send()
    assert (shown["dimensions"], shown["activities"]) == (4, 13)
    assert shown["saved"] is False
    assert shown["changes"]
    assert all(change["text"] for change in shown["changes"])
    home = study.where.codebooks / "matriz-operacionalizacion.yaml"
    assert not home.exists()
    assert len(client.get("/api/codes").json()) == 4
    saved = send(save=True)
    assert home.read_text(encoding="utf-8") == shown["yaml"] == saved["yaml"]
    assert len(client.get("/api/codes").json()) == 17
    # The same matrix again changes nothing; the active file was built from it.
    again = send()
    assert (again["codebook"], again["changes"]) == ("matriz-operacionalizacion", [])


def test_what_is_no_matrix(client) -> None:
    files = [("files", ("a.docx", io.BytesIO(b"nada")))]
    answer = client.post("/api/codebook/matrix", files=files)
    assert answer.status_code == 422
    assert "/tmp" not in answer.text
