"""Turns without a label between labelled ones: `R/ …`, `Pregunta: …`, `1) ¿…?`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qualcode.text.forms import ANSWERS, ASKS, Opening, asks, is_dashed, is_question
from qualcode.text.lines import Line, Mark, item_end
from qualcode.text.vocabulary import is_pseudo


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
        if number < len(lines) and not asked:
            asked = _asked_above(lines, stop, number)
        for i in asked:
            after = i + 1
            last = i == asked[-1] and number < len(lines)
            dashed = after < number and is_dashed(lines[after])
            shown = lines[i].bold or lines[i].marker or item_end(lines[i].text)
            shown = shown or (number == len(lines) and lines[i].text.startswith("¿"))
            if not (last or dashed or shown):
                continue
            found[i] = Opening(None, ASKS, said=item_end(lines[i].text), part=ASKS)
            if not last and after < number and after not in asked:
                said = item_end(lines[after].text)
                found[after] = Opening(None, ANSWERS, said=said, part=ANSWERS)
    return found


def _asked_above(lines: Sequence[Line], stop: int, number: int) -> list[int]:
    """The paragraph right above a labelled answer, if another one ended before it."""
    first = number - 1
    while first > stop + 1 and lines[first].gap == 0:
        first -= 1
    line = lines[first] if first > stop else None
    if line is None or line.gap == 0 or line.heading or lines[number].gap == 0:
        return []
    short = sum(len(one.text.split()) for one in lines[first:number]) <= 60
    return [first] if short and (stop >= 0 or asks(line.text)) else []


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
    # An item that only names a topic asks too, where an answer stands below it.
    found += [
        i
        for i, one in enumerate(lines)
        if i > found[0]
        and i + 1 in chosen
        and i not in chosen
        and item_end(one.text)
        and one.text[0].isdigit()
        and not is_question(one.text)
    ]
    return {
        i: Opening(None, ASKS, said=item_end(lines[i].text), part=ASKS) for i in found
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
