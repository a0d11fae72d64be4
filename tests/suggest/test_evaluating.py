"""Leave one transcript out: what `evaluate` counts, against slow counts."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.errors import QualcodeError
from qualcode.model import Code, Codebook, Facet, Valence
from qualcode.suggest import CodeSuggester, Training, evaluate
from qualcode.suggest.checks import check_given

SIDES = (Valence("bien", "Bien", 1), Valence("mal", "Mal", -1))
FACET = {"facet", "macro_f1", "micro_f1", "baselines", "ece", "ece_top", "codes"}


def _book(codebook, *, facets: int = 1) -> Codebook:
    codes = tuple(
        Code(e["code"], e["name"], keywords=tuple(e["keywords"])) for e in codebook()
    )
    parts = [codes[i::facets] for i in range(facets)]
    return Codebook(
        "prueba",
        "Prueba",
        valences=SIDES,
        facets=tuple(
            Facet(f"eje-{i}", "Eje", valence="optional", codes=c)
            for i, c in enumerate(parts)
        ),
    )


def _training(coded, n: int = 90, documents: int = 3) -> Training:
    texts, labels = coded(n, 3)
    texts = [
        f"{text} {'muy bien, ayudó' if i % 2 else 'mal, un problema'}"
        for i, text in enumerate(texts)
    ]
    return Training(
        texts,
        [frozenset(row) for row in labels],
        valences=[
            dict.fromkeys(row, "bien" if i % 2 else "mal")
            for i, row in enumerate(labels)
        ],
        documents=[f"d{i % documents}" for i in range(n)],
    )


@pytest.fixture(scope="module")
def answer(coded, codebook):
    return evaluate(_book(codebook, facets=2), _training(coded))


def test_the_contracts_object(answer):
    assert answer.keys() == {"documents", "segments", "engine", "facets"}
    assert (answer["documents"], answer["segments"]) == (3, 90)
    assert answer["engine"].keys() == {"name", "version"}
    names = [f["facet"] for f in answer["facets"]]
    assert names == ["eje-0", "eje-1", "valence"]
    for facet in answer["facets"]:
        assert facet.keys() == FACET | {"curve", "calibration"}
        assert facet["baselines"].keys() == {"majority", "keyword", "tfidf"}
        for code in facet["codes"]:
            assert list(code) == ["code", "n", "precision", "recall", "f1", "threshold"]
        sizes = [point["n"] for point in facet["curve"]]
        assert sizes == sorted(set(sizes))
        assert all(0 <= point["macro_f1"] <= 1 for point in facet["curve"])


def _laid_out(book, training):
    model = CodeSuggester(book)
    given = check_given(training.texts, training.labels, None, None, training.documents)
    return model, model.lay_out(given)


def test_learning_from_rows_is_fitting_them_beside_the_others(coded, codebook):
    training, book = _training(coded), _book(codebook, facets=2)
    model, ground = _laid_out(book, training)
    rows = np.array([i for i, d in enumerate(training.documents) if d != "d1"])
    test = np.array([i for i, d in enumerate(training.documents) if d == "d1"])
    model.learn(ground, np.arange(10))  # what was learned before leaves no trace
    p, chosen = model.learn(ground, rows).judge(ground, test)
    new = [training.texts[i] for i in test]
    fitted = CodeSuggester(book).fit(
        [training.texts[i] for i in rows],
        [training.labels[i] for i in rows],
        groups=[training.documents[i] for i in rows],
        unlabelled=new,
    )
    assert np.abs(p - fitted.predict_proba(new)).max() < 0.01
    assert np.array_equal(p, model.predict_proba(new))
    assert [set(model.classes_[row]) for row in chosen] == model.predict(new)


def test_figures_are_those_of_slow_counts(answer, coded, codebook):
    training, book = _training(coded), _book(codebook, facets=2)
    right, given, there = (dict.fromkeys(book.codes, 0) for _ in range(3))
    cuts = []
    model, ground = _laid_out(book, training)
    for held in ("d0", "d1", "d2"):
        rows = [i for i, d in enumerate(training.documents) if d != held]
        test = [i for i, d in enumerate(training.documents) if d == held]
        model.learn(ground, np.array(rows))
        cuts.append(dict(zip(model.classes_, model.thresholds_, strict=True)))
        said = model.predict([training.texts[i] for i in test])
        for i, codes in zip(test, said, strict=True):
            for code in book.codes:
                right[code] += code in codes and code in training.labels[i]
                given[code] += code in codes
                there[code] += code in training.labels[i]
    for facet in answer["facets"][:2]:
        scores = []
        for line in facet["codes"]:
            code = line["code"]
            f1 = 2 * right[code] / (given[code] + there[code])
            scores.append(f1)
            assert line["n"] == there[code]
            assert line["f1"] == pytest.approx(f1, abs=1e-4)
            assert line["recall"] == pytest.approx(right[code] / there[code], abs=1e-4)
            mean = np.mean([cut[code] for cut in cuts])
            assert line["threshold"] == pytest.approx(mean, abs=1e-4)
        assert facet["macro_f1"] == pytest.approx(np.mean(scores), abs=1e-4)


def test_it_tells_what_learning_is_worth(answer):
    for facet in answer["facets"][:2]:
        others = facet["baselines"]
        assert facet["macro_f1"] > others["keyword"] > others["majority"] > 0
        assert facet["macro_f1"] > others["tfidf"] > 0
        pairs = sum(b["pairs"] for b in facet["calibration"])
        assert pairs == 90 * 3
        assert 0 <= facet["ece"] <= 0.2
    assert answer["facets"][2]["macro_f1"] > 0.9


def test_codes_nobody_gave_do_not_lower_the_mean(coded, codebook):
    book = _book(codebook)
    training = _training(coded, 40, 2)
    kept = [frozenset({"tiempo"} & row) for row in training.labels]
    only = Training(training.texts, kept, documents=training.documents)
    (facet,) = evaluate(book, only)["facets"]
    lines = {line["code"]: line for line in facet["codes"]}
    assert lines["recursos"]["n"] == 0
    assert lines["recursos"]["recall"] is None
    assert facet["macro_f1"] == lines["tiempo"]["f1"]


def test_progress_ends_where_it_said(coded, codebook):
    told = []
    evaluate(
        _book(codebook), _training(coded, 40), progress=lambda *step: told.append(step)
    )
    assert told[-1][0] == told[-1][1] == len(told)


@pytest.mark.parametrize("documents", [0, 1])
def test_one_transcript_is_too_few(coded, codebook, documents):
    training = _training(coded, 20, 1) if documents else Training()
    with pytest.raises(QualcodeError) as caught:
        evaluate(_book(codebook), training)
    assert caught.value.code == "evaluate-too-few"
