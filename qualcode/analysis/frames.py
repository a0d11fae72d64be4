"""Results as pandas DataFrames; the columns are the contract's keys, always."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

CELL = (
    "row",
    "col",
    "value",
    "share",
    "documents",
    "participants",
    "cases",
    "codings",
    "words",
    "asked",
    "eligible",
    "zeros",
    "mixed",
    "single_voice",
    "quotes",
)


def frame(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """A frame of rows, with `columns` even where there are no rows."""
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns) if columns else None)


def matrix_frame(result: Mapping[str, Any]) -> pd.DataFrame:
    """The cells of a matrix, one a line; all the rest of it is in `.attrs`."""
    table = frame(result["cells"], CELL)
    table.attrs.update((key, value) for key, value in result.items() if key != "cells")
    return table
