"""The Python interface: a study whose answers are DataFrames.

May import `services` and below; pandas loads with the first frame. Main
function: `open_study`. Frames' columns are the keys of the commands' JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from qualcode.services import coding, importing
from qualcode.services import study as studies

if TYPE_CHECKING:
    import pandas as pd


def open_study(folder: str | Path | None = None) -> Study:
    """Open the study at `folder`, or the one the working directory lies in.

    Raises QualcodeError with `exit_code` 3 when there is none, 4 when it is
    damaged or of a newer version.
    """
    return Study(studies.open_study(None if folder is None else Path(folder)))


class Study:
    """An open study. Usable as a context manager, which releases its database."""

    def __init__(self, study: studies.Study) -> None:
        """Wrap an opened study; use `open_study`."""
        self._study = study

    def __enter__(self) -> Self:
        """Use in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Release the database."""
        self.close()

    def close(self) -> None:
        """Release the database."""
        self._study.close()

    def __repr__(self) -> str:
        return f"<qualcode study {self._study.config.title!r}>"

    def documents(self) -> pd.DataFrame:
        """One row per document: the register's columns, hashes, counts, state."""
        from qualcode.analysis import DOCUMENT_COLUMNS, documents
        from qualcode.analysis.frames import frame

        return frame(documents(self._study.data(with_texts=False)), DOCUMENT_COLUMNS)

    def participants(self) -> pd.DataFrame:
        """One row per row of participants.csv."""
        from qualcode.analysis.frames import frame
        from qualcode.store.registers import COLUMNS

        columns = COLUMNS["participants"]
        people = self._study.registers().participant_rows()
        return frame([{c: getattr(p, c) for c in columns} for p in people], columns)

    def segments(self) -> pd.DataFrame:
        """One row per segment with its turn, speaker and text."""
        from qualcode.analysis.frames import frame

        data = self._study.data()
        columns = (
            "document", "segment", "turn", "speaker", "kind", "start", "end", "text",
        )  # fmt: skip
        rows = []
        for slug, segments in data.segments.items():
            turns = {t.turn: t for t in data.turns[slug]}
            rows += [
                {
                    "document": slug,
                    "segment": s.segment,
                    "turn": s.turn,
                    "speaker": turns[s.turn].speaker,
                    "kind": turns[s.turn].kind,
                    "start": s.start,
                    "end": s.end,
                    "text": data.texts[slug][s.start : s.end],
                }
                for s in segments
            ]
        return frame(rows, columns)

    def codes(self) -> pd.DataFrame:
        """One row per code of the active codebook, in its order."""
        from qualcode.analysis.frames import frame

        book = self._study.codebook()
        columns = (
            "code", "name", "facet", "parent", "brief", "definition", "include",
            "exclude", "deprecated",
        )  # fmt: skip
        rows = [
            {
                "code": code.id,
                "name": code.name,
                "facet": book.facet_of[code.id].id,
                "parent": book.parent_of[code.id],
                "brief": code.brief,
                "definition": code.definition,
                "include": code.include,
                "exclude": code.exclude,
                "deprecated": code.deprecated,
            }
            for code in book.codes.values()
        ]
        return frame(rows, columns)

    def codings(self, **filters: str | None) -> pd.DataFrame:
        """Standing codings; filter by document, code, coder or pass_."""
        from qualcode.analysis.frames import frame

        columns = (*coding.CODING_COLUMNS, "created", "origin")
        return frame(coding.list_rows(self._study, **filters), columns)

    def quotes(self, *, code: str | Sequence[str] = (), **options: Any) -> pd.DataFrame:
        """Quotes of the codings; options as of the command `quotes`."""
        from qualcode.analysis import QUOTE_COLUMNS, quotes
        from qualcode.analysis.frames import frame

        codes = (code,) if isinstance(code, str) else tuple(code)
        found = quotes(self._study.data(), codes=codes, **options)
        return frame(found, QUOTE_COLUMNS)

    def matrix(
        self, rows: str, cols: str, *, code: str | Sequence[str] = (), **options: Any
    ) -> pd.DataFrame:
        """One row per cell, row-major; totals, base and filters in `.attrs`."""
        from qualcode.analysis import matrix
        from qualcode.analysis.frames import matrix_frame

        codes = (code,) if isinstance(code, str) else tuple(code)
        return matrix_frame(
            matrix(self._study.data(), rows, cols, codes=codes, **options)
        )

    def findings(self) -> pd.DataFrame:
        """One row per finding, conclusion and recommendation of findings.yaml."""
        from qualcode.analysis import FINDING_COLUMNS, findings
        from qualcode.analysis.frames import frame

        extra = ("orphan", "proposed_contrary")
        return frame(findings(self._study.data()), (*FINDING_COLUMNS, *extra))

    def dissent(self, rows: str, cols: str, **options: Any) -> pd.DataFrame:
        """One row per passage of a lone voice against a cell of a matrix."""
        from qualcode.analysis import DISSENT_COLUMNS, dissent
        from qualcode.analysis.frames import frame

        return frame(
            dissent(self._study.data(), rows, cols, **options), DISSENT_COLUMNS
        )

    def balance(self, quotes: Iterable[str] | None = None) -> pd.DataFrame:
        """One row per person: how often they are quoted."""
        from qualcode.analysis import VOICE_COLUMNS, balance
        from qualcode.analysis.frames import frame

        return frame(balance(self._study.data(), quotes), VOICE_COLUMNS)

    def words(self, *, actor: str | None = None, least: int = 3) -> pd.DataFrame:
        """One row per actor and word, with its keyness."""
        from qualcode.analysis import WORD_COLUMNS, words
        from qualcode.analysis.frames import frame

        found = words(self._study.data(), actor=actor, least=least)
        return frame(found, WORD_COLUMNS)

    def practices(self) -> pd.DataFrame:
        """One row per good practice of findings.yaml, with its five tests."""
        from qualcode.analysis import PRACTICE_COLUMNS, practices
        from qualcode.analysis.frames import frame

        return frame(practices(self._study.data()), PRACTICE_COLUMNS)

    def contrast(self, by: str = "case") -> pd.DataFrame:
        """One row per case and code, with what each actor of the case says."""
        from qualcode.analysis import CONTRAST_COLUMNS, contrast
        from qualcode.analysis.frames import frame

        return frame(contrast(self._study.data(), by), CONTRAST_COLUMNS)

    def framework(
        self, rows: str = "case", cols: str | None = None, *, depth: int = 1
    ) -> pd.DataFrame:
        """One row per cell of the grid of summaries; `cols` is a facet."""
        from qualcode.analysis import FRAMEWORK_COLUMNS, framework
        from qualcode.analysis.frames import frame

        cells = framework(self._study.data(), rows, cols, depth=depth)
        return frame(cells, FRAMEWORK_COLUMNS)

    def coverage(self, *, curve: bool = False, **options: Any) -> pd.DataFrame:
        """One row per interview and code: was it asked; or the coverage curve.

        Options: `facet`; of the curve also `seed`.
        """
        from qualcode import analysis
        from qualcode.analysis.frames import frame

        data = self._study.data()
        if curve:
            extra = ("document", "observed", "in_vivo", "new_in_vivo", "saturated")
            columns = (*analysis.CURVE_COLUMNS, *extra)
            return frame(analysis.curve(data, **options), columns)
        return frame(analysis.coverage(data, **options), analysis.COVERAGE_COLUMNS)

    def agreement(
        self,
        coders: str | Sequence[str],
        passes: Sequence[str] = (),
        **options: Any,
    ) -> pd.DataFrame:
        """One row per code; overall figures and disagreements in `.attrs`.

        Compares two or more coders, or two or more passes of one.
        """
        from qualcode.analysis import AGREEMENT_COLUMNS, agreement
        from qualcode.analysis.frames import frame

        named = (coders,) if isinstance(coders, str) else tuple(coders)
        found = agreement(self._study.data(), named, tuple(passes), **options)
        table = frame(found.pop("codes"), AGREEMENT_COLUMNS)
        table.attrs.update(found)
        return table

    def summarize(
        self,
        row: str,
        col: str,
        text: str,
        *,
        coder: str,
        rows: str = "case",
        cols: str | None = None,
    ) -> dict[str, Any]:
        """Write what is to be said of a row × code; the framework's cell."""
        from qualcode.services import summaries

        return summaries.summarize(
            self._study, row, col, text, coder=coder, rows=rows, cols=cols
        )

    def tables(self, name: str, **options: str) -> pd.DataFrame:
        """One of the evaluation's tables: sample, attributes, plans, guide, theory.

        Rows are cases, values, standards, questions or nodes, as the command's csv
        has them; the whole answer is in `.attrs["answer"]`. `type_` and `actor` as
        of the command. Raises `choice-unknown` for another name.
        """
        from qualcode.analysis.frames import frame
        from qualcode.services.instruments import Tables

        answer, rows = Tables(self._study).rows_of(name, **options)
        made = frame(rows)
        made.attrs["answer"] = answer
        return made

    def import_files(
        self,
        paths: Iterable[str | Path],
        *,
        coder: str = "",
        actor: str = "",
        role: str = "",
        case: str = "",
    ) -> dict[str, Any]:
        """Bring transcripts in; the contract's import answer."""
        files = [
            Path(p) for p in ([paths] if isinstance(paths, (str, Path)) else paths)
        ]
        return importing.import_files(
            self._study, files, actor=actor, role=role, case=case, coder=coder
        )

    def import_quotes(
        self, path: str | Path, map_: str | Path | None = None, *, coder: str
    ) -> dict[str, Any]:
        """Bring in a table of quotes; `map_` says what its columns are."""
        from qualcode.services.quote_tables import import_quotes

        return import_quotes(
            self._study, Path(path), Path(map_) if map_ else None, coder=coder
        )

    def code(
        self,
        document: str,
        start: int,
        end: int,
        code: str,
        *,
        valence: str | None = None,
        coder: str,
        pass_: str = "1",
    ) -> dict[str, Any]:
        """Code one span; the coding's row."""
        return coding.add(
            self._study, document, start, end, code,
            valence=valence, coder=coder, pass_=pass_,
        )  # fmt: skip

    def code_many(
        self, rows: Iterable[Mapping[str, Any]], *, coder: str, pass_: str = "1"
    ) -> pd.DataFrame:
        """Code many spans in one act; `rows` have the columns of codings.csv."""
        from qualcode.analysis.frames import frame

        # A frame's missing value is a number that is not itself; here it is None.
        plain = [{k: None if v != v else v for k, v in row.items()} for row in rows]  # noqa: PLR0124
        made = coding.add_many(self._study, plain, coder=coder, pass_=pass_)
        return frame(made, (*coding.CODING_COLUMNS, "created", "origin"))

    def retract(self, coding_id: str, *, coder: str) -> dict[str, Any]:
        """Retract a coding; its row as it was."""
        return coding.remove(self._study, [coding_id], coder=coder)[0]
