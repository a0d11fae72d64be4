"""findings.yaml edited entry by entry; what a person wrote around it stays.

Two people may have the file open, one of them in a text editor: whoever saves says
which bytes they had before their eyes, and other bytes are not overwritten.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import sha256, write_text
from qualcode.services.study import Study, parse_yaml
from qualcode.store import settings, writes

FINDING_KEYS = ("id", "kind", "claim", "evidence", "contrary", "rests_on", "query")
PRACTICE_KEYS = ("code", "description", "contribution", "tests", "accepted")
LETTER = {
    "es": {"finding": "H", "conclusion": "C", "recommendation": "R"},
    "en": {"finding": "F", "conclusion": "C", "recommendation": "R"},
}


def ledger(study: Study) -> dict[str, Any]:
    """The file as it is: {"sha256", "findings", "practices"}, entries as written.

    The hash of no file is "".
    """
    raw = _raw(study.where.findings)
    data = parse_yaml(raw, study.where.findings) if raw.strip() else {}
    data = data if isinstance(data, Mapping) else {}
    return {
        "sha256": sha256(raw) if raw else "",
        "findings": list(data.get("findings") or ()),
        "practices": list(data.get("practices") or ()),
    }


def save_finding(
    study: Study, entry: Mapping[str, Any], *, seen: str, coder: str
) -> dict[str, Any]:
    """Write the given keys of an entry; a new one is added to the end.

    Args:
        study: the study.
        entry: keys of FINDING_KEYS; those left out stay as they are, None or an
            empty list takes one out. Without `id` the entry gets the next free one.
        seen: the hash (`ledger`'s sha256) of the file the writer had before them.
        coder: who writes.

    Returns:
        {"sha256", "id"}.

    Raises:
        QualcodeError: `findings-changed`, `findings-key` for a key or kind that there
            is not, `findings-claim` for a new entry without a claim.
    """
    unknown = [k for k in entry if k not in FINDING_KEYS]
    if unknown or entry.get("kind", "finding") not in settings.KINDS:
        wrong = unknown[0] if unknown else f"kind: {entry['kind']}"
        raise QualcodeError("findings-key", value=wrong)
    return _save(study, "findings", "id", entry, seen=seen, coder=coder)


def save_practice(
    study: Study, entry: Mapping[str, Any], *, seen: str, coder: str
) -> dict[str, Any]:
    """Write the given keys of a practice, known by its `code`; as `save_finding`.

    A test given in `tests` replaces that test; the others stay.
    """
    unknown = [k for k in entry if k not in PRACTICE_KEYS]
    unknown += [k for k in entry.get("tests") or () if k not in settings.TESTS]
    code = str(entry.get("code") or "")
    if unknown or not code:
        raise QualcodeError("findings-key", value=unknown[0] if unknown else "code")
    if code not in study.codebook().order:
        from qualcode.services.checking import unknown_code

        raise unknown_code(study.codebook(), code)
    return _save(study, "practices", "code", entry, seen=seen, coder=coder)


def remove_entry(study: Study, id_: str, *, seen: str, coder: str) -> dict[str, Any]:
    """Take a finding (by id) or a practice (by code) out; {"sha256", "id"}.

    Raises QualcodeError: `findings-changed`, `findings-unknown`.
    """

    def edit(data: Any) -> str:
        for list_, key in (("findings", "id"), ("practices", "code")):
            for n, entry in enumerate(data.get(list_) or ()):
                if str(entry.get(key)) == id_:
                    del data[list_][n]
                    return id_
        raise QualcodeError("findings-unknown", value=id_)

    return _edit(study, edit, seen=seen, coder=coder, action="finding-remove")


def _save(
    study: Study,
    list_: str,
    key: str,
    entry: Mapping[str, Any],
    *,
    seen: str,
    coder: str,
) -> dict[str, Any]:
    language = "en" if study.config.language.startswith("en") else "es"

    def edit(data: Any) -> str:
        entries = data.get(list_)
        if entries is None:
            entries = data[list_] = []
        id_ = str(entry.get(key) or "") or _next_id(entries, entry, language)
        found = next((e for e in entries if str(e.get(key)) == id_), None)
        if found is None:
            if list_ == "findings" and not str(entry.get("claim") or "").strip():
                raise QualcodeError("findings-claim")
            found = {key: id_}
            entries.append(found)
        for name, value in entry.items():
            if name != key:
                _put(found, name, value)
        return id_

    action = "finding-save" if list_ == "findings" else "practice-save"
    return _edit(study, edit, seen=seen, coder=coder, action=action)


def _put(found: Any, name: str, value: Any) -> None:
    if name == "tests" and found.get("tests"):
        for test, told in (value or {}).items():
            _put(found["tests"], test, told)
    elif name == "accepted":
        found[name] = value  # null says that nobody decided yet
    elif value in (None, "", [], {}):
        found.pop(name, None)
    else:
        found[name] = " ".join(value.split()) if name == "claim" else value


def _next_id(entries: Any, entry: Mapping[str, Any], language: str) -> str:
    letter = LETTER[language][str(entry.get("kind") or "finding")]
    taken = {str(e.get("id")) for e in entries}
    n = 1
    while f"{letter}{n}" in taken:
        n += 1
    return f"{letter}{n}"


def _edit(
    study: Study, edit: Callable[[Any], str], *, seen: str, coder: str, action: str
) -> dict[str, Any]:
    """Read, change and write the file under the study's write lock."""
    from ruamel.yaml import YAML

    path = study.where.findings
    yaml = YAML()
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    with study.database.write() as connection:
        raw = _raw(path)
        before = sha256(raw) if raw else ""
        if seen != before:
            raise QualcodeError("findings-changed", file=path.name)
        if raw.strip():
            parse_yaml(raw, path)  # tells what is wrong with it by its line
        data = yaml.load(raw.decode("utf-8-sig")) if raw.strip() else {}
        if not isinstance(data, dict):
            raise QualcodeError("findings-unusable", file=path.name)
        id_ = edit(data)
        out = io.StringIO()
        yaml.dump(data, out)
        write_text(path, out.getvalue())
        after = sha256(out.getvalue())
        writes.event(
            connection, writes.new_id(), coder, action, "finding", id_,
            before={"sha256": before}, after={"sha256": after},
        )  # fmt: skip
    return {"sha256": after, "id": id_}


def _raw(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
