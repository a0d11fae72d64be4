"""Coverage curves against all orders, saturation in the order of the interviews."""

from dataclasses import replace
from itertools import permutations

import pytest
from analysis_builders import interview, study

from qualcode.analysis import coverage, curve
from qualcode.errors import QualcodeError


def interviews(*said, actor="OCA", in_vivo=()):
    documents = [interview(f"d{n}", actor, "uno") for n in range(len(said))]
    codings = [
        (f"d{n}", 1, code, None) for n, codes in enumerate(said) for code in codes
    ]
    data = study(documents=documents, codings=codings)
    return replace(data, in_vivo=frozenset(in_vivo))


def test_the_mean_is_that_of_all_orders_and_lies_in_its_band():
    said = [{"reunion"}, {"reunion", "tiempo"}, {"visita"}, set(), {"tiempo", "cierre"}]
    rows = curve(interviews(*said))
    orders = list(permutations(said))
    for n, row in enumerate(rows, 1):
        counts = [len(set().union(*order[:n])) for order in orders]
        assert row["codes"] == pytest.approx(sum(counts) / len(counts))
        assert min(counts) <= row["low"] <= row["codes"] <= row["high"] <= max(counts)
        assert (row["n"], row["documents"]) == (n, 5)
    assert [row["observed"] for row in rows] == [1, 2, 3, 3, 4]
    assert rows[-1]["codes"] == rows[-1]["low"] == rows[-1]["high"] == 4


def test_each_actor_apart_and_by_date():
    data = interviews({"reunion"}, {"tiempo"})
    first, second = data.documents
    documents = (replace(first, date="2020-05-01"), replace(second, date="2020-03-01"))
    rows = curve(replace(data, documents=documents))
    assert [row["document"] for row in rows] == ["d1", "d0"]
    apart = (first, replace(second, actor="JxI"))
    rows = curve(replace(data, documents=apart))
    assert [(row["actor"], row["n"]) for row in rows] == [("OCA", 1), ("JxI", 1)]


def test_interviews_not_begun_are_left_out_and_plans_too():
    data = interviews({"reunion"}, set(), {"tiempo"})
    documents = (*data.documents[:2], replace(data.documents[2], kind="plan"))
    data = replace(data, documents=documents, done=frozenset())
    assert [row["document"] for row in curve(data)] == ["d0"]


def test_saturation_concerns_codes_born_in_vivo():
    said = [{"tiempo"}, {"equipo"}, {"visita"}, {"reunion"}, {"cierre"}, {"rotacion"}]
    rows = curve(interviews(*said))
    assert {row["saturated"] for row in rows} == {None}
    rows = curve(interviews(*said, in_vivo=("tiempo", "equipo", "rotacion")))
    assert [row["in_vivo"] for row in rows] == [1, 2, 2, 2, 2, 3]
    assert rows[-1]["saturated"] is False
    assert [row["observed"] for row in rows] == [0, 0, 1, 2, 3, 3]
    rows = curve(interviews(*said, in_vivo=("tiempo", "equipo")))
    assert [row["saturated"] for row in rows] == [None] * 5 + [True]


def test_a_facet_narrows_both_grid_and_curve():
    data = interviews({"reunion", "tiempo"})
    assert curve(data, facet="factor")[0]["codes"] == 1
    assert {row["code"] for row in coverage(data)} == {"reunion"}
    assert coverage(data, facet="factor") == []
    for function in (curve, coverage):
        with pytest.raises(QualcodeError) as caught:
            function(data, facet="nada")
        assert caught.value.exit_code == 2
