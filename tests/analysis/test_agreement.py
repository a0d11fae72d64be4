"""Agreement: published figures, plain counting, what is set apart."""

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from analysis_builders import interview, studies, study
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from qualcode.analysis import agreement
from qualcode.analysis import coefficients as k
from qualcode.errors import QualcodeError
from qualcode.i18n import use


def table(both, first, second, neither):
    """A study of two coders with this fourfold table of one code."""
    cells = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second
    cells += [(0, 0)] * neither
    turns = [("P", "participant", f"palabra {n}") for n in range(len(cells))]
    codings = [
        ("d", n + 1, "tiempo", None, who)
        for n, cell in enumerate(cells)
        for who, said in zip(("Ana", "Luz"), cell, strict=True)
        if said
    ]
    return study(
        documents=[("d", "OCA", turns)],
        codings=codings,
        coders=("Ana", "Luz"),
        done=frozenset([("d", "Ana"), ("d", "Luz")]),
    )


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        # Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543-549, as printed in
        # Gerstman, Epidemiology Kept Simple, table 10.6: the same observed
        # agreement, .85, with κ .70 and .32.
        ((40, 9, 6, 45), {"percent": 0.85, "kappa": 0.70}),
        ((80, 10, 5, 5), {"percent": 0.85, "kappa": 0.32}),
        # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section A:
        # Meg and Owen on ten articles.
        ((1, 1, 3, 5), {"percent": 0.6, "alpha": 0.095}),
    ],
)
def test_published_values(cells, figures):
    found = agreement(table(*cells), ["Ana", "Luz"])
    for name, value in figures.items():
        digits = len(str(value).partition(".")[2])
        assert round(found["overall"][name], digits) == value
        assert found["codes"][0][name] == found["overall"][name]
    row = found["codes"][0]
    named = ("both", "first", "second", "neither")
    assert tuple(row[name] for name in named) == cells
    assert row["prevalence"] == (2 * cells[0] + cells[1] + cells[2]) / 2 / sum(cells)


@pytest.mark.parametrize("cells", [(118, 5, 2, 0), (1, 1, 3, 5), (7, 0, 4, 9)])
def test_the_formulas_in_exact_fractions(cells):
    both, first, second, neither = cells
    n = sum(cells)
    agreed = Fraction(both + neither, n)
    one, two = Fraction(both + first, n), Fraction(both + second, n)
    by_margins = one * two + (1 - one) * (1 - two)  # Cohen 1960
    share = (one + two) / 2
    by_guessing = 2 * share * (1 - share)  # Gwet 2008
    yes = 2 * both + first + second  # of 2n values; pairs without replacement
    no = 2 * n - yes
    apart = Fraction(2 * yes * no, 2 * n * (2 * n - 1))  # Krippendorff 2011
    found = agreement(table(*cells), ["Ana", "Luz"])["overall"]
    assert found["percent"] == pytest.approx(float(agreed))
    kappa = (agreed - by_margins) / (1 - by_margins)
    assert found["kappa"] == pytest.approx(float(kappa))
    ac1 = (agreed - by_guessing) / (1 - by_guessing)
    assert found["ac1"] == pytest.approx(float(ac1))
    assert found["alpha"] == pytest.approx(float(1 - (1 - agreed) / apart))


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        (None, "—", "—"),
        (1.0, "1,00", "1.00"),
        (0.9975, "0,997", "0.997"),  # 28 disagreements are not full agreement
        (0.9, "0,90", "0.90"),
        (-0.001, "0,00", "0.00"),
        (-0.25, "-0,25", "-0.25"),
    ],
)
def test_a_coefficient_in_words(value, spanish, english):
    use("es")
    assert k.figure(value) == spanish
    use("en")
    assert k.figure(value) == english


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_kappa_is_scikit_learns(pairs):
    one, two = zip(*pairs, strict=True)
    assume(len({*one, *two}) == 2)
    cells = [pairs.count(x) for x in ((1, 1), (1, 0), (0, 1), (0, 0))]
    assert k.kappa(*cells) == pytest.approx(cohen_kappa_score(one, two))


@given(
    st.integers(2, 4).flatmap(
        lambda m: st.lists(
            st.integers(0, m), min_size=1, max_size=40
        ).map(lambda yes: (m, yes))
    )
)  # fmt: skip
def test_alpha_of_sums_is_the_librarys(drawn):
    m, yes = drawn
    counts = np.array(yes)
    found = k.alpha_of(counts, m)
    split = (counts * (m - counts)).sum()
    own = k.plain(k.alpha(np.float64(len(yes)), np.float64(sum(yes)), split, m))
    assert found == pytest.approx(own)


def applied(data, coder, document, segment, code):
    return any(
        c.document == document
        and c.coder == coder
        and c.code == code
        and set(range(c.start, c.end)) & set(range(segment.start, segment.end))
        for c in data.codings
    )


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(studies())
def test_counts_equal_plain_counting(data):
    both_done = [
        d.document
        for d in data.documents
        if {(d.document, "Ana"), (d.document, "Luz")} <= data.done
    ]
    data = replace(data, coders=("Ana", "Luz"))
    assume(both_done)
    found = agreement(data, ["Ana", "Luz"])
    units = [(d, s) for d in both_done for s in data.segments[d]]
    assert (found["documents"], found["units"]) == (len(both_done), len(units))
    told = []
    for row in found["codes"]:
        cells = [
            tuple(applied(data, who, d, s, row["code"]) for who in ("Ana", "Luz"))
            for d, s in units
        ]
        named = [row[x] for x in ("both", "first", "second", "neither")]
        pairs = list(itertools.product((True, False), repeat=2))
        assert named == [cells.count(pair) for pair in pairs]
        same = sum(a == b for a, b in cells)
        assert row["percent"] == pytest.approx(same / len(units))
        told += [
            (d, s.start, row["code"])
            for (d, s), (a, b) in zip(units, cells, strict=True)
            if a != b
        ]
    listed = [(x["document"], x["start"], x["code"]) for x in found["disagreements"]]
    assert sorted(listed) == sorted(told)
    for x in found["disagreements"]:
        assert x["text"] == data.texts[x["document"]][x["start"] : x["end"]]


def two_interviews(*codings, done=("Ana", "Luz")):
    slugs = ("d1", "d2", "d3")
    return study(
        documents=[interview(s, "OCA", "uno", "dos", "tres") for s in slugs],
        codings=codings,
        coders=("Ana", "Luz", "Eva"),
        done=frozenset((s, who) for s in slugs[:2] for who in done),
    )


SOME = (
    ("d1", 1, "tiempo", None, "Ana"), ("d1", 1, "tiempo", None, "Luz"),
    ("d1", 2, "equipo", "facilitador", "Ana"),
    ("d1", 2, "equipo", "obstaculizador", "Luz"),
    ("d2", 3, "visita", None, "Luz"), ("d3", 1, "tiempo", None, "Ana"),
)  # fmt: skip


def test_only_documents_that_all_finished():
    found = agreement(two_interviews(*SOME), ["Ana", "Luz"])
    assert (found["document_ids"], found["units"]) == (["d1", "d2"], 6)
    assert [row["code"] for row in found["codes"]] == ["visita", "equipo", "tiempo"]
    assert found["disagreements"] == [
        {
            "document": "d2",
            "start": 8,
            "end": 12,
            "text": "tres",
            "code": "visita",
            "with": ["Luz"],
            "without": ["Ana"],
            "suggested": False,
        }
    ]
    assert found["valence"] == {"units": 1, "same": 0, "percent": 0.0}
    with pytest.raises(QualcodeError) as caught:
        agreement(two_interviews(*SOME, done=("Ana",)), ["Ana", "Luz"])
    assert (caught.value.code, caught.value.exit_code) == ("agreement-no-documents", 3)


def test_a_facet_narrows_and_pools():
    found = agreement(two_interviews(*SOME), ["Ana", "Luz"], facet="factor")
    assert [row["code"] for row in found["codes"]] == ["equipo", "tiempo"]
    assert found["overall"]["units"] == 12
    assert found["overall"]["percent"] == 1.0
    whole = agreement(two_interviews(*SOME), ["Ana", "Luz"])
    assert [row["facet"] for row in whole["facets"]] == ["etapa", "factor"]


def test_the_interval_resamples_documents_and_repeats_with_its_seed():
    data = two_interviews(*SOME)
    found = agreement(data, ["Ana", "Luz"], seed=3)
    assert found == agreement(data, ["Ana", "Luz"], seed=3)
    row = found["overall"]
    assert row["alpha_low"] < row["alpha"] <= row["alpha_high"] == 1.0
    one = replace(data, done=frozenset([("d1", "Ana"), ("d1", "Luz")]))
    assert agreement(one, ["Ana", "Luz"])["overall"]["alpha_low"] is None


def test_decisions_born_of_a_suggestion_are_set_apart():
    data = two_interviews(*SOME)
    born = tuple(
        replace(c, origin="suggestion:1") if c.code == "equipo" else c
        for c in data.codings
    )
    found = agreement(replace(data, codings=born), ["Ana", "Luz"])
    assert found["suggested"] == {"units": 1, "percent": 1.0}
    equipo = next(r for r in found["codes"] if r["code"] == "equipo")
    assert (equipo["units"], equipo["both"], equipo["alpha"]) == (5, 0, None)


def test_passes_of_one_coder_over_what_both_began():
    data = two_interviews(*SOME)
    twice = [replace(c, id=c.id + "'", pass_="2") for c in data.codings[:2]]
    both = replace(data, codings=(*data.codings, *twice))
    found = agreement(both, ["Ana"], ["1", "2"])
    assert (found["coders"], found["passes"]) == (["Ana"], ["1", "2"])
    assert found["document_ids"] == ["d1"]
    assert {x["code"] for x in found["disagreements"]} == {"equipo"}
    assert found["disagreements"][0]["with"] == ["1"]


def test_three_coders():
    data = two_interviews(
        *SOME, ("d1", 1, "tiempo", None, "Eva"), done=("Ana", "Luz", "Eva")
    )
    found = agreement(data, ["Ana", "Luz", "Eva"])
    row = next(r for r in found["codes"] if r["code"] == "tiempo")
    assert (row["both"], row["first"], row["second"], row["neither"]) == (
        1, None, None, 5,
    )  # fmt: skip
    assert row["percent"] == row["alpha"] == row["kappa"] == 1.0
    equipo = next(r for r in found["codes"] if r["code"] == "equipo")
    assert equipo["percent"] == pytest.approx(1 - 2 / 18)
    assert found["disagreements"][0]["without"] == ["Eva"]


def test_too_few_raters_is_wrong_use():
    data = two_interviews(*SOME)
    for coders, passes in (["Ana"], []), (["Ana", "Luz"], ["1", "2"]), (["Ana"], ["1"]):
        with pytest.raises(QualcodeError) as caught:
            agreement(data, coders, passes)
        assert (caught.value.code, caught.value.exit_code) == ("agreement-raters", 2)
