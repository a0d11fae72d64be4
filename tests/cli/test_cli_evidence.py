"""findings, contrast, framework and agreement on the command line."""

import json

import pytest

FINDINGS = """\
findings:
  - {id: H1, claim: "Todas las empresas lo dicen", evidence: [IDA]}
  - {id: H2, claim: "Nadie sabe", evidence: [gone]}
"""


@pytest.fixture
def claimed(coded, run):
    id_ = run("coding", "list", "--format", "json").data[0]["id"]
    (coded / "findings.yaml").write_text(FINDINGS.replace("IDA", id_))
    return coded


def test_findings(claimed, run):
    answer = run("findings", "--format", "json")
    assert answer.code == 1
    assert [row["status"] for row in answer.data] == ["supported", "fallen"]
    assert answer.data[0]["quantity"][0]["ok"] is True
    assert answer.data[1]["problems"][0]["code"] == "finding-codings-lost"
    table = run("findings", "--lang", "en")
    assert "Fallen: its evidence is gone" in " ".join(table.out.split())
    assert "gone" in table.err


@pytest.mark.parametrize("name", ["findings", "contrast", "framework"])
@pytest.mark.parametrize("extension", ["docx", "xlsx", "html", "md", "csv", "json"])
def test_files(claimed, run, name, extension):
    path = claimed / f"x.{extension}"
    assert run(name, "-o", path).code in (0, 1)
    assert path.stat().st_size > 100 or name == "contrast"


def test_contrast_of_two_actors(coded, run):
    words = "Entrevistadora: ¿Y?\nGerente: La primera reunión fue mala.\n"
    (coded / "dos.txt").write_text(words)
    assert run("import", "dos.txt", "--actor", "OCA", "--case", "a1").code == 0
    run("coding", "add", "dos", 4, 12, "vinculacion")
    rows = run("contrast", "--format", "json").data
    told = {(row["code"], row["verdict"]) for row in rows}
    assert told == {("vinculacion", "agree"), ("rotacion", "silent")}
    assert "Coinciden" in run("contrast").out
    assert run("contrast", "--by", "role").code == 2


def test_framework_is_written_and_listed(coded, run):
    answer = run("framework", "--set", "a1", "vinculacion", "Se conocieron")
    assert answer.out == "Síntesis de a1 en «Vinculación» guardada.\n"
    cells = run("framework", "--cols", "etapa", "--format", "json").data
    assert [cell["state"] for cell in cells] == ["current", "empty"]
    assert len(cells[0]["codings"]) == 1
    run("coding", "add", "uno", 0, 5, "vinculacion")
    assert "desactualizada" in run("framework").out
    assert run("framework", "--set", "zz", "vinculacion", "x").code == 3
    assert run("log", "--format", "json").data[1]["action"] == "summarize"


def test_agreement(coded, run):
    text = json.loads(run("segment", "uno.txt", "--format", "json").out)["text"]
    at = text.index("La primera reunión")
    run("coding", "add", "uno", at, at + 9, "vinculacion", "--coder", "Luz")
    run("coder", "done", "uno", "--coder", "Luz")
    answer = run("agreement", "--coders", "Ana,Luz", "--format", "json")
    assert answer.code == 0
    assert [row["both"] for row in answer.data["codes"]] == [1, 0]
    assert answer.data["disagreements"][0]["with"] == ["Ana"]
    shown = run("agreement", "--coders", "Ana,Luz", "--lang", "en").out
    assert shown.index("With the code") < shown.index("All codes")
    head = run("agreement", "--coders", "Ana,Luz", "--format", "csv").out
    assert head.startswith("code,units,prevalence,both,first,second,neither,percent,")
    assert run("agreement", "--coders", "Ana").code == 2
    assert run("agreement", "--passes", "1,2", "--coder", "Ana").code == 3


def test_a_table_of_quotes(coded, run):
    rows = "id,quote,actor,etapa,factor,valence\nQ1,Muy bien,JxI,vinculacion,,facilitador\n"
    (coded / "q.csv").write_text(rows)
    answer = run("coding", "import", "--quotes", "q.csv", "--format", "json")
    assert (answer.code, answer.data["documents"], answer.data["added"]) == (0, 1, 2)
    (coded / "m.yaml").write_text("columns: {quote: quote, id: nobody}")
    wrong = run("coding", "import", "--quotes", "q.csv", "--map", "m.yaml")
    assert wrong.code == 3
    assert "nobody" in wrong.err
    for args in ((), ("a.csv", "--quotes", "q.csv"), ("a.csv", "--map", "m.yaml")):
        assert run("coding", "import", *args).code == 2


def test_coverage_curve(coded, run):
    rows = run("coverage", "--curve", "--format", "json").data
    assert [(r["actor"], r["n"], r["codes"]) for r in rows] == [("empresa", 1, 2.0)]
    assert run("coverage", "--curve", "--facet", "etapa", "-o", "c.svg").code == 0
    assert "Empresa" in (coded / "c.svg").read_text()
    assert run("coverage", "-o", "c.svg").code == 2
    head = run("coverage", "--curve", "--format", "csv").out
    assert head.startswith("actor,n,documents,codes,low,high\n")


def test_cells_of_the_book_lead_to_their_quotes_and_back(coded, run):
    from openpyxl import load_workbook

    assert run("matrix", "--rows", "etapa", "--cols", "actor", "-o", "m.xlsx").code == 0
    book = load_workbook(coded / "m.xlsx")
    linked = [c for row in book["Matriz"].iter_rows() for c in row if c.hyperlink]
    assert len(linked) == 1
    sheet, _, place = linked[0].hyperlink.location.rpartition("!")
    quoted = book[sheet.strip("'")]
    line = quoted[place].row
    assert quoted.cell(line, 1).value == "Vinculación · Empresa"
    assert quoted.cell(line + 1, 2).value == "La primera reunión"
    back = quoted.cell(line, 4).hyperlink.location
    assert back == f"'Matriz'!{linked[0].coordinate}"


def test_lone_voices_words_choices_and_balance(coded, run):
    words = "Entrevistadora: ¿Y?\nGerente: No hubo rotación alguna.\n"
    (coded / "dos.txt").write_text(words)
    run("import", "dos.txt", "--actor", "empresa")
    run("coding", "add", "dos", 4, 20, "rotacion", "--valence", "facilitador")
    asked = ("matrix", "--rows", "factor", "--cols", "actor", "--dissent")
    rows = run(*asked, "--format", "json").data
    assert [r["document"] for r in rows] == ["dos", "uno"]
    assert "contra" in run(*asked).out.lower()
    assert run(*asked, "-o", "d.docx").code == 0
    id_ = rows[0]["quote"]
    assert run("quotes", "--choose", id_, "--note", "Clara").code == 0
    table = run("quotes", "--format", "json").data
    assert [q["why"] for q in table if q["representative"]] == ["Clara"]
    voices = run("quotes", "--balance", "--format", "json").data
    assert {v["document"]: v["balance"] for v in voices} == {
        "dos": None,
        "uno": "never",
    }
    assert "nunca citada" in run("quotes", "--balance").out
    assert run("quotes", "--drop", id_).code == 0
    found = run("words", "--least", "1", "--top", "1", "--format", "json").data
    assert [r["actor"] for r in found] == ["empresa"]


def test_files_that_people_read(claimed, run):
    from docx import Document

    run("framework", "--set", "a1", "vinculacion", "Se conocieron")
    assert run("framework", "-o", "f.docx").code == 0
    (table,) = Document(str(claimed / "f.docx")).tables
    grid = [[c.text for c in row.cells] for row in table.rows]
    assert grid == [["", "Vinculación", "Acompañamiento"], ["a1", "Se conocieron", ""]]
    run("coding", "add", "uno", 0, 5, "vinculacion")
    run("coding", "add", "uno", 0, 5, "acompanamiento")
    run("framework", "-o", "f.md", "--lang", "en")
    text = (claimed / "f.md").read_text()
    assert "Se conocieron [stale]" in text
    assert "[to be written: 1 coding]" in text
    run("findings", "-o", "h.docx")
    assert len(Document(str(claimed / "h.docx")).tables) == 1
    run("coder", "done", "uno", "--coder", "Luz")
    run("coding", "add", "uno", 0, 5, "vinculacion", "--coder", "Luz")
    assert run("agreement", "--coders", "Ana,Luz", "-o", "a.docx").code == 0
    first, second = Document(str(claimed / "a.docx")).tables
    assert first.rows[0].cells[0].text == "Documento"
    assert second.rows[1].cells[0].text == "Todos los códigos"


def test_a_frames_missing_valence_is_none(coded):
    import qualcode

    with qualcode.open_study(coded) as study:
        rows = study.codings()[["document", "start", "end", "code", "valence"]]
        made = study.code_many(rows.to_dict("records"), coder="Luz")
    assert len(made) == 2
