"""What may be stored as a coding: spans inside the text, codes and their valences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.model import Codebook


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names most like `name` as the sentence a hint begins with, if any."""
    import difflib

    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    return t("store.nearest", names=", ".join(close)) if close else ""


def check_span(document: str, text: str, start: Any, end: Any) -> tuple[int, int]:
    """Whole offsets inside the text. Raises `span-outside`, `span-empty`."""
    size = len(text)
    whole = all(isinstance(v, int) and not isinstance(v, bool) for v in (start, end))
    if not whole or start < 0 or end > size:
        raise QualcodeError(
            "span-outside", document=document, start=start, end=end, size=size
        )
    if start >= end or not text[start:end].strip():
        raise QualcodeError("span-empty", start=start, end=end)
    return start, end


def check_code(codebook: Codebook, code: str, valence: str | None) -> str | None:
    """The valence as it may be stored with the code.

    Raises `code-unknown`, `valence-unknown`, `valence-not-taken`, `valence-required`.
    """
    if code not in codebook.order:
        raise unknown_code(codebook, code)
    facet = codebook.facet_of[code]
    names = ", ".join(v.id for v in codebook.valences)
    if valence is None:
        if facet.valence == "required":
            raise QualcodeError("valence-required", name=code, expected=names)
        return None
    if facet.valence == "none":
        raise QualcodeError("valence-not-taken", value=valence, name=code)
    if valence not in codebook.signs:
        raise QualcodeError("valence-unknown", value=valence, expected=names)
    return valence


def unknown_code(codebook: Codebook, code: str) -> QualcodeError:
    """The error for a code that the active codebook does not have."""
    return QualcodeError(
        "code-unknown", value=code, nearest=nearest(code, codebook.order)
    )
