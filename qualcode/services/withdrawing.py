"""A participant leaves the study: out of every table, file, cache and backup.

What stays is a tombstone: an event with counts, and of each anchor of theirs its
name and the hash of its text, by which a report that still quotes them is known.
Not undoable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256
from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.services import withdrawal_files as files
from qualcode.services.forgetting import Words
from qualcode.services.study import Study
from qualcode.services.withdrawal_files import Part, Plan
from qualcode.store import backups, reports, withdrawal, writes

Plain = dict[str, Any]


def withdraw(
    study: Study, participant: str, *, dry_run: bool = False, coder: str
) -> Plain:
    """Take a participant out of the study; the contract's answer.

    `participant` is the register's id, or `document:label` for a row without one.
    `dry_run` says what would go and changes nothing. Also given: `remains`, files
    where a person copied their words and the copy could not be taken out, and the
    database's log while another process reads it. Raises `participant-unknown`.
    """
    data = study.data()
    plan = _plan(study, data, participant)
    before = _standing(data)
    if dry_run:
        return _would(study, data, plan)
    for path in (*plan.files, *plan.copies):
        path.unlink(missing_ok=True)
    files.redact_files(study, plan)
    with study.database.write() as connection:
        removed = _remove(study, data, plan, connection)
        counts = _counts(plan, removed)
        writes.event(
            connection, writes.new_id(), coder, "withdraw", "participant",
            _tomb(participant), after={"removed": counts},
        )  # fmt: skip
        event = writes.events(connection)[-1]["id"]
    emptied = study.database.vacuum()
    if plan.copies:
        backups.copy_database(study.where.database, reason="after-withdrawal")
    return {
        "participant": participant,
        "documents": [p.document for p in plan.parts],
        "removed": counts,
        "findings_fallen": _fallen(study.data(), before),
        "stale_reports": files.stale_outputs(study, plan),
        "event": event,
        "remains": [
            *files.remaining(study, plan),
            *([] if emptied else [f"{study.where.database.name}-wal"]),
        ],
    }


def _remove(
    study: Study, data: StudyData, plan: Plan, connection: Any
) -> withdrawal.Removed:
    """Out of every table and register, in the transaction that holds the lock."""
    keeps = {p.document: files.keep(data, p) for p in plan.parts if not p.whole}
    removed = _rows(connection, plan, keeps)
    for slug, digest in files.new_originals(study, data, plan, keeps).items():
        withdrawal.set_file_hash(connection, slug, digest)
    files.registers_without(study, data, plan, keeps, set(removed.ids))
    gone = {slug: _tomb(slug) for slug in plan.whole}
    instead = t("report.quote-withdrawn")

    def change(text: str) -> str:
        return gone.get(text) or plan.words.redact(text, instead)

    withdrawal.redact(connection, change, list(gone))
    _anchors(connection, set(removed.ids), plan.words)
    return removed


def _rows(
    connection: Any, plan: Plan, keeps: Mapping[str, withdrawal.Kept]
) -> withdrawal.Removed:
    removed = withdrawal.Removed()
    for part in plan.parts:
        if part.whole:
            _add(removed, withdrawal.remove_document(connection, part.document))
        else:
            kept = keeps[part.document]
            _add(removed, withdrawal.keep_part(connection, part.document, kept))
    return removed


def _plan(study: Study, data: StudyData, participant: str) -> Plan:
    from qualcode.analysis.people import People, key_of

    rows = [p for p in data.participants if key_of(p) == participant]
    if not rows:
        known = sorted(
            {key_of(p) for p in data.participants if p.kind != "interviewer"}
        )
        raise QualcodeError(
            "participant-unknown", value=participant, known=", ".join(known[:8]) or "—"
        )
    people = People(data)
    parts = []
    for document in dict.fromkeys(p.document for p in rows):
        others = [p for p in people.of_document(document) if key_of(p) != participant]
        own = people.turns_of(document, participant)
        parts.append(_part(data, document, own, whole=not others))
    parts = [p for p in parts if p.document in data.texts]
    own_texts, other_texts = _split(data, parts)
    coded = _coded(data, parts)
    plan = Plan(participant, rows, parts, Words(own_texts, other_texts, coded))
    with study.database.read() as connection:
        hashes = {
            h for p in parts for h in withdrawal.file_hashes(connection, p.document)
        }
    plan.files = [
        path
        for path in sorted(study.where.transcripts.rglob("*"))
        if path.is_file() and sha256(path.read_bytes()) in hashes
    ]
    plan.copies = list(files.copies(study))
    return plan


def _part(data: StudyData, document: str, own: Sequence[int], *, whole: bool) -> Part:
    turns = data.turns.get(document, ())
    if whole or len(own) == len(turns):
        return Part(document, True, turns=tuple(x.turn for x in turns))
    gone = set(own)
    return Part(
        document,
        False,
        spans=tuple((x.start, x.end) for x in turns if x.turn in gone),
        turns=tuple(own),
        kept=tuple(x.turn for x in turns if x.turn not in gone),
    )


def _split(data: StudyData, parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """The words that go and those that stay, by turns."""
    own: list[str] = []
    other: list[str] = []
    by_document = {p.document: set(p.turns) for p in parts}
    for document, text in data.texts.items():
        gone = by_document.get(document, set())
        if not gone:
            other.append(text)
        for turn in data.turns.get(document, ()) if gone else ():
            mine = turn.turn in gone and turn.kind != "interviewer"
            (own if mine else other).append(text[turn.start : turn.end])
    return own, other


def _coded(data: StudyData, parts: Sequence[Part]) -> list[str]:
    """The passages of theirs that somebody coded."""
    whole = {p.document for p in parts if p.whole}
    spans = {p.document: p.spans for p in parts}
    return [
        c.quote
        for c in data.codings
        if c.document in whole
        or any(a <= c.start and c.end <= b for a, b in spans.get(c.document, ()))
    ]


def _tomb(participant: str) -> str:
    """The name by which the log knows who withdrew: it may be a person's."""
    return f"withdrawn-{sha256(participant)[:8]}"


def _anchors(connection: Any, ids: set[str], words: Words) -> None:
    """Forget the anchors of what went, and what others kept of it around them."""
    for report in reports.written(connection):
        rows = reports.anchors(connection, report["id"])
        forgotten = set()
        for n, row in enumerate(rows):
            own = str((row["query"] or {}).get("quote")) in ids
            if own or words.spans(row["text"]):
                reports.forget(connection, report["id"], row["name"])
                forgotten.add(n)
        # nothing further off reaches them with its 32 characters
        beside = {n + step for n in forgotten for step in (-4, -3, -2, -1, 1, 2, 3, 4)}
        for n, row in enumerate(rows):
            told = words.spans(row["prefix"]) or words.spans(row["suffix"])
            if n not in forgotten and (n in beside or told):
                reports.forget_context(connection, report["id"], row["name"])


def _standing(data: StudyData) -> set[str]:
    from qualcode.analysis import findings

    return {str(row["id"]) for row in findings(data) if row["status"] != "fallen"}


def _fallen(data: StudyData, before: set[str]) -> list[str]:
    from qualcode.analysis import findings

    return [
        str(row["id"])
        for row in findings(data)
        if row["status"] == "fallen" and row["id"] in before
    ]


def _counts(plan: Plan, removed: withdrawal.Removed) -> dict[str, int]:
    return {
        "files": len(plan.files),
        "turns": removed.turns,
        "segments": removed.segments,
        "codings": removed.codings,
        "memos": removed.memos,
        "suggestions": removed.suggestions,
        "backups": len(plan.copies),
    }


def _add(total: withdrawal.Removed, more: withdrawal.Removed) -> None:
    for name in (f.name for f in fields(total)):
        setattr(total, name, getattr(total, name) + getattr(more, name))


class _DryError(Exception):
    """Carries a dry run out of its transaction, which is rolled back."""


def _would(study: Study, data: StudyData, plan: Plan) -> Plain:
    """What a withdrawal would do, counted by doing it and rolling back."""
    keeps = {p.document: files.keep(data, p) for p in plan.parts if not p.whole}
    removed = withdrawal.Removed()
    with suppress(_DryError), study.database.write() as connection:
        removed = _rows(connection, plan, keeps)
        raise _DryError
    gone = set(removed.ids)
    left = replace(data, codings=tuple(c for c in data.codings if c.id not in gone))
    return {
        "participant": plan.participant,
        "documents": [p.document for p in plan.parts],
        "removed": _counts(plan, removed),
        "findings_fallen": _fallen(left, _standing(data)),
        "stale_reports": files.stale_outputs(study, plan),
        "event": None,
        "remains": [],
    }
