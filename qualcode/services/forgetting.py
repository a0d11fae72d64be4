"""Words that must not stay anywhere, found again wherever somebody copied them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from html import unescape
from io import BytesIO
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.ingest.package import DAMAGE
from qualcode.text.normalise import fold

_WORD = re.compile(r"\w+")
_TAGS = re.compile(r"<[^>]+>")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SENTENCE = re.compile(r"[.!?…:;\n]+")
_XML = (".xml", ".rels", ".html", ".htm", ".xhtml", ".svg", ".qde", ".fodt")
_TEXT = (*_XML, ".txt", ".csv", ".tsv", ".json", ".md", ".vtt", ".srt", ".yaml", ".yml")
_DEEP = 3  # archives inside archives that are looked into
RUN = 6  # words in a row that are somebody's and nobody else's
LEAST = 3
Span = tuple[int, int]


class Words:
    """A person's words, to be recognised in any text by runs of six.

    A run that others say too is nobody's. Passages of fewer words are known only
    whole: a turn of at least three, a sentence of at least four, and what somebody
    coded.
    """

    def __init__(
        self,
        own: Iterable[str],
        others: Iterable[str],
        coded: Iterable[str] = (),
    ) -> None:
        """Take the turns that go, the texts that stay, the coded passages that go."""
        self._runs: set[tuple[str, ...]] = set()
        short: set[tuple[str, ...]] = set()
        for text in own:
            words = _folded(text)
            self._runs.update(_runs(words, RUN))
            passages = [(words, LEAST)]
            passages += [(_folded(part), LEAST + 1) for part in _SENTENCE.split(text)]
            short.update(tuple(w) for w, least in passages if least <= len(w) < RUN)
        coded_words = (_folded(text) for text in coded)
        short.update(tuple(w) for w in coded_words if LEAST <= len(w) < RUN)
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
        """Whether a file of any kind holds the words, or may for all one can see.

        What is zipped is looked into; what is damaged or under a password may hold
        anything.
        """
        try:
            texts = _read(path) or _texts(path.name, path.read_bytes())
            return any(self.spans(text) for text in texts)
        except DAMAGE:
            return True


def _read(path: Path) -> list[str]:
    """The texts of a file whose bytes do not spell its words."""
    if path.suffix.lower() not in (".pdf", ".rtf", ".doc"):
        return []
    from qualcode.ingest import read

    with suppress(QualcodeError):
        return [transcript.text for transcript in read(path)]
    return []


def _texts(name: str, raw: bytes, depth: int = 0) -> Iterator[str]:
    """Every text in a file, in an archive every part's."""
    if zipfile.is_zipfile(BytesIO(raw)):
        if depth < _DEEP:
            with zipfile.ZipFile(BytesIO(raw)) as archive:
                for part in archive.namelist():
                    yield from _texts(part, archive.read(part), depth + 1)
        return
    suffix = Path(name).suffix.lower()
    if depth and suffix not in _TEXT:
        return
    text, _ = decoded(raw)
    if suffix in _XML:
        # a word may be cut by tags, and tags may part two words
        for between in (" ", ""):
            yield unescape(_TAGS.sub(between, text))
    else:
        yield text


def decoded(raw: bytes) -> tuple[str, str]:
    """Bytes as text, and the encoding that gives them back."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding), encoding
    for encoding in ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding), encoding
    return raw.decode("latin-1"), "latin-1"


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)[0]


def _folded(text: str) -> list[str]:
    return [_fold(w) for w in _WORD.findall(text)]


def _runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(size)), strict=False)
