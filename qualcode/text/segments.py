"""Segments, the units shown for coding: cut at sentence ends by spaCy, no model."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

from qualcode.text.words import count_words

LONGEST, SHORTEST, IDEAL = 80, 40, 60
_CLAUSE = re.compile(r"[;:,—–](?=\s)|\s(?=[—–]\s)|…(?=\s)|\.\.\.(?=\s)")
_PREFIX = re.compile(r"""^[¿¡("“«‘'\[*_—–-]""")
_SUFFIX = re.compile(r"""(?:\.\.\.+|[.?!…,;:)\]"”»’'*_—–])$""")
_OPENERS = "¿¡([{“«‘\"'*_—–-"
_CHUNK = 100_000  # characters handed to the tokenizer at once


@lru_cache(maxsize=8)
def _pipeline(language: str) -> tuple[Any, Any]:
    """SpaCy's tokenizer, lean (no infixes, no URLs), and its sentencizer.

    Put together by hand: `spacy.blank` takes a fifth of a second to read and check
    a configuration that says no more than this, and its vocabulary works out a dozen
    attributes of each new word, of which the sentencizer asks one.
    """
    _load()
    from spacy.attrs import IS_PUNCT
    from spacy.lang.lex_attrs import is_punct
    from spacy.pipeline import Sentencizer
    from spacy.tokenizer import Tokenizer
    from spacy.util import get_lang_class
    from spacy.vocab import Vocab

    try:
        defaults = get_lang_class(language).Defaults
    except ImportError:
        defaults = get_lang_class("xx").Defaults
    tokenizer = Tokenizer(
        Vocab(lex_attr_getters={IS_PUNCT: is_punct}),
        rules=defaults.tokenizer_exceptions,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
    )
    return tokenizer, Sentencizer(punct_chars=[".", "?", "!", "…", "..."])


def _load() -> None:
    """Load spaCy without its command line, which takes two fifths of the time to load.

    `spacy/__init__.py` imports it for one function, `spacy.info`, and with it a
    shell, a web client and a project manager that nothing here calls.
    """
    if "spacy" in sys.modules:
        return
    command_line = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    command_line["spacy.cli.info"].info = None  # type: ignore[attr-defined]  # a stand-in
    sys.modules.update(command_line)
    try:
        import spacy  # noqa: F401
    finally:  # whoever wants the command line later gets the real one
        for name in command_line:
            sys.modules.pop(name, None)


def warm_up() -> None:
    """Load spaCy now, so that the first text need not wait for it."""
    _pipeline("es")


def sentence_starts(text: str, language: str) -> list[int]:
    """Offsets in `text` at which a sentence begins, the first at 0.

    A line begins one too. After "…" or "." a sentence only begins where the next
    word does not begin with a small letter: spoken pauses end nothing.
    """
    tokenizer, sentencizer = _pipeline(language)
    starts: set[int] = set()
    for offset, line in _chunks(text):
        starts.add(offset)
        begins = sentencizer(tokenizer(line)).to_array(["SENT_START", "IDX"])
        for at in begins[begins[:, 0] == 1, 1].tolist():
            if at and (line[at].isupper() or not _small(line, at)):
                starts.add(offset + _opened(line, at))
    return sorted(starts)


def starts_of_each(texts: Sequence[str], language: str) -> list[list[int]]:
    """The sentence starts of each text."""
    return [sentence_starts(text, language) for text in texts]


def _opened(line: str, at: int) -> int:
    """The start moved to the marks that open the sentence, which spaCy leaves out."""
    while at and line[at - 1] in _OPENERS:
        at -= 1
    return at


def _chunks(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        at = 0
        while len(line) - at > _CHUNK:
            cut = line.rfind(" ", at, at + _CHUNK)
            cut = at + _CHUNK if cut <= at else cut
            found.append((offset + at, line[at:cut]))
            at = cut
        if line[at:].strip():
            found.append((offset + at, line[at:]))
        offset += len(line) + 1
    return found


def _small(line: str, at: int) -> bool:
    letter = next((c for c in line[at : at + 4] if c.isalnum() or c in "¿¡"), "")
    return letter.islower()


def is_long(text: str) -> bool:
    """Whether a turn needs cutting at all."""
    return len(text) > 2 * LONGEST and count_words(text) > LONGEST


def cut(text: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of `text` that tile it but for white space, of 40 to 80 words if they can.

    `starts` are the offsets at which sentences begin. A sentence over 80 words is
    cut at its clauses; one without any stays whole, longer than 80.
    """
    bounds = _bounds(text, starts)
    spans = [(a, b, soft) for (a, soft), (b, _) in itertools.pairwise(bounds)]
    sizes = [count_words(text[a:b]) for a, b, _ in spans]
    chosen = _partition(sizes, [soft for _, _, soft in spans])
    found = []
    for first, last in chosen:
        a, b = spans[first][0], spans[last - 1][1]
        piece = text[a:b]
        stripped = piece.strip()
        if stripped:
            a += piece.index(stripped[0])
            found.append((a, a + len(stripped)))
    return found


def _bounds(text: str, starts: Sequence[int]) -> list[tuple[int, bool]]:
    """Where the text may be cut, ascending, each with whether it is but a clause."""
    hard = sorted({0, *starts} - {len(text)})
    found: list[tuple[int, bool]] = []
    for a, b in zip(hard, [*hard[1:], len(text)], strict=True):
        found.append((a, False))
        if is_long(text[a:b]):
            found.extend((m.end(), True) for m in _CLAUSE.finditer(text, a, b))
    found = [one for i, one in enumerate(found) if not i or one[0] > found[i - 1][0]]
    return [*found, (len(text), False)]


def _partition(sizes: Sequence[int], soft: Sequence[bool]) -> list[tuple[int, int]]:
    """The cheapest grouping of neighbours, as ranges of the pieces."""
    best = [0.0] + [float("inf")] * len(sizes)
    back = [0] * (len(sizes) + 1)
    for end in range(1, len(sizes) + 1):
        words = 0
        for start in range(end - 1, -1, -1):
            words += sizes[start]
            if words > LONGEST and start < end - 1:
                break
            cost = best[start] + _cost(words) + (25.0 if start and soft[start] else 0.0)
            if cost < best[end]:
                best[end], back[end] = cost, start
    groups: list[tuple[int, int]] = []
    end = len(sizes)
    while end:
        groups.append((back[end], end))
        end = back[end]
    return groups[::-1]


def _cost(words: int) -> float:
    if words > LONGEST:
        return 1000.0 + words
    if words < SHORTEST:
        return 100.0 + 10.0 * (SHORTEST - words)
    return ((words - IDEAL) / 10) ** 2
