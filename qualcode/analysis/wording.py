"""Which words the people of each actor say, and which set them apart.

Keyness is Dunning's log-likelihood (Dunning 1993, Computational Linguistics 19:61-74)
of an actor's count against everybody else's, in the two-cell form of Rayson & Garside
(2000); it says how sure a difference is. The log ratio (Hardie 2014) says how large
it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.asked import fold_marks
from qualcode.analysis.people import People, voices
from qualcode.analysis.stopwords import STOPWORDS
from qualcode.model import StudyData

WORD_COLUMNS = (
    "actor",
    "word",
    "n",
    "per_thousand",
    "documents",
    "others",
    "keyness",
    "log_ratio",
)
_WORD = re.compile(r"[^\W\d_]+")
LEAST = 3  # letters of a word that is counted
LANGUAGES = ("es", "en", "pt", "fr", "it", "de", "ca")


def words(
    data: StudyData, *, actor: str | None = None, least: int = 3
) -> list[dict[str, Any]]:
    """The words of each actor's people, the most characteristic first.

    Words are dictionary forms, without those that say nothing of a subject; only
    what people interviewed say is counted, never the interviewers.

    Args:
        data: the study.
        actor: only the rows of this actor; the others stay what it is compared with.
        least: how often an actor has to say a word for it to have a row.

    Returns:
        Rows by actor and falling keyness: n and per thousand of the actor's words,
        documents in which the actor says it, n of all others, keyness (negative
        where the others say it more), and log ratio (base 2, counts of 0 taken as
        0.5).

    Raises:
        QualcodeError: exit 2; `filter-actor-unknown`.
    """
    filters.check(data, actor=actor)
    counts: dict[str, Counter[str]] = {}
    spread: dict[str, Counter[str]] = {}
    people = People(data)
    for document in voices(data, None):
        said = Counter(_said(data, people, document.document, document.language))
        counts.setdefault(document.actor, Counter()).update(said)
        spread.setdefault(document.actor, Counter()).update(said.keys())
    whole: Counter[str] = sum(counts.values(), Counter())
    total = whole.total()
    listed = [a for a in data.config.actors if a in counts]
    rows = []
    for name in dict.fromkeys([*listed, *counts]):
        if actor not in (None, name):
            continue
        own, size = counts[name], counts[name].total()
        found: list[dict[str, Any]] = [
            {
                "actor": name,
                "word": word,
                "n": n,
                "per_thousand": 1000 * n / size,
                "documents": spread[name][word],
                "others": whole[word] - n,
                "keyness": _keyness(n, size, whole[word] - n, total - size),
                "log_ratio": _log_ratio(n, size, whole[word] - n, total - size),
            }
            for word, n in own.items()
            if n >= least
        ]
        rows += sorted(found, key=lambda row: (-row["keyness"], -row["n"], row["word"]))
    return rows


def _said(
    data: StudyData, people: People, document: str, language: str
) -> Iterable[str]:
    text = data.texts.get(document, "")
    asking = people.interviewer_turns(document)
    for turn in data.turns.get(document, ()):
        if turn.turn not in asking:
            for found in _WORD.findall(text[turn.start : turn.end].casefold()):
                if len(found) >= LEAST and fold_marks(found) not in STOPWORDS:
                    word = _lemma(found, language[:2])
                    if fold_marks(word) not in STOPWORDS:
                        yield word


@lru_cache(maxsize=100_000)
def _lemma(word: str, language: str) -> str:
    from simplemma import lemmatize

    if language not in LANGUAGES:
        return word
    return str(lemmatize(word, lang=language)).casefold()


def _keyness(a: int, c: int, b: int, d: int) -> float:
    """G² of `a` in `c` words against `b` in `d`, with the sign of the difference."""
    if not d:
        return 0.0
    e1, e2 = c * (a + b) / (c + d), d * (a + b) / (c + d)
    value = 2 * (_part(a, e1) + _part(b, e2))
    return value if a * d >= b * c else -value


def _part(seen: int, expected: float) -> float:
    return seen * math.log(seen / expected) if seen else 0.0


def _log_ratio(a: int, c: int, b: int, d: int) -> float | None:
    if not c or not d:
        return None
    return math.log2((max(a, 0.5) / c) / (max(b, 0.5) / d))
