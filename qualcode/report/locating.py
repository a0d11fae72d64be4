"""Where each binding stands now: by its bookmark, by a copy's, by its context.

A bookmark is widened to the whole token (a figure typed half outside) or to the
quote marks around it. What has no bookmark left is looked for by its text, what
stood before and after it, and its place in the order, scored together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qualcode.report.anchors import NAME, Anchor
from qualcode.report.paper import Mark, Paper
from qualcode.report.widening import widen

Span = tuple[int, int]
_TWINS = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'", "\t": " "})
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?: (?:de|of|/) ?|/)\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*%?|n/c|s/c|–",
    re.IGNORECASE,
)
_LONG = 20  # characters of a quote that identify it without any context
_LEAST = 0.9  # of 2: context that identifies a figure, or a short quote
_TAIL = 16  # characters before a figure that make a pasted copy of it likely


@dataclass(slots=True)
class Found:
    """A binding and where it stands; `by` is bookmark | copy | context | "".

    `copies` are further places that say the same: repeated names, `_Copy_n`, or
    text pasted without a bookmark. `empty` tells of a bookmark without text.
    """

    anchor: Anchor
    span: Span | None = None
    by: str = ""
    name: str | None = None
    copies: list[tuple[Span, str | None]] = field(default_factory=list)
    empty: bool = False


def locate_bindings(paper: Paper, anchors: Sequence[Anchor]) -> list[Found]:
    """Every anchor with the place it stands at, if any."""
    marks: dict[str, list[Mark]] = {}
    for mark in paper.marks:
        known = NAME.fullmatch(mark.name)
        if known:
            marks.setdefault(known[1].lower(), []).append(mark)
    found = [_by_bookmark(paper, a, marks.get(a.name.lower(), ())) for a in anchors]
    _Search(paper, found).find_lost()
    _find_pasted(paper, found)
    return found


def candidates(
    paper: Paper, found: Sequence[Found], most: int = 5
) -> dict[str, list[Guess]]:
    """Where each binding without a bookmark may stand, the likeliest first.

    The place it was found at by its context, if any, comes first.
    """
    search = _Search(paper, found)
    made = {}
    for n, own in enumerate(found):
        dead = own.span is None or own.by == "context"
        if not dead or own.anchor.withdrawn or not own.anchor.text:
            continue
        guesses = sorted(search.guesses(n, own.anchor), reverse=True)
        guesses.sort(key=lambda guess: guess.span != own.span)
        made[own.anchor.name] = guesses[:most]
    return made


def _by_bookmark(paper: Paper, anchor: Anchor, marks: Sequence[Mark]) -> Found:
    """The bookmark of the anchor's name, else its first copy, and the others."""
    made = Found(anchor)
    own = sorted(marks, key=lambda m: (m.name.lower() != anchor.name.lower(), m.start))
    for mark in own:
        span = widen(paper, (mark.start, mark.end), anchor.kind)
        if span is None:
            made.empty = True
            made.name = made.name or mark.name
        elif made.span is None:
            made.span, made.name = span, mark.name
            exact = mark.name.lower() == anchor.name.lower()
            made.by = "bookmark" if exact else "copy"
        elif span != made.span:
            made.copies.append((span, mark.name))
    if made.span is not None:
        made.empty = False
    return made


class Context:
    """How like the surroundings of a place are to those an anchor was written in."""

    def __init__(self, prefix: str, suffix: str) -> None:
        """Take the anchor's context."""
        self._before = prefix.translate(_TWINS)[::-1]
        self._after = suffix.translate(_TWINS)
        self._pairs = (_pairs(self._before), _pairs(self._after))

    def fit(self, text: str, start: int, end: int) -> float:
        """0 to 2: each side counts half for what is the same from the text outwards."""
        before = text[max(0, start - len(self._before)) : start][::-1]
        after = text[end : end + len(self._after)]
        return _like(self._before, before, self._pairs[0]) + _like(
            self._after, after, self._pairs[1]
        )


def _pairs(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _like(old: str, new: str, pairs: set[str]) -> float:
    if not old:
        return 0.5  # an edge of the document tells little
    run = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        run += 1
    if run == len(old):
        return 1.0
    shared = len(pairs & _pairs(new)) / max(1, len(pairs))
    return 0.5 * run / len(old) + 0.5 * shared


@dataclass(order=True, slots=True)
class Guess:
    """A place where a lost binding may stand, with its score."""

    score: float
    n: int
    span: Span


class _Search:
    """Finds the lost bindings of one paper, each place given once."""

    def __init__(self, paper: Paper, found: Sequence[Found]) -> None:
        self._paper = paper
        self._text = paper.text.translate(_TWINS)
        self._found = found
        self._bindings = max((f.anchor.position for f in found), default=0) + 1
        self._look_around()

    def _look_around(self) -> None:
        """Note where each binding found so far stands, by its rank."""
        known = sorted((f.anchor.position, f.span[0]) for f in self._found if f.span)
        self._ranks = [rank for rank, _ in known]
        self._at = [at for _, at in known]

    def find_lost(self) -> None:
        """Give each lost binding its likeliest place: first what words identify.

        Their places then tell where the figures between them are to be expected.
        """
        taken = _Taken(f.span for f in self._found if f.span)
        for f in self._found:
            for span, _ in f.copies:
                taken.add(span)
        lost = [
            (n, f)
            for n, f in enumerate(self._found)
            if f.span is None and not f.anchor.withdrawn and f.anchor.text
        ]
        for worded in (True, False):
            guesses = [
                guess
                for n, f in lost
                if _is_worded(f.anchor) == worded
                for guess in self.guesses(n, f.anchor)
            ]
            for guess in sorted(guesses, reverse=True):
                own = self._found[guess.n]
                if own.span is None and taken.free(guess.span):
                    own.span, own.by = guess.span, "context"
                    taken.add(guess.span)
            self._look_around()

    def guesses(self, n: int, anchor: Anchor) -> Iterator[Guess]:
        """The places that score enough to be this anchor's."""
        around = Context(anchor.prefix, anchor.suffix)
        near = self._near(anchor.position)
        sure = _is_worded(anchor)
        seen = set()
        for start, end, alike in self._candidates(anchor):
            if (start, end) in seen:
                continue
            seen.add((start, end))
            fit = around.fit(self._text, start, end)
            if fit < (0.0 if sure and alike >= 0.8 else _LEAST):
                continue
            moved = abs(start - near) / max(1, len(self._text))
            yield Guess(2 * alike + fit - 0.6 * moved, n, (start, end))

    def _candidates(self, anchor: Anchor) -> Iterator[tuple[int, int, float]]:
        wanted = anchor.text.translate(_TWINS)
        whole = anchor.kind == "figure"
        for start in occurrences(self._text, wanted):
            end = start + len(wanted)
            if not whole or _is_token(self._text, start, end):
                yield start, end, 1.0
        if anchor.kind == "figure":
            yield from self._between(anchor)
        elif len(wanted) >= _LONG:
            yield from self._resembling(wanted, anchor)

    def _between(self, anchor: Anchor) -> Iterator[tuple[int, int, float]]:
        """Other figures where this one stood: right after its prefix."""
        before = anchor.prefix.translate(_TWINS)[-_TAIL:]
        if len(before.strip()) < 3:
            return
        for start in occurrences(self._text, before):
            at = start + len(before)
            token = _TOKEN.match(self._text, at)
            if token:
                yield at, token.end(), 0.4

    def _resembling(
        self, wanted: str, anchor: Anchor
    ) -> Iterator[tuple[int, int, float]]:
        """Where a quote or title was reworded: the passage most like it."""
        from difflib import SequenceMatcher

        from qualcode.text.anchors import locate

        near = self._near(anchor.position)
        span = locate(self._text, wanted, anchor.prefix, anchor.suffix, near)
        if span is None:
            return
        start, end = widen(self._paper, span, anchor.kind) or span
        if self._text[start:end] == wanted:
            return  # not reworded: one of those found already
        ratio = SequenceMatcher(
            None, wanted, self._text[start:end], autojunk=False
        ).ratio()
        yield start, end, ratio

    def _near(self, position: int) -> int:
        """Where a binding of this rank is expected: between those found beside it."""
        i = bisect_right(self._ranks, position)
        before = (self._ranks[i - 1], self._at[i - 1]) if i else (-1, 0)
        after = (self._bindings, len(self._text))
        if i < len(self._ranks):
            after = (self._ranks[i], self._at[i])
        steps = max(1, after[0] - before[0])
        return before[1] + (after[1] - before[1]) * (position - before[0]) // steps


def _is_worded(anchor: Anchor) -> bool:
    """Whether its own words identify a binding, whatever stands around it."""
    return anchor.kind != "figure" and len(anchor.text) >= _LONG


def occurrences(text: str, wanted: str) -> Iterator[int]:
    """Every offset at which `wanted` stands in `text`."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _is_token(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    numeric = after in ".,/" and text[end + 1 : end + 2].isdigit()
    led = before in ".,/" and text[max(0, start - 2) : start - 1].isdigit()
    return not (before.isalnum() or after.isalnum() or after == "%" or numeric or led)


class _Taken:
    """Spans already given to a binding."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def free(self, span: Span) -> bool:
        i = bisect_right(self._spans, span)
        return all(
            other[1] <= span[0] or span[1] <= other[0]
            for other in self._spans[max(0, i - 2) : i + 2]
        )

    def add(self, span: Span) -> None:
        self._spans.insert(bisect_right(self._spans, span), span)


def _find_pasted(paper: Paper, found: Sequence[Found]) -> None:
    """Copies without a bookmark: a quote's words again, a figure's lead-in again."""
    text = paper.text.translate(_TWINS)
    taken = _Taken(f.span for f in found if f.span)
    for f in found:
        for span, _ in f.copies:
            taken.add(span)
    for f in found:
        if f.span is None or f.anchor.withdrawn:
            continue
        for span in _again(paper, text, f):
            if taken.free(span):
                f.copies.append((span, None))
                taken.add(span)


def _again(paper: Paper, text: str, f: Found) -> Iterator[Span]:
    assert f.span is not None
    start, end = f.span
    if f.anchor.kind == "quote":
        words = text[start:end]
        if len(words) >= _LONG:
            for at in occurrences(text, words):
                if at != start:
                    yield at, at + len(words)
    elif f.anchor.kind == "figure":
        paragraph = paper.paragraph_at(start)
        if paragraph is None or paragraph.table:
            return
        lead = text[max(paragraph.start, start - 2 * _TAIL) : start]
        if len(lead) < _TAIL:
            return
        for at in occurrences(text, lead):
            token = _TOKEN.match(text, at + len(lead))
            if at + len(lead) != start and token:
                yield token.span()
