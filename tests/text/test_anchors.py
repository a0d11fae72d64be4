"""A quote is found where a person would look for it, or not at all."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from qualcode.text import context, locate

WORDS = st.lists(
    st.sampled_from(
        [
            "la",
            "empresa",
            "vino",
            "tarde",
            "y",
            "nadie",
            "supo",
            "qué",
            "hacer",
            "con",
            "los",
            "niños",
            "🙂",
            "entonces",
        ]
    ),
    min_size=12,
    max_size=60,
).map(" ".join)


@given(WORDS, st.data())
def test_an_untouched_text_gives_the_same_span(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    if not quote.strip():
        assert locate(text, quote) is None
        return
    found = locate(text, quote, *context(text, start, end), near=start)
    assert found is not None
    assert text[slice(*found)] == quote
    assert context(text, *found) == context(text, start, end)
    if text.count(quote) == 1:
        assert found == (start, end)


@given(WORDS, WORDS, WORDS, st.data())
def test_text_put_before_and_after_moves_the_span(text, before, after, data):
    start = data.draw(st.integers(0, len(text) // 2))
    end = data.draw(st.integers(start + 8, len(text)))
    prefix, suffix = context(text, start, end)
    moved = before + "\n" + text + "\n" + after
    found = locate(moved, text[start:end], prefix, suffix, near=start)
    assert found is not None
    assert moved[slice(*found)] == text[start:end]


def test_context_decides_between_equal_quotes():
    text = "Uno: sí, claro. Dos: sí, claro. Tres: sí, claro."
    for word, at in (("Uno: ", 5), ("Dos: ", 21), ("Tres: ", 38)):
        assert locate(text, "sí, claro", word, ".", near=0) == (at, at + 9)


def test_nearness_breaks_ties():
    text = "bueno ... bueno ... bueno"
    assert locate(text, "bueno", near=21) == (20, 25)
    assert locate(text, "bueno", near=9) == (10, 15)


def test_a_corrected_quote_is_found_again():
    old = "la empreza llegó con su jente y nadie sabia qué hacer"
    new = "la empresa llegó con su gente y nadie sabía qué hacer"
    text = "Antes hubo calma. Pero " + new + ". Después, silencio largo."
    assert text[slice(*locate(text, old, "Pero ", ". Desp", 20))] == new


def test_what_is_less_than_80_percent_alike_is_lost():
    text = "La directora salió temprano y cerró la puerta con cuidado."
    assert locate(text, "El voluntario llegó de noche por la ventana abierta") is None
    assert locate(text, "zzz") is None
    assert locate("", "algo") is None


@given(WORDS, st.data())
def test_a_changed_letter_keeps_the_quote_alike(text, data):
    start = data.draw(st.integers(0, len(text) - 12))
    quote = text[start : start + data.draw(st.integers(12, 60))]
    at = data.draw(st.integers(2, len(quote) - 3))
    changed = quote[:at] + "X" + quote[at + 1 :]
    found = locate(text, changed, *context(text, start, start + len(quote)), near=start)
    if quote.strip() and found is not None:
        alike = SequenceMatcher(
            None, changed, text[slice(*found)], autojunk=False
        ).ratio()
        assert alike >= 0.8


def test_context_is_cut_at_the_edges():
    assert context("abcdef", 2, 4) == ("ab", "ef")
    assert context("abcdef", 2, 4, width=1) == ("b", "e")
