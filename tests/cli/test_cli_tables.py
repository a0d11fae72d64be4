"""`tables` from the command line, on the example study's own instruments."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def evaluation(study) -> Path:
    """A small study with the instruments of the example."""
    shutil.copytree(ROOT / "instruments", study / "instruments")
    shutil.copyfile(
        ROOT / "transcripts" / "cases.csv", study / "transcripts" / "cases.csv"
    )
    return study


def test_tables_answer_in_every_format(run, evaluation):
    for name in ("sample", "attributes", "plans", "guide"):
        for form in ("table", "csv", "json"):
            answer = run("tables", name, "--format", form)
            assert answer.code in (0, 1), (name, form, answer.err)
            assert answer.out.strip() or (name, form) == ("guide", "table")
        for kind in ("docx", "xlsx", "html", "md", "csv", "json"):
            assert run("tables", name, "-o", f"{name}.{kind}").code in (0, 1)
            assert Path(f"{name}.{kind}").stat().st_size > 0


def test_the_theory_is_drawn_and_its_problems_end_with_one(run, evaluation):
    # the small study's codebook has none of the example's codes
    answer = run("tables", "theory", "--format", "json")
    assert answer.code == 1
    assert set(answer.data) >= {
        "title",
        "purpose",
        "nodes",
        "links",
        "hypothesis",
        "problems",
    }
    assert {p["file"] for p in answer.data["problems"]} == {"theory.yaml"}
    assert run("tables", "theory", "-o", "t.svg").code == 1
    assert "<text" in Path("t.svg").read_text(encoding="utf-8")
    Path("instruments/theory.yaml").unlink()
    assert run("tables", "theory").code == 3


def test_a_type_or_an_actor_that_is_none_is_wrong_use(run, evaluation):
    assert run("tables", "plans", "--type", "otra").code == 2
    assert run("tables", "guide", "--actor", "nadie").code == 2


def test_the_example_records_the_company_that_was_never_interviewed(run, evaluation):
    flow = run("tables", "sample", "--format", "json").data["flow"]
    company = next(o for o in flow["outcomes"] if o["actor"] == "empresa")
    assert (company["done"], company["unreachable"]) == (5, 1)
