"""Reads: rows of the database as dataclasses, and one `StudyData` of it all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any

from qualcode.model import (
    Codebook,
    Coding,
    Document,
    Finding,
    Participant,
    Practice,
    Segment,
    StudyConfig,
    StudyData,
    Suggestion,
    Turn,
)
from qualcode.store.connection import Connection, Row, loaded
from qualcode.store.folder import StudyFolder
from qualcode.store.registers import Registers
from qualcode.store.registers import Row as RegisterRow

_Texts = tuple[
    Mapping[str, str],
    Mapping[str, tuple[Turn, ...]],
    Mapping[str, tuple[Segment, ...]],
]
STANDING = "codings.removals % 2 = 0"
CURRENT = "text_id IN (SELECT text_id FROM documents)"
_CODINGS = """
    SELECT codings.id, document, start, "end", quote, code, valence, coder, "pass",
        codings.created, origin
    FROM codings JOIN documents ON documents.id = document_id
        JOIN coders ON coders.id = coder_id
"""


def read_study(
    folder: StudyFolder,
    connection: Connection,
    registers: Registers,
    config: StudyConfig,
    codebook: Codebook,
    written: tuple[tuple[Finding, ...], tuple[Practice, ...]],
    before: StudyData | None = None,
    with_texts: bool = True,
) -> StudyData:
    """Everything analysis and report need, of one instant.

    `written` are the findings and practices of findings.yaml. `before` is a picture
    of the same study: its texts, half of the work, are taken over if none changed.
    Without texts, what only counts documents and codings has its answer sooner.
    """
    from qualcode.store.summaries import summaries, touched

    listed, people = documents(connection, registers), registers.participant_rows()
    if not with_texts:
        read: _Texts = ({}, {}, {})
    elif before is not None and _same_texts(before, listed, people):
        read = before.texts, before.turns, before.segments
    else:
        read = texts_of(connection, registers)
    summed = summaries(connection, codebook)
    return StudyData(
        folder=folder.root,
        config=config,
        codebook=codebook,
        documents=listed,
        participants=people,
        cases=registers.case_rows(),
        texts=read[0],
        turns=read[1],
        segments=read[2],
        codings=codings(connection, codebook),
        coders=coders(connection),
        done=registers.done_pairs(),
        coverage=registers.coverage_rows(),
        findings=written[0],
        practices=written[1],
        memos=connection.value("SELECT count(*) FROM memos WHERE removals % 2 = 0"),
        suggestions=connection.value(
            "SELECT count(*) FROM suggestions "
            f"WHERE state = 'undecided' AND suggestions.{CURRENT}"
        ),
        summaries=summed,
        touched=touched(connection, codebook, summed),
        in_vivo=in_vivo(connection, codebook),
        chosen=registers.chosen_notes(),
    )


def _same_texts(
    before: StudyData, listed: Sequence[Document], people: Sequence[Participant]
) -> bool:
    """Whether texts, and who is known to speak in them, are those of a picture."""
    now = [(d.document, d.id, d.sha256, d.text_sha256) for d in listed]
    then = [(d.document, d.id, d.sha256, d.text_sha256) for d in before.documents]
    return now == then and tuple(people) == before.participants


def documents(connection: Connection, registers: Registers) -> tuple[Document, ...]:
    """The documents of the database with their rows of documents.csv, by slug."""
    rows = {row["document"]: row for row in registers.documents.rows}
    query = """
        SELECT documents.id, document, language, sha256, text_sha256, words,
            (SELECT count(*) FROM turns WHERE turns.text_id = texts.id) AS turns,
            (SELECT count(*) FROM segments WHERE segments.text_id = texts.id)
                AS segments
        FROM documents JOIN texts ON texts.id = text_id
        ORDER BY document
    """
    return tuple(
        _document(r, rows.get(r["document"], {})) for r in connection.rows(query)
    )


def _document(row: Row, register: RegisterRow) -> Document:
    cases = (c.strip() for c in register.get("case", "").split("|"))
    return Document(
        id=row["id"],
        document=row["document"],
        file=register.get("file", ""),
        part=register.get("part", ""),
        kind=register.get("kind", ""),
        actor=register.get("actor", ""),
        cases=tuple(filter(None, cases)),
        group=register.get("group", ""),
        mode=register.get("mode", ""),
        date=register.get("date", ""),
        language=row["language"],
        sha256=row["sha256"],
        text_sha256=row["text_sha256"],
        words=row["words"],
        turns=row["turns"],
        segments=row["segments"],
    )


def texts_of(
    connection: Connection, registers: Registers, document: str | None = None
) -> tuple[dict[str, str], dict[str, tuple[Turn, ...]], dict[str, tuple[Segment, ...]]]:
    """Current texts, turns and segments by slug; of one document when named.

    A kind that a person confirmed in participants.csv replaces the proposed one.
    """
    query = """
        SELECT text_id, document, text FROM documents JOIN texts ON texts.id = text_id
        WHERE document = coalesce(:document, document)
    """
    slugs: dict[str, str] = {}
    texts: dict[str, str] = {}
    for text_id, slug, text in connection.rows(query, document=document):
        slugs[text_id] = slug
        texts[slug] = text
    known = registers.known_labels()
    turns: dict[str, list[Turn]] = {slug: [] for slug in texts}
    for text_id, *values in _lines(connection, Turn, slugs):
        slug = slugs[text_id]
        number, label, speaker, kind, *rest = values
        if said := known.get(slug):
            kind = said.get(label or "") or said.get(speaker or "") or kind
        turns[slug].append(Turn(number, label, speaker, kind, *rest))
    segments: dict[str, list[Segment]] = {slug: [] for slug in texts}
    for text_id, *values in _lines(connection, Segment, slugs):
        segments[slugs[text_id]].append(Segment(*values))
    return (
        texts,
        {slug: tuple(rows) for slug, rows in turns.items()},
        {slug: tuple(rows) for slug, rows in segments.items()},
    )


def _lines(
    connection: Connection, kind: type[Turn | Segment], slugs: Mapping[str, str]
) -> list[Row]:
    """Text key and fields of the turns or segments of current texts, in order."""
    line, *others = (f'"{field.name}"' for field in fields(kind))
    columns = ", ".join((line, *others))
    only = next(iter(slugs)) if len(slugs) == 1 else None
    query = f"""
        SELECT text_id, {columns} FROM {kind.__name__.lower()}s
        WHERE {CURRENT if only is None else "text_id = :only"}
        ORDER BY text_id, {line}
    """
    return connection.rows(query, only=only)


def codings(
    connection: Connection,
    codebook: Codebook,
    *,
    document: str | None = None,
    code: str | None = None,
    coder: str | None = None,
    pass_: str | None = None,
) -> tuple[Coding, ...]:
    """Standing codings of current texts: document, start, end, codebook order.

    A code renamed in the codebook (`was`) is handed out under its new id.
    """
    asked = _asked(document=document, coder=coder, **{"pass": pass_})
    wanted = " AND ".join([STANDING, f"codings.{CURRENT}", *map(_equals, asked)])
    new = renamed(codebook)
    found = [
        _coding(row, new)
        for row in connection.rows(f"{_CODINGS} WHERE {wanted}", **asked)
    ]
    if code is not None:
        found = [c for c in found if c.code == code]
    order, last = codebook.order, len(codebook.order)
    found.sort(
        key=lambda c: (
            c.document,
            c.start,
            c.end,
            order.get(c.code, last),
            c.code,
            c.id,
        )
    )
    return tuple(found)


def _asked(**values: Any) -> dict[str, Any]:
    """What a caller gave of the columns it may ask for."""
    return {name: value for name, value in values.items() if value is not None}


def _equals(name: str) -> str:
    return f'"{name}" = :{name}'


def coding(connection: Connection, codebook: Codebook, id_: str) -> Coding | None:
    """One coding by id, standing or not."""
    row = connection.first(f"{_CODINGS} WHERE codings.id = :id", id=id_)
    return None if row is None else _coding(row, renamed(codebook))


def standing(
    connection: Connection, codebook: Codebook, ids: Collection[str]
) -> dict[str, Coding]:
    """Those of some codings that stand, by id."""
    query = f"{_CODINGS} WHERE {STANDING} AND codings.id IN :ids"
    new = renamed(codebook)
    return {
        row["id"]: _coding(row, new) for row in connection.rows(query, ids=list(ids))
    }


def _coding(row: Row, new: Mapping[str, str]) -> Coding:
    values: list[Any] = list(row)
    values[5] = new.get(values[5], values[5])
    return Coding(*values)


def renamed(codebook: Codebook) -> dict[str, str]:
    """{old id: new id} of every `was` in the codebook, unless the old id lives on."""
    return {
        old: code.id
        for code in codebook.codes.values()
        for old in code.was
        if old not in codebook.codes
    }


def in_vivo(connection: Connection, codebook: Codebook) -> frozenset[str]:
    """Codes that came after the codebook's first version, by no guide question."""
    first = connection.first(
        """
        SELECT sha256, content FROM codebook_versions WHERE codebook = :codebook
        ORDER BY version LIMIT 1
        """,
        codebook=codebook.id,
    )
    if first is None or first["sha256"] == codebook.sha256:
        return frozenset()
    content = loaded(first["content"])
    known = Codebook.from_dict(content).codes
    return frozenset(
        code.id
        for code in codebook.codes.values()
        if not code.questions and known.keys().isdisjoint([code.id, *code.was])
    )


def coders(connection: Connection) -> tuple[str, ...]:
    """Names of the coders in the order they joined."""
    return tuple(connection.column("SELECT coder FROM coders ORDER BY created, coder"))


def suggestions(
    connection: Connection,
    *,
    state: str | None = "undecided",
    document: str | None = None,
    ids: Collection[str] | None = None,
) -> list[Suggestion]:
    """Suggestions on current texts, by document and segment, likeliest first."""
    asked = _asked(state=state, document=document)
    wanted = [*map(_equals, asked)]
    if ids is not None:
        wanted.append("suggestions.id IN :ids")
        asked["ids"] = list(ids)
    query = f"""
        SELECT suggestions.id, document, suggestions.segment, start, "end", code,
            probability, valence, reasons, example, model, state
        FROM suggestions
            JOIN documents ON documents.text_id = suggestions.text_id
            JOIN segments ON segments.text_id = suggestions.text_id
                AND segments.segment = suggestions.segment
        WHERE {" AND ".join(wanted) or "1 = 1"}
        ORDER BY document, suggestions.segment, probability DESC, code
    """
    return [
        Suggestion(*row[:7], *map(loaded, row[7:10]), *row[10:])
        for row in connection.rows(query, **asked)
    ]


def text_of(connection: Connection, coding_id: str) -> str:
    """The text that a coding lies in."""
    query = """
        SELECT text FROM texts JOIN codings ON codings.text_id = texts.id
        WHERE codings.id = :id
    """
    return str(connection.one(query, id=coding_id)[0])


def plain_texts(connection: Connection, slugs: Collection[str]) -> dict[str, str]:
    """{slug: current text} of some documents."""
    query = """
        SELECT document, text FROM documents JOIN texts ON texts.id = text_id
        WHERE document IN :slugs
    """
    return connection.pairs(query, slugs=list(slugs))


def version_text(connection: Connection, text_id: str) -> str:
    """One version of a document's text, current or not."""
    query = "SELECT text FROM texts WHERE id = :id"
    return str(connection.one(query, id=text_id)[0])


def language_of(connection: Connection, slug: str) -> str:
    """The language of a document's current text."""
    query = """
        SELECT language FROM texts JOIN documents ON documents.text_id = texts.id
        WHERE document = :slug
    """
    return str(connection.one(query, slug=slug)[0])
