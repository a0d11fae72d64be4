"""Files written whole or not at all. Standard library only; used by every layer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """Give a temporary file in the folder of `path`; rename it there if all went well.

    The temporary name keeps the suffix, since writers choose the format by it. An
    exception leaves `path` as it was and no temporary file behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write `text` to `path` atomically, newlines as they are."""
    with atomic(path) as fresh:
        fresh.write_bytes(text.encode(encoding))


def sha256(data: bytes | str) -> str:
    """The hash a file or text is known by, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
