"""Where a printed passage comes from, among all the texts of a study."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.report.anchors import same
from qualcode.report.verbatim import faithful
from qualcode.text.normalise import fold

_WORD = re.compile(r"\w+")
_CUT = re.compile(r"\s*[(\[]\s*(?:…|\.\.\.)\s*[)\]]\s*")
_COMMON = 3000  # places of a word that tells nothing any more
_BIN = 6  # words by which a passage may have slipped
_ENOUGH = 0.6  # of a passage's words, in order, to be taken for another's


@dataclass(frozen=True, slots=True)
class Source:
    """The stretch of a text that a passage comes from, or resembles most."""

    document: str
    start: int
    end: int
    text: str
    verbatim: bool


class Corpus:
    """The words of every text, by where they stand."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Index the texts, by document."""
        self._texts = texts
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._index: dict[str, list[tuple[str, int]]] = {}
        for document, text in texts.items():
            spans = []
            for n, found in enumerate(_WORD.finditer(text)):
                word = found[0].lower()
                if not word.isascii():
                    word = fold(word)[0]
                self._index.setdefault(word, []).append((document, n))
                spans.append(found.span())
            self._spans[document] = spans

    def find(self, passage: str) -> Source | None:
        """The source of a passage, cuts and insertions declared; None if none is like.

        Pieces between cuts must come from one text. What resembles a stretch of text
        by more than half its words, in order, counts as taken from it.
        """
        best = self._place(passage)
        if best is None:
            return None
        document, first, last = best
        spans = self._spans[document]
        start, end = spans[first][0], spans[last][1]
        text = self._texts[document]
        verbatim = faithful(
            passage, text[max(0, start - 200) : end + 200], anywhere=True
        )
        return Source(document, start, end, same(text[start:end]), verbatim)

    def _place(self, passage: str) -> tuple[str, int, int] | None:
        whole = [fold(w)[0] for w in _WORD.findall(passage)]
        pieces = [[fold(w)[0] for w in _WORD.findall(p)] for p in _CUT.split(passage)]
        longest = max(pieces, key=len, default=[])
        if len(longest) < 3:
            return None
        votes: Counter[tuple[str, int]] = Counter()
        for i, word in enumerate(longest):
            places = self._index.get(word, ())
            if len(places) < _COMMON:
                for document, n in places:
                    votes[document, (n - i) // _BIN] += 1
        if not votes:
            return None
        (document, bin_), _ = max(
            votes.items(), key=lambda v: v[1] + votes.get((v[0][0], v[0][1] + 1), 0)
        )
        first = self._first(document, bin_ * _BIN, longest)
        if first is None:
            return None
        before = sum(map(len, pieces[: pieces.index(longest)]))
        room = 0 if len(pieces) == 1 else 60
        last_word = len(self._spans[document]) - 1
        a = max(0, first - before - room) if len(pieces) > 1 else first
        b = min(last_word, first + len(whole) - before - 1 + room)
        return document, min(a, last_word), max(a, b)

    def _first(self, document: str, near: int, words: list[str]) -> int | None:
        """The word at which the passage begins, if enough of it follows in order."""
        spans, text = self._spans[document], self._texts[document]
        low = max(0, near - _BIN)
        window = spans[low : near + len(words) + 2 * _BIN]
        there = [fold(text[a:b])[0] for a, b in window]
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, words, there, autojunk=False)
        blocks = [b for b in matcher.get_matching_blocks() if b.size]
        if sum(b.size for b in blocks) < _ENOUGH * len(words):
            return None
        return max(0, low + blocks[0].b - blocks[0].a)
