"""The matrix again, slowly, from the words of the contract and nothing else.

Every cell looks at every coding; every pair of codings is compared character by
character. Nothing is shared with the package but the data classes.
"""

from __future__ import annotations

DOCUMENT = ("actor", "document", "kind", "group")
PERSON = ("role", "gender")
CASE = ("case", "name", "type", "zona")


def share(a, b):
    return bool(set(range(*a)) & set(range(*b)))


class Oracle:
    def __init__(self, data, rows, cols, **asked):
        self.data, self.by = data, (rows, cols)
        self.depth = asked.get("depth", 1)
        self.codes = asked.get("codes", ())
        self.valence = asked.get("valence")
        self.within = asked.get("within", "segment")
        self.coder, self.pass_ = asked.get("coder"), asked.get("pass_")
        kinds = asked.get("kinds")
        if kinds is None and "kind" not in self.by:
            kinds = ["interview"]
        self.documents = {
            d.document: d
            for d in data.documents
            if kinds is None or (d.kind or "interview") in kinds
        }
        self.codings = [
            c
            for c in data.codings
            if c.document in self.documents
            and (self.coder is None or c.coder == self.coder)
            and (self.pass_ is None or c.pass_ == self.pass_)
        ]

    # --- the codebook -------------------------------------------------------
    def below(self, code):
        found = {code}
        entry = self.data.codebook.codes.get(code)
        if entry:
            for child in entry.codes:
                found |= self.below(child.id)
        return found

    def facet(self, code):
        for facet in self.data.codebook.facets:
            if code == facet.id or any(code in self.below(c.id) for c in facet.codes):
                return facet
        return None

    def taking(self, code):
        facet = self.facet(code)
        return facet is not None and facet.valence != "none"

    def all_below(self, codes, level=1):
        for code in codes:
            yield code.id, level
            yield from self.all_below(code.codes, level + 1)

    def is_code(self, by):
        return (
            by == "code"
            or by in {f.id for f in self.data.codebook.facets}
            or (by in self.data.codebook.codes)
        )

    # --- items --------------------------------------------------------------
    def items(self, by):
        data = self.data
        applied = {c.code for c in data.codings}
        facets = {f.id: f for f in data.codebook.facets}
        if by == "code":
            found = []
            for facet in data.codebook.facets:
                found += [facet.id] if facet.id in applied else []
                found += [code for code, _ in self.all_below(facet.codes)]
            return found
        if by in facets:
            found = [by] if by in applied else []
            return found + [
                code
                for code, level in self.all_below(facets[by].codes)
                if level <= self.depth
            ]
        if by in data.codebook.codes:
            children = data.codebook.codes[by].codes
            return [c for c, level in self.all_below(children) if level <= self.depth]
        if by == "valence":
            return [v.id for v in data.codebook.valences]
        if by == "coder":
            return list(dict.fromkeys([*data.coders, *(c.coder for c in data.codings)]))
        if by in DOCUMENT:
            closed = data.config.actors if by == "actor" else ()
            seen = [self.of_document(d, by) for d in self.documents.values()]
        elif by in PERSON:
            closed = ()
            seen = [
                getattr(p, by)
                for p in data.participants
                if p.document in self.documents and p.kind != "interviewer"
            ]
        else:
            closed = ()
            seen = [self.of_case(k.case, by) for k in data.cases]
            seen += [
                self.of_case(k, by) for d in self.documents.values() for k in d.cases
            ]
        return [v for v in dict.fromkeys([*closed, *seen]) if v]

    def of_document(self, document, by):
        return document.kind or "interview" if by == "kind" else getattr(document, by)

    def of_case(self, case, by):
        if by == "case":
            return case
        for row in self.data.cases:
            if row.case == case:
                return row.attributes[by] if by == "zona" else getattr(row, by)
        return ""

    def of_person(self, person, by):
        return getattr(person, by)

    # --- people and places --------------------------------------------------
    def interviewed(self, document):
        return [
            p
            for p in self.data.participants
            if p.document == document and p.kind != "interviewer"
        ]

    def people(self, coding):
        labels = {
            t.label
            for t in self.data.turns[coding.document]
            if share((t.start, t.end), (coding.start, coding.end))
        }
        return [p for p in self.interviewed(coding.document) if p.label in labels]

    def ties(self, document, people, cell):
        """(case, person) pairs by which a document belongs to a cell."""
        document = self.documents[document]
        wanted = [(by, v) for by, v in zip(self.by, cell, strict=True)]
        cases = document.cases if any(by in CASE for by in self.by) else [None]
        persons = people if any(by in PERSON for by in self.by) else [None]
        return [
            (k, p)
            for k in cases
            for p in persons
            if all(
                (by not in DOCUMENT or self.of_document(document, by) == v)
                and (by not in CASE or self.of_case(k, by) == v)
                and (by not in PERSON or self.of_person(p, by) == v)
                for by, v in wanted
            )
        ]

    # --- meeting and valence ------------------------------------------------
    def units(self, coding, within):
        spans = self.data.turns if within == "turn" else self.data.segments
        return {
            (s.start, s.end)
            for s in spans[coding.document]
            if share((s.start, s.end), (coding.start, coding.end))
        }

    def meet(self, a, b, within):
        if a is b:
            return True
        if (a.document, a.coder, a.pass_) != (b.document, b.coder, b.pass_):
            return False
        if within == "document":
            return True
        if within == "span":
            return share((a.start, a.end), (b.start, b.end))
        return bool(self.units(a, within) & self.units(b, within))

    def segment_carries(self, coding, valence):
        return any(
            other.valence == valence and self.meet(coding, other, "segment")
            for other in self.codings
        )

    def counted(self, item):
        """The codes an item counts: a facet's root only itself."""
        if item in {f.id for f in self.data.codebook.facets}:
            return {item}
        return self.below(item)

    def holds(self, coding, cell, valence):
        """Whether a cell, filtered by a valence or not, holds a coding."""
        row_code, col_code = map(self.is_code, self.by)
        axes = list(zip(self.by, cell, strict=True))
        first = cell[0] if row_code else cell[1] if col_code else None
        if first is not None and coding.code not in self.counted(first):
            return False
        if not self.ties(coding.document, self.people(coding), cell):
            return False
        if any(by == "coder" and coding.coder != v for by, v in axes):
            return False
        for code in self.codes:
            facet = code in {f.id for f in self.data.codebook.facets}
            wanted = (
                {c for c in self.data.codebook.codes if self.facet(c).id == code}
                | {code}
                if facet
                else self.below(code)
            )
            if not any(
                o.code in wanted and self.meet(coding, o, self.within)
                for o in self.codings
            ):
                return False
        demanded = [v for by, v in axes if by == "valence"]
        demanded += [valence] if valence else []
        if row_code and col_code:
            return any(
                o.code in self.counted(cell[1])
                and self.meet(coding, o, self.within)
                and all(self.carried(coding, o, cell, v) for v in demanded)
                for o in self.codings
            )
        return all(self.carried(coding, None, cell, v) for v in demanded)

    def carried(self, coding, other, cell, valence):
        if other is None:
            if self.taking(coding.code):
                return coding.valence == valence
            return self.segment_carries(coding, valence)
        takes = [self.taking(cell[0]), self.taking(cell[1])]
        if takes[0] and coding.valence != valence:
            return False
        if takes[1] and other.valence != valence:
            return False
        return any(takes) or self.segment_carries(coding, valence)

    # --- units --------------------------------------------------------------
    def words(self, codings):
        tokens = set()
        for coding in codings:
            text = self.data.texts[coding.document]
            at = 0
            for token in text.split():
                at = text.index(token, at)
                if share((at, at + len(token)), (coding.start, coding.end)):
                    tokens.add((coding.document, at))
                at += len(token)
        return tokens

    def sets(self, cell):
        codings = [c for c in self.codings if self.holds(c, cell, self.valence)]
        people, cases = set(), set()
        for c in codings:
            for case, person in self.ties(c.document, self.people(c), cell):
                them = self.people(c) if person is None else [person]
                people |= {p.participant for p in them}
                cases |= (
                    set(self.documents[c.document].cases) if case is None else {case}
                )
        return {
            "documents": {c.document for c in codings},
            "participants": people,
            "cases": cases,
            "codings": {c.id for c in codings},
            "words": self.words(codings),
        }, [c.id for c in codings]

    # --- zeros --------------------------------------------------------------
    def said(self, document, code):
        state = None
        for row in self.data.coverage:
            if (row.document, row.code) == (document, code):
                state = row.state
        return state

    def asked_aloud(self, document, code):
        """The builders' only question: both of its content words, by their stems."""
        if code != "reunion" or not self.data.codebook.codes[code].questions:
            return False
        register = {
            p.label: p.kind for p in self.data.participants if p.document == document
        }
        for turn in self.data.turns[document]:
            kind = register.get(turn.label, turn.kind)
            text = self.data.texts[document][turn.start : turn.end]
            words = "".join(c if c.isalnum() else " " for c in text).split()
            said = {word[:6] for word in words}
            if kind == "interviewer" and {"primer", "reunió"} <= said:
                return True
        return False

    def above(self, code):
        return [
            c for c in self.data.codebook.codes if c != code and code in self.below(c)
        ]

    def not_applicable(self, document, code):
        said = self.said(document, code)
        if said is not None:
            return said == "not-applicable"
        if any(self.said(document, a) == "not-applicable" for a in self.above(code)):
            return True
        entry = self.data.codebook.codes.get(code)
        children = [c.id for c in entry.codes] if entry else []
        return (
            bool(children)
            and all(self.not_applicable(document, c) for c in children)
            and not self.grid_asked(document, code, proposal_only=True)
        )

    def grid_asked(self, document, code, *, proposal_only=False):
        said = self.said(document, code)
        if said is not None:
            return said in ("asked", "spontaneous")
        if self.asked_aloud(document, code):
            return True
        if any((c.document, c.code) == (document, code) for c in self.data.codings):
            return True
        entry = self.data.codebook.codes.get(code)
        children = [c.id for c in entry.codes] if entry else []
        for child in children:
            if self.grid_asked(document, child) and not self.not_applicable(
                document, child
            ):
                return True
        if proposal_only:
            return False
        facet = self.facet(code)
        guided = any(
            self.data.codebook.codes[c].questions
            for c, _ in self.all_below(facet.codes)
        )
        return not guided

    def zeros(self, cell, voiced):
        codes = [v for by, v in zip(self.by, cell, strict=True) if self.is_code(by)]
        codes = codes or list(self.codes)
        coder = self.coder
        for by, v in zip(self.by, cell, strict=True):
            coder = v if by == "coder" else coder
        counts = {"absent": 0, "not_asked": 0, "not_applicable": 0, "not_coded": 0}
        universe = [
            d for d in self.documents if self.ties(d, self.interviewed(d), cell)
        ]
        for d in universe:
            if d in voiced:
                continue
            if any(self.not_applicable(d, c) for c in codes):
                counts["not_applicable"] += 1
            elif not any(
                d == slug and coder in (None, who) for slug, who in self.data.done
            ):
                counts["not_coded"] += 1
            elif not all(self.grid_asked(d, c) for c in codes):
                counts["not_asked"] += 1
            else:
                counts["absent"] += 1
        return {
            "asked": len(voiced) + counts["absent"],
            "eligible": len(universe) - counts["not_applicable"],
            "zeros": counts,
        }

    # --- mixed --------------------------------------------------------------
    def mixed(self, cell):
        signed = {1: set(), -1: set()}
        for v in self.data.codebook.valences:
            if v.sign:
                signed[v.sign] |= {
                    c.document for c in self.codings if self.holds(c, cell, v.id)
                }
        p, m = len(signed[1] - signed[-1]), len(signed[-1] - signed[1])
        few, holding = min(p, m), len(signed[1] | signed[-1])
        if few >= 2 and few >= holding / 4:
            return "divided"
        if few >= 1:
            return "dissent"
        return "ambivalent" if signed[1] & signed[-1] else None

    def matrix(self, count="documents", share="none"):
        rows, cols = self.items(self.by[0]), self.items(self.by[1])
        sets = {(r, c): self.sets((r, c)) for r in rows for c in cols}

        def whole(cells):
            return len(set().union(*(sets[cell][0][count] for cell in cells)))

        row_totals = {r: whole([(r, c) for c in cols]) for r in rows}
        col_totals = {c: whole([(r, c) for r in rows]) for c in cols}
        total = whole(list(sets))
        cells = []
        for (r, c), (units, ids) in sets.items():
            bases = {"row": row_totals[r], "column": col_totals[c], "total": total}
            base = bases.get(share)
            value = len(units[count])
            cells.append(
                {
                    "row": r,
                    "col": c,
                    "value": value,
                    "share": value / base if base else None,
                    **{unit: len(found) for unit, found in units.items()},
                    **self.zeros((r, c), units["documents"]),
                    "mixed": self.mixed((r, c)),
                    "single_voice": len(units["documents"]) == 1,
                    "quotes": ids,
                }
            )
        people = {p.participant for d in self.documents for p in self.interviewed(d)}
        return {
            "rows": rows,
            "cols": cols,
            "cells": cells,
            "row_totals": [{"id": r, "value": v} for r, v in row_totals.items()],
            "col_totals": [{"id": c, "value": v} for c, v in col_totals.items()],
            "total": total,
            "base": {
                "documents": len(self.documents),
                "participants": len(people),
                "cases": len({k for d in self.documents.values() for k in d.cases}),
            },
        }
