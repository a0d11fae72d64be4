"""Who speaks where no label says it: recorders, bold face, dashes, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qualcode.text.labels import shape
from qualcode.text.lines import TIME_ALONE, Line, Mark, item_end, label_key
from qualcode.text.vocabulary import is_pseudo

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
    plan = Plan(
        {
            number: Opening(line.speaker, label_key(line.speaker), time=line.time)
            for number, line in enumerate(lines)
            if line.speaker and label_key(line.speaker)
        }
    )
    return plan if plan.openings else None


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
    return plan


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
    tests: tuple[tuple[float, Callable[[Line], bool]], ...] = (
        (0.9, lambda one: bool(one.heading) and is_question(one.text)),
        (0.9, lambda one: one.bold and not one.heading),
        (0.85, lambda one: bool(one.marker or item_end(one.text)) and not _dash(one)),
        (0.7, _is_whole_question),
    )
    return next(
        (plan for sure, test in tests if (plan := _by_test(lines, test, sure))), None
    )


def _is_whole_question(line: Line) -> bool:
    """A paragraph that does nothing but ask; an answer may well end by asking."""
    opens = line.text.startswith("¿") or "¿" not in line.text
    return is_question(line.text) and opens and not line.heading


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
    for i in body:
        part = ASKS if test(lines[i]) else ANSWERS
        wrapped = lines[i].gap == 0 and i and lines[i].block == lines[i - 1].block
        if part == ANSWERS and before and wrapped and not _splits(lines, i):
            part = before
        if part != before or i - 1 in plan.walls:
            said = _after_marker(lines[i])
            plan.openings[i] = Opening(None, part, said=said, part=part)
        before = part
    parts = Counter(one.part for one in plan.openings.values())
    # Each question must have found its answer, or it is none of an interview.
    return plan if parts[ANSWERS] >= 0.7 * len(asked) else None


def _splits(lines: Sequence[Line], i: int) -> bool:
    """A soft break inside a paragraph parts question and answer, or only wraps."""
    return is_question(lines[i - 1].text) or lines[i - 1].bold != lines[i].bold


def _asks(line: Line) -> bool:
    return is_question(line.text) or "¿" in line.text


def _dash(line: Line) -> bool:
    return line.marker in ("-", "–", "—") or line.text.startswith(("-", "–", "—"))


def _after_marker(line: Line) -> int:
    return item_end(line.text)


def dashes(lines: Sequence[Line]) -> Plan | None:
    """Dialogue by dashes: each one another voice, in turns; a question resets them."""
    places = [i for i, one in enumerate(lines) if _dash(one) and not one.heading]
    starts = _paragraphs(lines)
    first = places[0] if places else 0
    body = [i for i in starts if i >= first]
    if len(places) < 4 or len(places) < 0.5 * len(body):
        return None
    if not any(is_question(lines[i].text) for i in places):
        return None
    plan = Plan(certainty=0.6)
    part = ANSWERS
    for i in places:
        part = ASKS if part == ANSWERS else ANSWERS
        if _asking_out_of_turn(lines, i, part, places):
            part = ASKS
        plan.openings[i] = Opening(None, part, said=_after_marker(lines[i]), part=part)
    if _told_by_questions(lines, plan):
        plan.certainty = 0.85
    return plan


def _told_by_questions(lines: Sequence[Line], plan: Plan) -> bool:
    """Nearly all of one side's turns ask, and hardly any of the other's."""
    asking: dict[str, list[bool]] = {ASKS: [], ANSWERS: []}
    for i, one in plan.openings.items():
        asking[one.part].append(is_question(lines[i].text))
    asks, answers = asking[ASKS], asking[ANSWERS]
    return sum(asks) >= 0.7 * len(asks) and sum(answers) <= 0.2 * len(answers)


def _asking_out_of_turn(
    lines: Sequence[Line], i: int, part: str, places: Sequence[int]
) -> bool:
    """A clear question where an answer was due, after one that was no question."""
    if part == ASKS or not lines[i].text.lstrip("-–— ").startswith("¿"):
        return False
    at = places.index(i)
    before = lines[places[at - 1]].text if at else ""
    return is_question(lines[i].text) and not is_question(before)


def answers_only(lines: Sequence[Line], chosen: dict[int, Mark]) -> dict[int, Opening]:
    """The questions above `R/ …` where only the answers are labelled.

    Further up only what a number, a marker or bold face shows to be a question counts,
    or one answered by a dash: people also ask within their answers.
    """
    found: dict[int, Opening] = {}
    stops = [-1, *sorted(chosen), len(lines)]
    for stop, number in pairwise(stops):
        asked = [
            i for i in range(stop + 1, number) if _is_unlabelled_question(lines, i)
        ]
        for i in asked:
            after = i + 1
            last = i == asked[-1] and number < len(lines)
            dashed = after < number and _dash(lines[after])
            shown = lines[i].bold or lines[i].marker or item_end(lines[i].text)
            if not (last or dashed or shown):
                continue
            found[i] = Opening(None, ASKS, said=_after_marker(lines[i]), part=ASKS)
            if not last and after < number and after not in asked:
                said = _after_marker(lines[after])
                found[after] = Opening(None, ANSWERS, said=said, part=ANSWERS)
    return found


def _is_unlabelled_question(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if line.heading or any(m.form == "bold" and is_pseudo(m.key) for m in line.marks):
        return False
    shown = bool(line.bold or line.marker or item_end(line.text))
    return is_question(line.text) or (shown and "¿" in line.text)


def numbered_questions(
    lines: Sequence[Line], chosen: dict[int, Mark]
) -> dict[int, Opening]:
    """`2) ¿…?` between answers labelled by person: nobody's label, so the asker's."""
    found = [
        i
        for i, one in enumerate(lines)
        if i not in chosen and item_end(one.text) and is_question(one.text)
    ]
    if len(found) < 2:
        return {}
    return {
        i: Opening(None, ASKS, said=_after_marker(lines[i]), part=ASKS) for i in found
    }


def questions_only(
    lines: Sequence[Line], chosen: dict[int, Mark]
) -> dict[int, Opening]:
    """The answers below `Pregunta: …` where only the questions are labelled."""
    found: dict[int, Opening] = {}
    for number in sorted(chosen):
        at = number + 1
        while (
            at < len(lines)
            and at not in chosen
            and lines[at].block == lines[number].block
        ):
            at += 1
        if at < len(lines) and at not in chosen and not lines[at].heading:
            found[at] = Opening(None, ANSWERS, said=0, part=ANSWERS)
    return found
