"""Quotes: the verbatim text of each coding, attributed, with its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any, NamedTuple

import numpy as np

from qualcode.analysis import filters
from qualcode.analysis.arrays import Bools, ints
from qualcode.analysis.attribution import Attribution
from qualcode.analysis.columns import columns, many_objects
from qualcode.analysis.people import People, voices
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t
from qualcode.model import Document, StudyData

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
    table = columns(data)
    around = Surroundings(data)
    here = table.rows(documents, coder, pass_)
    chosen = around.select(codes, None, here)
    kept = chosen if valence is None else around.select(codes, valence, here)
    marks: Mapping[int, Mark] = {}
    if representative is not None:
        from qualcode.analysis.representing import represent

        marks = represent(data, around, chosen=chosen, kept=kept, n=representative)
        kept = sorted(marks)
    with many_objects():
        return list(_Writer(data, documents, around).rows(kept, marks))


class Mark(NamedTuple):
    """`kind` is chosen | typical | divergent; `why` says it to a person."""

    kind: str | None = None
    why: str | None = None


class Surroundings:
    """For every coding the codes and valences of the same layer in its segments."""

    def __init__(self, data: StudyData) -> None:
        """Take all standing codings; `codes` and `valences` are in codebook order."""
        self._book = data.codebook
        self._columns = columns(data)
        self.codes = self._columns.codes
        self.valences = self._columns.valences

    @cached_property
    def near(self) -> tuple[list[int], list[str]]:
        """The codes near each coding, in a row, and where those of each begin."""
        code = self._columns.code
        own = code[:, None] == np.arange(len(self.codes))
        near = self._columns.meeting().met(own) & ~own
        bounds = np.concatenate([[0], np.cumsum(near.sum(axis=1))])
        names = [self.codes[c] for c in np.nonzero(near)[1].tolist()]
        return bounds.tolist(), names

    @cached_property
    def _spoken(self) -> list[list[bool]]:
        """Coding × valence: its own, or those of its segments."""
        table = self._columns
        taking = table.takes_valence()[:, None]
        spoken = np.where(taking, table.valences_own, table.valences_near)
        found: list[list[bool]] = spoken.tolist()
        return found

    def others(self, i: int) -> list[str]:
        """The other codes in the segments of a coding, in codebook order."""
        bounds, names = self.near
        return names[bounds[i] : bounds[i + 1]]

    def signs(self, i: int) -> list[str]:
        """Valences a coding speaks with: its own, or those of its segments."""
        return list(compress(self.valences, self._spoken[i]))

    def select(
        self, codes: Sequence[str], valence: str | None, rows: Bools | None = None
    ) -> list[int]:
        """Codings of the first code that meet each other one, with a valence.

        `rows` tells which of the codings may be selected at all.
        """
        table = self._columns
        every = np.ones(len(table.code), bool)
        carried = (
            every if valence is None else table.valence == self.valences.index(valence)
        )
        kept = every if rows is None else rows
        if not codes:
            return self._places(kept & carried)
        takes = [self._book.takes_valence(code) for code in codes]
        held = table.code_in([self._book.descendants(code) for code in codes])
        held &= carried[:, None] | ~np.array(takes)
        kept = kept & held[:, 0] & table.meeting().met(held)[:, 1:].all(axis=1)
        if valence is not None and not any(takes):
            kept = kept & table.valences_near[:, self.valences.index(valence)]
        return self._places(kept)

    @staticmethod
    def _places(kept: Bools) -> list[int]:
        found: list[int] = np.flatnonzero(kept).tolist()
        return found


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who says a passage; `is_small`: what is printed of them fits too few."""

    attribution: str
    participant: str | None
    actor: str
    role: str
    case: str
    is_small: bool


class _Writer:
    """Writes the contract's row of a coding."""

    def __init__(
        self, data: StudyData, documents: Mapping[str, Document], around: Surroundings
    ) -> None:
        self._data, self._documents, self._around = data, documents, around
        self._attribution = Attribution(data, People(data))
        self._table = columns(data)
        self._asked_within = self._table.with_interviewer.tolist()

    def rows(
        self, places: Sequence[int], marks: Mapping[int, Mark]
    ) -> Iterator[dict[str, Any]]:
        """The rows of some codings, some of them marked."""
        data, book = self._data, self._data.codebook
        facets = {code: book.facet_of.get(code) for code in self._around.codes}
        facet = {code: found.id if found else None for code, found in facets.items()}
        name = {code: book.name(code) for code in facet}
        mark = {
            i: Mark("chosen", chosen_words(data, coding.id))
            for i, coding in enumerate(data.codings if data.chosen else ())
            if coding.id in data.chosen
        }
        mark.update(marks)
        unmarked = Mark()
        bounds, near = self._around.near
        codings, texts = data.codings, data.texts
        for i, voice in zip(places, self._voices(places), strict=True):
            coding = codings[i]
            warnings = ["small-cell"] if voice.is_small else []
            if self._asked_within[i]:
                warnings.append("interviewer")
            kind, why = mark.get(i, unmarked)
            yield {
                "id": coding.id,
                "code": coding.code,
                "code_name": name[coding.code],
                "facet": facet[coding.code],
                "valence": coding.valence,
                "codes": near[bounds[i] : bounds[i + 1]],
                "document": coding.document,
                "start": coding.start,
                "end": coding.end,
                "text": texts.get(coding.document, "")[coding.start : coding.end],
                "attribution": voice.attribution,
                "participant": voice.participant,
                "actor": voice.actor,
                "role": voice.role,
                "case": voice.case,
                "coder": coding.coder,
                "representative": kind,
                "why": why,
                "warnings": warnings,
            }

    def _voices(self, places: Sequence[int]) -> list[_Voice]:
        """Who says each passage; one person in one interview is worked out once."""
        table = self._table
        at = ints(places)
        first, count = table.speakers.bounds[at], np.diff(table.speakers.bounds)[at]
        someone = np.append(table.speakers.values, 0)[first]
        wide = len(table.people) + 1
        alone = table.document[at] * wide + np.where(count == 1, someone, wide - 1)
        key = np.where(count <= 1, alone, len(table.slugs) * wide + at)
        _, once, which = np.unique(key, return_index=True, return_inverse=True)
        made = [self._voice(i) for i in at[once].tolist()]
        return [made[n] for n in which.tolist()]

    def _voice(self, i: int) -> _Voice:
        """Who says a coding's passage."""
        table = self._table
        bounds = table.speakers.bounds
        speaking = table.speakers.values[bounds[i] : bounds[i + 1]].tolist()
        document = self._documents[table.slugs[table.document[i]]]
        people = [table.people[place] for place in speaking]
        fits = self._attribution.fits(document.actor, people)
        return _Voice(
            self._attribution.words(document.actor, people),
            people[0].participant if people else None,
            document.actor,
            people[0].role if people else "",
            "|".join(document.cases),
            fits < self._data.config.k,
        )


def chosen_words(data: StudyData, id_: str) -> str:
    """Why a quote was chosen: the note of who chose it."""
    return data.chosen.get(id_) or t("analysis.why-chosen")
