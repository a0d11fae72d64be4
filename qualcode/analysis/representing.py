"""Representative quotes: typical and divergent ones, each with its reason.

Typical is the quote that holds most of what is most frequent for its code: the
modal valence, and the modal code of each other facet (factor, activity) that
stands in its segment. Voices not yet quoted come first, then closeness to the
words of the code's other quotes. Divergent is a quote of the same code that holds
only the contrary sign.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.analysis.asked import stems
from qualcode.analysis.people import People
from qualcode.analysis.quoting import Mark, Surroundings, chosen_words
from qualcode.i18n import t
from qualcode.model import StudyData


@dataclass(frozen=True, slots=True)
class _Modal:
    """What is most frequent for one code."""

    valence: str | None
    codes: tuple[str, ...]

    def traits(self, valences: Sequence[str], codes: Iterable[str]) -> list[str]:
        """Which of the modal traits a quote holds."""
        held = [code for code in self.codes if code in set(codes)]
        if self.valence is not None and self.valence in valences:
            held.insert(0, self.valence)
        return held


def represent(
    data: StudyData,
    around: Surroundings,
    *,
    chosen: Sequence[int],
    kept: Sequence[int],
    n: int,
) -> dict[int, Mark]:
    """The chosen and typical (up to n a code) and the divergent quotes.

    Args:
        data: the study.
        around: what stands in the segments of the codings.
        chosen: those of the codes asked for, with whatever valence.
        kept: those of them that also pass the valence filter; typical ones are of
            these, divergent ones may be of all chosen.
        n: typical quotes of each code.
    """
    people = People(data)
    groups: dict[str, list[int]] = {}
    for i in chosen:
        c = data.codings[i]
        if not people.touches_interviewer(c.document, c.start, c.end):
            groups.setdefault(c.code, []).append(i)
    allowed = set(kept)
    chooser = _Chooser(data, around)
    for code in around.codes:
        group = groups.get(code, [])
        pool = [i for i in group if i in allowed]
        if pool:
            chooser.choose(code, pool, group, n)
    return chooser.marks


class _Chooser:
    """Marks quotes code by code and remembers which voices were used."""

    def __init__(self, data: StudyData, around: Surroundings) -> None:
        self._data, self._book = data, data.codebook
        self._codings, self._around = data.codings, around
        self._valence_names = {v.id: v.name for v in data.codebook.valences}
        self._words: dict[int, frozenset[str]] = {}
        self._used: set[str] = set()
        self.marks: dict[int, Mark] = {}

    def choose(
        self, code: str, pool: Sequence[int], group: Sequence[int], n: int
    ) -> None:
        """Mark up to n typical quotes of `pool` and a divergent one of `group`."""
        modal = self._modal(code, pool)
        near = self._closeness(pool)
        here: set[str] = set()
        # A person's choice wins, and the voices chosen count as used.
        picked = [i for i in pool if self._codings[i].id in self._data.chosen]
        for i in picked:
            why = chosen_words(self._data, self._codings[i].id)
            self._mark(i, "chosen", why, here)
        for _ in range(min(n, len(pool)) - len(picked)):
            left = [i for i in pool if i not in self.marks]
            best = min(
                left,
                key=lambda i: (
                    self._voice(i) in here,
                    -len(self._traits(modal, i)),
                    self._voice(i) in self._used,
                    -near[i],
                    i,
                ),
            )
            self._mark(best, "typical", self._why(modal, best, len(pool)), here)
        sign = self._book.signs.get(modal.valence or "", 0)
        contrary = [i for i in group if i not in self.marks and self._only(i, -sign)]
        if sign and contrary:
            near = self._closeness(contrary)
            best = min(
                contrary,
                key=lambda i: (
                    self._voice(i) in here,
                    self._voice(i) in self._used,
                    -near[i],
                    i,
                ),
            )
            named = ", ".join(self._valence_names[v] for v in self._around.signs(best))
            why = t("analysis.why-divergent", valence=named)
            self._mark(best, "divergent", why, here)
        elif sign:
            own = set(group)
            first = next(i for i in self.marks if i in own)
            mark = self.marks[first]
            why = f"{mark.why}; {t('analysis.why-no-divergent')}"
            self.marks[first] = Mark(mark.kind, why)

    def _mark(self, i: int, kind: str, why: str, here: set[str]) -> None:
        self.marks[i] = Mark(kind, why)
        here.add(self._voice(i))
        self._used.add(self._voice(i))

    def _voice(self, i: int) -> str:
        return self._codings[i].document

    def _only(self, i: int, sign: int) -> bool:
        signs = {self._book.signs[v] for v in self._around.signs(i)}
        return signs - {0} == {sign}

    def _traits(self, modal: _Modal, i: int) -> list[str]:
        return modal.traits(self._around.signs(i), self._around.others(i))

    def _modal(self, code: str, pool: Sequence[int]) -> _Modal:
        around, facet_of = self._around, self._book.facet_of
        valences = Counter(v for i in pool for v in around.signs(i))
        codes = Counter(other for i in pool for other in around.others(i))
        best: dict[str, str] = {}
        for other in sorted(codes, key=lambda c: (-codes[c], around.codes.index(c))):
            facet = facet_of.get(other)
            # A factor is told by its stage and activity, not by other factors.
            if facet is not None and facet is not facet_of.get(code):
                best.setdefault(facet.id, other)
        ranked = sorted(
            valences, key=lambda v: (-valences[v], around.valences.index(v))
        )
        return _Modal(ranked[0] if ranked else None, tuple(best.values()))

    def _why(self, modal: _Modal, i: int, among: int) -> str:
        held = self._traits(modal, i)
        why = t("analysis.why-single" if among == 1 else "analysis.why-only")
        if held and among > 1:
            names = self._valence_names
            traits = ", ".join(names.get(x) or self._book.name(x) for x in held)
            why = t("analysis.why-typical", traits=traits)
        fresh = self._voice(i) not in self._used
        return f"{why}; {t('analysis.why-voice')}" if fresh else why

    def _closeness(self, pool: Sequence[int]) -> dict[int, float]:
        """Cosine between a quote's content words and those of all the others.

        Each word counts once a quote, so that a long one is not near everything.
        """
        words = {i: self._stems(i) for i in pool}
        counts = Counter(word for found in words.values() for word in found)
        squares = sum(n * n for n in counts.values())
        near = {}
        for i, found in words.items():
            # The others' words: what this quote itself brought is taken away.
            others = squares - sum(2 * counts[word] - 1 for word in found)
            shared = sum(counts[word] - 1 for word in found)
            near[i] = shared / math.sqrt(others * len(found)) if shared else 0.0
        return near

    def _stems(self, i: int) -> frozenset[str]:
        if i not in self._words:
            c = self._codings[i]
            text = self._data.texts.get(c.document, "")
            self._words[i] = stems(text[c.start : c.end])
        return self._words[i]
