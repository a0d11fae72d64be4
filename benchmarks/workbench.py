"""The workbench measured in a real Chromium: how soon it shows, how fast it codes.

    python benchmarks/workbench.py [--words 12000 --codings 1500] [--json]

Makes a synthetic interview, serves it as `qualcode serve` does (SQLite commit and
live channel included) and measures cold loads and keys. Key latency runs from the
second letter of a chord to the mark `qualcode:painted`, the first frame with the new
coding. 60 Hz frames make some 16 ms its floor. `key_presented` is the same as the
browser's own Event Timing has it: until the frame is on the screen, in steps of 8 ms.
`bare_page_ms` is the first paint of a page of ten lines without style or script, from
the same server into the same browser: what the machine itself needs at that hour.
Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHROMIUM = os.environ.get("QUALCODE_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RUN = "from qualcode.cli import main; main()"
BUDGETS = {
    "highlighted_ms": 300,
    "page_kb": 300,
    "key_median_ms": 25,
    "key_p95_ms": 50,
    "second_browser_median_ms": 50,
}
LARGE = {"highlighted_ms": 1000, "key_median_ms": 50, "key_p95_ms": 50}
WORDS = (
    "la el de que y a en se no un una los las lo con por para su al del es más como "
    "pero ya hay muy si nos me le ellos casa mes plan equipo tiempo niños visita "
    "siempre reunión empresa residencia después nosotros"
).split()


def study(folder: Path, words: int, codings: int) -> str:
    """A study with one interview of about `words` words and `codings` codings."""
    from qualcode.services import coding, example, importing
    from qualcode.services.study import init_study

    draw = random.Random(7)
    lines, said = [], 0
    while said < words:
        lines.append("E: ¿" + " ".join(draw.choices(WORDS, k=8)).capitalize() + "?")
        sentences = [
            " ".join(draw.choices(WORDS, k=draw.randint(8, 22))).capitalize() + "."
            for _ in range(draw.randint(3, 11))
        ]
        lines.append("P: " + " ".join(sentences))
        said += sum(len(line.split()) - 1 for line in lines[-2:])
    with example.example() as source:
        made = init_study(
            folder, codebook=source / "codebooks" / f"{example.EXAMPLE_CODEBOOK}.yaml"
        )
    with made:
        file = folder / "entrevista.txt"
        file.write_text("\n\n".join(lines), encoding="utf-8")
        slug = importing.import_files(made, [file], coder="Ana")["documents"][0][
            "document"
        ]
        book = made.codebook()
        data = made.data()
        codes = list(book.codes)[:40]
        segments = [s for s in data.segments[slug] if s.end - s.start > 80]
        rows: dict[tuple[str, int, int], dict[str, object]] = {}
        while len(rows) < codings:
            segment, code = draw.choice(segments), draw.choice(codes)
            start = segment.start + draw.randrange(0, 40)
            end = segment.end - draw.randrange(0, 30)
            rows[code, start, end] = {
                "document": slug, "start": start, "end": end, "code": code,
                "valence": draw.choice(book.valences).id if book.takes_valence(code) else None,
            }  # fmt: skip
        coding.add_many(made, list(rows.values()), coder="Ana")
    return slug


def serve(folder: Path) -> tuple[subprocess.Popen[str], str, str]:
    """(process, address, token) of a server over the study."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve", "--port", "0"],
        cwd=folder,
        env={**os.environ, "QUALCODE_CODER": "Ana"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    found = re.search(r"(http://[^/]+)/\?token=(\S+)", process.stdout.readline())
    return process, found[1], found[2]


def mark(page, name: str) -> float:
    return page.evaluate(
        "n => performance.getEntriesByName(n).at(-1)?.startTime ?? null", name
    )


def loads(
    browser, address: str, token: str, slug: str, times: int = 5
) -> dict[str, object]:
    """Cold loads: each in a fresh context without a cache."""
    found: dict[str, list[float]] = {
        "highlighted_ms": [], "first_paint_ms": [], "bare_page_ms": [],
    }  # fmt: skip
    for _ in range(times):
        context, page = _fresh(browser, address, token)
        page.goto(f"{address}/none")
        page.wait_for_function(
            "() => performance.getEntriesByName('first-contentful-paint').length > 0"
        )
        found["bare_page_ms"].append(mark(page, "first-contentful-paint"))
        context.close()
        context, page = _fresh(browser, address, token)
        page.goto(f"{address}/documents/{slug}")
        page.wait_for_selector("html[data-ready]", state="attached")
        found["highlighted_ms"].append(mark(page, "qualcode:highlighted"))
        found["first_paint_ms"].append(mark(page, "first-contentful-paint"))
        context.close()
    medians = {name: round(statistics.median(v), 1) for name, v in found.items()}
    return {**medians, **weigh(browser, address, token, slug)}


def weigh(browser, address: str, token: str, slug: str) -> dict[str, object]:
    """Bytes and requests of a cold load; a load of its own: listening takes time."""
    context, page = _fresh(browser, address, token)
    bodies: list[int] = []
    seen: list[str] = []
    page.on("request", lambda r: seen.append(r.url))
    page.on("requestfinished", lambda r: bodies.append(len(r.response().body())))
    page.goto(f"{address}/documents/{slug}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_load_state("networkidle")
    context.close()
    hosts = {url.split("/")[2] for url in seen}
    return {
        "page_kb": round(sum(bodies) / 1000, 1),
        "requests": len(seen),
        "foreign_hosts": sorted(hosts - {address.removeprefix("http://")}),
    }


def _fresh(browser, address: str, token: str):
    """A context without a cache, let in, and its page, opened a second ago.

    Starting a tab takes the browser longer than the page does, and both cores.
    """
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="es-CL"
    )
    context.add_cookies([_cookie(address, token)])
    page = context.new_page()
    page.wait_for_timeout(1000)
    return context, page


def _cookie(address: str, token: str) -> dict[str, str]:
    port = address.rpartition(":")[2]
    return {"name": f"qualcode_{port}", "value": token, "url": address}


WATCH = """() => {
  window.pressed = [];
  window.presented = new Map();
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (e.name === "keydown") window.presented.set(e.startTime, e.duration);
  }).observe({ type: "event", durationThreshold: 16 });
  document.addEventListener("keydown", (e) => { if (/^[a-z]$/.test(e.key)) window.pressed.push(e.timeStamp); }, true);
}"""


def keys(
    browser, address: str, token: str, slug: str, times: int = 30
) -> dict[str, object]:
    """Latency of coding by chord, and until a second browser has the coding."""
    contexts, pages = [], []
    for _ in range(2):
        context, page = _fresh(browser, address, token)
        contexts.append(context)
        page.goto(f"{address}/documents/{slug}")
        page.wait_for_selector("html[data-ready][data-live]", state="attached")
        pages.append(page)
    page, other = pages
    page.evaluate(WATCH)
    other.evaluate("""() => {
      window.seen = new Map();
      new MutationObserver(() => { for (const e of document.querySelectorAll("[data-coding]"))
        if (!window.seen.has(e.dataset.coding)) window.seen.set(e.dataset.coding, performance.timeOrigin + performance.now()); })
        .observe(document.querySelector("#transcript"), { childList: true, subtree: true, attributes: true });
    }""")
    chords = page.evaluate(
        "[...document.querySelectorAll('[data-code-item]')].map(e => e.dataset.chord.toLowerCase()).filter(Boolean).slice(40, 49)"
    )
    took: list[float] = []
    presented: list[float] = []
    arrived: list[float] = []
    for n in range(times):
        page.keyboard.press("ArrowDown")
        if n % 5 == 0:
            other.keyboard.press("Home")
            for _ in range(n + 1):
                other.keyboard.press("ArrowDown")
        page.wait_for_timeout(120)
        before = set(
            page.evaluate(
                "[...document.querySelectorAll('[data-coding]')].map(e => e.dataset.coding)"
            )
        )
        marks = page.evaluate("performance.getEntriesByName('qualcode:painted').length")
        for letter in chords[n % len(chords)]:
            page.keyboard.press(letter)
        page.wait_for_function(
            "n => performance.getEntriesByName('qualcode:painted').length > n",
            arg=marks,
        )
        pressed = page.evaluate("window.pressed.at(-1)")
        took.append(mark(page, "qualcode:painted") - pressed)
        page.wait_for_timeout(150)
        # Events shorter than 16 ms have no entry.
        presented.append(page.evaluate("t => window.presented.get(t) ?? 16", pressed))
        fresh = [
            c for c in page.evaluate("[...document.querySelectorAll('[data-coding]')].map(e => e.dataset.coding)")
            if c not in before
        ]  # fmt: skip
        at = page.evaluate("performance.timeOrigin") + pressed
        for coding in fresh:
            seen = other.evaluate("id => window.seen.get(id) ?? null", coding)
            if seen is not None:
                arrived.append(seen - at)
    for context in contexts:
        context.close()
    took.sort()
    return {
        "key_median_ms": round(statistics.median(took), 1),
        "key_p95_ms": round(took[int(0.95 * (len(took) - 1))], 1),
        "key_presented_median_ms": round(statistics.median(presented), 1),
        "second_browser_median_ms": round(statistics.median(arrived), 1)
        if arrived
        else None,
        "second_browser_seen": f"{len(arrived)}/{times}",
    }


def tabs(
    browser, address: str, token: str, slug: str, count: int = 8
) -> dict[str, object]:
    """Several tabs of one browser, all open; the slowest to be ready."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="es-CL"
    )
    context.add_cookies([_cookie(address, token)])
    took = []
    for _ in range(count):
        page = context.new_page()
        start = time.perf_counter()
        page.goto(f"{address}/documents/{slug}")
        page.wait_for_selector(
            "html[data-ready][data-live]", state="attached", timeout=10_000
        )
        took.append((time.perf_counter() - start) * 1000)
    context.close()
    return {"tabs_live": len(took), "slowest_tab_ms": round(max(took))}


def measure(words: int, codings: int) -> dict[str, object]:
    """All figures of one size."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="qualcode-bench-") as place:
        folder = Path(place) / "study"
        slug = study(folder, words, codings)
        process, address, token = serve(folder)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=FLAGS
                )
                loads(
                    browser, address, token, slug, 1
                )  # the server's first is not the page's
                found = {"words": words, "codings": codings}
                found |= loads(browser, address, token, slug)
                found |= keys(browser, address, token, slug)
                found |= tabs(browser, address, token, slug)
                browser.close()
        finally:
            process.terminate()
            process.wait(10)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int)
    parser.add_argument("--codings", type=int)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    sizes = [(12_000, 1_500), (60_000, 8_000)]
    if given.words:
        sizes = [(given.words, given.codings or 1_500)]
    late = False
    for words, codings in sizes:
        found = measure(words, codings)
        budgets = BUDGETS if words <= 12_000 else LARGE
        if given.json:
            print(json.dumps(found))
        for name, value in found.items():
            limit = budgets.get(name)
            over = limit is not None and (value is None or value > limit)
            late |= over or (name == "foreign_hosts" and bool(value))
            if not given.json:
                print(
                    f"{name:26} {value!s:>10}"
                    + (f"  of {limit}{'  OVER' if over else ''}" if limit else "")
                )
    sys.exit(1 if late else 0)


if __name__ == "__main__":
    main()
