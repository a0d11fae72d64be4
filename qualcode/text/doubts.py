"""Texts that look like no transcript: guides, minutes, one long line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qualcode.problems import Problem, problem
from qualcode.text.forms import asks
from qualcode.text.normalise import key

if TYPE_CHECKING:
    from qualcode.text.transcripts import Draft
    from qualcode.text.turns import Outline

_LONG = 150  # words on one line that nobody types without a break
_MINUTES = re.compile(
    r"(?:\d+[.)]\s*)?(?:(?P<name>acta|minuta|minutes|ata|ayuda memoria)\b"
    r"|(?P<who>asistentes|asistencia|presentes|participantes|attendees|present)\s*:?"
    r"|(?P<what>tabla|temas? (?:tratados?)?|orden del dia|agenda|pauta)\s*:?$"
    r"|(?P<then>acuerdos?|compromisos?|agreements?|action items?|encaminhamentos?"
    r"|proximos pasos|next steps|decisiones)\s*:?)"
)


def doubts(found: Outline, file: object) -> list[Problem]:
    """What a text without speakers seems to be: `minutes`, `one-line`."""
    turns = [found.text[raw.start : raw.end] for raw in found.turns]
    if len(turns) == 1 and len(turns[0].split()) >= _LONG and "\n" not in turns[0]:
        return [problem("one-line", file=file)]
    signs = {
        match.lastgroup
        for line in found.text.split("\n")
        if len(line) <= 120 and (match := _MINUTES.match(key(line)))
    }
    if len(signs) >= 3 or ("name" in signs and len(signs) >= 2):
        return [problem("minutes", file=file)]
    return []


def is_template(one: Draft) -> bool:
    """Whether a transcript has questions only: a guide that nobody filled in yet."""
    said = [one.text[turn.start : turn.end] for turn in one.turns]
    filled = [text for text in said if any(c.isalnum() for c in text)]
    if len(filled) < 3:
        return False
    answers = [
        text
        for turn, text in zip(one.turns, said, strict=True)
        if turn.kind != "interviewer" and any(c.isalnum() for c in text)
    ]
    if one.speakers and answers:
        return False
    questions = sum(map(asks, filled))
    return questions >= (0.6 if one.speakers else 0.8) * len(filled)
