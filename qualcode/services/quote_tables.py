"""A table of quotes becomes a study's documents: one participant's passage a row.

For what other teams left as a table: quotes with who said them and how they were
classified. The table is kept in transcripts/quotes/, each row is an interview whose
whole text is the quote, and the row's classification its codings.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.files import atomic, sha256
from qualcode.model import Segment, Speaker, Transcript, Turn
from qualcode.problems import Problem, problem
from qualcode.services.coding import Writer, writing
from qualcode.services.importing import slugify
from qualcode.services.quote_maps import QuoteMap, named, quote_map
from qualcode.services.study import Study
from qualcode.store import registers, writes
from qualcode.text.segments import cut, is_long, sentence_starts


def import_quotes(
    study: Study, path: Path, map_: Path | None = None, *, coder: str
) -> dict[str, Any]:
    """Bring in a quote table; what each column is stands in a map, or in its name.

    Args:
        study: the study.
        path: a CSV with a row per quote.
        map_: MAP.yaml: `columns` (column → id | quote | attribution | actor | role |
            valence | gender | case, or {facet: ID}) and `values` (column → {value:
            code, valence or actor}).
        coder: who classified them.

    Returns:
        {"documents", "added", "unchanged", "problems"}: new documents, codings made
        and codings that stood already. A row whose valence no code of it can carry
        codes the root of the first facet that takes one. Each wrong row is a problem
        with its line and never hides the rest.

    Raises:
        QualcodeError: `file-missing`, `register-unreadable`, what `quote_map` raises,
            `quotes-unusable` when not one row could be used.
    """
    if not path.is_file():
        raise QualcodeError("file-missing", file=path)
    table = registers.read_csv(path)
    book = study.codebook()
    meanings = quote_map(map_, table.columns, book)
    with writing(study, coder, origin="import:quotes") as writer:
        work = _Table(study, writer, path, meanings)
        for line, row in table.items():
            try:
                work.take(line, row)
            except QualcodeError as error:
                found = error.problem
                work.problems.append(
                    Problem(found.code, found.message, found.hint, path.name, line)
                )
        if not work.used:
            first = work.problems[0].message if work.problems else ""
            raise QualcodeError("quotes-unusable", file=path.name, detail=first)
        work.save()
    return {
        "documents": work.documents,
        "added": writer.added,
        "unchanged": writer.unchanged,
        "problems": [p.as_dict() for p in work.problems],
    }


class _Table:
    """One import: the registers as they will be, and what was already there."""

    def __init__(
        self, study: Study, writer: Writer, path: Path, meanings: QuoteMap
    ) -> None:
        self._study, self._writer, self._map = study, writer, meanings
        self._path, self._raw = path, path.read_bytes()
        self._digest = sha256(self._raw)
        self._file = self._home()
        self._registers = study.registers()
        self._told: set[tuple[str, str]] = set()
        self.problems: list[Problem] = []
        self.documents = self.used = 0

    def take(self, line: int, row: Mapping[str, str]) -> None:
        """Store a row's document and codings; raises what is wrong with it."""
        quote = row.get(self._map.fields["quote"], "")
        if not quote.strip():
            raise QualcodeError("quote-empty")
        actor = self._map.value("actor", row)
        actors = self._study.config.actors
        if actors:
            actor = named(actor, ((a, a) for a in actors)) or actor
            if actor and actor not in actors:
                raise QualcodeError(
                    "actor-unknown", value=actor, expected=", ".join(actors)
                )
        id_ = self._map.value("id", row) or f"{self._path.stem}-{line - 1}"
        slug = id_ if re.fullmatch(r"\w[\w.-]*", id_) else slugify(id_)
        self._document(slug, quote, id_)
        self._register(slug, id_, actor, row)
        self._code(line, slug, quote, row)
        self.used += 1

    def _home(self) -> str:
        """Where the table is kept; another table of that name stays as it was."""
        folder = self._study.where.transcripts
        name, n = self._path.name, 2
        while (folder / "quotes" / name).exists() and (
            folder / "quotes" / name
        ).read_bytes() != self._raw:
            name, n = f"{self._path.stem}-{n}{self._path.suffix}", n + 1
        return f"quotes/{name}"

    def _document(self, slug: str, quote: str, title: str) -> None:
        known = self._writer.keys.get(slug)
        digest = hashlib.sha256(quote.encode()).hexdigest()
        if known is not None and known[3] != digest:
            raise QualcodeError("quote-document-taken", document=slug)
        if known is not None:
            return
        transcript = _transcript(
            quote, title, self._digest, digest, self._study.config.language
        )
        connection = self._writer.connection
        key, text_id = writes.add_text(connection, slug, transcript)
        self._writer.keys[slug] = (key, text_id, self._digest, digest)
        self._writer.log(
            "document-import",
            key,
            after={
                "document": slug,
                "status": "new",
                "sha256": self._digest,
                "text_sha256": digest,
            },
            object_="document",
        )
        self.documents += 1

    def _register(
        self, slug: str, part: str, actor: str, row: Mapping[str, str]
    ) -> None:
        documents, people = self._registers.documents, self._registers.participants
        if all(r["document"] != slug for r in documents.rows):
            documents.add(
                {
                    "document": slug,
                    "file": self._file,
                    "part": part,
                    "kind": "interview",
                    "actor": actor,
                    "case": self._map.value("case", row),
                }
            )
        if any(r["document"] == slug for r in people.rows):
            return
        attribution = self._map.value("attribution", row)
        if attribution and "attribution" not in people.columns:
            people.columns.append("attribution")
        people.add(
            {
                "participant": f"{slug}-1",
                "document": slug,
                "kind": "participant",
                "actor": actor,
                "role": self._map.value("role", row),
                "gender": self._map.value("gender", row),
                "attribution": attribution,
            }
        )

    def _code(self, line: int, slug: str, quote: str, row: Mapping[str, str]) -> None:
        book = self._study.codebook()
        valence = self._valence(line, row)
        codes = []
        for column, facet in self._map.facets.items():
            code = self._meant(
                line,
                column,
                row,
                ((c, book.name(c)) for c in book.order if book.facet_of[c].id == facet),
            )
            if code is not None:
                codes.append(code)
        taking = [f.id for f in book.facets if f.valence != "none"]
        if valence and taking and not any(book.takes_valence(c) for c in codes):
            codes.append(taking[0])
        for code in dict.fromkeys(codes):
            coding: dict[str, Any] = {
                "document": slug,
                "start": 0,
                "end": len(quote),
                "code": code,
                "valence": valence if book.takes_valence(code) else None,
            }
            try:
                self._writer.add(coding)
            except QualcodeError as error:
                found = error.problem
                self.problems.append(
                    Problem(
                        found.code, found.message, found.hint, self._path.name, line
                    )
                )

    def _valence(self, line: int, row: Mapping[str, str]) -> str | None:
        column = self._map.fields.get("valence")
        if column is None:
            return None
        valences = self._study.codebook().valences
        return self._meant(line, column, row, ((v.id, v.name) for v in valences))

    def _meant(
        self,
        line: int,
        column: str,
        row: Mapping[str, str],
        names: Iterable[tuple[str, str]],
    ) -> str | None:
        """The id a value stands for; one that means nothing is told once."""
        value = row.get(column, "")
        said = self._map.said(column, value)
        if not said:
            return None
        id_ = named(said, names)
        if id_ is None and (column, value) not in self._told:
            self._told.add((column, value))
            self.problems.append(
                problem(
                    "quote-value-unknown",
                    file=self._path.name,
                    line=line,
                    column=column,
                    value=value,
                )
            )
        return id_

    def save(self) -> None:
        """Keep the table and write the registers."""
        path = self._study.where.transcripts / self._file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with atomic(path) as fresh:
                fresh.write_bytes(self._raw)
        self._registers.documents.save()
        self._registers.participants.save()


def _transcript(
    quote: str, title: str, digest: str, text_digest: str, language: str
) -> Transcript:
    """A text of one turn by a participant without a label."""
    spans = [(0, len(quote))]
    if is_long(quote):
        spans = cut(quote, sentence_starts(quote, language))
    speaker = Speaker("1", ("",), "participant", 1.0, 1, len(quote.split()))
    return Transcript(
        title=title,
        sha256=digest,
        text_sha256=text_digest,
        language=language,
        format="quote",
        text=quote,
        speakers=(speaker,),
        turns=(Turn(1, "", "1", "participant", 0, len(quote)),),
        segments=tuple(Segment(n, 1, a, b) for n, (a, b) in enumerate(spans, 1)),
    )
