"""The first codebook of a study that has none yet."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qualcode.i18n import t


def starter(
    id: str,  # noqa: A002 - it is the codebook's id, as everywhere
    title: str,
    language: str = "es",
    actors: Sequence[str] = (),
) -> str:
    """A minimal commented YAML to edit: a facet of topics, one of factors, valences.

    The comments and names are in `language`; `actors` are those that the example
    of `expected` names.
    """
    return t(
        "codebook.starter",
        lang=language if language in ("es", "en") else "en",
        id=id,
        title=_quoted(title),
        language=language,
        actors=", ".join(_quoted(a) for a in actors or ("A", "B")),
    )


def _quoted(text: str) -> str:
    """Text in double quotes; JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
