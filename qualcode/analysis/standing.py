"""What a finding stands on, and without which single unit it would fall.

A finding stands while a coding of its evidence, or an item it rests on, stands. So
it stands while one coding stands of all that it reaches, and depends on a unit
when that unit holds every one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.model import Coding, Document, Finding, StudyData


class Standing:
    """The findings of a study over its standing codings."""

    def __init__(self, data: StudyData) -> None:
        """Index findings, codings and documents; of two with one id the first."""
        self.findings: dict[str, Finding] = {}
        for finding in data.findings:
            self.findings.setdefault(finding.id, finding)
        self.codings: Mapping[str, Coding] = {c.id: c for c in data.codings}
        self._documents: Mapping[str, Document] = {
            d.document: d for d in data.documents
        }

    def reached(self, finding: Finding) -> list[Coding]:
        """The standing codings of a finding's evidence and of all it rests on."""
        seen: dict[str, None] = {}
        codings: dict[str, Coding] = {}
        waiting = [finding]
        while waiting:
            item = waiting.pop(0)
            if item.id in seen:
                continue
            seen[item.id] = None
            for id_ in item.evidence:
                if id_ in self.codings:
                    codings[id_] = self.codings[id_]
            waiting += [self.findings[i] for i in item.rests_on if i in self.findings]
        return list(codings.values())

    def status(self, finding: Finding, reached: Sequence[Coding]) -> str:
        """The contract's status.

        Contradicted is one that stands while a coding contrary to it stands too.
        """
        if not finding.evidence and not finding.rests_on:
            return "unsupported"
        if not reached:
            return "fallen"
        against = any(id_ in self.codings for id_ in finding.contrary)
        return "contradicted" if against else "supported"

    def in_circle(self, finding: Finding) -> bool:
        """Whether a finding rests, by way of others, on itself."""
        seen: set[str] = set()
        waiting = list(finding.rests_on)
        while waiting:
            id_ = waiting.pop()
            if id_ == finding.id:
                return True
            if id_ not in seen and id_ in self.findings:
                seen.add(id_)
                waiting += self.findings[id_].rests_on
        return False

    def depends_on(self, reached: Sequence[Coding]) -> list[dict[str, Any]]:
        """The documents, cases and coders that hold all codings reached.

        Without a case means without every document joined to it.
        """
        if not reached:
            return []
        units: list[tuple[str, list[set[str]]]] = [
            ("document", [{c.document} for c in reached]),
            ("case", [self._cases(c) for c in reached]),
            ("coder", [{c.coder} for c in reached]),
        ]
        return [
            {"unit": unit, "id": id_}
            for unit, held in units
            for id_ in sorted(set.intersection(*held))
        ]

    def _cases(self, coding: Coding) -> set[str]:
        document = self._documents.get(coding.document)
        return set(document.cases) if document else set()
