"""Suggestions for transcripts: the contract's keys, offsets, who is heard."""

from __future__ import annotations

import json

import pytest

from qualcode.errors import QualcodeError
from qualcode.model import Code, Codebook, Facet, Segment, Turn, Valence
from qualcode.suggest import Input, Training, model_card, propose, questions_of

BOOK = Codebook(
    "prueba",
    "Prueba",
    valences=(
        Valence("facilitador", "Facilitador", 1),
        Valence("obstaculizador", "Obstaculizador", -1),
    ),
    facets=(
        Facet(
            "etapa",
            "Etapa",
            codes=(
                Code("inicio", "Primera reunión", keywords=("convocatoria",)),
                Code("cierre", "Celebración", keywords=("fiesta", "despedida")),
                Code("viejo", "Convocatoria", deprecated=True, replaced_by="inicio"),
            ),
        ),
        Facet(
            "factor",
            "Factor",
            valence="optional",
            codes=(
                Code("comunicacion", "Comunicación", keywords=("correo", "teléfono")),
                Code("tiempo", "Escasez de tiempo", keywords=("turno", "horario")),
            ),
        ),
    ),
)
TALK = [
    ("interviewer", "¿Cómo fue la primera reunión? ¿Hubo correo?"),
    (
        "participant",
        "La primera reunión fue excelente 😀, nos ayudaron con la convocatoria.",
    ),
    ("interviewer", "¿Y el cierre?"),
    ("unknown", "No respondieron ningún correo y faltó tiempo por los turnos."),
    ("participant", "Llovía harto aquel lunes."),
]


def _input(talk=TALK, **more) -> Input:
    text, turns, segments = "Título\n", [], []
    for number, (kind, said) in enumerate(talk, start=1):
        start, end = len(text), len(text) + len(said)
        turns.append(Turn(number, "X", kind[0], kind, start, end))
        segments.append(Segment(number, number, start, end))
        text += said + "\n"
    return Input(text, segments, turns, **more)


@pytest.fixture(scope="module")
def rows():
    return propose(BOOK, [_input()], Training())[0]


def _codes(row):
    return [s["code"] for s in row.suggestions]


def test_keys_are_the_contracts(rows):
    plain = json.loads(json.dumps([row.as_dict() for row in rows]))
    for row in plain:
        assert set(row) == {
            "segment", "start", "end", "speaker", "text", "abstained", "suggestions",
        }  # fmt: skip
    first = plain[1]["suggestions"][0]
    assert set(first) == {
        "code", "name", "facet", "probability", "proposed", "valence", "reasons", "example",
    }  # fmt: skip
    assert set(first["reasons"][0]) == {"term", "weight", "start", "end"}


def test_offsets_are_the_documents(rows):
    document = _input()
    terms = 0
    for row, segment in zip(rows, document.segments, strict=True):
        assert (row.segment, row.start, row.end) == (
            segment.segment,
            segment.start,
            segment.end,
        )
        assert document.text[row.start : row.end] == row.text
        for suggestion in row.suggestions:
            for reason in suggestion["reasons"]:
                assert row.start <= reason["start"] < reason["end"] <= row.end
                assert document.text[reason["start"] : reason["end"]] == reason["term"]
                terms += 1
    assert terms > 3


def test_what_is_said_is_proposed(rows):
    assert [row.abstained for row in rows] == [True, False, True, False, True]
    assert _codes(rows[1])[0] == "inicio"
    assert set(_codes(rows[3])[:2]) == {"comunicacion", "tiempo"}
    assert [row.speaker for row in rows] == ["i", "p", "i", "u", "p"]


def test_interviewers_are_not_coded(rows):
    assert rows[0].suggestions == rows[2].suggestions == ()


def test_top_codes_are_listed_when_abstaining(rows):
    assert len(rows[4].suggestions) == 3
    assert len(propose(BOOK, [_input()], Training(), top=1)[0][4].suggestions) == 1


def test_valence_only_where_the_facet_takes_one(rows):
    by_code = {s["code"]: s["valence"] for s in rows[3].suggestions}
    assert by_code["comunicacion"]["id"] == "obstaculizador"
    assert 0 < by_code["comunicacion"]["probability"] <= 1
    assert all(
        s["valence"] is None
        for row in rows
        for s in row.suggestions
        if s["facet"] == "etapa"
    )


def test_neither_deprecated_codes_nor_facet_roots(rows):
    training = Training(
        texts=["La convocatoria llegó", "La despedida", "algo", "nada"] * 4,
        labels=[
            frozenset({"viejo"}),
            frozenset({"cierre", "factor"}),
            frozenset({"etapa"}),
            frozenset(),
        ]
        * 4,
        rejected=[frozenset({"viejo", "desconocido"}), *[frozenset()] * 15],
        documents=["a", "b", "c", "d"] * 4,
    )
    found = propose(BOOK, [_input()], training, top=9)[0]
    assert set(_codes(found[1])) == {"inicio", "cierre", "comunicacion", "tiempo"}
    assert {c for row in rows for c in _codes(row)} <= set(BOOK.codes) - {"viejo"}
    inicio = next(s for s in found[1].suggestions if s["code"] == "inicio")
    assert inicio["example"] == {"document": "a", "text": "La convocatoria llegó"}


def test_learns_codes_and_valences_from_codings():
    texts = [
        "Los zapatitos llegaron",
        "Los zapatitos volaron",
        "Cantaron mucho",
        "Bailaron",
    ]
    labels = [
        frozenset({"tiempo"}),
        frozenset({"tiempo"}),
        frozenset({"cierre"}),
        frozenset(),
    ]
    valences = [{"tiempo": "facilitador"}, "facilitador", None, None]
    training = Training(texts * 4, labels * 4, valences * 4)
    talk = [("participant", "Vimos unos zapatitos")]
    (row,) = propose(BOOK, [_input(talk)], training)[0]
    assert not row.abstained
    assert row.suggestions[0]["code"] == "tiempo"
    assert row.suggestions[0]["valence"]["id"] == "facilitador"
    assert row.suggestions[0]["example"]["document"] is None


def test_question_is_the_interviewers_last_turn():
    assert questions_of(_input()) == [
        None,
        TALK[0][1],
        TALK[0][1],
        TALK[2][1],
        TALK[2][1],
    ]


def test_several_documents_and_none():
    many = propose(BOOK, [_input(), _input(TALK[:2]), _input([])], Training())
    assert [len(rows) for rows in many] == [5, 2, 0]
    assert propose(BOOK, [], Training()) == []


def test_columns_must_be_parallel():
    with pytest.raises(QualcodeError, match="speakers"):
        propose(BOOK, [_input()], Training(["a"], [frozenset()], speakers=["x", "y"]))
    with pytest.raises(QualcodeError, match="labels"):
        propose(BOOK, [_input()], Training(["a"], []))


def test_codebook_without_codes_is_told():
    with pytest.raises(QualcodeError) as caught:
        propose(Codebook("x", "X"), [_input()], Training())
    assert caught.value.code == "suggest-nothing-to-learn"


def test_model_card_counts_codings():
    training = Training(["a", "b"], [frozenset({"x", "y"}), frozenset({"x"})])
    card = model_card(training)
    assert card["trained_on"] == 3
    assert card["name"] == "qualcode-blend"
    assert card["version"] == "4"
