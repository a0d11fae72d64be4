"""Contrast: what the actors of one case say of each code, side by side."""

from __future__ import annotations

from typing import Any

from qualcode.analysis.axes import Axis, axis
from qualcode.analysis.people import voices
from qualcode.analysis.quoting import Surroundings
from qualcode.errors import USAGE, QualcodeError
from qualcode.model import Document, StudyData

CONTRAST_COLUMNS = ("case", "code", "views", "verdict")


def contrast(data: StudyData, by: str = "case") -> list[dict[str, Any]]:
    """One row per case and code of which somebody in the case speaks.

    A code speaks for those below it. A view is of an actor interviewed in the case;
    a case with fewer than two has no row. Of a code without valence the valences
    are those of its segments.

    Args:
        data: the study.
        by: `case`, `document`, or an attribute of either whose value joins the
            interviews to be compared.

    Returns:
        The contract's rows, by case and codebook order. Each view counts the
        interviews that hold each valence. `clash` when one actor holds + and
        another -; else `silent` when an actor has nothing of the code; else
        `agree`, where all who spoke hold one sign. Added: `case_name`,
        `code_name` and each view's `documents`.

    Raises:
        QualcodeError: exit 2; `axis-unknown`, `contrast-by`.
    """
    documents = voices(data, None)
    cases = axis(data, by, 1, documents)
    if cases.sort not in ("case", "document"):
        raise QualcodeError("contrast-by", exit_code=USAGE, axis=by)
    slugs = {d.document for d in documents}
    views = _Views(data, slugs)
    rows = []
    for item, inside in zip(cases.items, _inside(cases, documents), strict=True):
        actors = [a for a in _actors(data, inside) if a]
        if len(actors) < 2:
            continue
        for code in views.codes_of(inside):
            own = [views.view(code, actor, inside) for actor in actors]
            rows.append(
                {
                    "case": item.id,
                    "code": code,
                    "views": own,
                    "verdict": _verdict(own, data.codebook.signs),
                    "case_name": item.name,
                    "code_name": data.codebook.name(code),
                }
            )
    return rows


def _inside(cases: Axis, documents: list[Document]) -> list[list[Document]]:
    """The interviews of each item of the axis."""
    found: list[list[Document]] = [[] for _ in cases.items]
    for document in documents:
        for place in cases.places(document):
            found[place].append(document)
    return found


def _actors(data: StudyData, documents: list[Document]) -> list[str]:
    """The actors of some interviews, in the order of study.yaml."""
    here = {d.document: d.actor for d in documents}
    listed = [a for a in data.config.actors if a in here.values()]
    return list(dict.fromkeys([*listed, *here.values()]))


class _Views:
    """What each document says of each code and of those below it."""

    def __init__(self, data: StudyData, slugs: set[str]) -> None:
        book = data.codebook
        around = Surroundings(data)
        self._order = book.order
        self._valences = [v.id for v in book.valences]
        self._said: dict[str, dict[str, list[tuple[str, list[str]]]]] = {}
        for i, coding in enumerate(data.codings):
            if coding.document not in slugs:
                continue
            signs = around.signs(i)
            here = self._said.setdefault(coding.document, {})
            code: str | None = coding.code
            while code is not None:
                here.setdefault(code, []).append((coding.id, signs))
                above = book.parent_of.get(code)
                # A facet's root is a code of its own: it never speaks for others.
                code = above if above in book.codes else None

    def codes_of(self, documents: list[Document]) -> list[str]:
        codes = {code for d in documents for code in self._said.get(d.document, ())}
        last = len(self._order)
        return sorted(codes, key=lambda code: (self._order.get(code, last), code))

    def view(self, code: str, actor: str, documents: list[Document]) -> dict[str, Any]:
        quotes: list[str] = []
        holding = dict.fromkeys(self._valences, 0)
        speaking = 0
        for document in documents:
            said = self._said.get(document.document, {}).get(code, [])
            if document.actor == actor and said:
                speaking += 1
                quotes += [id_ for id_, _ in said]
                for valence in {v for _, signs in said for v in signs}:
                    holding[valence] += 1
        return {
            "actor": actor,
            "valences": {v: n for v, n in holding.items() if n},
            "quotes": quotes,
            "documents": speaking,
        }


def _verdict(views: list[dict[str, Any]], signs: dict[str, int]) -> str:
    held = [{signs[v] for v in view["valences"]} for view in views]
    for i, one in enumerate(held):
        if 1 in one and any(-1 in other for other in held[:i] + held[i + 1 :]):
            return "clash"
    if not all(view["quotes"] for view in views):
        return "silent"
    # Left: everybody speaks, and at most one actor holds both signs.
    return "clash" if {1, -1} <= set().union(*held) else "agree"
