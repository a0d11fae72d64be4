"""What lies around the talk: lines of recorders, notes below, numbers, split labels.

All of it is mended on the lines before anybody looks for turns, so that no scheme has
to know of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.text.lines import Line
from qualcode.text.normalise import key

# "Ana Pino empezó la transcripción", "Transcribed by https://…": nobody says them.
_RECORDER = re.compile(
    r"(?:[^.?!:]{0,60} )?(?:empezo|inicio|comenzo|detuvo|finalizo|termino|started|began"
    r"|stopped|ended|iniciou|comecou|parou|interrompeu|encerrou|hat)"
    r"(?: la| a| the| die)? (?:transcri\w+|grabacion|gravacao|recording|reunion|meeting"
    r"|aufzeichnung.*)\W*$"
    r"|(?:this transcript was generated|esta transcripcion (?:fue|se) gener\w+"
    r"|transcrib?ed (?:by|with)|transcrito (?:por|con|com) (?:https?:|\w+\.(?:ai|com)))"
    r".{0,120}$"
)
# Folding every line would cost more than all the rest: first a look for its nouns.
_HINT = re.compile("(?i:trans[ck]ri|graba[cç]|grava[cç]|record|reuni|meeting|aufz)")
_F4 = re.compile(r"\s*#(\d{1,2}:\d\d:\d\d)(?:[-.,]\d{1,3})?#\s*")
_COMMENT = re.compile(r"\[[a-z]{1,2}\](?=\s*\S)")
_NUMBER = re.compile(r"(\d{1,4})[.)]?(?:[ \t]{1,}|$)")
_LETTERS = re.compile(r"(?:(?<=^)|(?<=[.?!…;]\s))([A-Z])(?=:\s)")
_LETTER = re.compile(r"[A-Z]:\s")
_SPLIT = 90  # characters of a label's first line that may go on below


def is_recorders(text: str) -> bool:
    """Whether a line was written by the recorder and said by nobody."""
    if len(text) >= 200 or not _HINT.search(text):
        return False
    return _RECORDER.match(key(text)) is not None


def mend(lines: list[Line]) -> list[Line]:
    """The lines with labels whole, row numbers gone and times told apart."""
    lines = _unnumbered(lines)
    lines = _parted(_rejoined(lines))
    _take_times(lines)
    return lines


def comments_below(lines: Sequence[Line]) -> int:
    """The line at which a text export's comments begin (`[a]…`); the length if none.

    Word processors' text exports print them below everything, each opened by the sign
    that stands in the text where it was made.
    """
    for number in range(len(lines) - 1, len(lines) // 2, -1):
        text = lines[number].text
        if not text.startswith("[a]") or not _COMMENT.match(text):
            continue
        if any("[a]" in one.text[1:] for one in lines[:number]):
            return number
    return len(lines)


def _unnumbered(lines: list[Line]) -> list[Line]:
    """Without the number each paragraph was printed with, where all of them are."""
    found = [_NUMBER.match(one.text) for one in lines]
    numbers = [int(m[1]) for m in found if m]
    steps = [b - a for a, b in pairwise(numbers)]
    rising = sum(step in (1, 2) for step in steps)
    if len(numbers) < 5 or len(numbers) < 0.6 * len(lines):
        return lines
    if rising < 0.9 * len(steps):
        return lines
    kept = []
    for line, match in zip(lines, found, strict=True):
        end = match.end() if match else 0
        if line.text[end:]:
            lead = max(0, line.lead - end)
            kept.append(
                replace(line, text=line.text[end:], lead=lead, at=line.at + end)
            )
    return kept


def _rejoined(lines: list[Line]) -> list[Line]:
    """A label in bold that was broken over two lines is one line again."""
    kept: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        if above is not None and _is_rest_of_label(above, line):
            whole = f"{above.text} {line.text}"
            lead = len(above.text) + 1 + line.lead
            bold = lead >= len(whole)
            kept[-1] = replace(above, text=whole, lead=lead, bold=bold)
        else:
            kept.append(line)
    return kept


def _is_rest_of_label(above: Line, line: Line) -> bool:
    if line.gap != 0 or line.block != above.block or not above.bold or above.heading:
        return False
    if len(above.text) > _SPLIT or re.search(r"[:.?!]", above.text):
        return False
    bold = line.text[: line.lead]
    colon = line.text.find(":")
    # It ends within the bold face or right after it, and nothing else does before.
    ends = 0 < colon <= len(bold) and not re.search(r"[.?!¿¡]", line.text[:colon])
    return ends and not line.bold and len(bold) <= _SPLIT


def _parted(lines: list[Line]) -> list[Line]:
    """`A: … B: … C: …` on a line, again and again: each letter on a line of its own."""
    found = [
        _LETTERS.findall(one.text) if _LETTER.match(one.text) else [] for one in lines
    ]
    several = [tuple(letters) for letters in found if len(letters) > 1]
    usual = max(set(several), key=several.count, default=())
    if several.count(usual) < 3:
        return lines
    kept: list[Line] = []
    for line, letters in zip(lines, found, strict=True):
        if tuple(letters) != usual or not line.text.startswith(f"{usual[0]}:"):
            kept.append(line)
            continue
        starts = [match.start() for match in _LETTERS.finditer(line.text)]
        for a, b in pairwise([*starts, len(line.text)]):
            gap = line.gap if not a else 0
            text = line.text[a:b].strip()
            kept.append(
                replace(line, text=text, lead=0, bold=False, gap=gap, at=line.at + a)
            )
    return kept


def _take_times(lines: list[Line]) -> None:
    """f4's times: `#00:01:02-9#` before what is said, or where a turn ended."""
    before: str | None = None
    for line in lines:
        if before and line.time is None:
            line.time = before
        before = None
        if "#" not in line.text:
            continue
        first = _F4.match(line.text)
        if first:
            line.time = first[1]
            line.lead = max(0, line.lead - first.end())
            line.text = line.text[first.end() :]
        last = None
        for last in _F4.finditer(line.text):
            before = last[1]
        if last is not None:
            line.text = _F4.sub(" ", line.text).strip()
