"""Quotes: verbatim, attributed without names, warned about, chosen with a reason."""

import pytest
from analysis_builders import interview, studies, study
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.analysis import QUOTE_COLUMNS, matrix, quotes
from qualcode.errors import QualcodeError
from qualcode.model import Participant, StudyConfig

PLUS, MINUS = "facilitador", "obstaculizador"


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(studies(), st.sampled_from((None, 1, 2)))
def test_every_text_is_the_stored_one(data, representative):
    known = {c.id: c for c in data.codings}
    rows = quotes(data, representative=representative)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert tuple(row) == QUOTE_COLUMNS
        assert row["text"] == data.texts[row["document"]][row["start"] : row["end"]]
        assert row["text"] == known[row["id"]].quote
        assert row["code"] not in row["codes"]
        assert bool(row["why"]) == (row["representative"] is not None)
    if representative is None:
        voices = {d.document for d in data.documents if d.kind in ("", "interview")}
        assert [r["id"] for r in rows] == [
            c.id for c in data.codings if c.document in voices
        ]
    else:
        for code in {row["code"] for row in rows}:
            kinds = [r["representative"] for r in rows if r["code"] == code]
            assert 0 < kinds.count("typical") <= representative
            assert kinds.count("divergent") <= 1


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(studies(), st.sampled_from((None, PLUS, MINUS)))
def test_a_cells_quotes_are_those_asked_for_by_its_codes(data, valence):
    found = matrix(data, "etapa", "factor", depth=2, valence=valence)
    seen = 0
    for cell in found["cells"]:
        if "etapa" in (cell["row"], cell["col"]) or cell["col"] == "factor":
            continue  # a root's item counts itself, a filter by it all below
        asked = (cell["row"], cell["col"])
        assert cell["quotes"] == [
            row["id"] for row in quotes(data, codes=asked, valence=valence)
        ]
        seen += 1
    assert seen >= 9


def talk(slug, actor, role, people=("P",)):
    return [
        Participant(f"{slug}-{p}", slug, p, "participant", actor, role) for p in people
    ]


def three_directors(**config):
    documents = [interview(x, "residencia", "algo se dijo") for x in "abc"]
    documents.append(interview("d", "residencia", "otra cosa"))
    people = [p for x in "abc" for p in talk(x, "residencia", "directora")]
    people += talk("d", "residencia", "técnico")
    return study(
        documents=documents,
        codings=[(x, 1, "equipo", PLUS) for x in "abcd"],
        participants=tuple(people),
        config=StudyConfig("E", **config),
    )


def test_attribution_and_small_cells():
    rows = {row["document"]: row for row in quotes(three_directors())}
    assert rows["a"]["attribution"] == "(entrevista directora residencia)"
    assert rows["a"]["warnings"] == []
    assert rows["d"]["warnings"] == ["small-cell"]
    assert rows["d"]["participant"] == "d-P"
    assert rows["d"]["role"] == "técnico"
    lenient = {r["document"]: r for r in quotes(three_directors(k=1))}
    assert lenient["d"]["warnings"] == []


def test_a_pattern_that_prints_less_hides_in_more_people():
    patterns = {"default": "({actor})", "OCA": "(OCA, {role}, {name})"}
    rows = quotes(three_directors(attribution=patterns))
    assert {row["attribution"] for row in rows} == {"(residencia)"}
    assert all(row["warnings"] == [] for row in rows)
    other = study(
        documents=[interview("a", "OCA", "uno")],
        codings=[("a", 1, "equipo", PLUS)],
        config=StudyConfig("E", attribution=patterns),
    )
    # A place that is neither role nor actor stays blank: no name is ever printed.
    assert quotes(other)[0]["attribution"] == "(OCA, encargada,)"


def test_an_english_study_attributes_in_english():
    data = three_directors(language="en")
    assert quotes(data)[0]["attribution"] == "(directora residencia interview)"


def test_the_interviewers_words_are_marked_and_never_represent():
    said = [("E", "interviewer", "pregunta"), ("P", "participant", "respuesta")]
    data = study(
        documents=[("a", "OCA", said)],
        codings=[("a", 1, "equipo", PLUS), ("a", 2, "equipo", PLUS)],
        config=StudyConfig("E", k=1),
    )
    asked, answered = quotes(data)
    assert asked["warnings"] == ["interviewer"]
    assert asked["participant"] is None
    assert answered["warnings"] == []
    assert answered["participant"] == "a-P"
    assert [row["id"] for row in quotes(data, representative=3)] == ["c1"]


def voices():
    documents = [
        interview("a", "JxI", "el equipo cambió mucho y ayudó", "más del equipo"),
        interview("b", "JxI", "el equipo ayudó mucho"),
        interview("c", "JxI", "faltó equipo"),
    ]
    codings = [
        ("a", 1, "equipo", PLUS),
        ("a", 1, "visita", None),
        ("a", 2, "equipo", PLUS),
        ("b", 1, "equipo", PLUS),
        ("b", 1, "visita", None),
        ("c", 1, "equipo", MINUS),
        ("c", 1, "tiempo", "neutro"),
    ]
    return study(documents=documents, codings=codings)


def test_typical_and_divergent():
    rows = quotes(voices(), codes=["equipo"], representative=2)
    marks = {r["document"]: r["representative"] for r in rows}
    assert marks == {"a": "typical", "b": "typical", "c": "divergent"}
    assert all("Facilitador, Visita" in r["why"] for r in rows if r["document"] != "c")
    assert "Obstaculizador" in rows[-1]["why"]
    # Asked for one sign, the contrary voice is still shown.
    same = quotes(voices(), codes=["equipo"], valence=PLUS, representative=2)
    assert [r["id"] for r in same] == [r["id"] for r in rows]


def test_no_divergent_voice_where_nobody_contradicts():
    rows = quotes(voices(), codes=["tiempo"], representative=1)
    assert [r["representative"] for r in rows] == ["typical"]
    assert rows[0]["why"] == "Única cita del código; voz aún no citada"


def test_filters():
    rows = quotes(voices(), valence=PLUS)
    assert {row["valence"] for row in rows} == {PLUS}
    stage = quotes(voices(), codes=["visita"], valence=PLUS)
    assert [r["document"] for r in stage] == ["a", "b"]
    assert quotes(voices(), codes=["visita"], valence=MINUS) == []
    both = quotes(voices(), codes=["visita", "equipo"], valence=PLUS)
    assert [r["code"] for r in both] == ["visita", "visita"]
    assert quotes(voices(), actor="JxI") == quotes(voices())
    assert quotes(voices(), kinds=("plan",)) == []
    assert quotes(voices(), coder="Ana", pass_="2") == []
    assert both[0]["codes"] == ["equipo"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"actor": "nada"}, "filter-actor-unknown"),
        ({"codes": ["nada"]}, "filter-code-unknown"),
        ({"valence": "nada"}, "filter-valence-unknown"),
        ({"coder": "Nadie"}, "filter-coder-unknown"),
        ({"representative": 0}, "representative-invalid"),
    ],
)
def test_wrong_names_are_told(more, code):
    with pytest.raises(QualcodeError) as error:
        quotes(voices(), **more)
    assert (error.value.code, error.value.exit_code) == (code, 2)
