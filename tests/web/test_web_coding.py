"""Coding by the API: idempotent, changed, taken back; memos; done marks; undo."""

from __future__ import annotations

import pytest
from web_client import DOCUMENT, make_client

from qualcode.services import coding


def rows(client) -> list[dict]:
    return client.get(f"/api/documents/{DOCUMENT}/codings").json()


def test_a_span_is_coded(client, code, study) -> None:
    answer = code(code="confianza", valence="facilitador", client_id="c1")
    assert answer.status_code == 201
    row = answer.json()
    text = client.get(f"/api/documents/{DOCUMENT}").json()["text"]
    assert row["quote"] == text[45:60]
    assert (row["coder"], row["pass"], row["origin"]) == ("Ana", "1", "hand")
    assert rows(client) == [row] == coding.list_rows(study)


def test_the_same_client_id_or_span_is_the_same_coding(client, code) -> None:
    first = code(client_id="c1")
    for again in (code(client_id="c1"), code(client_id="c2"), code()):
        assert (again.status_code, again.json()) == (200, first.json())
    other = code(client_id="c1", start=50, end=58, code="cierre")
    assert (other.status_code, other.json()) == (200, first.json())
    assert len(rows(client)) == 1


def test_the_same_client_id_after_a_retraction_makes_nothing_new(client, code) -> None:
    row = code(client_id="c1").json()
    client.delete(f"/api/codings/{row['id']}")
    again = code(client_id="c1")
    assert (again.status_code, again.json()["id"]) == (200, row["id"])
    assert rows(client) == []
    fresh = code(client_id="c2")
    assert fresh.status_code == 201
    assert fresh.json()["id"] != row["id"]


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"document": "otro"}, 404, "document-unknown"),
        ({"code": "otro"}, 422, "code-unknown"),
        ({"start": -1}, 422, "span-outside"),
        ({"end": 10**30}, 422, "span-outside"),
        ({"start": 60, "end": 45}, 422, "span-empty"),
        ({"start": "45"}, 422, "request-invalid"),
        ({"start": 45.5}, 422, "request-invalid"),
        ({"start": True}, 422, "request-invalid"),
        ({"valence": "facilitador"}, 422, "valence-not-taken"),
        ({"code": "confianza", "valence": "bueno"}, 422, "valence-unknown"),
        ({"client_id": "x" * 101}, 422, "request-invalid"),
        ({"coder": "Otra"}, 422, "request-invalid"),
        ({"code": "\ud800"}, 422, "request-invalid"),
    ],
)
def test_what_cannot_be_coded_is_refused(client, code, change, status, error) -> None:
    import json

    row = {"document": DOCUMENT, "start": 45, "end": 60, "code": "inicio", **change}
    answer = client.post("/api/codings", content=json.dumps(row))
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, error)
    assert rows(client) == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b"\xff", b'{"a":' * 5000])
def test_what_is_no_json_is_refused(client, body: bytes) -> None:
    answer = client.post("/api/codings", content=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        422,
        "request-invalid",
    )


def test_a_coding_is_changed_and_undone(client, code) -> None:
    row = code(code="confianza", valence="facilitador").json()
    path = f"/api/codings/{row['id']}"
    wider = client.patch(path, json={"end": 70}).json()
    text = client.get(f"/api/documents/{DOCUMENT}").json()["text"]
    assert wider == {**row, "end": 70, "quote": text[45:70]}
    bare = client.patch(path, json={"valence": None}).json()
    assert bare == {**wider, "valence": None}
    signed = client.patch(path, json={"valence": "obstaculizador"}).json()
    # A code of a facet without valence drops it.
    other = client.patch(path, json={"code": "inicio"}).json()
    assert (other["code"], other["valence"]) == ("inicio", None)
    assert client.post("/api/undo").status_code == 200
    assert rows(client) == [signed]
    for _ in range(3):
        client.post("/api/undo")
    assert rows(client) == [row]
    client.post("/api/redo")
    assert rows(client) == [wider]


def test_a_change_into_what_already_stands_is_refused(client, code) -> None:
    first, second = code().json(), code(code="cierre").json()
    answer = client.patch(f"/api/codings/{second['id']}", json={"code": "inicio"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        409,
        "coding-stands",
    )
    assert rows(client) == [first, second]


def test_what_is_gone_cannot_be_changed(client, code) -> None:
    path = f"/api/codings/{code().json()['id']}"
    assert client.delete(path).status_code == 200
    assert client.delete(path).status_code == 404
    assert client.patch(path, json={"end": 61}).status_code == 404
    assert client.delete("/api/codings/none").status_code == 404


def test_undo_takes_back_only_one_s_own_acts(client, code, study) -> None:
    code()
    coding.add(study, DOCUMENT, 50, 58, "cierre", coder="Berta")
    taken = client.post("/api/undo").json()
    assert [(e["action"], e["coder"]) for e in taken] == [("coding-add", "Ana")]
    assert [r["coder"] for r in rows(client)] == ["Berta"]
    nothing = client.post("/api/undo")
    assert (nothing.status_code, nothing.json()["error"]["code"]) == (
        409,
        "nothing-to-undo",
    )
    assert client.post("/api/redo").status_code == 200
    assert client.post("/api/redo").status_code == 409


def test_a_document_is_marked_done(client, study) -> None:
    path = f"/api/documents/{DOCUMENT}/done"
    assert client.post(path, json={"done": True}).json() == {
        "document": DOCUMENT,
        "coder": "Ana",
        "done": True,
    }
    assert study.registers().done_pairs() == {(DOCUMENT, "Ana")}
    assert client.get("/api/documents").json()[0]["state"] == "done"
    client.post("/api/undo")
    assert study.registers().done_pairs() == frozenset()
    assert client.post("/api/documents/none/done", json={}).status_code == 404


def test_what_was_asked_is_not_written_over_a_file_changed_meanwhile(
    client, study
) -> None:
    def press(state: str, seen: str):
        return client.post(
            "/api/coverage",
            json={"document": DOCUMENT, "code": "inicio", "state": state},
            headers={"if-match": seen},
        )

    file = study.where.transcripts / "coverage.csv"
    seen = client.get("/api/coverage").headers["etag"]  # there is no file yet
    answer = press("asked", seen)
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{answer.json()["sha256"]}"'
    assert press("not-asked", seen).status_code == 412  # of before one's own
    by_hand = file.read_text(encoding="utf-8").replace(",asked,", ",not-applicable,")
    file.write_text(by_hand, encoding="utf-8")
    refused = press("not-asked", answer.headers["etag"])
    assert (refused.status_code, refused.json()["error"]["code"]) == (
        412,
        "coverage-changed",
    )
    assert file.read_text(encoding="utf-8") == by_hand
    assert press("not-asked", client.get("/api/coverage").headers["etag"]).is_success


def test_memos_on_a_coding_a_document_and_the_study(client, code) -> None:
    row = code().json()
    on_coding = client.post("/api/memos", json={"memo": " uno ", "coding": row["id"]})
    on_document = client.post("/api/memos", json={"memo": "dos", "document": DOCUMENT})
    on_study = client.post("/api/memos", json={"memo": "tres"})
    assert on_coding.status_code == 201
    assert on_coding.json()["memo"] == "uno"
    assert on_coding.json()["document"] == DOCUMENT
    both = [on_coding.json(), on_document.json()]
    assert client.get("/api/memos", params={"document": DOCUMENT}).json() == both
    assert client.get("/api/memos").json() == [*both, on_study.json()]
    changed = client.patch(f"/api/memos/{both[0]['id']}", json={"memo": "otro"}).json()
    assert changed == {**both[0], "memo": "otro"}
    assert client.delete(f"/api/memos/{both[0]['id']}").status_code == 200
    assert client.get("/api/stats").json()["memos"] == 2
    client.post("/api/undo")
    assert client.get("/api/memos", params={"coding": row["id"]}).json() == [changed]
    words = [e for e in client.get("/api/log").json() if e["object"] == "memo"]
    assert len(words) == 5
    assert not any(m in str(words) for m in ("uno", "dos", "tres", "otro"))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"memo": "  "}, 422),
        ({"memo": "x", "coding": "none"}, 404),
        ({"memo": "x", "document": "none"}, 404),
        ({}, 422),
    ],
)
def test_memos_that_cannot_be(client, body, status) -> None:
    assert client.post("/api/memos", json=body).status_code == status
    assert client.get("/api/memos").json() == []


def test_two_servers_on_one_study_see_each_other(study, client, code) -> None:
    with make_client(study.folder, coder="Berta", port=8765) as other:
        mine = code().json()
        assert rows(other) == [mine]
        assert other.get("/api/stats").json()["codings"] == 1
        body = {"document": DOCUMENT, "start": 45, "end": 60, "code": "inicio"}
        theirs = other.post("/api/codings", json=body)
        assert theirs.status_code == 201
        assert theirs.json()["coder"] == "Berta"
        assert client.get("/api/stats").json()["codings"] == 2
        assert len(rows(client)) == 2


def test_a_coding_made_by_a_command_is_seen_at_once(study, client) -> None:
    assert client.get("/api/stats").json()["codings"] == 0
    coding.add(study, DOCUMENT, 45, 60, "inicio", coder="Berta")
    assert client.get("/api/stats").json()["codings"] == 1
    assert client.get("/api/quotes").json()[0]["coder"] == "Berta"


def test_files_edited_by_hand_are_seen_at_once(study, client) -> None:
    assert client.get("/api/documents").json()[0]["actor"] == "residencia"
    register = study.where.transcripts / "documents.csv"
    text = register.read_text(encoding="utf-8-sig")
    register.write_text(text.replace("residencia", "OCA"), encoding="utf-8-sig")
    assert client.get("/api/documents").json()[0]["actor"] == "OCA"
    book = study.where.codebooks / "prueba.yaml"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("name: Cierre", "name: Final"), encoding="utf-8")
    names = [c["name"] for c in client.get("/api/codes").json()]
    assert "Final" in names
    yaml = study.where.yaml.read_text(encoding="utf-8")
    study.where.yaml.write_text(yaml.replace("Prueba", "Otro título"), encoding="utf-8")
    assert "Otro título" in client.get("/").text


def test_a_coding_page_is_read_anew_only_when_the_study_changed(
    client, code, study, monkeypatch
) -> None:
    from qualcode.store.registers import read_csv
    from qualcode.web.pages import coding as page

    read = []
    real = page._body

    def body(*given):
        read.append(1)
        return real(*given)

    monkeypatch.setattr(page, "_body", body)

    def seen(lang="es") -> str:
        return client.get(
            f"/documents/{DOCUMENT}", headers={"accept-language": lang}
        ).text

    first = seen()
    assert seen() == first
    assert len(read) == 1
    assert seen("en") != first  # in its own language
    assert len(read) == 2
    code()  # by this server
    assert '"inicio"' in seen()
    coding.add(study, DOCUMENT, 45, 70, "cierre", coder="Berta")  # by another process
    assert '"Berta"' in seen()
    register = read_csv(study.where.transcripts / "participants.csv")
    register.rows[1]["role"] = "directora de hogar"  # in Excel
    register.save()
    assert "directora de hogar" in seen()
    assert len(read) == 5


def test_where_one_was_is_each_browser_s_own(client) -> None:
    client.get(f"/documents/{DOCUMENT}")
    client.cookies.set("qualcode_at", "45-60-302")
    assert 'data-at="45-60-302"' in client.get(f"/documents/{DOCUMENT}").text
