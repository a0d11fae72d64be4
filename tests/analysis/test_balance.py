"""Who is quoted often, who never, and roles in gender and number."""

from dataclasses import replace

import pytest
from analysis_builders import interview, study

from qualcode.analysis import balance, cited, quotes
from qualcode.analysis.roles import in_gender, in_plural
from qualcode.model import Finding, Participant, Practice, StudyConfig


def five(**more):
    documents = [interview(f"d{n}", "OCA", "uno", "dos", "tres") for n in range(5)]
    codings = [(f"d{n}", turn, "tiempo", None) for n in range(4) for turn in (1, 2, 3)]
    codings.append(("d0", 1, "equipo", None))
    return study(documents=documents, codings=codings, **more)


def of(rows):
    return {row["document"]: row["balance"] for row in rows}


def test_over_quoted_never_quoted_and_neither():
    data = five()
    of_d0 = [c.id for c in data.codings if c.document == "d0"]
    of_d1 = [c.id for c in data.codings if c.document == "d1"][:1]
    rows = balance(data, [*of_d0, *of_d1])
    assert of(rows) == {
        "d0": "over", "d1": None, "d2": "never", "d3": "never", "d4": None,
    }  # fmt: skip
    # Two codes on one passage are one quote.
    assert (rows[0]["quotes"], rows[0]["codings"], rows[0]["share"]) == (3, 4, 0.75)


def test_without_a_list_the_quotes_are_those_that_something_rests_on():
    data = five(
        findings=(Finding("H", "finding", "x", ("c0",), ("c3", "gone")),),
        practices=(Practice("tiempo", tests={"replicable": {"evidence": ["c6"]}}),),
    )
    data = replace(data, chosen={"c9": ""})
    assert sorted(cited(data)) == ["c0", "c3", "c6", "c9"]
    assert of(balance(data)) == dict.fromkeys(("d0", "d1", "d2", "d3", "d4"))


def test_a_chosen_quote_comes_first_and_counts_as_one():
    data = replace(five(), chosen={"c4": "La más clara"})
    rows = quotes(data, codes=["tiempo"], representative=1)
    assert [(r["id"], r["representative"], r["why"]) for r in rows] == [
        ("c4", "chosen", "La más clara")
    ]
    rows = quotes(data, codes=["tiempo"], representative=2)
    kinds = {r["representative"]: r for r in rows}
    assert kinds["chosen"]["id"] == "c4"
    assert kinds["typical"]["document"] != "d1"
    whole = {r["id"]: r["representative"] for r in quotes(data)}
    assert whole.pop("c4") == "chosen"
    assert set(whole.values()) == {None}


@pytest.mark.parametrize(
    ("word", "gender", "printed"),
    [
        ("director/a", "f", "directora"), ("director/a", "m", "director"),
        ("encargado/a", "f", "encargada"), ("encargada/o", "m", "encargado"),
        ("directora/director", "m", "director"), ("director(a)", "f", "directora"),
        ("encargado", "f", "encargada"), ("encargada", "m", "encargado"),
        ("técnico", "f", "técnica"), ("directora", "m", "director"),
        ("psicóloga", "m", "psicólogo"), ("terapeuta", "m", "terapeuta"),
        ("gerente", "f", "gerente"), ("profesional", "m", "profesional"),
        ("director/a", "", "director/a"), ("encargada", "", "encargada"),
    ],
)  # fmt: skip
def test_a_role_agrees_with_who_holds_it(word, gender, printed):
    assert in_gender(word, gender) == printed


def test_plurals():
    words = ("encargada", "director", "profesional", "juez")
    assert [in_plural(w, "es") for w in words] == [
        "encargadas", "directores", "profesionales", "jueces",
    ]  # fmt: skip
    assert in_plural("manager", "en") == "managers"


def group(*people):
    """One passage over the turns of some people: (label, role, gender)."""
    said = [(label, "participant", f"dijo {label}") for label, _, _ in people]
    data = study(
        documents=[("g", "residencia", said)],
        codings=[("g", 1, "tiempo", None)],
        participants=tuple(
            Participant(f"g-{label}", "g", label, "participant", "", role, gender)
            for label, role, gender in people
        ),
        config=StudyConfig("E", attribution={"default": "({role} de {actor})"}),
    )
    size = len(data.texts["g"]) - 1
    coding = replace(data.codings[0], start=0, end=size)
    return quotes(replace(data, codings=(coding,)))[0]


def test_a_passage_of_several_people_is_attributed_in_the_plural():
    both = group(("A", "director/a", "f"), ("B", "directora", "mujer"))
    assert both["attribution"] == "(directoras de residencia)"
    mixed = group(("A", "directora", "f"), ("B", "director", "m"))
    assert mixed["attribution"] == "(directores de residencia)"
    others = group(("A", "directora", "f"), ("B", "técnico", "m"))
    assert others["attribution"] == "(directora y técnico de residencia)"
    assert others["warnings"] == ["small-cell"]
    one = group(("A", "encargado de casa", "f"))
    assert one["attribution"] == "(encargada de casa de residencia)"
