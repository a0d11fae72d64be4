"""Several interviews in one file, and files that are no interview at all."""

import pytest

from qualcode.errors import QualcodeError
from qualcode.ingest import read

FIRST = """E: ¿Cómo partió?
D: Partió en marzo.
E: ¿Con quién?
D: Con la empresa.
"""
SECOND = """E: ¿Y aquí?
D: Acá fue en mayo.
E: ¿Por qué?
D: Por la lluvia.
"""


GUIDE = """Entrevistador: ¿Cómo partió?
Entrevistado: ____
Entrevistador: ¿Y después?
Entrevistado:
Entrevistador: ¿Quién ayudó?
Entrevistado: [COMPLETAR]
"""


def parts(tmp_path, text, name="varias.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    "titles",
    [
        ("Entrevista 1", "Entrevista 2"),
        ("ENTREVISTA N° 1: residencia norte", "ENTREVISTA N° 2: residencia sur"),
        ("Transcripción de la entrevista 3", "Transcripción de la entrevista 4"),
        ("Interview 1", "Interview 2"),
        ("Nombre: reservado\nCargo: directora", "Nombre: otra persona\nCargo: tutora"),
        ("Fecha: 3 de mayo\nLugar: sur", "Fecha: 4 de mayo\nLugar: norte"),
    ],
)
def test_each_interview_is_a_document(titles, tmp_path):
    found = parts(tmp_path, f"{titles[0]}\n\n{FIRST}\n{titles[1]}\n\n{SECOND}")
    assert [len(one.turns) for one in found] == [4, 4]
    assert "mayo" not in found[0].text[found[0].turns[0].start :]
    assert found[1].text[found[1].turns[0].start :].startswith("¿Y aquí?")
    for number, one in enumerate(found, 1):
        [note] = one.problems
        assert note.code == "several-interviews"
        assert str(number) in note.message
        assert one.turns[0].turn == 1


def test_headings_part_a_markdown_file(tmp_path):
    text = f"# Anexo\n\n## Entrevista a directora\n\n{FIRST}\n## Entrevista a tutora\n\n{SECOND}"
    found = parts(tmp_path, text, "varias.md")
    assert [one.title for one in found] == ["Anexo", "Entrevista a tutora"]
    assert [len(one.turns) for one in found] == [4, 4]


@pytest.mark.parametrize(
    "text",
    [
        f"Entrevista 1\n\n{FIRST}{SECOND}",
        f"Entrevista 1\nEntrevista 2\n\n{FIRST}{SECOND}",
        f"Fecha: mayo\nLugar: sur\n\n{FIRST}D: Anoté:\nFecha: junio\nHora: tarde\n",
        FIRST + "D: La entrevista 2 fue mejor que la entrevista 1.\n" + SECOND,
    ],
)
def test_one_interview_stays_one(text, tmp_path):
    assert len(parts(tmp_path, text)) == 1


def test_minutes_are_told(tmp_path):
    text = (
        "ACTA DE REUNIÓN\n\nAsistentes: Rosa, Elías\n\nTemas tratados\n\n"
        "Se revisó el plan y se conversó de las fechas.\n\nAcuerdos\n\n"
        "Se llamará a la empresa el lunes.\n"
    )
    [found] = parts(tmp_path, text)
    assert [p.code for p in found.problems] == ["no-speakers", "minutes"]


def test_a_transcriber_s_single_line_is_told(tmp_path):
    [found] = parts(tmp_path, "bueno yo partí en marzo y después " * 60)
    assert [p.code for p in found.problems] == ["no-speakers", "one-line"]
    assert len(found.turns) == 1


@pytest.mark.parametrize(
    "text",
    [
        GUIDE,
        "Pauta\n\n1. ¿Cómo partió?\n\n2. ¿Quién ayudó?\n\n3. ¿Qué falta?\n\n4. ¿Algo más?\n",
    ],
)
def test_a_guide_without_answers_is_refused(text, tmp_path):
    with pytest.raises(QualcodeError) as caught:
        parts(tmp_path, text)
    assert caught.value.code == "template-empty"
