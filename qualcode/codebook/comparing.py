"""Two codebooks told apart, change by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.i18n import t
from qualcode.model.codebook import Code, Codebook, Facet

CODE_FIELDS = (
    "brief",
    "definition",
    "include",
    "exclude",
    "examples",
    "keywords",
    "expected",
    "questions",
    "color",
    "was",
    "replaced_by",
)
_SHOWN = 60


def change(
    kind: str, code: str, field: str, before: Any = None, after: Any = None
) -> dict[str, Any]:
    """One change as plain data: {"change", "code", "field", "before", "after"}."""
    return {
        "change": kind,
        "code": code,
        "field": field,
        "before": _plain(before),
        "after": _plain(after),
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def diff(a: Codebook, b: Codebook) -> list[dict[str, Any]]:
    """What changed from `a` to `b`, in the order of `b`, what is gone last.

    Each is {"change", "code", "field", "before", "after"}; `change` is added |
    removed (field `facet`, `code` or `valence`; the name), id (found by `was`),
    renamed, moved (the ids above), reordered (the ids below), deprecated (booleans)
    or changed (any other field, of a code, facet, valence or the codebook).
    """
    found = [
        change("changed", b.id, field, getattr(a, attribute), getattr(b, attribute))
        for field, attribute in (
            ("codebook", "id"),
            ("title", "title"),
            ("language", "language"),
            ("source", "source"),
        )
        if getattr(a, attribute) != getattr(b, attribute)
    ]
    found += _valences(a, b)
    return found + list(_Comparison(a, b, _old_ids(a, b)).changes())


def _valences(a: Codebook, b: Codebook) -> Iterator[dict[str, Any]]:
    before = {v.id: v for v in a.valences}
    after = {v.id: v for v in b.valences}
    for id_, new in after.items():
        old = before.get(id_)
        if old is None:
            yield change("added", id_, "valence", after=new.name)
            continue
        for field in ("name", "sign", "key"):
            if getattr(old, field) != getattr(new, field):
                kind = "renamed" if field == "name" else "changed"
                yield change(kind, id_, field, getattr(old, field), getattr(new, field))
    for id_, old in before.items():
        if id_ not in after:
            yield change("removed", id_, "valence", before=old.name)
    yield from _order(b.id, "valences", list(before), list(after))


def _order(
    owner: str, field: str, before: list[str], after: list[str]
) -> Iterator[dict[str, Any]]:
    """Whether what both lists have stands in another order."""
    old = [x for x in before if x in after]
    new = [x for x in after if x in before]
    if old != new:
        yield change("reordered", owner, field, before, after)


def _old_ids(a: Codebook, b: Codebook) -> dict[str, str]:
    """For each id of `b` the id that the same code or facet had in `a`."""
    old: dict[str, str] = {}
    for facet in b.facets:
        if any(f.id == facet.id for f in a.facets):
            old[facet.id] = facet.id
    old.update((id_, id_) for id_ in b.codes if id_ in a.codes)
    for id_, code in b.codes.items():
        if id_ in old:
            continue
        # The last name it had comes last; a name that lives on is another code's.
        for was in reversed(code.was):
            if was in a.codes and was not in b.codes and was not in old.values():
                old[id_] = was
                break
    return old


@dataclass(frozen=True)
class _Comparison:
    a: Codebook
    b: Codebook
    old: Mapping[str, str]

    def changes(self) -> Iterator[dict[str, Any]]:
        facets = {f.id: f for f in self.a.facets}
        for facet in self.b.facets:
            if facet.id in facets:
                yield from self._facet(facets[facet.id], facet)
            else:
                yield change("added", facet.id, "facet", after=facet.name)
            for code, _ in facet.walk():
                yield from self._code(code)
        yield from _order(
            self.b.id, "facets", list(facets), [f.id for f in self.b.facets]
        )
        gone = set(self.a.order) - set(self.old.values())
        for id_ in sorted(gone, key=self.a.order.__getitem__):
            kind = "code" if id_ in self.a.codes else "facet"
            yield change("removed", id_, kind, before=self.a.name(id_))

    def _facet(self, old: Facet, new: Facet) -> Iterator[dict[str, Any]]:
        if old.name != new.name:
            yield change("renamed", new.id, "name", old.name, new.name)
        for field in ("valence", "exclusive"):
            if getattr(old, field) != getattr(new, field):
                yield change(
                    "changed", new.id, field, getattr(old, field), getattr(new, field)
                )
        yield from self._below(old, new)

    def _below(self, old: Facet | Code, new: Facet | Code) -> Iterator[dict[str, Any]]:
        """Another order of the codes right below, each by its new id."""
        now = {was: id_ for id_, was in self.old.items()}
        before = [now.get(c.id, c.id) for c in old.codes]
        yield from _order(new.id, "codes", before, [c.id for c in new.codes])

    def _code(self, new: Code) -> Iterator[dict[str, Any]]:
        if new.id not in self.old:
            yield change("added", new.id, "code", after=new.name)
            return
        old = self.a.codes[self.old[new.id]]
        if old.id != new.id:
            yield change("id", new.id, "id", old.id, new.id)
        if old.name != new.name:
            yield change("renamed", new.id, "name", old.name, new.name)
        above, below = self.a.parent_of[old.id], self.b.parent_of[new.id]
        if self.old.get(below) != above:
            yield change("moved", new.id, "parent", above, below)
        if old.deprecated != new.deprecated:
            yield change(
                "deprecated", new.id, "deprecated", old.deprecated, new.deprecated
            )
        for field in CODE_FIELDS:
            before, after = getattr(old, field), getattr(new, field)
            if before != after and not (field == "was" and old.id != new.id):
                yield change("changed", new.id, field, before, after)
        yield from self._below(old, new)


def describe(found: Mapping[str, Any]) -> str:
    """One change in a sentence, in the language at hand."""
    kind, field = found["change"], found["field"]
    if kind in ("added", "removed"):
        kind = f"{kind}-{field}"
    elif kind == "deprecated" and not found["after"]:
        kind = "restored"
    return t(
        f"codebook.change.{kind}",
        code=found["code"],
        field=t(f"codebook.field.{field}"),
        before=_shown(found["before"]),
        after=_shown(found["after"]),
    )


def _shown(value: Any) -> str:
    """A value as it fits in a sentence."""
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    if value in (None, ""):
        return "—"
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
