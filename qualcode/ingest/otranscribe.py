"""oTranscribe's own files (.otr): a page of text inside JSON."""

from __future__ import annotations

import json

from qualcode.errors import QualcodeError
from qualcode.ingest import html
from qualcode.ingest.plain import decode
from qualcode.ingest.source import Reading, Source


def read(source: Source) -> list[Reading]:
    """The transcript in an .otr file.

    Raises:
        QualcodeError: `otr-corrupt`, `file-too-large`, `file-no-text`.
    """
    try:
        found = json.loads(decode(source))
    except (ValueError, RecursionError):
        raise QualcodeError("otr-corrupt", file=source.path) from None
    text = found.get("text") if isinstance(found, dict) else None
    if not isinstance(text, str):
        raise QualcodeError("otr-corrupt", file=source.path)
    return [html.page(text, source)]
