import csv
import io
import json
import re

import openpyxl
import pytest
from lxml import etree

from qualcode.i18n import use
from qualcode.report import write_matrix
from qualcode.report.matrix_word import mentioned, pair_table

TITLE = "Menciones según actor & «más»"


@pytest.fixture(autouse=True)
def _spanish():
    use("es")


def test_xlsx(tmp_path, matrix, quotes):
    path = tmp_path / "m.xlsx"
    quotes[3]["text"] = "=cmd()"
    write_matrix(matrix, path, title=TITLE, quotes=quotes)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Matriz", "Celdas", "Citas"]
    sheet = book["Matriz"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5, max_row=12)}
    line = rows["Levantamiento de línea de base"]
    assert [c.value for c in line] == [
        "Levantamiento de línea de base",
        "3/3",
        "6/7",
        "8/9",
        "n/c",
        "17/19",
    ]
    assert line[2].fill.fgColor.rgb == "FF7DB8C3"
    assert line[1].fill.fill_type is None
    assert rows["Vinculación"][2].font.bold
    assert sheet.freeze_panes == "B5"
    text = [str(c.value) for row in sheet.iter_rows() for c in row if c.value]
    assert any("n/c: no corresponde" in t for t in text)
    assert any("Elaboración propia" in t for t in text)
    cells = book["Celdas"]
    assert cells.max_row == 1 + len(matrix["cells"])
    kinds = {c.data_type for s in book for row in s.iter_rows() for c in row}
    assert "f" not in kinds


def test_xlsx_leaves_room_for_a_name_of_two_lines(tmp_path, matrix):
    path = tmp_path / "m.xlsx"
    items = matrix["rows"]["items"]
    items[-1] = {**items[-1], "name": "Un nombre de más de cuarenta letras " * 2}
    write_matrix(matrix, path, title="Etapas")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    tall = [
        sheet.row_dimensions[cell.row].height
        for cell in sheet["A"]
        if str(cell.value).startswith("Un nombre de más")
    ]
    assert tall[0] >= 27
    short = [c.row for c in sheet["A"] if c.value == items[0]["name"]]
    assert sheet.row_dimensions[short[0]].height < 20


def test_xlsx_without_quotes_has_no_sheet_for_them(tmp_path, matrix):
    path = tmp_path / "m.xlsx"
    write_matrix(matrix, path, title=TITLE)
    assert openpyxl.load_workbook(path).sheetnames == ["Matriz", "Celdas"]


def test_xlsx_obstacle_takes_the_grey_scale(tmp_path, matrix):
    path = tmp_path / "m.xlsx"
    write_matrix(matrix, path, title=TITLE, sign=-1)
    sheet = openpyxl.load_workbook(path)["Matriz"]
    fills = {c.fill.fgColor.rgb for row in sheet.iter_rows(min_row=5) for c in row}
    assert "FFAEB4BC" in fills
    assert "FF7DB8C3" not in fills


def test_html_is_an_accessible_table(tmp_path, matrix):
    path = tmp_path / "m.html"
    matrix["rows"]["items"][1]["name"] = "<script>alert(1)</script>"
    write_matrix(matrix, path, title=TITLE)
    html = path.read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<caption>" in html
    assert html.count('scope="row"') == len(matrix["rows"]["items"]) + 1
    assert 'data-cell="vinculacion-inicial:OCA"' in html
    assert "5 de 7 entrevistas en que se preguntó" in html
    assert 'class="p2"' in html
    assert 'class="none zero"' in html
    assert "prefers-color-scheme: dark" in html
    assert not re.findall(r'(?:src|href)="|url\(|@import', html)


def test_svg_labels_are_text(tmp_path, matrix):
    path = tmp_path / "m.svg"
    write_matrix(matrix, path, title="Cuesta $100 y $200")
    root = etree.parse(str(path)).getroot()
    texts = {
        "".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")
    }
    assert {"Cuesta $100 y $200", "6/7", "n/c", "s/c", "–", "Vinculación"} <= texts


def test_svg_is_the_same_twice(tmp_path, matrix):
    write_matrix(matrix, tmp_path / "a.svg", title=TITLE)
    write_matrix(matrix, tmp_path / "b.svg", title=TITLE)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def wide(n):
    """A matrix of one row and `n` columns with long heads."""
    cols = [{"id": str(i), "name": f"Compromiso y participación {i}"} for i in range(n)]
    cells = [
        {"row": "r", "col": c["id"], "value": 1, "asked": 6, "documents": 1,
         "eligible": 6, "zeros": {}, "quotes": [], "mixed": None}
        for c in cols
    ]  # fmt: skip
    return {
        "rows": {"by": "etapa", "items": [{"id": "r", "name": "Inicio"}]},
        "cols": {"by": "factor", "items": cols},
        "count": "documents",
        "share": "none",
        "within": "segment",
        "filters": {},
        "base": {"documents": 6, "participants": 6, "cases": 0},
        "cells": cells,
        "row_totals": [],
        "col_totals": [],
        "problems": [],
    }


@pytest.mark.parametrize(("columns", "standing"), [(4, False), (12, True)])
def test_heads_of_many_columns_stand(tmp_path, columns, standing):
    write_matrix(wide(columns), tmp_path / "m.svg", title=TITLE)
    drawn = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert ("rotate(-90" in drawn) == standing


def test_png_is_a_picture(tmp_path, matrix):
    write_matrix(matrix, tmp_path / "m.png", title=TITLE)
    raw = (tmp_path / "m.png").read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert int.from_bytes(raw[16:20], "big") > 1000


def test_csv_holds_numbers_and_glyphs(tmp_path, matrix):
    path = tmp_path / "m.csv"
    write_matrix(matrix, path, title=TITLE)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert rows[0] == [
        "Etapa y actividad",
        "JxI",
        "OCA",
        "Residencia",
        "Empresa",
        "Total",
    ]
    assert rows[2] == ["Levantamiento de línea de base", "3", "6", "8", "n/c", "17"]
    assert rows[-1][0] == "Total"


def test_csv_keeps_columns_of_one_name_apart(tmp_path, matrix):
    matrix["cols"]["items"][1]["name"] = "JxI"
    path = tmp_path / "m.csv"
    write_matrix(matrix, path, title=TITLE)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert rows[0][1:3] == ["JxI (JxI)", "JxI (OCA)"]
    assert rows[2][1:3] == ["3", "6"]


def test_json_is_the_matrix(tmp_path, matrix):
    path = tmp_path / "m.json"
    write_matrix(matrix, path, title=TITLE)
    assert json.loads(path.read_text("utf-8")) == matrix


def test_md(tmp_path, matrix):
    path = tmp_path / "m.md"
    write_matrix(matrix, path, title=TITLE)
    assert "| Vinculación inicial | 1/3 | 5/7 | 8/9 | 7/8 | 21/27 |" in path.read_text(
        "utf-8"
    )


def test_docx(tmp_path, matrix, check_word, words):
    path = tmp_path / "m.docx"
    write_matrix(matrix, path, title=TITLE)
    document = check_word(path)
    texts = [c.text for c in document.tables[0].rows[2].cells]
    assert texts == [
        "Levantamiento de línea de base",
        "3/3",
        "6/7",
        "8/9",
        "n/c",
        "17/19",
    ]
    assert f"Tabla 1: {TITLE}" in words(path)
    assert "s/c: sin codificar" in words(path)


def test_docx_of_many_columns_lies(tmp_path, matrix, check_word):
    wide = [{"id": f"c{i}", "name": f"Caso {i}"} for i in range(9)]
    matrix["cols"] = {"by": "case", "items": wide}
    cell = matrix["cells"][1]
    matrix["cells"] = [
        {**cell, "row": r["id"], "col": c["id"]}
        for r in matrix["rows"]["items"]
        for c in wide
    ]
    matrix["col_totals"] = [{"id": c["id"], "value": 1} for c in wide]
    path = tmp_path / "m.docx"
    write_matrix(matrix, path, title=TITLE)
    document = check_word(path)
    section = document.sections[0]
    assert [len(t.columns) for t in document.tables] == [6, 6]
    assert section.page_width > section.page_height


def test_pair_table_keeps_factors_together(content):
    factors = content().factors
    helps, hinders = factors["facilitador"], factors["obstaculizador"]
    xml = pair_table(helps, hinders, "T", 3, names=("Facilitador", "Obstaculizador"))
    said = mentioned(helps, hinders)
    assert "difusion" not in [item["id"] for item in said]
    assert xml.count("<w:tr>") == 1 + 2 * len(said)
    assert xml.count('<w:bottom w:val="nil"/>') == xml.count('<w:top w:val="nil"/>')
    assert "Se preguntó en 24 de 24" in xml


def test_english(tmp_path, matrix):
    use("en")
    path = tmp_path / "m.md"
    write_matrix(matrix, path, title="T")
    use("es")
    assert "n/m: n interviews mention it" in path.read_text("utf-8")


def test_docx_of_very_many_columns_is_parted(tmp_path, matrix, check_word, words):
    wide = [{"id": f"c{i}", "name": f"Caso {i}"} for i in range(20)]
    matrix["cols"] = {"by": "case", "items": wide}
    cell = matrix["cells"][1]
    matrix["cells"] = [
        {**cell, "row": r["id"], "col": c["id"]}
        for r in matrix["rows"]["items"]
        for c in wide
    ]
    matrix["col_totals"] = [{"id": c["id"], "value": i} for i, c in enumerate(wide)]
    path = tmp_path / "m.docx"
    write_matrix(matrix, path, title=TITLE)
    tables = check_word(path).tables
    heads = [[c.text for c in table.rows[0].cells] for table in tables]
    assert [len(h) for h in heads] == [8, 8, 8]
    assert heads[1][1:] == [f"Caso {i}" for i in range(7, 14)]
    assert heads[2][-1] == "Total"
    assert tables[2].rows[-1].cells[6].text == "19"
    assert f"Tabla 3: {TITLE} (parte 3 de 3)" in words(path)
