"""coding, coder, codebook, log, undo, doctor."""

import csv
import io

import pytest

COLUMNS = [
    "id",
    "document",
    "start",
    "end",
    "quote",
    "code",
    "valence",
    "coder",
    "pass",
    "created",
    "origin",
]


def test_coding_add_answers_the_row(run, study):
    row = run("coding", "add", "uno", 0, 5, "comunicacion", "--format", "json").data
    assert set(row) == set(COLUMNS)
    assert (row["coder"], row["pass"], row["origin"]) == ("Ana", "1", "hand")


def test_who_and_pass(run, study):
    args = ["coding", "add", "uno", 0, 5, "comunicacion", "--format", "json"]
    row = run(*args, "--coder", "Eva", "--pass", "2").data
    assert (row["coder"], row["pass"]) == ("Eva", "2")
    before = run("--coder", "Eva", "--pass", "2", *args).data
    assert before["id"] == row["id"]
    listed = ["coding", "list", "--format", "json"]
    assert len(run(*listed, "--coder", "Eva").data) == 1
    assert run(*listed, "--coder", "Ana").data == []
    assert run(*listed, "--pass", "1").data == []


@pytest.mark.parametrize(
    ("args", "code", "error"),
    [
        (["uno", 0, 5, "comunicasion"], 3, "code-unknown"),
        (["uno", 0, 99999, "comunicacion"], 3, "span-outside"),
        (["nada", 0, 5, "comunicacion"], 3, "document-unknown"),
        (["uno", 0, 5, "comunicacion", "--valence", "x"], 3, "valence-unknown"),
        (["uno", "0,5", 5, "comunicacion"], 2, "number-invalid"),
    ],
)
def test_coding_add_refuses(run, study, args, code, error):
    answer = run("coding", "add", *args, "--format", "json")
    assert (answer.code, answer.error["code"]) == (code, error)
    assert run("coding", "list", "--format", "json").data == []


def test_coding_list_goes_out_and_comes_back(run, coded, tmp_path):
    text = run("coding", "list", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == COLUMNS
    assert [r["code"] for r in rows] == ["vinculacion", "rotacion"]
    ids = [r["id"] for r in rows]
    assert run("coding", "remove", *ids).out.startswith("2 codificaciones retiradas")
    assert run("coding", "list").err == "No hay nada que mostrar.\n"
    (tmp_path / "codings.csv").write_text(text, encoding="utf-8")
    data = run("coding", "import", "codings.csv", "--format", "json").data
    assert (data["added"], data["unchanged"], data["problems"]) == (2, 0, [])
    again = run("coding", "list", "--format", "json").data
    assert [r["id"] for r in again] == ids


def test_coding_remove_takes_the_short_ids_of_the_table(run, coded):
    shown = run("coding", "list").out.splitlines()[1].split()[0]
    assert len(shown) == 8
    assert run("coding", "remove", shown).code == 0
    assert len(run("coding", "list", "--format", "json").data) == 1
    too_short = run("coding", "remove", "", "--format", "json")
    assert (too_short.code, too_short.error["code"]) == (3, "coding-unknown")


@pytest.mark.parametrize("sign", ["-", "=", "+", "@", "'"])
def test_a_quote_that_a_spreadsheet_would_compute_comes_back(run, coded, sign):
    (coded / "dos.txt").write_text(f"A: ¿Hola?\n\nB: {sign}1 buenas tardes\n")
    assert run("import", "dos.txt", "--actor", "empresa").code in (0, 1)
    text = run("segment", "dos.txt", "--format", "json").data["text"]
    start = text.index(f"{sign}1")
    added = run("coding", "add", "dos", start, start + 9, "comunicacion")
    assert added.code == 0, added.err
    before = run("coding", "list", "--document", "dos", "--format", "json").data
    assert before[0]["quote"].startswith(f"{sign}1")
    assert run("coding", "list", "-o", "out.csv").code == 0
    ids = [r["id"] for r in run("coding", "list", "--format", "json").data]
    assert run("coding", "remove", *ids).code == 0
    back = run("coding", "import", "out.csv")
    assert (back.code, back.err) == (0, "")
    after = run("coding", "list", "--document", "dos", "--format", "json").data
    assert [r["quote"] for r in after] == [r["quote"] for r in before]


def test_coding_import_with_a_bad_row_is_exit_1(run, coded, tmp_path):
    rows = "document,start,end,quote,code,valence,coder,pass\n"
    rows += "uno,0,5,,comunicacion,,Eva,1\nuno,0,5,,nope,,Eva,1\n"
    (tmp_path / "c.csv").write_text(rows)
    answer = run("coding", "import", "c.csv")
    assert answer.code == 1
    assert "c.csv:3: " in answer.err


def test_coding_list_filters(run, coded):
    def codes(*args):
        rows = run("coding", "list", "--format", "json", *args).data
        return [r["code"] for r in rows]

    assert codes("--code", "rotacion") == ["rotacion"]
    assert codes("--document", "uno") == ["vinculacion", "rotacion"]
    assert run("coding", "list", "--document", "nada").code == 3


def test_coders(run, coded):
    added = run("coder", "add", "Eva", "--permission", "reader")
    assert (added.code, added.out) == (
        0,
        "Eva puede trabajar en el estudio (solo lee)\n",
    )
    rows = {r["coder"]: r for r in run("coder", "list", "--format", "json").data}
    assert rows["Ana"]["done"] == 1
    assert rows["Ana"]["codings"] == 2
    assert rows["Eva"]["permission"] == "reader"
    assert run("coder", "done", "uno", "--undo").code == 0
    assert run("documents", "--format", "json").data[0]["state"] == "coding"


def test_log_undo_redo(run, coded):
    rows = run("log", "--format", "json").data
    assert rows[0]["action"] == "done"
    assert len(run("log", "--limit", "2", "--format", "json").data) == 2
    assert run(
        "undo", "2"
    ).out == "Deshecho:\n  terminar entrevista: uno\n  codificar: uno " + _span(run)
    assert len(run("coding", "list", "--format", "json").data) == 1
    assert run("undo", "--redo").code == 0
    assert len(run("coding", "list", "--format", "json").data) == 2


def _span(run):
    row = next(
        r["before"] or r["after"]
        for r in run("log", "--format", "json").data
        if r["action"] == "coding-add"
    )
    return f"{row['start']} {row['end']} {row['code']}\n"


def test_log_in_words(run, coded):
    out = run("log").out
    assert "terminar entrevista" in out
    assert "traer documento" in out
    assert run("undo").code == 0
    assert "deshacer" in run("log").out


def test_nothing_to_undo(run, study):
    answer = run("undo", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "nothing-to-undo")


def test_doctor_of_a_sound_study(run, coded):
    data = run("doctor", "--format", "json").data
    assert data["ok"] is True
    assert run("doctor").code == 0
    assert "El estudio está sano" in run("doctor").out


def test_a_truncated_database_is_damage(run, coded):
    run("backup")
    (coded / "study.db").write_bytes(b"")
    for args in (["stats"], ["coding", "list"], []):
        answer = run(*args, "--format", "json")
        assert answer.code == 4
        assert answer.error["code"] == "study-damaged"
    assert run("doctor").code == 4
    assert run("doctor", "--repair").code == 0
    assert len(run("coding", "list", "--format", "json").data) == 2


def test_codebook_check(run, study):
    file = "codebooks/prueba.yaml"
    answer = run("codebook", "check", file)
    assert (answer.code, answer.err) == (0, "")
    assert "2 ejes, 4 códigos, 0 problemas" in answer.out
    text = (study / file).read_text().replace("id: rotacion", "id: comunicacion")
    (study / "malo.yaml").write_text(text)
    bad = run("codebook", "check", "malo.yaml", "--format", "json")
    assert bad.code == 1
    assert {"file", "line"} <= set(bad.data["problems"][0])
    assert "malo.yaml:" in run("codebook", "check", "malo.yaml").err
    (study / "no.yaml").write_text("a: [1\nb: }")
    assert run("codebook", "check", "no.yaml").code == 3


def test_codebook_diff_and_apply(run, study):
    text = (study / "prueba.yaml").read_text().replace("name: Rotación", "name: Relevo")
    (study / "nueva.yaml").write_text(
        text.replace("codebook: prueba", "codebook: nueva")
    )
    changed = run("codebook", "diff", "prueba.yaml", "nueva.yaml")
    assert changed.code == 0
    assert "Relevo" in changed.out
    same = run("codebook", "diff", "prueba.yaml", "prueba.yaml")
    assert same.out == "Son iguales.\n"
    applied = run("codebook", "apply", "nueva.yaml", "--format", "json").data
    assert applied["codebook"] == "nueva"
    assert run("codebook", "show", "--format", "json").data["codebook"] == "nueva"


def test_codebook_show(run, study):
    data = run("codebook", "show", "--format", "json").data
    assert [f["id"] for f in data["facets"]] == ["etapa", "factor"]
    out = run("codebook", "show").out
    assert "Acompañamiento" in out
    assert "rotacion" in run("codebook", "show", "--format", "csv").out


def test_codebook_build(run, study):
    (study / "matriz.csv").write_text(
        "Dimensión,Actividades,Producto\n"
        "Diagnóstico,Levantamiento de línea base,Ficha\n"
        ",Invitación a organizaciones,Carta\n"
        "Vinculación,Convocatoria a empresas,Lista\n",
        encoding="utf-8",
    )
    answer = run("codebook", "build", "matriz.csv", "-o", "b.yaml", "--format", "json")
    assert answer.code in (0, 1), answer.err
    assert (answer.data["dimensions"], answer.data["activities"]) == (2, 3)
    assert run("codebook", "check", "b.yaml").code == 0
    again = run("codebook", "build", "matriz.csv", "-o", "b.yaml", "--format", "json")
    assert again.data["changes"] == []
