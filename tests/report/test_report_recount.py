"""Adding tables and sentences up again: right ones are silent, wrong ones told."""

import random
from fractions import Fraction

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from qualcode.report.paper import Paper, PaperTable, read_paper
from qualcode.report.phrases import check_text
from qualcode.report.recounting import recount

PLAN = [
    "Estándar",
    "Estándar debe ser trabajado",
    "Total planificado",
    "Realizada",
    "Pendiente",
    "Eliminada",
]
SYNTHESIS = [
    "Ámbito",
    "Necesidades",
    "Planificadas",
    "Concretadas",
    "% cobertura",
    "% cumplimiento",
]


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def make_plan(rng, rows):
    """A plan's table that adds up, counted cell by cell."""
    body = []
    for i in range(rows):
        states = [rng.randrange(0, 20) for _ in range(3)]
        body.append([f"Estándar {i}", rng.randrange(1, 40), sum(states), *states])
    total = ["TOTAL", *(sum(r[c] for r in body) for c in range(1, 6))]
    return [PLAN, *([str(c) for c in r] for r in [*body, total])]


def make_shares(rng, rows):
    """A table of N and % that adds up."""
    counts = [rng.randrange(1, 30) for _ in range(rows)]
    base = sum(counts)
    body = [
        [f"Valor {i}", str(n), f"{half_up(Fraction(100 * n, base))}%"]
        for i, n in enumerate(counts)
    ]
    return [["Zona", "N", "%"], *body, ["Total", str(base), "100%"]]


def make_synthesis(plans):
    rows = []
    for name, plan in plans.items():
        needs, planned, done = (int(plan[-1][c]) for c in (1, 2, 3))
        shares = [Fraction(100 * planned, needs), Fraction(100 * done, planned or 1)]
        rows.append([name, needs, planned, done, *(f"{half_up(s)}%" for s in shares)])
    return [SYNTHESIS, *([str(c) for c in r] for r in rows)]


def paper(**tables):
    made = [
        PaperTable(n, [list(r) for r in rows], f"Tabla {n}: {name}")
        for n, (name, rows) in enumerate(tables.items(), 1)
    ]
    return Paper(tables=made)


def told(made, severity="error"):
    return [
        (
            p["code"],
            p["where"]["table"],
            p["where"]["row"],
            p["where"]["col"],
            p["printed"],
            p["expected"],
        )
        for p in recount(made)[1]
        if p["severity"] == severity
    ]


@given(st.integers(0, 10_000), st.integers(2, 7))
def test_right_tables_are_silent(seed, rows):
    rng = random.Random(seed)
    plans = {"Alfa": make_plan(rng, rows), "Beta": make_plan(rng, 3)}
    made = paper(**plans, Zona=make_shares(rng, rows), Todas=make_synthesis(plans))
    assert told(made) == []
    counted = recount(made)[0]
    assert counted["tables"] == 4
    assert counted["shares"] == rows + 1 + 4
    assert counted["counts"] == 5 * 2 + (rows + 1) + 4 + 1 + 6


@given(st.integers(0, 10_000), st.integers(1, 5), st.integers(1, 9))
def test_a_wrong_total_is_told_with_the_right_one(seed, col, off):
    rng = random.Random(seed)
    rows = make_plan(rng, 4)
    right = rows[-1][col]
    rows[-1][col] = str(int(right) + off)
    found = told(paper(Alfa=rows))
    assert ("sum", 1, 6, col + 1, rows[-1][col], right) in found
    assert all(row == 6 for _, _, row, *_ in found)


@given(st.integers(0, 10_000), st.integers(0, 3), st.integers(2, 30))
def test_a_wrong_share_is_told_with_the_right_one(seed, row, off):
    rng = random.Random(seed)
    rows = make_shares(rng, 4)
    right = rows[row + 1][2]
    rows[row + 1][2] = f"{int(right[:-1]) + off}%"
    assert told(paper(Zona=rows)) == [("share", 1, row + 2, 3, rows[row + 1][2], right)]


def test_a_half_may_be_rounded_either_way_and_a_sum_of_shares_may_miss():
    rows = [
        ["Zona", "N", "%"],
        ["a", "1", "12%"],
        ["b", "1", "13%"],
        ["c", "6", "75%"],
        ["Total", "8", "100%"],
    ]
    assert told(paper(Zona=rows)) == told(paper(Zona=rows), "info") == []
    rows[1][2] = "13%"
    assert told(paper(Zona=rows)) == []
    assert told(paper(Zona=rows), "info") == [("rounding", 1, 5, 3, "100%", "101%")]
    rows[1][2] = "14%"
    assert told(paper(Zona=rows)) == [("share", 1, 2, 3, "14%", "13%")]
    rows[1][2] = "12,5%"
    assert told(paper(Zona=rows)) == []


def test_shares_alone_may_miss_by_half_a_point_each():
    rows = [["Zona", "%"], ["a", "33%"], ["b", "33%"], ["c", "33%"], ["Total", "100%"]]
    assert [c for c, *_ in told(paper(Zona=rows), "info")] == ["rounding"]
    rows[1][1] = "30%"
    assert told(paper(Zona=rows)) == [("sum", 1, 5, 2, "100%", "96%")]


def test_a_synthesis_must_repeat_the_totals_of_its_tables():
    plans = {
        "Alfa": make_plan(random.Random(3), 3),
        "Beta": make_plan(random.Random(4), 3),
    }
    rows = make_synthesis(plans)
    right = rows[2][2]
    rows[2][2] = str(int(right) + 1)
    found = told(paper(**plans, Todas=rows))
    assert ("cross-table", 3, 3, 3, rows[2][2], right) in found
    assert {t for _, t, *_ in found} == {3}


@pytest.mark.parametrize(
    "rows",
    [
        [["", "N"], ["a", "s/i"], ["b", "3"], ["Total", "8"]],
        [["Edad", "Edad promedio"], ["a", "8"], ["b", "10"], ["Total", "9"]],
        [
            ["Código", "Casa", "Empresa"],
            ["a", "3", "4"],
            ["b", "2", "4"],
            ["Total", "4", "6"],
        ],
        [["N°", "Casa"], ["1", "uno"], ["2", "dos"]],
        [
            ["Año", "2019", "2020"],
            ["a", "1", "2"],
            ["b", "3", "4"],
            ["Total", "4", "6"],
        ],
        [
            ["Temas", "N", "%"],
            ["a", "9", "90%"],
            ["b", "8", "80%"],
            ["Total de casos", "10", "100%"],
        ],
        [["Zona", "Casas"], ["a", "1.200"], ["b", "800"], ["Total", "2.000"]],
        [["Casa", "Total"], ["a", "3"], ["b", "4"]],
    ],
)
def test_what_is_not_meant_to_add_up_is_left_alone(rows):
    assert told(paper(Tabla=rows)) == []


def test_shares_of_a_base_that_only_the_caption_tells():
    rows = [
        ["Temas", "N", "%"],
        ["a", "9", "90%"],
        ["b", "8", "80%"],
        ["c", "2", "25%"],
    ]
    assert told(paper(**{"Temas (n = 10)": rows})) == [("share", 1, 4, 3, "25%", "20%")]
    assert told(paper(Temas=rows)) == []


def test_counts_with_their_share_in_one_cell():
    rows = [
        ["Zona", "Casas"],
        ["a", "5 (50%)"],
        ["b", "3 (30%)"],
        ["c", "2 (21%)"],
        ["Total", "10 (100%)"],
    ]
    assert told(paper(Zona=rows)) == [("share", 1, 4, 2, "21%", "20%")]


WRONG = [
    (
        "Se hicieron 35 entrevistas: 11 a residencias, 10 a OCA y 15 a empresas.",
        [("35", "36")],
    ),
    ("En total 35 = 11 + 10 + 15.", [("35", "36")]),
    ("11 residencias + 10 OCA + 15 empresas = 35 entrevistas", [("35", "36")]),
    ("11 a residencias, 10 a OCA y 15 a empresas, en total 35.", [("35", "36")]),
    ("212 de 226, 95 %", [("95 %", "94 %")]),
    ("212 of 226 centres (95%)", [("95%", "94%")]),
    ("el 95% de los centros (212 de 226)", [("95%", "94%")]),
    ("212 de 226 centros corresponden al 95%.", [("95%", "94%")]),
    ("212/226 (95,0%)", [("95,0%", "93,8%")]),
    (
        "De los 226 centros, 212 (95%) son privados y 11 públicos.",
        [("226", "223"), ("95%", "94%")],
    ),
    (
        "Hay 226 centros: 212 privados (95%) y 11 públicos.",
        [("226", "223"), ("95%", "94%")],
    ),
    ("21 - 3 - 1 = 16", [("16", "17")]),
    ("Opinaron 15 de 12 entrevistados.", [("15 de 12", None)]),
]
RIGHT = [
    "7 de 17 (41%) y 6 de 17 (35%), respectivamente.",
    "41% y 35% respectivamente (7 de 17 y 6 de 17)",
    "En 20 casas, 12 niñas y 7 niños participaron.",
    "Casi 212 de 226 centros, cerca del 95%.",
    "Entre el 3 de marzo y el 20 de abril de 2020 hubo 35 entrevistas.",
    "12 niñas (8 y 3 años)",
    "De las 17 alianzas, 9 (53%) tienen presupuesto y 5 (29%) no.",
    "1 de 8 (12%) o 1 de 8 (13%)",
    "Se lee en la tabla 3, de 12 filas y 5 columnas.",
    "21 − 3 − 1 = 17 alianzas",
    "El 93,8% (212 de 226)",
]


@pytest.mark.parametrize(("text", "slips"), WRONG, ids=[t for t, _ in WRONG])
def test_a_sentence_that_does_not_hold(text, slips):
    found = check_text(text.replace(" de ", "\u00a0de "), 100).slips
    assert (
        sorted((s.printed.replace("\u00a0", " "), s.expected) for s in found) == slips
    )
    for slip in found:
        first, last = slip.span
        assert text[first - 100 : last - 100] == slip.printed.replace("\u00a0", " ")


@pytest.mark.parametrize("text", RIGHT)
def test_a_sentence_that_holds_or_claims_nothing(text):
    assert check_text(text).slips == []


def test_a_header_of_two_levels_with_merged_cells(tmp_path):
    document = Document()
    document.add_paragraph("Tabla 7. Alfa")
    rows = make_plan(random.Random(1), 3)
    rows[-1][1] = str(int(rows[-1][1]) + 3)
    table = document.add_table(len(rows) + 1, 6)
    table.cell(0, 2).merge(table.cell(0, 5)).text = "Estado de avance"
    for row, cells in zip(table.rows[1:], rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(tmp_path / "r.docx")
    ((code, label, row, col, *_),) = told(read_paper(tmp_path / "r.docx"))
    assert (code, label, row, col) == ("sum", 7, 6, 2)
