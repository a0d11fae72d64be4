"""Aliases joined, kinds proposed with a confidence, never from a letter alone."""

import pytest

from qualcode.text import Block, transcribe
from qualcode.text.language import guess
from qualcode.text.times import seconds


def said(text, **options):
    return transcribe([Block(line) for line in text.strip().split("\n")], **options)


def who(found):
    return [(s.speaker, s.labels, s.kind) for s in found.speakers]


ALIASES = """
Entrevistador: Cuénteme de usted.
Alumno: Soy de acá.
E: ¿Qué hace?
A: Estudio y trabajo.
E: ¿Dónde?
A: En la residencia, por las tardes.
E: ¿Hace mucho?
A: Dos años ya.
"""


def test_a_short_label_takes_over_a_long_one():
    found = said(ALIASES)
    assert who(found) == [
        ("Entrevistador", ("Entrevistador", "E"), "interviewer"),
        ("Alumno", ("Alumno", "A"), "participant"),
    ]
    assert [t.label for t in found.turns[:4]] == ["Entrevistador", "Alumno", "E", "A"]
    assert {t.speaker for t in found.turns} == {"Entrevistador", "Alumno"}
    assert found.speakers[0].turns == 4


def test_a_letter_that_fits_two_labels_joins_neither():
    found = said(
        "Entrevistadora: Hola, ¿cómo está?\nEntrevistada: Bien.\nE: ¿Y hoy?\nD: Bien.\nE: ¿Seguro?\nD: Sí."
    )
    assert ("Entrevistadora", ("Entrevistadora",), "interviewer") in who(found)
    assert ("Entrevistada", ("Entrevistada",), "participant") in who(found)


def test_the_same_person_with_and_without_role():
    found = said(
        "SARA CANO, MODERADORA: ¿Uno?\nPEDRO SAL, DIRECTOR: Dos.\nSARA CANO: ¿Tres?\nPEDRO SAL (por teléfono): Cuatro."
    )
    assert [s.labels for s in found.speakers] == [
        ("SARA CANO, MODERADORA", "SARA CANO"),
        ("PEDRO SAL, DIRECTOR", "PEDRO SAL (por teléfono)"),
    ]


def test_known_kinds_win_with_full_confidence_under_any_alias():
    found = said(ALIASES, known={"e": "participant", "Alumno": "interviewer"})
    assert [(s.kind, s.confidence) for s in found.speakers] == [
        ("participant", 1.0),
        ("interviewer", 1.0),
    ]
    assert {t.kind for t in found.turns if t.label == "E"} == {"participant"}


@pytest.mark.parametrize(
    ("asks", "answers"), [("E", "P"), ("P", "E"), ("I", "R"), ("X", "Y")]
)
def test_the_letter_alone_decides_nothing(asks, answers):
    talk = "\n".join(
        f"{asks}: ¿Cómo le fue el día {i} con la empresa?\n{answers}: Me fue bien, aunque hubo harto ruido y poco tiempo {i}."
        for i in range(4)
    )
    kinds = {s.speaker: s.kind for s in said(talk).speakers}
    assert kinds == {asks: "interviewer", answers: "participant"}


def test_when_nothing_tells_the_kind_is_unknown():
    talk = "\n".join(
        f"E: Ayer llegaron cuatro personas {i}.\nP: Anteayer vinieron cinco más {i}."
        for i in range(5)
    )
    found = said(talk)
    assert {s.kind for s in found.speakers} == {"unknown"}
    assert all(s.confidence < 0.75 for s in found.speakers)


def test_a_legend_explains_letters():
    found = said(
        "(S = Student; I = Interviewer)\nI: Tell me.\nS1: It went well.\nS2: It did.\nI: And then.\nS1: We left.\nS2: We did."
    )
    assert [(s.speaker, s.kind) for s in found.speakers] == [
        ("I", "interviewer"),
        ("S1", "participant"),
        ("S2", "participant"),
    ]
    assert found.text.split("\n")[0] == "(S = Student; I = Interviewer)"


def test_numbered_participants_stay_apart():
    found = said(
        "Entrevistadora: ¿Uno?\nEntrevistado 1: Sí.\nEntrevistado 2: No.\nEntrevistadora: ¿Dos?\nEntrevistado 2: Sí."
    )
    assert [s.speaker for s in found.speakers] == [
        "Entrevistadora",
        "Entrevistado 1",
        "Entrevistado 2",
    ]


def test_header_fields_are_attributes_and_stay_in_the_text():
    found = said(
        "Nombre: María\nCargo: directora\nFecha: 3 de mayo\nEntrevistador: ¿Cómo está?\nMaría: Bien.\nEntrevistador: ¿Y hoy?\nMaría: Igual."
    )
    assert dict(found.attributes) == {
        "Nombre": "María",
        "Cargo": "directora",
        "Fecha": "3 de mayo",
    }
    assert [s.speaker for s in found.speakers] == ["Entrevistador", "María"]
    assert found.text.startswith("Nombre: María\nCargo: directora\n")


def test_gaps_of_a_form_are_no_turns_but_what_people_do_is():
    found = said(
        "Entrevistador: ¿Uno?\nAna: [COMPLETAR RESPUESTA]\nEntrevistador: ¿Dos?\nAna: [RISAS]\nEntrevistador: ¿Tres?\nAna: [no aplica]\nEntrevistador: ¿Ya?\nAna: Ya."
    )
    assert [t.label for t in found.turns].count("Ana") == 2
    assert "[COMPLETAR RESPUESTA]" in found.text


def test_a_note_is_no_turn_and_the_talk_goes_on_after_it():
    found = said(
        "Entrevistador: ¿Cómo fue?\nAna: Fue largo.\nNota: entra una voluntaria.\n"
        "Y como decía, fue largo pero valió la pena para toda la casa.\nEntrevistador: ¿Sí?\nAna: Sí."
    )
    texts = [found.text[t.start : t.end] for t in found.turns]
    assert len(texts) == 4
    assert texts[1].startswith("Fue largo.")
    assert texts[1].endswith("toda la casa.")


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("00:12:33", 753.0),
        ("1:33", 93.0),
        ("0:0:37.100", 37.1),
        ("0:0:-7.-650", 0.0),
        ("0:0:5 --> 0:0:9", 5.0),
        (None, None),
        ("hoy", None),
    ],
)
def test_printed_times_in_seconds(clock, expected):
    assert seconds(clock) == expected


def test_times_of_turns_are_kept_as_printed():
    found = said(
        "Ana Paz [00:00:10] ¿Partimos?\nLeo Ríos [00:01:05] Dale.\nAna Paz [00:01:09] ¿Qué hizo?\nLeo Ríos [00:01:15] Nada."
    )
    assert [(t.time, t.seconds) for t in found.turns][:2] == [
        ("00:00:10", 10.0),
        ("00:01:05", 65.0),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Y entonces la empresa llegó con su gente y nadie sabía qué hacer con los niños",
            "es",
        ),
        ("And then the company came with its people and nobody knew what to do", "en"),
        (
            "E então a empresa chegou com as pessoas e ninguém sabia o que fazer, você não acha",
            "pt",
        ),
        (
            "Und dann kam die Firma mit ihren Leuten und niemand wusste, was zu tun ist",
            "de",
        ),
        (
            "Et puis l'entreprise est venue avec des gens et on ne savait pas quoi faire",
            "fr",
        ),
        ("Sí", "es"),
        ("", "es"),
    ],
)
def test_language_is_guessed_by_little_words(text, language):
    assert guess(text) == language
