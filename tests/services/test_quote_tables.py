"""A table of quotes becomes interviews, letter for letter, with their codings."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from qualcode.analysis import matrix, quotes
from qualcode.errors import QualcodeError
from qualcode.services.quote_tables import import_quotes
from qualcode.services.safety import doctor
from qualcode.services.study import init_study

MAP = Path(__file__).with_name("quotes_map.yaml")
TABLE = """\
id,quote,attribution,actor,role,etapa,factor,valence,note
Q1,"Nos costó,  al principio",entrevista directora,OCA,directora,Inicio,tiempo,obstaculizador,x
Q2,«Bien» dijo,,residencia,,cierre,,facilitador,
Q3,Otra cosa,,residencia,,otra,confianza,,
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "citas.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def told(study):
    return {
        (q["document"], q["code"], q["valence"], q["text"])
        for q in quotes(study.data())
    }


def test_without_a_map_the_columns_say_what_they_are(study, table):
    found = import_quotes(study, table, coder="Ana")
    assert (found["documents"], found["added"]) == (3, 5)
    assert [(p["code"], p["line"]) for p in found["problems"]] == [
        ("quote-value-unknown", 4)
    ]
    # Q2 has a valence that no code of it can carry: the factor's root carries it.
    assert told(study) == {
        ("Q1", "inicio", None, "Nos costó,  al principio"),
        ("Q1", "tiempo", "obstaculizador", "Nos costó,  al principio"),
        ("Q2", "cierre", None, "«Bien» dijo"),
        ("Q2", "factor", "facilitador", "«Bien» dijo"),
        ("Q3", "confianza", None, "Otra cosa"),
    }
    row = next(q for q in quotes(study.data()) if q["document"] == "Q1")
    assert row["attribution"] == "entrevista directora"
    assert (row["participant"], row["role"]) == ("Q1-1", "directora")
    assert doctor(study.folder)["ok"]


def test_twice_is_unchanged_and_another_text_is_told(study, table):
    import_quotes(study, table, coder="Ana")
    again = import_quotes(study, table, coder="Ana")
    assert (again["documents"], again["added"], again["unchanged"]) == (0, 0, 5)
    table.write_text(TABLE.replace("Otra cosa", "Otra"), encoding="utf-8")
    third = import_quotes(study, table, coder="Ana")
    assert "quote-document-taken" in [p["code"] for p in third["problems"]]
    kept = sorted(p.name for p in (study.where.transcripts / "quotes").iterdir())
    assert kept == ["citas-2.csv", "citas.csv"]
    assert doctor(study.folder)["ok"]


def test_one_undo_takes_all_codings_back(study, table):
    from qualcode.services.history import undo

    import_quotes(study, table, coder="Ana")
    undo(study, coder="Ana")
    assert told(study) == set()


@pytest.mark.parametrize(
    ("map_", "code"),
    [
        ("columns: {quote: quote, nada: id}", "quote-map-invalid"),
        ("columns: {quote: quote, etapa: {facet: nada}}", "quote-map-invalid"),
        ("columns: {quote: quote, id: who}", "quote-map-invalid"),
        ("columns: {quote: quote, id: quote}", "quote-map-invalid"),
        ("columns: {quote: quote}\nvalues: {etapa: x}", "quote-map-invalid"),
        ("columns: {id: id}", "quote-map-quote"),
        ("- x", "quote-map-invalid"),
        ("columns: {", "study-yaml-invalid"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(study, table, tmp_path, map_, code):
    path = tmp_path / "map.yaml"
    path.write_text(map_, encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        import_quotes(study, table, path, coder="Ana")
    assert (caught.value.code, caught.value.exit_code) == (code, 3)
    assert told(study) == set()


def test_wrong_rows_are_told_and_a_table_without_a_sound_one_is_refused(
    study, tmp_path
):
    path = tmp_path / "c.csv"
    path.write_text("id,quote,actor\na,,OCA\nb,Sí,nadie\nc,Sí,oca\n", encoding="utf-8")
    found = import_quotes(study, path, coder="Ana")
    assert [(p["code"], p["line"]) for p in found["problems"]] == [
        ("quote-empty", 2),
        ("actor-unknown", 3),
    ]
    assert {d.document: d.actor for d in study.data().documents}["c"] == "OCA"
    path.write_text("id,quote,actor\na,,OCA\n", encoding="utf-8")
    with pytest.raises(QualcodeError) as caught:
        import_quotes(study, path, coder="Ana")
    assert caught.value.code == "quotes-unusable"


@pytest.mark.shared
def test_the_shared_table_counts_as_its_own_columns_do(tmp_path, shared):
    table = shared / "seed" / "quotes.csv"
    book = Path(__file__).parents[2] / "codebooks" / "juntos-por-la-infancia.yaml"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines(True)))
    stages = {"general": "aspectos-generales"}
    with init_study(tmp_path / "s", title="S", language="es", codebook=book) as study:
        found = import_quotes(study, table, MAP, coder="Ana")
        assert (found["documents"], found["problems"]) == (len(rows), [])
        data = study.data()
    for valence in ("facilitador", "obstaculizador", "neutral"):
        expected = Counter(
            (stages.get(r["stage"], r["stage"]), r["actor_type"])
            for r in rows
            if r["valence"] == valence
        )
        named = valence.replace("neutral", "neutro")
        cells = matrix(data, "etapa", "actor", valence=named)["cells"]
        counted = {(c["row"], c["col"]): c["value"] for c in cells if c["value"]}
        assert counted == dict(expected)
    printed = {r["id"]: (r["quote"], r["attribution"]) for r in rows}
    said = quotes(data)
    assert {q["document"]: (q["text"], q["attribution"]) for q in said} == printed
    assert {q["document"]: q["role"] for q in said} == {
        r["id"]: r["role"] for r in rows
    }
