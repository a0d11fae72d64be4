"""Words of each actor: counted from what people say, set apart by G²."""

import math

import pytest
from analysis_builders import study

from qualcode.analysis import words
from qualcode.errors import QualcodeError


def talk():
    def said(*answers):
        return [
            ("E", "interviewer", "¿Y la reunión reunión reunión?"),
            *[("P", "participant", a) for a in answers],
        ]

    return study(
        documents=[
            ("d1", "empresa", said("El plan, los planes y la casa", "plan de casa")),
            ("d2", "empresa", said("Un plan para los voluntarios")),
            ("d3", "OCA", said("La casa, las casas, mi casa y el plan")),
        ]
    )


def row(rows, actor, word):
    return next(r for r in rows if (r["actor"], r["word"]) == (actor, word))


def test_dictionary_forms_of_what_people_say_without_the_interviewer():
    rows = words(talk(), least=1)
    assert {(r["actor"], r["word"]) for r in rows} == {
        ("empresa", "plan"), ("empresa", "casa"), ("empresa", "voluntario"),
        ("OCA", "casa"), ("OCA", "plan"),
    }  # fmt: skip
    plan = row(rows, "empresa", "plan")
    assert (plan["n"], plan["documents"], plan["others"]) == (4, 2, 1)
    assert plan["per_thousand"] == pytest.approx(1000 * 4 / 7)


def test_keyness_is_the_log_likelihood_of_two_cells():
    # Rayson & Garside 2000: 2 Σ O ln(O / E) over the word in both corpora.
    plan = row(words(talk(), least=1), "empresa", "plan")
    e1, e2 = 7 * 5 / 11, 4 * 5 / 11
    expected = 2 * (4 * math.log(4 / e1) + 1 * math.log(1 / e2))
    assert plan["keyness"] == pytest.approx(expected)
    assert plan["log_ratio"] == pytest.approx(math.log2((4 / 7) / (1 / 4)))
    assert row(words(talk(), least=1), "empresa", "casa")["keyness"] < 0


def test_rare_words_and_other_actors_are_left_out_when_asked():
    assert [r["word"] for r in words(talk(), actor="OCA", least=2)] == ["casa"]
    with pytest.raises(QualcodeError) as caught:
        words(talk(), actor="JxI")
    assert caught.value.exit_code == 2


def test_one_actor_alone_has_no_contrast():
    data = study(documents=[("d", "OCA", [("P", "participant", "casa casa casa")])])
    (only,) = words(data)
    assert (only["n"], only["keyness"], only["log_ratio"]) == (3, 0.0, None)
