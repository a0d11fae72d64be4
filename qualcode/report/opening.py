"""Word packages opened as if whoever made them meant harm, and told by kind."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from qualcode.errors import QualcodeError

WORD = {"docx", "docm", "dotx", "dotm"}
SHEETS = {"xlsx", "xlsm", "csv"}
MOST_BYTES = 300 * 2**20  # unpacked, of all parts together
MOST_PARTS = 20_000


def check_sheet(path: Path) -> str:
    """`docx`, `xlsx` or `csv` of a file that is there.

    Raises:
        QualcodeError: `report-missing`, `report-format-unknown` (exit 3).
    """
    if not path.is_file():
        raise QualcodeError("report-missing", file=path)
    kind = path.suffix.lower().lstrip(".")
    if kind in WORD:
        return "docx"
    if kind not in SHEETS:
        known = ", ".join(sorted(WORD | SHEETS))
        raise QualcodeError("report-format-unknown", file=path, known=known)
    return "csv" if kind == "csv" else "xlsx"


def open_parts(path: Path) -> dict[str, bytes]:
    """Every part of a Word file by name, in the package's order.

    Raises:
        QualcodeError: `report-unreadable` (exit 3) for what is no Word file, is
            damaged, encrypted, declares a document type or is far too large.
    """
    return parts_of(path.read_bytes(), path)


def parts_of(data: bytes, path: Path) -> dict[str, bytes]:
    """`open_parts` of bytes already read; `path` names them in an error."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_PARTS or sum(i.file_size for i in infos) > MOST_BYTES:
                raise QualcodeError("report-unreadable", file=path)
            files = {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError,
    ) as error:  # fmt: skip
        raise QualcodeError("report-unreadable", file=path) from error
    if "word/document.xml" not in files:
        raise QualcodeError("report-unreadable", file=path)
    for name, part in files.items():
        # Word never declares a document type; entity attacks need one.
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part[:4096]:
            raise QualcodeError("report-unreadable", file=path)
    return files
