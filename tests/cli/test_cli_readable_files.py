"""What `-o` writes for people is in words; what it writes for programs is not."""

import csv
import json
import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from qualcode.cli.coding import QUOTE


def cells(path):
    [table] = Document(path).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_grid_in_word_speaks_spanish(coded, run):
    assert run("coverage", "-o", "c.docx").code == 0
    head, *rows = cells("c.docx")
    assert head == ["Documento", "Código", "Estado", "Confirmado", "Turnos"]
    assert ["uno", "Vinculación", "preguntado", "no", "1"] in rows
    assert not re.search(r"asked|true|false", str(rows))


def test_the_grid_in_csv_keeps_its_values(coded, run):
    assert run("coverage", "-o", "c.csv").code == 0
    lines = Path("c.csv").read_text("utf-8-sig").splitlines()
    row = next(csv.DictReader(lines))
    assert (row["code"], row["state"], row["confirmed"]) == (
        "vinculacion",
        "asked",
        "false",
    )


def test_figures_have_two_decimals(coded, run):
    assert run("coverage", "--curve", "-o", "c.docx").code == 0
    assert any(
        re.fullmatch(r"\d+,\d\d", cell) for row in cells("c.docx") for cell in row
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_quote_is_whole_in_a_file(coded, run, kind):
    long = "La primera reunión fue buena y la convocatoria llegó a tiempo"
    assert len(long) > QUOTE
    text = run("segment", "uno.txt", "--format", "json").data["text"]
    start = text.index(long)
    run("coding", "add", "uno", start, start + len(long), "acompanamiento")
    assert run("coding", "list", "-o", f"c.{kind}").code == 0
    if kind == "docx":
        found = [cell for row in cells("c.docx") for cell in row]
    else:
        sheet = load_workbook("c.xlsx").active
        found = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert long in found
    assert "…" not in run("coding", "list", "--format", "json").out
    assert "…" in run("coding", "list").out


def test_a_page_has_no_room_for_hashes(coded, run):
    assert run("documents", "-o", "d.docx").code == 0
    head, row = cells("d.docx")
    assert len(head) < 12
    assert row[-1] == "terminado"
    [whole] = json.loads(run("documents", "--format", "json").out)
    assert len(whole) > 12


def test_actors_begin_with_a_capital(coded, run):
    Path("dos.txt").write_text("Director: Nadie llamó.\n\nLuz: ¿Y antes?\n", "utf-8")
    run("import", "dos.txt", "--actor", "residencia", "--case", "a1")
    text = run("segment", "dos.txt", "--format", "json").data["text"]
    start = text.index("Nadie")
    run("coding", "add", "dos", start, start + 12, "comunicacion")
    run("contrast", "-o", "c.docx")
    views = [row[2] for row in cells("c.docx")[1:]]
    assert views
    assert all(re.match(r"Residencia: .*\nEmpresa: ", view) for view in views)
