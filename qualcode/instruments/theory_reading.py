"""theory.yaml as a `Theory`; what is odd becomes a problem with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model.theory import BESIDE, CHAIN, Link, Node, Objective, Theory
from qualcode.problems import Problem, problem

KINDS = (*CHAIN, *BESIDE)
_TEXTS = ("text", "population", "measure", "judgement")
_LISTS = ("answers", "on", "codes", "findings", "areas")
_KNOWN = {"title", "purpose", "validated", "nodes", "links", "objectives"}


def read_theory(text: str, file: str) -> tuple[Theory, list[Problem]]:
    """Read a theory of change.

    A node without an id, of no known kind, or of an id already used is left out and
    told, as is a link without both ends. Raises `theory-not-yaml` with the line.
    """
    root = _parse(text, file)
    reader = _Reader(file)
    if not isinstance(root, Mapping):
        reader.odd(1, file, "mapping")
        return Theory(), reader.problems
    theory = Theory(
        title=reader.text(root, "title"),
        purpose=reader.text(root, "purpose"),
        validated=tuple(
            {"by": reader.text(entry, "by"), "date": reader.text(entry, "date")}
            for entry, _ in reader.mappings(root, "validated")
        ),
        nodes=tuple(reader.nodes(root)),
        links=tuple(reader.links(root)),
        objectives=tuple(
            Objective(
                id=reader.text(entry, "id"),
                text=reader.text(entry, "text"),
                nodes=reader.texts(entry, "nodes"),
                codes=reader.texts(entry, "codes"),
                findings=reader.texts(entry, "findings"),
                line=line,
            )
            for entry, line in reader.mappings(root, "objectives")
        ),
        extra={str(k): v for k, v in root.items() if k not in _KNOWN},
    )
    return theory, reader.problems


def _parse(text: str, file: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="rt", pure=True).load(text)  # the kind that keeps lines
    except (YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error).partition("\n")[0]
        line = mark.line + 1 if mark else 1
        raise QualcodeError(
            "theory-not-yaml", file=file, line=line, detail=detail
        ) from error


class _Reader:
    """Looks into the file and keeps what was odd."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def odd(self, line: int, key: str, expected: str) -> None:
        """A value of the wrong sort."""
        detail = t(f"store.expected-{expected}")
        self.problems.append(
            problem("theory-value", file=self.file, line=line, key=key, detail=detail)
        )

    def text(self, entry: Mapping[str, Any], key: str) -> str:
        """A text in one line, "" where there is none."""
        value = entry.get(key)
        if value is None:
            return ""
        if isinstance(value, (Mapping, list)):
            self.odd(_line(entry, key), key, "text")
            return ""
        return " ".join(str(value).split())

    def texts(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = entry.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            self.odd(_line(entry, key), key, "list")
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(str(v) for v in values)

    def mappings(
        self, entry: Mapping[str, Any], key: str
    ) -> list[tuple[Mapping[str, Any], int]]:
        """The mappings of a list with their lines; what is none is told."""
        values = entry.get(key)
        if values is None:
            return []
        if not isinstance(values, list):
            self.odd(_line(entry, key), key, "list")
            return []
        found = []
        for i, value in enumerate(values):
            line = _item_line(values, i)
            if isinstance(value, Mapping):
                found.append((value, line))
            else:
                self.odd(line, key, "mapping")
        return found

    def nodes(self, root: Mapping[str, Any]) -> list[Node]:
        """The nodes that make sense, each id once."""
        found: dict[str, Node] = {}
        for entry, line in self.mappings(root, "nodes"):
            id_, kind = self.text(entry, "id"), self.text(entry, "kind")
            if not id_:
                self.odd(line, "id", "text")
            elif id_ in found:
                self._tell("theory-duplicate", line, id=id_)
            elif kind not in KINDS:
                expected = ", ".join(KINDS)
                self._tell("theory-kind", line, id=id_, value=kind, expected=expected)
            else:
                found[id_] = self._node(entry, id_, kind, line)
        return list(found.values())

    def _node(self, entry: Mapping[str, Any], id_: str, kind: str, line: int) -> Node:
        indicators = tuple(
            {
                "text": self.text(one, "text"),
                "type": self.text(one, "type"),
                "measured": one.get("measured"),
            }
            for one, _ in self.mappings(entry, "indicators")
        )
        return Node(
            id=id_,
            kind=kind,
            indicators=indicators,
            line=line,
            **{key: self.text(entry, key) for key in _TEXTS},  # type: ignore[arg-type]  # texts all
            **{key: self.texts(entry, key) for key in _LISTS},  # type: ignore[arg-type]  # lists all
        )

    def links(self, root: Mapping[str, Any]) -> list[Link]:
        """The links that have both ends named."""
        found = []
        for entry, line in self.mappings(root, "links"):
            source, target = self.text(entry, "from"), self.text(entry, "to")
            for key, value in (("from", source), ("to", target)):
                if not value:
                    self.odd(line, key, "text")
            if source and target:
                found.append(Link(source, target, line))
        return found

    def _tell(self, code: str, line: int, **params: object) -> None:
        self.problems.append(problem(code, file=self.file, line=line, **params))


def _line(entry: Any, key: str) -> int:
    """The line, from 1, of a key of a mapping."""
    try:
        return int(entry.lc.key(key)[0]) + 1
    except (AttributeError, KeyError, TypeError):
        return 1


def _item_line(values: Sequence[Any], i: int) -> int:
    """The line, from 1, of an item of a list."""
    try:
        return int(values.lc.item(i)[0]) + 1  # type: ignore[attr-defined]  # ruamel's list
    except (AttributeError, KeyError, TypeError):
        return 1
