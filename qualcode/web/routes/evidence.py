"""What the study claims and what holds it: findings, contrast, framework, agreement."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from qualcode.services import ledger as ledgers
from qualcode.services import summaries
from qualcode.web import bodies, results, shapes_evidence
from qualcode.web.answers import Json
from qualcode.web.desk import Desk
from qualcode.web.routes.shared import (
    CHANGED,
    FAILURES,
    MISSING,
    AtDesk,
    IfMatch,
    Key,
    Person,
    seen,
)

router = APIRouter(prefix="/api", tags=["compare"], responses=FAILURES)
Axis = Annotated[str, Query(min_length=1, max_length=400)]
Facet = Annotated[str | None, Query(max_length=400)]
Depth = Annotated[int, Query(ge=1, le=99)]
Names = Annotated[str, Query(max_length=4000)]
Seed = Annotated[int, Query(ge=0, le=2**31 - 1)]


@router.get("/findings", response_model=list[shapes_evidence.FindingRow])
def findings(desk: AtDesk) -> Response:
    """Findings, conclusions and recommendations, and how each stands."""
    from qualcode.analysis import findings as rows

    return Json(desk.answer("findings", rows))


@router.get("/contrast", response_model=list[shapes_evidence.ContrastRow])
def contrast(desk: AtDesk, by: Axis = "case") -> Response:
    """The actors of each case side by side, per code."""
    from qualcode.analysis import contrast as rows

    return Json(desk.answer(("contrast", by), lambda data: rows(data, by)))


def framework_of(
    desk: Desk, rows: str, cols: str | None, depth: int
) -> list[dict[str, Any]]:
    """The cells of the framework asked for."""
    from qualcode.analysis import framework as cells

    key = ("framework", rows, cols, depth)
    return desk.answer(key, lambda d: cells(d, rows, cols or None, depth=depth))


@router.get("/framework", response_model=list[shapes_evidence.FrameworkCell])
def framework(
    desk: AtDesk, rows: Axis = "case", cols: Facet = None, depth: Depth = 1
) -> Response:
    """The grid of summaries that people write, each with its codings and state."""
    return Json(framework_of(desk, rows, cols, depth))


@router.put(
    "/framework",
    response_model=shapes_evidence.FrameworkCell,
    responses={**MISSING, **CHANGED},
)
def summarize(desk: AtDesk, who: Person, body: bodies.NewSummary) -> Response:
    """Write a cell's summary; with `seen` only over the text that was seen."""
    with desk.writing() as study:
        cell = summaries.summarize(
            study,
            body.row,
            body.col,
            body.summary,
            coder=who.coder,
            rows=body.rows,
            cols=body.cols,
            seen=body.seen,
        )
    return Json(cell)


@router.get("/agreement", response_model=shapes_evidence.Agreement)
def agreement(
    desk: AtDesk,
    coders: Names = "",
    passes: Names = "",
    coder: Facet = None,
    facet: Facet = None,
    seed: Seed = 0,
    pass_: Annotated[str | None, Query(alias="pass", max_length=400)] = None,
) -> Response:
    """How far coders, or passes of one coder, decide alike."""
    from qualcode.analysis import agreement as compared

    named, rounds = _split(coders), _split(passes)
    if rounds and not named:
        named = (coder or desk.who.coder,)
    key = ("agreement", named, rounds, facet, seed, pass_)
    found = desk.answer(
        key,
        lambda data: compared(
            data,
            named,
            rounds,
            facet=facet or None,
            seed=seed,
            pass_=None if rounds else pass_ or None,
        ),
    )
    return Json(found)


@router.get("/curve", response_model=list[shapes_evidence.CurveRow])
def curve(desk: AtDesk, facet: Facet = None, seed: Seed = 0) -> Response:
    """How many interviews it took to hear of the codes, per actor."""
    from qualcode.analysis import curve as rows

    key = ("curve", facet, seed)
    return Json(
        desk.answer(key, lambda data: rows(data, facet=facet or None, seed=seed))
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(n.strip() for n in names.split(",") if n.strip())


# findings.yaml, entry by entry


def _given(body: BaseModel) -> dict[str, Any]:
    return body.model_dump(exclude_unset=True)


@router.get("/ledger", response_model=results.Ledger)
def ledger(desk: AtDesk) -> Response:
    """findings.yaml as written, and its hash, which a change has to name."""
    found = ledgers.ledger(desk.study())
    return Json(found, headers={"etag": f'"{found["sha256"]}"'})


@router.post(
    "/findings", response_model=results.Entry, status_code=201, responses=CHANGED
)
def add_finding(
    desk: AtDesk, who: Person, body: bodies.FindingEntry, if_match: IfMatch = ""
) -> Response:
    """Add a finding, conclusion or recommendation; it gets the next free id."""
    entry = _given(body)
    with desk.writing() as study:
        made = ledgers.save_finding(study, entry, seen=seen(if_match), coder=who.coder)
    return Json(made, 201, headers={"etag": f'"{made["sha256"]}"'})


@router.put("/findings/{key}", response_model=results.Entry, responses=CHANGED)
def save_finding(
    desk: AtDesk,
    who: Person,
    key: Key,
    body: bodies.FindingEntry,
    if_match: IfMatch = "",
) -> Response:
    """Write some keys of an entry; those left out stay."""
    entry = {**_given(body), "id": key}
    with desk.writing() as study:
        made = ledgers.save_finding(study, entry, seen=seen(if_match), coder=who.coder)
    return Json(made, headers={"etag": f'"{made["sha256"]}"'})


@router.put("/practices/{key}", response_model=results.Entry, responses=CHANGED)
def save_practice(
    desk: AtDesk,
    who: Person,
    key: Key,
    body: bodies.PracticeEntry,
    if_match: IfMatch = "",
) -> Response:
    """Write some keys of a practice, known by its code; those left out stay."""
    entry = {**_given(body), "code": key}
    with desk.writing() as study:
        made = ledgers.save_practice(study, entry, seen=seen(if_match), coder=who.coder)
    return Json(made, headers={"etag": f'"{made["sha256"]}"'})


@router.delete(
    "/findings/{key}", response_model=results.Entry, responses={**MISSING, **CHANGED}
)
def remove_entry(
    desk: AtDesk, who: Person, key: Key, if_match: IfMatch = ""
) -> Response:
    """Take a finding (by id) or a practice (by code) out of the file."""
    with desk.writing() as study:
        made = ledgers.remove_entry(study, key, seen=seen(if_match), coder=who.coder)
    return Json(made, headers={"etag": f'"{made["sha256"]}"'})
