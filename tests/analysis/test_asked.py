"""The asked grid: proposed from the guide, confirmed by people."""

from analysis_builders import VALENCES, interview, study

from qualcode.analysis import coverage
from qualcode.analysis.asked import Guide, stems
from qualcode.model import Code, Codebook, Coverage, Facet

CODES = (
    Code(
        "visita",
        "Visita",
        questions=(
            "¿Cómo se organizaron las visitas de los voluntarios del proyecto?",
        ),
        keywords=("jornada",),
    ),
    Code(
        "plan", "Plan", questions=("¿Quién elaboró el plan de trabajo del proyecto?",)
    ),
    Code("otro", "Otro"),
)
BOOK = Codebook(
    "libro", "Libro", valences=VALENCES, facets=(Facet("etapa", "Etapa", codes=CODES),)
)
GUIDE = Guide(BOOK.codes)


def test_stems_drop_accents_endings_and_empty_words():
    assert stems("¿Y cómo PARTICIPÓ la niñez?") == {"partic", "ninez"}
    assert stems("participación") == stems("participaron")


def test_a_question_is_known_again_when_put_in_other_words():
    assert GUIDE.asked_in("Las visitas de los voluntarios, ¿cómo fueron?") == ["visita"]
    assert GUIDE.asked_in("¿Y quién elaboró ese plan?") == ["plan"]


def test_words_that_all_questions_share_ask_for_nothing():
    assert GUIDE.asked_in("Cuénteme del proyecto y del trabajo") == []
    assert GUIDE.asked_in("") == []


def test_a_keyword_lowers_what_is_demanded():
    assert GUIDE.asked_in("¿Y los voluntarios de este proyecto?") == []
    with_keyword = "¿Y las jornadas de los voluntarios de este proyecto?"
    assert GUIDE.asked_in(with_keyword) == ["visita"]


def test_a_guide_without_questions_asks_nothing():
    assert Guide({"otro": CODES[2]}).asked_in("¿Quién elaboró el plan?") == []


def grid(**more):
    said = [
        ("E", "interviewer", "¿Quién elaboró el plan de trabajo?"),
        ("P", "participant", "¿Cómo se organizaron las visitas de los voluntarios?"),
        ("E", "interviewer", "Entonces, el plan de trabajo, ¿quién lo elaboró?"),
    ]
    return study(
        BOOK, documents=[("a", "JxI", said), interview("b", "OCA", "x")], **more
    )


def test_only_the_interviewer_asks():
    rows = {(r["document"], r["code"]): r for r in coverage(grid())}
    assert list(rows) == [(d, c) for d in "ab" for c in ("visita", "plan")]
    assert rows["a", "plan"]["state"] == "asked"
    assert rows["a", "plan"]["turns"] == [1, 3]
    assert rows["a", "visita"]["state"] == "not-asked"
    assert not any(r["confirmed"] for r in rows.values())


def test_voiced_unasked_is_spontaneous():
    rows = coverage(grid(codings=[("b", 1, "visita", None), ("a", 2, "plan", None)]))
    states = {(r["document"], r["code"]): r["state"] for r in rows}
    assert states["b", "visita"] == "spontaneous"
    assert states["b", "plan"] == "not-asked"
    assert states["a", "plan"] == "asked"


def test_what_a_person_confirmed_wins():
    rows = coverage(
        grid(
            coverage=(
                Coverage("a", "plan", "asked", "Ana"),
                Coverage("a", "plan", "not-asked", "Luz"),
                Coverage("b", "otro", "not-applicable", "Ana"),
            )
        )
    )
    found = {(r["document"], r["code"]): r for r in rows if r["confirmed"]}
    assert list(found) == [("a", "plan"), ("b", "otro")]
    assert found["a", "plan"]["state"] == "not-asked"
    assert found["a", "plan"]["turns"] == [1, 3]
    assert found["b", "otro"]["state"] == "not-applicable"
