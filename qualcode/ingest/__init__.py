"""Files to transcripts: one reader per format, all giving blocks to one detector.

May import `text` and below. Main functions: `read(path)` gives the transcripts of
one file, `read_many(paths)` those of a batch, fast, one bad file never hiding the
rest; `cutter()`, entered before the store is loaded, lets spaCy load meanwhile. A
reader is a function of a `Source` in a module of its own, registered in `formats`;
what it gives are `text.blocks.Block`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.ingest.batch import read, read_many
    from qualcode.ingest.cutting import Cutter, cutter

__all__ = ["Cutter", "cutter", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """Load the readers only when a file is read."""
    if name in __all__:
        from qualcode.ingest import batch, cutting

        return getattr(batch if name.startswith("read") else cutting, name)
    raise AttributeError(name)
