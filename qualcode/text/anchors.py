"""Finding a quote again after the text around it, or the quote itself, changed."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

WIDTH = 32  # characters of context kept on each side of a coding
ALIKE = 0.8  # least similarity of a quote found again changed
_FAR = 0.2  # what the distance may weigh against a perfect context


def context(text: str, start: int, end: int, width: int = WIDTH) -> tuple[str, str]:
    """The `width` characters before `start` and after `end`, fewer at the edges."""
    return text[max(0, start - width) : start], text[end : end + width]


def locate(
    text: str, quote: str, prefix: str = "", suffix: str = "", near: int = 0
) -> tuple[int, int] | None:
    """Where `quote` now stands in `text`.

    Args:
        text: the text as it is now.
        quote: the words as they were coded.
        prefix: what stood right before them.
        suffix: what stood right after them.
        near: the offset at which they began.

    Returns:
        The span of the occurrence whose surroundings resemble the old ones most,
        nearness breaking ties. Without an exact occurrence the span most like the
        quote, if at least 80 % alike. None if there is none, or the quote is blank.
    """
    if not quote.strip():
        return None
    exact = _occurrences(text, quote)
    if exact:
        size = len(quote)
        best = max(
            exact, key=lambda at: _score(text, at, at + size, prefix, suffix, near)
        )
        return best, best + size
    return _alike(text, quote, prefix, suffix, near)


def _occurrences(text: str, quote: str) -> list[int]:
    found: list[int] = []
    at = text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _score(
    text: str, start: int, end: int, prefix: str, suffix: str, near: int
) -> float:
    """How well both contexts fit a place, less a little for how far it has moved."""
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    around = _likeness(prefix[::-1], before[::-1]) + _likeness(suffix, after)
    moved = abs(start - near) / max(1, len(text))
    return around - _FAR * moved


def _likeness(old: str, new: str) -> float:
    """0-1: half for how much of the context is the same from the quote outwards."""
    if not old:
        return 0.0
    same = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        same += 1
    if same == len(old):
        return 1.0
    return 0.5 * same / len(old) + 0.5 * _ratio(old, new)


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _alike(
    text: str, quote: str, prefix: str, suffix: str, near: int
) -> tuple[int, int] | None:
    """The span of whole words most like the quote."""
    candidates = _windows(text, quote)
    best: tuple[float, int, int] | None = None
    for start, end in candidates:
        span = _tightened(text, start, end, quote)
        if span is None:
            continue
        ratio = _ratio(quote, text[span[0] : span[1]])
        if ratio < ALIKE:
            continue
        score = ratio + 0.1 * _score(text, *span, prefix, suffix, near)
        if best is None or score > best[0]:
            best = (score, *span)
    return best[1:] if best else None


def _windows(text: str, quote: str, most: int = 8) -> list[tuple[int, int]]:
    """Stretches of the text that share most words with the quote, a few of them."""
    words = _words(text)
    size, count = len(quote), len(quote.split())
    if len(words) <= count:
        return [(0, len(text))]
    shared = _shared([word for _, word in words], quote.split())
    order = sorted(range(len(shared)), key=lambda i: -shared[i])
    chosen: list[int] = []
    for i in order:
        at = words[i][0]
        if all(abs(at - other) > size // 2 for other in chosen):
            chosen.append(at)
        if len(chosen) == most:
            break
    margin = size // 2 + 16
    return [(max(0, a - margin), min(len(text), a + size + margin)) for a in chosen]


def _shared(words: list[str], wanted: list[str]) -> list[int]:
    """For each window as long as `wanted`, how many words of it are wanted."""
    bag = Counter(wanted)
    found: list[int] = []
    hits = 0
    for i, word in enumerate(words):
        if word in bag:
            bag[word] -= 1
            hits += bag[word] >= 0
        if i >= len(wanted) and (old := words[i - len(wanted)]) in bag:
            hits -= bag[old] >= 0
            bag[old] += 1
        if i >= len(wanted) - 1:
            found.append(hits)
    return found


def _words(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


def _tightened(text: str, start: int, end: int, quote: str) -> tuple[int, int] | None:
    """The part of a window that matches the quote."""
    blocks = [
        b
        for b in SequenceMatcher(
            None, quote, text[start:end], autojunk=False
        ).get_matching_blocks()
        if b.size >= min(3, len(quote))
    ]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    # Letters of the quote outside the outermost matches were replaced, not dropped.
    a = max(start, start + first.b - first.a)
    b = min(end, start + last.b + last.size + len(quote) - last.a - last.size)
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return (a, b) if a < b else None
