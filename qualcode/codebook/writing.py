"""A `Codebook` as YAML text, in the manner a person would write it."""

from __future__ import annotations

import io
from typing import Any

from qualcode.codebook.reading import CODE_KEYS
from qualcode.model.codebook import Code, Codebook, Facet

WIDTH = 110


def dump(codebook: Codebook) -> str:
    """The YAML text of a codebook; `parse` reads it back to an equal one.

    Texts are kept but for outer white space and are in NFC; empty fields are left out.
    """
    top: dict[str, Any] = {"codebook": codebook.id, "title": codebook.title}
    top["language"] = codebook.language
    if codebook.source:
        top["source"] = codebook.source
    if codebook.valences:
        top["valences"] = [
            flow({"id": v.id, "name": v.name, "sign": v.sign, "key": _quoted(v.key)})
            for v in codebook.valences
        ]
    top["facets"] = [facet_plain(f) for f in codebook.facets]
    text = emit(top)
    # A blank line before each part, as in a file written by hand.
    for part in ("valences:", "facets:"):
        text = text.replace(f"\n{part}", f"\n\n{part}", 1)
    return text


def emit(value: Any) -> str:
    """YAML text of plain data, lists indented below their key."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def facet_plain(facet: Facet) -> dict[str, Any]:
    """A facet as the plain data that `emit` writes."""
    plain: dict[str, Any] = {"id": facet.id, "name": facet.name}
    plain["valence"] = facet.valence
    if facet.exclusive:
        plain["exclusive"] = True
    plain["codes"] = [code_plain(c) for c in facet.codes]
    return plain


def code_plain(code: Code) -> dict[str, Any]:
    """A code as the plain data that `emit` writes, without its empty fields."""
    plain: dict[str, Any] = {}
    for key in CODE_KEYS:
        value = getattr(code, key)
        if key == "codes":
            value = [code_plain(c) for c in value]
        elif isinstance(value, tuple):
            value = _list(value)
        if value or key in ("id", "name"):
            plain[key] = value
    return plain


def _list(values: tuple[str, ...]) -> Any:
    """Short lists on one line, long ones with an item on each."""
    items = list(values)
    short = sum(map(len, items)) < WIDTH // 2 and all(len(i) < 30 for i in items)
    return flow(items) if short and items else items


def flow(value: Any) -> Any:
    """A list or mapping that `emit` writes on one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    made: Any
    if isinstance(value, dict):
        made = CommentedMap({k: _in_flow(v) for k, v in value.items()})
    else:
        made = CommentedSeq([_in_flow(v) for v in value])
    made.fa.set_flow_style()
    return made


def _in_flow(value: Any) -> Any:
    # The writer leaves «?…» and «: …» unquoted there, which no reader takes.
    odd = isinstance(value, str) and value[:1] in ("?", ":")
    return _quoted(value) if odd else value


def _quoted(text: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(text)
