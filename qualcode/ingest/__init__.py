"""Files to transcripts: one reader per format, all giving blocks to one detector.

May import `text` and below. Main functions: `read(path)` gives the transcripts of
one file, `read_many(paths)` those of a batch, fast, one bad file never hiding the
rest; `helper()`, entered before the store is loaded, lets another process load spaCy
meanwhile, then cut long turns and read files of a large batch. A reader is a function
of a `Source` in a module of its own, registered in `formats`; what it gives are
`text.blocks.Block`s.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from qualcode import beside
from qualcode.text import segments

if TYPE_CHECKING:
    from qualcode.ingest.batch import read, read_many

__all__ = ["helper", "read", "read_many"]


def helper() -> AbstractContextManager[beside.Helper]:
    """A helper for one batch of files, which loads spaCy."""
    return beside.helper("spacy", segments.warm_up)


def __getattr__(name: str) -> Any:
    """Load the readers only when a file is read."""
    if name in __all__:
        from qualcode.ingest import batch

        return getattr(batch, name)
    raise AttributeError(name)
