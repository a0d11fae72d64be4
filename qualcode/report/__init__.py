"""Pages to hand over: Word, Excel, HTML, pictures.

May import `text` and below; docxtpl, XlsxWriter, Jinja2, lxml and matplotlib
lazily. Computes nothing: it prints what analysis gave. Main functions:
`write_table` writes any listing by extension, `write_matrix` a matrix,
`write_quotes` and `write_practices` what people said, `build_report` the Word
report, `write_index` the page that links a folder of outputs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.report.build import build_report
    from qualcode.report.content import ReportContent
    from qualcode.report.curve_picture import write_curve
    from qualcode.report.evaluation import write_evaluation
    from qualcode.report.files import atomic
    from qualcode.report.framework import write_framework
    from qualcode.report.index import write_index
    from qualcode.report.listing import csv_text, write_table
    from qualcode.report.listings import Table, write_listings
    from qualcode.report.matrix import write_matrix
    from qualcode.report.practices import write_practices
    from qualcode.report.quotes import write_quotes

_HOMES = {
    "ReportContent": "content",
    "atomic": "files",
    "build_report": "build",
    "Table": "listings",
    "csv_text": "listing",
    "write_curve": "curve_picture",
    "write_evaluation": "evaluation",
    "write_framework": "framework",
    "write_index": "index",
    "write_listings": "listings",
    "write_matrix": "matrix",
    "write_practices": "practices",
    "write_quotes": "quotes",
    "write_table": "listing",
}

__all__ = [
    "ReportContent",
    "Table",
    "atomic",
    "build_report",
    "csv_text",
    "write_curve",
    "write_evaluation",
    "write_framework",
    "write_index",
    "write_listings",
    "write_matrix",
    "write_practices",
    "write_quotes",
    "write_table",
]


def __getattr__(name: str) -> Any:
    """Load a writer when it is first asked for: `import qualcode.report` is free."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"qualcode.report.{_HOMES[name]}"), name)
