"""The evaluation as page, table and picture."""

from __future__ import annotations

import csv

import pytest

from qualcode.errors import QualcodeError
from qualcode.report import write_evaluation

CODE = {"code": "a", "n": 4, "precision": 0.5, "recall": 0.25, "f1": 1 / 3}
NEVER = {"code": "b", "n": 2, "precision": None, "recall": 0.0, "f1": 0.0}
DATA = {
    "documents": 2,
    "segments": 40,
    "engine": {"name": "blend", "version": "9"},
    "facets": [
        {
            "facet": "etapa",
            "macro_f1": 0.1667,
            "micro_f1": 0.2,
            "baselines": {"majority": 0.01, "keyword": 0.02, "tfidf": 0.03},
            "ece": 0.0125,
            "ece_top": 0.07,
            "calibration": [{"stated": 0.1, "right": 0.2, "pairs": 50}],
            "codes": [{**CODE, "threshold": 0.3}, {**NEVER, "threshold": 0.1}],
            "curve": [{"n": 25, "macro_f1": 0.1}, {"n": 30, "macro_f1": 0.1667}],
        }
    ],
}
NAMES = {"etapa": "Etapa <b>"}


def test_page_holds_every_figure_and_no_markup_of_others(tmp_path):
    path = tmp_path / "e.html"
    write_evaluation(DATA, path, title="Evaluación", names=NAMES)
    page = path.read_text("utf-8")
    assert "Etapa &lt;b&gt;" in page
    assert "Etapa <b>" not in page
    for told in ("0.013", "0.070", "tf-idf 0.03", "25: 0.10 · 30: 0.17", "0.33", "—"):
        assert told in page, told
    assert "<svg" in page
    assert "<?xml" not in page


@pytest.mark.parametrize("extension", ["png", "svg"])
def test_picture_is_the_same_twice(tmp_path, extension):
    made = [tmp_path / f"{i}.{extension}" for i in (1, 2)]
    for path in made:
        write_evaluation(DATA, path, title="Evaluación", names=NAMES)
    first, second = (path.read_bytes() for path in made)
    assert first == second
    assert len(first) > 5000


def test_table_has_a_line_per_code(tmp_path):
    path = tmp_path / "e.csv"
    write_evaluation(DATA, path, title="Evaluación", names=NAMES)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["code"], r["n"], r["precision"]) for r in rows] == [
        ("a", "4", "0.5"),
        ("b", "2", ""),
    ]


def test_unknown_extension_is_told(tmp_path):
    with pytest.raises(QualcodeError) as caught:
        write_evaluation(DATA, tmp_path / "e.zip", title="x", names=NAMES)
    assert caught.value.code == "output-format-unknown"
