"""The printed tables of the reference report, added up again."""

import csv

import pytest
from docx import Document

from qualcode.report.paper import read_paper
from qualcode.report.recounting import recount

AREAS = {
    11: "Gestión Institucional",
    12: "Acompañamiento NNA",
    13: "Formación y Capacitación Equipos",
    14: "Habitabilidad / Infraestructura",
    15: "Financiamiento",
}


def printed(shared, n):
    """The rows of a table as the report prints them, its header first."""
    path = shared / "seed" / "tables" / f"tabla_{n:02}.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    if n in (2, 3):
        return rows
    if n in AREAS:
        return [r[:6] for r in rows if r[0] != "TOTAL recalculado"]
    if n == 16:
        return [r[:6] for r in rows]
    blocks: dict[str, list[list[str]]] = {}
    for row in rows[1:]:
        blocks.setdefault(row[0], []).append(row[1:4])
    high = max(map(len, blocks.values()))
    header = [cell for name in blocks for cell in (name, "N", "%")]
    body = [
        [
            c
            for own in blocks.values()
            for c in (own[i] if i < len(own) else ["", "", ""])
        ]
        for i in range(high)
    ]
    return [header, *body]


def write(path, shared, numbers, sentences=()):
    document = Document()
    for sentence in sentences:
        document.add_paragraph(sentence)
    for n in numbers:
        document.add_paragraph(f"Tabla {n}: {AREAS.get(n, 'Otra cosa')}")
        rows = printed(shared, n)
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("Elaboración propia.")
    document.save(path)
    return path


def errors(path):
    counted, problems = recount(read_paper(path))
    assert counted["shares"] + counted["counts"] > 0
    return {
        (p["code"], p["where"]["table"], p["printed"], p["expected"])
        for p in problems
        if p["severity"] == "error"
    }


FOUR = {
    ("sum", 11, "99", "96"),
    ("sum", 14, "39", "33"),
    ("share", 16, "65%", "66%"),
    ("share", 16, "164%", "154%"),
}


@pytest.mark.shared
def test_exactly_the_four_wrong_figures_of_the_printed_tables(shared, tmp_path):
    path = write(tmp_path / "r.docx", shared, range(2, 17))
    assert errors(path) == FOUR
    problems = recount(read_paper(path))[1]
    infos = {p["where"]["table"] for p in problems if p["severity"] == "info"}
    assert infos == {5, 7, 9, 10}


@pytest.mark.shared
def test_the_sentences_too(shared, tmp_path):
    said = [
        "Se realizaron 35 entrevistas: 11 a residencias, 10 a OCA y 15 a empresas.",
        "De los 226 centros, 212 (95%) son privados y 11 de administración directa.",
    ]
    path = write(tmp_path / "r.docx", shared, range(2, 17), said)
    assert errors(path) == FOUR | {
        ("sum", None, "35", "36"),
        ("sum", None, "226", "223"),
        ("share", None, "95%", "94%"),
    }
    said = ["Son 35 = 11 + 10 + 15 entrevistas.", "Son privados 212 de 226, 95 %."]
    path = write(tmp_path / "s.docx", shared, [4], said)
    assert errors(path) == {
        ("sum", None, "35", "36"),
        ("share", None, "95 %", "94 %"),
    }
