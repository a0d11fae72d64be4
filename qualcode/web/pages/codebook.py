"""The codebook: its tree, each code's entry, its versions, the codings to revisit."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.i18n import t
from qualcode.model import Codebook
from qualcode.services.revisiting import revisit
from qualcode.services.study import Study
from qualcode.store import tallies, versions
from qualcode.web.desk import Desk
from qualcode.web.pages.coding import tree
from qualcode.web.pages.frame import colours, href, page

router = APIRouter()
Plain = dict[str, Any]
FIELDS = ("name", "brief", "definition", "include", "exclude")
LISTS = ("examples", "keywords", "questions", "expected")


@router.get("/codebook")
def codebook(
    request: Request,
    code: str | None = None,
    a: int | None = None,
    b: int | None = None,
) -> Response:
    """Edit the active codebook; every change goes to its YAML, comments kept."""
    desk: Desk = request.app.state.desk
    study: Study = desk.study()
    book = study.codebook()
    colour = colours(book)
    with study.database.read() as connection:
        counts = tallies.codings_by_code(connection, book)
        kept = versions.versions(connection, book.id)
    again = revisit(study)
    chosen = code if code in book.order else next(iter(book.order), "")
    return page(
        request,
        "codebook.html",
        here="codebook",
        module="codebook.js",
        book=book,
        codes=tree(book, colour, counts),
        chosen=_entry(book, chosen, counts) if chosen else None,
        fields=FIELDS,
        lists=LISTS,
        versions=kept,
        diff=_diff(study, book, a, b),
        again=[
            {**row, "href": href(row["document"]), "name": book.name(row["code"])}
            for row in again
        ],
        page={"book": book.id, "sha256": book.sha256, "code": chosen},
    )


def _entry(book: Codebook, id_: str, counts: dict[str, int]) -> Plain:
    node: Any = book.codes.get(id_) or book.facet_of[id_]
    own = id_ in book.codes
    return {
        "id": id_,
        "own": own,
        "name": node.name,
        "parent": book.parent_of.get(id_, ""),
        "count": counts.get(id_, 0),
        "facet": book.facet_of[id_].name,
        "valence": book.facet_of[id_].valence,
        "deprecated": getattr(node, "deprecated", False),
        "replaced_by": getattr(node, "replaced_by", None) or "",
        "was": getattr(node, "was", ()),
        "fields": {name: getattr(node, name, "") for name in FIELDS},
        "lists": {name: "\n".join(getattr(node, name, ())) for name in LISTS},
        "children": [c.id for c in node.codes],
    }


def _diff(study: Study, book: Codebook, a: int | None, b: int | None) -> Plain | None:
    """Two kept versions compared, or one with what the file says today."""
    if a is None:
        return None
    from qualcode.codebook import describe, diff

    with study.database.read() as connection:
        before = versions.version(connection, book.id, a)
        after = book if b is None else versions.version(connection, book.id, b)
    if before is None or after is None:
        return None
    until = t("web_codebook.today") if b is None else t("web_codebook.version", n=b)
    return {
        "title": t("web_codebook.between", a=a, b=until),
        "changes": [describe(change) for change in diff(before, after)],
    }
