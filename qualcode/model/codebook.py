"""The codebook as a tree of codes under facets; valences belong to codings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

VALENCE_RULES = ("none", "optional", "required")


@dataclass(frozen=True, slots=True)
class Valence:
    """How what is said acts: `sign` is 1, -1 or 0; `key` is pressed to set it."""

    id: str
    name: str
    sign: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One code with its codebook entry (fields after MacQueen et al. 1998)."""

    id: str
    name: str
    brief: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    color: str | None = None
    was: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: str | None = None
    codes: tuple[Code, ...] = ()

    def walk(self, level: int = 1) -> Iterator[tuple[Code, int]]:
        """This code and all below it with their level (1 = below the facet)."""
        yield self, level
        for child in self.codes:
            yield from child.walk(level + 1)


@dataclass(frozen=True, slots=True)
class Facet:
    """A top branch. Its root may itself be applied ("sin especificar")."""

    id: str
    name: str
    valence: str = "none"
    exclusive: bool = False
    codes: tuple[Code, ...] = ()

    def walk(self) -> Iterator[tuple[Code, int]]:
        """Every code of the facet in codebook order with its level, from 1."""
        for code in self.codes:
            yield from code.walk()


@dataclass(frozen=True)
class Codebook:
    """One version of a codebook; `sha256` is of the YAML file's bytes."""

    id: str
    title: str
    language: str = "es"
    source: str = ""
    valences: tuple[Valence, ...] = ()
    facets: tuple[Facet, ...] = ()
    sha256: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def codes(self) -> dict[str, Code]:
        """All codes by id in codebook order, facet roots not included."""
        return {c.id: c for f in self.facets for c, _ in f.walk()}

    @cached_property
    def order(self) -> dict[str, int]:
        """Position of every code and facet root in codebook order."""
        ids: list[str] = []
        for facet in self.facets:
            ids.append(facet.id)
            ids.extend(code.id for code, _ in facet.walk())
        return {code: i for i, code in enumerate(ids)}

    @cached_property
    def facet_of(self) -> dict[str, Facet]:
        """The facet of every code id; a facet's root belongs to itself."""
        found = {f.id: f for f in self.facets}
        found.update((c.id, f) for f in self.facets for c, _ in f.walk())
        return found

    @cached_property
    def parent_of(self) -> dict[str, str]:
        """The id right above every code: a code's or its facet's."""
        above: dict[str, str] = {}
        for facet in self.facets:
            above.update((code.id, facet.id) for code in facet.codes)
            above.update((b.id, a.id) for a, _ in facet.walk() for b in a.codes)
        return above

    def descendants(self, code: str) -> frozenset[str]:
        """The code or facet itself and everything below it; empty if unknown."""
        if code in self.codes:
            return frozenset(c.id for c, _ in self.codes[code].walk())
        facet = self.facet_of.get(code)
        if facet is None:
            return frozenset()
        return frozenset([facet.id, *(c.id for c, _ in facet.walk())])

    def name(self, code: str) -> str:
        """The printed name of a code or facet; the id itself when unknown."""
        if code in self.codes:
            return self.codes[code].name
        facet = self.facet_of.get(code)
        return facet.name if facet else code

    def takes_valence(self, code: str) -> bool:
        """Whether codings of this code may carry a valence."""
        facet = self.facet_of.get(code)
        return facet is not None and facet.valence != "none"

    @cached_property
    def signs(self) -> dict[str, int]:
        """Sign (1, -1, 0) of every valence id."""
        return {v.id: v.sign for v in self.valences}

    def as_dict(self) -> dict[str, Any]:
        """Plain data with the keys of the YAML file, for JSON and the database."""
        return {
            "codebook": self.id,
            "title": self.title,
            "language": self.language,
            "source": self.source,
            "valences": [asdict(v) for v in self.valences],
            "facets": [asdict(f) for f in self.facets],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], sha256: str = "") -> Codebook:
        """Build from already validated plain data (the inverse of `as_dict`)."""
        return cls(
            id=data["codebook"],
            title=data.get("title", ""),
            language=data.get("language", "es"),
            source=data.get("source", ""),
            valences=tuple(Valence(**v) for v in data.get("valences", ())),
            facets=tuple(_facet(f) for f in data.get("facets", ())),
            sha256=sha256,
        )


def _facet(data: Mapping[str, Any]) -> Facet:
    plain = dict(data)
    plain["codes"] = tuple(_code(c) for c in data.get("codes") or ())
    return Facet(**plain)


_LISTS = ("examples", "keywords", "expected", "questions", "was")


def _code(data: Mapping[str, Any]) -> Code:
    plain = dict(data)
    for key in _LISTS:
        plain[key] = tuple(plain.get(key) or ())
    plain["codes"] = tuple(_code(c) for c in data.get("codes") or ())
    return Code(**plain)
