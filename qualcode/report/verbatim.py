"""Whether a printed quote is what was said: declared edits pass, nothing else.

Declared are a cut `(…)`, an insertion in parentheses, a lower-cased initial and an
earlier end without a mark.
"""

from __future__ import annotations

import re

from qualcode.report.anchors import same

_CUT = re.compile(r"\s*[(\[]\s*\.\.\.\s*[)\]]\s*")
_INSERTED = re.compile(r"\s*(\([^()]*\))\s*")
_OPENING = " \"'“”«»,;:¿¡.-"
_EDGE = " .,;:…\"'“”«»"


def faithful(printed: str, source: str, *, anywhere: bool = False) -> bool:
    """Whether `printed` is `source` but for declared edits.

    Args:
        printed: the quote without its marks.
        source: the words it was taken from.
        anywhere: the quote may begin inside the source (a passage nobody bound).
    """
    said = same(printed).rstrip(_EDGE).lstrip(_OPENING)
    true = same(source)
    if not said:
        return False
    if not anywhere and _begins(true, said):
        return True
    led = bool(_CUT.match(said))
    pieces = [p for p in _CUT.split(said) if p]
    if not pieces:
        return False
    body = r"(?!\w).*?(?<!\w)".join(_piece(p) for p in pieces)
    start = r"(?<!\w)" if anywhere or led else r"\A[\s.,;:\"'“”«»¿¡\-]*"
    pattern = f"{start}{body}(?!\\w)"
    if re.search(pattern, true, re.DOTALL):
        return True
    first = said[:1]
    if led or not first.islower():
        return False
    # a lower-cased initial: the source's may be a capital
    body = "".join(
        (
            f"[{re.escape(first)}{re.escape(first.upper())}]",
            body[len(re.escape(first)) :],
        )
    )
    return bool(re.search(f"{start}{body}(?!\\w)", true, re.DOTALL))


def _begins(source: str, said: str) -> bool:
    """Whether the source begins with `said`, whole words, any initial."""
    start = source.lstrip(_OPENING)
    same_words = start[1 : len(said)] == said[1:]
    initial = said[:1] in (start[:1], start[:1].lower())
    return same_words and initial and not start[len(said) : len(said) + 1].isalnum()


def _piece(text: str) -> str:
    """A stretch without cuts as a pattern: each parenthesis may be an insertion."""
    parts = _INSERTED.split(text)
    made = []
    for i, part in enumerate(parts):
        if i % 2:
            made.append(rf"\s*(?:{_words(part)})?\s*")
        elif part:
            made.append(_words(part))
    return "".join(made)


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def like(source: str, written: str) -> str:
    """`source` in the form `written` had: its initial's case, no final point."""
    text = " ".join(source.split())
    if written[:1].islower():
        text = text[:1].lower() + text[1:]
    if not written.rstrip().endswith("."):
        text = text.rstrip(". ")
    return text
