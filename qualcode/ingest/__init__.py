"""Files to transcripts: one reader per format, all giving blocks to one detector.

May import `text` and below. Main functions: `read(path)` gives the transcripts of
one file, `read_many(paths)` those of a batch, fast, one bad file never hiding the
rest. A reader is a function of a `Source` in a module of its own, registered in
`formats`; what it gives are `text.blocks.Block`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.ingest.batch import read, read_many

__all__ = ["read", "read_many"]


def __getattr__(name: str) -> Any:
    """Load the readers only when a file is read."""
    if name in __all__:
        from qualcode.ingest import batch

        return getattr(batch, name)
    raise AttributeError(name)
