"""Filters are checked before anything is counted: a wrong name is told, not zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.errors import USAGE, QualcodeError
from qualcode.model import StudyData


def check(
    data: StudyData,
    *,
    codes: Sequence[str] = (),
    valence: str | None = None,
    coder: str | None = None,
    actor: str | None = None,
) -> None:
    """Refuse names that the study does not have.

    Raises:
        QualcodeError: exit 2; `filter-code-unknown`, `filter-valence-unknown`,
            `filter-coder-unknown`, `filter-actor-unknown`.
    """
    for code in codes:
        if not data.codebook.descendants(code):
            raise _unknown("code", code)
    valences = [v.id for v in data.codebook.valences]
    if valence is not None and valence not in valences:
        raise _unknown("valence", valence, valences)
    if coder is not None and coder not in data.coders:
        seen = {c.coder for c in data.codings} | {who for _, who in data.done}
        if coder not in seen:
            raise _unknown("coder", coder)
    actors = dict.fromkeys([*data.config.actors, *(d.actor for d in data.documents)])
    if actor is not None and actor not in actors:
        raise _unknown("actor", actor, [name for name in actors if name])


def _unknown(sort: str, value: str, names: Iterable[str] = ()) -> QualcodeError:
    return QualcodeError(
        f"filter-{sort}-unknown", exit_code=USAGE, value=value, names=", ".join(names)
    )
