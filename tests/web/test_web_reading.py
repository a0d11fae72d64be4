"""What the API lists: the commands' JSON, in the shapes that /openapi.json tells."""

from __future__ import annotations

import json
from contextlib import redirect_stdout
from io import StringIO

import pytest
from pydantic import TypeAdapter

from qualcode.cli import main
from qualcode.web.routes import ROUTERS

TEAM = "Equipo de ejemplo (ficticio)"
WIDE = (
    "matrix --rows factor --cols zona --depth 2 --valence obstaculizador"
    " --count codings --share row --code vinculacion --within turn"
)
# The command, and the same as path and query.
SAME = [
    ("stats", "stats", {}),
    ("documents", "documents", {}),
    ("matrix --rows etapa --cols actor", "matrix", {"rows": "etapa", "cols": "actor"}),
    (
        WIDE,
        "matrix",
        {
            "rows": "factor", "cols": "zona", "depth": 2, "valence": "obstaculizador",
            "count": "codings", "share": "row", "code": "vinculacion", "within": "turn",
        },
    ),
    (
        f"matrix --rows etapa --cols coder --coder '{TEAM}'",
        "matrix",
        {"rows": "etapa", "cols": "coder", "coder": TEAM},
    ),
    ("quotes", "quotes", {}),
    (
        "quotes --valence facilitador --actor empresa --representative 1",
        "quotes",
        {"valence": "facilitador", "actor": "empresa", "representative": 1},
    ),
    ("findings", "findings", {}),
    ("practices", "practices", {}),
    ("contrast", "contrast", {}),
    ("contrast --by zona", "contrast", {"by": "zona"}),
    ("framework", "framework", {}),
    ("framework --rows case --cols factor", "framework", {"cols": "factor"}),
    ("coverage", "coverage", {}),
    (
        f"agreement --coders '{TEAM},Berta' --seed 1",
        "agreement",
        {"coders": f"{TEAM},Berta", "seed": 1},
    ),
    ("search reuni", "search", {"text": "reuni"}),
    ("search 'reuni.n' --regex", "search", {"text": "reuni.n", "regex": "true"}),
    ("log --limit 5", "log", {"limit": 5}),
    ("coding list", "codings", {}),
    ("coder list", "coders", {}),
]  # fmt: skip


def command(folder, line: str):
    import shlex

    out = StringIO()
    with redirect_stdout(out), pytest.raises(SystemExit) as ended:
        main(["--study", str(folder), *shlex.split(line), "--format", "json"])
    assert ended.value.code in (0, None)
    return json.loads(out.getvalue())


def folder_of(client):
    return client.app.state.desk.folder


def shape_of(path: str):
    for router in ROUTERS:
        for route in router.routes:
            if route.path == path and "GET" in route.methods:
                return TypeAdapter(route.response_model)
    raise LookupError(path)


@pytest.mark.parametrize(("line", "path", "query"), SAME)
def test_a_path_answers_what_the_command_prints(reading, line, path, query) -> None:
    answer = reading.get(f"/api/{path}", params=query)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found
    assert found == command(folder_of(reading), line)
    shape_of(f"/api/{path}").validate_python(found, strict=True)


@pytest.mark.parametrize(
    "path",
    ["codes", "road", "cases", "participants", "proposals", "curve", "suggestions"],
)
def test_what_no_command_prints_has_its_shape(reading, path: str) -> None:
    found = reading.get(f"/api/{path}").json()
    assert found
    shape_of(f"/api/{path}").validate_python(found, strict=True)


def test_every_document_is_whole(reading) -> None:
    for row in reading.get("/api/documents").json():
        slug = row["document"]
        found = reading.get(f"/api/documents/{slug}").json()
        shape_of("/api/documents/{slug}").validate_python(found, strict=True)
        text = found["text"]
        assert len(found["turns"]) == row["turns"]
        assert len(found["segments"]) == row["segments"]
        assert found["document"]["text_sha256"] == row["text_sha256"]
        for part in (*found["turns"], *found["segments"]):
            assert text[part["start"] : part["end"]] == part["text"]
        assert {t["speaker"] for t in found["turns"]} == {
            s["speaker"] for s in found["speakers"]
        }
        codings = reading.get(f"/api/documents/{slug}/codings").json()
        shape_of("/api/documents/{slug}/codings").validate_python(codings, strict=True)
        for coding in codings:
            assert text[coding["start"] : coding["end"]] == coding["quote"]
        assert reading.get(f"/api/documents/{row['id']}").json() == found


@pytest.mark.parametrize(
    ("path", "query", "status", "code"),
    [
        ("matrix", {"rows": "etapa"}, 422, "request-invalid"),
        ("matrix", {"rows": "nada", "cols": "actor"}, 422, "axis-unknown"),
        (
            "matrix",
            {"rows": "etapa", "cols": "actor", "count": "x"},
            422,
            "request-invalid",
        ),
        (
            "matrix",
            {"rows": "etapa", "cols": "actor", "depth": 0},
            422,
            "request-invalid",
        ),
        ("quotes", {"code": "nada"}, 422, "filter-code-unknown"),
        ("contrast", {"by": "etapa"}, 422, "contrast-by"),
        ("framework", {"rows": "etapa"}, 422, "framework-rows"),
        ("agreement", {}, 422, "agreement-raters"),
        ("agreement", {"coders": "A,B"}, 422, "filter-coder-unknown"),
        ("search", {"text": "(", "regex": "true"}, 422, "regex-invalid"),
        ("search", {"text": " "}, 422, "search-empty"),
        ("documents/nada", {}, 404, "document-unknown"),
        ("documents/nada/codings", {}, 404, "document-unknown"),
        ("suggestions", {"document": "nada"}, 404, "document-unknown"),
        ("suggestions", {"order": "x"}, 422, "request-invalid"),
        ("log", {"limit": 0}, 422, "request-invalid"),
    ],
)
def test_what_cannot_be_answered_is_told(reading, path, query, status, code) -> None:
    answer = reading.get(f"/api/{path}", params=query)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["hint"]


def test_answers_speak_the_reader_s_language(reading) -> None:
    query = {"representative": 1, "valence": "facilitador"}
    spanish = reading.get("/api/quotes", params=query).json()
    english = reading.get(
        "/api/quotes", params=query, headers={"accept-language": "en"}
    ).json()
    why = [(a["why"], b["why"]) for a, b in zip(spanish, english, strict=True)]
    assert any(a != b for a, b in why if a)
    assert reading.get("/api/quotes", params=query).json() == spanish


@pytest.mark.parametrize("kind", ["xlsx", "docx", "html", "md", "csv", "json"])
@pytest.mark.parametrize(
    "listing",
    [
        "documents", "codings", "codes", "coverage", "memos", "log", "coders", "cases",
        "participants", "quotes", "practices", "framework", "matrix?rows=etapa&cols=actor",
    ],
)  # fmt: skip
def test_every_listing_is_a_file(reading, listing: str, kind: str) -> None:
    name, _, query = listing.partition("?")
    answer = reading.get(f"/api/exports/{name}.{kind}?{query}")
    assert answer.status_code == 200
    assert f'filename="{name}.{kind}"' in answer.headers["content-disposition"]
    assert answer.content
    if kind in ("xlsx", "docx"):
        assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json", "html"])
def test_the_study_is_a_file(reading, kind: str) -> None:
    answer = reading.get(f"/api/exports/study.{kind}")
    assert answer.status_code == 200
    assert answer.content


def test_what_is_no_listing_or_kind(reading) -> None:
    assert reading.get("/api/exports/nada.csv").status_code == 422
    assert reading.get("/api/exports/quotes.exe").status_code == 422


def test_the_report_is_built_and_fetched(client, code) -> None:
    code()
    made = client.post("/api/reports").json()
    file = client.get(made["url"])
    assert file.content[:2] == b"PK"
    path = folder_of(client) / "outputs" / made["url"].rpartition("/")[2]
    path.write_bytes(path.read_bytes() + b" ")  # as if somebody had edited it
    refused = client.post("/api/reports", json={})
    assert (refused.status_code, refused.json()["error"]["code"]) == (
        409,
        "report-is-the-teams",
    )
    assert client.post("/api/reports", json={"force": True}).json()["backup"]


def test_the_matrix_tells_who_stands_alone(reading) -> None:
    rows = reading.get("/api/matrix", params={"rows": "etapa", "cols": "actor"}).json()
    assert any(cell["mixed"] == "dissent" for cell in rows["cells"])
    page = reading.get("/matrix").text
    alone = page.split("Voces solas")[1]
    assert "Vinculación, OCA" in alone
    assert "contra 1 voz" in alone
    cell = reading.get("/matrix?rows=etapa&cols=actor&cell=%7Cvinculacion:OCA").text
    assert "Voces solas" not in cell
