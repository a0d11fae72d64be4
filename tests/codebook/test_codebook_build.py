"""Codebooks built from matrices, and rebuilt over what people edited."""

from pathlib import Path

import pytest

from qualcode.codebook import build, describe, diff, parse, read
from qualcode.errors import QualcodeError

ROOT = Path(__file__).parents[2]
MATRIX = ROOT / "codebooks" / "matriz-operacionalizacion.docx"
ACTORS = ("JxI", "OCA", "residencia", "empresa")
HEADS = ["Dimensión", "Actividad", "Producto", "Actores"]


def tree(book):
    facet = book.facets[0]
    return {d.id: [a.id for a in d.codes] for d in facet.codes}


def made(path, into=None, actors=()):
    return build(path, into=into, codebook_id="libro", actors=actors)


def test_the_example_s_matrix_gives_the_fixed_ids():
    result = made(MATRIX, actors=ACTORS)
    assert (result.dimensions, result.activities) == (4, 13)
    assert result.problems == []
    example, _ = read(ROOT / "codebooks" / "juntos-por-la-infancia.yaml")
    assert tree(result.codebook) == tree(example)
    for id_, code in result.codebook.codes.items():
        assert code.name == example.codes[id_].name
        assert set(code.expected) == set(example.codes[id_].expected), id_
    line = result.codebook.codes["levantamiento-linea-base"]
    assert line.definition.count("«") == 3
    cut = result.codebook.codes["monitoreo-supervision-ejecucion"]
    assert cut.definition.count("«") == 1
    assert "seguido por JxI y supervisión" in cut.definition
    # Without the study's list the cells give the same names.
    assert made(MATRIX).codebook.codes == result.codebook.codes


def test_building_over_the_example_adds_the_record_only(tmp_path):
    source = ROOT / "codebooks" / "juntos-por-la-infancia.yaml"
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    first = build(MATRIX, into=path, codebook_id=path.stem, actors=ACTORS)
    assert first.yaml.startswith(source.read_text(encoding="utf-8"))
    assert first.changes == []
    path.write_bytes(first.yaml.encode())
    assert build(MATRIX, into=path, codebook_id=path.stem).yaml == first.yaml


def docx(path, rows, tables=None, widths=4):
    from docx import Document

    document = Document()
    for part in tables or [rows]:
        table = document.add_table(rows=len(part), cols=widths)
        for row, values in zip(table.rows, part, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    document.save(path)
    return path


def csv_file(path, rows, encoding="utf-8", delimiter=","):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


ROWS = [
    HEADS,
    ["1. Inicio", "Primera reunión", "Acta", "Equipo A1 / Hogares"],
    ["", "Segunda reunión del año", "Acuerdo; firmado", "Hogar"],
    ["2. Cierre", "Balance común", "Informe", "Equipos A1"],
]


def xlsx_file(path, rows):
    from openpyxl import Workbook

    book = Workbook()
    for row in [["Una matriz", None, None, None], *rows]:
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    book.active.merge_cells("A3:A4")
    book.save(path)
    return path


@pytest.mark.parametrize(
    "make",
    [
        lambda p: docx(p / "m.docx", ROWS),
        lambda p: xlsx_file(p / "m.xlsx", ROWS),
        lambda p: csv_file(p / "m.csv", ROWS),
        lambda p: csv_file(p / "m.csv", ROWS, "cp1252", ";"),
        lambda p: csv_file(p / "m.csv", ROWS, "utf-8-sig", "\t"),
        lambda p: csv_file(p / "m.csv", ROWS, "utf-16", ";"),
        lambda p: csv_file(p / "m.csv", ROWS[1:]),
    ],
)
def test_each_kind_of_file_gives_the_same(tmp_path, make):
    result = made(make(tmp_path))
    assert tree(result.codebook) == {
        "inicio": ["primera-reunion", "segunda-reunion-ano"],
        "cierre": ["balance-comun"],
    }
    assert result.codebook.codes["primera-reunion"].expected == ("A1", "hogar")
    assert result.codebook.codes["balance-comun"].expected == ("A1",)
    assert "«Informe»" in result.codebook.codes["balance-comun"].definition


def test_what_real_tables_have(tmp_path):
    rows = [
        ["Fase", "Actividades", "Productos", "Informantes", "Preguntas"],
        [
            "3. Acompañamient\no",
            "Visitas a terre-\nno",
            "Informe\n\nActa de\nvisita",
            "A1",
            "¿Cómo fue?\n¿Qué faltó?",
        ],
        ["", "", "Minuta", "Directores", ""],
        ["Fase", "Actividades", "Productos", "Informantes", "Preguntas"],
        ["", "Acompañamiento a terreno", "", "", ""],
        ["Generales", "Generales", "", "A1", ""],
        ["Vacía", "", "", "", ""],
    ]
    result = made(docx(tmp_path / "m.docx", rows, widths=5))
    book = result.codebook
    assert book.facets[0].name == "Fase"
    assert tree(book) == {
        "acompanamiento": ["visitas-terreno", "acompanamiento-terreno"],
        "generales": ["generales-2"],
        "vacia": [],
    }
    code = book.codes["visitas-terreno"]
    assert code.name == "Visitas a terreno"
    assert [
        p
        for p in ("«Informe»", "«Acta de visita»", "«Minuta»")
        if p not in code.definition
    ] == []
    assert code.expected == ("A1", "director")
    assert code.questions == ("¿Cómo fue?", "¿Qué faltó?")
    assert [p.code for p in result.problems] == ["matrix-no-activity"]


def test_an_actor_that_the_study_does_not_list_is_told(tmp_path):
    result = made(docx(tmp_path / "m.docx", ROWS), actors=("A1", "Casa"))
    assert [p.code for p in result.problems] == ["matrix-actor-unknown"]
    assert "hogar" in result.problems[0].message


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("m.docx", b"", "matrix-unreadable"),
        ("m.docx", b"\x89PNG\r\n", "matrix-unreadable"),
        ("m.xlsx", b"PK\x03\x04", "matrix-unreadable"),
        ("m.docx", b"\xd0\xcf\x11\xe0rest", "matrix-protected"),
        ("m.pdf", b"%PDF", "matrix-format"),
        ("m.csv", b"", "matrix-no-table"),
        ("m.csv", b"sola\n", "matrix-no-table"),
        ("m.csv", b"Dimension,Actividad\n", "matrix-empty"),
        ("m.docx", None, "file-missing"),
    ],
)
def test_what_is_no_matrix_is_refused(tmp_path, name, raw, code):
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(QualcodeError) as caught:
        made(path)
    assert (caught.value.code, caught.value.exit_code) == (code, 3)


NEW = [
    *ROWS[:3],
    ["", "Tercera reunión", "Minuta", "Hogar"],
    ["2. Cierre", "Balance común", "Informe y anexo", "Equipos A1 / Hogares"],
    ["", "Entrega final", "Libro", "A1"],
]


def edited(text):
    """Ten edits as people make them, each a (before, after) of the YAML's text."""
    edits = [
        # 1 a comment, 2 a new title in other quotes
        ("codebook: libro\n", "# Libro de Ana   (no tocar)\ncodebook: libro\n"),
        ("title: Libro de códigos de m\n", 'title:  "Nuestro libro"   # acordado\n'),
        # 3 a name, 4 keywords, 5 a definition folded by hand
        (
            "        name: Inicio\n",
            "        name: Comienzo\n        keywords: [ 'partir',  empezar ]\n",
        ),
        (
            "definition: Según la matriz, su producto es «Acta».",
            "definition: >-\n              Lo que se hizo\n              la primera vez.",
        ),
        # 6 expected emptied
        ("            expected: [hogar]\n", "            expected: []\n"),
        # 7 an id changed with `was`
        (
            "- id: segunda-reunion-ano\n",
            "- id: segunda\n            was: [segunda-reunion-ano]\n",
        ),
        # 8 valences added, 9 a facet of one's own
        (
            "facets:\n",
            "valences:\n  - {id: f,   name: F, sign: 1, key: '+'}\nfacets:\n  # nuestro eje\n  - {id: factor, name: Factor, valence: optional, codes: [{id: apuro, name: Apuro}]}\n",
        ),
        # 10 a code of one's own inside the matrix's facet, with a comment below
        (
            "      - id: cierre\n",
            "      - id: propio\n        name: Propio\n        # pendiente: definir\n      - id: cierre\n",
        ),
    ]
    for before, after in edits:
        assert text.count(before) >= 1, before
        text = text.replace(before, after, 1)
    return text, [after for _, after in edits]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ten_edits_by_hand_outlive_a_rebuild(tmp_path, newline):
    first = made(docx(tmp_path / "m.docx", ROWS))
    text, edits = edited(first.yaml)
    path = tmp_path / "libro.yaml"
    path.write_bytes(text.replace("\n", newline).encode())
    _, problems = read(path)
    assert problems == []

    again = made(docx(tmp_path / "m.docx", NEW), into=path)
    got = again.yaml.replace("\r\n", "\n")
    assert again.yaml.count("\n") == again.yaml.count(newline)
    for edit in edits:
        assert edit in got, edit
    # Every line of the file is there, in its order, but those the matrix changed.
    old = text.partition("\n# Lo que escribió")[0].splitlines()
    new = iter(got.splitlines())
    lost = []
    for line in old:
        here = list(new)
        if line in here:
            new = iter(here[here.index(line) + 1 :])
        else:
            lost.append(line.strip())
            new = iter(here)
    assert lost == [
        "expected: [A1]",
        "definition: Según la matriz, su producto es «Informe».",
    ]
    book = again.codebook
    assert [c.id for c in book.facets[1].codes[0].codes] == [
        "primera-reunion",
        "segunda",
        "tercera-reunion",
    ]
    assert [c.id for c in book.facets[1].codes] == ["inicio", "propio", "cierre"]
    assert book.codes["cierre"].codes[1].id == "entrega-final"
    assert "anexo" in book.codes["balance-comun"].definition
    told = [(c["change"], c["code"], c["field"]) for c in again.changes]
    assert ("added", "tercera-reunion", "code") in told
    assert all(describe(c) for c in again.changes)
    # A third time nothing changes.
    path.write_bytes(again.yaml.encode())
    third = made(tmp_path / "m.docx", into=path)
    assert third.yaml == again.yaml
    assert diff(again.codebook, third.codebook) == []


def test_what_was_removed_stays_out_and_what_left_stays_in(tmp_path):
    first = made(csv_file(tmp_path / "m.csv", ROWS))
    start = first.yaml.index("          - id: primera-reunion")
    end = first.yaml.index("          - id: segunda-reunion-ano")
    path = tmp_path / "libro.yaml"
    path.write_text(first.yaml[:start] + first.yaml[end:], encoding="utf-8")
    rows = [*ROWS[:3], ["2. Cierre", "Otra cosa distinta", "Nada", "A1"]]
    for _ in range(2):
        again = made(csv_file(tmp_path / "m.csv", rows), into=path)
        told = {(c["change"], c["code"]) for c in again.changes}
        assert {
            ("left-out", "primera-reunion"),
            ("not-in-matrix", "balance-comun"),
        } <= told
        assert "primera-reunion" not in again.codebook.codes
        assert {"balance-comun", "otra-cosa-distinta"} <= set(again.codebook.codes)
        path.write_text(again.yaml, encoding="utf-8")
    assert told == {("left-out", "primera-reunion"), ("not-in-matrix", "balance-comun")}


def test_an_edit_against_a_change_of_the_matrix_is_kept_and_told(tmp_path):
    first = made(csv_file(tmp_path / "m.csv", ROWS))
    path = tmp_path / "libro.yaml"
    path.write_text(first.yaml.replace("«Informe»", "«El informe»"), encoding="utf-8")
    again = made(csv_file(tmp_path / "m.csv", NEW), into=path)
    assert "«El informe»" in again.yaml
    kept = [c for c in again.changes if c["change"] == "kept"]
    assert [(c["code"], c["field"]) for c in kept] == [("balance-comun", "definition")]
    assert "anexo" in describe(kept[0])


def test_a_name_worded_anew_is_the_same_code(tmp_path):
    first = made(csv_file(tmp_path / "m.csv", ROWS))
    path = tmp_path / "libro.yaml"
    path.write_text(first.yaml, encoding="utf-8")
    rows = [[c.replace("Balance común", "El balance común") for c in r] for r in ROWS]
    again = made(csv_file(tmp_path / "m.csv", rows), into=path)
    rows = [
        [c.replace("Balance común", "Un gran balance común") for c in r] for r in ROWS
    ]
    path.write_text(again.yaml, encoding="utf-8")
    again = made(csv_file(tmp_path / "m.csv", rows), into=path)
    assert tree(again.codebook) == tree(first.codebook)
    assert again.codebook.codes["balance-comun"].name == "Un gran balance común"
    path.write_text(again.yaml, encoding="utf-8")
    assert made(tmp_path / "m.csv", into=path).yaml == again.yaml


SHAPES = {
    "starter": None,
    "empty": "codebook: libro\nfacets: []   # nada\n",
    "null": "codebook: libro\nfacets:\n",
    "flow": "{codebook: libro, facets: [{id: etapa, name: E}]}\n",
    "flow-facet": "codebook: libro\nfacets:\n  - {id: etapa, name: E, codes: []}\n",
    "flow-codes": "codebook: libro\nfacets: [{id: etapa, name: E, codes: [{id: inicio, name: I,},],},]\n",
    "no-codes": "codebook: libro\nfacets:\n- id: etapa\n  name: E\n  # fin",
    "null-codes": "codebook: libro\nfacets:\n- id: etapa\n  codes:   # aquí\n  name: E\n",
    "clash": "codebook: libro\nfacets:\n  - id: x\n    name: X\n    codes:\n      - {id: inicio, name: Otro}\n",
    "block": "codebook: libro\nfacets:\n  - id: etapa\n    name: E\n    codes:\n      - id: inicio\n        name: |\n          Inicio\n\n\n  # otro\n  - id: z\n    name: Z\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_files_of_any_shape_take_the_matrix(tmp_path, shape):
    from qualcode.codebook import starter

    text = SHAPES[shape] or starter("libro", "T")
    path = tmp_path / "libro.yaml"
    path.write_text(text, encoding="utf-8")
    old, _ = read(path)
    if not old.facets:
        with pytest.raises(QualcodeError) as caught:
            made(csv_file(tmp_path / "m.csv", ROWS), into=path)
        assert caught.value.code == "codebook-unusable"
        return
    again = made(csv_file(tmp_path / "m.csv", ROWS), into=path)
    assert {"primera-reunion", "segunda-reunion-ano", "balance-comun"} <= set(
        again.codebook.codes
    )
    assert set(old.order) <= set(again.codebook.order)
    for comment in (line for line in text.splitlines() if "#" in line):
        assert comment[comment.index("#") :] in again.yaml
    path.write_text(again.yaml, encoding="utf-8")
    assert made(tmp_path / "m.csv", into=path).yaml == again.yaml


def test_a_broken_file_is_not_built_over(tmp_path):
    path = tmp_path / "libro.yaml"
    path.write_text(
        "codebook: libro\nfacets:\n- {id: e, name: E}\n- {id: e, name: F}\n"
    )
    with pytest.raises(QualcodeError) as caught:
        made(csv_file(tmp_path / "m.csv", ROWS), into=path)
    assert caught.value.code == "codebook-unusable"
    assert caught.value.problem.line == 4


def test_every_built_file_is_sound(tmp_path):
    result = made(csv_file(tmp_path / "m.csv", ROWS))
    book, problems = parse(result.yaml, "libro.yaml")
    assert problems == []
    assert book.codes == result.codebook.codes
    assert [c["change"] for c in result.changes].count("added") == len(book.codes) + 1
