import csv
import io
import json
import time

import openpyxl
import pytest

from qualcode.i18n import use
from qualcode.report import write_practices, write_quotes


@pytest.fixture(autouse=True)
def _spanish():
    use("es")


def test_docx_groups_by_facet_and_code(tmp_path, quotes, names, check_word, words):
    path = tmp_path / "q.docx"
    write_quotes(quotes, path, title="Citas", names=names)
    document = check_word(path)
    heads = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style.name.lower().startswith("heading")
    ]
    assert heads[0] == ("Heading 1", "Etapa del proceso")
    assert heads[1] == ("Heading 2", "Levantamiento de línea de base  2 citas")
    assert [h for h in heads if h[0] == "Heading 1"] == [
        ("Heading 1", "Etapa del proceso"),
        ("Heading 1", "Factor"),
    ]
    text = words(path)
    for row in quotes:
        assert f"“{row['text']}” (" in text
    assert "((" not in text
    assert "típica: factor y valencia más frecuentes" in text
    assert "aviso: la atribución calza con muy pocas personas" in text


def test_docx_uses_the_marks_of_the_study(tmp_path, quotes, words):
    path = tmp_path / "q.docx"
    write_quotes(quotes, path, title="Citas", marks=("«", "»"))
    assert f"«{quotes[1]['text']}» (entrevista director OCA)" in words(path)


def test_docx_survives_control_characters_and_line_ends(
    tmp_path, quotes, check_word, words
):
    path = tmp_path / "q.docx"
    quotes[0]["text"] = "uno\x00\x0b dos\n\ntres ]]> \ud800 🙂"
    write_quotes(quotes, path, title="Citas {{ x }} & <y>")
    check_word(path)
    assert "“uno dos tres ]]>  🙂”" in words(path)


def test_docx_of_2100_quotes_is_quick(tmp_path, quotes):
    many = [{**quotes[i % 4], "id": f"q{i}"} for i in range(2100)]
    begin = time.process_time()
    write_quotes(many, tmp_path / "q.docx", title="Citas")
    assert time.process_time() - begin < 1.0


def test_xlsx_and_csv(tmp_path, quotes, names):
    write_quotes(quotes, tmp_path / "q.xlsx", title="Citas", names=names)
    sheet = openpyxl.load_workbook(tmp_path / "q.xlsx").active
    heads = [c.value for c in sheet[1]]
    assert sheet.print_area.endswith("$A$1:$H$5")
    text = sheet.cell(5, heads.index("Cita") + 1)
    assert (text.value, text.data_type) == (quotes[3]["text"], "s")
    assert sheet.cell(2, heads.index("Valencia") + 1).value == "Obstaculizador"
    write_quotes(quotes, tmp_path / "q.csv", title="Citas")
    rows = list(
        csv.DictReader(io.StringIO((tmp_path / "q.csv").read_text("utf-8-sig")))
    )
    assert rows[0]["text"] == quotes[0]["text"]
    assert rows[3]["text"] == "'" + quotes[3]["text"]
    assert rows[1]["warnings"] == "small-cell"
    assert set(quotes[0]) == set(rows[0])


def test_html_md_json(tmp_path, quotes, names):
    write_quotes(quotes, tmp_path / "q.html", title="Citas", names=names)
    html = (tmp_path / "q.html").read_text("utf-8")
    assert "<h2>Etapa del proceso</h2>" in html
    assert "compras &amp; salimos con una &lt;lista&gt;" in html
    write_quotes(quotes, tmp_path / "q.md", title="Citas", names=names)
    md = (tmp_path / "q.md").read_text("utf-8")
    assert f"*Facilitador*: “{quotes[1]['text']}” (entrevista director OCA)" in md
    write_quotes(quotes, tmp_path / "q.json", title="Citas")
    assert json.loads((tmp_path / "q.json").read_text("utf-8")) == quotes


def test_no_quotes_at_all(tmp_path, check_word, words):
    write_quotes([], tmp_path / "q.docx", title="Citas")
    check_word(tmp_path / "q.docx")
    assert "0 citas" in words(tmp_path / "q.docx")


def test_practices(tmp_path, practices, quotes, check_word, words):
    path = tmp_path / "p.docx"
    practices[1] = {**practices[1], "accepted": None, "tests": {}}
    by_id = {q["id"]: q for q in quotes}
    write_practices(practices, by_id, path, title="Buenas prácticas")
    document = check_word(path)
    text = words(path)
    assert practices[0]["description"] in text
    assert practices[0]["contribution"] in text
    assert f"“{quotes[0]['text']}” (entrevista directora de residencia)" in text
    assert (
        "4\u00a0de\u00a09 entrevistas de residencia y 3\u00a0de\u00a08 entrevistas de empresa"
        in text
    )
    first = [[c.text for c in row.cells] for row in document.tables[0].rows]
    assert first[1] == ["No está en el diseño", "sí", "No figura en la matriz."]
    assert [row[1] for row in first[1:]] == ["sí", "sí", "sí", "no", "no argumentado"]
    assert "Falta decidir" in text
    assert all(r.cells[1].text == "no argumentado" for r in document.tables[1].rows[1:])


def test_a_practice_is_quoted_from_every_interview_that_tells_it(
    tmp_path, practices, quotes, words
):
    def quote(id_, document):
        return {**quotes[0], "id": id_, "document": document, "text": f"Dicho {id_}"}

    own = [quote(f"a{n}", "a") for n in range(5)]
    own += [quote("b0", "b"), quote("c0", "c")]
    practice = {**practices[0], "quotes": [q["id"] for q in own]}
    path = tmp_path / "p.docx"
    write_practices([practice], {q["id"]: q for q in own}, path, title="P")
    said = [q["id"] for q in own if f"Dicho {q['id']}" in words(path)]
    assert said == ["a0", "a1", "b0", "c0"]


def test_quotes_out_of_order_are_gathered_by_code(tmp_path, quotes, check_word):
    names = {
        "etapa": "E",
        "convocatoria-empresas": "x",
        "levantamiento-linea-base": "y",
    }
    mixed = [quotes[3], quotes[0], quotes[2], quotes[1]]
    write_quotes(mixed, tmp_path / "q.docx", title="Citas", names=names)
    heads = [
        p.text
        for p in check_word(tmp_path / "q.docx").paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert heads == [
        "E",
        "Convocatoria a empresas  1 cita",
        "Levantamiento de línea de base  2 citas",
        "Factor",
        "Sensibilización inicial  1 cita",
    ]
