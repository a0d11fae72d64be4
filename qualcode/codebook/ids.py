"""What an id may be, and how one is made from a name."""

from __future__ import annotations

import re
import unicodedata

from qualcode.text.normalise import fold

# Words that tell nothing about an activity: they would waste one of three places.
_STOP_WORDS = """
a al and ante as at by con de del desde e el en entre for from hacia hasta in la
las lo los mediante o of on or para por se segun sin so sobre su sus the their
to u un una unas uno unos via with y
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*|[ivxIVX]{1,5}|[A-Za-z])\s*[.)°:-]\s+|^\s*\d+\s*[.)]\s*"
)


def is_id(text: str) -> bool:
    """Whether `text` is made of letters of any script, digits, - and . only."""
    return bool(text) and all(
        c in "-." or unicodedata.category(c)[0] in "LMN" for c in text
    )


def make_id(name: str, words: int = 3) -> str:
    """The first `words` words of a name that are not stop words, as an id.

    `Monitoreo y supervisión ejecución plan` → `monitoreo-supervision-ejecucion`; the
    parts of a word with a hyphen count each. Empty without a letter or digit.
    """
    found = _WORD.findall(fold(name)[0])
    telling = [w for w in found if w not in STOP_WORDS] or found
    return "-".join(telling[:words])


def without_number(name: str) -> str:
    """A printed name without its numbering: `3. Acompañamiento` → `Acompañamiento`."""
    return _NUMBER.sub("", name, count=1).strip() or name.strip()
