"""Summaries: current until a coding of their cell is made, changed or retracted."""

import random

import pytest

from qualcode.analysis import framework
from qualcode.errors import QualcodeError
from qualcode.services import coding, history, suggesting
from qualcode.services.importing import import_files
from qualcode.services.reviewing import accept
from qualcode.services.summaries import summarize
from qualcode.store import rows, writes

TEXT = "Ana: Fue lento y difícil.\nLuz: La confianza llegó.\nAna: Nos faltó tiempo.\n"
CODES = ("inicio", "cierre", "confianza", "tiempo")
CASES = {"uno": ("a",), "dos": ("a", "b"), "tres": ("c",)}


@pytest.fixture
def grid(study, tmp_path):
    """Three interviews, of case a, of a and b, of c; every cell written."""
    for slug, cases in CASES.items():
        path = tmp_path / f"{slug}.txt"
        path.write_text(f"{TEXT}Ana: Soy {slug}.\n", encoding="utf-8")
        import_files(study, [path], actor="OCA", case="|".join(cases), coder="Ana")
    for case in "abc":
        for code in CODES:
            cell = write(study, case, code)
            assert cell["state"] == "current"
    return study


def write(study, case, code, text="Algo"):
    return summarize(study, case, code, text, coder="Ana")


def states(study):
    data = study.data()
    return {
        (cell["row"], cell["col"]): cell["state"]
        for facet in ("etapa", "factor")
        for cell in framework(data, "case", facet)
    }


def stale(study):
    return {cell for cell, state in states(study).items() if state == "stale"}


@pytest.mark.parametrize("seed", range(4))
def test_mutations_mark_exactly_the_cells_they_touch(grid, seed):
    """Twenty acts, and after each what the acts so far should have marked."""
    dice = random.Random(seed)
    standing, expected, done = {}, set(), []
    for n in range(20):
        act = dice.choice(("add", "add", "add", "remove", "write", "undo", "redo"))
        touched = set()
        if act == "add":
            slug, code = dice.choice([*CASES]), dice.choice(CODES)
            row = coding.add(grid, slug, 0, 4 + n, code, coder="Ana")
            standing[row["id"]] = (slug, code)
            touched, done = {(slug, code)}, [(row["id"], slug, code, True)]
        elif act == "remove" and standing:
            id_ = dice.choice(sorted(standing))
            coding.remove(grid, [id_], coder="Luz")
            slug, code = standing.pop(id_)
            touched, done = {(slug, code)}, [(id_, slug, code, False)]
        elif act == "write":
            case, code = dice.choice("abc"), dice.choice(CODES)
            write(grid, case, code, f"Texto {n}")
            expected.discard((case, code))
            done = []
        elif act in ("undo", "redo") and done:
            history.undo(grid, redo=act == "redo", coder="Ana") if act == "undo" else (
                history.undo(grid, coder="Ana"),
                history.undo(grid, redo=True, coder="Ana"),
            )
            id_, slug, code, added = done.pop()
            touched = {(slug, code)}
            stands = added if act == "redo" else not added
            if stands:
                standing[id_] = (slug, code)
            else:
                standing.pop(id_, None)
        expected |= {(case, code) for slug, code in touched for case in CASES[slug]}
        assert stale(grid) == expected, (n, act)


def test_a_parent_is_stale_with_what_lies_below_it(grid):
    folder = grid.where.codebooks / "prueba.yaml"
    text = folder.read_text().replace(
        "      - id: tiempo\n        name: Tiempo\n",
        "      - id: tiempo\n        name: Tiempo\n        codes:\n"
        "          - {id: plazos, name: Plazos}\n",
    )
    folder.write_text(text)
    from qualcode.services.study import open_study

    with open_study(grid.folder) as again:
        assert stale(again) == set()
        coding.add(again, "tres", 0, 4, "plazos", coder="Ana")
        assert stale(again) == {("c", "tiempo")}


def test_a_changed_coding_marks_where_it_was_and_where_it_is(grid):
    row = coding.add(grid, "tres", 0, 4, "inicio", coder="Ana")
    write(grid, "c", "inicio")
    before = {**coding.facts(rows_of(grid, row["id"]))}
    with grid.database.write() as connection:
        writes.change_coding(connection, row["id"], {"code": "cierre"})
        after = {**before, "code": "cierre"}
        writes.event(
            connection, "b", "Ana", "coding-change", "coding", row["id"],
            before=before, after=after,
        )  # fmt: skip
    assert stale(grid) == {("c", "inicio"), ("c", "cierre")}


def rows_of(study, id_):
    with study.database.read() as connection:
        return rows.coding(connection, study.codebook(), id_)


def test_an_accepted_suggestion_marks_its_cell_and_a_proposal_does_not(grid):
    data = grid.data()
    segment = data.segments["tres"][0]
    offer = {
        "codebook": "prueba",
        "model": {"name": "blend", "version": "1", "trained_on": 1},
        "segments": [
            {
                "segment": segment.segment,
                "start": segment.start,
                "end": segment.end,
                "abstained": False,
                "text": "x",
                "suggestions": [
                    {
                        "code": "inicio",
                        "probability": 0.9,
                        "proposed": True,
                        "valence": None,
                        "reasons": [],
                        "example": None,
                    }
                ],
            }
        ],
    }
    suggesting.keep(grid, "tres", offer, "Ana")
    assert stale(grid) == set()
    with grid.database.read() as connection:
        (waiting,) = rows.suggestions(connection)
    accept(grid, waiting.id, coder="Ana")
    assert stale(grid) == {("c", "inicio")}


def test_codings_that_a_register_brings_into_the_cell_mark_it(grid):
    coding.add(grid, "uno", 0, 4, "inicio", coder="Ana")
    for case in "ab":
        write(grid, case, "inicio")
    assert stale(grid) == set()
    path = grid.where.transcripts / "documents.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(",OCA,a,", ",OCA,b,"), encoding="utf-8-sig")
    assert stale(grid) == {("a", "inicio"), ("b", "inicio")}


def test_writing_undo_and_redo(grid):
    write(grid, "a", "inicio", "Segundo")
    assert cell(grid, "a", "inicio")["summary"] == "Segundo"
    history.undo(grid, coder="Ana")
    assert cell(grid, "a", "inicio")["summary"] == "Algo"
    history.undo(grid, redo=True, coder="Ana")
    assert cell(grid, "a", "inicio")["summary"] == "Segundo"
    blank = write(grid, "a", "inicio", "  ")
    assert (blank["state"], blank["summary"], blank["coder"]) == ("empty", "", None)
    history.undo(grid, coder="Ana")
    assert cell(grid, "a", "inicio")["summary"] == "Segundo"
    assert write(grid, "a", "inicio", "x")["coder"] == "Ana"


def cell(study, case, code):
    found = framework(study.data(), "case", "etapa")
    return next(c for c in found if (c["row"], c["col"]) == (case, code))


def test_another_persons_text_is_not_overwritten_unseen(grid):
    seen = cell(grid, "a", "inicio")["written"]
    summarize(grid, "a", "inicio", "De Luz", coder="Luz")
    for text in (seen, ""):
        with pytest.raises(QualcodeError) as caught:
            summarize(grid, "a", "inicio", "De Ana", coder="Ana", seen=text)
        assert caught.value.code == "summary-changed"
    now = cell(grid, "a", "inicio")["written"]
    told = summarize(grid, "a", "inicio", "De ambas", coder="Ana", seen=now)
    assert told["summary"] == "De ambas"


def test_the_log_holds_no_words(grid):
    write(grid, "a", "inicio", "palabras muy propias")
    assert "palabras" not in str(history.log(grid))


@pytest.mark.parametrize(
    ("row", "col", "cols", "code"),
    [
        ("zzz", "inicio", None, "summary-row-unknown"),
        ("a", "nada", None, "code-unknown"),
        ("a", "inicio", "factor", "summary-col-outside"),
        ("a", "etapa", None, "summary-col-outside"),
    ],
)
def test_what_is_not_in_the_grid_is_refused(grid, row, col, cols, code):
    with pytest.raises(QualcodeError) as caught:
        summarize(grid, row, col, "x", coder="Ana", cols=cols)
    assert caught.value.code == code


def test_rows_are_cases_or_documents_and_columns_codes(grid):
    data = grid.data()
    assert {c["row"] for c in framework(data, "document")} == {*CASES, "directora-1"}
    assert {c["col"] for c in framework(data)} == {"inicio", "cierre"}
    for rows_, cols in (("role", "etapa"), ("case", "actor")):
        with pytest.raises(QualcodeError) as caught:
            framework(data, rows_, cols)
        assert caught.value.exit_code == 2
