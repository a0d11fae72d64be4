"""The parts of the scripts that know no page: offsets, chords, lanes. Run in Chromium."""

from __future__ import annotations

import pytest
from browser_visit import serving
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.browser
TEXTS = st.text(alphabet="aé ñ\u0301👩\u200d🚀\n.¿?\u202e", max_size=40)


@pytest.fixture(scope="module")
def script(chromium, made_demo):
    """Calls a function of a module with JSON arguments."""
    with serving(made_demo) as server:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(server.entry)
        source = page.locator("script[type=module]").get_attribute("src")
        folder = server.url + source.rpartition("joined/")[0]

        def call(module: str, function: str, *arguments):
            return page.evaluate(
                "([url, name, args]) => import(url).then(m => m[name](...args))",
                [folder + module, function, list(arguments)],
            )

        call.page, call.folder = page, folder
        yield call
        context.close()


def test_offsets_go_there_and_back_for_any_text(script) -> None:
    @settings(max_examples=40, deadline=None)
    @given(TEXTS)
    def check(text: str) -> None:
        units = 0
        for points, letter in enumerate(text):
            assert script("offsets.js", "toUnits", text, points) == units
            assert script("offsets.js", "toPoints", text, units) == points
            units += len(letter.encode("utf-16-le")) // 2
        assert script("offsets.js", "toUnits", text, len(text)) == units
        assert script("offsets.js", "toPoints", text, units) == len(text)

    check()


def test_a_place_inside_a_pair_counts_as_before_it(script) -> None:
    assert script("offsets.js", "toPoints", "a🚀b", 2) == 1


def test_the_turn_of_a_place(script) -> None:
    turns = [{"start": 5, "end": 9}, {"start": 12, "end": 20}, {"start": 20, "end": 21}]
    found = [
        script("offsets.js", "turnAt", turns, p) for p in (0, 5, 11, 12, 19, 20, 99)
    ]
    assert found == [0, 0, 0, 1, 1, 2, 2]
    assert script("offsets.js", "turnAt", [], 3) == -1


def test_sentences_cover_every_word_and_do_not_overlap(script) -> None:
    text = "Mire, la Sra. no llegó. ¿Y qué hicimos? Nada… 🚀 ¡Seguir!\nOtra línea"
    spans = script("offsets.js", "sentences", text)
    assert len(spans) >= 4
    units = text.encode("utf-16-le")
    last = 0
    for start, end in spans:
        assert last <= start < end
        between = units[2 * last : 2 * start].decode("utf-16-le")
        assert between.strip() == ""
        last = end


NAMES = [
    "Escasez de tiempo", "Etapa del proceso", "Equipo territorial", "Vinculación",
    "Vínculo inicial", "Ñuñoa", "Ánimo", "A", "", "2020", "日本", "Rol de JxI",
]  # fmt: skip


def test_every_code_has_its_own_chord_of_two_letters(script) -> None:
    codes = [{"id": str(i), "name": name} for i, name in enumerate(NAMES)]
    given_ = script("chords.js", "assign", codes)
    assert set(given_) == {c["id"] for c in codes}
    assert len(set(given_.values())) == len(codes)
    assert all(len(c) == 2 and c.isascii() and c.isalpha() for c in given_.values())
    assert given_["0"] == "et"  # the initials of its telling words
    assert given_["11"] == "rj"


def test_a_chord_once_given_stays_when_codes_come(script) -> None:
    old = [{"id": "a", "name": "Escasez de tiempo"}, {"id": "b", "name": "Espera"}]
    kept = script("chords.js", "assign", old)
    new = [{"id": "c", "name": "Equipo territorial"}, *old]
    assert kept.items() <= script("chords.js", "assign", new, kept).items()


def test_six_hundred_codes_have_chords_and_the_rest_go_without(script) -> None:
    codes = [{"id": str(i), "name": "Tiempo"} for i in range(700)]
    given_ = script("chords.js", "assign", codes)
    assert len(given_) == len(set(given_.values())) == 676


def test_reading_letters(script) -> None:
    read = script.page.evaluate(
        """url => import(url).then(({ ChordReader }) => {
            const reader = new ChordReader({ x: "et", y: "ec" });
            return [..."eTzez"].map((l) => reader.take(l));
        })""",
        script.folder + "chords.js",
    )
    assert [r["state"] for r in read] == [
        "pending",
        "code",
        "unknown",
        "pending",
        "unknown",
    ]
    assert read[1]["code"] == "x"


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
        lambda p: [p[0], p[0] + p[1]]
    ),
    max_size=12,
)


def test_lanes_never_share_a_line(script) -> None:
    @settings(max_examples=40, deadline=None)
    @given(SPANS)
    def check(spans: list[list[int]]) -> None:
        items = [{"top": a, "bottom": b} for a, b in sorted(spans)]
        lanes = script("lanes.js", "lanes", items)
        for i, one in enumerate(items):
            assert lanes[i] >= 1
            for j in range(i):
                other = items[j]
                if one["top"] < other["bottom"] and other["top"] < one["bottom"]:
                    assert lanes[i] != lanes[j]

    check()


def test_depths_are_those_counted_place_by_place(script) -> None:
    @settings(max_examples=40, deadline=None)
    @given(SPANS)
    def check(spans: list[list[int]]) -> None:
        found = script("lanes.js", "depths", spans)
        depth = [sum(a <= p < b for a, b in spans) for p in range(45)]
        once = {p for a, b in found["once"] for p in range(a, b)}
        more = {p for a, b in found["more"] for p in range(a, b)}
        assert once == {p for p, d in enumerate(depth) if d == 1}
        assert more == {p for p, d in enumerate(depth) if d > 1}

    check()


def test_labels_are_pushed_down_and_folded_when_there_is_no_room(script) -> None:
    labels = [
        {"wish": 0, "height": 18},
        {"wish": 0, "height": 18},
        {"wish": 90, "height": 18},
    ]
    assert script("lanes.js", "stack", labels, 200) == {"tops": [0, 18, 90], "shown": 3}
    assert script("lanes.js", "stack", labels, 54) == {"tops": [0, 18, 36], "shown": 3}
    assert script("lanes.js", "stack", labels, 40)["shown"] < 3
