"""Texts: normalisation, offsets, anchors, turns, segments.

May import `model`, `errors`, `i18n` and, lazily, spaCy. Knows nothing of files.
Main functions: `transcribe` turns blocks into a `Transcript` (text, turns, kinds
of speaker, segments), `locate` finds a quote again after its text changed,
`normalise.normalise` is the one normalisation a text ever gets.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Block": "blocks",
    "context": "anchors",
    "count_words": "words",
    "fold": "normalise",
    "locate": "anchors",
    "transcribe": "transcripts",
}

__all__ = [
    "Block",
    "context",
    "count_words",
    "fold",
    "locate",
    "transcribe",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: importing `text` costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
