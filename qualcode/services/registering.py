"""The registers filled in for a batch: one act, in the log, undone as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.services.coding import resolve
from qualcode.services.study import Study
from qualcode.store import registers, writes

DOCUMENT_FIELDS = ("kind", "actor", "case", "group", "mode", "date")
PERSON_FIELDS = ("participant", "kind", "actor", "role")
DOCUMENT_KINDS = ("", "interview", "design", "plan", "other")
PERSON_KINDS = ("", "participant", "interviewer")
ACTIONS = {"document-confirm": "documents", "participant-confirm": "participants"}
_KEYS = {"documents": ("document",), "participants": ("document", "label")}


def confirm(
    study: Study, given: Sequence[Mapping[str, Any]], *, coder: str
) -> list[str]:
    """Write what people confirmed of documents and of who speaks; the slugs.

    Each of `given` has `document`, some of `DOCUMENT_FIELDS` and perhaps
    `participants`: rows with `label` and some of `PERSON_FIELDS`. What is not given
    stays. A document's actor is given to its participants without one. Raises
    `document-unknown`, `actor-unknown`, `role-unknown`, `kind-unknown`,
    `label-unknown`, before anything is written.
    """
    with study.database.write() as connection:
        keys = writes.text_keys(connection)
        files = registers.Registers.read(study.where.transcripts)
        batch = writes.new_id()
        events = []
        slugs = []
        for row in given:
            slug = resolve(study.where, keys, str(row["document"]))
            slugs.append(slug)
            for change in _changes(study, files, slug, row):
                action, like, wanted = change
                before, after = _set(files, ACTIONS[action], like, wanted)
                if before != after:
                    events.append(
                        writes.event_values(
                            batch, coder, action, "document", keys[slug][0],
                            before=like | before, after=like | after,
                        )
                    )  # fmt: skip
        if events:
            files.documents.save()
            files.participants.save()
            writes.insert_events(connection, events)
        return slugs


def restore(study: Study, event: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Put the fields of one event of `confirm` back; the caller holds the lock."""
    files = registers.Registers.read(study.where.transcripts)
    name = ACTIONS[event["action"]]
    like = {key: wanted[key] for key in _KEYS[name]}
    _set(files, name, like, {k: v for k, v in wanted.items() if k not in like})
    getattr(files, name).save()


Change = tuple[str, dict[str, str], dict[str, str]]


def _changes(
    study: Study, files: registers.Registers, slug: str, row: Mapping[str, Any]
) -> list[Change]:
    """(action, the row's keys, fields to set) of one document; checked."""
    fields = _given(row, DOCUMENT_FIELDS)
    _check(fields, "kind", DOCUMENT_KINDS)
    _allowed(study, fields)
    found: list[Change] = []
    if fields:
        found.append(("document-confirm", {"document": slug}, fields))
    listed = {p["label"]: p for p in files.participants.rows if p["document"] == slug}
    people = {str(p["label"]): _given(p, PERSON_FIELDS) for p in _persons(row)}
    for label in {**listed, **people}:
        own = people.get(label, {})
        _check(own, "kind", PERSON_KINDS)
        _allowed(study, own)
        before = listed.get(label, {})
        kind = own.get("kind", before.get("kind", ""))
        blank = not own.get("actor", before.get("actor", ""))
        if fields.get("actor") and blank and kind == "participant":
            own = {**own, "actor": fields["actor"]}
        if own:
            like = {"document": slug, "label": label}
            found.append(("participant-confirm", like, own))
    return found


def _persons(row: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return row.get("participants") or ()


def _given(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    return {n: str(row[n]).strip() for n in names if row.get(n) is not None}


def _check(fields: Mapping[str, str], name: str, allowed: Sequence[str]) -> None:
    if fields.get(name, "") not in allowed:
        expected = ", ".join(filter(None, allowed))
        raise QualcodeError("kind-unknown", value=fields[name], expected=expected)


def _allowed(study: Study, fields: Mapping[str, str]) -> None:
    for code, name, allowed in (
        ("actor-unknown", "actor", study.config.actors),
        ("role-unknown", "role", study.config.roles),
    ):
        value = fields.get(name, "")
        if value and allowed and value not in allowed:
            raise QualcodeError(code, value=value, expected=", ".join(allowed))


def _set(
    files: registers.Registers,
    name: str,
    like: Mapping[str, str],
    wanted: Mapping[str, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """Set fields of the row that has `like`'s keys, or add it; (before, after)."""
    register: registers.Register = getattr(files, name)
    for row in register.rows:
        if all(row[key] == value for key, value in like.items()):
            before = {k: row[k] for k in wanted}
            row.update(wanted)
            return before, dict(wanted)
    register.add({**like, **wanted})
    return dict.fromkeys(wanted, ""), dict(wanted)
