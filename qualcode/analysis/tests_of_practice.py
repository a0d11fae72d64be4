"""What the data say to each of a practice's five tests; a person decides.

Not in the design: no document of design or plan speaks of it, and no guide question
asks for it. Spontaneous: it is told in answer to a turn that did not name it.
Originator: which actors tell it. Serves the aims: told together with a facilitating
coding. Replicable: told in two cases or more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from qualcode.analysis.asked import Guide, stems
from qualcode.analysis.people import People, kind_of
from qualcode.analysis.quoting import Surroundings
from qualcode.i18n import t
from qualcode.model import Code, Coding, StudyData

TESTS = ("outside-design", "spontaneous", "originator", "serves-aims", "replicable")
DESIGN = ("design", "plan")


class Proposals:
    """Proposes verdicts for the practices of one study."""

    def __init__(self, data: StudyData) -> None:
        """Index what is coded with what, and who asks before."""
        self._data = data
        self._people = People(data)
        self._around = Surroundings(data)
        self._kinds = {d.document: kind_of(d) for d in data.documents}
        self._actors = {d.document: d.actor for d in data.documents}
        self._cases = {d.document: d.cases for d in data.documents}
        self._guide = Guide(data.codebook.codes)

    def of(self, codes: frozenset[str]) -> dict[str, dict[str, Any]]:
        """{test: {"verdict", "why", "evidence"}} of a practice's codes."""
        told = [(i, c) for i, c in enumerate(self._data.codings) if c.code in codes]
        said = [(i, c) for i, c in told if self._kinds[c.document] == "interview"]
        planned = [c for _, c in told if self._kinds[c.document] in DESIGN]
        if not said:
            none = _row("not-argued", t("analysis.practice-untold"), ())
            found = dict.fromkeys(TESTS, none)
            if planned:
                found["outside-design"] = self._outside(codes, planned)
            return found
        voices = [c for _, c in said]
        return {
            "outside-design": self._outside(codes, planned),
            "spontaneous": self._spontaneous(codes, voices),
            "originator": self._originator(voices),
            "serves-aims": self._serves(said),
            "replicable": self._replicable(voices),
        }

    def _outside(
        self, codes: frozenset[str], planned: Sequence[Coding]
    ) -> dict[str, Any]:
        if planned:
            why = t("analysis.practice-planned", n=len({c.document for c in planned}))
            return _row("no", why, planned)
        book = self._data.codebook
        if any(book.codes[c].questions for c in codes if c in book.codes):
            return _row("no", t("analysis.practice-in-guide"), ())
        return _row("yes", t("analysis.practice-outside"), ())

    def _spontaneous(
        self, codes: frozenset[str], voices: Sequence[Coding]
    ) -> dict[str, Any]:
        unasked = [c for c in voices if not self._asked(codes, c)]
        if not unasked:
            return _row("no", t("analysis.practice-asked"), voices)
        why = t("analysis.practice-unasked", n=len({c.document for c in unasked}))
        return _row("yes", why, unasked)

    def _asked(self, codes: frozenset[str], coding: Coding) -> bool:
        """Whether the interviewer's turn before a passage names the practice."""
        asking = self._people.interviewer_turns(coding.document)
        before = [
            turn
            for turn in self._data.turns.get(coding.document, ())
            if turn.turn in asking and turn.start < coding.start
        ]
        if not before:
            return False
        last = max(before, key=lambda turn: turn.start)
        text = self._data.texts[coding.document][last.start : last.end]
        if codes & set(self._guide.asked_in(text)):
            return True
        said = stems(text)
        book = self._data.codebook.codes
        return any(_named(book[c], said) for c in codes if c in book)

    def _originator(self, voices: Sequence[Coding]) -> dict[str, Any]:
        documents = dict.fromkeys(c.document for c in voices)
        tellers = Counter(self._actors[d] for d in documents if self._actors[d])
        counts = ", ".join(f"{actor} ({n})" for actor, n in tellers.items())
        why = t("analysis.practice-tellers", actors=counts)
        # Who tells is not always who began: that is for a person to say.
        return _row("not-argued", why, voices)

    def _serves(self, said: Sequence[tuple[int, Coding]]) -> dict[str, Any]:
        signs = self._data.codebook.signs
        good = [c for i, c in said if any(signs[v] > 0 for v in self._around.signs(i))]
        if not good:
            return _row("not-argued", t("analysis.practice-no-sign"), ())
        why = t("analysis.practice-serves", n=len({c.document for c in good}))
        return _row("yes", why, good)

    def _replicable(self, voices: Sequence[Coding]) -> dict[str, Any]:
        cases = sorted({k for c in voices for k in self._cases[c.document]})
        if len(cases) < 2:
            return _row("not-argued", t("analysis.practice-one-case"), voices)
        why = t("analysis.practice-cases", n=len(cases), cases=", ".join(cases))
        return _row("yes", why, voices)


def _named(code: Code, said: frozenset[str]) -> bool:
    """Whether words said hold a keyword of a code, or all of its name."""
    terms: list[str] = [*code.keywords, code.name]
    return any(words and words <= said for words in map(stems, terms))


def _row(verdict: str, why: str, evidence: Sequence[Coding]) -> dict[str, Any]:
    ids = list(dict.fromkeys(coding.id for coding in evidence))
    return {"verdict": verdict, "why": why, "evidence": ids}
