"""The evaluation's tables from a study on disk, in frames and in the report."""

import shutil
from pathlib import Path

import pytest
from docx import Document

import qualcode
from qualcode.errors import QualcodeError
from qualcode.report.instruments import Grid
from qualcode.report.instruments_files import grid_figures
from qualcode.services.auditing import check
from qualcode.services.instruments import Tables
from qualcode.services.refreshing import refresh
from qualcode.services.reporting import build

ROOT = Path(__file__).parents[2]


@pytest.fixture
def evaluation(study):
    """The small study with the example's instruments and cases."""
    shutil.copytree(ROOT / "instruments", study.where.instruments)
    shutil.copyfile(
        ROOT / "transcripts" / "cases.csv", study.where.transcripts / "cases.csv"
    )
    return study


def test_the_report_has_their_chapters_and_adds_up(evaluation, tmp_path):
    path = tmp_path / "informe.docx"
    build(evaluation, path, layout=False, coder="Ana")
    document = Document(str(path))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    chapters = [
        "Teoría de cambio",
        "Muestra y trabajo de campo",
        "Caracterización de los casos",
        "Planes de trabajo",
    ]
    assert [h for h in heads if h in chapters] == chapters
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    tables = [c for c in captions if c.startswith("Tabla")]
    assert [c.split(":")[0] for c in tables] == [
        f"Tabla {n}" for n in range(1, len(tables) + 1)
    ]
    assert "Ilustración 1: Teoría de cambio" in captions
    assert len(document.inline_shapes) == 1
    told = check(evaluation, path)
    assert [p for p in told["problems"] if p["severity"] == "error"] == []
    assert told["checked"]["shares"] > 10


def test_a_study_without_instruments_has_no_such_chapter(study):
    assert Tables(study).chapters() == []


def test_frames_hold_the_rows_and_the_whole_answer(evaluation):
    opened = qualcode.open_study(evaluation.folder)
    plans = opened.tables("plans")
    assert list(plans.columns[:4]) == ["area", "standard", "needs", "planned"]
    assert plans.attrs["answer"]["base"] == {"cases": 6}
    assert set(opened.tables("attributes")["attribute"]) >= {"zona", "reuniones"}
    assert list(opened.tables("sample")["case"])[:1] == ["alianza-1"]
    assert "hypothesis" in opened.tables("theory").attrs["answer"]
    with pytest.raises(QualcodeError) as caught:
        opened.tables("otra")
    assert caught.value.exit_code == 2
    opened.close()


def test_the_examples_own_instruments_fit_it(tmp_path):
    from qualcode.services import importing
    from qualcode.services.study import open_study

    for name in ("codebooks", "transcripts", "instruments"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("study.yaml", "findings.yaml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    with open_study(tmp_path) as opened:
        importing.import_files(opened, [opened.where.transcripts], coder="Ana")
        tables = Tables(opened)
        assert tables.problems == []
        assert tables.theory()["problems"] == []
        (meetings,) = (a for a in tables.attributes() if a["attribute"] == "reuniones")
        assert meetings["evidence"] == 3
        (conflict,) = meetings["conflicts"]
        assert (conflict["case"], conflict["value"]) == ("alianza-2", "bimestral")
        for one in conflict["told"]:
            assert one["text"].endswith(("cada dos meses", "cada mes"))


def test_fieldwork_fills_the_checklist_and_is_checked(evaluation, tmp_path):
    path = tmp_path / "informe.docx"
    build(evaluation, path, layout=False, coder="Ana")
    rows = [[c.text for c in r.cells] for r in Document(str(path)).tables[-1].rows]
    told = {row[0]: row[2] for row in rows}
    assert told["10"] == "18 contactos previstos, por actor y caso"
    assert told["13"].startswith(
        "16 de 18 contactos realizados; 1 rechazó participar, 1 sin respuesta. Motivos:"
    )
    register = evaluation.where.instruments / "fieldwork.csv"
    text = register.read_text("utf-8").replace(",done,", ",unreachable,", 1)
    register.write_text(text, "utf-8")
    stale = {
        p["printed"]: p["expected"]
        for p in check(evaluation, path)["problems"]
        if p["code"] == "stale-figure"
    }
    assert stale["16"] == "15"
    assert stale["1"] == "2"


def test_the_registers_figures_are_bound_and_mended(evaluation, tmp_path):
    path = tmp_path / "informe.docx"
    build(evaluation, path, layout=False, coder="Ana")
    assert [p for p in check(evaluation, path)["problems"] if p["code"] in FALSE] == []
    register = evaluation.where.instruments / "activities.csv"
    text = register.read_text("utf-8")
    register.write_text(text.replace(",pending,", ",done,", 1), "utf-8")
    stale = {
        p["binding"]
        for p in check(evaluation, path)["problems"]
        if p["code"] == "stale-figure"
    }
    assert len(stale) >= 4  # done and pending, of the standard and in total
    updated = refresh(evaluation, path, coder="Ana")["updated"]
    assert stale <= {u["binding"] for u in updated}
    fresh = tmp_path / "nuevo.docx"
    build(evaluation, fresh, layout=False, coder="Ana")
    assert _cells(path) == _cells(fresh)


THEORY = ("Componente", "Resultado", "Objetivo", "Actividad")
FALSE = ("stale-figure", "sum", "share", "count", "cross-table")


def _cells(path):
    document = Document(str(path))
    found = [[c.text for r in t.rows for c in r.cells] for t in document.tables]
    # a theory's tables mix words and voices in a cell: they are not bound
    return [cells for cells in found if cells[0] not in THEORY]


def test_figures_of_a_table_have_names_of_their_own():
    grid = Grid(
        "Planes",
        ("N°", "Estándar", "N", "%", "%"),
        [
            (1, "Salud", 3, "30%", "1%"),
            (2, "Salud", 4, "s/i", "–"),
            (3, "", 1234, 5, 6),
        ],
        right=frozenset({0, 2, 3, 4}),
    )
    found = {(q["row"], q["col"]): text for _, _, q, text in grid_figures(grid)}
    assert found == {
        ("Salud", "N"): "3",
        ("Salud", "% (4)"): "30%",
        ("Salud", "% (5)"): "1%",
        ("Salud (2)", "N"): "4",
        ("", "N"): "1.234",
        ("", "% (4)"): "5",
        ("", "% (5)"): "6",
    }
