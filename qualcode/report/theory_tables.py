"""The theory of change as tables: evidence by node, joint display, practice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qualcode.i18n import t
from qualcode.report.instruments import Cells, Grid, percent_or_blank

Plain = Mapping[str, Any]


def grids(answer: Plain) -> list[Grid]:
    """Every table that has rows, in the order of the contract's answer."""
    made = (_nodes(answer), _joint(answer), _objectives(answer), _practice(answer))
    return [grid for grid in made if grid.rows]


def _nodes(answer: Plain) -> Grid:
    rows: list[Cells] = [
        (
            t(f"instruments.kind-{node['kind']}"),
            node["text"] or node["id"],
            node["documents"],
            node["codings"],
            ", ".join(node["standing"]) or "–",
        )
        for node in answer["nodes"]
    ]
    header = ("kind", "node", "documents", "codings", "findings")
    return _grid("nodes", header, rows, (3.0, 6.6, 2.2, 2.2, 2.0), (2, 3))


def _joint(answer: Plain) -> Grid:
    rows: list[Cells] = [
        (
            row["text"] or row["node"],
            "\n".join(_figures(row["plan"])) or "–",
            _voices(row),
            row["judgement"] or t("instruments.to-judge"),
        )
        for row in answer["joint"]
    ]
    header = ("result", "plan", "evidence", "judgement")
    return _grid("joint", header, rows, (4.2, 4.8, 3.4, 3.6), ())


def _figures(plan: Iterable[Plain]) -> Iterable[str]:
    for row in plan:
        yield t(
            "instruments.joint-figures",
            area=row["area"],
            planned=row["planned"],
            done=row["done"],
            compliance=percent_or_blank(row["compliance"]),
        )


def _voices(row: Plain) -> str:
    said = t("instruments.joint-voices", n=row["documents"], codings=row["codings"])
    if not row["standing"]:
        return said
    findings = ", ".join(row["standing"])
    return f"{said}\n{t('instruments.joint-findings', ids=findings)}"


def _objectives(answer: Plain) -> Grid:
    unanswered = set(answer["unanswered"])
    rows: list[Cells] = [
        (
            row["id"],
            row["text"],
            t("instruments.no-evidence") if row["id"] in unanswered else _voices(row),
        )
        for row in answer["objectives"]
    ]
    header = ("number", "objective", "evidence")
    return _grid("objectives", header, rows, (1.4, 9.6, 5.0), ())


def _practice(answer: Plain) -> Grid:
    rows: list[Cells] = [
        (
            row["activity"],
            len(row["design"]),
            row["documents"],
            len(row["practice"]),
            t(f"instruments.practice-{row['verdict']}"),
        )
        for row in answer["practice"]
    ]
    header = ("activity", "designed", "documents", "codings", "verdict")
    return _grid("practice", header, rows, (5.6, 2.4, 2.2, 2.2, 3.6), (1, 2, 3))


def _grid(
    name: str,
    header: tuple[str, ...],
    rows: list[Cells],
    widths: tuple[float, ...],
    right: tuple[int, ...],
) -> Grid:
    return Grid(
        t(f"instruments.{name}-title"),
        tuple(t(f"instruments.theory-{key}") for key in header),
        rows,
        widths,
        frozenset(right),
        source=t("report.own-work"),
    )
