"""What does not fit in the registers of instruments/, told by file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from qualcode.instruments.cases import columns, is_unknown
from qualcode.model import StudyData
from qualcode.model.instruments import OUTCOMES, STATES, FichaEntry, Instruments
from qualcode.problems import Problem, problem


class Row(Protocol):
    """A row of any register that names a case."""

    @property
    def case(self) -> str:
        """The case's id."""

    @property
    def line(self) -> int:
        """The line of the file."""


def check_instruments(data: StudyData, instruments: Instruments) -> list[Problem]:
    """Every problem of the registers against the study's cases, texts and settings.

    A standard that standards.csv does not list is told, once, where that file has
    rows: it may be a slip of the pen, and it is counted all the same. A state or an
    outcome that is none is told and not counted.
    """
    return [
        *_cases(data, instruments),
        *_words(data, instruments),
        *_standards(instruments),
        *_ficha(data, instruments),
    ]


def _cases(data: StudyData, instruments: Instruments) -> Iterator[Problem]:
    known = {case.case for case in data.cases}
    registers: dict[str, Sequence[Row]] = {
        "needs": [n for n in instruments.needs if not is_unknown(n.case)],
        "activities": instruments.activities,
        "ficha": instruments.ficha,
        "fieldwork": instruments.fieldwork,
    }
    for name, rows in registers.items():
        for row in rows:
            if row.case not in known:
                yield _odd(instruments, name, row.line, "case-unknown", row.case)


def _words(data: StudyData, instruments: Instruments) -> Iterator[Problem]:
    for activity in instruments.activities:
        yield from _closed(
            instruments, "activities", activity.line, "state", activity.state, STATES
        )
    for contact in instruments.fieldwork:
        line, actor = contact.line, contact.actor
        yield from _closed(
            instruments, "fieldwork", line, "outcome", contact.outcome, OUTCOMES
        )
        if actor and data.config.actors:
            allowed = data.config.actors
            yield from _closed(instruments, "fieldwork", line, "actor", actor, allowed)
    for row in instruments.ficha:
        allowed = data.config.attributes.get(row.attribute, ())
        if allowed and not is_unknown(row.value):
            yield from _closed(
                instruments, "ficha", row.line, "value", row.value, allowed
            )


def _closed(
    instruments: Instruments,
    name: str,
    line: int,
    column: str,
    value: str,
    allowed: Collection[str],
) -> Iterator[Problem]:
    if value not in allowed:
        yield problem(
            "register-value",
            file=instruments.files.get(name, name),
            line=line,
            value=value,
            column=column,
            expected=", ".join(allowed),
        )


def _standards(instruments: Instruments) -> Iterator[Problem]:
    listed = {(row.area, row.standard) for row in instruments.standards}
    if not listed:
        return
    told = set(listed)
    for name, rows in (
        ("needs", instruments.needs),
        ("activities", instruments.activities),
    ):
        for row in rows:
            if (row.area, row.standard) not in told:
                told.add((row.area, row.standard))
                value = f"{row.area} / {row.standard}"
                yield _odd(instruments, name, row.line, "standard-unlisted", value)


def _ficha(data: StudyData, instruments: Instruments) -> Iterator[Problem]:
    """Passages that are not there, and values nobody decided between.

    A cell of cases.csv is the team's decision; where there is one, informants may
    differ (`tables attributes` lists how).
    """
    known = set(columns(data))
    told: dict[tuple[str, str], set[str]] = {}
    cells = {case.case: case.attributes for case in data.cases}
    for row in instruments.ficha:
        if row.attribute not in known:
            yield _odd(
                instruments, "ficha", row.line, "attribute-unlisted", row.attribute
            )
        yield from _evidence(data, instruments, row)
        if is_unknown(row.value):
            continue
        said = told.setdefault((row.case, row.attribute), set())
        said.add(row.value)
        cell = cells.get(row.case, {}).get(row.attribute, "")
        if len(said) > 1 and not cell:
            yield problem(
                "ficha-conflict",
                file=instruments.files.get("ficha", "ficha.csv"),
                line=row.line,
                case=row.case,
                attribute=row.attribute,
                values=" / ".join(sorted(said)),
            )


def _evidence(
    data: StudyData, instruments: Instruments, row: FichaEntry
) -> Iterator[Problem]:
    """A named passage has to be there."""
    document, start, end = row.document, row.start, row.end
    if not document:
        return
    if document not in data.texts:
        yield _odd(instruments, "ficha", row.line, "document-unknown", document)
        return
    size = len(data.texts[document])
    if start is None or end is None or not 0 <= start < end <= size:
        yield _odd(instruments, "ficha", row.line, "span-outside", document)


def _odd(
    instruments: Instruments, name: str, line: int, code: str, value: str
) -> Problem:
    file = instruments.files.get(name, f"{name}.csv")
    return problem(f"register-{code}", file=file, line=line, value=value)
