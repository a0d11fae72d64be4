"""What the codings show: counts by voice, quotes, findings, grids, agreement.

May import `text` and below; pandas lazily, where frames are computed. Main
functions: `matrix(data, rows, cols, …)`, `quotes(data, …)`, `findings(data)`,
`practices(data)`, `contrast(data)`, `framework(data, …)`, `coverage(data)`,
`agreement(data, coders, …)`.
Each takes a `StudyData` and returns plain data with the contract's keys.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# No module bears the name of a function: importing it would hide the function.
_HOMES = {
    "AGREEMENT_COLUMNS": "agreeing",
    "CONTRAST_COLUMNS": "contrasting",
    "COVERAGE_COLUMNS": "asked",
    "CURVE_COLUMNS": "curves",
    "DISSENT_COLUMNS": "dissenting",
    "DOCUMENT_COLUMNS": "overview",
    "FINDING_COLUMNS": "claims",
    "FRAMEWORK_COLUMNS": "summarising",
    "PRACTICE_COLUMNS": "practising",
    "QUOTE_COLUMNS": "quoting",
    "VOICE_COLUMNS": "balance_sheet",
    "WORD_COLUMNS": "wording",
    "agreement": "agreeing",
    "balance": "balance_sheet",
    "cited": "balance_sheet",
    "contrast": "contrasting",
    "coverage": "asked",
    "curve": "curves",
    "dissent": "dissenting",
    "documents": "overview",
    "findings": "claims",
    "frame": "frames",
    "framework": "summarising",
    "matrix": "matrices",
    "matrix_frame": "frames",
    "matrix_title": "naming",
    "practices": "practising",
    "proposals": "proposing",
    "quotes": "quoting",
    "search": "searching",
    "stats": "overview",
    "words": "wording",
}


def __getattr__(name: str) -> Any:
    """Bring a main function from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
