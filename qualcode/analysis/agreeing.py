"""Agreement between coders, or between two passes of one, over fixed segments.

A decision is made of every segment and code: the coder applied it there or did not.
Decisions in which a coding was born of a suggestion are counted apart, because two
people who accept the same proposal have not agreed on their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from qualcode.analysis import filters
from qualcode.analysis.spans import Spans
from qualcode.errors import USAGE, QualcodeError
from qualcode.model import Coding, StudyData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]

AGREEMENT_COLUMNS = (
    "code",
    "units",
    "prevalence",
    "both",
    "first",
    "second",
    "neither",
    "percent",
    "kappa",
    "alpha",
    "alpha_low",
    "alpha_high",
    "ac1",
)
RESAMPLES = 1000


def agreement(
    data: StudyData,
    coders: Sequence[str],
    passes: Sequence[str] = (),
    *,
    facet: str | None = None,
    seed: int = 0,
    pass_: str | None = None,
) -> dict[str, Any]:
    """How far coders agree on the documents that all of them marked done.

    Args:
        data: the study.
        coders: two or more; exactly one when passes are compared.
        passes: two or more passes of one coder, over the documents in which each
            of them holds a coding.
        facet: only codes of this facet, or of a code and those below it.
        seed: of the bootstrap.
        pass_: of the coders compared only this pass; all of theirs without it.

    Returns:
        The contract's object. Codes are those that a coder applied there, in
        codebook order, as applied (no parent counts its children); `overall` pools
        their decisions. With more than two raters `percent` is over all pairs,
        `kappa` the mean of the pairs' (Light 1971), `both` and `neither` mean all and
        none, `first` and `second` are null. A coefficient without variation is null.
        α's interval is the middle 95 % of 1,000 resamples of documents, null for one
        document. Added: `passes`, `facets` (pooled by facet), `suggested` (the
        decisions set apart), `valence` (of codings both made, how many carry the
        same), `document_ids`; in a disagreement `suggested`.

    Raises:
        QualcodeError: exit 2: `agreement-raters`, `filter-*-unknown`; exit 3:
            `agreement-no-documents`.
    """
    passes = tuple(dict.fromkeys(passes))
    coders = tuple(dict.fromkeys(coders))
    if (passes and (len(coders) != 1 or len(passes) < 2)) or (
        not passes and len(coders) < 2
    ):
        raise QualcodeError("agreement-raters", exit_code=USAGE)
    for coder in coders:
        filters.check(data, coder=coder)
    filters.check(data, codes=[facet] if facet else [])
    raters: list[tuple[str, str | None]] = [(coders[0], p) for p in passes]
    raters = raters or [(c, pass_) for c in coders]
    decisions = _Decisions(data, raters, facet)
    names = passes or coders
    return {
        "coders": list(coders),
        "passes": list(passes),
        "documents": len(decisions.documents),
        "document_ids": decisions.documents,
        "unit": "segment",
        "units": len(decisions.units),
        "facet": facet,
        "seed": seed,
        **_Figures(decisions, seed).all(data),
        "disagreements": list(decisions.disagreements(data, names)),
    }


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment of one document, by the document's number."""

    document: int
    start: int
    end: int


class _Decisions:
    """Who applied which code to which segment: an array rater × unit × code."""

    def __init__(
        self,
        data: StudyData,
        raters: Sequence[tuple[str, str | None]],
        facet: str | None,
    ) -> None:
        import numpy as np

        codes = data.codebook.descendants(facet) if facet else None
        layers = [
            [
                c
                for c in data.codings
                if c.coder == coder
                and pass_ in (None, c.pass_)
                and (codes is None or c.code in codes)
            ]
            for coder, pass_ in raters
        ]
        self.documents = _common(data, raters)
        at = {slug: d for d, slug in enumerate(self.documents)}
        layers = [[c for c in layer if c.document in at] for layer in layers]
        order = data.codebook.order
        seen = {c.code for layer in layers for c in layer}
        self.codes = sorted(seen, key=lambda c: (order.get(c, len(order)), c))
        self.units: list[Unit] = []
        self.first_unit: list[int] = []
        self._spans: list[Spans] = []
        for d, slug in enumerate(self.documents):
            segments = data.segments.get(slug, ())
            n = len(self.units)
            self.first_unit.append(n)
            self.units += [Unit(d, s.start, s.end) for s in segments]
            spans = [(s.start, s.end, n + i) for i, s in enumerate(segments)]
            self._spans.append(Spans(spans))
        shape = (len(raters), len(self.units), len(self.codes))
        self.applied: Bools = np.zeros(shape, bool)
        self.suggested: Bools = np.zeros(shape[1:], bool)
        self.valence: dict[tuple[int, int, int], set[str | None]] = {}
        column = {code: c for c, code in enumerate(self.codes)}
        for r, layer in enumerate(layers):
            for coding in layer:
                self._apply(r, coding, at[coding.document], column[coding.code])

    def _apply(self, r: int, coding: Coding, document: int, c: int) -> None:
        for u in self._spans[document].touched(coding.start, coding.end):
            self.applied[r, u, c] = True
            self.valence.setdefault((r, u, c), set()).add(coding.valence)
            if coding.origin.startswith("suggestion:"):
                self.suggested[u, c] = True

    def disagreements(
        self, data: StudyData, names: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        """Each segment and code on which not all raters decided alike, in order."""
        import numpy as np

        yes = self.applied.sum(axis=0)
        for u, c in np.argwhere((yes > 0) & (yes < len(names))):
            unit = self.units[u]
            slug = self.documents[unit.document]
            told = self.applied[:, u, c]
            yield {
                "document": slug,
                "start": unit.start,
                "end": unit.end,
                "text": data.texts.get(slug, "")[unit.start : unit.end],
                "code": self.codes[c],
                "with": [n for n, said in zip(names, told, strict=True) if said],
                "without": [n for n, said in zip(names, told, strict=True) if not said],
                "suggested": bool(self.suggested[u, c]),
            }


def _common(data: StudyData, raters: Sequence[tuple[str, str | None]]) -> list[str]:
    """Documents that all raters finished; two passes must both have begun them."""
    coders = {coder for coder, _ in raters}
    found = [
        d.document
        for d in data.documents
        if all((d.document, coder) in data.done for coder in coders)
    ]
    if len(coders) == 1:
        begun = {(c.document, c.pass_) for c in data.codings if c.coder in coders}
        found = [d for d in found if all((d, p) in begun for _, p in raters)]
    if not found:
        raise QualcodeError("agreement-no-documents", coders=", ".join(sorted(coders)))
    return found


class _Figures:
    """The coefficients of some decisions: by code, by facet, all pooled."""

    def __init__(self, decisions: _Decisions, seed: int) -> None:
        import numpy as np

        self._d = decisions
        self._raters = len(decisions.applied)
        # A decision set apart is missing for all raters.
        self._valid = ~decisions.suggested
        self._yes = decisions.applied.sum(axis=0)
        self._sums = self._by_document(self._valid)
        documents = len(decisions.documents)
        self._resamples = (
            np.random.default_rng(seed).multinomial(
                documents, [1 / documents] * documents, size=RESAMPLES
            )
            if documents > 1
            else None
        )

    def _by_document(self, valid: Bools) -> list[Any]:
        """Units, yes and split of every document × code."""
        import numpy as np

        yes = np.where(valid, self._yes, 0)
        split = yes * (self._raters - yes)
        found = []
        for values in (valid.astype(int), yes, split):
            running = np.concatenate(
                [np.zeros((1, values.shape[1]), int), values.cumsum(axis=0)]
            )
            ends = [*self._d.first_unit[1:], len(self._d.units)]
            found.append(running[ends] - running[self._d.first_unit])
        return found

    def all(self, data: StudyData) -> dict[str, Any]:
        book, codes = data.codebook, self._d.codes
        facets: dict[str, list[int]] = {}
        for c, code in enumerate(codes):
            facet = book.facet_of.get(code)
            facets.setdefault(facet.id if facet else "", []).append(c)
        every = list(range(len(codes)))
        return {
            "overall": self._pooled(every, self._valid),
            "facets": [
                {"facet": facet, **self._pooled(columns, self._valid)}
                for facet, columns in facets.items()
            ],
            "codes": [
                {"code": code, **self._pooled([c], self._valid)}
                for c, code in enumerate(codes)
            ],
            "suggested": self._apart(every),
            "valence": self._valences(),
        }

    def _apart(self, columns: Sequence[int]) -> dict[str, Any]:
        apart = ~self._valid
        if not apart.any():
            return {"units": 0, "percent": None}
        found = self._pooled(columns, apart, resample=False)
        return {"units": found["units"], "percent": found["percent"]}

    def _pooled(
        self, columns: Sequence[int], valid: Bools, *, resample: bool = True
    ) -> dict[str, Any]:
        import numpy as np

        from qualcode.analysis import coefficients as k

        m = self._raters
        yes = self._yes[:, columns][valid[:, columns]]
        units, split = np.float64(len(yes)), np.float64((yes * (m - yes)).sum())
        said = np.float64(yes.sum())
        low, high = None, None
        if resample and self._resamples is not None and len(columns):
            sums = [self._resamples @ s[:, columns].sum(axis=1) for s in self._sums]
            low, high = k.interval(k.alpha(sums[0], sums[1], sums[2], m))
        pair = self._pair(0, 1, columns, valid)
        return {
            "units": len(yes),
            "prevalence": k.plain(said / (units * m)) if len(yes) else None,
            "both": int((yes == m).sum()),
            "first": pair[1] if m == 2 else None,
            "second": pair[2] if m == 2 else None,
            "neither": int((yes == 0).sum()),
            "percent": k.plain(k.percent(units, split, m)),
            "kappa": self._kappa(columns, valid),
            "alpha": k.alpha_of(yes, m) if len(yes) else None,
            "alpha_low": low,
            "alpha_high": high,
            "ac1": k.plain(k.ac1(units, said, split, m)),
        }

    def _kappa(self, columns: Sequence[int], valid: Bools) -> float | None:
        from qualcode.analysis.coefficients import kappa

        pairs = combinations(range(self._raters), 2)
        found = [kappa(*self._pair(a, b, columns, valid)) for a, b in pairs]
        sound = [value for value in found if value is not None]
        return sum(sound) / len(sound) if len(sound) == len(found) else None

    def _pair(
        self, a: int, b: int, columns: Sequence[int], valid: Bools
    ) -> tuple[int, int, int, int]:
        """both, first only, second only, neither of two raters."""
        mask = valid[:, columns]
        one = self._d.applied[a][:, columns][mask]
        two = self._d.applied[b][:, columns][mask]
        both = int((one & two).sum())
        first, second = int((one & ~two).sum()), int((~one & two).sum())
        return both, first, second, len(one) - both - first - second

    def _valences(self) -> dict[str, Any]:
        """Of the decisions that all raters made with yes, whose valence is one."""
        held: dict[tuple[int, int], list[frozenset[str | None]]] = {}
        for (_, u, c), valences in self._d.valence.items():
            if self._valid[u, c]:
                held.setdefault((u, c), []).append(frozenset(valences))
        all_said = [v for v in held.values() if len(v) == self._raters]
        with_one = [v for v in all_said if any(one - {None} for one in v)]
        same = sum(len(set(v)) == 1 for v in with_one)
        n = len(with_one)
        return {"units": n, "same": same, "percent": same / n if n else None}
