"""The cases in figures: the sample, and how often each value of an attribute is.

A cell of cases.csv is the value; where it is blank, the ficha's, if those who told
of it agree. What nobody knows is "Sin información", a value, never a zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.i18n import t
from qualcode.instruments.cases import (
    columns,
    is_unknown,
    left_out,
    links,
    of_type,
)
from qualcode.model import Case, StudyData
from qualcode.model.instruments import OUTCOMES, Contact, FichaEntry, Instruments

Plain = dict[str, Any]


def attributes(
    data: StudyData, instruments: Instruments, *, type_: str | None = None
) -> list[Plain]:
    """The contract's `tables attributes`: one entry per column of cases.csv.

    `base` counts the cases of one type without those that fieldwork.csv says, in a
    row without an actor, were excluded or merged. Values come in the order of
    study.yaml's list, else as first met, "Sin información" last; `share` is n /
    base. `linked` tells a column that holds other cases' ids; `evidence` how many
    cases have a passage for it; `conflicts` what informants say differently. An
    attribute that no case of the type has is there without items.
    """
    out = {c.case for c in _whole_cases(instruments) if left_out(c.outcome)}
    cases = [case for case in of_type(data, type_) if case.case not in out]
    told = _told(instruments.ficha)
    linked = links(data)
    return [
        _attribute(data, name, cases, told, linked=name in linked)
        for name in columns(data)
    ]


def _attribute(
    data: StudyData,
    name: str,
    cases: Sequence[Case],
    told: Mapping[tuple[str, str], list[FichaEntry]],
    *,
    linked: bool,
) -> Plain:
    own = {case.case: told.get((case.case, name), []) for case in cases}
    values = {case.case: _value(case, name, own[case.case]) for case in cases}
    if not any(values.values()):
        values = {}
    listed = list(data.config.attributes.get(name, ()))
    words = filter(is_unknown, [*listed, *values.values()])
    unknown = next(words, t("instruments.unknown"))
    counted = Counter(value or unknown for value in values.values())
    met = [value for value in counted if value not in listed]
    order = [*listed, *sorted(met, key=is_unknown)]
    items = [
        {"value": v, "n": counted[v], "share": counted[v] / len(cases) if cases else 0}
        for v in order
        if values
    ]
    return {
        "attribute": name,
        "base": len(cases),
        "items": items,
        "total": sum(item["n"] for item in items),
        "linked": linked,
        "evidence": sum(1 for rows in own.values() if any(r.document for r in rows)),
        "conflicts": [
            _conflict(data, case, values.get(case, ""), rows)
            for case, rows in own.items()
            if len(set(_values(rows))) > 1
        ],
    }


def _told(ficha: Sequence[FichaEntry]) -> dict[tuple[str, str], list[FichaEntry]]:
    told: dict[tuple[str, str], list[FichaEntry]] = {}
    for row in ficha:
        told.setdefault((row.case, row.attribute), []).append(row)
    return told


def _values(rows: Sequence[FichaEntry]) -> list[str]:
    """What is told that is information: "Sin información" contradicts nobody."""
    return [row.value for row in rows if not is_unknown(row.value)]


def _value(case: Case, name: str, rows: Sequence[FichaEntry]) -> str:
    """The cell; blank, what the ficha says unanimously; else nothing."""
    cell = case.attributes.get(name, "")
    if cell:
        return cell
    said = set(_values(rows))
    if len(said) == 1:
        return said.pop()
    return rows[0].value if rows and not said else ""


def _conflict(
    data: StudyData, case: str, value: str, rows: Sequence[FichaEntry]
) -> Plain:
    actor = {d.document: d.actor for d in data.documents}
    return {
        "case": case,
        "value": value or t("instruments.unknown"),
        "told": [
            {
                "value": row.value,
                "document": row.document,
                "actor": actor.get(row.document, ""),
                "start": row.start,
                "end": row.end,
                "text": passage(data, row),
            }
            for row in rows
        ],
    }


def passage(data: StudyData, row: FichaEntry) -> str:
    """The words a ficha's value rests on; nothing where it names none."""
    text = data.texts.get(row.document, "")
    if row.start is None or row.end is None:
        return ""
    return text[row.start : row.end]


def sample(
    data: StudyData,
    instruments: Instruments,
    interviews: Sequence[Mapping[str, Any]],
    *,
    type_: str | None = None,
) -> Plain:
    """The contract's `tables sample`, with the flow of the fieldwork.

    Args:
        data: the study.
        instruments: its registers.
        interviews: rows by actor with documents and participants.
        type_: only the cases of this type; all of them unless told.

    Returns:
        `cases` as in cases.csv, `counts` of every attribute's values as written,
        `interviews`, and `flow`: {"listed", "left_out": [{"case", "outcome",
        "reason"}], "kept", "outcomes": [{"actor", outcome: n…}], "contacts"}.
        Raises `case-type-unknown`.
    """
    cases = list(data.cases) if type_ is None else of_type(data, type_)
    return {
        "cases": [
            {"case": c.case, "name": c.name, "type": c.type, **c.attributes}
            for c in cases
        ],
        "counts": {
            name: _counts([c.attributes.get(name, "") for c in cases])
            for name in columns(data)
        },
        "interviews": [
            {key: row[key] for key in ("actor", "documents", "participants")}
            for row in interviews
        ],
        "flow": _flow(cases, instruments),
    }


def _counts(values: Sequence[str]) -> list[Plain]:
    counted = Counter(value for value in values if value)
    return [{"value": value, "n": n} for value, n in counted.items()]


def _whole_cases(instruments: Instruments) -> list[Contact]:
    return [row for row in instruments.fieldwork if not row.actor]


def _flow(cases: Sequence[Case], instruments: Instruments) -> Plain:
    ids = {case.case for case in cases}
    out = {
        row.case: {"case": row.case, "outcome": row.outcome, "reason": row.reason}
        for row in _whole_cases(instruments)
        if row.case in ids and left_out(row.outcome)
    }
    sought = [row for row in instruments.fieldwork if row.actor and row.case in ids]
    actors = list(dict.fromkeys(row.actor for row in sought))
    counted = Counter((row.actor, row.outcome) for row in sought)
    return {
        "listed": len(cases),
        "left_out": list(out.values()),
        "kept": len(cases) - len(out),
        "outcomes": [
            {"actor": a, **{outcome: counted[a, outcome] for outcome in OUTCOMES}}
            for a in actors
        ],
        "contacts": len(sought),
    }
