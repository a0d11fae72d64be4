"""Reads: rows of the database as dataclasses, and one `StudyData` of it all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

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
from qualcode.store import schema as s
from qualcode.store.folder import StudyFolder
from qualcode.store.registers import Registers
from qualcode.store.registers import Row as RegisterRow

_Texts = tuple[
    Mapping[str, str],
    Mapping[str, tuple[Turn, ...]],
    Mapping[str, tuple[Segment, ...]],
]
STANDING = s.codings.c.removals % 2 == 0
_CODINGS = (
    select(
        s.codings.c.id,
        s.documents.c.document,
        s.codings.c.start,
        s.codings.c.end,
        s.codings.c.quote,
        s.codings.c.code,
        s.codings.c.valence,
        s.coders.c.coder,
        s.codings.c["pass"],
        s.codings.c.created,
        s.codings.c.origin,
    )
    .join(s.documents, s.documents.c.id == s.codings.c.document_id)
    .join(s.coders, s.coders.c.id == s.codings.c.coder_id)
)


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
        memos=count(connection, select(s.memos).where(s.memos.c.removals % 2 == 0)),
        suggestions=count(
            connection,
            current(select(s.suggestions.c.id), s.suggestions).where(
                s.suggestions.c.state == "undecided"
            ),
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
    query = (
        select(
            s.documents.c.id,
            s.documents.c.document,
            s.texts.c.language,
            s.texts.c.sha256,
            s.texts.c.text_sha256,
            s.texts.c.words,
            *(_many(table).label(table.name) for table in (s.turns, s.segments)),
        )
        .join(s.texts, s.texts.c.id == s.documents.c.text_id)
        .order_by(s.documents.c.document)
    )
    return tuple(
        _document(r, rows.get(r.document, {})) for r in connection.execute(query)
    )


def _many(table: Any) -> Any:
    """How many rows of turns or segments a text has."""
    mine = table.c.text_id == s.texts.c.id
    return select(func.count()).where(mine).correlate(s.texts).scalar_subquery()


def _document(row: Row[*tuple[Any, ...]], register: RegisterRow) -> Document:
    cases = (c.strip() for c in register.get("case", "").split("|"))
    return Document(
        id=row.id,
        document=row.document,
        file=register.get("file", ""),
        part=register.get("part", ""),
        kind=register.get("kind", ""),
        actor=register.get("actor", ""),
        cases=tuple(filter(None, cases)),
        group=register.get("group", ""),
        mode=register.get("mode", ""),
        date=register.get("date", ""),
        language=row.language,
        sha256=row.sha256,
        text_sha256=row.text_sha256,
        words=row.words,
        turns=row.turns,
        segments=row.segments,
    )


def texts_of(
    connection: Connection, registers: Registers, document: str | None = None
) -> tuple[dict[str, str], dict[str, tuple[Turn, ...]], dict[str, tuple[Segment, ...]]]:
    """Current texts, turns and segments by slug; of one document when named.

    A kind that a person confirmed in participants.csv replaces the proposed one.
    """
    query = select(s.documents.c.document, s.documents.c.text_id, s.texts.c.text).join(
        s.texts, s.texts.c.id == s.documents.c.text_id
    )
    if document is not None:
        query = query.where(s.documents.c.document == document)
    slugs: dict[str, str] = {}
    texts: dict[str, str] = {}
    for row in connection.execute(query):
        slugs[row.text_id] = row.document
        texts[row.document] = row.text
    known = registers.known_labels()
    turns: dict[str, list[Turn]] = {slug: [] for slug in texts}
    for text_id, *values in _lines(connection, s.turns, slugs):
        slug = slugs[text_id]
        number, label, speaker, kind, *rest = values
        if said := known.get(slug):
            kind = said.get(label or "") or said.get(speaker or "") or kind
        turns[slug].append(Turn(number, label, speaker, kind, *rest))
    segments: dict[str, list[Segment]] = {slug: [] for slug in texts}
    for text_id, *values in _lines(connection, s.segments, slugs):
        segments[slugs[text_id]].append(Segment(*values))
    return (
        texts,
        {slug: tuple(rows) for slug, rows in turns.items()},
        {slug: tuple(rows) for slug, rows in segments.items()},
    )


def _lines(
    connection: Connection, table: Any, slugs: Mapping[str, str]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of turns or segments that belong to current texts, in order."""
    query = select(table).order_by(table.c.text_id, table.c[table.name.rstrip("s")])
    query = current(query, table)
    if len(slugs) == 1:
        query = query.where(table.c.text_id == next(iter(slugs)))
    return connection.execute(query).all()  # at once: half the time of one by one


def current(query: Select[Any], table: Any) -> Select[Any]:
    """A query of turns, segments or codings, of current texts alone."""
    return query.where(table.c.text_id.in_(select(s.documents.c.text_id)))


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
    query = current(_CODINGS, s.codings).where(STANDING)
    if document is not None:
        query = query.where(s.documents.c.document == document)
    if coder is not None:
        query = query.where(s.coders.c.coder == coder)
    if pass_ is not None:
        query = query.where(s.codings.c["pass"] == pass_)
    new = renamed(codebook)
    found = [_coding(row, new) for row in connection.execute(query).all()]
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


def coding(connection: Connection, codebook: Codebook, id_: str) -> Coding | None:
    """One coding by id, standing or not."""
    row = connection.execute(_CODINGS.where(s.codings.c.id == id_)).first()
    return None if row is None else _coding(row, renamed(codebook))


def standing(
    connection: Connection, codebook: Codebook, ids: Collection[str]
) -> dict[str, Coding]:
    """Those of some codings that stand, by id."""
    query = _CODINGS.where(STANDING, s.codings.c.id.in_(ids))
    new = renamed(codebook)
    return {row.id: _coding(row, new) for row in connection.execute(query)}


def _coding(row: Row[*tuple[Any, ...]], new: Mapping[str, str]) -> Coding:
    values: list[Any] = list(row)
    values[5] = new.get(row.code, row.code)
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
    t = s.codebook_versions
    kept = select(t.c.sha256).where(t.c.codebook == codebook.id).order_by(t.c.version)
    first = connection.execute(kept.limit(1)).scalar()
    if first in (None, codebook.sha256):
        return frozenset()
    content = connection.execute(
        select(t.c.content).where(t.c.codebook == codebook.id, t.c.sha256 == first)
    ).scalar_one()
    known = Codebook.from_dict(content).codes
    return frozenset(
        code.id
        for code in codebook.codes.values()
        if not code.questions and known.keys().isdisjoint([code.id, *code.was])
    )


def coders(connection: Connection) -> tuple[str, ...]:
    """Names of the coders in the order they joined."""
    query = select(s.coders.c.coder).order_by(s.coders.c.created, s.coders.c.coder)
    return tuple(connection.execute(query).scalars())


def suggestions(
    connection: Connection,
    *,
    state: str | None = "undecided",
    document: str | None = None,
    ids: Collection[str] | None = None,
) -> list[Suggestion]:
    """Suggestions on current texts, by document and segment, likeliest first."""
    query = (
        select(
            s.suggestions.c.id,
            s.documents.c.document,
            s.suggestions.c.segment,
            s.segments.c.start,
            s.segments.c.end,
            s.suggestions.c.code,
            s.suggestions.c.probability,
            s.suggestions.c.valence,
            s.suggestions.c.reasons,
            s.suggestions.c.example,
            s.suggestions.c.model,
            s.suggestions.c.state,
        )
        .join(s.documents, s.documents.c.text_id == s.suggestions.c.text_id)
        .join(
            s.segments,
            (s.segments.c.text_id == s.suggestions.c.text_id)
            & (s.segments.c.segment == s.suggestions.c.segment),
        )
        .order_by(
            s.documents.c.document,
            s.suggestions.c.segment,
            s.suggestions.c.probability.desc(),
            s.suggestions.c.code,
        )
    )
    if state is not None:
        query = query.where(s.suggestions.c.state == state)
    if document is not None:
        query = query.where(s.documents.c.document == document)
    if ids is not None:
        query = query.where(s.suggestions.c.id.in_(ids))
    return [Suggestion(*row) for row in connection.execute(query)]


def count(connection: Connection, query: Select[Any]) -> int:
    """How many rows a query has."""
    return int(
        connection.execute(
            select(func.count()).select_from(query.subquery())
        ).scalar_one()
    )


def text_of(connection: Connection, coding_id: str) -> str:
    """The text that a coding lies in."""
    query = (
        select(s.texts.c.text)
        .join(s.codings, s.codings.c.text_id == s.texts.c.id)
        .where(s.codings.c.id == coding_id)
    )
    return str(connection.execute(query).scalar_one())


def plain_texts(connection: Connection, slugs: Collection[str]) -> dict[str, str]:
    """{slug: current text} of some documents."""
    query = (
        select(s.documents.c.document, s.texts.c.text)
        .join(s.texts, s.texts.c.id == s.documents.c.text_id)
        .where(s.documents.c.document.in_(slugs))
    )
    return {row.document: row.text for row in connection.execute(query)}


def version_text(connection: Connection, text_id: str) -> str:
    """One version of a document's text, current or not."""
    query = select(s.texts.c.text).where(s.texts.c.id == text_id)
    return str(connection.execute(query).scalar_one())


def language_of(connection: Connection, slug: str) -> str:
    """The language of a document's current text."""
    query = (
        select(s.texts.c.language)
        .join(s.documents, s.documents.c.text_id == s.texts.c.id)
        .where(s.documents.c.document == slug)
    )
    return str(connection.execute(query).scalar_one())
