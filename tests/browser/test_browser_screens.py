"""Every screen: no serious fault that axe-core finds, in both themes, languages and at
200 % zoom; nothing hangs over the edge."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
SCREENS = (
    "/", "/import", "/documents/residencia-5-encargada", "/documents/residencia-1-directora",
    "/review", "/codebook", "/matrix", "/matrix?rows=factor&cols=actor&cell=|rol-jxi:OCA",
    "/quotes", "/findings", "/practices", "/contrast", "/framework", "/agreement", "/coverage",
    "/cases", "/memos", "/log", "/report",
)  # fmt: skip


@pytest.fixture(scope="module")
def shown(made_demo):
    """One server for all screens: nothing here writes."""
    from browser_visit import serving

    with serving(made_demo, "Equipo de ejemplo (ficticio)") as server:
        yield server


@pytest.fixture(scope="module")
def axe():
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


def faults(axe, page, *, rules: tuple[str, ...] = ()) -> list[str]:
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    options = {"resultTypes": ["violations"], **only}
    found = axe.run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:4]
    ]


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(shown, visit, axe, path, scheme) -> None:
    language = "es-CL" if scheme == "light" else "en-US"
    visitor = visit(shown, color_scheme=scheme, locale=language, bypass_csp=True)
    page = visitor.go(path)
    page.wait_for_timeout(100)
    assert page.locator("html").get_attribute("lang") == language[:2]
    # The other theme has other colours, and nothing else.
    rules = ("color-contrast",) if scheme == "dark" else ()
    assert faults(axe, page, rules=rules) == []


@pytest.mark.parametrize("path", SCREENS)
def test_nothing_hangs_over_the_edge(shown, visit, path) -> None:
    visitor = visit(shown)
    page = visitor.go(path)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    page.set_viewport_size({"width": 640, "height": 360})  # 200 % of 1280 × 720
    page.wait_for_timeout(50)
    assert page.evaluate(wide) <= 0


@pytest.mark.parametrize("dialog", ["?", "Control+k"])
def test_dialogs_have_no_serious_fault(shown, visit, axe, dialog) -> None:
    visitor = visit(shown, bypass_csp=True)
    page = visitor.go("/documents/residencia-1-directora")
    page.keyboard.press(dialog)
    page.wait_for_selector("dialog[open]")
    assert faults(axe, page) == []
