"""The estimator's contract."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from qualcode.errors import QualcodeError
from qualcode.model import Code, Codebook, Facet
from qualcode.suggest import CodeSuggester


@pytest.fixture(scope="module")
def fitted(coded, codebook):
    texts, labels = coded(60, 1)
    return CodeSuggester(codebook()).fit(texts, labels, unlabelled=coded(200, 2)[0])


def test_clone_and_params_keep_what_was_given(codebook):
    book = codebook()
    model = CodeSuggester(book, language="en", random_state=7)
    assert model.get_params() == {
        "codebook": book,
        "language": "en",
        "random_state": 7,
    }
    assert clone(model).get_params() == model.get_params()
    assert model.codebook is book


def test_same_state_same_model(coded, codebook, fitted):
    texts, labels = coded(60, 1)
    again = CodeSuggester(codebook()).fit(texts, labels, unlabelled=coded(200, 2)[0])
    new = coded(30, 3)[0]
    assert np.array_equal(again.predict_proba(new), fitted.predict_proba(new))
    assert np.array_equal(again.thresholds_, fitted.thresholds_)


def test_pickled_model_says_the_same(coded, fitted):
    new = coded(30, 3)[0]
    copy = pickle.loads(pickle.dumps(fitted))
    assert np.array_equal(copy.predict_proba(new), fitted.predict_proba(new))
    assert copy.explain(new[0]) == fitted.explain(new[0])


def test_one_text_alone_gets_what_it_gets_among_others(coded, fitted):
    new = coded(10, 3)[0]
    together = fitted.predict_proba(new)
    alone = np.vstack([fitted.predict_proba([text]) for text in new])
    assert np.allclose(together, alone)


def test_classes_are_the_codebooks_then_others_seen(coded, codebook):
    texts, labels = coded(20, 1)
    model = CodeSuggester(codebook()).fit(
        texts, [{"zeta", "alfa"} | row for row in labels]
    )
    assert list(model.classes_) == [*(e["code"] for e in codebook()), "alfa", "zeta"]
    p = model.predict_proba(texts)
    assert p.shape == (20, 8)
    assert model.thresholds_.shape == (8,)
    assert ((p >= 0) & (p <= 1)).all()


def test_predict_gives_what_reaches_its_threshold(coded, fitted):
    new = coded(40, 3)[0]
    p = fitted.predict_proba(new)
    expected = [set(fitted.classes_[row >= fitted.thresholds_]) for row in p]
    assert fitted.predict(new) == expected
    assert any(expected)


def test_learns_beyond_the_codebook(coded, codebook, fitted, f1):
    new, truth = coded(200, 4)
    bare = CodeSuggester(codebook()).fit([], [], unlabelled=coded(200, 2)[0])
    assert f1(bare.predict(new), truth) > 0.35
    assert f1(fitted.predict(new), truth) > f1(bare.predict(new), truth) + 0.15


def test_calibrated_on_new_texts(coded, codebook):
    texts, labels = coded(100, 1)
    model = CodeSuggester(codebook()).fit(texts, labels)
    new, truth = coded(400, 5)
    p = model.predict_proba(new)
    y = np.array([[c in row for c in model.classes_] for row in truth])
    place = np.minimum((p * 10).astype(int), 9)
    gaps = [
        abs(p[place == b].mean() - y[place == b].mean()) * (place == b).mean()
        for b in range(10)
        if (place == b).any()
    ]
    assert sum(gaps) < 0.05


def _baseline(texts, labels, new):
    """Words and characters, one logistic regression per code, no codebook."""
    vectors = FeatureUnion(
        [
            ("word", TfidfVectorizer()),
            ("char", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))),
        ]
    )
    x, z = vectors.fit_transform(texts), vectors.transform(new)
    said = [set() for _ in new]
    for code in set().union(*labels):
        model = LogisticRegression(C=10, solver="liblinear", class_weight="balanced")
        model.fit(x, [code in row for row in labels])
        for row, yes in zip(said, model.predict(z), strict=True):
            if yes:
                row.add(code)
    return said


def test_shuffled_codebook_costs_little(coded, codebook, f1):
    more = coded(300, 9)[0]
    book = codebook()
    told = ("name", "definition", "keywords")
    shuffled = [
        {**entry, **{key: other[key] for key in told}}
        for entry, other in zip(book, book[1:] + book[:1], strict=True)
    ]
    new, truth = coded(300, 6)
    plain, misled = [], []
    for seed in (1, 2, 3, 4):
        texts, labels = coded(100, seed)
        plain.append(f1(_baseline(texts, labels, new), truth))
        model = CodeSuggester(shuffled).fit(texts, labels, unlabelled=more)
        misled.append(f1(model.predict(new), truth))
    # Near the ceiling of an easy set; what it costs is bounded, not nothing.
    assert np.mean(misled) >= 0.95 * np.mean(plain)


def test_without_codebook(coded, f1):
    texts, labels = coded(120, 1)
    model = CodeSuggester().fit(texts, labels)
    new, truth = coded(200, 4)
    assert list(model.classes_) == sorted(set().union(*labels))
    assert f1(model.predict(new), truth) > 0.5


def test_codebook_alone_abstains_where_nothing_is_hit(codebook):
    model = CodeSuggester(codebook()).fit([], [])
    texts = ["Ayer llovió mucho sobre aquella ciudad", "", "…", "Mandaron un correo"]
    assert model.predict(texts) == [set(), set(), set(), {"comunicacion"}]


def test_one_word_of_a_long_definition_is_not_enough():
    definition = (
        "Los equipos dicen que falta tiempo para planificar, que las visitas se "
        "acumulan, que la agenda cambia cada semana y que nadie alcanza a registrar"
    )
    book = [
        {"code": "tiempo", "name": "Escasez de tiempo", "definition": definition},
        {"code": "patio", "name": "Mejora del patio"},
    ]
    model = CodeSuggester(book).fit([], [])
    assert model.predict(["Llegaron esa semana", "Había escasez de tiempo"]) == [
        set(),
        {"tiempo"},
    ]


def test_codebook_without_keywords(coded, codebook, f1):
    bare = [{"code": e["code"], "name": e["name"]} for e in codebook()]
    texts, labels = coded(100, 1)
    new, truth = coded(200, 4)
    plain = CodeSuggester().fit(texts, labels)
    named = CodeSuggester(bare).fit(texts, labels)
    assert f1(named.predict(new), truth) >= 0.97 * f1(plain.predict(new), truth)


def test_refusals_are_negatives(codebook):
    text = "Mandaron un correo por la mañana"
    others = ["Llegó un correo largo", "El correo del lunes", "Otro correo más"]
    filler = ["Hablamos de la agenda", "Compraron el material", "Pintaron el techo"]
    texts = others + filler * 2
    told = [{"tiempo"}, {"recursos"}, {"infraestructura"}] * 2
    labels = [set(), set(), set(), *told]
    accepted = [{"comunicacion"}] * 3 + told
    refused = [{"comunicacion"}] * 3 + [set()] * 6
    place = [e["code"] for e in codebook()].index("comunicacion")

    def probability(rows, rejected):
        model = CodeSuggester(codebook()).fit(texts, rows, rejected=rejected)
        return model.predict_proba([text])[0, place]

    bare = CodeSuggester(codebook()).fit([], []).predict_proba([text])[0, place]
    assert probability(labels, refused) < bare < probability(accepted, None)


def test_a_refusal_says_nothing_of_other_codes():
    texts = ["correo y turno"] * 3 + ["correo", "turno", "nada de eso", "agua"] * 3
    labels = [set()] * 3 + [{"correo"}, {"turno"}, set(), set()] * 3
    refused = [{"correo"}] * 3 + [set()] * 12
    silent = CodeSuggester().fit(texts, labels).predict_proba(["correo y turno"])
    told = CodeSuggester().fit(texts, labels, rejected=refused)
    assert told.predict_proba(["correo y turno"])[0, 1] > silent[0, 1]


def test_exclusive_facet_gives_one_code_at_most(coded, codebook):
    texts, labels = coded(120, 1)
    free = CodeSuggester(codebook()).fit(texts, labels)
    book = [{**e, "facet": "tema", "exclusive": True} for e in codebook()]
    model = CodeSuggester(book).fit(texts, labels)
    new = coded(80, 2)[0]
    assert max(len(row) for row in free.predict(new)) > 1
    assert max(len(row) for row in model.predict(new)) == 1
    assert (model.predict_proba(new).sum(axis=1) <= 1 + 1e-9).all()


def test_speaker_and_question_are_heard():
    rng = np.random.default_rng(0)
    texts = [
        " ".join(rng.choice(["uno", "dos", "tres", "cuatro"], 4)) for _ in range(80)
    ]
    speakers = ["empresa" if i % 2 else "residencia" for i in range(80)]
    questions = ["¿Cómo fue la visita?" if i % 4 < 2 else None for i in range(80)]
    labels = [
        ({"a"} if s == "empresa" else set()) | ({"b"} if q else set())
        for s, q in zip(speakers, questions, strict=True)
    ]
    model = CodeSuggester().fit(texts, labels, speakers=speakers, questions=questions)
    p = model.predict_proba(
        ["uno dos"] * 2,
        speakers=["empresa", "residencia"],
        questions=[None, "La visita"],
    )
    assert p[0, 0] > 0.7
    assert p[1, 0] < 0.3
    assert p[1, 1] > 0.5 > p[0, 1]


def test_codebook_of_the_model_skips_deprecated_codes():
    codes = (
        Code(
            "correo", "Correos", keywords=("correo",), codes=(Code("aviso", "Avisos"),)
        ),
        Code("viejo", "Viejo", deprecated=True),
    )
    book = Codebook("x", "X", facets=(Facet("tema", "Tema", codes=codes),))
    assert list(CodeSuggester(book).fit([], []).classes_) == ["correo", "aviso"]


def test_broken_entries_never_break_a_fit(coded, codebook):
    book = [
        None,
        {"name": "sin código"},
        {
            "code": "raro",
            "name": None,
            "definition": float("nan"),
            "keywords": "suelta",
        },
        {"code": "peor", "keywords": [None, 3, {"x": 1}], "definition": ["a", 2]},
        *codebook(),
        {"code": "tiempo"},
        {"code": ""},
    ]
    texts, labels = coded(30, 1)
    model = CodeSuggester(book).fit(texts, labels)
    assert list(model.classes_[:2]) == ["raro", "peor"]
    assert [p.code for p in model.problems_] == [
        "suggest-entry-broken",
        "suggest-entry-broken",
        "suggest-entry-twice",
        "suggest-entry-broken",
    ]
    assert model.predict_proba(texts).shape == (30, 8)


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("suggest-not-list", lambda m: m.fit("un texto", [["a"]])),
        ("suggest-not-list", lambda m: m.fit(None, [])),
        ("suggest-not-text", lambda m: m.fit(["a", None], [[], []])),
        ("suggest-length", lambda m: m.fit(["a", "b"], [["x"]])),
        ("suggest-codes", lambda m: m.fit(["a", "b"], ["x", "y"])),
        ("suggest-codes", lambda m: m.fit(["a"], [[1]])),
        ("suggest-codes", lambda m: m.fit(["a"], [None])),
        ("suggest-length", lambda m: m.fit(["a"], [["x"]], speakers=[])),
        ("suggest-length", lambda m: m.fit(["a"], [["x"]], groups=["d", "e"])),
        ("suggest-length", lambda m: m.fit(["a"], [["x"]], rejected=[])),
        ("suggest-column", lambda m: m.fit(["a"], [["x"]], groups=[["d"]])),
        ("suggest-not-list", lambda m: m.fit(["a"], [["x"]], unlabelled="b")),
        ("suggest-nothing-to-learn", lambda m: m.fit([], [])),
        ("suggest-nothing-to-learn", lambda m: m.fit(["a"], [[]])),
        ("suggest-not-fitted", lambda m: m.predict(["a"])),
        ("suggest-not-fitted", lambda m: m.explain("a")),
        ("suggest-not-list", lambda m: m.fit(["a"], [["x"]]).predict_proba("a")),
        ("suggest-not-text", lambda m: m.fit(["a"], [["x"]]).explain(3)),
        ("suggest-count", lambda m: m.fit(["a"], [["x"]]).next_to_code(["a"], -1)),
        ("suggest-count", lambda m: m.fit(["a"], [["x"]]).next_to_code(["a"], 1.5)),
        ("suggest-codebook-type", lambda m: m.set_params(codebook="x").fit([], [])),
        ("suggest-codebook-type", lambda m: m.set_params(codebook=3).fit([], [])),
    ],
)
def test_misuse_is_told(code, call):
    with pytest.raises(QualcodeError) as caught:
        call(CodeSuggester())
    assert caught.value.code == code
    assert isinstance(caught.value, ValueError)
    assert caught.value.exit_code == 2
    assert len(str(caught.value)) > 20


def test_unfitted_is_scikit_learns_error_too():
    with pytest.raises(NotFittedError):
        CodeSuggester().predict_proba([])


@pytest.mark.parametrize("n", [1, 2, 5, 6, 7])
def test_few_texts(n):
    texts = [f"palabra {i} común" for i in range(n)]
    model = CodeSuggester().fit(
        texts, [["x"] if i % 2 == 0 else ["y"] for i in range(n)]
    )
    assert np.isfinite(model.predict_proba([*texts, ""])).all()


def test_every_text_with_the_same_code():
    model = CodeSuggester().fit(["uno dos"] * 12, [["x"]] * 12)
    assert model.predict(["uno dos"]) == [{"x"}]


def test_no_texts_to_predict(fitted):
    assert fitted.predict_proba([]).shape == (0, 6)
    assert fitted.predict([]) == []
    assert fitted.next_to_code([], 3) == []


def test_numpy_inputs(coded, fitted):
    new = coded(5, 3)[0]
    assert fitted.predict(np.array(new, dtype=object)) == fitted.predict(new)


def test_next_to_code_is_distinct_and_every_other_one_is_unlike(coded, fitted):
    new = coded(40, 8)[0]
    picked = fitted.next_to_code([*new, *new], 20)
    assert len(picked) == len(set(picked)) == 20
    unlike = [([*new, *new])[i] for i in picked[::2]]  # those between are drawn
    assert len(set(unlike)) == 10
    assert sorted(fitted.next_to_code(new, 99)) == list(range(40))


def test_package_import_loads_nothing_heavy():
    code = (
        "import sys, qualcode.suggest;"
        "print(*[m for m in ('numpy', 'sklearn', 'scipy', 'simplemma') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_few_uncoded_texts_do_not_move_the_thresholds(coded, codebook):
    texts, labels = coded(150, 1)
    few = coded(4, 2)[0]
    alone = CodeSuggester(codebook()).fit(texts, labels).thresholds_
    model = CodeSuggester(codebook()).fit(texts, labels, unlabelled=few)
    assert np.abs(model.thresholds_ - alone).max() < 0.15  # by these alone: 0.7
