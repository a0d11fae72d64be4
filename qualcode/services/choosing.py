"""The quotes a team chose to print: a register, chosen.csv, edited by hand or here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.services.history import set_row
from qualcode.services.study import Study
from qualcode.store import writes


def choose(
    study: Study, ids: Sequence[str], *, coder: str, note: str = "", undo: bool = False
) -> list[dict[str, Any]]:
    """Choose quotes by the ids of their codings, or take the choice back.

    Returns rows {"id", "coder", "note", "chosen"}. All, or none when an id is
    unknown or retracted (`coding-unknown`).
    """
    with study.database.write() as connection:
        for id_ in ids:
            state = writes.coding_state(connection, id_)
            if state is None or (state["removals"] % 2 and not undo):
                raise QualcodeError("coding-unknown", value=id_)
        batch = writes.new_id()
        for id_ in dict.fromkeys(ids):
            row = {"id": id_, "coder": coder, "note": note}
            before = set_row(study, "chosen", row, ("id",), None if undo else row)
            if before is None and undo:
                continue
            # The log holds no words of a person, and the note may be one's.
            writes.event(
                connection,
                batch,
                coder,
                "not-chosen" if undo else "chosen",
                "choice",
                id_,
                before={**before, "note": ""} if before else None,
                after=None if undo else {**row, "note": ""},
            )
    return [
        {"id": id_, "coder": coder, "note": note, "chosen": not undo}
        for id_ in dict.fromkeys(ids)
    ]
