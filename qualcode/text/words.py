"""Words, everywhere in the project: the tokens between white space."""

from __future__ import annotations


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(text.split())
