"""The codings of a study as columns of numbers, for whoever counts many at once."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import pairwise

import numpy as np

from qualcode.analysis.arrays import Bools, Ints, Ragged, Spans, ints, runs, starts
from qualcode.analysis.meeting import Meeting
from qualcode.analysis.people import People, key_of
from qualcode.model import Participant, Segment, StudyData, Turn

# Which code points are white space, as str.split() sees them; the last one is above
# all of them.
_SPACE = np.array([chr(point).isspace() for point in range(0x3002)])


class Columns:
    """One row per standing coding, in the contract's order.

    `document`, `code` and `coder` are places in `slugs`, `codes` (codebook order) and
    `coders`; `valence` is one in `valences`, or -1; `layer` is a number for document,
    coder and pass; `start` and `end` count in the document's text.
    """

    def __init__(self, data: StudyData) -> None:
        """Read the columns; what a few questions need is worked out when asked."""
        self._data = data
        codings = data.codings
        slugs = dict.fromkeys(d.document for d in data.documents)
        slugs.update(dict.fromkeys(c.document for c in codings))
        self.slugs = list(slugs)
        self.slug_place = {slug: i for i, slug in enumerate(self.slugs)}
        order = data.codebook.order
        seen = {c.code for c in codings}
        self.codes = sorted(seen, key=lambda code: (order.get(code, len(order)), code))
        code_place = {code: i for i, code in enumerate(self.codes)}
        self.valences = [v.id for v in data.codebook.valences]
        valence_place = {v: i for i, v in enumerate(self.valences)}
        self.document = ints([self.slug_place[c.document] for c in codings])
        self.start = ints([c.start for c in codings])
        self.end = ints([c.end for c in codings])
        self.code = ints([code_place[c.code] for c in codings])
        self.valence = ints([valence_place.get(c.valence or "", -1) for c in codings])
        self.coders, self.coder = _numbered([c.coder for c in codings])
        self._passes, self._pass = _numbered([c.pass_ for c in codings])
        self.layer = self.document * len(self.coders) + self.coder
        self.layer = self.layer * len(self._passes) + self._pass
        self._meetings: dict[str, Meeting] = {}

    def rows(
        self, documents: Collection[str], coder: str | None, pass_: str | None
    ) -> Bools:
        """Which codings are of these documents, of a coder and of a pass."""
        inside = np.array([slug in documents for slug in self.slugs], bool)
        kept: Bools = inside[self.document]
        for name, names, places in (
            (coder, self.coders, self.coder),
            (pass_, self._passes, self._pass),
        ):
            if name is not None:
                kept &= places == (names.index(name) if name in names else -1)
        return kept

    def code_in(self, sets: Sequence[Collection[str]]) -> Bools:
        """Coding × set of codes: which hold the coding's code."""
        of_code = [[code in held for held in sets] for code in self.codes]
        shape = len(self.codes), len(sets)
        found: Bools = np.array(of_code, bool).reshape(shape)[self.code]
        return found

    def takes_valence(self) -> Bools:
        """Which codings must carry a valence themselves."""
        takes = [c for c in self.codes if self._data.codebook.takes_valence(c)]
        return self.code_in([takes])[:, 0]

    def meeting(self, within: str = "segment") -> Meeting:
        """What meets what; the work is done once."""
        if within not in self._meetings:
            self._meetings[within] = Meeting(self, within)
        return self._meetings[within]

    @cached_property
    def valences_own(self) -> Bools:
        """Coding × valence: which each coding carries itself."""
        own: Bools = self.valence[:, None] == np.arange(len(self.valences))
        return own

    @cached_property
    def valences_near(self) -> Bools:
        """Coding × valence: which are carried in the segments of each coding."""
        return self.meeting().met(self.valences_own)

    def units(self, within: str) -> tuple[Ints, Ints]:
        """First of the units (of all texts in one row) of each coding; how many."""
        if within == "document":
            return self.document, np.ones_like(self.document)
        if within == "turn":
            return self._turns[1]
        return self._lie_in(self._data.segments)[1]

    @cached_property
    def _turns(self) -> tuple[Ints, tuple[Ints, Ints]]:
        return self._lie_in(self._data.turns)

    def _lie_in(
        self, blocks: Mapping[str, Sequence[Turn | Segment]]
    ) -> tuple[Ints, tuple[Ints, Ints]]:
        """Order of the blocks of all texts, and which of them each coding touches."""
        of = [blocks.get(slug, ()) for slug in self.slugs]
        start = ints([b.start for bs in of for b in bs])
        end = ints([b.end for bs in of for b in bs])
        document = np.repeat(np.arange(len(of)), ints([len(bs) for bs in of]))
        far = 1 + max(a.max(initial=0) for a in (start, end, self.start, self.end))
        spans = Spans(document * far + start, document * far + end)
        here = self.document * far
        return spans.order, spans.touched(here + self.start, here + self.end)

    @cached_property
    def people(self) -> list[Participant]:
        """The rows of the register; `speakers` are places in it."""
        return list(self._data.participants)

    @cached_property
    def person(self) -> Ints:
        """A number for the person of each row of the register."""
        return _numbered([key_of(person) for person in self.people])[1]

    @cached_property
    def _turn_speakers(self) -> Ints:
        """Who speaks in each turn: a place in `people`; -2 asks, -1 is unknown."""
        people = People(self._data)
        place = {id(person): i for i, person in enumerate(self.people)}
        found = [
            -2 if asks else place.get(id(person), -1)
            for slug in self.slugs
            for person, asks in people.speakers(slug)
        ]
        return ints(found)[self._turns[0]]

    @cached_property
    def speakers(self) -> Ragged:
        """The people (no interviewers) whose turns each coding touches, in order."""
        first, count = self._turns[1]
        coding = np.repeat(np.arange(len(first)), count)
        who = self._turn_speakers[runs(first, count)]
        coding, who = coding[who >= 0], who[who >= 0]
        # Who speaks in several turns of a passage is one person there.
        keys = coding * (len(self.people) + 1) + self.person[who]
        once = np.sort(np.unique(keys, return_index=True)[1])
        count = np.bincount(coding[once], minlength=len(first))
        return Ragged.counted(count, who[once])

    @cached_property
    def with_interviewer(self) -> Bools:
        """Which codings hold a character of an interviewer's turn."""
        first, count = self._turns[1]
        asks = np.concatenate([[0], np.cumsum(self._turn_speakers == -2)])
        found: Bools = asks[first + count] > asks[first]
        return found

    @cached_property
    def words(self) -> tuple[Ints, Ints]:
        """The words each coding touches, as [first, last) of those of all texts.

        Words stand between white space.
        """
        first, last = np.zeros_like(self.start), np.zeros_like(self.start)
        before = 0
        bounds = np.flatnonzero(starts(self.document)).tolist()
        for a, b in pairwise([*bounds, len(self.start)]):
            text = self._data.texts.get(self.slugs[self.document[a]], "")
            begin, end = _tokens(text)
            first[a:b] = before + np.searchsorted(end, self.start[a:b], "right")
            last[a:b] = before + np.searchsorted(begin, self.end[a:b], "left")
            before += len(begin)
        return first, last


def columns(data: StudyData) -> Columns:
    """The columns of a picture of the study, made once."""
    found: Columns = data.memory.get("columns") or Columns(data)
    data.memory["columns"] = found
    return found


@contextmanager
def many_objects() -> Iterator[None]:
    """While very many rows are made, keep the collector from walking them all again.

    They refer to nothing in circles, so that there is nothing to be collected.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tokens(text: str) -> tuple[Ints, Ints]:
    """Where the words of a text begin and end."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank = np.ones(len(points) + 2, bool)
    np.take(_SPACE, points, mode="clip", out=blank[1:-1])
    edges = np.flatnonzero(blank[1:] != blank[:-1])
    return edges[::2], edges[1::2]


def _numbered(values: Sequence[str]) -> tuple[list[str], Ints]:
    """The different values, and the place among them of each."""
    place = {value: i for i, value in enumerate(dict.fromkeys(values))}
    return list(place), ints([place[value] for value in values])
