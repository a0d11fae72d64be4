"""Changes to a codebook file as text: every byte that is not meant stays as it is.

The places come from the nodes' marks. A YAML library that writes the file anew would
wrap lines, move comments and lose what is inside flow mappings.
"""

from __future__ import annotations

import json
from typing import Any

from qualcode.codebook.nodes import compose, text_of
from qualcode.codebook.writing import code_plain, emit, facet_plain
from qualcode.model.codebook import Code, Facet


class Patches:
    """A file's text, where its entries stand, and the changes noted so far."""

    def __init__(self, text: str, file: str) -> None:
        """Find the entries of a codebook's text without a fatal problem."""
        self.text = text
        self.root = compose(text, file)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.entries: dict[str, Any] = {}
        self._edits: list[tuple[int, int, int, str]] = []
        self._tail = ""
        self._lists: dict[int, tuple[Any, str, list[dict[str, Any]]]] = {}
        self._map(value_of(self.root, "facets"))

    def _map(self, sequence: Any) -> None:
        for node in sequence.value if sequence is not None else ():
            if node.id == "mapping":
                self.entries[text_of(value_of(node, "id")) or ""] = node
                below = value_of(node, "codes")
                if below is not None and below.id == "sequence":
                    self._map(below)

    def result(self) -> str:
        """The text with all changes made."""
        for entry, name, items in self._lists.values():
            self._write_list(entry, name, items)
        self._lists.clear()
        made = self.text
        # At one place what belongs deeper comes first; sorting keeps the rest in order.
        edits = sorted(self._edits, key=lambda e: e[:2])
        for start, _, end, instead in reversed(edits):
            made = made[:start] + instead.replace("\n", self.newline) + made[end:]
        return made + self._tail.replace("\n", self.newline)

    def _edit(self, start: int, end: int, instead: str, column: int = 999) -> None:
        self._edits.append((start, -column, end, instead))

    def has(self, id_: str, field: str) -> bool:
        """Whether the entry has that key, be it empty."""
        return value_of(self.entries[id_], field) is not None

    def commented(self, id_: str, field: str) -> bool:
        """Whether someone left a comment inside the value."""
        start, end = self._span(value_of(self.entries[id_], field))
        node = value_of(self.entries[id_], field)
        return node.id != "scalar" and "#" in self.text[start:end]

    def set(self, id_: str, field: str, value: Any) -> None:
        """Give a field of an entry another value, or a first one after its name."""
        entry = self.entries[id_]
        plain = list(value) if isinstance(value, tuple) else value
        node = value_of(entry, field)
        if node is None:
            self._add_key(entry, field, plain)
            return
        start, end = self._span(node)
        self._edit(start, end, self._value(entry, field, plain))

    def _value(self, entry: Any, field: str, plain: Any) -> str:
        if entry.flow_style or not isinstance(plain, str):
            return json.dumps(plain, ensure_ascii=False)
        lines = emit({field: plain}).rstrip("\n").split("\n")
        lines[0] = lines[0].removeprefix(f"{field}:").lstrip()
        indent = " " * entry.start_mark.column
        return "\n".join([lines[0], *(indent + line for line in lines[1:])])

    def _add_key(self, entry: Any, field: str, plain: Any) -> None:
        made = f"{field}: {self._value(entry, field, plain)}"
        if entry.flow_style:
            at = self._inside(entry)
            self._edit(at, at, f", {made}")
            return
        after = value_of(entry, "name") or value_of(entry, "id")
        at = self._line_end(self._span(after)[1])
        self._edit(at, at, f"\n{' ' * entry.start_mark.column}{made}")

    def insert(self, parent: str, after: str | None, code: Code) -> None:
        """Put a new code below `parent`, after its code `after` or as the last one."""
        entry = self.entries[parent]
        self._insert(entry, "codes", after, code_plain(code))

    def insert_facet(self, facet: Facet) -> None:
        """Put a new facet after the last one."""
        self._insert(self.root, "facets", None, facet_plain(facet))

    def _insert(
        self, entry: Any, name: str, after: str | None, plain: dict[str, Any]
    ) -> None:
        below = value_of(entry, name)
        if below is None or below.id != "sequence" or not below.value:
            # All items of a new list are written together, by `result`.
            self._lists.setdefault(id(entry), (entry, name, []))[2].append(plain)
        elif below.flow_style:
            at = self._inside(below)
            self._edit(at, at, f", {json.dumps(plain, ensure_ascii=False)}")
        else:
            column = below.start_mark.column
            last = self.entries[after] if after else below.value[-1]
            at = self._block_end(last, column)
            self._edit(at, at, _item(plain, column), column)

    def _write_list(self, entry: Any, name: str, items: list[dict[str, Any]]) -> None:
        """A first list where there was none, an empty one or nothing after the key."""
        below = value_of(entry, name)
        if entry.flow_style:
            made = json.dumps(items, ensure_ascii=False)
            if below is None:
                at = self._inside(entry)
                self._edit(at, at, f", {name}: {made}")
            else:
                start, end = self._span(below)
                self._edit(start, end, f" {made}")
            return
        column = entry.start_mark.column
        lines = "".join(_item(item, column + 2) for item in items)
        if below is None:
            at = self._block_end(entry, column - 1)
            self._edit(at, at, f"\n{' ' * column}{name}:{lines}", column)
            return
        # A comment on the line of «codes: []» stays on it; nothing after the key has
        # its mark at the next token.
        start, end = self._span(below)
        if below.id == "scalar" and not below.value:
            keys = [k for k, v in entry.value if v is below]
            start = end = self._end(keys[0])
        at = self._line_end(end)
        self._edit(start, end, "")
        self._edit(at, at, lines, column)

    def _inside(self, flow: Any) -> int:
        """The place after the last value of a flow collection."""
        if flow.value:
            last = flow.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        return int(flow.end_mark.index) - 1

    def set_record(self, plain: dict[str, Any], lines: str, whole: str) -> None:
        """Replace the body of `built_from` by `lines`, or add `whole` at the end.

        Inside a flow mapping `plain` is written instead.
        """
        node = value_of(self.root, "built_from")
        flow = json.dumps(plain, ensure_ascii=False)
        if node is None and self.root.flow_style:
            at = self._inside(self.root)
            self._edit(at, at, f", built_from: {flow}")
            return
        if node is None:
            self._tail = whole if self.text.endswith("\n") else "\n" + whole
            return
        start, end = self._span(node)
        if node.id != "mapping" or node.flow_style:
            self._edit(start, end, f" {flow}")
            return
        indent = "\n" + " " * node.start_mark.column
        self._edit(start, end, indent.join(lines.rstrip("\n").split("\n")))

    def _span(self, node: Any) -> tuple[int, int]:
        return int(node.start_mark.index), self._end(node)

    def _end(self, node: Any) -> int:
        """Where the last word of a node ends; blank lines and comments do not count."""
        if node.id == "scalar":
            start, end = int(node.start_mark.index), int(node.end_mark.index)
            if node.style in ("|", ">"):
                end = start + self._block_length(self.text[start:end])
            return end
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(last, tuple):
            # An alias stands where its key is, its node where the anchor is.
            key_end = self._end(last[0])
            value_end = self._end(last[1])
            return value_end if value_end > key_end else self._line_end(key_end)
        return self._end(last)

    @staticmethod
    def _block_length(text: str) -> int:
        """How much of a block scalar's range is its own: comments below are not."""
        lines = text.splitlines(keepends=True)
        depths = [len(x) - len(x.lstrip(" ")) if x.strip() else None for x in lines]
        first = next((d for d in depths[1:] if d is not None), 0)
        count = 1
        while count < len(lines):
            depth = depths[count]
            if depth is not None and depth < first:
                break
            count += 1
        return len("".join(lines[:count]).rstrip())

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def _block_end(self, node: Any, column: int) -> int:
        """The end of an entry's lines and of comments below it deeper than `column`."""
        end = self._line_end(self._end(node))
        at = end
        while at < len(self.text):
            start = self.text.find("\n", at) + 1
            if not start:
                break
            at = self._line_end(start)
            line = self.text[start:at]
            plain = line.lstrip(" ")
            if plain.startswith("#") and len(line) - len(plain) > column:
                end = at
            elif plain.strip():
                break
            if at >= len(self.text):
                break
        return end


def value_of(mapping: Any, name: str) -> Any:
    """The node under a key; None when the key is not there."""
    for key, value in mapping.value:
        if text_of(key) == name:
            return value
    return None


def _item(plain: dict[str, Any], column: int) -> str:
    """An entry as the lines of a list item whose hyphen stands at `column`."""
    lines = emit([plain]).rstrip("\n").split("\n")
    indent = " " * column
    return "".join("\n" + indent + line.removeprefix("  ") for line in lines)
