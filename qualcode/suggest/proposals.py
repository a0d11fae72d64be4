"""Suggestions for the segments of transcripts, as the commands give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.model import Codebook, Segment, Turn
from qualcode.suggest.checks import check_column, check_sets
from qualcode.suggest.engine import Engine
from qualcode.suggest.entries import read_entries
from qualcode.suggest.valence import Valenced, cues, weigh
from qualcode.suggest.words import tongue

MODEL_NAME = "qualcode-blend"
MODEL_VERSION = "4"


@dataclass(frozen=True, slots=True)
class Training:
    """What people decided; every sequence is parallel to `texts`.

    Attributes:
        texts: passages that people coded or refused suggestions on.
        labels: the codes of each.
        valences: per text a dict code → valence id, one valence id, or None.
        speakers: the kind of speaker or actor, as `Input.actor` gives it.
        questions: the question asked before each passage (`questions_of`).
        groups: what must not be torn apart in tuning; by default `documents`.
        rejected: the codes refused for each.
        documents: slug of each, told with an example.
    """

    texts: Sequence[str] = ()
    labels: Sequence[frozenset[str]] = ()
    valences: Sequence[Mapping[str, str | None] | str | None] | None = None
    speakers: Sequence[str | None] | None = None
    questions: Sequence[str | None] | None = None
    groups: Sequence[str | None] | None = None
    rejected: Sequence[frozenset[str]] | None = None
    documents: Sequence[str | None] | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A document to propose codes for; `actor` is its speakers', where known."""

    text: str
    segments: Sequence[Segment]
    turns: Sequence[Turn]
    language: str = "es"
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class SegmentSuggestions:
    """One segment with the codes proposed for it, most probable first.

    `abstained`: no code reaches its threshold; the top ones are listed all the
    same. An interviewer's segment is never coded: abstained, nothing listed.
    """

    segment: int
    start: int
    end: int
    speaker: str | None
    text: str
    abstained: bool
    suggestions: tuple[dict[str, Any], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The contract's object of a segment in `suggest --format json`."""
        return {
            "segment": self.segment,
            "start": self.start,
            "end": self.end,
            "speaker": self.speaker,
            "text": self.text,
            "abstained": self.abstained,
            "suggestions": list(self.suggestions),
        }


def model_card(training: Training) -> dict[str, Any]:
    """Name and version of the engine, and the number of codings it learned from."""
    return {
        "name": MODEL_NAME,
        "version": MODEL_VERSION,
        "trained_on": sum(len(codes) for codes in training.labels),
    }


def questions_of(document: Input) -> list[str | None]:
    """For each segment the interviewer's last words before its turn, or None."""
    last: str | None = None
    before: dict[int, str | None] = {}
    for turn in document.turns:
        before[turn.turn] = last
        if turn.kind == "interviewer":
            last = document.text[turn.start : turn.end]
    return [before.get(segment.turn) for segment in document.segments]


def told(codebook: Codebook, training: Training) -> list[str]:
    """All texts that `propose` learns from."""
    language = tongue(codebook.language)
    entries, _ = read_entries(codebook)
    sides, _ = read_entries(cues(codebook.valences, language))
    return [
        *training.texts,
        *filter(None, training.questions or ()),
        *(text for entry in (*entries, *sides) for text, _ in entry.texts),
    ]


def propose(
    codebook: Codebook,
    documents: Sequence[Input],
    training: Training,
    *,
    top: int = 3,
) -> list[list[SegmentSuggestions]]:
    """Proposals for every segment of every document, in order.

    Deprecated codes are never proposed: codings of one count for its successor.
    Facet roots and codes that are not in the codebook are neither.

    Args:
        codebook: what the team looks for.
        documents: the transcripts.
        training: human codings and refusals, perhaps none.
        top: how many codes are listed per segment.

    Raises:
        MisuseError: the codebook has no code, or a column of `training` is not
            parallel to its texts.
    """
    heard = _Heard(documents)
    language = heard.language or tongue(codebook.language)
    learned = usable(codebook, training)
    model = Engine(codebook, language)
    model.fit(
        learned.texts,
        learned.labels,
        speakers=learned.speakers,
        questions=learned.questions,
        groups=learned.groups or learned.documents,
        rejected=learned.rejected,
        unlabelled=heard.texts,
    )
    ranked = model.rank(
        heard.texts,
        top=top,
        speakers=None if learned.speakers is None else heard.actors,
        questions=None if learned.questions is None else heard.questions,
    )
    pairs = [
        (place, row["code"])
        for place, rows in enumerate(ranked)
        for row in rows
        if codebook.takes_valence(row["code"])
    ]
    weighed = weigh(
        codebook.valences,
        language,
        valenced(codebook, training),
        [(heard.texts[place], code) for place, code in pairs],
    )
    valences = dict(zip(pairs, weighed, strict=True))
    answers: list[list[SegmentSuggestions]] = [[] for _ in documents]
    for spot, segment in heard.spots:
        document = documents[spot]
        text = document.text[segment.start : segment.end]
        turn = heard.turns[spot].get(segment.turn)
        found: list[dict[str, Any]] = []
        proposed = False
        place = heard.place.get((spot, segment.segment))
        if place is not None:
            proposed = any(row["proposed"] for row in ranked[place])
            found = [
                _suggestion(
                    codebook,
                    row,
                    valences.get((place, row["code"]), []),
                    segment.start,
                    learned,
                )
                for row in ranked[place]
            ]
        answers[spot].append(
            SegmentSuggestions(
                segment.segment,
                segment.start,
                segment.end,
                turn.speaker if turn else None,
                text,
                not proposed,
                tuple(found),
            )
        )
    return answers


class _Heard:
    """The segments of all documents; `texts` are those that may be coded."""

    def __init__(self, documents: Sequence[Input]) -> None:
        self.spots: list[tuple[int, Segment]] = []
        self.turns: list[dict[int, Turn]] = []
        self.place: dict[tuple[int, int], int] = {}
        self.texts: list[str] = []
        self.actors: list[str | None] = []
        self.questions: list[str | None] = []
        for spot, document in enumerate(documents):
            turns = {turn.turn: turn for turn in document.turns}
            self.turns.append(turns)
            asked = questions_of(document)
            for segment, question in zip(document.segments, asked, strict=True):
                self.spots.append((spot, segment))
                turn = turns.get(segment.turn)
                if turn is not None and turn.kind == "interviewer":
                    continue
                self.place[spot, segment.segment] = len(self.texts)
                self.texts.append(document.text[segment.start : segment.end])
                self.actors.append(document.actor)
                self.questions.append(question)
        spoken = Counter(tongue(document.language) for document in documents)
        self.language = spoken.most_common(1)[0][0] if spoken else None


def _suggestion(
    codebook: Codebook,
    row: dict[str, Any],
    valences: list[tuple[str, float, bool]],
    offset: int,
    training: Training,
) -> dict[str, Any]:
    code = row["code"]
    example = None
    if row["nearest"] is not None:
        slugs, i = training.documents, row["nearest"]
        slug = None if slugs is None else slugs[i]
        example = {"document": slug, "text": training.texts[i]}
    reasons = [
        {**r, "start": r["start"] + offset, "end": r["end"] + offset}
        for r in row["reasons"]
    ]
    return {
        "code": code,
        "name": codebook.name(code),
        "facet": codebook.facet_of[code].id,
        "probability": round(row["probability"], 4),
        "proposed": row["proposed"],
        "valence": _valence(codebook, code, valences),
        "reasons": reasons,
        "example": example,
    }


def _valence(
    codebook: Codebook, code: str, valences: list[tuple[str, float, bool]]
) -> dict[str, Any] | None:
    if not valences:
        return None
    best, probability, proposed = valences[0]
    if not proposed and codebook.facet_of[code].valence != "required":
        return None
    return {"id": best, "probability": round(probability, 4)}


def usable(codebook: Codebook, training: Training) -> Training:
    """The training in terms of the codebook's standing codes.

    A text whose codes all fell away teaches nothing; one that was read and got
    none teaches that none applies.
    """
    standing = {c.id for c in codebook.codes.values() if not c.deprecated}
    heir = _heirs(codebook)

    def now(codes: frozenset[str]) -> frozenset[str]:
        return frozenset(heir.get(c, c) for c in codes) & standing

    n = len(training.texts)
    given = check_sets(training.labels, n, "labels")
    labels = [now(codes) for codes in given]
    kept = [i for i in range(n) if labels[i] or not given[i]]

    def column(name: str) -> list[Any] | None:
        values = check_column(getattr(training, name), n, name)
        return None if values is None else [values[i] for i in kept]

    rejected = None
    if training.rejected is not None:
        refused = check_sets(training.rejected, n, "rejected")
        rejected = [now(refused[i]) for i in kept]
    return Training(
        [training.texts[i] for i in kept],
        [labels[i] for i in kept],
        None,
        column("speakers"),
        column("questions"),
        column("groups"),
        rejected,
        column("documents"),
    )


def valenced(codebook: Codebook, training: Training) -> list[Valenced]:
    """The codings that carry a valence, in terms of the codebook's standing codes."""
    heir = _heirs(codebook)
    documents = training.documents or [None] * len(training.texts)
    return [
        Valenced(text, code and (heir.get(code, code) or None), valence, document)
        for text, given, document in zip(
            training.texts, training.valences or (), documents, strict=False
        )
        for code, valence in (
            given.items() if isinstance(given, Mapping) else [(None, given)]
        )
        if valence
    ]


def _heirs(codebook: Codebook) -> dict[str, str]:
    """What took the place of each deprecated code; "" where nothing did."""
    return {c.id: c.replaced_by or "" for c in codebook.codes.values() if c.deprecated}
