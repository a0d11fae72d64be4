"""Suggestions decided: accepted, changed or rejected by a person, one at a time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import Suggestion
from qualcode.services.coding import Writer, writing
from qualcode.services.study import Study
from qualcode.store import rows, suggestions, tallies, writes


def pending(
    study: Study, *, document: str | None = None, order: str = "usefulness"
) -> list[Suggestion]:
    """Undecided suggestions, by `usefulness` or in the order of the documents."""
    book = study.codebook()
    with study.database.read() as connection:
        found = rows.suggestions(connection, document=document)
        coded = tallies.codings_by_code(connection, book)
    return by_usefulness(found, coded) if order == "usefulness" else found


def by_usefulness(
    found: Sequence[Suggestion], coded: Mapping[str, int]
) -> list[Suggestion]:
    """Those first whose decision teaches most; a passage's own stay together.

    A decision teaches most where the engine is in doubt and the code has few codings:
    4p(1 - p) / sqrt(1 + n), n being the code's codings and the doubtful suggestions
    of the same code that come before, so that no code fills the head of the queue.
    A passage is worth the sum of its suggestions: it is read once for all of them.

    Args:
        found: undecided suggestions, in the order of the documents.
        coded: {code: standing codings}.
    """
    doubt = {s.id: 4 * s.probability * (1 - s.probability) for s in found}
    seen = dict(coded)
    worth: dict[tuple[str, int], float] = defaultdict(float)
    for one in sorted(found, key=lambda s: -doubt[s.id]):
        before = seen.get(one.code, 0)
        worth[one.document, one.segment] += doubt[one.id] / math.sqrt(1 + before)
        seen[one.code] = before + 1
    return sorted(found, key=lambda s: -worth[s.document, s.segment])


def accept(study: Study, id_: str, *, coder: str, pass_: str = "1") -> dict[str, Any]:
    """Make a suggestion a coding of `coder`; the coding's row."""
    return _decide(study, id_, coder, pass_, code=None, valence=None)


def change(
    study: Study,
    id_: str,
    *,
    code: str,
    valence: str | None,
    coder: str,
    pass_: str = "1",
) -> dict[str, Any]:
    """Code the suggested segment with another code or valence; the coding's row."""
    return _decide(study, id_, coder, pass_, code=code, valence=valence)


def reject(study: Study, id_: str, *, coder: str) -> None:
    """Refuse a suggestion; the engine learns from it."""
    with study.database.write() as connection:
        suggestion = _pending(connection, id_)
        writes.coder_id(connection, coder)
        _note(connection, writes.new_id(), coder, suggestion, "rejected")


def decide(
    study: Study,
    *,
    accept: Sequence[str] = (),
    reject: Sequence[str] = (),
    change: Sequence[Mapping[str, Any]] = (),
    coder: str,
    pass_: str = "1",
) -> list[dict[str, Any]]:
    """Decide several suggestions in one act: all of them, or none.

    A segment's suggestions belong together (its activity, its factor with a valence),
    and one undo takes them back together. `change` has id, code and valence. Returns
    the codings made, in the order given. Raises `suggestion-unknown`.
    """
    with writing(study, coder, pass_) as writer:
        made = [_take(writer, _pending(writer.connection, id_)) for id_ in accept]
        for row in change:
            suggestion = _pending(writer.connection, row["id"])
            made.append(_take(writer, suggestion, row["code"], row.get("valence")))
        for id_ in reject:
            suggestion = _pending(writer.connection, id_)
            writes.coder_id(writer.connection, coder)
            _note(writer.connection, writer.batch, coder, suggestion, "rejected")
        return made


def _decide(
    study: Study,
    id_: str,
    coder: str,
    pass_: str,
    *,
    code: str | None,
    valence: str | None,
) -> dict[str, Any]:
    with writing(study, coder, pass_) as writer:
        suggestion = _pending(writer.connection, id_)
        return _take(writer, suggestion, code, valence)


def _take(
    writer: Writer,
    suggestion: Suggestion,
    code: str | None = None,
    valence: str | None = None,
) -> dict[str, Any]:
    """Code the suggested segment, as suggested unless a code is given; the row."""
    if code is None:
        code = suggestion.code
        valence = suggestion.valence["id"] if suggestion.valence else None
        if not writer.codebook.takes_valence(code):
            valence = None
    coding = writer.add(
        {
            "document": suggestion.document,
            "start": suggestion.start,
            "end": suggestion.end,
            "code": code,
            "valence": valence,
            "origin": f"suggestion:{suggestion.id}",
        }
    )
    state = "accepted" if code == suggestion.code else "rejected"
    _note(writer.connection, writer.batch, writer.coder, suggestion, state)
    return coding.row()


def _pending(connection: Any, id_: str) -> Suggestion:
    found = rows.suggestions(connection, ids=[id_])
    if not found:
        raise QualcodeError("suggestion-unknown", value=id_)
    return found[0]


def _note(
    connection: Any, batch: str, coder: str, suggestion: Suggestion, state: str
) -> None:
    suggestions.set_suggestion(connection, suggestion.id, state)
    action = "suggestion-accept" if state == "accepted" else "suggestion-reject"
    facts = {"document": suggestion.document, "code": suggestion.code}
    writes.event(
        connection,
        batch,
        coder,
        action,
        "suggestion",
        suggestion.id,
        before={**facts, "state": "undecided"},
        after={**facts, "state": state},
    )
