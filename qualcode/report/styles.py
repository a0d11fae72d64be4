"""The styles of every Word file; the one home of how Word pages look.

Ids are ASCII, names are Word's own wherever it has one; `qc …` only where it has
none. Children are in the schema's order.
"""

from __future__ import annotations

from qualcode.report.cells import ACCENT, GREY, INK, QUOTE, RULE
from qualcode.report.wordml import HANG, TEXT_WIDTH, twips

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HANGING = twips(HANG)
SANS, _SERIF = "Calibri", "Cambria"


def _fonts(name: str) -> str:
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" '
        f'w:cs="{name}"/>'
    )


def run_props(
    font: str = "", size: float = 0, color: str = "", *, bold: bool = False
) -> str:
    """A `w:rPr`: font, `size` in points, colour RRGGBB; empty for none."""
    out = _fonts(font) if font else ""
    out += "<w:b/><w:bCs/>" if bold else ""
    out += f'<w:color w:val="{color}"/>' if color else ""
    out += f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else ""
    return f"<w:rPr>{out}</w:rPr>" if out else ""


def _spacing(before: float, after: float, line: float = 1.0) -> str:
    return (
        f'<w:spacing w:before="{before * 20:g}" w:after="{after * 20:g}" '
        f'w:line="{line * 240:.0f}" w:lineRule="auto"/>'
    )


_DEFAULTS = ("Normal", "DefaultParagraphFont", "TableNormal")


def _style(
    kind: str,
    key: str,
    name: str,
    ppr: str = "",
    rpr: str = "",
    *,
    base: str = "Normal",
    following: str = "",
    extra: str = "",
) -> str:
    default = ' w:default="1"' if key in _DEFAULTS else ""
    custom = ' w:customStyle="1"' if name.startswith("qc ") else ""
    based = f'<w:basedOn w:val="{base}"/>' if base and not default else ""
    follows = f'<w:next w:val="{following}"/>' if following else ""
    paragraph = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{key}">'
        f'<w:name w:val="{name}"/>{based}{follows}<w:qFormat/>'
        f"{paragraph}{rpr}{extra}</w:style>"
    )


def _p(key: str, name: str, ppr: str, rpr: str = "", following: str = "") -> str:
    return _style("paragraph", key, name, ppr, rpr, following=following)


def _c(key: str, name: str, rpr: str) -> str:
    return _style("character", key, name, rpr=rpr, base="")


_KEEP = "<w:keepNext/><w:keepLines/>"
_WIDOW = "<w:widowControl/>"


def _numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def indent(left: int, hanging: int = 0) -> str:
    """A `w:ind` in twips."""
    tail = f' w:hanging="{hanging}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{left}"{tail}/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _right_tab() -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'


def _bottom_rule(color: str, size: int, side: str = "bottom") -> str:
    line = f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{color}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _prose_styles() -> list[str]:
    hang = indent(HANGING, HANGING)
    return [
        _p("BodyText", "Body Text", _WIDOW + _spacing(0, 6, 1.18) + indent(HANGING)),
        _p(
            "BodyText2",
            "Body Text 2",
            _WIDOW
            + f'<w:tabs><w:tab w:val="left" w:pos="{HANGING}"/></w:tabs>'
            + _spacing(0, 7, 1.18)
            + hang,
        ),
        _p("Title", "Title", _KEEP + _spacing(0, 10), run_props(SANS, 30, bold=True)),
        _p("Subtitle", "Subtitle", _KEEP + _spacing(0, 6), run_props(SANS, 15, ACCENT)),
        _p(
            "Heading1",
            "heading 1",
            f"{_KEEP}<w:pageBreakBefore/>{_numbered(0)}"
            + _spacing(0, 8)
            + hang
            + _outline(0),
            run_props(SANS, 20, INK, bold=True),
            "BodyText",
        ),
        _p(
            "Heading2",
            "heading 2",
            _KEEP + _numbered(1) + _spacing(15, 5) + hang + _outline(1),
            run_props(SANS, 15, INK, bold=True),
            "BodyText",
        ),
        _p(
            "Heading3",
            "heading 3",
            _KEEP + _numbered(2) + _spacing(14, 4) + hang + _outline(2),
            run_props(SANS, 13, ACCENT, bold=True),
            "BodyText",
        ),
        _p(
            "Heading4",
            "heading 4",
            _KEEP + _spacing(8, 2) + indent(HANGING) + _outline(3),
            run_props(SANS, 11, INK, bold=True),
            "BodyText2",
        ),
        _p(
            "qcEnunciado",
            "qc Enunciado",
            _KEEP
            + f'<w:tabs><w:tab w:val="left" w:pos="{HANGING}"/></w:tabs>'
            + _spacing(10, 3)
            + hang
            + _outline(1),
            run_props(SANS, 11, INK, bold=True),
            "BodyText",
        ),
        _p(
            "ListBullet",
            "List Bullet",
            "<w:keepNext/>"
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
            + _spacing(10, 3)
            + indent(HANGING, twips(0.55)),
            run_props(SANS, 11, INK, bold=True),
            "BodyText",
        ),
    ]


def _small_styles() -> list[str]:
    cell = [
        ("qcCelda", "qc Celda", "left", SANS, 1.7),
        ("qcCeldaNumero", "qc Celda número", "right", SANS, 1.7),
        ("qcCeldaMatriz", "qc Celda matriz", "center", SANS, 1.7),
        ("qcCeldaCita", "qc Celda cita", "left", _SERIF, 3),
    ]
    toc = [("TOC1", "toc 1", 8, 0, True), ("TOC2", "toc 2", 2, 1, False)]
    toc.append(("TOC3", "toc 3", 1, 2, False))
    return [
        _p("Caption", "caption", "<w:keepNext/>" + _spacing(9, 4), run_props(SANS, 10)),
        *(
            _p(
                key,
                name,
                f'<w:tabs><w:tab w:val="left" w:pos="{HANGING}"/>'
                f'<w:tab w:val="right" w:pos="{twips(13.2)}"/></w:tabs>'
                + _spacing(before, 1)
                + indent(HANGING, HANGING),
                run_props(SANS, 11 if bold else 10.5, bold=bold),
            )
            for key, name, before, _, bold in toc
        ),
        _p(
            "TOCHeading",
            "TOC Heading",
            "<w:keepNext/><w:pageBreakBefore/>" + _spacing(0, 8),
            run_props(SANS, 20, INK, bold=True),
        ),
        _p(
            "Header",
            "header",
            _bottom_rule(RULE, 4) + _right_tab() + _spacing(0, 0),
            run_props(SANS, 9, GREY),
        ),
        _p("Footer", "footer", _right_tab() + _spacing(0, 0), run_props(SANS, 9, GREY)),
        _p("qcFuente", "qc Fuente", _spacing(3, 9), run_props(SANS, 9, GREY)),
        _p(
            "qcLeyenda",
            "qc Leyenda",
            "<w:keepNext/>" + _spacing(5, 0),
            run_props(SANS, 9),
        ),
        _p(
            "qcDescansa",
            "qc Descansa en",
            _spacing(0, 10) + indent(HANGING),
            run_props(SANS, 9.5, GREY),
        ),
        _p(
            "qcPortada",
            "qc Portada",
            _bottom_rule(ACCENT, 24, "top") + _spacing(170, 30),
            run_props(SANS, 11, ACCENT, bold=True),
        ),
        _p(
            "qcDato",
            "qc Dato de portada",
            f'<w:tabs><w:tab w:val="left" w:pos="{twips(4)}"/></w:tabs>'
            + _spacing(0, 5)
            + indent(twips(4), twips(4)),
            run_props(SANS, 10.5),
        ),
        _p("qcNota", "qc Nota de portada", _spacing(0, 5), run_props(SANS, 9, GREY)),
        *(
            _p(
                key,
                name,
                _spacing(space, space) + f'<w:jc w:val="{align}"/>',
                run_props(font, 9.5),
            )
            for key, name, align, font, space in cell
        ),
    ]


def _character_styles() -> list[str]:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8F2F4"/>'
    missing = run_props(SANS, 0, ACCENT).replace("</w:rPr>", shade + "</w:rPr>")
    return [
        _c("DefaultParagraphFont", "Default Paragraph Font", ""),
        _c("qcCita", "qc Cita", run_props(color=QUOTE)),
        _c("qcAtribucion", "qc Atribución", run_props(SANS, 10, GREY)),
        _c("qcCifra", "qc Cifra", ""),
        _c("qcHallazgo", "qc N° hallazgo", run_props(SANS, 9, ACCENT, bold=True)),
        _c("qcFalta", "qc Falta", missing),
        _c("qcEtiqueta", "qc Etiqueta", run_props(SANS, 8.5, ACCENT, bold=True)),
        _c("qcGris", "qc Gris", run_props(SANS, 9, GREY)),
        _c("Hyperlink", "Hyperlink", ""),
    ]


def _table_styles() -> list[str]:
    def line(side: str, size: float, color: str = INK) -> str:
        # eighths of a point
        return (
            f'<w:{side} w:val="single" w:sz="{size * 8:g}" w:space="0" '
            f'w:color="{color}"/>'
        )

    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    borders = line("top", 1) + line("bottom", 1) + line("insideH", 0.25, RULE)
    first = line("top", 1) + line("bottom", 0.75)
    last = line("top", 0.5) + line("bottom", 1)

    def part(kind: str, sides: str) -> str:
        return (
            f'<w:tblStylePr w:type="{kind}"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f"<w:tcBorders>{sides}</w:tcBorders></w:tcPr></w:tblStylePr>"
        )

    ours = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>"
        + part("firstRow", first)
        + part("lastRow", last)
    )
    plain = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr>'
    return [
        _style("table", "TableNormal", "Normal Table", base="", extra=plain),
        _style("table", "qcTabla", "qc Tabla", base="TableNormal", extra=ours),
    ]


def styles(lang: str) -> str:
    """word/styles.xml for a document in `lang` (es-CL, en-US)."""
    base = _fonts(_SERIF)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{base}"
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="{lang}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f"{_spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    # the ink is Normal's, not the defaults': LibreOffice lets a default colour
    # win over character styles inside a table
    ink = run_props(color=INK)
    normal = _p("Normal", "Normal", _WIDOW + _spacing(0, 6, 1.15), ink)
    return (
        f"{PROLOG}<w:styles {NS}>{defaults}{normal}"
        + "".join(
            _prose_styles() + _small_styles() + _character_styles() + _table_styles()
        )
        + "</w:styles>"
    )
