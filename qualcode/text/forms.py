"""Who speaks where no label says it: recorders, bold face, dashes, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qualcode.text.labels import shape
from qualcode.text.lines import TIME_ALONE, Line, item_end, label_key
from qualcode.text.vocabulary import is_pseudo, is_request

ASKS, ANSWERS = "asks", "answers"


@dataclass(slots=True)
class Opening:
    """Where a turn opens. `part` is set where the form, not a label, tells who."""

    label: str | None
    key: str
    said: int = 0
    time: str | None = None
    part: str = ""


@dataclass(slots=True)
class Plan:
    """What a scheme makes of the lines, by their numbers.

    `dropped` lines hold only labels and times; `walls` end the turn before them.
    """

    openings: dict[int, Opening] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    walls: set[int] = field(default_factory=set)
    certainty: float = 1.0


def voiced(lines: Sequence[Line]) -> Plan | None:
    """What the format itself tells: each line that names its voice opens a turn."""
    plan = Plan()
    for number, line in enumerate(lines):
        name = line.speaker and label_key(line.speaker)
        if line.speaker and name and not is_pseudo(name):
            plan.openings[number] = Opening(line.speaker, name, time=line.time)
        elif name or (line.time and _is_note(line)):
            plan.walls.add(number)
    return plan if plan.openings else None


def _is_note(line: Line) -> bool:
    """`MORE INFO: …` in a row of a recorder's table: a note, and no one's words."""
    return any(mark.form == "colon" and is_pseudo(mark.key) for mark in line.marks)


def is_question(text: str) -> bool:
    """Whether it ends by asking."""
    return text.rstrip(' )"”»*_').endswith("?")


def paired(lines: Sequence[Line]) -> Plan | None:
    """Recorder layouts: a time alone on its line beside a name alone on its line.

    Time then name (a pasted recording), or name then time (the web page's copy).
    """
    times = {
        i: m[1] for i, one in enumerate(lines) if (m := TIME_ALONE.match(one.text))
    }
    if len(times) < 2:
        return None
    below = _names(lines, (i + 1 for i in times), times)
    above = _names(lines, (i - 1 for i in times), times)
    step, names = (1, below) if len(below) >= len(above) else (-1, above)
    if len(names) < 2 or len(names) < 0.5 * len(times):
        return None
    plan = Plan(dropped=set(times) | set(names))
    for number, name in names.items():
        opening = Opening(name, label_key(name), time=times[number - step])
        body = max(number, number - step) + 1
        # The first line below that is neither name nor time holds what is said.
        if body < len(lines) and body not in plan.dropped:
            plan.openings[body] = opening
    first = min(plan.dropped)
    said = next((i for i in range(first) if _is_said(lines[i])), None)
    if said is not None:
        # The copy began below the first name: somebody's words without a header.
        plan.openings[said] = Opening(None, "")
    return plan


def _is_said(line: Line) -> bool:
    """Whether a line above all headers is talk: a sentence, not a title or a date."""
    ends = line.text.endswith((".", "?", "!", "…"))
    words = line.text.split()
    return ends and len(words) >= 4 and not line.heading and line.text[0] not in "[("


def _names(
    lines: Sequence[Line], places: Iterable[int], times: dict[int, str]
) -> dict[int, str]:
    found = {
        i: lines[i].text.rstrip(":").strip()
        for i in places
        if 0 <= i < len(lines) and i not in times and _name_alone(lines[i].text)
    }
    counts = Counter(label_key(name) for name in found.values())
    often = sum(1 for n in counts.values() if n >= 2)
    return found if often and len(counts) <= max(2, 0.6 * len(found)) else {}


def _name_alone(text: str) -> bool:
    bare = text.rstrip(":").strip()
    look = shape(bare.rstrip(" ."))
    return len(bare) <= 50 and not is_question(bare) and look != "lower"


def _paragraphs(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that begin a paragraph and are no headings."""
    starts = [
        i
        for i, one in enumerate(lines)
        if not one.heading and not one.cell and (i == 0 or one.gap > 0)
    ]
    if len(starts) <= 2:
        starts = [i for i, one in enumerate(lines) if not one.heading]
    return starts


def by_looks(lines: Sequence[Line]) -> Plan | None:
    """Questions told by bold face, a number or a marker; answers by lacking it."""
    main = _main_items(lines)
    tests: tuple[tuple[float, Callable[[Line], bool]], ...] = (
        (0.9, lambda one: bool(one.heading) and is_question(one.text)),
        (0.9, lambda one: one.bold and not one.heading),
        (0.85, lambda one: id(one) in main),
        (0.8, lambda one: is_dashed(one) and asks(_undashed(one))),
    )
    found = (plan for sure, test in tests if (plan := _by_test(lines, test, sure)))
    return (
        next(found, None)
        or _alternating(lines)
        or _by_test(lines, _is_whole_question, 0.7)
    )


def _alternating(lines: Sequence[Line]) -> Plan | None:
    """Paragraphs by turns, a question and an answer, not all with question marks."""
    starts = _paragraphs(lines)
    first = next((n for n, i in enumerate(starts) if is_question(lines[i].text)), None)
    if first is None or any(one.cell or one.speaker for one in lines):
        return None
    body = starts[first:]
    asked, said = body[::2], body[1::2]
    if len(body) < 6 or any(lines[i].heading for i in range(body[0], len(lines))):
        return None
    marks = sum(asks(lines[i].text) for i in asked)
    strays = sum(_is_whole_question(lines[i]) for i in said)
    if marks < 0.6 * len(asked) or strays > max(1, 0.1 * len(said)):
        return None
    if _middle(lines, asked) >= 2 * max(1, _middle(lines, said)):
        return None
    plan = Plan(certainty=0.7)
    for n, i in enumerate(body):
        part = ANSWERS if n % 2 else ASKS
        plan.openings[i] = Opening(None, part, said=item_end(lines[i].text), part=part)
    return plan


def _middle(lines: Sequence[Line], places: Sequence[int]) -> int:
    """The middle length of some lines, in words."""
    sizes = sorted(len(lines[i].text.split()) for i in places)
    return sizes[len(sizes) // 2] if sizes else 0


def asks(text: str) -> bool:
    """Whether a paragraph asks, with a question mark or without: "Cuénteme de eso."."""
    return is_question(text) or (len(text.split()) <= 30 and is_request(text))


def _is_whole_question(line: Line) -> bool:
    """A paragraph that does nothing but ask; an answer may well end by asking."""
    if line.heading:
        return False
    opens = line.text.startswith("¿") or "¿" not in line.text
    request = line.gap > 0 and len(line.text.split()) <= 30 and is_request(line.text)
    return (is_question(line.text) and opens) or request


def _by_test(
    lines: Sequence[Line], test: Callable[[Line], bool], certainty: float
) -> Plan | None:
    usable = [
        i
        for i, one in enumerate(lines)
        if not one.cell and (test(one) or not one.heading)
    ]
    first = next((i for i in usable if test(lines[i]) and _asks(lines[i])), None)
    if first is None:
        return None
    body = [i for i in usable if i >= first]
    asked = [i for i in body if test(lines[i])]
    if len(asked) < 3 or len(asked) > 0.8 * len(body):
        return None
    if sum(_asks(lines[i]) for i in asked) < 0.5 * len(asked):
        return None
    plan = Plan(certainty=certainty)
    plan.walls = {i for i in range(first, len(lines)) if lines[i].heading} - set(asked)
    before = ""
    first_line = _asks_on_first_lines(lines, asked)
    for i in body:
        part = ASKS if test(lines[i]) else ANSWERS
        wrapped = lines[i].gap == 0 and i and lines[i].block == lines[i - 1].block
        splits = _splits(lines, i) or (first_line and i - 1 in asked)
        if part == ANSWERS and before and wrapped and not splits:
            part = before
        if part != before or i - 1 in plan.walls or _second_question(lines, i, part):
            said = item_end(lines[i].text)
            plan.openings[i] = Opening(None, part, said=said, part=part)
        before = part
    parts = Counter(one.part for one in plan.openings.values())
    # Each question must have found its answer, or it is none of an interview.
    return plan if parts[ANSWERS] >= 0.7 * parts[ASKS] else None


def _main_items(lines: Sequence[Line]) -> set[int]:
    """The items (by `id`) that ask: a list inside an answer counts from 1 again."""
    found: set[int] = set()
    last = 0
    for line in lines:
        if is_dashed(line) or not (line.marker or item_end(line.text)):
            continue
        printed = _ORDINAL.match(line.marker or line.text)
        number = int(printed[1]) if printed else 0
        inside = last > 1 and number and number != last + 1
        if inside and not is_question(line.text):
            continue
        found.add(id(line))
        last = number or last
    return found


_ORDINAL = re.compile(r"(\d{1,3})\s?[.)º°]")


def _asks_on_first_lines(lines: Sequence[Line], asked: Sequence[int]) -> bool:
    """Whether items hold a question and, below a break, its answer."""
    whole = [i for i in asked if lines[i].marker and i + 1 < len(lines)]
    broken = [i for i in whole if lines[i + 1].block == lines[i].block]
    told = sum(is_question(lines[i].text) for i in broken)
    return len(broken) >= 3 and told >= 0.5 * len(broken)


def _second_question(lines: Sequence[Line], i: int, part: str) -> bool:
    """A bold question in a paragraph of its own below another: a second one asks."""
    line = lines[i]
    if part != ASKS or i == 0 or line.gap == 0 or not line.bold:
        return False
    return lines[i - 1].bold and all(map(_asks_whole, (lines[i - 1], line)))


def _asks_whole(line: Line) -> bool:
    return is_question(line.text) and not line.heading


def _splits(lines: Sequence[Line], i: int) -> bool:
    """A soft break inside a paragraph parts question and answer, or only wraps."""
    return is_question(lines[i - 1].text) or lines[i - 1].bold != lines[i].bold


def _asks(line: Line) -> bool:
    return is_question(line.text) or "¿" in line.text


def is_dashed(line: Line) -> bool:
    """Whether it opens with a dash, as dialogue is printed."""
    return line.marker in ("-", "–", "—") or line.text.startswith(("-", "–", "—"))


def dashes(lines: Sequence[Line]) -> Plan | None:
    """Dialogue by dashes: each one another voice, in turns; a question resets them."""
    places = [i for i, one in enumerate(lines) if is_dashed(one) and not one.heading]
    starts = _paragraphs(lines)
    first = places[0] if places else 0
    body = [i for i in starts if i >= first]
    if len(places) < 4 or len(places) < 0.5 * len(body):
        return None
    told = sum(is_question(lines[i].text) for i in places)
    if not told or (told >= 0.9 * len(places) and len(body) > 1.5 * len(places)):
        return None  # dashes before questions only: a list of them
    plan = Plan(certainty=0.6)
    part = ANSWERS
    for i in places:
        part = ASKS if part == ANSWERS else ANSWERS
        if _asking_out_of_turn(lines, i, part, places):
            part = ASKS
        plan.openings[i] = Opening(None, part, said=item_end(lines[i].text), part=part)
    for i, after in pairwise(places):
        here, there = plan.openings[i], plan.openings[after]
        if here.part == there.part == ASKS and not asks(_undashed(lines[i])):
            # Who answers spoke twice: the question below it is the asker's again.
            here.part = here.key = ANSWERS
    if _told_by_questions(lines, plan):
        plan.certainty = 0.85
    return plan


def _undashed(line: Line) -> str:
    return line.text[item_end(line.text) :]


def _told_by_questions(lines: Sequence[Line], plan: Plan) -> bool:
    """Nearly all of one side's turns ask, and hardly any of the other's."""
    asking: dict[str, list[bool]] = {ASKS: [], ANSWERS: []}
    for i, one in plan.openings.items():
        asking[one.part].append(asks(_undashed(lines[i])))
    asked, said = asking[ASKS], asking[ANSWERS]
    return sum(asked) >= 0.7 * len(asked) and sum(said) <= 0.2 * len(said)


def _asking_out_of_turn(
    lines: Sequence[Line], i: int, part: str, places: Sequence[int]
) -> bool:
    """A clear question where an answer was due, after one that was no question."""
    if part == ASKS or not lines[i].text.lstrip("-–— ").startswith("¿"):
        return False
    at = places.index(i)
    before = lines[places[at - 1]].text if at else ""
    return is_question(lines[i].text) and not is_question(before)
