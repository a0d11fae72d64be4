"""A theory of change: its rules, its evidence, its picture."""

from pathlib import Path

import pytest
from instrument_builders import BOOK, coded, make_study
from lxml import etree

from qualcode.errors import QualcodeError
from qualcode.instruments.theorising import theory
from qualcode.instruments.theory_reading import read_theory
from qualcode.report.theory_picture import write_picture

SOUND = """\
title: Prueba
purpose: Mejorar la vida
validated:
  - {by: Equipo, date: 2020-01-15}
nodes:
  - {id: n, kind: need, text: Falta apoyo}
  - {id: a, kind: activity, text: Visitar la casa, codes: [visita]}
  - {id: p, kind: product, text: Plan acordado, indicators: [{text: Planes, type: producto, measured: false}]}
  - {id: r, kind: intermediate, text: Confianza, areas: [A], judgement: Emergente, codes: [ficha]}
  - {id: r2, kind: intermediate, text: Redes}
  - {id: f, kind: final, text: Vida mejor, answers: [n]}
  - {id: s, kind: assumption, text: Hay tiempo, on: [a, p]}
links:
  - {from: n, to: a}
  - {from: a, to: p}
  - {from: p, to: r}
  - {from: r, to: r2}
  - {from: r2, to: f}
objectives:
  - {id: O1, text: Uno, codes: [diagnostico]}
  - {id: O2, text: Dos, nodes: [p]}
"""
STUDY = coded(
    ("d1", "interview", "visita"),
    ("d1", "interview", "ficha"),
    ("d2", "", "visita"),
    ("diseño", "design", "visita"),
)
PLAN = {"summary": [{"area": "A", "planned": 3, "done": 1, "compliance": 1 / 3}]}


def read(text, **more):
    model, problems = read_theory(text, "theory.yaml")
    study = make_study(codebook=BOOK, **STUDY)
    return theory(study, model, problems=problems, **more)


def test_a_sound_theory_has_no_problems_and_its_evidence():
    answer = read(SOUND, plan=PLAN)
    assert answer["problems"] == []
    assert answer["links"][0] == {"from": "n", "to": "a"}
    by_id = {n["id"]: n for n in answer["nodes"]}
    assert (by_id["a"]["documents"], by_id["a"]["codings"]) == (2, 2)
    assert answer["validated"] == [{"by": "Equipo", "date": "2020-01-15"}]
    first = answer["joint"][0]
    assert (first["node"], first["judgement"], first["plan"]) == (
        "r",
        "Emergente",
        PLAN["summary"],
    )
    assert answer["unanswered"] == ["O2"]
    assert answer["practice"][0] | {"practice": 0, "design": 0} == {
        "activity": "Visitar la casa",
        "codes": ["visita"],
        "design": 0,
        "documents": 2,
        "practice": 0,
        "verdict": "both",
    }
    assert answer["unmeasured"] == [{"node": "p", "text": "Planes", "type": "producto"}]


def test_the_hypothesis_joins_the_chain_in_one_sentence():
    said = read(SOUND)["hypothesis"]
    parts = ("visitar la casa", "plan acordado", "confianza y redes", "vida mejor")
    places = [said.index(part) for part in (*parts, "mejorar la vida")]
    assert places == sorted(places)
    assert "(falta)" in read("title: x\nnodes: []\n")["hypothesis"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("{from: a, to: p}", "{from: a, to: zz}", "theory-link-unknown", 15),
        ("{from: p, to: r}", "{from: r, to: p}", "theory-link-backward", 16),
        ("{from: a, to: p}", "{from: n, to: p}", "theory-product-alone", 8),
        ("{from: p, to: r}", "{from: a, to: r}", "theory-intermediate-alone", 9),
        ("{from: r2, to: f}", "{from: p, to: f}", "theory-final-alone", 11),
        (", answers: [n]", "", "theory-final-unanswering", 11),
        ("answers: [n]", "answers: [n, p]", "theory-need-unknown", 11),
        ("on: [a, p]", "on: [a, r]", "theory-on-unknown", 12),
        ("codes: [visita]", "codes: [zz]", "theory-code-unknown", 7),
        ("judgement: Emergente", "findings: [H9]", "theory-finding-unknown", 9),
        ("kind: need", "kind: deseo", "theory-kind", 6),
        (
            "{id: r2, kind: intermediate, text: Redes}",
            "{id: r, kind: intermediate}",
            "theory-duplicate",
            10,
        ),
        ("title: Prueba", "title: [uno]", "theory-value", 1),
    ],
)
def test_each_broken_rule_is_told_with_its_line(old, new, code, line):
    assert old in SOUND
    told = read(SOUND.replace(old, new))["problems"]
    assert (code, line, "theory.yaml") in [
        (p["code"], p["line"], p["file"]) for p in told
    ]


def test_what_is_no_yaml_is_refused_with_its_line():
    with pytest.raises(QualcodeError) as caught:
        read_theory("title: x\nnodes: [\n", "theory.yaml")
    assert (caught.value.code, caught.value.exit_code) == ("theory-not-yaml", 3)
    assert caught.value.problem.line == 3


def test_the_picture_holds_every_label_as_text(tmp_path: Path):
    answer = read(SOUND.replace("Confianza", "Confianza & <b>cercanía</b> $x$"))
    write_picture(answer, tmp_path / "t.svg")
    tree = etree.parse(str(tmp_path / "t.svg"))
    texts = "".join(t.text or "" for t in tree.iter("{http://www.w3.org/2000/svg}text"))
    titles = [t.text for t in tree.iter("{http://www.w3.org/2000/svg}title")]
    for node in answer["nodes"]:
        assert any(title.endswith(node["text"]) for title in titles)
        for word in node["text"].split():
            assert word in texts
    assert "Mejorar" in texts
    again = tmp_path / "t2.svg"
    write_picture(answer, again)
    assert again.read_bytes() == (tmp_path / "t.svg").read_bytes()


def test_the_picture_is_as_wide_as_a_page_however_many_boxes(tmp_path: Path):
    from PIL import Image

    more = "".join(
        f"  - {{id: x{i}, kind: activity, text: Unapalabramuylargasinespaciosquenocabe {i}}}\n"
        for i in range(9)
    )
    answer = read(SOUND.replace("links:", more + "links:"))
    write_picture(answer, tmp_path / "t.png")
    with Image.open(tmp_path / "t.png") as picture:
        assert abs(picture.width / 220 * 2.54 - 18) < 0.1
        assert picture.height > 1000
