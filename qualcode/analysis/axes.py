"""The axes of a matrix: what stands in its rows and columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qualcode.analysis.people import key_of, kind_of
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t
from qualcode.model import Case, Codebook, Document, Facet, Participant, StudyData

# What the contract names; a codebook cannot take these words away.
RESERVED = (
    "actor",
    "role",
    "case",
    "document",
    "kind",
    "valence",
    "code",
    "coder",
)
DOCUMENT = ("actor", "document", "kind", "group", "mode", "date")
PARTICIPANT = ("role", "gender", "participant")
CASE = ("case", "name", "type")


@dataclass(frozen=True, slots=True)
class Item:
    """One row or column. `codes` are the codes it counts, on a code axis."""

    id: str
    name: str
    level: int = 1
    codes: frozenset[str] = frozenset()
    expected: tuple[str, ...] = ()

    def as_dict(self, *, of_codes: bool) -> dict[str, Any]:
        """The contract's item; those of a code axis tell level and expected actors."""
        plain: dict[str, Any] = {"id": self.id, "name": self.name}
        if of_codes:
            plain["level"] = self.level
            plain["expected"] = list(self.expected)
        return plain


@dataclass(frozen=True)
class Axis:
    """`sort` tells what a value belongs to.

    It is code | valence | coder | document | case | participant.
    """

    by: str
    sort: str
    items: tuple[Item, ...]
    cases: Mapping[str, Case] = field(default_factory=dict)

    @property
    def is_attribute(self) -> bool:
        """Whether the items are values of documents, cases or people."""
        return self.sort in ("document", "case", "participant")

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of every item by its id."""
        return {item.id: i for i, item in enumerate(self.items)}

    @cached_property
    def of_code(self) -> dict[str, tuple[int, ...]]:
        """The items that count a code: its own and those above it."""
        found: dict[str, tuple[int, ...]] = {}
        for i, item in enumerate(self.items):
            for code in item.codes:
                found[code] = (*found.get(code, ()), i)
        return found

    def place(self, of: Document | Participant | str | None) -> int | None:
        """The item of a document, of a case or of a person, as the axis sorts."""
        if isinstance(of, Document):
            value = _of_document(of, self.by)
        elif isinstance(of, Participant):
            value = _of_person(of, self.by)
        else:
            value = _of_case(of or "", self.cases, self.by)
        return self.position.get(value)

    def places(self, document: Document) -> list[int]:
        """The items of a document, or of its cases where the axis sorts these."""
        of = document.cases if self.sort == "case" else (document,)
        return sorted({p for one in of if (p := self.place(one)) is not None})

    def as_dict(self) -> dict[str, Any]:
        """The contract's `rows` or `cols`."""
        of_codes = self.sort == "code"
        items = [item.as_dict(of_codes=of_codes) for item in self.items]
        return {"by": self.by, "items": items}


def axis(data: StudyData, by: str, depth: int, documents: Sequence[Document]) -> Axis:
    """The axis named `by` over the voices `documents`.

    Raises:
        QualcodeError: `axis-unknown`, with the names that there are in the hint.
    """
    if by not in RESERVED and data.codebook.descendants(by):
        return Axis(by, "code", tuple(_below(data, by, depth)))
    if by == "code":
        return Axis(by, "code", tuple(_all_codes(data)))
    if by == "valence":
        valences = data.codebook.valences
        return Axis(by, "valence", tuple(Item(v.id, v.name) for v in valences))
    if by == "coder":
        seen = [*data.coders, *(coding.coder for coding in data.codings)]
        return Axis(by, "coder", _plain(seen))
    return _attribute(data, by, documents)


def _attribute(data: StudyData, by: str, documents: Sequence[Document]) -> Axis:
    cases = {case.case: case for case in data.cases}
    if by in DOCUMENT:
        values = [_of_document(document, by) for document in documents]
        items = _kinds(values) if by == "kind" else _plain(_closed(data, by) + values)
        return Axis(by, "document", items)
    if by in PARTICIPANT:
        slugs = {d.document for d in documents}
        people = [p for p in data.participants if p.kind != "interviewer"]
        values = [_of_person(p, by) for p in people if p.document in slugs]
        return Axis(by, "participant", _plain(_closed(data, by) + values))
    columns = {name for case in data.cases for name in case.attributes}
    if by in CASE or by in data.config.attributes or by in columns:
        return Axis(by, "case", _case_items(data, by, cases, documents), cases)
    raise QualcodeError("axis-unknown", exit_code=USAGE, axis=by, names=names(data))


def names(data: StudyData) -> str:
    """All axes that a study has, to be read by a person; codes are left out."""
    columns = dict.fromkeys(name for case in data.cases for name in case.attributes)
    facets = [facet.id for facet in data.codebook.facets]
    words = [*facets, *RESERVED, *DOCUMENT, *PARTICIPANT, *CASE, *columns]
    return ", ".join(dict.fromkeys(words))


def _below(data: StudyData, by: str, depth: int) -> Iterable[Item]:
    book = data.codebook
    used = {coding.code for coding in data.codings}
    if by in book.codes:
        codes = book.codes[by].codes
    else:
        facet = book.facet_of[by]
        codes = facet.codes
        yield from _root(used, facet, t("analysis.unspecified"))
    for top in codes:
        for code, level in top.walk():
            if level <= depth:
                yield _code_item(book, code.id, level)


def _all_codes(data: StudyData) -> Iterable[Item]:
    used = {coding.code for coding in data.codings}
    for facet in data.codebook.facets:
        name = t("analysis.facet-unspecified", facet=facet.name)
        yield from _root(used, facet, name)
        for code, level in facet.walk():
            yield _code_item(data.codebook, code.id, level)


def _root(used: Collection[str], facet: Facet, name: str) -> Iterable[Item]:
    # A facet's root is an item of its own: it never counts the codes below it.
    if facet.id in used:
        yield Item(facet.id, name, codes=frozenset([facet.id]))


def _code_item(book: Codebook, code: str, level: int) -> Item:
    entry = book.codes[code]
    return Item(code, entry.name, level, book.descendants(code), entry.expected)


def _closed(data: StudyData, by: str) -> list[str]:
    config = data.config
    lists = {"actor": config.actors, "role": config.roles, **config.attributes}
    return list(lists.get(by, ()))


def _case_items(
    data: StudyData,
    by: str,
    cases: Mapping[str, Case],
    documents: Sequence[Document],
) -> tuple[Item, ...]:
    ids = [*cases, *(case for document in documents for case in document.cases)]
    values = _closed(data, by) + [_of_case(case, cases, by) for case in ids]
    if by != "case":
        return _plain(values)
    named = {case.case: case.name for case in data.cases}
    return tuple(
        Item(value, named.get(value) or value)
        for value in dict.fromkeys(values)
        if value
    )


def _plain(values: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(value, value) for value in dict.fromkeys(values) if value)


def _kinds(values: Iterable[str]) -> tuple[Item, ...]:
    known = ("interview", "design", "plan", "other")
    return tuple(
        Item(value, t(f"analysis.kind-{value}") if value in known else value)
        for value in dict.fromkeys(values)
    )


def _of_document(document: Document, by: str) -> str:
    if by == "kind":
        return kind_of(document)
    return str(getattr(document, by))


def _of_case(case: str, cases: Mapping[str, Case], by: str) -> str:
    if by == "case":
        return case
    if case not in cases:
        return ""
    row = cases[case]
    if by in CASE:
        return str(getattr(row, by))
    return row.attributes.get(by, "")


def _of_person(person: Participant, by: str) -> str:
    if by == "participant":
        return key_of(person)
    return person.role if by == "role" else person.gender
