"""Findings: how each stands, what it falls with, and whether its words hold."""

from dataclasses import replace

import pytest
from analysis_builders import interview, studies, study
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.analysis import findings
from qualcode.analysis.quantities import Vocabulary, stem
from qualcode.model import Case, Coverage, Finding, Participant, StudyConfig


def stands(data, id_, seen=()):
    """The contract's sentence, word for word: a coding or an item that stands."""
    entry = next((f for f in data.findings if f.id == id_), None)
    if entry is None or id_ in seen:
        return False
    there = {c.id for c in data.codings}
    return any(c in there for c in entry.evidence) or any(
        stands(data, other, (*seen, id_)) for other in entry.rests_on
    )


def without(data, unit, id_):
    """The study without one document, one case with all its documents, or a coder."""
    cases = {d.document: d.cases for d in data.documents}
    gone = {
        "document": lambda c: c.document == id_,
        "case": lambda c: id_ in cases[c.document],
        "coder": lambda c: c.coder == id_,
    }[unit]
    return replace(data, codings=tuple(c for c in data.codings if not gone(c)))


@st.composite
def ledgers(draw):
    data = draw(studies())
    ids = [c.id for c in data.codings] + ["gone"]
    names = [f"F{n}" for n in range(draw(st.integers(1, 6)))]
    some = st.lists(st.sampled_from(ids), max_size=3, unique=True)
    entries = tuple(
        Finding(
            name,
            draw(st.sampled_from(("finding", "conclusion", "recommendation"))),
            "Algo",
            tuple(draw(some)),
            tuple(draw(some)),
            tuple(draw(st.lists(st.sampled_from([*names, "?"]), max_size=2))),
        )
        for name in names
    )
    return replace(data, findings=entries)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers())
def test_dependence_equals_taking_each_unit_away(data):
    units = [("document", d.document) for d in data.documents]
    units += [("case", k) for k in sorted({k for d in data.documents for k in d.cases})]
    units += [("coder", who) for who in sorted({c.coder for c in data.codings})]
    for row in findings(data):
        held = stands(data, row["id"])
        assert (row["status"] in ("supported", "contradicted")) == held
        expected = [
            {"unit": unit, "id": id_}
            for unit, id_ in units
            if held and not stands(without(data, unit, id_), row["id"])
        ]
        assert row["depends_on"] == expected
        if not held:
            named = row["evidence"] or row["rests_on"]
            assert row["status"] == ("fallen" if named else "unsupported")
        for actor in row["strength"]:
            assert actor["voiced"] <= actor["asked"] <= actor["eligible"]


def test_the_random_ledgers_hold_every_status_and_unit():
    seen = set()

    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(ledgers())
    def look(data):
        for row in findings(data):
            seen.add(row["status"])
            seen.update(d["unit"] for d in row["depends_on"])

    look()
    assert seen == {
        *("supported", "contradicted", "unsupported", "fallen"),
        *("document", "case", "coder"),
    }


def alliance(claim="Algo", evidence=("c0",), more=(), **kept):
    """Five companies asked of the first meeting, two residences, one of them not."""
    slugs = [f"e{n}" for n in range(5)]
    documents = [interview(s, "empresa", "sí", "la visita") for s in slugs]
    documents += [interview("r0", "residencia", "sí"), interview("r1", "residencia")]
    documents[-1] = interview("r1", "residencia", "no sé")
    codings = [(s, 1, "reunion", None) for s in slugs[:3]]
    codings += [("r0", 1, "equipo", "facilitador"), ("e4", 2, "equipo", "facilitador")]
    codings += [("e3", 2, "equipo", "obstaculizador")]
    coverage = [Coverage("e3", "reunion", "asked", "Ana")]
    coverage += [Coverage("e4", "reunion", "asked", "Ana")]
    coverage += [Coverage("r0", "reunion", "asked", "Ana")]
    coverage += [Coverage("r1", "reunion", "not-applicable", "Ana")]
    entry = Finding("H1", "finding", claim, tuple(evidence))
    return study(
        documents=documents,
        codings=codings,
        coverage=tuple(coverage),
        findings=(entry, *more),
        config=StudyConfig("E", actors=("empresa", "residencia", "OCA")),
        **kept,
    )


def ids(data, *wanted):
    return [
        c.id
        for c in data.codings
        for document, code in wanted
        if (c.document, c.code) == (document, code)
    ]


def row_of(claim, wanted, **kept):
    data = alliance(claim, **kept)
    named = ids(data, *wanted)
    first = replace(data.findings[0], evidence=tuple(named))
    return findings(replace(data, findings=(first, *data.findings[1:])))[0]


MEETING = [("e0", "reunion"), ("e1", "reunion"), ("e2", "reunion")]


def test_strength_counts_voiced_of_asked_of_eligible_by_actor():
    row = row_of("Algo", MEETING)
    assert row["strength"] == [
        {"actor": "empresa", "voiced": 3, "asked": 5, "eligible": 5},
        {"actor": "residencia", "voiced": 0, "asked": 1, "eligible": 1},
        {"actor": "OCA", "voiced": 0, "asked": 0, "eligible": 0},
    ]


def test_a_query_counts_all_voices_of_the_cell_not_only_those_cited():
    data = alliance()
    query = {"code": "reunion", "actor": "empresa"}
    entry = replace(data.findings[0], evidence=(data.codings[0].id,), query=query)
    row = findings(replace(data, findings=(entry,)))[0]
    assert row["strength"][0] == {
        "actor": "empresa",
        "voiced": 3,
        "asked": 5,
        "eligible": 5,
    }
    assert row["depends_on"] == [
        {"unit": "document", "id": "e0"},
        {"unit": "coder", "id": "Ana"},
    ]


@pytest.mark.parametrize(
    ("claim", "term", "means", "unit", "n", "of", "ok"),
    [
        ("Todas las empresas lo dicen", "Todas", "all", "documents", 3, 5, False),
        ("La mayoría de las empresas", "La mayoría", "most", "documents", 3, 5, True),
        ("La mayoría de los entrevistados", "La mayoría", "most", "participants", 3, 6,
         False),
        ("Algunos señalan que sí", "Algunos", "some", "documents", 3, 6, True),
        ("Se trata de casos aislados", "casos aislados", "isolated", "documents", 3, 6,
         False),
        ("Algunas encargadas de empresa", "Algunas", "some", "participants", 3, 5,
         True),
        ("Todos los actores coinciden", "Todos", "all", "actors", 1, 2, False),
        ("Varias alianzas", "Varias", "some", "cases", 0, 0, False),
        ("Most of the interviewees agree", "Most", "most", "participants", 3, 6, False),
        ("Isolated cases", "Isolated cases", "isolated", "documents", 3, 6, False),
        ("Mayoritariamente en residencias", "Mayoritariamente", "most", "documents", 0,
         1, False),
    ],
)  # fmt: skip
def test_quantity_words_in_the_unit_of_their_noun(claim, term, means, unit, n, of, ok):
    row = row_of(claim, MEETING)
    assert len(row["quantity"]) == 1
    found = row["quantity"][0]
    assert (found["term"], found["means"], found["unit"]) == (term, means, unit)
    assert (found["n"], found["of"], found["ok"]) == (n, of, ok)
    assert claim[found["start"] : found["end"]] == term
    assert str(n) in found["message"]


@pytest.mark.parametrize(
    "claim",
    [
        "Todas las actividades se realizaron",
        "Algunas visitas se suspendieron",
        "En todo el proceso",
        "Se reúnen todos los meses",
        "La mayoría de las actividades",
        "Todo depende del equipo",
        "all the activities",
        "each visit",
    ],
)
def test_a_quantity_of_other_things_is_no_claim_about_voices(claim):
    assert row_of(claim, MEETING)["quantity"] == []


def test_isolated_means_somebody():
    assert not row_of("Casos aislados", [])["quantity"][0]["ok"]
    assert row_of("Casos aislados", MEETING[:1])["quantity"][0]["ok"]


def test_the_team_sets_the_thresholds():
    data = alliance("La mayoría de las empresas")
    named = tuple(ids(data, *MEETING))
    entry = replace(data.findings[0], evidence=named)
    strict = replace(data.config, quantity={"most": 0.6, "some": "x"})
    row = findings(replace(data, findings=(entry,), config=strict))[0]
    assert not row["quantity"][0]["ok"]
    assert "60" in row["quantity"][0]["message"]


def test_cases_are_counted_by_their_type():
    data = alliance("Varias alianzas")
    documents = tuple(replace(d, cases=(f"k-{d.document}",)) for d in data.documents)
    cases = tuple(Case(f"k-{d.document}", "", "alianza") for d in documents)
    entry = replace(data.findings[0], evidence=tuple(ids(data, *MEETING)))
    row = findings(replace(data, documents=documents, cases=cases, findings=(entry,)))[
        0
    ]
    assert (row["quantity"][0]["n"], row["quantity"][0]["of"]) == (3, 6)


def test_people_of_a_group_interview_who_keep_silent_do_not_agree():
    said = [("A", "participant", "sí"), ("B", "participant", "mm")]
    data = study(
        documents=[("grupo", "empresa", said)],
        codings=[("grupo", 1, "reunion", None)],
        findings=(Finding("H1", "finding", "Todas las entrevistadas", ("c0",)),),
    )
    found = findings(data)[0]["quantity"][0]
    assert (found["n"], found["of"], found["ok"]) == (1, 2, False)


def test_contrary_voices_of_the_same_cell_are_proposed():
    row = row_of("El equipo facilita", [("r0", "equipo")])
    data = alliance()
    assert row["proposed_contrary"] == ids(data, ("e3", "equipo"))
    assert row["status"] == "supported"


def test_what_does_not_fit_is_told_with_the_entry():
    more = (
        Finding("H2", "finding", "x", ("nope",), ("nada",)),
        Finding("C1", "conclusion", "y", rests_on=("H1", "H9")),
        Finding("C2", "conclusion", "z"),
        Finding("R1", "recommendation", "w", rests_on=("C1", "R1")),
        Finding("H1", "finding", "again"),
        Finding("H3", "finding", "q", ("c0",), query={"code": "nope", "x": 1}),
        Finding("H4", "finding", "q", rests_on=("C1",)),
    )
    rows = findings(alliance(more=more))
    codes = [[p["code"] for p in row["problems"]] for row in rows]
    assert codes == [
        [],
        ["finding-codings-lost", "finding-codings-lost"],
        ["finding-unknown"],
        [],
        ["finding-circle"],
        ["finding-twice"],
        ["finding-query"],
        ["finding-upward"],
    ]
    assert [row["status"] for row in rows] == [
        *("supported", "fallen", "supported", "unsupported"),
        *("supported", "unsupported", "supported", "supported"),
    ]
    assert [row["orphan"] for row in rows] == [
        None, "leads-nowhere", None, "rests-on-nothing", None, None, "leads-nowhere",
        "leads-nowhere",
    ]  # fmt: skip


def test_nouns_are_known_in_number_and_gender():
    for one, many in [
        ("empresa", "empresas"),
        ("directora", "directores"),
        ("encargado", "encargadas"),
        ("caso", "casos"),
        ("OCA", "OCAs"),
        ("profesional", "profesionales"),
        ("técnico", "técnicas"),
    ]:
        assert stem(one) == stem(many)
    assert stem("entrevista") != stem("entrevistado")


def test_roles_and_actors_of_the_study_are_its_nouns():
    data = alliance()
    people = (Participant("p", "e0", "P", role="gerente general"),)
    words = Vocabulary(replace(data, participants=people))
    terms = list(words.terms("Todos los gerentes de las residencias, y algunas OCA"))
    assert [(x.unit, x.role, x.actor) for x in terms] == [
        ("participants", "gerent", "residencia"),
        ("documents", "", "OCA"),
    ]
