"""Documents brought in by the browser, and the grid that confirms them."""

from __future__ import annotations

import csv
import io

import pytest
from web_client import DOCUMENT

from qualcode.web.guard import FILE_LIMIT
from qualcode.web.routes.documents import safe_name

TALK = """\
Entrevistadora: ¿Cómo fue el inicio, quién llamó primero a quién?
{name}: Nos llamaron ellos, y el equipo respondió bien. Número {n}.
Entrevistadora: ¿Y qué pasó después con las reuniones?
{name}: Hubo tres reuniones, todas en la residencia.
"""


def upload(client, *files, **fields):
    parts = [("files", (name, io.BytesIO(data))) for name, data in files]
    return client.post("/api/documents", files=parts, data=fields)


def talk(n: int, name: str = "Gerente") -> bytes:
    return TALK.format(n=n, name=name).encode()


def test_thirty_five_files_at_once(client, study) -> None:
    files = [(f"emp-{n:02}.txt", talk(n)) for n in range(35)]
    answer = upload(client, *files)
    assert answer.status_code == 200
    assert answer.json()["counts"]["new"] == 35
    assert len(client.get("/api/documents").json()) == 36
    assert (study.where.transcripts / "emp-34.txt").read_bytes() == talk(34)
    again = upload(client, *files[:2])
    assert [r["status"] for r in again.json()["documents"]] == ["unchanged"] * 2


def test_one_bad_file_hides_nothing(client) -> None:
    answer = upload(client, ("bien.txt", talk(1)), ("mal.docx", b"PK\x03\x04basura"))
    assert answer.status_code == 200
    good, bad = answer.json()["documents"]
    assert (good["status"], bad["status"]) == ("new", "refused")
    assert bad["file"] == "mal.docx"
    assert "/tmp" not in answer.text


def test_a_sole_bad_file_is_an_error_with_its_row(client, study) -> None:
    answer = upload(client, ("mal.docx", b"no es un docx"))
    assert answer.status_code == 422
    told = answer.json()
    assert told["error"]["code"] == told["documents"][0]["problems"][0]["code"]
    assert told["error"]["message"]
    assert "/tmp" not in answer.text
    assert not (study.where.transcripts / "mal.docx").exists()


def test_a_file_over_the_limit(client) -> None:
    answer = upload(client, ("grande.txt", b"a " * (FILE_LIMIT // 2 + 1)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        413,
        "file-too-large",
    )


def test_nothing_uploaded_and_a_wrong_actor(client) -> None:
    assert client.post("/api/documents").status_code == 422
    answer = upload(client, ("a.txt", talk(1)), actor="marcianos")
    assert (answer.status_code, answer.json()["error"]["code"]) == (
        422,
        "actor-unknown",
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\fakepath\\a.docx", "a.docx"),
        (".bashrc", "bashrc"),
        ("a\x00b\n.txt", "ab.txt"),
        ("", "document"),
        (None, "document"),
        ("..", "document"),
        ("niña 1.docx", "niña 1.docx"),
        ("ñ" * 300 + ".txt", "ñ" * 60 + ".txt"),
        ('a<b>:"|?*.txt', "ab.txt"),
    ],
)
def test_a_name_never_leads_out_of_the_folder(given, kept) -> None:
    assert safe_name(given) == kept


def test_a_hostile_transcript_is_text(client) -> None:
    said = (
        "<script>alert(1)</script> & <img src=x onerror=alert(2)> "
        "\u202eal revés\u202c 👩‍👩‍👧‍👦 e\u0301 a\u0308 {{ 7*7 }} ]]>"
    )
    text = f"Entrevistadora: ¿Qué dijo?\n<b>Ana</b>: {said}\n" * 3
    answer = upload(client, ("<img onerror=1>.txt", text.encode()))
    slug = answer.json()["documents"][0]["document"]
    found = client.get(f"/api/documents/{slug}").json()
    for turn in found["turns"]:
        assert found["text"][turn["start"] : turn["end"]] == turn["text"]
    assert "<script>alert(1)</script>" in found["text"]
    place = found["text"].index("👩")
    body = {"document": slug, "start": place, "end": place + 7, "code": "inicio"}
    row = client.post("/api/codings", json=body).json()
    assert row["quote"] == "👩‍👩‍👧‍👦"
    for path in (f"/documents/{slug}", "/", "/api/exports/quotes.html"):
        page = client.get(path, headers={"accept": "text/html"}).text
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page
        assert "<b>Ana" not in page


# The grid


def grid(client) -> dict[str, dict]:
    return {row["document"]: row for row in client.get("/api/proposals").json()}


def register(study, name: str) -> list[dict]:
    path = study.where.transcripts / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_proposed_is_not_stored(client, study) -> None:
    upload(client, ("residencia-2.txt", talk(1, "X")), ("oca-3.txt", talk(2, "Y")))
    rows = grid(client)
    assert rows["residencia-2"]["actor"]["value"] == "residencia"
    assert rows["residencia-2"]["actor"]["confidence"] == "high"
    assert rows["oca-3"]["actor"] == {
        "value": "OCA",
        "confidence": "high",
        "options": [],
    }
    assert rows[DOCUMENT]["actor"]["confidence"] == "confirmed"
    assert [r["actor"] for r in register(study, "documents")] == ["residencia", "", ""]
    assert list(rows)[-1] == DOCUMENT  # nothing open goes last


def test_a_batch_is_confirmed_in_one_act(client, study) -> None:
    upload(client, *[(f"e-{n}.txt", talk(n)) for n in range(3)])
    before = register(study, "documents"), register(study, "participants")
    told = [
        {
            "document": f"e-{n}",
            "actor": "OCA",
            "case": "alianza-1",
            "participants": [{"label": "Gerente", "kind": "participant"}],
        }
        for n in range(3)
    ]
    answer = client.patch("/api/documents", json={"documents": told})
    assert answer.status_code == 200
    assert {r["actor"]["confidence"] for r in answer.json()} == {"confirmed"}
    assert not any(r["open"] for r in answer.json())
    rows = register(study, "documents")[1:]
    assert {(r["actor"], r["case"]) for r in rows} == {("OCA", "alianza-1")}
    people = [p for p in register(study, "participants") if p["label"] == "Gerente"]
    assert {(p["kind"], p["actor"]) for p in people} == {("participant", "OCA")}
    client.post("/api/undo")
    assert (register(study, "documents"), register(study, "participants")) == before
    client.post("/api/redo")
    assert register(study, "documents")[1:] == rows


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"document": "nada"}, 404),
        ({"document": DOCUMENT, "actor": "marcianos"}, 422),
        ({"document": DOCUMENT, "kind": "poema"}, 422),
        (
            {
                "document": DOCUMENT,
                "participants": [{"label": "Directora", "actor": "marcianos"}],
            },
            422,
        ),
    ],
)
def test_a_wrong_row_confirms_nothing(client, study, row, status) -> None:
    before = register(study, "documents")
    good = {"document": DOCUMENT, "actor": "OCA"}
    answer = client.patch("/api/documents", json={"documents": [good, row]})
    assert answer.status_code == status
    assert register(study, "documents") == before


def test_a_kind_confirmed_rules_the_turns(client) -> None:
    told = {"label": "Directora", "kind": "interviewer"}
    body = {"documents": [{"document": DOCUMENT, "participants": [told]}]}
    client.patch("/api/documents", json=body)
    turns = client.get(f"/api/documents/{DOCUMENT}").json()["turns"]
    assert {t["kind"] for t in turns if t["label"] == "Directora"} == {"interviewer"}
