"""Everything that would make Word call a file damaged, or python-docx fail."""

import html
import re
import zipfile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs "
    "spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i color sz szCs shd lang",
    "tcPr": "tcW tcBorders shd vAlign",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "trPr": "cantSplit tblHeader",
    "tcBorders": "top left bottom right insideH",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang "
    "decimalSymbol listSeparator",
}


def check(path):
    """Assert that the file at `path` is sound; give python-docx's document."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert len(names) == len({n.lower() for n in names})
        parts = {
            n: etree.fromstring(archive.read(n)) for n in names if n.endswith("xml")
        }
    body = parts["word/document.xml"]
    children_in_order(parts)
    ids_unique(body)
    styles_known(body, parts["word/styles.xml"])
    for table in body.iter(f"{W}tbl"):
        widths_equal(table)
    everything = b"".join(etree.tostring(root) for root in parts.values())
    for theme in (b"asciiTheme", b"themeColor", b"themeShade", b"updateFields"):
        assert theme not in everything
    return docx.Document(str(path))


def children_in_order(parts):
    checked = 0
    for name, root in parts.items():
        for element in root.iter(etree.Element):
            wanted = ORDER.get(etree.QName(element).localname, "").split()
            if not wanted or not name.startswith("word/"):
                continue
            got = [wanted.index(etree.QName(child).localname) for child in element]
            assert got == sorted(got), (name, etree.tostring(element)[:300])
            checked += 1
    assert checked > 50


def ids_unique(body):
    for tag in ("bookmarkStart", "bookmarkEnd"):
        ids = [e.get(f"{W}id") for e in body.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
    marks = [e.get(f"{W}name").lower() for e in body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    links = {e.get(f"{W}anchor").lower() for e in body.iter(f"{W}hyperlink")}
    assert links <= set(marks)
    fields = [e.get(f"{W}fldCharType") for e in body.iter(f"{W}fldChar")]
    assert fields.count("begin") == fields.count("end") == fields.count("separate")


def styles_known(body, styles):
    known = {s.get(f"{W}styleId") for s in styles}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        used = {e.get(f"{W}val") for e in body.iter(f"{W}{tag}")}
        assert used <= known, used - known


def widths_equal(table):
    grid = [e.get(f"{W}w") for e in table.iter(f"{W}gridCol")]
    for row in table.iter(f"{W}tr"):
        assert [e.get(f"{W}w") for e in row.iter(f"{W}tcW")] == grid
    assert sum(map(int, grid)) == int(table.find(f".//{W}tblW").get(f"{W}w"))
    assert table.find(f".//{W}tblHeader") is not None


def words(path, part="word/document.xml"):
    """All text of a part, tags taken off, a line per paragraph."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part).decode()
    xml = re.sub(r"</w:p>", "\n", xml).replace("<w:tab/>", "\t")
    text = re.sub(r"<w:instrText.*?</w:instrText>", "", xml)
    return html.unescape(re.sub(r"<[^>]+>", "", text))
