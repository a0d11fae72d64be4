"""Styles and scripts as they are sent: one file of each kind for a page.

The scripts are small modules that import each other by relative names. A page's are
joined as they stand when the server first sends them, each in a scope of its own: a
browser asks once instead of twenty times. Nothing is built, nothing is kept on disk.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache, lru_cache
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from qualcode.errors import QualcodeError

STATIC = Path(__file__).parent / "static"
FOREVER = "private, max-age=31536000, immutable"
JOINED = "joined/"  # what follows in an address is a script, or styles joined by +
files = APIRouter(include_in_schema=False)
# Whole lines, so that nothing inside a string or an expression can be meant.
COMMENTS = re.compile(r"(?m)^[ \t]*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n")
IMPORT = re.compile(r'(?m)^import (?:\{([^}]*)\} from )?"\./([\w-]+\.js)";\n')
EXPORT = re.compile(
    r"(?m)^export (?=(?:async )?(?:const|let|function|class) ([A-Za-z_$][\w$]*))"
)
# What waits at the top of a module would have to be in an async function.
WAITING = re.compile(r"(?m)^(?:(?:export )?(?:const|let|var) [^=\n]*= )?await\b.*")


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


def script(name: str) -> str:
    """The address of a script with all it imports."""
    return static(JOINED + name)


def styles(*names: str) -> str:
    """The address of several style sheets, one after the other."""
    return static(JOINED + "+".join(names))


@files.get("/static/{version}/{path:path}")
async def static_file(version: str, path: str) -> Response:
    """One static file; kept by the browser as long as the address is of this build."""
    found = _body(path)
    if found is None:
        raise QualcodeError("page-unknown", value=path)
    kept = version == static_version()
    headers = {"cache-control": FOREVER if kept else "no-store"}
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(found, media_type=kind, headers=headers)


@lru_cache(maxsize=128)
def _body(path: str) -> bytes | None:
    """A file's bytes, or those of several joined; None where one is not ours."""
    names = path.removeprefix(JOINED)
    wanted = names.split("+") if names != path else [path]
    if not all(name in _names() for name in wanted):
        return None
    if names == path:
        return _text(path).encode()
    if names.endswith(".js"):
        return joined_script(names).encode()
    return "".join(map(_text, wanted)).encode()


@cache
def _names() -> frozenset[str]:
    return frozenset(
        path.relative_to(STATIC).as_posix()
        for path in STATIC.rglob("*")
        if path.is_file()
    )


def _text(name: str) -> str:
    """A static file; a script without its lines of comment."""
    text = (STATIC / name).read_text(encoding="utf-8")
    return COMMENTS.sub("", text) if name.endswith(".js") else text


def imports(name: str) -> list[str]:
    """A script and all it imports, each after what it needs itself."""
    found: list[str] = []
    open_: list[str] = []

    def walk(one: str) -> None:
        if one in open_:
            raise ValueError("modules import each other: " + " → ".join([*open_, one]))
        if one in found:
            return
        open_.append(one)
        for match in IMPORT.finditer(_text(one)):
            walk(match[2])
        found.append(open_.pop())

    walk(name)
    return found


def joined_script(name: str) -> str:
    """A script and all it imports as one module, each in a function of its own.

    Imported names are those of the exporting function's answer; a module may not
    change what it exports after it has run, and two may not import each other, nor
    may one wait at its top: ValueError.
    """
    parts = ["const modules = {};\n"]
    for one in imports(name):
        text = _text(one)
        if waits := WAITING.search(text):
            raise ValueError(f"{one} waits at its top: {waits[0]}")
        exported = ", ".join(EXPORT.findall(text))
        body = EXPORT.sub("", IMPORT.sub(_taken, text))
        parts.append(
            f'modules["{one}"] = (() => {{\n{body}return {{ {exported} }};\n}})();\n'
        )
    return "".join(parts)


def _taken(match: re.Match[str]) -> str:
    if match[1] is None:
        return ""
    names = match[1].replace(" as ", ": ")
    return f'const {{{names}}} = modules["{match[2]}"];\n'
