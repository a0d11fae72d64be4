"""A coding given another span, code or valence; what it was stays in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.services.checking import check_code, check_span
from qualcode.services.coding import facts, writing
from qualcode.services.study import Study
from qualcode.store import rows, writes
from qualcode.text.anchors import context

FIELDS = ("start", "end", "code", "valence")


def change(
    study: Study, id_: str, changes: Mapping[str, Any], *, coder: str
) -> dict[str, Any]:
    """Change some of start, end, code and valence of a coding; its row.

    A valence that the new code does not take goes, unless it was asked for. Raises
    `coding-unknown`, `coding-stands` when its like is already there, and what
    `coding.add` raises of spans, codes and valences.
    """
    with writing(study, coder) as writer:
        state = writes.coding_state(writer.connection, id_)
        coding = rows.coding(writer.connection, writer.codebook, id_)
        if state is None or coding is None or state["removals"] % 2:
            raise QualcodeError("coding-unknown", value=id_)
        text = rows.text_of(writer.connection, id_)
        wanted = {f: changes.get(f, getattr(coding, f)) for f in FIELDS}
        start, end = check_span(coding.document, text, wanted["start"], wanted["end"])
        code = rows.renamed(writer.codebook).get(wanted["code"], wanted["code"])
        valence = wanted["valence"] or None
        if "valence" not in changes and not writer.codebook.takes_valence(code):
            valence = None
        valence = check_code(writer.codebook, code, valence)
        fresh = replace(
            coding,
            start=start,
            end=end,
            quote=text[start:end],
            code=code,
            valence=valence,
        )
        if fresh == coding:
            return coding.row()
        values = span_values(text, start, end) | {"code": code, "valence": valence}
        writes.change_coding(writer.connection, id_, values)
        writer.log("coding-change", id_, before=facts(coding), after=facts(fresh))
        return fresh.row()


def span_values(text: str, start: int, end: int) -> dict[str, Any]:
    """The columns of a coding that follow from its span."""
    prefix, suffix = context(text, start, end)
    return {
        "start": start,
        "end": end,
        "quote": text[start:end],
        "prefix": prefix,
        "suffix": suffix,
    }
