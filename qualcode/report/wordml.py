"""WordprocessingML as strings: runs, paragraphs, tables, captions.

Strings, not python-docx's cell objects: 2,100 quotes become a page in well under
a second. Every text goes through `escape`; children of pPr, tcPr and tblPr are
written in the schema's order, else Word calls the file damaged. Styles are named
by the ids of `parts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.i18n import t
from qualcode.report.cells import AGAINST, PLAIN, STEPS
from qualcode.report.marking import Query, canonical, is_marked, pieces, plain

NBSP = "\u00a0"
TEXT_WIDTH = 16.0  # cm, on every paper
LYING_WIDTH = 22.3  # cm, where the page lies
HANG = 2.4  # cm, where prose starts
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FIGURE = re.compile(
    r"\b\d+(?: |\u00a0)(?:de|of)(?: |\u00a0)\d+\b|\b\d+(?:[.,]\d+)?%", re.IGNORECASE
)


def twips(cm: float) -> int:
    """Centimetres as twentieths of a point."""
    return round(cm * 1440 / 2.54)


def escape(text: str) -> str:
    """`text` safe inside an element or a quoted attribute; no illegal characters."""
    text = _NOT_XML.sub("", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def one_line(text: str) -> str:
    """White space of any kind as single spaces: a quote may cross turns."""
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", text).strip()


def clean(text: str) -> str:
    """`text` in one line, without marks and characters that XML cannot hold."""
    return one_line(_NOT_XML.sub("", plain(text)))


def shortened(left: str, right: str, room: int = 104) -> str:
    """`left` cut at a word so that it stands beside `right` in a page's head."""
    most = max(24, room - len(right))  # a title is never cut to less
    if len(left) <= most:
        return left
    return left[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def run(text: str, style: str = "", *, bold: bool = False, size: float = 0) -> str:
    """A run in a character style; `size` in points where it differs.

    A stretch marked with its query (`marking`) becomes a run of its own inside a
    bookmark, in `qc Cifra` where no style is named.
    """
    if not is_marked(text):
        return _run(text, style, bold=bold, size=size)
    return "".join(
        bound(query, _run(part, style or "qcCifra", bold=bold, size=size))
        if query
        else _run(part, style, bold=bold, size=size)
        for query, part in pieces(text)
    )


def bound(query: str, runs: str) -> str:
    """`runs` in the bookmark of a canonical query; `finish` names and numbers it."""
    name = f'<w:bookmarkStart w:id="0" w:name="{escape(query)}"/>'
    return f'{name}{runs}<w:bookmarkEnd w:id="0"/>'


def _run(text: str, style: str, *, bold: bool, size: float) -> str:
    props = f'<w:rStyle w:val="{style}"/>' if style else ""
    props += "<w:b/>" if bold else ""
    props += f'<w:sz w:val="{size * 2:g}"/>' if size else ""
    props = f"<w:rPr>{props}</w:rPr>" if props else ""
    lines = [
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n")
    ]
    return f"<w:r>{props}{'<w:br/>'.join(lines)}</w:r>"


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def prose(text: str) -> str:
    """A person's sentence: figures ("7 de 9", "59%") unbroken, in `qc Cifra`."""
    if is_marked(text):
        return "".join(
            bound(query, _run(part.replace(" ", NBSP), "qcCifra", bold=False, size=0))
            if query
            else prose(part)
            for query, part in pieces(text)
        )
    out, last = [], 0
    for found in _FIGURE.finditer(text):
        if found.start() > last:
            out.append(run(text[last : found.start()]))
        out.append(run(found.group().replace(" ", NBSP), "qcCifra"))
        last = found.end()
    if last < len(text) or not out:
        out.append(run(text[last:]))
    return "".join(out)


def quoted(text: str, attribution: str, marks: Sequence[str]) -> str:
    """A quote run in: `“text” (attribution)`, never parted by other words."""
    said = run(f"{marks[0]}{one_line(text)}{marks[1]}", "qcCita")
    if not attribution:
        return said
    return said + run(" ") + run(f"({bare(attribution)})", "qcAtribucion")


def bare(attribution: str) -> str:
    """An attribution without its outer parentheses."""
    text = attribution.strip()
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1]
    return text


def para(
    runs: str,
    style: str = "BodyText",
    *,
    keep_next: bool = False,
    whole: bool = False,
    indent: float | None = None,
    numbered: bool | None = None,
    page_break: bool | None = None,
    before: float | None = None,
    after: float | None = None,
) -> str:
    """A paragraph; what is None is the style's affair.

    `whole` keeps its lines on one page; `indent` in cm; `numbered=False` takes a
    heading out of its list and moves it to the margin; `page_break=False` lets a
    chapter run on; `before` and `after` are points.
    """
    props = f'<w:pStyle w:val="{style}"/>'
    props += "<w:keepNext/>" if keep_next else ""
    props += "<w:keepLines/>" if whole else ""
    if page_break is not None:
        props += f'<w:pageBreakBefore w:val="{int(page_break)}"/>'
    if numbered is False:
        props += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        indent = 0 if indent is None else indent
    if page_break is False:
        before = 26
    if before is not None or after is not None:
        above = "" if before is None else f' w:before="{before * 20:g}"'
        below = "" if after is None else f' w:after="{after * 20:g}"'
        props += f"<w:spacing{above}{below}/>"
    if indent is not None:
        props += f'<w:ind w:left="{twips(indent)}" w:firstLine="0"/>'
    return f"<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>"


def caption(title: str, n: int, query: Query | None = None) -> str:
    """The caption `Tabla N: title`, N a SEQ field whose result is filled in.

    With a `query` the title is the table's bookmark.
    """
    word = t("report.table-word")
    field = (
        _field("begin")
        + '<w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve">'
        + f" SEQ {escape(word)} \\* ARABIC </w:instrText></w:r>"
        + _field("separate")
        + run(str(n), bold=True)
        + _field("end")
    )
    named = run(title.rstrip("."))
    if query is not None:
        named = bound(canonical(query), named)
    runs = run(f"{word} ", bold=True) + field + run(": ") + named
    return para(runs, "Caption", keep_next=True)


def _field(kind: str) -> str:
    return f'<w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: runs, paragraph style and what differs from the style.

    `fill` RRGGBB; `tile` puts white gutters beside the tint; `pair` is first or
    second of two rows that belong together (no line between them).
    """

    runs: str = ""
    style: str = "qcCelda"
    fill: str = ""
    tile: bool = False
    pair: str = ""
    indent: float | None = None

    def xml(self, width: int, *, keep: bool) -> str:
        """The `w:tc`, `width` in twips."""
        props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        props += self._borders()
        if self.fill:
            props += f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>'
        inside = para(self.runs, self.style, keep_next=keep, indent=self.indent)
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside}</w:tc>"

    def _borders(self) -> str:
        white = 'w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"'
        sides = '<w:top w:val="nil"/>' if self.pair == "second" else ""
        sides += f"<w:left {white}/>" if self.tile else ""
        sides += '<w:bottom w:val="nil"/>' if self.pair == "first" else ""
        sides += f"<w:right {white}/>" if self.tile else ""
        return f"<w:tcBorders>{sides}</w:tcBorders>" if sides else ""


def head(text: str, style: str = "qcCelda", *, tile: bool = False) -> Cell:
    """A header cell."""
    return Cell(run(text, bold=True, size=9), style, tile=tile)


def text_cell(text: str, style: str = "qcCelda", *, bold: bool = False) -> Cell:
    """A plain cell."""
    return Cell(run(text, bold=bold), style)


LONG = 30  # rows: a longer table breaks by row instead of keeping together
FEWEST = 4  # rows that such a table leaves on a page


def table(
    header: Sequence[Cell],
    rows: Iterable[Sequence[Cell]],
    widths: Sequence[float],
    *,
    title: str,
    total: bool = False,
    whole: bool = True,
) -> str:
    """A table in the style `qc Tabla`, widths in cm fixed on every side.

    The header row is marked and repeated, no row breaks over a page, the last rows
    stay together and with the source below. A `whole` table that is short stays on
    one page.
    """
    body = list(rows)
    columns = [twips(w) for w in widths]
    together = whole and len(body) <= LONG
    props = (
        '<w:tblStyle w:val="qcTabla"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"06E0" if total else "06A0"}" w:firstRow="1" '
        f'w:lastRow="{int(total)}" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/>'
        f'<w:tblDescription w:val="{escape(_describe(title, header, body))}"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in columns)
    first = _row(header, columns, "<w:cantSplit/><w:tblHeader/>", keep=True)
    last = len(body) - 1
    return (
        f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}"
        + "".join(
            _row(
                cells,
                columns,
                "<w:cantSplit/>",
                keep=together
                or i == 0
                or i > last - FEWEST
                or cells[0].pair == "first",
            )
            for i, cells in enumerate(body)
        )
        + "</w:tbl>"
    )


def _row(
    cells: Sequence[Cell], widths: Sequence[int], props: str, *, keep: bool
) -> str:
    inside = [c.xml(w, keep=keep) for c, w in zip(cells, widths, strict=True)]
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(inside)}</w:tr>"


def _describe(
    title: str, header: Sequence[Cell], body: Sequence[Sequence[Cell]]
) -> str:
    return t("report.table-described", title=title, rows=len(body), cols=len(header))


def tint_legend(label: str, *, sign: int = 0) -> str:
    """A label and the four steps, each printed on its tint."""
    tints = AGAINST if sign < 0 else PLAIN
    out = run(f"{label} ")
    for words, fill in zip(STEPS, tints, strict=True):
        # the label is inside the tint, or its no-break spaces show seams
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        said = f'<w:t xml:space="preserve">{NBSP}{escape(words)}{NBSP}</w:t>'
        out += f"<w:r><w:rPr>{shade}</w:rPr>{said}</w:r>" + run(" ")
    return out


def source(text: str = "") -> str:
    """The line below a table, `Elaboración propia.` unless said otherwise."""
    return para(run(text or t("report.own-work")), "qcFuente")
