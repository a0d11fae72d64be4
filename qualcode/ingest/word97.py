"""Old Word documents (.doc), by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.ingest import docx
from qualcode.ingest.source import Reading, Source

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST = 120  # seconds


def read(source: Source) -> list[Reading]:
    """The document in a .doc file.

    Raises:
        QualcodeError: `doc-needs-office` where LibreOffice is not installed,
            `doc-corrupt` where it makes nothing of the file; what `docx.read` raises.
    """
    program = next((p for name in _PROGRAMS if (p := shutil.which(name))), None)
    if program is None:
        raise QualcodeError("doc-needs-office", file=source.path)
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        # A name and a profile of its own: nothing of the user's is touched.
        place = Path(folder) / "document.doc"
        place.write_bytes(source.data)
        profile = (Path(folder) / "profile").as_uri()
        try:
            subprocess.run(  # noqa: S603 - the program found, on a file named by us
                [
                    program, f"-env:UserInstallation={profile}", "--headless",
                    "--norestore", "--convert-to", "docx", "--outdir", folder, place,
                ],
                capture_output=True,
                timeout=_LONGEST,
                check=False,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, OSError):
            raise QualcodeError("doc-corrupt", file=source.path) from None
        made = place.with_suffix(".docx")
        if not made.exists():
            raise QualcodeError("doc-corrupt", file=source.path)
        return docx.read(Source(source.path, made.read_bytes()))
