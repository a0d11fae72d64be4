"""The actors of one case side by side."""

from dataclasses import replace

import pytest
from analysis_builders import interview, study

from qualcode.analysis import contrast
from qualcode.errors import QualcodeError
from qualcode.model import Case


def said(*codings, third=False, **more):
    documents = [
        interview("d1", "empresa", "uno", "dos", cases=("k",)),
        interview("d2", "OCA", "uno", "dos", cases=("k", "m")),
        interview("d3", "OCA", "uno", cases=("m",)),
    ]
    if third:
        documents.append(interview("d4", "JxI", "uno", cases=("k",)))
    return study(documents=documents, codings=codings, **more)


def verdicts(data, by="case"):
    return {(r["case"], r["code"]): r["verdict"] for r in contrast(data, by)}


PLUS, MINUS = "facilitador", "obstaculizador"


def test_agree_clash_and_one_silent():
    found = verdicts(
        said(
            ("d1", 1, "equipo", PLUS), ("d2", 1, "equipo", PLUS),
            ("d1", 1, "tiempo", PLUS), ("d2", 1, "tiempo", MINUS),
            ("d1", 2, "rotacion", PLUS),
        )
    )  # fmt: skip
    # A parent speaks for those below it: rotacion lies below equipo.
    assert found == {
        ("k", "equipo"): "agree",
        ("k", "rotacion"): "silent",
        ("k", "tiempo"): "clash",
    }


def test_views_count_interviews_and_hold_their_quotes():
    data = said(("d1", 1, "equipo", PLUS), ("d1", 2, "equipo", PLUS))
    row = contrast(data)[0]
    assert row["views"] == [
        {
            "actor": "empresa",
            "valences": {PLUS: 1},
            "quotes": ["c0", "c1"],
            "documents": 1,
        },
        {"actor": "OCA", "valences": {}, "quotes": [], "documents": 0},
    ]


def test_a_case_with_one_actor_has_no_row():
    assert verdicts(said(("d3", 1, "equipo", PLUS))) == {}


def test_a_clash_is_told_though_a_third_is_silent():
    found = verdicts(
        said(("d1", 1, "tiempo", PLUS), ("d2", 1, "tiempo", MINUS), third=True)
    )
    assert found == {("k", "tiempo"): "clash"}
    found = verdicts(
        said(("d1", 1, "tiempo", PLUS), ("d2", 1, "tiempo", PLUS), third=True)
    )
    assert found == {("k", "tiempo"): "silent"}


def test_a_neutral_voice_does_not_clash_and_both_signs_do():
    neutral = said(("d1", 1, "tiempo", "neutro"), ("d2", 1, "tiempo", PLUS))
    assert verdicts(neutral) == {("k", "tiempo"): "agree"}
    both = [("d1", 1, "tiempo", PLUS), ("d1", 2, "tiempo", MINUS)]
    assert verdicts(said(*both, ("d2", 1, "tiempo", "neutro"))) == {
        ("k", "tiempo"): "clash"
    }
    assert verdicts(said(*both)) == {("k", "tiempo"): "silent"}


def test_a_stage_takes_the_valences_of_its_segments():
    found = verdicts(
        said(
            ("d1", 1, "visita", None), ("d1", 1, "tiempo", PLUS),
            ("d2", 1, "visita", None), ("d2", 1, "tiempo", MINUS),
        )
    )  # fmt: skip
    assert found["k", "visita"] == found["k", "inicio"] == "clash"


def test_only_interviews_have_a_view():
    data = said(("d1", 1, "equipo", PLUS), ("d2", 1, "equipo", PLUS))
    plan = [
        replace(d, kind="plan") if d.document == "d2" else d for d in data.documents
    ]
    assert contrast(replace(data, documents=tuple(plan))) == []


def test_an_attribute_of_cases_joins_them():
    data = said(("d1", 1, "equipo", PLUS), ("d3", 1, "equipo", MINUS))
    cases = (
        Case("k", attributes={"zona": "sur"}),
        Case("m", attributes={"zona": "sur"}),
    )
    found = verdicts(replace(data, cases=cases), "zona")
    assert found == {("sur", "equipo"): "clash"}
    with pytest.raises(QualcodeError) as caught:
        contrast(data, "role")
    assert (caught.value.code, caught.value.exit_code) == ("contrast-by", 2)
