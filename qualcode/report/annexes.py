"""The annexes: matrix, quotes, codebook, how suggestions were used, COREQ."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from qualcode.i18n import t
from qualcode.report.cells import initial, number, percent
from qualcode.report.content import ReportContent
from qualcode.report.marking import marked
from qualcode.report.wording import cited
from qualcode.report.wordml import (
    Cell,
    bare,
    caption,
    head,
    one_line,
    para,
    prose,
    run,
    source,
    table,
    text_cell,
)

Count = Callable[[], int]
DECISIONS = ("accepted", "changed", "rejected", "undecided")
_REFERENCE = re.compile(r"\[([\w-]+)\]")
COREQ_PARTS = (1, 9, 24)  # the items that open a domain


def annexes(content: ReportContent, count: Count) -> dict[str, Any]:
    """What the annex tags stand for, in the order printed; None for none."""
    return {
        "matriz": _matrix(content, count) if content.matrix else None,
        "citas": _xml(_quotes(content, count)) if content.quotes else None,
        "codigos": _xml(_codebook(content, count)) if content.codebook else None,
        "sugerencias": _suggestions(content, count) if content.suggestions else None,
        "coreq": _coreq(content, count) if content.coreq is not None else None,
    }


def _xml(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made by wordml, which escapes every text


def _matrix(content: ReportContent, count: Count) -> dict[str, Markup]:
    from qualcode.report.matrix import axis_name
    from qualcode.report.matrix_word import matrix_table

    matrix = content.matrix or {}
    axis = axis_name(matrix["cols"].get("by", "")).lower()
    title = t("report.annex-matrix-title", axis=axis)
    made = matrix_table(matrix, title, count(), always=("not_coded",), bind=True)
    return {"texto": _xml(prose(t("report.annex-matrix-lead"))), "tabla": _xml(made)}


def _quotes(content: ReportContent, count: Count) -> str:
    title, names = t("report.annex-quotes-title"), content.names
    header = [
        head(t("report.col-number"), "qcCeldaNumero"),
        head(t("report.col-text")),
        head(t("report.col-attribution")),
        head(t("report.col-stage-activity")),
        head(t("report.col-valence")),
    ]
    rows = []
    for n, row in enumerate(content.quotes, 1):
        code = str(row.get("code_name") or names.get(row["code"], row["code"]))
        valence = str(row.get("valence") or "")
        said = f"{content.marks[0]}{cited(row)}{content.marks[1]}"
        rows.append(
            [
                text_cell(str(n), "qcCeldaNumero"),
                Cell(run(said, "qcCita"), "qcCeldaCita"),
                text_cell(bare(str(row.get("attribution") or ""))),
                text_cell(code),
                text_cell(names.get(valence, initial(valence))),
            ]
        )
    return (
        caption(title, count(), {"table": "quotes"})
        + table(header, rows, (1.0, 6.3, 3.5, 2.8, 2.4), title=title, whole=False)
        + para(run(t("report.quotes-legend")), "qcLeyenda")
        + source()
    )


def _codebook(content: ReportContent, count: Count) -> str:
    title = t("report.annex-codebook-title")
    keys = ("code_name", "definition", "include", "exclude")
    header = [head(t(f"report.col-{key}")) for key in keys]
    rows, facet = [], None
    for row in content.codebook:
        if row.get("facet") != facet:
            facet = row.get("facet")
            name = content.names.get(str(facet), initial(str(facet or "")))
            rows.append([text_cell(name, bold=True), Cell(), Cell(), Cell()])
        step = 0.35 * (int(row.get("level") or 1) - 1)
        rows.append(
            [
                Cell(run(str(row["name"])), indent=step or None),
                *(text_cell(_named(row.get(k), content.names)) for k in keys[1:]),
            ]
        )
    made = table(header, rows, (3.1, 4.7, 3.7, 4.5), title=title, whole=False)
    return caption(title, count(), {"table": "codebook"}) + made + source()


def _named(text: object, names: Mapping[str, str]) -> str:
    """A code's words with the codes they refer to, `[id]`, by their names."""
    return _REFERENCE.sub(
        lambda found: f"[{names.get(found[1], found[1])}]", one_line(str(text or ""))
    )


def _suggestions(content: ReportContent, count: Count) -> dict[str, Markup]:
    used: Mapping[str, Any] = content.suggestions or {}
    lead = t(
        "report.annex-suggestions-lead",
        total=_used(used, "codings"),
        hand=_used(used, "hand"),
        born=_used(used, "born"),
        hand_share=_used(used, "hand-share"),
        born_share=_used(used, "born-share"),
    )
    title = t("report.suggestions-title")
    header = [head(t("report.col-decision"))]
    header += [head("N", "qcCeldaNumero"), head("%", "qcCeldaNumero")]
    rows = [
        [
            text_cell(t(f"report.decision-{key}")),
            text_cell(_used(used, key), "qcCeldaNumero"),
            text_cell(_used(used, f"{key}-share"), "qcCeldaNumero"),
        ]
        for key in DECISIONS
    ]
    rows.append(
        [
            text_cell(t("report.total"), bold=True),
            text_cell(_used(used, "all"), "qcCeldaNumero", bold=True),
            text_cell(_used(used, "all-share"), "qcCeldaNumero", bold=True),
        ]
    )
    return {
        "texto": _xml(prose(lead)),
        "tabla": _xml(
            caption(title, count(), {"table": "suggestions"})
            + table(header, rows, (6.6, 2.7, 2.3), title=title, total=True)
            + source(t("report.source-log"))
        ),
    }


def used_text(used: Mapping[str, Any], of: str) -> str:
    """A figure of how suggestions were used, as printed.

    `of` is codings (hand + born), hand, born, a decision, all (decisions), or one
    of them followed by `-share`.
    """
    key, _, share = of.partition("-")
    codings = (used.get("hand") or 0) + (used.get("born") or 0)
    decided = sum(used.get(k) or 0 for k in DECISIONS)
    n = {"codings": codings, "all": decided}.get(key, used.get(key) or 0)
    whole = codings if key in ("hand", "born", "codings") else decided
    if share:
        return percent(n / whole) if whole else "–"
    return number(n)


def _used(used: Mapping[str, Any], of: str) -> str:
    return marked(used_text(used, of), {"figure": "suggestions", "of": of})


def _coreq(content: ReportContent, count: Count) -> dict[str, Markup]:
    known = content.coreq or {}
    title = t("report.coreq-title")
    header = [
        head(t("report.col-number"), "qcCeldaNumero"),
        head(t("report.coreq-item")),
        head(t("report.coreq-where")),
    ]
    rows = []
    for n in range(1, 33):
        if n in COREQ_PARTS:
            part = text_cell(t(f"report.coreq-part-{n}"), bold=True)
            rows.append([Cell(), part, Cell()])
        told = known.get(n)
        lacking = t("report.missing", what=t("report.missing-tell"))
        rows.append(
            [
                text_cell(str(n), "qcCeldaNumero"),
                text_cell(t(f"report.coreq-{n}")),
                Cell(run(told) if told else run(lacking, "qcFalta")),
            ]
        )
    made = table(header, rows, (1.0, 6.8, 8.2), title=title)
    return {
        "texto": _xml(prose(t("report.coreq-lead"))),
        "tabla": _xml(caption(title, count(), {"table": "coreq"}) + made),
    }
