"""Finding words in all texts, whatever their case and accents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.model import StudyData
from qualcode.text.normalise import fold

CONTEXT = 40  # characters on both sides


def search(data: StudyData, text: str, *, regex: bool = False) -> list[dict[str, Any]]:
    """Every place where a text is said, by document and position.

    Args:
        data: the study.
        text: what to look for; case and accents do not matter.
        regex: take it as a regular expression, case and accents as written.

    Returns:
        Rows with document, turn (None outside turns), start, end, text, and 40
        characters before and after.

    Raises:
        QualcodeError: exit 2; `search-empty`, `regex-invalid`.
    """
    if not text.strip():
        raise QualcodeError("search-empty", exit_code=USAGE)
    pattern = _pattern(text) if regex else None
    rows = []
    for document in data.documents:
        slug = document.document
        whole = data.texts.get(slug, "")
        turns = sorted(data.turns.get(slug, ()), key=lambda turn: turn.start)
        starts = [turn.start for turn in turns]
        found = _matches(pattern, whole) if pattern else _folded(text, whole)
        for start, end in found:
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < turns[at].end
            rows.append(
                {
                    "document": slug,
                    "turn": turns[at].turn if inside else None,
                    "start": start,
                    "end": end,
                    "text": whole[start:end],
                    "before": whole[max(0, start - CONTEXT) : start],
                    "after": whole[end : end + CONTEXT],
                }
            )
    return rows


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise QualcodeError(
            "regex-invalid", exit_code=USAGE, pattern=text, reason=error
        ) from error


def _matches(pattern: re.Pattern[str], whole: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(whole):
        if match.end() > match.start():
            yield match.span()


def _folded(text: str, whole: str) -> Iterator[tuple[int, int]]:
    wanted = fold(text)[0]
    if not wanted:
        return
    folded, positions = fold(whole)
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield positions[at], positions[end - 1] + 1
        at = folded.find(wanted, end)
