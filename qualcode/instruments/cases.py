"""Which cases a table is about: all of one type, and what is known of them."""

from __future__ import annotations

from collections.abc import Collection

from qualcode.errors import USAGE, QualcodeError
from qualcode.model import Case, StudyData
from qualcode.text.normalise import key

# What a register says where nobody knows: never a zero.
_UNKNOWN = {"sin informacion", "s/i", "no information"}
_OUT = ("excluded", "merged")


def is_unknown(text: str) -> bool:
    """Whether a cell says that there is no information."""
    return key(text) in _UNKNOWN


def of_type(data: StudyData, type_: str | None) -> list[Case]:
    """The cases of one type, by default that of the first row of cases.csv.

    Raises `case-type-unknown` (exit 2) for a type that no case has.
    """
    known = list(dict.fromkeys(case.type for case in data.cases))
    if type_ is None:
        type_ = known[0] if known else ""
    elif type_ not in known:
        raise QualcodeError(
            "case-type-unknown",
            exit_code=USAGE,
            value=type_,
            expected=", ".join(filter(None, known)),
        )
    return [case for case in data.cases if case.type == type_]


def links(data: StudyData) -> set[str]:
    """The columns of cases.csv that hold other cases' ids."""
    ids = {case.case for case in data.cases}
    return {name for name in columns(data) if _is_link(data, name, ids)}


def columns(data: StudyData) -> list[str]:
    """The attributes of cases.csv, in the file's order."""
    return list(dict.fromkeys(name for case in data.cases for name in case.attributes))


def _is_link(data: StudyData, name: str, ids: Collection[str]) -> bool:
    values = {case.attributes.get(name, "") for case in data.cases} - {""}
    return bool(values) and all(value in ids for value in values)


def left_out(outcome: str) -> bool:
    """Whether a case of this outcome is no part of what is characterised."""
    return outcome in _OUT
