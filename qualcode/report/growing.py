"""Rows that a bound table of an edited report has yet to gain, in the report's style.

A fresh build of the report has them. Each is put behind the row that precedes it
there, as a copy of a row of the edited table: its cells, paragraphs and letters
stay the team's, only the words and the bindings are new. No other byte moves.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from qualcode.report.anchors import NAME, same
from qualcode.report.contents import W
from qualcode.report.paper import parse
from qualcode.report.patching import PartBytes, apply

BODY = "word/document.xml"
_XMLNS = re.compile(rb' xmlns:[\w.-]+="[^"]*"')


@dataclass(slots=True)
class Grown:
    """What growing changed: the body, the bindings that are new, rows per table.

    `names` maps a new binding's name in the edited file to its name in the fresh
    one; `rows` a table's binding to how many rows it gained; `left` are tables of
    which a row found no row to be like, as where the columns are others.
    """

    body: bytes
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)


def grow(edited: bytes, fresh: bytes, tables: Mapping[str, str]) -> Grown:
    """Give tables the rows they lack.

    Args:
        edited: the body of the team's file.
        fresh: the body of a fresh build of the same study.
        tables: name of a table's binding in `edited` to its name in `fresh`.
    """
    root, made = parse(edited), parse(fresh)
    grown = Grown(edited)
    names = _Names(root)
    ends = _row_ends(edited)
    order = {row: n for n, row in enumerate(root.iter(f"{W}tr"))}
    changes: list[tuple[int, int, bytes]] = []
    for name, fresh_name in tables.items():
        old, new = _table(root, name), _table(made, fresh_name)
        if old is None or new is None or _is_tracked(old):
            grown.left.add(name)
            continue
        pairs = _Pairs(old, new)
        added: dict[Any, bytes] = {}
        for place, model, row in pairs.missing():
            row_made = _row(model, row, names, grown.names)
            added[place] = added.get(place, b"") + _serialised(row_made)
            grown.rows[name] = grown.rows.get(name, 0) + 1
        if grown.rows.get(name, 0) < pairs.lacking:
            grown.left.add(name)
        changes += [(ends[order[p]], ends[order[p]], xml) for p, xml in added.items()]
        if added:
            changes += _renumbered(root, edited, pairs)
    grown.body = apply(edited, changes)
    return grown


class _Names:
    """Names and ids for new bookmarks that no bookmark of the file has."""

    def __init__(self, root: Any) -> None:
        starts = list(root.iter(f"{W}bookmarkStart"))
        self._taken = {str(s.get(f"{W}name")).lower() for s in starts}
        ids = [str(e.get(f"{W}id")) for e in root.iter() if e.get(f"{W}id")]
        self._id = max((int(i) for i in ids if i.isdigit()), default=0)

    def name(self, wanted: str) -> str:
        stem, n = wanted.rpartition("_")[0], 1
        while f"{stem}_{n}" in self._taken:
            n += 1
        self._taken.add(f"{stem}_{n}")
        return f"{stem}_{n}"

    def id(self) -> str:
        self._id += 1
        return str(self._id)


def _table(root: Any, name: str) -> Any:
    """The table below the caption that holds a bookmark; None where there is none."""
    for start in root.iter(f"{W}bookmarkStart"):
        if str(start.get(f"{W}name")).lower() != name.lower():
            continue
        at = start
        while at is not None and at.tag != f"{W}p":
            at = at.getparent()
        after = None if at is None else at.getnext()
        while after is not None and after.tag == f"{W}p" and not _text(after).strip():
            after = after.getnext()
        return after if after is not None and after.tag == f"{W}tbl" else None
    return None


def _is_tracked(table: Any) -> bool:
    return next(table.iter(f"{W}ins", f"{W}del", f"{W}moveTo"), None) is not None


class _Pairs:
    """The rows of an edited table beside those of a fresh one."""

    def __init__(self, old: Any, new: Any) -> None:
        self.old = old.findall(f"{W}tr")
        self._new = new.findall(f"{W}tr")
        left = list(self.old)
        self._pair: dict[Any, Any] = {}
        for row in self._new:
            found = next((r for r in left if _is_same(r, row)), None)
            if found is not None:
                left.remove(found)
                self._pair[row] = found

    @property
    def lacking(self) -> int:
        """How many rows the edited table has yet to gain."""
        return len(self._new) - len(self._pair)

    def missing(self) -> Iterator[tuple[Any, Any, Any]]:
        """(row to follow, row to be like, fresh row) of every row to be gained."""
        last = None
        for row in self._new:
            if row in self._pair:
                last = self._pair[row]
                continue
            model = self._model(row)
            if last is not None and model is not None:
                yield last, model, row

    def _model(self, row: Any) -> Any:
        """The edited row whose fresh one is built as `row` is, the nearest."""
        at = self._new.index(row)
        alike = [
            (abs(self._new.index(other) - at), n)
            for n, other in enumerate(self._pair)
            if _shape(other) == _shape(row) == _shape(self._pair[other])
        ]
        return list(self._pair.values())[min(alike)[1]] if alike else None


def _is_same(old: Any, new: Any) -> bool:
    """Whether two rows are about the same: a binding they share, else their words."""
    mine, theirs = _stems(old), _stems(new)
    if mine or theirs:
        return bool(mine & theirs)
    return same(_words(old)[0]) == same(_words(new)[0])


def _stems(row: Any) -> set[str]:
    """The hashes of the queries bound in a row, without its table's totals."""
    names = (str(s.get(f"{W}name")) for s in row.iter(f"{W}bookmarkStart"))
    found = (NAME.fullmatch(name) for name in names)
    return {m[1].lower().rpartition("_")[0] for m in found if m}


def _words(row: Any) -> list[str]:
    return [_text(cell) for cell in row.findall(f"{W}tc")] or [""]


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def _shape(row: Any) -> tuple[int, bool, bool]:
    """Cells, whether it is a header, whether its letters are bold."""
    cells = row.findall(f"{W}tc")
    head = row.find(f"{W}trPr/{W}tblHeader") is not None
    run = next(row.iter(f"{W}r"), None)
    bold = run is not None and run.find(f"{W}rPr/{W}b") is not None
    return len(cells), head, bold


def _row(model: Any, row: Any, names: _Names, known: dict[str, str]) -> Any:
    """A copy of `model` that says what `row` says."""
    made = copy.deepcopy(model)
    pairs = zip(made.findall(f"{W}tc"), row.findall(f"{W}tc"), strict=True)
    for cell, fresh in pairs:
        _tint(cell, fresh)
        first, *others = cell.findall(f"{W}p")
        for paragraph in others:
            cell.remove(paragraph)
        run = next(first.iter(f"{W}r"), None)
        props = None if run is None else run.find(f"{W}rPr")
        for child in list(first):
            if child.tag != f"{W}pPr":
                first.remove(child)
        for child in _said(fresh, props, names, known):
            first.append(child)
    return made


def _tint(cell: Any, fresh: Any) -> None:
    """The shading of a matrix cell says how many: it is the fresh one's."""
    old, new = cell.find(f"{W}tcPr/{W}shd"), fresh.find(f"{W}tcPr/{W}shd")
    if new is None:
        if old is not None:
            old.getparent().remove(old)
    elif old is not None:
        old.set(f"{W}fill", new.get(f"{W}fill"))
    else:
        props = cell.find(f"{W}tcPr")
        borders = props.find(f"{W}tcBorders")
        (props[0] if borders is None else borders).addnext(copy.deepcopy(new))


def _said(
    fresh: Any, props: Any, names: _Names, known: dict[str, str]
) -> Iterator[Any]:
    """The runs and bookmarks of a fresh cell, in the letters of `props`."""
    ids: dict[str, str] = {}
    for child in fresh.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}r"):
        made = copy.deepcopy(child)
        if child.tag == f"{W}r":
            own = made.find(f"{W}rPr")
            if own is not None:
                made.remove(own)
            if props is not None:
                made.insert(0, copy.deepcopy(props))
        else:
            key = str(child.get(f"{W}id"))
            if key not in ids:
                ids[key] = names.id()
            made.set(f"{W}id", ids[key])
            if child.tag == f"{W}bookmarkStart":
                wanted = str(child.get(f"{W}name"))
                own_name = names.name(wanted)
                known[own_name] = wanted
                made.set(f"{W}name", own_name)
        yield made


def _serialised(row: Any) -> bytes:
    """A row's XML; its prefixes are those of the part it goes into."""
    from lxml import etree

    xml: bytes = etree.tostring(row, with_tail=False)
    head, _, rest = xml.partition(b">")
    return _XMLNS.sub(b"", head) + b">" + rest


def _row_ends(data: bytes) -> list[int]:
    """The offset behind each row, in the order in which rows begin."""
    ends: list[int] = []
    open_: list[int] = []
    parser = expat.ParserCreate()

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "tr":
            open_.append(len(ends))
            ends.append(0)

    def end(name: str) -> None:
        if name.rpartition(":")[2] == "tr":
            at = parser.CurrentByteIndex
            ends[open_.pop()] = data.index(b">", at) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return ends


def _renumbered(
    root: Any, data: bytes, pairs: _Pairs
) -> Sequence[tuple[int, int, bytes]]:
    """Changes that count rows anew where their first cells counted 1, 2, 3."""
    body = [r for r in pairs.old if not _shape(r)[1]]
    if [_words(r)[0].strip() for r in body] != [str(n + 1) for n in range(len(body))]:
        return []
    places = Counter[Any]()
    for place, _, _ in pairs.missing():
        places[place] += 1
    before = sum(n for row, n in places.items() if row not in body)
    part = PartBytes(data)
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    number = {e: n for n, e in enumerate(elements)}
    changes = []
    for n, row in enumerate(body):
        if before:
            text = next(row.find(f"{W}tc").iter(f"{W}t"))
            changes.append(part.set_text(number[text], str(n + 1 + before)))
        before += places[row]
    return changes
