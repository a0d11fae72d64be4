"""Findings, conclusions and recommendations, each held against what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from qualcode.analysis.asked import Grid
from qualcode.analysis.people import People, key_of, voices
from qualcode.analysis.quantities import Term, Vocabulary, judge, stem, thresholds
from qualcode.analysis.quoting import Surroundings
from qualcode.analysis.standing import Standing
from qualcode.model import Coding, Finding, StudyData
from qualcode.problems import Problem, problem

FINDING_COLUMNS = (
    "id",
    "kind",
    "claim",
    "evidence",
    "contrary",
    "query",
    "rests_on",
    "strength",
    "quantity",
    "depends_on",
    "status",
    "problems",
)
RANK = {"finding": 0, "conclusion": 1, "recommendation": 2}
QUERY = ("code", "valence", "actor")


def findings(data: StudyData) -> list[dict[str, Any]]:
    """The contract's row of each entry of findings.yaml, in the file's order.

    Voices of an entry are the interviews of its `query` (the options `code`,
    `valence`, `actor` of quotes) or else those of its evidence and of what it rests
    on. Asked are those whose grid says so of one of its codes; of codes of a facet
    with guide questions when there are any.

    Added to the contract: `orphan` (`rests-on-nothing` for a conclusion or
    recommendation that names no other entry, `leads-nowhere` for a finding or
    conclusion on which none of the next kind rests where there are some, else
    null), and `proposed_contrary`: codings of the evidence's codes with the
    contrary sign that the entry does not name.
    """
    return _Ledger(data).rows()


class _Ledger:
    """Everything needed to judge the findings of one study."""

    def __init__(self, data: StudyData) -> None:
        self._data = data
        self._book = data.codebook
        self._standing = Standing(data)
        self._documents = voices(data, None)
        self._actor = {d.document: d.actor for d in self._documents}
        self._bit = {d.document: 1 << i for i, d in enumerate(self._documents)}
        self._actor_masks: dict[str, int] = {}
        self._people = People(data)
        self._grid = Grid(data, self._documents, self._people)
        self._vocabulary = Vocabulary(data)
        self._limits = thresholds(data.config.quantity)
        self._done = 0
        for document, _ in data.done:
            self._done |= self._bit.get(document, 0)
        self._codings = data.codings
        self._position = {
            c.id: i for i, c in enumerate(data.codings) if c.document in self._bit
        }
        self._around = Surroundings(data)
        self._types = {c.case: c.type for c in data.cases}
        self._led_to = {i for f in data.findings for i in f.rests_on}
        self._kinds = {f.kind for f in data.findings}

    def rows(self) -> list[dict[str, Any]]:
        return [self._row(finding) for finding in self._data.findings]

    def _row(self, finding: Finding) -> dict[str, Any]:
        reached = self._standing.reached(finding)
        said, cells = self._voices(finding, reached)
        voiced = 0
        for coding in said:
            voiced |= self._bit[coding.document]
        asked, eligible = self._asked(cells, voiced)
        counted = _Counted(self, said, voiced, asked)
        return {
            "id": finding.id,
            "kind": finding.kind,
            "claim": finding.claim,
            "evidence": list(finding.evidence),
            "contrary": list(finding.contrary),
            "query": dict(finding.query) or None,
            "rests_on": list(finding.rests_on),
            "strength": self._strength(voiced, asked, eligible),
            "quantity": [
                judge(term, *counted.of(term), self._limits)
                for term in self._vocabulary.terms(finding.claim)
            ],
            "depends_on": self._standing.depends_on(reached),
            "status": self._standing.status(finding, reached),
            "problems": [p.as_dict() for p in self._problems(finding)],
            "orphan": self._orphan(finding),
            "proposed_contrary": self._contrary(finding),
        }

    def _voices(
        self, finding: Finding, reached: Sequence[Coding]
    ) -> tuple[list[Coding], list[list[str]]]:
        """The codings that voice a finding, and the cells (codes) it is about."""
        asked = _query(finding)
        codes = [c for c in asked["code"] if self._book.descendants(c)]
        if codes and len(codes) == len(asked["code"]):
            valence = asked["valence"] if asked["valence"] in self._book.signs else None
            selected = self._around.select(codes, valence)
            found = [
                c for i in selected if (c := self._codings[i]).document in self._bit
            ]
            if asked["actor"]:
                found = [c for c in found if self._actor[c.document] == asked["actor"]]
            return found, [codes]
        found = [c for c in reached if c.document in self._bit]
        codes = list(dict.fromkeys(c.code for c in found))
        return found, [[c] for c in codes if self._grid.guided(c)] or [
            [c] for c in codes
        ]

    def _asked(self, cells: Sequence[Sequence[str]], voiced: int) -> tuple[int, int]:
        """Masks of the interviews asked in a cell, and of those it applies to.

        In a cell of several codes they were asked if all its codes were.
        """
        asked, never = voiced, self._grid.all if cells else 0
        for codes in cells:
            here, not_here = self._grid.all, 0
            for code in codes:
                here &= self._grid.asked(code)
                not_here |= self._grid.not_applicable(code)
            asked |= here & self._done & ~not_here
            never &= not_here
        return asked, self._grid.all & ~(never & ~voiced)

    def _strength(self, voiced: int, asked: int, eligible: int) -> list[dict[str, Any]]:
        actors = [*self._data.config.actors, *self._actor.values()]
        rows = []
        for actor in dict.fromkeys(a for a in actors if a):
            mask = self.of_actor(actor)
            rows.append(
                {
                    "actor": actor,
                    "voiced": (voiced & mask).bit_count(),
                    "asked": (asked & mask).bit_count(),
                    "eligible": (eligible & mask).bit_count(),
                }
            )
        return rows

    def of_actor(self, actor: str) -> int:
        """Mask of the interviews of an actor; of all when none is named."""
        if not actor:
            return self._grid.all
        if actor not in self._actor_masks:
            self._actor_masks[actor] = sum(
                self._bit[d] for d, theirs in self._actor.items() if theirs == actor
            )
        return self._actor_masks[actor]

    def actors_in(self, mask: int) -> set[str]:
        """The actors of some interviews."""
        return {a for d, a in self._actor.items() if a and self._bit[d] & mask}

    def cases_in(self, mask: int, type_: str) -> set[str]:
        """The cases of some interviews, of one type when it is named."""
        return {
            case
            for d in self._documents
            if self._bit[d.document] & mask
            for case in d.cases
            if not type_ or self._types.get(case) == type_
        }

    def people_in(self, mask: int, role: str) -> set[str]:
        """The people interviewed, of one role when it is named."""
        return {
            key_of(p)
            for d in self._documents
            if self._bit[d.document] & mask
            for p in self._people.of_document(d.document)
            if _has_role(p.role, role)
        }

    def speaking(self, codings: Iterable[Coding], mask: int, role: str) -> set[str]:
        """The people who say some codings."""
        return {
            key_of(p)
            for c in codings
            if self._bit[c.document] & mask
            for p in self._people.touched(c.document, c.start, c.end)
            if _has_role(p.role, role)
        }

    def _contrary(self, finding: Finding) -> list[str]:
        """Codings of a cell of the evidence with the contrary sign, not named."""
        named = {*finding.evidence, *finding.contrary}
        found: set[int] = set()
        for id_ in finding.evidence:
            i = self._position.get(id_)
            if i is None or not self._book.takes_valence(self._codings[i].code):
                continue
            sign = self._book.signs.get(self._codings[i].valence or "", 0)
            stages = self._stages(i)
            found.update(
                j
                for j in self._signed.get((self._codings[i].code, -sign), ())
                if sign and (not stages or stages & self._stages(j))
            )
        ids = (self._codings[j].id for j in sorted(found))
        return [id_ for id_ in ids if id_ not in named]

    @cached_property
    def _signed(self) -> dict[tuple[str, int], list[int]]:
        """The codings of each code and sign."""
        signs = self._book.signs
        found: dict[tuple[str, int], list[int]] = {}
        for i in self._position.values():
            coding = self._codings[i]
            key = (coding.code, signs.get(coding.valence or "", 0))
            found.setdefault(key, []).append(i)
        return found

    def _stages(self, i: int) -> set[str]:
        """Codes of other facets in the segments of a coding."""
        facet_of = self._book.facet_of
        own = facet_of.get(self._codings[i].code)
        return {c for c in self._around.others(i) if facet_of.get(c) is not own}

    def _orphan(self, finding: Finding) -> str | None:
        if finding.kind != "finding" and not finding.rests_on:
            return "rests-on-nothing"
        above = {"finding": "conclusion", "conclusion": "recommendation"}
        if above.get(finding.kind) in self._kinds and finding.id not in self._led_to:
            return "leads-nowhere"
        return None

    def _problems(self, finding: Finding) -> Iterable[Problem]:
        file = "findings.yaml"
        if self._standing.findings[finding.id] is not finding:
            yield problem("finding-twice", file=file, id=finding.id)
        for list_ in ("evidence", "contrary"):
            lost = [i for i in getattr(finding, list_) if not self._stands(i)]
            if lost:
                yield problem(
                    "finding-codings-lost",
                    file=file,
                    id=finding.id,
                    n=len(lost),
                    codings=", ".join(lost),
                )
        for id_ in finding.rests_on:
            other = self._standing.findings.get(id_)
            if other is None:
                yield problem("finding-unknown", file=file, id=finding.id, other=id_)
            elif RANK[other.kind] > RANK[finding.kind]:
                yield problem("finding-upward", file=file, id=finding.id, other=id_)
        if self._standing.in_circle(finding):
            yield problem("finding-circle", file=file, id=finding.id)
        odd = [k for k in finding.query if k not in QUERY]
        odd += [c for c in _query(finding)["code"] if not self._book.descendants(c)]
        if odd:
            yield problem("finding-query", file=file, id=finding.id, odd=", ".join(odd))

    def _stands(self, id_: str) -> bool:
        return id_ in self._standing.codings


class _Counted:
    """How many voiced of how many asked, in the unit of a quantity word."""

    def __init__(
        self, ledger: _Ledger, said: Sequence[Coding], voiced: int, asked: int
    ) -> None:
        self._ledger, self._said = ledger, said
        self._voiced, self._asked = voiced, asked

    def of(self, term: Term) -> tuple[int, int]:
        ledger = self._ledger
        mask = ledger.of_actor(term.actor)
        voiced, asked = self._voiced & mask, self._asked & mask
        if term.unit == "documents":
            return voiced.bit_count(), asked.bit_count()
        if term.unit == "actors":
            return len(ledger.actors_in(voiced)), len(ledger.actors_in(asked))
        if term.unit == "cases":
            return (
                len(ledger.cases_in(voiced, term.type)),
                len(ledger.cases_in(asked, term.type)),
            )
        speaking = ledger.speaking(self._said, mask, term.role)
        return len(speaking), len(ledger.people_in(asked, term.role) | speaking)


def _query(finding: Finding) -> dict[str, Any]:
    """The options of a finding's query; one code may stand without a list."""
    asked = finding.query
    code = asked.get("code") or ()
    return {
        "code": [code] if isinstance(code, str) else [str(c) for c in code],
        "valence": asked.get("valence"),
        "actor": asked.get("actor"),
    }


def _has_role(role: str, wanted: str) -> bool:
    return not wanted or (bool(role) and stem(role.split(maxsplit=1)[0]) == wanted)
