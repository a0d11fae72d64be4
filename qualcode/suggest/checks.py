"""What a call may be given; every misuse is told in one clear sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from qualcode.errors import USAGE, QualcodeError


class MisuseError(QualcodeError, ValueError):
    """Wrong arguments; also a ValueError, as scikit-learn's tools expect."""


def misuse(code: str, **params: Any) -> MisuseError:
    """The error `code` of the catalogue, as wrong use."""
    return MisuseError(code, exit_code=USAGE, **params)


def check_texts(value: Any, name: str = "texts") -> list[str]:
    """A list of texts. Raises MisuseError for one bare text or what is no text."""
    items = _listed(value, name)
    for place, text in enumerate(items):
        if not isinstance(text, str):
            raise misuse(
                "suggest-not-text", name=name, place=place, given=type(text).__name__
            )
    return items


def check_sets(value: Any, n: int, name: str) -> list[frozenset[str]]:
    """One set of codes per text. Raises MisuseError unless n iterables of strings."""
    items = _listed(value, name)
    if len(items) != n:
        raise misuse("suggest-length", name=name, n=n, given=len(items))
    found = []
    for place, codes in enumerate(items):
        bare = isinstance(codes, (str, bytes)) or not isinstance(codes, Iterable)
        given = [] if bare else list(codes)
        if bare or not all(isinstance(c, str) and c for c in given):
            raise misuse("suggest-codes", name=name, place=place)
        found.append(frozenset(given))
    return found


def check_column(value: Any, n: int, name: str) -> list[Any] | None:
    """One value (or None) per text, or None for no column at all."""
    if value is None:
        return None
    items = _listed(value, name)
    if len(items) != n:
        raise misuse("suggest-length", name=name, n=n, given=len(items))
    for place, item in enumerate(items):
        if not isinstance(item, Hashable):
            raise misuse("suggest-column", name=name, place=place)
    return items


class Given(NamedTuple):
    """What `fit` was given, checked: columns parallel to `texts`, and other texts."""

    texts: list[str]
    labels: list[frozenset[str]]
    speakers: list[Any] | None
    questions: list[Any] | None
    groups: list[Any] | None
    rejected: list[frozenset[str]]
    unlabelled: list[str]


def check_given(
    texts: Any,
    labels: Any,
    speakers: Any = None,
    questions: Any = None,
    groups: Any = None,
    rejected: Any = None,
    unlabelled: Any = None,
) -> Given:
    """All that `fit` takes. Raises MisuseError as the checks of each do."""
    said = check_texts(texts)
    n = len(said)
    refused = [frozenset[str]()] * n
    return Given(
        said,
        check_sets(labels, n, "labels"),
        check_column(speakers, n, "speakers"),
        check_column(questions, n, "questions"),
        check_column(groups, n, "groups"),
        refused if rejected is None else check_sets(rejected, n, "rejected"),
        [] if unlabelled is None else check_texts(unlabelled, "unlabelled"),
    )


def _listed(value: Any, name: str) -> list[Any]:
    single = isinstance(value, (str, bytes, Mapping))
    if single or not isinstance(value, (Iterable, Sequence)):
        raise misuse("suggest-not-list", name=name, given=type(value).__name__)
    return list(value)
