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
    ".odt": ("odt", "odt"),
    ".ott": ("odt", "odt"),
    ".rtf": ("rtf", "rtf"),
    ".doc": ("word97", "doc"),
    ".html": ("html", "html"),
    ".htm": ("html", "html"),
    ".xhtml": ("html", "html"),
    ".pdf": ("pdf", "pdf"),
    ".vtt": ("captions", "vtt"),
    ".srt": ("captions", "srt"),
    ".csv": ("sheets", "csv"),
    ".tsv": ("sheets", "csv"),
    ".xlsx": ("sheets", "xlsx"),
    ".xlsm": ("sheets", "xlsx"),
    ".otr": ("otranscribe", "otr"),
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


# Formats that are zip packages, and those whose bytes begin with a mark of their own.
_PACKAGES = frozenset(("docx", "odt", "xlsx"))
_APPLE = b"\x00\x05\x16\x07"
# Of a .doc, what it really is: many a program writes another format under that name.
_REALLY = {b"{\\rtf": ("rtf", "rtf"), b"<": ("html", "html"), _ZIP: ("docx", "docx")}


def reader_for(source: Source) -> tuple[Reader, str]:
    """The reader of a file and the name of its format.

    Raises:
        QualcodeError: `format-unsupported` for an extension nobody reads; and where
            the bytes belie the extension, what the file really is:
            `file-is-apple-double`, `file-is-picture`, `file-is-other`,
            `docx-encrypted`, `docx-is-doc`, `docx-is-text`, `docx-is-html`,
            `file-is-zip`.
    """
    if source.data.startswith(_APPLE) or source.path.name.startswith("._"):
        raise QualcodeError("file-is-apple-double", file=source.path)
    extension = source.path.suffix.lower()
    entry = READERS.get(extension)
    if entry is None:
        raise QualcodeError(
            "format-unsupported",
            file=source.path,
            extension=extension or source.path.name,
            formats=", ".join(sorted({f".{name}" for _, name in READERS.values()})),
        )
    module, name = _really(source) if extension == ".doc" else entry
    _unmask(source, extension, name)
    if name == "docx":
        _be_docx(source)
    elif source.data.startswith(_ZIP) != (name in _PACKAGES):
        _be_package(source, extension, name)
    return cast("Reader", import_module(f"qualcode.ingest.{module}").read), name


def _really(source: Source) -> tuple[str, str]:
    """What a .doc holds: old Word's own format, or another one under its name."""
    start = source.data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if source.data.startswith(_OLE):
        return READERS[".doc"]
    known = (entry for mark, entry in _REALLY.items() if start.startswith(mark))
    return next(known, ("plain", "txt"))


def _be_package(source: Source, extension: str, name: str) -> None:
    """Refuse a package under a plain name, or the contrary."""
    if name == "xlsx" and b"\0" not in source.data[:4096]:
        # Spreadsheet programs' "Excel" that is really a text of columns.
        return
    if source.data.startswith(_ZIP):
        raise QualcodeError("file-is-zip", file=source.path, extension=extension)
    raise QualcodeError(f"{name}-corrupt", file=source.path)


def _unmask(source: Source, extension: str, name: str) -> None:
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
        if head.startswith(magic) and kind.lower() != name:
            raise QualcodeError("file-is-other", file=source.path, kind=kind)
    if head.startswith(_OLE) and name != "doc":
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
