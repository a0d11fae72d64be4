"""Facilitators and obstacles: the pair of matrices, and what stands out in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.model import Facet, StudyData, Valence
from qualcode.report.marking import marked
from qualcode.services.report_findings import Citing, quote

Plain = dict[str, Any]
DEEP = 99  # every level below a facet
MOST = 3  # factors named of each valence


def factors(
    data: StudyData, factor: Facet | None, unplaced: Sequence[Plain], cite: Citing
) -> Plain:
    """What `ReportContent.factors` holds."""
    from qualcode.analysis import matrix

    signs = data.codebook.signs
    good = next((v for v in data.codebook.valences if signs[v.id] > 0), None)
    bad = next((v for v in data.codebook.valences if signs[v.id] < 0), None)
    if factor is None or good is None or bad is None:
        return {"findings": list(unplaced)} if unplaced else {}
    helps, hinders = (
        with_voices(matrix(data, factor.id, "actor", depth=DEEP, valence=v.id))
        for v in (good, bad)
    )
    return {
        "facilitador": helps,
        "obstaculizador": hinders,
        "findings": list(unplaced),
        "names": (good.name, bad.name),
        "paragraphs": [
            row
            for valence, found in ((good, helps), (bad, hinders))
            for row in _standing_out(data, factor, valence, found, cite)
        ],
    }


def with_voices(matrix: Mapping[str, Any]) -> Plain:
    """A matrix by actor without the actors whom nobody interviewed."""
    if matrix["cols"].get("by") != "actor":
        return dict(matrix)
    heard = {c["col"] for c in matrix["cells"] if c["eligible"] or c["value"]}
    heard |= {
        c["col"]
        for c in matrix["cells"]
        if (c.get("zeros") or {}).get("not_applicable")
    }
    if not heard:
        return dict(matrix)
    items = [i for i in matrix["cols"]["items"] if i["id"] in heard]
    return {
        **matrix,
        "cols": {**matrix["cols"], "items": items},
        "cells": [c for c in matrix["cells"] if c["col"] in heard],
        "col_totals": [x for x in matrix["col_totals"] if x["id"] in heard],
    }


def _standing_out(
    data: StudyData, factor: Facet, valence: Valence, found: Plain, cite: Citing
) -> list[Plain]:
    """The factors most interviews name under a valence, with a typical quote."""
    from qualcode.analysis import quotes
    from qualcode.report.matrix_figures import Printed, figure_query
    from qualcode.report.wording import listed

    printed = Printed(found)
    leaves = {code.id for code, _ in factor.walk() if not code.codes}
    totals: Mapping[str, int] = {x["id"]: x["value"] for x in found["row_totals"]}
    items = [
        i for i in found["rows"]["items"] if i["id"] in leaves and totals.get(i["id"])
    ]
    items.sort(key=lambda i: -totals[i["id"]])
    if not items:
        return []
    said = []
    for item in items[:MOST]:
        figure = printed.text("row-of-m", item["id"], None)
        query = figure_query(found, "row-of-m", item["id"])
        said.append(f"{item['name']} ({marked(figure, query)})")
    typical: list[Plain] = []
    for item in items[:2]:
        rows = quotes(data, codes=(item["id"],), valence=valence.id, representative=1)
        typical += [r for r in rows if r["representative"] in ("typical", "chosen")][:1]
    words = t("report.factors-most", valence=valence.name.lower(), items=listed(said))
    return [{"sentence": words, "quotes": [quote(cite.row(r)) for r in typical]}]
