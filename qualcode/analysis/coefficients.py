"""Coefficients of agreement on yes/no decisions, from sums over units.

Of a unit with m raters, y of whom say yes: `yes` sums y and `split` sums
y * (m - y) over the units; all the coefficients follow from these and the number
of units, for one code, several pooled, or many resamples at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.i18n import language

Floats = NDArray[np.float64] | np.float64


def percent(units: Floats, split: Floats, raters: int) -> Floats:
    """Observed agreement: the share of pairs of raters that decide alike."""
    return 1 - _over(split, units * raters * (raters - 1) / 2)


def alpha(
    units: Floats, yes: Floats, split: Floats, raters: int
) -> NDArray[np.float64]:
    """Krippendorff's α for nominal data without gaps; nan without variation.

    1 - (n - 1) * o / (n0 * n1), where n counts the values, n1 those that say yes, n0
    the others and o = split / (raters - 1) (Krippendorff 2011, "Computing
    Krippendorff's Alpha-Reliability", section A). Takes arrays, which the library
    does not: it is for resampling.
    """
    n = units * raters
    return 1 - _over((n - 1) * split / (raters - 1), yes * (n - yes))


def alpha_of(yes: Sequence[int] | NDArray[np.int64], raters: int) -> float | None:
    """Krippendorff's α by the library; `yes` counts for each unit who says yes."""
    from krippendorff import alpha as krippendorff_alpha

    counts = np.asarray(yes)
    if not 0 < counts.sum() < raters * len(counts):
        return None
    table = np.stack([raters - counts, counts], axis=1)
    return float(krippendorff_alpha(value_counts=table, level_of_measurement="nominal"))


def ac1(units: Floats, yes: Floats, split: Floats, raters: int) -> Floats:
    """Gwet's AC1 with two categories (Gwet 2008, Br J Math Stat Psychol 61:29-48).

    Chance agreement is 2 π (1 - π), π the mean share of raters that say yes.
    """
    share = _over(yes, units * raters)
    chance = 2 * share * (1 - share)
    return _over(percent(units, split, raters) - chance, 1 - chance)


def kappa(both: int, first: int, second: int, neither: int) -> float | None:
    """Cohen's κ of two raters (Cohen 1960); None when chance alone agrees fully."""
    n = both + first + second + neither
    if not n:
        return None
    a, b = (both + first) / n, (both + second) / n
    chance = a * b + (1 - a) * (1 - b)
    return ((both + neither) / n - chance) / (1 - chance) if chance < 1 else None


def interval(resampled: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """The middle 95 % of resampled values; None when none is a number."""
    sound = resampled[~np.isnan(resampled)]
    if not len(sound):
        return None, None
    low, high = np.percentile(sound, [2.5, 97.5])
    return float(low), float(high)


def figure(value: float | None) -> str:
    """A coefficient as printed in the language at hand; a dash where there is none.

    Two decimals, or three cut off where two would say 1 and something is left over.
    """
    if value is None:
        return "—"
    near = value < 1 and round(value, 2) == 1
    text = f"{math.floor(value * 1000) / 1000:.3f}" if near else f"{value:.2f}"
    if text == "-0.00":
        text = "0.00"
    return text.replace(".", ",") if language() == "es" else text


def plain(value: Any) -> float | None:
    """A number for JSON; nan is None."""
    number = float(value)
    return None if np.isnan(number) else number


def _over(above: Floats, below: Floats) -> NDArray[np.float64]:
    out = np.full(np.broadcast(above, below).shape, np.nan)
    np.divide(above, below, out=out, where=np.asarray(below) != 0)
    return out
