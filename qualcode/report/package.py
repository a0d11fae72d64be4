"""A Word file as a zip of parts, written whole, no entry twice."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from qualcode.i18n import language
from qualcode.report import parts
from qualcode.report.files import atomic
from qualcode.report.wordml import clean, escape, shortened

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "numbering", "settings")


def locale() -> str:
    """The language tag of the words at hand."""
    return "en-US" if language() == "en" else "es-CL"


def write_document(
    body: str,
    path: Path,
    *,
    title: str,
    right: str = "qualcode",
    note: str = "",
    landscape: bool = False,
    cover: bool = False,
) -> None:
    """Write a Word file of `body` (WordprocessingML) with the house's styles.

    `title` is the header's left and the document's title property; `right` and
    `note` stand at the header's right and the footer's left. The file appears
    whole or not at all.
    """
    short = shortened(clean(title), right)
    top = parts.header(escape(short), escape(right), landscape=landscape)
    content = body + parts.section(landscape=landscape, cover=cover)
    with atomic(path) as temporary:
        write_parts(
            {
                "word/document.xml": f"{parts.PROLOG}<w:document {parts.NS}><w:body>"
                f"{content}</w:body></w:document>",
                "word/header1.xml": top,
                "word/footer1.xml": parts.footer(escape(note), landscape=landscape),
                "docProps/core.xml": core(title),
            },
            temporary,
        )


def write_parts(own: Mapping[str, str], path: Path) -> None:
    """Zip `own` parts with those that are always the same; dates are fixed."""
    lang = locale()
    everything = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": parts.styles(lang),
        "word/numbering.xml": parts.numbering(),
        "word/settings.xml": parts.settings(lang),
        **own,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name, text in everything.items():
            out.writestr(entry(name), text.encode())


def entry(name: str) -> zipfile.ZipInfo:
    """A zip entry with a fixed date: the same content gives the same bytes."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def core(title: str) -> str:
    """docProps/core.xml: title, language, no person's name."""
    return (
        f"{parts.PROLOG}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>qualcode</dc:creator>"
        f"<dc:language>{locale()}</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document'
    others = [*_KINDS, "header1", "footer1"]
    return (
        f'{parts.PROLOG}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{main}.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" '
            f'ContentType="{_WORD}.{name.rstrip("1")}+xml"/>'
            for name in others
        )
        + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.'
        'openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in rows
    )
    return f'{parts.PROLOG}<Relationships xmlns="{_RELS}">{inside}</Relationships>'


def _package_relations() -> str:
    metadata = f"{_RELS}/metadata/core-properties"
    return _relations(
        [
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", metadata, "docProps/core.xml"),
        ]
    )


def _document_relations() -> str:
    rows = [(f"rId{i}", f"{_OFFICE}/{k}", f"{k}.xml") for i, k in enumerate(_KINDS, 1)]
    rows += [
        ("rIdHeader", f"{_OFFICE}/header", "header1.xml"),
        ("rIdFooter", f"{_OFFICE}/footer", "footer1.xml"),
    ]
    return _relations(rows)
