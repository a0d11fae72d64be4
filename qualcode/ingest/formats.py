"""Which reader reads a file: by its extension, then by what its bytes really are."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from qualcode.errors import QualcodeError
from qualcode.ingest.source import Reader, Source

# Extension to the module of `ingest` whose `read` reads it, and the format's name.
READERS = {
    ".docx": ("docx", "docx"),
    ".docm": ("docx", "docx"),
    ".txt": ("plain", "txt"),
    ".text": ("plain", "txt"),
    ".md": ("markdown", "md"),
    ".markdown": ("markdown", "md"),
}
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_OTHERS = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"ID3": "MP3",
    b"OggS": "OGG",
    b"fLaC": "FLAC",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
    b"\x7fELF": "ELF",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


def reader_for(source: Source) -> tuple[Reader, str]:
    """The reader of a file and the name of its format.

    Raises:
        QualcodeError: `format-unsupported` for an extension nobody reads; and where
            the bytes belie the extension, what the file really is:
            `file-is-picture`, `file-is-other`, `docx-encrypted`, `docx-is-doc`,
            `docx-is-text`, `docx-is-html`, `file-is-zip`.
    """
    extension = source.path.suffix.lower()
    entry = READERS.get(extension)
    if entry is None:
        raise QualcodeError(
            "format-unsupported",
            file=source.path,
            extension=extension or source.path.name,
            formats=", ".join(sorted({f".{name}" for _, name in READERS.values()})),
        )
    module, name = entry
    _unmask(source, extension)
    if name == "docx":
        _be_docx(source)
    elif source.data.startswith(_ZIP):
        raise QualcodeError("file-is-zip", file=source.path, extension=extension)
    return cast("Reader", import_module(f"qualcode.ingest.{module}").read), name


def _unmask(source: Source, extension: str) -> None:
    """Refuse what is surely no text, whatever it is called."""
    head = source.data[:16]
    for magic, kind in _PICTURES.items():
        # "BM" may begin a text too: a real bitmap has zero bytes right after.
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head):
            raise QualcodeError(
                "file-is-picture", file=source.path, kind=kind, extension=extension
            )
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise QualcodeError("file-is-other", file=source.path, kind="audio/video")
    for magic, kind in _OTHERS.items():
        if head.startswith(magic):
            raise QualcodeError("file-is-other", file=source.path, kind=kind)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in source.data:
            raise QualcodeError("docx-encrypted", file=source.path)
        raise QualcodeError("docx-is-doc", file=source.path)


def _be_docx(source: Source) -> None:
    """Refuse, by name, the usual things that are called .docx and are none."""
    data = source.data
    if data.startswith(_ZIP):
        return
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<")):
        raise QualcodeError("docx-is-html", file=source.path)
    if b"\0" not in data[:4096] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise QualcodeError("docx-is-text", file=source.path)
    raise QualcodeError("docx-corrupt", file=source.path)
