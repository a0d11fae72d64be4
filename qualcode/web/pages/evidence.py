"""Findings, practices, contrast: what the study claims and what holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.model import StudyData
from qualcode.services import ledger
from qualcode.web.desk import Desk
from qualcode.web.pages.coding import tree
from qualcode.web.pages.frame import colours, number, page, views
from qualcode.web.pages.matrix import quote_row, quotes_by_id

router = APIRouter()
Plain = dict[str, Any]
TESTS = ("outside-design", "spontaneous", "originator", "serves-aims", "replicable")


@router.get("/findings")
def findings(request: Request, entry: str = "") -> Response:
    """Each claim with its strength, what it depends on, and whether its words hold."""
    from qualcode.analysis import findings as rows

    desk: Desk = request.app.state.desk
    data = desk.picture()
    found = desk.answer("findings", rows)
    rests: dict[str, list[str]] = {}
    for row in found:
        for below in row["rests_on"]:
            rests.setdefault(below, []).append(row["id"])
    first = found[0] if found else None
    chosen = next((r for r in found if r["id"] == entry), first)
    quoted = quotes_by_id(desk)
    # Where one person coded all, that all depends on them is no news.
    several = len({coding.coder for coding in data.codings}) > 1
    units = ("document", "case", "coder") if several else ("document", "case")
    return page(
        request,
        "findings.html",
        here="compare",
        module="findings.js",
        places=views("findings"),
        rows=[
            {
                **r,
                "parts": _parts(r),
                "doubts": _doubts(r),
                "depends": _depends(r, units),
            }
            for r in found
        ],
        doubted=sum(1 for r in found if _doubts(r)),
        chosen=chosen and _chosen(chosen, rests, quoted, data),
        codes=tree(data.codebook, colours(data.codebook), {}),
        page={"sha256": ledger.ledger(desk.study())["sha256"]},
    )


def _depends(row: Plain, units: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What a finding would fall without, unit by unit."""
    ids = [(u, [d["id"] for d in row["depends_on"] if d["unit"] == u]) for u in units]
    return [(unit, found) for unit, found in ids if found]


def _parts(row: Plain) -> list[tuple[str, Plain | None]]:
    """The claim cut at its quantity words, each with what was found of it."""
    claim, at = row["claim"], 0
    parts: list[tuple[str, Plain | None]] = []
    for term in sorted(row["quantity"], key=lambda q: q["start"]):
        if term["start"] < at:
            continue
        said = claim[term["start"] : term["end"]]
        parts += [(claim[at : term["start"]], None), (said, term)]
        at = term["end"]
    return [*parts, (claim[at:], None)]


def _doubts(row: Plain) -> list[str]:
    wrong = [q["message"] for q in row["quantity"] if not q["ok"]]
    return [*wrong, *(p["message"] for p in row["problems"])]


def _chosen(
    row: Plain, rests: dict[str, list[str]], quoted: dict[str, Plain], data: StudyData
) -> Plain:
    def shown(ids: list[str]) -> list[Plain]:
        return [quote_row(quoted[i], data) for i in ids if i in quoted]

    return {
        **row,
        "parts": _parts(row),
        "for": shown(row["evidence"]),
        "against": shown(row["contrary"]),
        "maybe": shown(row.get("proposed_contrary", [])[:6]),
        "holds_up": rests.get(row["id"], []),
    }


@router.get("/practices")
def practices(request: Request) -> Response:
    """Each good practice under its five tests."""
    from qualcode.analysis import practices as rows

    desk: Desk = request.app.state.desk
    data = desk.picture()
    quoted = quotes_by_id(desk)
    found = desk.answer("practices", rows)
    return page(
        request,
        "practices.html",
        here="compare",
        module="practices.js",
        places=views("practices"),
        tests=TESTS,
        rows=[
            {
                **row,
                "shown": [
                    quote_row(quoted[i], data) for i in row["quotes"][:3] if i in quoted
                ],
            }
            for row in found
        ],
        page={"sha256": ledger.ledger(desk.study())["sha256"]},
    )


@router.get("/contrast")
def contrast(request: Request, by: str = "case") -> Response:
    """The actors of one case side by side per code."""
    from qualcode.analysis import contrast as rows

    desk: Desk = request.app.state.desk
    data = desk.picture()
    found = desk.answer(("contrast", by), lambda d: rows(d, by))
    quoted = quotes_by_id(desk)
    return page(
        request,
        "contrast.html",
        here="compare",
        places=views("contrast"),
        verdicts=Counter(r["verdict"] for r in found),
        rows=[
            {**row, "views": [_view(v, quoted, data) for v in row["views"]]}
            for row in found
        ],
        number=number,
    )


def _view(view: Plain, quoted: dict[str, Plain], data: StudyData) -> Plain:
    known = {v.id: v for v in data.codebook.valences}
    first = next((quoted[i] for i in view["quotes"] if i in quoted), None)
    return {
        **view,
        "signs": [
            (known[v].sign, known[v].name, n)
            for v, n in view["valences"].items()
            if v in known
        ],
        "first": quote_row(first, data) if first else None,
    }
