"""`CodeSuggester`: the engine as a scikit-learn estimator."""

from __future__ import annotations

from sklearn.base import BaseEstimator
from sklearn.exceptions import NotFittedError

from qualcode.suggest.checks import MisuseError
from qualcode.suggest.engine import Engine


class UnfittedError(MisuseError, NotFittedError):  # type: ignore[misc] # no types
    """Asked before `fit`; also scikit-learn's NotFittedError."""


class CodeSuggester(Engine, BaseEstimator):  # type: ignore[misc] # sklearn has no types
    """Proposes codes from a codebook, from human codings, or from both.

    A blend: nearness to the codebook's entries, which fades as codings arrive, and
    one-vs-rest logistic regression, calibrated together on out-of-fold scores.
    Text goes nowhere and nothing is downloaded.

    Args:
        codebook: a `qualcode.model.Codebook`, a list of dicts (`code`, `name`,
            `definition`, `keywords`, perhaps `facet` and `exclusive`) or None.
        language: `es` or `en`, for lemmas and negations.
        random_state: an int; the same one and the same input give the same model.

    Attributes:
        classes_: the codebook's codes in order, then others seen in the labels.
        thresholds_: ndarray, from which probability each class is proposed.
        problems_: what was set aside of the codebook, as `Problem`s.
    """

    unfitted = UnfittedError

    def __sklearn_is_fitted__(self) -> bool:
        """Whether `fit` was called."""
        return hasattr(self, "classes_")
