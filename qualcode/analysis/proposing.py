"""Who speaks in a document: what the registers say, and what can be proposed.

Nothing of it is stored; a person confirms the whole batch in one grid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualcode.model import Document, Participant, StudyData, Turn
from qualcode.text.normalise import fold

LEAST_START = 3  # letters of a word's beginning that tell it: emp → empresa
SAMPLES = 3  # turns shown of a voice whose kind is asked
SAMPLE_LENGTH = 160
_WORD = re.compile(r"[^\W_]+")
Proposal = dict[str, Any]


def proposals(data: StudyData) -> list[dict[str, Any]]:
    """One row per document, those with something left to say first.

    Each has document, file, kind, turns, words, `open` (whether anything is blank),
    actor, role and case as {"value", "confidence", "options"}, and `participants`:
    label, participant, actor, role, kind (the same shape), turns, words, samples.
    `confidence` is `confirmed` for what a register says, `high`, `medium` for what
    the name of the file says, `low` where several fit, `none`. The role of a document
    is that of its first participant.
    """
    guess = _Guess(data)
    rows = [_row(data, document, guess) for document in data.documents]
    return sorted(rows, key=lambda row: (not row["open"], row["document"]))


def _row(data: StudyData, document: Document, guess: _Guess) -> dict[str, Any]:
    slug = document.document
    people = _people(data, document, guess)
    speaking = [p for p in people if p["kind"]["value"] != "interviewer"]
    actor = guess.actor(document)
    case = guess.case(document)
    role = speaking[0]["role"] if speaking else _none()
    # Not every document belongs to a case: a blank one with nothing to propose is fine.
    settled = actor["confidence"] == "confirmed"
    settled &= case["confidence"] in ("confirmed", "none")
    kinds = all(p["kind"]["confidence"] == "confirmed" for p in people)
    return {
        "document": slug,
        "file": document.file,
        "kind": document.kind,
        "group": document.group,
        "mode": document.mode,
        "date": document.date,
        "turns": len(data.turns.get(slug, ())),
        "words": document.words,
        "actor": actor,
        "role": role,
        "case": case,
        "open": not (settled and kinds),
        "participants": people,
    }


def _people(data: StudyData, document: Document, guess: _Guess) -> list[dict[str, Any]]:
    """The voices of a document: what the register says of each, and its turns."""
    slug, text = document.document, data.texts.get(document.document, "")
    heard: dict[str, list[Turn]] = {}
    for turn in data.turns.get(slug, ()):
        heard.setdefault(turn.speaker or turn.label or "", []).append(turn)
    listed = {p.label: p for p in data.participants if p.document == slug}
    rows = []
    for name, turns in heard.items():
        labels = list(dict.fromkeys(t.label for t in turns if t.label))
        person = next((listed[n] for n in (*labels, name) if n in listed), None)
        said = [text[t.start : t.end] for t in turns]
        rows.append(
            {
                "label": person.label if person else (labels or [name])[0],
                "participant": person.participant if person else "",
                "kind": _kind(person, turns),
                "actor": person.actor if person else "",
                "role": guess.role(document, person, labels),
                "turns": len(turns),
                "words": sum(len(s.split()) for s in said),
                "questions": sum(s.rstrip().endswith("?") for s in said),
                "samples": _samples(said),
            }
        )
    return rows


def _kind(person: Participant | None, turns: Sequence[Turn]) -> Proposal:
    if person is not None and person.kind in ("interviewer", "participant"):
        return _field(person.kind, "confirmed")
    kind = Counter(t.kind for t in turns).most_common(1)[0][0]
    return _none() if kind == "unknown" else _field(kind, "medium")


def _samples(said: Sequence[str]) -> list[str]:
    """Some turns to tell a voice by, cut at a word."""
    telling = [s for s in said if len(s.split()) > 2] or list(said)
    cut = []
    for text in telling[:SAMPLES]:
        short = text[:SAMPLE_LENGTH]
        cut.append(text if text == short else short.rsplit(" ", 1)[0] + "…")
    return cut


class _Guess:
    """Proposes from names: the study's own lists, and documents named alike."""

    def __init__(self, data: StudyData) -> None:
        self.data = data
        self.actors = tuple(
            dict.fromkeys(
                [*data.config.actors, *(d.actor for d in data.documents if d.actor)]
            )
        )
        self.roles = tuple(
            dict.fromkeys(
                [*data.config.roles, *(p.role for p in data.participants if p.role)]
            )
        )
        self.cases = {c.case: {*_words(c.case), *_words(c.name)} for c in data.cases}
        shared = Counter(w for words in self.cases.values() for w in words)
        # A word that most cases bear ("alianza", "ficticia") tells none of them apart.
        common = {w for w, n in shared.items() if n > max(1, len(self.cases) // 2)}
        self.telling = {c: words - common for c, words in self.cases.items()}
        self.alike = _alike(data.documents)

    def actor(self, document: Document) -> Proposal:
        if document.actor:
            return _field(document.actor, "confirmed")
        found = _matches(_named(document), self.actors)
        if not found:
            beside = self.alike.get(_stem(document.document), Counter())
            if len(beside) == 1:
                return _field(next(iter(beside)), "medium")
            return _none(tuple(beside))
        return _best(found)

    def case(self, document: Document) -> Proposal:
        if document.cases:
            return _field("|".join(document.cases), "confirmed")
        words = set(_named(document))
        found = {
            case: "high"
            for case, telling in self.telling.items()
            if telling and telling <= words
        }
        return _best(found) if found else _none()

    def role(
        self, document: Document, person: Participant | None, labels: Iterable[str]
    ) -> Proposal:
        if person is not None and person.role:
            return _field(person.role, "confirmed")
        words = [w for label in labels for w in _words(label)]
        found = _matches(words, self.roles) or _matches(_named(document), self.roles)
        return _best(found) if found else _none()


def _named(document: Document) -> list[str]:
    return _words(f"{document.document} {document.file.rpartition('.')[0]}")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text)[0])


def _stem(slug: str) -> str:
    """A slug before its number: emp-08 → emp."""
    return re.split(r"[\d]", slug, maxsplit=1)[0].strip("-_. ")


def _alike(documents: Iterable[Document]) -> dict[str, Counter[str]]:
    """{beginning of a slug: actors of the documents named so}."""
    found: dict[str, Counter[str]] = {}
    for document in documents:
        stem = _stem(document.document)
        if stem and document.actor:
            found.setdefault(stem, Counter())[document.actor] += 1
    return found


def _matches(words: Sequence[str], values: Iterable[str]) -> dict[str, str]:
    """{value: confidence} of the values whose first word, or its start, is said."""
    found: dict[str, str] = {}
    for value in values:
        own = _words(value)
        if own and set(own) <= set(words):
            found[value] = "high"
        elif own and any(len(w) >= LEAST_START and own[0].startswith(w) for w in words):
            found[value] = "medium"
    if "high" in found.values():
        return {v: c for v, c in found.items() if c == "high"}
    return found


def _best(found: Mapping[str, str]) -> Proposal:
    """The one that fits, or a doubt among several."""
    value, confidence = next(iter(found.items()))
    if len(found) > 1:
        return _field(value, "low", tuple(found))
    return _field(value, confidence)


def _field(value: str, confidence: str, options: Sequence[str] = ()) -> Proposal:
    return {"value": value, "confidence": confidence, "options": list(options)}


def _none(options: Sequence[str] = ()) -> Proposal:
    return _field("", "none", options)
