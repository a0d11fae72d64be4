"""Several interviews in one file: told apart by titles or headers that come again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qualcode.text.blocks import Block
from qualcode.text.lines import label_key
from qualcode.text.normalise import key
from qualcode.text.turns import outline
from qualcode.text.vocabulary import ATTRIBUTES, first_word

_TITLE = re.compile(
    r"(?:transcripcion (?:de (?:la )?)?|transcript(?:ion)? (?:of )?)?"
    r"(?:entrevista|interview|entrevista grupal|grupo focal|focus group|interviews?)"
    r"\s*(?:n[°º.o]*\s*|numero |no\.? |#)?(?P<number>\d{1,3}|[ivx]{1,5})\b"
)
_HEADED = re.compile(r"(?:entrevista|interview|grupo focal|focus group)\b")
_HINT = re.compile("(?i:ntrev[iy]|nterview|focal|focus)")
_FIELD = re.compile(r"\W{0,3}([^\W\d_][^:\n]{1,30}?)\s*:")
_TOP = 12  # blocks before the first title: a cover, an index
_NEAR = 6  # blocks that a header's fields lie apart at most
_LEAST = 4  # turns of an interview


def split(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each interview; one list where there is only one.

    A part begins at a numbered title ("Entrevista 2"), at a heading that opens with
    that word, or at a header whose first field comes again ("Nombre: …", "Fecha: …").
    It is believed only where each part has turns with speakers of its own.
    """
    for starts in (_titles(blocks), _headings(blocks), _headers(blocks)):
        if len(starts) < 2 or starts[0] > _TOP:
            continue
        bounds = [0, *starts[1:], len(blocks)]
        parts = [list(blocks[a:b]) for a, b in pairwise(bounds)]
        if all(map(_is_interview, parts)):
            return parts
    return [list(blocks)]


def _is_interview(blocks: Sequence[Block]) -> bool:
    found = outline(blocks)
    return found.labelled and len(found.turns) >= _LEAST


def _titles(blocks: Sequence[Block]) -> list[int]:
    """Numbered titles, each with another number than the one before."""
    found: list[int] = []
    last = ""
    for number, block in enumerate(blocks):
        text = block.text
        if len(text) > 100 or block.table is not None or block.aside or "?" in text:
            continue
        if not _HINT.search(text):
            continue
        match = _TITLE.match(key(text))
        if match and match["number"] != last:
            found.append(number)
            last = match["number"]
    return found


def _headings(blocks: Sequence[Block]) -> list[int]:
    """Headings of the highest level used that begin "Entrevista …"."""
    found = [
        (block.heading, number)
        for number, block in enumerate(blocks)
        if block.heading and "?" not in block.text and _HEADED.match(key(block.text))
    ]
    level = min((heading for heading, _ in found), default=0)
    return [number for heading, number in found if heading == level]


def _headers(blocks: Sequence[Block]) -> list[int]:
    """Runs of at least two fields, the first of which is the same each time."""
    fields = [
        (number, name)
        for number, block in enumerate(blocks)
        if block.table is None and not block.aside and (name := _field(block.text))
    ]
    runs: list[list[tuple[int, str]]] = []
    names: set[str] = set()
    for number, name in fields:
        if runs and number - runs[-1][-1][0] <= _NEAR and name not in names:
            runs[-1].append((number, name))
        else:
            runs.append([(number, name)])
            names = set()
        names.add(name)
    runs = [run for run in runs if len(run) >= 2]
    if not runs:
        return []
    first = runs[0][0][1]
    return [run[0][0] for run in runs if run[0][1] == first]


def _field(text: str) -> str:
    match = _FIELD.match(text)
    name = label_key(match[1]) if match else ""
    return name if first_word(name) in ATTRIBUTES else ""
