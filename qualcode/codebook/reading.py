"""A codebook file to a `Codebook` and everything that is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.codebook.ids import is_id, make_id
from qualcode.codebook.nodes import Entry, Notes, compose, line_of, text_of
from qualcode.errors import QualcodeError
from qualcode.model.codebook import VALENCE_RULES, Code, Codebook, Facet, Valence
from qualcode.problems import Problem

TOP_KEYS = (
    "codebook",
    "title",
    "language",
    "source",
    "valences",
    "facets",
    "built_from",
)
VALENCE_KEYS = ("id", "name", "sign", "key")
FACET_KEYS = ("id", "name", "valence", "exclusive", "codes")
# In the order in which `dump` writes them.
CODE_KEYS = (
    "id",
    "name",
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
    "deprecated",
    "replaced_by",
    "codes",
)
SIGNS = {"1": 1, "+1": 1, "0": 0, "-1": -1}
# Axes of `matrix` of their own: a code of that name could not be asked for.
RESERVED = (
    "actor",
    "case",
    "code",
    "coder",
    "document",
    "participant",
    "role",
    "valence",
)
MOST_BYTES = 5_000_000
MOST_LEVELS = 12
# With one of these the codebook would lose or mix codings: it is not applied.
FATAL = frozenset(
    {
        "codebook-id-bad",
        "codebook-id-missing",
        "codebook-id-twice",
        "codebook-key-twice",
        "codebook-no-facets",
        "codebook-not-entry",
        "codebook-not-list",
        "codebook-sign-bad",
        "codebook-too-deep",
        "codebook-valence-rule",
        "codebook-valence-twice",
        "codebook-valences-missing",
        "codebook-was-clash",
    }
)
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def is_fatal(found: Problem) -> bool:
    """Whether a codebook with this problem must not be applied to a study."""
    return found.code in FATAL


def read(path: Path, *, actors: Sequence[str] = ()) -> tuple[Codebook, list[Problem]]:
    """The codebook of a YAML file and all its problems, each with file and line.

    `actors`, when given, closes the list of what `expected` may name. A broken
    entry never breaks the rest. Raises `file-missing`, `codebook-unreadable`,
    `codebook-encoding`, `codebook-too-large`, `codebook-empty`,
    `codebook-not-mapping` and `codebook-not-yaml`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise QualcodeError("codebook-too-large", file=path)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise QualcodeError("file-missing", file=path) from error
    except OSError as error:
        detail = error.strerror or str(error)
        raise QualcodeError("codebook-unreadable", file=path, detail=detail) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise QualcodeError("codebook-encoding", file=path, line=line) from error
    return _parse(text, str(path), hashlib.sha256(raw).hexdigest(), actors)


def parse(
    text: str, file: str, *, actors: Sequence[str] = ()
) -> tuple[Codebook, list[Problem]]:
    """The codebook of a YAML text; as `read`, with `file` as the name in problems."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _parse(text, file, sha256, actors)


def _parse(
    text: str, file: str, sha256: str, actors: Sequence[str]
) -> tuple[Codebook, list[Problem]]:
    notes = Notes(file)
    top = Entry(compose(text, file), notes, TOP_KEYS, Path(file).name)
    reader = _Reader(notes, tuple(actors))
    valences = tuple(reader.valences(top))
    facets = tuple(reader.facets(top))
    reader.references()
    if not facets:
        notes.add("codebook-no-facets", top.lines.get("facets", top.line))
    codebook = Codebook(
        id=_own_id(top, Path(file).stem),
        title=top.text("title"),
        language=top.text("language") or "es",
        source=top.text("source"),
        valences=valences,
        facets=facets,
        sha256=sha256,
        extra=_extra(top),
    )
    for facet in facets:
        if facet.valence != "none" and not valences:
            line = reader.ids[facet.id]
            notes.add("codebook-valences-missing", line, owner=facet.id)
    return codebook, sorted(notes.problems, key=lambda p: p.line or 0)


def _own_id(top: Entry, stem: str) -> str:
    found = top.text("codebook")
    line = top.lines.get("codebook", top.line)
    if not found:
        top.notes.add("codebook-own-id-missing", line, stem=stem)
        return stem
    if not is_id(found):
        top.notes.add("codebook-id-bad", line, id=found, near=make_id(found, 9))
        return stem
    if stem and found != stem:
        top.notes.add("codebook-stem", line, id=found, stem=stem)
    return found


def _extra(top: Entry) -> dict[str, Any]:
    """What the last build wrote, as plain data; see `merging`."""
    node = top.values.get("built_from")
    if node is None:
        return {}
    if node.id != "mapping":
        top.bad("built_from", "mapping")
        return {}
    return {"built_from": top.plain(node)}


@dataclass
class _Reader:
    """Walks the entries; `ids` maps those of facets and codes to their lines."""

    notes: Notes
    actors: tuple[str, ...]
    ids: dict[str, int] = field(default_factory=dict)
    was: list[tuple[str, tuple[str, ...], int]] = field(default_factory=list)
    replaced: list[tuple[str, str, int]] = field(default_factory=list)

    def valences(self, top: Entry) -> list[Valence]:
        found: list[Valence] = []
        keys: dict[str, str] = {}
        for node in top.entries("valences"):
            entry = self._entry(node, VALENCE_KEYS)
            id_ = self._id(entry)
            if id_ in [v.id for v in found]:
                self.notes.add("codebook-valence-twice", entry.line, id=id_)
                continue
            key = entry.text("key")
            if key and key in keys:
                self.notes.add(
                    "codebook-valence-key",
                    entry.lines["key"],
                    name=key,
                    owner=id_,
                    other=keys[key],
                )
                key = ""
            keys[key] = id_
            found.append(Valence(id_, self._name(entry, id_), self._sign(entry), key))
        return found

    def _sign(self, entry: Entry) -> int:
        written = entry.text("sign")
        if written not in SIGNS:
            line = entry.lines.get("sign", entry.line)
            self.notes.add("codebook-sign-bad", line, owner=entry.owner, value=written)
        return SIGNS.get(written, 0)

    def facets(self, top: Entry) -> list[Facet]:
        found: list[Facet] = []
        for node in top.entries("facets"):
            entry = self._entry(node, FACET_KEYS)
            id_ = self._unique_id(entry)
            codes = self._codes(entry, 1)
            if id_ is None:
                continue
            rule = entry.text("valence") or "none"
            if rule not in VALENCE_RULES:
                self.notes.add(
                    "codebook-valence-rule",
                    entry.lines["valence"],
                    owner=id_,
                    value=rule,
                    expected=", ".join(VALENCE_RULES),
                )
                rule = "none"
            name = self._name(entry, id_)
            found.append(Facet(id_, name, rule, entry.flag("exclusive"), codes))
        return found

    def _codes(self, above: Entry, level: int) -> tuple[Code, ...]:
        found = []
        for node in above.entries("codes"):
            if level > MOST_LEVELS:
                self.notes.add(
                    "codebook-too-deep",
                    line_of(node),
                    owner=above.owner,
                    most=MOST_LEVELS,
                )
                break
            code = self._code(self._entry(node, CODE_KEYS), level)
            if code is not None:
                found.append(code)
        return tuple(found)

    def _code(self, entry: Entry, level: int) -> Code | None:
        id_ = self._unique_id(entry)
        below = self._codes(entry, level + 1)
        if id_ is None:
            return None
        was = entry.texts("was", commas=True)
        replaced = entry.text("replaced_by") or None
        if was:
            self.was.append((id_, was, entry.lines["was"]))
        if replaced:
            self.replaced.append((id_, replaced, entry.lines["replaced_by"]))
        return Code(
            id=id_,
            name=self._name(entry, id_),
            brief=entry.text("brief"),
            definition=entry.text("definition"),
            include=entry.text("include"),
            exclude=entry.text("exclude"),
            examples=entry.texts("examples", commas=False),
            keywords=entry.texts("keywords", commas=True),
            expected=self._expected(entry),
            questions=entry.texts("questions", commas=False),
            color=self._color(entry),
            was=was,
            deprecated=entry.flag("deprecated"),
            replaced_by=replaced,
            codes=below,
        )

    def _expected(self, entry: Entry) -> tuple[str, ...]:
        found = entry.texts("expected", commas=True)
        for actor in found:
            if self.actors and actor not in self.actors:
                self.notes.add(
                    "codebook-actor-unknown",
                    entry.lines["expected"],
                    owner=entry.owner,
                    value=actor,
                    expected=", ".join(self.actors),
                )
        return found

    def _color(self, entry: Entry) -> str | None:
        found = entry.text("color")
        if found and not _COLOR.fullmatch(found):
            self.notes.add(
                "codebook-color-bad",
                entry.lines["color"],
                owner=entry.owner,
                value=found,
            )
            return None
        return found or None

    def _entry(self, node: Any, known: tuple[str, ...]) -> Entry:
        """The entry at `node`, named in messages by its id, else its name."""
        plain = {text_of(k): text_of(v) for k, v in node.value}
        return Entry(
            node, self.notes, known, plain.get("id") or plain.get("name") or "?"
        )

    def _name(self, entry: Entry, id_: str) -> str:
        name = entry.text("name")
        if not name:
            self.notes.add("codebook-name-missing", entry.line, owner=id_)
        return name or id_

    def _id(self, entry: Entry) -> str:
        """The entry's id; one made from the name where it is missing or bad."""
        written = entry.text("id")
        line = entry.lines.get("id", entry.line)
        made = make_id(written or entry.text("name"), 9)
        if not written:
            self.notes.add(
                "codebook-id-missing", line, owner=entry.owner, near=made or "…"
            )
            return made or f"linea-{line}"
        if not is_id(written):
            self.notes.add("codebook-id-bad", line, id=written, near=made or "…")
            return made or f"linea-{line}"
        return written

    def _unique_id(self, entry: Entry) -> str | None:
        """The id of a facet or code; None, noted, when another has it already."""
        id_ = self._id(entry)
        line = entry.lines.get("id", entry.line)
        if id_ in self.ids:
            self.notes.add("codebook-id-twice", line, id=id_, first=self.ids[id_])
            return None
        if id_ in RESERVED:
            self.notes.add("codebook-id-reserved", line, id=id_)
        self.ids[id_] = line
        return id_

    def references(self) -> None:
        """Check `was` and `replaced_by`, once every id is known."""
        owners: dict[str, str] = {}
        for id_, old, line in self.was:
            for name in old:
                other = name if name in self.ids else owners.get(name)
                if other is not None:
                    self.notes.add(
                        "codebook-was-clash", line, owner=id_, id=name, other=other
                    )
                owners.setdefault(name, id_)
        for id_, name, line in self.replaced:
            if name not in self.ids or name == id_:
                self.notes.add("codebook-replaced-unknown", line, owner=id_, id=name)
