"""The study handed on as one file: codings, a workbook, everything, or quotes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import t
from qualcode.model import StudyData
from qualcode.services.coding import CODING_COLUMNS
from qualcode.services.reporting import names
from qualcode.services.study import Study

Plain = dict[str, Any]


def export(study: Study, out: Path) -> Path:
    """Write the study to `out` by its extension.

    csv: the codings, as `coding import` reads them. xlsx: a sheet each of
    codings, documents, participants, cases and codes. json: all of it, texts
    included. html: the quotes, by code. Raises `export-format-unknown`.
    """
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        raise QualcodeError("export-format-unknown", file=out.name, exit_code=USAGE)
    writer(study.data(), out)
    return out


def _codings(data: StudyData) -> list[Plain]:
    return [coding.row() for coding in data.codings]


def _csv(data: StudyData, out: Path) -> None:
    from qualcode.report import write_table

    write_table(_codings(data), CODING_COLUMNS, out, title=data.config.title)


def _sheets(data: StudyData) -> list[tuple[str, list[Plain], tuple[str, ...]]]:
    from qualcode.analysis import DOCUMENT_COLUMNS, documents
    from qualcode.store.registers import COLUMNS

    people = COLUMNS["participants"]
    attributes = list(dict.fromkeys(a for c in data.cases for a in c.attributes))
    codes = ("code", "name", "facet", "brief", "definition", "include", "exclude")
    book = data.codebook
    return [
        ("codings", _codings(data), (*CODING_COLUMNS, "created", "origin")),
        ("documents", documents(data), tuple(DOCUMENT_COLUMNS)),
        (
            "participants",
            [{c: getattr(p, c) for c in people} for p in data.participants],
            people,
        ),
        (
            "cases",
            [
                {"case": c.case, "name": c.name, "type": c.type, **c.attributes}
                for c in data.cases
            ],
            (*COLUMNS["cases"], *attributes),
        ),
        (
            "codes",
            [
                {
                    "code": c.id,
                    "name": c.name,
                    "facet": book.facet_of[c.id].id,
                    **{k: getattr(c, k) for k in codes[3:]},
                }
                for c in book.codes.values()
            ],
            codes,
        ),
    ]


def _xlsx(data: StudyData, out: Path) -> None:
    from qualcode.report.excel import workbook, write_sheet

    with workbook(out, title=data.config.title) as book:
        for name, rows, columns in _sheets(data):
            write_sheet(book, t(f"exporting.{name}"), rows, columns, {})


def _json(data: StudyData, out: Path) -> None:
    from qualcode.report.listing import write_json

    plain: Plain = {"title": data.config.title, "language": data.config.language}
    plain["codebook"] = data.codebook.as_dict()
    plain |= {name: rows for name, rows, _ in _sheets(data) if name != "codes"}
    for row in plain["documents"]:
        slug = row["document"]
        text = data.texts[slug]
        row["text"] = text
        row["turns"] = [
            {
                "turn": turn.turn,
                "label": turn.label,
                "speaker": turn.speaker,
                "kind": turn.kind,
                "start": turn.start,
                "end": turn.end,
                "time": turn.time,
                "seconds": turn.seconds,
                "text": text[turn.start : turn.end],
            }
            for turn in data.turns[slug]
        ]
    write_json(out, plain)


def _html(data: StudyData, out: Path) -> None:
    from qualcode.analysis import quotes
    from qualcode.report import write_quotes

    write_quotes(
        quotes(data),
        out,
        title=data.config.title,
        names=names(data),
        marks=data.config.quote_marks,
    )


_WRITERS: dict[str, Callable[[StudyData, Path], None]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
    ".html": _html,
}
