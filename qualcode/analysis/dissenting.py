"""Negative cases: who stands alone against which cell, with the passage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.analysis.matrices import matrix
from qualcode.analysis.quoting import quotes
from qualcode.model import StudyData

DISSENT_COLUMNS = (
    "row",
    "col",
    "document",
    "valence",
    "alone",
    "against",
    "text",
    "attribution",
    "actor",
    "quote",
)


def dissent(
    data: StudyData, rows: str, cols: str, **options: Any
) -> list[dict[str, Any]]:
    """The passages of the lone voices of every cell whose `mixed` is dissent.

    Args:
        data: the study.
        rows: as of `matrix`.
        cols: as of `matrix`.
        options: as of `matrix`, but for `valence`: all signs are compared.

    Returns:
        Rows in the order of the cells: row, col, document, valence of the passage,
        `alone` (how many voices hold only that sign), `against` (how many only the
        contrary one), text, attribution, actor, quote (the coding's id), row_name,
        col_name. Of one voice against one, both are told.

    Raises:
        QualcodeError: what `matrix` raises.
    """
    options.pop("valence", None)
    whole = matrix(data, rows, cols, **options)
    mixed = [(c["row"], c["col"]) for c in whole["cells"] if c["mixed"] == "dissent"]
    if not mixed:
        return []
    signed = {
        valence.id: {
            (c["row"], c["col"]): c["quotes"]
            for c in matrix(data, rows, cols, valence=valence.id, **options)["cells"]
        }
        for valence in data.codebook.valences
        if valence.sign
    }
    kinds = options.get("kinds") or sorted(
        {d.kind or "interview" for d in data.documents}
    )
    told = {q["id"]: q for q in quotes(data, kinds=kinds)}
    names = {
        i["id"]: i["name"] for i in [*whole["rows"]["items"], *whole["cols"]["items"]]
    }
    return [
        {
            "row": place[0],
            "col": place[1],
            **row,
            "row_name": names[place[0]],
            "col_name": names[place[1]],
        }
        for place in mixed
        for row in _alone(data, {v: cells[place] for v, cells in signed.items()}, told)
    ]


def _alone(
    data: StudyData,
    held: Mapping[str, list[str]],
    told: Mapping[str, Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """The passages of the smaller side of a cell, or of both when they are even."""
    signs = data.codebook.signs
    voices: dict[int, set[str]] = {1: set(), -1: set()}
    for valence, ids in held.items():
        voices[signs[valence]] |= {told[id_]["document"] for id_ in ids}
    only = {sign: voices[sign] - voices[-sign] for sign in voices}
    few = min(len(only[1]), len(only[-1]))
    rows = []
    for valence, ids in held.items():
        sign = signs[valence]
        if len(only[sign]) != few:
            continue
        for id_ in ids:
            quote = told[id_]
            if quote["document"] in only[sign]:
                rows.append(
                    {
                        "document": quote["document"],
                        "valence": valence,
                        "alone": few,
                        "against": len(only[-sign]),
                        "text": quote["text"],
                        "attribution": quote["attribution"],
                        "actor": quote["actor"],
                        "quote": id_,
                    }
                )
    return rows
