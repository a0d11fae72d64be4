"""MAP.yaml: what each column of a quote table is, and which code each value means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import Codebook
from qualcode.services.study import parse_yaml

FIELDS = ("id", "quote", "attribution", "actor", "role", "valence", "gender", "case")


@dataclass(frozen=True)
class QuoteMap:
    """`fields` names the column of each field, `facets` the facet of each column.

    `values` holds for a column what its values stand for.
    """

    fields: Mapping[str, str]
    facets: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def value(self, name: str, row: Mapping[str, str]) -> str:
        """The value of a field in a row; blank where no column holds it."""
        column = self.fields.get(name, "")
        return self.said(column, row.get(column, ""))

    def said(self, column: str, value: str) -> str:
        """What a value of a column stands for; itself when the map says nothing."""
        return self.values.get(column, {}).get(value, value)


def quote_map(path: Path | None, columns: Sequence[str], book: Codebook) -> QuoteMap:
    """Read a map; without a file each column is what its own name says.

    Raises QualcodeError: `file-missing`, `study-yaml-invalid`, `quote-map-invalid`
    (with what is wrong), `quote-map-quote` when no column holds the quote.
    """
    facets = [facet.id for facet in book.facets]
    if path is None:
        return _checked(
            QuoteMap(
                {name: name for name in FIELDS if name in columns},
                {name: name for name in facets if name in columns},
            )
        )
    if not path.is_file():
        raise QualcodeError("file-missing", file=path)
    data = parse_yaml(path.read_bytes(), path)
    if not isinstance(data, Mapping) or not isinstance(data.get("columns"), Mapping):
        raise _bad(path, "columns")
    fields: dict[str, str] = {}
    of_facet: dict[str, str] = {}
    for column, meaning in data["columns"].items():
        name = str(column)
        if name not in columns:
            raise _bad(path, f"columns.{name}")
        if isinstance(meaning, Mapping) and meaning.get("facet") in facets:
            of_facet[name] = str(meaning["facet"])
        elif isinstance(meaning, str) and meaning in FIELDS and meaning not in fields:
            fields[meaning] = name
        else:
            raise _bad(path, f"columns.{name}: {_shown(meaning)}")
    return _checked(QuoteMap(fields, of_facet, _values(path, data.get("values"))))


def _checked(found: QuoteMap) -> QuoteMap:
    if "quote" not in found.fields:
        raise QualcodeError("quote-map-quote")
    return found


def _values(path: Path, values: Any) -> dict[str, dict[str, str]]:
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise _bad(path, "values")
    read: dict[str, dict[str, str]] = {}
    for column, meanings in values.items():
        if not isinstance(meanings, Mapping):
            raise _bad(path, f"values.{column}")
        read[str(column)] = {
            str(k): "" if v is None else str(v) for k, v in meanings.items()
        }
    return read


def _bad(path: Path, where: str) -> QualcodeError:
    return QualcodeError("quote-map-invalid", file=path.name, where=where)


def _shown(meaning: Any) -> str:
    return str(dict(meaning)) if isinstance(meaning, Mapping) else str(meaning)


def named(said: str, names: Iterable[tuple[str, str]]) -> str | None:
    """The id whose id or name is `said`, whatever its case and accents."""
    wanted = _fold(said)
    for id_, name in names:
        if wanted in (_fold(id_), _fold(name)):
            return id_
    return None


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", " ".join(text.split()).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
