"""Reasons are words of the passage, examples are others' passages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.suggest import CodeSuggester
from qualcode.suggest.words import fold

_WORDS = st.sampled_from(
    [
        "Correo",
        "CORREOS",
        "llamada",
        "teléfonos",
        "no",
        "nunca",
        "turno,",
        "dinero",
        "patio…",
        "😀",
        "ÁÉ",
        "ß",
        "İstanbul",
        "\n",
        "-",
        "«techo»",
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_WORDS).map(" ".join))


@pytest.fixture(scope="module")
def fitted(coded, codebook):
    texts, labels = coded(60, 1)
    groups = [f"entrevista-{i % 4}" for i in range(60)]
    return CodeSuggester(codebook()).fit(texts, labels, groups=groups)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_terms_stand_where_they_say(fitted, text):
    rows = fitted.explain(text)
    assert [row["code"] for row in rows] != []
    for row in rows:
        for reason in row["reasons"]:
            assert text[reason["start"] : reason["end"]] == reason["term"] != ""
            assert reason["weight"] > 0


def test_explain_is_by_falling_probability_and_tells_all_classes(fitted):
    rows = fitted.explain("Mandaron un correo por teléfono")
    assert {row["code"] for row in rows} == set(fitted.classes_)
    p = [row["probability"] for row in rows]
    assert p == sorted(p, reverse=True)
    assert all(set(r) == {"code", "probability", "reasons", "example"} for r in rows)


def test_reasons_are_the_words_that_matter(fitted):
    text = "Siempre mandaban un correo y uno veía que la gente se alegraba"
    row = fitted.explain(text)[0]
    assert row["code"] == "comunicacion"
    assert row["reasons"][0]["term"] == "correo"


def test_codebook_alone_explains_by_its_words(codebook):
    model = CodeSuggester(codebook()).fit([], [])
    row = model.explain("Los Correos, las llamadas")[0]
    assert row["code"] == "comunicacion"
    assert {r["term"] for r in row["reasons"]} == {"Correos", "llamadas"}
    assert row["example"] is None


def test_neighbours_make_one_term():
    book = [
        {"code": "inicio", "name": "Primera reunión", "keywords": ["primera reunión"]}
    ]
    row = CodeSuggester(book).fit([], []).explain("Esa primera reunión fue larga")[0]
    assert row["reasons"][0]["term"] == "primera reunión"


def test_a_term_may_hold_function_words_but_no_comma():
    book = [{"code": "tiempo", "name": "Escasez de tiempo"}]
    model = CodeSuggester(book).fit([], [])
    (whole,) = model.explain("Hubo escasez de tiempo siempre")[0]["reasons"]
    assert whole["term"] == "escasez de tiempo"
    parted = model.explain("Hubo escasez, tiempo no")[0]["reasons"]
    assert {r["term"] for r in parted} == {"escasez", "tiempo"}


def test_example_is_another_coded_passage_of_that_code(coded, fitted):
    texts, labels = coded(60, 1)
    coded_with = dict(zip(texts, labels, strict=True))
    for text in texts[:10]:
        for row in fitted.explain(text):
            if row["example"] is not None:
                assert row["code"] in coded_with[row["example"]["text"]]
                assert row["example"]["text"] != text
                assert row["example"]["document"].startswith("entrevista-")


def test_example_is_the_nearest():
    texts = ["el correo llegó tarde", "una llamada breve", "el patio grande", "un muro"]
    model = CodeSuggester().fit(texts, [["com"], ["com"], ["casa"], ["casa"]])
    row = next(r for r in model.explain("otra llamada breve") if r["code"] == "com")
    assert fold(row["example"]["text"]) == "una llamada breve"
    assert row["example"]["document"] is None
