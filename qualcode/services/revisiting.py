"""Codings to look at again: their code's entry changed after they were made."""

from __future__ import annotations

from typing import Any

from qualcode.model import Codebook
from qualcode.services.study import Study
from qualcode.store import rows, versions

# What a coder reads to decide; examples and keywords only help to find.
ENTRY = ("name", "brief", "definition", "include", "exclude")


def revisit(study: Study) -> list[dict[str, Any]]:
    """Rows of the codings to revisit, in the contract's order.

    Each is the coding's row with `version` (it was made with) and `changed`: the
    fields of its code's entry that are another today, or `code` when the code is gone,
    deprecated or was merged into the one it is now handed out as.
    """
    book = study.codebook()
    with study.database.read() as connection:
        made = versions.made_with(connection, book.id)
        then: dict[str, tuple[int, Codebook]] = {}
        for number, ids in made.items():
            old = versions.version(connection, book.id, number)
            if old is not None and old.sha256 != book.sha256:
                then.update(dict.fromkeys(ids, (number, old)))
        codings = rows.codings(connection, book)
    found = []
    for coding in codings:
        if coding.id not in then:
            continue
        number, old = then[coding.id]
        changed = _changed(old, book, coding.code)
        if changed:
            found.append({**coding.row(), "version": number, "changed": changed})
    return found


def _changed(old: Codebook, now: Codebook, code: str) -> list[str]:
    if code not in now.order:
        return ["code"]
    if code not in now.codes:  # a facet's root has no entry
        return []
    fresh = now.codes[code]
    before = next((old.codes[c] for c in (code, *fresh.was) if c in old.codes), None)
    if fresh.deprecated and not (before and before.deprecated):
        return ["code"]
    # Another code was merged into this one after the coding was made.
    if before is None or (set(fresh.was) & set(old.codes) and before.id == code):
        return ["code"]
    return [name for name in ENTRY if getattr(before, name) != getattr(fresh, name)]
