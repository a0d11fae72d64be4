import csv
import io
import json
import re

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.report import csv_text, write_table
from qualcode.report.listing import defused, fit, md_table
from qualcode.report.wordml import FEWEST, LONG, head, table, text_cell

DANGERS = ["=1+1", "+56 9", "-2", "@SUM(A1)", "\t=1", "\r=1"]
ROWS = [
    {
        "document": "entrevista-01",
        "start": 12,
        "share": 0.5,
        "done": True,
        "cases": ["A1", "A2"],
        "quote": "dijo: «sí» & <b>no</b>\nen dos líneas | con barra",
        "none": None,
        "extra": {"a": [1]},
    },
    {"document": "=1+1", "start": -5, "quote": "http://ejemplo.cl"},
]
COLUMNS = ["document", "start", "share", "done", "cases", "quote", "none", "extra"]


def write(tmp_path, extension, **more):
    path = tmp_path / f"t.{extension}"
    heads = {"document": "Entrevista", "quote": "Cita"}
    write_table(ROWS, COLUMNS, path, title="Codificaciones", heads=heads, **more)
    return path


def test_csv_is_plain_comma_and_reads_back(tmp_path):
    raw = write(tmp_path, "csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == COLUMNS
    assert rows[0]["quote"] == ROWS[0]["quote"]
    assert rows[0]["cases"] == "A1|A2"
    assert rows[0]["done"] == "true"
    assert rows[0]["none"] == ""
    assert json.loads(rows[0]["extra"]) == {"a": [1]}
    assert rows[1]["document"] == "'=1+1"
    assert rows[1]["start"] == "-5"


@pytest.mark.parametrize("text", DANGERS)
def test_csv_never_starts_a_formula(text):
    cell = next(
        csv.reader(io.StringIO(csv_text([{"a": text}], ["a"]).split("\n", 1)[1]))
    )
    assert defused(text) == f"'{text}"
    assert cell[0].startswith("'")


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)
def test_csv_loses_nothing_but_the_apostrophe(text):
    made = csv_text([{"a": text, "b": "x"}], ["a", "b"])
    cells = list(csv.reader(io.StringIO(made, newline="")))[1]
    got = cells[0]
    if text[:1] in "=+-@\t\r" and text:
        got = got.removeprefix("'")
    assert got == text


def test_json_keeps_the_rows(tmp_path):
    assert json.loads(write(tmp_path, "json").read_text("utf-8")) == ROWS


def test_xlsx_has_text_numbers_and_no_formula(tmp_path):
    sheet = openpyxl.load_workbook(write(tmp_path, "xlsx")).active
    assert [c.value for c in sheet[1]][:2] == ["Entrevista", "start"]
    assert sheet["A3"].value == "=1+1"
    assert sheet["A3"].data_type == "s"
    assert sheet["B2"].value == 12
    assert sheet["F2"].value == ROWS[0]["quote"]
    assert sheet["F3"].hyperlink is None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    assert sheet["F2"].alignment.wrap_text


@pytest.mark.parametrize("text", DANGERS)
def test_xlsx_dangers_stay_text(tmp_path, text):
    path = tmp_path / "d.xlsx"
    write_table([{"a": text}], ["a"], path, title="T")
    cell = openpyxl.load_workbook(path).active["A2"]
    assert cell.data_type != "f"


def test_xlsx_of_nothing_opens(tmp_path):
    path = tmp_path / "empty.xlsx"
    write_table(
        [], ["a", "b"], path, title="Un título: con [signos] / muy largo para Excel"
    )
    sheet = openpyxl.load_workbook(path).active
    assert [c.value for c in sheet[1]] == ["a", "b"]
    assert len(sheet.title) <= 31


def test_html_escapes_and_asks_nothing_of_the_network(tmp_path):
    html = write(tmp_path, "html").read_text("utf-8")
    assert "&lt;b&gt;no&lt;/b&gt;" in html
    assert "<b>no" not in html
    assert '<th scope="col">Entrevista</th>' in html
    assert '<html lang="es">' in html
    assert not re.findall(r'(?:src|href)="|url\(|@import', html)


def test_md_keeps_the_table_whole(tmp_path):
    lines = write(tmp_path, "md").read_text("utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 4
    assert "con barra" in table[2]
    assert "&lt;b>" in table[2]


def test_md_table_escapes_bars():
    assert md_table(["a"], [["x|y"]]).endswith("| x\\|y |\n")


def test_docx_is_sound_and_verbatim(tmp_path, check_word, words):
    path = write(tmp_path, "docx")
    document = check_word(path)
    table = document.tables[0]
    assert table.cell(0, 0).text == "Entrevista"
    assert table.cell(1, 5).text == ROWS[0]["quote"]
    assert table.cell(2, 0).text == "=1+1"
    assert "Tabla 1: Codificaciones" in words(path)


@given(
    st.lists(
        st.lists(st.text(max_size=40), min_size=3, max_size=3), min_size=1, max_size=8
    )
)
def test_widths_are_positive_and_fit(body):
    widths = fit(["a", "bb", "ccc"], body, 16.0)
    assert all(w > 0 for w in widths)
    assert sum(widths) <= 16.05


@pytest.mark.parametrize("length", [3, LONG, LONG + 1, 80])
def test_no_page_begins_with_a_lone_last_row(length):
    cells = [[text_cell(str(n))] for n in range(length)]
    rows = table([head("N")], cells, [3.0], title="T").split("<w:tr>")[2:]
    kept = ["<w:keepNext/>" in row for row in rows]
    assert kept[-min(FEWEST, length) :] == [True] * min(FEWEST, length)
    assert all(kept) == (length <= LONG)


def test_html_keeps_the_lines_of_a_cell(tmp_path):
    path = tmp_path / "t.html"
    write_table([{"a": "uno: 1\ndos: 2", "n": 3}], ["a", "n"], path, title="T")
    page = path.read_text("utf-8")
    assert '<td class="said">uno: 1\ndos: 2</td><td class="r">3</td>' in page
    assert "td.said { white-space: pre-line; }" in page
