"""What is written on the screens of Comparar: findings, practices, summaries, questions
asked. What changed meanwhile, in the file or by another browser, is never written over.
"""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(demo, visit):
    return visit(demo)


@pytest.fixture
def ledger(demo) -> Path:
    return demo.folder / "findings.yaml"


def touch(ledger: Path) -> bytes:
    """Somebody saves the file in an editor; what it then holds."""
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text("# Revisado en terreno\n" + text, encoding="utf-8")
    return ledger.read_bytes()


def refused(visitor, ledger: Path, held: bytes) -> None:
    """The page says that it did not keep anything, and the file is as the other left it."""
    alert = visitor.page.locator("[role=alert]")
    alert.wait_for()
    assert "No se guardó" in alert.inner_text()
    assert ledger.read_bytes() == held


def test_a_finding_is_written_by_keys_and_keeps_its_file(visitor, ledger) -> None:
    before = ledger.read_text(encoding="utf-8")
    page = visitor.go("/findings")
    page.keyboard.press("n")
    page.keyboard.type("Las visitas sin aviso cansan a quienes cuidan")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/findings?entry=*")
    visitor.ready()
    chosen = page.locator("tr[aria-selected=true]")
    assert "Las visitas sin aviso" in chosen.inner_text()
    text = ledger.read_text(encoding="utf-8")
    assert "Las visitas sin aviso cansan" in text
    assert before.splitlines()[:3] == text.splitlines()[:3]  # its comments stay

    page.keyboard.press("e")
    page.locator("#claim").press("End")
    page.keyboard.type(", y a los niños")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    visitor.ready()
    assert "y a los niños" in page.locator("#panel .claim").inner_text()

    page.select_option("#cite", index=4)
    page.locator("#candidates [data-cite]").first.click()
    page.wait_for_function(
        "() => document.querySelector('[data-chosen]')?.dataset.evidence"
    )
    visitor.ready()
    cited = page.locator("[data-chosen]").get_attribute("data-evidence")
    assert cited in ledger.read_text(encoding="utf-8")


def test_a_finding_is_not_written_over_a_changed_file(visitor, ledger) -> None:
    visitor.expected = (412,)
    page = visitor.go("/findings?entry=H1")
    page.keyboard.press("e")
    held = touch(ledger)
    page.keyboard.press("End")
    page.keyboard.type(" o eso parece")
    page.keyboard.press("Control+Enter")
    refused(visitor, ledger, held)
    assert "o eso parece" in page.locator("#claim").input_value()  # nothing is lost
    page.reload()
    visitor.ready()
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type(" o eso parece")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    text = ledger.read_text(encoding="utf-8")
    assert text.startswith("# Revisado en terreno")
    assert "o eso parece" in text


def test_a_test_of_a_practice_is_argued_and_guarded(visitor, ledger) -> None:
    page = visitor.go("/practices")
    practice = page.locator("[data-practice]").first
    practice.locator("[data-test=replicable]").select_option("no")
    visitor.says("Guardado")
    practice.locator("[data-why=replicable]").fill("Depende de esa casa")
    practice.locator("[data-why=replicable]").press("Tab")
    code = practice.get_attribute("data-practice")
    page.wait_for_function(
        """code => fetch('/api/practices').then(r => r.json()).then(rows => rows
             .find(row => row.code === code).tests.replicable.why === 'Depende de esa casa')""",
        arg=code,
    )
    told = next(
        r for r in visitor.api("GET", "/api/practices") if r["code"] == code
    )["tests"]["replicable"]  # fmt: skip
    assert told["verdict"] == "no"
    visitor.expected = (412,)
    held = touch(ledger)
    practice.locator("[data-accepted]").click()
    refused(visitor, ledger, held)


def test_a_summary_is_written_and_never_over_another(visitor, visit, demo) -> None:
    page = visitor.go("/framework")
    page.locator("[data-grid] a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#summary-text:focus")
    page.keyboard.type("La casa llegó tarde a la alianza.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    visitor.ready()
    visitor.says("Guardado")
    assert "llegó tarde" in page.locator("td.chosen").inner_text()

    other = visit(demo)
    there = other.go(page.url.removeprefix(demo.url))
    there.locator("#summary-text").fill("La casa llegó a tiempo.")
    with there.expect_navigation():
        there.locator("#summary button").click()

    visitor.expected = (412,)
    page.locator("#summary-text").fill("No se sabe.")
    page.keyboard.press("Control+Enter")
    page.locator("[role=alert]").wait_for()
    assert page.locator("#summary-text").input_value() == "No se sabe."
    row, col = (
        page.locator("#summary").get_attribute(f"data-{side}")
        for side in ("row", "col")
    )
    cells = visitor.api("GET", "/api/framework")
    kept = next(c for c in cells if (c["row"], c["col"]) == (row, col))
    assert kept["summary"] == "La casa llegó a tiempo."


def test_what_was_asked_is_confirmed_cell_by_cell(visitor, demo) -> None:
    page = visitor.go("/coverage")
    cell = page.locator("[data-grid] button.dotted").first
    slug, code, proposed = (
        cell.get_attribute(f"data-{key}") for key in ("document", "code", "state")
    )
    same = f'[data-document="{slug}"][data-code="{code}"]'
    cell.focus()
    page.keyboard.press("Enter")  # what is proposed
    page.wait_for_selector(f"{same}:not(.dotted)")
    assert page.locator(same).get_attribute("data-state") == proposed
    page.keyboard.press("Enter")  # the next state
    page.wait_for_selector(f'{same}:not([data-state="{proposed}"])')
    chosen = page.locator(same).get_attribute("data-state")
    register = demo.folder / "transcripts" / "coverage.csv"
    page.wait_for_timeout(100)
    assert f"{slug},{code},{chosen}," in register.read_text(encoding="utf-8-sig")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.code") == code
    assert page.evaluate("document.activeElement.dataset.document") != slug
    page.reload()
    visitor.ready()
    assert page.locator(f"{same}:not(.dotted)").get_attribute("data-state") == chosen


def test_what_was_asked_is_not_written_over_a_changed_file(visitor, demo) -> None:
    visitor.expected = (412,)
    register = demo.folder / "transcripts" / "coverage.csv"
    page = visitor.go("/coverage")
    mine, other = (
        tuple(
            page.locator("[data-grid] button.dotted").nth(n).get_attribute(f"data-{k}")
            for k in ("document", "code", "state")
        )
        for n in (0, 3)
    )
    theirs = next(s for s in ("not-applicable", "not-asked", "asked") if s != mine[2])
    text = register.read_text(encoding="utf-8-sig")
    register.write_text(f"{text}{mine[0]},{mine[1]},{theirs},Luz\n", encoding="utf-8")
    held = register.read_bytes()
    same = f'[data-document="{mine[0]}"][data-code="{mine[1]}"]'
    page.locator(same).press("Enter")
    visitor.says("coverage.csv cambió desde que se abrió")
    assert register.read_bytes() == held
    assert page.locator(f"{same}:not(.dotted)").get_attribute("data-state") == theirs

    # Of another cell nothing was said meanwhile: it is kept beside the other's.
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace(f"{theirs},Luz", f"{mine[2]},Luz"), "utf-8")
    page.locator(f'[data-document="{other[0]}"][data-code="{other[1]}"]').press("Enter")
    visitor.says("Confirmado")
    kept = register.read_text(encoding="utf-8")
    assert f"{mine[0]},{mine[1]},{mine[2]},Luz" in kept
    assert f"{other[0]},{other[1]},{other[2]}," in kept
    assert page.locator(same).get_attribute("data-state") == mine[2]


def test_the_report_says_what_is_stale_and_is_mended(visitor, demo) -> None:
    page = visitor.go("/report")
    page.wait_for_selector("#lacking li")
    page.wait_for_selector("#check .dot.done")  # all is current
    rows = visitor.api("GET", "/api/codings?document=oca-2-director")
    for row in rows[:12]:
        visitor.api("DELETE", f"/api/codings/{row['id']}")
    page.keyboard.press("r")
    page.wait_for_selector('[data-problem="stale-figure"]')
    stale = page.locator('[data-problem="stale-figure"]').count()
    assert stale > 3
    page.keyboard.press("a")
    page.wait_for_function(
        "n => document.querySelectorAll('[data-problem=\"stale-figure\"]').length < n",
        arg=stale,
        timeout=60_000,
    )
    found = visitor.api("GET", "/api/reports/check?file=report.docx")
    assert not [p for p in found["problems"] if p.get("state") == "stale"]
