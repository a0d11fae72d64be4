"""What the example is there to show, found by the analysis: where it is and is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qualcode.analysis import contrast, coverage, findings, matrix, practices, quotes
from qualcode.model import StudyData

Cell = Callable[[str, str, str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def cell(data: StudyData) -> Cell:
    """The cell of two axes, each matrix computed once."""
    made: dict[tuple[str, str], dict[tuple[str, str], dict[str, Any]]] = {}

    def find(rows: str, cols: str, row: str, col: str) -> dict[str, Any]:
        if (rows, cols) not in made:
            found = matrix(data, rows, cols, depth=4)
            made[rows, cols] = {(c["row"], c["col"]): c for c in found["cells"]}
        return made[rows, cols][row, col]

    return find


# Reason, the cell where it shows, a cell where it must be absent.
ZEROS = [
    (
        "not_asked",
        ("etapa", "document", "levantamiento-linea-base", "residencia-2-encargada"),
        ("etapa", "document", "levantamiento-linea-base", "residencia-3-tecnico"),
    ),
    (
        "absent",
        ("etapa", "document", "vinculacion-inicial", "residencia-3-tecnico"),
        ("etapa", "document", "vinculacion-inicial", "residencia-2-encargada"),
    ),
    (
        "not_applicable",
        ("etapa", "actor", "diagnostico", "empresa"),
        ("etapa", "actor", "diagnostico", "residencia"),
    ),
    (
        "not_applicable",
        ("etapa", "document", "evaluacion-actualizacion-plan", "residencia-5-director"),
        ("etapa", "document", "evaluacion-actualizacion-plan", "residencia-3-tecnico"),
    ),
    (
        "not_coded",
        ("etapa", "document", "acompanamiento", "residencia-5-encargada"),
        ("etapa", "document", "acompanamiento", "residencia-5-director"),
    ),
]


@pytest.mark.parametrize(("reason", "shows", "absent"), ZEROS)
def test_each_reason_of_a_zero(
    cell: Cell, reason: str, shows: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    here, there = cell(*shows), cell(*absent)
    assert here["value"] == 0
    assert here["zeros"][reason] > 0
    assert sum(here["zeros"].values()) == here["zeros"][reason]
    assert there["zeros"][reason] == 0


def test_nobody_is_asked_where_it_does_not_apply(cell: Cell) -> None:
    companies = cell("etapa", "actor", "diagnostico", "empresa")
    homes = cell("etapa", "actor", "diagnostico", "residencia")
    assert (companies["eligible"], companies["asked"]) == (0, 0)
    # Seven interviews; one was not asked and one is not coded.
    assert (homes["value"], homes["asked"], homes["eligible"]) == (5, 5, 7)


MIXED = [
    # Homes, companies and JxI tell of a good first meeting, two voices of none.
    ("divided", ("etapa", "factor", "vinculacion-inicial", "sensibilizacion")),
    # One OCA director alone found the beginning rushed.
    ("dissent", ("etapa", "actor", "vinculacion-inicial", "OCA")),
    # The form is a punishment to one directora; others hold both signs.
    ("dissent", ("factor", "actor", "herramienta-autodiagnostico", "residencia")),
    # Within the team of JxI one disagrees, and a group is one voice.
    ("ambivalent", ("factor", "actor", "herramienta-autodiagnostico", "JxI")),
    ("ambivalent", ("factor", "document", "rol-jxi", "residencia-3-tecnico")),
    ("ambivalent", ("factor", "document", "comunicacion", "residencia-3-tecnico")),
    # The negative case: everybody praises the model but one.
    ("dissent", ("etapa", "factor", "aspectos-generales", "modelo-colaboracion")),
    # Where it must be absent: all companies alike, one sign, or nobody.
    (None, ("etapa", "actor", "vinculacion-inicial", "empresa")),
    (None, ("factor", "actor", "herramienta-autodiagnostico", "OCA")),
    (None, ("factor", "document", "rol-jxi", "residencia-4-directora")),
    (None, ("factor", "actor", "ritmo-progresivo", "empresa")),
    (None, ("factor", "actor", "herramienta-autodiagnostico", "empresa")),
]


@pytest.mark.parametrize(("kind", "where"), MIXED)
def test_each_kind_of_mixed_sign(
    cell: Cell, kind: str | None, where: tuple[str, ...]
) -> None:
    assert cell(*where)["mixed"] == kind


def test_both_signs_of_two_factors_in_one_turn(data: StudyData) -> None:
    turns = data.turns["residencia-3-tecnico"]

    def signs(code: str) -> list[set[str]]:
        own = [
            c
            for c in data.codings
            if c.document == "residencia-3-tecnico" and c.code == code
        ]
        return [
            {c.valence for c in own if c.start < t.end and c.end > t.start}
            for t in turns
        ]

    for code in ("comunicacion", "rol-jxi"):
        assert {"facilitador", "obstaculizador"} in signs(code)
    assert {"facilitador", "obstaculizador"} not in signs("continuidad-equipos")


def test_the_negative_case_is_one_home(data: StudyData) -> None:
    against = quotes(data, codes=["modelo-colaboracion"], valence="obstaculizador")
    for_ = quotes(data, codes=["modelo-colaboracion"], valence="facilitador")
    assert {q["document"] for q in against} == {"residencia-6-encargada"}
    assert len({q["document"] for q in for_}) == 6


def test_single_voices(cell: Cell) -> None:
    assert cell("factor", "actor", "inicio-apresurado", "OCA")["single_voice"]
    assert cell("practica", "actor", "bitacora-compartida", "empresa")["single_voice"]
    shared = cell("practica", "actor", "sensibilizacion-trabajadores", "empresa")
    assert shared["documents"] == 2
    assert not shared["single_voice"]


def test_every_valence_is_given(data: StudyData) -> None:
    factors = [c for c in data.codings if data.codebook.takes_valence(c.code)]
    assert {c.valence for c in factors} == {"facilitador", "obstaculizador", "neutro"}
    assert not [c for c in data.codings if c not in factors and c.valence]


def test_the_only_man_directing_a_home_is_a_small_cell(data: StudyData) -> None:
    warned = {q["attribution"]: "small-cell" in q["warnings"] for q in quotes(data)}
    assert warned["(entrevista director de residencia)"]
    assert not warned["(entrevista directora de residencia)"]
    assert not warned["(entrevista encargada de alianza de residencia)"]


CLASHES = [
    # The organisation values the form, its home suffered it.
    (
        "alianza-1", "herramienta-autodiagnostico",
        ("OCA", "facilitador"), ("residencia", "obstaculizador"),
    ),
    # The company finds that they understand each other, the home has 17 mails.
    (
        "alianza-2", "comunicacion",
        ("empresa", "facilitador"), ("residencia", "obstaculizador"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("case", "code", "plus", "minus"), CLASHES)
def test_the_actors_of_an_alliance_clash(
    data: StudyData,
    case: str,
    code: str,
    plus: tuple[str, str],
    minus: tuple[str, str],
) -> None:
    (row,) = [r for r in contrast(data) if (r["case"], r["code"]) == (case, code)]
    assert row["verdict"] == "clash"
    views = {view["actor"]: view for view in row["views"]}
    for (actor, sign), (_, contrary) in ((plus, minus), (minus, plus)):
        assert sign in views[actor]["valences"]
        assert contrary not in views[actor]["valences"]


def test_no_clash_where_both_tell_the_same(data: StudyData) -> None:
    rows = {(r["case"], r["code"]): r for r in contrast(data)}
    steps = rows["alianza-2", "ritmo-progresivo"]
    assert steps["verdict"] != "clash"
    assert {"residencia", "empresa"} <= {
        v["actor"] for v in steps["views"] if v["valences"] == {"facilitador": 1}
    }
    # Of a company that was not interviewed there is no view at all.
    views = rows["alianza-6", "sensibilizacion"]["views"]
    assert {v["actor"] for v in views} == {"JxI", "OCA", "residencia"}


def test_an_interview_of_two_alliances_counts_in_both(cell: Cell) -> None:
    for case in ("alianza-4", "alianza-5"):
        assert "empresa-4-5-encargada" in {
            id_.rsplit("-", 1)[0]
            for id_ in cell("factor", "case", "continuidad-equipos", case)["quotes"]
        }
    other = cell("factor", "case", "continuidad-equipos", "alianza-3")["quotes"]
    assert not [id_ for id_ in other if id_.startswith("empresa-4-5")]


def test_what_was_asked_is_confirmed_for_every_coded_interview(
    data: StudyData,
) -> None:
    grid = {(r["document"], r["code"]): r for r in coverage(data)}
    activities = [
        c.id
        for facet in data.codebook.facets[:1]
        for c, level in facet.walk()
        if not c.codes
    ]
    for document, _ in data.done:
        for code in activities:
            assert grid[document, code]["confirmed"], (document, code)
    spontaneous = grid["empresa-3-gerente", "monitoreo-supervision-ejecucion"]
    assert spontaneous["state"] == "spontaneous"


def test_the_findings_stand_and_their_quantity_words_hold(data: StudyData) -> None:
    rows = {r["id"]: r for r in findings(data)}
    assert {r["status"] for r in rows.values()} <= {"supported", "contradicted"}
    assert not [r["id"] for r in rows.values() if r["problems"]]
    words = [q for r in rows.values() for q in r["quantity"]]
    assert {q["means"] for q in words} == {"all", "most", "some", "isolated"}
    assert all(q["ok"] for q in words)
    # One finding rests on one voice; most do not.
    alone = {"unit": "document", "id": "oca-2-director"}
    assert alone in rows["H10"]["depends_on"]
    assert not [d for d in rows["H14"]["depends_on"] if d["unit"] == "document"]
    # One finding leads to no conclusion, and that is told.
    assert [r["id"] for r in rows.values() if r["orphan"]] == ["H22"]
    # The encargada of alliance 6 may withdraw without any finding falling with her.
    gone = {"unit": "document", "id": "oca-6-encargada"}
    assert not [r["id"] for r in rows.values() if gone in r["depends_on"]]


def test_two_practices_fail_their_tests_and_one_is_open(data: StudyData) -> None:
    rows = {r["code"]: r for r in practices(data)}
    failed = {
        code: [n for n, t in r["tests"].items() if t["verdict"] == "no"]
        for code, r in rows.items()
    }
    assert "outside-design" in failed["actividad-celebracion-alianza"]
    assert failed["boletin-alianzas"] == ["originator"]
    assert not failed["protocolos-voluntariado"]
    assert [c for c, r in rows.items() if r["accepted"] is None] == [
        "bitacora-compartida"
    ]
    mentions = rows["bitacora-compartida"]["mentioned_by"]
    assert sum(m["documents"] for m in mentions) == 1
    assert rows["boletin-alianzas"]["tests"]["originator"]["evidence"]


def test_the_group_is_one_voice_of_three_people(cell: Cell, data: StudyData) -> None:
    form = cell("factor", "actor", "herramienta-autodiagnostico", "JxI")
    assert (form["documents"], form["participants"]) == (1, 2)
    people = [
        p
        for p in data.participants
        if p.document == "jxi-equipo" and p.kind == "participant"
    ]
    assert len(people) == 3
