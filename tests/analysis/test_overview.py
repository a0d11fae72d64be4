"""Documents, figures, practices and frames."""

import subprocess
import sys
from dataclasses import replace

import pytest
from analysis_builders import interview, study

from qualcode import analysis
from qualcode.analysis import (
    DOCUMENT_COLUMNS,
    documents,
    frame,
    matrix,
    matrix_frame,
    practices,
    stats,
)
from qualcode.model import Case, Participant, Practice, StudyConfig


def small():
    said = [("E", "interviewer", "hola qué tal"), ("P", "participant", "bien gracias")]
    return study(
        documents=[
            ("a", "JxI", said, "k1", "k2"),
            interview("b", "JxI", "uno dos tres"),
            interview("c", "OCA", "nada"),
        ],
        codings=[("a", 2, "equipo", "facilitador"), ("a", 2, "tiempo", None)],
        cases=(Case("k2"), Case("k3")),
        config=StudyConfig("E", actors=("empresa", "JxI", "OCA")),
        done=frozenset([("b", "Ana")]),
        coders=("Ana", "Luz"),
        memos=3,
        suggestions=5,
    )


def test_documents():
    rows = documents(small())
    assert [tuple(row) for row in rows] == [DOCUMENT_COLUMNS] * 3
    assert [row["state"] for row in rows] == ["coding", "done", "new"]
    assert rows[0]["case"] == "k1|k2"
    assert [rows[0][k] for k in ("turns", "segments", "words", "codings")] == [
        2,
        2,
        5,
        2,
    ]


def test_stats():
    found = stats(small())
    by_actor = found.pop("by_actor")
    assert found == {
        "documents": 3,
        "participants": 3,
        "cases": 3,
        "codes": 7,
        "codings": 2,
        "coders": 2,
        "memos": 3,
        "suggestions": 5,
        "segments": 4,
        "words": 9,
    }
    assert by_actor == [
        {
            "actor": "empresa",
            "documents": 0,
            "participants": 0,
            "words": 0,
            "codings": 0,
        },
        {"actor": "JxI", "documents": 2, "participants": 2, "words": 8, "codings": 2},
        {"actor": "OCA", "documents": 1, "participants": 1, "words": 1, "codings": 0},
    ]


def test_a_person_of_two_interviews_is_one_participant():
    data = small()
    twice = tuple(
        Participant("p1", d, "P", "participant", "JxI", "directora") for d in "ab"
    )
    found = stats(replace(data, participants=twice))
    assert found["participants"] == 1
    cells = matrix(replace(data, participants=twice), "factor", "actor")["base"]
    assert cells == {"documents": 3, "participants": 1, "cases": 2}


def test_nothing_at_all():
    assert stats(study())["by_actor"] == []
    assert documents(study()) == []
    assert practices(study()) == []
    assert len(frame([], DOCUMENT_COLUMNS).columns) == len(DOCUMENT_COLUMNS)
    assert matrix(study(), "factor", "actor")["cells"] == []


def test_practices():
    told = {
        "replicable": {"verdict": True, "why": "se hizo en otra", "evidence": ["c0"]},
        "spontaneous": {"verdict": "no"},
        "originator": {"verdict": "quizás"},
    }
    data = replace(small(), practices=(Practice("equipo", "d", "c", told, True),))
    (row,) = practices(data)
    assert (row["code"], row["title"], row["accepted"]) == ("equipo", "Equipo", True)
    verdicts = {name: test["verdict"] for name, test in row["tests"].items()}
    assert verdicts == {
        "outside-design": "not-argued",
        "spontaneous": "no",
        "originator": "not-argued",
        "serves-aims": "not-argued",
        "replicable": "yes",
    }
    assert row["tests"]["replicable"]["evidence"] == ["c0"]
    assert row["mentioned_by"] == [
        {"actor": "empresa", "documents": 0, "of": 0},
        {"actor": "JxI", "documents": 1, "of": 2},
        {"actor": "OCA", "documents": 0, "of": 1},
    ]
    assert row["quotes"] == ["c0"]


def test_frames_have_the_keys_of_the_json():
    result = matrix(small(), "factor", "actor")
    table = matrix_frame(result)
    assert list(table.columns) == list(result["cells"][0])
    assert table.attrs["row_totals"] == result["row_totals"]
    assert "cells" not in table.attrs
    empty = matrix_frame(matrix(study(), "factor", "actor"))
    assert list(empty.columns) == list(table.columns)


def test_the_package_costs_nothing_until_used():
    code = (
        "import sys, qualcode.analysis; "
        "print([m for m in ('pandas', 'numpy', 'sklearn', 'spacy') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
    with pytest.raises(AttributeError):
        analysis.nothing_of_this_name  # noqa: B018 - the access is what is tested
