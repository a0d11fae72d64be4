"""A codebook from an operationalisation matrix, new or into an edited file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qualcode.codebook import merging, records
from qualcode.codebook.cells import Actors
from qualcode.codebook.comparing import diff
from qualcode.codebook.ids import make_id
from qualcode.codebook.matrix import Activity, Dimension, Matrix, read_matrix
from qualcode.codebook.reading import RESERVED, is_fatal, parse, read
from qualcode.codebook.writing import dump
from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model.codebook import Code, Codebook, Facet
from qualcode.problems import Problem
from qualcode.text.normalise import key

FACET = "etapa"


@dataclass(frozen=True)
class BuildResult:
    """What a build gives; the caller writes `yaml`.

    `changes` are those of `diff` against the file merged into (against nothing for a
    new one), and kept | left-out | not-in-matrix where file and matrix disagree.
    `dimensions` and `activities` count what the matrix has.
    """

    yaml: str
    codebook: Codebook
    changes: list[dict[str, Any]]
    problems: list[Problem]
    dimensions: int
    activities: int


def build(
    matrix: Path,
    *,
    into: Path | None = None,
    codebook_id: str,
    language: str = "es",
    actors: Sequence[str] = (),
) -> BuildResult:
    """Build a codebook from a Word, Excel or CSV operationalisation matrix.

    Dimensions become the codes of a facet, activities the codes below them. With
    `into` the file is kept as people left it and only what is new in the matrix is
    worked in (see `merging`). `actors` are the study's. Raises what `read_matrix` and
    `read` raise, `codebook-unusable` and `codebook-merge-lossy`.
    """
    found = read_matrix(matrix, actors)
    facet = _facet(found, language)
    problems = list(found.problems)
    if into is None:
        text = _fresh(facet, matrix, codebook_id, language)
        before = Codebook(codebook_id, "", language)
        events: list[dict[str, Any]] = []
        file = f"{codebook_id}.yaml"
    else:
        before, more = read(into)
        for bad in filter(is_fatal, more):
            raise QualcodeError(
                "codebook-unusable", file=into, line=bad.line, detail=bad.message
            )
        problems += more
        old = into.read_bytes().decode("utf-8")
        file = str(into)
        text, events = merging.merge(old, file, before, facet, matrix.name)
    after, _ = parse(text.removeprefix("\ufeff"), file)
    return BuildResult(
        yaml=text,
        codebook=after,
        changes=[*diff(before, after), *events],
        problems=problems,
        dimensions=len(found.dimensions),
        activities=sum(len(d.activities) for d in found.dimensions),
    )


def _fresh(facet: Facet, matrix: Path, codebook_id: str, language: str) -> str:
    made = Codebook(
        id=codebook_id,
        title=t("codebook.built.title", lang=language, file=matrix.stem),
        language=language,
        source=t("codebook.built.source", lang=language, file=matrix.name),
        facets=(facet,),
    )
    codes = {c.id: records.hashes(c) for c, _ in facet.walk()}
    return dump(made) + records.block(
        records.record(matrix.name, facet.id, codes), language
    )


def _facet(found: Matrix, language: str) -> Facet:
    """The facet of a matrix: its dimensions as codes, their activities below."""
    ids = _Ids({FACET, *RESERVED})
    # Dimensions first: their ids are the short ones, a clash lengthens an activity's.
    dimensions = [(ids.new(d.name), d) for d in found.dimensions]
    codes = tuple(_dimension(i, d, ids, language, found.actors) for i, d in dimensions)
    generic = key(found.head).startswith(("dimension", "area", "ambito"))
    name = found.head.capitalize() if found.head and not generic else ""
    return Facet(
        id=FACET,
        name=name or t("codebook.built.facet", lang=language),
        codes=codes,
    )


def _dimension(
    id_: str, found: Dimension, ids: _Ids, language: str, actors: Actors
) -> Code:
    below = tuple(_activity(ids.new(a.name), a, language) for a in found.activities)
    own = _activity(id_, found.own or Activity(found.name), language)
    named = [actor for code in (own, *below) for actor in code.expected]
    return replace(own, expected=actors.order(named), codes=below)


def _activity(id_: str, found: Activity, language: str) -> Code:
    said = [
        t(
            f"codebook.built.{kind}",
            lang=language,
            n=len(of),
            **{kind: _listed(of, language)},
        )
        for kind, of in (("products", found.products), ("indicators", found.indicators))
        if of
    ]
    return Code(
        id=id_,
        name=found.name,
        definition=" ".join(said),
        expected=found.actors,
        questions=tuple(found.questions),
    )


def _listed(texts: Sequence[str], language: str) -> str:
    """Texts in quotation marks with a word before the last."""
    *most, last = (
        t("codebook.built.quoted", lang=language, text=text.rstrip(".; "))
        for text in texts
    )
    return t("codebook.built.and", lang=language).join(
        filter(None, [", ".join(most), last])
    )


class _Ids:
    """Ids of three telling words; more words, then a number, where one is taken."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken

    def new(self, name: str) -> str:
        made = ""
        for words in range(3, 9):
            made = make_id(name, words)
            if made and made not in self.taken:
                break
        base, number = made or "x", 1
        while made in self.taken or not made:
            number += 1
            made = f"{base}-{number}"
        self.taken.add(made)
        return made
