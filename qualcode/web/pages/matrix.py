"""The matrix: how many voices of those asked, both valences side by side."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.web.desk import Desk
from qualcode.web.pages.frame import href, number, page, views
from qualcode.web.routes.crossing import matrix_of

router = APIRouter()
Plain = dict[str, Any]
ZEROS = (
    ("absent", "0"),
    ("not_asked", "—"),
    ("not_applicable", "×"),
    ("not_coded", "…"),
)
MIXED = {"ambivalent": "±", "divided": "+|−", "dissent": "1−"}
COUNTS = ("documents", "participants", "cases", "codings", "words")


@router.get("/matrix")
def matrix(
    request: Request,
    rows: str = "",
    cols: str = "",
    cell: str = "",
    both: str = "",
    depth: int = 2,
    count: str = "documents",
    share: str = "none",
    within: str = "segment",
    valence: str = "",
    coder: str = "",
) -> Response:
    """Cross two axes; a cell opens its quotes and tells why others are silent.

    Without rows and columns both valences are shown, stage by actor.
    """
    desk: Desk = request.app.state.desk
    data = desk.picture()
    query = request.query_params
    codes = query.getlist("code")
    side = not (rows or cols) or bool(both)
    rows = rows or (data.codebook.facets[0].id if data.codebook.facets else "document")
    cols = cols or "actor"
    asked: Plain = {
        "rows": rows, "cols": cols, "depth": depth, "codes": tuple(codes),
        "valence": valence or None, "count": count, "share": share, "within": within,
        "kinds": tuple(query.getlist("kind")) or None, "coder": coder or None,
        "pass_": query.get("pass"),
    }  # fmt: skip
    signed = [v for v in data.codebook.valences if v.sign != 0]
    shown: list[tuple[str, Any]] = [("", None)]
    if side and not valence and signed:
        shown = [(v.id, v) for v in sorted(signed, key=lambda v: -v.sign)]
    elif valence:
        shown = [
            (
                valence,
                next((v for v in data.codebook.valences if v.id == valence), None),
            )
        ]
    address = _Address(
        {
            "rows": rows, "cols": cols, "depth": depth, "count": count, "share": share,
            "within": within, "coder": coder, "code": codes,
            **({"both": "1"} if len(shown) > 1 else {"valence": valence}),
        }
    )  # fmt: skip
    tables = [
        _table(
            matrix_of(desk, {**asked, "valence": id_ or None}), id_, sign, address, cell
        )
        for id_, sign in shown
    ]
    chosen = next(
        (c for x in tables for r in x["rows"] for c in r["cells"] if c["on"]), None
    )
    return page(
        request,
        "matrix.html",
        here="compare",
        module="matrix.js",
        places=views("matrix"),
        tables=tables,
        counting=count,
        panel=_panel(desk, data, chosen, asked) if chosen else None,
        alone=[] if chosen else _alone(desk, data, asked),
        axes=_axes(data),
        chosen_axes=(rows, cols),
        valences=data.codebook.valences,
        valence=valence,
        depth=depth,
        counts=COUNTS,
        both=len(shown) > 1,
        exports="?"
        + address.query(
            **({"valence": signed[0].id} if len(shown) > 1 and signed else {})
        ),
        base=tables[0]["base"],
        number=number,
        done=len({d for d, _ in data.done}),
    )


class _Address:
    """The page's query, with some of it changed."""

    def __init__(self, query: Plain) -> None:
        self._query = query

    def query(self, **changes: Any) -> str:
        found = {
            k: v
            for k, v in {**self._query, **changes}.items()
            if v not in ("", None, [])
        }
        return urlencode(found, doseq=True)


def _axes(data: StudyData) -> list[tuple[str, str]]:
    """What can be crossed, with its name."""
    found = [(f.id, f.name) for f in data.codebook.facets]
    named = ("actor", "role", "case", "document", "coder", "valence", "code")
    found += [(a, t(f"web_matrix.axis-{a}")) for a in named]
    attributes = dict.fromkeys(name for c in data.cases for name in c.attributes)
    return found + [(name, name) for name in attributes]


def _table(
    found: Plain, valence: str, sign: Any, address: _Address, chosen: str
) -> Plain:
    cells = iter(found["cells"])
    counting = found["count"]
    most = max((c["value"] for c in found["cells"]), default=0)
    rows = [
        {
            **item,
            "level": item.get("level", 1),
            "cells": [
                _cell(next(cells), item, col, counting, most, valence, address, chosen)
                for col in found["cols"]["items"]
            ],
        }
        for item in found["rows"]["items"]
    ]
    return {
        "valence": valence,
        "sign": sign.sign if sign else None,
        "name": sign.name if sign else "",
        "rows": rows,
        "cols": found["cols"]["items"],
        "base": found["base"],
        "problems": found["problems"],
    }


def _cell(
    cell: Plain, row: Plain, col: Plain, counting: str, most: int, valence: str,
    address: _Address, chosen: str,
) -> Plain:  # fmt: skip
    value, asked, zeros = cell["value"], cell["asked"], cell["zeros"]
    silent = [(glyph, zeros[name]) for name, glyph in ZEROS if zeros[name]]
    place = f"{cell['row']}:{cell['col']}"
    voices = counting == "documents"
    glyph = ""
    if value == 0 and not asked:
        glyph = next((g for g, _ in silent[1:] or silent), "—") if silent else "—"
        if silent and not zeros["absent"]:
            glyph = silent[0][0]
    heat = _heat(value, asked if voices else most, asked if voices else 2)
    key = f"{valence}|{place}"
    share = cell["share"]
    return {
        **cell,
        "place": place,
        "valence": valence,
        "names": (row["name"], col["name"]),
        "on": chosen == key,
        "href": "/matrix?" + address.query(cell=key),
        "shown": glyph or number(value),
        "share_text": "" if share is None else f"{round(100 * share)} %",
        "of": asked if voices and asked else None,
        "silent": "" if glyph else _small(zeros),
        "mark": MIXED.get(cell["mixed"] or "", ""),
        "heat": heat,
        "sentence": _sentence(cell, row, col, counting),
    }


def _small(zeros: Plain) -> str:
    return f"{zeros['not_asked']}—" if zeros["not_asked"] else ""


def _heat(value: int, whole: int, asked: int) -> int:
    """0 to 4: up to a quarter, half, three quarters, all; one asked is at most 1."""
    if not value or not whole:
        return 0
    step = min(4, -(-4 * value // whole))
    return 1 if asked == 1 else step


def _sentence(cell: Plain, row: Plain, col: Plain, counting: str) -> str:
    """The cell for who cannot see it: figures and marks in words."""
    parts = [
        t("web_matrix.cell-of", n=cell["value"], m=cell["asked"])
        if counting == "documents"
        else t(f"web_matrix.cell-{counting}", n=cell["value"])
    ]
    parts += [
        t(f"web_matrix.zero-{name}", n=cell["zeros"][name])
        for name, _ in ZEROS
        if cell["zeros"][name]
    ]
    if cell["mixed"]:
        parts.append(t(f"web_matrix.{cell['mixed']}"))
    if cell["single_voice"]:
        parts.append(t("web_matrix.single"))
    return f"{row['name']}, {col['name']}: " + ", ".join(parts)


def _panel(desk: Desk, data: StudyData, cell: Plain, asked: Plain) -> Plain:
    rows = quotes_by_id(desk)
    marks = _representative(desk, data, cell, asked)
    found = [
        {**rows[id_], **marks.get(id_, {})} for id_ in cell["quotes"] if id_ in rows
    ]
    order = {"typical": 0, "divergent": 1}
    found.sort(key=lambda q: order.get(q["representative"] or "", 2))
    divergent = [
        {**rows[id_], **mark}
        for id_, mark in marks.items()
        if id_ not in cell["quotes"]
        and mark["representative"] == "divergent"
        and id_ in rows
    ]
    typical = [q for q in found if q["representative"] == "typical"]
    rest = [q for q in found if q["representative"] != "typical"]
    return {
        **cell,
        "quotes_shown": [
            quote_row(q, data) for q in (*typical, *divergent, *rest)[:40]
        ],
        "more": max(0, len(found) + len(divergent) - 40),
        "zero_rows": [
            (glyph, t(f"web_matrix.zero-{name}", n=cell["zeros"][name]))
            for name, glyph in ZEROS
            if cell["zeros"][name]
        ],
    }


def _alone(desk: Desk, data: StudyData, asked: Plain) -> list[Plain]:
    """Who stands alone against a cell, with the passage."""
    from qualcode.analysis import dissent

    same = ("rows", "cols", "depth", "codes", "within", "kinds", "coder", "pass_")
    options = {name: asked[name] for name in same}
    rows = desk.answer(
        ("dissent", *options.values()), lambda data: dissent(data, **options)
    )
    wanted = {row["quote"] for row in rows}
    start = {c.id: c.start for c in data.codings if c.id in wanted}
    end = {c.id: c.end for c in data.codings if c.id in wanted}
    return [
        {
            **quote_row(
                {**row, "start": start[row["quote"]], "end": end[row["quote"]]}, data
            ),
            "cell": f"{row['row_name']}, {row['col_name']}",
        }
        for row in rows
    ]


def _representative(
    desk: Desk, data: StudyData, cell: Plain, asked: Plain
) -> dict[str, Plain]:
    """Typical and divergent quotes of a cell of a code by actor, or by code."""
    from qualcode.analysis import quotes

    order = data.codebook.order
    if cell["row"] not in order or not (
        asked["cols"] == "actor" or cell["col"] in order
    ):
        return {}
    codes = (cell["row"], cell["col"]) if cell["col"] in order else (cell["row"],)
    actor = cell["col"] if asked["cols"] == "actor" else None
    rows = desk.answer(
        ("representative", codes, actor, cell["valence"]),
        lambda d: quotes(
            d,
            codes=codes,
            valence=cell["valence"] or None,
            actor=actor,
            representative=1,
        ),
    )
    return {
        q["id"]: {"representative": q["representative"], "why": q["why"]} for q in rows
    }


def quotes_by_id(desk: Desk) -> dict[str, Plain]:
    """Every quote of the study by the id of its coding."""
    from qualcode.analysis import quotes

    return desk.answer("quotes-by-id", lambda data: {q["id"]: q for q in quotes(data)})


def quote_row(quote: Plain, data: StudyData) -> Plain:
    """A quote as pages show it."""
    turn = next(
        (
            x
            for x in reversed(data.turns.get(quote["document"], ()))
            if x.start <= quote["start"]
        ),
        None,
    )
    valence = next(
        (v for v in data.codebook.valences if v.id == quote["valence"]), None
    )
    return {
        **quote,
        "href": f"{href(quote['document'])}#{quote['start']}-{quote['end']}",
        "time": turn.time if turn else None,
        "sign": valence.sign if valence else None,
        "valence_name": valence.name if valence else "",
    }
