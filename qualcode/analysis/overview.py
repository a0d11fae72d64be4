"""Where a study stands: its documents one by one, and in figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qualcode.analysis.people import People, key_of
from qualcode.model import StudyData

DOCUMENT_COLUMNS = (
    "document",
    "file",
    "part",
    "kind",
    "actor",
    "case",
    "group",
    "mode",
    "date",
    "id",
    "sha256",
    "text_sha256",
    "turns",
    "segments",
    "words",
    "codings",
    "state",
)


def documents(data: StudyData) -> list[dict[str, Any]]:
    """The register's rows with what the database knows of each text.

    Returns:
        Rows in the register's order. `state` is `done` when a coder marked the
        document done, `coding` when it holds codings, else `new`.
    """
    codings = Counter(coding.document for coding in data.codings)
    done = {slug for slug, _ in data.done}
    rows = []
    for document in data.documents:
        slug = document.document
        started = "coding" if codings[slug] else "new"
        rows.append(
            {
                "document": slug,
                "file": document.file,
                "part": document.part,
                "kind": document.kind,
                "actor": document.actor,
                "case": "|".join(document.cases),
                "group": document.group,
                "mode": document.mode,
                "date": document.date,
                "id": document.id,
                "sha256": document.sha256,
                "text_sha256": document.text_sha256,
                "turns": document.turns,
                "segments": document.segments,
                "words": document.words,
                "codings": codings[slug],
                "state": "done" if slug in done else started,
            }
        )
    return rows


def stats(data: StudyData) -> dict[str, Any]:
    """The contract's figures of a study, an inventory of all its documents.

    Participants are people, without interviewers; codes are those of the codebook
    without the facets' roots; codings are the standing ones.
    """
    people = People(data)
    codings = Counter(coding.document for coding in data.codings)
    listed = [*data.config.actors, *(d.actor for d in data.documents)]
    who = {d.document: _keys(people, d.document) for d in data.documents}
    cases = {case.case for case in data.cases}
    cases.update(case for d in data.documents for case in d.cases)
    by_actor = []
    for actor in dict.fromkeys(name for name in listed if name):
        theirs = [d for d in data.documents if d.actor == actor]
        by_actor.append(
            {
                "actor": actor,
                "documents": len(theirs),
                "participants": len(set().union(*(who[d.document] for d in theirs))),
                "words": sum(d.words for d in theirs),
                "codings": sum(codings[d.document] for d in theirs),
            }
        )
    return {
        "documents": len(data.documents),
        "participants": len(set().union(*who.values())),
        "cases": len(cases),
        "codes": len(data.codebook.codes),
        "codings": len(data.codings),
        "coders": len({*data.coders, *(coding.coder for coding in data.codings)}),
        "memos": data.memos,
        "suggestions": data.suggestions,
        "segments": sum(d.segments for d in data.documents),
        "words": sum(d.words for d in data.documents),
        "by_actor": by_actor,
    }


def _keys(people: People, document: str) -> set[str]:
    return {key_of(person) for person in people.of_document(document)}
