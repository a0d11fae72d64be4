"""Which codings meet: in one coder's and pass's layer, in a common unit of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qualcode.analysis.spans import Spans
from qualcode.model import Coding, StudyData

WITHIN = ("segment", "span", "turn", "document")
Layer = tuple[str, str, str]


class Meeting:
    """The codings of a study and what each of them meets.

    A question about all codings at once is asked in bits: every coding brings a
    mask, and gets the union of the masks of all that it meets, itself included.
    """

    def __init__(
        self, data: StudyData, codings: Sequence[Coding], within: str = "segment"
    ) -> None:
        """Index `codings` (in the contract's order) by layer and unit of text."""
        self._codings = codings
        self._within = within
        self._layers: dict[Layer, list[int]] = {}
        self._units: list[Sequence[int]] = []
        for i, coding in enumerate(codings):
            layer = (coding.document, coding.coder, coding.pass_)
            self._layers.setdefault(layer, []).append(i)
        if within != "span":
            self._find_units(data)

    def met(self, masks: Sequence[int]) -> list[int]:
        """For every coding the union of the masks of the codings that it meets."""
        found = list(masks)
        for members in self._layers.values():
            if self._within == "span":
                self._sweep(members, masks, found)
            else:
                self._gather(members, masks, found)
        return found

    def _gather(
        self, members: Iterable[int], masks: Sequence[int], found: list[int]
    ) -> None:
        held: dict[int, int] = {}
        for i in members:
            if masks[i]:
                for unit in self._units[i]:
                    held[unit] = held.get(unit, 0) | masks[i]
        for i in members:
            for unit in self._units[i]:
                found[i] |= held.get(unit, 0)

    def _sweep(
        self, members: Sequence[int], masks: Sequence[int], found: list[int]
    ) -> None:
        codings = self._codings
        active: list[int] = []
        for i in sorted(members, key=lambda i: codings[i].start):
            active = [j for j in active if codings[j].end > codings[i].start]
            for j in active:
                found[i] |= masks[j]
                found[j] |= masks[i]
            active.append(i)

    def _find_units(self, data: StudyData) -> None:
        if self._within == "document":
            self._units = [(0,)] * len(self._codings)
            return
        spans: dict[str, Spans] = {}
        span: tuple[str, int, int] | None = None
        for coding in self._codings:
            # Codings of one passage follow each other.
            if span != (coding.document, coding.start, coding.end):
                span = (coding.document, coding.start, coding.end)
                if coding.document not in spans:
                    spans[coding.document] = self._spans(data, coding.document)
                units = spans[coding.document].touched(coding.start, coding.end)
            self._units.append(units)

    def _spans(self, data: StudyData, document: str) -> Spans:
        if self._within == "turn":
            turns = data.turns.get(document, ())
            return Spans((t.start, t.end, t.turn) for t in turns)
        segments = data.segments.get(document, ())
        return Spans((s.start, s.end, s.segment) for s in segments)


def bits(mask: int) -> list[int]:
    """The positions of the bits set in a mask, lowest first."""
    positions = []
    while mask:
        low = mask & -mask
        positions.append(low.bit_length() - 1)
        mask ^= low
    return positions


def flags(values: Iterable[str]) -> Mapping[str, int]:
    """One bit for each value, in order."""
    return {value: 1 << i for i, value in enumerate(values)}
