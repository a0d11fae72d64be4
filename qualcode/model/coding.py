"""What people decide (codings) and what the machine proposes (suggestions)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder applies one code, perhaps with a valence, to one span in one pass.

    `document` is the slug. `origin` is `hand`, `suggestion:<id>` or
    `import:<tool>`. Only standing (not retracted) codings are handed upwards.
    """

    id: str
    document: str
    start: int
    end: int
    quote: str
    code: str
    valence: str | None
    coder: str
    pass_: str = "1"
    created: str = ""
    origin: str = "hand"

    def row(self) -> dict[str, Any]:
        """The contract's coding row: codings.csv's columns, created, origin."""
        return {
            "id": self.id,
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "code": self.code,
            "valence": self.valence,
            "coder": self.coder,
            "pass": self.pass_,
            "created": self.created,
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A machine proposal for one segment; never counted until a person accepts it.

    `valence` is {"id", "probability"} or None, `reasons` a list of
    {"term", "weight", "start", "end"}, `example` {"document", "text"} or None.
    """

    id: str
    document: str
    segment: int
    start: int
    end: int
    code: str
    probability: float
    valence: Mapping[str, Any] | None
    reasons: Sequence[Mapping[str, Any]]
    example: Mapping[str, Any] | None
    model: str
    state: str = "undecided"
