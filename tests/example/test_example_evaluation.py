"""What README and docs/example.md print of `evaluate` is what it says of the example.

Two minutes of work: `pytest -m slow`. A figure may be off by one unit of its last
digit, since another processor adds in another order.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from qualcode.i18n import t
from qualcode.report.evaluation import baseline_line, curve_line, facet_line
from qualcode.services.study import open_study
from qualcode.services.suggesting import learn_from
from qualcode.suggest import evaluate

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def said(made: tuple[Path, dict[str, Any]]) -> tuple[dict[str, Any], dict[str, str]]:
    """What `evaluate` answers for the example, and the names of its facets."""
    with open_study(made[0]) as study:
        data = study.data()
        answer = evaluate(data.codebook, learn_from(data, study))
    names = {f.id: f.name for f in data.codebook.facets}
    return answer, {**names, "valence": t("evaluating.valence")}


def alike(printed: str, meant: str) -> bool:
    """The same words, and figures at most one unit of their last digit apart."""
    if NUMBER.sub("#", printed) != NUMBER.sub("#", meant):
        return False
    pairs = zip(NUMBER.findall(printed), NUMBER.findall(meant), strict=True)
    return all(abs(float(a) - float(b)) < 1.1 * _unit(b) for a, b in pairs)


def _unit(figure: str) -> float:
    """One of the last digit; whole numbers are counts, and exact."""
    digits = len(figure.partition(".")[2])
    return 10.0**-digits if digits else 0.5


def test_readme_prints_what_evaluate_says(said):
    answer, names = said
    lines = [t("evaluating.intro", **{k: answer[k] for k in ("documents", "segments")})]
    for facet in answer["facets"]:
        lines += ["", names[facet["facet"]]]
        lines += [facet_line(facet), baseline_line(facet), curve_line(facet)]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    chapter = readme.partition("## What the suggestions are worth")[2]
    printed = chapter.split("```")[1].strip().splitlines()
    assert len(printed) == len(lines)
    for mine, meant in zip(printed, lines, strict=True):
        assert alike(mine, meant), f"{mine}\nis now\n{meant}"


def test_the_example_s_page_discusses_the_same_figures(said):
    answer, _ = said
    facets = {facet["facet"]: facet for facet in answer["facets"]}
    f1 = {c["code"]: c["f1"] for f in answer["facets"] for c in f["codes"]}
    curve = {p["n"]: p["macro_f1"] for p in facets["factor"]["curve"]}
    others = [f for f in answer["facets"] if f["facet"] != "valence"]
    given = [c["n"] for f in others for c in f["codes"] if c["n"]]
    meant = (
        f"{answer['segments']} segments and {len(given)} codes that somebody gave",
        f"of which {sum(n < 10 for n in given)} have fewer than ten passages",
        f"`acompanamiento` {f1['acompanamiento']:.2f}",
        f"`monitoreo-mensual-residencia` {f1['monitoreo-mensual-residencia']:.2f}",
        f"{facets['factor']['macro_f1']:.2f} is ",
        f"with 25 coded segments it is {curve[25]:.2f}, with 400 it is {curve[400]:.2f}",
        f"Practices reach {facets['practica']['macro_f1']:.2f}",
        f"Valences reach {facets['valence']['macro_f1']:.2f}",
    )
    page = (ROOT / "docs" / "example.md").read_text(encoding="utf-8")
    page = " ".join(page.split())
    for sentence in meant:
        words = map(re.escape, NUMBER.split(sentence))
        found = re.search(NUMBER.pattern.join(words), page)
        assert found, f"docs/example.md does not say: {sentence}"
        assert alike(found.group(), sentence), f"{found.group()}\nis now\n{sentence}"
