"""Anchors: what a report's bindings are, as they were written.

A binding is a Word bookmark `qc_<hash>_<n>`; `<hash>` is of its query, `<n>` its
occurrence in the document. An anchor keeps the query, the text as written, the
text's hash and 32 characters on both sides, so that a lost one is found again.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.files import sha256
from qualcode.report.marking import kind_of, stem
from qualcode.report.paper import Paper
from qualcode.text.anchors import context

NAME = re.compile(r"(qc_[0-9a-f]{12}_\d+)((?:_Copy_\d+)*)", re.IGNORECASE)
BUILD = "qc_build"  # the property that names the build a file came from
CHECKED = "qc_checked"  # when it was last built or refreshed
OUTDATED = "qc_outdated"  # what was outdated then
LINE = "qc_revisado"  # the bookmark of the line that says so
_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2011": "-",
        "\u00ad": "",
        "\u200b": "",
    }
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One binding as written in one file.

    `position` counts the bindings of the document from 0; `withdrawn` anchors keep
    only name and hash; `kept` is the date on which the team kept its own wording.
    """

    name: str
    query: Mapping[str, Any]
    text: str
    hash: str
    prefix: str = ""
    suffix: str = ""
    position: int = 0
    shape: tuple[str, ...] = ()
    withdrawn: bool = False
    kept: str = ""

    @property
    def kind(self) -> str:
        """figure, quote or table; what is withdrawn was a quote."""
        return kind_of(self.query) if self.query else "quote"


def same(text: str) -> str:
    """`text` as compared: white space single, typographic twins alike."""
    return " ".join(text.translate(_SAME).split())


def text_hash(text: str) -> str:
    """The hash an anchor's text is known by."""
    return sha256(same(text))[:16]


def drop_bindings(document: Any) -> None:
    """Take the bookmarks of `wordml.bound` out of a rendered document."""
    from qualcode.report.contents import W

    starts = list(document.iter(f"{W}bookmarkStart"))
    ours = [e for e in starts if _is_ours(e)]
    closing = [e for e in document.iter(f"{W}bookmarkEnd") if e.get(f"{W}id") == "0"]
    for element in (*ours, *closing[: len(ours)]):
        element.getparent().remove(element)


def _is_ours(start: Any) -> bool:
    from qualcode.report.contents import W

    return str(start.get(f"{W}name")).startswith("{")


def name_bindings(document: Any) -> dict[str, dict[str, Any]]:
    """Name and number the bookmarks of a rendered document; {name: query}.

    They come from `wordml.bound` with their query for a name. `w:id` is made unique
    among all bookmarks.
    """
    from qualcode.report.contents import W

    starts = list(document.iter(f"{W}bookmarkStart"))
    ends = list(document.iter(f"{W}bookmarkEnd"))
    ours = [e for e in starts if _is_ours(e)]
    taken = [int(e.get(f"{W}id")) for e in starts if e not in ours]
    first, seen = max(taken, default=0) + 1, Counter[str]()
    closing = iter([e for e in ends if e.get(f"{W}id") == "0"])
    found = {}
    for n, start in enumerate(ours):
        query = str(start.get(f"{W}name"))
        base = stem(query)
        seen[base] += 1
        name = f"{base}_{seen[base]}"
        start.set(f"{W}name", name)
        start.set(f"{W}id", str(first + n))
        next(closing).set(f"{W}id", str(first + n))
        found[name] = json.loads(query)
    return found


def take_anchors(
    paper: Paper, queries: Mapping[str, Mapping[str, Any]]
) -> list[Anchor]:
    """The anchors of the named bookmarks as they stand in a paper, in order."""
    marks = [m for m in paper.marks if m.name in queries]
    marks.sort(key=lambda m: (m.start, m.end))
    found = []
    for position, mark in enumerate(marks):
        text = paper.text[mark.start : mark.end]
        prefix, suffix = context(paper.text, mark.start, mark.end)
        found.append(
            Anchor(
                name=mark.name,
                query=queries[mark.name],
                text=text,
                hash=text_hash(text),
                prefix=prefix,
                suffix=suffix,
                position=position,
            )
        )
    return found


def property_value(anchor: Anchor) -> str:
    """The short custom property of an anchor: hash of its text, then its query."""
    from qualcode.report.marking import canonical

    return f"{anchor.hash} {canonical(anchor.query)}"


def from_properties(properties: Mapping[str, str]) -> list[Anchor]:
    """Anchors as a file itself remembers them: no text, no context."""
    found = []
    for name, value in properties.items():
        digest, _, query = value.partition(" ")
        if NAME.fullmatch(name):
            try:
                read = json.loads(query)
            except ValueError:
                continue  # cut at Office's 255 characters
            found.append(Anchor(name=name, query=read, text="", hash=digest))
    return found
