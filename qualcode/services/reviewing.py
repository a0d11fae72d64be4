"""Suggestions decided: accepted, changed or rejected by a person, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import Suggestion
from qualcode.services.coding import writing
from qualcode.services.study import Study
from qualcode.store import rows, writes


def pending(
    study: Study, *, document: str | None = None, order: str = "usefulness"
) -> list[Suggestion]:
    """Undecided suggestions: the likeliest first, or in the order of the documents."""
    with study.database.read() as connection:
        found = rows.suggestions(connection, document=document)
    if order == "usefulness":
        found.sort(key=lambda s: -s.probability)
    return found


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
        suggestion = _pending(rows.suggestions(connection), id_)
        writes.coder_id(connection, coder)
        _note(connection, writes.new_id(), coder, suggestion, "rejected")


def _decide(
    study: Study,
    id_: str,
    coder: str,
    pass_: str,
    *,
    code: str | None,
    valence: str | None,
) -> dict[str, Any]:
    with writing(study, coder, pass_, f"suggestion:{id_}") as writer:
        suggestion = _pending(rows.suggestions(writer.connection), id_)
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
            }
        )
        same = code == suggestion.code
        state = "accepted" if same else "rejected"
        _note(writer.connection, writer.batch, coder, suggestion, state)
        return coding.row()


def _pending(found: Sequence[Suggestion], id_: str) -> Suggestion:
    for suggestion in found:
        if suggestion.id == id_:
            return suggestion
    raise QualcodeError("suggestion-unknown", value=id_)


def _note(
    connection: Any, batch: str, coder: str, suggestion: Suggestion, state: str
) -> None:
    writes.set_suggestion(connection, suggestion.id, state)
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
