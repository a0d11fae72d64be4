"""Quotes: the verbatim text of each coding, attributed, with its warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

import numpy as np

from qualcode.analysis import filters
from qualcode.analysis.arrays import Bools
from qualcode.analysis.attribution import Attribution
from qualcode.analysis.columns import columns
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
    writer = _Writer(data, documents, around)
    if representative is None:
        return [writer.row(i) for i in kept]
    from qualcode.analysis.representing import represent

    marks = represent(data, around, chosen=chosen, kept=kept, n=representative)
    return [
        {**writer.row(i), "representative": mark.kind, "why": mark.why}
        for i, mark in sorted(marks.items())
    ]


class Surroundings:
    """For every coding the codes and valences of the same layer in its segments."""

    def __init__(self, data: StudyData) -> None:
        """Take all standing codings; `codes` and `valences` are in codebook order."""
        self._book = data.codebook
        self._columns = columns(data)
        self.codes = self._columns.codes
        self.valences = self._columns.valences

    @cached_property
    def _others(self) -> tuple[list[int], list[str]]:
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
        bounds, names = self._others
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


class _Writer:
    """Writes the contract's row of a coding."""

    def __init__(
        self, data: StudyData, documents: Mapping[str, Document], around: Surroundings
    ) -> None:
        self._data, self._documents, self._around = data, documents, around
        self._attribution = Attribution(data, People(data))
        table = columns(data)
        self._people = table.people
        self._bounds = table.speakers.bounds.tolist()
        self._speakers = table.speakers.values.tolist()
        self._asked_within = table.with_interviewer.tolist()
        self._codes: dict[str, tuple[str, str | None]] = {}
        self._voices: dict[
            tuple[str, tuple[int, ...]], tuple[dict[str, Any], bool]
        ] = {}

    def row(self, i: int) -> dict[str, Any]:
        coding = self._data.codings[i]
        chosen = coding.id in self._data.chosen
        said_by, is_small = self._voice(i, coding.document)
        warnings = ["small-cell"] if is_small else []
        if self._asked_within[i]:
            warnings.append("interviewer")
        name, facet = self._code(coding.code)
        text = self._data.texts.get(coding.document, "")
        return {
            "id": coding.id,
            "code": coding.code,
            "code_name": name,
            "facet": facet,
            "valence": coding.valence,
            "codes": self._around.others(i),
            "document": coding.document,
            "start": coding.start,
            "end": coding.end,
            "text": text[coding.start : coding.end],
            **said_by,
            "coder": coding.coder,
            "representative": "chosen" if chosen else None,
            "why": chosen_words(self._data, coding.id) if chosen else None,
            "warnings": warnings,
        }

    def _voice(self, i: int, slug: str) -> tuple[dict[str, Any], bool]:
        """Who says a passage, and whether what is printed of them fits too few."""
        speaking = tuple(self._speakers[self._bounds[i] : self._bounds[i + 1]])
        known = (slug, speaking)
        if known not in self._voices:
            document = self._documents[slug]
            people = [self._people[place] for place in speaking]
            self._voices[known] = (
                {
                    "attribution": self._attribution.words(document.actor, people),
                    "participant": people[0].participant if people else None,
                    "actor": document.actor,
                    "role": people[0].role if people else "",
                    "case": "|".join(document.cases),
                },
                self._attribution.fits(document.actor, people) < self._data.config.k,
            )
        return self._voices[known]

    def _code(self, code: str) -> tuple[str, str | None]:
        """The name and the facet of a code."""
        if code not in self._codes:
            book = self._data.codebook
            facet = book.facet_of.get(code)
            self._codes[code] = (book.name(code), facet.id if facet else None)
        return self._codes[code]


def chosen_words(data: StudyData, id_: str) -> str:
    """Why a quote was chosen: the note of who chose it."""
    return data.chosen.get(id_) or t("analysis.why-chosen")
