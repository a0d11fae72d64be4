"""Pages by Jinja2: escaped by default, in the reader's language, no inline script.

A template is given `t`, `lang`, `static(path)`, `theme`, `letters`, `study` (title),
`coder`, `version`, `path` (of the request) and what the page's route hands over.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request

from qualcode import __version__
from qualcode.i18n import language, t
from qualcode.web.assets import script, static, styles

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

HERE = Path(__file__).parent
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "qualcode_theme"
LETTERS_COOKIE = "qualcode_letters"


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
    made.globals.update(
        t=t, static=static, script=script, styles=styles, version=__version__
    )
    return made


def render(request: Request, template: str, part: str = "whole", **words: Any) -> str:
    """What `template` makes of `words`, in the language at hand.

    `part` is "head" (up to the body; needs only what stands there), "body" or "whole".
    """
    desk = request.app.state.desk
    theme = request.cookies.get(THEME_COOKIE, "auto")
    return (
        _environment()
        .get_template(template)
        .render(
            part=part,
            lang=language(),
            theme=theme if theme in THEMES else "auto",
            letters=request.cookies.get(LETTERS_COOKIE, "on") != "off",
            study=desk.study().config.title,
            coder=desk.who.coder,
            path=request.url.path,
            **words,
        )
    )


def piece(template: str, **words: Any) -> Markup:
    """What `template` makes of words alone: a part of pages that may be kept."""
    from markupsafe import Markup

    return Markup(_environment().get_template(template).render(**words))  # noqa: S704 - escaped by the template


def render_error(status: int, error: dict[str, Any]) -> str:
    """A page for what went wrong; it stands alone, since nothing may be let in."""
    made = _environment().get_template("error.html")
    return made.render(lang=language(), status=status, error=error)
