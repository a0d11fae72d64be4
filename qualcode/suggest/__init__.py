"""Proposals of codes with their reasons; people decide.

May import `text` and below; scikit-learn lazily. Main classes and functions:
`CodeSuggester`, a scikit-learn estimator, `propose` gives the suggestions for the
segments of a transcript, `Training` is what it may learn from, `evaluate` tells how
well that would have done; `helper()`, entered before the study is opened, lets another
process load the dictionary and look up the words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcode.suggest.evaluating import evaluate
    from qualcode.suggest.proposals import (
        Input,
        SegmentSuggestions,
        Training,
        model_card,
        propose,
        questions_of,
        told,
    )
    from qualcode.suggest.suggester import CodeSuggester
    from qualcode.suggest.words import helper, look_up

__all__ = [
    "CodeSuggester",
    "Input",
    "SegmentSuggestions",
    "Training",
    "evaluate",
    "helper",
    "look_up",
    "model_card",
    "propose",
    "questions_of",
    "told",
]

_HOMES = {
    "CodeSuggester": "suggester",
    "evaluate": "evaluating",
    "helper": "words",
    "look_up": "words",
}


def __getattr__(name: str) -> Any:
    """Load a name at its first use: scikit-learn costs more than most commands."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOMES.get(name, "proposals")
    return getattr(import_module(f"{__name__}.{home}"), name)
