"""Custom document properties: what a report says of itself without the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_REL = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "custom-properties"
)
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one Office uses
PART = "docProps/custom.xml"
MOST = 255  # characters of a value that Office's own window keeps


def read_properties(files: Mapping[str, bytes]) -> dict[str, str]:
    """{name: value as text} of the custom properties; empty where there are none."""
    root = _root(files)
    found = {}
    for item in () if root is None else root:
        name = item.get("name") if isinstance(item.tag, str) else None
        if name:
            found[name] = "".join(item.itertext())
    return found


def set_properties(files: dict[str, bytes], values: Mapping[str, str | None]) -> None:
    """Set custom properties in a package's parts; None takes one out.

    Others stay as they are. The part is declared and related when it is new.
    """
    from lxml import etree

    root = _root(files)
    if root is None:
        names: dict[Any, str] = {None: _NS, "vt": _VT}
        root = etree.Element(f"{{{_NS}}}Properties", nsmap=names)
        _declare(files)
    there = {item.get("name"): item for item in root if isinstance(item.tag, str)}
    pids = [int(item.get("pid") or 1) for item in there.values()]
    last = max(pids, default=1)
    for name, value in values.items():
        old = there.get(name)
        if value is None:
            if old is not None:
                root.remove(old)
            continue
        if old is None:
            last += 1
            old = etree.SubElement(root, f"{{{_NS}}}property")
            old.set("fmtid", _FMTID)
            old.set("pid", str(last))
            old.set("name", name)
        for child in list(old):
            old.remove(child)
        etree.SubElement(old, f"{{{_VT}}}lpwstr").text = value[:MOST]
    files[PART] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _root(files: Mapping[str, bytes]) -> Any:
    from qualcode.report.paper import parse

    return parse(files[PART]) if PART in files else None


def _declare(files: dict[str, bytes]) -> None:
    types = f'<Override PartName="/{PART}" ContentType="{_TYPE}"/></Types>'
    name = "[Content_Types].xml"
    files[name] = files[name].replace(b"</Types>", types.encode())
    relation = f'<Relationship Id="rIdCustom" Type="{_REL}" Target="{PART}"/>'
    name = "_rels/.rels"
    files[name] = files[name].replace(
        b"</Relationships>", f"{relation}</Relationships>".encode()
    )
