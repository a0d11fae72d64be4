"""Search finds what is said whatever its case and accents, and where it is said."""

import pytest
from analysis_builders import interview, studies, study
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.analysis import search
from qualcode.errors import QualcodeError

DATA = study(
    documents=[
        interview("a", "JxI", "La Niñez y la REUNIÓN 😀 de hoy", "otra reunion"),
        interview("b", "OCA", "nada"),
    ]
)


def test_case_and_accents_do_not_matter():
    found = search(DATA, "reuníon".replace("í", "i"))
    assert [(r["turn"], r["text"]) for r in found] == [(1, "REUNIÓN"), (2, "reunion")]
    assert found[0]["before"] == "La Niñez y la "
    assert found[0]["after"] == " 😀 de hoy\notra reunion\n"
    assert [r["text"] for r in search(DATA, "NIÑEZ")] == ["Niñez"]


def test_a_regular_expression_is_taken_as_written():
    assert [r["text"] for r in search(DATA, r"reuni.n", regex=True)] == ["reunion"]
    assert search(DATA, r"x*", regex=True) == []


def test_context_is_forty_characters():
    data = study(documents=[interview("a", "JxI", "x" * 60 + "aquí" + "y" * 60)])
    (row,) = search(data, "aqui")
    assert (row["before"], row["after"]) == ("x" * 40, "y" * 40)


@pytest.mark.parametrize(
    ("text", "regex", "code"),
    [(" ", False, "search-empty"), ("(", True, "regex-invalid")],
)
def test_what_cannot_be_searched_is_told(text, regex, code):
    with pytest.raises(QualcodeError) as error:
        search(DATA, text, regex=regex)
    assert (error.value.code, error.value.exit_code) == (code, 2)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    studies(),
    st.sampled_from(("reunión", "REUNION", "é", "Ñandú", "😀", "primera dos")),
)
def test_offsets_hold(data, text):
    for row in search(data, text):
        whole = data.texts[row["document"]]
        assert whole[row["start"] : row["end"]] == row["text"]
        assert len(row["text"]) == len(text)
        for turn in data.turns[row["document"]]:
            inside = turn.start <= row["start"] < turn.end
            assert inside == (turn.turn == row["turn"])
