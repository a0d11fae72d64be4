"""Interview guides drawn from the codebook: each actor's activities and questions."""

from __future__ import annotations

from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.model import StudyData

Plain = dict[str, Any]


def guide(data: StudyData, *, actor: str | None = None) -> list[Plain]:
    """The contract's `tables guide`, for one actor or for each.

    A block is a code without children, not deprecated, that the matrix expects the
    actor to speak of; `above` is the name of what it belongs to. The questions are
    those by which `asked` recognises it. Raises `actor-unknown` (exit 2).
    """
    book = data.codebook
    leaves = [c for c in book.codes.values() if not c.codes and not c.deprecated]
    expected = dict.fromkeys(a for code in leaves for a in code.expected)
    known = list(dict.fromkeys([*data.config.actors, *expected]))
    if actor is not None and actor not in known:
        raise QualcodeError(
            "actor-unknown", exit_code=USAGE, value=actor, expected=", ".join(known)
        )
    return [
        {
            "actor": name,
            "blocks": [
                {
                    "code": code.id,
                    "name": code.name,
                    "above": book.name(book.parent_of[code.id]),
                    "questions": list(code.questions),
                }
                for code in leaves
                if name in code.expected
            ],
        }
        for name in known
        if actor in (None, name)
    ]
