"""All words a person reads, in Spanish and English, from one catalogue.

May import the standard library only. Main functions: `t` words a key in the
language at hand, `use` sets that language, `language` tells it.

Keys are dotted; the first part names a module of `catalogue/` that holds
`{rest of the key: (Spanish, English)}`, loaded when first asked for, so that
`--help` never pays for the report's words. In a message `{n}` is replaced by the
parameter `n`, and `{n:entrevista|entrevistas}` by the singular when n is 1, else
by the plural.
"""

from __future__ import annotations

from contextvars import ContextVar
from importlib import import_module

LANGUAGES = ("es", "en")
_language: ContextVar[str] = ContextVar("language", default="es")
_forced: ContextVar[bool] = ContextVar("forced", default=False)
_loaded: dict[str, dict[str, tuple[str, str]]] = {}


def language() -> str:
    """The language at hand, `es` or `en`."""
    return _language.get()


def use(name: str, *, force: bool = False) -> None:
    """Word everything from here on in `name`; what is not `en` is Spanish.

    A forced language (a person's `--lang`) stays whatever a study says later.
    """
    if force or not _forced.get():
        _language.set("en" if name.lower().startswith("en") else "es")
        _forced.set(force)


def area(name: str) -> dict[str, tuple[str, str]]:
    """The messages of one module of the catalogue: {key: (Spanish, English)}."""
    if name not in _loaded:
        module = import_module(f"qualcode.i18n.catalogue.{name}")
        _loaded[name] = module.MESSAGES
    return _loaded[name]


def t(key: str, lang: str | None = None, /, **params: object) -> str:
    """The message of `key` with `params` filled in.

    Raises KeyError for a key that is not in the catalogue: a missing message is
    a bug that a test finds, never something to show a person.
    """
    name, _, rest = key.partition(".")
    pair = area(name)[rest]
    text = pair[LANGUAGES.index(lang or language())]
    if not params:
        return text
    from qualcode.i18n.filling import fill  # no help waits for it

    return fill(text, params)
