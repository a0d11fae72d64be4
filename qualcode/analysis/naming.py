"""What a matrix is called: its axes, and all that it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.i18n import area, t
from qualcode.model import StudyData


def matrix_title(data: StudyData, matrix: Mapping[str, Any]) -> str:
    """The title of a matrix, so that a printed one tells which codings it counts.

    After the axes come, in brackets, the filters it was made with.
    """
    kept = matrix["filters"]
    name = data.codebook.name
    valence = {v.id: v.name for v in data.codebook.valences}.get(kept["valence"])
    told = [valence and _small(valence), *map(name, kept["code"]), kept["coder"]]
    if kept["pass"] is not None:
        told.append(t("analysis.only-pass", n=kept["pass"]))
    for kind in kept["kind"] or ():
        known = f"kind-{kind}" in area("analysis")
        told.append(_small(t(f"analysis.kind-{kind}")) if known else kind)
    rows, cols = (_axis(data, matrix[axis]["by"]) for axis in ("rows", "cols"))
    title = t("analysis.matrix-title", rows=rows, cols=cols)
    filters = ", ".join(filter(None, told))
    return f"{title} ({filters})" if filters else title


def _axis(data: StudyData, by: str) -> str:
    if data.codebook.descendants(by):
        return _small(data.codebook.name(by))
    return _small(t(f"report.axis-{by}") if f"axis-{by}" in area("report") else by)


def _small(words: str) -> str:
    """With a small first letter, unless the first word is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
