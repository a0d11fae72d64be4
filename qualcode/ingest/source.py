"""A file's bytes, taken in once, and what a reader makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.problems import Problem
from qualcode.text.blocks import Block, Remark

LARGEST = 200 * 2**20  # bytes of a file of any format


@dataclass(frozen=True)
class Source:
    """One file as it lies on disk."""

    path: Path
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """Of the file's bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives for one document of a file."""

    blocks: tuple[Block, ...]
    title: str = ""
    language: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


Reader = Callable[[Source], list[Reading]]


def load(path: Path) -> Source:
    """The file's bytes.

    Raises:
        QualcodeError: `file-missing`, `file-is-folder`, `file-forbidden`,
            `file-empty`, `file-too-large`.
    """
    try:
        if path.is_dir():
            raise QualcodeError("file-is-folder", file=path)
        size = path.stat().st_size
        if size > LARGEST:
            raise QualcodeError(
                "file-too-large", file=path, size=size >> 20, limit=LARGEST >> 20
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise QualcodeError("file-missing", file=path) from None
    except PermissionError:
        raise QualcodeError("file-forbidden", file=path) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise QualcodeError("file-unreadable", file=path, reason=reason) from None
    if not data:
        raise QualcodeError("file-empty", file=path)
    return Source(path, data)
