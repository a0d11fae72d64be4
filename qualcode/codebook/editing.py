"""Edits of a codebook file: each as people mean it, every other byte left as it is.

An edit is made twice, in the text and in the codebook it says; the text read back has
to say the same, or nothing is done. Main function: `edit`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from qualcode.codebook.comparing import diff
from qualcode.codebook.cutting import Sheet
from qualcode.codebook.ids import is_id, make_id
from qualcode.codebook.reading import RESERVED, is_fatal, parse
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook, Facet
from qualcode.problems import Problem

_BOM = "\ufeff"
WORDS = ("name", "brief", "definition", "include", "exclude", "color")
LISTS = ("examples", "keywords", "expected", "questions")
Edit = Mapping[str, Any]


@dataclass(frozen=True)
class Edited:
    """The file's new text, the codebook it says, and what changed."""

    yaml: str
    codebook: Codebook
    changes: list[dict[str, Any]]
    problems: list[Problem]
    made: tuple[str, ...]


def edit(text: str, file: str, edits: Sequence[Edit]) -> Edited:
    """Make `edits` in a codebook file's text, in their order; all, or none.

    Each is {"op", …}; `code` names a code or facet:
    create {"parent", "name", "code"?, "after"?, fields?} · edit {"code", fields} ·
    rename {"code", "to"} (the old id stays in `was`) · move {"code", "parent",
    "after"?} · merge {"codes", "into"} · split {"code", "into": [{"name", "code"?,
    "definition"?}]} (the old one is deprecated) · deprecate {"code", "deprecated"?,
    "replaced_by"?} · delete {"code"}. `after` is a code of the parent's, or the parent
    itself for the first place; without it the last. `made` holds the ids created.

    Raises `codebook-edit-invalid`, `codebook-edit-unknown`, `codebook-edit-taken`,
    `codebook-edit-by-hand`, and what `parse` raises.
    """
    work = _Work(text.removeprefix(_BOM), file)
    before = work.book
    for one in edits:
        try:
            work.run(one)
        except (KeyError, TypeError) as error:
            raise QualcodeError("codebook-edit-invalid", detail=str(error)) from error
    marked = _BOM if text.startswith(_BOM) else ""
    book, problems = parse(work.text, file)
    changes = diff(before, book)
    return Edited(marked + work.text, book, changes, problems, tuple(work.made))


class _Work:
    """A text and the codebook it says, changed together."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.book, _ = parse(text, file)
        self.made: list[str] = []
        self._operations: dict[str, Callable[[Edit], None]] = {
            "create": self._create,
            "edit": self._edit,
            "rename": self._rename,
            "move": self._move,
            "merge": self._merge,
            "split": self._split,
            "deprecate": self._deprecate,
            "delete": self._delete,
        }

    def run(self, one: Edit) -> None:
        operation = self._operations.get(str(one.get("op")))
        if operation is None:
            raise QualcodeError("codebook-edit-invalid", detail=str(one.get("op")))
        operation(_composed(one))

    # What people mean

    def _create(self, one: Edit) -> None:
        parent = self._known(one["parent"])
        id_ = self._free(one["name"], one.get("code"))
        code = Code(id=id_, name=str(one["name"]).strip(), **_fields(one))
        self._insert(code, parent, one.get("after"))
        self.made.append(id_)

    def _edit(self, one: Edit) -> None:
        id_ = self._known(one["code"])
        if "name" in one:
            self._name_ok(one["name"])
        values = _fields(one) | ({"name": one["name"].strip()} if "name" in one else {})
        if id_ not in self.book.codes and set(values) - {"name"}:
            raise QualcodeError("codebook-edit-invalid", detail=id_)
        if values:
            self._set(id_, **values)

    def _rename(self, one: Edit) -> None:
        old, new = self._code(one["code"]), str(one["to"])
        code = self.book.codes[old]
        if new == old:
            return
        self._id_ok(new, own=code.was)
        was = tuple(w for w in (*code.was, old) if w != new)
        self._set(old, id=new, was=was)
        self._point(old, new)

    def _move(self, one: Edit) -> None:
        id_, parent = self._code(one["code"]), self._known(one["parent"])
        if parent in self.book.descendants(id_):
            raise QualcodeError("codebook-edit-invalid", detail=parent)
        self._rules_ok(id_, parent)
        self._move_to(id_, parent, one.get("after"))

    def _merge(self, one: Edit) -> None:
        into = self._code(one["into"])
        gone = [self._code(c) for c in one["codes"] if c != into]
        for id_ in gone:
            if into in self.book.descendants(id_):
                raise QualcodeError("codebook-edit-invalid", detail=into)
            self._rules_ok(id_, into)
            for child in self.book.codes[id_].codes:
                self._move_to(child.id, into, None)
            was = (*self.book.codes[into].was, id_, *self.book.codes[id_].was)
            self._remove(id_, heir=into)
            self._set(into, was=tuple(dict.fromkeys(was)))
            self._point(id_, into)

    def _split(self, one: Edit) -> None:
        id_ = self._code(one["code"])
        parent, after = self.book.parent_of[id_], id_
        for part in one["into"]:
            self._create({**part, "parent": parent, "after": after})
            after = self.made[-1]
        self._set(id_, deprecated=True)

    def _deprecate(self, one: Edit) -> None:
        id_ = self._code(one["code"])
        now = bool(one.get("deprecated", True))
        instead = one.get("replaced_by") or None
        if instead is not None:
            instead = self._code(instead)
        if now != self.book.codes[id_].deprecated:
            self._set(id_, deprecated=now)
        if instead != self.book.codes[id_].replaced_by:
            self._set(id_, replaced_by=instead)

    def _delete(self, one: Edit) -> None:
        id_ = self._code(one["code"])
        self._remove(id_)
        self._point(id_, None)

    def _point(self, old: str, new: str | None) -> None:
        """What was replaced by a code follows it."""
        for code in list(self.book.codes.values()):
            if code.replaced_by == old:
                self._set(code.id, replaced_by=new)

    # What may be

    def _known(self, id_: Any) -> str:
        if not isinstance(id_, str) or id_ not in self.book.order:
            raise QualcodeError("codebook-edit-unknown", value=id_)
        return id_

    def _code(self, id_: Any) -> str:
        if not isinstance(id_, str) or id_ not in self.book.codes:
            raise QualcodeError("codebook-edit-unknown", value=id_)
        return id_

    def _name_ok(self, name: Any) -> None:
        if not isinstance(name, str) or not name.strip():
            raise QualcodeError("codebook-edit-invalid", detail="name")

    def _taken(self) -> set[str]:
        was = {old for c in self.book.codes.values() for old in c.was}
        return was | set(self.book.order) | set(RESERVED)

    def _id_ok(self, id_: str, own: Sequence[str] = ()) -> None:
        if not is_id(id_):
            raise QualcodeError("codebook-edit-invalid", detail=id_)
        if id_ in self._taken() - set(own):
            raise QualcodeError("codebook-edit-taken", value=id_)

    def _free(self, name: Any, wanted: Any) -> str:
        self._name_ok(name)
        if wanted:
            self._id_ok(str(wanted))
            return str(wanted)
        base = make_id(name) or "code"
        made, n = base, 1
        while made in self._taken():
            n += 1
            made = f"{base}-{n}"
        return made

    def _rules_ok(self, id_: str, into: str) -> None:
        """Codings with a valence must not end up where none is taken."""
        mine = self.book.facet_of[id_].valence
        other = self.book.facet_of[into].valence
        if mine != other and not (mine == "required" and other == "optional"):
            if mine == "none" and other == "optional":
                return
            raise QualcodeError("codebook-edit-valence", value=id_)

    # Text and codebook together

    def _set(self, id_: str, **values: Any) -> None:
        sheet = Sheet(self.text, self.file)
        for field, value in values.items():
            sheet.set(id_, field, value)
        self._take(sheet, _changed(self.book, id_, values))

    def _insert(self, code: Code, parent: str, after: str | None) -> None:
        self._place_ok(parent, after)
        sheet = Sheet(self.text, self.file)
        sheet.insert(parent, after if after != parent else None, code)
        last = None if after == parent else after
        self._take(sheet, _inserted(self.book, parent, last, code))
        if after == parent:
            self._move_to(code.id, parent, parent)

    def _move_to(self, id_: str, parent: str, after: str | None) -> None:
        self._place_ok(parent, after)
        siblings = _below(self.book, parent)
        if after is None and siblings and siblings[-1].id == id_:
            return
        if after == id_ or (after == parent and siblings and siblings[0].id == id_):
            return
        code = self.book.codes[id_]
        sheet = Sheet(self.text, self.file)
        sheet.move(code, parent, after)
        self._take(sheet, _inserted(_removed(self.book, id_), parent, after, code))

    def _remove(self, id_: str, heir: str = "") -> None:
        """Take a code out; what was noted above it goes to its heir, if it has one."""
        sheet = Sheet(self.text, self.file)
        if heir:
            sheet.bequeath(id_, heir)
        sheet.remove(id_)
        self._take(sheet, _removed(self.book, id_))

    def _place_ok(self, parent: str, after: str | None) -> None:
        if after in (None, parent):
            return
        if after not in {c.id for c in _below(self.book, parent)}:
            raise QualcodeError("codebook-edit-unknown", value=after)

    def _take(self, sheet: Sheet, wanted: Codebook) -> None:
        """Keep the text if it says what was meant, read by the reader itself."""
        made = sheet.result()
        try:
            book, problems = parse(made, self.file)
        except QualcodeError as error:
            raise QualcodeError("codebook-edit-by-hand", file=self.file) from error
        if any(is_fatal(p) for p in problems) or book.facets != wanted.facets:
            raise QualcodeError("codebook-edit-by-hand", file=self.file)
        self.text, self.book = made, book


def _composed(value: Any) -> Any:
    """What an edit says with every text in NFC, as the reader reads it back."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {key: _composed(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_composed(part) for part in value]
    return value


def _fields(one: Edit) -> dict[str, Any]:
    """The fields of a code that an edit names, in the model's types."""
    found: dict[str, Any] = {}
    for name in (*WORDS[1:], *LISTS):
        if one.get(name) is None:
            continue
        value = one[name]
        if name in LISTS:
            found[name] = tuple(str(v).strip() for v in value if str(v).strip())
        else:
            found[name] = str(value).strip()
    if found.get("color") == "":
        found["color"] = None
    return found


Node = Code | Facet


def _below(book: Codebook, parent: str) -> tuple[Code, ...]:
    if parent in book.codes:
        return book.codes[parent].codes
    return book.facet_of[parent].codes


def _mapped(book: Codebook, change: Callable[[Any], Any]) -> Codebook:
    """The codebook with `change` made of every facet and code, children first."""

    def node(found: Any) -> Any:
        below = tuple(n for n in map(node, found.codes) if n is not None)
        return change(replace(found, codes=below))

    facets = tuple(f for f in map(node, book.facets) if f is not None)
    made = {f.name: getattr(book, f.name) for f in fields(book)}
    return Codebook(**{**made, "facets": facets})


def _changed(book: Codebook, id_: str, values: Mapping[str, Any]) -> Codebook:
    return _mapped(book, lambda n: replace(n, **values) if n.id == id_ else n)


def _removed(book: Codebook, id_: str) -> Codebook:
    return _mapped(book, lambda n: None if n.id == id_ else n)


def _inserted(book: Codebook, parent: str, after: str | None, code: Code) -> Codebook:
    def change(node: Any) -> Any:
        if node.id != parent:
            return node
        ids = [c.id for c in node.codes]
        place = 0 if after == parent else len(ids)
        if after in ids:
            place = ids.index(after) + 1
        below = (*node.codes[:place], code, *node.codes[place:])
        return replace(node, codes=below)

    return _mapped(book, change)
