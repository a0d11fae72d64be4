"""Opening a document: what is in view first, the rest right after, where one was."""

from __future__ import annotations

import pytest
from test_browser_coding import DOCUMENT, PATH

pytestmark = pytest.mark.browser
TOP = "n => Math.round(document.querySelector(`[data-turn='${n}']`).getBoundingClientRect().top)"
# Noted when the page says that it is ready, before it does anything else.
AT_READY = """
new MutationObserver((_, watcher) => {
  if (!("ready" in (document.documentElement?.dataset ?? {}))) return;
  watcher.disconnect();
  const frame = document.querySelector("#transcript").getBoundingClientRect();
  window.atReady = [...document.querySelectorAll("[data-turn]")]
    .map((e) => ({ turn: Number(e.dataset.turn), now: e.parentElement.matches(".now"),
      later: e.parentElement.matches(".later"), box: e.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > frame.top && box.top < frame.bottom);
}).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
"""


@pytest.fixture
def ana(demo, visit):
    """Ana before the list of documents."""
    visitor = visit(demo)
    visitor.page.add_init_script(AT_READY)
    return visitor


def turns(visitor):
    return visitor.api("GET", f"/api/documents/{DOCUMENT}")["turns"]


def whole(page) -> None:
    page.wait_for_function("() => !document.querySelector('#transcript > .later')")


def test_what_is_in_view_is_there_first_and_stays_while_the_rest_comes(ana) -> None:
    all_ = turns(ana)
    middle = all_[len(all_) // 2]
    page = ana.go(f"{PATH}#{middle['start']}-{middle['end']}")
    seen = page.evaluate("atReady")
    assert middle["turn"] in [s["turn"] for s in seen if s["now"]]
    assert len(seen) > 2
    place = next(s["box"]["top"] for s in seen if s["now"])
    assert 200 < place < 450  # a third from the top
    assert not any(s["later"] for s in seen)
    before = next(s["box"]["top"] for s in seen if s["turn"] == middle["turn"])
    whole(page)
    assert abs(page.evaluate(TOP, middle["turn"]) - before) <= 2
    heights = page.evaluate(
        "[...document.querySelectorAll('[data-turn]')].map((e) => e.clientHeight)"
    )
    assert len(heights) == len(all_)
    assert min(heights) > 0


def test_a_key_pressed_at_once_goes_to_the_last_turn(ana) -> None:
    page = ana.page
    page.add_init_script("""
      new MutationObserver((_, watcher) => {
        if (!("ready" in (document.documentElement?.dataset ?? {}))) return;
        watcher.disconnect();
        document.querySelector("#transcript").dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
      }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
    """)
    last = turns(ana)[-1]
    ana.go(PATH)
    page.wait_for_function(
        "at => document.querySelector('#transcript').dataset.span === at",
        arg=f"{last['start']}-{last['end']}",
    )
    whole(page)
    assert 0 < page.evaluate(TOP, last["turn"]) < 720


def test_one_comes_back_to_where_one_was_in_each_document(ana) -> None:
    page = ana.go(PATH)
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    at = page.locator("#transcript").get_attribute("data-span")
    ana.go("/documents/empresa-1-encargada")
    assert page.locator("#transcript").get_attribute("data-span") != at
    ana.go(PATH)
    assert page.locator("#transcript").get_attribute("data-span") == at
    assert page.locator("#transcript > .now [data-turn='8']").count() == 1


def test_a_place_kept_of_another_text_is_not_gone_to(ana) -> None:
    ana.context.add_cookies(
        [
            {
                "name": "qualcode_at",
                "value": "20-40-7",
                "domain": "127.0.0.1",
                "path": PATH,
            }
        ]
    )
    first = turns(ana)[0]
    page = ana.go(PATH)
    expected = f"{first['start']}-{first['end']}"
    assert page.locator("#transcript").get_attribute("data-span") == expected


def test_only_what_is_near_the_viewport_is_drawn(ana) -> None:
    page = ana.go(PATH)
    whole(page)
    drawn = (
        "() => [...document.querySelectorAll('#transcript > section')]"
        ".flatMap((s, i) => s.querySelector('.bracket') ? [i] : [])"
    )
    coded = page.evaluate(drawn)
    assert coded[0] < 6
    page.evaluate("document.querySelector('#transcript').scrollTop = 1e6")
    page.wait_for_function(
        f"n => {{ const d = ({drawn})(); return d.length && Math.min(...d) > n; }}",
        arg=coded[0],
    )
    near = page.evaluate("""() => {
      const frame = document.querySelector("#transcript").getBoundingClientRect();
      return [...document.querySelectorAll(".bracket")].every((e) => {
        const { top, bottom } = e.closest("section").getBoundingClientRect();
        return bottom > frame.top - 301 && top < frame.bottom + 301;
      });
    }""")
    assert near
    page.evaluate("document.querySelector('#transcript').scrollTop = 0")
    page.wait_for_function(f"n => ({drawn})()[0] === n", arg=coded[0])


def test_the_map_shows_what_is_coded_out_of_view(ana) -> None:
    page = ana.go(PATH)
    whole(page)
    ink = """() => {
      const map = document.querySelector("#minimap");
      const { data } = map.getContext("2d").getImageData(0, 0, map.width, map.height);
      return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    }"""
    page.wait_for_function(f"() => ({ink})() > 0")
    page.wait_for_timeout(700)
    before = page.evaluate(ink)
    last = turns(ana)[-1]
    code = page.locator("[data-code-item]").nth(1).get_attribute("data-code-item")
    row = {"document": DOCUMENT, "start": last["start"], "end": last["end"]}
    ana.api("POST", "/api/codings", data={**row, "code": code})
    page.wait_for_function(f"n => ({ink})() > n", arg=before)


def test_codings_out_of_view_count_from_the_start(ana) -> None:
    all_ = turns(ana)
    page = ana.go(PATH)
    code = page.locator("[data-code-item]").nth(1).get_attribute("data-code-item")
    for turn in (all_[0], all_[-1]):
        row = {"document": DOCUMENT, "start": turn["start"], "end": turn["end"]}
        ana.api("POST", "/api/codings", data={**row, "code": code})
    told = "() => document.querySelector('[data-progress] span').textContent"
    page = ana.go(PATH)
    first = page.evaluate(told)
    assert first[0] in "12"  # segments; a question of the interviewer is none
    page = ana.go(f"{PATH}#{all_[-1]['start']}-{all_[-1]['end']}")
    assert page.evaluate(told) == first
    page.keyboard.press("Home")
    page.wait_for_selector("[data-turn='1'] + .margin .bracket")
