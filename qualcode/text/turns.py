"""The one turn detector: from lines to a text and the turns in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.text import forms, frames, partial
from qualcode.text.blocks import Block
from qualcode.text.forms import Opening, Plan
from qualcode.text.grids import tables
from qualcode.text.labels import choose, header_lines, is_legend
from qualcode.text.lines import (
    TIME_ALONE,
    Line,
    Mark,
    lines_of,
    mark_line,
    without_times,
)
from qualcode.text.vocabulary import (
    ASIDES,
    NOTES,
    first_word,
    is_pseudo,
    is_unfilled,
    role,
)

_TOP = 40  # lines among which a header and a legend are looked for


@dataclass(slots=True)
class Raw:
    """A turn before its speaker is known: `opening` says how it was told."""

    opening: Opening
    start: int
    end: int


@dataclass(slots=True)
class Outline:
    """A text with its turns, and what the lines around them say of it.

    `labelled` is False where turns are mere paragraphs. `certainty` is how far the
    form tells who asks. `above` are the lines before the first turn, as printed.
    `places` tell where the lines went: (block, offset in it, start, end in the text).
    """

    text: str
    turns: list[Raw]
    labelled: bool
    certainty: float = 1.0
    title: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    places: tuple[tuple[int, int, int, int], ...] = ()


def outline(blocks: Sequence[Block]) -> Outline:
    """The text that the blocks make, and its turns.

    Turns and what lies between them (titles, notes) are joined by line ends. Labels
    and times stay out of the text; everything else that the blocks hold is in it.
    """
    lines = frames.mend(lines_of([block for block in blocks if not block.aside]))
    below = frames.comments_below(lines)
    asides = [one.text for one in lines[below:]]
    asides += [block.text for block in blocks if block.aside and block.text.strip()]
    del lines[below:]
    for number, line in enumerate(lines):
        if number >= _TOP or not is_legend(line.text):
            mark_line(line)
    plan = forms.voiced(lines) or forms.paired(lines) or tables(lines)
    plan = plan or _labelled(lines) or forms.dashes(lines) or forms.by_looks(lines)
    if plan:
        plan.walls |= {
            number
            for number, line in enumerate(lines)
            if number not in plan.openings and frames.is_recorders(line.text)
        }
    if plan:
        return _compose(lines, plan, asides)
    return _compose(lines, _by_paragraph(lines), asides, labelled=False)


def _labelled(lines: Sequence[Line]) -> Plan | None:
    chosen = choose(lines)
    if not chosen:
        return None
    for number in header_lines(lines, chosen):
        del chosen[number]
    if not chosen:
        return None
    plan = Plan(
        {
            number: Opening(
                mark.label, mark.key, mark.said, mark.time, _part_of_slash(mark)
            )
            for number, mark in chosen.items()
        }
    )
    kinds = {
        role(mark.key) or _KIND_OF_PART.get(_part_of_slash(mark), "")
        for mark in chosen.values()
    }
    if kinds == {"participant"} and len({m.key for m in chosen.values()}) == 1:
        plan.openings.update(partial.answers_only(lines, chosen))
    elif "interviewer" not in kinds:
        plan.openings.update(partial.numbered_questions(lines, chosen))
    elif kinds == {"interviewer"}:
        plan.openings.update(partial.questions_only(lines, chosen))
    plan.walls = _walls(lines, plan)
    return plan


_KIND_OF_PART = {forms.ASKS: "interviewer", forms.ANSWERS: "participant"}


def _part_of_slash(mark: Mark) -> str:
    """`R/ …` is an answer whoever gives it; `P/ …` beside it a question."""
    if mark.form != "slash":
        return ""
    return forms.ASKS if mark.key == "p" else forms.ANSWERS


def _walls(lines: Sequence[Line], plan: Plan) -> set[int]:
    """Lines that end the turn before them and belong to none: headings, notes."""
    walls: set[int] = set()
    bold_turn = False
    for number, line in enumerate(lines):
        if number in plan.openings:
            opening = plan.openings[number]
            rest = len(line.text) - opening.said
            bold_turn = line.bold and rest > 0
        elif line.heading or _is_title(line, bold_turn=bold_turn) or _is_note(line):
            walls.add(number)
    return walls


def _is_title(line: Line, *, bold_turn: bool) -> bool:
    if line.gap == 0 or line.marker or line.time or len(line.text) > 120:
        return False
    text = line.text.rstrip()
    if text.endswith((".", "?", "!", "…", ",", ";")) or text[0] in "([-–—¿¡":
        return False
    if line.bold and not bold_turn:
        return True
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 8 and " " in text and all(c.isupper() for c in letters)


def _is_note(line: Line) -> bool:
    for mark in line.marks:
        if mark.form in ("bold", "bracket") or (
            mark.form == "colon" and mark.label.startswith("[")
        ):
            return is_pseudo(mark.key)
        if mark.form == "colon":
            return first_word(mark.key) in ASIDES
    return False


def _by_paragraph(lines: Sequence[Line]) -> Plan:
    plan = Plan()
    many = sum(1 for one in lines if one.gap > 0) > 1
    for number, line in enumerate(lines):
        if line.heading:
            plan.walls.add(number)
        elif TIME_ALONE.match(line.text):
            plan.dropped.add(number)
        elif not many or line.gap > 0 or not number or number - 1 in plan.walls:
            plan.openings[number] = Opening(None, "")
    return plan


def _compose(
    lines: Sequence[Line], plan: Plan, asides: Sequence[str], *, labelled: bool = True
) -> Outline:
    """Walk the lines once: what they say, in order, and where the turns lie."""
    writer = _Writer()
    after_note = False
    for number, line in enumerate(lines):
        if number in plan.dropped:
            continue
        writer.line = line
        opening = plan.openings.get(number)
        if opening:
            after_note = False
            writer.open(opening, line.time)
            said = without_times(line.text[opening.said :], leading=True)
            if is_unfilled(said):
                writer.aside(said, closing=True)
            else:
                writer.say(said)
        elif number in plan.walls:
            after_note = not line.heading and _is_note(line) and _says(line)
            writer.aside(line.text, closing=not after_note)
        elif TIME_ALONE.match(line.text) and writer.turns:
            continue
        elif after_note and (line.gap > 1 or len(line.text.split()) < 8):
            after_note = False
            writer.aside(line.text, closing=True)
        elif writer.open_turn:
            after_note = False
            said = without_times(line.text, leading=True)
            said = said if writer.turn_has_words else _undashed(said)
            writer.say(said, wrapped=line.wrapped)
        else:
            writer.aside(line.text, closing=True)
    writer.line = None
    for text in asides:
        writer.aside(text, closing=True)
    return _outlined(lines, plan, writer, labelled=labelled)


def _outlined(
    lines: Sequence[Line], plan: Plan, writer: _Writer, *, labelled: bool
) -> Outline:
    """The outline of what was written, with what the lines above it tell."""
    first = min(plan.openings, default=len(lines))
    found = Outline(writer.text, writer.turns, labelled, plan.certainty)
    found.places = tuple(writer.places)
    found.above = tuple(one.text for one in lines[:first])
    if labelled:
        found.attributes = _attributes(lines[:first])
    found.title = _title(lines, first if labelled else min(first + 1, len(lines)))
    return found


class _Writer:
    """The text as it grows, and the turn that is open."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.turns: list[Raw] = []
        self._opening: Opening | None = None
        self.open_turn = False
        self.line: Line | None = None
        self.places: list[tuple[int, int, int, int]] = []

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def _add(self, piece: str, between: str = "\n") -> tuple[int, int]:
        if self.pieces:
            self.pieces.append(between)
            self.length += len(between)
        start = self.length
        self.pieces.append(piece)
        self.length = start + len(piece)
        if self.line is not None:
            at = self.line.at + max(0, self.line.text.find(piece))
            self.places.append((self.line.block, at, start, self.length))
        return start, self.length

    @property
    def turn_has_words(self) -> bool:
        return self._opening is None

    def open(self, opening: Opening, time: str | None) -> None:
        opening.time = opening.time or time
        self._opening, self.open_turn = opening, True

    def say(self, text: str, *, wrapped: bool = False) -> None:
        if not text:
            return
        goes_on = wrapped and self._opening is None
        start, end = self._add(text, " " if goes_on else "\n")
        if self._opening is not None:
            self.turns.append(Raw(self._opening, start, end))
            self._opening = None
        else:
            self.turns[-1].end = end

    def aside(self, text: str, *, closing: bool) -> None:
        self._add(text)
        if closing or self._opening is not None:
            # A turn that said nothing before the note never was one.
            self.open_turn = False
            self._opening = None


def _undashed(text: str) -> str:
    """What is said below a label alone on its line, without the dash that opens it."""
    return re.sub(r"^[-–—]\s*(?=\S)", "", text)


def _says(line: Line) -> bool:
    """Whether a note says its say on its own line; else what follows is the note."""
    said = max((m.said for m in line.marks if m.form != "alone"), default=0)
    return bool(line.text[said:].strip())


def _attributes(lines: Sequence[Line]) -> dict[str, str]:
    """Fields above the talk: `Cargo: directora`, or a row of two cells."""
    found: dict[str, str] = {}
    cells: dict[tuple[int, int], dict[int, str]] = {}
    for line in lines:
        if line.cell:
            table, row, column = line.cell
            columns = cells.setdefault((table, row), {})
            columns[column] = " ".join(filter(None, (columns.get(column), line.text)))
            continue
        mark = next((m for m in line.marks if m.form in ("bold", "colon")), None)
        if mark is None or first_word(mark.key) in NOTES:
            continue
        value = line.text[mark.said :].strip()
        if value and len(value.split()) <= 30 and len(mark.label.split()) <= 8:
            found.setdefault(mark.label, value)
    for columns in cells.values():
        name = columns.get(0, "").rstrip(": ")
        if len(columns) == 2 and name and len(name.split()) <= 8:
            found.setdefault(name, columns[max(columns)])
    return found


def _title(lines: Sequence[Line], first: int) -> str:
    """The heading above the talk, else its first line where that is no field."""
    top = lines[:first]
    headed = next((one.text for one in top if one.heading), "")
    if headed or not top:
        return headed[:200]
    one = top[0]
    field_ = any(m.form in ("bold", "colon", "bracket") for m in one.marks)
    plain = not field_ and len(one.text.split()) <= 15 and not one.cell
    ends = one.text.endswith((".", "?", "!", ":"))
    return (
        one.text[:200] if plain and not ends and not TIME_ALONE.match(one.text) else ""
    )
