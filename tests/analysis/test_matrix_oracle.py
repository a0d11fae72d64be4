"""The matrix equals a slow independent computation on random studies."""

from analysis_builders import crowds, studies
from analysis_oracle import Oracle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.analysis import matrix

AXES = (
    "etapa",
    "factor",
    "inicio",
    "equipo",
    "code",
    "valence",
    "coder",
    "actor",
    "document",
    "kind",
    "group",
    "role",
    "gender",
    "case",
    "name",
    "type",
    "zona",
)
COUNTS = ("documents", "participants", "cases", "codings", "words")

options = st.fixed_dictionaries(
    {
        "depth": st.integers(1, 3),
        "codes": st.lists(
            st.sampled_from(("tiempo", "equipo", "factor", "reunion", "etapa")),
            max_size=2,
            unique=True,
        ),
        "valence": st.sampled_from(
            (None, None, "facilitador", "obstaculizador", "neutro")
        ),
        "within": st.sampled_from(("segment", "segment", "span", "turn", "document")),
        "coder": st.sampled_from((None, None, "Ana")),
        "pass_": st.sampled_from((None, None, "1")),
        "kinds": st.sampled_from((None, None, ("plan",), ("plan", "interview"))),
    }
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    studies(),
    st.sampled_from(AXES),
    st.sampled_from(AXES),
    options,
    st.sampled_from(COUNTS),
    st.sampled_from(("none", "row", "column", "total")),
)
def test_equals_the_oracle(data, rows, cols, asked, count, share):
    compare(data, rows, cols, asked, count, share)


def compare(data, rows, cols, asked, count, share):
    found = matrix(data, rows, cols, count=count, share=share, **asked)
    expected = Oracle(data, rows, cols, **asked).matrix(count, share)
    assert [i["id"] for i in found["rows"]["items"]] == expected["rows"]
    assert [i["id"] for i in found["cols"]["items"]] == expected["cols"]
    assert found["cells"] == expected["cells"]
    for key in ("row_totals", "col_totals", "total", "base"):
        assert found[key] == expected[key]
    for cell in found["cells"]:
        silent = sum(cell["zeros"].values())
        never = cell["zeros"]["not_applicable"]
        assert cell["documents"] <= cell["asked"] <= cell["eligible"]
        assert cell["eligible"] == cell["documents"] + silent - never


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    crowds(),
    st.sampled_from(("factor", "inicio", "code")),
    st.sampled_from(("actor", "factor", "inicio", "valence")),
    st.sampled_from((None, "facilitador", "obstaculizador")),
)
def test_equals_the_oracle_among_many_voices(data, rows, cols, valence):
    asked = {"valence": valence, "depth": 2}
    compare(data, rows, cols, asked, "documents", "total")


def test_the_random_studies_hold_every_kind_of_cell():
    seen = set()

    @settings(
        max_examples=150,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(studies(), crowds()))
    def look(data):
        for rows, cols in (("factor", "actor"), ("etapa", "factor")):
            for cell in matrix(data, rows, cols)["cells"]:
                seen.add(cell["mixed"])
                seen.add(cell["single_voice"])
                seen.update(zero for zero, n in cell["zeros"].items() if n)

    look()
    kinds = {None, "divided", "dissent", "ambivalent", True, False}
    zeros = {"absent", "not_asked", "not_applicable", "not_coded"}
    assert seen == kinds | zeros
