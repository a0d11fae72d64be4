"""Lone voices with their passages, against the oracle's signs of every cell."""

from analysis_builders import crowds, interview, studies, study
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.analysis import dissent, matrix

PLUS, MINUS = "facilitador", "obstaculizador"


def three_against_one(*more):
    documents = [interview(f"d{n}", "OCA", f"dicho {n}", "otro") for n in range(4)]
    codings = [(f"d{n}", 1, "tiempo", PLUS) for n in range(3)]
    return study(
        documents=documents, codings=[*codings, ("d3", 1, "tiempo", MINUS), *more]
    )


def test_the_lone_voice_comes_with_its_passage():
    assert dissent(three_against_one(), "factor", "actor") == [
        {
            "row": "tiempo",
            "col": "OCA",
            "document": "d3",
            "valence": MINUS,
            "alone": 1,
            "against": 3,
            "text": "dicho 3",
            "attribution": "(entrevista encargada OCA)",
            "actor": "OCA",
            "quote": "c3",
            "row_name": "Tiempo",
            "col_name": "OCA",
        }
    ]


def test_a_voice_that_holds_both_signs_is_not_alone():
    data = three_against_one(("d3", 2, "tiempo", PLUS))
    assert dissent(data, "factor", "actor") == []


def test_of_one_against_one_both_are_told():
    documents = [interview("a", "OCA", "x"), interview("b", "OCA", "y")]
    data = study(
        documents=documents,
        codings=[("a", 1, "tiempo", PLUS), ("b", 1, "tiempo", MINUS)],
    )
    rows = dissent(data, "factor", "actor")
    assert [(r["document"], r["alone"], r["against"]) for r in rows] == [
        ("a", 1, 1),
        ("b", 1, 1),
    ]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(studies(), crowds()),
    st.sampled_from(("factor", "etapa", "code")),
    st.sampled_from(("actor", "inicio", "case", "coder")),
)
def test_the_rows_are_those_of_the_cells_marked(data, rows, cols):
    found = dissent(data, rows, cols, depth=2)
    marked = {
        (c["row"], c["col"])
        for c in matrix(data, rows, cols, depth=2)["cells"]
        if c["mixed"] == "dissent"
    }
    assert {(r["row"], r["col"]) for r in found} == marked
    quoted = {c.id: c for c in data.codings}
    for row in found:
        assert 1 <= row["alone"] <= row["against"]
        assert row["document"] == quoted[row["quote"]].document
