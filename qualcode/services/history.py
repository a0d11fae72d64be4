"""The log, and undo: both read the same events, nothing else is kept.

An undo is an event too. What is undone follows from replaying the log: an act
goes on a stack, an undo moves the top act aside, a redo moves it back, a new act
forgets what was set aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.services import codebook_edits, registering
from qualcode.services.changing import span_values
from qualcode.services.study import Study
from qualcode.store import memos, registers, suggestions, tail, writes
from qualcode.store.rows import text_of

COLUMNS = (
    "id", "time", "coder", "action", "object", "object_id", "before", "after",
    "undone_by",
)  # fmt: skip
UNDOABLE = {
    "coding-add", "coding-remove", "coding-change", "suggestion-accept",
    "suggestion-reject", "done", "not-done", "coverage", "summarize", "chosen",
    "not-chosen", "memo-add", "memo-remove",
    "document-confirm", "participant-confirm", "codebook-edit",
}  # fmt: skip


def log(study: Study, *, limit: int | None = None) -> list[dict[str, Any]]:
    """The events, newest first, each with the id of the event that undid it."""
    with study.database.read() as connection:
        events = writes.events(connection)
    _, _, undone = _replay(events, None)
    rows = [
        {c: undone.get(e["batch"]) if c == "undone_by" else e[c] for c in COLUMNS}
        for e in reversed(events)
    ]
    return rows[:limit]


def undo(
    study: Study, n: int = 1, *, redo: bool = False, coder: str, only: str | None = None
) -> list[dict[str, Any]]:
    """Take back the last `n` acts (or do them again), newest first.

    `coder` is who undoes; `only` limits it to one coder's acts. Returns the
    events taken back. Raises `nothing-to-undo` or `nothing-to-redo` when there is
    not one.
    """
    with study.database.write() as connection:
        done, aside, _ = _replay(tail.acts(connection), only)
        batches = (aside if redo else done)[-n:][::-1]
        if not batches:
            raise QualcodeError("nothing-to-redo" if redo else "nothing-to-undo")
        taken: list[dict[str, Any]] = []
        for batch in batches:
            own = tail.batch(connection, batch)
            for event in own if redo else reversed(own):
                _apply(study, connection, event, redo=redo)
                taken.append(event)
            writes.event(
                connection,
                writes.new_id(),
                coder,
                "redo" if redo else "undo",
                "batch",
                batch,
            )
        return [{c: e.get(c) for c in COLUMNS[:-1]} for e in taken]


def _replay(
    events: Sequence[Mapping[str, Any]], only: str | None
) -> tuple[list[str], list[str], dict[str, int]]:
    """(acts that stand, acts set aside, {undone act: undoing event})."""
    # Dicts as ordered sets: a log holds thousands of acts.
    done: dict[str, None] = {}
    aside: dict[str, None] = {}
    undone: dict[str, int] = {}
    for event in events:
        batch = event["batch"]
        if event["action"] == "withdraw":  # what came before cannot be taken back
            done.clear()
            aside.clear()
        elif event["action"] in ("undo", "redo"):
            act, back = event["object_id"], event["action"] == "redo"
            source, target = (aside, done) if back else (done, aside)
            if act in source:
                del source[act]
                target[act] = None
            if back:
                undone.pop(act, None)
            else:
                undone[act] = event["id"]
        elif (
            event["action"] in UNDOABLE
            and batch not in done
            and only in (None, event["coder"])
        ):
            done[batch] = None
            aside.clear()
    return list(done), list(aside), undone


def _apply(
    study: Study, connection: Any, event: Mapping[str, Any], *, redo: bool
) -> None:
    """Do an event again, or its contrary."""
    action, key = event["action"], event["object_id"]
    wanted = (event["after"] if redo else event["before"]) or {}
    if action in ("coding-add", "coding-remove"):
        stands = (action == "coding-add") == redo
        state = writes.coding_state(connection, key)
        if state is not None and (state["removals"] % 2 == 0) != stands:
            writes.flip_coding(connection, key)
    elif action == "coding-change":
        text = text_of(connection, key)
        values = span_values(text, wanted["start"], wanted["end"])
        values |= {k: wanted[k] for k in ("code", "valence")}
        writes.change_coding(connection, key, values)
    elif action == "codebook-edit":
        codebook_edits.restore(study, connection, event, redo=redo)
    elif action in registering.ACTIONS:
        registering.restore(study, event, wanted)
    elif action.startswith("memo-"):
        memos.set_standing(connection, key, stands=(action == "memo-add") == redo)
    elif action.startswith("suggestion-"):
        suggestions.set_suggestion(
            connection, key, str(wanted.get("state", "undecided"))
        )
    elif action == "summarize":
        _swap_summary(connection, event, wanted.get("summary"))
    else:
        _set_register(study, event, wanted)


def _swap_summary(
    connection: Any, event: Mapping[str, Any], wanted: str | None
) -> None:
    """Let the text `wanted` stand in a cell, and of the event's two no other."""
    from qualcode.store import summaries

    place = event["after"]
    both = {event[side]["summary"] for side in ("before", "after")}
    for id_ in both - {None, wanted}:
        if summaries.stands(connection, id_):
            summaries.flip(connection, id_)
    standing = summaries.standing(
        connection, place["rows"], place["row"], [place["code"]]
    )
    # A text that somebody else wrote meanwhile stays.
    if wanted is not None and standing is None:
        summaries.flip(connection, wanted)


def _set_register(
    study: Study, event: Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    """Put a row of a register back as it was, or take it out."""
    name, keys = {
        "coverage": ("coverage", ("document", "code")),
        "chosen": ("chosen", ("id",)),
        "not-chosen": ("chosen", ("id",)),
    }.get(event["action"], ("done", ("document", "coder")))
    set_row(study, name, event["after"] or event["before"], keys, wanted or None)


def set_row(
    study: Study,
    name: str,
    like: Mapping[str, Any],
    keys: Sequence[str],
    row: Mapping[str, Any] | None,
) -> dict[str, str] | None:
    """Replace the row of a register that has `like`'s keys; None takes it out.

    Returns the row that was there. The caller holds the write lock, which keeps
    two processes from rewriting the file at once.
    """
    columns = registers.COLUMNS[name]
    register = registers.read_csv(study.where.transcripts / f"{name}.csv", columns)
    same = [
        i
        for i, old in enumerate(register.rows)
        if all(old[k] == str(like[k]) for k in keys)
    ]
    before = register.rows[same[0]] if same else None
    if row is not None:
        fresh = {c: str(row.get(c, "")) for c in register.columns}
        if same:
            register.rows[same[0]] = fresh
        else:
            register.rows.append(fresh)
    elif same:
        del register.rows[same[0]]
    register.lines = list(range(2, len(register.rows) + 2))
    register.save()
    return before
