"""Quotes: the verbatim text of each coding, attributed, with its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from qualcode.analysis import filters
from qualcode.analysis.attribution import Attribution
from qualcode.analysis.meeting import Meeting, bits, flags
from qualcode.analysis.people import People, voices
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t
from qualcode.model import Coding, Document, Participant, StudyData

QUOTE_COLUMNS = (
    "id",
    "code",
    "code_name",
    "facet",
    "valence",
    "codes",
    "document",
    "start",
    "end",
    "text",
    "attribution",
    "participant",
    "actor",
    "role",
    "case",
    "coder",
    "representative",
    "why",
    "warnings",
)


def quotes(
    data: StudyData,
    *,
    codes: Sequence[str] = (),
    valence: str | None = None,
    actor: str | None = None,
    representative: int | None = None,
    kinds: Iterable[str] | None = None,
    coder: str | None = None,
    pass_: str | None = None,
) -> list[dict[str, Any]]:
    """One row per coding, in the contract's order.

    Args:
        data: the study.
        codes: codings of the first one (or below it) that meet, in a segment, a
            coding of each of the others: what a cell of the matrix quotes.
        valence: what carries it, by the matrix's rule; without `codes` only
            codings that carry it themselves.
        actor: only documents of this actor.
        representative: only this many quotes of each code, those that a person
            chose and then typical ones, and a divergent one where there is one.
        kinds: kinds of document that count as voices; interviews without it.
        coder: only this person's layers.
        pass_: only this pass.

    Returns:
        The contract's rows; `text` is exactly the stored text of the span.

    Raises:
        QualcodeError: exit 2; `filter-*-unknown`, `representative-invalid`.
    """
    filters.check(data, codes=codes, valence=valence, coder=coder, actor=actor)
    if representative is not None and representative < 1:
        raise QualcodeError("representative-invalid", exit_code=USAGE, n=representative)
    documents = {
        d.document: d
        for d in voices(data, None if kinds is None else tuple(kinds))
        if actor is None or d.actor == actor
    }
    codings = [
        c
        for c in data.codings
        if c.document in documents
        and (coder is None or c.coder == coder)
        and (pass_ is None or c.pass_ == pass_)
    ]
    around = Surroundings(data, codings)
    chosen = around.select(codes, None)
    kept = chosen if valence is None else around.select(codes, valence)
    writer = _Writer(data, documents, codings, around)
    if representative is None:
        return [writer.row(i) for i in kept]
    from qualcode.analysis.representing import represent

    marks = represent(data, codings, around, chosen=chosen, kept=kept, n=representative)
    return [
        {**writer.row(i), "representative": mark.kind, "why": mark.why}
        for i, mark in sorted(marks.items())
    ]


class Surroundings:
    """For every coding the codes and valences of the same layer in its segment."""

    def __init__(self, data: StudyData, codings: Sequence[Coding]) -> None:
        """Index the codings (in the contract's order)."""
        self._book = data.codebook
        self._codings = codings
        seen = {c.code for c in codings}
        order = self._book.order
        self.codes = sorted(seen, key=lambda code: (order.get(code, len(order)), code))
        self.valences = [v.id for v in self._book.valences]
        self._bit = flags(self.codes)
        self._valence = flags(self.valences)
        self._meeting = Meeting(data, codings)
        self._own = [self._valence.get(c.valence or "", 0) for c in codings]
        self._valences_near = self._meeting.met(self._own)
        self._width = 1 + len(self.valences)
        self._others: dict[int, tuple[str, ...]] = {}

    @cached_property
    def _near(self) -> list[int]:
        return self._meeting.met([self._bit[c.code] for c in self._codings])

    @cached_property
    def _carried(self) -> list[int]:
        """Each code's valences apart: a second code must carry the valence itself."""
        place = {code: b for b, code in enumerate(self.codes)}
        return self._meeting.met(
            [
                (1 | self._own[i] << 1) << (self._width * place[c.code])
                for i, c in enumerate(self._codings)
            ]
        )

    def others(self, i: int) -> list[str]:
        """The other codes in the segments of a coding, in codebook order."""
        others = self._near[i] & ~self._bit[self._codings[i].code]
        if others not in self._others:
            self._others[others] = tuple(self.codes[b] for b in bits(others))
        return list(self._others[others])

    def signs(self, i: int) -> list[str]:
        """Valences a coding speaks with: its own, or those of its segments."""
        taking = self._book.takes_valence(self._codings[i].code)
        mask = self._own[i] if taking else self._valences_near[i]
        return [self.valences[b] for b in bits(mask)]

    def select(self, codes: Sequence[str], valence: str | None) -> list[int]:
        """Codings of the first code that meet each other one, with a valence."""
        wanted = self._valence[valence] if valence else 0
        if not codes:
            return [i for i, own in enumerate(self._own) if own & wanted == wanted]
        below = [self._book.descendants(code) for code in codes]
        takes = [self._book.takes_valence(code) for code in codes]
        return [
            i
            for i, coding in enumerate(self._codings)
            if coding.code in below[0]
            and all(
                self._meets(i, group, wanted if taking else 0)
                for group, taking in zip(below[1:], takes[1:], strict=True)
            )
            and self._carries(i, wanted, takes)
        ]

    def _carries(self, i: int, wanted: int, takes: Sequence[bool]) -> bool:
        if takes[0]:
            return self._own[i] & wanted == wanted
        return any(takes) or self._valences_near[i] & wanted == wanted

    def _meets(self, i: int, group: frozenset[str], wanted: int) -> bool:
        for b, code in enumerate(self.codes):
            if code in group:
                held = self._carried[i] >> (self._width * b)
                if held & 1 and (held >> 1) & wanted == wanted:
                    return True
        return False


class _Writer:
    """Writes the contract's row of a coding."""

    def __init__(
        self,
        data: StudyData,
        documents: dict[str, Document],
        codings: Sequence[Coding],
        around: Surroundings,
    ) -> None:
        self._data = data
        self._documents = documents
        self._codings = codings
        self._around = around
        self._people = People(data)
        self._attribution = Attribution(data, self._people)
        self._span: tuple[str, int, int] | None = None
        self._passage: dict[str, Any] = {}
        self._warned: list[str] = []

    def row(self, i: int) -> dict[str, Any]:
        coding = self._codings[i]
        book, chosen = self._data.codebook, coding.id in self._data.chosen
        facet = book.facet_of.get(coding.code)
        return {
            "id": coding.id,
            "code": coding.code,
            "code_name": book.name(coding.code),
            "facet": facet.id if facet else None,
            "valence": coding.valence,
            "codes": self._around.others(i),
            "document": coding.document,
            "start": coding.start,
            "end": coding.end,
            **self._said(coding),
            "coder": coding.coder,
            "representative": "chosen" if chosen else None,
            "why": chosen_words(self._data, coding.id) if chosen else None,
            "warnings": self._warnings(coding),
        }

    def _said(self, coding: Coding) -> Mapping[str, Any]:
        """What the passage says and who says it; one passage has several codings."""
        span = (coding.document, coding.start, coding.end)
        if span != self._span:
            document = self._documents[coding.document]
            speaking = self._people.touched(*span)
            person = speaking[0] if speaking else None
            text = self._data.texts.get(coding.document, "")
            self._span, self._warned = span, self._warn(document.actor, speaking, span)
            self._passage = {
                "text": text[coding.start : coding.end],
                "attribution": self._attribution.words(document.actor, speaking),
                "participant": person.participant if person else None,
                "actor": document.actor,
                "role": person.role if person else "",
                "case": "|".join(document.cases),
            }
        return self._passage

    def _warnings(self, coding: Coding) -> list[str]:
        self._said(coding)
        return list(self._warned)

    def _warn(
        self, actor: str, people: Sequence[Participant], span: tuple[str, int, int]
    ) -> list[str]:
        found = []
        if self._attribution.fits(actor, people) < self._data.config.k:
            found.append("small-cell")
        if self._people.touches_interviewer(*span):
            found.append("interviewer")
        return found


def chosen_words(data: StudyData, id_: str) -> str:
    """Why a quote was chosen: the note of who chose it."""
    return data.chosen.get(id_) or t("analysis.why-chosen")
