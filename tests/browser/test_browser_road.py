"""The whole road of somebody who never saw it: once by keyboard alone, once by mouse.

Three interviews in, the matrix as codebook, five passages coded, ten suggestions
decided, the matrix looked at, the report fetched.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browser_visit import Visitor, serving

from qualcode.services import example
from qualcode.services.study import init_study

pytestmark = pytest.mark.browser
INTERVIEWS = (
    "residencia-5-encargada.docx",
    "empresa-2-encargado.docx",
    "oca-2-director.md",
)


@pytest.fixture
def empty(tmp_path):
    """A server over a new study without anything in it."""
    with init_study(
        tmp_path / "estudio", language="es", actors=["OCA", "residencia", "empresa"]
    ):
        pass
    with serving(tmp_path / "estudio") as server:
        yield server


@pytest.fixture(scope="module")
def material():
    with example.example() as folder:
        yield folder


def ask_first(page) -> None:
    """Playwright has to have told Chromium that it wants the dialog of files."""
    page.on("filechooser", lambda _: None)
    page.wait_for_timeout(300)


def bring(visitor: Visitor, material: Path, *, keyboard: bool) -> None:
    page = visitor.page
    page.goto(visitor.server.entry)  # as the address that was printed
    visitor.ready()
    ask_first(page)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("t") if keyboard else page.locator("#choose").click()
    chooser.value.set_files([material / "transcripts" / name for name in INTERVIEWS])
    page.wait_for_url("**/import", timeout=60_000)
    visitor.ready()
    assert page.locator("#grid tbody tr").count() == 3


def confirm(visitor: Visitor, *, keyboard: bool) -> None:
    page = visitor.page
    roles = {
        "empresa": "encargado de alianza",
        "oca": "director",
        "residencia": "directora",
    }
    rows = page.locator("#grid tbody tr")
    for i in range(3):
        row = rows.nth(i)
        name = row.get_attribute("data-document").split("-")[0]
        field = row.locator("[name=role]")
        field.focus() if keyboard else field.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(roles[name])
    if keyboard:
        page.keyboard.press("Control+Enter")
    else:
        page.locator("#confirm").click()
    page.wait_for_url(visitor.server.url + "/")
    visitor.ready()
    rows_ = visitor.api("GET", "/api/documents")
    assert {r["actor"] for r in rows_} == {"OCA", "residencia", "empresa"}


def matrix_to_codebook(visitor: Visitor, material: Path, *, keyboard: bool) -> None:
    page = visitor.page
    visitor.go("/codebook")
    with page.expect_file_chooser() as chooser:
        if keyboard:
            page.keyboard.press("Control+k")
            page.keyboard.type("Elegir matriz")
            page.keyboard.press("Enter")
        else:
            page.locator("#choose").click()
    chooser.value.set_files([material / "codebooks" / "matriz-operacionalizacion.docx"])
    page.wait_for_selector("#matrix .primary")
    if keyboard:
        page.keyboard.press("Enter")
    else:
        page.locator("#matrix .primary").click()
    page.wait_for_function(
        "() => document.querySelectorAll('[data-code-item]').length > 10"
    )


def code_five(visitor: Visitor, *, keyboard: bool) -> None:
    page = visitor.page
    visitor.go("/")
    if keyboard:
        page.keyboard.press("Enter")  # what the primary button says
    else:
        page.locator("a[data-key=Enter]").click()
    page.wait_for_url("**/documents/*")
    visitor.ready()
    codes = page.locator("[data-code-item][aria-level='3']")
    for n in range(5):
        turn = 2 * n + 2
        if keyboard:
            page.keyboard.press("ArrowDown")
            if n:
                page.keyboard.press("ArrowDown")
            page.keyboard.type(codes.nth(n).get_attribute("data-chord").lower())
        else:
            page.locator(f'[data-turn="{turn}"]').click()
            codes.nth(n).click()
        page.wait_for_function(
            "t => document.querySelector(`[data-turn='${t}']`).parentElement.querySelector('[data-coding]')",
            arg=turn,
        )
    slug = page.url.rpartition("/")[2]
    page.wait_for_timeout(200)
    assert len(visitor.api("GET", f"/api/documents/{slug}/codings")) == 5


def review_ten(visitor: Visitor, *, keyboard: bool) -> None:
    page = visitor.page
    visitor.go("/review")
    # They come by themselves after what was done; a person may also ask for them.
    for _ in range(240):
        if len(visitor.api("GET", "/api/suggestions")) >= 10:
            break
        page.wait_for_timeout(1000)
    page.reload()
    visitor.ready()
    rows = page.locator("#queue [data-suggestion]")
    for n in range(rows.count()):
        before = rows.first.get_attribute("data-suggestion")
        if n % 3 == 2:
            page.keyboard.press("Delete") if keyboard else page.get_by_role(
                "button", name="Rechazar"
            ).click()
        else:
            page.keyboard.press("Enter") if keyboard else page.get_by_role(
                "button", name="Aceptar todo"
            ).click()
        page.wait_for_function(
            "id => document.querySelector('#queue [data-suggestion]')?.dataset.suggestion !== id",
            arg=before,
        )
    page.wait_for_timeout(600)
    log = visitor.api("GET", "/api/log")
    decided = [
        e for e in log if e["action"] in ("suggestion-accept", "suggestion-reject")
    ]
    assert len(decided) >= 10


def look_and_report(visitor: Visitor, tmp_path: Path, *, keyboard: bool) -> None:
    page = visitor.page
    visitor.go("/matrix")
    voiced = page.locator("[data-cell]:not(.zero) a").first
    if keyboard:
        page.locator("[data-cell] a[tabindex='0']").focus()
        voiced.focus()
        page.keyboard.press("Enter")
    else:
        voiced.click()
    page.wait_for_selector("#panel .quote")
    visitor.go("/report")
    if keyboard:
        page.keyboard.press("Enter")
    else:
        page.locator("#build").click()
    page.wait_for_selector("#fetch", timeout=60_000)
    with page.expect_download() as download:
        page.keyboard.press("Enter") if keyboard else page.locator("#fetch").click()
    file = tmp_path / "informe.docx"
    download.value.save_as(file)
    assert file.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("keyboard", [True, False], ids=["keyboard", "mouse"])
def test_from_files_to_report(empty, visit, material, tmp_path, keyboard) -> None:
    visitor = visit(empty, accept_downloads=True)
    bring(visitor, material, keyboard=keyboard)
    confirm(visitor, keyboard=keyboard)
    matrix_to_codebook(visitor, material, keyboard=keyboard)
    code_five(visitor, keyboard=keyboard)
    review_ten(visitor, keyboard=keyboard)
    look_and_report(visitor, tmp_path, keyboard=keyboard)
