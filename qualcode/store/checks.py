"""What does not fit in the registers, told by file and line; nothing is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from qualcode.files import sha256
from qualcode.model import StudyConfig
from qualcode.problems import Problem, problem
from qualcode.store.folder import StudyFolder
from qualcode.store.registers import STATES, Register, Registers

DOCUMENT_KINDS = ("interview", "design", "plan", "other")


def check_registers(
    folder: StudyFolder,
    registers: Registers,
    config: StudyConfig,
    documents: Collection[str],
) -> list[Problem]:
    """Every problem of the registers against the study's settings and documents.

    `documents` are the slugs in the database.
    """
    return [
        *_repeated(registers.documents, "document"),
        *_repeated(registers.cases, "case"),
        *_files(folder, registers.documents, documents),
        *_values(registers, config),
        *_names(registers, documents),
    ]


def _repeated(register: Register, column: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for line, row in register.items():
        value = row[column]
        if value and value in seen:
            yield problem(
                "register-duplicate", file=register.path.name, line=line, value=value
            )
        seen.add(value)


def _files(
    folder: StudyFolder, register: Register, documents: Collection[str]
) -> Iterator[Problem]:
    for line, row in register.items():
        name = row["file"]
        there = bool(name) and (folder.transcripts / name).is_file()
        if name and not there:
            code = "register-file-gone"
        elif there and row["document"] not in documents:
            code = "register-not-imported"
        else:
            continue
        yield problem(code, file=name, line=line, register=register.path.name)


def _values(registers: Registers, config: StudyConfig) -> Iterator[Problem]:
    closed: list[tuple[Register, str, Sequence[str]]] = [
        (registers.documents, "kind", DOCUMENT_KINDS),
        (registers.participants, "kind", ("participant", "interviewer")),
        (registers.coverage, "state", STATES),
        (registers.documents, "actor", config.actors),
        (registers.participants, "actor", config.actors),
        (registers.participants, "role", config.roles),
    ]
    closed += [(registers.cases, name, v) for name, v in config.attributes.items()]
    for register, column, allowed in closed:
        for line, row in register.items() if allowed else ():
            value = row.get(column, "")
            if value and value not in allowed:
                yield problem(
                    "register-value",
                    file=register.path.name,
                    line=line,
                    value=value,
                    column=column,
                    expected=", ".join(allowed),
                )


def _names(registers: Registers, documents: Collection[str]) -> Iterator[Problem]:
    cases = {row["case"] for row in registers.cases.rows}
    for line, row in registers.documents.items() if cases else ():
        for case in filter(None, (c.strip() for c in row["case"].split("|"))):
            if case not in cases:
                name = registers.documents.path.name
                yield problem("register-case-unknown", file=name, line=line, value=case)
    known = {*documents, *(row["document"] for row in registers.documents.rows)}
    for register in (registers.participants, registers.done, registers.coverage):
        for line, row in register.items():
            if row["document"] not in known:
                yield problem(
                    "register-document-unknown",
                    file=register.path.name,
                    line=line,
                    value=row["document"],
                )


def altered_originals(
    folder: StudyFolder, registers: Registers, hashes: Mapping[str, Collection[str]]
) -> int:
    """How many files in transcripts/ are not the bytes that were imported."""
    altered = 0
    for row in registers.documents.rows:
        path = folder.transcripts / row["file"]
        known = hashes.get(row["document"])
        if known and row["file"] and path.is_file():
            altered += sha256(path.read_bytes()) not in known
    return altered
