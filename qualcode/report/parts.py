"""The fixed parts of every Word file: numbering, settings, header, footer, page.

`template.py` puts a body with tags around them for the report, `package.py` any
other body.
"""

from __future__ import annotations

from qualcode.report.cells import ACCENT
from qualcode.report.styles import HANGING, NS, PROLOG, SANS, indent, run_props, styles
from qualcode.report.wordml import LYING_WIDTH, TEXT_WIDTH, twips

__all__ = [
    "NS",
    "PROLOG",
    "footer",
    "header",
    "numbering",
    "section",
    "settings",
    "styles",
]


def numbering() -> str:
    """word/numbering.xml: 1 headings, 2 annexes, 3 bullets."""
    tabs = f'<w:tabs><w:tab w:val="num" w:pos="{HANGING}"/></w:tabs>'
    hang = f"<w:pPr>{tabs}{indent(HANGING, HANGING)}</w:pPr>"

    def level(
        n: int, kind: str, text: str, style: str = "", ppr: str = hang, rpr: str = ""
    ) -> str:
        link = f'<w:pStyle w:val="{style}"/>' if style else ""
        return (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'{link}<w:suff w:val="tab"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/>{ppr}{rpr}</w:lvl>'
        )

    headings = (
        level(0, "decimal", "%1.", "Heading1")
        + level(1, "decimal", "%1.%2", "Heading2")
        + level(2, "lowerRoman", "%3)", "Heading3")
    )
    bullet = level(
        0,
        "bullet",
        "•",
        "ListBullet",
        f"<w:pPr>{indent(HANGING, twips(0.55))}</w:pPr>",
        run_props(SANS, 11, ACCENT),
    )
    lists = [
        (1, "multilevel", headings),
        (2, "singleLevel", level(0, "upperLetter", "%1.")),
        (3, "singleLevel", bullet),
    ]
    return (
        f"{PROLOG}<w:numbering {NS}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="{kind}"/>'
            f"{levels}</w:abstractNum>"
            for n, kind, levels in lists
        )
        + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n, _, _ in lists
        )
        + "</w:numbering>"
    )


def settings(lang: str) -> str:
    """word/settings.xml: language, compatibility mode 15, Chilean separators."""
    decimal, listing = (",", ";") if lang.startswith("es") else (".", ",")
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'{PROLOG}<w:settings {NS}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" '
        'w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{lang}"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{listing}"/>'
        "</w:settings>"
    )


def header(left: str, right: str, *, landscape: bool = False) -> str:
    """The page head: short title, tab, report type; texts are XML already."""
    line = _line("Header", left, _t(right), landscape=landscape)
    return f"{PROLOG}<w:hdr {NS}>{line}</w:hdr>"


def footer(note: str, *, landscape: bool = False) -> str:
    """The page foot: a note and the page number; the note is XML already."""
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    line = _line("Footer", note, page, landscape=landscape)
    return f"{PROLOG}<w:ftr {NS}>{line}</w:ftr>"


def _line(style: str, left: str, right: str, *, landscape: bool) -> str:
    tabs = ""
    if landscape:
        tabs = (
            f'<w:tabs><w:tab w:val="clear" w:pos="{twips(TEXT_WIDTH)}"/>'
            f'<w:tab w:val="right" w:pos="{twips(LYING_WIDTH)}"/></w:tabs>'
        )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>'
        f"{_t(left)}<w:r><w:tab/></w:r>{right}</w:p>"
    )


def _t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def section(*, landscape: bool = False, cover: bool = False) -> str:
    """The page: Carta, text block 16.0 cm wide (lying: 22.3), as the last child."""
    across, down = twips(21.59), twips(27.94)
    turned = ' w:orient="landscape"' if landscape else ""
    wide, high = (down, across) if landscape else (across, down)
    side = (wide - twips(LYING_WIDTH if landscape else TEXT_WIDTH)) // 2
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{twips(2.6)}" w:right="{side}" w:bottom="{twips(2.2)}" '
        f'w:left="{side}" w:header="{twips(1.4)}" w:footer="{twips(1.2)}" '
        f'w:gutter="0"/>{"<w:titlePg/>" if cover else ""}</w:sectPr>'
    )
