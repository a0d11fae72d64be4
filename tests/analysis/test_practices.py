"""The five tests of a practice: a person's verdict, and what the data say to it."""

from dataclasses import replace

import pytest
from analysis_builders import book, study

from qualcode.analysis import practices
from qualcode.model import Code, Facet, Practice

PLUS = "facilitador"


def with_practice(documents, codings, *, questions=(), keywords=("hoja",), **more):
    base = book()
    code = Code("reglas", "Reglas de visita", keywords=keywords, questions=questions)
    facets = (*base.facets, Facet("practica", "Práctica", codes=(code,)))
    return study(
        replace(base, facets=facets),
        documents=documents,
        codings=codings,
        practices=(Practice("reglas", tests={"replicable": {"verdict": "yes"}}),),
        **more,
    )


def talk(slug, actor, question, *cases):
    turns = [("E", "interviewer", question), ("P", "participant", "Hicimos una hoja")]
    return (slug, actor, turns, *cases)


def proposed(data):
    return {
        name: (test["proposed"]["verdict"], test["proposed"]["evidence"])
        for name, test in practices(data)[0]["tests"].items()
    }


def test_what_the_data_say():
    data = with_practice(
        [talk("d1", "empresa", "¿Qué más?", "k1"), talk("d2", "OCA", "¿Y?", "k2")],
        [("d1", 2, "reglas", None), ("d2", 2, "reglas", None),
         ("d2", 2, "equipo", PLUS)],
    )  # fmt: skip
    assert proposed(data) == {
        "outside-design": ("yes", []),
        "spontaneous": ("yes", ["c0", "c1"]),
        "originator": ("not-argued", ["c0", "c1"]),
        "serves-aims": ("yes", ["c1"]),
        "replicable": ("yes", ["c0", "c1"]),
    }
    tests = practices(data)[0]["tests"]
    assert tests["replicable"]["verdict"] == "yes"
    assert tests["spontaneous"]["verdict"] == "not-argued"
    assert "empresa (1), OCA (1)" in tests["originator"]["proposed"]["why"]


@pytest.mark.parametrize(
    "question", ["¿Tienen una hoja de reglas?", "¿Y las reglas de la visita?"]
)
def test_what_a_question_names_did_not_arise_by_itself(question):
    data = with_practice(
        [talk("d1", "OCA", question, "k")], [("d1", 2, "reglas", None)]
    )
    found = proposed(data)
    assert found["spontaneous"] == ("no", ["c0"])
    assert found["replicable"] == ("not-argued", ["c0"])
    assert found["serves-aims"] == ("not-argued", [])


def test_a_plan_or_the_guide_that_names_it_has_it_in_the_design():
    data = with_practice(
        [talk("d1", "OCA", "¿Y?"), talk("d2", "", "¿Y?")],
        [("d1", 2, "reglas", None), ("d2", 2, "reglas", None)],
    )
    documents = (data.documents[0], replace(data.documents[1], kind="plan"))
    planned = replace(data, documents=documents)
    assert proposed(planned)["outside-design"] == ("no", ["c1"])
    assert proposed(planned)["spontaneous"] == ("yes", ["c0"])
    asked = with_practice(
        [talk("d1", "OCA", "¿Y?")],
        [("d1", 2, "reglas", None)],
        questions=("¿Qué reglas tienen las visitas?",),
    )
    assert proposed(asked)["outside-design"] == ("no", [])


def test_what_nobody_tells_is_not_argued():
    data = with_practice([talk("d1", "OCA", "¿Y?")], [])
    assert {verdict for verdict, _ in proposed(data).values()} == {"not-argued"}
