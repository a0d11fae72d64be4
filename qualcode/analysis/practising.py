"""Good practices: the five tests each has to stand, and who mentions it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.analysis.people import voices
from qualcode.analysis.tests_of_practice import TESTS, Proposals
from qualcode.model import Practice, StudyData

PRACTICE_COLUMNS = (
    "code",
    "title",
    "description",
    "contribution",
    "tests",
    "accepted",
    "mentioned_by",
    "quotes",
)
_VERDICTS = {"yes": "yes", "no": "no", True: "yes", False: "no"}


def practices(data: StudyData) -> list[dict[str, Any]]:
    """The contract's row of each practice of findings.yaml.

    A test that nobody argued has the verdict `not-argued`. `mentioned_by` counts,
    for each actor, the interviews that voice the practice of all interviews. Added
    to each test: `proposed`, what the data say to it, {"verdict", "why", "evidence"};
    only a person's verdict is one.
    """
    proposals = Proposals(data)
    return [_row(data, practice, proposals) for practice in data.practices]


def _row(data: StudyData, practice: Practice, proposals: Proposals) -> dict[str, Any]:
    codes = data.codebook.descendants(practice.code) or frozenset([practice.code])
    proposed = proposals.of(codes)
    interviews = {d.document: d.actor for d in voices(data, None)}
    codings = [c for c in data.codings if c.code in codes and c.document in interviews]
    voiced = {coding.document for coding in codings}
    actors = [*data.config.actors, *interviews.values()]
    return {
        "code": practice.code,
        "title": data.codebook.name(practice.code),
        "description": practice.description,
        "contribution": practice.contribution,
        "tests": {
            name: {**_test(practice.tests.get(name)), "proposed": proposed[name]}
            for name in TESTS
        },
        "accepted": practice.accepted,
        "mentioned_by": [
            {
                "actor": actor,
                "documents": sum(interviews[slug] == actor for slug in voiced),
                "of": sum(their == actor for their in interviews.values()),
            }
            for actor in dict.fromkeys(name for name in actors if name)
        ],
        "quotes": [coding.id for coding in codings],
    }


def _test(told: Mapping[str, Any] | None) -> dict[str, Any]:
    told = told or {}
    verdict = told.get("verdict")
    # A YAML reader may take an unquoted yes or no for a truth value.
    known = isinstance(verdict, str | bool)
    return {
        "verdict": _VERDICTS.get(verdict, "not-argued") if known else "not-argued",
        "why": told.get("why") or "",
        "evidence": list(told.get("evidence") or ()),
    }
