"""Which codings meet: in one coder's and pass's layer, in a common unit of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.arrays import Bools, Ints, pack, runs, starts, unpack

if TYPE_CHECKING:
    from qualcode.analysis.columns import Columns

WITHIN = ("segment", "span", "turn", "document")


class Meeting:
    """What each coding of a study meets.

    A question is asked of all codings at once: each brings a row of yes and no, and
    gets the union of the rows of all that it meets, itself included.
    """

    def __init__(self, columns: Columns, within: str = "segment") -> None:
        """Pair every coding with the units of its layer in which it lies."""
        if within == "span":
            # Each coding is a unit of its own, in which those that overlap it lie.
            self._coding, self._unit = _overlapping(columns)
            self._gather = False
            return
        first, count = columns.units(within)
        self._coding = np.repeat(np.arange(len(first)), count)
        places = runs(first, count)
        keys = columns.layer[self._coding] * (places.max(initial=0) + 1) + places
        self._order = np.argsort(keys, kind="stable")
        begins = starts(keys[self._order])
        self._begins = np.flatnonzero(begins)
        self._unit = np.empty_like(keys)
        self._unit[self._order] = np.cumsum(begins) - 1
        self._gather = True

    def met(self, held: Bools) -> Bools:
        """For every coding (row) the union of the rows of those that it meets."""
        words = pack(held)
        if not len(self._coding) or not words.size:
            return held
        begins = np.flatnonzero(starts(self._coding))
        members = self._coding[begins]
        for column in words.T:
            units = column.copy()
            if self._gather:
                said = column[self._coding[self._order]]
                units = np.bitwise_or.reduceat(said, self._begins)
            column[members] |= np.bitwise_or.reduceat(units[self._unit], begins)
        return unpack(words, held.shape[1])


def _overlapping(columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of codings of one layer that share a character, by the first."""
    # All layers in one row: far enough apart not to touch.
    far = max(columns.end.max(initial=0), columns.start.max(initial=0)) + 1
    start = columns.layer * far + columns.start
    end = columns.layer * far + columns.end
    order = np.argsort(start, kind="stable")
    place = np.arange(len(order))
    # In order of start, a coding overlaps those after it that begin before its end.
    count = np.searchsorted(start[order], end[order], "left") - place - 1
    count = np.maximum(count, 0)
    one = order[np.repeat(place, count)]
    two = order[runs(place + 1, count)]
    coding, unit = np.concatenate([one, two]), np.concatenate([two, one])
    by_coding = np.argsort(coding, kind="stable")
    return coding[by_coding], unit[by_coding]
