"""Counting: which codings lie in which cell, each unit counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate

import numpy as np

from qualcode.analysis.arrays import (
    Bools,
    Ints,
    Ragged,
    counted,
    distinct,
    ints,
    masks,
    starts,
)
from qualcode.analysis.axes import Axis
from qualcode.analysis.columns import Columns
from qualcode.model import Document, StudyData


@dataclass(frozen=True, slots=True)
class Entries:
    """Something (a coding, or a document) in a place of the two axes.

    One row for each place that holds it, and for each of its cases and people where
    these tell the place. What no axis has told yet is 0, as are cases and people.
    """

    of: Ints
    document: Ints
    row: Ints
    col: Ints
    case: Ints
    person: Ints
    valences: Ints  # as bits: those by which the place can be filtered and hold it

    @classmethod
    def begin(cls, of: Ints, document: Ints, valences: Ints) -> Entries:
        """Entries without a place."""
        none = np.zeros_like(of)
        return cls(of, document, none, none, none, none, valences)

    def at(self, which: Ints | Bools, **told: Ints) -> Entries:
        """Some of the entries, again and again, with what is now told of each."""
        kept = {f.name: getattr(self, f.name)[which] for f in fields(self)}
        return Entries(**{**kept, **told})


class Registers:
    """Voices with their cases and people, and where each stands on two axes."""

    def __init__(
        self,
        data: StudyData,
        columns: Columns,
        documents: Sequence[Document],
        axes: tuple[Axis, Axis],
    ) -> None:
        """Index the voices `documents`, whose order numbers them in masks."""
        self._columns, self._axes = columns, axes
        slugs = columns.slugs
        self.voice = np.full(len(slugs), -1)
        self._documents: list[Document | None] = [None] * len(slugs)
        of_cases: list[Sequence[str]] = [()] * len(slugs)
        for i, document in enumerate(documents):
            place = columns.slug_place[document.document]
            self.voice[place] = i
            self._documents[place] = document
            of_cases[place] = tuple(dict.fromkeys(document.cases))
        names = dict.fromkeys(case for cases in of_cases for case in cases)
        self.case_names = list(names)
        place_of = {case: i for i, case in enumerate(names)}
        self.cases = Ragged.of([[place_of[c] for c in cases] for cases in of_cases])
        interviewed: list[list[int]] = [[] for _ in slugs]
        for i, person in enumerate(data.participants):
            place = columns.slug_place.get(person.document, -1)
            if person.kind != "interviewer" and place >= 0:
                interviewed[place].append(i)
        self._interviewed = Ragged.of(interviewed)

    def base(self) -> dict[str, int]:
        """How many voices, people interviewed and cases there are."""
        voices = np.flatnonzero(self.voice >= 0)
        _, people = self._interviewed.take(voices)
        return {
            "documents": len(voices),
            "participants": len(np.unique(self._columns.person[people])),
            "cases": len(self.case_names),
        }

    def universe(self) -> dict[tuple[int | None, int | None], int]:
        """Documents that belong to each place, whether they speak or not, as masks.

        A row or col is None where the axis is no attribute.
        """
        voices = np.flatnonzero(self.voice >= 0)
        entries = Entries.begin(voices, voices, np.zeros_like(voices))
        placed = self.place(entries, self._interviewed)
        wide = max(1, len(self._axes[1].items))
        of_place = placed.row * wide + placed.col
        voice = self.voice[placed.document]
        told = [axis.is_attribute for axis in self._axes]
        return {
            (key // wide if told[0] else None, key % wide if told[1] else None): mask
            for key, mask in masks(of_place, voice).items()
        }

    def place(self, entries: Entries, people: Ragged) -> Entries:
        """Tell the rows and columns that are attributes; `people` are those of `of`.

        With an attribute of cases on both axes one case must fit both; so too with
        people. Who fits no row or no column is left out.
        """
        sorts = {axis.sort for axis in self._axes}
        if "case" in sorts:
            at, case = self.cases.take(entries.document)
            entries = entries.at(at, case=case)
        if "participant" in sorts:
            at, person = people.take(entries.of)
            entries = entries.at(at, person=person)
        for name, axis in zip(("row", "col"), self._axes, strict=True):
            if axis.is_attribute:
                found = self._places(axis, entries)
                kept = found >= 0
                entries = entries.at(kept, **{name: found[kept]})
        return entries

    def units(
        self, entries: Entries, keys: Ints, key: Ints, coding: Ints, first: Bools
    ) -> tuple[Ints, Ints]:
        """The key of every person and of every case that each key holds once.

        Those who tell the place stand in the entries. Else they are all the speakers
        of a coding (by `key`), all the cases of a document (`first` of its codings).
        """
        columns = self._columns
        sorts = {axis.sort for axis in self._axes}
        who, people = entries.person, keys
        if "participant" not in sorts:
            at, who = columns.speakers.take(coding)
            people = key[at]
        case, cases = entries.case, keys
        if "case" not in sorts:
            at, case = self.cases.take(columns.document[coding[first]])
            cases = key[first][at]
        return _once(people, columns.person[who]), _once(cases, case)

    def _places(self, axis: Axis, entries: Entries) -> Ints:
        """The item of each entry on an axis that is an attribute, or -1."""
        if axis.sort == "document":
            found = [None if d is None else axis.place(d) for d in self._documents]
            at = entries.document
        elif axis.sort == "case":
            found = [axis.place(case) for case in self.case_names]
            at = entries.case
        else:
            found = [axis.place(person) for person in self._columns.people]
            at = entries.person
        return ints([-1 if place is None else place for place in found])[at]


class Tallies:
    """Distinct units of each cell, row or column, by its number."""

    def __init__(
        self,
        columns: Columns,
        registers: Registers,
        entries: Entries,
        keys: Ints,
        size: int,
    ) -> None:
        """Count the units of the entries by key, 0 to size - 1."""
        self._columns, self._registers, self._size = columns, registers, size
        many = max(1, len(columns.start))
        self._key, self._coding = np.divmod(distinct(keys * many + entries.of), many)
        document = columns.document[self._coding]
        first = starts(self._key) | starts(document)
        self._voiced, self._document = self._key[first], document[first]
        people, cases = registers.units(entries, keys, self._key, self._coding, first)
        self.documents = self._count(self._voiced)
        self.participants = self._count(people)
        self.cases = self._count(cases)
        self.codings = self._count(self._key)
        self.words = self._words()

    def quotes(self, ids: Sequence[str]) -> list[list[str]]:
        """Ids of the codings of each key, in the contract's order."""
        named = [ids[i] for i in self._coding.tolist()]
        ends = accumulate(self.codings)
        return [named[end - n : end] for n, end in zip(self.codings, ends, strict=True)]

    def voices(self) -> dict[int, int]:
        """The voices of each key that has any, as masks."""
        voice = self._registers.voice[self._document]
        return masks(self._voiced, voice)

    def _count(self, keys: Ints) -> list[int]:
        return counted(keys, self._size)

    def _words(self) -> list[int]:
        """Words that the codings of each key touch, each once.

        They come in the contract's order, so that words of overlapping spans are
        counted once by remembering how far they were reached.
        """
        first, last = self._columns.words
        apart = self._key * (last.max(initial=0) + 1)
        reached = np.maximum.accumulate(last[self._coding] + apart)
        before = np.concatenate([[0], reached[:-1]])
        new = reached - np.maximum(first[self._coding] + apart, before)
        sums = np.bincount(self._key, np.maximum(new, 0), minlength=self._size)
        found: list[int] = sums.astype(np.int64).tolist()
        return found


class Counter:
    """Sorts the codings of some layers into the cells of a matrix."""

    def __init__(
        self,
        data: StudyData,
        columns: Columns,
        registers: Registers,
        axes: tuple[Axis, Axis],
        within: str,
    ) -> None:
        """Take what is to be counted and where codings meet."""
        self._book, self._columns, self._registers = data.codebook, columns, registers
        self._data, self._axes = data, axes
        self._meeting = columns.meeting(within)
        self._valences = {v: 1 << i for i, v in enumerate(columns.valences)}
        self._own = np.where(
            columns.valence >= 0, 1 << np.maximum(columns.valence, 0), 0
        )

    def keep(self, rows: Bools, filters: Sequence[frozenset[str]]) -> Ints:
        """Those of the codings that meet a coding of each set of codes."""
        if filters:
            held = self._columns.code_in(filters)
            rows = rows & self._meeting.met(held).all(axis=1)
        return np.flatnonzero(rows)

    def sort(self, kept: Ints) -> Entries:
        """Every cell of each of the codings, whatever its valence."""
        columns, codes = self._columns, self._columns.code
        entries = Entries.begin(kept, columns.document[kept], self._spoken()[kept])
        on_codes = [axis.sort == "code" for axis in self._axes]
        for name, axis, is_code in zip(
            ("row", "col"), self._axes, on_codes, strict=True
        ):
            if is_code and not (name == "col" and all(on_codes)):
                items = Ragged.of([axis.of_code.get(c, ()) for c in columns.codes])
                at, item = items.take(codes[entries.of])
                entries = entries.at(at, **{name: item})
        if all(on_codes):
            entries = self._met_columns(entries)
        entries = self._registers.place(entries, columns.speakers)
        for name, axis in zip(("row", "col"), self._axes, strict=True):
            if axis.sort == "valence":
                at, valence = np.nonzero(_bits(entries.valences, len(axis.items)))
                entries = entries.at(at, **{name: valence})
            elif axis.sort == "coder":
                coder = ints([axis.position[who] for who in columns.coders])
                who = coder[columns.coder[entries.of]]
                entries = replace(entries, **{name: who})
        return entries

    def of_valence(self, entries: Entries, valence: str | None) -> Entries:
        """The entries that carry a valence; all of them without one."""
        wanted = self._valences[valence] if valence else 0
        return entries.at(entries.valences & wanted == wanted)

    def _spoken(self) -> Ints:
        """The valences of each coding: its own, or those of its segments."""
        around = self._columns.valences_near @ ints(list(self._valences.values()))
        return np.where(self._columns.takes_valence(), self._own, around)

    def _met_columns(self, entries: Entries) -> Entries:
        """Tell the columns: those of which a coding meets a coding.

        Where the column takes a valence, what carries it there must meet.
        """
        columns, axis = self._columns, self._axes[1]
        held = columns.code_in([item.codes for item in axis.items])
        at, col = np.nonzero(self._meeting.met(held)[entries.of])
        found = entries.at(at, col=col)
        there = np.zeros_like(at)
        for v in range(len(columns.valences)):
            carrying = self._meeting.met(held & (columns.valence == v)[:, None])
            there |= carrying[found.of, col].astype(np.int64) << v
        takes = np.array([self._book.takes_valence(i.id) for i in axis.items], bool)
        own = np.where(columns.takes_valence()[found.of], found.valences, there)
        valences = np.where(takes[col], own & there, found.valences)
        return replace(found, valences=valences)

    def tally(self, entries: Entries, keys: Ints, size: int) -> Tallies:
        """The distinct units of the entries by key."""
        return Tallies(self._columns, self._registers, entries, keys, size)

    def signs(self, entries: Entries, keys: Ints, size: int) -> list[tuple[int, ...]]:
        """Voices of each cell that hold only +, only -, and both."""
        sign = self._book.signs
        plus = sum(bit for v, bit in self._valences.items() if sign[v] > 0)
        minus = sum(bit for v, bit in self._valences.items() if sign[v] < 0)
        held = (entries.valences & plus != 0) + 2 * (entries.valences & minus != 0)
        wide = len(self._columns.slugs)
        voices = (keys * wide + entries.document)[held > 0]
        order = np.argsort(voices, kind="stable")
        begins = np.flatnonzero(starts(voices[order]))
        if not len(begins):
            return [(0, 0, 0)] * size
        both = np.bitwise_or.reduceat(held[held > 0][order], begins)
        cell = voices[order][begins] // wide
        found = [counted(cell[both == sort], size) for sort in (1, 2, 3)]
        return list(zip(*found, strict=True))


def _bits(bits: Ints, wide: int) -> Bools:
    found: Bools = (bits[:, None] >> np.arange(wide) & 1).astype(bool)
    return found


def _once(keys: Ints, units: Ints) -> Ints:
    """The key of each unit that it holds, once."""
    wide = int(units.max(initial=0)) + 1
    return distinct(keys * wide + units) // wide
