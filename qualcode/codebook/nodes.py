"""Typed looks into a YAML file's nodes; what is odd becomes a problem with its line.

The file is composed, not loaded: nodes keep the line of every key and value, and
text stays as written (`key: 0`, `name: 2024`, `keywords: [no]` are all text).
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.problems import Problem, problem

# A codebook of 2000 codes with every field is below; an alias bomb is above.
MOST_NODES = 200_000
_TRUE, _FALSE = ("true", "yes", "sí", "si"), ("false", "no")
# The keys that a Spanish hand writes.
_SPANISH = {
    "nombre": "name",
    "definicion": "definition",
    "definición": "definition",
    "incluye": "include",
    "incluir": "include",
    "excluye": "exclude",
    "excluir": "exclude",
    "ejemplos": "examples",
    "palabras": "keywords",
    "palabras_clave": "keywords",
    "preguntas": "questions",
    "actores": "expected",
    "esperados": "expected",
    "codigos": "codes",
    "códigos": "codes",
    "ejes": "facets",
    "valencias": "valences",
    "valencia": "valence",
    "titulo": "title",
    "título": "title",
    "idioma": "language",
    "fuente": "source",
    "signo": "sign",
    "tecla": "key",
    "exclusivo": "exclusive",
    "reemplazado_por": "replaced_by",
}


def compose(text: str, file: str) -> Any:
    """The root node of a YAML text. Raises `codebook-not-yaml` with the line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import MappingNode

    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise QualcodeError(
            "codebook-not-yaml",
            file=file,
            line=mark.line + 1 if mark else 1,
            detail=detail,
        ) from error
    if not isinstance(root, MappingNode):
        kind = "codebook-empty" if root is None else "codebook-not-mapping"
        raise QualcodeError(kind, file=file, line=1 if root is None else line_of(root))
    return root


def line_of(node: Any) -> int:
    """The line of the file, from 1, on which a node begins."""
    return int(node.start_mark.line) + 1


def text_of(node: Any) -> str | None:
    """The text of a scalar in NFC without outer white space; None when it is none."""
    if node.id != "scalar":
        return None
    plain = node.style is None or node.style == ""
    if plain and node.value in ("", "~", "null", "Null", "NULL"):
        return ""
    return unicodedata.normalize("NFC", node.value).strip()


@dataclass
class Notes:
    """The problems of one file as they are found."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def add(self, code: str, line: int, **params: object) -> None:
        """Note one problem of the file."""
        self.problems.append(problem(code, file=self.file, line=line, **params))

    def count(self, line: int) -> None:
        """Count a node; a file that multiplies itself by aliases is refused."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise QualcodeError("codebook-too-large", file=self.file, line=line)


class Entry:
    """One mapping of the file: its keys are asked for by kind, the rest is reported."""

    def __init__(
        self, node: Any, notes: Notes, known: Sequence[str], owner: str
    ) -> None:
        """Look at the mapping `node`, whose possible keys are `known`."""
        self.line = line_of(node)
        self.notes = notes
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.owner = owner
        for key, value in node.value:
            name, at = text_of(key) or "", line_of(key)
            if name in self.values:
                notes.add("codebook-key-twice", at, name=name, owner=owner)
            elif name not in known:
                self._unknown(name or "?", at, known)
            else:
                self.values[name] = value
                self.lines[name] = at

    def _unknown(self, key: str, at: int, known: Sequence[str]) -> None:
        near = [_SPANISH.get(key.lower().replace(" ", "_"), "")]
        near = [k for k in near if k in known] or difflib.get_close_matches(
            key.lower(), known, 1
        )
        words: dict[str, object] = {"name": key, "owner": self.owner}
        if near:
            self.notes.add("codebook-key-misspelt", at, near=near[0], **words)
        else:
            self.notes.add(
                "codebook-key-unknown", at, expected=", ".join(known), **words
            )

    def bad(self, key: str, expected: str, at: int | None = None) -> None:
        """Note that the value of `key` is not of the kind that is meant."""
        self.notes.add(
            "codebook-wrong-type",
            at or self.lines.get(key, self.line),
            name=key,
            owner=self.owner,
            expected=t(f"codebook.kind.{expected}"),
        )

    def text(self, key: str) -> str:
        """The text under `key`, empty when there is none."""
        node = self.values.get(key)
        if node is None:
            return ""
        self.notes.count(self.lines[key])
        found = text_of(node)
        if found is None:
            self.bad(key, "text")
        return found or ""

    def flag(self, key: str) -> bool:
        """True or false under `key`; false when there is none."""
        found = self.text(key).lower()
        if found and found not in (*_TRUE, *_FALSE):
            self.bad(key, "flag")
        return found in _TRUE

    def texts(self, key: str, *, commas: bool) -> tuple[str, ...]:
        """The list of texts under `key`.

        One text where a list is meant is taken (cut at its commas with `commas`)
        and reported.
        """
        node = self.values.get(key)
        if node is None:
            return ()
        if node.id == "sequence":
            return tuple(filter(None, (self._item(key, item) for item in node.value)))
        found = text_of(node)
        if found is None:
            self.bad(key, "texts")
            return ()
        if not found:
            return ()
        self.notes.add(
            "codebook-list-expected", self.lines[key], name=key, owner=self.owner
        )
        parts = found.split(",") if commas else [found]
        return tuple(p.strip() for p in parts if p.strip())

    def _item(self, key: str, node: Any) -> str:
        self.notes.count(line_of(node))
        found = text_of(node)
        if found is not None:
            return found
        self.bad(key, "texts", line_of(node))
        # «- Dijo: no sé» without quotes is a mapping to YAML; the words are kept.
        if node.id == "mapping" and len(node.value) == 1:
            parts = [text_of(part) for part in node.value[0]]
            if all(parts):
                return ": ".join(p for p in parts if p)
        return ""

    def entries(self, key: str) -> Iterator[Any]:
        """The mappings of the list under `key`; what is no mapping is reported."""
        node = self.values.get(key)
        if node is None or (node.id == "scalar" and not text_of(node)):
            return
        if node.id != "sequence":
            self.notes.add(
                "codebook-not-list", self.lines[key], name=key, owner=self.owner
            )
            return
        for item in node.value:
            self.notes.count(line_of(item))
            if item.id == "mapping":
                yield item
            else:
                self.notes.add(
                    "codebook-not-entry", line_of(item), name=key, owner=self.owner
                )

    def plain(self, node: Any) -> Any:
        """A node as dicts, lists and texts."""
        self.notes.count(line_of(node))
        if node.id == "mapping":
            return {text_of(k) or "": self.plain(v) for k, v in node.value}
        if node.id == "sequence":
            return [self.plain(v) for v in node.value]
        return text_of(node) or ""
