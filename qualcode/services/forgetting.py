"""Words that must not stay anywhere, found again wherever somebody copied them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from qualcode.text.normalise import fold

_WORD = re.compile(r"\w+")
_TAGS = re.compile(r"<[^>]+>")
RUN = 6  # words in a row that are somebody's and nobody else's
Span = tuple[int, int]


class Words:
    """A person's words, to be recognised in any text by runs of six.

    A run that others say too is nobody's. Passages of fewer words are known only
    whole, when they were a turn of their own of at least three.
    """

    def __init__(self, own: Iterable[str], others: Iterable[str]) -> None:
        """Take the texts that go and those that stay."""
        self._runs: set[tuple[str, ...]] = set()
        short: set[tuple[str, ...]] = set()
        for text in own:
            words = _folded(text)
            self._runs.update(_runs(words, RUN))
            if 3 <= len(words) < RUN:
                short.add(tuple(words))
        for text in others:
            words = _folded(text)
            self._runs.difference_update(_runs(words, RUN))
            for size in {len(one) for one in short}:
                short.difference_update(_runs(words, size))
        sizes = sorted({len(one) for one in short})
        self._known = [(RUN, self._runs), *((size, short) for size in sizes)]
        self._first = {run[0] for run in (*self._runs, *short)}

    def spans(self, text: str) -> list[Span]:
        """Where the words stand in `text`, joined where they touch."""
        found = list(_WORD.finditer(text))
        words = [_fold(m[0]) for m in found]
        hits: list[Span] = []
        for i in range(len(words)):
            if words[i] not in self._first:
                continue
            for size, known in self._known:
                if i + size <= len(words) and tuple(words[i : i + size]) in known:
                    span = (found[i].start(), found[i + size - 1].end())
                    if hits and span[0] <= hits[-1][1]:
                        hits[-1] = (hits[-1][0], max(span[1], hits[-1][1]))
                    else:
                        hits.append(span)
        return hits

    def redact(self, text: str, instead: str) -> str:
        """`text` with the words taken out."""
        if len(text) < 12:
            return text
        for start, end in reversed(self.spans(text)):
            text = text[:start] + instead + text[end:]
        return text

    def stand_in(self, path: Path) -> bool:
        """Whether a file of any kind holds the words; what is zipped is looked into."""
        return any(self.spans(text) for text in _texts(path))


def _texts(path: Path) -> Iterator[str]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".txt", ".csv", ".json", ".html", ".qde")):
                    raw = archive.read(name).decode("utf-8", "replace")
                    yield _TAGS.sub(" ", raw.replace("</w:t><w:t", "</w:t> <w:t"))
                    yield _TAGS.sub("", raw)
        return
    raw_bytes = path.read_bytes()
    text = raw_bytes.decode("utf-8", "replace")
    yield text
    if path.suffix.lower() in (".html", ".svg", ".xml"):
        yield _TAGS.sub("", text)


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)[0]


def _folded(text: str) -> list[str]:
    return [_fold(w) for w in _WORD.findall(text)]


def _runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(size)), strict=False)
