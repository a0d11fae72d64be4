"""What a build leaves in the file for the next one: `built_from`.

For each code of the matrix the hash of every field that the matrix gave it. A field
whose hash is still the same was not touched by hand; a code of the record that is
not in the file was removed by hand. Hashes, not values: no text stands twice.
"""

from __future__ import annotations

import json
from typing import Any

from qualcode.codebook.writing import emit, flow
from qualcode.files import sha256
from qualcode.i18n import t
from qualcode.model.codebook import Code

FIELDS = ("name", "definition", "expected", "questions")
Record = dict[str, Any]


def digest(value: Any) -> str:
    """Eight hexadecimal digits of a field's value; empty for an empty one."""
    if not value:
        return ""
    return sha256(json.dumps(value, ensure_ascii=False))[:8]


def hashes(code: Code) -> dict[str, str]:
    """The hashes of the fields that the matrix gives a code, empty ones left out."""
    found = {name: digest(getattr(code, name)) for name in FIELDS}
    return {name: value for name, value in found.items() if value}


def record(file: str, facet: str, codes: dict[str, dict[str, str]]) -> Record:
    """The plain data of `built_from`."""
    return {"file": file, "facet": facet, "codes": codes}


def body(made: Record) -> str:
    """The record as YAML lines, not indented."""
    codes = {id_: flow(fields) for id_, fields in made["codes"].items()}
    return emit({**made, "codes": codes})


def block(made: Record, language: str) -> str:
    """The whole `built_from` with its note, for the end of a file."""
    lines = "".join(f"  {line}\n" for line in body(made).splitlines())
    return f"\n# {t('codebook.built.note', lang=language)}\nbuilt_from:\n{lines}"
