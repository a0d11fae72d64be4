"""How fast interviews bring codes: coverage curves, and saturation of those in vivo.

A code of the matrix was looked for from the start, so its curve says how many
interviews it took to hear of it (coverage), in any order. Saturation is about codes
born while coding, in the order in which people were interviewed (Guest, Namey & Chen
2020, PLoS ONE 15:e0232076): it is reached when a run of interviews brings no more
than a share of the codes that the base of first ones had brought.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.people import voices
from qualcode.model import Document, StudyData

CURVE_COLUMNS = ("actor", "n", "documents", "codes", "low", "high")
ORDERS = 1000
BASE, RUN, THRESHOLD = 4, 2, 0.05


def curve(
    data: StudyData, *, facet: str | None = None, seed: int = 0
) -> list[dict[str, Any]]:
    """One row per actor and number of interviews, from 1 to all that were coded.

    Args:
        data: the study.
        facet: only codes of a facet, or of a code and those below it.
        seed: of the random orders.

    Returns:
        The contract's rows. `documents` are all interviews of the actor that hold
        codings or are marked done; `codes` the codes of the matrix that n of them
        voice, in the mean of all orders (exact: Σ 1 - C(N-k, n) / C(N, n) over codes
        that k of N voice); `low`, `high` the middle 95 % of 1,000 random orders.
        Added, in real order (by date): `document`, the nth; `observed`, matrix codes
        so far; `in_vivo`, codes born in vivo so far; `new_in_vivo`; and `saturated`,
        whether the last 2 brought at most 5 % of what the first 4 had brought, null
        before the sixth or without codes in vivo.

    Raises:
        QualcodeError: exit 2; `filter-code-unknown`.
    """
    filters.check(data, codes=[facet] if facet else [])
    wanted = data.codebook.descendants(facet) if facet else None
    said: dict[str, set[str]] = {}
    for coding in data.codings:
        if wanted is None or coding.code in wanted:
            said.setdefault(coding.document, set()).add(coding.code)
    worked = {c.document for c in data.codings} | {slug for slug, _ in data.done}
    documents = [d for d in voices(data, None) if d.document in worked]
    actors = [*data.config.actors, *(d.actor for d in documents)]
    rows = []
    for actor in dict.fromkeys(actors):
        theirs = sorted(
            (d for d in documents if d.actor == actor),
            key=lambda d: (d.date or "9999", d.document),
        )
        rows += _of_actor(actor, theirs, said, data.in_vivo, seed)
    return rows


def _of_actor(
    actor: str,
    documents: Sequence[Document],
    said: dict[str, set[str]],
    in_vivo: frozenset[str],
    seed: int,
) -> list[dict[str, Any]]:
    voiced = [said.get(d.document, set()) for d in documents]
    matrix = [codes - in_vivo for codes in voiced]
    born = [codes & in_vivo for codes in voiced]
    bands, observed = _bands(matrix, seed), _running(matrix)
    means = _means(matrix)
    so_far = _running(born)
    new = [b - a for a, b in zip([0, *so_far], so_far, strict=False)]
    return [
        {
            "actor": actor,
            "n": n,
            "documents": len(documents),
            "codes": means[n - 1],
            "low": min(bands[n - 1][0], means[n - 1]),
            "high": max(bands[n - 1][1], means[n - 1]),
            "document": documents[n - 1].document,
            "observed": observed[n - 1],
            "in_vivo": so_far[n - 1],
            "new_in_vivo": new[n - 1],
            "saturated": _saturated(so_far, new, n),
        }
        for n in range(1, len(documents) + 1)
    ]


def _running(sets: Sequence[set[str]]) -> list[int]:
    """How many distinct codes the first 1, 2, … sets hold."""
    seen: set[str] = set()
    counts = []
    for codes in sets:
        seen |= codes
        counts.append(len(seen))
    return counts


def _means(sets: Sequence[set[str]]) -> list[float]:
    """The mean of `_running` over all orders, exactly."""
    total = len(sets)
    held = [sum(code in codes for codes in sets) for code in set().union(*sets)]
    return [
        sum(1 - comb(total - k, n) / comb(total, n) for k in held)
        for n in range(1, total + 1)
    ]


def _bands(sets: Sequence[set[str]], seed: int) -> list[tuple[float, float]]:
    """The middle 95 % of `_running` over random orders."""
    import numpy as np

    codes = sorted(set().union(*sets))
    n = len(sets)
    if not codes:
        return [(0.0, 0.0)] * n
    held = np.array([[code in own for code in codes] for own in sets])
    dice = np.random.default_rng(seed)
    runs = np.empty((ORDERS, n), int)
    for r in range(ORDERS):
        first = held[dice.permutation(n)].argmax(axis=0)  # where each code appears
        runs[r] = np.bincount(first, minlength=n).cumsum()
    runs.sort(axis=0)
    edge = round(ORDERS * 0.025)
    return [
        (float(low), float(high))
        for low, high in zip(runs[edge], runs[-1 - edge], strict=True)
    ]


def _saturated(so_far: Sequence[int], new: Sequence[int], n: int) -> bool | None:
    if n < BASE + RUN or not so_far[-1]:
        return None
    base = so_far[BASE - 1]
    return sum(new[n - RUN : n]) <= THRESHOLD * base
