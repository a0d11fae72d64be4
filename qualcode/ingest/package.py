"""Zip packages of XML (Word's and others'), opened as if their makers meant harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from qualcode.ingest.source import Source

MOST_BYTES = 200 * 2**20  # unpacked, of all parts together
MOST_OF_A_PART = 60 * 2**20  # unpacked, of the one part that is parsed
MOST_RATIO = (
    300  # unpacked to packed, of a part over 1 MB: real Word text stays under 40
)
MOST_PARTS = 20_000
# What zipfile raises where a package lies about itself.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError,
    RuntimeError,
)  # fmt: skip


def number(text: str, *, least: int = 1, most: int, otherwise: int = 1) -> int:
    """An attribute's count; `otherwise` where it is none, or outside the bounds.

    Digits of other scripts and numbers of thousands of digits are none.
    """
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else -1
    return value if least <= value <= most else otherwise


class Package:
    """The parts of a zip file, read within limits and parsed without entities."""

    def __init__(self, source: Source, kind: str = "docx") -> None:
        """Open and check the directory.

        Args:
            source: the zip file.
            kind: docx, odt or xlsx; how the errors are named.

        Raises:
            QualcodeError: `<kind>-corrupt`, `<kind>-bomb`, `<kind>-encrypted`.
        """
        self._path = source.path
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(source.data))
        except DAMAGE:
            raise QualcodeError(f"{self._kind}-corrupt", file=self._path) from None
        self._check()

    def _check(self) -> None:
        parts = self._zip.infolist()
        total = sum(part.file_size for part in parts)
        dense = any(
            part.file_size > 2**20
            and part.file_size > MOST_RATIO * max(1, part.compress_size)
            for part in parts
        )
        if len(parts) > MOST_PARTS or total > MOST_BYTES or dense:
            raise QualcodeError(
                f"{self._kind}-bomb", file=self._path, limit=MOST_BYTES >> 20
            )
        if any(part.flag_bits & 1 for part in parts):
            raise QualcodeError(f"{self._kind}-encrypted", file=self._path)

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a part, never more than the limit whatever the zip claims.

        Raises:
            QualcodeError: `<kind>-corrupt` where it is damaged, `<kind>-bomb` where it
                is larger than a document can be.
            KeyError: there is no such part.
        """
        info = self._zip.getinfo(name)
        try:
            with self._zip.open(info) as part:
                data = part.read(MOST_OF_A_PART + 1)
        except DAMAGE:
            raise QualcodeError(f"{self._kind}-corrupt", file=self._path) from None
        if len(data) > MOST_OF_A_PART:
            raise QualcodeError(
                f"{self._kind}-bomb", file=self._path, limit=MOST_OF_A_PART >> 20
            )
        return data

    def parse(self, name: str) -> _Element:
        """The root of an XML part.

        Raises:
            QualcodeError: `<kind>-entities` where it declares a document type, which
                no office program does and entity attacks need; `<kind>-corrupt`
                where it is no XML.
        """
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        data = self.read(name)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            if b"<!DOCTYPE" in data[:4096]:
                raise QualcodeError(f"{self._kind}-entities", file=self._path) from None
            raise QualcodeError(f"{self._kind}-corrupt", file=self._path) from None
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise QualcodeError(f"{self._kind}-entities", file=self._path)
        return root
