"""Times as recorders and transcribers print them."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"(-?\d{1,6}):(-?\d{1,4})(?::(-?\d{1,4}))?(?:[.,](-?\d{1,9}))?"  # no endless digits
)


def seconds(clock: str | None) -> float | None:
    """A printed time in seconds from the start, None if there is none.

    Of a span ("0:0:5 --> 0:0:9") its beginning. Recorders print negative parts
    before their own zero: these are 0.
    """
    match = _PARTS.search(clock) if clock else None
    if not match:
        return None
    first, second, third, rest = match.groups()
    whole = (
        int(first) * 60 + int(second)
        if third is None
        else int(first) * 3600 + int(second) * 60 + int(third)
    )
    part = int(rest) / 10 ** len(rest.lstrip("-")) if rest else 0.0
    return max(0.0, whole + part)
