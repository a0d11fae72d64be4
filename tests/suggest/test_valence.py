"""Valences from cues with negation, and from codings."""

from __future__ import annotations

import pytest

from qualcode.model import Valence
from qualcode.suggest.valence import Valenced, cues, weigh

VALENCES = (
    Valence("facilitador", "Facilitador", 1),
    Valence("obstaculizador", "Obstaculizador", -1),
    Valence("neutro", "Neutro", 0),
)
# Own sentences: what is said, and how it acts.
SAID = {
    "facilitador": [
        "El equipo de la empresa nos ayudó desde el primer día",
        "La comunicación era fluida y eso facilitó todo",
        "Hubo mucha confianza con las voluntarias",
        "Trabajamos todo el año sin problemas",
        "No hubo ninguna dificultad con los pagos",
        "La directora estaba muy comprometida con el plan",
        "Logramos terminar el patio antes del verano",
        "Fue una excelente experiencia para las niñas",
    ],
    "obstaculizador": [
        "Nunca nos ayudaron con los permisos",
        "No funcionó la mesa de trabajo",
        "Faltó tiempo para planificar",
        "La rotación de los equipos fue un problema",
        "No cumplieron con lo que se acordó",
        "Había mucha burocracia y todo se demoraba",
        "No existía confianza entre las partes",
        "Fue muy difícil coordinar las visitas",
    ],
}
TEXTS = [(text, valence) for valence, texts in SAID.items() for text in texts]


def test_cues_alone_tell_the_sign_also_when_negated():
    rows = weigh(VALENCES, "es", [], [(text, None) for text, _ in TEXTS])
    right = sum(row[0][0] == truth for row, (_, truth) in zip(rows, TEXTS, strict=True))
    assert right >= 14
    proposed = [row[0] for row in rows if row[0][2]]
    assert len(proposed) >= 12


def test_without_cue_nothing_is_proposed():
    (row,) = weigh(
        VALENCES, "es", [], [("La reunión fue un martes en la oficina", None)]
    )
    assert [proposed for _, _, proposed in row] == [False] * 3


@pytest.mark.parametrize(
    ("text", "valence"),
    [
        ("They helped us a lot", "facilitador"),
        ("They never helped us", "obstaculizador"),
    ],
)
def test_english_cues(text, valence):
    assert weigh(VALENCES, "en", [], [(text, None)])[0][0][0] == valence


def test_codings_teach_what_cues_do_not_know():
    coded = [
        Valenced(f"{who} llegaron {how}", None, valence)
        for who in (
            "Las cajas",
            "Los fondos",
            "Las pinturas",
            "Los muebles",
            "Las camas",
        )
        for how, valence in (
            ("completitos", "facilitador"),
            ("rotitos", "obstaculizador"),
        )
    ]
    texts = ["Los juguetes llegaron completitos", "Los juguetes llegaron rotitos"]
    rows = weigh(VALENCES, "es", coded, [(text, None) for text in texts])
    assert [row[0][0] for row in rows] == ["facilitador", "obstaculizador"]


def test_what_is_mostly_said_of_a_code_tells_its_valence():
    things = ("las cajas", "los fondos", "las pinturas", "los muebles", "las camas")
    coded = [
        Valenced(f"Nos contaron de {thing} {when}", code, valence, f"{when} {thing}")
        for thing in things
        for when in ("ayer", "hoy")
        for code, valence in (
            ("rotacion", "obstaculizador"),
            ("compromiso", "facilitador"),
        )
    ]
    text = "Nos contaron de los juguetes"
    asked = [(text, "rotacion"), (text, "compromiso")]
    rows = weigh(VALENCES, "es", coded, asked)
    assert [row[0][0] for row in rows] == ["obstaculizador", "facilitador"]
    assert [row[0][2] for row in rows] == [True, True]


def test_probabilities_of_one_text_add_up_to_one_at_most():
    for row in weigh(VALENCES, "es", [], [(text, None) for text, _ in TEXTS]):
        assert {valence for valence, _, _ in row} == {v.id for v in VALENCES}
        assert sum(p for _, p, _ in row) <= 1 + 1e-9


def test_valences_that_are_not_the_codebooks_are_left_out():
    coded = [Valenced("uno dos tres", None, "otra")] * 8
    (row,) = weigh(VALENCES, "es", coded, [("uno dos tres", None)])
    assert {valence for valence, _, _ in row} == {v.id for v in VALENCES}


def test_no_valences_no_weights():
    assert weigh((), "es", [], [("algo", None)]) == [[]]
    assert weigh(VALENCES, "es", [], []) == []


def test_a_neutral_valence_has_no_cues():
    rows = {row["code"]: row["keywords"] for row in cues(VALENCES, "es")}
    assert rows["neutro"] == []
    assert "no_ayudar" in rows["obstaculizador"]
    assert "no_problema" in rows["facilitador"]
