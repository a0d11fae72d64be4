"""documents, stats, search, matrix, coverage, quotes, practices."""

import csv
import io
import json

import pytest

LISTINGS = {
    "documents": ["documents"],
    "stats": ["stats"],
    "search": ["search", "rotación"],
    "matrix": ["matrix", "--rows", "factor", "--cols", "actor"],
    "coverage": ["coverage"],
    "quotes": ["quotes"],
    "practices": ["practices"],
    "codebook": ["codebook", "show"],
    "codings": ["coding", "list"],
    "coders": ["coder", "list"],
    "log": ["log"],
    "doctor": ["doctor"],
    "segment": ["segment", "uno.txt"],
}


@pytest.fixture
def whole(coded):
    (coded / "findings.yaml").write_text(
        "findings: []\n"
        "practices:\n"
        "  - code: acompanamiento\n"
        "    description: Visitar\n"
        "    contribution: Ayuda\n"
        "    tests: {spontaneous: {verdict: 'yes', why: porque sí, evidence: []}}\n"
        "    accepted: true\n",
        encoding="utf-8",
    )
    return coded


@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_in_every_format(run, whole, name):
    args = LISTINGS[name]
    table = run(*args)
    assert (table.code, table.err) == (0, "")
    assert table.out.strip()
    assert "\x1b" not in table.out
    assert run(*args, "--format", "json").data
    rows = list(csv.reader(io.StringIO(run(*args, "--format", "csv").out)))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("kind", ["xlsx", "docx", "html", "md", "csv", "json"])
def test_every_listing_to_every_file(run, whole, name, kind):
    answer = run(*LISTINGS[name], "-o", f"out.{kind}")
    assert (answer.code, answer.out) == (0, ""), answer.err
    written = whole / f"out.{kind}"
    assert written.stat().st_size > 0
    assert answer.err == f"Escrito: out.{kind}\n"
    if kind == "json":
        assert json.loads(written.read_text()) == json.loads(
            run(*LISTINGS[name], "--format", "json").out
        )


@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_speaks_english(run, whole, name):
    es, en = (run(*LISTINGS[name], "--lang", lang).out for lang in ("es", "en"))
    assert es != en


def test_stats(run, coded):
    data = run("stats", "--format", "json").data
    assert (data["documents"], data["codings"], data["coders"]) == (1, 2, 1)
    assert data["by_actor"][0]["actor"] == "empresa"


def test_search(run, coded):
    row = run("search", "ROTACION", "--format", "json").data[0]
    assert set(row) == {"document", "turn", "start", "end", "text", "before", "after"}
    assert row["text"] == "rotación"
    assert run("search", "r.taci", "--format", "json").data == []
    assert len(run("search", "r.taci", "--regex", "--format", "json").data) == 1
    assert run("search", "(", "--regex").code == 2
    assert run("search", "--", "-x").code == 0


def test_matrix(run, coded):
    data = run("matrix", "--rows", "factor", "--cols", "actor", "--format", "json").data
    cells = {(c["row"], c["col"]): c["value"] for c in data["cells"]}
    assert cells == {("comunicacion", "empresa"): 0, ("rotacion", "empresa"): 1}
    plus = ["--valence", "facilitador", "--depth", "2", "--count", "codings"]
    none = run(*LISTINGS["matrix"], *plus, "--format", "json").data
    assert [c["value"] for c in none["cells"]] == [0, 0]
    assert (none["count"], none["filters"]["valence"]) == ("codings", "facilitador")


def test_matrix_filters_by_coder_only_when_asked(run, coded, monkeypatch):
    args = [*LISTINGS["matrix"], "--count", "codings", "--format", "json"]
    monkeypatch.setenv("QUALCODE_CODER", "Eva")
    assert sum(c["value"] for c in run(*args).data["cells"]) == 1
    run("coder", "add", "Eva")
    eva = run(*args, "--coder", "Eva").data
    assert sum(c["value"] for c in eva["cells"]) == 0
    assert eva["filters"]["coder"] == "Eva"


def test_matrix_in_words_prints_unit_and_base(run, coded):
    out = run(*LISTINGS["matrix"]).out
    assert "Rotación" in out
    assert "1/1" in out
    assert "Base: 1 entrevista" in out


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_matrix_as_a_picture(run, coded, kind):
    assert run(*LISTINGS["matrix"], "-o", f"m.{kind}").code == 0
    head = (coded / f"m.{kind}").read_bytes()[:5]
    assert head in (b"\x89PNG\r", b"<?xml")


def test_matrix_of_an_unknown_axis(run, coded):
    answer = run("matrix", "--rows", "nope", "--cols", "actor", "--format", "json")
    assert (answer.code, answer.error["code"]) == (2, "axis-unknown")


def test_coverage_is_confirmed(run, coded):
    said = run("coverage", "--set", "uno", "vinculacion", "not-asked")
    assert said.out == "uno · vinculacion: no se preguntó, confirmado por Ana\n"
    rows = run("coverage", "--format", "json").data
    assert ("vinculacion", "not-asked", True) in {
        (r["code"], r["state"], r["confirmed"]) for r in rows
    }
    assert run("coverage", "--set", "uno", "vinculacion", "maybe").code == 3
    assert run("coverage", "--set", "uno", "vinculacion").code == 2


def test_quotes(run, coded):
    rows = run("quotes", "--code", "factor", "--format", "json").data
    assert [r["text"] for r in rows] == ["mucha rotación"]
    none = run("quotes", "--valence", "facilitador", "--format", "json").data
    assert none == []
    chosen = run("quotes", "--representative", "1", "--format", "json").data
    assert "typical" in {r["representative"] for r in chosen}


def test_a_register_row_for_a_file_that_is_gone_is_told(run, coded):
    (coded / "transcripts" / "uno.txt").unlink()
    answer = run("documents")
    assert answer.code == 1
    assert "uno.txt" in answer.err
    assert "uno" in answer.out
    told = json.loads(run("documents", "--format", "json").err)
    assert told["problems"][0]["hint"]
    in_json = run(*LISTINGS["matrix"], "--format", "json")
    assert in_json.code == 1
    assert in_json.data["problems"]
