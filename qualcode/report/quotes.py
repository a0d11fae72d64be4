"""Quotes by extension: docx grouped by code, xlsx, csv, html, md, json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import area, t
from qualcode.report.cells import initial, number
from qualcode.report.files import pick
from qualcode.report.listing import csv_text, md_text, write_json, write_text
from qualcode.report.wordml import bare, one_line

Row = Mapping[str, Any]
COLUMNS = [
    "code_name",
    "valence",
    "text",
    "attribution",
    "actor",
    "role",
    "case",
    "document",
    "start",
    "end",
    "participant",
    "coder",
    "representative",
    "why",
    "warnings",
    "codes",
    "code",
    "facet",
    "id",
]
READ = 8  # columns to read on paper; the others are for sorting and tracing
CSV_COLUMNS = [
    "id",
    "code",
    "code_name",
    "facet",
    "valence",
    "codes",
    "document",
    "start",
    "end",
    "text",
    "attribution",
    "participant",
    "actor",
    "role",
    "case",
    "coder",
    "representative",
    "why",
    "warnings",
]


def write_quotes(
    quotes: Sequence[Row],
    path: Path,
    *,
    title: str,
    names: Mapping[str, str] | None = None,
    marks: Sequence[str] = ("“", "”"),
) -> None:
    """Write quotes to `path` in the format its extension names.

    Args:
        quotes: the contract's quote rows; docx, html and md gather them by facet
            and code, in the order of `names`, the others keep the order given.
        path: docx, xlsx, csv, html, md or json.
        title: printed above.
        names: printed name of a facet, code or valence id, codes in codebook
            order; ids stand in for those not named.
        marks: the study's quote marks.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    writer = pick(
        {
            "docx": _docx,
            "xlsx": _xlsx,
            "csv": _csv,
            "html": _html,
            "md": _md,
            "json": _json,
        },
        path,
    )
    writer(list(quotes), Path(path), title, dict(names or {}), marks)


def quote_heads() -> dict[str, str]:
    """Printed heads of the quote columns."""
    return {key: t(f"report.col-{key}") for key in COLUMNS}


def _groups(
    quotes: Sequence[Row], names: Mapping[str, str]
) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """(facet name, [(code name, rows)]), ordered as `names` is, the rest after."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in quotes:
        codes = found.setdefault(str(row.get("facet") or ""), {})
        codes.setdefault(str(row.get("code") or ""), []).append(row)
    place = {key: n for n, key in enumerate(names)}

    def ordered(keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: place.get(key, len(place)))

    return [
        (
            names.get(facet, initial(facet)),
            [
                (_code_name(code, found[facet][code][0], names), found[facet][code])
                for code in ordered(found[facet])
            ],
        )
        for facet in ordered(found)
    ]


def _code_name(code: str, row: Row, names: Mapping[str, str]) -> str:
    return str(row.get("code_name") or names.get(code, code))


def _tag(row: Row, names: Mapping[str, str]) -> str:
    valence = row.get("valence")
    return names.get(str(valence), initial(str(valence))) if valence else ""


def _where(row: Row) -> str:
    """Where a quote stands and why it was chosen: document, case, choice."""
    kind = row.get("representative")
    parts = [str(row.get("document") or "")]
    if kind:
        word = t(f"report.representative-{kind}")
        parts.append(f"{word}: {row['why']}" if row.get("why") else word)
    parts += [warning(str(code)) for code in row.get("warnings") or ()]
    return " · ".join(part for part in parts if part)


def listed(n: int) -> str:
    """`2.100 citas`."""
    return t("report.quotes-listed", n=n, shown=number(n))


def warning(code: str) -> str:
    """A quote's warning in words; an unknown one prints its code."""
    key = f"warning-{code}"
    return t(f"report.{key}") if key in area("report") else code


def _docx(
    quotes: list[Row],
    path: Path,
    title: str,
    names: Mapping[str, str],
    marks: Sequence[str],
) -> None:
    from qualcode.report.package import write_document
    from qualcode.report.wordml import para, quoted, run, tab

    count = listed(len(quotes))
    body = [
        para(run(title), "Title"),
        para(run(count), "Subtitle"),
        para(run(t("report.quotes-legend")), "qcNota"),
    ]
    for facet, codes in _groups(quotes, names):
        body.append(para(run(facet), "Heading1", numbered=False, page_break=False))
        for code, rows in codes:
            heading = run(code) + run(f"  {listed(len(rows))}", "qcGris")
            body.append(para(heading, "Heading2", numbered=False))
            for row in rows:
                said = quoted(row["text"], str(row.get("attribution") or ""), marks)
                where = run("\n" + _where(row), "qcGris")
                label = run(_tag(row, names), "qcEtiqueta")
                body.append(para(label + tab() + said + where, "BodyText2", whole=True))
    write_document("".join(body), path, title=title, right=count)


def _xlsx(
    quotes: list[Row],
    path: Path,
    title: str,
    names: Mapping[str, str],
    _marks: Sequence[str],
) -> None:
    from qualcode.report.excel import workbook, write_sheet

    shown = [
        {
            **row,
            "valence": _tag(row, names),
            "facet": names.get(str(row.get("facet")), row.get("facet")),
            "codes": [names.get(c, c) for c in row.get("codes") or ()],
        }
        for row in quotes
    ]
    with workbook(path, title=title) as book:
        write_sheet(
            book,
            t("report.sheet-quotes"),
            shown,
            COLUMNS,
            quote_heads(),
            printed=READ,
        )


def _csv(quotes: list[Row], path: Path, *_rest: Any) -> None:
    write_text(path, "\ufeff" + csv_text(quotes, CSV_COLUMNS))


def _json(quotes: list[Row], path: Path, *_rest: Any) -> None:
    write_json(path, [dict(row) for row in quotes])


def _html(
    quotes: list[Row],
    path: Path,
    title: str,
    names: Mapping[str, str],
    marks: Sequence[str],
) -> None:
    from qualcode.report.html import page

    groups = [
        (
            facet,
            [
                (
                    code,
                    [
                        {
                            "tag": _tag(row, names),
                            "text": f"{marks[0]}{one_line(row['text'])}{marks[1]}",
                            "who": _who(row),
                        }
                        for row in rows
                    ],
                )
                for code, rows in codes
            ],
        )
        for facet, codes in _groups(quotes, names)
    ]
    made = page(
        "quotes.html",
        title=title,
        count=listed(len(quotes)),
        groups=groups,
        listed=listed,
    )
    write_text(path, made)


def _who(row: Row) -> str:
    attribution = bare(str(row.get("attribution") or ""))
    said = f"({attribution})" if attribution else ""
    return " · ".join(part for part in (said, _where(row)) if part)


def _md(
    quotes: list[Row],
    path: Path,
    title: str,
    names: Mapping[str, str],
    marks: Sequence[str],
) -> None:
    out = [f"# {title}\n"]
    for facet, codes in _groups(quotes, names):
        out.append(f"\n## {md_text(facet)}\n")
        for code, rows in codes:
            out.append(f"\n### {md_text(code)}\n\n")
            for row in rows:
                tag = _tag(row, names)
                said = f"{marks[0]}{one_line(row['text'])}{marks[1]}"
                out.append(
                    f"- {f'*{tag}*: ' if tag else ''}{md_text(said)} "
                    f"{md_text(_who(row))}\n"
                )
    write_text(path, "".join(out))
