"""Files that appear whole or not at all, and which writer an extension means."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qualcode.errors import USAGE, QualcodeError


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it there when all went well.

    If the body fails the temporary file goes and whatever was at `path` stays
    as it was.

    Raises:
        QualcodeError: `output-not-writable` (exit 2) when the folder cannot be
            made or written, or another program holds the file.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent
        )
    except OSError as error:
        raise QualcodeError(
            "output-not-writable", file=path, exit_code=USAGE
        ) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp gives 0600; an export is as readable as any new file
        temporary.chmod(0o666 & ~_umask())
        try:
            temporary.replace(path)
        except OSError as error:
            raise QualcodeError(
                "output-not-writable", file=path, exit_code=USAGE
            ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def pick(writers: Mapping[str, Any], path: Path) -> Any:
    """The writer of `path`'s extension.

    Raises:
        QualcodeError: `output-format-unknown` (exit 2), naming those that work.
    """
    extension = Path(path).suffix.lower().lstrip(".")
    if extension not in writers:
        raise QualcodeError(
            "output-format-unknown",
            file=path,
            exit_code=USAGE,
            extension=extension,
            known=", ".join(sorted(writers)),
        )
    return writers[extension]
