"""`matrix`: two facets or attributes crossed, counted by voice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qualcode.cli.early import Settings
from qualcode.cli.options import WRITTEN, command, option, who_and_round
from qualcode.cli.output import (
    Listing,
    emit,
    print_table,
    put,
    readable,
    report,
    study,
)
from qualcode.cli.words import Choice, Whole
from qualcode.i18n import t
from qualcode.report.cells import initial

COLUMNS = (
    "row",
    "col",
    "value",
    "share",
    "documents",
    "participants",
    "cases",
    "codings",
    "words",
    "asked",
    "eligible",
    "absent",
    "not_asked",
    "not_applicable",
    "not_coded",
    "mixed",
    "single_voice",
    "quotes",
)
DISSENT_SHOWN = ("row", "col", "valence", "against", "text", "attribution", "document")
COUNTS = ("documents", "participants", "cases", "codings", "words")
SHARES = ("none", "row", "column", "total")
WITHIN = ("segment", "span", "turn", "document")


@command("matrix", writes=(*WRITTEN, "png", "svg"))
@option("--rows", required=True, metavar="axis")
@option("--cols", required=True, metavar="axis")
@option("--depth", type=Whole(1), default=1, metavar="number")
@option("--code", multiple=True)
@option("--valence")
@option("--count", type=Choice(COUNTS), default="documents")
@option("--share", type=Choice(SHARES), default="none")
@option("--within", type=Choice(WITHIN), default="segment")
@option("--kind", multiple=True)
@option("--dissent", is_flag=True)
@who_and_round
def matrix_command(settings: Settings, *, dissent: bool, **asked: Any) -> int:
    """Cross two axes."""
    if dissent:
        return _dissent(settings, **asked)
    rows, cols, codes = asked.pop("rows"), asked.pop("cols"), asked.pop("code")
    kinds = asked.pop("kind") or None
    with study(settings) as found:
        from qualcode.analysis import matrix, matrix_title, quotes

        picture = found.data()
        data = matrix(
            picture,
            rows,
            cols,
            codes=codes,
            coder=settings.coder,
            pass_=settings.pass_,
            kinds=kinds,
            **asked,
        )
        problems = [p.as_dict() for p in found.problems()]
    data["problems"] = [*data.get("problems", ()), *problems]
    title = matrix_title(picture, data)

    def write(path: Path) -> None:
        from qualcode.report import write_matrix

        sign = picture.codebook.signs.get(asked["valence"], 0)
        cited = {id_ for cell in data["cells"] for id_ in cell["quotes"]}
        everything = {d.kind or "interview" for d in picture.documents}
        own = [q for q in quotes(picture, kinds=everything) if q["id"] in cited]
        write_matrix(data, path, title=title, sign=sign, quotes=own)

    emit(
        settings,
        data,
        Listing(
            [{**cell, **cell["zeros"]} for cell in data["cells"]],
            COLUMNS,
            title=title,
            write=write,
            table=lambda: _print(data),
        ),
    )
    return report(settings, data["problems"], told=True)


def _dissent(settings: Settings, **asked: Any) -> int:
    """List who stands alone against which cell, with the passage."""
    rows, cols, codes = asked.pop("rows"), asked.pop("cols"), asked.pop("code")
    kinds = asked.pop("kind") or None
    asked = {k: asked[k] for k in ("depth", "within")}
    with study(settings) as found:
        from qualcode.analysis import DISSENT_COLUMNS, dissent

        data = found.data()
        alone = dissent(
            data,
            rows,
            cols,
            codes=codes,
            coder=settings.coder,
            pass_=settings.pass_,
            kinds=kinds,
            **asked,
        )
        problems = found.problems()
    signs = {v.id: v.name for v in data.codebook.valences}
    people = [
        {
            **row,
            "row": initial(row["row_name"]),
            "col": initial(row["col_name"]),
            "valence": signs.get(row["valence"], row["valence"]),
        }
        for row in alone
    ]
    title = t("cli.title.dissent", rows=rows, cols=cols)
    emit(
        settings,
        alone,
        Listing(
            alone,
            DISSENT_COLUMNS,
            title=title,
            shown=DISSENT_SHOWN,
            people=people,
            wrap=True,
            write=readable(settings, people, DISSENT_SHOWN, title),
        ),
    )
    return report(settings, problems)


def _print(data: dict[str, Any]) -> None:
    # The cells read as in every other format: the report's rule for them.
    from qualcode.report.matrix import corner, grid, unit_line

    names, lines = grid(data)
    columns = [str(i) for i in range(len(names))]
    rows = [
        {
            "": "  " * (line["level"] - 1) + line["name"],
            **{i: c["text"] for i, c in zip(columns, line["cells"], strict=True)},
        }
        for line in lines
    ]
    print_table(rows, ["", *columns], names=[corner(data), *names])
    put(unit_line(data))
    mixed = {c["mixed"] for c in data["cells"]}
    for kind in ("ambivalent", "divided", "dissent"):
        if kind in mixed:
            n = sum(1 for c in data["cells"] if c["mixed"] == kind)
            put(t(f"cli.mixed.{kind}", n=n))
