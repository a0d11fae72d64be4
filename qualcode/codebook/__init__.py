"""The codebook file: read, checked, compared, built from a matrix, edited.

May import `text` and below; ruamel.yaml only here and lazily. Main functions:
`read(path)` gives a `Codebook` and its problems, each with file and line,
`build(matrix)` makes one from a Word, Excel or CSV operationalisation matrix and
merges it into an edited file without losing a word, `diff(a, b)` tells versions
apart, `edit(text, file, edits)` makes what people decide about codes in the file's
text, `describe(change)` says a change in words, `dump(codebook)` writes one,
`starter(…)` a first one to edit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.codebook.building import BuildResult, build
    from qualcode.codebook.comparing import describe, diff
    from qualcode.codebook.editing import Edited, edit
    from qualcode.codebook.reading import is_fatal, parse, read
    from qualcode.codebook.starting import starter
    from qualcode.codebook.writing import dump

__all__ = [
    "BuildResult",
    "Edited",
    "build",
    "describe",
    "diff",
    "dump",
    "edit",
    "is_fatal",
    "parse",
    "read",
    "starter",
]

# No module bears the name of a function: importing it would hide the function.
_HOMES = {
    "BuildResult": "building",
    "build": "building",
    "describe": "comparing",
    "diff": "comparing",
    "Edited": "editing",
    "edit": "editing",
    "dump": "writing",
    "is_fatal": "reading",
    "parse": "reading",
    "read": "reading",
    "starter": "starting",
}


def __getattr__(name: str) -> Any:
    """Bring a main function from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
