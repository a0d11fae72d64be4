"""The coding page: one transcript, its codings, the codebook beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.i18n import t
from qualcode.model import Codebook, Suggestion, Turn
from qualcode.services.study import Study
from qualcode.store import memos, rows, tail, tallies
from qualcode.store.columns import coding_columns
from qualcode.store.registers import Registers
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import COLOURS, as_json, colours, page_in_parts
from qualcode.web.rendering import piece
from qualcode.web.routes.shared import slug_of

if TYPE_CHECKING:
    from markupsafe import Markup

router = APIRouter()
UUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UUIDS = re.compile(f"(?:{UUID.pattern},)*")
NO_UUID = "0" * 32
AT_COOKIE = "qualcode_at"  # where one was in this document; `static/place.js` keeps it
Plain = dict[str, Any]


@router.get("/documents/{slug}")
def document(request: Request, slug: str) -> Response:
    """Code one document. Reads that document alone, whatever the study holds."""
    desk: Desk = request.app.state.desk
    study = desk.study()
    slug = slug_of(study, slug)
    book, registers = study.codebook(), study.registers()
    return page_in_parts(
        request,
        "document.html",
        here="code",
        module="code.js",
        head={"slug": slug, "at": request.cookies.get(AT_COOKIE, "")[:60]},
        body=lambda: desk.kept(
            ("coding-page", slug), lambda: _body(desk, study, book, registers, slug)
        ),
    )


def _body(
    desk: Desk,
    study: Study,
    book: Codebook,
    registers: Registers,
    slug: str,
) -> Plain:
    """The words of the page's body: most of it text, which is made into HTML here."""
    who = desk.who
    with study.database.read() as connection:
        texts, turns, segments = rows.texts_of(connection, registers, slug)
        columns = coding_columns(connection, slug, who.pass_)
        suggestions = rows.suggestions(connection, document=slug)
        notes = memos.rows(connection, document=slug)
        counts = tallies.codings_by_code(connection, book)
        language = rows.language_of(connection, slug)
        position = tail.position(connection)[0]
    text = texts[slug]
    colour = colours(book)
    shorts = short_labels(turn.label or "" for turn in turns[slug])
    kinds = {turn.turn: turn.kind for turn in turns[slug]}
    units = [s for s in segments[slug] if kinds.get(s.turn) != "interviewer"]
    return {
        "about": _about(registers, slug),
        "language": language,
        "segments": len(units),
        "turns": piece(
            "turns.html", turns=[_turn(turn, text, shorts) for turn in turns[slug]]
        ),
        "coders": sorted({*columns[5], who.coder}),
        "valences": book.valences
        if any(f.valence != "none" for f in book.facets)
        else (),
        "done": (slug, who.coder) in registers.done_pairs(),
        "page": as_json(
            {
                "document": slug,
                "coder": who.coder,
                "pass": who.pass_,
                "position": position,
                "language": language,
                "segments": [[s.start, s.end] for s in units],
                "book": plain_book(book, colour, counts),
                "codings": _codings(columns, rows.renamed(book)),
                "suggestions": [_suggestion(s) for s in suggestions],
                "memos": notes,
            }
        ),
    }


def short_labels(labels: Iterable[str]) -> dict[str, str]:
    """Beside a turn: a short label whole, else initials, else its beginning."""
    whole = list(dict.fromkeys(label for label in labels if label))
    initials = {
        label: label
        if len(label) <= 6
        else "".join(word[0] for word in label.split()[:3]).upper()
        for label in whole
    }
    clear = len(set(initials.values())) == len(whole)
    return initials if clear else {label: label[:5] for label in whole}


def _turn(turn: Turn, text: str, shorts: dict[str, str]) -> tuple[Any, ...]:
    """Kind, label where it is shortened, what is beside, time, turn, start, text."""
    known = turn.kind in ("interviewer", "participant")
    short = shorts.get(turn.label or "") or (
        t(f"web_code.kind-{turn.kind}") if known else ""
    )
    return (
        turn.kind,
        turn.label if turn.label != short else "",
        short or turn.turn,
        turn.time,
        turn.turn,
        turn.start,
        said(text[turn.start : turn.end]),
    )


def said(text: str) -> Markup:
    """A turn's text such that the browser's has the very same characters.

    A parser of HTML turns a carriage return into a line feed and drops NUL.
    """
    from markupsafe import Markup, escape

    plain = text.encode("utf-8", errors="replace").decode().replace("\0", "\ufffd")
    return Markup(str(escape(plain)).replace("\r", "&#13;"))  # noqa: S704 - escaped


def _about(registers: Registers, slug: str) -> str:
    """Role, actor and case in a line: never a name."""
    row = next((r for r in registers.documents.rows if r["document"] == slug), None)
    roles = [
        r["role"]
        for r in registers.participants.rows
        if r["document"] == slug and r["role"]
    ]
    names = {c["case"]: c["name"] or c["case"] for c in registers.cases.rows}
    cases = [names.get(c, c) for c in (row or {}).get("case", "").split("|") if c]
    parts = [", ".join(dict.fromkeys(roles)), (row or {}).get("actor", "")]
    return " · ".join(filter(None, (*parts, ", ".join(cases))))


def tree(book: Codebook, colour: dict[str, str], counts: dict[str, int]) -> list[Plain]:
    """The codebook as rows of a tree, each with the codings at or below it."""
    found: list[Plain] = []
    for facet in book.facets:
        found.append(_row(facet, 1, colour, _below(book, facet.id, counts)))
        found += [
            _row(code, level + 1, colour, _below(book, code.id, counts))
            for code, level in facet.walk()
        ]
    return found


def _below(book: Codebook, code: str, counts: dict[str, int]) -> int:
    return sum(counts.get(one, 0) for one in book.descendants(code))


def _row(code: Any, level: int, colour: dict[str, str], count: int) -> Plain:
    replaced = getattr(code, "replaced_by", None)
    return {
        "id": code.id,
        "name": code.name,
        "title": ": ".join(filter(None, (code.name, getattr(code, "brief", "")))),
        "level": level,
        "color": colour[code.id],
        "children": bool(code.codes),
        "deprecated": getattr(code, "deprecated", False),
        "see": t("web_code.see", code=replaced) if replaced else "",
        "count": count,
    }


def plain_book(
    book: Codebook, colour: dict[str, str], counts: dict[str, int] | None = None
) -> Plain:
    """The codebook as the scripts need it (`static/page.js`).

    Of each code: id, name, the place of the one above (-1 for a facet), colour,
    codings at or below it, 1 if deprecated, what replaces it, in brief.
    """
    valued = any(f.valence != "none" for f in book.facets)
    first = book.facets[0] if book.facets else None
    activity = first.id if first and valued and first.valence == "none" else None
    place = {id_: i for i, id_ in enumerate(book.order)}
    codes = []
    for id_ in book.order:
        code = book.codes.get(id_)
        above = place.get(book.parent_of.get(id_, ""), -1)
        count = _below(book, id_, counts) if counts else 0
        row: list[Any] = [id_, book.name(id_), above, COLOURS.index(colour[id_]), count]
        if code is not None and (code.deprecated or code.brief):
            row += [int(code.deprecated), code.replaced_by or "", code.brief]
        codes.append(row)
    return {
        "id": book.id,
        "sha256": book.sha256,
        "activity": activity,
        "colours": COLOURS,
        "codes": codes,
        "facets": [
            {"id": f.id, "name": f.name, "color": colour[f.id], "takes": f.valence}
            for f in book.facets
        ],
        "valences": [
            {"id": v.id, "name": v.name, "sign": v.sign, "key": v.key}
            for v in book.valences
        ],
    }


def _codings(columns: Sequence[Sequence[Any]], new: Mapping[str, str]) -> Plain:
    """A document's codings by columns: names once, not in every row.

    Numbers are start (from the one before) and length, then places in the lists of
    names; ids are 16 bytes each in one text, those that are no UUID beside it.
    `static/page.js` reads it; `new` are the codes renamed since.
    """
    ids, starts, ends, codes, valences, coders, origins = columns
    odd = (
        {}
        if UUIDS.fullmatch(",".join((*ids, "")))
        else {i: id_ for i, id_ in enumerate(ids) if not UUID.fullmatch(id_)}
    )
    plain = [NO_UUID if i in odd else id_ for i, id_ in enumerate(ids)] if odd else ids
    raw = bytes.fromhex("".join(plain).replace("-", ""))
    found: Plain = {
        "ids": b64encode(raw).decode(),
        "odd": odd,
        "starts": [b - a for a, b in pairwise((0, *starts))],
        "lengths": [end - start for start, end in zip(starts, ends, strict=True)],
    }
    codes = [new.get(code, code) for code in codes] if new else codes
    for kind, values in (
        ("code", codes),
        ("valence", valences),
        ("coder", coders),
        ("origin", origins),
    ):
        names = list(dict.fromkeys(values))
        place = {name: i for i, name in enumerate(names)}
        found[kind] = {"names": names, "rows": [place[value] for value in values]}
    return found


def _suggestion(found: Suggestion) -> Plain:
    return {
        "id": found.id,
        "start": found.start,
        "end": found.end,
        "code": found.code,
        "probability": round(found.probability, 2),
        "valence": found.valence,
        "reasons": [{"term": r["term"]} for r in found.reasons[:4]],
    }
