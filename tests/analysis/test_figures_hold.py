"""One study with each sign once where it is due and once where it is not."""

from dataclasses import replace

import pytest
from analysis_builders import interview, study

from qualcode.analysis import matrix, quotes
from qualcode.model import Coverage, Participant, StudyConfig

PLUS, MINUS = "facilitador", "obstaculizador"
ASKS = ("E", "interviewer", "¿Cómo fue la primera reunión?")
OTHER = ("E", "interviewer", "¿Algo más?")


def whole():
    """Two actors; what holds of one is absent from the other, code by code."""
    jxi = [f"j{n}" for n in range(6)]
    documents = [(s, "JxI", [ASKS, ("P", "participant", "algo")]) for s in jxi[:5]]
    documents.append(("j5", "JxI", [OTHER, ("P", "participant", "nada")]))
    oca = [f"o{n}" for n in range(6)]
    documents += [(s, "OCA", [ASKS, ("P", "participant", "algo")]) for s in oca]
    said = {
        # divided among JxI, of one mind in OCA
        "equipo": [(j, PLUS) for j in jxi[:2]] + [(j, MINUS) for j in jxi[2:4]]
        + [(o, PLUS) for o in oca[:4]],
        # dissent among JxI, ambivalent in OCA
        "tiempo": [(j, PLUS) for j in jxi[:4]] + [("j4", MINUS)]
        + [("o0", PLUS), ("o0", MINUS)],
    }  # fmt: skip
    codings = [(s, 2, code, v) for code, held in said.items() for s, v in held]
    # Of the meeting: JxI voiced once, asked in vain, not asked, not applicable and
    # not coded; OCA all voiced.
    codings += [("j0", 2, "reunion", None)]
    codings += [(o, 2, "reunion", None) for o in oca]
    done = {(d[0], "Ana") for d in documents} - {("j3", "Ana")}
    roles = {**dict.fromkeys(jxi, "técnico"), **dict.fromkeys(oca, "director")}
    roles["o5"] = "gerente"
    return study(
        documents=documents,
        codings=codings,
        done=frozenset(done),
        coverage=(Coverage("j2", "reunion", "not-applicable", "Ana"),),
        participants=tuple(
            Participant(f"p-{s}", s, "P", "participant", "", role)
            for s, role in roles.items()
        ),
        config=StudyConfig("E", k=3),
    )


def cells(data, rows="factor", cols="actor", **asked):
    found = matrix(data, rows, cols, **asked)
    return {(c["row"], c["col"]): c for c in found["cells"]}


def test_each_zero_and_none():
    found = cells(whole(), "inicio")
    assert found["reunion", "JxI"]["zeros"] == {
        "absent": 2,  # j1, j4
        "not_asked": 1,  # j5
        "not_applicable": 1,  # j2
        "not_coded": 1,  # j3
    }
    assert set(found["reunion", "OCA"]["zeros"].values()) == {0}


def test_each_kind_of_mixed_and_none_and_the_single_voice():
    found = cells(whole())
    assert {place: cell["mixed"] for place, cell in found.items()} == {
        ("equipo", "JxI"): "divided",
        ("equipo", "OCA"): None,
        ("tiempo", "JxI"): "dissent",
        ("tiempo", "OCA"): "ambivalent",
    }
    assert {place for place, cell in found.items() if cell["single_voice"]} == {
        ("tiempo", "OCA")
    }
    # The sign is of the cell, whatever valence is counted.
    assert cells(whole(), valence=PLUS)["tiempo", "JxI"]["mixed"] == "dissent"


def test_a_divergent_quote_and_none():
    data = whole()
    jxi = quotes(data, codes=["tiempo"], actor="JxI", representative=1)
    assert [(q["representative"], q["valence"]) for q in jxi] == [
        ("typical", PLUS),
        ("divergent", MINUS),
    ]
    assert "Obstaculizador" in jxi[1]["why"]
    oca = quotes(data, codes=["equipo"], actor="OCA", representative=1)
    assert [q["representative"] for q in oca] == ["typical"]
    assert oca[0]["why"].endswith("; no hay voz divergente")
    assert "no hay voz" not in jxi[0]["why"]


def test_a_small_cell_and_none():
    warned = {q["document"]: q["warnings"] for q in quotes(whole(), codes=["reunion"])}
    assert warned["o5"] == ["small-cell"]
    assert warned["o0"] == warned["j0"] == []


@pytest.mark.parametrize("turned", ["j1", "j4", "o0"])
def test_a_guide_link_taken_away_changes_exactly_its_cell(turned):
    """The document's question is another one: no longer asked of the meeting."""
    data = whole()
    before = cells(data, "code", depth=3)
    start, end = data.turns[turned][0].start, data.turns[turned][0].end
    text = data.texts[turned]
    other = "¿Algo más que decir hoy día?".ljust(end - start)[: end - start]
    texts = {**data.texts, turned: text[:start] + other + text[end:]}
    after = cells(replace(data, texts=texts), "code", depth=3)
    changed = {place for place in before if before[place] != after[place]}
    if turned == "o0":  # it speaks of the meeting unasked: voiced is never a zero
        assert changed == set()
        return
    # The meeting, and what lies above it, in JxI; nothing else.
    assert changed == {("reunion", "JxI"), ("inicio", "JxI")}
    for place in changed:
        assert after[place]["zeros"]["not_asked"] == (
            before[place]["zeros"]["not_asked"] + 1
        )
        assert after[place]["asked"] == before[place]["asked"] - 1


def test_questions_taken_from_the_codebook_leave_every_finished_document_asked():
    data = whole()
    facets = []
    for facet in data.codebook.facets:
        codes = tuple(_unasked(code) for code in facet.codes)
        facets.append(replace(facet, codes=codes))
    plain = replace(data, codebook=replace(data.codebook, facets=tuple(facets)))
    zeros = cells(plain, "inicio")["reunion", "JxI"]["zeros"]
    assert zeros == {"absent": 3, "not_asked": 0, "not_applicable": 1, "not_coded": 1}


def _unasked(code):
    return replace(code, questions=(), codes=tuple(_unasked(c) for c in code.codes))


def test_an_interview_that_is_not_done_and_silent_is_not_coded():
    data = study(documents=[interview("a", "OCA", "x")], done=frozenset())
    assert cells(data)["tiempo", "OCA"]["zeros"]["not_coded"] == 1
