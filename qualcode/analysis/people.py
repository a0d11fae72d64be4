"""Who speaks where: turns joined with the register of participants."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from qualcode.analysis.spans import Spans
from qualcode.model import Document, Participant, StudyData

INTERVIEWER = "interviewer"


def key_of(person: Participant) -> str:
    """What tells a person from others: the register's id, else place and label."""
    return person.participant or f"{person.document}:{person.label}"


class People:
    """The register of participants, by document and by turn."""

    def __init__(self, data: StudyData) -> None:
        """Index the register of `data`; turns are joined when first asked for."""
        self._data = data
        self._turns: dict[str, Spans] = {}
        self._speakers: dict[str, tuple[dict[int, Participant], set[int]]] = {}
        # Codings of one passage follow each other: the last span is asked again.
        self._last: tuple[tuple[str, int, int], list[Participant]] = (("", 0, 0), [])

    @cached_property
    def _rows(self) -> dict[str, list[Participant]]:
        rows: dict[str, list[Participant]] = {}
        for person in self._data.participants:
            rows.setdefault(person.document, []).append(person)
        return rows

    def of_document(self, document: str) -> list[Participant]:
        """The people interviewed in a document, without the interviewers."""
        rows = self._rows.get(document, [])
        return [person for person in rows if person.kind != INTERVIEWER]

    def turns_of(self, document: str, person: str) -> list[int]:
        """Numbers of the turns in which the person of that key speaks."""
        speaking, _ = self._join(document)
        return [turn for turn, who in speaking.items() if key_of(who) == person]

    def turns_touched(self, document: str, start: int, end: int) -> list[int]:
        """Numbers of the turns that share a character with a span."""
        if document not in self._turns:
            turns = self._data.turns.get(document, ())
            self._turns[document] = Spans((t.start, t.end, t.turn) for t in turns)
        return self._turns[document].touched(start, end)

    def touched(self, document: str, start: int, end: int) -> list[Participant]:
        """People (not interviewers) whose turns a span touches, first come first."""
        if self._last[0] == (document, start, end):
            return list(self._last[1])
        found = self._find(document, start, end)
        self._last = ((document, start, end), found)
        return list(found)

    def _find(self, document: str, start: int, end: int) -> list[Participant]:
        speakers, _ = self._join(document)
        found: dict[str, Participant] = {}
        for turn in self.turns_touched(document, start, end):
            if turn in speakers:
                found.setdefault(key_of(speakers[turn]), speakers[turn])
        return list(found.values())

    def touches_interviewer(self, document: str, start: int, end: int) -> bool:
        """Whether a span holds a character of an interviewer's turn."""
        asking = self.interviewer_turns(document)
        return any(t in asking for t in self.turns_touched(document, start, end))

    def interviewer_turns(self, document: str) -> set[int]:
        """Numbers of the turns in which an interviewer speaks."""
        return self._join(document)[1]

    def _join(self, document: str) -> tuple[dict[int, Participant], set[int]]:
        if document not in self._speakers:
            turns = self._data.turns.get(document, ())
            speaking: dict[int, Participant] = {}
            asking: set[int] = set()
            for turn, (person, asks) in zip(
                turns, self.speakers(document), strict=True
            ):
                if asks:
                    asking.add(turn.turn)
                elif person:
                    speaking[turn.turn] = person
            self._speakers[document] = (speaking, asking)
        return self._speakers[document]

    def speakers(self, document: str) -> list[tuple[Participant | None, bool]]:
        """Who speaks in each turn, if the register knows, and whether they ask."""
        known: dict[str, list[tuple[Participant | None, bool]]]
        known = self._data.memory.setdefault("speakers", {})
        if document not in known:
            turns = self._data.turns.get(document, ())
            sorts = [(turn.label or "", turn.speaker, turn.kind) for turn in turns]
            found = self._identify(document, dict.fromkeys(sorts))
            known[document] = [found[sort] for sort in sorts]
        return known[document]

    def _identify(
        self, document: str, sorts: Iterable[tuple[str, str | None, str]]
    ) -> dict[tuple[str, str | None, str], tuple[Participant | None, bool]]:
        """Who each label, speaker and kind of a document is, and whether they ask."""
        by_label: dict[str, Participant] = {}
        for row in self._rows.get(document, []):
            by_label.setdefault(row.label, row)
        # The register may name a speaker by one of several printed labels.
        by_speaker: dict[str, Participant] = {}
        for label, speaker, _ in sorts:
            if speaker and label in by_label:
                by_speaker.setdefault(speaker, by_label[label])
        found = {}
        for label, speaker, kind in sorts:
            person = by_label.get(label)
            if person is None and speaker:
                person = by_label.get(speaker) or by_speaker.get(speaker)
            # The register is edited by hand: it wins over what the reader guessed.
            kind_known = (person.kind if person else "") or kind
            found[label, speaker, kind] = (person, kind_known == INTERVIEWER)
        return found


def voices(data: StudyData, kinds: tuple[str, ...] | None) -> list[Document]:
    """The documents that count as voices: interviews, or those of `kinds`."""
    if kinds is None:
        return [d for d in data.documents if d.is_interview]
    return [d for d in data.documents if kind_of(d) in kinds]


def kind_of(document: Document) -> str:
    """The kind of a document; a blank one is an interview."""
    return document.kind or "interview"
