"""The answers of `tables` as rows, for csv files and frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Plain = dict[str, Any]


def table_rows(name: str, answer: Any) -> list[Plain]:
    """Rows of one answer: cases, values, standards and totals, questions, nodes."""
    if name == "attributes":
        return [
            {"attribute": one["attribute"], "base": one["base"], **item}
            for one in answer
            for item in one["items"]
        ]
    if name == "plans":
        return [
            {"area": area["area"], **row}
            for area in answer["areas"]
            for row in (*area["standards"], area["total"])
        ]
    if name == "guide":
        return list(_questions(answer))
    return list(answer["cases" if name == "sample" else "nodes"])


def _questions(guides: Sequence[Plain]) -> list[Plain]:
    return [
        {
            "actor": one["actor"],
            "code": block["code"],
            "name": block["name"],
            "question": question,
        }
        for one in guides
        for block in one["blocks"]
        for question in block["questions"] or ("",)
    ]
