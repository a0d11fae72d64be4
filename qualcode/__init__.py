"""qualcode: from interview transcripts to an evidenced report.

`import qualcode` is light: `open_study` and the facade load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.api import Study, open_study

__version__ = "0.1.0"
__all__ = ["Study", "__version__", "open_study"]


def __getattr__(name: str) -> Any:
    if name in ("open_study", "Study"):
        from qualcode import api

        return getattr(api, name)
    raise AttributeError(name)
