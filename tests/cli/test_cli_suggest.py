"""suggest and review: what the machine proposes, and what a person decides."""

import json

import pytest

TEXT = "¿Cómo fue?\nLa primera reunión fue buena.\nNada."


def proposed(code, name, probability, valence, term):
    start = TEXT.index(term)
    return {
        "code": code,
        "name": name,
        "facet": "etapa",
        "probability": probability,
        "valence": valence,
        "reasons": [
            {"term": term, "weight": 0.5, "start": start, "end": start + len(term)},
            {"term": term, "weight": 0.2, "start": start, "end": start + len(term)},
        ],
        "example": {"document": "dos", "text": "otra reunión"},
    }


ANSWER = {
    "document": {"title": "entrevista"},
    "codebook": "prueba",
    "model": {"name": "blend", "version": "1", "trained_on": 1},
    "text": TEXT,
    "segments": [
        {
            "segment": 2,
            "start": 11,
            "end": 40,
            "speaker": "Encargada",
            "text": TEXT[11:40],
            "abstained": False,
            "suggestions": [
                proposed(
                    "vinculacion",
                    "Vinculación",
                    0.714,
                    {"id": "facilitador", "probability": 0.9},
                    "primera reunión",
                ),
                proposed("rotacion", "Rotación", 0.1, None, "buena"),
            ],
        },
        {
            "segment": 3,
            "start": 41,
            "end": 46,
            "speaker": None,
            "text": TEXT[41:46],
            "abstained": True,
            "suggestions": [],
        },
    ],
}


@pytest.fixture
def engine(monkeypatch):
    """An engine that answers ANSWER, and what it was asked."""
    asked = {}

    def suggest_files(paths, **given):
        asked.update(given, paths=paths)
        return [
            {"file": str(p), "problems": [PROBLEM]} if "no" in p.name else ANSWER
            for p in paths
        ]

    monkeypatch.setattr("qualcode.services.suggesting.suggest_files", suggest_files)
    return asked


PROBLEM = {
    "code": "x",
    "message": "Falta no.txt.",
    "hint": "Ponerlo.",
    "file": "no.txt",
}


def test_suggest_without_a_study_is_a_table_a_person_can_read(run, engine):
    answer = run("suggest", "e.txt", "--top", "2")
    assert (answer.code, answer.err) == (0, "")
    assert engine["study"] is None
    assert engine["top"] == 2
    out = answer.out
    for piece in (
        "entrevista",
        "aprendido de 1 codificación",
        "La primera reunión",
        " 71% Vinculación · facilitador",
        "primera reunión",
        "sin sugerencia",
        "nada quedó codificado",
    ):
        assert piece in out.replace("\n", " "), piece
    assert max(map(len, out.splitlines())) <= 120


def test_suggest_as_json(run, engine):
    assert run("suggest", "e.txt", "--format", "json").data == ANSWER
    several = run("suggest", "e.txt", "f.txt", "--format", "json").data
    assert several == [ANSWER, ANSWER]


def test_suggest_as_csv_has_a_row_per_suggestion(run, engine):
    rows = run("suggest", "e.txt", "--format", "csv").out.splitlines()
    assert len(rows) == 4
    assert rows[1].count("primera reunión") == 1 + 1  # the text, and the reason once


def test_one_bad_file_is_told_and_hides_nothing(run, engine):
    answer = run("suggest", "no.txt", "e.txt")
    assert answer.code == 1
    assert "Vinculación" in answer.out
    assert "Falta no.txt." in answer.err
    assert run("suggest", "no.txt", "e.txt", "--format", "json").code == 1


def test_inside_a_study_it_gets_the_study(run, study, engine):
    run("suggest", "uno.txt", "--save")
    assert engine["study"].folder == study
    assert (engine["save"], engine["coder"]) == (True, "Ana")


def test_a_study_that_was_named_must_be_there(run, engine):
    answer = run("suggest", "e.txt", "--study", "nowhere", "--format", "json")
    assert (answer.code, answer.error["code"]) == (3, "no-study")


def review(run, keys, *args):
    return run("review", "--format", "json", *args, input=keys)


def codings(run):
    rows = run("coding", "list", "--format", "json").data
    return [r for r in rows if r["origin"].startswith("suggestion:")]


def test_review_accepts_rejects_and_skips(run, waiting):
    answer = review(run, "a\nr\ns\n")
    assert answer.code == 0
    assert answer.data == {
        "accepted": 1,
        "rejected": 1,
        "changed": 0,
        "skipped": 1,
        "left": 1,
    }
    assert [(r["code"], r["coder"]) for r in codings(run)] == [("vinculacion", "Ana")]
    assert review(run, "").data["left"] == 1


def test_review_shows_passage_context_reasons_and_example(run, waiting):
    shown = review(run, "q\n").err
    assert "[1/3] uno" in shown
    assert "  > La primera reunión fue buena" in shown
    assert "… ¿Cómo fue la primera reunión?" in shown
    assert "Vinculación (vinculacion, Etapa) 60%" in shown
    assert "Codificado antes en dos: «otra reunión»" in shown
    assert "a aceptar · r rechazar" in shown


def test_review_changes_code_and_valence(run, waiting):
    answer = review(run, "c comunicacion facilitador\nq\n", "--coder", "Eva")
    assert (answer.data["changed"], answer.data["left"]) == (1, 2)
    row = codings(run)[0]
    assert (row["code"], row["valence"], row["coder"]) == (
        "comunicacion",
        "facilitador",
        "Eva",
    )


def test_review_asks_again_after_a_mistake(run, waiting):
    answer = review(run, "z\n\nc nope\nc\nc rotacion mala\na\n")
    assert answer.code == 0
    assert (answer.data["accepted"], answer.data["left"]) == (1, 2)
    assert "El código «nope»" in answer.err
    assert "«mala» no es una valencia" in answer.err


def test_review_ends_with_the_input_and_keeps_what_was_decided(run, waiting):
    assert review(run, "a").data["accepted"] == 1
    assert len(codings(run)) == 1


def test_review_in_the_documents_order(run, waiting):
    by_order = review(run, "q\n", "--order", "document").err
    assert "[1/3] uno · 2" in by_order
    for name in ("uno", "transcripts/uno.txt"):
        assert review(run, "q\n", "--document", name).data["left"] == 3
    assert review(run, "q\n", "--document", "nada").error["code"] == "document-unknown"


def test_review_with_nothing_waiting(run, coded):
    answer = run("review", input="a\n")
    assert answer.code == 0
    assert "No hay sugerencias por revisar" in answer.out


def test_review_is_in_the_log_and_undone(run, waiting):
    review(run, "a\nq\n")
    actions = {r["action"] for r in run("log", "--format", "json").data}
    assert {"suggestion-accept", "coding-add"} <= actions
    assert run("undo").code == 0
    assert codings(run) == []
    assert json.loads(review(run, "").out)["left"] == 3


def test_evaluate_needs_two_transcripts_and_gives_every_format(coded, run):
    answer = run("evaluate", "--lang", "en")
    assert answer.code == 3
    assert "1 coded transcript" in answer.err
    words = "\n".join(
        f"Entrevistadora: ¿Y {i}?\nGerente: La primera reunión {i} fue mala."
        for i in range(9)
    )
    (coded / "dos.txt").write_text(words)
    assert run("import", "dos.txt", "--actor", "OCA").code == 0
    at = words.index("La primera")
    assert run("coding", "add", "dos", 14, 30, "vinculacion").code == 0
    assert at > 0
    data = run("evaluate", "--format", "json").data
    assert data["documents"] == 2
    assert data["facets"][0]["facet"] == "etapa"
    assert "Macro-F1" in run("evaluate").out
    head = run("evaluate", "--format", "csv").out
    assert head.startswith("facet,code,n,precision,recall,f1,threshold\n")
    for extension in ("png", "html", "xlsx"):
        path = coded / f"e.{extension}"
        assert run("evaluate", "-o", path).code == 0
        assert path.stat().st_size > 1000
