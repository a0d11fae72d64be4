"""What the codings show: counts by voice, quotes, practices, asked grids.

May import `text` and below; pandas lazily, where frames are computed. Main
functions: `matrix(data, rows, cols, …)`, `quotes(data, …)`, `practices(data)`.
Each takes a `StudyData` and returns plain data with the contract's keys.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# No module bears the name of a function: importing it would hide the function.
_HOMES = {
    "DOCUMENT_COLUMNS": "overview",
    "QUOTE_COLUMNS": "quoting",
    "coverage": "asked",
    "documents": "overview",
    "frame": "frames",
    "matrix": "matrices",
    "matrix_frame": "frames",
    "practices": "practising",
    "quotes": "quoting",
    "search": "searching",
    "stats": "overview",
}


def __getattr__(name: str) -> Any:
    """Bring a main function from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
