"""What the study says today of each binding of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qualcode.model import StudyData
from qualcode.report.anchors import Anchor
from qualcode.report.cells import GLYPHS, number
from qualcode.report.checking import MISSING, WITHDRAWN, Truth
from qualcode.services import report_content as contents
from qualcode.services.report_factors import with_voices
from qualcode.services.report_method import base_figures, counts, mode_count
from qualcode.services.study import Study

if TYPE_CHECKING:
    from qualcode.report.matrix_figures import Printed

Query = Mapping[str, Any]
_MATRIX = ("rows", "cols", "depth", "valence", "count")


class Truths:
    """Answers the queries of bindings from one picture of the study.

    What is asked twice is computed once; what nobody asks is never computed.
    """

    def __init__(self, study: Study, data: StudyData) -> None:
        """Take the study and the picture to answer from."""
        self._study = study
        self.data = data
        self._matrices: dict[tuple[Any, ...], Printed] = {}

    def __call__(self, anchor: Anchor) -> Truth:
        """What the study says of one anchor."""
        if anchor.withdrawn:
            return Truth(state=WITHDRAWN)
        query = anchor.query
        try:
            if "quote" in query:
                return self._quote(str(query["quote"]))
            if "table" in query:
                return Truth(anchor.text, shape=self.shape(query))
            return Truth(self._figure(query))
        except (KeyError, LookupError, TypeError):
            return Truth(state=MISSING)

    def _quote(self, coding: str) -> Truth:
        row = self.quotes.get(coding)
        if row is not None:
            return Truth(row["text"], attribution=row["attribution"])
        for other in self.data.codings:  # of a document that is no interview
            if other.id == coding:
                return Truth(other.quote)
        return Truth(state=MISSING)

    def _figure(self, query: Query) -> str:
        kind = str(query["figure"])
        makers: dict[str, Callable[[Query], str]] = {
            "checked": lambda _: "",
            "mode": lambda q: number(mode_count(self.data, q["of"])),
            "count": lambda q: number(counts(self.data)[q["of"]]),
            "base": lambda q: number(self._base[q["of"]]),
            "sample": lambda q: number(
                self._sample.get(q["actor"], {}).get(q["of"], 0)
            ),
            "practice": lambda q: self._practices.get(
                (q["code"], q["actor"]), number(0)
            ),
            "grid": lambda q: self._grids[q["of"], q["row"], q["col"]],
            "strength": self._strength,
            "suggestions": self._suggested,
        }
        if kind in makers:
            return makers[kind](query)
        printed, row, col = self._printed(query), query.get("row"), query.get("col")
        if col is not None and not printed.has_col(col):
            # an actor whom nobody of the study is any more
            return number(0) if kind == "n-of-m" else GLYPHS["not_asked"]
        return printed.text(kind, row, col)

    def _strength(self, query: Query) -> str:
        from qualcode.report.wording import strength_text

        rows = self._findings[query["finding"]]["strength"]
        own = (r for r in rows if r["actor"] == query["actor"])
        return strength_text(next(own, {"voiced": 0}))

    def _suggested(self, query: Query) -> str:
        from qualcode.report.annexes import used_text

        return used_text(self._used, str(query["of"]))

    def evidence(self, query: Query) -> list[str]:
        """The ids of the codings that a figure counts; empty where it counts none."""
        kind = query.get("figure")
        try:
            if kind == "practice":
                return self._practised(query)
            if kind == "strength":
                row = self._findings[query["finding"]]
                return [i for i in row["evidence"] if self._actor(i) == query["actor"]]
            if kind not in ("cell", "row", "col", "row-of-m", "n-of-m"):
                return []
            matrix = self._printed(query).matrix
        except (KeyError, LookupError):
            return []
        found: dict[str, None] = {}
        for cell in matrix["cells"]:
            if query.get("row") in (None, cell["row"]) and query.get("col") in (
                None,
                cell["col"],
            ):
                found.update(dict.fromkeys(cell["quotes"]))
        return list(found)

    def _practised(self, query: Query) -> list[str]:
        from qualcode.analysis import practices

        rows = [r for r in practices(self.data) if r["code"] == query["code"]]
        ids = [i for row in rows for i in row["quotes"]]
        return [i for i in ids if self._actor(i) == query["actor"]]

    def _actor(self, coding: str) -> str:
        return str((self.quotes.get(coding) or {}).get("actor") or "")

    @cached_property
    def _findings(self) -> dict[str, dict[str, Any]]:
        from qualcode.analysis import findings

        return {str(row["id"]): row for row in findings(self.data)}

    def _printed(self, query: Query) -> Printed:
        from qualcode.analysis import matrix
        from qualcode.errors import QualcodeError
        from qualcode.report.matrix_figures import Printed

        key = tuple(query.get(name) for name in _MATRIX)
        if key not in self._matrices:
            given = {name: query[name] for name in _MATRIX if name in query}
            try:
                self._matrices[key] = Printed(matrix(self.data, **given))
            except QualcodeError as error:
                raise LookupError(error.code) from error
        return self._matrices[key]

    def shape(self, query: Query) -> tuple[str, ...]:
        """The rows a table should have, by name; empty where nobody can say."""
        makers: dict[str, Callable[[], tuple[str, ...]]] = {
            "matrix": lambda: self._rows(query),
            "pair": lambda: self._pair(query),
            "sample": lambda: tuple(k for k in self._sample if k),
            "practices": lambda: tuple(
                self.data.codebook.name(p.code) for p in self.data.practices
            ),
            "recommendations": lambda: tuple(
                f.id for f in self.data.findings if f.kind == "recommendation"
            ),
            "quotes": lambda: tuple(
                row["id"] for row in contents.cited_quotes(self.data, self.quotes)
            ),
            "codebook": lambda: tuple(
                code.name for f in self.data.codebook.facets for code, _ in f.walk()
            ),
        }
        make = makers.get(str(query["table"]))
        return make() if make else ()

    def _rows(self, query: Query) -> tuple[str, ...]:
        matrix = with_voices(self._printed(query).matrix)
        return tuple(
            str(i["name"]) for axis in ("rows", "cols") for i in matrix[axis]["items"]
        )

    def _pair(self, query: Query) -> tuple[str, ...]:
        from qualcode.report.matrix_word import mentioned

        helps = with_voices(self._printed(query).matrix)
        hinders = self._printed({**query, "valence": query["against"]}).matrix
        items = [*mentioned(helps, hinders), *helps["cols"]["items"]]
        return tuple(str(item["name"]) for item in items)

    @cached_property
    def quotes(self) -> dict[str, dict[str, Any]]:
        """Every quote row by coding."""
        from qualcode.analysis import quotes

        return {row["id"]: row for row in quotes(self.data)}

    @cached_property
    def _grids(self) -> dict[tuple[str, str, str], str]:
        """Every figure of the registers' tables by title, row and column."""
        from qualcode.report.instruments_files import grid_figures
        from qualcode.services.instruments import Tables

        return {
            (query["of"], query["row"], query["col"]): text
            for chapter in Tables(self._study, self.data).register_chapters()
            for grid in chapter["grids"]
            for _, _, query, text in grid_figures(grid)
        }

    @cached_property
    def _base(self) -> dict[str, Any]:
        return base_figures(self._study, self.data)

    @cached_property
    def _sample(self) -> dict[str, Mapping[str, Any]]:
        from qualcode.analysis import stats

        counted = stats(self.data)
        return {**{row["actor"]: row for row in counted["by_actor"]}, "": counted}

    @cached_property
    def _used(self) -> Mapping[str, Any]:
        return contents.used_suggestions(self._study, self.data) or {}

    @cached_property
    def _practices(self) -> dict[tuple[str, str], str]:
        from qualcode.analysis import practices
        from qualcode.i18n import t

        return {
            (row["code"], said["actor"]): t(
                "report.n-of-m", n=said["documents"], m=said["of"]
            )
            if said["of"]
            else number(said["documents"])
            for row in practices(self.data)
            for said in row["mentioned_by"]
        }
