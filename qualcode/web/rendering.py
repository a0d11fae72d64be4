"""Pages by Jinja2: escaped by default, in the reader's language, no inline script.

A template is given `t`, `lang`, `static(path)`, `theme`, `letters`, `study` (title),
`coder`, `version`, `path` (of the request) and what the page's route hands over.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from qualcode import __version__
from qualcode.errors import QualcodeError
from qualcode.i18n import language, t

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"
FOREVER = "private, max-age=31536000, immutable"
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "qualcode_theme"
LETTERS_COOKIE = "qualcode_letters"
files = APIRouter(include_in_schema=False)
# Whole lines, so that nothing inside a string or an expression can be meant.
COMMENTS = re.compile(rb"(?m)^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=t, static=static, version=__version__)
    return made


@cache
def static_version() -> str:
    """One hash of all static files: modules import each other by relative names."""
    digest = hashlib.sha256()
    for path in sorted(p for p in STATIC.rglob("*") if p.is_file()):
        digest.update(path.relative_to(STATIC).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def static(path: str) -> str:
    """The address of a static file; it changes when any of them does."""
    return f"/static/{static_version()}/{path}"


@files.get("/static/{version}/{path:path}")
async def static_file(version: str, path: str) -> Response:
    """One static file; kept by the browser as long as the address is of this build."""
    found = _bodies().get(path)
    if found is None:
        raise QualcodeError("page-unknown", value=path)
    kept = version == static_version()
    headers = {"cache-control": FOREVER if kept else "no-store"}
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(found, media_type=kind, headers=headers)


@cache
def _bodies() -> dict[str, bytes]:
    """The static files by their path; scripts without their lines of comment."""
    found = {}
    for path in STATIC.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            name = path.relative_to(STATIC).as_posix()
            found[name] = COMMENTS.sub(b"", raw) if path.suffix == ".js" else raw
    return found


def render(request: Request, template: str, **words: Any) -> HTMLResponse:
    """The page that `template` makes of `words`, in the language at hand."""
    desk = request.app.state.desk
    theme = request.cookies.get(THEME_COOKIE, "auto")
    page = (
        _environment()
        .get_template(template)
        .render(
            lang=language(),
            theme=theme if theme in THEMES else "auto",
            letters=request.cookies.get(LETTERS_COOKIE, "on") != "off",
            study=desk.study().config.title,
            coder=desk.who.coder,
            path=request.url.path,
            **words,
        )
    )
    return HTMLResponse(page)


def render_error(status: int, error: dict[str, Any]) -> str:
    """A page for what went wrong; it stands alone, since nothing may be let in."""
    made = _environment().get_template("error.html")
    return made.render(lang=language(), status=status, error=error)
