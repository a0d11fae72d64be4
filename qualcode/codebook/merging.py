"""A matrix worked into a codebook that people edited: three versions meet.

What the last build wrote is known by `built_from` (see `records`), what the matrix
says now by the fresh facet, what people did by the file. A field that nobody touched
follows the matrix; one that somebody edited stays and the difference is told. A code
removed by hand stays out; one that left the matrix stays in. Codes are found by id,
by `was`, or, when the matrix words a name anew, by likeness to one that left it.
Codes are never moved: place and order are the people's.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import Any

from qualcode.codebook.comparing import change, diff
from qualcode.codebook.patching import Patches
from qualcode.codebook.reading import is_fatal, parse
from qualcode.codebook.records import FIELDS, block, body, digest, hashes, record
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code, Codebook, Facet
from qualcode.text.normalise import key

# Below it two names are two activities; a changed word in five stays above.
LIKE = 0.8
_BOM = "\ufeff"


def merge(
    text: str, file: str, before: Codebook, fresh: Facet, matrix: str
) -> tuple[str, list[dict[str, Any]]]:
    """The file's text with what is new in the matrix, and where the two disagree.

    `before` is the file as read. The events are changes of kind kept, left-out and
    not-in-matrix. Raises `codebook-merge-lossy` when the result would differ from the
    file in anything else than what was meant.
    """
    bare = text.removeprefix(_BOM)
    work = _Merge(before, fresh, Patches(bare, file))
    work.run()
    work.write_record(matrix)
    made = work.patches.result()
    _verify(before, made, file, work)
    return (_BOM if text != bare else "") + made, work.events


def _verify(before: Codebook, made: str, file: str, work: _Merge) -> None:
    """Nothing may differ but what was meant to."""
    try:
        after, problems = parse(made, file)
    except QualcodeError as error:
        raise QualcodeError("codebook-merge-lossy", file=file, owner=file) from error
    bad = [p for p in problems if is_fatal(p)]
    found = [
        c for c in diff(before, after) if (c["code"], c["field"]) not in work.meant
    ]
    if bad or found:
        owner = found[0]["code"] if found else file
        raise QualcodeError("codebook-merge-lossy", file=file, owner=owner)


class _Merge:
    def __init__(self, before: Codebook, fresh: Facet, patches: Patches) -> None:
        self.before = before
        self.fresh = fresh
        self.patches = patches
        known = before.extra.get("built_from") or {}
        self.old_record: dict[str, Any] = known
        codes = known.get("codes") if isinstance(known, dict) else None
        self.record: dict[str, dict[str, str]] = (
            codes if isinstance(codes, dict) else {}
        )
        self.was = {old: c.id for c in before.codes.values() for old in c.was}
        self.facet = self._facet()
        self.target: dict[str, str] = {}
        self.kept: dict[str, dict[str, str]] = {}
        self.meant: set[tuple[str, str]] = set()
        self.events: list[dict[str, Any]] = []
        self.taken = set(before.order) | set(self.was)

    def _facet(self) -> str:
        """The facet of the file that holds the matrix's codes."""
        ids = [f.id for f in self.before.facets]
        for known in (self.old_record.get("facet"), self.fresh.id):
            if known in ids:
                return str(known)
        if not self.record:
            return self.fresh.id
        homes = [
            self.before.facet_of[c].id
            for c in map(self._recorded, self.record)
            if c is not None
        ]
        return max(homes, key=homes.count) if homes else self.fresh.id

    def _recorded(self, id_: str) -> str | None:
        """The file's code for an id of the record; None when it was removed."""
        name = self.record[id_].get("code", id_)
        return name if name in self.before.codes else self.was.get(name)

    def run(self) -> None:
        """Decide for each code of the matrix, then for what left it."""
        self._match()
        if self.facet not in self.before.facet_of and not self.record:
            self._new_facet()
            return
        for dimension in self.fresh.codes:
            self._place(dimension, self.facet, list(self.fresh.codes))
            home = self.target.get(dimension.id)
            for activity in dimension.codes:
                self._place(activity, home or self.facet, list(dimension.codes))
        for id_ in self.record:
            if id_ not in self.kept:
                self.kept[id_] = self.record[id_]
                code = self._recorded(id_)
                if code is not None:
                    self.events.append(
                        change(
                            "not-in-matrix", code, "code", before=self.before.name(code)
                        )
                    )

    def _match(self) -> None:
        """Find the file's code of each code of the matrix."""
        unmatched = []
        for code, _ in self.fresh.walk():
            if code.id in self.record:
                found = self._recorded(code.id)
            else:
                found = (
                    code.id if code.id in self.before.codes else self.was.get(code.id)
                )
                if found and self.before.facet_of[found].id != self.facet:
                    found = None  # another facet's code by chance
                if not found:
                    unmatched.append(code)
            if found:
                self.target[code.id] = found
        gone = {
            i for i in self.record if not any(c.id == i for c, _ in self.fresh.walk())
        }
        for code in unmatched:
            old = self._reworded(code, gone)
            if old is not None:
                gone.discard(old)
                found = self._recorded(old)
                assert found is not None
                self.target[code.id] = found
                self.kept[old] = {}
                self.record[code.id] = {**self.record[old], "code": found}

    def _reworded(self, code: Code, gone: set[str]) -> str | None:
        """The code of the last build that the matrix now calls by another name."""
        digests = hashes(code)
        best, score = None, LIKE
        for id_ in sorted(gone):
            found = self._recorded(id_)
            if found is None or found in self.target.values():
                continue
            same = digests.get("definition") == self.record[id_].get("definition")
            like = difflib.SequenceMatcher(
                None, key(code.name), key(self.before.name(found))
            ).ratio()
            if digests.get("definition") and same:
                like = max(like, LIKE)
            if like >= score:
                best, score = id_, like
        return best

    def _new_facet(self) -> None:
        """A file that knows nothing of the matrix: its facet comes last."""
        taken = [c.id for c, _ in self.fresh.walk() if c.id in self.taken]
        renamed = {id_: self._free(id_) for id_ in taken}
        facet = Facet(
            self.fresh.id,
            self.fresh.name,
            codes=tuple(_with_ids(c, renamed) for c in self.fresh.codes),
        )
        self.patches.insert_facet(facet)
        self.meant.add((facet.id, "facet"))
        for code, _ in self.fresh.walk():
            self._added(code, renamed.get(code.id, code.id))

    def _free(self, id_: str) -> str:
        number, made = 1, id_
        while made in self.taken:
            number += 1
            made = f"{id_}-{number}"
        self.taken.add(made)
        return made

    def _added(self, code: Code, id_: str) -> None:
        self.meant.add((id_, "code"))
        self.kept[code.id] = hashes(code) | ({"code": id_} if id_ != code.id else {})

    def _place(self, code: Code, home: str, siblings: list[Code]) -> None:
        """Bring one code of the matrix into the file, or its fields up to date."""
        if code.id in self.target:
            self._update(code, self.target[code.id])
        elif code.id in self.record:
            self.kept[code.id] = self.record[code.id]
            self.events.append(change("left-out", code.id, "code", after=code.name))
        elif code.id not in self.kept and self.facet in self.before.facet_of:
            self._insert(code, home, siblings)

    def _insert(self, code: Code, home: str, siblings: list[Code]) -> None:
        below = [
            c for c in code.codes if c.id not in self.target and c.id not in self.record
        ]
        made = {c.id: self._free(c.id) for c in (code, *below)}
        fresh = _with_ids(_only(code, {c.id for c in below}), made)
        place = self.before.parent_of
        after = None
        for other in siblings[: [s.id for s in siblings].index(code.id)]:
            found = self.target.get(other.id)
            if found and place[found] == home:
                after = found
        self.patches.insert(home, after, fresh)
        for one in (code, *below):
            self._added(one, made[one.id])

    def _update(self, code: Code, id_: str) -> None:
        """Field by field: untouched ones follow the matrix, edited ones stay."""
        known = self.record.get(code.id)
        mine = self.before.codes[id_]
        kept = hashes(code)
        for field in FIELDS:
            new, now = getattr(code, field), getattr(mine, field)
            last = "" if known is None else known.get(field, "")
            if digest(new) in (last if known is not None else None, digest(now)):
                continue
            there = self.patches.has(id_, field)
            untouched = not there and not last if not now else digest(now) == last
            if known is None and there:
                continue
            if untouched and not (there and self.patches.commented(id_, field)):
                self.patches.set(id_, field, new)
                self.meant.add((id_, field))
            elif known is not None:
                self.events.append(change("kept", id_, field, now, new))
        if id_ != code.id:
            kept["code"] = id_
        self.kept[code.id] = kept

    def write_record(self, matrix: str) -> None:
        """Leave for the next build what this one wrote."""
        codes = {id_: fields for id_, fields in self.kept.items() if fields}
        made = record(matrix, self.facet, codes)
        if made != self.old_record:
            self.patches.set_record(made, body(made), block(made, self.before.language))


def _with_ids(code: Code, ids: dict[str, str]) -> Code:
    below = tuple(_with_ids(c, ids) for c in code.codes)
    return replace(code, id=ids.get(code.id, code.id), codes=below)


def _only(code: Code, ids: set[str]) -> Code:
    return replace(code, codes=tuple(c for c in code.codes if c.id in ids))
