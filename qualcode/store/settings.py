"""study.yaml and findings.yaml as dataclasses, each wrong value told by its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model import Finding, Practice, StudyConfig
from qualcode.problems import Problem, problem

KINDS = ("finding", "conclusion", "recommendation")
TESTS = ("outside-design", "spontaneous", "originator", "serves-aims", "replicable")
_KNOWN = {
    "title", "language", "codebook", "actors", "roles", "k", "attribution",
    "quote_marks", "quantity", "attributes",
}  # fmt: skip


def config(data: Any, file: str) -> StudyConfig:
    """Read study.yaml's plain data. Raises `study-yaml-key` for the first bad key."""
    if not isinstance(data, Mapping):
        raise _bad(file, "study.yaml", "mapping")
    return StudyConfig(
        title=_text(data, "title", file, ""),
        language=_text(data, "language", file, "es"),
        codebook=_text(data, "codebook", file, ""),
        actors=_texts(data, "actors", file),
        roles=_texts(data, "roles", file),
        k=_whole(data, "k", file, 3),
        attribution=_attribution(data, file),
        quote_marks=_marks(data, file),
        quantity=_mapping(data, "quantity", file),
        attributes={
            str(name): tuple(str(v) for v in _list(values, f"attributes.{name}", file))
            for name, values in _mapping(data, "attributes", file).items()
        },
        extra={k: v for k, v in data.items() if k not in _KNOWN},
    )


def findings(
    data: Any, file: str
) -> tuple[tuple[Finding, ...], tuple[Practice, ...], list[Problem]]:
    """Read findings.yaml's plain data; an entry that makes no sense is a problem."""
    problems: list[Problem] = []
    if data is None:
        return (), (), problems
    if not isinstance(data, Mapping):
        return (), (), [_odd(file, "findings.yaml")]
    read: list[Finding] = []
    for entry in data.get("findings") or ():
        if not isinstance(entry, Mapping) or not entry.get("id"):
            problems.append(_odd(file, str(entry)[:40]))
            continue
        kind = str(entry.get("kind") or "finding")
        if kind not in KINDS:
            problems.append(_odd(file, f"{entry['id']}: kind"))
            continue
        read.append(
            Finding(
                id=str(entry["id"]),
                kind=kind,
                claim=str(entry.get("claim") or "").strip(),
                evidence=_ids(entry.get("evidence")),
                contrary=_ids(entry.get("contrary")),
                rests_on=_ids(entry.get("rests_on")),
                query=dict(entry.get("query") or {}),
            )
        )
    practices: list[Practice] = []
    for entry in data.get("practices") or ():
        if not isinstance(entry, Mapping) or not entry.get("code"):
            problems.append(_odd(file, str(entry)[:40]))
            continue
        practices.append(
            Practice(
                code=str(entry["code"]),
                description=str(entry.get("description") or "").strip(),
                contribution=str(entry.get("contribution") or "").strip(),
                tests={
                    str(name): dict(test or {})
                    for name, test in (entry.get("tests") or {}).items()
                },
                accepted=entry.get("accepted"),
            )
        )
    return tuple(read), tuple(practices), problems


def _odd(file: str, where: str) -> Problem:
    detail = t("store.entry-odd", where=where)
    return problem("findings-invalid", file=file, line=1, detail=detail)


def _bad(file: str, key: str, expected: str) -> QualcodeError:
    return QualcodeError(
        "study-yaml-key", file=file, key=key, detail=t(f"store.expected-{expected}")
    )


def _text(data: Mapping[str, Any], key: str, file: str, default: str) -> str:
    value = data.get(key, default)
    if value is None:
        return default
    if isinstance(value, (Mapping, list)):
        raise _bad(file, key, "text")
    return str(value)


def _whole(data: Mapping[str, Any], key: str, file: str, default: int) -> int:
    value = data.get(key, default)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _bad(file, key, "whole")
    return value


def _list(value: Any, key: str, file: str) -> Sequence[Any]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _bad(file, key, "list")
    return value


def _texts(data: Mapping[str, Any], key: str, file: str) -> tuple[str, ...]:
    return tuple(str(v) for v in _list(data.get(key), key, file))


def _mapping(data: Mapping[str, Any], key: str, file: str) -> dict[str, Any]:
    value = data.get(key)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _bad(file, key, "mapping")
    return dict(value)


def _attribution(data: Mapping[str, Any], file: str) -> dict[str, str]:
    """One pattern for all, or a pattern per actor."""
    value = data.get("attribution")
    if isinstance(value, str):
        return {"default": value}
    return {str(k): str(v) for k, v in _mapping(data, "attribution", file).items()}


def _marks(data: Mapping[str, Any], file: str) -> tuple[str, str]:
    value = data.get("quote_marks")
    if value is None:
        return ("“", "”")
    marks = list(value) if isinstance(value, (str, list)) else []
    if len(marks) != 2:
        raise _bad(file, "quote_marks", "marks")
    return (str(marks[0]), str(marks[1]))


def _ids(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)
