"""Any listing, by extension: csv, json, xlsx, html, md, docx."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.report.cells import worded
from qualcode.report.files import atomic, pick

Rows = Sequence[Mapping[str, Any]]
Heads = Mapping[str, str]


def write_table(
    rows: Rows,
    columns: Sequence[str],
    path: Path,
    *,
    title: str,
    heads: Heads | None = None,
) -> None:
    """Write a listing to `path` in the format its extension names.

    Args:
        rows: the contract's rows, one mapping per line.
        columns: the keys to print, in order.
        path: where to; csv, json, xlsx, html, md or docx.
        title: printed above the table and in the file's properties.
        heads: printed name of a key; csv and json keep the keys themselves, so
            that the file can be read back.

    Raises:
        QualcodeError: `output-format-unknown`, `output-not-writable` (exit 2).
    """
    writer = pick(
        {
            "csv": _csv,
            "json": _json,
            "xlsx": _xlsx,
            "html": _html,
            "md": _md,
            "docx": _docx,
        },
        path,
    )
    writer(rows, columns, Path(path), title, dict(heads or {}))


def plain(value: Any) -> str:
    """A value in one cell: lists joined by `|`, other structures as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)) and all(
        not isinstance(v, (list, tuple, dict)) for v in value
    ):
        return "|".join(str(v) for v in value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def defused(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would compute it.

    The characters are those of OWASP's "CSV injection". A reader of our own
    files takes the apostrophe off again before one of them.
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def csv_text(rows: Rows, columns: Sequence[str]) -> str:
    """The listing as comma-separated text with a head line and no BOM."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(row.get(key)) for key in columns])
    return out.getvalue()


def _csv_cell(value: Any) -> str:
    text = plain(value)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return text if number else defused(text)


def _csv(
    rows: Rows, columns: Sequence[str], path: Path, _title: str, _heads: Heads
) -> None:
    # the BOM tells Excel that it is UTF-8
    write_text(path, "\ufeff" + csv_text(rows, columns))


def _json(
    rows: Rows, _columns: Sequence[str], path: Path, _title: str, _heads: Heads
) -> None:
    write_json(path, [dict(row) for row in rows])


def write_json(path: Path, data: Any) -> None:
    """Write `data` as readable JSON in UTF-8."""
    write_text(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write `text` in UTF-8, whole or not at all; line ends as given."""
    with atomic(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "replace"))


def _md(
    rows: Rows, columns: Sequence[str], path: Path, title: str, heads: Heads
) -> None:
    names = [heads.get(key, key) for key in columns]
    body = [[worded(row.get(key)) for key in columns] for row in rows]
    write_text(path, f"# {title}\n\n{md_table(names, body)}")


def md_table(heads: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line ends in cells are escaped."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(md_text(c).replace("|", "\\|") for c in cells) + " |\n"

    rule = "|" + " --- |" * len(heads) + "\n"
    return line(heads) + rule + "".join(line(cells) for cells in body)


def md_text(text: str) -> str:
    """`text` in one line, with HTML made harmless."""
    return " ".join(text.split()).replace("<", "&lt;")


def _html(
    rows: Rows, columns: Sequence[str], path: Path, title: str, heads: Heads
) -> None:
    from qualcode.report.html import page

    body = [
        [(worded(row.get(k)), is_number(row.get(k))) for k in columns] for row in rows
    ]
    names = [heads.get(key, key) for key in columns]
    write_text(path, page("listing.html", title=title, heads=names, body=body))


def is_number(value: Any) -> bool:
    """Whether a value is printed to the right."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _xlsx(
    rows: Rows, columns: Sequence[str], path: Path, title: str, heads: Heads
) -> None:
    from qualcode.report.excel import workbook, write_sheet

    with workbook(path, title=title) as book:
        write_sheet(book, title, rows, columns, heads)


def _docx(
    rows: Rows, columns: Sequence[str], path: Path, title: str, heads: Heads
) -> None:
    from qualcode.report import wordml
    from qualcode.report.package import write_document

    landscape = len(columns) > 6
    room = wordml.LYING_WIDTH if landscape else wordml.TEXT_WIDTH
    content = wordml.para(wordml.run(title), "Title")
    content += word_table(rows, columns, title, heads, room, 1)
    write_document(content, path, title=title, landscape=landscape)


def word_table(
    rows: Rows, columns: Sequence[str], title: str, heads: Heads, room: float, n: int
) -> str:
    """A listing as the Word table number `n` with its caption, in `room` cm."""
    from qualcode.report import wordml

    names = [heads.get(key, key) for key in columns]
    body = [[worded(row.get(key)) for key in columns] for row in rows]
    right = [
        any(is_number(row.get(k)) for row in rows)
        and all(row.get(k) is None or is_number(row.get(k)) for row in rows)
        for k in columns
    ]
    styles = ["qcCeldaNumero" if numeric else "qcCelda" for numeric in right]
    cells = [
        [
            wordml.text_cell(text, style)
            for text, style in zip(line, styles, strict=True)
        ]
        for line in body
    ]
    header = [wordml.head(name, s) for name, s in zip(names, styles, strict=True)]
    return (
        wordml.caption(title, n)
        + wordml.table(header, cells, fit(names, body, room), title=title)
        + wordml.source()
        + wordml.para(wordml.run(t("report.rows-listed", n=len(body))), "qcFuente")
    )


def fit(
    heads: Sequence[str], body: Sequence[Sequence[str]], room: float
) -> list[float]:
    """Column widths in cm that fill `room`, by the words in each column.

    A column gets at least its longest word (up to 4 cm); what is left is shared
    by its typical length, flattened (power 0.8), so that prose gets most and an
    id is not squeezed.
    """
    sample = list(body[:200])
    needs, wants = [], []
    for i, name in enumerate(heads):
        texts = [name, *(line[i] for line in sample)]
        word = max((len(w) for text in texts for w in text.split()), default=1)
        needs.append(min(4.0, 0.35 + 0.165 * word))
        longest = sorted(len(text) for text in texts)[-max(1, len(texts) // 10)]
        wants.append(max(1.0, float(longest)) ** 0.8)
    if sum(needs) > room:
        return [round(n * room / sum(needs), 2) for n in needs]
    spare = room - sum(needs)
    widths = [n + spare * w / sum(wants) for n, w in zip(needs, wants, strict=True)]
    cap = [
        0.35 + 0.165 * max(len(line[i]) for line in [heads, *sample])
        for i in range(len(heads))
    ]
    return _give_back(widths, cap, room)


def _give_back(widths: list[float], caps: list[float], room: float) -> list[float]:
    """What a column cannot use goes to the others, or stays unused if none can."""
    for _ in widths:
        spare = sum(max(0.0, w - c) for w, c in zip(widths, caps, strict=True))
        open_ = [i for i, (w, c) in enumerate(zip(widths, caps, strict=True)) if w < c]
        widths = [min(w, c) for w, c in zip(widths, caps, strict=True)]
        if spare < 0.05 or not open_:
            break
        for i in open_:
            widths[i] += spare / len(open_)
    widths = [max(w, 1.2) for w in widths]
    return [round(w * min(1.0, room / sum(widths)), 2) for w in widths]
