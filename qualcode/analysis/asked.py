"""What each interview was asked: proposed from the guide, confirmed by people.

Proposal: a code counts as asked in a turn of the interviewer whose words cover
enough of one of the code's guide questions. Words are content words, folded and
cut to a stem; each weighs the less, the more codes' questions use it, so that
what all questions share ("proyecto") tells nothing apart. A keyword of the code in
the turn lowers what is demanded of the question.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.arrays import ints, masks
from qualcode.analysis.columns import columns
from qualcode.analysis.people import People
from qualcode.analysis.stopwords import STOPWORDS
from qualcode.model import Code, Document, StudyData

COVERAGE_COLUMNS = ("document", "code", "state", "confirmed", "turns")
ENOUGH = 0.5  # share of a question's weight that a turn must cover
ENOUGH_WITH_KEYWORD = 0.3
MOST_TOKENS = 200_000  # remembered
STEM = 6  # letters: joins participar, participaron, participación
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u0300-\u036f]")


def fold_marks(text: str) -> str:
    """Lower-cased text without accents."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))


def stems(text: str) -> frozenset[str]:
    """The content words of a text, folded and cut to their first letters."""
    # Most tokens between blanks come again and again.
    return frozenset(chain.from_iterable(map(_STEMS.__getitem__, set(text.split()))))


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of each token met; a dictionary asks faster than any other cache."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= MOST_TOKENS:
            self.clear()
        whole = unicodedata.normalize("NFC", token.casefold())
        words = map(fold_marks, _WORD.findall(whole))
        found = tuple(w[:STEM] for w in words if len(w) > 2 and w not in STOPWORDS)
        self[token] = found
        return found


_STEMS = _Stems()


class Guide:
    """The guide questions and keywords of a codebook, ready to be looked for."""

    def __init__(self, codes: Mapping[str, Code]) -> None:
        """Take all codes of a codebook; those without questions are left out."""
        self._keywords: dict[str, list[frozenset[str]]] = {}
        self._questions: list[tuple[str, frozenset[str]]] = []
        used: Counter[str] = Counter()
        for code in codes.values():
            questions = [found for q in code.questions if (found := stems(q))]
            self._questions += [(code.id, question) for question in questions]
            self._keywords[code.id] = [k for w in code.keywords if (k := stems(w))]
            used.update(frozenset().union(*questions))
        self._weight = {stem: 1 / n for stem, n in used.items()}
        self._with_stem: dict[str, list[int]] = {}
        for i, (_, question) in enumerate(self._questions):
            for stem in question:
                self._with_stem.setdefault(stem, []).append(i)

    def asked_in(self, text: str) -> list[str]:
        """The codes that a turn's words ask for, in codebook order."""
        said = stems(text)
        near = {i for stem in said for i in self._with_stem.get(stem, ())}
        if not near:
            return []
        asking = [self._questions[i] for i in sorted(near)]
        return list(dict.fromkeys(c for c, q in asking if self._asks(c, q, said)))

    def _asks(self, code: str, question: frozenset[str], said: frozenset[str]) -> bool:
        both = question & said
        # One word of a longer question in common is chance.
        if len(both) < min(2, len(question)):
            return False
        weight = self._weight
        covered = sum(weight[w] for w in both) / sum(weight[w] for w in question)
        if covered < ENOUGH_WITH_KEYWORD:
            return False
        return covered >= ENOUGH or any(k <= said for k in self._keywords[code])


class Grid:
    """Document × code: what was asked, spontaneous, not asked, not applicable.

    Sets of documents are masks: bit i is the i-th of `documents`.
    """

    def __init__(
        self, data: StudyData, documents: Sequence[Document], people: People
    ) -> None:
        """Propose the grid of `documents`; what `data.coverage` says wins."""
        self._data = data
        self._book = data.codebook
        self._people = people
        self._place = {d.document: i for i, d in enumerate(documents)}
        self.bit = {slug: 1 << i for slug, i in self._place.items()}
        self.all = (1 << len(documents)) - 1
        self._masks: dict[str, tuple[int, int]] = {}

    @cached_property
    def turns(self) -> dict[tuple[str, str], list[int]]:
        """Interviewer turns that ask, by (document, code)."""
        known = self._data.memory.setdefault("asked", {})
        guide = Guide(self._book.codes)
        found: dict[tuple[str, str], list[int]] = {}
        for document in self.bit:
            if document not in known:
                known[document] = self._asked_in(document, guide)
            for turn, code in known[document]:
                found.setdefault((document, code), []).append(turn)
        return found

    def _asked_in(self, document: str, guide: Guide) -> list[tuple[int, str]]:
        """(turn, code) of every turn of the interviewer that asks for a code."""
        text = self._data.texts.get(document, "")
        turns = self._data.turns.get(document, ())
        return [
            (turn.turn, code)
            for turn, (_, asks) in zip(
                turns, self._people.speakers(document), strict=True
            )
            if asks
            for code in guide.asked_in(text[turn.start : turn.end])
        ]

    @cached_property
    def confirmed(self) -> dict[tuple[str, str], str]:
        """What people said, by (document, code); the last word stands."""
        return {
            (row.document, row.code): row.state
            for row in self._data.coverage
            if row.document in self.bit
        }

    @cached_property
    def _voiced(self) -> dict[str, int]:
        table = columns(self._data)
        voice = ints([self._place.get(slug, -1) for slug in table.slugs])
        return {
            table.codes[code]: mask
            for code, mask in masks(table.code, voice[table.document]).items()
        }

    @cached_property
    def _proposed(self) -> dict[str, int]:
        proposed: dict[str, int] = {}
        for document, code in self.turns:
            proposed[code] = proposed.get(code, 0) | self.bit[document]
        return proposed

    @cached_property
    def _said(self) -> dict[str, dict[str, int]]:
        said: dict[str, dict[str, int]] = {}
        for (document, code), state in self.confirmed.items():
            states = said.setdefault(code, {})
            states[state] = states.get(state, 0) | self.bit[document]
        return said

    @cached_property
    def _guided(self) -> set[str]:
        """Facets with a question in at least one of their codes."""
        return {
            facet.id
            for facet in self._book.facets
            if any(code.questions for code, _ in facet.walk())
        }

    def state(self, document: str, code: str) -> str:
        """The contract's state of one document × code."""
        if (document, code) in self.confirmed:
            return self.confirmed[document, code]
        if (document, code) in self.turns:
            return "asked"
        voiced = any(
            self._voiced.get(below, 0) & self.bit[document]
            for below in self._book.descendants(code)
        )
        return "spontaneous" if voiced else "not-asked"

    def guided(self, code: str) -> bool:
        """Whether the code's facet has guide questions at all."""
        facet = self._book.facet_of.get(code)
        return facet is not None and facet.id in self._guided

    def asked(self, code: str) -> int:
        """Documents whose grid says asked or spontaneous for a code or below it."""
        return self._of(code)[0]

    def not_applicable(self, code: str) -> int:
        """Documents of which a person said that a code does not apply.

        What is said of a code holds for those below it that nobody spoke of; and
        where none of a code's children applies, the code does not.
        """
        return self._of(code)[1]

    def _of(self, code: str) -> tuple[int, int]:
        if code not in self._masks:
            self._masks[code] = self._resolve(code)
        return self._masks[code]

    def _resolve(self, code: str) -> tuple[int, int]:
        said = self._said.get(code, {})
        yes = said.get("asked", 0) | said.get("spontaneous", 0)
        never = said.get("not-applicable", 0)
        open_ = self.all & ~(yes | never | said.get("not-asked", 0))
        facet = self._book.facet_of.get(code)
        if facet is None:
            return yes, never
        entry = self._book.codes.get(code)
        children = [self._of(c.id) for c in entry.codes] if entry else []
        asked = self._voiced.get(code, 0)
        if entry and entry.questions:
            asked |= self._proposed.get(code, 0)
        none_applies = self.all if children else 0
        for below_asked, below_never in children:
            asked |= below_asked
            none_applies &= below_never
        above = self._never_above(code)
        never |= open_ & (above | (none_applies & ~asked))
        if facet.id not in self._guided:
            asked = self.all
        return yes | (open_ & asked & ~never), never

    def _never_above(self, code: str) -> int:
        mask, parent = 0, self._book.parent_of.get(code)
        while parent is not None:
            mask |= self._said.get(parent, {}).get("not-applicable", 0)
            parent = self._book.parent_of.get(parent)
        return mask


def coverage(data: StudyData, *, facet: str | None = None) -> list[dict[str, Any]]:
    """The contract's grid: each interview × code with questions, or confirmed.

    `facet` keeps the codes of a facet, or a code and those below it.

    Returns:
        Rows in the order of the register and the codebook: document, code, state
        (asked | spontaneous | not-asked | not-applicable), confirmed, and the
        numbers of the interviewer's turns that ask.
    """
    filters.check(data, codes=[facet] if facet else [])
    wanted = data.codebook.descendants(facet) if facet else None
    documents = [d for d in data.documents if d.is_interview]
    grid = Grid(data, documents, People(data))
    rows = []
    for document in documents:
        slug = document.document
        for code in data.codebook.codes.values():
            confirmed = (slug, code.id) in grid.confirmed
            if (code.questions or confirmed) and (wanted is None or code.id in wanted):
                rows.append(
                    {
                        "document": slug,
                        "code": code.id,
                        "state": grid.state(slug, code.id),
                        "confirmed": confirmed,
                        "turns": grid.turns.get((slug, code.id), []),
                    }
                )
    return rows
