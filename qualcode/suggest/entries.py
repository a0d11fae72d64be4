"""The codebook as the suggester sees it: weighted texts per code.

Reads `qualcode.model.Codebook`, or plain dicts as they come: whatever is broken
in an entry is set aside with a problem and the rest is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from qualcode.model import Code, Codebook
from qualcode.problems import Problem, problem
from qualcode.suggest.checks import misuse

# How often each field's words count. Name and keywords say most per word.
_WEIGHTS = {
    "name": 2.0,
    "keywords": 2.0,
    "definition": 1.0,
    "brief": 1.0,
    "include": 1.0,
    "examples": 1.0,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its id, name, facet and (text, weight) pairs that tell of it.

    `phrases` are its name and keywords: said whole, they are evidence by themselves.
    """

    code: str
    name: str
    facet: str | None = None
    exclusive: bool = False
    texts: tuple[tuple[str, float], ...] = ()
    phrases: tuple[str, ...] = ()


def read_entries(codebook: Any) -> tuple[list[Entry], list[Problem]]:
    """Entries in codebook order and what was set aside. Deprecated codes are not read.

    Raises:
        MisuseError: `codebook` is no Codebook, list of dicts or None.
    """
    if codebook is None:
        return [], []
    if isinstance(codebook, Codebook):
        return [
            _from_code(code, facet.id, exclusive=facet.exclusive)
            for facet in codebook.facets
            for code, _ in facet.walk()
            if not code.deprecated
        ], []
    if isinstance(codebook, (str, bytes, Mapping)) or not isinstance(
        codebook, Iterable
    ):
        raise misuse("suggest-codebook-type", given=type(codebook).__name__)
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, row in enumerate(codebook, start=1):
        code = _word(row.get("code", row.get("id"))) if isinstance(row, Mapping) else ""
        if not code:
            problems.append(problem("suggest-entry-broken", number=number))
        elif code in entries:
            problems.append(problem("suggest-entry-twice", number=number, entry=code))
        elif not row.get("deprecated"):
            entries[code] = _from_row(code, row)
    return list(entries.values()), problems


def _from_code(code: Code, facet: str, *, exclusive: bool) -> Entry:
    pairs = tuple(
        (text, weight)
        for field, weight in _WEIGHTS.items()
        for text in _texts(getattr(code, field))
    )
    phrases = (code.name, *code.keywords)
    return Entry(code.id, code.name, facet, exclusive, pairs, phrases)


def _from_row(code: str, row: Mapping[str, Any]) -> Entry:
    name = _word(row.get("name")) or code
    pairs = [(name, _WEIGHTS["name"])]
    for field, weight in _WEIGHTS.items():
        if field != "name":
            pairs += [(text, weight) for text in _texts(row.get(field))]
    facet = _word(row.get("facet")) or None
    exclusive = row.get("exclusive") in (True, 1)
    phrases = (name, *_texts(row.get("keywords")))
    return Entry(code, name, facet, exclusive, tuple(pairs), phrases)


def _word(value: Any) -> str:
    """A value as one line; nothing, NaN and containers become empty."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and value == value:  # noqa: PLR0124 - not NaN
        return str(value)
    return ""


def _texts(value: Any) -> list[str]:
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        return [w for v in value if (w := _word(v))]
    word = _word(value)
    return [word] if word else []


def facet_columns(
    codes: list[str], entries: list[Entry]
) -> np.ndarray[Any, np.dtype[Any]]:
    """Codes × facets, 1 where a code is of that facet; no column for a sole facet."""
    facet_of = {entry.code: entry.facet for entry in entries}
    facets = sorted({f for f in facet_of.values() if f is not None})
    if len(facets) < 2:
        return np.zeros((len(codes), 0))
    rows = [[facet_of.get(code) == facet for facet in facets] for code in codes]
    return np.array(rows, dtype=float)


def exclusive_groups(codes: list[str], entries: list[Entry]) -> list[list[int]]:
    """Positions in `codes` of the codes of each exclusive facet."""
    place = {code: i for i, code in enumerate(codes)}
    facets: dict[str | None, list[int]] = {}
    for entry in entries:
        if entry.exclusive:
            facets.setdefault(entry.facet, []).append(place[entry.code])
    return [members for members in facets.values() if len(members) > 1]
