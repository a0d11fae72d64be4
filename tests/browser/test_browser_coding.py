"""Coding one interview in a real browser: keys, mouse, undo, two people, odd texts."""

from __future__ import annotations

import json

import pytest
from browser_visit import Server

pytestmark = pytest.mark.browser
DOCUMENT = "residencia-5-encargada"
PATH = f"/documents/{DOCUMENT}"


@pytest.fixture
def ana(demo, visit):
    """Ana before an interview with suggestions and without codings."""
    visitor = visit(demo)
    visitor.go(PATH)
    return visitor


def codings(visitor, document: str = DOCUMENT):
    return visitor.api("GET", f"/api/documents/{document}/codings")


def chord(page, code: str) -> str:
    return (
        page.locator(f'[data-code-item="{code}"]').get_attribute("data-chord").lower()
    )


def settled(visitor, n: int, document: str = DOCUMENT):
    """The codings once there are `n`, all stored and shown."""
    visitor.page.wait_for_function(
        "n => new Set([...document.querySelectorAll('[data-coding]')].map(e => e.dataset.coding)).size === n",
        arg=n,
    )
    rows = codings(visitor, document)
    assert len(rows) == n
    return rows


def turn(visitor, number: int):
    head = visitor.api("GET", f"/api/documents/{DOCUMENT}")
    return next(t for t in head["turns"] if t["turn"] == number)


def test_the_text_is_the_stored_one_and_never_changes(ana) -> None:
    page = ana.page
    stored = ana.api("GET", f"/api/documents/{DOCUMENT}")["turns"]
    read = "[...document.querySelectorAll('[data-turn]')].map(e => [Number(e.dataset.turn), e.textContent, e.childNodes.length])"
    before = page.evaluate(read)
    assert before == [[t["turn"], t["text"], 1] for t in stored]
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    settled(ana, 1)
    page.keyboard.press(".")
    page.keyboard.press("Enter")
    ana.says("Aceptado")
    assert page.evaluate(read) == before


def test_a_chord_codes_the_turn_and_the_same_again_removes(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    (row,) = settled(ana, 1)
    second = turn(ana, 2)
    assert (row["start"], row["end"]) == (second["start"], second["end"])
    assert (row["code"], row["valence"], row["coder"]) == ("rol-jxi", None, "Ana")
    mark = page.locator(f'[data-coding="{row["id"]}"]')
    assert mark.get_attribute("data-code") == "rol-jxi"
    page.keyboard.type(chord(page, "rol-jxi"))
    settled(ana, 0)


def test_a_first_letter_asks_for_no_frame_that_the_second_would_wait_for(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    asked = page.evaluate(
        """letters => {
      let asked = 0;
      const ask = window.requestAnimationFrame;
      window.requestAnimationFrame = (act) => { asked += 1; return ask(act); };
      const box = document.querySelector("#transcript");
      return [...letters].map((key) => {
        box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        return asked;
      });
    }""",
        chord(page, "rol-jxi"),
    )
    assert asked == [0, 1]
    settled(ana, 1)
    # Whoever waits after a first letter is told what it leaves, and no longer after the second.
    first, second = chord(page, "escasez-tiempo")
    page.keyboard.press(first)
    page.wait_for_selector(".reaching .reached")
    page.keyboard.press(second)
    page.wait_for_selector(".reaching", state="detached")
    settled(ana, 2)


def test_valence_activity_space_and_one_undo_per_act(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "vinculacion-inicial"))
    settled(ana, 1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("-")
    page.keyboard.type(chord(page, "escasez-tiempo"))
    rows = settled(ana, 3)
    fourth = turn(ana, 4)
    here = {(r["code"], r["valence"]) for r in rows if r["start"] == fourth["start"]}
    assert here == {("vinculacion-inicial", None), ("escasez-tiempo", "obstaculizador")}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    settled(ana, 5)
    page.keyboard.press("Control+z")
    settled(ana, 3)
    page.keyboard.press("Control+z")
    settled(ana, 1)
    page.keyboard.press("Control+Shift+z")
    settled(ana, 3)


def test_sentences_words_and_extension(ana) -> None:
    page = ana.page
    text = ana.api("GET", f"/api/documents/{DOCUMENT}")["text"]

    def chosen() -> str:
        start, end = map(
            int,
            page.locator("#transcript").get_attribute("data-span").split("-"),
        )
        return text[start:end]

    page.keyboard.press("ArrowDown")
    whole = turn(ana, 2)["text"]
    assert chosen() == whole
    page.keyboard.press("ArrowRight")
    first = chosen()
    assert whole.startswith(first)
    assert len(first) < len(whole)
    page.keyboard.press("Shift+ArrowRight")
    two = chosen()
    assert whole.startswith(two)
    assert len(first) < len(two)
    page.keyboard.press("Shift+ArrowLeft")
    assert chosen() == first
    page.keyboard.press("Escape")
    page.keyboard.press("Control+ArrowRight")
    assert chosen() == whole.split()[0].strip(",.")
    page.keyboard.press("Control+Shift+ArrowRight")
    assert chosen() == " ".join(whole.split()[:2]).strip(",.")


def test_letters_act_only_in_the_transcript_and_can_be_switched_off(ana) -> None:
    page = ana.page
    page.locator("#memo-text").focus()
    page.keyboard.type("rj")
    assert codings(ana) == []
    page.locator("#transcript").focus()
    page.keyboard.press("?")
    page.locator("#prefer-letters").uncheck()
    page.wait_for_selector("html[data-letters=off]", state="attached")
    page.keyboard.press("Escape")
    page.locator("#transcript").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    page.wait_for_timeout(150)
    assert codings(ana) == []


def test_the_palette_codes_and_gives_the_focus_back(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+k")
    page.keyboard.type("escasez")
    assert page.locator("[role=option]").first.inner_text().startswith("Escasez")
    page.keyboard.press("Enter")
    (row,) = settled(ana, 1)
    assert row["code"] == "escasez-tiempo"
    assert page.evaluate("document.activeElement.id") == "transcript"


def test_a_code_born_in_vivo(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+k")
    page.keyboard.type("Perro que ladra")
    page.keyboard.press("Shift+Enter")
    (row,) = settled(ana, 1)
    codes = {c["code"]: c for c in ana.api("GET", "/api/codes")}
    assert codes[row["code"]]["name"] == "Perro que ladra"
    assert len(chord(page, row["code"])) == 2
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, row["code"]))
    settled(ana, 2)


def test_the_mouse_chooses_codes_signs_and_removes(ana) -> None:
    page = ana.page
    page.locator('[data-turn="4"]').click()
    page.locator("[data-valence=facilitador]").click()
    page.locator('[data-code-item="rol-jxi"]').click()
    (row,) = settled(ana, 1)
    fourth = turn(ana, 4)
    assert (row["start"], row["end"], row["valence"]) == (
        fourth["start"], fourth["end"], "facilitador",
    )  # fmt: skip
    page.locator("[data-panel=segment] .signs button").nth(1).click()
    page.wait_for_function(
        "document.querySelector('[role=status]').textContent.includes('−')"
    )
    page.wait_for_timeout(100)
    assert codings(ana)[0]["valence"] == "obstaculizador"
    page.locator(f'[data-coding="{row["id"]}"]').click()
    page.get_by_role("button", name="quitar").first.click()
    settled(ana, 0)


def test_a_drag_chooses_exactly_what_was_dragged_over(ana) -> None:
    page = ana.page
    fourth = turn(ana, 4)
    boxes = page.evaluate(
        """n => { const node = document.querySelector(`[data-turn="${n}"]`).firstChild;
            const at = (i) => { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1);
              const b = r.getBoundingClientRect(); return [b.left + 1, b.top + b.height / 2, b.right - 1]; };
            return [at(3), at(20)]; }""",
        4,
    )
    page.mouse.move(boxes[0][0], boxes[0][1])
    page.mouse.down()
    page.mouse.move(boxes[1][2], boxes[1][1], steps=6)
    page.mouse.up()
    page.locator('[data-code-item="rol-jxi"]').click()
    (row,) = settled(ana, 1)
    assert row["quote"] == fourth["text"][3:21].strip()


def test_the_span_of_a_coding_is_changed_by_keys(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    (before,) = settled(ana, 1)
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    ana.says("Tramo cambiado")
    page.wait_for_timeout(150)
    (after,) = codings(ana)
    assert after["id"] == before["id"]
    assert after["start"] == before["start"]
    assert after["end"] < before["end"]


def test_memo_next_uncoded_and_done(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    (row,) = settled(ana, 1)
    page.keyboard.press(";")
    page.keyboard.type("Preguntar por esto")
    page.keyboard.press("Control+Enter")
    ana.says("Memo guardado")
    (memo,) = ana.api("GET", f"/api/memos?document={DOCUMENT}")
    assert (memo["memo"], memo["coding"]) == ("Preguntar por esto", row["id"])
    page.keyboard.press(",")
    assert page.locator("#spoken").text_content().startswith("Turno 4")
    page.keyboard.press("Control+Enter")
    ana.says("lista")
    rows = ana.api("GET", "/api/documents")
    assert next(r for r in rows if r["document"] == DOCUMENT)["state"] == "done"


def test_accept_whole_and_reject_from_the_interview(ana) -> None:
    page = ana.page
    before = ana.api("GET", f"/api/suggestions?document={DOCUMENT}&order=document")
    page.keyboard.press(".")
    page.keyboard.press("Enter")
    ana.says("Aceptado")
    page.keyboard.press("Delete")
    ana.says("rechazada")
    page.wait_for_timeout(200)
    groups = list(dict.fromkeys(s["segment"] for s in before))
    first = [s for s in before if s["segment"] == groups[0]]
    assert sorted(r["code"] for r in codings(ana)) == sorted(s["code"] for s in first)
    left = ana.api("GET", f"/api/suggestions?document={DOCUMENT}&order=document")
    assert {s["segment"] for s in left} == set(groups[2:])


def test_two_browsers_see_each_other(demo: Server, ana, visit) -> None:
    other = visit(demo)
    other.go(PATH)
    ana.page.keyboard.press("ArrowDown")
    ana.page.keyboard.type(chord(ana.page, "rol-jxi"))
    (row,) = settled(ana, 1)
    other.page.wait_for_selector(f'[data-coding="{row["id"]}"]', state="attached")
    ana.page.keyboard.press("Control+z")
    settled(ana, 0)
    other.page.wait_for_selector(f'[data-coding="{row["id"]}"]', state="detached")


def test_what_another_browser_codes_is_drawn_before_the_next_frame(ana) -> None:
    page = ana.page
    page.wait_for_selector("html[data-live]", state="attached")
    page.wait_for_timeout(300)
    page.evaluate("() => { window.requestAnimationFrame = () => 1; }")
    said = turn(ana, 2)
    row = {"document": DOCUMENT, "start": said["start"], "end": said["end"]}
    ana.api("POST", "/api/codings", data={**row, "code": "rol-jxi"})
    page.wait_for_function(
        """() => document.querySelector("[data-turn='2'] + .margin .bracket[data-coding]")""",
        polling=50,
        timeout=3000,
    )


def test_a_refused_coding_is_taken_back_and_told(ana) -> None:
    page = ana.page
    page.route("**/api/codings", lambda route: route.fulfill(
        status=422, content_type="application/json",
        body='{"error": {"code": "x", "message": "No se pudo.", "hint": ""}}',
    ))  # fmt: skip
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    ana.says("No se pudo")
    settled(ana, 0)
    ana.wrong.clear()  # the browser logs the refusal


def test_without_a_line_the_coding_waits_and_arrives(ana) -> None:
    page = ana.page
    ana.context.set_offline(offline=True)
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    ana.says("Sin conexión")
    assert page.locator(".bracket").count() >= 1
    ana.context.set_offline(offline=False)
    settled(ana, 1)
    ana.wrong.clear()  # the browser logs the line's absence


def test_nothing_is_asked_of_another_host(ana) -> None:
    assert {url.split("/")[2] for url in ana.requests} == {
        ana.server.url.removeprefix("http://")
    }


def test_one_coding_more_leaves_what_is_drawn_beside_it(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    settled(ana, 1)
    page.evaluate("() => { window.label = document.querySelector('.note'); }")
    page.keyboard.type(chord(page, "escasez-tiempo"))
    settled(ana, 2)
    lanes = page.locator("[data-turn='2'] + .margin .bracket")
    assert lanes.count() == 2
    page.keyboard.type(chord(page, "escasez-tiempo"))
    settled(ana, 1)
    assert lanes.count() == 1
    assert page.evaluate("label.isConnected")
    assert page.locator("[data-turn='2'] + .margin .note").count() == 1


def test_labels_without_room_are_opened_by_mouse_and_keyboard(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    codes = page.locator("[data-code-item][aria-level='2']")
    for i in range(9):
        page.keyboard.type(codes.nth(i).get_attribute("data-chord").lower())
    settled(ana, 9)
    fold, within = page.locator(".fold"), page.locator(".fold .note")
    labels = page.locator("[data-turn='2'] + .margin .note")
    line = fold.get_by_role("button")
    shown = labels.count()
    assert within.count() == 0
    line.click()
    assert line.get_attribute("aria-expanded") == "true"
    assert labels.count() == 9
    assert within.count() > 0
    within.last.click()
    assert page.locator(".bracket.chosen").count() == 1
    line.focus()
    page.keyboard.press("Enter")
    assert line.get_attribute("aria-expanded") == "false"
    assert labels.count() == shown


def test_one_coding_more_lays_out_its_margin_alone(ana) -> None:
    page = ana.page
    page.keyboard.press("ArrowDown")
    page.keyboard.type(chord(page, "rol-jxi"))
    settled(ana, 1)
    letters = chord(page, "escasez-tiempo")
    page.wait_for_timeout(300)
    page.context.browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.keyboard.type(letters)
    settled(ana, 2)
    events = json.loads(page.context.browser.stop_tracing())["traceEvents"]
    key = max(
        (e for e in events if e["name"] == "EventDispatch" and e["args"]["data"]["type"] == "keydown"),
        key=lambda e: e["ts"],
    )  # fmt: skip
    within = [
        e for e in events
        if e["name"] == "Layout" and e["tid"] == key["tid"] and 0 <= e["ts"] - key["ts"] < key["dur"]
    ]  # fmt: skip
    roots = [
        root["nodeName"] for e in within for root in e["args"]["endData"]["layoutRoots"]
    ]
    assert roots
    assert {name.partition("'")[2] for name in roots} == {"margin'"}
