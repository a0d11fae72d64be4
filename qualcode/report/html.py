"""HTML pages by Jinja2: escaped by default, self-contained, no request outside."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.i18n import language, t

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, **words: Any) -> str:
    """The page that `template` makes of `words`; `t` and `lang` are given to it."""
    made = _environment().get_template(template)
    return made.render(t=t, lang=language(), **words)
