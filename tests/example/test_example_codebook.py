"""The example's codebook and the Word matrix beside it."""

import csv
import os
import re
import runpy
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from qualcode.codebook import read

ROOT = Path(__file__).parents[2]
YAML = ROOT / "codebooks" / "juntos-por-la-infancia.yaml"
MATRIX = ROOT / "codebooks" / "matriz-operacionalizacion.docx"
SHARED = Path(os.environ.get("QUALCODE_SHARED", ROOT.parent / "shared"))
ACTORS = ("JxI", "OCA", "residencia", "empresa")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# (level, id), as the rest of the example (codings, findings) cites them.
TREE = {
    "etapa": """
        diagnostico
          invitacion-organizaciones-colaboradoras
          levantamiento-linea-base
          incorporacion-residencias-proyecto
        vinculacion
          convocatoria-empresas
          vinculacion-inicial
          co-construccion-plan
        acompanamiento
          actividad-celebracion-alianza
          encuentros-anuales
          monitoreo-supervision-ejecucion
          monitoreo-mensual-residencia
          aplicacion-linea-base
          evaluacion-actualizacion-plan
        aspectos-generales
          aspectos-mejora-aprendizajes
    """,
    "factor": """
        sensibilizacion
          protocolos-induccion
          inicio-apresurado
        compromiso
          entendimiento-proyecto
        mirada-filantropica
        diagnostico-planificacion
          herramienta-autodiagnostico
        complejidad-plan
        ritmo-progresivo
        formalizacion-estructura
        difusion
        trabajo-en-red
        capacidad-tecnica
        continuidad-equipos
          desfase-central-local
          capacidad-gestion
            escasez-tiempo
        modelo-colaboracion
        comunicacion
          multiplicidad-equipos
        rol-coordinador
        rol-jxi
        cercania-territorial
        decision-gerencial
        contingencia
    """,
    "practica": """
        sensibilizacion-trabajadores
        protocolos-voluntariado
        instancia-reflexiva
        visibilizar-mejoras
        fondos-sence
        activacion-redes
        bitacora-compartida
        boletin-alianzas
    """,
}
# The printed table gives no actor to this activity.
WITHOUT_ACTORS = {"aplicacion-linea-base"}


def outline(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return [((len(line) - len(line.lstrip())) // 2 - 3, line.strip()) for line in lines]


@pytest.fixture(scope="module")
def loaded():
    return read(YAML, actors=ACTORS)


@pytest.fixture(scope="module")
def book(loaded):
    return loaded[0]


def test_it_is_read_without_a_problem(loaded):
    book, problems = loaded
    assert list(problems) == []
    assert book.id == YAML.stem
    assert (book.language, book.source) == (
        "es",
        "Tabla 1, matriz de operacionalización",
    )


def test_facets_and_valences_are_those_of_the_design(book):
    assert [(f.id, f.valence) for f in book.facets] == [
        ("etapa", "none"),
        ("factor", "optional"),
        ("practica", "none"),
    ]
    assert [(v.id, v.sign, v.key) for v in book.valences] == [
        ("facilitador", 1, "+"),
        ("obstaculizador", -1, "-"),
        ("neutro", 0, "0"),
    ]


def test_the_tree_of_ids_is_fixed(book):
    found = {f.id: [(level, c.id) for c, level in f.walk()] for f in book.facets}
    assert found == {facet: outline(text) for facet, text in TREE.items()}
    assert len(book.codes) == 51


def test_every_code_has_a_whole_entry(book):
    for code in book.codes.values():
        for part in ("name", "brief", "definition", "include", "exclude"):
            assert getattr(code, part).strip(), (code.id, part)
        assert 2 <= len(code.examples) <= 3, code.id
        assert 6 <= len(code.keywords) <= 12, code.id
        assert len(code.brief) < len(code.definition), code.id
        assert code.color is None, code.id


def test_only_stages_carry_questions_and_actors(book):
    for code_id, code in book.codes.items():
        if book.facet_of[code_id].id != "etapa":
            assert not code.questions, code_id
            assert not code.expected, code_id
            continue
        assert 1 <= len(code.questions) <= 3, code_id
        assert all(q.endswith("?") for q in code.questions), code_id
        assert bool(code.expected) is (code_id not in WITHOUT_ACTORS), code_id
        assert set(code.expected) <= set(ACTORS), code_id
        for child in code.codes:
            assert set(child.expected) <= set(code.expected), child.id


def test_no_keyword_or_text_is_common_property(book):
    words = Counter(w.casefold() for c in book.codes.values() for w in set(c.keywords))
    assert max(words.values()) <= 3
    for code in book.codes.values():
        assert len({w.casefold() for w in code.keywords}) == len(code.keywords)
    for part in ("name", "brief", "definition", "include", "exclude"):
        texts = Counter(getattr(c, part) for c in book.codes.values())
        assert texts.most_common(1)[0][1] == 1, part
    examples = Counter(e for c in book.codes.values() for e in c.examples)
    assert max(examples.values()) == 1


def test_every_reference_names_another_code(book):
    cited = 0
    for code in book.codes.values():
        text = f"{code.definition} {code.include} {code.exclude}"
        for other in re.findall(r"\[([^\]]+)\]", text):
            assert other in book.codes, (code.id, other)
            assert other != code.id
            cited += 1
    assert cited > len(book.codes) // 2


def test_lines_are_short_enough_to_edit_by_hand():
    lines = YAML.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 120


def cell_text(cell):
    return "".join(
        {"t": n.text or "", "br": "\n", "p": "¶"}.get(etree.QName(n).localname, "")
        for n in cell.iter(f"{W}t", f"{W}br", f"{W}p")
    )


def tables_of(path):
    """The tables of a Word file: rows of (text, gridSpan, vMerge) cells."""
    with zipfile.ZipFile(path) as word:
        assert word.testzip() is None
        tree = etree.fromstring(word.read("word/document.xml"))

    def cell(tc):
        span, merge = tc.find(f"{W}tcPr/{W}gridSpan"), tc.find(f"{W}tcPr/{W}vMerge")
        return (
            cell_text(tc),
            1 if span is None else int(span.get(f"{W}val")),
            None if merge is None else merge.get(f"{W}val", "continue"),
        )

    return [
        [[cell(tc) for tc in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in tree.iter(f"{W}tbl")
    ]


@pytest.fixture(scope="module")
def tables():
    return tables_of(MATRIX)


def test_the_matrix_is_what_its_generator_makes(tables, tmp_path):
    made = tmp_path / "matrix.docx"
    runpy.run_path(str(ROOT / "benchmarks" / "make_matrix.py"))["make"](made)
    assert tables_of(made) == tables


def test_the_matrix_has_what_real_matrices_have(tables):
    heads = ["¶DIMENSIÓN", "¶ACTIVIDAD", "¶PRODUCTO", "¶ACTORES"]
    assert [[text for text, *_ in table[0]] for table in tables] == [heads, heads]
    cells = [c for table in tables for row in table for c in row]
    assert ("¶3. Acompañamient\no", 1, "restart") in cells
    assert sum(span == 2 for _, span, _ in cells) == 2
    assert sum(merge == "restart" for *_, merge in cells) == 5
    assert any(text == "¶Ficha de autodiagnóstico completa¶" for text, *_ in cells)
    # The row the page cut: the second table goes on with it.
    assert [text for text, *_ in tables[1][1]][:2] == ["¶", "¶"]
    for table in tables:
        assert {sum(span for _, span, _ in row) for row in table} == {4}


def test_the_matrix_names_the_stages_of_the_codebook(book, tables):
    etapa = book.facets[0]
    dimensions, activities = [], []
    for row in (row for table in tables for row in table[1:]):
        for column, found in ((0, dimensions), (1, activities)):
            text, _, merge = row[column]
            name = re.sub(r"^\d+\. ", "", text.replace("\n", "").replace("¶", ""))
            if name and merge != "continue":
                found.append(name)
    assert dimensions == [c.name for c in etapa.codes]
    assert activities == [a.name for c in etapa.codes for a in c.codes]


def shingles(text, n=8):
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + n]) for i in range(len(words) - n + 1)}


@pytest.mark.shared
def test_no_sentence_comes_from_the_reference_report():
    own = re.sub(r"(?m)^ *-? *name:.*$", " .", YAML.read_text(encoding="utf-8"))
    theirs: set[str] = set()
    for name in ("codebook.yaml", "findings.yaml"):
        theirs |= shingles((SHARED / "seed" / name).read_text(encoding="utf-8"))
    with (SHARED / "seed" / "quotes.csv").open(encoding="utf-8") as file:
        for row in csv.reader(file):
            for value in row:
                theirs |= shingles(value)
    assert len(theirs) > 10_000
    assert shingles(own) & theirs == set()
