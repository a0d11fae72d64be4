"""Text that knows where it comes from: figures, quotes and tables with their query.

A marked text is an ordinary string with the query between two noncharacters of
Unicode (U+FDD0 to U+FDD2), which no person's text holds. It may go through any
sentence of the catalogue; `wordml.run` turns it into a bookmark, `plain` takes the
marks off where there can be none (a header, a description).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Self

Query = Mapping[str, Any]
_START, _MIDDLE, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_START}([^{_MIDDLE}]*){_MIDDLE}([^{_END}]*){_END}")
_STRAY = re.compile(f"[{_START}{_MIDDLE}{_END}]")
KINDS = ("figure", "quote", "table")


def marked(text: str, query: Query) -> str:
    """`text` with its query; the query's kind is its first of KINDS as a key."""
    return f"{_START}{canonical(query)}{_MIDDLE}{_STRAY.sub('', text)}{_END}"


class Count(int):
    """A number whose printed form is marked; the catalogue's plurals still work."""

    query: Query

    def __new__(cls, value: int, query: Query) -> Self:
        """Keep `value` with its `query`."""
        made = super().__new__(cls, value)
        made.query = query
        return made

    def __format__(self, spec: str) -> str:
        """The number, thousands as the language writes them, marked."""
        from qualcode.report.cells import number

        text = format(int(self), spec) if spec else number(int(self))
        return marked(text, self.query)


def plain(text: str) -> str:
    """`text` without any marks."""
    return _STRAY.sub("", _MARKED.sub(r"\2", text))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """(query as canonical JSON or "", text) of the stretches of `text`, in order."""
    last = 0
    for found in _MARKED.finditer(text):
        if found.start() > last:
            yield "", _STRAY.sub("", text[last : found.start()])
        yield found[1], found[2]
        last = found.end()
    if last < len(text):
        yield "", _STRAY.sub("", text[last:])


def is_marked(text: str) -> bool:
    """Whether any stretch of `text` has a query."""
    return _START in text


def canonical(query: Query) -> str:
    """The one JSON form of a query, which its name is a hash of."""
    return json.dumps(
        dict(query), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def stem(query: str) -> str:
    """`qc_<hash>` of a canonical query: 15 characters, the same at every build."""
    return f"qc_{hashlib.sha256(query.encode()).hexdigest()[:12]}"


def kind_of(query: Query) -> str:
    """`figure`, `quote` or `table`."""
    return next(kind for kind in KINDS if kind in query)
