"""Traer: one grid confirms actor, role, participant, case and who speaks, for all."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.model import StudyData
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import number, page

router = APIRouter()
Plain = dict[str, Any]
SURE = {"confirmed": 4, "high": 3, "medium": 2, "low": 1, "none": 0}


@router.get("/import")
def bring_in(request: Request) -> Response:
    """The grid; what is dotted is proposed and stored only when confirmed."""
    desk: Desk = request.app.state.desk
    rows = desk.answer("grid", _rows)
    return page(
        request,
        "import.html",
        here="import",
        module="import.js",
        rows=rows,
        waiting=sum(1 for r in rows if r["open"]),
        clear=sum(1 for r in rows if r["ticked"]),
        number=number,
        words_read=sum(r["words"] for r in rows),
        choices=desk.answer("choices", _choices),
        page={"rows": {r["document"]: r["participants"] for r in rows}},
    )


def _choices(data: StudyData) -> dict[str, list[str]]:
    """What each column offers: the study's lists first, then what is used."""
    found = {
        "actor": [*data.config.actors, *(d.actor for d in data.documents)],
        "role": [*data.config.roles, *(p.role for p in data.participants)],
        "case": [
            *(c.case for c in data.cases),
            *(c for d in data.documents for c in d.cases),
        ],
    }
    return {
        name: [v for v in dict.fromkeys(values) if v] for name, values in found.items()
    }


def _rows(data: StudyData) -> list[Plain]:
    from qualcode.analysis import proposals

    rows = [_row(row, cases=bool(data.cases)) for row in proposals(data)]
    return sorted(rows, key=lambda r: (not r["open"], r["ticked"], r["sure"]))


def _row(row: Plain, *, cases: bool) -> Plain:
    people = row["participants"]
    speaking = [p for p in people if p["kind"]["value"] != "interviewer"]
    roles = [p["role"] for p in speaking] or [row["role"]]
    fields = [row["actor"], *roles, *(p["kind"] for p in people)]
    if cases:
        fields.append(row["case"])
    sure = min(SURE[f["confidence"]] for f in fields)
    names = [
        p["participant"] or f"{row['document']}-{n}" for n, p in enumerate(speaking, 1)
    ]
    # A blank role of a row whose kinds are known is still something to say.
    open_ = row["open"] or sure < SURE["confirmed"]
    return {
        **row,
        "open": open_,
        "sure": sure,
        "ticked": open_ and sure >= SURE["medium"],
        "role": roles[0],
        "roles": len({r["value"] for r in roles}),
        "names": ", ".join(names),
        "speakers": [
            {"label": p["label"] or "—", "kind": p["kind"]["value"] or "unknown",
             "doubt": SURE[p["kind"]["confidence"]] < SURE["medium"]}
            for p in people
        ],
    }  # fmt: skip
