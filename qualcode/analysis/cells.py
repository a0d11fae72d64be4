"""Counting: which codings lie in which cell, each unit counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from qualcode.analysis.axes import Axis
from qualcode.analysis.meeting import Meeting, bits
from qualcode.analysis.people import People, key_of
from qualcode.analysis.spans import word_ranges
from qualcode.model import Coding, Document, Participant, StudyData

Place = tuple[int | None, int | None, int, int]


@dataclass(slots=True)
class Tally:
    """Distinct units of a cell or a total; documents, people, cases are masks.

    Codings come in the contract's order, so that words of overlapping spans are
    counted once by remembering how far the document's words were reached.
    """

    documents: int = 0
    participants: int = 0
    cases: int = 0
    words: int = 0
    codings: list[int] = field(default_factory=list)
    reached: int = 0
    # What was added last: the masks are long in a large study, and one document's
    # codings follow each other, so that most need no work.
    last: int = -1
    document: int = 0
    people: int = 0
    case: int = 0

    def add(
        self, i: int, document: int, words: tuple[int, int], cases: int, people: int
    ) -> None:
        """Count coding `i` of a document, spoken by some people of some cases."""
        if cases is not self.case:
            self.case = cases
            self.cases |= cases
        if people is not self.people:
            self.people = people
            self.participants |= people
        if self.last == i:
            return
        self.last = i
        self.codings.append(i)
        if document is not self.document:
            self.document, self.reached = document, 0
            self.documents |= document
        first, last = words
        if last > self.reached:
            self.words += last - max(first, self.reached)
            self.reached = last

    def count(self, unit: str) -> int:
        """How many units of a kind, as the contract names them."""
        if unit == "words":
            return self.words
        if unit == "codings":
            return len(self.codings)
        masks = {
            "documents": self.documents,
            "participants": self.participants,
            "cases": self.cases,
        }
        return masks[unit].bit_count()


@dataclass(slots=True)
class Cell(Tally):
    """A cell also knows who holds which sign before the valence filter."""

    plus: int = 0
    minus: int = 0
    pro: int = 0  # the document added last to each
    con: int = 0


class Registers:
    """Voices, their people and cases as bits, and where each stands on two axes."""

    def __init__(
        self, documents: Sequence[Document], people: People, rows: Axis, cols: Axis
    ) -> None:
        """Index the voices `documents`."""
        self.people = people
        self._axes = (rows, cols)
        self.documents = {d.document: d for d in documents}
        self.bit = {d.document: 1 << i for i, d in enumerate(documents)}
        cases = dict.fromkeys(case for d in documents for case in d.cases)
        self.case_bit = {case: 1 << i for i, case in enumerate(cases)}
        keys = dict.fromkeys(
            key_of(p) for d in documents for p in people.of_document(d.document)
        )
        self.person_bit = {key: 1 << i for i, key in enumerate(keys)}
        self._places: dict[tuple[str, tuple[Participant, ...]], list[Place]] = {}

    def places(self, document: str, people: tuple[Participant, ...]) -> list[Place]:
        """Where what these people of a document say stands on the two axes.

        Each place is (row, col, cases, participants); row or col is None when the
        axis is no attribute. With an attribute of cases on both axes one case must
        fit both; so too with people.
        """
        known = (document, people)
        if known not in self._places:
            self._places[known] = self._find(self.documents[document], people)
        return self._places[known]

    def universe(self) -> dict[tuple[int | None, int | None], int]:
        """Documents that belong to each place, whether they speak or not."""
        found: dict[tuple[int | None, int | None], int] = {}
        for slug, bit in self.bit.items():
            everyone = tuple(self.people.of_document(slug))
            for row, col, _, _ in self.places(slug, everyone):
                found[row, col] = found.get((row, col), 0) | bit
        return found

    def _find(self, document: Document, people: Sequence[Participant]) -> list[Place]:
        sorts = {axis.sort for axis in self._axes}
        cases = [(case, self.case_bit[case]) for case in document.cases]
        speakers = [(p, self.person_bit[key_of(p)]) for p in people]
        all_cases = sum({bit for _, bit in cases})
        all_people = sum({bit for _, bit in speakers})
        found: dict[tuple[int | None, int | None], tuple[int, int]] = {}
        for case, case_bit in cases if "case" in sorts else [(None, all_cases)]:
            for who, who_bit in (
                speakers if "participant" in sorts else [(None, all_people)]
            ):
                spot = self._spot(document, case, who)
                if spot is not None:
                    held = found.get(spot, (0, 0))
                    found[spot] = (held[0] | case_bit, held[1] | who_bit)
        return [(*spot, *held) for spot, held in found.items()]

    def _spot(
        self, document: Document, case: str | None, person: Participant | None
    ) -> tuple[int | None, int | None] | None:
        spot: list[int | None] = []
        for axis in self._axes:
            if axis.is_attribute:
                place = axis.place(document, case, person)
                if place is None:
                    return None
                spot.append(place)
            else:
                spot.append(None)
        return spot[0], spot[1]


class Counter:
    """Sorts the codings of some layers into the cells of a matrix.

    A valence is told of a coding in a cell by a mask of valences: those by which
    the cell could be filtered and still hold the coding.
    """

    def __init__(
        self,
        data: StudyData,
        codings: Sequence[Coding],
        registers: Registers,
        axes: tuple[Axis, Axis],
        within: str,
    ) -> None:
        """Take the codings (in the contract's order) that may be counted."""
        self._data = data
        self._book = data.codebook
        self._codings = codings
        self._registers = registers
        self._rows, self._cols = axes
        self._valences = {v.id: 1 << i for i, v in enumerate(self._book.valences)}
        self._every_valence = (1 << len(self._valences)) - 1
        self._own = [self._valences.get(c.valence or "", 0) for c in codings]
        self._taking = {
            code: self._book.takes_valence(code) for code in {c.code for c in codings}
        }
        # Whether code and place say which cells hold a coding, or its own valence
        # or coder is needed too.
        self._settled = not {"valence", "coder"} & {axis.sort for axis in axes}
        self._span: tuple[str, int, int] | None = None
        self._places: list[Place] = []
        self._coder = {axis.by: axis.position for axis in axes if axis.sort == "coder"}
        self._met = Meeting(data, codings, within)
        segments = self._met if within == "segment" else Meeting(data, codings)
        self._around = segments.met(self._own)
        both = self._rows.sort == self._cols.sort == "code"
        self._columns = self._met_columns() if both else []

    def keep(self, filters: Sequence[frozenset[str]]) -> list[int]:
        """The codings that meet a coding of each set of codes."""
        masks = [
            sum(1 << j for j, codes in enumerate(filters) if c.code in codes)
            for c in self._codings
        ]
        wanted = (1 << len(filters)) - 1
        return [i for i, met in enumerate(self._met.met(masks)) if met == wanted]

    def count(
        self, kept: Sequence[int], valence: str | None
    ) -> tuple[dict[tuple[int, int], Cell], list[Tally], list[Tally], Tally]:
        """Cells, row totals, column totals and the total of the kept codings."""
        wanted = self._valences[valence] if valence else 0
        signs = self._book.signs
        plus = sum(b for v, b in self._valences.items() if signs[v] > 0)
        minus = sum(b for v, b in self._valences.items() if signs[v] < 0)
        cells: dict[tuple[int, int], Cell] = {}
        rows = [Tally() for _ in self._rows.items]
        cols = [Tally() for _ in self._cols.items]
        total = Tally()
        words = self._words(kept)
        for i in kept:
            coding = self._codings[i]
            bit = self._registers.bit[coding.document]
            for row, col, cases, people, valences in self._cells_of(i):
                cell = cells.get((row, col))
                if cell is None:
                    cell = cells[row, col] = Cell()
                if valences & plus and cell.pro is not bit:
                    cell.pro = bit
                    cell.plus |= bit
                if valences & minus and cell.con is not bit:
                    cell.con = bit
                    cell.minus |= bit
                if valences & wanted == wanted:
                    for tally in (cell, rows[row], cols[col], total):
                        tally.add(i, bit, words[i], cases, people)
        return cells, rows, cols, total

    def _words(self, kept: Sequence[int]) -> dict[int, tuple[int, int]]:
        by_document: dict[str, list[int]] = {}
        for i in kept:
            by_document.setdefault(self._codings[i].document, []).append(i)
        found: dict[int, tuple[int, int]] = {}
        for document, members in by_document.items():
            spans = {i: (self._codings[i].start, self._codings[i].end) for i in members}
            text = self._data.texts.get(document, "")
            ranges = word_ranges(text, spans.values())
            found.update((i, ranges[span]) for i, span in spans.items())
        return found

    def _cells_of(self, i: int) -> list[tuple[Any, Any, int, int, int]]:
        """(row, col, cases, people, valences) of every cell that holds a coding."""
        coding = self._codings[i]
        on_codes = list(self._code_cells(i))
        if not on_codes:
            return []
        if self._settled:
            return [
                (
                    at_row if row is None else row,
                    at_col if col is None else col,
                    cases,
                    people,
                    valences,
                )
                for at_row, at_col, cases, people in self._placed(coding)
                for row, col, valences in on_codes
            ]
        return [
            (r, c, cases, people, valences)
            for at_row, at_col, cases, people in self._placed(coding)
            for row, col, valences in on_codes
            for r in self._resolve(self._rows, row, at_row, coding, valences)
            for c in self._resolve(self._cols, col, at_col, coding, valences)
        ]

    def _placed(self, coding: Coding) -> list[Place]:
        """The places of a passage; several codings of it follow each other."""
        span = (coding.document, coding.start, coding.end)
        if span != self._span:
            registers = self._registers
            speaking = tuple(registers.people.touched(*span))
            self._span = span
            self._places = registers.places(coding.document, speaking)
        return self._places

    def _resolve(
        self,
        axis: Axis,
        by_code: int | None,
        by_place: int | None,
        coding: Coding,
        valences: int,
    ) -> Sequence[int]:
        if by_code is not None:
            return (by_code,)
        if by_place is not None:
            return (by_place,)
        if axis.sort == "valence":
            return bits(valences)
        return (self._coder[axis.by][coding.coder],)

    def _code_cells(self, i: int) -> Iterator[tuple[int | None, int | None, int]]:
        """(row, col, valences) as far as the code of a coding decides it."""
        coding = self._codings[i]
        taking = self._taking[coding.code]
        own = self._own[i] if taking else self._around[i]
        if self._rows.sort != "code":
            if self._cols.sort != "code":
                yield None, None, own
            else:
                for col in self._cols.of_code.get(coding.code, ()):
                    yield None, col, own
        elif self._cols.sort != "code":
            for row in self._rows.of_code.get(coding.code, ()):
                yield row, None, own
        else:
            rows = self._rows.of_code.get(coding.code, ())
            if rows:
                columns = self._decode(self._columns[i])
                for row in rows:
                    for col, taken, carried in columns:
                        yield row, col, self._both(i, taking, taken, carried)

    def _both(self, i: int, row_takes: bool, col_takes: bool, carried: int) -> int:
        if row_takes:
            return self._own[i] & carried if col_takes else self._own[i]
        return carried if col_takes else self._around[i]

    def _met_columns(self) -> list[int]:
        """For every coding the columns it meets, with the valences carried there.

        A column takes a bit for being met and one for each valence.
        """
        width = 1 + len(self._valences)
        masks = []
        for i, coding in enumerate(self._codings):
            held = 1 | (self._own[i] << 1)
            columns = self._cols.of_code.get(coding.code, ())
            masks.append(sum(held << (col * width) for col in columns))
        self._decoded: dict[int, list[tuple[int, bool, int]]] = {}
        return self._met.met(masks)

    def _decode(self, mask: int) -> list[tuple[int, bool, int]]:
        if mask not in self._decoded:
            width = 1 + len(self._valences)
            found: list[tuple[int, bool, int]] = []
            for position in bits(mask):
                col, valence = divmod(position, width)
                if valence == 0:
                    code = self._cols.items[col].id
                    held = (mask >> (position + 1)) & self._every_valence
                    found.append((col, self._book.takes_valence(code), held))
            self._decoded[mask] = found
        return self._decoded[mask]
