"""Cases, memos and the log."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.i18n import area, t
from qualcode.model import StudyData
from qualcode.services import history
from qualcode.store import memos as notes
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import href, number, page, views

router = APIRouter()
Plain = dict[str, Any]
MOST = 500  # events of a page


@router.get("/cases")
def cases(request: Request) -> Response:
    """Each case with its attributes and who was interviewed in it."""
    desk: Desk = request.app.state.desk
    found = desk.answer("cases-page", _cases)
    return page(
        request, "cases.html", here="", places=views("cases"), **found, number=number
    )


def _cases(data: StudyData) -> Plain:
    documents: dict[str, list[Plain]] = defaultdict(list)
    codings: dict[str, int] = defaultdict(int)
    for document in data.documents:
        for case in document.cases:
            row = {
                "document": document.document,
                "actor": document.actor,
                "href": href(document.document),
            }
            documents[case].append(row)
    of = {d.document: d.cases for d in data.documents}
    for coding in data.codings:
        for case in of.get(coding.document, ()):
            codings[case] += 1
    known = {c.case: c for c in data.cases}
    names = [*known, *(c for c in documents if c not in known)]
    attributes = list(dict.fromkeys(n for c in data.cases for n in c.attributes))
    return {
        "attributes": attributes,
        "rows": [
            {
                "case": name,
                "name": known[name].name if name in known else "",
                "type": known[name].type if name in known else "",
                "values": [
                    known[name].attributes.get(a, "") if name in known else ""
                    for a in attributes
                ],
                "documents": documents[name],
                "codings": codings[name],
            }
            for name in names
        ],
    }


@router.get("/memos")
def memos(
    request: Request, document: str | None = None, coding: str | None = None
) -> Response:
    """Every memo, where it was written and by whom."""
    desk: Desk = request.app.state.desk
    data = desk.picture()
    with desk.study().database.read() as connection:
        rows = notes.rows(connection, document=document or None, coding=coding or None)
    about = {c.id: c for c in data.codings}
    for row in rows:
        own = about.get(row["coding"] or "")
        row["href"] = href(row["document"]) if row["document"] else ""
        row["code"] = data.codebook.name(own.code) if own else ""
        row["quote"] = own.quote if own else ""
        if own:
            row["href"] += f"#{own.start}-{own.end}"
    return page(
        request,
        "memos.html",
        here="",
        module="memos.js",
        places=views("memos"),
        rows=rows[::-1],
    )


@router.get("/log")
def log(request: Request) -> Response:
    """What was done, newest first; words of a transcript are not in it."""
    desk: Desk = request.app.state.desk
    rows = history.log(desk.study(), limit=MOST)
    known = area("web_log")
    return page(
        request,
        "log.html",
        here="",
        module="log.js",
        places=views("log"),
        most=MOST,
        rows=[
            {
                **row,
                "what": t(f"web_log.{row['action']}")
                if row["action"] in known
                else row["action"],
                "facts": _facts(row),
                "at": row["time"][:19].replace("T", " "),
            }
            for row in rows
        ],
    )


def _facts(row: Plain) -> str:
    facts = row["after"] or row["before"] or {}
    shown = (
        "document",
        "code",
        "valence",
        "codebook",
        "version",
        "state",
        "file",
        "permission",
    )
    return " · ".join(str(facts[k]) for k in shown if facts.get(k) not in (None, ""))
