"""A fictitious study's results, of the contract's shapes, for all report tests."""

import runpy
from pathlib import Path

import pytest

ACTORS = [("JxI", "JxI", 3), ("OCA", "OCA", 7), ("residencia", "Residencia", 9)]
ACTORS.append(("empresa", "Empresa", 8))
STAGES = [
    ("diagnostico", "Diagnóstico", 1, (3, 7, 9, None)),
    ("levantamiento-linea-base", "Levantamiento de línea de base", 2, (3, 6, 8, None)),
    ("incorporacion-residencias", "Incorporación de residencias", 2, (2, 4, 3, None)),
    ("vinculacion", "Vinculación", 1, (3, 7, 9, 8)),
    ("convocatoria-empresas", "Convocatoria a empresas", 2, (3, "?", "?", 7)),
    ("vinculacion-inicial", "Vinculación inicial", 2, (1, 5, 8, 7)),
    ("acompanamiento", "Acompañamiento", 1, (3, 7, 9, 8)),
    ("encuentros-anuales", "Encuentros anuales", 2, (0, 3, 4, "s")),
]
HELPS = [
    ("sensibilizacion", "Sensibilización inicial", 1, (2, 5, 7, 6)),
    ("compromiso", "Compromiso de la jefatura", 1, (1, 3, 4, 6)),
    ("comunicacion", "Comunicación entre los equipos", 1, (2, 5, 6, 5)),
    ("rol-jxi", "Rol del equipo JxI", 1, (None, 5, 7, 6)),
    ("difusion", "Difusión", 1, (0, 0, 0, 0)),
    ("continuidad-equipos", "Continuidad de los equipos", 1, (0, 0, 0, 0)),
    ("cercania-territorial", "Cercanía territorial", 1, ("?", 4, 6, 5)),
]
HINDERS = [
    ("sensibilizacion", "Sensibilización inicial", 1, (0, 1, 1, 2)),
    ("compromiso", "Compromiso de la jefatura", 1, (2, 2, 4, 1)),
    ("comunicacion", "Comunicación entre los equipos", 1, (1, 2, 3, 1)),
    ("rol-jxi", "Rol del equipo JxI", 1, (None, 1, 2, 2)),
    ("difusion", "Difusión", 1, (0, 0, 0, 0)),
    ("continuidad-equipos", "Continuidad de los equipos", 1, (2, 4, 6, 3)),
    ("cercania-territorial", "Cercanía territorial", 1, ("?", 1, 2, 2)),
]
ZEROS = {None: "not_applicable", "?": "not_asked", "s": "not_coded"}


def make_matrix(by, spec, valence=None):
    cells, totals = [], []
    for row, _, _, values in spec:
        for (col, _, eligible), value in zip(ACTORS, values, strict=True):
            said = value if isinstance(value, int) else 0
            asked = eligible if isinstance(value, int) else 0
            zeros = dict.fromkeys(
                ("absent", "not_asked", "not_applicable", "not_coded"), 0
            )
            zeros[ZEROS.get(value, "absent")] = eligible - said
            cells.append(
                {
                    "row": row,
                    "col": col,
                    "value": said,
                    "share": None,
                    "documents": said,
                    "participants": said,
                    "cases": said,
                    "codings": said * 2,
                    "words": said * 40,
                    "asked": asked,
                    "eligible": 0 if value is None else eligible,
                    "zeros": zeros,
                    "mixed": None,
                    "single_voice": said == 1,
                    "quotes": [f"c{row}{i}" for i in range(said)],
                }
            )
        totals.append(
            {"id": row, "value": sum(v for v in values if isinstance(v, int))}
        )
    return {
        "rows": {
            "by": by,
            "items": [{"id": i, "name": n, "level": k} for i, n, k, _ in spec],
        },
        "cols": {"by": "actor", "items": [{"id": i, "name": n} for i, n, _ in ACTORS]},
        "count": "documents",
        "share": "none",
        "within": "segment",
        "filters": {"valence": valence},
        "base": {"documents": 27, "participants": 29, "cases": 8},
        "cells": cells,
        "row_totals": totals,
        "col_totals": [{"id": i, "value": n} for i, _, n in ACTORS],
        "problems": [],
    }


def make_quote(n, code, name, valence, text, attribution, facet="etapa"):
    return {
        "id": f"q{n}",
        "code": code,
        "code_name": name,
        "facet": facet,
        "valence": valence,
        "codes": ["vinculacion"],
        "document": f"entrevista-{n:02}",
        "start": 100 * n,
        "end": 100 * n + len(text),
        "text": text,
        "attribution": attribution,
        "participant": f"P{n}",
        "actor": "residencia",
        "role": "directora",
        "case": "A1",
        "coder": "Equipo de ejemplo (ficticio)",
        "representative": "typical" if n == 1 else None,
        "why": "factor y valencia más frecuentes" if n == 1 else None,
        "warnings": ["small-cell"] if n == 2 else [],
    }


QUOTES = [
    make_quote(
        1,
        "levantamiento-linea-base",
        "Levantamiento de línea de base",
        "obstaculizador",
        "nos sirvió para ordenarnos, pero el resultado lo vimos sentadas con la "
        "empresa (…) y ahí una improvisa",
        "(entrevista directora de residencia)",
    ),
    make_quote(
        2,
        "levantamiento-linea-base",
        "Levantamiento de línea de base",
        "facilitador",
        "cuando vinieron a la casa la conversación fue otra, porque vieron el turno "
        "de la tarde funcionando y no un papel",
        "(entrevista director OCA)",
    ),
    make_quote(
        3,
        "convocatoria-empresas",
        "Convocatoria a empresas",
        None,
        "a mí me llegó el proyecto armado, con nombre de residencia y todo",
        "(entrevista encargada de alianza en empresa)",
    ),
    make_quote(
        4,
        "sensibilizacion",
        "Sensibilización inicial",
        "facilitador",
        "=llegamos con una lista de compras & salimos con una <lista> de preguntas",
        "entrevista encargado de alianza en empresa",
        "factor",
    ),
]
NAMES = {
    "etapa": "Etapa del proceso",
    "factor": "Factor",
    "facilitador": "Facilitador",
    "obstaculizador": "Obstaculizador",
}


def make_practice(code, title, why):
    return {
        "code": code,
        "title": title,
        "description": "Empresa y residencia llevan un cuaderno común en que anotan "
        "acuerdos y pendientes. Lo comenzó una residencia.",
        "contribution": "Su aporte consiste en que la memoria de la alianza deja de "
        "depender de una persona.",
        "tests": {
            "outside-design": {"verdict": "yes", "why": why, "evidence": ["q1"]},
            "spontaneous": {"verdict": "yes", "why": why, "evidence": []},
            "originator": {"verdict": "yes", "why": "residencia", "evidence": []},
            "serves-aims": {"verdict": "no", "why": "", "evidence": []},
            "replicable": {"verdict": "not-argued", "why": "", "evidence": []},
        },
        "accepted": True,
        "mentioned_by": [
            {"actor": "residencia", "documents": 4, "of": 9},
            {"actor": "empresa", "documents": 3, "of": 8},
            {"actor": "JxI", "documents": 0, "of": 3},
        ],
        "quotes": ["q1", "withdrawn"],
    }


PRACTICES = [
    make_practice("cuaderno", "Cuaderno de la alianza", "No figura en la matriz."),
    make_practice("visita", "Visita guiada por el equipo de la casa", "Surgió sola."),
]


def make_finding(n, claim, *quotes):
    chosen = [{k: QUOTES[q - 1][k] for k in ("text", "attribution")} for q in quotes]
    return {"id": f"H{n}", "claim": claim, "quotes": chosen}


LONG = (
    "Así lo señala la mayoría de los entrevistados de residencia (7 de 9), que valora "
    "disponer de una fotografía compartida antes de recibir a la empresa. No obstante, "
    "algunos entrevistados de OCA (3 de 7) advierten que la devolución llegó tarde"
)
COUNTS = [
    {"actor": "OCA", "voiced": 3, "asked": 7},
    {"actor": "residencia", "voiced": 4, "asked": 9},
    {"actor": "empresa", "voiced": 0, "asked": 8},
]


def _stages():
    first = "El levantamiento de línea de base se describe como la primera ocasión en "
    first += "que la residencia observa su propio trabajo con una pauta común. " + LONG
    base = [
        make_finding(1, first + "; en palabras de una entrevistada,", 1),
        make_finding(
            2, "La pauta resulta más útil cuando la visita se hace. " + LONG, 2
        ),
    ]
    return [
        {
            "name": "Diagnóstico: levantamiento de línea de base",
            "activities": [
                {"name": "Levantamiento de línea de base", "findings": base},
                {"name": "Incorporación de residencias al proyecto", "counts": COUNTS},
                {"name": "Actividad sin contenido", "findings": [], "counts": []},
            ],
        },
        {
            "name": "Vinculación",
            "activities": [
                {
                    "name": "Convocatoria a empresas",
                    "findings": [
                        make_finding(3, "La decisión se toma arriba. " + LONG, 3, 4)
                    ],
                },
                {
                    "name": "Vinculación inicial",
                    "sentence": "La primera visita cambia el modo de entender el aporte.",
                    "quotes": [QUOTES[3]],
                },
            ],
        },
        {"name": "Etapa sin contenido", "activities": []},
    ]


def make_content(**changes):
    from qualcode.report import ReportContent

    codebook = [
        {
            "code": row,
            "name": name,
            "level": level,
            "facet": facet,
            "definition": f"Lo que se dice de «{name}» en cualquier momento del proceso.",
            "include": "Menciones directas.",
            "exclude": "Opiniones generales sobre el proyecto.",
        }
        for facet, spec in (("etapa", STAGES), ("factor", HELPS))
        for row, name, level, _ in spec
    ]
    sample = [
        {
            "actor": n,
            "documents": m,
            "participants": m,
            "words": m * 6100,
            "codings": m * 41,
        }
        for _, n, m in ACTORS
    ]
    sample.append(
        {
            "actor": "Total",
            "documents": 27,
            "participants": 29,
            "words": 164700,
            "codings": 1107,
            "total": True,
        }
    )
    content = {
        "title": "Evaluación de procesos del proyecto Juntos por la Infancia",
        "report_type": "Informe final del componente cualitativo",
        "team": "Equipo de ejemplo (ficticio)",
        "date": "2024-06-11",
        "base": {
            "documents": 27,
            "participants": 29,
            "cases": 8,
            "coders": 2,
            "codings": 1107,
            "codes": 45,
            "codebook": "Juntos por la Infancia",
            "codebook_version": 3,
            "fieldwork": ("2024-03-04", "2024-04-16"),
        },
        "note": "Ejemplo con datos ficticios",
        "cover_notes": ["Las cifras y las citas son inventadas."],
        "sample": sample,
        "method": [
            "Dos analistas codificaron por separado 6 de 27 entrevistas.",
            "Falta: indicar cómo se convocó a los participantes.",
        ],
        "coreq": {12: "27 entrevistas, 29 personas", 16: "Tabla 1", 27: "qualcode"},
        "stages": _stages(),
        "factors": {
            "facilitador": make_matrix("factor", HELPS, "facilitador"),
            "obstaculizador": make_matrix("factor", HINDERS, "obstaculizador"),
            "findings": [
                make_finding(4, "El horario enfrenta a las partes. " + LONG, 2)
            ],
        },
        "practices": PRACTICES,
        "quotes_by_id": {q["id"]: q for q in QUOTES},
        "conclusions": [
            {
                "id": "C1",
                "claim": "La alianza se sostiene en personas más que en instrumentos",
                "text": "El plan, la ficha y la planilla ordenan el trabajo, pero su "
                "continuidad depende de que alguien los anime.",
                "rests_on": ["H1", "H2", "H3"],
                "contrary": ["H4"],
            },
            {
                "id": "C2",
                "claim": "El primer encuentro define lo que viene.",
                "rests_on": ["H3"],
            },
        ],
        "recommendations": [
            {
                "id": "R1",
                "claim": "Entregar la devolución antes de la primera reunión",
                "text": "La devolución se entrega a la residencia dos semanas antes.",
                "rests_on": ["C1", "H1"],
                "term": "6 meses",
                "responsible": "JxI",
            },
            {
                "id": "R2",
                "claim": "Revisar el horario del voluntariado.",
                "rests_on": [],
            },
        ],
        "matrix": make_matrix("etapa", STAGES),
        "quotes": QUOTES * 5,
        "codebook": codebook,
        "suggestions": {
            "accepted": 431,
            "changed": 85,
            "rejected": 803,
            "undecided": 112,
            "hand": 1794,
            "born": 516,
            "total": 2310,
        },
        "names": NAMES,
    }
    return ReportContent(**{**content, **changes})


@pytest.fixture
def matrix():
    return make_matrix("etapa", STAGES)


@pytest.fixture
def quotes():
    return [dict(q) for q in QUOTES]


@pytest.fixture
def names():
    return dict(NAMES)


@pytest.fixture
def practices():
    return [dict(p) for p in PRACTICES]


@pytest.fixture
def content():
    return make_content


WORD = runpy.run_path(str(Path(__file__).with_name("word_check.py")))


@pytest.fixture(scope="session")
def words():
    """All text of a part of a Word file, a line per paragraph."""
    return WORD["words"]


@pytest.fixture(scope="session")
def check_word():
    """Assert that Word would take a file; see word_check.py, loaded by its path."""
    return WORD["check"]
