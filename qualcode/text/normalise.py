"""The one normalisation a text ever gets, and the folding that search uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_DROPPED = {0x0: None, 0xFEFF: None}
_BREAKS = (("\r\n", "\n"), ("\r", "\n"), ("\v", "\n"), ("\u2028", "\n"))


def normalise(text: str) -> str:
    r"""`text` in NFC, without byte order marks and NULs, lines ended by `\\n`.

    Everything else stays: marks, odd spaces, what is said twice. Idempotent.
    """
    for found, instead in _BREAKS:
        text = text.replace(found, instead)
    if "\ufeff" in text or "\0" in text:
        text = text.translate(_DROPPED)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """`text` without case and accents, and where each folded character comes from.

    Returns the folded text and `positions`, one longer than it: `positions[i]` is
    the offset in `text` of the character that gave folded character i, and the last
    is `len(text)`. So a match `[a, b)` of the folded text with `b > a` is the span
    `[positions[a], positions[b - 1] + 1)` of `text`.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = text.translate(_FOLDED)
    if all(len(_FOLDED[ord(character)]) == 1 for character in set(text)):
        return folded, range(len(text) + 1)
    positions: list[int] = []
    for offset, character in enumerate(text):
        positions.extend([offset] * len(_FOLDED[ord(character)]))
    positions.append(len(text))
    return folded, positions


class _Folded(dict[int, str]):
    """Each character's folded ones by its code point, found out when first met."""

    def __missing__(self, point: int) -> str:
        parts = unicodedata.normalize("NFD", chr(point).casefold())
        self[point] = "".join(c for c in parts if not unicodedata.combining(c))
        return self[point]


_FOLDED = _Folded()


def key(text: str) -> str:
    """`text` folded, its white space single: what makes two labels the same."""
    plain = text.lower() if text.isascii() else text.translate(_FOLDED)
    return " ".join(plain.split())
