"""Rows that the workbench lists and no command does."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qualcode.model import Code, StudyData


def code_rows(data: StudyData, *, roots: bool = False) -> list[dict[str, Any]]:
    """One row per code in codebook order, with its own codings.

    With `roots` the facets too, which may be applied themselves: level 0, their own
    facet and parent.
    """
    used = Counter(coding.code for coding in data.codings)
    rows = []
    for facet in data.codebook.facets:
        root = (Code(id=facet.id, name=facet.name), 0)
        rows += [
            {
                "code": code.id,
                "name": code.name,
                "facet": facet.id,
                "parent": data.codebook.parent_of.get(code.id, facet.id),
                "level": level,
                "valence": facet.valence,
                "brief": code.brief,
                "definition": code.definition,
                "include": code.include,
                "exclude": code.exclude,
                "keywords": list(code.keywords),
                "examples": list(code.examples),
                "color": code.color,
                "deprecated": code.deprecated,
                "replaced_by": code.replaced_by,
                "codings": used[code.id],
            }
            for code, level in ([root] if roots else []) + list(facet.walk())
        ]
    return rows
