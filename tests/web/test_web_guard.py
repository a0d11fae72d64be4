"""Who is let in: token, Host, Origin, on every page and route; what is told to whom."""

from __future__ import annotations

from functools import cache

import pytest
from fastapi import FastAPI
from web_client import HOST, TOKEN, make_client

from qualcode.web.routes import ROUTERS

PAGES = ("/", "/documents/directora-1", "/openapi.json", "/nothing", "/static/x/y.css")


@cache
def every() -> list[tuple[str, str]]:
    """(method, path) of every route, its parameters filled in, and of some pages."""
    app = FastAPI()
    for router in ROUTERS:
        app.include_router(router)
    found = [("GET", page) for page in PAGES]
    for path, methods in app.openapi()["paths"].items():
        filled = path.replace("{slug}", "directora-1").replace("{extension}", "csv")
        for name in ("key", "name", "listing"):
            filled = filled.replace("{" + name + "}", "documents")
        found += [(method.upper(), filled) for method in methods]
    assert len(found) > 40
    return found


def test_without_the_token_nothing_is_answered(client) -> None:
    for given in ({}, {"authorization": "Bearer otra"}, {"authorization": TOKEN}):
        client.headers.pop("authorization", None)
        for method, path in every():
            answer = client.request(method, path, headers=given)
            assert answer.status_code == 401, (method, path)
            assert answer.json()["error"]["code"] == "token-missing"
            assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:9999", "evil.example:8765", "8765", ""],
)
def test_a_foreign_host_is_refused(client, host: str) -> None:
    for method, path in every():
        answer = client.request(method, path, headers={"host": host})
        assert answer.status_code == 403, (method, path)
        assert answer.json()["error"]["code"] == "host-foreign"


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        f"https://{HOST}",
        "http://127.0.0.1:9999",
        "http://127.0.0.1",
        "null",
        "",
    ],
)
def test_a_foreign_origin_is_refused(client, origin: str) -> None:
    for method, path in every():
        answer = client.request(method, path, headers={"origin": origin})
        assert answer.status_code == 403, (method, path)
        assert answer.json()["error"]["code"] == "origin-foreign"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_its_own_names_are_let_in(client, name: str) -> None:
    own = {"host": f"{name}:8765", "origin": f"http://{name}:8765"}
    assert client.get("/api/stats", headers=own).status_code == 200


def test_the_token_of_the_address_becomes_a_cookie(client) -> None:
    client.headers.pop("authorization")
    answer = client.get(f"/?token={TOKEN}&lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=en")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/").status_code == 200
    assert client.get("/api/stats").status_code == 200


def test_the_address_sends_nobody_elsewhere(client) -> None:
    client.headers.pop("authorization")
    for path in ("//evil.example/", "/\\evil.example/", "///evil.example"):
        answer = client.get(f"http://{HOST}{path}?token={TOKEN}")
        assert answer.headers["location"].startswith("/evil.example")


def test_pages_may_run_and_load_nothing_of_others(client) -> None:
    for path in ("/", "/api/stats", "/nothing", "/openapi.json"):
        headers = client.get(path, headers={"accept": "text/html"}).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_a_person_is_told_by_a_page_a_program_by_json(client) -> None:
    page = client.get("/nothing", headers={"accept": "text/html,*/*"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/nothing").json()["error"]["code"] == "page-unknown"
    api = client.get("/api/nothing", headers={"accept": "text/html"})
    assert api.json()["error"]["code"] == "page-unknown"
    wrong = client.put("/api/stats")
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (405, "method-wrong")
    asked = client.get("/<script>alert(1)</script>", headers={"accept": "text/html"})
    assert "<script>alert" not in asked.text


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {}, "es"),
        ("/", {"accept-language": "en-GB,en;q=0.9"}, "en"),
        ("/", {"accept-language": "fr,en;q=0.2,es;q=0.7"}, "es"),
        ("/?lang=en", {"accept-language": "es"}, "en"),
        ("/?lang=xx", {"accept-language": "en"}, "en"),
        ("/", {"accept-language": "fr;q=x"}, "es"),
    ],
)
def test_the_language_is_asked_for(client, path, headers, language) -> None:
    page = client.get(path, headers={"accept": "text/html", **headers})
    assert f'<html lang="{language}"' in page.text
    error = client.get("/api/nothing", params=path[2:], headers=headers).json()
    assert error["error"]["message"].startswith("Aquí" if language == "es" else "There")


def test_preferences_are_kept_in_cookies(client) -> None:
    chosen = {"language": "en", "theme": "dark", "letters": False}
    assert client.put("/api/preferences", json=chosen).status_code == 204
    page = client.get("/", headers={"accept-language": "es"}).text
    assert '<html lang="en"' in page
    assert 'data-theme="dark"' in page
    wrong = client.put("/api/preferences", json={"theme": "pink"})
    assert wrong.status_code == 422
    assert "auto" in wrong.json()["error"]["message"]


def test_too_much_is_refused_before_it_is_read(client) -> None:
    big = b"x" * (8 * 1024 * 1024 + 1)
    assert client.put("/api/codebook", content=big).status_code == 413
    pieces = (b"x" * 1024 * 1024 for _ in range(10))  # no length told
    assert client.put("/api/codebook", content=pieces).status_code == 413


def test_static_files_do_not_leave_their_folder(client) -> None:
    for path in (
        "/static/x/../app.py",
        "/static/x/%2e%2e/app.py",
        "/static/x//etc/hosts",
    ):
        assert client.get(path).status_code == 404


def test_outputs_do_not_leave_their_folder(client, study) -> None:
    (study.folder / "outputs").mkdir(exist_ok=True)
    (study.folder / "outputs" / "a.csv").write_text("x", encoding="utf-8")
    assert client.get("/api/outputs/a.csv").text == "x"
    for name in ("..%2Fstudy.yaml", "%2e%2e%2fstudy.db", ".a", "..", "nada.csv"):
        assert client.get(f"/api/outputs/{name}").status_code == 404


def test_two_servers_on_one_machine_keep_their_tokens_apart(study) -> None:
    with make_client(study.folder) as one:
        first = one.get(f"/?token={TOKEN}").headers["set-cookie"].split("=")[0]
    with make_client(study.folder, port=9000) as two:
        two.headers["host"] = "127.0.0.1:9000"
        second = two.get(f"/?token={TOKEN}").headers["set-cookie"].split("=")[0]
    assert first != second
