"""Named cases of the matrix: each sign once where it is due, once where it is not."""

import pytest
from analysis_builders import VALENCES, book, interview, study

from qualcode.analysis import matrix
from qualcode.errors import QualcodeError
from qualcode.model import Case, Code, Codebook, Coverage, Facet, StudyConfig

ASKS = ("E", "interviewer", "¿Cómo fue la primera reunión?")
PLUS, MINUS = "facilitador", "obstaculizador"


def cell(result, row, col):
    return next(c for c in result["cells"] if (c["row"], c["col"]) == (row, col))


def asked(slug, actor, answer="algo"):
    return (slug, actor, [ASKS, ("P", "participant", answer)])


def zeros(**states):
    names = ("absent", "not_asked", "not_applicable", "not_coded")
    return {name: states.get(name, 0) for name in names}


def four_zeros(**more):
    documents = [
        asked("a-absent", "JxI"),
        interview("b-not-asked", "JxI", "algo"),
        asked("c-not-applicable", "JxI"),
        asked("d-not-coded", "JxI"),
        asked("e-voiced", "JxI"),
        asked("f-all-voiced", "OCA"),
    ]
    done = frozenset((d[0], "Ana") for d in documents if d[0] != "d-not-coded")
    return study(
        documents=documents,
        codings=[
            ("e-voiced", 2, "reunion", None),
            ("f-all-voiced", 2, "reunion", None),
        ],
        coverage=(Coverage("c-not-applicable", "reunion", "not-applicable", "Ana"),),
        done=done,
        **more,
    )


def test_each_silent_document_has_its_own_zero():
    found = matrix(four_zeros(), "inicio", "actor")
    silent = cell(found, "reunion", "JxI")
    assert silent["zeros"] == zeros(
        absent=1, not_asked=1, not_applicable=1, not_coded=1
    )
    assert (silent["documents"], silent["asked"], silent["eligible"]) == (1, 2, 4)
    spoken = cell(found, "reunion", "OCA")
    assert spoken["zeros"] == zeros()
    assert (spoken["documents"], spoken["asked"], spoken["eligible"]) == (1, 1, 1)


def test_not_applicable_goes_before_not_coded():
    data = study(
        documents=[asked("a", "JxI")],
        coverage=(Coverage("a", "reunion", "not-applicable", "Ana"),),
        done=frozenset(),
    )
    found = cell(matrix(data, "inicio", "actor"), "reunion", "JxI")
    assert found["zeros"] == zeros(not_applicable=1)


def test_removing_a_guide_link_changes_only_cells_of_its_code():
    linked = four_zeros(codebook=_two_questions("¿Cómo fue la primera reunión?"))
    cut = four_zeros(codebook=_two_questions())
    before = matrix(linked, "inicio", "actor")["cells"]
    after = matrix(cut, "inicio", "actor")["cells"]
    changed = [a for a, b in zip(before, after, strict=True) if a != b]
    assert [(c["row"], c["col"]) for c in changed] == [("reunion", "JxI")]
    assert cell({"cells": after}, "reunion", "JxI")["zeros"] == zeros(
        not_asked=2, not_applicable=1, not_coded=1
    )


def _two_questions(*of_reunion):
    codes = (
        Code("reunion", "Reunión", questions=of_reunion),
        Code("visita", "Visita", questions=("¿Qué hicieron los voluntarios?",)),
    )
    facet = Facet("etapa", "Etapa", codes=(Code("inicio", "Inicio", codes=codes),))
    return Codebook("libro", "Libro", valences=VALENCES, facets=(facet,))


def test_without_guide_questions_every_done_document_counts_as_asked():
    data = study(
        book(questions=False),
        documents=[interview("a", "JxI", "algo"), interview("b", "JxI", "algo")],
        done=frozenset([("a", "Ana")]),
    )
    found = cell(matrix(data, "inicio", "actor"), "reunion", "JxI")
    assert found["zeros"] == zeros(absent=1, not_coded=1)


def test_what_is_not_applicable_above_is_so_below_and_the_other_way_round():
    documents = [asked("a", "JxI"), asked("b", "JxI")]
    coverage = (
        Coverage("a", "inicio", "not-applicable", "Ana"),
        Coverage("b", "reunion", "not-applicable", "Ana"),
        Coverage("b", "visita", "not-applicable", "Ana"),
    )
    data = study(documents=documents, coverage=coverage)
    found = matrix(data, "etapa", "actor", depth=2)
    for row in ("inicio", "reunion", "visita"):
        assert cell(found, row, "JxI")["zeros"]["not_applicable"] == 2
    assert cell(found, "cierre", "JxI")["zeros"]["not_applicable"] == 0


def test_a_documents_own_state_with_another_valence_is_asked_and_absent():
    data = study(
        documents=[interview("a", "JxI", "algo")], codings=[("a", 1, "equipo", MINUS)]
    )
    found = cell(matrix(data, "factor", "actor", valence=PLUS), "equipo", "JxI")
    assert found["value"] == 0
    assert found["zeros"] == zeros(absent=1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["+", "+", "-", "-"], "divided"),
        (["+"] * 6 + ["-", "-"], "divided"),
        (["+"] * 7 + ["-", "-"], "dissent"),
        (["+", "+", "-"], "dissent"),
        (["+", "-"], "dissent"),
        (["+-", "+"], "ambivalent"),
        (["+-"], "ambivalent"),
        (["+", "+", "+"], None),
        (["-"], None),
        (["0", "+"], None),
        (["", ""], None),
        (["+-", "-", "-", "+", "+"], "divided"),
    ],
)
def test_mixed(said, expected):
    of = {"+": PLUS, "-": MINUS, "0": "neutro"}
    documents = [interview(f"d{i}", "JxI", "algo") for i in range(len(said))]
    codings = [
        (f"d{i}", 1, "equipo", of[sign])
        for i, signs in enumerate(said)
        for sign in signs
    ]
    codings += [(f"d{i}", 1, "visita", None) for i in range(len(said))]
    data = study(documents=documents, codings=codings)
    for valence in (None, PLUS):
        found = matrix(data, "factor", "actor", valence=valence)
        assert cell(found, "equipo", "JxI")["mixed"] == expected
        assert cell(found, "tiempo", "JxI")["mixed"] is None
    # The stage takes its signs from what stands with it, in both kinds of cell.
    assert cell(matrix(data, "inicio", "actor"), "visita", "JxI")["mixed"] == expected
    stages = matrix(data, "inicio", "factor")
    assert cell(stages, "visita", "equipo")["mixed"] == expected


def test_single_voice_is_one_document_and_no_more():
    data = study(
        documents=[interview(x, "JxI", "algo") for x in "abc"],
        codings=[
            ("a", 1, "equipo", None),
            ("a", 1, "equipo", PLUS),
            ("b", 1, "tiempo", None),
            ("c", 1, "tiempo", None),
        ],
    )
    found = matrix(data, "factor", "actor", depth=2)
    assert cell(found, "equipo", "JxI")["single_voice"]
    assert not cell(found, "tiempo", "JxI")["single_voice"]
    assert not cell(found, "rotacion", "JxI")["single_voice"]


def test_a_parent_counts_its_descendants_and_a_root_only_itself():
    data = study(
        documents=[interview("a", "JxI", "uno"), interview("b", "JxI", "dos")],
        codings=[("a", 1, "rotacion", PLUS), ("b", 1, "factor", PLUS)],
    )
    found = matrix(data, "factor", "actor", depth=2)
    names = {item["id"]: item["name"] for item in found["rows"]["items"]}
    assert list(names) == ["factor", "equipo", "rotacion", "tiempo"]
    assert names["factor"] == "sin especificar"
    for row, value in (("factor", 1), ("equipo", 1), ("rotacion", 1), ("tiempo", 0)):
        assert cell(found, row, "JxI")["value"] == value
    unapplied = matrix(four_zeros(), "factor", "actor")
    assert [i["id"] for i in unapplied["rows"]["items"]] == ["equipo", "tiempo"]


def test_a_valence_filters_the_column_where_the_row_takes_none():
    data = study(
        documents=[interview("a", "JxI", "uno", "dos")],
        codings=[
            ("a", 1, "visita", None),
            ("a", 1, "equipo", PLUS),
            ("a", 1, "tiempo", MINUS),
        ],
    )
    found = matrix(data, "inicio", "factor", valence=PLUS)
    assert cell(found, "visita", "equipo")["value"] == 1
    assert cell(found, "visita", "tiempo")["value"] == 0
    by_actor = matrix(data, "inicio", "actor", valence=MINUS)
    assert cell(by_actor, "visita", "JxI")["value"] == 1
    neither = matrix(data, "inicio", "actor", valence="neutro")
    assert cell(neither, "visita", "JxI")["value"] == 0


def test_layers_never_meet():
    data = study(
        documents=[interview("a", "JxI", "uno")],
        codings=[("a", 1, "visita", None, "Ana"), ("a", 1, "equipo", PLUS, "Luz")],
    )
    for within in ("segment", "span", "turn", "document"):
        found = matrix(data, "inicio", "factor", within=within)
        assert cell(found, "visita", "equipo")["value"] == 0
    together = matrix(data, "coder", "factor")
    assert cell(together, "Luz", "equipo")["value"] == 1
    assert cell(together, "Ana", "equipo")["value"] == 0


def test_a_document_of_two_cases_counts_in_both_and_once_in_the_total():
    data = study(
        documents=[interview("a", "JxI", "uno", cases=("k1", "k2"))],
        codings=[("a", 1, "equipo", PLUS)],
        cases=(Case("k1", "Uno", "grande"), Case("k2", "Dos", "chica")),
    )
    found = matrix(data, "factor", "case", share="row")
    for case in ("k1", "k2"):
        here = cell(found, "equipo", case)
        assert (here["value"], here["cases"], here["share"]) == (1, 1, 1.0)
    assert found["row_totals"][0] == {"id": "equipo", "value": 1}
    assert [i["name"] for i in found["cols"]["items"]] == ["Uno", "Dos"]
    assert matrix(data, "factor", "actor", count="cases")["total"] == 2
    assert cell(matrix(data, "case", "type"), "k1", "chica")["documents"] == 0


def test_closed_lists_give_order_and_zeros():
    config = StudyConfig(
        "E", actors=("OCA", "JxI"), attributes={"zona": ("sur", "norte")}
    )
    data = study(
        config=config,
        documents=[
            interview("a", "JxI", "uno", cases=("k1",)),
            interview("b", "empresa", "uno"),
        ],
        cases=(Case("k1", attributes={"zona": "norte"}),),
    )
    found = matrix(data, "zona", "actor")
    assert [i["id"] for i in found["rows"]["items"]] == ["sur", "norte"]
    assert [i["id"] for i in found["cols"]["items"]] == ["OCA", "JxI", "empresa"]
    assert cell(found, "sur", "OCA")["eligible"] == 0


def test_shares_are_null_over_nothing():
    data = study(documents=[interview("a", "JxI", "uno")])
    for share in ("none", "row", "column", "total"):
        found = matrix(data, "factor", "actor", share=share)
        assert {c["share"] for c in found["cells"]} == {None}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"rows": "nada"}, "axis-unknown"),
        ({"codes": ["nada"]}, "filter-code-unknown"),
        ({"valence": "nada"}, "filter-valence-unknown"),
        ({"coder": "Nadie"}, "filter-coder-unknown"),
        ({"count": "nada"}, "matrix-option-unknown"),
        ({"share": "nada"}, "matrix-option-unknown"),
        ({"within": "nada"}, "matrix-option-unknown"),
        ({"depth": 0}, "depth-invalid"),
    ],
)
def test_wrong_names_are_told(more, code):
    asked_for = {"rows": "factor", "cols": "actor", **more}
    with pytest.raises(QualcodeError) as error:
        matrix(four_zeros(), **asked_for)
    assert (error.value.code, error.value.exit_code) == (code, 2)
    if code == "axis-unknown":
        assert "etapa" in error.value.hint


def test_problems_tell_what_the_matrix_cannot_show():
    data = study(
        documents=[interview("a", "JxI", "uno")], codings=[("a", 1, "perdido", None)]
    )
    codes = [p["code"] for p in matrix(data, "factor", "visita")["problems"]]
    assert codes == ["axis-empty", "codings-outside-codebook"]
    assert matrix(four_zeros(), "factor", "actor")["problems"] == []
