"""A matrix's title tells its axes and whatever it leaves out."""

import pytest
from analysis_builders import interview, study

from qualcode.analysis import matrix, matrix_title


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({}, "Matriz: etapa por actor"),
        ({"valence": "facilitador"}, "Matriz: etapa por actor (facilitador)"),
        (
            {"codes": ["equipo", "tiempo"], "coder": "Ana", "pass_": "2"},
            "Matriz: etapa por actor (Equipo, Tiempo, Ana, ronda 2)",
        ),
        (
            {"kinds": ["plan", "acta"]},
            "Matriz: etapa por actor (plan de trabajo, acta)",
        ),
    ],
)
def test_title(asked, title):
    data = study(
        documents=[interview("a", "JxI", "uno")],
        codings=[("a", 1, "equipo", "facilitador")],
    )
    assert matrix_title(data, matrix(data, "etapa", "actor", **asked)) == title
