"""An entry of a codebook file lifted out and set down elsewhere, comments and all."""

from __future__ import annotations

import json
from typing import Any

from qualcode.codebook.nodes import text_of
from qualcode.codebook.patching import Patches, value_of
from qualcode.codebook.writing import code_plain
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code


class Sheet(Patches):
    """A file's text whose entries can be moved and taken out as they stand."""

    def __init__(self, text: str, file: str) -> None:
        """Find the entries and the list that each stands in."""
        super().__init__(text, file)
        self.file = file
        self.list_of: dict[str, Any] = {}
        self.owner_of: dict[str, Any] = {}
        self._lists_below(self.root, "facets")

    def _lists_below(self, owner: Any, name: str) -> None:
        below = value_of(owner, name)
        for node in below.value if below is not None and below.value else ():
            id_ = text_of(value_of(node, "id")) or ""
            self.list_of[id_], self.owner_of[id_] = below, owner
            self._lists_below(node, "codes")

    def remove(self, id_: str) -> None:
        """Take an entry out, with the comments that stand right above it."""
        below = self.list_of[id_]
        if below.flow_style:
            self._remove_flow(id_, below)
            return
        start, end = self._lines_of(id_)
        self._edit(start, end, "")
        if len(below.value) == 1:  # an empty list says so, or the key would say nothing
            keys = [k for k, v in self.owner_of[id_].value if v is below]
            at = int(keys[0].end_mark.index)
            at = self.text.index(":", at) + 1
            self._edit(at, at, " []")

    def bequeath(self, id_: str, heir: str) -> None:
        """Set the comments right above an entry, which is to go, above its heir's."""
        home, other = self.list_of[id_], self.list_of[heir]
        if home.flow_style or other.flow_style:
            return
        start, _ = self._lines_of(id_)
        comments = self.text[start : self._line_of(id_)].replace("\r\n", "\n")
        if comments:
            at = self._line_of(heir)
            by = other.start_mark.column - home.start_mark.column
            self._edit(at, at, shifted(comments, by))

    def _line_of(self, id_: str) -> int:
        """Where the line of an entry's dash begins."""
        dash = self.text.rindex("-", 0, int(self.entries[id_].start_mark.index))
        return self.text.rfind("\n", 0, dash) + 1

    def _remove_flow(self, id_: str, below: Any) -> None:
        items = below.value
        place = items.index(self.entries[id_])
        start = int(items[place].start_mark.index)
        end = int(items[place].end_mark.index)
        if place + 1 < len(items):
            end = int(items[place + 1].start_mark.index)
        elif place:
            start = int(items[place - 1].end_mark.index)
        self._edit(start, end, "")

    def _lines_of(self, id_: str) -> tuple[int, int]:
        """The whole lines of an entry in a block list, comments above it included."""
        below = self.list_of[id_]
        column = below.start_mark.column
        start = self._line_of(id_)
        while start:
            above = self.text.rfind("\n", 0, start - 1) + 1
            line = self.text[above : start - 1]
            if not (line.lstrip(" ").startswith("#") and _indent(line) == column):
                break
            start = above
        end = self._block_end(self.entries[id_], column)
        after = self.text.find("\n", end)
        return start, len(self.text) if after < 0 else after + 1

    def move(self, code: Code, parent: str, after: str | None) -> None:
        """Set an entry down below `parent`: after one of its codes, first, or last.

        `after` is a code of the parent's, the parent itself for the first place, None
        for the last.
        """
        home = self.list_of[code.id]
        entry = self.entries[code.id]
        if home.flow_style:
            start, end = int(entry.start_mark.index), int(entry.end_mark.index)
            lines = f"- {self.text[start:end]}\n"
            column = 0
        else:
            start, end = self._lines_of(code.id)
            lines = self.text[start:end].replace("\r\n", "\n")
            column = home.start_mark.column
        self.remove(code.id)
        self._paste(code, parent, after, lines, column)

    def _paste(
        self, code: Code, parent: str, after: str | None, lines: str, column: int
    ) -> None:
        owner = self.entries[parent]
        below = value_of(owner, "codes")
        if owner.flow_style or (below is not None and below.flow_style and below.value):
            if "#" in lines:
                raise QualcodeError("codebook-edit-by-hand", file=self.file)
            self._paste_flow(code, owner, below, after)
            return
        if below is None or not below.value:
            self._paste_first(owner, below, lines, column)
            return
        to = below.start_mark.column
        if after == parent:
            first = text_of(value_of(below.value[0], "id")) or ""
            at, _ = self._lines_of(first)
            self._edit(at, at, shifted(lines, to - column))
            return
        last = self.entries[after] if after else below.value[-1]
        at = self._block_end(last, to)
        self._edit(at, at, "\n" + shifted(lines, to - column).rstrip("\n"), to)

    def _paste_first(self, owner: Any, below: Any, lines: str, column: int) -> None:
        """The first code below an entry: its list begins with it."""
        inside = owner.start_mark.column
        made = shifted(lines, inside + 2 - column).rstrip("\n")
        if below is None:
            at = self._block_end(owner, inside - 1)
            self._edit(at, at, f"\n{' ' * inside}codes:\n{made}", inside)
            return
        start, end = self._span(below)
        if below.id == "scalar" and not below.value:
            keys = [k for k, v in owner.value if v is below]
            start = end = self.text.index(":", int(keys[0].end_mark.index)) + 1
        self._edit(start, end, "")
        at = self._line_end(end)
        self._edit(at, at, f"\n{made}", inside)

    def _paste_flow(
        self, code: Code, owner: Any, below: Any, after: str | None
    ) -> None:
        made = json.dumps(code_plain(code), ensure_ascii=False)
        if below is None or not below.value:
            if below is not None:
                start, end = self._span(below)
                self._edit(start, end, f"[{made}]")
                return
            at = self._inside(owner)
            self._edit(at, at, f", codes: [{made}]")
            return
        if after is not None and after in self.entries and after in self._ids(below):
            at = int(self.entries[after].end_mark.index)
            self._edit(at, at, f", {made}")
        elif after is not None:
            at = int(below.value[0].start_mark.index)
            self._edit(at, at, f"{made}, ")
        else:
            at = self._inside(below)
            self._edit(at, at, f", {made}")

    @staticmethod
    def _ids(below: Any) -> list[str | None]:
        return [text_of(value_of(node, "id")) for node in below.value]


def shifted(lines: str, by: int) -> str:
    """Lines further right, or further left by as much as each has before its text."""
    if by >= 0:
        return "".join(
            " " * by + line if line.strip() else line
            for line in lines.splitlines(keepends=True)
        )
    return "".join(
        line[min(-by, _indent(line)) :] if line.strip() else line
        for line in lines.splitlines(keepends=True)
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
