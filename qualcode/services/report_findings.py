"""Findings as the report prints them: who says it, in whose words, who does not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from qualcode.model import Facet, Finding, StudyData

Plain = dict[str, Any]
TOGETHER = 50  # words of two quotes in a paragraph; one alone may be longer


class Citing:
    """Puts quotes in the form in which they run in: no final point, a small initial.

    An initial is lowered only where the study has the word in small letters, so
    that a name keeps its capital.
    """

    def __init__(self, data: StudyData) -> None:
        """Take the study whose words tell names from other words."""
        self._texts = data.texts
        self._small: dict[str, bool] = {}

    def row(self, quote: Mapping[str, Any]) -> Plain:
        """`quote` with its text as it runs in."""
        return {**quote, "text": self.text(str(quote["text"]))}

    def text(self, said: str) -> str:
        """The words in one line, ready to follow a claim."""
        text = " ".join(said.split()).rstrip(".").rstrip()
        first = re.match(r"\w+", text)
        if first and first[0][0].isupper() and self._is_small(first[0].lower()):
            return text[0].lower() + text[1:]
        return text

    def _is_small(self, word: str) -> bool:
        if word not in self._small:
            pattern = re.compile(rf"\b{re.escape(word)}\b")
            found = any(pattern.search(text) for text in self._texts.values())
            self._small[word] = found
        return self._small[word]


class Told:
    """Every finding with its voices, quotes and place in the process."""

    def __init__(self, data: StudyData, quoted: Mapping[str, Plain]) -> None:
        """Take the study and its quote rows by coding."""
        from qualcode.analysis import findings

        self._data, self._quoted = data, quoted
        self.cite = Citing(data)
        self._rows = {str(row["id"]): row for row in findings(data)}
        self._used = {i for f in data.findings for i in f.evidence}

    def of_kind(self, kind: str) -> list[Plain]:
        """The findings, conclusions or recommendations, in the file's order."""
        return [self.row(f) for f in self._data.findings if f.kind == kind]

    def placed(
        self, process: Facet | None
    ) -> tuple[dict[str, list[Plain]], list[Plain]]:
        """Findings by the activity most of their evidence lies in; the rest apart."""
        order = self._data.codebook.order
        inside = self._data.codebook.descendants(process.id) if process else frozenset()
        found: dict[str, list[Plain]] = defaultdict(list)
        left: list[Plain] = []
        for finding in self._data.findings:
            if finding.kind != "finding":
                continue
            votes = Counter(
                code
                for id_ in finding.evidence
                if id_ in self._quoted
                for code in (self._quoted[id_]["code"], *self._quoted[id_]["codes"])
                if code in inside
            )
            if votes:
                home = max(votes, key=lambda c: (votes[c], -order[c]))
                found[home].append(self.row(finding))
            else:
                left.append(self.row(finding))
        return found, left

    def row(self, finding: Finding) -> Plain:
        """One finding as `ReportContent` takes it."""
        told = self._rows.get(finding.id) or {}
        ids = {f.id for f in self._data.findings}
        return {
            "id": finding.id,
            "claim": finding.claim,
            "quotes": _readable(self._quotes(finding.evidence)),
            "voices": [
                {
                    **row,
                    "query": {
                        "figure": "strength",
                        "finding": finding.id,
                        "actor": row["actor"],
                    },
                }
                for row in told.get("strength") or ()
                if row["voiced"]
            ],
            # a voice against that another finding already quotes is not said twice
            "against": _shortest(
                self._quotes([i for i in finding.contrary if i not in self._used])
            ),
            "status": told.get("status"),
            "rests_on": list(finding.rests_on),
            "contrary": [i for i in finding.contrary if i in ids],
        }

    def _quotes(self, ids: Any) -> list[Plain]:
        seen: dict[str, Plain] = {}
        for id_ in ids:
            if id_ in self._quoted:
                seen.setdefault(self._quoted[id_]["text"], self._quoted[id_])
        return [quote(self.cite.row(row)) for row in seen.values()]


def _words(quote: Mapping[str, Any]) -> int:
    return len(str(quote["text"]).split())


def _readable(quotes: Sequence[Plain]) -> list[Plain]:
    """The first quote, and the next that together with it can be read in one go."""
    first = list(quotes[:1])
    second = (q for q in quotes[1:] if _words(first[0]) + _words(q) <= TOGETHER)
    return [*first, *islice(second, 1)]


def _shortest(quotes: Sequence[Plain]) -> list[Plain]:
    """One voice against, the briefest: it qualifies the claim, it does not tell it."""
    return [min(quotes, key=_words)] if quotes else []


def quote(row: Mapping[str, Any]) -> Plain:
    """What the report needs of a quote's row."""
    return {key: row[key] for key in ("id", "text", "attribution")}
