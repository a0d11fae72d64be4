"""A document's current text as the transcript it was read as."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import Speaker, Transcript, Turn
from qualcode.store.connection import Connection, loaded
from qualcode.store.registers import Registers
from qualcode.store.rows import texts_of


def transcript(connection: Connection, registers: Registers, slug: str) -> Transcript:
    """The current version of one document; its slug has to be known.

    How sure the reading was of a speaker is not kept: confidence is 1 for a kind that
    stands in participants.csv, else 0.
    """
    texts, turns, segments = texts_of(connection, registers, slug)
    query = """
        SELECT title, sha256, text_sha256, language, format, attributes
        FROM texts JOIN documents ON documents.text_id = texts.id
        WHERE document = :slug
    """
    facts = connection.one(query, slug=slug)
    known = registers.known_labels().get(slug, {})
    return Transcript(
        title=facts["title"],
        sha256=facts["sha256"],
        text_sha256=facts["text_sha256"],
        language=facts["language"],
        format=facts["format"],
        text=texts[slug],
        speakers=_speakers(texts[slug], turns[slug], known),
        turns=turns[slug],
        segments=segments[slug],
        attributes=loaded(facts["attributes"]),
    )


def _speakers(
    text: str, turns: Sequence[Turn], known: dict[str, str]
) -> tuple[Speaker, ...]:
    """The voices in the order they are first heard."""
    heard: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.speaker is not None:
            heard.setdefault(turn.speaker, []).append(turn)
    return tuple(
        Speaker(
            speaker=name,
            labels=tuple(dict.fromkeys(t.label for t in own if t.label)),
            kind=own[0].kind,
            confidence=float(any({t.label, name} & known.keys() for t in own)),
            turns=len(own),
            words=sum(len(text[t.start : t.end].split()) for t in own),
        )
        for name, own in heard.items()
    )
