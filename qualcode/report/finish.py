"""The finishing pass over a rendered report: styles by name, contents, language.

Works on the parts by lxml. Styles are found by name in any case, for LibreOffice
renames their ids when it saves a template.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.report import parts
from qualcode.report.anchors import (
    BUILD,
    CHECKED,
    OUTDATED,
    Anchor,
    drop_bindings,
    name_bindings,
    property_value,
    take_anchors,
)
from qualcode.report.content import ReportContent
from qualcode.report.contents import W, list_contents
from qualcode.report.package import entry, locale
from qualcode.report.paper import read_parts
from qualcode.report.properties import set_properties
from qualcode.report.template import SHIPPED


def finish(
    made: bytes,
    path: Path,
    content: ReportContent,
    template: Path,
    pages: Mapping[str, str] | None,
    build: str = "",
) -> list[Anchor]:
    """Write the rendered report `made` to `path`, finished; its anchors.

    `pages` goes to `list_contents`; `build` names the build in the file. A probe,
    without `pages`, goes without bindings: they take LibreOffice as long again.

    Raises:
        QualcodeError: `template-wrong` when a tag of the template was left over.
    """
    from lxml import etree

    with zipfile.ZipFile(BytesIO(made)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    styles = etree.fromstring(files["word/styles.xml"])
    ids = _style_ids(styles, add=template != SHIPPED)
    document = etree.fromstring(files["word/document.xml"])
    for element in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        own = str(element.get(f"{W}val"))
        element.set(f"{W}val", ids.get(own, own))
    _no_tags_left(document, content, template)
    queries = {} if pages is None else name_bindings(document)
    if pages is None:
        drop_bindings(document)
    list_contents(document, ids, pages)
    if template == SHIPPED:
        for element in styles.iter(f"{W}lang"):
            for key in element.attrib:
                element.set(key, locale())
        files["word/settings.xml"] = parts.settings(locale()).encode()
    files["word/styles.xml"] = _bytes(styles)
    files["word/document.xml"] = _bytes(document)
    anchors = take_anchors(read_parts(files), queries) if queries else []
    if build:
        said = {a.name: property_value(a) for a in anchors}
        set_properties(
            files, {BUILD: build, CHECKED: content.date, OUTDATED: "0", **said}
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(entry(name), data)
    return anchors


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )


def _style_ids(styles: Any, *, add: bool) -> dict[str, str]:
    """Our style ids → those of the same name in `styles`; lacking ones are added."""
    from lxml import etree

    there = {_name(s).lower(): _id(s) for s in styles.iter(f"{W}style")}
    ids = {}
    ours = etree.fromstring(parts.styles(locale()).encode())
    for style in list(ours.iter(f"{W}style")):
        name = _name(style)
        if add and name.lower() not in there:
            styles.append(style)
        ids[_id(style)] = there.get(name.lower(), _id(style))
    return ids


def _name(style: Any) -> str:
    return str(style.find(f"{W}name").get(f"{W}val"))


def _id(style: Any) -> str:
    return str(style.get(f"{W}styleId"))


def _no_tags_left(document: Any, content: ReportContent, template: Path) -> None:
    """A tag cut in runs or misspelt stays in the text silently: find it."""
    data = None
    for paragraph in document.iter(f"{W}p"):
        text = "".join(paragraph.itertext(f"{W}t"))
        for found in re.findall(r"\{[{%].{0,30}", text):
            # a person's words may hold braces: those are no tag
            data = repr(content) if data is None else data
            if found[:12] not in data:
                raise QualcodeError("template-wrong", file=template, reason=found)
