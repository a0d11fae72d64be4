"""Where a study stands on the road from transcripts to report, and the next step."""

from __future__ import annotations

from typing import Any

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.services.study import Study

STEPS = ("import", "codebook", "code", "review", "compare", "report")


def where(study: Study) -> list[dict[str, Any]]:
    """{"step", "state": done | partly | empty, "fact", "missing"} of the six steps."""
    data = study.data()
    facts = {
        "import": _import(data),
        "codebook": _codebook(data),
        "code": _code(data),
        "review": _review(data),
        "compare": _made(study, ".xlsx", ".html", ".png"),
        "report": _made(study, ".docx"),
    }
    return [
        {
            "step": step,
            "state": state,
            "fact": t(f"road.{step}-fact", n=n, m=m),
            "missing": t(f"road.{step}-missing", n=missing) if missing else "",
        }
        for step, (state, n, m, missing) in facts.items()
    ]


def next_step(study: Study) -> str:
    """What to do next, as a sentence with the command that does it."""
    for row in where(study):
        if row["state"] != "done":
            return t(f"road.{row['step']}-next")
    return t("road.done-next")


Fact = tuple[str, int, int, int]


def _state(done: int, whole: int) -> str:
    if done == 0:
        return "empty"
    return "done" if done >= whole else "partly"


def _import(data: StudyData) -> Fact:
    known = sum(1 for d in data.documents if d.actor)
    n = len(data.documents)
    return _state(n, 1) if known == n else "partly", n, known, n - known


def _codebook(data: StudyData) -> Fact:
    n = len(data.codebook.codes)
    described = sum(1 for c in data.codebook.codes.values() if c.definition or c.brief)
    return _state(described, n) if n else "empty", n, described, n - described


def _code(data: StudyData) -> Fact:
    done = len({document for document, _ in data.done})
    n = len(data.documents)
    started = done or bool(data.codings)
    state = _state(done, n) if done else ("partly" if started else "empty")
    return state, len(data.codings), done, n - done


def _review(data: StudyData) -> Fact:
    reviewed = sum(1 for c in data.codings if c.origin.startswith("suggestion:"))
    left = data.suggestions
    state = "partly" if left else ("done" if reviewed else "empty")
    return state, reviewed, left, left


def _made(study: Study, *suffixes: str) -> Fact:
    made = [p for p in study.where.outputs.glob("*") if p.suffix in suffixes]
    return "done" if made else "empty", len(made), 0, 0
