"""Changes a few stretches of a Word file's text and not one other byte.

lxml would write a part anew: other quotes, other spaces. Here expat tells where
each element begins and ends in the bytes, and only the text inside the `w:t` of a
stretch is replaced.
"""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from xml.parsers import expat

from qualcode.report.paper import Paper, Piece
from qualcode.report.wordml import escape

_PRESERVE = b' xml:space="preserve"'
_TAG = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for a span of a paper's text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Place:
    """An element in the bytes: its tags' offsets and the run it lies in."""

    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    run: int = -1
    props: tuple[int, int] | None = None
    texts: int = 0


class PartBytes:
    """Where the elements of one part stand in its bytes."""

    def __init__(self, data: bytes) -> None:
        """Find the place of every run and every `w:t`."""
        self.data = data
        self.places: dict[int, _Place] = {}
        self._stack: list[tuple[int, str]] = []
        self._n = -1
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        self._parser = parser
        parser.Parse(data, True)

    def _open(self, name: str, _attributes: Mapping[str, str]) -> None:
        self._n += 1
        local = name.rpartition(":")[2]
        if local in ("t", "delText", "r", "rPr"):
            at = self._parser.CurrentByteIndex
            place = _Place(at, inner=_tag_end(self.data, at))
            runs = [n for n, kind in self._stack if kind == "r"]
            place.run = runs[-1] if runs else -1
            self.places[self._n] = place
        self._stack.append((self._n, local))

    def _close(self, _name: str) -> None:
        n, local = self._stack.pop()
        place = self.places.get(n)
        if place is None:
            return
        at = self._parser.CurrentByteIndex
        empty = self.data[place.inner - 2 : place.inner] == b"/>"
        place.inner_end = place.inner if empty else at
        place.end = place.inner if empty else _tag_end(self.data, at)
        parent = self.places.get(place.run)
        if parent is not None and self._stack and self._stack[-1][1] == "r":
            if local == "rPr":
                parent.props = (place.start, place.end)
            else:
                parent.texts += 1

    def set_text(self, element: int, text: str) -> tuple[int, int, bytes]:
        """The change of bytes that gives a `w:t` another text."""
        place = self.places[element]
        tag = self.data[place.start : place.inner]
        name = re.match(rb"<([\w:.-]+)", tag)
        assert name is not None
        closing = b""
        if tag.endswith(b"/>"):
            tag, closing = tag[:-2].rstrip() + b">", b"</" + name[1] + b">"
        if text != text.strip() and b"xml:space" not in tag:
            tag = tag[:-1] + _PRESERVE + b">"
        inside = escape(text).replace("&quot;", '"').encode()
        return place.start, place.inner_end, tag + inside + closing

    def is_plain(self, element: int) -> bool:
        """Whether the run of a `w:t` holds nothing but that text and its format."""
        run = self.places.get(self.places[element].run)
        return run is not None and run.texts == 1

    @cached_property
    def largest_id(self) -> int:
        """The largest bookmark or annotation id of the part."""
        found: list[bytes] = re.findall(rb'\bid="(\d{1,9})"', self.data)
        return max((int(n) for n in found), default=0)

    def prefix(self, element: int) -> bytes:
        """The namespace prefix of a `w:t`'s run, with its colon."""
        run = self.places[self.places[element].run]
        found = re.match(rb"<([\w.-]+:)?r\b", self.data[run.start :])
        return (found[1] if found else b"") or b""

    def cut(
        self, element: int, text: str, places: Sequence[tuple[int, bytes]]
    ) -> tuple[int, int, bytes]:
        """The change that cuts a run's text at offsets and puts tags between."""
        run = self.places[self.places[element].run]
        w = self.prefix(element)
        props = self.data[slice(*run.props)] if run.props else b""

        def made(words: str) -> bytes:
            if not words:
                return b""
            said = escape(words).replace("&quot;", '"').encode()
            return b"<%sr>%s<%st%s>%s</%st></%sr>" % (
                w,
                props,
                w,
                _PRESERVE,
                said,
                w,
                w,
            )

        out, last = b"", 0
        for at, tag in sorted(places, key=lambda place: place[0]):
            out += made(text[last:at]) + tag
            last = at
        return run.start, run.end, out + made(text[last:])


def _tag_end(data: bytes, start: int) -> int:
    """The offset behind the tag that begins at `start`."""
    found = _TAG.match(data, start)
    return found.end() if found else len(data)


class _Parts(dict[str, PartBytes]):
    """Parts by name, each taken apart once, when first asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def __missing__(self, name: str) -> PartBytes:
        self[name] = PartBytes(self._files[name])
        return self[name]


def patch(
    files: Mapping[str, bytes], paper: Paper, edits: Sequence[Edit]
) -> dict[str, bytes]:
    """The changed parts, by name. Edits must not overlap; each touches some text.

    An edit's new text goes where its first character stood, in that run's format.
    """
    texts: dict[tuple[str, int], str] = {}
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        new = edit.text
        for piece in _touched(paper.pieces, edit):
            key = (piece.part, piece.element)
            text = texts.get(key, paper.text[piece.start : piece.end])
            a = max(0, edit.start - piece.start)
            b = min(piece.end, edit.end) - piece.start
            texts[key] = text[:a] + new + text[b:]
            new = ""
    changed: dict[str, list[tuple[int, int, bytes]]] = {}
    parts = _Parts(files)
    for (name, element), text in texts.items():
        part = parts[name]
        changed.setdefault(name, []).append(part.set_text(element, text))
    return {name: apply(files[name], changes) for name, changes in changed.items()}


def _touched(pieces: Sequence[Piece], edit: Edit) -> Iterator[Piece]:
    """The pieces that an edit changes; `pieces` are in the order of the text."""
    first = bisect_right(pieces, edit.start, key=lambda piece: piece.end)
    for i in range(first, len(pieces)):
        if pieces[i].start >= edit.end:
            return
        if pieces[i].start < pieces[i].end:
            yield pieces[i]


def apply(data: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """`data` with stretches of bytes replaced; they must not overlap."""
    out, last = [], 0
    for start, end, new in sorted(changes):
        out += [data[last:start], new]
        last = end
    out.append(data[last:])
    return b"".join(out)


def patch_tracked(
    files: Mapping[str, bytes],
    paper: Paper,
    edits: Sequence[Edit],
    *,
    when: str,
    author: str = "qualcode",
) -> tuple[dict[str, bytes], list[Edit]]:
    """The changed parts with each edit as a tracked change, and the edits left over.

    An edit can be tracked where it covers whole runs, as every binding does that
    nobody retyped; what does not is left as it was.
    """
    changed: dict[str, list[tuple[int, int, bytes]]] = {}
    parts = _Parts(files)
    left = []
    for edit in edits:
        pieces = list(_touched(paper.pieces, edit))
        whole = all(edit.start <= p.start and p.end <= edit.end for p in pieces)
        if not pieces or not whole or len({p.part for p in pieces}) > 1:
            left.append(edit)
            continue
        name = pieces[0].part
        part = parts[name]
        own = changed.setdefault(name, [])
        first = part.largest_id + 1 + 2 * len(own)
        made = _tracked(part, pieces, edit.text, when, author, first)
        if made is None:
            left.append(edit)
        else:
            own += made
    return (
        {
            name: apply(files[name], changes)
            for name, changes in changed.items()
            if changes
        },
        left,
    )


def _tracked(
    part: PartBytes,
    pieces: Sequence[Piece],
    new: str,
    when: str,
    author: str,
    first: int,
) -> list[tuple[int, int, bytes]] | None:
    """Runs struck out and one put in behind them; None where a run holds more."""
    made: list[tuple[int, int, bytes]] = []
    for i, piece in enumerate(pieces):
        run = part.places.get(part.places[piece.element].run)
        if run is None or run.texts != 1:
            return None
        text = part.data[
            part.places[piece.element].inner : part.places[piece.element].inner_end
        ]
        tag = re.match(rb"<([\w.-]+:)?r\b", part.data[run.start :])
        if tag is None:
            return None
        w = tag[1] or b""
        props = part.data[slice(*run.props)] if run.props else b""
        mark = (
            f'%sid="{first + 2 * i}" %sauthor="{escape(author)}" %sdate="{when}"'
        ).encode() % (w, w, w)
        struck = b"<%sdel %s><%sr>%s<%sdelText%s>%s</%sdelText></%sr></%sdel>" % (
            w,
            mark,
            w,
            props,
            w,
            _PRESERVE,
            text,
            w,
            w,
            w,
        )
        if i == len(pieces) - 1:
            mark = mark.replace(
                f'"{first + 2 * i}"'.encode(), f'"{first + 2 * i + 1}"'.encode()
            )
            said = escape(new).replace("&quot;", '"').encode()
            struck += b"<%sins %s><%sr>%s<%st%s>%s</%st></%sr></%sins>" % (
                w, mark, w, props, w, _PRESERVE, said, w, w, w,
            )  # fmt: skip
        made.append((run.start, run.end, struck))
    return made


def rezip(raw: bytes, files: Mapping[str, bytes]) -> bytes:
    """The package `raw` with the parts of `files`; what is unchanged keeps its entry.

    Order, dates and names stay; a part that is new comes last.
    """
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        done: set[str] = set()
        for info in old.infolist():
            if info.filename in done:
                continue
            done.add(info.filename)
            made = zipfile.ZipInfo(info.filename, info.date_time)
            made.compress_type = info.compress_type
            made.external_attr = info.external_attr
            new.writestr(made, files[info.filename])
        for name, data in files.items():
            if name not in done:
                made = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                made.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(made, data)
    return out.getvalue()


def bookmark(
    files: Mapping[str, bytes],
    paper: Paper,
    marks: Sequence[tuple[str, int, int]],
) -> tuple[dict[str, bytes], list[str]]:
    """The changed parts with a bookmark (name, start, end) around each span.

    A run is cut where a bookmark begins or ends inside it; each piece keeps the
    run's format. Returns the parts and the names that could not be placed: where a
    run holds more than text.
    """
    parts = _Parts(files)
    cuts: dict[tuple[str, int], list[tuple[int, bytes]]] = {}
    left = []
    for n, (name, start, end) in enumerate(marks):
        pieces = list(_touched(paper.pieces, Edit(start, end, "")))
        part = None
        if pieces and len({p.part for p in pieces}) == 1:
            own = pieces[0].part
            part = parts[own]
        ends = (pieces[0], pieces[-1]) if pieces else ()
        if part is None or not all(part.is_plain(p.element) for p in ends):
            left.append(name)
            continue
        key = str(part.largest_id + 1 + n).encode()
        w = part.prefix(pieces[0].element)
        opening = b'<%sbookmarkStart %sid="%s" %sname="%s"/>' % (
            w, w, key, w, name.encode(),
        )  # fmt: skip
        closing = b'<%sbookmarkEnd %sid="%s"/>' % (w, w, key)
        for piece, at, tag in (
            (pieces[0], start, opening),
            (pieces[-1], end, closing),
        ):
            place = cuts.setdefault((piece.part, piece.element), [])
            place.append((at - piece.start, tag))
    changed: dict[str, list[tuple[int, int, bytes]]] = {}
    texts = {(p.part, p.element): paper.text[p.start : p.end] for p in paper.pieces}
    for (own, element), places in cuts.items():
        change = parts[own].cut(element, texts[own, element], places)
        changed.setdefault(own, []).append(change)
    return {own: apply(files[own], rows) for own, rows in changed.items()}, left
