"""Framework, agreement and what was asked: grids that people fill in or read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.services.coders import asked_hash
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import href, number, page, views
from qualcode.web.pages.matrix import quote_row, quotes_by_id

router = APIRouter()
Plain = dict[str, Any]
GLYPHS = {"asked": "?", "spontaneous": "!", "not-asked": "—", "not-applicable": "×"}


@router.get("/framework")
def framework(
    request: Request, rows: str = "case", cols: str = "", cell: str = "", depth: int = 1
) -> Response:
    """The grid of summaries people write, each tied to its codings."""
    from qualcode.analysis import framework as cells

    desk: Desk = request.app.state.desk
    data = desk.picture()
    facets = data.codebook.facets
    cols = cols or (facets[0].id if facets else "")
    found: list[Plain] = []
    if cols:
        found = desk.answer(
            ("framework", rows, cols, depth),
            lambda d: cells(d, rows, cols, depth=depth),
        )
    names = dict.fromkeys((c["row"], c["row_name"]) for c in found)
    heads = dict.fromkeys((c["col"], c["col_name"]) for c in found)
    place = {(c["row"], c["col"]): c for c in found}
    chosen = next((c for c in found if f"{c['row']}:{c['col']}" == cell), None)
    if chosen is not None:
        quoted = quotes_by_id(desk)
        own = [quote_row(quoted[i], data) for i in chosen["codings"] if i in quoted]
        chosen = {**chosen, "quotes": own[:30]}
    return page(
        request,
        "framework.html",
        here="compare",
        module="framework.js",
        places=views("framework"),
        heads=list(heads),
        grid=[(row, [place[row[0], col] for col, _ in heads]) for row in names],
        chosen=chosen,
        chosen_axes=(rows, cols),
        facets=facets,
        page={"rows": rows, "cols": cols},
    )


@router.get("/agreement")
def agreement(
    request: Request,
    coders: str = "",
    passes: str = "",
    coder: str = "",
    facet: str = "",
) -> Response:
    """How far coders agree, the disagreements first."""
    from qualcode.analysis import agreement as compared
    from qualcode.analysis.coefficients import figure

    desk: Desk = request.app.state.desk
    data = desk.picture()
    who = [*_split(coders), *filter(None, request.query_params.getlist("with"))]
    rounds = _split(passes)
    alone = (coder or desk.who.coder,) if rounds else data.coders[:2]
    named = tuple(dict.fromkeys(who)) or alone
    found: Plain | None = None
    why = ""
    try:
        found = desk.answer(
            ("agreement", named, rounds, facet, 0, None),
            lambda d: compared(d, named, rounds, facet=facet or None),
        )
    except QualcodeError as error:  # they may have no document in common yet
        why = f"{error.problem.message} {t('web_evidence.agreement-how')}"
    return page(
        request,
        "agreement.html",
        here="compare",
        places=views("agreement"),
        coders=data.coders,
        named=named,
        facets=data.codebook.facets,
        facet=facet,
        found=found,
        why=why,
        name=data.codebook.name,
        figure=lambda value: figure(value).replace("-", "−"),
        rows=[
            {**d, "href": f"{href(d['document'])}#{d['start']}-{d['end']}"}
            for d in (found or {}).get("disagreements", [])[:200]
        ],
        number=number,
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


@router.get("/coverage")
def coverage(request: Request) -> Response:
    """What was asked in each interview: proposed until a person confirms it."""
    desk: Desk = request.app.state.desk
    digest = asked_hash(desk.study())  # before: what is shown is never older
    return page(
        request,
        "coverage.html",
        here="compare",
        module="coverage.js",
        places=views("coverage"),
        **desk.answer("coverage-page", _grid),
        glyphs=GLYPHS,
        page={"states": list(GLYPHS), "glyphs": GLYPHS, "sha256": digest},
    )


def _grid(data: StudyData) -> Plain:
    from qualcode.analysis import coverage as rows

    found = rows(data)
    asked = {r["code"] for r in found}
    codes = [c for c in data.codebook.order if c in asked]
    place = {(r["document"], r["code"]): r for r in found}
    documents = dict.fromkeys(r["document"] for r in found)
    return {
        "codes": [(c, data.codebook.name(c)) for c in codes],
        "grid": [
            (slug, href(slug), [place.get((slug, c)) for c in codes])
            for slug in documents
        ],
        "waiting": sum(1 for r in found if not r["confirmed"]),
    }
