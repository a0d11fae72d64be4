"""Whose words are printed: voices quoted too often, and voices never quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from qualcode.analysis.people import People, key_of, voices
from qualcode.model import StudyData

VOICE_COLUMNS = (
    "participant",
    "document",
    "actor",
    "role",
    "codings",
    "quotes",
    "share",
    "expected",
    "balance",
)
OVER, LEAST = 2.0, 3  # times its even share, and quotes, that make a voice too frequent


def cited(data: StudyData) -> list[str]:
    """The codings that a study prints: evidence, contrary evidence, chosen quotes."""
    ids: dict[str, None] = dict.fromkeys(data.chosen)
    for finding in data.findings:
        ids.update(dict.fromkeys([*finding.evidence, *finding.contrary]))
    for practice in data.practices:
        for test in practice.tests.values():
            ids.update(dict.fromkeys(str(i) for i in test.get("evidence") or ()))
    known = {coding.id for coding in data.codings}
    return [id_ for id_ in ids if id_ in known]


def balance(
    data: StudyData, quotes: Iterable[str] | None = None
) -> list[dict[str, Any]]:
    """One row per person interviewed: how often they are quoted.

    Args:
        data: the study.
        quotes: ids of the codings printed; without it those of `cited`.

    Returns:
        Rows in the order of the registers. `codings` of what the person says;
        `quotes` of them printed, passages counted once however many codes they
        have; `share` of all quotes; `expected`, an even share; `balance`: `over` for
        three quotes or more and more than twice the even share, `never` for a person
        with codings and no quote, else null.
    """
    people = People(data)
    printed = set(cited(data) if quotes is None else quotes)
    coded: Counter[tuple[str, str]] = Counter()
    spans: dict[tuple[str, str], set[tuple[int, int]]] = {}
    every: set[tuple[str, int, int]] = set()
    for c in data.codings:
        for person in people.touched(c.document, c.start, c.end):
            coded[c.document, key_of(person)] += 1
            if c.id in printed:
                spans.setdefault((c.document, key_of(person)), set()).add(
                    (c.start, c.end)
                )
                every.add((c.document, c.start, c.end))
    who = [
        (document, person)
        for document in voices(data, None)
        for person in people.of_document(document.document)
    ]
    rows = []
    for document, person in who:
        key = (document.document, key_of(person))
        n, expected = len(spans.get(key, ())), 1 / len(who)
        share = n / len(every) if every else 0.0
        verdict = None
        if n >= LEAST and share > OVER * expected:
            verdict = "over"
        elif not n and coded[key]:
            verdict = "never"
        rows.append(
            {
                "participant": person.participant,
                "document": document.document,
                "actor": document.actor,
                "role": person.role,
                "codings": coded[key],
                "quotes": n,
                "share": share,
                "expected": expected,
                "balance": verdict,
            }
        )
    return rows
