"""Proposals of codes with their reasons; people decide.

May import `text` and below; scikit-learn lazily. Main classes and functions:
`CodeSuggester`, a scikit-learn estimator, `propose` gives the suggestions for the
segments of a transcript, `Training` is what it may learn from, `evaluate` tells how
well that would have done.
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
        warm_up,
    )
    from qualcode.suggest.suggester import CodeSuggester

__all__ = [
    "CodeSuggester",
    "Input",
    "SegmentSuggestions",
    "Training",
    "evaluate",
    "model_card",
    "propose",
    "questions_of",
    "warm_up",
]


def __getattr__(name: str) -> Any:
    """Load a name at its first use: scikit-learn costs more than most commands."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    homes = {"CodeSuggester": "suggester", "evaluate": "evaluating"}
    home = homes.get(name, "proposals")
    return getattr(import_module(f"{__name__}.{home}"), name)
