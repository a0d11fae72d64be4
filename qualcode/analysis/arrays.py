"""Lists of different lengths, sets and bits as numpy arrays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Words = NDArray[np.uint64]


def ints(values: Collection[int]) -> Ints:
    """An array of whole numbers."""
    return np.fromiter(values, np.int64, len(values))


def starts(keys: Ints) -> Bools:
    """Where a run of equal numbers begins."""
    first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return first


def distinct(keys: Ints) -> Ints:
    """The different numbers, in order; np.unique hashes, which takes longer here."""
    ordered = np.sort(keys)
    return ordered[starts(ordered)]


def counted(keys: Ints, size: int) -> list[int]:
    """How often each of the numbers 0 to size - 1 comes."""
    found: list[int] = np.bincount(keys, minlength=size).tolist()
    return found


def runs(first: Ints, count: Ints) -> Ints:
    """The numbers first, first + 1 … of every run, one run after the other."""
    before = np.cumsum(count) - count
    return np.repeat(first - before, count) + np.arange(count.sum())


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers: those of `i` are values[bounds[i] : bounds[i + 1]]."""

    bounds: Ints
    values: Ints

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Ragged:
        """Take lists of Python."""
        return cls.counted(
            ints([len(list_) for list_ in lists]),
            ints([value for list_ in lists for value in list_]),
        )

    @classmethod
    def counted(cls, count: Ints, values: Ints) -> Ragged:
        """Take the lists one after the other, and how long each is."""
        return cls(np.concatenate([[0], np.cumsum(count)]), values)

    def take(self, at: Ints) -> tuple[Ints, Ints]:
        """All members of the lists `at`: place in `at`, and value, of each."""
        first = self.bounds[at]
        count = self.bounds[at + 1] - first
        return np.repeat(np.arange(len(at)), count), self.values[runs(first, count)]


class Spans:
    """Spans of many texts in one row, ready to be asked which a passage touches.

    The spans of one text do not overlap; one without a character touches nothing
    and is left out. Positions grow from text to text.
    """

    def __init__(self, start: Ints, end: Ints) -> None:
        """Take the spans in any order; `order` tells how they were sorted."""
        order = np.lexsort((end, start))
        self.order = order[start[order] < end[order]]
        self.start, self.end = start[self.order], end[self.order]

    def touched(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """First of the spans that share a character with each passage; how many."""
        first = np.searchsorted(self.end, start, "right")
        last = np.searchsorted(self.start, end, "left")
        return first, np.maximum(last - first, 0)


def pack(held: Bools) -> Words:
    """Rows of yes and no as rows of 64 bits."""
    rows, wide = held.shape
    words = np.zeros((rows, (wide + 63) // 64 * 8), np.uint8)
    words[:, : (wide + 7) // 8] = np.packbits(held, axis=1, bitorder="little")
    return words.view(np.uint64)


def unpack(words: Words, wide: int) -> Bools:
    """The first `wide` bits of every row."""
    bits = np.unpackbits(words.view(np.uint8), axis=1, count=wide, bitorder="little")
    return bits.astype(bool)


def masks(groups: Ints, members: Ints) -> dict[int, int]:
    """The members of each group as the bits of one number; those below 0 are none."""
    wide = int(members.max(initial=0)) + 1
    pairs = distinct((groups * wide + members)[members >= 0])
    group, member = np.divmod(pairs, wide)
    found = {}
    held = np.zeros(wide, bool)
    for first, last in pairwise([*np.flatnonzero(starts(group)).tolist(), len(group)]):
        here = member[first:last]
        held[here] = True
        raw = np.packbits(held, bitorder="little").tobytes()
        found[int(group[first])] = int.from_bytes(raw, "little")
        held[here] = False
    return found
