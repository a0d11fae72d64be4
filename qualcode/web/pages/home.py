"""Inicio: the road with what is done and what is missing, and every interview."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.services import road
from qualcode.store import tallies
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import href, number, page

router = APIRouter()
Plain = dict[str, Any]
STEPS = {
    "import": "/import",
    "codebook": "/codebook",
    "code": "/",
    "review": "/review",
    "compare": "/matrix",
    "report": "/report",
}
# First what is under way, then what nobody opened, then what is done.
ORDER = {"coding": 0, "new": 1, "done": 2}


@router.get("/")
def home(request: Request) -> Response:
    """Where the study stands and what is missing."""
    desk: Desk = request.app.state.desk
    study = desk.study()
    steps = desk.answer("road", lambda _: road.where(study))
    rows = desk.answer("home", lambda data: _documents(desk, data))
    following = next((r for r in rows if r["state"] != "done"), None)
    return page(
        request,
        "home.html",
        here="home",
        module="home.js",
        steps=[
            {**s, "href": _step(s["step"], following), "name": t(f"road.{s['step']}")}
            for s in steps
        ],
        current=next((s["step"] for s in steps if s["state"] != "done"), ""),
        rows=rows,
        following=following,
        actors=Counter(r["actor"] for r in rows if r["actor"]),
        missing=desk.answer("missing", _missing),
        number=number,
    )


def _step(step: str, following: Plain | None) -> str:
    if step == "code" and following:
        return str(following["href"])
    return STEPS[step]


def _documents(desk: Desk, data: StudyData) -> list[Plain]:
    from qualcode.analysis import documents

    with desk.study().database.read() as connection:
        waiting = tallies.undecided_by_document(connection)
    shares = coded_segments(data)
    coders = defaultdict(set)
    for coding in data.codings:
        coders[coding.document].add(coding.coder)
    roles = defaultdict(list)
    for person in data.participants:
        if person.kind != "interviewer" and person.role:
            roles[person.document].append(person.role)
    people = Counter(p.document for p in data.participants if p.kind == "participant")
    names = {case.case: case.name or case.case for case in data.cases}
    rows = []
    for row in documents(data):
        slug = row["document"]
        coded, whole = shares[slug]
        cases = [names.get(c, c) for c in row["case"].split("|") if c]
        rows.append(
            {
                **row,
                "href": href(slug),
                "role": ", ".join(dict.fromkeys(roles[slug])),
                "people": people[slug],
                "case_name": cases[0] if len(cases) == 1 else "",
                "cases": len(cases),
                "coded": coded,
                "whole": whole,
                "suggestions": waiting.get(slug, 0),
                "coders": ", ".join(sorted(coders[slug])),
            }
        )
    return sorted(rows, key=lambda r: ORDER[r["state"]])


def coded_segments(data: StudyData) -> dict[str, tuple[int, int]]:
    """{slug: (participants' segments with a coding, participants' segments)}."""
    touched: dict[str, set[int]] = defaultdict(set)
    starts = {slug: [s.start for s in found] for slug, found in data.segments.items()}
    for coding in data.codings:
        segments = data.segments[coding.document]
        first = max(bisect_right(starts[coding.document], coding.start) - 1, 0)
        for segment in segments[first:]:
            if segment.start >= coding.end:
                break
            if segment.end > coding.start:
                touched[coding.document].add(segment.segment)
    found = {}
    for slug, segments in data.segments.items():
        asking = {t.turn for t in data.turns[slug] if t.kind == "interviewer"}
        said = {s.segment for s in segments if s.turn not in asking}
        found[slug] = (len(touched[slug] & said), len(said))
    return found


def _missing(data: StudyData) -> list[Plain]:
    """What the road still lacks, each with the place where it is mended."""
    unsure = [p.document for p in data.participants if p.kind == "unknown"]
    bare = [d.document for d in data.documents if not d.actor]
    roleless = list(
        dict.fromkeys(
            p.document
            for p in data.participants
            if p.kind == "participant" and not p.role
        )
    )
    undefined = [
        code.name
        for code in data.codebook.codes.values()
        if not (code.definition or code.brief) and not code.deprecated
    ]
    kinds = (
        ("speakers", unsure, "/import"),
        ("actors", bare, "/import"),
        ("roles", roleless, "/import"),
        ("definitions", undefined, "/codebook"),
    )
    return [
        {
            "text": t(f"web_home.missing-{kind}", n=len(found)),
            "where": ", ".join(list(dict.fromkeys(found))[:4])
            + ("…" if len(set(found)) > 4 else ""),
            "href": address,
        }
        for kind, found, address in kinds
        if found
    ]
