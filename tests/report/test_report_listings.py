"""Several listings in one file, and pictures of curves."""

import pytest
from docx import Document
from openpyxl import load_workbook

from qualcode.errors import QualcodeError
from qualcode.report import Table, write_curve, write_listings

TABLES = [
    Table("Uno", [{"a": "x <b>", "n": 3}], ["a", "n"], {"a": "Letra"}),
    Table("Dos", [{"a": "=1+1"}, {"a": "y"}], ["a"]),
]


def written(tmp_path, kind, **more):
    path = tmp_path / f"x.{kind}"
    write_listings(TABLES, path, title="Todo", notes=["Una nota."], **more)
    return path


def test_word_has_a_numbered_table_for_each(tmp_path):
    document = Document(str(written(tmp_path, "docx", lying=True)))
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    assert cells == [["Letra", "n"], ["x <b>", "3"], ["a"], ["=1+1"], ["y"]]
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Una nota." in text
    assert "Tabla 1: Uno" in text
    assert "Tabla 2: Dos" in text
    section = document.sections[0]
    assert section.page_width > section.page_height


def test_excel_has_a_sheet_for_each(tmp_path):
    book = load_workbook(written(tmp_path, "xlsx"))
    assert book.sheetnames == ["Uno", "Dos", "Todo"]
    assert book["Uno"]["B2"].value == 3
    assert (book["Dos"]["A2"].value, book["Dos"]["A2"].data_type) == ("=1+1", "s")


def test_html_and_markdown(tmp_path):
    html = written(tmp_path, "html").read_text(encoding="utf-8")
    assert "x &lt;b&gt;" in html
    assert html.index("<h2>Uno</h2>") < html.index("<h2>Dos</h2>")
    text = written(tmp_path, "md").read_text(encoding="utf-8")
    assert "| Letra | n |" in text
    with pytest.raises(QualcodeError) as caught:
        written(tmp_path, "pdf")
    assert caught.value.exit_code == 2


def test_a_curve_as_a_picture(tmp_path):
    rows = [
        {"actor": a, "n": n, "codes": n * 1.5, "low": n, "high": n * 2}
        for a in ("OCA", "empresa")
        for n in (1, 2, 3)
    ]
    write_curve(rows, tmp_path / "c.svg", title="Curva")
    drawn = (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert "OCA: 3 en total" in drawn
    assert "Curva" in drawn
    write_curve(rows, tmp_path / "c.png", title="Curva")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")
    write_curve([], tmp_path / "c.png", title="Nada")
    again = tmp_path / "again.svg"
    write_curve(rows, again, title="Curva")
    assert again.read_bytes() == (tmp_path / "c.svg").read_bytes()
