"""What every page has around it: the road, the help, the words of its scripts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import Request
from starlette.responses import HTMLResponse, StreamingResponse

from qualcode.i18n import area, language, t
from qualcode.store import tallies, writes
from qualcode.web.desk import Desk
from qualcode.web.rendering import render

if TYPE_CHECKING:
    from markupsafe import Markup

Places = list[dict[str, Any]]
COLOURS = (
    "c-azul", "c-ocre", "c-magenta", "c-celeste", "c-granate", "c-verde", "c-violeta",
    "c-oliva",
)  # fmt: skip


def page(
    request: Request,
    template: str,
    *,
    here: str,
    module: str | None = None,
    **words: Any,
) -> HTMLResponse:
    """A page within its frame; `here` is its step of the road.

    `module` is the page's own script.
    """
    frame = _frame(request.app.state.desk, here)
    head: dict[str, Any] = {"module": module, "wait": False}
    return HTMLResponse(render(request, template, **head, **frame, **words))


def page_in_parts(
    request: Request,
    template: str,
    *,
    here: str,
    module: str,
    head: dict[str, Any],
    body: Callable[[], dict[str, Any]],
) -> StreamingResponse:
    """A page whose head goes out before the rest is read from the study.

    So the browser fetches its script meanwhile. Nothing is shown before that has run,
    so that the page is laid out once. `head` are the words that the head needs, `body`
    reads those of the body; what can be wrong with the request has to be known before.
    """
    desk: Desk = request.app.state.desk
    head = {"module": module, "wait": True, **head}

    def parts() -> Iterator[str]:
        yield render(request, template, part="head", **head)
        words = {**head, **_frame(desk, here), **body()}
        yield render(request, template, part="body", **words)

    return StreamingResponse(parts(), media_type="text/html")


def _frame(desk: Desk, here: str) -> dict[str, Any]:
    return {
        "nav": _road(desk, here),
        "more": _more(),
        "help": _help(),
        "words": {key: t(f"web_js.{key}") for key in area("web_js")},
        "as_json": as_json,
    }


def as_json(value: Any) -> Markup:
    """JSON that may stand inside an element: no markup can begin in it."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate of a foreign file could not be sent at all.
    text = text.encode("utf-8", errors="replace").decode()
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - that is the escape


def number(n: int) -> str:
    """A count as the language at hand writes it."""
    text = f"{n:,}"
    return text.replace(",", ".") if language() == "es" else text


def href(slug: str) -> str:
    """The address of a document's page."""
    return f"/documents/{quote(slug, safe='')}"


def _road(desk: Desk, here: str) -> Places:
    study = desk.study()
    with study.database.read() as connection:
        slugs = sorted(writes.text_keys(connection))
        waiting = sum(tallies.undecided_by_document(connection).values())
    done = {slug for slug, _ in study.registers().done_pairs()} & set(slugs)
    next_ = next(
        (slug for slug in slugs if slug not in done), slugs[0] if slugs else ""
    )
    of = t("web.of", n=len(done), m=len(slugs)) if slugs else ""
    steps = (
        ("home", "/", ""),
        ("import", "/import", str(len(slugs) or "")),
        ("codebook", "/codebook", ""),
        ("code", href(next_) if next_ else "/", of),
        ("review", "/review", str(waiting or "")),
        ("compare", "/matrix", ""),
        ("report", "/report", ""),
    )
    return [
        {
            "href": address,
            "count": count,
            "here": step == here,
            "name": t("web.home") if step == "home" else t(f"road.{step}"),
        }
        for step, address, count in steps
    ]


COMPARE = (
    "matrix", "quotes", "findings", "practices", "contrast", "framework", "agreement",
    "coverage",
)  # fmt: skip
RECORDS = ("cases", "memos", "log")


def _more() -> Places:
    """Pages beside the road, for the palette."""
    return [{"href": f"/{n}", "name": t(f"web.{n}")} for n in (*COMPARE, *RECORDS)]


def views(here: str) -> Places:
    """The pages that lie beside the one at hand."""
    group = COMPARE if here in COMPARE else RECORDS
    return [
        {"href": f"/{name}", "name": t(f"web.{name}"), "here": name == here}
        for name in group
    ]


_HELP: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("move", (
        ("↑ ↓", "turn"), ("← →", "sentence"), ("Ctrl ← →", "word"),
        ("⇧ ← → ↑ ↓", "extend"), (",", "uncoded"), ("F3", "found"),
    )),
    ("code", (
        ("a–z a–z", "chord"), ("1–9", "pinned"), ("space", "repeat"),
        ("+ − 0", "valence"), ("< > /", "activity"), ("F2", "respan"),
        ("delete", "remove"), ("Ñ", "memo"),
        ("Ctrl enter", "done"),
    )),
    ("review", ((".", "next"), ("enter", "accept"), ("delete", "reject"))),
    ("everywhere", (
        ("Ctrl K", "palette"), ("Ctrl Z", "undo"), ("Ctrl ⇧ Z", "redo"),
        ("Esc", "escape"), ("?", "help"),
    )),
)  # fmt: skip


def _help() -> Places:
    named = {"space", "enter", "delete"}
    return [
        {
            "name": t(f"web_help.{group}"),
            "rows": [
                (
                    [t(f"web.key-{k}") if k in named else k for k in keys.split()],
                    t(f"web_help.{group}-{text}"),
                )
                for keys, text in rows
            ],
        }
        for group, rows in _HELP
    ]


def colours(book: Any) -> dict[str, str]:
    """The colour class of every code: of its branch, in turn over all branches."""
    found: dict[str, str] = {}
    n = 0
    for facet in book.facets:
        found[facet.id] = COLOURS[n % len(COLOURS)]
        for branch in facet.codes:
            for code, _ in branch.walk():
                found[code.id] = COLOURS[n % len(COLOURS)]
            n += 1
    return found
