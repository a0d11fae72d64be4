"""Work plans: what is needed, what was planned for it, what became of it.

Rows are the only truth: every total is counted from them. Coverage is planned /
needs, a ratio of two different counts that may pass 1; compliance is done / planned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.instruments.cases import is_unknown, of_type
from qualcode.model import StudyData
from qualcode.model.instruments import STATES, Activity, Instruments, Need, Standard

Plain = dict[str, Any]
Place = tuple[str, str]  # area, standard


def plans(
    data: StudyData, instruments: Instruments, *, type_: str | None = None
) -> Plain:
    """The contract's `tables plans`.

    Areas and standards in the order of standards.csv, then as first met. `needs`
    is None where a row says that they are unknown; so are then the area's total
    and its coverage. `cases` counts the cases of one type that have an activity in
    the area; every case of the base is in exactly one of `combinations`, whose
    `ids` are extra. Raises `case-type-unknown`.
    """
    base = [case.case for case in of_type(data, type_)]
    rows = [a for a in instruments.activities if a.state in STATES]
    needs = Counter((n.area, n.standard) for n in instruments.needs)
    unknown = {(n.area, n.standard) for n in instruments.needs if is_unknown(n.case)}
    states = Counter((a.area, a.standard, a.state) for a in rows)
    there = {a.area: set[str]() for a in rows}
    for row in rows:
        there[row.area].add(row.case)
    areas = [
        _area(area, standards, needs, unknown, states)
        for area, standards in _tree(instruments).items()
    ]
    summary = [
        _summary(area["area"], area["total"], there.get(area["area"], set()), base)
        for area in areas
    ]
    return {
        "base": {"cases": len(base)},
        "areas": areas,
        "summary": summary,
        "combinations": _combinations([a["area"] for a in areas], there, base),
    }


def _tree(instruments: Instruments) -> dict[str, list[str]]:
    tree: dict[str, dict[str, None]] = {}
    rows: list[Standard | Need | Activity] = [
        *instruments.standards,
        *instruments.needs,
        *(a for a in instruments.activities if a.state in STATES),
    ]
    for row in rows:
        tree.setdefault(row.area, {})[row.standard] = None
    return {area: list(standards) for area, standards in tree.items()}


def _area(
    area: str,
    standards: Sequence[str],
    needs: Mapping[Place, int],
    unknown: set[Place],
    states: Mapping[tuple[str, str, str], int],
) -> Plain:
    rows = []
    for standard in standards:
        counts = {state: states[area, standard, state] for state in STATES}
        known = None if (area, standard) in unknown else needs[area, standard]
        rows.append(_row(standard, known, counts))
    known_needs = [row["needs"] for row in rows if row["needs"] is not None]
    total = None if len(known_needs) < len(rows) else sum(known_needs)
    counts = {state: sum(row[state] for row in rows) for state in STATES}
    return {
        "area": area,
        "standards": rows,
        "total": _row(t("instruments.total"), total, counts),
    }


def _row(standard: str, needs: int | None, counts: Mapping[str, int]) -> Plain:
    return {
        "standard": standard,
        "needs": needs,
        "planned": sum(counts.values()),
        **counts,
    }


def _summary(area: str, total: Plain, there: set[str], base: Sequence[str]) -> Plain:
    cases = sum(1 for case in base if case in there)
    return {
        "area": area,
        "needs": total["needs"],
        "planned": total["planned"],
        "done": total["done"],
        "coverage": _ratio(total["planned"], total["needs"]),
        "compliance": _ratio(total["done"], total["planned"]),
        "cases": cases,
        "cases_share": _ratio(cases, len(base)),
    }


def _ratio(part: int, whole: int | None) -> float | None:
    return part / whole if whole else None


def _combinations(
    areas: Sequence[str], there: Mapping[str, set[str]], base: Sequence[str]
) -> list[Plain]:
    """Which areas each case works on together; the commonest first."""
    found: dict[tuple[str, ...], list[str]] = {}
    for case in base:
        own = tuple(area for area in areas if case in there.get(area, ()))
        found.setdefault(own, []).append(case)
    order = {area: i for i, area in enumerate(areas)}
    return [
        {"areas": list(own), "cases": len(ids), "ids": ids}
        for own, ids in sorted(
            found.items(), key=lambda x: (-len(x[1]), [order[a] for a in x[0]])
        )
    ]
