"""Words, lemmas and what a negation reaches."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.beside import HERE
from qualcode.suggest.words import (
    Lemmatizer,
    content,
    fold,
    look_up,
    mark_negation,
    words,
)


@given(st.text())
def test_every_word_lies_where_it_says(text):
    found = words(text)
    assert all(fold(text[w.start : w.end]) == w.form for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("No nos ayudaron mucho ayer", "no no_nos no_ayudaron no_mucho ayer"),
        ("No. Vinieron todos", "no vinieron todos"),
        ("sin apoyo, nunca volvieron", "sin no_apoyo nunca no_volvieron"),
        ("Jamás respondió", "jamas no_respondio"),
        ("vinieron todos", "vinieron todos"),
    ],
)
def test_scope_of_a_negation(text, marked):
    assert mark_negation(text) == marked


def test_english_contractions_negate():
    marked = mark_negation("They didn’t help us", "en")
    assert marked == "they didn't no_help no_us"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("reuniones", "reunion"),
        ("hacian", "hacer"),
        ("hacían", "hacer"),
        ("no_hacian", "no_hacer"),
        ("xqzt", "xqzt"),
        ("2024", "2024"),
    ],
)
def test_lemmas_also_without_accents(word, lemma):
    assert Lemmatizer("es")(word) == lemma


def test_lemmas_in_english():
    assert Lemmatizer("en")("meetings") == "meeting"


@pytest.mark.parametrize("word", ["de", "the", "x"])
def test_function_words_are_no_content(word):
    assert not content(word, "en" if word == "the" else "es")
    assert content("residencia", "es")


def test_lemmas_looked_up_beside_are_at_hand(monkeypatch):
    monkeypatch.setattr("qualcode.suggest.words._LEMMAS", {"es": {}, "en": {}})
    remember = look_up(["Hacían 3 reuniones.", "No hacían nada."], "es", HERE)
    remember()
    monkeypatch.setattr(Lemmatizer, "_look_up", None)  # nothing is looked up here
    lemmatize = Lemmatizer("es")
    assert [lemmatize(w) for w in ("hacian", "no_hacian", "reuniones", "3")] == [
        "hacer",
        "no_hacer",
        "reunion",
        "3",
    ]
